//! Why a file cannot be read, said so that its owner can mend it.

use crate::base::message::{Message, Sentence, sentences};
use std::fmt;

/// Why a file is not read. The message of each names the line where there is one, the reason, and
/// what was expected; pieces of the file are quoted short.
#[derive(Clone, Debug, PartialEq)]
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
        kind: &'static Sentence,
    },
    /// A byte that no text has.
    Binary {
        /// The line of the byte, from 1.
        line: usize,
        /// The byte.
        byte: u8,
    },
    /// Text that begins as UTF-16 and does not go on so.
    BrokenUtf16 {
        /// The line, from 1.
        line: usize,
    },
    /// More memory would be needed to read the file than there is.
    TooLarge {
        /// How many bytes.
        needed: u64,
        /// How many there are.
        limit: u64,
    },
    /// The names of the columns of a list of connections, and nothing after them.
    NoConnections {
        /// Their line, from 1.
        line: usize,
        /// Its beginning.
        found: String,
    },
    /// A line with fewer than two names.
    OneName {
        /// The line, from 1.
        line: usize,
        /// Its beginning.
        found: String,
        /// What separates names in this file.
        separator: &'static Sentence,
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
    /// An id that is missing or empty.
    NoId {
        /// The line, from 1.
        line: usize,
    },
    /// No person at all.
    Nobody,
    /// Not as its format asks, or a trap: the message says what.
    Refused(Message),
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

sentences! {
    /// What is said of files that are not read.
    ERRORS:
    EXPECTED = "file.expected", "Expected a network: one tie a line (two names separated by white space, a comma, a semicolon or a tab), GraphML, GEXF, Pajek or JSON; or your connections as a professional network exports them (Connections.csv); or one of these as .gz or .zip.";
    EMPTY = "file.empty", "The file is empty. {expected}";
    ONLY_COMMENTS = "file.comments", "The file has only comments (lines that start with # or %). {expected}";
    ONLY_HEADER = "file.header", "Line {line} is a header, {found}, and no tie follows it. {expected}";
    OTHER_KIND = "file.kind", "The file is {kind}. {expected}";
    BINARY = "file.binary", "Line {line} is not text: it has the byte {byte}. {expected}";
    BROKEN_UTF16 = "file.utf16", "Line {line} is not UTF-16, as which the file begins: it is damaged, or not text.";
    TOO_LARGE = "file.large", "reading this file needs about {needed}; this tab can have {limit}.";
    NO_CONNECTIONS = "file.no-connections", "Line {line} names the columns of a list of connections, {found}, and no connection follows it.";
    ONE_NAME = "file.one-name", "Line {line} does not have two names: {found}. Expected two, separated by {separator}.";
    OPEN_QUOTE = "file.quote", "Line {line} opens a quote and does not close it: {found}. Expected a quoted name to end on its line, before the separator.";
    LONG_ID = "file.long", "Line {line} has a name of {bytes} bytes: {found}. Expected names of at most {most} bytes.";
    NO_ID = "file.no-id", "Line {line} names somebody without an id. Expected an id that is not empty.";
    NOBODY = "file.nobody", "The file names nobody. Expected at least two people.";
    ONE_PERSON = "file.one-person", "The file names one person only, {found}. Expected at least two people.";
    TOO_MANY_PEOPLE = "file.people", "Line {line} names person number {person}. Expected at most {most} people.";
    TOO_MANY_TIES = "file.ties", "The file has {ties} ties. Expected at most {most}.";
}

impl ImportError {
    /// The same as a sentence and its values.
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
                .count("most", super::MAX_ID_BYTES),
            Self::NoId { line } => at(Message::new(NO_ID), line),
            Self::Nobody => Message::new(NOBODY),
            Self::Refused(message) => message.clone(),
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
