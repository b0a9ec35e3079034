//! The force layout on Barabási–Albert worlds (m = 3) from a thousand people to a million, and on the professional one:
//! milliseconds to the start and for an iteration, and how good the picture is after 10 and after 50.
//!
//! An iteration's time is the median of all of them; beside it, how many of petgraph's breadth-first searches of the same
//! graph take as long, which a busy machine slows as much.

mod clock;

use clock::{median, search, time};
use hopscope::layout::{Force, Settings, quality};
use hopscope::scenario::Scenario;
use hopscope::world::World;

fn main() {
    // `cargo test --benches` passes --test: the layout is under test elsewhere.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    println!("\nForce layout, native, one thread");
    println!(
        "| world | people | ties | start, ms | iteration, ms | by a search | normalised stress after 10 | after 50 | standard deviation / mean of a tie's length | tie / distance | neighbourhood |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for world in ["preferential", "professional"] {
        for (people, sources) in [
            (1_000, 1_000),
            (10_000, 300),
            (100_000, 100),
            (1_000_000, 10),
        ] {
            row(world, people, sources);
        }
    }
}

fn row(model: &str, people: usize, sources: usize) {
    let query = format!("world={model}&people={people}&ties=6");
    let World {
        graph, community, ..
    } = World::new(&Scenario::from_query(&query).scenario, None);
    let (mut force, start) = time(|| {
        let mut force = Force::new(&graph, &community, 1, Settings::default());
        while !force.is_picture() {
            force.step();
        }
        force
    });
    let (mut iterations, mut searches) = (Vec::new(), Vec::new());
    let mut stress = Vec::new();
    let mut warm = true;
    while warm {
        let (more, ms) = time(|| force.step());
        iterations.push(ms);
        if iterations.len() % 10 == 0 {
            searches.push(time(|| search(&graph)).1);
        }
        warm = more;
        if force.iterations() == 10 || !warm {
            stress.push(quality::stress(&graph, force.positions(), sources, 1));
        }
    }
    let [iteration, search] = [iterations, searches].map(|times| median(times.into_iter()));
    let places = force.positions();
    println!(
        "| {model} | {people} | {} | {start:.0} | {iteration:.2} | {:.1} | {:.4} | {:.4} | {:.3} | {:.3} | {:.4} |",
        graph.ties(),
        iteration / search,
        stress[0],
        stress[1],
        quality::edge_spread(&graph, places),
        quality::edge_length(&graph, places, sources, 1),
        quality::neighbourhood(&graph, places, sources.min(100), 1),
    );
}
