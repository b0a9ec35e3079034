use hopscope::{
    run::Run,
    scenario::{Scenario, Stage},
};
use std::time::Instant;
fn main() {
    for query in std::env::args().skip(1) {
        let mut run = Run::default();
        run.configure(Scenario::from_query(&query).scenario)
            .unwrap();
        let mut line = format!("{query}:");
        loop {
            let t = Instant::now();
            let Some(stage) = run.advance() else { break };
            if matches!(stage, Stage::Contacts | Stage::Frame) {
                continue;
            }
            line += &format!(" {} {:.1}", stage.name(), t.elapsed().as_secs_f64() * 1e3);
        }
        let hash = run
            .world()
            .graph
            .ends()
            .iter()
            .fold(0u64, |h, &e| (h ^ u64::from(e)).wrapping_mul(0x100000001b3));
        let c = run
            .world()
            .community
            .iter()
            .fold(0u64, |h, &e| (h ^ u64::from(e)).wrapping_mul(0x100000001b3));
        println!(
            "{line} | ties {} hash {hash:x} {c:x}",
            run.world().graph.ties()
        );
    }
}
