//! Worlds, and what is found in a whole network: ours natively and by petgraph. `benches/worlds.mjs` has
//! ours in wasm, `benches/peers/worlds.py` igraph and networkx; they take turns.

mod clock;
mod record;

use clock::{median, time};
use hopscope::graph::Graph;
use hopscope::network_statistics;
use hopscope::post::broadcast;
use hopscope::scenario::{Choice, Scenario, WorldModel};
use hopscope::world::World;
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::Bfs;
use record::{bench, ms};

const TABLE: &str =
    "Worlds and reach: 100,000 people, 500,000 ties by preferential attachment (m = 5)";
const NATIVE: &str = "Hopscope, native";
const PETGRAPH: &str = "petgraph 0.8.3";

fn main() {
    // `cargo test --benches` passes --test: the models are under test elsewhere.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    reach();
    every_world();
}

fn repeated<T>(mut work: impl FnMut() -> T) -> String {
    ms(median((0..5).map(|_| time(&mut work).1)))
}

/// The same questions as the peers are asked.
fn reach() {
    let scenario = Scenario::from_query("world=preferential&people=100000&ties=10").scenario;
    let made = repeated(|| World::new(&scenario, None));
    bench(TABLE, "the world with its graph", NATIVE, &made);
    let graph = World::new(&scenario, None).graph;
    record::share(&graph, "preferential.txt").expect("the folder of builds can be written");

    let row = "the graph from its ties";
    let ties: Vec<[u32; 2]> = graph.each_tie().collect();
    let people = graph.people();
    bench(
        TABLE,
        row,
        NATIVE,
        &repeated(|| Graph::from_ties(people, &ties)),
    );
    let edges = || ties.iter().map(|&[one, other]| (one, other));
    bench(
        TABLE,
        row,
        PETGRAPH,
        &repeated(|| UnGraph::<(), ()>::from_edges(edges())),
    );
    let theirs = UnGraph::<(), ()>::from_edges(edges());

    let row = "one breadth-first search";
    bench(
        TABLE,
        row,
        NATIVE,
        &repeated(|| broadcast(&graph, std::iter::once(1), u32::MAX)),
    );
    bench(TABLE, row, PETGRAPH, &repeated(|| searched(&theirs)));

    let row = "triangles: transitivity";
    bench(TABLE, row, NATIVE, &repeated(|| graph.transitivity()));

    let row = "exact two-step size of everybody (ours: with triangles, clustering, paradox, and in wasm distances)";
    let mut stamp = vec![u32::MAX; people];
    let mut mean = 0.0;
    let took = repeated(|| mean = two_steps(&theirs, &mut stamp));
    bench(TABLE, row, PETGRAPH, &took);
    let mut local = None;
    bench(
        TABLE,
        row,
        NATIVE,
        &repeated(|| local = Some(network_statistics::local(&graph))),
    );
    let local = local.expect("measured above");
    // Person 0 is nobody's second neighbour; everybody counts themselves.
    let ours = local.second_neighbours + local.mean_degree + 1.0;
    let row = "its mean";
    bench(TABLE, row, NATIVE, &format!("{ours:.5}"));
    bench(TABLE, row, PETGRAPH, &format!("{mean:.5}"));
}

fn searched(graph: &UnGraph<(), ()>) -> usize {
    let mut search = Bfs::new(graph, NodeIndex::new(1));
    std::iter::from_fn(|| search.next(graph)).count()
}

/// How many people are within two steps, themselves included: the mean over all but person 0.
fn two_steps(graph: &UnGraph<(), ()>, stamp: &mut [u32]) -> f64 {
    stamp.fill(u32::MAX);
    let mut sum = 0;
    for person in graph.node_indices().skip(1) {
        let mark = person.index() as u32;
        let mut see = |other: NodeIndex| {
            sum += u64::from(stamp[other.index()] != mark);
            stamp[other.index()] = mark;
        };
        see(person);
        for other in graph.neighbors(person) {
            see(other);
            graph.neighbors(other).for_each(&mut see);
        }
    }
    sum as f64 / (graph.node_count() - 1) as f64
}

fn every_world() {
    let table = "A world of 100,000 people with 10 ties each and its graph";
    for (model, word) in WorldModel::ALL.iter().zip(WorldModel::WORDS) {
        if *model == WorldModel::File {
            continue;
        }
        let query = format!("world={word}&people=100000&ties=10");
        let scenario = Scenario::from_query(&query).scenario;
        bench(
            table,
            word,
            "native",
            &repeated(|| World::new(&scenario, None)),
        );
    }
}
