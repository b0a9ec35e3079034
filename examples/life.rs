//! One life: how many people are within two steps after every tenth connection.
//!
//! ```sh
//! cargo run --example life -- 'people=5000&strategy=met'
//! ```

use hopscope::run::Run;
use hopscope::scenario::Scenario;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let query = std::env::args().nth(1).unwrap_or_default();
    let reading = Scenario::from_query(&query);
    for warning in &reading.warnings {
        eprintln!("{warning}");
    }
    let run = Run::complete(reading.scenario, None)?;
    let history = run.history();
    for connections in (0..=history.steps()).step_by(10) {
        let [first, second, _] = history.degrees(connections);
        println!(
            "{connections} connections: {} within two steps",
            first + second
        );
    }
    Ok(())
}
