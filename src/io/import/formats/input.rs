//! The input of the reader of a format.

use crate::base::message::Message;
use crate::io::import::limits::Limits;
use crate::io::import::progress::ReadProgress;

/// A decoded file, and the state that its reader needs.
pub(crate) struct FormatInput<'a, 'p> {
    /// The text of the file.
    pub text: &'a str,
    /// The notes about the encoding. The reader adds its own notes.
    pub notes: Vec<Message>,
    pub limits: Limits,
    /// The progress, in the phase of reading. The reader completes this phase.
    pub progress: &'a mut ReadProgress<'p>,
}
