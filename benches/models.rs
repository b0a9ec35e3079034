//! What the models take: each world, cascades, figures of a whole network, and many lives; each against
//! one breadth-first search of the same graph by petgraph where there is one, in the same run.

mod clock;

use std::hint::black_box;

use clock::{median, search, time};
use hopscope::contacts::Contacts;
use hopscope::curve::{Verdict, reach};
use hopscope::ego::Keep;
use hopscope::ensemble::Ensemble;
use hopscope::graph::Graph;
use hopscope::measure;
use hopscope::post::{Cascade, Expected, Spread};
use hopscope::random::{self, Stream};
use hopscope::run::Run;
use hopscope::scenario::{Choice, Scenario, WorldModel};
use hopscope::world::World;

fn main() {
    // `cargo test --benches` passes --test: the models are under test elsewhere.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    worlds();
    networks();
    cascades();
    lives();
}

fn run(query: &str) -> Run {
    Run::complete(Scenario::from_query(query).scenario, None).expect("a world within the limits")
}

fn worlds() {
    println!("\nWorlds of 100,000 people with 10 ties each, native, ms");
    println!("| world | ties | ms | by petgraph's search of it |");
    println!("|---|---|---|---|");
    for (model, (word, _)) in WorldModel::ALL.iter().zip(WorldModel::WORDS) {
        if *model == WorldModel::File {
            continue;
        }
        let scenario =
            Scenario::from_query(&format!("world={word}&people=100000&ties=10")).scenario;
        let (mut made, mut searched, mut ties) = (Vec::new(), Vec::new(), 0);
        for _ in 0..5 {
            let (world, ms) = time(|| World::new(&scenario, None));
            made.push(ms);
            searched.push(time(|| search(&world.graph)).1);
            ties = world.graph.ties();
        }
        let [made, searched] = [made, searched].map(|times| median(times.into_iter()));
        println!("| {word} | {ties} | {made:.2} | {:.1} |", made / searched);
    }
}

/// SCIENCE's BA graph: 100,000 people, m = 5.
fn networks() {
    let graph = run("world=preferential&people=100000&ties=10&connections=0")
        .world()
        .graph
        .clone();
    println!(
        "\nFigures of a network of 100,000 people and {} ties, native, ms",
        graph.ties()
    );
    println!("| what | ms | by petgraph's search of it |");
    println!("|---|---|---|");
    let searched = median((0..5).map(|_| time(|| search(&graph)).1));
    let print = |what: &str, times: [f64; 5]| {
        let ms = median(times.into_iter());
        println!("| {what} | {ms:.2} | {:.1} |", ms / searched);
    };
    let ties: Vec<[u32; 2]> = graph.each_tie().collect();
    print(
        "the compressed graph from its ties",
        [(); 5].map(|()| time(|| Graph::from_ties(100_001, &ties)).1),
    );
    print(
        "triangles: transitivity",
        [(); 5].map(|()| time(|| graph.transitivity()).1),
    );
    print(
        "degrees, clustering, paradox, exact two-step size of everybody",
        [(); 5].map(|()| time(|| measure::local(&graph)).1),
    );
}

fn cascades() {
    println!("\nIndependent cascades of p = .1 from anybody, 100,000 people, native");
    for (what, world, posts) in [
        (
            "preferential attachment, 500,000 ties",
            "preferential",
            1500,
        ),
        (
            "small world, 10 ties, 1 in 10 rewired",
            "smallworld&rewire=.1",
            50_000,
        ),
    ] {
        let query = format!("world={world}&people=100000&ties=10&see=.1&reshare=1&cold=0&hops=all");
        let scenario = Scenario::from_query(&query).scenario;
        let graph = World::new(&scenario, None).graph;
        let spread = Spread::new(&scenario);
        let mut stream = Stream::new(1, "bench");
        let mut cascade = Cascade::default();
        let (mut viewers, mut started) = (0, 0);
        let mut send = |post: u32| {
            let start = 1 + stream.below(100_000);
            let key = random::key(1, "bench", post);
            cascade.send(&graph, std::iter::once(start), &spread, key);
            viewers += cascade.saw();
            started += u32::from(cascade.saw() > 0);
        };
        // One in ten begins at all: the others cost next to nothing.
        let (_, ms) = time(|| (0..10 * posts).for_each(&mut send));
        let started = f64::from(started);
        println!(
            "{what}: {:.2} µs each ({:.2} viewers on average)",
            1e3 * ms / started,
            viewers as f64 / started
        );
    }
}

fn lives() {
    println!("\nWhat is found out about a life, native, ms");
    for query in [
        "people=2000",
        "people=10000&ties=10&connections=1000",
        "people=100000&ties=10&connections=3000",
    ] {
        let run = run(query);
        let (graph, growth) = (&run.world().graph, run.growth());
        let keep = time(|| black_box(Keep::new(graph, growth.people()))).1;
        let verdict = time(|| black_box(Verdict::new(&reach(run.history())))).1;
        let spread = Spread::new(run.scenario());
        let expected = time(|| black_box(Expected::of(graph, growth.people(), &spread))).1;
        let contacts = time(|| black_box(Contacts::new(run.world(), growth, run.scenario()))).1;
        println!(
            "{query}: what you keep {keep:.2}, curves {verdict:.2}, expected views {expected:.2}, contacts of ten years {contacts:.2}"
        );
    }
    for model in ["professional", "preferential"] {
        let run = run(&format!(
            "world={model}&people=10000&ties=10&connections=1000&lives=200"
        ));
        let (_, ms) = time(|| {
            let mut lives = Ensemble::new(&run, None, false).expect("no other world");
            while lives.advance().expect("the same world again") < lives.lives() {}
        });
        println!(
            "200 lives of 1,000 connections in a world of 10,000 people ({model}), five posts each: {ms:.0} ms"
        );
    }
}
