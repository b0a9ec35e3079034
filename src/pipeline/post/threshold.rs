//! The linear threshold model: a reader passes a post on who has seen it from a large enough share of their
//! neighbours.
//!
//! Each person has a threshold, uniform from 0 to 1 and drawn anew for each post; each of their k ties, a tie
//! to you included, has weight 1 / k. They pass a post on when the share of their neighbours from whom they
//! saw it reaches the threshold (Granovetter 1978; Kempe, Kleinberg, Tardos 2003, with uniform thresholds and
//! equal weights). A tie brings the post with probability `see`. `see` = 1 is the published model; its
//! active people are you and those who pass the post on.

/// Whether a reader passes a post on who has seen it from `exposures` of `ties` neighbours; `hash` is the
/// reader's.
pub(super) fn passes_on(exposures: u32, ties: usize, hash: u64) -> bool {
    let threshold = (hash >> 11) as f64 * (1.0 / (1u64 << 53) as f64);
    f64::from(exposures) >= threshold * ties as f64
}
