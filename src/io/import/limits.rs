//! How large an imported network can be.

/// Most people a file can name.
pub const MAX_PEOPLE: usize = 1_000_000;
/// Most ties a file can have, after duplicates and self-loops are removed: the limit of a generated world.
pub const MAX_TIES: usize = crate::base::graph::MOST_TIES;
/// Longest id or label of a person, in bytes of UTF-8.
pub const MAX_ID_BYTES: usize = 1_000;

/// The limits that a reader applies. Tests use smaller ones.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// Most people.
    pub people: usize,
    /// Most ties, after duplicates and self-loops are removed.
    pub ties: usize,
}

impl Limits {
    /// [`MAX_PEOPLE`] and [`MAX_TIES`].
    pub const DEFAULT: Limits = Limits {
        people: MAX_PEOPLE,
        ties: MAX_TIES,
    };
}
