//! The independent cascade: each reader by a chance of their own.
//!
//! Each of your connections sees a post with the chance `see`. Whoever sees it reshares it with the
//! chance `reshare`, and then each of their ties sees it from them with the chance `see`. With
//! `reshare` = 1 this is the independent cascade with one probability (Goldenberg, Libai, Muller
//! 2001; Kempe, Kleinberg, Tardos 2003), and its size that of a percolation cluster.
//!
//! Strangers react less: a reader reshares with the chance `reshare` · f(m), where
//! f(m) = 1 − `cold` · 2^(−m/3) and m is the number of connections shared by the reader and the
//! person they saw it from (you among them, if both are connected to you; those shared with you are
//! the reader's ties among your connections). Half of the reserve is gone with three.
//!
//! A reader who sees it again from somebody they share more with reconsiders, by the same coin: so
//! another viewer, or another connection of yours, never makes anybody keep it to themselves.

use super::spread::holds;
use crate::base::graph::Graph;

/// f(m) = 1 − cold · 2^(−m/3), exactly 1 where `cold` is 0.
pub(super) fn warmth(cold: f64, shared: u32) -> f64 {
    // 2^(−1/3) and 2^(−2/3): no other powers are needed.
    let thirds = [1.0, 0.793_700_525_984_099_7, 0.629_960_524_947_436_6];
    let halves = (shared / 3).min(63);
    1.0 - cold * thirds[(shared % 3) as usize] / (1u64 << halves) as f64
}

/// How many connections a reader shares with you: their ties among yours. O(ties of the reader).
pub(super) fn shared_with_you(graph: &Graph, yours: &[bool], reader: u32) -> u32 {
    let ties = graph.neighbours(reader).iter();
    ties.map(|&other| u32::from(yours[other as usize])).sum()
}

/// How many connections a reader shares with whoever they saw it from (0 is you).
/// O(the smaller number of ties · ln of the larger).
pub(super) fn shared(graph: &Graph, yours: &[bool], reader: u32, from: u32) -> u32 {
    if from == 0 {
        return shared_with_you(graph, yours, reader);
    }
    let (mut few, mut many) = (graph.neighbours(reader), graph.neighbours(from));
    if few.len() > many.len() {
        std::mem::swap(&mut few, &mut many);
    }
    let both = few.iter().filter(|other| many.binary_search(other).is_ok());
    both.count() as u32 + u32::from(yours[reader as usize] && yours[from as usize])
}

/// Whether the coin with this hash makes a reader reshare what they saw from this person.
pub(super) fn passes_on(
    (reshare, cold): (f64, f64),
    hash: u64,
    shared: impl FnOnce() -> u32,
) -> bool {
    // The shared connections are counted only where they decide: for a coin between the chances
    // of a stranger and of somebody who knows everybody.
    let holds = |warmth: f64| holds(reshare * warmth, hash);
    holds(1.0) && (holds(1.0 - cold) || holds(warmth(cold, shared())))
}
