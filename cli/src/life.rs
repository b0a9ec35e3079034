//! `hopscope life`: the counts of one life after every connection.

use crate::about::About;
use crate::console::Console;
use crate::outcome::Outcome;
use crate::table::{Format, RowArguments, Table};
use clap::Args;
use hopscope::csv::{self, Cell, quoted};
use hopscope::run::Run;
use hopscope::scenario::Stage;
use std::fs::File;
use std::io::{BufWriter, Write};

const AFTER: &str = "\
Examples:
  hopscope life 'people=5000&connections=100' > life.csv
  hopscope life --people 5000 --connections all --strategy met --format json
  hopscope life --file network.csv --you Ann --connections all
  gzip -dc network.gz | hopscope life --file - --connections 50

The CSV file has a row a connection: its month, who was accepted, how many people are of your 1st, 2nd and 3rd degree \
then, how many people the connection brought, how many of its ties led to people reached before, and more. --head \
explains each column. The JSON object has the same rows.";

/// One life: your 1st, 2nd and 3rd degree after every connection
#[derive(Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    #[command(flatten)]
    about: About,
    #[command(flatten)]
    rows: RowArguments,
    /// Write the ties of the world to this file as well, two names a line, to check the counts elsewhere
    #[arg(long, value_name = "FILE")]
    write_ties: Option<String>,
}

/// Simulates a life and writes its rows up to the moment.
///
/// # Errors
/// If a file cannot be read or written, or the world is rejected.
pub fn run(arguments: &Arguments, console: &mut Console, out: &mut dyn Write) -> Outcome {
    let run = arguments.about.run(Stage::Reach, console)?;
    if let Some(path) = &arguments.write_ties {
        write_ties(&run, path).map_err(|error| format!("{path}: {error}"))?;
    }
    let connections = run.connection();
    match arguments.rows.format {
        Format::Csv => {
            out.write_all(csv::life(&run, connections, arguments.rows.head).as_bytes())?;
        }
        Format::Json => {
            let mut rows = csv::life_rows(&run, connections).map(Vec::from);
            let table = Table {
                about: about(&run),
                columns: &csv::LIFE,
                rows: &mut rows,
            };
            table.write(Format::Json, false, out)?;
        }
    }
    Ok(())
}

/// The scenario of a run and the size of its world.
pub fn about(run: &Run) -> Vec<(&'static str, Cell)> {
    let world = run.world();
    vec![
        ("scenario", Cell::Text(run.scenario().to_query().into())),
        ("people", Cell::Count(world.people() as u32)),
        ("ties", Cell::Count(world.graph.ties() as u32)),
    ]
}

fn write_ties(run: &Run, path: &str) -> Outcome {
    let world = run.world();
    let mut out = BufWriter::new(File::create(path)?);
    let mut write = |a: u32, b: u32| {
        let [a, b] = [a, b].map(|person| quoted(&world.label(person)));
        writeln!(out, "{a},{b}")
    };
    for [a, b] in world.graph.each_tie() {
        write(a, b)?;
    }
    // The graph does not contain your ties. They exist if you are one of the people of the world.
    for &person in &world.your_ties {
        write(0, person)?;
    }
    Ok(out.flush()?)
}
