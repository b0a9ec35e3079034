//! The force layout on Barabási–Albert worlds (m = 3) and on the professional world, from a
//! thousand people to a million: milliseconds to the start and for an iteration, and the quality of
//! the picture after 10 and after 50 iterations.
//!
//! The time of an iteration is the median of all iterations. The next column is its ratio to the
//! time of petgraph's breadth-first search of the same graph: a busy machine slows both.

#[path = "../tests/core/support/quality.rs"]
mod quality;
mod support;

use hopscope::layout::{Force, Settings};
use hopscope::scenario::Scenario;
use hopscope::world::World;
use serde_json::json;
use support::clock::{median, search, time};
use support::expected::{check, hash_positions};
use support::is_full;

fn main() {
    println!("\nForce layout, native, one thread");
    println!(
        "| world | people | ties | start, ms | iteration, ms | by a search | normalised stress after 10 | after 50 | standard deviation / mean of a tie's length | tie / distance | neighbourhood |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for world in ["preferential", "professional"] {
        let sizes = [
            (1_000, 1_000),
            (10_000, 300),
            (100_000, 100),
            (1_000_000, 10),
        ];
        let sizes = if is_full() { &sizes[..] } else { &sizes[..1] };
        for &(people, sources) in sizes {
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
    let positions = force.positions();
    check(
        &format!("{query}: force layout"),
        json!({ "ties": graph.ties(), "positions": hash_positions(positions) }),
    );
    println!(
        "| {model} | {people} | {} | {start:.0} | {iteration:.2} | {:.1} | {:.4} | {:.4} | {:.3} | {:.3} | {:.4} |",
        graph.ties(),
        iteration / search,
        stress[0],
        stress[1],
        quality::edge_spread(&graph, positions),
        quality::edge_length(&graph, positions, sources, 1),
        quality::neighbourhood(&graph, positions, sources.min(100), 1),
    );
}
