//! Parameters of a post that several tests use.

use hopscope::post::Spread;
use hopscope::scenario::Scenario;

/// The independent cascade with `feed=same` and `cold=0`.
pub fn plain(see: f64, reshare: f64, hops: u32) -> Spread {
    Spread {
        see,
        reshare,
        hops,
        cold: 0.0,
        ..Spread::new(&Scenario::default())
    }
}
