//! The time of each stage of a life, from a thousand people to a million, its growth with the size,
//! and the time of the whole history compared with searches of the same graph in the same run.
//!
//! The time of a stage is the least of several runs. The times of searches are medians of runs that
//! take turns: a busy machine slows all of them, so the ratios are more exact than the times.
//! `cargo xtask bench` runs this program and the same stages in wasm.

mod support;

use std::hint::black_box;

use hopscope::frame::Frame;
use hopscope::layout::Structure;
use hopscope::post::broadcast;
use hopscope::raster::{Picker, Raster, Theme, View};
use hopscope::reach::History;
use hopscope::run::Run;
use hopscope::scenario::{Scenario, Stage};

use serde_json::json;
use support::clock::{search, time};
use support::expected::{check, check_life, hash, hash_counts, hash_positions};
use support::is_full;
use support::report::{bench, detail, ms};

fn main() {
    stages();
    searches();
}

/// A size: people, the query, and the number of runs of a life.
type Size = (&'static str, &'static str, usize);

const SIZES: [Size; 4] = [
    ("1,000", "people=1000&ties=10&connections=300", 15),
    ("10,000", "people=10000&ties=10&connections=1000", 9),
    ("100,000", "people=100000&ties=10&connections=3000", 5),
    ("1,000,000", "people=1000000&ties=10&connections=30000", 3),
];

/// The sizes that are run: at least two, because the growth is from one size to the next.
fn sizes() -> Vec<Size> {
    if is_full() {
        return SIZES.to_vec();
    }
    SIZES[..2]
        .iter()
        .map(|&(people, query, _)| (people, query, 1))
        .collect()
}

/// The pieces of work that are timed: the stages, then the parts of a picture.
const WORK: [&str; 11] = [
    "world",
    "growth",
    "history",
    "layout",
    "post",
    "frame",
    "pixels",
    "structure, start",
    "structure, a step",
    "picking, the grid",
    "picking, one",
];

/// The number of picks that are timed together.
const PICKS: u32 = 1000;

fn stages() {
    for model in ["professional", "preferential", "random"] {
        let sizes = sizes();
        let times: Vec<[f64; WORK.len()]> = sizes
            .iter()
            .map(|&(_, query, runs)| {
                let query = format!("world={model}&post=1&{query}");
                let times: Vec<[f64; WORK.len()]> =
                    (0..runs).map(|run| one_life(&query, run == 0)).collect();
                let least =
                    |work: usize| times.iter().map(|run| run[work]).fold(f64::MAX, f64::min);
                std::array::from_fn(least)
            })
            .collect();
        let table = format!("A life in the {model} world with 10 ties each, native");
        growth(&table, &sizes, &times);
    }
}

/// Prints the time of each piece of work at each size, and the exponent of its growth from size to
/// size and overall. For n log n the overall exponent is 1.10, and from size to size 1.14, 1.10 and
/// 1.08.
fn growth(table: &str, sizes: &[Size], times: &[[f64; WORK.len()]]) {
    for (work, name) in WORK.iter().enumerate() {
        let times: Vec<f64> = times.iter().map(|times| times[work]).collect();
        for ((people, ..), &time) in sizes.iter().zip(&times) {
            detail(table, name, people, &ms(time));
        }
        let tenfold: Vec<f64> = times
            .windows(2)
            .map(|pair| libm::log10(pair[1] / pair[0]))
            .collect();
        let over_all = tenfold.iter().sum::<f64>() / tenfold.len() as f64;
        let each: Vec<String> = tenfold.iter().map(|power| format!("{power:.2}")).collect();
        detail(table, name, "exponent, each tenfold", &each.join(", "));
        detail(table, name, "over all", &format!("{over_all:.2}"));
    }
}

/// Milliseconds for each piece of work. The force layout has the longest start: it is run on
/// request only, and has `f64::MAX` otherwise.
fn one_life(query: &str, forces: bool) -> [f64; WORK.len()] {
    let mut times = Vec::with_capacity(WORK.len());
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
    check_life(query, &run);
    let (mut frame, mut raster) = (Frame::default(), Raster::new());
    let view = View::fit(1280, 720, 1.0);
    let scene = run.scene().expect("all stages have run");
    let mut draw = |frame: &mut Frame| {
        let (_, drawing) = time(|| scene.draw(run.moment(), frame));
        let (_, pixels) = time(|| {
            raster
                .draw(frame, &view, &Theme::light())
                .map(|pixels| black_box(pixels[0]))
        });
        [drawing, pixels]
    };
    // The first run allocates the buffers.
    draw(&mut frame);
    times.extend(draw(&mut frame));
    let pixels = raster.draw(&frame, &view, &Theme::light());
    let pixels = pixels.expect("a picture of this size");
    check(query, json!({ "pixels": hash(pixels.iter().copied()) }));
    times.extend(if forces {
        let (mut structure, start) = time(|| {
            let mut structure = Structure::new(run.world(), 1);
            while !structure.is_picture() {
                structure.relax();
            }
            structure
        });
        // The first step allocates the buffers.
        structure.relax();
        let steps: [f64; 5] = std::array::from_fn(|_| time(|| structure.relax()).1);
        check(
            query,
            json!({ "positions": hash_positions(structure.positions()) }),
        );
        [start, steps.into_iter().fold(f64::MAX, f64::min)]
    } else {
        [f64::MAX; 2]
    });
    let mut picker = Picker::default();
    let (_, grid) = time(|| picker.index(&frame));
    let (found, picks) = time(|| {
        let points = (0..PICKS).map(|pick| (pick * 7919 % 1280, pick * 104_729 % 720));
        points
            .filter(|&(x, y)| picker.pick(&frame, &view, x as f32, y as f32).is_some())
            .count()
    });
    check(query, json!({ "picked": found }));
    times.extend([grid, picks / f64::from(PICKS)]);
    times.try_into().expect("as many as there is work")
}

/// The whole history against one full search, ours and petgraph's.
fn searches() {
    let table = "The exact 1st, 2nd and 3rd degree counts after every connection of a life, native, against one breadth-first search of the same network";
    for (people, query, runs) in sizes() {
        let query = format!("world=preferential&{query}");
        let run = Run::complete(Scenario::from_query(&query).scenario, None)
            .expect("a world within the limits");
        let graph = &run.world().graph;
        let accepted: Vec<u32> = run.growth().people().collect();
        check_life(&query, &run);
        let row = format!("{people} people, {} connections", accepted.len());
        for _ in 0..runs {
            let (history, history_ms) = time(|| History::new(graph, accepted.iter().copied()));
            let (per_hop, ours_ms) = time(|| broadcast(graph, std::iter::once(1), u32::MAX));
            let (found, theirs_ms) = time(|| search(graph));
            check(
                &query,
                json!({
                    "second": hash_counts(&history.second),
                    "third": hash_counts(&history.third),
                    "found": per_hop.iter().sum::<u32>(),
                }),
            );
            check(&query, json!({ "found": found }));
            bench(table, &row, "Hopscope: all counts", &ms(history_ms));
            bench(table, &row, "Hopscope: one search", &ms(ours_ms));
            bench(table, &row, "petgraph 0.8.3: one search", &ms(theirs_ms));
        }
    }
}
