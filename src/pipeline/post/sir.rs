//! SIR: the chain-binomial epidemic in discrete time (Reed, Frost; Abbey 1952, "An examination of
//! the Reed-Frost theory of epidemics"). Newman 2002, "Spread of epidemic disease on networks",
//! covers infectious periods longer than a step. A hop is a step.
//!
//! At every step, each neighbour of an infectious person sees the post with probability `see`; then
//! the infectious person recovers with probability `recover`. You are infectious from the first
//! step on. A reader is infectious from the step after they saw the post. With `recover` = 1 this
//! has the same coins and viewers as the independent cascade with `reshare` = 1. For a smaller
//! `recover`, a tie carries the post at some step with probability T = see / (1 − (1 − see)(1 −
//! recover)); the ties of one person are then not independent.

use super::spread::holds;
use crate::base::random;

/// The key for the coins of a person's ties, `age` steps after the first step at which the person
/// is infectious: the post's own key at the first step, then another key for each step.
pub(super) fn coins(key: u64, age: u32) -> u64 {
    if age == 0 {
        return key;
    }
    // No tie has this counter, because numbers of people are below 2³¹.
    random::hash(key, 1 << 63 | u64::from(age))
}

/// Whether an infectious person stays infectious for another step. If `recover` is 0, a post never
/// ends.
pub(super) fn goes_on(recover: f64, decisions: u64, person: u32, age: u32) -> bool {
    let coin = random::hash(decisions, u64::from(age) << 32 | u64::from(person));
    !holds(recover, coin)
}
