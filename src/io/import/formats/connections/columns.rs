//! Finds the columns of a table of connections: by their names in several languages, and the dates
//! also by their cells.

use super::column_names::{COLUMNS, Column, column_of_name};
use super::csv_rows::CsvRows;
use super::dates::{ParsedDate, parse_date};
use super::month_words::MonthWords;

/// Number of rows that are searched for the names of the columns.
const SEARCHED_ROWS: usize = 100;
/// Number of rows after the names of the columns that are searched for dates.
const SAMPLE_ROWS: usize = 60;

/// The separator and columns of a table of connections.
#[derive(Debug)]
pub(crate) struct ColumnLayout {
    pub separator: u8,
    /// The number of rows before the first connection, including the names of the columns.
    pub header_rows: usize,
    /// The line with the names of the columns, from 1.
    pub line: usize,
    /// The names of the columns, joined by commas.
    pub names: String,
    /// The name of the column of dates if it was found by its cells.
    pub date_column_name: Option<String>,
    /// The index of each known column in the table, in the order of [`Column`].
    indices: [Option<usize>; COLUMNS],
}

impl ColumnLayout {
    /// The layout of a text; `None` if it is not a table of connections. O(rows searched).
    pub fn detect(text: &str) -> Option<ColumnLayout> {
        let mut best: Option<ColumnLayout> = None;
        for separator in *b",;\t|" {
            let found = ColumnLayout::with_separator(text, separator);
            let is_better = |layout: &ColumnLayout| {
                best.as_ref()
                    .is_none_or(|best| best.known_columns() < layout.known_columns())
            };
            if let Some(layout) = found.filter(is_better) {
                best = Some(layout);
            }
        }
        best
    }

    fn with_separator(text: &str, separator: u8) -> Option<ColumnLayout> {
        let mut rows = CsvRows::new(text, separator);
        for row in 1..=SEARCHED_ROWS {
            if !rows.read() {
                return None;
            }
            let mut indices = [None; COLUMNS];
            for index in 0..rows.cells() {
                if let Some(column) = column_of_name(rows.cell(index)) {
                    indices[column as usize].get_or_insert(index);
                }
            }
            let names: Vec<String> = (0..rows.cells())
                .map(|index| rows.cell(index).to_string())
                .collect();
            let mut layout = ColumnLayout {
                separator,
                header_rows: row,
                line: rows.line,
                names: names.join(", "),
                date_column_name: None,
                indices,
            };
            if layout.known_columns() < 2 {
                continue;
            }
            if layout.index(Column::Date).is_none() {
                layout.find_dates(&mut rows, &names);
            }
            return layout.has_enough().then_some(layout);
        }
        None
    }

    /// Finds the first column without a known name in which at least four of five non-empty cells
    /// are dates.
    fn find_dates(&mut self, rows: &mut CsvRows, names: &[String]) {
        let mut counts = vec![[0usize; 2]; names.len()];
        let mut words = MonthWords::default();
        for _ in 0..SAMPLE_ROWS {
            if !rows.read() {
                break;
            }
            for (index, [filled, dates]) in counts.iter_mut().enumerate() {
                let cell = rows.cell(index);
                *filled += usize::from(!cell.is_empty());
                *dates += usize::from(parse_date(cell, false, &mut words) != ParsedDate::None);
            }
        }
        let is_dates = |index: &usize| {
            let [filled, dates] = counts[*index];
            !self.indices.contains(&Some(*index)) && dates > 0 && 5 * dates >= 4 * filled
        };
        if let Some(index) = (0..names.len()).find(is_dates) {
            self.indices[Column::Date as usize] = Some(index);
            self.date_column_name = Some(names[index].clone());
        }
    }

    /// Whether the known columns are those of a list of connections: two if one is the date,
    /// otherwise three with one of a person's name.
    fn has_enough(&self) -> bool {
        let has = |column| self.index(column).is_some();
        let has_name = has(Column::FirstName) || has(Column::LastName) || has(Column::FullName);
        has(Column::Date) || has_name && self.known_columns() >= 3
    }

    fn known_columns(&self) -> usize {
        self.indices.iter().flatten().count()
    }

    /// The index of a column in the table, from 0.
    pub fn index(&self, column: Column) -> Option<usize> {
        self.indices[column as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edge_lists_are_not_taken_for_lists_of_connections() {
        for text in [
            "source,target\nAnn,Bob\n",
            "source,target,date\nAnn,Bob,2020-01-01\n",
            "Name,Company\nAnn,Bob & Co\n",
            "Ann,Bob,2020-01-01\nBob,Cy,2020-01-02\n",
            "from to\n1 2\n",
            "Name,Date\nAnn,2020-01-01\n",
            "",
        ] {
            assert!(ColumnLayout::detect(text).is_none(), "{text}");
        }
    }
}
