//! From lines to pairs of names.

use super::ImportError;
use super::text::{Line, piece};

/// How many data lines decide about the separator and the header.
const SAMPLE: usize = 200;

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
}

/// A data line taken apart. Names are trimmed, and empty where there are none.
pub(super) struct Row<'r, 'a> {
    pub line: Line<'a>,
    pub first: &'r str,
    pub second: &'r str,
    /// There is something after the second.
    pub more: bool,
}

/// The separator, and the first lines taken apart by it.
pub(super) fn separator<'a>(
    data: impl Iterator<Item = Line<'a>> + Clone,
) -> (Separator, Vec<[String; 2]>) {
    let mut best = (Separator::Any, Vec::new(), 0);
    for separator in [
        Separator::Tab,
        Separator::Semicolon,
        Separator::Comma,
        Separator::Blanks,
    ] {
        let mut sample = Vec::new();
        for line in data.clone().take(SAMPLE) {
            // Each line on its own: a quote left open spoils this one, not those after it.
            let _ = each(std::iter::once(line), separator, |row| {
                sample.push([row.first.to_string(), row.second.to_string()]);
                Ok(())
            });
        }
        let good = sample
            .iter()
            .filter(|[a, b]| !b.is_empty() && is_one_name(a))
            .count();
        if good > best.2 {
            best = (separator, sample, good);
        }
    }
    (best.0, best.1)
}

/// Not empty, and not the numbers before the decimal comma of a weight ("1 2 0,5").
fn is_one_name(id: &str) -> bool {
    let numbers = id
        .split_ascii_whitespace()
        .filter(|part| is_number(part))
        .count();
    !id.is_empty() && numbers < 3
}

/// Digits, with a sign or a point perhaps.
pub(super) fn is_number(id: &str) -> bool {
    let digits = id.strip_prefix(['-', '+']).unwrap_or(id);
    digits.bytes().any(|b| b.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// Calls `take` with every line taken apart, in order, until it fails.
pub(super) fn each<'a>(
    data: impl Iterator<Item = Line<'a>> + Clone,
    separator: Separator,
    take: impl FnMut(Row) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    match separator {
        Separator::Blanks | Separator::Any => each_by_blanks(data, take),
        Separator::Tab => each_delimited(data, b'\t', take),
        Separator::Semicolon => each_delimited(data, b';', take),
        Separator::Comma => each_delimited(data, b',', take),
    }
}

fn each_by_blanks<'a>(
    data: impl Iterator<Item = Line<'a>>,
    mut take: impl FnMut(Row) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    for line in data {
        let open_quote = || ImportError::OpenQuote {
            line: line.number,
            found: piece(line.text),
        };
        let (first, rest) = name_by_blanks(line.text).ok_or_else(open_quote)?;
        let (second, rest) = name_by_blanks(rest).ok_or_else(open_quote)?;
        take(Row {
            line,
            first: first.trim(),
            second: second.trim(),
            more: !rest.is_empty(),
        })?;
    }
    Ok(())
}

/// The first name, in quotes perhaps, and what follows it; `None` if a quote is left open. The text
/// has no blanks around it.
fn name_by_blanks(text: &str) -> Option<(&str, &str)> {
    if let Some(quoted) = text.strip_prefix('"') {
        let (name, rest) = quoted.split_once('"')?;
        let is_end = rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_whitespace());
        return is_end.then(|| (name, rest.trim_ascii_start()));
    }
    let end = text
        .bytes()
        .position(|b| b.is_ascii_whitespace())
        .unwrap_or(text.len());
    Some((&text[..end], text[end..].trim_ascii_start()))
}

fn each_delimited<'a>(
    data: impl Iterator<Item = Line<'a>> + Clone,
    delimiter: u8,
    mut take: impl FnMut(Row) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    if !data.clone().any(|line| line.text.contains('"')) {
        for line in data {
            let mut fields = line.text.split(char::from(delimiter)).map(str::trim);
            let first = fields.next().unwrap_or("");
            let second = fields.next().unwrap_or("");
            take(Row {
                line,
                first,
                second,
                more: fields.any(|field| !field.is_empty()),
            })?;
        }
        return Ok(());
    }
    // Only the data lines, each a whole record, so that line and record number i belong together.
    let mut records = Vec::new();
    for line in data.clone() {
        if !push_record(&mut records, line.text, delimiter) {
            return Err(ImportError::OpenQuote {
                line: line.number,
                found: piece(line.text),
            });
        }
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::Any(b'\n'))
        .has_headers(false)
        .flexible(true)
        .from_reader(records.as_slice());
    let mut record = csv::StringRecord::new();
    for line in data {
        // Fails neither at reading, which is from memory, nor at UTF-8, which is cut at ASCII only.
        if !reader.read_record(&mut record).is_ok_and(|is_more| is_more) {
            break;
        }
        let name = |i| record.get(i).unwrap_or("").trim();
        let more = record.iter().skip(2).any(|field| !field.trim().is_empty());
        take(Row {
            line,
            first: name(0),
            second: name(1),
            more,
        })?;
    }
    Ok(())
}

/// Appends a line as a record of CSV: without blanks before an opening quote, which would be part of
/// the name. False if a quoted name does not end at a separator or at the end of the line.
fn push_record(to: &mut Vec<u8>, line: &str, delimiter: u8) -> bool {
    let begin = to.len();
    to.extend_from_slice(line.as_bytes());
    to.push(b'\n');
    if !line.contains('"') {
        return true;
    }
    to.truncate(begin);
    let (mut state, mut field) = (Field::Begins, begin);
    for &byte in line.as_bytes() {
        state = match (state, byte) {
            (Field::Quoted, b'"') => Field::Closed,
            (Field::Quoted, _) => Field::Quoted,
            (_, _) if byte == delimiter => Field::Begins,
            (Field::Begins, b'"') => {
                to.truncate(field);
                Field::Quoted
            }
            (Field::Begins, _) if byte.is_ascii_whitespace() => Field::Begins,
            (Field::Closed, b'"') => Field::Quoted,
            (Field::Closed, _) if byte.is_ascii_whitespace() => Field::Ended,
            (Field::Ended, _) if byte.is_ascii_whitespace() => Field::Ended,
            (Field::Closed | Field::Ended, _) => return false,
            (Field::Begins | Field::Plain, _) => Field::Plain,
        };
        to.push(byte);
        if byte == delimiter && state == Field::Begins {
            field = to.len();
        }
    }
    to.push(b'\n');
    state != Field::Quoted
}

/// Where in a field a byte is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    /// Before its first byte that is not blank.
    Begins,
    /// Without quotes.
    Plain,
    /// Inside the quotes.
    Quoted,
    /// Just after a quote that closes, or the first of two that stand for one.
    Closed,
    /// After blanks after the quotes.
    Ended,
}
