//! Why an edge list cannot be read, said so that its owner can mend it.

use super::text::grouped;
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

const EXPECTED: &str = "Expected a text file with one tie a line: \
    two names separated by white space, a comma, a semicolon or a tab.";

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "The file is empty. {EXPECTED}"),
            Self::OnlyComments => {
                write!(
                    f,
                    "The file has only comments (lines that start with # or %). {EXPECTED}"
                )
            }
            Self::OnlyHeader { line, found } => {
                write!(
                    f,
                    "Line {} is a header, {found}, and no tie follows it. {EXPECTED}",
                    grouped(*line)
                )
            }
            Self::OtherKind { kind } => write!(f, "The file is {kind}. {EXPECTED}"),
            Self::Binary { line, byte } => {
                write!(
                    f,
                    "Line {} is not text: it has the byte 0x{byte:02X}. {EXPECTED}",
                    grouped(*line)
                )
            }
            Self::OneName {
                line,
                found,
                separator,
            } => write!(
                f,
                "Line {} does not have two names: {found}. Expected two, separated by {separator}.",
                grouped(*line)
            ),
            Self::OpenQuote { line, found } => write!(
                f,
                "Line {} opens a quote and does not close it: {found}. \
                 Expected a quoted name to end on its line, before the separator.",
                grouped(*line)
            ),
            Self::LongId { line, found, bytes } => write!(
                f,
                "Line {} has a name of {} bytes: {found}. Expected names of at most {} bytes.",
                grouped(*line),
                grouped(*bytes),
                grouped(super::MAX_ID_BYTES)
            ),
            Self::OnePerson { id } => {
                write!(
                    f,
                    "The file names one person only, {id}. Expected at least two people."
                )
            }
            Self::TooManyPeople { line, limit } => write!(
                f,
                "Line {} names person number {}. Expected at most {} people.",
                grouped(*line),
                grouped(limit + 1),
                grouped(*limit)
            ),
            Self::TooManyTies { ties, limit } => {
                write!(
                    f,
                    "The file has {} ties. Expected at most {}.",
                    grouped(*ties),
                    grouped(*limit)
                )
            }
        }
    }
}

impl std::error::Error for ImportError {}
