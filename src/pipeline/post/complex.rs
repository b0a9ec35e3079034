//! Complex contagion: several of a reader's ties.
//!
//! Your connections who saw a post from you pass it on: the neighbourhood in which it is seeded.
//! Everybody else has to see it from `needs` different people first (Centola, Macy 2007). With
//! `needs` = 1 and the chance `see` this is the independent cascade of that chance.

/// Whether somebody passes it on who saw it from `heard` people, at last from `from` (0 is you).
pub(super) fn passes_on(heard: u32, from: u32, needs: u32) -> bool {
    from == 0 || heard >= needs
}
