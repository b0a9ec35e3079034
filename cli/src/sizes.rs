//! `hopscope sizes`: the reach of one life in worlds of several sizes.

use crate::about::About;
use crate::console::Console;
use crate::outcome::Outcome;
use crate::table::{RowArguments, Table};
use clap::Args;
use hopscope::csv::{Cell, Column};
use hopscope::scenario::Stage;
use hopscope::sizes::{AtSize, Sizes, Straight};
use std::io::Write;

const AFTER: &str = "\
Examples:
  hopscope sizes > sizes.csv
  hopscope sizes --strategy met --seed 3 --format json
  hopscope sizes --file network.csv

The CSV file has a row for each size of the world and each of about 20 numbers of connections in a tenfold, up to \
10,000 connections or the end of the life. People within two steps are apart - among - twice. A file has one size, its own.";

/// The same life in worlds of 2,000 to 1,000,000 people: where its curve is straight, and where it bends
#[derive(Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    #[command(flatten)]
    about: About,
    #[command(flatten)]
    rows: RowArguments,
}

const COLUMNS: [Column; 7] = [
    ("people", "people besides you"),
    ("connections", "connections"),
    ("reach", "people within two steps"),
    (
        "apart",
        "people whom your connections bring, each alone: themselves and all their ties",
    ),
    ("among", "ends of ties among your connections"),
    (
        "twice",
        "ties of your connections to people whom another of them brings too",
    ),
    (
        "bend",
        "yes where the straight part ends: before, reach grows by at least the power .9 of the connections",
    ),
];

/// Runs the life at each size and writes the rows.
///
/// # Errors
/// If the file cannot be read, or the world of a size is rejected.
pub fn run(arguments: &Arguments, console: &mut Console, out: &mut dyn Write) -> Outcome {
    let run = arguments.about.run(Stage::World, console)?;
    let mut sizes = Sizes::new(&run);
    let total = sizes.left();
    let mut rows = Vec::new();
    while let Some(size) = sizes.advance() {
        rows.extend(rows_of(&size?));
        console.progress("sizes", (total - sizes.left()) as u64, total as u64);
    }
    let table = Table {
        about: vec![("scenario", Cell::Text(run.scenario().to_query().into()))],
        columns: &COLUMNS,
        rows: &mut rows.into_iter(),
    };
    table.write(arguments.rows.format, arguments.rows.head, out)?;
    Ok(())
}

fn rows_of(size: &AtSize) -> Vec<Vec<Cell>> {
    let straight = size.straight();
    let row = |place: usize| {
        let parts = &size.parts[place];
        let [apart, among, twice, reach] = [parts.apart, parts.among, parts.twice, parts.reach];
        vec![
            Cell::Count(size.people),
            Cell::Count(size.connections[place]),
            Cell::Number(reach as f64),
            Cell::Number(apart as f64),
            Cell::Number(among as f64),
            Cell::Number(twice as f64),
            Cell::Text(
                if straight == Straight::UpTo(place) {
                    "yes"
                } else {
                    ""
                }
                .into(),
            ),
        ]
    };
    (0..size.connections.len()).map(row).collect()
}
