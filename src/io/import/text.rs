//! From bytes to lines of text, and numbers and pieces of lines as messages show them.

use super::{ImportError, NOT_UTF8};
use crate::base::message::{Message, sentences};
use std::borrow::Cow;
use std::fmt;

/// Windows-1252 from 0x80 to 0x9F, as browsers read it; its other bytes are their own code points.
const WINDOWS_1252: &str = "\
    €\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

sentences! {
    /// What is said of text that cannot be read.
    TEXT:
    ENCODING = "file.encoding", "The file says that its encoding is {found}. Expected UTF-8, UTF-16, ISO-8859-1 or Windows-1252.";
}

/// Encodings that XML may declare, in lower case, and whether they are Windows-1252 or a part of it.
const ENCODINGS: [(&str, bool); 9] = [
    ("utf-8", false),
    ("utf8", false),
    ("utf-16", false),
    ("us-ascii", false),
    ("ascii", false),
    ("iso-8859-1", true),
    ("latin1", true),
    ("windows-1252", true),
    ("cp1252", true),
];

/// The encoding that XML declares, if these are the bytes of XML that declares one.
fn declared(bytes: &[u8]) -> Option<&str> {
    let begin = bytes.trim_ascii_start();
    let begin = begin
        .get(..begin.len().min(200))
        .filter(|begin| begin.starts_with(b"<?xml"))?;
    let end = begin.windows(2).position(|pair| pair == b"?>")?;
    let (_, encoding) = std::str::from_utf8(&begin[..end])
        .ok()?
        .split_once("encoding")?;
    let encoding = encoding.trim_ascii_start().strip_prefix('=')?.trim_ascii();
    encoding.get(1..)?.split(['"', '\'']).next()
}

/// The bytes as text, without a byte order mark: UTF-8; UTF-16 where a mark says so; Windows-1252
/// where it is neither, which is noted, or where XML says so.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    notes: &mut Vec<Message>,
) -> Result<Cow<'a, str>, ImportError> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)?),
        [0xFE, 0xFF, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)?),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            let is_known = |found: &str| {
                let known = ENCODINGS
                    .iter()
                    .find(|(name, _)| found.eq_ignore_ascii_case(name));
                known.map(|(_, is_windows)| *is_windows).ok_or_else(|| {
                    ImportError::Refused(Message::new(ENCODING).text("found", &quoted(found)))
                })
            };
            let is_windows = declared(bytes).map(is_known).transpose()?.unwrap_or(false);
            let in_windows = || bytes.iter().map(|&byte| windows_1252(byte)).collect();
            match std::str::from_utf8(bytes) {
                _ if is_windows => Cow::Owned(in_windows()),
                Ok(text) => Cow::Borrowed(text),
                Err(error) => {
                    let line = line_number(&bytes[..error.valid_up_to()]);
                    notes.push(Message::new(NOT_UTF8).count("line", line));
                    Cow::Owned(in_windows())
                }
            }
        }
    };
    let is_binary = |b: u8| b < 32 && !b.is_ascii_whitespace() || b == 127;
    match text.bytes().position(is_binary) {
        Some(at) => Err(ImportError::Binary {
            line: line_number(&text.as_bytes()[..at]),
            byte: text.as_bytes()[at],
        }),
        None => Ok(text),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ImportError> {
    let (units, half) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for character in char::decode_utf16(units.iter().map(|&pair| unit(pair))) {
        match character {
            Ok(character) => text.push(character),
            Err(_) => {
                return Err(ImportError::BrokenUtf16 {
                    line: line_number(text.as_bytes()),
                });
            }
        }
    }
    match half {
        [] => Ok(text),
        _ => Err(ImportError::BrokenUtf16 {
            line: line_number(text.as_bytes()),
        }),
    }
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252.chars().nth(usize::from(byte - 0x80)),
        _ => None,
    }
    .unwrap_or(char::from(byte))
}

/// A line of the file.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// From 1, comments and blank lines counted.
    pub number: usize,
    /// Without blanks around it.
    pub text: &'a str,
}

/// The line on which something comes after this text.
pub(super) fn line_number(before: &[u8]) -> usize {
    let count = |end| before.iter().filter(|&&b| b == end).count();
    match count(b'\n') {
        0 => 1 + count(b'\r'),
        lines => 1 + lines,
    }
}

/// The lines that are neither comments nor blank.
#[derive(Clone)]
pub(super) struct Lines<'a> {
    rest: &'a str,
    /// How many lines are behind.
    number: usize,
    /// What ends a line.
    end: u8,
    /// How many to give at most.
    most: usize,
}

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Self {
        // CR ends lines only where LF does not.
        let has_lf = text.bytes().any(|b| b == b'\n');
        Lines {
            rest: text,
            number: 0,
            end: if has_lf { b'\n' } else { b'\r' },
            most: usize::MAX,
        }
    }

    /// How many bytes there are still.
    pub fn left(&self) -> usize {
        self.rest.len()
    }

    /// Only the first so many.
    pub fn first(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// Without the first so many.
    #[inline(never)]
    pub fn after(mut self, lines: usize) -> Self {
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
        while self.most > 0 && !self.rest.is_empty() {
            let (text, rest) = cut(self.rest, self.end);
            self.rest = rest;
            self.number += 1;
            let text = text.trim_ascii();
            let is_blank = |b: u8| b.is_ascii_whitespace() || b == b',' || b == b';';
            if !matches!(text.as_bytes(), [b'#' | b'%', ..]) && !text.bytes().all(is_blank) {
                self.most -= 1;
                let number = self.number;
                return Some(Line { number, text });
            }
        }
        None
    }
}

/// White space of any kind and length, as what [`cut`] cuts at.
pub(super) const BLANKS: u8 = b' ';

/// What is before the first such byte (of ASCII; any blank for [`BLANKS`]), and what after it.
#[inline(never)]
pub(super) fn cut(text: &str, end: u8) -> (&str, &str) {
    let is_end = |b: u8| b == end || end == BLANKS && b.is_ascii_whitespace();
    match text.bytes().position(is_end) {
        Some(end) => (part(text, 0, end), part(text, end + 1, text.len())),
        None => (text, ""),
    }
}

/// A piece of a text, cut where characters begin and end; nothing where they do not. Indexing would
/// panic there, with a message whose tables of Unicode weigh 4 kB in the wasm.
pub(super) fn part(text: &str, begin: usize, end: usize) -> &str {
    text.get(begin..end).unwrap_or_default()
}

/// Without white space around it.
#[inline(never)]
pub(super) fn trim(text: &str) -> &str {
    let text = text.trim_ascii();
    match text.as_bytes() {
        // As almost everywhere: no need to know the white space of the world.
        [] => text,
        [first, .., last] if first.is_ascii() && last.is_ascii() => text,
        _ => text.trim(),
    }
}

/// The beginning of a line, quoted.
pub(super) struct Piece<'a>(pub &'a str);

impl fmt::Display for Piece<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        const LONGEST: usize = 40;
        let (text, end) = match self.0.char_indices().nth(LONGEST) {
            Some((end, _)) => (part(self.0, 0, end), "…”"),
            None => (self.0, "”"),
        };
        f.write_str("“")?;
        for (place, line) in text.split(char::is_control).enumerate() {
            // What ends a line of a file ends none of a message.
            if place > 0 {
                f.write_str(" ")?;
            }
            f.write_str(line)?;
        }
        f.write_str(end)
    }
}

/// A [`Piece`] to keep.
pub(super) fn quoted(text: &str) -> String {
    Piece(text).to_string()
}
