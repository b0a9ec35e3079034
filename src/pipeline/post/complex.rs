//! Complex contagion: a reader passes a post on after seeing it from several people.
//!
//! Your connections pass on a post that they see from you: they are the seeded neighbourhood. Every
//! other person must see the post from `needs` different people (Centola, Macy 2007, "Complex
//! contagions and the weakness of long ties"). With `needs` = 1 this is the independent cascade
//! with probability `see`.

/// Whether a reader who has seen the post from `exposures` people passes it on. `from` is the last
/// of these people (0 is you).
pub(super) fn passes_on(exposures: u32, from: u32, needs: u32) -> bool {
    from == 0 || exposures >= needs
}
