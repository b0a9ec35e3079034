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
    println!("\nIndependent cascades, native");
    for (what, query, least) in [
        (
            "p = .1, preferential attachment, 100,000 people, 500,000 ties: ms a large one",
            "world=preferential&people=100000&ties=10&connections=1&see=.1&reshare=1&cold=0&hops=all",
            1000,
        ),
        (
            "p = .1, small world, 100,000 people, 10 ties, 1 in 10 rewired: ms a post",
            "world=smallworld&people=100000&ties=10&rewire=.1&connections=10&see=.1&reshare=1&cold=0&hops=all",
            0,
        ),
    ] {
        let run = run(query);
        let mut cascade = Cascade::default();
        let (mut times, mut sizes) = (Vec::new(), 0);
        let posts = if least > 0 { 400 } else { 20_000 };
        for post in 1..=posts {
            let (sent, ms) = time(|| run.send(post, std::mem::take(&mut cascade)));
            cascade = sent;
            if cascade.saw() >= least {
                times.push(ms);
                sizes += cascade.saw();
            }
        }
        let mean = sizes as f64 / times.len() as f64;
        println!(
            "{what}: {:.5} ({mean:.1} viewers on average)",
            times.iter().sum::<f64>() / times.len() as f64
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
