//! The stages of a run.

/// A stage of a run. Stages are ordered: each reads only the outputs of earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// All people and their ties, without your ties.
    World,
    /// The invitations and which of them are accepted.
    Growth,
    /// The counts of people within reach after every connection.
    Reach,
    /// The positions of people in the picture.
    Layout,
    /// One post and who saw it.
    Post,
    /// Who writes to you, month by month: computed only on request.
    Contacts,
    /// The picture: nothing is computed in advance.
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

    /// The name in lower case.
    pub fn name(self) -> &'static str {
        static NAMES: [&str; 7] = [
            "world", "growth", "reach", "layout", "post", "contacts", "frame",
        ];
        NAMES[self as usize]
    }
}
