//! Measures times, and runs petgraph's search, with which times are compared.

use std::hint::black_box;
use std::time::Duration;

use hopscope::graph::Graph;
use petgraph::visit::Bfs;

/// Runs a piece of work. Returns its result and its processor time in milliseconds.
pub fn time<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = now();
    let result = black_box(work());
    (result, (now() - start).as_secs_f64() * 1e3)
}

/// The processor time of this process. Other processes do not count.
#[cfg(unix)]
fn now() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    let used = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(used.tv_sec as u64, used.tv_nsec as u32)
}

/// The time since the first call.
#[cfg(not(unix))]
fn now() -> Duration {
    use std::sync::LazyLock;
    use std::time::Instant;
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
}

/// The median; 0 of an empty list.
pub fn median(times: impl Iterator<Item = f64>) -> f64 {
    let mut times: Vec<f64> = times.collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(0.0)
}

/// One breadth-first search by petgraph from person 1. Returns the number of people it finds,
/// person 1 included.
pub fn search(graph: &Graph) -> usize {
    let mut search = Bfs::new(graph, 1);
    let mut people = 0;
    while search.next(graph).is_some() {
        people += 1;
    }
    people
}
