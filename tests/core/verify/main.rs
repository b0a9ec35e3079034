//! The table of all figures that the models are compared with: `cargo xtask verify`.
//!
//! A test with its own `main`: it writes the table to `target/tmp/verify.md`, prints the rows that
//! fail or were skipped, and fails if a row fails. One file a subject. A check whose data file is
//! absent is skipped.

mod cascades;
mod contacts;
mod curves;
mod ego;
mod estimate;
mod generators;
#[path = "../support/karate.rs"]
mod karate;
mod life_on_file;
mod many_lives;
#[path = "../support/neighbourhood.rs"]
mod neighbourhood;
mod networks;
mod own_life;
mod percolation;
mod posts;
mod professional;
mod real_graph;
mod table;

use std::process::ExitCode;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use table::{Outcome, Section};

/// The subjects, in the order of the table.
const SUBJECTS: [fn() -> Vec<Section>; 14] = [
    professional::sections,
    networks::sections,
    generators::sections,
    cascades::sections,
    percolation::sections,
    posts::sections,
    real_graph::sections,
    life_on_file::sections,
    many_lives::sections,
    ego::sections,
    estimate::sections,
    curves::sections,
    contacts::sections,
    own_life::sections,
];

/// The sections of each subject, in order. Each core computes the next subject that no other core has begun.
fn all_at_once() -> Vec<Vec<Section>> {
    let next = AtomicUsize::new(0);
    let found: [OnceLock<Vec<Section>>; SUBJECTS.len()] = Default::default();
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(sections) = SUBJECTS.get(index) else {
                return;
            };
            _ = found[index].set(sections());
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    found
        .into_iter()
        .map(|sections| sections.into_inner().expect("every subject is computed"))
        .collect()
}

fn main() -> ExitCode {
    let sections: Vec<Section> = all_at_once().into_iter().flatten().collect();
    let count = |wanted: Outcome| {
        let rows = sections.iter().flat_map(|section| &section.rows);
        rows.filter(|row| row.outcome == wanted).count()
    };
    let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/verify.md");
    if let Err(error) = std::fs::write(path, table::markdown(&sections)) {
        eprintln!("{path}: {error}");
        return ExitCode::FAILURE;
    }
    for section in &sections {
        for row in &section.rows {
            if row.outcome != Outcome::Pass {
                eprintln!(
                    "{:?}: {}: {} ({}, {}): expected {}, found {}, tolerance {}",
                    row.outcome,
                    section.title,
                    row.what,
                    row.source.words,
                    row.source.basis.word(),
                    row.expected,
                    row.found,
                    row.tolerance
                );
            }
        }
    }
    let failed = count(Outcome::Fail);
    eprintln!(
        "{} checks hold, {failed} do not, {} were skipped",
        count(Outcome::Pass),
        count(Outcome::Skipped)
    );
    if failed > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
