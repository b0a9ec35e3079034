//! Positions in a file, for error messages.

use super::lines::line_number;

/// A position in a file.
#[derive(Clone, Copy)]
pub(crate) enum FilePosition<'a> {
    /// The number of the line, from 1.
    Line(usize),
    /// A byte offset in a text. Lines are counted only when a message needs the line.
    Byte(&'a str, usize),
}

impl FilePosition<'_> {
    /// The number of the line, from 1. O(bytes before it) for a byte offset.
    pub fn line(self) -> usize {
        match self {
            FilePosition::Line(line) => line,
            FilePosition::Byte(text, at) => line_number(&text.as_bytes()[..at.min(text.len())]),
        }
    }
}
