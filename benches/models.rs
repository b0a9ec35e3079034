//! What it takes to find out about a life, and many lives; `benches/models.mjs` has the same in wasm.

mod clock;
mod record;

use clock::time;
use hopscope::contacts::Contacts;
use hopscope::curve_fit::{Verdict, reach};
use hopscope::ego::Keep;
use hopscope::ensemble::Ensemble;
use hopscope::post::{Expected, Spread};
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use record::{bench, ms};

fn main() {
    // `cargo test --benches` passes --test: the models are under test elsewhere.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    life();
    lives();
}

fn run(query: &str) -> Run {
    Run::complete(Scenario::from_query(query).scenario, None).expect("a world within the limits")
}

fn life() {
    let table = "What is found out about a life, native";
    for (people, query) in [
        ("2,000 people", "people=2000"),
        (
            "10,000 people, 1,000 connections",
            "people=10000&ties=10&connections=1000",
        ),
        (
            "100,000 people, 3,000 connections",
            "people=100000&ties=10&connections=3000",
        ),
    ] {
        let run = run(query);
        let (graph, growth) = (&run.world().graph, run.growth());
        let spread = Spread::new(run.scenario());
        let tell = |what: &str, times: f64| bench(table, people, what, &ms(times));
        for _ in 0..5 {
            tell(
                "what you keep",
                time(|| Keep::new(graph, growth.people())).1,
            );
            tell("curves", time(|| Verdict::new(&reach(run.history()))).1);
            tell(
                "expected views",
                time(|| Expected::of(graph, growth.people(), &spread)).1,
            );
            tell(
                "contacts of ten years",
                time(|| Contacts::new(run.world(), growth, run.scenario())).1,
            );
        }
    }
}

fn lives() {
    let table = "200 lives of 1,000 connections in a world of 10,000 people, five posts each";
    for model in ["professional", "preferential"] {
        let run = run(&format!(
            "world={model}&people=10000&ties=10&connections=1000&lives=200"
        ));
        let (_, took) = time(|| {
            let mut lives = Ensemble::new(&run, None, false).expect("no other world");
            while lives.advance().expect("the same world again") < lives.lives() {}
        });
        bench(table, model, "native", &ms(took));
    }
}
