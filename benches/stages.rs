//! What each stage of a life takes, from a thousand people to a million, and the whole history
//! against searches of the same graph in the same run. `cargo xtask bench` runs this and the same stages
//! in the real wasm.

mod clock;
mod record;

use std::hint::black_box;

use hopscope::frame::Frame;
use hopscope::post::broadcast;
use hopscope::raster::{Raster, Theme, View};
use hopscope::reach::History;
use hopscope::run::Run;
use hopscope::scenario::{Scenario, Stage};

use clock::{median, search, time};
use record::{bench, detail, ms};

fn main() {
    // `cargo test --benches` passes --test: the stages are under test elsewhere.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    stages();
    searches();
}

/// One size of world, as a query.
const SIZES: [(&str, &str, usize); 4] = [
    ("1,000", "people=1000&ties=10&connections=300", 15),
    ("10,000", "people=10000&ties=10&connections=1000", 9),
    ("100,000", "people=100000&ties=10&connections=3000", 5),
    ("1,000,000", "people=1000000&ties=10&connections=30000", 3),
];

/// What is timed, in the order of [`one_life`]; then the sum.
const STAGES: [&str; 8] = [
    "world", "growth", "history", "layout", "post", "frame", "pixels", "all",
];

fn stages() {
    for model in ["professional", "preferential", "random"] {
        let table = format!("A life in the {model} world with 10 ties each, native");
        for (people, query, runs) in SIZES {
            let query = format!("world={model}&post=1&{query}");
            let times: Vec<Vec<f64>> = (0..runs).map(|_| one_life(&query)).collect();
            let mut row: Vec<f64> = (0..times[0].len())
                .map(|stage| median(times.iter().map(|run| run[stage])))
                .collect();
            row.push(row.iter().sum());
            for (stage, time) in STAGES.iter().zip(row) {
                detail(&table, people, stage, &ms(time));
            }
        }
    }
}

/// Milliseconds for each stage of a life, for its frame and for that frame's pixels.
fn one_life(query: &str) -> Vec<f64> {
    let mut times = Vec::new();
    let mut run = Run::default();
    run.configure(Scenario::from_query(query).scenario)
        .expect("a world within the limits");
    loop {
        let (stage, ms) = time(|| run.advance());
        match stage {
            Some(Stage::Contacts) | None => break,
            Some(_) => times.push(ms),
        }
    }
    while run.advance().is_some() {}
    let scene = run.scene().expect("all stages have run");
    let (mut frame, mut raster) = (Frame::default(), Raster::new());
    let view = View::fit(1280, 720, 1.0);
    let mut draw = |frame: &mut Frame| {
        let (_, drawing) = time(|| scene.draw(run.moment(), frame));
        let (_, pixels) = time(|| {
            raster
                .draw(frame, &view, &Theme::light())
                .map(|pixels| black_box(pixels[0]))
        });
        [drawing, pixels]
    };
    // The first time makes the buffers.
    draw(&mut frame);
    times.extend(draw(&mut frame));
    times
}

/// The whole history against one full search, ours and petgraph's.
fn searches() {
    let table = "The exact 1st, 2nd and 3rd degree counts after every connection of a life, native, against one breadth-first search of the same network";
    for (people, query, runs) in SIZES {
        let query = format!("world=preferential&{query}");
        let run = Run::complete(Scenario::from_query(&query).scenario, None)
            .expect("a world within the limits");
        let graph = &run.world().graph;
        let accepted: Vec<u32> = run.growth().people().collect();
        let row = format!("{people} people, {} connections", accepted.len());
        for _ in 0..runs {
            let (_, history) = time(|| History::new(graph, accepted.iter().copied()));
            bench(table, &row, "Hopscope: all counts", &ms(history));
            let (_, ours) = time(|| broadcast(graph, std::iter::once(1), u32::MAX));
            bench(table, &row, "Hopscope: one search", &ms(ours));
            let (_, theirs) = time(|| search(graph));
            bench(table, &row, "petgraph 0.8.3: one search", &ms(theirs));
        }
    }
}
