//! Excerpts of a file in messages.

use super::substring::substring;
use std::fmt;

/// Displays the first 40 characters of a text in quotation marks, with spaces for control
/// characters.
pub(crate) struct Excerpt<'a>(pub &'a str);

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        const MAX_CHARACTERS: usize = 40;
        let (text, end) = match self.0.char_indices().nth(MAX_CHARACTERS) {
            Some((end, _)) => (substring(self.0, 0, end), "…”"),
            None => (self.0, "”"),
        };
        f.write_str("“")?;
        // A line feed in an excerpt would break the line of the message.
        for (index, part) in text.split(char::is_control).enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            f.write_str(part)?;
        }
        f.write_str(end)
    }
}

/// An [`Excerpt`] as a string.
pub(crate) fn excerpt(text: &str) -> String {
    Excerpt(text).to_string()
}
