//! The linear threshold model: a reader passes a post on after seeing it from a large enough share
//! of their neighbours.
//!
//! Each person has a threshold, uniform from 0 to 1, that is drawn for each post. Each of their k
//! ties, including a tie to you, has weight 1 / k. A person passes the post on when the share of
//! their neighbours from whom they saw it reaches the threshold (Granovetter 1978; Kempe,
//! Kleinberg, Tardos 2003, with uniform thresholds and equal weights). A neighbour sees a passed-on
//! post with probability `see`. `see` = 1 is the published model; its active people are you and the
//! people who pass the post on.

/// Whether a reader who has seen the post from `exposures` of `ties` neighbours passes it on. The
/// reader's threshold follows from `hash`.
pub(super) fn passes_on(exposures: u32, ties: usize, hash: u64) -> bool {
    let threshold = (hash >> 11) as f64 * (1.0 / (1u64 << 53) as f64);
    f64::from(exposures) >= threshold * ties as f64
}
