//! Adjacency matrices: a list of rows of numbers.

use std::borrow::Cow;

use super::document::{JsonDocument, JsonValue, first_byte};
use super::ids::decimal;
use super::messages::{NO_LIST, NO_NUMBER, NOT_SQUARE};
use crate::base::message::Message;
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, NetworkBuilder};
use crate::io::import::text::substring;

/// The name of the value of a tie in a matrix, for the notes.
pub(super) const WEIGHT: &str = "weight";

/// What a list of lists without a name is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Rows {
    /// A matrix: square, at least 3 x 3, and either of 0 and 1 alone, or symmetric with a diagonal
    /// of zeros.
    Matrix,
    /// A list of ties.
    Ties,
    /// Perhaps a matrix, perhaps ties with weights.
    Unclear,
}

/// The values of a row up to the first that is not a number. A row of numbers has no comma that is
/// not between two of them.
fn cells(row: JsonValue<'_>) -> impl Iterator<Item = &str> {
    let json = row.get();
    let values = substring(json, 1, json.len() - 1).trim_ascii();
    let values = (!values.is_empty()).then(|| values.split([',']));
    values.into_iter().flatten().map(str::trim_ascii)
}

/// The value of a cell in its shortest form, so that `1`, `1.0` and `true` are equal. `None` if it
/// is not a number.
fn cell_of(value: &str) -> Option<Cow<'_, str>> {
    match value.as_bytes() {
        [b'-' | b'0'..=b'9', ..] => Some(decimal(value)),
        b"true" => Some("1".into()),
        b"false" | b"null" => Some("0".into()),
        _ => None,
    }
}

/// A hash of a cell, for comparing two halves of a matrix without storing them.
fn hash(row: usize, column: usize, cell: &str) -> u64 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let place = (row as u64) << 32 | column as u64;
    let mix = |hash: u64, word: u64| {
        let mixed = (hash ^ word).wrapping_mul(ODD);
        mixed ^ mixed >> 29
    };
    cell.bytes().map(u64::from).fold(mix(ODD, place), mix)
}

/// Judges a list by its rows. Stops at the first row that decides. O(bytes).
pub(super) fn judge<'a>(
    document: JsonDocument<'a>,
    list: JsonValue<'a>,
) -> Result<Rows, ImportError> {
    let (mut rows, mut width, mut is_numeric) = (0, 0, true);
    let (mut is_binary, mut has_zero_diagonal, mut has_fractional_ends) = (true, true, false);
    let mut asymmetry = 0_u64;
    document.for_each_while(list, &mut |row| {
        let mut column = 0;
        is_numeric &= first_byte(row) == b'[';
        if is_numeric {
            for value in cells(row) {
                let Some(cell) = cell_of(value) else {
                    is_numeric = false;
                    break;
                };
                is_binary &= matches!(&*cell, "0" | "1");
                has_zero_diagonal &= column != rows || cell == "0";
                has_fractional_ends |= column < 2 && cell.contains(['.']);
                if column > rows {
                    asymmetry = asymmetry.wrapping_add(hash(rows, column, &cell));
                } else if column < rows {
                    asymmetry = asymmetry.wrapping_sub(hash(column, rows, &cell));
                }
                column += 1;
            }
        }
        if rows == 0 {
            width = column;
        }
        rows += 1;
        is_numeric &= column == width && width >= 3;
        Ok(is_numeric && (is_binary || rows <= width))
    })?;
    let is_symmetric = asymmetry == 0;
    Ok(if !is_numeric || rows < 2 {
        Rows::Ties
    } else if rows != width {
        if is_binary || has_fractional_ends {
            Rows::Unclear
        } else {
            Rows::Ties
        }
    } else if is_binary || has_zero_diagonal && is_symmetric {
        Rows::Matrix
    } else if has_zero_diagonal || has_fractional_ends || width >= 5 || width == 4 && is_symmetric {
        Rows::Unclear
    } else {
        Rows::Ties
    })
}

/// Whether all rows are lists of indices of rows, of different lengths: each row could be the
/// neighbors of a person. O(bytes).
pub(super) fn can_be_neighbors<'a>(
    document: JsonDocument<'a>,
    list: JsonValue<'a>,
) -> Result<bool, ImportError> {
    let (mut rows, mut most, mut are_indices) = (0, 0, true);
    let (mut shortest, mut longest) = (usize::MAX, 0);
    document.for_each_while(list, &mut |row| {
        rows += 1;
        are_indices &= first_byte(row) == b'[';
        let mut length = 0;
        document.for_each_while(row, &mut |cell| {
            length += 1;
            match cell.get().parse::<usize>() {
                Ok(index) => most = most.max(index),
                Err(_) => are_indices = false,
            }
            Ok(are_indices)
        })?;
        shortest = shortest.min(length);
        longest = longest.max(length);
        Ok(are_indices)
    })?;
    Ok(are_indices && shortest < longest && rows > 2 && most < rows)
}

/// Reads the ties of a matrix: a cell that is not zero is a tie from the person of its row to the
/// person of its column. `people` are the people of the rows; if there are none, they are the
/// indices of the rows, from 0. `report` is called with each row.
pub(super) fn read<'a>(
    document: JsonDocument<'a>,
    matrix: JsonValue<'a>,
    builder: &mut NetworkBuilder,
    mut people: Vec<u32>,
    report: &mut dyn FnMut(JsonValue),
) -> Result<(), ImportError> {
    let mut rows = 0;
    document.for_each(matrix, &mut |_, row| {
        rows += 1;
        if first_byte(row) == b'[' {
            Ok(())
        } else {
            Err(document.error(NO_LIST, row, row.get()))
        }
    })?;
    if people.is_empty() {
        for index in 0..rows {
            people.push(builder.declare(&index.to_string(), document.position(matrix))?);
        }
    }
    let not_square = |row: JsonValue, cells: usize| {
        ImportError::Refused(
            Message::new(NOT_SQUARE)
                .count("line", document.position(row).line())
                .count("cells", cells)
                .count("rows", rows),
        )
    };
    if people.len() != rows {
        return Err(not_square(matrix, people.len()));
    }
    let mut index = 0;
    document.for_each(matrix, &mut |_, row| {
        report(row);
        let mut column = 0;
        for value in cells(row) {
            let cell = cell_of(value).ok_or_else(|| document.error_in(NO_NUMBER, value))?;
            if cell != "0" {
                if cell != "1" {
                    builder.unread_of_ties.add(WEIGHT);
                }
                let target = people.get(column);
                let target = *target.ok_or_else(|| not_square(row, column + 1))?;
                builder.tie(people[index], target, Direction::Forward)?;
            }
            column += 1;
        }
        if column != rows {
            return Err(not_square(row, column));
        }
        index += 1;
        Ok(())
    })
}
