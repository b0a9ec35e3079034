//! SIR: the chain-binomial epidemic in discrete time (Reed, Frost; Abbey 1952, "An examination of the
//! Reed-Frost theory of epidemics"; with infectious periods longer than a step Newman 2002, "Spread of
//! epidemic disease on networks"). A hop is a step.
//!
//! At every step, each neighbour of an infectious person sees the post with probability `see`; then the
//! infectious person recovers with probability `recover`. You are infectious from the first step on, a
//! reader from the step after they saw the post. With `recover` = 1 this is, coin by coin, the independent
//! cascade with `reshare` = 1. With less, a tie carries the post in the end with probability
//! T = see / (1 − (1 − see)(1 − recover)), though not independently of the other ties of a person.

use super::spread::holds;
use crate::base::random;

/// The key for the coins of an infectious person's ties, `age` steps after the first: that of the post at
/// the first step, then one for each step.
pub(super) fn coins(key: u64, age: u32) -> u64 {
    if age == 0 {
        return key;
    }
    // No tie has this counter: numbers of people are below 2^31.
    random::hash(key, 1 << 63 | u64::from(age))
}

/// Whether an infectious person stays infectious for another step. `recover` must be above 0: otherwise a
/// post never ends.
pub(super) fn goes_on(recover: f64, decisions: u64, person: u32, age: u32) -> bool {
    let coin = random::hash(decisions, u64::from(age) << 32 | u64::from(person));
    !holds(recover, coin)
}
