//! What a life holds in memory, stage by stage: bytes a person and a tie, at the peak and at rest.
//!
//! Every allocation is counted, with room reserved and never written; a reallocation counts as the
//! new block and the old one together, which is what an allocator without pages to remap needs.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use hopscope::frame::Frame;
use hopscope::raster::{Raster, Theme, View};
use hopscope::run::Run;
use hopscope::scenario::Scenario;

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: everything is passed on to the system's allocator, and counted.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        PEAK.fetch_max(
            NOW.fetch_add(layout.size(), Relaxed) + layout.size(),
            Relaxed,
        );
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        PEAK.fetch_max(
            NOW.fetch_add(layout.size(), Relaxed) + layout.size(),
            Relaxed,
        );
        // SAFETY: as the caller promises.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        PEAK.fetch_max(NOW.fetch_add(size, Relaxed) + size, Relaxed);
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.realloc(block, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The models of a world.
const MODELS: [&str; 8] = [
    "professional",
    "communities",
    "random",
    "gnm",
    "smallworld",
    "preferential",
    "clustered",
    "configuration",
];

fn main() {
    // `cargo test --benches` passes --test: tests/memory.rs holds the figures.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    for (people, ties) in [(1_000_000, 10), (100_000, 200)] {
        println!(
            "\n{people} people with {ties} ties each; MB at the peak of each stage, then at rest"
        );
        println!("the peak less 16 bytes a tie, and at rest less 8, in bytes a person\n");
        println!(
            "| model | world | growth | history | layout | post | frame | at rest | made anew | peak, a person | at rest, a person |"
        );
        println!("|---|---|---|---|---|---|---|---|---|---|---|");
        for model in MODELS {
            let query =
                format!("world={model}&people={people}&ties={ties}&connections=3000&post=1");
            println!("| {model} | {} |", life(&query).join(" | "));
        }
    }
}

/// Runs a life, draws its frame, and makes its world anew.
fn life(query: &str) -> Vec<String> {
    let before = NOW.load(Relaxed);
    let mut peaks: Vec<usize> = Vec::with_capacity(16);
    let (mut run, mut frame, mut raster) = (Run::default(), Frame::default(), Raster::new());
    let scenario = Scenario::from_query(query).scenario;
    run.configure(scenario.clone())
        .expect("a world within the limits");
    let stage = |work: &mut dyn FnMut() -> bool| {
        PEAK.store(NOW.load(Relaxed), Relaxed);
        let more = work();
        (more, PEAK.load(Relaxed) - before)
    };
    while let (true, peak) = stage(&mut || run.advance().is_some()) {
        peaks.push(peak);
    }
    // The stages after the post hold nothing of their own.
    peaks.truncate(5);
    let (_, peak) = stage(&mut || {
        let scene = run.scene().expect("all stages have run");
        scene.draw(run.moment(), &mut frame);
        raster
            .draw(&frame, &View::fit(1280, 720, 1.0), &Theme::light())
            .is_ok()
    });
    peaks.push(peak);
    let ties = run.world().graph.ties();
    let people = run.world().people();
    let rest = NOW.load(Relaxed) - before;
    let seed = scenario.seed + 1;
    run.configure(Scenario { seed, ..scenario })
        .expect("a world within the limits");
    let (_, anew) = stage(&mut || run.advance().is_some());
    let most = peaks.iter().copied().max().unwrap_or(0).max(anew);
    let each = |bytes: usize, tie: usize| (bytes as f64 - (tie * ties) as f64) / people as f64;
    peaks.extend([rest, anew]);
    let mut cells: Vec<String> = peaks
        .iter()
        .map(|&bytes| format!("{:.1}", bytes as f64 / 1e6))
        .collect();
    cells.push(format!("{:.1}", each(most, 16)));
    cells.push(format!("{:.1}", each(rest, 8)));
    cells
}
