//! Finds the columns of a list of connections by their cells, for lists whose column names are in an
//! unknown language, or that have none: a column with addresses of profiles, a column with dates,
//! and one or two columns with names.

use super::column_names::{Column, column_of_name};
use super::csv_rows::CsvRows;
use super::dates::{ParsedDate, parse_date};
use super::month_words::MonthWords;
use super::profile_address::{is_of_network, is_profile_address};
use crate::io::import::text::is_number;

/// Number of rows that are searched.
const SAMPLE_ROWS: usize = 150;

/// The columns of a table that has the cells of a list of connections.
pub(super) struct Shape {
    /// The number of rows before the first connection.
    pub header_rows: usize,
    /// The line with the names of the columns, or the first line of the table, from 1.
    pub line: usize,
    /// The number of columns.
    pub width: usize,
    /// The names of the columns; empty if there are none.
    pub names: Vec<String>,
    /// The columns by their index. Of several for the same column, the first counts.
    pub columns: Vec<(Column, usize)>,
    /// The names of the columns with names of people, or their numbers from 1.
    pub name_columns: String,
}

/// Names of columns of a table of ties.
const TIES: [&str; 6] = ["source", "target", "from", "to", "sender", "recipient"];

/// The shape of a table with this separator. O(bytes of the sample).
pub(super) fn detect(text: &str, separator: u8) -> Option<Shape> {
    let sample = read_sample(text, separator);
    let first = sample
        .iter()
        .position(|(_, cells)| cells.iter().any(|cell| is_profile_address(cell)))?;
    let width = sample[first].1.len();
    let is_address = |cell: &String| is_profile_address(cell);
    let address = sample[first].1.iter().position(is_address)?;
    // The names of the columns are on the first row of the table with as many cells.
    let header = sample[..first].iter().position(|(_, cells)| {
        cells.len() == width && cells.iter().filter(|cell| !cell.is_empty()).count() > 2
    });
    let is_data = |row: usize| is_date_in(&sample[row].1);
    let header = header.filter(|&row| !is_data(row));
    let begin = header.map_or_else(
        || sample.iter().position(|(_, cells)| cells.len() == width),
        |header| Some(header + 1),
    )?;
    let table = Table {
        names: header.map(|row| sample[row].1.clone()).unwrap_or_default(),
        rows: sample[begin..]
            .iter()
            .map(|(_, cells)| &cells[..])
            .collect(),
        width,
        address,
    };
    let columns = table.columns()?;
    let of_names = columns.iter().filter(|(column, _)| is_name(*column));
    let name_columns: Vec<String> = of_names
        .map(|(_, index)| match table.names.get(*index) {
            Some(name) => name.clone(),
            None => (index + 1).to_string(),
        })
        .collect();
    Some(Shape {
        header_rows: begin,
        line: sample[header.unwrap_or(begin)].0,
        width,
        columns,
        names: table.names,
        name_columns: name_columns.join(", "),
    })
}

/// The first rows with their lines.
fn read_sample(text: &str, separator: u8) -> Vec<(usize, Vec<String>)> {
    let mut rows = CsvRows::new(text, separator);
    let mut sample = Vec::new();
    while sample.len() < SAMPLE_ROWS && rows.read() {
        let cells = (0..rows.cells()).map(|index| rows.cell(index).to_string());
        sample.push((rows.line, cells.collect()));
    }
    sample
}

fn is_date_in(cells: &[String]) -> bool {
    let mut words = MonthWords::default();
    let mut cells = cells.iter();
    cells.any(|cell| parse_date(cell, false, &mut words) != ParsedDate::None)
}

/// A table with a column of addresses.
struct Table<'a> {
    names: Vec<String>,
    rows: Vec<&'a [String]>,
    width: usize,
    address: usize,
}

impl Table<'_> {
    /// The columns of a list of connections; `None` if the table is not one.
    fn columns(&self) -> Option<Vec<(Column, usize)>> {
        // Two columns of addresses are ties between profiles.
        let others = (0..self.width).filter(|&index| index != self.address);
        let has_more = others
            .clone()
            .any(|index| self.share(index, is_profile_address) > 0.0);
        let is_of_ties = |name: &String| TIES.iter().any(|tie| name.eq_ignore_ascii_case(tie));
        if has_more
            || self.names.iter().any(is_of_ties)
            || self.share(self.address, is_profile_address) < 0.8
        {
            return None;
        }
        let mut words = MonthWords::default();
        let mut dates = others.clone().filter(|&index| {
            self.share(index, |cell| {
                parse_date(cell, false, &mut words) != ParsedDate::None
            }) >= 0.8
        });
        let date = dates.next();
        drop(dates);
        if date.is_none() && self.share(self.address, is_of_network) < 0.8 {
            return None;
        }
        let mut columns = vec![(Column::Address, self.address)];
        let known = |index: usize| self.names.get(index).and_then(|name| column_of_name(name));
        columns.extend(
            others
                .clone()
                .filter_map(|index| Some((known(index)?, index))),
        );
        columns.extend(date.map(|date| (Column::Date, date)));
        let has_name = columns.iter().any(|(column, _)| is_name(*column));
        if !has_name {
            let is_free = |&index: &usize| {
                columns.iter().all(|(_, taken)| *taken != index)
                    && self.share(index, is_text) >= 0.8
            };
            let before: Vec<usize> = (0..self.address).filter(is_free).take(2).collect();
            match before[..] {
                [first, last] => {
                    columns.push((Column::FirstName, first));
                    columns.push((Column::LastName, last));
                }
                [full] => columns.push((Column::FullName, full)),
                _ => return None,
            }
        }
        Some(columns)
    }

    /// The share of the non-empty cells of a column that are wanted; 0 for an empty column.
    fn share(&self, column: usize, mut is_wanted: impl FnMut(&str) -> bool) -> f64 {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        let filled = cells.clone().filter(|cell| !cell.is_empty()).count();
        let wanted = cells.filter(|cell| is_wanted(cell)).count();
        wanted as f64 / filled.max(1) as f64
    }
}

fn is_name(column: Column) -> bool {
    matches!(
        column,
        Column::FirstName | Column::LastName | Column::FullName
    )
}

/// Whether a cell can be a name: not empty, no number and no e-mail address.
fn is_text(cell: &str) -> bool {
    !cell.is_empty() && !is_number(cell) && !cell.contains('@')
}
