//! The independent cascade: each reader passes a post on with a given probability.
//!
//! Each of your connections sees a post with probability `see`. A reader reshares it with
//! probability `reshare`; then each of the reader's neighbours sees it with probability `see`. With
//! `reshare` = 1 this is the independent cascade with one probability (Goldenberg, Libai, Muller
//! 2001; Kempe, Kleinberg, Tardos 2003, "Maximizing the spread of influence through a social
//! network"). The size of that cascade is the size of a percolation cluster.
//!
//! Strangers react less (an assumption). A reader reshares with probability `reshare` · f(m), where
//! f(m) = 1 − `cold` · 2^(−m/3), and m is the number of connections that the reader shares with the
//! person from whom they saw the post. You count as a shared connection if both are connected to
//! you. With you, a reader shares their neighbours among your connections. Three shared connections
//! halve the reduction.
//!
//! A reader who sees the post again, from a person with whom they share more connections, decides
//! again with the same coin. So an additional viewer, or an additional connection of yours, never
//! removes a reshare.

use super::spread::holds;
use crate::base::graph::Graph;

/// f(m) = 1 − cold · 2^(−m/3); exactly 1 if `cold` is 0.
pub(super) fn reshare_factor(cold: f64, shared: u32) -> f64 {
    // 2^0, 2^(−1/3) and 2^(−2/3).
    let thirds = [1.0, 0.793_700_525_984_099_7, 0.629_960_524_947_436_6];
    let halves = (shared / 3).min(63);
    1.0 - cold * thirds[(shared % 3) as usize] / (1u64 << halves) as f64
}

/// The number of connections that a reader shares with you: their neighbours among your
/// connections. O(ties of the reader).
pub(super) fn shared_with_you(graph: &Graph, yours: &[bool], reader: u32) -> u32 {
    let ties = graph.neighbours(reader).iter();
    ties.map(|&other| u32::from(yours[other as usize])).sum()
}

/// The number of connections that a reader shares with the person from whom they saw the post (0 is
/// you). O(smaller degree · log of the larger).
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

/// Whether the coin with this hash makes a reader reshare. `shared` counts the connections that the
/// reader shares with the person from whom they saw the post.
pub(super) fn passes_on(
    (reshare, cold): (f64, f64),
    hash: u64,
    shared: impl FnOnce() -> u32,
) -> bool {
    // `shared` is expensive. It is called only if the coin lies between the probabilities for no
    // and for infinitely many shared connections.
    let holds = |factor: f64| holds(reshare * factor, hash);
    holds(1.0) && (holds(1.0 - cold) || holds(reshare_factor(cold, shared())))
}
