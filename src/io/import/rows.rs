//! From lines to pairs of names.

use super::ImportError;
use super::text::{BLANKS, Line, Lines, cut, part, quoted, trim};
use crate::base::message::{Sentence, sentences};

sentences! {
    /// What separates two names.
    SEPARATORS:
    TAB = "separator.tab", "a tab like the others";
    SEMICOLON = "separator.semicolon", "a semicolon like the others";
    COMMA = "separator.comma", "a comma like the others";
    BLANK = "separator.blank", "white space like the others";
    ANY = "separator.any", "white space, a comma, a semicolon or a tab";
}

/// How many data lines decide about the separator and the header.
pub(super) const SAMPLE: usize = 200;

/// What stands between two names, in order of preference where two explain the file equally well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    Tab,
    Semicolon,
    Comma,
    Blanks,
    /// No line decides: read as by blanks.
    Any,
}

impl Separator {
    /// As messages say it.
    pub fn name(self) -> &'static Sentence {
        match self {
            Self::Tab => TAB,
            Self::Semicolon => SEMICOLON,
            Self::Comma => COMMA,
            Self::Blanks => BLANK,
            Self::Any => ANY,
        }
    }

    /// The byte to cut at.
    fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Blanks | Self::Any => BLANKS,
        }
    }
}

/// A data line taken apart. Names are trimmed, and empty where there are none.
pub(super) struct Row<'r, 'a> {
    pub line: Line<'a>,
    pub names: [&'r str; 2],
    /// There is something after the second.
    pub more: bool,
}

/// The data lines taken apart, in order.
pub(super) struct Rows<'a> {
    lines: Lines<'a>,
    separator: Separator,
    /// The names of the line in which two quotes stand for one; empty where none do.
    unescaped: [String; 3],
}

impl<'a> Rows<'a> {
    pub fn of(lines: Lines<'a>, separator: Separator) -> Self {
        Rows {
            lines,
            separator,
            unescaped: Default::default(),
        }
    }

    /// How many bytes there are still.
    pub fn left(&self) -> usize {
        self.lines.left()
    }

    /// The next, or `None` after the last. After an error come the lines after it.
    #[inline(never)]
    pub fn read(&mut self) -> Result<Option<Row<'_, 'a>>, ImportError> {
        let Some(line) = self.lines.next() else {
            return Ok(None);
        };
        let separator = self.separator.byte();
        // The third place is for all the others.
        let mut names = [""; 3];
        let (mut rest, mut column, mut more) = (line.text, 0, false);
        self.unescaped.iter_mut().for_each(String::clear);
        while !rest.is_empty() {
            if separator == BLANKS && column == 2 {
                more = true;
                break;
            }
            let Some(name) = name(&mut rest, separator, &mut self.unescaped[column]) else {
                return Err(ImportError::OpenQuote {
                    line: line.number,
                    found: quoted(line.text),
                });
            };
            names[column] = name;
            more |= column == 2 && !(name.is_empty() && self.unescaped[2].is_empty());
            column = (column + 1).min(2);
        }
        for (name, unescaped) in names.iter_mut().zip(&self.unescaped) {
            if !unescaped.is_empty() {
                *name = trim(unescaped);
            }
        }
        let [first, second, _] = names;
        Ok(Some(Row {
            line,
            names: [first, second],
            more,
        }))
    }
}

/// Takes a name off the beginning of a line, and the separator after it. The name is trimmed, unless
/// it has quotes in it, and is then left in `unescaped`. `None` if a quoted name does not end at a
/// separator or at the end of the line.
fn name<'a>(line: &mut &'a str, separator: u8, unescaped: &mut String) -> Option<&'a str> {
    let is_blank = |b: u8| b == BLANKS || b.is_ascii_whitespace() && b != separator;
    let begin = line.bytes().position(|b| !is_blank(b)).unwrap_or(0);
    let text = part(line, begin, line.len());
    let Some(mut text) = text.strip_prefix('"') else {
        let (name, rest) = cut(text, separator);
        *line = rest;
        return Some(trim(name));
    };
    loop {
        let end = text.bytes().position(|b| b == b'"')?;
        let (name, after) = (part(text, 0, end), part(text, end + 1, text.len()));
        if let (true, Some(more)) = (separator != BLANKS, after.strip_prefix('"')) {
            unescaped.push_str(name);
            unescaped.push('"');
            text = more;
            continue;
        }
        if !unescaped.is_empty() {
            unescaped.push_str(name);
        }
        let (blanks, rest) = cut(after, separator);
        *line = rest;
        return blanks.trim_ascii().is_empty().then_some(trim(name));
    }
}

/// The separator of these lines.
pub(super) fn separator(data: &Lines) -> Separator {
    let mut best = (Separator::Any, 0);
    for separator in [
        Separator::Tab,
        Separator::Semicolon,
        Separator::Comma,
        Separator::Blanks,
    ] {
        let mut rows = Rows::of(data.clone().first(SAMPLE), separator);
        let mut good = 0;
        loop {
            match rows.read() {
                Ok(Some(row)) => good += usize::from(is_two_names(row.names)),
                Ok(None) => break,
                // A quote left open spoils its line, not those after it.
                Err(_) => {}
            }
        }
        if good > best.1 {
            best = (separator, good);
        }
    }
    best.0
}

/// Neither is empty, nor the first the numbers before the decimal comma of a weight ("1 2 0,5").
fn is_two_names([first, second]: [&str; 2]) -> bool {
    let words = first.split_ascii_whitespace();
    let numbers = words.filter(|word| is_number(word)).count();
    !first.is_empty() && !second.is_empty() && numbers < 3
}

/// Digits, with a sign or a point perhaps.
pub(super) fn is_number(id: &str) -> bool {
    let digits = id.strip_prefix(['-', '+']).unwrap_or(id);
    digits.bytes().any(|b| b.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}
