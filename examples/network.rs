//! A network from a file: its figures, and how far a post of its first person could come.
//!
//! ```sh
//! cargo run --release --example network -- network.csv
//! ```

use hopscope::import::{self, Imported};
use hopscope::network_statistics::local;
use hopscope::post::broadcast;
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: network FILE")?;
    let read = import::read(&std::fs::read(path)?, u64::MAX, &mut |_| ())?;
    let Imported::Network { network, .. } = read else {
        return Err("a list of your own connections has no ties between them".into());
    };
    let mut scenario = Scenario::from_query("world=file&connections=all").scenario;
    scenario.you = network.ids.iter().next().unwrap_or_default().to_string();
    let run = Run::complete(scenario, Some(network))?;
    let graph = &run.world().graph;
    println!(
        "{} people, {} ties besides yours",
        run.world().people(),
        graph.ties()
    );
    println!("transitivity: {:.3}", local(graph).transitivity);
    println!(
        "within reach, hop by hop: {:?}",
        broadcast(graph, run.growth().people(), u32::MAX)
    );
    Ok(())
}
