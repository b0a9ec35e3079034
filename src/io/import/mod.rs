//! A real network from a file.
//!
//! What kind of file it is, its content says, never its name:
//!
//! | format | rules |
//! |---|---|
//! | edge list | one tie a line, two names each: see [`edges`] |
//! | GraphML | [`graphml`] |
//! | GEXF | [`gexf`] |
//! | Pajek `.net` | [`pajek`] |
//! | JSON: node-link, graphology, Cytoscape, pairs | [`json`] |
//! | `.gz` of one of these, `.zip` with one of these | unpacked once, within limits: see [`packed`] |
//! | list of connections | a table of yours, with when each came: see [`connections`] |
//!
//! **Text** is UTF-8, with or without a byte order mark, or UTF-16 with one; text that is neither is
//! read as Windows-1252 and noted; XML is read as it declares. Binary data and the commonest other kinds of file are refused by
//! name.
//!
//! Of all formats the same holds. Names are up to [`MAX_ID_BYTES`] of anything, trimmed and told apart
//! byte by byte. Ties are undirected, each once; nobody is tied to themselves. What is left out or
//! assumed is said in [`EdgeList::notes`].

mod builder;
pub mod connections;
pub mod edges;
mod error;
pub mod gexf;
pub mod graphml;
mod header;
mod hearing;
mod ignored;
pub mod json;
mod kind;
mod names;
pub mod packed;
pub mod pajek;
mod room;
mod rows;
mod text;
mod ties;
mod xml;
mod zip;

pub use error::ImportError;
pub use names::Names;
pub use room::needed_to_read;

use connections::{Connections, Dated};
use hearing::Hearing;
use std::borrow::Cow;

use crate::base::message::{Message, Sentence, sentences};

sentences! {
    /// What was left out of a file, or assumed.
    NOTES:
    COLUMNS = "note.columns", "Line {line} names the columns, {found}: left out.";
    SIZES = "note.sizes", "Line {line}, {found}, says how much follows ({people} people, {ties} ties), and it does: left out.";
    VALUES = "note.values", "From line {line}, {found}, each person has a line with a value: left out.";
    MATRIX = "note.matrix", "Line {line}, {found}, gives the sizes of a MatrixMarket file: left out.";
    RECTANGLE = "note.rectangle", "Rows and columns of one number are read as the same person.";
    INCOMPLETE = "note.incomplete", "It promises {said} entries and the file has {entries}: is it whole?";
    NOT_UTF8 = "note.utf8", "Line {line} is not UTF-8: the file is read as Windows-1252, so look at names with accents.";
    WIDE = "note.wide", "{count} lines have more than two columns (first line {line}, {found}): only the first two are read."
        or "{count} line has more than two columns (first line {line}, {found}): only the first two are read.";
    REPEATS = "note.repeats", "{count} ties repeat an earlier one, in the same or the other direction: counted once."
        or "{count} tie repeats an earlier one, in the same or the other direction: counted once.";
    LOOPS = "note.loops", "{count} ties are of a person with themselves: left out; the person stays."
        or "{count} tie is of a person with themselves: left out; the person stays.";
    ARCS = "note.arcs", "Ties with a direction: {arcs}, of them {mutual} both ways. Each counts as one tie, whichever way it goes.";
    LABELS = "note.labels", "{count} people have no label of their own (none, or one that others have): they go by their ids."
        or "{count} person has no label of their own (none, or one that others have): they go by their id.";
    UNDECLARED = "note.undeclared", "{count} people are named by ties only: they are people like the others."
        or "{count} person is named by ties only: a person like the others.";
    TWICE = "note.twice", "{count} people are there more than once: each is one person."
        or "{count} person is there more than once: they are one person.";
    WEIGHTS = "note.weights", "Weights of ties are not used ({names}): every tie counts once.";
    TIES_HAVE = "note.ties-have", "Of ties this is not read: {names}.";
    PEOPLE_HAVE = "note.people-have", "Of people this is not read: {names}.";
    OTHERS = "note.others", "Not read either: {names}.";
    NETWORKS = "note.networks", "The file has {count} networks: they are read as one.";
}

/// Most people a file may name.
pub const MAX_PEOPLE: usize = 1_000_000;
/// Most ties a file may have, after duplicates and self-loops: as many as a made world.
pub const MAX_TIES: usize = crate::base::graph::MOST_TIES;
/// Longest id, in bytes.
pub const MAX_ID_BYTES: usize = 1_000;

/// A network as read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeList {
    /// The file's own id of each person, in order of first appearance.
    pub ids: Names,
    /// Ties between two different people, each once, in order of first appearance and as written there.
    pub ties: Vec<[u32; 2]>,
    /// How many lines repeated an earlier tie, in either direction.
    pub duplicates: usize,
    /// How many lines tied a person to themselves.
    pub self_loops: usize,
    /// What was left out or assumed, and why.
    pub notes: Vec<Message>,
    /// When they came to you, of a list of your own connections.
    pub dated: Option<Box<Dated>>,
}

impl EdgeList {
    /// A network that was read before, of its people and ties alone; `None` if it has fewer than two
    /// people, or a tie names somebody who is not there. O(ties).
    ///
    /// ```
    /// use hopscope::import::{EdgeList, Names, edge_list};
    /// let list = edge_list(b"Ann,Bob\nBob,Cy\n")?;
    /// let names = Names::from_lines(list.ids.lines().to_string());
    /// assert_eq!(EdgeList::of(names, list.ties.clone()), Some(list));
    /// # Ok::<(), hopscope::import::ImportError>(())
    /// ```
    pub fn of(ids: Names, ties: Vec<[u32; 2]>) -> Option<EdgeList> {
        let people = ids.len();
        let ends = ties.as_flattened();
        let whole = people >= 2 && ends.iter().all(|&person| (person as usize) < people);
        whole.then(|| EdgeList {
            ids,
            ties,
            duplicates: 0,
            self_loops: 0,
            notes: Vec::new(),
            dated: None,
        })
    }
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Imported {
    /// People and all ties among them.
    Network {
        /// How they were written down.
        format: Format,
        /// Who and what they are.
        network: EdgeList,
    },
    /// Your own connections, without the ties among them.
    Connections(Connections),
}

/// How a network is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// One tie a line: [`edges`].
    EdgeList,
    /// [`graphml`].
    GraphMl,
    /// [`gexf`].
    Gexf,
    /// `.net`: [`pajek`].
    Pajek,
    /// [`json`].
    Json,
}

/// All that is said in this module and those in it.
pub(crate) const SAID: &[&[&Sentence]] = &[
    NOTES,
    connections::CONNECTIONS,
    error::ERRORS,
    gexf::GEXF,
    graphml::GRAPHML,
    json::JSON,
    kind::KINDS,
    packed::PACKED,
    pajek::PAJEK,
    rows::SEPARATORS,
    text::TEXT,
    xml::XML,
    zip::ZIPPED,
];

/// How many people and ties are allowed.
#[derive(Clone, Copy)]
struct Limits {
    people: usize,
    ties: usize,
}

const LIMITS: Limits = Limits {
    people: MAX_PEOPLE,
    ties: MAX_TIES,
};

/// Reads a file of any kind that the [module's documentation](self) names. What would need more than
/// `memory` bytes is refused. `heard` is told how many hundredths have been read, at most a hundred
/// times.
///
/// Deterministic. Time is linear in the size of the file.
///
/// # Errors
/// See [`ImportError`]: each names the line, the reason and what was expected.
///
/// ```
/// use hopscope::import::{Format, Imported, read};
/// let Imported::Network { format, network } = read(b"Ann,Bob\nBob,Cy\n", 1 << 30, &mut |_| ())? else {
///     panic!("something else");
/// };
/// assert_eq!((format, network.ties.len()), (Format::EdgeList, 2));
/// # Ok::<(), hopscope::import::ImportError>(())
/// ```
pub fn read(
    bytes: &[u8],
    memory: u64,
    heard: &mut dyn FnMut(u32),
) -> Result<Imported, ImportError> {
    let mut hearing = Hearing::new(heard);
    let unpacked = packed::unpack(bytes, memory, &mut hearing)?;
    let packed = match unpacked {
        Cow::Owned(_) => bytes.len(),
        Cow::Borrowed(_) => 0,
    };
    // What was not packed is at its end now; nothing else is read twice.
    hearing.part(90);
    kind::refuse_binary(&unpacked)?;
    let fits = |needed: u64| match needed + packed as u64 {
        needed if needed > memory => Err(ImportError::TooLarge {
            needed,
            limit: memory,
        }),
        _ => Ok(()),
    };
    fits(2 * unpacked.len() as u64)?;
    let mut notes = Vec::new();
    let text = text::decode(&unpacked, &mut notes)?;
    let format = kind::of(&text)?;
    if format == Format::EdgeList
        && let Some(layout) = connections::Layout::of(&text)
    {
        fits(connections::needed(unpacked.len(), &text))?;
        let list = connections::read(&text, layout, notes, &mut hearing)?;
        hearing.at(1, 1);
        return Ok(Imported::Connections(list));
    }
    fits(room::needed(unpacked.len(), text.as_bytes(), format))?;
    let reader = match format {
        Format::EdgeList => edges::read,
        Format::GraphMl => graphml::read,
        Format::Gexf => gexf::read,
        Format::Pajek => pajek::read,
        Format::Json => json::read,
    };
    let network = reader(&text, notes, LIMITS, &mut hearing)?;
    hearing.at(1, 1);
    Ok(Imported::Network { format, network })
}

/// Reads an edge list; the rules are in the [documentation of the format](edges). Other kinds of file
/// are refused: [`read`] reads them.
///
/// # Errors
/// See [`ImportError`].
///
/// ```
/// let list = hopscope::import::edge_list(b"# a triangle\nAnn,Bob\nBob,Cy\nCy,Ann\nAnn,Cy\n")?;
/// assert_eq!(list.ids.iter().collect::<Vec<_>>(), ["Ann", "Bob", "Cy"]);
/// assert_eq!(list.ties, [[0, 1], [1, 2], [2, 0]]);
/// assert_eq!(list.duplicates, 1);
/// # Ok::<(), hopscope::import::ImportError>(())
/// ```
pub fn edge_list(bytes: &[u8]) -> Result<EdgeList, ImportError> {
    edge_list_within(bytes, LIMITS)
}

/// [`edge_list`] with other limits.
fn edge_list_within(bytes: &[u8], limits: Limits) -> Result<EdgeList, ImportError> {
    kind::refuse_binary(bytes)?;
    let mut notes = Vec::new();
    let text = text::decode(bytes, &mut notes)?;
    if kind::of(&text)? != Format::EdgeList {
        return Err(kind::no_edge_list());
    }
    edges::read(&text, notes, limits, &mut Hearing::new(&mut |_| ()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], people: usize, ties: usize) -> Result<EdgeList, ImportError> {
        edge_list_within(bytes, Limits { people, ties })
    }

    #[test]
    fn limits_are_exact_and_named() {
        let triangle = b"1 2\n2 3\n3 1\n1 3\n2 2\n";
        assert!(read(triangle, 3, 3).is_ok());
        let error = read(triangle, 2, 3).unwrap_err();
        assert_eq!(error, ImportError::TooManyPeople { line: 2, limit: 2 });
        let error = read(triangle, 3, 2).unwrap_err();
        assert_eq!(error, ImportError::TooManyTies { ties: 3, limit: 2 });
        assert!(
            error.to_string().contains("has 3 ties") && error.to_string().contains("at most 2"),
            "{error}"
        );
    }

    #[test]
    fn a_header_of_sizes_is_not_two_more_people() {
        assert_eq!(read(b"4 3\na b\nb c\nc d\n", 4, 3).unwrap().ids.len(), 4);
        let error = read(b"7 8\na b\nb c\nc d\n", 4, 9).unwrap_err();
        assert_eq!(error, ImportError::TooManyPeople { line: 3, limit: 4 });
    }
}
