//! The cells of a row of a list of connections.

use super::column_names::Column;
use super::columns::ColumnLayout;
use super::csv_rows::CsvRows;
use super::profile_address::plain_address;
use crate::io::import::limits::MAX_ID_BYTES;

/// The cells of a row that are read.
pub(super) struct Cells<'a> {
    /// First and last name, on one line.
    pub name: String,
    pub address: &'a str,
    pub company: &'a str,
    pub position: &'a str,
    pub date: &'a str,
}

impl<'a> Cells<'a> {
    pub fn new(row: &'a CsvRows, columns: &ColumnLayout) -> Cells<'a> {
        let cell = |column| columns.index(column).map_or("", |index| row.cell(index));
        let [first, last, full] = [Column::FirstName, Column::LastName, Column::FullName].map(cell);
        // In some languages one word means first name and full name. If the cell does not end with
        // the last name of the next column, it is a first name.
        let first = if first.is_empty() && !full.ends_with(last) {
            full
        } else {
            first
        };
        // In other languages one word means last name and full name. If the cell does not contain
        // the first name, it is a last name.
        let last = if columns.index(Column::LastName).is_none() && !has_word(full, first) {
            full
        } else {
            last
        };
        Cells {
            name: join_words(if first.is_empty() && last.is_empty() {
                [full, ""]
            } else {
                [first, last]
            }),
            address: cell(Column::Address),
            company: cell(Column::Company),
            position: cell(Column::Position),
            date: cell(Column::Date),
        }
    }

    pub fn are_empty(&self) -> bool {
        [
            &self.name[..],
            self.address,
            self.company,
            self.position,
            self.date,
        ]
        .iter()
        .all(|cell| cell.is_empty())
    }

    /// A key that is equal for two rows of the same connection. `row` makes the keys of rows
    /// without any name different.
    pub fn key(&self, row: usize) -> String {
        if let Some(address) = plain_address(self.address) {
            address
        } else if !self.name.is_empty() {
            [&self.name, self.company, self.position, self.date].join("\n")
        } else {
            format!("\n{row}")
        }
    }
}

/// Whether a name begins or ends with these words.
fn has_word(name: &str, words: &str) -> bool {
    let is_rest = |rest: &str| rest.is_empty() || words.is_empty();
    name.strip_prefix(words)
        .is_some_and(|rest| is_rest(rest) || rest.starts_with(' '))
        || name
            .strip_suffix(words)
            .is_some_and(|rest| rest.ends_with(' '))
}

/// The words of both parts with one space between them, cut to [`MAX_ID_BYTES`].
pub(super) fn join_words(parts: [&str; 2]) -> String {
    let mut name = String::new();
    for word in parts
        .iter()
        .flat_map(|part| part.split(|letter: char| letter.is_whitespace() || letter.is_control()))
    {
        if word.is_empty() {
            continue;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    if name.len() > MAX_ID_BYTES {
        let end = (0..=MAX_ID_BYTES)
            .rev()
            .find(|&end| name.is_char_boundary(end));
        name.truncate(end.unwrap_or(0));
    }
    name
}
