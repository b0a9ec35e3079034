//! The memory of a life, stage by stage: bytes a person and a tie, at the peak and at rest.

use hopscope::frame::Frame;
use hopscope::memory_budget::needed;
use hopscope::raster::{Raster, Theme, View};
use hopscope::run::Run;
use hopscope::scenario::{Choice, Scenario, WorldModel};

#[path = "../tests/core/support/heap.rs"]
mod heap;
mod support;

use support::expected::check_life;
use support::is_full;

fn main() {
    let sizes = if is_full() {
        [(1_000_000, 10), (100_000, 200)]
    } else {
        [(10_000, 10), (1000, 200)]
    };
    for (people, ties) in sizes {
        println!(
            "\n{people} people with {ties} ties each; MB at the peak of each stage, then at rest"
        );
        println!("the peak less 16 bytes a tie, and at rest less 8, in bytes a person\n");
        println!(
            "| model | world | growth | history | layout | post | frame | at rest | made anew | peak, a person | at rest, a person | said / peak |"
        );
        println!("|---|---|---|---|---|---|---|---|---|---|---|---|");
        let made = WorldModel::ALL.iter().copied();
        for model in made.filter(|&model| model != WorldModel::File) {
            let model = model.word();
            let query =
                format!("world={model}&people={people}&ties={ties}&connections=3000&post=1");
            println!("| {model} | {} |", life(&query).join(" | "));
        }
    }
}

/// Runs a life, draws its frame, and builds its world a second time. Returns the cells of the row.
fn life(query: &str) -> Vec<String> {
    let before = heap::now();
    let mut peaks: Vec<usize> = Vec::with_capacity(16);
    let (mut run, mut frame, mut raster) = (Run::default(), Frame::default(), Raster::new());
    let scenario = Scenario::from_query(query).scenario;
    run.configure(scenario.clone())
        .expect("a world within the limits");
    while let (Some(_), peak) = heap::peak(|| run.advance()) {
        peaks.push(peak - before);
    }
    // The stages after the post allocate no memory of their own.
    peaks.truncate(5);
    let (_, peak) = heap::peak(|| {
        let scene = run.scene().expect("all stages have run");
        scene.draw(run.moment(), &mut frame);
        raster
            .draw(&frame, &View::fit(1280, 720, 1.0), &Theme::light())
            .is_ok()
    });
    peaks.push(peak - before);
    check_life(query, &run);
    let ties = run.world().graph.ties();
    let people = run.world().people();
    let rest = heap::now() - before;
    let seed = scenario.seed + 1;
    run.configure(Scenario {
        seed,
        ..scenario.clone()
    })
    .expect("a world within the limits");
    let anew = heap::peak(|| run.advance()).1 - before;
    let most = peaks.iter().copied().max().unwrap_or(0).max(anew);
    peaks.extend([rest, anew]);
    let mut cells: Vec<String> = peaks
        .iter()
        .map(|&bytes| format!("{:.1}", bytes as f64 / 1e6))
        .collect();
    for (bytes, tie) in [(most, 16.0), (rest, 8.0)] {
        let of_people = bytes as f64 - tie * ties as f64;
        cells.push(format!("{:.1}", of_people / people as f64));
    }
    cells.push(format!(
        "{:.2}",
        needed(&scenario, None) as f64 / most as f64
    ));
    cells
}
