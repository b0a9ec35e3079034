//! Taking times, and the peer that times are held against.

use std::hint::black_box;
use std::time::Instant;

use hopscope::graph::Graph;
use petgraph::visit::Bfs;

/// What a piece of work gives, and how many milliseconds it took.
pub fn time<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = black_box(work());
    (result, start.elapsed().as_secs_f64() * 1e3)
}

/// The middle one; 0 of none.
pub fn median(times: impl Iterator<Item = f64>) -> f64 {
    let mut times: Vec<f64> = times.collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(0.0)
}

/// One full breadth-first search by petgraph, from person 1; how many people it finds.
pub fn search(graph: &Graph) -> usize {
    let mut search = Bfs::new(graph, 1);
    let mut people = 0;
    while search.next(graph).is_some() {
        people += 1;
    }
    people
}
