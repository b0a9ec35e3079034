//! Reading a file of any format.

use super::detection::{detect_format, refuse_binary};
use super::error::ImportError;
use super::file_kinds::NETWORK;
use super::format::Format;
use super::formats::{Connections, FormatInput, edge_list as edge_list_format};
use super::limits::Limits;
use super::network::EdgeList;
use super::piece::{Piece, read_piece};
use super::progress::ReadProgress;
use super::text::decode;

/// What a file contains.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Imported {
    /// People and all ties among them.
    Network {
        /// The format as which the file was read.
        format: Format,
        /// The other formats that the file can have, most likely first: see [`read_as`].
        others: Vec<Format>,
        /// The people and ties.
        network: EdgeList,
    },
    /// The connections of one person, without the ties among them.
    Connections(Connections),
}

/// Reads a file of any format in the [table](super). `memory` is the number of bytes that reading
/// may use; a file that needs more is rejected. `listener` receives the percentage read, from 1 to
/// 100, at most a hundred times and in rising order.
///
/// Deterministic. Time and memory are linear in the size of the (unpacked) file; sorting a list of
/// connections by date adds O(n log n).
///
/// # Errors
/// See [`ImportError`]. Each message names the line, the reason and what was expected.
///
/// ```
/// use hopscope::import::{Format, Imported, read};
/// let Imported::Network { format, network, .. } = read(b"Ann,Bob\nBob,Cy\n", 1 << 30, &mut |_| ())? else {
///     panic!("not a network");
/// };
/// assert_eq!((format, network.ties.len()), (Format::EdgeList, 2));
/// # Ok::<(), hopscope::import::ImportError>(())
/// ```
pub fn read(
    bytes: &[u8],
    memory: u64,
    listener: &mut dyn FnMut(u32),
) -> Result<Imported, ImportError> {
    imported(read_piece(
        None,
        bytes,
        memory,
        &mut ReadProgress::new(listener),
    )?)
}

/// [`read`] as a format that the caller chooses, such as one of [`Imported::Network::others`]. Time
/// and memory are those of [`read`].
///
/// # Errors
/// See [`ImportError`]; also if the file does not have this format.
///
/// ```
/// use hopscope::import::{Format, Imported, read, read_as};
/// let file = b"Ann knows Bob\nBob knows Cy\nCy knows Ann\n";
/// let Imported::Network { format, others, .. } = read(file, 1 << 30, &mut |_| ())? else {
///     panic!("not a network");
/// };
/// assert_eq!((format, &others[..]), (Format::Sif, &[Format::EdgeList][..]));
/// let Imported::Network { network, .. } = read_as(file, others[0], 1 << 30, &mut |_| ())? else {
///     panic!("not a network");
/// };
/// assert_eq!(network.ids.get(1), "knows");
/// # Ok::<(), hopscope::import::ImportError>(())
/// ```
pub fn read_as(
    bytes: &[u8],
    format: Format,
    memory: u64,
    listener: &mut dyn FnMut(u32),
) -> Result<Imported, ImportError> {
    imported(read_piece(
        Some(format),
        bytes,
        memory,
        &mut ReadProgress::new(listener),
    )?)
}

/// A file that is opened alone.
pub(super) fn imported(piece: Piece) -> Result<Imported, ImportError> {
    match piece {
        Piece::Network {
            format,
            others,
            network,
        } => Ok(Imported::Network {
            format,
            others,
            network,
        }),
        Piece::List(list) => Ok(Imported::Connections(list.connections)),
        Piece::Records(_, layout) => Err(layout.kind.alone()),
        Piece::Other(error) => Err(error),
    }
}

/// Reads an edge list; the rules are in the [documentation of the
/// format](super::formats::edge_list). O(bytes).
///
/// # Errors
/// See [`ImportError`]. Files of other formats are rejected; [`read`] reads them.
///
/// ```
/// let list = hopscope::import::edge_list(b"# a triangle\nAnn,Bob\nBob,Cy\nCy,Ann\nAnn,Cy\n")?;
/// assert_eq!(list.ids.iter().collect::<Vec<_>>(), ["Ann", "Bob", "Cy"]);
/// assert_eq!(list.ties, [[0, 1], [1, 2], [2, 0]]);
/// assert_eq!(list.duplicates, 1);
/// # Ok::<(), hopscope::import::ImportError>(())
/// ```
pub fn edge_list(bytes: &[u8]) -> Result<EdgeList, ImportError> {
    edge_list_within(bytes, Limits::DEFAULT)
}

/// [`edge_list`] with other limits.
fn edge_list_within(bytes: &[u8], limits: Limits) -> Result<EdgeList, ImportError> {
    refuse_binary(bytes)?;
    let mut notes = Vec::new();
    let text = decode(bytes, &mut notes)?;
    if detect_format(&text)? != Format::EdgeList {
        return Err(ImportError::OtherKind { kind: NETWORK });
    }
    edge_list_format::read(FormatInput {
        text: &text,
        notes,
        limits,
        progress: &mut ReadProgress::new(&mut |_| ()),
    })
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
