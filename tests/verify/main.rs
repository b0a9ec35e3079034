//! Every published figure that the models are held against, as one table: `cargo xtask verify`.
//!
//! A test with a `main` of its own: prints the table (all of it with `--table`, only what fails
//! without) and fails if a row does. A file a subject; what needs a file that is not there is skipped.

#[path = "../common/karate.rs"]
mod karate;
mod table;

use std::process::ExitCode;

use table::{Outcome, Section};

fn main() -> ExitCode {
    let sections: Vec<Section> = vec![];
    let count = |wanted: Outcome| {
        let rows = sections.iter().flat_map(|section| &section.rows);
        rows.filter(|row| row.outcome == wanted).count()
    };
    if std::env::args().any(|argument| argument == "--table") {
        println!("{}", table::markdown(&sections));
    }
    for section in &sections {
        for row in &section.rows {
            if row.outcome != Outcome::Pass {
                eprintln!(
                    "{:?}: {}: {} ({}): published {}, ours {}, tolerance {}",
                    row.outcome,
                    section.title,
                    row.what,
                    row.source,
                    row.published,
                    row.ours,
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
