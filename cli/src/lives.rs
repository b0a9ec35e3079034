//! `hopscope lives`: one scenario with many seeds, in one run or in parts that are merged later.

use crate::about::{self, About, PARAMETERS_GROUP};
use crate::console::Console;
use crate::network;
use crate::outcome::{Outcome, Usage};
use crate::shards::{Seeds, Shards};
use crate::table::{Format, Table};
use crate::tallies::{COLUMNS, Tallies};
use clap::Args;
use hopscope::csv::Cell;
use hopscope::ensemble::Ensemble;
use hopscope::scenario::Stage;
use std::io::Write;

const AFTER: &str = "\
Examples:
  hopscope lives 'people=5000&connections=all' > lives.csv
  hopscope lives --seeds 1..1000 --strategy everyone --against 'strategy=met'

  hopscope lives --seeds 1..100000 --shard 1/2 > part1.csv
  hopscope lives --seeds 1..100000 --shard 2/2 > part2.csv
  hopscope lives --merge part1.csv part2.csv > lives.csv

The result has a row for each series and number of connections: lives, 5 % quantile, median, 95 % quantile, mean and \
the standard error of the mean. --head explains them. There are up to 101 numbers of connections, evenly spread over \
the life of the scenario's own --seed, and that of the moment.

A part has whole numbers: how many lives had which value. Parts can be computed on several machines and merged in any \
order. The result has the same bytes as one run without --shard. --merge with --tallies writes one part. A file can have \
several parts, one after the other; the file - is stdin.";

/// Many lives of one scenario: medians, bands and means over seeds
#[derive(Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    #[command(flatten)]
    about: About,
    /// The seeds, the first and the last included. Without this option: the seeds of the page, as many as --lives says,
    /// drawn from --seed
    #[arg(long, value_name = "FIRST..LAST")]
    seeds: Option<Seeds>,
    /// Simulate shard K of N only, and write a part for --merge; K is from 1 to N
    #[arg(long, value_name = "K/N")]
    shard: Option<Shards>,
    /// Simulate this scenario as well, with the same seeds, and add the series `difference`
    #[arg(long, value_name = "QUERY")]
    against: Option<String>,
    /// Write a part for --merge, not the bands
    #[arg(long)]
    tallies: bool,
    /// Merge these parts
    #[arg(
        long,
        value_name = "FILE",
        num_args = 1..,
        conflicts_with_all = ["query", "file", "seeds", "shard", "against", PARAMETERS_GROUP]
    )]
    merge: Vec<String>,
    /// The format of the bands; a part is always CSV
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Begin a CSV file with lines that name the version, the scenario, the seeds and what each column is
    #[arg(long)]
    head: bool,
}

/// Simulates lives or merges parts, and writes bands or a part.
///
/// # Errors
/// If a file cannot be read, a world is rejected, or parts are missing or do not belong together.
pub fn run(arguments: &Arguments, console: &mut Console, out: &mut dyn Write) -> Outcome {
    let writes_part = arguments.tallies || arguments.shard.is_some();
    if writes_part && arguments.format == Format::Json {
        let message = "--format json is for bands: a part is always CSV.";
        return Err(Usage(message.to_string()).into());
    }
    let tallies = match arguments.merge.as_slice() {
        [] => live(arguments, console)?,
        paths => merge(paths)?,
    };
    if writes_part {
        return Ok(tallies.write(out)?);
    }
    if !tallies.shards.are_all() {
        let missing = tallies.shards.missing();
        return Err(format!(
            "shard {missing} is missing. With --tallies the other shards are merged into one part."
        )
        .into());
    }
    let about = tallies.about();
    let about = about.map(|(name, value)| (name, Cell::Text(value.to_string().into())));
    let table = Table {
        about: about.collect(),
        columns: &COLUMNS,
        rows: &mut tallies.bands(),
    };
    Ok(table.write(arguments.format, arguments.head, out)?)
}

fn live(arguments: &Arguments, console: &mut Console) -> Outcome<Tallies> {
    let given = arguments.about.read(console)?;
    let scenario = given.scenario.clone();
    let query = arguments.against.as_deref();
    let against = query.map(|query| about::scenario(query, &[], console));
    if let Some(other) = &against
        && scenario.first_difference(other) == Some(Stage::World)
    {
        console
            .print("The two scenarios have different worlds: the difference is not due to their lives alone.");
    }
    let seeds = match arguments.seeds {
        Some(seeds) => seeds.to_string(),
        None => format!("{} drawn from {}", scenario.lives, scenario.seed),
    };
    let mut about = vec![
        format!("hopscope {}", env!("CARGO_PKG_VERSION")),
        format!("scenario: {}", scenario.to_query()),
    ];
    about.extend(
        against
            .as_ref()
            .map(|other| format!("against: {}", other.to_query())),
    );
    about.extend(
        given
            .network
            .as_ref()
            .map(|network| format!("file: {}", network.description)),
    );
    about.push(format!("seeds: {seeds}"));

    let run = given.run(Stage::Reach, console)?;
    let moment = run.connection() as u32;
    let mut ensemble = Ensemble::new(&run, against, false)?;
    let shards = arguments.shard.clone().unwrap_or_else(Shards::all);
    let mut tallies = Tallies::new(about, shards.clone());
    let lives = match arguments.seeds {
        Some(seeds) => u64::from(seeds.last - seeds.first) + 1,
        None => u64::from(ensemble.lives()),
    };
    for life in 0..lives {
        if !shards.contain(life) {
            continue;
        }
        console.progress("lives", life, lives);
        let seed = match arguments.seeds {
            Some(seeds) => seeds.first + life as u32,
            None => ensemble.seed(life as u32),
        };
        ensemble.live(seed)?;
        tallies.take(&mut ensemble, moment);
    }
    Ok(tallies)
}

fn merge(paths: &[String]) -> Outcome<Tallies> {
    let mut merged: Option<Tallies> = None;
    for path in paths {
        let bytes = network::bytes(path)?;
        let text = String::from_utf8_lossy(&bytes);
        let parts = Tallies::read(&text).map_err(|error| format!("{path}: {error}"))?;
        for part in parts {
            match &mut merged {
                None => merged = Some(part),
                Some(merged) => merged
                    .add(&part)
                    .map_err(|error| format!("{path}: {error}."))?,
            }
        }
    }
    merged.ok_or_else(|| "no part to merge".into())
}
