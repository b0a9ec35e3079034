//! From bytes to lines of text, and numbers and pieces of lines as messages show them.

use super::ImportError;
use std::borrow::Cow;

/// Kinds of file that people drop by mistake, by their first bytes.
const MAGIC: [(&[u8], &str); 10] = [
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1F\x8B", "a gzip archive: unpack it first"),
    (b"BZh9", "a bzip2 archive: unpack it first"),
    (b"%PDF-", "a PDF document"),
    (b"\xFF\xFE", "text in UTF-16: save it as UTF-8"),
    (b"\xFE\xFF", "text in UTF-16: save it as UTF-8"),
    (b"\0\0\xFE\xFF", "text in UTF-32: save it as UTF-8"),
];

/// Text that is no edge list, by its first word in lower case.
const MARKUP: [(&str, &str); 8] = [
    ("<?xml", "XML"),
    ("<graphml", "XML"),
    ("<gexf", "XML"),
    ("<svg", "an SVG picture"),
    ("<!doctype", "a web page"),
    ("<html", "a web page"),
    ("{", "JSON"),
    ("[", "JSON"),
];

/// Windows-1252 from 0x80 to 0x9F, as browsers read it; its other bytes are their own code points.
const WINDOWS_1252: &str = "\
    €\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// The bytes as text, without a byte order mark.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    notes: &mut Vec<String>,
) -> Result<Cow<'a, str>, ImportError> {
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ImportError::OtherKind { kind });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(at) = bytes
        .iter()
        .position(|&b| b < 32 && !b.is_ascii_whitespace())
    {
        let text = String::from_utf8_lossy(&bytes[..at]);
        let line = text.matches(terminator(&text)).count() + 1;
        return Err(ImportError::Binary {
            line,
            byte: bytes[at],
        });
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            let line = bytes[..error.valid_up_to()]
                .iter()
                .filter(|&&b| b == b'\n')
                .count()
                + 1;
            notes.push(format!(
                "Line {} is not UTF-8: the file is read as Windows-1252, so look at names with accents.",
                grouped(line)
            ));
            let high: Vec<char> = WINDOWS_1252.chars().collect();
            let wide = |&b: &u8| match b {
                0x80..=0x9F => high[usize::from(b - 0x80)],
                _ => char::from(b),
            };
            Cow::Owned(bytes.iter().map(wide).collect())
        }
    };
    let begin: String = text
        .trim_start()
        .chars()
        .take(10)
        .collect::<String>()
        .to_lowercase();
    match MARKUP.iter().find(|(word, _)| begin.starts_with(word)) {
        Some((_, kind)) => Err(ImportError::OtherKind { kind }),
        None => Ok(text),
    }
}

/// A line of the file.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// From 1, comments and blank lines counted.
    pub number: usize,
    /// Without blanks around it.
    pub text: &'a str,
}

impl Line<'_> {
    /// Starts with a sign that says so.
    pub fn is_comment(&self) -> bool {
        self.text.starts_with(['#', '%'])
    }
}

/// CR ends lines only where LF does not.
fn terminator(text: &str) -> char {
    if text.contains('\n') { '\n' } else { '\r' }
}

/// All lines.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> + Clone {
    let numbered = text.split(terminator(text)).zip(1..);
    numbered.map(|(text, number)| Line {
        number,
        text: text.trim_ascii(),
    })
}

/// The lines that are neither comments nor blank.
pub(super) fn data_lines(text: &str) -> impl Iterator<Item = Line<'_>> + Clone {
    lines(text).filter(|line| {
        let is_blank = |b: u8| b.is_ascii_whitespace() || b == b',' || b == b';';
        !line.is_comment() && !line.text.bytes().all(is_blank)
    })
}

/// The beginning of a line, quoted.
pub(super) fn piece(line: &str) -> String {
    const LONGEST: usize = 40;
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("“{}…”", &line[..end]),
        None => format!("“{line}”"),
    }
}

/// A number with a comma between thousands.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// "1 line has", "2,000 lines have".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!(
        "{} {}",
        grouped(number),
        if number == 1 { one } else { many }
    )
}
