//! The limits of the size of an imported network.

/// Maximum number of people of a file.
pub const MAX_PEOPLE: usize = 1_000_000;
/// Maximum number of ties of a file, after duplicates and self-loops are removed: the limit of a
/// generated world.
pub const MAX_TIES: usize = crate::base::graph::MOST_TIES;
/// Maximum length of the id or the label of a person, in bytes of UTF-8.
pub const MAX_ID_BYTES: usize = 1_000;

/// The limits that a reader applies. Tests use smaller ones.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// Maximum number of people.
    pub people: usize,
    /// Maximum number of ties, after duplicates and self-loops are removed.
    pub ties: usize,
}

impl Limits {
    /// [`MAX_PEOPLE`] and [`MAX_TIES`].
    pub const DEFAULT: Limits = Limits {
        people: MAX_PEOPLE,
        ties: MAX_TIES,
    };
}
