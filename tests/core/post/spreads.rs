//! Spreads that tests begin with.

use hopscope::post::Spread;
use hopscope::scenario::Scenario;

/// The independent cascade of a feed that is the same for all, without reserve.
pub fn plain(see: f64, reshare: f64, hops: u32) -> Spread {
    Spread {
        see,
        reshare,
        hops,
        cold: 0.0,
        ..Spread::new(&Scenario::default())
    }
}
