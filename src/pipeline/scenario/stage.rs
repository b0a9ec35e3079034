//! The stages of a run.

/// The stages of a run in the order in which they depend on one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Everybody and their ties without yours.
    World,
    /// The invitations and which of them are accepted.
    Growth,
    /// The counts after every connection.
    Reach,
    /// Where people stand.
    Layout,
    /// One post and who saw it.
    Post,
    /// Who writes to you, month by month: computed when it is asked for.
    Contacts,
    /// What is on screen: nothing is computed anew.
    Frame,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Stage; 7] = [
        Stage::World,
        Stage::Growth,
        Stage::Reach,
        Stage::Layout,
        Stage::Post,
        Stage::Contacts,
        Stage::Frame,
    ];

    /// Its name in lower case.
    pub fn name(self) -> &'static str {
        static NAMES: [&str; 7] = [
            "world", "growth", "reach", "layout", "post", "contacts", "frame",
        ];
        NAMES[self as usize]
    }
}
