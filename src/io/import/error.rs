//! Errors of reading a file. Each message names the part of the file that must be changed.

use super::limits::MAX_ID_BYTES;
use crate::base::message::{Message, Sentence, sentences};
use std::fmt;

/// The reason why a file cannot be read. The message names the line (if there is one), the reason,
/// and what was expected. Excerpts of the file (`found`) have at most 40 characters.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ImportError {
    /// The file is empty, or has only blank lines.
    Empty,
    /// The file has only comments.
    OnlyComments,
    /// A header without data after it.
    OnlyHeader {
        /// The line of the header, from 1.
        line: usize,
        /// The beginning of the header.
        found: String,
    },
    /// A kind of file that is not read.
    OtherKind {
        /// The name of the kind, with its article.
        kind: &'static Sentence,
    },
    /// A control character, which text files do not contain.
    Binary {
        /// The line of the byte, from 1.
        line: usize,
        /// The byte.
        byte: u8,
    },
    /// The file has the byte order mark of UTF-16 and is not valid UTF-16.
    BrokenUtf16 {
        /// The line, from 1.
        line: usize,
    },
    /// Reading the file needs more memory than is available.
    TooLarge {
        /// The memory needed, in bytes.
        needed: u64,
        /// The memory available, in bytes.
        limit: u64,
    },
    /// A list of connections without rows after the names of its columns.
    NoConnections {
        /// The line of the names of the columns, from 1.
        line: usize,
        /// The beginning of that line.
        found: String,
    },
    /// A line with fewer than two names.
    OneName {
        /// The line, from 1.
        line: usize,
        /// The beginning of the line.
        found: String,
        /// The separator of names in this file.
        separator: &'static Sentence,
    },
    /// A quoted name that does not end on its line.
    OpenQuote {
        /// The line, from 1.
        line: usize,
        /// The beginning of the line.
        found: String,
    },
    /// A name longer than [`MAX_ID_BYTES`].
    LongId {
        /// The line, from 1.
        line: usize,
        /// The beginning of the name.
        found: String,
        /// The length of the name, in bytes.
        bytes: usize,
    },
    /// An id that is missing or empty.
    NoId {
        /// The line, from 1.
        line: usize,
    },
    /// The file has no people.
    Nobody,
    /// The file breaks a rule of its format, or a limit against malicious files: see the message.
    Refused(Message),
    /// An archive with a data export that lacks the list of connections: see the message.
    NoList(Message),
    /// The file names only one person.
    OnePerson {
        /// The beginning of the name of that person.
        id: String,
    },
    /// More people than are allowed.
    TooManyPeople {
        /// The line, from 1, on which the limit was exceeded.
        line: usize,
        /// The highest number allowed.
        limit: usize,
    },
    /// More ties than are allowed.
    TooManyTies {
        /// The number of ties in the file.
        ties: usize,
        /// The highest number allowed.
        limit: usize,
    },
}

sentences! {
    /// Errors that do not belong to one format.
    ERRORS:
    EXPECTED = "file.expected", "Expected a network: one tie per line (two names separated by white space, a comma, a semicolon or a tab), GraphML, GEXF, GML, Pajek, JSON and others; or your connections as a professional network exports them (Connections.csv); or one of these as .gz or .zip.";
    EMPTY = "file.empty", "The file is empty. {expected}";
    ONLY_COMMENTS = "file.comments", "The file has only comments (lines that start with # or %). {expected}";
    ONLY_HEADER = "file.header", "Line {line} is a header, {found}, and no tie follows it. {expected}";
    OTHER_KIND = "file.kind", "The file is {kind}. {expected}";
    BINARY = "file.binary", "Line {line} is not text: it has the byte {byte}. {expected}";
    BROKEN_UTF16 = "file.utf16", "Line {line} is not UTF-16, although the file begins as UTF-16: it is damaged, or not text.";
    TOO_LARGE = "file.large", "reading this file needs about {needed}; this tab can have {limit}.";
    NO_CONNECTIONS = "file.no-connections", "Line {line} names the columns of a list of connections, {found}, and no connection follows it.";
    ONE_NAME = "file.one-name", "Line {line} does not have two names: {found}. Expected two, separated by {separator}.";
    OPEN_QUOTE = "file.quote", "Line {line} opens a quote and does not close it: {found}. Expected a quoted name to end on its line, before the separator.";
    LONG_ID = "file.long", "Line {line} has a name of {bytes} bytes: {found}. Expected names of at most {most} bytes.";
    NO_ID = "file.no-id", "Line {line} has a person without an id. Expected an id that is not empty.";
    NOBODY = "file.nobody", "The file names no people. Expected at least two.";
    ONE_PERSON = "file.one-person", "The file names only one person, {found}. Expected at least two people.";
    TOO_MANY_PEOPLE = "file.people", "Line {line} names person number {person}. Expected at most {most} people.";
    TOO_MANY_TIES = "file.ties", "The file has {ties} ties. Expected at most {most}.";
}

impl ImportError {
    /// The error as a localizable message.
    pub fn message(&self) -> Message {
        let expected = |sentence| Message::new(sentence).sentence("expected", EXPECTED);
        let at = |message: Message, line: &usize| message.count("line", *line);
        let found =
            |sentence, line, found: &String| at(Message::new(sentence), line).text("found", found);
        match self {
            Self::Empty => expected(EMPTY),
            Self::OnlyComments => expected(ONLY_COMMENTS),
            Self::OnlyHeader { line, found } => {
                at(expected(ONLY_HEADER), line).text("found", found)
            }
            Self::OtherKind { kind } => expected(OTHER_KIND).sentence("kind", kind),
            Self::Binary { line, byte } => {
                at(expected(BINARY), line).text("byte", &format!("0x{byte:02X}"))
            }
            Self::BrokenUtf16 { line } => at(Message::new(BROKEN_UTF16), line),
            Self::TooLarge { needed, limit } => Message::new(TOO_LARGE)
                .size("needed", *needed)
                .size("limit", *limit),
            Self::NoConnections { line, found: piece } => found(NO_CONNECTIONS, line, piece),
            Self::OneName {
                line,
                found: piece,
                separator,
            } => found(ONE_NAME, line, piece).sentence("separator", separator),
            Self::OpenQuote { line, found: piece } => found(OPEN_QUOTE, line, piece),
            Self::LongId {
                line,
                found: piece,
                bytes,
            } => found(LONG_ID, line, piece)
                .count("bytes", *bytes)
                .count("most", MAX_ID_BYTES),
            Self::NoId { line } => at(Message::new(NO_ID), line),
            Self::Nobody => Message::new(NOBODY),
            Self::Refused(message) | Self::NoList(message) => message.clone(),
            Self::OnePerson { id } => Message::new(ONE_PERSON).text("found", id),
            Self::TooManyPeople { line, limit } => at(Message::new(TOO_MANY_PEOPLE), line)
                .count("person", limit + 1)
                .count("most", *limit),
            Self::TooManyTies { ties, limit } => Message::new(TOO_MANY_TIES)
                .count("ties", *ties)
                .count("most", *limit),
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for ImportError {}
