//! METIS: a line of sizes, `n m [fmt [ncon]]`, and a line for each person with the numbers of all
//! neighbours.
//!
//! - **Recognised** only if everything fits: n lines after the sizes (blank ones count, `%` comments
//!   do not), 2 m neighbours, each from 1 to n, nobody their own, and each tie on both lines.
//! - `fmt` says what the lines have besides: `1` weights of ties, `10` weights of people, `100` sizes
//!   of people.
//! - **Not read**, but noted: weights.

use super::balance::Balance;
use super::input::FormatInput;
use super::syntax::{AllLines, builder, finish, whole};
use crate::io::import::error::ImportError;
use crate::io::import::limits::MAX_PEOPLE;
use crate::io::import::network::{Direction, EdgeList};
use crate::io::import::progress::LINES_PER_REPORT;
use crate::io::import::text::FilePosition;

/// The sizes, and the numbers of words before the first neighbour and after each.
struct Sizes {
    people: usize,
    ties: usize,
    before: usize,
    has_weights: bool,
}

impl Sizes {
    fn parse(line: &str) -> Option<Sizes> {
        let mut words = line.split_ascii_whitespace();
        let (people, ties) = (whole(words.next()?)?, whole(words.next()?)?);
        let format = words.next().unwrap_or("0");
        let constraints = words.next().map_or(Some(1), whole)?;
        let is_format = format.len() <= 3 && format.bytes().all(|byte| b"01".contains(&byte));
        if !is_format || words.next().is_some() || !(2..=MAX_PEOPLE).contains(&people) {
            return None;
        }
        let has = |place: usize| format.bytes().rev().nth(place) == Some(b'1');
        let weights = if has(1) { constraints.min(100) } else { 0 };
        Some(Sizes {
            people,
            ties,
            before: weights + usize::from(has(2)),
            has_weights: has(0),
        })
    }
}

/// Calls `visit` with every person and neighbour, from 1, and the bytes before the end of their line.
/// The sizes, if the lines fit them.
fn for_each_neighbour(
    text: &str,
    mut visit: impl FnMut(usize, usize) -> Option<()>,
) -> Option<Sizes> {
    // White space after the last line is no line.
    let mut lines = AllLines::new(text).filter(|line| !line.text.starts_with('%'));
    let header = lines.find(|line| !line.text.is_empty())?;
    let sizes = Sizes::parse(header.text)?;
    let (mut person, mut entries) = (0, 0);
    for line in lines {
        person += 1;
        if person > sizes.people {
            if line.text.is_empty() {
                continue;
            }
            return None;
        }
        let mut words = line.text.split_ascii_whitespace().skip(sizes.before);
        while let Some(word) = words.next() {
            let neighbour = whole(word)?;
            if !(1..=sizes.people).contains(&neighbour) || neighbour == person {
                return None;
            }
            if sizes.has_weights {
                whole(words.next()?)?;
            }
            entries += 1;
            visit(person, neighbour)?;
        }
    }
    (person >= sizes.people && entries == 2 * sizes.ties).then_some(sizes)
}

/// Whether a text is METIS, see the [module](self). O(bytes).
pub(crate) fn is_metis(text: &str) -> bool {
    // Each tie is on the lines of both people.
    let mut balance = Balance::default();
    let sizes = for_each_neighbour(text, |person, neighbour| {
        balance.add(person, neighbour);
        Some(())
    });
    balance.is_even() && sizes.is_some_and(|sizes| sizes.ties > 0)
}

/// Reads METIS by the rules of the [module](self). O(bytes).
///
/// # Errors
/// If a limit is exceeded.
pub(crate) fn read(mut input: FormatInput) -> Result<EdgeList, ImportError> {
    let mut builder = builder(&mut input);
    let mut lines = AllLines::new(input.text);
    let header = lines.find(|line| !line.text.is_empty() && !line.text.starts_with('%'));
    let (line, sizes) = header.map_or((1, None), |line| (line.number, Sizes::parse(line.text)));
    let people = sizes.map_or(0, |sizes| sizes.people);
    for number in 1..=people {
        builder.declare(&number.to_string(), FilePosition::Line(line))?;
    }
    let mut failed = None;
    let progress = &mut *input.progress;
    let sizes = for_each_neighbour(input.text, |person, neighbour| {
        if person.is_multiple_of(LINES_PER_REPORT) {
            progress.report(person, people);
        }
        if person < neighbour {
            let tie = builder.tie(
                person as u32 - 1,
                neighbour as u32 - 1,
                Direction::Undirected,
            );
            failed = tie.err();
        }
        failed.is_none().then_some(())
    });
    if let Some(error) = failed {
        return Err(error);
    }
    if let Some(sizes) = sizes {
        if sizes.has_weights {
            builder.unread_of_ties.add("weight");
        }
        if sizes.before > 0 {
            builder.unread_of_people.add("weight");
        }
    }
    finish(builder, input.progress)
}
