//! The same scenario with many seeds, as comma-separated values: people within two steps at each number of connections,
//! and their difference from another scenario lived in the same worlds.
//!
//! ```sh
//! cargo run --release --example lives -- 'people=5000&connections=all' > bands.csv
//! cargo run --release --example lives -- 'strategy=everyone&lives=500' 'strategy=met'
//! ```

use std::error::Error;
use std::process::ExitCode;

use hopscope::ensemble::Ensemble;
use hopscope::quantiles::Band;
use hopscope::run::Run;
use hopscope::scenario::{Scenario, Stage};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (query, against) = match &arguments[..] {
        [query] => (query, None),
        [query, against] => (query, Some(against.as_str())),
        _ => {
            eprintln!("usage: lives QUERY [QUERY TO COMPARE WITH]");
            return ExitCode::FAILURE;
        }
    };
    match live(query, against) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("lives: {error}");
            ExitCode::FAILURE
        }
    }
}

fn live(query: &str, against: Option<&str>) -> Result<(), Box<dyn Error>> {
    let run = Run::complete(read(query), None)?;
    let other = against.map(read);
    if let Some(other) = &other
        && run.scenario().first_difference(other) == Some(Stage::World)
    {
        eprintln!(
            "lives: the second scenario has another world: what differs is not its life alone."
        );
    }
    let mut ensemble = Ensemble::new(&run, other, false)?;
    while ensemble.advance()? < ensemble.lives() {}
    let reach = ensemble.tallies[0].reach.band();
    let difference = ensemble.difference.band();
    print!("connections,lives,low,median,high,mean,standard_error");
    println!(
        "{}",
        if against.is_some() {
            ",difference_low,difference_median,difference_high,difference_mean,difference_standard_error"
        } else {
            ""
        }
    );
    for (place, connections) in ensemble.connections().iter().enumerate() {
        let lives = reach.count.get(place).copied().unwrap_or(0);
        print!("{connections},{lives},{}", numbers(&reach, place));
        if against.is_some() {
            print!(",{}", numbers(&difference, place));
        }
        println!();
    }
    Ok(())
}

fn read(query: &str) -> Scenario {
    let reading = Scenario::from_query(query);
    for warning in &reading.warnings {
        eprintln!("lives: {warning}");
    }
    reading.scenario
}

/// The 5 %, 50 % and 95 % quantiles, the mean and its standard error; nothing where no life got to.
fn numbers(band: &Band, place: usize) -> String {
    let columns = [&band.low, &band.median, &band.high, &band.mean, &band.error];
    let number = |column: &Vec<f64>| column.get(place).map_or(String::new(), f64::to_string);
    columns.map(number).join(",")
}
