//! Independent cascades of the native core. `benches/cascades.mjs` runs them in wasm, and
//! `benches/peers/cascades.py` with cynetdiff and EoN on the same networks. The programs take
//! turns.

mod support;

use hopscope::post::{Cascade, Spread};
use hopscope::random::{self, Stream};
use hopscope::scenario::Scenario;
use hopscope::world::World;
use serde_json::json;
use support::clock::time;
use support::expected::check;
use support::is_full;
use support::report::{bench, share, thousands};

const NATIVE: &str = "Hopscope, native";

fn main() {
    // The number of posts that the connection is expected to see, at full size.
    for (name, world, file, posts) in [
        (
            "preferential attachment",
            "world=preferential",
            "preferential.txt",
            1500,
        ),
        (
            "small world, 1 in 10 rewired",
            "world=smallworld&rewire=.1",
            "smallworld.txt",
            50_000,
        ),
    ] {
        if is_full() {
            cascades(name, world, file, 100_000, posts);
        } else {
            cascades(name, world, file, 2000, 30);
        }
    }
}

fn cascades(name: &str, world: &str, file: &str, people: u32, posts: u32) {
    let query = format!("{world}&people={people}&ties=10&see=.1&reshare=1&cold=0&hops=all");
    let scenario = Scenario::from_query(&query).scenario;
    let graph = World::new(&scenario, None).graph;
    let spread = Spread::new(&scenario);
    let mut stream = Stream::new(1, "bench");
    let mut cascade = Cascade::default();
    let (mut viewers, mut started) = (0, 0);
    let mut send = |post: u32| {
        let start = 1 + stream.below(people);
        cascade.send(
            &graph,
            std::iter::once(start),
            &spread,
            random::key(1, "bench", post),
        );
        viewers += cascade.saw();
        started += u32::from(cascade.saw() > 0);
    };
    // One post in ten starts, because the connection sees it with a chance of .1. The other posts
    // cost next to nothing.
    let (_, ms) = time(|| (0..10 * posts).for_each(&mut send));
    check(
        &format!("{query}: {posts} cascades, native"),
        json!({ "ties": graph.ties(), "started": started, "viewers": viewers }),
    );
    if is_full() {
        share(&graph, file).expect("the folder of builds can be written");
    }
    let started = f64::from(started);
    if is_full() {
        // The peers' programs compare their means with this one.
        check(
            &format!("{world}: cascades of .1"),
            json!({ "mean": viewers as f64 / started }),
        );
    }
    let table = format!(
        "Independent cascades of p = .1 from anybody: {} people, {} ties",
        thousands(people as usize),
        thousands(5 * people as usize)
    );
    bench(
        &table,
        &format!("{name}: a cascade"),
        NATIVE,
        &format!("{:.6} µs", 1e3 * ms / started),
    );
    bench(
        &table,
        &format!("{name}: people on average"),
        NATIVE,
        &format!("{:.6}", viewers as f64 / started),
    );
}
