//! Errors and notes about a world.

use std::fmt;

use crate::base::graph::MOST_TIES;
use crate::base::message::{Message, sentences};

/// The reason why a world cannot be made.
#[derive(Clone, Debug, PartialEq)]
pub enum WorldError {
    /// The world would have this many ties, which is more than [`MOST_TIES`].
    TooManyTies(usize),
    /// The run would need more memory than is available.
    TooMuchMemory {
        /// Bytes needed.
        needed: u64,
        /// Bytes available.
        limit: u64,
        /// The largest mean degree, in halves, at which the same number of people would fit; 0 if
        /// there is none.
        ties: f64,
    },
}

sentences! {
    /// The sentences about worlds.
    SENTENCES:
    NO_FILE = "no-file", "world=file needs a file, and none is open: a professional network is shown instead.";
    NOBODY = "nobody", "you={you} is nobody in this world: you are a new person.";
    FEW_PEOPLE = "few-people", "Each of {people} people can have at most {most} ties: ties={ties} is more.";
    OTHER_MEAN = "other-mean", "This model cannot make ties={ties} here: people have {mean} ties on average.";
    TOO_MANY_TIES = "too-many-ties", "people × ties / 2 comes to {ties} ties; at most {most} fit: choose fewer people or fewer ties each.";
    FEWER_TIES = "fewer-ties", "this world needs about {needed}; this tab can have {limit}: with {ties} ties each it would fit.";
    FEWER_PEOPLE = "fewer-people", "this world needs about {needed}; this tab can have {limit}: choose fewer people.";
}

impl WorldError {
    /// The error as a localizable message.
    pub fn message(&self) -> Message {
        let sized = |sentence, needed, limit| {
            Message::new(sentence)
                .size("needed", needed)
                .size("limit", limit)
        };
        match *self {
            WorldError::TooManyTies(ties) => Message::new(TOO_MANY_TIES)
                .number("ties", ties as f64)
                .number("most", MOST_TIES as f64),
            WorldError::TooMuchMemory {
                needed,
                limit,
                ties,
            } if ties > 0.0 => sized(FEWER_TIES, needed, limit).number("ties", ties),
            WorldError::TooMuchMemory { needed, limit, .. } => sized(FEWER_PEOPLE, needed, limit),
        }
    }
}

impl fmt::Display for WorldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for WorldError {}

/// The note that the scenario has `world=file` and no file is open.
pub(super) fn no_file() -> Message {
    Message::new(NO_FILE)
}

/// The note that no person of this world has the name `you`.
pub(super) fn nobody(you: &str) -> Message {
    Message::new(NOBODY).text("you", you)
}

/// The note that people cannot have as many ties as the scenario sets.
pub(super) fn few_people(people: usize, ties: f64) -> Message {
    Message::new(FEW_PEOPLE)
        .number("people", people as f64)
        .number("most", people as f64 - 1.0)
        .number("ties", ties)
}

/// The note that a model makes another mean degree than the scenario sets.
pub(super) fn other_mean(ties: f64, mean: f64) -> Message {
    Message::new(OTHER_MEAN)
        .number("ties", ties)
        .number("mean", (100.0 * mean).round() / 100.0)
}
