//! Graphs, and the positions that the force layout gives them.

use hopscope::graph::Graph;
use hopscope::layout::{Force, Settings};

/// The graph of these ties; person 0 is you, without ties.
pub fn graph(people: usize, ties: &[[u32; 2]]) -> Graph {
    Graph::from_ties(people + 1, ties)
}

/// A path graph of `people` people.
pub fn path(people: u32) -> Vec<[u32; 2]> {
    (1..people).map(|person| [person, person + 1]).collect()
}

/// The first picture.
pub fn start(graph: &Graph, seed: u32) -> Force {
    started(Force::new(
        graph,
        &vec![0; graph.people()],
        seed,
        Settings::default(),
    ))
}

pub fn started(mut force: Force) -> Force {
    while !force.is_picture() {
        force.step();
    }
    force
}

/// The layout at rest, or after this many iterations.
pub fn laid_out(graph: &Graph, iterations: u32) -> Force {
    let mut force = start(graph, 1);
    while force.iterations() < iterations && force.step() {}
    force
}

pub fn bits(force: &Force) -> Vec<[u32; 2]> {
    let positions = force.positions().iter();
    positions.map(|place| place.map(f32::to_bits)).collect()
}

pub fn distance([x, y]: [f32; 2], [ox, oy]: [f32; 2]) -> f32 {
    ((x - ox) * (x - ox) + (y - oy) * (y - oy)).sqrt()
}
