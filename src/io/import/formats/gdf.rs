//! GDF of GUESS, as Netvizz and 4CAT write it: a table of people and a table of ties.
//!
//! - **Tables** begin with `nodedef>` and `edgedef>`, followed by the names of the columns and their
//!   types: `nodedef>name VARCHAR,label VARCHAR`. There are no comments: `#tag` is a name.
//! - **Fields** are separated by commas; a field in `"` or `'` may contain commas.
//! - **People** have the id `name` (else the first column), and are shown by `label`.
//! - **Ties** are `node1` and `node2` (else the first two columns). `directed` says whether a tie has
//!   a direction.
//! - **Not read**, but noted: other columns.

use super::input::FormatInput;
use super::syntax::{AllLines, TWO_ENDS, builder, finish, for_each_line, wrong};
use crate::base::message::sentences;
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, EdgeList};
use crate::io::import::text::{FilePosition, split_at_byte, substring};
use std::borrow::Cow;

const NAME: &str = "GDF";

sentences! {
    /// What GDF expects.
    SENTENCES:
    NODEDEF = "expected.gdf-table", "nodedef> or edgedef> and the names of the columns";
}

/// The beginnings of the tables, in lower case.
const TABLES: [&str; 2] = ["nodedef>", "edgedef>"];

/// Whether the first line of a text begins a table. O(line).
pub(crate) fn is_gdf(text: &str) -> bool {
    let first = AllLines::new(text).find(|line| !line.text.is_empty());
    first.is_some_and(|line| table(line.text).is_some())
}

/// The table that a line begins, and the names of its columns.
fn table(line: &str) -> Option<(usize, &str)> {
    let table = TABLES.iter().position(|begin| {
        let found = line.get(..begin.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(begin))
    })?;
    Some((table, substring(line, TABLES[table].len(), line.len())))
}

/// The places of the columns that are read.
#[derive(Default)]
struct Columns {
    id: usize,
    label: Option<usize>,
    ends: [usize; 2],
    directed: Option<usize>,
}

/// Reads GDF by the rules of the [module](self). O(bytes).
///
/// # Errors
/// If a line does not name a person or the two ends of a tie, or a limit is exceeded.
pub(crate) fn read(mut input: FormatInput) -> Result<EdgeList, ImportError> {
    let mut builder = builder(&mut input);
    let mut columns = Columns::default();
    let mut open = None;
    let mut fields: Vec<Cow<str>> = Vec::new();
    for_each_line(input.text, input.progress, |line| {
        if let Some((table, names)) = table(line.text) {
            open = Some(table);
            split(names, &mut fields);
            let names: Vec<&str> = fields.iter().map(|field| column_name(field)).collect();
            let place = |wanted: &str| {
                names
                    .iter()
                    .position(|name| name.eq_ignore_ascii_case(wanted))
            };
            let unread = if table == 0 {
                columns.id = place("name").unwrap_or(0);
                columns.label = place("label");
                &mut builder.unread_of_people
            } else {
                columns.ends = [place("node1").unwrap_or(0), place("node2").unwrap_or(1)];
                columns.directed = place("directed");
                &mut builder.unread_of_ties
            };
            let read = match table {
                0 => [Some(columns.id), columns.label, None],
                _ => {
                    let [first, second] = columns.ends;
                    [Some(first), Some(second), columns.directed]
                }
            };
            for (place, name) in names.iter().enumerate() {
                if !read.contains(&Some(place)) {
                    unread.add(name);
                }
            }
            return Ok(());
        }
        split(line.text, &mut fields);
        let position = FilePosition::Line(line.number);
        let field = |place: usize| fields.get(place).map_or("", |field| field);
        match open {
            None => return Err(wrong(NAME, line.number, line.text, NODEDEF)),
            Some(0) => {
                let person = builder.declare(field(columns.id), position)?;
                if let Some(label) = columns.label {
                    builder.label(person, field(label), 1);
                }
            }
            Some(_) => {
                let [first, second] = columns.ends.map(field);
                if first.is_empty() || second.is_empty() {
                    return Err(wrong(NAME, line.number, line.text, TWO_ENDS));
                }
                let first = builder.person(first, position)?;
                let second = builder.person(second, position)?;
                let directed = columns.directed.map(field).unwrap_or_default();
                let is_directed = directed.eq_ignore_ascii_case("true") || directed == "1";
                builder.tie(first, second, Direction::of(is_directed))?;
            }
        }
        Ok(())
    })?;
    finish(builder, input.progress)
}

/// The name of a column without its type.
fn column_name(column: &str) -> &str {
    split_at_byte(column.trim_ascii(), b' ').0
}

/// Splits a line at commas outside of quotes. A quote that does not end before a comma is a
/// character like any other. O(bytes), because after one open quote no other is looked for.
fn split<'a>(line: &'a str, fields: &mut Vec<Cow<'a, str>>) {
    fields.clear();
    let mut rest = line;
    let mut has_end = [true; 2];
    loop {
        let text = rest.trim_ascii_start();
        let mut quoted = None;
        for (quote, has_end) in [b'"', b'\''].into_iter().zip(&mut has_end) {
            if *has_end && text.as_bytes().first() == Some(&quote) {
                quoted = end_of_quote(text, quote);
                *has_end = quoted.is_some();
            }
        }
        let Some(end) = quoted else {
            let (field, after) = split_at_byte(text, b',');
            fields.push(Cow::Borrowed(field.trim_ascii()));
            if field.len() == text.len() {
                return;
            }
            rest = after;
            continue;
        };
        let field = substring(text, 1, end);
        fields.push(if field.bytes().any(|byte| byte == b'\\') {
            Cow::Owned(field.replace("\\\"", "\"").replace("\\'", "'"))
        } else {
            Cow::Borrowed(field)
        });
        let after = substring(text, end + 1, text.len()).trim_ascii_start();
        match after.strip_prefix(',') {
            Some(after) => rest = after,
            None => return,
        }
    }
}

/// The offset of the quote that ends a quoted field: a comma or the end of the line follows it.
fn end_of_quote(text: &str, quote: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        if bytes[at] == b'\\' {
            at += 2;
            continue;
        }
        if bytes[at] == quote {
            let blank = bytes[at + 1..].iter().take_while(|byte| **byte == b' ');
            let after = bytes.get(at + 1 + blank.count());
            if after.is_none_or(|byte| *byte == b',') {
                return Some(at);
            }
        }
        at += 1;
    }
    None
}
