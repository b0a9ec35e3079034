//! From lines to pairs of names.

use super::ImportError;
use super::text::{BLANKS, Line, Lines, Piece, cut, part, trim};

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
    pub fn name(self) -> &'static str {
        match self {
            Self::Tab => "a tab like the others",
            Self::Semicolon => "a semicolon like the others",
            Self::Comma => "a comma like the others",
            Self::Blanks => "white space like the others",
            Self::Any => "white space, a comma, a semicolon or a tab",
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
    /// Names in which two quotes stood for one.
    unescaped: [String; 2],
}

impl<'a> Rows<'a> {
    pub fn of(lines: Lines<'a>, separator: Separator) -> Self {
        Rows {
            lines,
            separator,
            unescaped: Default::default(),
        }
    }

    /// The next, or `None` after the last. After an error come the lines after it.
    #[inline(never)]
    pub fn read(&mut self) -> Result<Option<Row<'_, 'a>>, ImportError> {
        let Some(line) = self.lines.next() else {
            return Ok(None);
        };
        let separator = self.separator.byte();
        let (mut fields, mut more) = ([Field::default(); 2], false);
        let (mut rest, mut column) = (line.text, 0);
        while !rest.is_empty() {
            if separator == BLANKS && column == 2 {
                more = true;
                break;
            }
            let Some((field, after)) = Field::cut(rest, separator) else {
                return Err(ImportError::OpenQuote {
                    line: line.number,
                    found: Piece(line.text).to_string(),
                });
            };
            match fields.get_mut(column) {
                Some(name) => *name = field,
                None => more |= !field.text.is_empty(),
            }
            rest = after;
            column += 1;
        }
        let [one, two] = &mut self.unescaped;
        Ok(Some(Row {
            line,
            names: [fields[0].name(one), fields[1].name(two)],
            more,
        }))
    }
}

/// A name as it stands in a line, trimmed, without the quotes around it.
#[derive(Clone, Copy, Default)]
struct Field<'a> {
    text: &'a str,
    /// Two quotes stand for one.
    is_escaped: bool,
}

impl<'a> Field<'a> {
    /// The first field, and what comes after its separator. `None` if a quoted name does not end at
    /// a separator or at the end of the line.
    fn cut(text: &'a str, separator: u8) -> Option<(Self, &'a str)> {
        let is_blank = |b: u8| b == BLANKS || b.is_ascii_whitespace() && b != separator;
        let bytes = text.as_bytes();
        let begin = text.bytes().position(|b| !is_blank(b)).unwrap_or(0);
        if bytes.get(begin) != Some(&b'"') {
            let (name, rest) = cut(part(text, begin, text.len()), separator);
            let text = trim(name);
            let is_escaped = false;
            return Some((Field { text, is_escaped }, rest));
        }
        let begin = begin + 1;
        let (mut end, mut is_escaped) = (begin, false);
        loop {
            end += bytes[end..].iter().position(|&b| b == b'"')?;
            if separator == BLANKS || bytes.get(end + 1) != Some(&b'"') {
                break;
            }
            is_escaped = true;
            end += 2;
        }
        let (blanks, rest) = cut(part(text, end + 1, text.len()), separator);
        let text = trim(part(text, begin, end));
        (blanks.trim_ascii().is_empty()).then_some((Field { text, is_escaped }, rest))
    }

    /// The name itself.
    fn name<'r>(mut self, unescaped: &'r mut String) -> &'r str
    where
        'a: 'r,
    {
        if !self.is_escaped {
            return self.text;
        }
        unescaped.clear();
        while !self.text.is_empty() {
            let (plain, rest) = cut(self.text, b'"');
            unescaped.push_str(plain);
            self.text = match rest.strip_prefix('"') {
                Some(rest) => {
                    unescaped.push('"');
                    rest
                }
                None => rest,
            };
        }
        unescaped
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
