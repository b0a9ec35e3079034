//! A post on its way, as an SVG file on stdout.
//!
//! ```sh
//! cargo run --release --example picture > picture.svg
//! ```

use hopscope::frame::Frame;
use hopscope::raster::{Theme, View, Words, svg};
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let scenario = Scenario::from_query("connections=60&post=6&reshare=.15&see=.4").scenario;
    let words = Words {
        title: "A post on its way",
        scenario: &scenario.to_query(),
        ..Words::default()
    };
    let run = Run::complete(scenario.clone(), None)?;
    let scene = run.scene().ok_or("a run that is complete has a scene")?;
    let mut moment = run.moment();
    // Halfway from the first hop to the second.
    moment.hop = 1.5;
    let mut frame = Frame::default();
    scene.draw(moment, &mut frame);
    print!(
        "{}",
        svg(&frame, &View::fit(800, 800, 1.0), &Theme::light(), words)?.text
    );
    Ok(())
}
