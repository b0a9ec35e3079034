//! The names on the lines of an edge list.
//!
//! `csv-core`, which reads lists of connections, is not used here: it has no separator for white
//! space of any length, and it lets a quoted name continue over line ends, so that one open quote
//! would swallow the file.

use super::notes::{ANY, BAR, BLANK, COMMA, SEMICOLON, TAB};
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
    Bar,
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
            Self::Bar => BAR,
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
            Self::Bar => b'|',
            Self::Whitespace | Self::Any => WHITESPACE,
        }
    }
}

/// The names on a data line.
pub(super) struct NamePair<'r, 'a> {
    pub line: Line<'a>,
    /// The names in the two columns of the ends, trimmed; empty if missing.
    pub names: [&'r str; 2],
    /// The number of columns.
    pub width: usize,
    /// The number of columns up to the last that is not empty.
    pub filled: usize,
}

/// Iterates over the names on the data lines.
pub(super) struct NamePairs<'a> {
    lines: Lines<'a>,
    separator: Separator,
    /// The columns of the two ends, from 0.
    columns: [usize; 2],
    /// The names of the line that contain doubled quotes, unescaped; the other strings are empty.
    unescaped: [String; 3],
}

impl<'a> NamePairs<'a> {
    pub fn new(lines: Lines<'a>, separator: Separator, columns: [usize; 2]) -> Self {
        NamePairs {
            lines,
            separator,
            columns,
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
        let [first, second] = self.columns;
        // The third element holds all other names.
        let mut names = [""; 3];
        let (mut rest, mut column, mut filled) = (line.text, 0, 0);
        self.unescaped.iter_mut().for_each(String::clear);
        while !rest.is_empty() {
            if column > first && column > second {
                if separator == WHITESPACE {
                    column += count_words(rest);
                    filled = column;
                    break;
                }
                if rest.starts_with('{') {
                    column += 1;
                    filled = column;
                    break;
                }
            }
            let slot = match column {
                _ if column == first => 0,
                _ if column == second => 1,
                _ => 2,
            };
            let unescaped = &mut self.unescaped[slot];
            if slot == 2 {
                unescaped.clear();
            }
            let Some(name) = take_name(&mut rest, separator, unescaped) else {
                return Err(ImportError::OpenQuote {
                    line: line.number,
                    found: excerpt(line.text),
                });
            };
            column += 1;
            if !(name.is_empty() && unescaped.is_empty()) {
                filled = column;
            }
            names[slot] = name;
        }
        for (name, unescaped) in names.iter_mut().zip(&self.unescaped) {
            if !unescaped.is_empty() {
                *name = trim_whitespace(unescaped);
            }
        }
        let [first, second, _] = names;
        let width = column + usize::from(ends_empty(line.text, separator));
        Ok(Some(NamePair {
            line,
            names: [first, second],
            width,
            filled,
        }))
    }
}

/// The number of words of a text. A word in quotes is one word, and so is all that follows an
/// opening brace: Python writes the attributes of a tie as `{'weight': 2}`.
fn count_words(mut text: &str) -> usize {
    let mut count = 0;
    while !text.is_empty() {
        let (word, mut rest) = split_at_byte(text, WHITESPACE);
        match word.as_bytes().first() {
            Some(b'{') => return count + 1,
            Some(b'"') => {
                // A quote that does not end is a part of a word.
                let quoted = substring(text, 1, text.len());
                if quoted.bytes().any(|b| b == b'"') {
                    (_, rest) = split_at_byte(split_at_byte(quoted, b'"').1, WHITESPACE);
                }
                count += 1;
            }
            Some(_) => count += 1,
            None => {}
        }
        text = rest;
    }
    count
}

/// All columns of a line, trimmed; `None` if a quoted name does not end.
pub(super) fn fields(line: &str, separator: Separator) -> Option<Vec<String>> {
    let separator = separator.byte();
    let (mut rest, mut fields) = (line, Vec::new());
    while !rest.is_empty() {
        if fields.len() >= 2 && rest.starts_with('{') {
            fields.push(rest.to_string());
            break;
        }
        let mut unescaped = String::new();
        let name = take_name(&mut rest, separator, &mut unescaped)?;
        fields.push(match unescaped.is_empty() {
            true => name.to_string(),
            false => trim_whitespace(&unescaped).to_string(),
        });
        if separator == WHITESPACE {
            rest = rest.trim_ascii_start();
        }
    }
    if ends_empty(line, separator) {
        fields.push(String::new());
    }
    Some(fields)
}

/// Whether the last column of a line is empty.
fn ends_empty(line: &str, separator: u8) -> bool {
    separator != WHITESPACE && line.as_bytes().last() == Some(&separator)
}

/// Removes a name and the separator after it from the beginning of a line, and returns the name,
/// trimmed. A name with doubled quotes is written to `unescaped` instead. `None` if a quoted name
/// does not end at a separator or at the end of the line.
#[inline(always)]
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
    let sample = data.clone().limited_to(SAMPLE_LINES);
    let mut best = (Separator::Any, 0);
    for separator in [
        Separator::Tab,
        Separator::Semicolon,
        Separator::Comma,
        Separator::Bar,
        Separator::Whitespace,
    ] {
        let mut pairs = NamePairs::new(sample.clone(), separator, [0, 1]);
        let mut good = 0;
        loop {
            match pairs.read() {
                Ok(Some(row)) => {
                    let is_blank_in_ids = separator == Separator::Tab && is_two_ids(row.names[0]);
                    good += usize::from(is_two_names(row.names) && !is_blank_in_ids);
                }
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

/// Whether a text is two numbers: white space of any kind separates them ("1 2", then a tab and a
/// weight, as KONECT writes).
fn is_two_ids(text: &str) -> bool {
    let mut words = text.split_ascii_whitespace();
    let are_numbers = words
        .by_ref()
        .take(2)
        .filter(|word| is_number(word))
        .count()
        == 2;
    are_numbers && words.next().is_none()
}
