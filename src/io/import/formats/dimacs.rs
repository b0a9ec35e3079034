//! DIMACS: comments `c`, the problem `p edge n m` (or `p col`, `p sp`, …), and ties `e a b` or
//! `a from to weight`.
//!
//! - **Sizes** are believed: the network has n people, numbered from 1, with ties or without.
//! - **Ties** of lines `a` have directions.
//! - **Not read**, but noted: weights, and lines of other kinds (`n`, `d`, `v`, `x`).

use super::input::FormatInput;
use super::syntax::{
    ANNOUNCED, AllLines, TWO_ENDS, builder, finish, for_each_line, out_of_range, whole, wrong,
};
use crate::base::message::{Message, sentences};
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, EdgeList};
use crate::io::import::text::FilePosition;

const NAME: &str = "DIMACS";

sentences! {
    /// What DIMACS expects.
    SENTENCES:
    LINE = "expected.dimacs-line", "c and a comment, p and the sizes, e and two people, or a, two people and a weight";
    PROBLEM = "expected.dimacs-problem", "one line such as “p edge 5 7” before the ties";
}

/// The sizes in a line `p word n m`.
fn problem(line: &str) -> Option<[usize; 2]> {
    let mut words = line.split_ascii_whitespace();
    let is_problem =
        words.next() == Some("p") && words.next()?.bytes().all(|byte| byte.is_ascii_alphabetic());
    let sizes = [whole(words.next()?)?, whole(words.next()?)?];
    is_problem.then_some(sizes)
}

/// The first line that is no comment.
fn first_line(text: &str) -> Option<&str> {
    let is_comment = |line: &str| line == "c" || line.starts_with("c ") || line.starts_with("c\t");
    let mut lines = AllLines::new(text);
    let line = lines.find(|line| !line.text.is_empty() && !is_comment(line.text))?;
    Some(line.text)
}

/// Whether the first line of a text that is no comment is a problem. O(comments).
pub(crate) fn is_dimacs(text: &str) -> bool {
    first_line(text).and_then(problem).is_some()
}

/// The number of people that the problem declares. O(comments).
pub(crate) fn count_people(text: &str) -> usize {
    let sizes = first_line(text).and_then(problem);
    sizes.map_or(0, |[people, _]| people)
}

/// Reads DIMACS by the rules of the [module](self). O(bytes).
///
/// # Errors
/// If a line is of no known kind, a person is out of range, or a limit is exceeded.
pub(crate) fn read(mut input: FormatInput) -> Result<EdgeList, ImportError> {
    let mut builder = builder(&mut input);
    let mut sizes = None;
    let mut ties = 0_usize;
    for_each_line(input.text, input.progress, |line| {
        let mut words = line.text.split_ascii_whitespace();
        let kind = words.next().unwrap_or_default();
        match (kind, sizes) {
            ("c", _) => return Ok(()),
            ("p", None) => {
                let found = problem(line.text);
                let found = found.ok_or_else(|| wrong(NAME, line.number, line.text, PROBLEM))?;
                for number in 1..=found[0] {
                    let position = FilePosition::Line(line.number);
                    builder.declare(&number.to_string(), position)?;
                }
                sizes = Some(found);
                return Ok(());
            }
            ("e" | "a", Some(_)) => {}
            ("n" | "d" | "v" | "x", Some(_)) => {
                builder.unread_parts.add(kind);
                return Ok(());
            }
            (_, None) | ("p", _) => return Err(wrong(NAME, line.number, line.text, PROBLEM)),
            _ => return Err(wrong(NAME, line.number, line.text, LINE)),
        }
        let people = sizes.map_or(0, |[people, _]| people);
        let (Some(first), Some(second)) = (words.next(), words.next()) else {
            return Err(wrong(NAME, line.number, line.text, TWO_ENDS));
        };
        let [first, second] = [first, second].map(|word| {
            let number = whole(word).filter(|number| (1..=people).contains(number));
            number.ok_or_else(|| out_of_range(NAME, line.number, word, people))
        });
        if words.next().is_some() {
            builder.unread_of_ties.add("weight");
        }
        ties += 1;
        builder.tie(
            first? as u32 - 1,
            second? as u32 - 1,
            Direction::of(kind == "a"),
        )
    })?;
    // Some files count a tie without a direction twice.
    if let Some([_, said]) = sizes
        && said != ties
        && said != ties.saturating_mul(2)
    {
        let announced = Message::new(ANNOUNCED).count("said", said);
        builder.notes.push(announced.count("entries", ties));
    }
    finish(builder, input.progress)
}
