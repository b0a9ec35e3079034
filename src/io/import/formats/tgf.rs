//! TGF, the Trivial Graph Format: people with labels, a line `#`, and ties with labels.
//!
//! - **Recognised** if a line is `#` alone, the ids above it are all different, and the first line
//!   below it names two of them.
//! - **People** are `id label`, ties `id id label`. People whom only ties name are refused with their
//!   line.
//! - **Not read**, but noted: labels of ties.

use super::input::FormatInput;
use super::syntax::{AllLines, TWO_ENDS, builder, finish, for_each_line, wrong};
use crate::base::message::sentences;
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, EdgeList, NameTable};
use crate::io::import::text::{FilePosition, split_at_byte};

const NAME: &str = "TGF";

sentences! {
    /// What TGF expects.
    SENTENCES:
    DECLARED = "expected.tgf-person", "two people of the list above #";
}

/// Whether a text is TGF, see the [module](self). O(bytes).
pub(crate) fn is_tgf(text: &str) -> bool {
    let mut lines = AllLines::new(text).filter(|line| !line.text.is_empty());
    let mut names = NameTable::default();
    loop {
        let Some(line) = lines.next() else {
            return false;
        };
        if line.text == "#" {
            break;
        }
        let (id, _) = split_at_byte(line.text, b' ');
        let people = names.names.len();
        if line.text.starts_with(['#', '%']) || names.number(id) as usize != people {
            return false;
        }
    }
    let Some(line) = lines.next() else {
        return false;
    };
    let (first, rest) = split_at_byte(line.text, b' ');
    let (second, _) = split_at_byte(rest.trim_ascii_start(), b' ');
    names.find(first).is_some() && names.find(second).is_some()
}

/// Reads TGF by the rules of the [module](self). O(bytes).
///
/// # Errors
/// If a tie does not name two people of the list, or a limit is exceeded.
pub(crate) fn read(mut input: FormatInput) -> Result<EdgeList, ImportError> {
    let mut builder = builder(&mut input);
    let mut are_ties = false;
    for_each_line(input.text, input.progress, |line| {
        if line.text == "#" {
            are_ties = true;
            return Ok(());
        }
        let (first, rest) = split_at_byte(line.text, b' ');
        let rest = rest.trim_ascii_start();
        if !are_ties {
            let person = builder.declare(first, FilePosition::Line(line.number))?;
            builder.label(person, rest, 1);
            return Ok(());
        }
        let (second, label) = split_at_byte(rest, b' ');
        if second.is_empty() {
            return Err(wrong(NAME, line.number, line.text, TWO_ENDS));
        }
        let (Some(first), Some(second)) = (builder.find(first), builder.find(second)) else {
            return Err(wrong(NAME, line.number, line.text, DECLARED));
        };
        if !label.trim_ascii().is_empty() {
            builder.unread_of_ties.add("label");
        }
        builder.tie(first, second, Direction::Forward)
    })?;
    finish(builder, input.progress)
}
