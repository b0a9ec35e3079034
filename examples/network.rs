//! A network from a file in which you are the first person: how far a post of yours could come.
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
    let yours = || run.growth().people().take(run.connection());
    println!(
        "{} ties of yours, {} of others",
        yours().len(),
        graph.ties()
    );
    println!("transitivity without you: {:.3}", local(graph).transitivity);
    let hops = broadcast(graph, yours(), u32::MAX);
    println!("people that a post could reach, hop by hop: {hops:?}");
    Ok(())
}
