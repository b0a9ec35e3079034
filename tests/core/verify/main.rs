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

use table::{Outcome, Section};

fn main() -> ExitCode {
    let sections: Vec<Section> = [
        professional::sections(),
        networks::sections(),
        generators::sections(),
        cascades::sections(),
        percolation::sections(),
        posts::sections(),
        real_graph::sections(),
        life_on_file::sections(),
        many_lives::sections(),
        ego::sections(),
        estimate::sections(),
        curves::sections(),
        contacts::sections(),
        own_life::sections(),
    ]
    .into_iter()
    .flatten()
    .collect();
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
