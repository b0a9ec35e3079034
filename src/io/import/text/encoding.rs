//! The encoding of a file: UTF-8, UTF-16 or Windows-1252.
//!
//! The crate `encoding_rs` was tried instead. It contains the tables of all encodings: decoding takes
//! 133 kB of wasm gzipped with it, and 5 kB without.

use super::excerpt::excerpt;
use super::lines::line_number;
use crate::base::message::{Message, sentences};
use crate::io::import::error::ImportError;
use std::borrow::Cow;

/// The characters of Windows-1252 from 0x80 to 0x9F, as in the Encoding Standard (WHATWG). Its
/// other bytes are their own code points.
const WINDOWS_1252: &str = "\
    €\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

sentences! {
    /// Messages about the encoding of a file.
    SENTENCES:
    ENCODING = "file.encoding", "The file says that its encoding is {found}. Expected UTF-8, UTF-16, ISO-8859-1 or Windows-1252.";
    NOT_UTF8 = "note.utf8", "Line {line} is not UTF-8: the file is read as Windows-1252, so look at names with accents.";
}

/// Encodings that XML can declare, in lower case, and whether they are read as Windows-1252.
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

/// The encoding that the XML declaration of a file names.
fn declared_encoding(bytes: &[u8]) -> Option<&str> {
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

/// Whether the XML declaration of a file names Windows-1252 (or ISO-8859-1, a part of it).
fn declares_windows_1252(bytes: &[u8]) -> Result<bool, ImportError> {
    let Some(found) = declared_encoding(bytes) else {
        return Ok(false);
    };
    let known = ENCODINGS
        .iter()
        .find(|(name, _)| found.eq_ignore_ascii_case(name));
    known
        .map(|(_, is_windows)| *is_windows)
        .ok_or_else(|| ImportError::Refused(Message::new(ENCODING).text("found", &excerpt(found))))
}

/// Number of bytes from which UTF-16 without a byte order mark is recognised.
const SAMPLE_BYTES: usize = 1000;

/// The text of UTF-16 without a byte order mark: Latin letters, digits and separators have a zero byte,
/// all on the same side. Other text has no zero bytes. `None` if it is no UTF-16.
fn decode_unmarked_utf16(bytes: &[u8]) -> Option<String> {
    let (units, _) = bytes.get(..bytes.len().min(SAMPLE_BYTES))?.as_chunks::<2>();
    let count = |side: usize| units.iter().filter(|unit| unit[side] == 0).count();
    let [first, second] = [count(0), count(1)];
    let unit = match (first, second) {
        (_, 2..) if second > 4 * first => u16::from_le_bytes,
        (2.., _) if first > 4 * second => u16::from_be_bytes,
        _ => return None,
    };
    decode_utf16(bytes, unit).ok()
}

/// Decodes a file, without its byte order mark. A file is UTF-16 if it has the byte order mark of
/// UTF-16, or zero bytes where UTF-16 has them. A file whose XML declaration says so is Windows-1252.
/// Any other file is UTF-8 if it is valid UTF-8, and otherwise Windows-1252, with a note. O(bytes).
///
/// # Errors
/// If XML declares an unknown encoding, if UTF-16 is invalid, or if the text contains control
/// characters other than white space.
pub(crate) fn decode<'a>(
    bytes: &'a [u8],
    notes: &mut Vec<Message>,
) -> Result<Cow<'a, str>, ImportError> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => Cow::Owned(decode_utf16(rest, u16::from_le_bytes)?),
        [0xFE, 0xFF, rest @ ..] => Cow::Owned(decode_utf16(rest, u16::from_be_bytes)?),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            let is_windows = declares_windows_1252(bytes)?;
            let in_windows = || bytes.iter().map(|&byte| windows_1252(byte)).collect();
            match std::str::from_utf8(bytes) {
                _ if bytes.iter().take(SAMPLE_BYTES).any(|&byte| byte == 0) => {
                    match decode_unmarked_utf16(bytes) {
                        Some(text) => Cow::Owned(text),
                        None => Cow::Owned(in_windows()),
                    }
                }
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

/// Decodes UTF-16 without a byte order mark; `unit` reads one code unit in the byte order of the
/// file.
fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ImportError> {
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

/// The character of a byte in Windows-1252.
fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252.chars().nth(usize::from(byte - 0x80)),
        _ => None,
    }
    .unwrap_or(char::from(byte))
}
