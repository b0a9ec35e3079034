//! What the reader of a format gets.

use crate::base::message::Message;
use crate::io::import::limits::Limits;
use crate::io::import::progress::ReadProgress;

/// A decoded file and what its reader needs.
pub(crate) struct FormatInput<'a, 'p> {
    /// The text of the file.
    pub text: &'a str,
    /// The notes about its encoding, to which the reader adds its own.
    pub notes: Vec<Message>,
    pub limits: Limits,
    /// The phase of reading, which the reader completes.
    pub progress: &'a mut ReadProgress<'p>,
}
