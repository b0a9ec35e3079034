//! Matrix Market (Boisvert, Pozo and Remington, 1996): a banner, sizes, and the entries of a matrix.
//!
//! - **Banner:** `%%MatrixMarket matrix coordinate pattern symmetric`; with one `%` as the Network
//!   Repository writes it. `coordinate` lists entries, `array` all numbers by column.
//! - **Sizes** are believed: a matrix of n rows and n columns has n people, numbered from 1, with
//!   ties or without.
//! - **Ties** are entries, in an array the numbers that are not 0. A `general` matrix has directions.
//! - **A rectangle** has two sides: its rows `r1`, `r2`, … and its columns `c1`, `c2`, … are different
//!   people.
//! - **Not read**, but noted: values.

use super::input::FormatInput;
use super::syntax::{
    ANNOUNCED, AllLines, NUMBER, TWO_ENDS, WHOLE, builder, cut, finish, for_each_line, is_one,
    is_zero, out_of_range, whole, wrong,
};
use crate::base::message::{Message, Value, sentences};
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, EdgeList};
use crate::io::import::text::{FilePosition, split_at_byte, substring};

const NAME: &str = "Matrix Market";

sentences! {
    /// What Matrix Market expects.
    SENTENCES:
    BANNER = "expected.matrix-banner", "%%MatrixMarket matrix, then coordinate or array, then general or symmetric";
    SIZE = "expected.matrix-size", "the numbers of rows, of columns and (coordinate) of entries";
    SIDES = "note.sides", "The matrix has {rows} rows and {columns} columns: these are different people, r1, r2, … and c1, c2, ….";
    CELLS = "file.matrix-cells", "The matrix has {found} numbers. Expected {expected}.";
}

/// The banner without per cent signs, in lower case.
const BANNER_WORD: &str = "matrixmarket";

/// Whether a text begins with the banner. O(blank lines before it).
pub(crate) fn is_matrix_market(text: &str) -> bool {
    let text = text.trim_ascii_start();
    let begin = text.trim_start_matches(['%']);
    let signs = text.len() - begin.len();
    let word = begin.trim_ascii_start().get(..BANNER_WORD.len());
    (1..=2).contains(&signs) && word.is_some_and(|word| word.eq_ignore_ascii_case(BANNER_WORD))
}

/// The words of the banner.
#[derive(Clone, Copy, Default)]
struct Banner {
    is_array: bool,
    /// Only one half of the matrix is in the file.
    is_half: bool,
    /// That half has no diagonal.
    is_skew: bool,
    is_complex: bool,
}

impl Banner {
    fn parse(line: &str) -> Option<Banner> {
        let mut banner = Banner::default();
        let mut has_layout = false;
        for word in line.split_ascii_whitespace().skip(1) {
            match &*substring(word, 0, word.len().min(20)).to_ascii_lowercase() {
                "coordinate" => has_layout = true,
                "array" => (has_layout, banner.is_array) = (true, true),
                "symmetric" | "hermitian" => banner.is_half = true,
                "skew-symmetric" => (banner.is_half, banner.is_skew) = (true, true),
                "complex" => banner.is_complex = true,
                "matrix" | "pattern" | "real" | "double" | "integer" | "general" => {}
                _ => return None,
            }
        }
        has_layout.then_some(banner)
    }
}

/// The sizes in a line.
fn sizes(line: &str, banner: Banner) -> Option<[usize; 3]> {
    let mut sizes = [0; 3];
    let mut count = 0;
    for word in line.split_ascii_whitespace() {
        *sizes.get_mut(count)? = whole(word)?;
        count += 1;
    }
    (count == if banner.is_array { 2 } else { 3 }).then_some(sizes)
}

/// The number of people that the sizes declare. O(comments before them).
pub(crate) fn count_people(text: &str) -> usize {
    let is_data = |line: &str| !line.is_empty() && !line.starts_with('%');
    let line = AllLines::new(text).find(|line| is_data(line.text));
    let words = line.map(|line| line.text.split_ascii_whitespace().take(2));
    let sizes = words.into_iter().flatten().filter_map(whole);
    sizes.fold(0, usize::saturating_add)
}

/// Reads Matrix Market by the rules of the [module](self). O(bytes).
///
/// # Errors
/// If the banner, the sizes or an entry cannot be read, an array has too few or too many numbers,
/// or a limit is exceeded.
pub(crate) fn read(mut input: FormatInput) -> Result<EdgeList, ImportError> {
    let mut builder = builder(&mut input);
    let (mut banner, mut size) = (None::<Banner>, None::<[usize; 3]>);
    // The column and row of the next number of an array, and the number of entries or numbers.
    let (mut column, mut row, mut count) = (0_usize, 0_usize, 0_u64);
    let mut first_of_complex = None;
    for_each_line(input.text, input.progress, |line| {
        let Some(banner) = banner else {
            let begin = line.text.trim_start_matches(['%']).trim_ascii_start();
            let parsed = Banner::parse(begin);
            banner = Some(parsed.ok_or_else(|| wrong(NAME, line.number, line.text, BANNER))?);
            return Ok(());
        };
        if line.text.starts_with('%') {
            return Ok(());
        }
        let position = FilePosition::Line(line.number);
        let Some([rows, columns, _]) = size else {
            let found = sizes(line.text, banner);
            let found = found.ok_or_else(|| wrong(NAME, line.number, line.text, SIZE))?;
            let [rows, columns, _] = found;
            let is_square = rows == columns;
            for (size, side) in [(rows, "r"), (columns, "c")] {
                for number in 1..=size {
                    let prefix = if is_square { "" } else { side };
                    builder.declare(&format!("{prefix}{number}"), position)?;
                }
                if is_square {
                    break;
                }
            }
            if !is_square {
                let sides = Message::new(SIDES).count("rows", rows);
                builder.notes.push(sides.count("columns", columns));
            }
            row = usize::from(banner.is_skew);
            size = Some(found);
            return Ok(());
        };
        let is_square = rows == columns;
        let direction = Direction::of(is_square && !banner.is_half);
        let offset = if is_square { 0 } else { rows };
        if !banner.is_array {
            let (first, rest) = split_at_byte(line.text, b' ');
            let (second, value) = split_at_byte(rest.trim_ascii_start(), b' ');
            if second.is_empty() {
                return Err(wrong(NAME, line.number, line.text, TWO_ENDS));
            }
            let ends = [(first, rows), (second, columns)].map(|(word, most)| {
                let number = whole(word).filter(|number| (1..=most).contains(number));
                number.ok_or_else(|| out_of_range(NAME, line.number, word, most))
            });
            let [first, second] = ends;
            let (first, second) = (first?, second? + offset);
            builder.tie(first as u32 - 1, second as u32 - 1, direction)?;
            count += 1;
            if !matches!(value.trim_ascii(), "" | "1") {
                builder.unread_of_ties.add("weight");
            }
            return Ok(());
        }
        for word in line.text.split_ascii_whitespace() {
            let is_zero = is_zero(word);
            let mut is_zero = is_zero.ok_or_else(|| wrong(NAME, line.number, word, NUMBER))?;
            if banner.is_complex {
                match first_of_complex.take() {
                    None => {
                        first_of_complex = Some(is_zero);
                        continue;
                    }
                    Some(first) => is_zero &= first,
                }
            }
            count += 1;
            if column >= columns {
                continue;
            }
            if !is_zero && row < rows {
                builder.tie(row as u32, (offset + column) as u32, direction)?;
                if !is_one(word) {
                    builder.unread_of_ties.add("weight");
                }
            }
            row += 1;
            // A skew matrix has no number in its last column.
            while row >= rows && column < columns {
                column += 1;
                row = match banner.is_half {
                    true => column + usize::from(banner.is_skew),
                    false => 0,
                };
            }
        }
        Ok(())
    })?;
    let Some([rows, columns, entries]) = size else {
        return Err(cut(NAME, SIZE));
    };
    let (rows, columns) = (rows as u64, columns as u64);
    let banner = banner.unwrap_or_default();
    if banner.is_array {
        let expected = match (banner.is_half, banner.is_skew) {
            (false, _) => rows * columns,
            (true, false) => rows * (rows + 1) / 2,
            (true, true) => rows * rows.saturating_sub(1) / 2,
        };
        if first_of_complex.is_some() {
            return Err(cut(NAME, WHOLE));
        }
        if count != expected {
            let found = Message::new(CELLS).with("found", Value::Count(count));
            let found = found.with("expected", Value::Count(expected));
            return Err(ImportError::Refused(found));
        }
    } else if count != entries as u64 {
        let said = Message::new(ANNOUNCED).count("said", entries);
        builder
            .notes
            .push(said.with("entries", Value::Count(count)));
    }
    finish(builder, input.progress)
}
