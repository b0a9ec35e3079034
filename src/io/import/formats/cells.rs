//! The cells of a line of a table.

use super::syntax::AllLines;
use crate::io::import::text::{Line, split_at_byte, substring};
use std::borrow::Cow;

/// White space of any length, as a separator of cells.
pub(super) const BLANKS: u8 = b' ';

/// Iterates over the cells of a line, trimmed and without the quotes around them. A doubled quote
/// in quotes stays doubled: see [`unescaped`].
#[derive(Clone)]
pub(super) struct Cells<'a> {
    rest: Option<&'a str>,
    separator: u8,
}

impl<'a> Cells<'a> {
    pub fn new(line: &'a str, separator: u8) -> Cells<'a> {
        Cells {
            rest: Some(line),
            separator,
        }
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = &'a str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        let mut text = self.rest?.trim_start_matches([' ']);
        if self.separator == BLANKS {
            text = text.trim_ascii_start();
            if text.is_empty() {
                return None;
            }
        }
        // A quote protects the separators up to its end.
        let end = match text.starts_with(['"']) {
            true => end_of_quote(text),
            false => 0,
        };
        let (unquoted, _) = split_at_byte(substring(text, end, text.len()), self.separator);
        let end_of_cell = end + unquoted.len();
        self.rest =
            (end_of_cell < text.len()).then(|| substring(text, end_of_cell + 1, text.len()));
        let cell = match end {
            0 => unquoted,
            _ => substring(text, 1, end - 1),
        };
        Some(cell.trim_ascii())
    }
}

/// The text of a cell, in which a doubled quote is one quote.
pub(super) fn unescaped(cell: &str) -> Cow<'_, str> {
    match cell.contains(['"']) {
        true => Cow::Owned(cell.replace("\"\"", "\"")),
        false => Cow::Borrowed(cell),
    }
}

/// The number of bytes up to the quote that ends the quoted text at the beginning, and this quote; 0
/// if none does.
fn end_of_quote(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        if byte == b'"' {
            if bytes.get(at) != Some(&b'"') {
                return at;
            }
            at += 1;
        }
    }
    0
}

/// The lines of a table: neither blank nor comments, and no `sep=;`.
pub(super) fn table_lines(text: &str) -> impl Iterator<Item = Line<'_>> + Clone {
    AllLines::new(text).filter(|line| {
        let is_comment = line.text.starts_with(['#', '%']);
        let begin = line.text.trim_start_matches(['"']);
        let is_separator = substring(begin, 0, 4).eq_ignore_ascii_case("sep=");
        !line.text.is_empty() && !is_comment && !is_separator
    })
}
