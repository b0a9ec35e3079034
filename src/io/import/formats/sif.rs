//! SIF of Cytoscape: a person, a relation, and one or more people on a line; or somebody alone.
//!
//! - **Separator:** tabs if the file has any, else white space.
//! - **Recognised** only if it is consistent: every line has one name, or three or more; the words of
//!   relations are no numbers, occur twice on average, and are never people; people of the first column occur among the
//!   others, too, or a relation is one that Cytoscape uses (`pp`, `pd`, …). A text with quotes, or with
//!   commas or semicolons but no tabs, is no SIF.
//! - Several relations are read as one, with a note.

use super::input::FormatInput;
use super::syntax::{AllLines, builder, finish, for_each_line, is_float};
use crate::base::message::{Message, sentences};
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, EdgeList, NameTable};
use crate::io::import::text::FilePosition;

sentences! {
    /// Notes about SIF.
    SENTENCES:
    RELATIONS = "note.sif-relations", "The file has {count} words for relations: they are read as one."
        or "The file has one word for relations: each is a tie.";
}

/// Relations as Cytoscape's manual and Pathway Commons name them.
const KNOWN: [&str; 14] = [
    "pp",
    "pd",
    "pr",
    "rc",
    "cr",
    "gl",
    "pm",
    "mp",
    "interacts",
    "interacts-with",
    "interacts_with",
    "controls-state-change-of",
    "in-complex-with",
    "neighbor-of",
];

/// First words of a row of column names: that table is an edge list.
const HEADER_WORDS: [&str; 8] = [
    "source", "from", "node1", "subject", "src", "sender", "name", "id",
];

/// The words of a line.
fn words(line: &str, has_tabs: bool) -> impl Iterator<Item = &str> {
    let is_separator = move |c: char| match has_tabs {
        true => c == '\t',
        false => c.is_ascii_whitespace(),
    };
    line.split(is_separator)
        .map(str::trim_ascii)
        .filter(|word| !word.is_empty())
}

fn has_tabs(text: &str) -> bool {
    text.bytes().any(|byte| byte == b'\t')
}

/// Marks of a name in a consistent file.
const FIRST: u8 = 1;
const RELATION: u8 = 2;
const OTHER: u8 = 4;

/// Whether a text is SIF, see the [module](self). O(bytes).
pub(crate) fn is_sif(text: &str) -> bool {
    let has_tabs = has_tabs(text);
    let mut names = NameTable::default();
    let mut marks: Vec<u8> = Vec::new();
    let (mut ties, mut relations, mut is_known) = (0_usize, 0, false);
    for line in AllLines::new(text).filter(|line| !line.text.is_empty()) {
        let is_excluded = |byte: u8| byte == b'"' || !has_tabs && b",;".contains(&byte);
        if line.text.bytes().any(is_excluded) {
            return false;
        }
        let mut count = 0;
        for (place, word) in words(line.text, has_tabs).enumerate() {
            let is_header = |header: &str| word.eq_ignore_ascii_case(header);
            let mark = match place {
                0 if ties == 0 && HEADER_WORDS.iter().any(|header| is_header(header)) => {
                    return false;
                }
                0 => FIRST,
                1 => RELATION,
                _ => OTHER,
            };
            // A sign is no person: `a & b \\` is a row of a table.
            let is_sign = word.bytes().all(|byte| byte.is_ascii_punctuation());
            if place == 1 && is_float(word) || place != 1 && is_sign {
                return false;
            }
            let number = names.number(word) as usize;
            if number == marks.len() {
                marks.push(0);
            }
            let before = marks[number];
            relations += usize::from(mark == RELATION && before & RELATION == 0);
            is_known |= mark == RELATION && KNOWN.contains(&word);
            marks[number] |= mark;
            // A relation that is a person: most edge lists end here.
            if marks[number] > RELATION && marks[number] & RELATION != 0
                || marks[number] == FIRST | RELATION
            {
                return false;
            }
            count += 1;
        }
        if count == 2 {
            return false;
        }
        ties += usize::from(count > 2);
    }
    let is_both = |mark: &u8| *mark == FIRST | OTHER;
    ties > 0 && (is_known || 2 * relations <= ties && marks.iter().any(is_both))
}

/// Reads SIF by the rules of the [module](self). O(bytes).
///
/// # Errors
/// If a limit is exceeded.
pub(crate) fn read(mut input: FormatInput) -> Result<EdgeList, ImportError> {
    let mut builder = builder(&mut input);
    let has_tabs = has_tabs(input.text);
    let mut relations = NameTable::default();
    for_each_line(input.text, input.progress, |line| {
        let position = FilePosition::Line(line.number);
        let mut words = words(line.text, has_tabs);
        let Some(first) = words.next() else {
            return Ok(());
        };
        let first = builder.person(first, position)?;
        if let Some(relation) = words.next() {
            relations.number(relation);
        }
        for word in words {
            let other = builder.person(word, position)?;
            builder.tie(first, other, Direction::Undirected)?;
        }
        Ok(())
    })?;
    let count = relations.names.len();
    builder
        .notes
        .push(Message::new(RELATIONS).count("count", count));
    finish(builder, input.progress)
}
