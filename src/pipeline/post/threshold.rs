//! The linear threshold model: enough of a reader's ties, by share.
//!
//! Every person has a threshold, uniform from 0 to 1 and drawn anew for each post; every tie of
//! theirs weighs 1 / k, a tie to you included. They pass a post on when the share of their ties from
//! whom they saw it reaches the threshold (Granovetter 1978; Kempe, Kleinberg, Tardos 2003, with
//! the thresholds uniform and the weights even). `see` decides whether a tie brings it to them:
//! `see` = 1 is the published model, whose active people are those who pass it on (and you).

/// Whether somebody who saw it from `heard` of `ties` ties passes it on; the hash is theirs.
pub(super) fn passes_on(heard: u32, ties: usize, hash: u64) -> bool {
    let threshold = (hash >> 11) as f64 * (1.0 / (1u64 << 53) as f64);
    f64::from(heard) >= threshold * ties as f64
}
