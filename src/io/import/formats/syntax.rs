//! What the formats with a syntax of their own share: errors that name the format, all lines of a
//! text, and numbers.

use super::input::FormatInput;
use crate::base::decimal;
use crate::base::message::{Message, Sentence, sentences};
use crate::io::import::error::ImportError;
use crate::io::import::network::{EdgeList, NetworkBuilder};
use crate::io::import::progress::{LINES_PER_REPORT, ReadProgress};
use crate::io::import::text::{Line, excerpt, line_number, split_at_byte, substring};

sentences! {
    /// Errors and notes of the formats with a syntax of their own, and what they expected.
    SENTENCES:
    WRONG = "file.syntax", "This is {format}, and line {line} has {found}. Expected {expected}.";
    CUT = "file.syntax-cut", "This is {format}, and the file ends too early. Expected {expected}.";
    NUMBER_RANGE = "file.syntax-range", "This is {format}, and line {line} names person {found}. Expected a whole number from 1 to {most}.";
    ANNOUNCED = "note.announced", "The file announces {said} ties or entries, but has {entries}: is it complete?";
    WHOLE = "expected.whole", "a whole file";
    END_QUOTE = "expected.end-quote", "a quote that ends the text";
    TWO_ENDS = "expected.two-ends", "a tie of two people";
    NUMBER = "expected.number", "a number";
}

/// An error about a line of a file of this format.
#[inline(never)]
pub(super) fn wrong(
    format: &'static str,
    line: usize,
    found: &str,
    expected: &'static Sentence,
) -> ImportError {
    let message = Message::new(WRONG).text("format", format);
    let message = message.count("line", line).text("found", &excerpt(found));
    ImportError::Refused(message.sentence("expected", expected))
}

/// [`wrong`] at a byte offset of the text. O(bytes before it).
pub(super) fn wrong_at(
    format: &'static str,
    text: &str,
    at: usize,
    expected: &'static Sentence,
) -> ImportError {
    if substring(text, at, text.len()).trim_ascii().is_empty() {
        return cut(format, expected);
    }
    let (found, _) = split_at_byte(substring(text, at, text.len()), b'\n');
    let line = line_number(&text.as_bytes()[..at.min(text.len())]);
    wrong(format, line, found.trim_ascii(), expected)
}

/// The error of a file that ends too early.
pub(super) fn cut(format: &'static str, expected: &'static Sentence) -> ImportError {
    let message = Message::new(CUT).text("format", format);
    ImportError::Refused(message.sentence("expected", expected))
}

/// The error of a number of a person that is out of range.
pub(super) fn out_of_range(
    format: &'static str,
    line: usize,
    found: &str,
    most: usize,
) -> ImportError {
    let message = Message::new(NUMBER_RANGE).text("format", format);
    let message = message.count("line", line).text("found", &excerpt(found));
    ImportError::Refused(message.count("most", most))
}

/// All lines of a text, blank ones and comments too, without white space at both ends.
#[derive(Clone)]
pub(super) struct AllLines<'a> {
    rest: &'a str,
    number: usize,
    end: u8,
}

impl<'a> AllLines<'a> {
    pub fn new(text: &'a str) -> Self {
        let has_line_feed = text.bytes().any(|b| b == b'\n');
        AllLines {
            rest: text,
            number: 0,
            end: if has_line_feed { b'\n' } else { b'\r' },
        }
    }
}

impl<'a> Iterator for AllLines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let (text, rest) = split_at_byte(self.rest, self.end);
        self.rest = rest;
        self.number += 1;
        Some(Line {
            number: self.number,
            text: text.trim_ascii(),
        })
    }
}

/// Calls `visit` with each line that is not blank, and reports progress.
pub(super) fn for_each_line<'a>(
    text: &'a str,
    progress: &mut ReadProgress,
    mut visit: impl FnMut(Line<'a>) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let mut lines = AllLines::new(text);
    while let Some(line) = lines.next() {
        if line.number % LINES_PER_REPORT == 1 {
            progress.report(text.len() - lines.rest.len(), text.len());
        }
        if !line.text.is_empty() {
            visit(line)?;
        }
    }
    Ok(())
}

/// A builder for the network of this input.
pub(super) fn builder(input: &mut FormatInput) -> NetworkBuilder {
    NetworkBuilder::new(input.limits, std::mem::take(&mut input.notes))
}

/// Ends the reading of a network.
pub(super) fn finish(
    builder: NetworkBuilder,
    progress: &mut ReadProgress,
) -> Result<EdgeList, ImportError> {
    progress.begin_phase(100);
    builder.finish()
}

/// The words of a text: an upper bound on the number of people, and of ties of formats without
/// groups. O(bytes).
pub(crate) fn count_words(text: &str) -> usize {
    let mut words = 1;
    let mut is_blank = true;
    for byte in text.bytes() {
        let is_now = byte.is_ascii_whitespace() || byte == b',';
        words += usize::from(is_blank && !is_now);
        is_blank = is_now;
    }
    words
}

/// A whole number of decimal digits.
pub(super) fn whole(word: &str) -> Option<usize> {
    let is_digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| word.parse().ok())?
}

/// Whether a word is a number with an optional sign, decimal point and exponent.
pub(super) fn is_float(word: &str) -> bool {
    // Not `parse::<f64>`: its tables are 12 kB of the gzipped wasm.
    let (digits, exponent) = match word.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, Some(exponent)),
        None => (word, None),
    };
    fn unsigned(word: &str) -> &str {
        word.strip_prefix(['-', '+']).unwrap_or(word)
    }
    let is_digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let (digits, exponent) = (unsigned(digits), exponent.map(unsigned));
    let (whole, fraction) = digits.split_once(['.']).unwrap_or((digits, ""));
    is_digits(whole)
        && is_digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && exponent.is_none_or(|exponent| !exponent.is_empty() && is_digits(exponent))
}

/// Whether a word is a number, and that number 1.
pub(super) fn is_one(word: &str) -> bool {
    let digits = word.split(['e', 'E']).next().unwrap_or_default();
    let mut others = digits.bytes().filter(|byte| (b'1'..=b'9').contains(byte));
    // The second condition decides where the decimal point is.
    others.next() == Some(b'1') && others.next().is_none() && decimal::parse(word) == Some(1.0)
}

/// Whether a word is a number, and that number 0.
pub(super) fn is_zero(word: &str) -> Option<bool> {
    is_float(word).then(|| {
        let digits = word.split(['e', 'E']).next().unwrap_or_default();
        !digits.bytes().any(|byte| (b'1'..=b'9').contains(&byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_standard_library() {
        for word in [
            "1",
            "+1",
            "-1",
            "1.0",
            "1.",
            ".1",
            "1e0",
            "10e-1",
            "0.1E+1",
            "-0",
            "0.0",
            "",
            ".",
            "-",
            "e5",
            "1e",
            "1e+",
            "inf",
            "nan",
            "1e5.5",
            "--1",
            "1.2.3",
            "0x1",
            "1,5",
            "100e-2",
            "1e400",
            "1.0000001",
            "2",
            "11",
            "01",
        ] {
            let number = word.parse::<f64>().ok();
            let number = number.filter(|_| word.bytes().any(|byte| byte.is_ascii_digit()));
            assert_eq!(is_float(word), number.is_some(), "{word}");
            assert_eq!(is_one(word), number == Some(1.0), "{word}");
        }
    }
}
