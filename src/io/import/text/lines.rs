//! The lines of a text.

use super::excerpt::excerpt;
use super::substring::split_at_byte;
use crate::base::message::{Message, Sentence};

/// A line of a file.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    /// The number of the line, from 1. Comments and blank lines count.
    pub number: usize,
    /// The line without white space at both ends.
    pub text: &'a str,
}

/// A message about a line, with its number (`line`) and an excerpt of it (`found`).
pub(crate) fn line_message(sentence: &'static Sentence, line: Line) -> Message {
    Message::new(sentence)
        .count("line", line.number)
        .text("found", &excerpt(line.text))
}

/// The number of the line that follows this beginning of a file, from 1. O(bytes).
pub(crate) fn line_number(before: &[u8]) -> usize {
    let count = |end| before.iter().filter(|&&b| b == end).count();
    match count(b'\n') {
        0 => 1 + count(b'\r'),
        lines => 1 + lines,
    }
}

/// Iterates over the data lines of a text. Comments (`#`, `%`) and lines of only white space,
/// commas and semicolons are skipped.
#[derive(Clone)]
pub(crate) struct Lines<'a> {
    rest: &'a str,
    /// The number of lines read so far.
    number: usize,
    /// The byte that ends a line.
    end: u8,
    /// The maximum number of data lines that are still returned.
    limit: usize,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        // A carriage return ends lines only in a file without line feeds.
        let has_line_feed = text.bytes().any(|b| b == b'\n');
        Lines {
            rest: text,
            number: 0,
            end: if has_line_feed { b'\n' } else { b'\r' },
            limit: usize::MAX,
        }
    }

    /// The number of bytes that have not been read.
    pub fn bytes_left(&self) -> usize {
        self.rest.len()
    }

    /// The same lines, limited to the first `limit` data lines.
    pub fn limited_to(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// The same lines without the first `lines` data lines. O(bytes skipped).
    #[inline(never)]
    pub fn skipping(mut self, lines: usize) -> Self {
        for _ in 0..lines {
            self.next();
        }
        self
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    #[inline(never)]
    fn next(&mut self) -> Option<Line<'a>> {
        while self.limit > 0 && !self.rest.is_empty() {
            let (text, rest) = split_at_byte(self.rest, self.end);
            self.rest = rest;
            self.number += 1;
            let text = text.trim_ascii();
            let is_blank = |b: u8| b.is_ascii_whitespace() || b == b',' || b == b';';
            if !matches!(text.as_bytes(), [b'#' | b'%', ..]) && !text.bytes().all(is_blank) {
                self.limit -= 1;
                let number = self.number;
                return Some(Line { number, text });
            }
        }
        None
    }
}
