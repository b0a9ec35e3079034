//! The stages of a run.

/// A stage of a run. Stages are ordered: each stage reads only the outputs of earlier stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// All people and their ties, without your ties.
    World,
    /// The invitations, and the accepted ones.
    Growth,
    /// The number of people within reach after every connection.
    Reach,
    /// The positions of people in the picture.
    Layout,
    /// One post and its viewers.
    Post,
    /// The people who write to you, month by month. Computed only on request.
    Contacts,
    /// The picture. Nothing is computed in advance for it.
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

    /// The name of the stage in lower case.
    pub fn name(self) -> &'static str {
        static NAMES: [&str; 7] = [
            "world", "growth", "reach", "layout", "post", "contacts", "frame",
        ];
        NAMES[self as usize]
    }
}
