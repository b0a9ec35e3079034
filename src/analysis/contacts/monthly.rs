//! Who writes to you, month by month, because of what they saw.
//!
//! Every month of a life you write some posts, with the connections you have at its end. Each spreads as
//! the post on show does; each reader writes to you with a chance that depends on how many connections
//! you share. Everything here is an assumption with a name: see [`Sensitivity`] for which of them
//! carry a claim.

use crate::pipeline::scenario::{Amount, Scenario, Writers};

/// The chance that somebody writes who shares no connection with you, by the greatest: an assumption.
/// Weak ties beat strong ones, but the weakest of all bring little too (Rajkumar et al. 2022,
/// A causal test of the strength of weak ties, Science 377).
const FLOOR: f64 = 0.1;

/// Number of shared connections at which a reader is likeliest to write. Job mobility peaks near
/// ten (Rajkumar et al. 2022).
const PEAK: f64 = 10.0;

/// How many months after the switch are "a few".
pub const FEW_MONTHS: u32 = 6;

/// How likely a reader with so many connections shared with you is to write, by the likeliest: from
/// 0 to 1.
///
/// - weak: f + (1 − f)(s/10) e^(1 − s/10), an inverted U with its peak at ten and f = .1
/// - anybody: 1
/// - close: f + (1 − f)(1 − e^(−s/10))
pub fn readiness(writers: Writers, shared: u32) -> f64 {
    let shared = f64::from(shared) / PEAK;
    let above = match writers {
        Writers::Anybody => return 1.0,
        Writers::Weak => shared * libm::exp(1.0 - shared),
        Writers::Close => 1.0 - libm::exp(-shared),
    };
    FLOOR + (1.0 - FLOOR) * above
}

/// What came of the posts of a life, for each month of it, from the first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contacts {
    /// Expected number of contacts per month: the sum of the readers' chances of writing.
    pub expected: Vec<f64>,
    /// Sampled number of contacts per month.
    pub sampled: Vec<u32>,
    /// How many readers the posts of the month had, a reader of two posts counted twice.
    pub viewers: Vec<u32>,
}

/// Contacts before a month, and in a few months from then on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Around {
    /// Expected in all months before.
    pub before: f64,
    /// Expected in the [`FEW_MONTHS`] after, or as many as there are.
    pub after: f64,
    /// Sampled before.
    pub sampled_before: u32,
    /// Sampled after.
    pub sampled_after: u32,
}

impl Contacts {
    /// How likely somebody who saw a post was to write: expected contacts by readers over all months,
    /// from 0 to 1; 0 where nobody read anything.
    pub fn rate(&self) -> f64 {
        let readers: u64 = self.viewers.iter().map(|&viewers| u64::from(viewers)).sum();
        self.expected.iter().sum::<f64>() / readers.max(1) as f64
    }

    /// Before the switch and in the few months after it; `None` where there is no switch within the life.
    pub fn around(&self, scenario: &Scenario) -> Option<Around> {
        let Amount::Of(switch) = scenario.switch else {
            return None;
        };
        if switch >= self.expected.len() as u32 {
            return None;
        }
        let mut around = Around::default();
        for (month, (&expected, &sampled)) in (0..).zip(self.expected.iter().zip(&self.sampled)) {
            if month < switch {
                around.before += expected;
                around.sampled_before += sampled;
            } else if month < switch + FEW_MONTHS {
                around.after += expected;
                around.sampled_after += sampled;
            }
        }
        Some(around)
    }
}
