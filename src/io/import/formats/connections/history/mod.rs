//! The files `Invitations.csv` and `messages.csv` in the data export of a professional network: who
//! invited whom and when, and who wrote first.
//!
//! - **Recognition.** By the names of their columns, in the languages of `column_names.txt`.
//!   Invitations have the columns From, To and Sent At, and one with the direction, a message, or
//!   an address of a profile; messages have an id of the conversation, From and a date. Columns are
//!   in any order. Subjects and texts of messages are not read.
//! - **You** are the person in (nearly) every invitation and conversation: by the address of the
//!   profile, otherwise by name. If this does not tell one person from the others, the names are
//!   in [`History::candidates`](super::History::candidates), and the caller asks.
//! - **A conversation** counts if it is between you and one other person. Whoever wrote its first
//!   message began it. Conversations of more people, and drafts, are left out.
//! - **Dates** are read as in a list of connections. Messages of the same day are in the order of
//!   their times.

mod column_names;
mod dates;
mod identity;
mod invitations;
mod layout;
mod life;
mod messages;
mod owner;

pub(crate) use layout::{RecordKind, RecordLayout};
pub(crate) use life::{Records, history};
