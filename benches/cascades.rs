//! Independent cascades, natively. `benches/cascades.mjs` has ours in wasm, `benches/peers/cascades.py`
//! cynetdiff and EoN, on the same networks; they take turns.

mod clock;
mod record;

use clock::time;
use hopscope::post::{Cascade, Spread};
use hopscope::random::{self, Stream};
use hopscope::scenario::Scenario;
use hopscope::world::World;
use record::{bench, share};

const NATIVE: &str = "Hopscope, native";

fn main() {
    // `cargo test --benches` passes --test: the models are under test elsewhere.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    cascades(
        "preferential attachment",
        "world=preferential",
        "preferential.txt",
        1500,
    );
    cascades(
        "small world, 1 in 10 rewired",
        "world=smallworld&rewire=.1",
        "smallworld.txt",
        50_000,
    );
}

fn cascades(what: &str, world: &str, file: &str, posts: u32) {
    let query = format!("{world}&people=100000&ties=10&see=.1&reshare=1&cold=0&hops=all");
    let scenario = Scenario::from_query(&query).scenario;
    let graph = World::new(&scenario, None).graph;
    share(&graph, file).expect("the folder of builds can be written");
    let spread = Spread::new(&scenario);
    let mut stream = Stream::new(1, "bench");
    let mut cascade = Cascade::default();
    let (mut viewers, mut started) = (0, 0);
    let mut send = |post: u32| {
        let start = 1 + stream.below(100_000);
        cascade.send(
            &graph,
            std::iter::once(start),
            &spread,
            random::key(1, "bench", post),
        );
        viewers += cascade.saw();
        started += u32::from(cascade.saw() > 0);
    };
    // One in ten begins at all: the others cost next to nothing.
    let (_, ms) = time(|| (0..10 * posts).for_each(&mut send));
    let started = f64::from(started);
    let table = "Independent cascades of p = .1 from anybody: 100,000 people, 500,000 ties";
    bench(
        table,
        &format!("{what}: a cascade"),
        NATIVE,
        &format!("{:.6} µs", 1e3 * ms / started),
    );
    bench(
        table,
        &format!("{what}: people on average"),
        NATIVE,
        &format!("{:.6}", viewers as f64 / started),
    );
}
