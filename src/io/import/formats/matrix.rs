//! The matrix of a network in a table: one row and one column for each person.
//!
//! - **With names** in the first row and the first column, after a corner that is empty, any word or
//!   missing (R). As pandas, networkx, Gephi, R, UCINET and spreadsheets write it. R changes names in
//!   the first row (`X1` for `1`, `Ann.Lee` for `Ann Lee`): the first column is believed.
//! - **With names on one side, or numbers alone,** a table is a matrix if it is a square that cannot be a
//!   list of ties: of three rows, with a diagonal of 0, symmetric or all 0 and 1; of four or more rows,
//!   with a diagonal of 0 or all 0 and 1. Another square can be chosen. People without names are numbered
//!   from 1.
//! - **Separator:** tabs, semicolons, commas, bars or white space.
//! - **Ties** are the cells that are not 0 or `FALSE`. Empty cells, `NA`, `NaN` and `.` are no ties. A
//!   matrix that is not symmetric has directions.
//! - **Not read**, but noted: values.

use super::balance::Balance;
use super::cells::{BLANKS, Cells, table_lines, unescaped};
use super::input::FormatInput;
use super::syntax::{builder, cut, finish, is_one, is_zero, wrong};
use crate::base::message::sentences;
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, EdgeList, NameTable};
use crate::io::import::progress::LINES_PER_REPORT;
use crate::io::import::text::{FilePosition, Line, substring};

const NAME: &str = "a matrix of ties";

sentences! {
    /// What a matrix expects.
    SENTENCES:
    CELL = "expected.matrix-cell", "a number in each cell, or an empty cell";
    ROW = "expected.matrix-row", "a name of the first row that no other row has, and one cell for each person";
    SQUARE = "expected.matrix-square", "one row for each person of the first row";
}

/// Separators, in order of preference.
const SEPARATORS: [u8; 5] = [b'\t', b';', b',', b'|', BLANKS];

/// Number of rows by which a matrix with names on both sides is recognised.
const SAMPLE_ROWS: usize = 50;

/// Cells that are no tie, in lower case.
const MISSING: [&str; 10] = [
    "", "na", "nan", ".", "null", "none", "-", "#n/a", "<na>", "false",
];

/// A matrix as its first rows show it.
struct Shape {
    separator: u8,
    /// Whether each line ends with a separator.
    has_end: bool,
    has_header: bool,
    has_row_names: bool,
    /// Whether rows are found by their names; else they are in the order of the people.
    is_by_name: bool,
    people: NameTable,
    /// Whether it can be nothing else.
    is_clear: bool,
}

/// Whether a cell is a tie; `None` if it is no number.
#[inline(never)]
fn is_tie(cell: &str) -> Option<bool> {
    match cell {
        "0" => return Some(false),
        "1" => return Some(true),
        _ => {}
    }
    if MISSING.iter().any(|word| cell.eq_ignore_ascii_case(word)) {
        return Some(false);
    }
    if cell.eq_ignore_ascii_case("true") {
        return Some(true);
    }
    let is_zero = match cell.bytes().any(|byte| byte == b',') {
        true => is_zero(&cell.replace([','], ".")),
        false => is_zero(cell),
    };
    is_zero.map(|is_zero| !is_zero)
}

/// Whether the name of a row and of a column are the same but for the changes of R.
fn are_same(row: &str, column: &str) -> bool {
    let letter = |c: &char| c.is_ascii_alphanumeric() || !c.is_ascii();
    let is_same = |column: &str| {
        let (row, column) = (row.chars().filter(letter), column.chars().filter(letter));
        row.eq(column)
    };
    is_same(column) || column.strip_prefix(['X', 'V']).is_some_and(is_same)
}

impl Shape {
    /// The cells of a line, without the empty one after a separator at its end.
    fn cells<'a>(&self, line: Line<'a>) -> Cells<'a> {
        cells(line, self.separator, self.has_end)
    }
}

fn cells(line: Line<'_>, separator: u8, has_end: bool) -> Cells<'_> {
    let ends = has_end && line.text.as_bytes().last() == Some(&separator);
    let end = line.text.len() - usize::from(ends);
    Cells::new(substring(line.text, 0, end), separator)
}

/// The matrix with this separator, if the text is one. O(first rows), O(bytes) for a square.
fn shape_with(text: &str, separator: u8) -> Option<Shape> {
    let mut lines = table_lines(text);
    let (first, second) = (lines.next()?, lines.next()?);
    let is_at_end = |line: Line| line.text.as_bytes().last() == Some(&separator);
    let mut shape = Shape {
        separator,
        has_end: is_at_end(first) && is_at_end(second),
        has_header: true,
        has_row_names: true,
        is_by_name: true,
        people: NameTable::default(),
        is_clear: true,
    };
    let head = shape.cells(first);
    let corner = head.clone().next()?;
    let (wide, width) = (head.clone().count(), shape.cells(second).count());
    if wide > width || wide + 1 < width || width < 2 {
        return None;
    }
    let are_numbers = head.clone().all(|cell| is_tie(cell).is_some());
    let has_corner = wide == width;
    if !has_corner || is_zero(corner).is_none() {
        let names = head.clone().skip(usize::from(has_corner));
        if shape.add_people(names) && shape.is_with_names(text)? {
            return Some(shape);
        }
    }
    // Names on one side, or on none.
    shape.is_by_name = false;
    let lines = table_lines(text).take(width + 2).count();
    let is_numbered = |from: usize| {
        let mut names = head.clone().zip(from..);
        names.all(|(name, number)| *name == *number.to_string())
    };
    shape.has_header =
        has_corner && lines == width + 1 && (!are_numbers || is_numbered(0) || is_numbered(1));
    shape.has_row_names = has_corner && lines + 1 == width && is_tie(corner).is_none();
    let count = width - usize::from(shape.has_row_names);
    if !has_corner || lines != count + usize::from(shape.has_header) {
        return None;
    }
    shape.people = NameTable::default();
    let are_names = match (shape.has_header, shape.has_row_names) {
        (true, _) => shape.add_people(head),
        (_, true) => {
            let names = table_lines(text).filter_map(|line| shape.cells(line).next());
            let names: Vec<&str> = names.collect();
            shape.add_people(names.into_iter())
        }
        _ => {
            let numbers = 1..=count;
            numbers.for_each(|number| _ = shape.people.number(&number.to_string()));
            true
        }
    };
    shape.is_clear = shape.is_clear_square(text)?;
    are_names.then_some(shape)
}

impl Shape {
    /// Adds people with these names. Whether the names are different, and none is empty.
    fn add_people<'a>(&mut self, names: impl Iterator<Item = &'a str>) -> bool {
        self.people = NameTable::default();
        let mut count = 0;
        for name in names {
            self.people.number(&unescaped(name));
            count += 1;
            if name.is_empty() || self.people.names.len() != count {
                return false;
            }
        }
        count > 1
    }

    /// Whether the first rows have the names of the first row, in any order, or nearly these names, in
    /// the same order. `None` if they do, and the rest of a short matrix says that it is none.
    fn is_with_names(&mut self, text: &str) -> Option<bool> {
        let count = self.people.names.len();
        let rows = || table_lines(text).skip(1);
        let mut has_row = vec![false; count];
        let (mut seen, mut are_numbered) = (0, true);
        for row in rows().take(SAMPLE_ROWS) {
            let mut cells = self.cells(row);
            let name = cells.next()?;
            let person = self.people.find(&unescaped(name));
            self.is_by_name &= person.is_some();
            let column = match person {
                Some(person) => person as usize,
                None if seen < count && are_same(name, self.people.names.get(seen as u32)) => seen,
                None => return Some(false),
            };
            are_numbered &= name == seen.to_string();
            let are_numbers = cells.clone().all(|cell| is_tie(cell).is_some());
            let is_whole = match self.separator {
                b'\t' => cells.count() <= count,
                _ => cells.count() == count,
            };
            if std::mem::replace(&mut has_row[column], true) || !are_numbers || !is_whole {
                return Some(false);
            }
            seen += 1;
        }
        let is_square = rows().take(count + 1).count() == count;
        if !self.is_by_name {
            let names: Vec<&str> = rows().filter_map(|row| self.cells(row).next()).collect();
            if !is_square || !self.add_people(names.into_iter()) {
                return Some(false);
            }
        }
        let are_numbers = self.people.names.iter().all(|name| is_zero(name).is_some());
        if are_numbers && !is_square || seen < 2 {
            return Some(false);
        }
        // pandas writes these names over the two columns of a list, too.
        if are_numbered && count < SAMPLE_ROWS {
            self.is_clear = self.is_clear_square(text)?;
        }
        Some(true)
    }

    /// Whether a square of numbers cannot be a list of ties. `None` if it is no square. O(bytes).
    fn is_clear_square(&self, text: &str) -> Option<bool> {
        let people = self.people.names.len();
        let (mut are_binary, mut has_loops) = (true, false);
        let visited = for_each_cell(text, self, |row, column, cell, is_tie, _| {
            are_binary &= !is_tie || is_one(cell) || cell.eq_ignore_ascii_case("true");
            has_loops |= is_tie && row == column;
            Ok(())
        });
        visited.ok()?;
        Some(match people {
            0..=2 => false,
            3 => !has_loops && (are_binary || is_symmetric(text, self)),
            _ => !has_loops || are_binary,
        })
    }
}

fn shape(text: &str) -> Option<Shape> {
    let first = table_lines(text).next()?.text;
    SEPARATORS.iter().find_map(|&separator| {
        let is_in = separator == BLANKS || first.bytes().any(|byte| byte == separator);
        is_in.then(|| shape_with(text, separator))?
    })
}

/// How sure it is that a text is a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// A square that can be a list of ties.
    Possible,
    /// A square that can be no list of ties, unless the first row names the columns of one.
    Likely,
    /// Rows and columns have the same names.
    Named,
}

/// How sure it is that a text is a matrix, see the [module](self); `None` if it is none. O(first
/// rows), O(bytes) for a square of numbers.
pub(crate) fn recognise(text: &str) -> Option<Likeness> {
    shape(text).map(
        |shape| match (shape.is_clear, shape.has_header && shape.has_row_names) {
            (false, _) => Likeness::Possible,
            (true, false) => Likeness::Likely,
            (true, true) => Likeness::Named,
        },
    )
}

/// Calls `visit` with the row and the column of each cell, the cell, whether it is a tie, and the line.
fn for_each_cell(
    text: &str,
    shape: &Shape,
    mut visit: impl FnMut(usize, usize, &str, bool, usize) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let people = shape.people.names.len();
    let mut has_row = vec![false; people];
    let mut rows = 0;
    for line in table_lines(text).skip(usize::from(shape.has_header)) {
        let wrong_row = || wrong(NAME, line.number, line.text, ROW);
        let mut cells = shape.cells(line);
        let name = match shape.has_row_names {
            true => cells.next().unwrap_or_default(),
            false => "",
        };
        let row = match shape.is_by_name {
            true => shape.people.find(&unescaped(name)).ok_or_else(wrong_row)? as usize,
            false => rows,
        };
        let is_second = has_row.get_mut(row).map(|row| std::mem::replace(row, true));
        if is_second != Some(false) {
            return Err(wrong_row());
        }
        let mut columns = 0;
        for cell in cells {
            let is_tie = is_tie(cell).ok_or_else(|| wrong(NAME, line.number, cell, CELL))?;
            if columns >= people {
                return Err(wrong_row());
            }
            visit(row, columns, cell, is_tie, line.number)?;
            columns += 1;
        }
        // Tabs at the end of a line are trimmed.
        if columns != people && !(shape.separator == b'\t' && shape.has_row_names) {
            return Err(wrong_row());
        }
        rows += 1;
    }
    match rows == people {
        true => Ok(()),
        false => Err(cut(NAME, SQUARE)),
    }
}

/// Whether each tie is in both halves.
fn is_symmetric(text: &str, shape: &Shape) -> bool {
    let mut balance = Balance::default();
    let read = for_each_cell(text, shape, |row, column, _, is_tie, _| {
        if is_tie {
            balance.add(row, column);
        }
        Ok(())
    });
    read.is_ok() && balance.is_even()
}

/// Reads a matrix by the rules of the [module](self). O(bytes).
///
/// # Errors
/// If a row has another number of cells, a cell is no number, a row is missing or stands twice, or a
/// limit is exceeded.
pub(crate) fn read(mut input: FormatInput) -> Result<EdgeList, ImportError> {
    let text = input.text;
    let mut builder = builder(&mut input);
    let shape = shape(text).ok_or_else(|| cut(NAME, SQUARE))?;
    let line = table_lines(text).next().map_or(1, |line| line.number);
    for (name, person) in shape.people.names.iter().zip(0..) {
        if builder.declare(name, FilePosition::Line(line))? != person {
            return Err(wrong(NAME, line, name, ROW));
        }
    }
    let is_symmetric = is_symmetric(text, &shape);
    let direction = Direction::of(!is_symmetric);
    let progress = &mut *input.progress;
    let people = shape.people.names.len();
    let mut last = 0;
    for_each_cell(text, &shape, |row, column, cell, is_tie, line| {
        if line / LINES_PER_REPORT != last {
            last = line / LINES_PER_REPORT;
            progress.report(line.min(people), people);
        }
        if !is_tie || row > column && is_symmetric {
            return Ok(());
        }
        if !matches!(cell, "1" | "1.0") {
            builder.unread_of_ties.add("weight");
        }
        builder.tie(row as u32, column as u32, direction)
    })?;
    finish(builder, input.progress)
}
