//! Complex contagion: a reader passes a post on who has seen it from several people.
//!
//! Your connections pass on what they see from you: they are the seeded neighbourhood. All other people must
//! see the post from `needs` different people (Centola, Macy 2007, "Complex contagions and the weakness of
//! long ties"). With `needs` = 1 this is the independent cascade with probability `see`.

/// Whether a reader passes a post on who has seen it from `exposures` people, the last being `from` (0 is
/// you).
pub(super) fn passes_on(exposures: u32, from: u32, needs: u32) -> bool {
    from == 0 || exposures >= needs
}
