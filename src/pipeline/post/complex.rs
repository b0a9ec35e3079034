//! Complex contagion: a reader passes a post on after seeing it from several people.
//!
//! Your connections pass on a post that they see from you: they are the seeded neighbourhood. Every
//! other person must see the post from `needs` different people (Centola, Macy 2007, "Complex
//! contagions and the weakness of long ties"). With `needs` = 1 this is the independent cascade
//! with probability `see`.
//!
//! A person who has seen it from fewer people passes it on anyway with probability `noise`, decided
//! once for each person and post (Eckles, Mossel, Rahimian, Sen 2024, "Long ties accelerate noisy
//! threshold-based contagions"). With `noise` = 1 this is the same cascade again.

use super::spread::holds;

/// Whether a reader who has seen the post from `exposures` people passes it on. `from` is the last
/// of these people (0 is you). The reader's coin follows from `hash`.
pub(super) fn passes_on(
    exposures: u32,
    from: u32,
    (needs, noise): (u32, f64),
    hash: impl FnOnce() -> u64,
) -> bool {
    from == 0 || exposures >= needs || (noise > 0.0 && holds(noise, hash()))
}
