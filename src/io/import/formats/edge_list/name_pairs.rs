//! The names on the lines of an edge list.
//!
//! `csv-core`, which reads lists of connections, is not used here: it has no separator for white
//! space of any length, and it lets a quoted name continue over line ends, so that one open quote
//! would swallow the file.

use super::notes::{ANY, BLANK, COMMA, SEMICOLON, TAB};
use crate::base::message::Sentence;
use crate::io::import::error::ImportError;
use crate::io::import::text::{
    Line, Lines, WHITESPACE, excerpt, is_number, split_at_byte, substring, trim_whitespace,
};

/// Number of data lines from which the separator and the header are detected.
pub(super) const SAMPLE_LINES: usize = 200;

/// The separator of names, in order of preference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    Tab,
    Semicolon,
    Comma,
    Whitespace,
    /// No line has two names with any separator. The file is read like
    /// [`Whitespace`](Self::Whitespace).
    Any,
}

impl Separator {
    /// The name of the separator in messages.
    pub fn name(self) -> &'static Sentence {
        match self {
            Self::Tab => TAB,
            Self::Semicolon => SEMICOLON,
            Self::Comma => COMMA,
            Self::Whitespace => BLANK,
            Self::Any => ANY,
        }
    }

    /// The byte to split at.
    fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Whitespace | Self::Any => WHITESPACE,
        }
    }
}

/// The names on a data line.
pub(super) struct NamePair<'r, 'a> {
    pub line: Line<'a>,
    /// The first two names, trimmed; empty if missing.
    pub names: [&'r str; 2],
    /// Whether the line has more after the second name.
    pub has_more: bool,
}

/// Iterates over the names on the data lines.
pub(super) struct NamePairs<'a> {
    lines: Lines<'a>,
    separator: Separator,
    /// The names of the line that contain doubled quotes, unescaped; the other strings are empty.
    unescaped: [String; 3],
}

impl<'a> NamePairs<'a> {
    pub fn new(lines: Lines<'a>, separator: Separator) -> Self {
        NamePairs {
            lines,
            separator,
            unescaped: Default::default(),
        }
    }

    /// The number of bytes that have not been read.
    pub fn bytes_left(&self) -> usize {
        self.lines.bytes_left()
    }

    /// The names of the next line, or `None` after the last line. After an error, reading continues
    /// with the line after it.
    #[inline(never)]
    pub fn read(&mut self) -> Result<Option<NamePair<'_, 'a>>, ImportError> {
        let Some(line) = self.lines.next() else {
            return Ok(None);
        };
        let separator = self.separator.byte();
        // The third element holds all other names.
        let mut names = [""; 3];
        let (mut rest, mut column, mut has_more) = (line.text, 0, false);
        self.unescaped.iter_mut().for_each(String::clear);
        while !rest.is_empty() {
            if separator == WHITESPACE && column == 2 {
                has_more = true;
                break;
            }
            let Some(name) = take_name(&mut rest, separator, &mut self.unescaped[column]) else {
                return Err(ImportError::OpenQuote {
                    line: line.number,
                    found: excerpt(line.text),
                });
            };
            names[column] = name;
            has_more |= column == 2 && !(name.is_empty() && self.unescaped[2].is_empty());
            column = (column + 1).min(2);
        }
        for (name, unescaped) in names.iter_mut().zip(&self.unescaped) {
            if !unescaped.is_empty() {
                *name = trim_whitespace(unescaped);
            }
        }
        let [first, second, _] = names;
        Ok(Some(NamePair {
            line,
            names: [first, second],
            has_more,
        }))
    }
}

/// Removes a name and the separator after it from the beginning of a line, and returns the name,
/// trimmed. A name with doubled quotes is written to `unescaped` instead. `None` if a quoted name
/// does not end at a separator or at the end of the line.
fn take_name<'a>(line: &mut &'a str, separator: u8, unescaped: &mut String) -> Option<&'a str> {
    let is_leading = |b: u8| b == WHITESPACE || b.is_ascii_whitespace() && b != separator;
    let begin = line.bytes().position(|b| !is_leading(b)).unwrap_or(0);
    let text = substring(line, begin, line.len());
    let Some(mut text) = text.strip_prefix('"') else {
        let (name, rest) = split_at_byte(text, separator);
        *line = rest;
        return Some(trim_whitespace(name));
    };
    loop {
        let end = text.bytes().position(|b| b == b'"')?;
        let (name, after) = (
            substring(text, 0, end),
            substring(text, end + 1, text.len()),
        );
        if let (true, Some(more)) = (separator != WHITESPACE, after.strip_prefix('"')) {
            unescaped.push_str(name);
            unescaped.push('"');
            text = more;
            continue;
        }
        if !unescaped.is_empty() {
            unescaped.push_str(name);
        }
        let (between, rest) = split_at_byte(after, separator);
        *line = rest;
        return between
            .trim_ascii()
            .is_empty()
            .then_some(trim_whitespace(name));
    }
}

/// The separator that gives two names on most of the first lines. O(sample).
pub(super) fn detect_separator(data: &Lines) -> Separator {
    let mut best = (Separator::Any, 0);
    for separator in [
        Separator::Tab,
        Separator::Semicolon,
        Separator::Comma,
        Separator::Whitespace,
    ] {
        let mut pairs = NamePairs::new(data.clone().limited_to(SAMPLE_LINES), separator);
        let mut good = 0;
        loop {
            match pairs.read() {
                Ok(Some(row)) => good += usize::from(is_two_names(row.names)),
                Ok(None) => break,
                // An open quote makes only its own line unreadable.
                Err(_) => {}
            }
        }
        if good > best.1 {
            best = (separator, good);
        }
    }
    best.0
}

/// Whether both names are non-empty and the first is not "1 2 0" of a weight with a decimal comma
/// ("1 2 0,5").
fn is_two_names([first, second]: [&str; 2]) -> bool {
    let words = first.split_ascii_whitespace();
    let numbers = words.filter(|word| is_number(word)).count();
    !first.is_empty() && !second.is_empty() && numbers < 3
}
