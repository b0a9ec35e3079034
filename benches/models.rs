//! The time of the analyses of a life, and of many lives. `benches/models.mjs` runs them in wasm.

mod support;

use hopscope::contacts::Contacts;
use hopscope::curve_fit::{Verdict, reach};
use hopscope::ego::Keep;
use hopscope::ensemble::Ensemble;
use hopscope::post::{Expected, Spread};
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use serde_json::json;
use support::clock::time;
use support::expected::{check, check_life, hash_counts, hash_numbers};
use support::is_full;
use support::report::{bench, ms, thousands};

fn main() {
    life();
    lives();
}

fn run(query: &str) -> Run {
    Run::complete(Scenario::from_query(query).scenario, None).expect("a world within the limits")
}

fn life() {
    let sizes = [
        ("2,000 people", "people=2000"),
        (
            "10,000 people, 1,000 connections",
            "people=10000&ties=10&connections=1000",
        ),
        (
            "100,000 people, 3,000 connections",
            "people=100000&ties=10&connections=3000",
        ),
    ];
    let (sizes, runs) = match is_full() {
        true => (&sizes[..], 5),
        false => (&sizes[..1], 1),
    };
    for &(people, query) in sizes {
        let run = run(query);
        check_life(query, &run);
        let (graph, growth) = (&run.world().graph, run.growth());
        let spread = Spread::new(run.scenario());
        for _ in 0..runs {
            let (keep, keep_ms) = time(|| Keep::new(graph, growth.people()));
            let (verdict, curves_ms) = time(|| Verdict::new(&reach(run.history())));
            let (expected, expected_ms) = time(|| Expected::of(graph, growth.people(), &spread));
            let (contacts, contacts_ms) =
                time(|| Contacts::new(run.world(), growth, run.scenario()));
            check(
                &format!("{query}: findings"),
                json!({
                    "ties among connections": hash_counts(&keep.ties),
                    "constraint": hash_numbers(&keep.constraint),
                    "best form": verdict.best.map(|form| form.name()),
                    "slope": verdict.slope,
                    "expected views": expected.hops,
                    "expected contacts": hash_numbers(&contacts.expected),
                    "viewers": hash_counts(&contacts.viewers),
                }),
            );
            let table = "What is found out about a life, native";
            bench(table, people, "what you keep", &ms(keep_ms));
            bench(table, people, "curves", &ms(curves_ms));
            bench(table, people, "expected views", &ms(expected_ms));
            bench(table, people, "contacts of ten years", &ms(contacts_ms));
        }
    }
}

fn lives() {
    let (people, connections, lives) = match is_full() {
        true => (10_000, 1000, 200),
        false => (1000, 100, 5),
    };
    for model in ["professional", "preferential"] {
        let query = format!(
            "world={model}&people={people}&ties=10&connections={connections}&lives={lives}"
        );
        let run = run(&query);
        let (ensemble, took) = time(|| {
            let mut ensemble = Ensemble::new(&run, None, false).expect("no other world");
            while ensemble.advance().expect("the same world again") < ensemble.lives() {}
            ensemble
        });
        let tally = &ensemble.tallies[0];
        check(
            &format!("{query}: bands"),
            json!({
                "reach": hash_numbers(&tally.reach.band().mean),
                "saw": hash_numbers(&tally.saw.band().mean),
            }),
        );
        let table = format!(
            "{lives} lives of {} connections in a world of {} people, five posts each",
            thousands(connections),
            thousands(people)
        );
        bench(&table, model, "native", &ms(took));
    }
}
