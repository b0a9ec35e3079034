//! The people who write to you, month by month, because they saw a post.
//!
//! In every month of a life you write some posts, to the connections that you have at the end of
//! the month. Each post spreads like the shown post. Each reader writes to you with a probability
//! that depends on the number of connections you share. Every number here is a named assumption:
//! see [`Sensitivity`] for their effects on a claim.

use crate::pipeline::scenario::{Amount, Scenario, Writers};

/// The probability that a reader who shares no connection with you writes, divided by the greatest
/// probability: an assumption. Weak ties beat strong ones, but the weakest of all bring little too
/// (Rajkumar et al. 2022, "A causal test of the strength of weak ties", Science 377).
const FLOOR: f64 = 0.1;

/// The number of shared connections at which a reader is likeliest to write. Job mobility peaks
/// near ten (Rajkumar et al. 2022).
const PEAK: f64 = 10.0;

/// The number of months from the switch on that [`Contacts::around`] counts.
pub const FEW_MONTHS: u32 = 6;

/// The probability that a reader who shares `shared` connections with you writes, divided by the
/// greatest probability: from 0.1 to 1. With s = `shared` and f = 0.1:
///
/// - weak: f + (1 − f)(s/10) e^(1 − s/10), an inverted U with its peak at ten
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

/// The results of the posts of a life, for each month from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contacts {
    /// Expected number of contacts per month: the sum of the readers' probabilities of writing.
    pub expected: Vec<f64>,
    /// Sampled number of contacts per month.
    pub sampled: Vec<u32>,
    /// Number of readers of the posts of the month. A reader of two posts counts twice.
    pub viewers: Vec<u32>,
}

/// Contacts before a switch, and in a few months from it on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Around {
    /// Expected number in all months before the switch.
    pub before: f64,
    /// Expected number in the [`FEW_MONTHS`] months from the switch on, or up to the end of the
    /// life.
    pub after: f64,
    /// Sampled number before the switch.
    pub sampled_before: u32,
    /// Sampled number in the same months as `after`.
    pub sampled_after: u32,
}

impl Contacts {
    /// The mean probability that a reader wrote: expected contacts divided by readers over all
    /// months, from 0 to 1; 0 without readers. O(months).
    pub fn rate(&self) -> f64 {
        let readers: u64 = self.viewers.iter().map(|&viewers| u64::from(viewers)).sum();
        self.expected.iter().sum::<f64>() / readers.max(1) as f64
    }

    /// The contacts before the scenario's switch and in the months from it on; `None` if there is
    /// no switch within the life. O(months).
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
