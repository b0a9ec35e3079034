//! Why an edge list cannot be read, said so that its owner can mend it.

use super::text::Grouped;
use std::fmt;

/// Why a file is not read. The message of each names the line where there is one, the reason, and
/// what was expected; pieces of the file are quoted short.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportError {
    /// Nothing, or nothing but blank lines.
    Empty,
    /// Nothing but comments.
    OnlyComments,
    /// A header and nothing after it.
    OnlyHeader {
        /// The header's line, from 1.
        line: usize,
        /// Its beginning.
        found: String,
    },
    /// Another kind of file, recognised by its beginning.
    OtherKind {
        /// The kind, with its article.
        kind: &'static str,
    },
    /// A byte that no text has.
    Binary {
        /// The line of the byte, from 1.
        line: usize,
        /// The byte.
        byte: u8,
    },
    /// A line with fewer than two names.
    OneName {
        /// The line, from 1.
        line: usize,
        /// Its beginning.
        found: String,
        /// What separates names in this file.
        separator: &'static str,
    },
    /// A quoted name that does not end on its line.
    OpenQuote {
        /// The line, from 1.
        line: usize,
        /// Its beginning.
        found: String,
    },
    /// A name longer than [`MAX_ID_BYTES`](super::MAX_ID_BYTES).
    LongId {
        /// The line, from 1.
        line: usize,
        /// The name's beginning.
        found: String,
        /// Its length in bytes.
        bytes: usize,
    },
    /// A single person.
    OnePerson {
        /// The beginning of their id.
        id: String,
    },
    /// More people than are allowed.
    TooManyPeople {
        /// The line, from 1, on which there was one too many.
        line: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// More ties than are allowed.
    TooManyTies {
        /// How many there are.
        ties: usize,
        /// How many are allowed.
        limit: usize,
    },
}

const EXPECTED: &str = " Expected a text file with one tie a line: \
    two names separated by white space, a comma, a semicolon or a tab.";

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("The file is empty."),
            Self::OnlyComments => {
                f.write_str("The file has only comments (lines that start with # or %).")
            }
            Self::OnlyHeader { line, found } => {
                let line = Grouped(*line);
                write!(
                    f,
                    "Line {line} is a header, {found}, and no tie follows it."
                )
            }
            Self::OtherKind { kind } => write!(f, "The file is {kind}."),
            Self::Binary { line, byte } => {
                let line = Grouped(*line);
                write!(f, "Line {line} is not text: it has the byte 0x{byte:02X}.")
            }
            Self::OneName {
                line,
                found,
                separator,
            } => {
                let line = Grouped(*line);
                return write!(
                    f,
                    "Line {line} does not have two names: {found}. Expected two, separated by {separator}."
                );
            }
            Self::OpenQuote { line, found } => {
                let line = Grouped(*line);
                return write!(
                    f,
                    "Line {line} opens a quote and does not close it: {found}. \
                     Expected a quoted name to end on its line, before the separator."
                );
            }
            Self::LongId { line, found, bytes } => {
                let (line, bytes) = (Grouped(*line), Grouped(*bytes));
                let most = Grouped(super::MAX_ID_BYTES);
                return write!(
                    f,
                    "Line {line} has a name of {bytes} bytes: {found}. Expected names of at most {most} bytes."
                );
            }
            Self::OnePerson { id } => {
                return write!(
                    f,
                    "The file names one person only, {id}. Expected at least two people."
                );
            }
            Self::TooManyPeople { line, limit } => {
                let (line, person, limit) = (Grouped(*line), Grouped(limit + 1), Grouped(*limit));
                return write!(
                    f,
                    "Line {line} names person number {person}. Expected at most {limit} people."
                );
            }
            Self::TooManyTies { ties, limit } => {
                let (ties, limit) = (Grouped(*ties), Grouped(*limit));
                return write!(f, "The file has {ties} ties. Expected at most {limit}.");
            }
        }?;
        f.write_str(EXPECTED)
    }
}

impl std::error::Error for ImportError {}
