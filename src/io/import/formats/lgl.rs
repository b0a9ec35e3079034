//! LGL, the Large Graph Layout: `# name`, and below it one neighbour a line, with a weight or without.
//!
//! - **Recognised** if a `# name` of one word comes first, two or more such lines exist (or one, and
//!   every neighbour has a weight), and every other line is a name with a number or without. A comment
//!   of several words is no `# name`.
//! - **People** are all names; somebody without lines below them has no ties, unless others name them.
//! - **Not read**, but noted: weights.

use super::input::FormatInput;
use super::syntax::{AllLines, builder, finish, for_each_line, is_float, wrong};
use crate::base::message::sentences;
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, EdgeList};
use crate::io::import::text::{FilePosition, Line, split_at_byte};

const NAME: &str = "LGL";

sentences! {
    /// What LGL expects.
    SENTENCES:
    LINE = "expected.lgl-line", "# and a name, or one neighbour with a weight or without";
}

/// A line.
enum Kind<'a> {
    Name(&'a str),
    /// A neighbour and the weight.
    Neighbour(&'a str, &'a str),
}

fn kind(line: Line) -> Option<Kind> {
    if let Some(name) = line.text.strip_prefix('#') {
        let name = name.trim_ascii_start();
        let is_name = !name.is_empty() && !name.bytes().any(|byte| byte.is_ascii_whitespace());
        return is_name.then_some(Kind::Name(name));
    }
    let (neighbour, weight) = split_at_byte(line.text, b' ');
    let weight = weight.trim_ascii_start();
    (weight.is_empty() || is_float(weight)).then_some(Kind::Neighbour(neighbour, weight))
}

/// Whether a text is LGL, see the [module](self). O(bytes).
pub(crate) fn is_lgl(text: &str) -> bool {
    let (mut names, mut number_names, mut neighbours, mut weights) = (0_usize, 0, 0, 0);
    let (mut numbers, mut decimals) = (0, 0);
    for line in AllLines::new(text).filter(|line| !line.text.is_empty()) {
        match kind(line) {
            Some(Kind::Name(name)) => {
                names += 1;
                number_names += usize::from(is_float(name));
            }
            Some(Kind::Neighbour(neighbour, weight)) if names > 0 => {
                neighbours += 1;
                weights += usize::from(!weight.is_empty());
                decimals += usize::from(weight.bytes().any(|byte| byte == b'.'));
                numbers += usize::from(is_float(neighbour));
            }
            _ => return false,
        }
    }
    // Ties of numbers under comments of one word are an edge list.
    let is_edge_list = weights > 0 && numbers > 0 && number_names < names;
    match names {
        0 => false,
        1 => neighbours > 0 && decimals == neighbours && numbers == 0,
        _ => neighbours > 0 && !is_edge_list,
    }
}

/// Reads LGL by the rules of the [module](self). O(bytes).
///
/// # Errors
/// If a line is neither a `# name` nor a neighbour, or a limit is exceeded.
pub(crate) fn read(mut input: FormatInput) -> Result<EdgeList, ImportError> {
    let mut builder = builder(&mut input);
    let mut person = None;
    for_each_line(input.text, input.progress, |line| {
        let position = FilePosition::Line(line.number);
        match (kind(line), person) {
            (Some(Kind::Name(name)), _) => person = Some(builder.person(name, position)?),
            (Some(Kind::Neighbour(name, weight)), Some(person)) => {
                let neighbour = builder.person(name, position)?;
                builder.tie(person, neighbour, Direction::Undirected)?;
                if !weight.is_empty() {
                    builder.unread_of_ties.add("weight");
                }
            }
            _ => return Err(wrong(NAME, line.number, line.text, LINE)),
        }
        Ok(())
    })?;
    finish(builder, input.progress)
}
