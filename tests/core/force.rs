//! The force layout: properties that hold for every network, and pictures that are known.

mod pictures;
mod properties;

use hopscope::graph::Graph;
use hopscope::layout::{Force, Settings};

/// The graph of these ties; person 0 is you, without ties.
fn graph(people: usize, ties: &[[u32; 2]]) -> Graph {
    Graph::from_ties(people + 1, ties)
}

/// A path through so many people.
fn path(people: u32) -> Vec<[u32; 2]> {
    (1..people).map(|person| [person, person + 1]).collect()
}

/// The first picture.
fn start(graph: &Graph, seed: u32) -> Force {
    started(Force::new(
        graph,
        &vec![0; graph.people()],
        seed,
        Settings::default(),
    ))
}

fn started(mut force: Force) -> Force {
    while !force.is_picture() {
        force.step();
    }
    force
}

/// At rest, or after so many iterations.
fn laid_out(graph: &Graph, iterations: u32) -> Force {
    let mut force = start(graph, 1);
    while force.iterations() < iterations && force.step() {}
    force
}

fn bits(force: &Force) -> Vec<[u32; 2]> {
    let positions = force.positions().iter();
    positions.map(|place| place.map(f32::to_bits)).collect()
}

fn distance([x, y]: [f32; 2], [ox, oy]: [f32; 2]) -> f32 {
    ((x - ox) * (x - ox) + (y - oy) * (y - oy)).sqrt()
}
