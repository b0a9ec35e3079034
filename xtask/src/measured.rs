//! What benches measured, and the tables made of it.
//!
//! A bench prints a line for each measurement, its fields separated by tabs:
//!
//! ```text
//! checked  work                                a result is the expected one: times of it may follow
//! bench    table   row   column   value        the value of one cell: "31.2 ms", ".187", or words such as "died"
//! detail   table   row   column   value        the same, for a table that is printed and not written to a file
//! about    words                               what the times depend on: the version of a runtime
//! ```
//!
//! A cell that is measured several times has the median. Words win over numbers. A column whose name
//! begins with [`OURS`] is ours: the other cells of a row, if they have the same unit, are followed by their
//! ratio to the first of our cells.

use std::fmt::Write;

/// How the names of this project's own columns begin.
const OURS: &str = "Hopscope";

/// The kinds of lines in a bench's output.
#[derive(Debug, PartialEq)]
pub enum Line {
    Checked,
    Measurement,
    About,
    /// Any other line: for people to read.
    Other,
}

/// All measurements of a part.
#[derive(Default)]
pub struct Measured {
    tables: Vec<Table>,
    about: Vec<String>,
}

/// One table: its columns and rows in the order in which they first appeared.
struct Table {
    title: String,
    /// Printed, and not written to a file.
    detail: bool,
    rows: Vec<String>,
    columns: Vec<String>,
    cells: Vec<Cell>,
}

struct Cell {
    row: usize,
    column: usize,
    values: Vec<String>,
}

/// The content of a cell.
enum Content {
    Number(f64, String),
    Words(String),
}

impl Measured {
    /// Takes in a line of a bench's output.
    pub fn read(&mut self, line: &str) -> Line {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields[..] {
            ["checked", _] => Line::Checked,
            [kind @ ("bench" | "detail"), title, row, column, value] => {
                self.table(title, kind == "detail").put(row, column, value);
                Line::Measurement
            }
            ["about", words] => {
                if !self.about.iter().any(|old| old == words) {
                    self.about.push(words.into());
                }
                Line::About
            }
            _ => Line::Other,
        }
    }

    fn table(&mut self, title: &str, detail: bool) -> &mut Table {
        let place = self.tables.iter().position(|table| table.title == title);
        let place = place.unwrap_or_else(|| {
            self.tables.push(Table {
                title: title.into(),
                detail,
                rows: Vec::new(),
                columns: Vec::new(),
                cells: Vec::new(),
            });
            self.tables.len() - 1
        });
        &mut self.tables[place]
    }

    /// The tables in Markdown: all, or those to be kept.
    pub fn markdown(&self, details: bool) -> String {
        let tables = self.tables.iter().filter(|table| details || !table.detail);
        tables.map(|table| table.markdown() + "\n").collect()
    }

    /// The versions and settings that the times depend on.
    pub fn about(&self) -> String {
        self.about.join(", ")
    }
}

impl Table {
    fn put(&mut self, row: &str, column: &str, value: &str) {
        let (row, column) = (
            index_of(&mut self.rows, row),
            index_of(&mut self.columns, column),
        );
        match self
            .cells
            .iter_mut()
            .find(|cell| cell.row == row && cell.column == column)
        {
            Some(cell) => cell.values.push(value.into()),
            None => self.cells.push(Cell {
                row,
                column,
                values: vec![value.into()],
            }),
        }
    }

    fn content(&self, row: usize, column: usize) -> Option<Content> {
        let mut cells = self.cells.iter();
        let cell = cells.find(|cell| cell.row == row && cell.column == column)?;
        Some(content(&cell.values))
    }

    fn markdown(&self) -> String {
        let mut text = format!("{}:\n\n| |", self.title);
        for column in &self.columns {
            let _ = write!(text, " {column} |");
        }
        let _ = write!(text, "\n|{}\n", "---|".repeat(self.columns.len() + 1));
        for (row, name) in self.rows.iter().enumerate() {
            let cells: Vec<Option<Content>> = (0..self.columns.len())
                .map(|column| self.content(row, column))
                .collect();
            let ours = self
                .columns
                .iter()
                .zip(&cells)
                .find_map(|(column, cell)| match cell {
                    Some(Content::Number(number, unit)) if column.starts_with(OURS) => {
                        Some((*number, unit.as_str()))
                    }
                    _ => None,
                });
            let _ = write!(text, "| {name} |");
            for (column, cell) in self.columns.iter().zip(&cells) {
                let peer = !column.starts_with(OURS);
                let _ = write!(
                    text,
                    " {} |",
                    cell_text(cell.as_ref(), ours.filter(|_| peer))
                );
            }
            text.push('\n');
        }
        text
    }
}

/// The index of a name, which is added at the end if it is new.
fn index_of(names: &mut Vec<String>, name: &str) -> usize {
    names.iter().position(|old| old == name).unwrap_or_else(|| {
        names.push(name.into());
        names.len() - 1
    })
}

/// The median of the numbers; the words if there are any.
fn content(values: &[String]) -> Content {
    let mut numbers = Vec::new();
    let mut unit = "";
    for value in values {
        let (number, rest) = value.split_once(' ').unwrap_or((value, ""));
        match number.parse::<f64>() {
            Ok(number) => (numbers.push(number), unit = rest).0,
            Err(_) => return Content::Words(value.clone()),
        }
    }
    numbers.sort_by(f64::total_cmp);
    Content::Number(numbers[numbers.len() / 2], unit.into())
}

fn cell_text(cell: Option<&Content>, ours: Option<(f64, &str)>) -> String {
    match cell {
        None => "–".into(),
        Some(Content::Words(words)) => words.clone(),
        Some(Content::Number(number, unit)) => {
            let text = format!("{} {unit}", rounded(*number))
                .trim_end()
                .to_string();
            match ours {
                // A number without a unit is not a cost.
                Some((base, same)) if !unit.is_empty() && unit == same && base > 0.0 => {
                    format!("{text} ({}×)", rounded(number / base))
                }
                _ => text,
            }
        }
    }
}

/// A number with two significant digits, or as a whole number from 100 on, without a zero before the point.
fn rounded(number: f64) -> String {
    // The exponent after rounding: 9.96 becomes 10, .0996 becomes .10.
    let scientific = format!("{number:.1e}");
    let (_, exponent) = scientific.split_once('e').unwrap_or(("", "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if exponent >= 2 {
        return thousands(number);
    }
    let digits = if number == 0.0 {
        0
    } else {
        (1 - exponent).max(0) as usize
    };
    let text = format!("{number:.digits$}");
    match text.strip_prefix("0.") {
        Some(rest) => format!(".{rest}"),
        None => text,
    }
}

/// A whole number with commas between thousands.
fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(lines: &[&str]) -> Measured {
        let mut measured = Measured::default();
        for line in lines {
            assert_ne!(
                measured.read(&line.replace('|', "\t")),
                Line::Other,
                "{line}"
            );
        }
        measured
    }

    #[test]
    fn a_peer_has_its_ratio_to_ours() {
        let tables = measured(&[
            "bench|Layout|1,000|peer 1.0|4.6 ms",
            "bench|Layout|1,000|Hopscope|.25 ms",
            "bench|Layout|1,000|Hopscope, native|.128 ms",
            "bench|Layout|stress|Hopscope|.1",
            "bench|Layout|stress|peer 1.0|.2",
            "bench|Layout|memory|Hopscope|20 MB",
            "bench|Layout|memory|peer 1.0|2 s",
        ]);
        assert_eq!(
            tables.markdown(false),
            "Layout:\n\n| | peer 1.0 | Hopscope | Hopscope, native |\n|---|---|---|---|\n\
             | 1,000 | 4.6 ms (18×) | .25 ms | .13 ms |\n\
             | stress | .20 | .10 | – |\n\
             | memory | 2.0 s | 20 MB | – |\n\n"
        );
    }

    #[test]
    fn a_cell_has_the_median_or_the_words() {
        let tables = measured(&[
            "bench|T|a|x|3 ms",
            "bench|T|a|x|100 ms",
            "bench|T|a|x|1 ms",
            "bench|T|b|x|1 ms",
            "bench|T|b|x|died",
        ]);
        assert!(
            tables
                .markdown(false)
                .ends_with("| a | 3.0 ms |\n| b | died |\n\n")
        );
    }

    #[test]
    fn where_ours_is_missing_there_are_no_ratios() {
        let tables = measured(&[
            "bench|T|a|Hopscope|skipped: not in this build",
            "bench|T|a|peer|7 ms",
        ]);
        assert!(
            tables
                .markdown(false)
                .ends_with("| a | skipped: not in this build | 7.0 ms |\n\n")
        );
    }

    #[test]
    fn details_are_printed_and_not_written() {
        let tables = measured(&[
            "detail|T|a|x|1 ms",
            "about|node 20",
            "about|node 20",
            "about|python 3",
        ]);
        assert_eq!(tables.markdown(false), "");
        assert!(tables.markdown(true).starts_with("T:\n"));
        assert_eq!(tables.about(), "node 20, python 3");
    }

    #[test]
    fn a_line_is_read_by_its_first_word_and_number_of_fields() {
        let read = |line: &str| Measured::default().read(line);
        assert_eq!(read("checked\twork"), Line::Checked);
        assert_eq!(read("bench\tT\tr\tc\t1 ms"), Line::Measurement);
        assert_eq!(read("about\tnode 20"), Line::About);
        assert_eq!(read("a line of words"), Line::Other);
        assert_eq!(read("bench\tonly\tthree"), Line::Other);
    }

    #[test]
    fn numbers_are_rounded() {
        let shown = [
            0.0, 0.0412, 0.34, 0.996, 3.1, 9.96, 36.2, 99.6, 525.4, 41708.3,
        ];
        let texts = shown.map(rounded);
        assert_eq!(
            texts,
            [
                "0", ".041", ".34", "1.0", "3.1", "10", "36", "100", "525", "41,708"
            ]
        );
    }
}
