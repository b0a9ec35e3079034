//! Finds the columns of a table of connections: by their names in several languages, and the dates
//! also by their cells.

use super::column_names::{COLUMNS, Column, column_of_name};
use super::csv_rows::CsvRows;
use super::dates::{ParsedDate, parse_date};
use super::month_words::MonthWords;
use super::notes::NO_CONNECTION;
use super::shape;
use crate::base::message::Message;
use crate::io::import::error::ImportError;
use crate::io::import::text::{excerpt, substring};

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
    /// The names of the columns with the names of people if they were found by their position.
    pub name_columns: Option<String>,
    /// The number of columns.
    columns: usize,
    /// The index of each known column in the table, in the order of [`Column`].
    indices: [Option<usize>; COLUMNS],
}

impl ColumnLayout {
    /// The layout of a text; `None` if it is not a table of connections. O(rows searched).
    ///
    /// # Errors
    /// If the table is about people or their jobs, but has no ties and nothing else of a list.
    pub fn detect(text: &str) -> Result<Option<ColumnLayout>, ImportError> {
        let separators = *b",;\t|";
        let mut best: Option<ColumnLayout> = None;
        let quality = |layout: &ColumnLayout| (layout.has_enough(), layout.known_columns());
        let is_better = |layout: &ColumnLayout, best: &Option<ColumnLayout>| {
            best.as_ref()
                .is_none_or(|best| quality(best) < quality(layout))
        };
        for separator in separators {
            let found = ColumnLayout::with_separator(text, separator);
            if let Some(layout) = found.filter(|layout| is_better(layout, &best)) {
                best = Some(layout);
            }
        }
        let has_enough = best.as_ref().is_some_and(ColumnLayout::has_enough);
        let has_name = best.as_ref().is_some_and(ColumnLayout::has_name);
        if has_enough && has_name {
            return Ok(best);
        }
        if has_addresses(text) {
            let mut shapes = separators
                .iter()
                .filter_map(|&separator| ColumnLayout::with_shape(text, separator));
            if let Some(layout) = shapes.next() {
                return Ok(Some(layout));
            }
        }
        match best {
            Some(best) if !has_enough && best.is_of_people() => {
                let names = Message::new(NO_CONNECTION).count("line", best.line);
                Err(ImportError::Refused(
                    names.text("found", &excerpt(&best.names)),
                ))
            }
            best => Ok(best.filter(|_| has_enough)),
        }
    }

    /// The layout of a table whose columns are known by their cells.
    fn with_shape(text: &str, separator: u8) -> Option<ColumnLayout> {
        let shape = shape::detect(text, separator)?;
        let mut indices = [None; COLUMNS];
        for (column, index) in shape.columns {
            indices[column as usize].get_or_insert(index);
        }
        let date = indices[Column::Date as usize];
        let date_name = date.and_then(|date| shape.names.get(date));
        let is_unknown = |name: &&String| column_of_name(name) != Some(Column::Date);
        Some(ColumnLayout {
            separator,
            header_rows: shape.header_rows,
            line: shape.line,
            date_column_name: date_name.filter(is_unknown).cloned(),
            names: shape.names.join(", "),
            columns: shape.width,
            name_columns: Some(shape.name_columns),
            indices,
        })
    }

    fn with_separator(text: &str, separator: u8) -> Option<ColumnLayout> {
        let mut rows = CsvRows::new(text, separator);
        for row in 1..=SEARCHED_ROWS {
            if !rows.read() {
                return None;
            }
            let indices =
                rows.find_names(|name| column_of_name(name).map(|column| column as usize));
            let names: Vec<String> = (0..rows.cells())
                .map(|index| rows.cell(index).to_string())
                .collect();
            let mut layout = ColumnLayout {
                separator,
                header_rows: row,
                line: rows.line,
                names: names.join(", "),
                columns: names.len(),
                date_column_name: None,
                name_columns: None,
                indices,
            };
            if layout.known_columns() < 2 {
                continue;
            }
            if layout.index(Column::Date).is_none() {
                layout.find_dates(&mut rows, &names);
            }
            return Some(layout);
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
    /// otherwise three with one of a person's name. If the date is known only by its cells, one of
    /// the others is about a person, too: jobs have dates as well.
    fn has_enough(&self) -> bool {
        let is_person = self.has_name() || self.has(Column::Address) || self.has(Column::Email);
        let has_known_date = self.has(Column::Date) && self.date_column_name.is_none();
        has_known_date
            || self.has(Column::Date) && is_person
            || self.has_name() && self.known_columns() >= 3
    }

    fn has_name(&self) -> bool {
        self.has(Column::FirstName) || self.has(Column::LastName) || self.has(Column::FullName)
    }

    /// Whether the columns are first and last names of people, or jobs with more about them: these
    /// are not ties.
    fn is_of_people(&self) -> bool {
        let has_first = self.has(Column::FirstName) || self.has(Column::FullName);
        let has_job = self.has(Column::Company) && self.has(Column::Position);
        self.has(Column::LastName) && has_first || has_job && self.columns > 2
    }

    fn has(&self, column: Column) -> bool {
        self.index(column).is_some()
    }

    fn known_columns(&self) -> usize {
        self.indices.iter().flatten().count()
    }

    /// The index of a column in the table, from 0.
    pub fn index(&self, column: Column) -> Option<usize> {
        self.indices[column as usize]
    }
}

/// Whether the beginning of a text can contain addresses of profiles.
fn has_addresses(text: &str) -> bool {
    const SEARCHED_BYTES: usize = 1 << 16;
    let end = (0..=SEARCHED_BYTES.min(text.len()))
        .rev()
        .find(|&end| text.is_char_boundary(end));
    let begin = substring(text, 0, end.unwrap_or(0));
    ["/in/", "/pub/", "/profile/", "/people/"]
        .iter()
        .any(|path| begin.contains(path))
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
            "Company,Title\nFoxglove,Chemist\n",
            "Ann,Bob,2020-01-01\nBob,Cy,2020-01-02\n",
            "from to\n1 2\n",
            "Name,Date\nAnn,2020-01-01\n",
            "",
        ] {
            assert!(ColumnLayout::detect(text).unwrap().is_none(), "{text}");
        }
    }
}
