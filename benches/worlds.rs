//! Worlds, and figures of whole networks: the native core and petgraph. `benches/worlds.mjs` runs
//! them in wasm, and `benches/peers/worlds.py` with igraph and networkx. The programs take turns.

mod support;

use hopscope::graph::Graph;
use hopscope::network_statistics;
use hopscope::post::broadcast;
use hopscope::run::Run;
use hopscope::scenario::{Choice, Scenario, WorldModel};
use hopscope::world::World;
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::Bfs;
use serde_json::json;
use support::clock::{median, time};
use support::expected::{check, check_life};
use support::is_full;
use support::report::{bench, ms, share, thousands};

const NATIVE: &str = "Hopscope, native";
const PETGRAPH: &str = "petgraph 0.8.3";

fn main() {
    let people = if is_full() { 100_000 } else { 2000 };
    reach(people);
    every_world(people);
}

/// Runs a piece of work several times. Returns the last result, and the median time as the value of
/// a cell.
fn repeated<T>(mut work: impl FnMut() -> T) -> (T, String) {
    let (mut result, first) = time(&mut work);
    let mut times = vec![first];
    for _ in 1..if is_full() { 5 } else { 1 } {
        let (again, ms) = time(&mut work);
        result = again;
        times.push(ms);
    }
    (result, ms(median(times.into_iter())))
}

/// The same work as in the peers' programs.
fn reach(people: usize) {
    let table = &format!(
        "Worlds and reach: {} people, {} ties by preferential attachment (m = 5)",
        thousands(people),
        thousands(5 * people)
    );
    let query = &format!("world=preferential&people={people}&ties=10");
    let scenario = Scenario::from_query(query).scenario;
    let (World { graph, .. }, made) = repeated(|| World::new(&scenario, None));
    check(query, json!({ "people": people, "ties": graph.ties() }));
    bench(table, "the world with its graph", NATIVE, &made);
    if is_full() {
        share(&graph, "preferential.txt").expect("the folder of builds can be written");
    }

    let row = "the graph from its ties";
    let ties: Vec<[u32; 2]> = graph.each_tie().collect();
    let nodes = graph.people();
    let (ours, ours_took) = repeated(|| Graph::from_ties(nodes, &ties));
    let edges = || ties.iter().map(|&[one, other]| (one, other));
    let (theirs, theirs_took) = repeated(|| UnGraph::<(), ()>::from_edges(edges()));
    check(query, json!({ "ties": ours.ties() }));
    check(query, json!({ "ties": theirs.edge_count() }));
    bench(table, row, NATIVE, &ours_took);
    bench(table, row, PETGRAPH, &theirs_took);

    let row = "one breadth-first search";
    let (ours, ours_took) = repeated(|| broadcast(&graph, std::iter::once(1), u32::MAX));
    let (found, theirs_took) = repeated(|| searched(&theirs));
    let whole = format!("{query}: whole network");
    check(&whole, json!({ "found": ours.iter().sum::<u32>() }));
    check(&whole, json!({ "found": found }));
    bench(table, row, NATIVE, &ours_took);
    bench(table, row, PETGRAPH, &theirs_took);

    let (transitivity, took) = repeated(|| graph.transitivity());
    let figures = format!("{query}: figures");
    check(&figures, json!({ "transitivity": transitivity }));
    bench(table, "triangles: transitivity", NATIVE, &took);

    let row = "exact two-step size of everybody (ours: with triangles, clustering, paradox, and in wasm distances)";
    let mut stamp = vec![u32::MAX; nodes];
    let (theirs, theirs_took) = repeated(|| two_steps(&theirs, &mut stamp));
    let (local, ours_took) = repeated(|| network_statistics::local(&graph));
    // Person 0 is you and has no ties here. Each person counts themselves.
    let ours = local.second_neighbours + local.mean_degree + 1.0;
    check(
        &figures,
        json!({
            "people": people,
            "ties": graph.ties(),
            "mean": local.mean_degree,
            "neighbours": local.mean_neighbour_degree,
            "transitivity": local.transitivity,
            "clustering": local.mean_local_clustering,
        }),
    );
    let [ours, theirs] = [ours, theirs].map(|mean| format!("{mean:.5}"));
    check(&whole, json!({ "mean within two steps": ours }));
    check(&whole, json!({ "mean within two steps": theirs }));
    bench(table, row, PETGRAPH, &theirs_took);
    bench(table, row, NATIVE, &ours_took);
    bench(table, "its mean", NATIVE, &ours);
    bench(table, "its mean", PETGRAPH, &theirs);
}

fn searched(graph: &UnGraph<(), ()>) -> usize {
    let mut search = Bfs::new(graph, NodeIndex::new(1));
    std::iter::from_fn(|| search.next(graph)).count()
}

/// The mean number of people within two steps, the person included, over everybody except person 0.
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

fn every_world(people: usize) {
    let table = format!(
        "A world of {} people with 10 ties each and its graph",
        thousands(people)
    );
    for (model, word) in WorldModel::ALL.iter().zip(WorldModel::WORDS) {
        if *model == WorldModel::File {
            continue;
        }
        let query = format!("world={word}&people={people}&ties=10");
        let scenario = Scenario::from_query(&query).scenario;
        let (world, took) = repeated(|| World::new(&scenario, None));
        check(
            &query,
            json!({ "people": world.people(), "ties": world.graph.ties() }),
        );
        // The hash of the same life, because the graph of the wasm cannot be read.
        let run = Run::complete(scenario, None).expect("a world within the limits");
        check_life(&query, &run);
        bench(&table, word, "native", &took);
    }
}
