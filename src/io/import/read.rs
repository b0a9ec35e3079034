//! Reading a file of any format, or the files of a data export together.

use super::detection::{detect_format, refuse_binary};
use super::error::ImportError;
use super::file_kinds::NETWORK;
use super::format::Format;
use super::formats::connections::{
    ALONE, INVITATIONS, MESSAGES, OTHER_FILES, OtherList, RecordKind, RecordLayout, Records,
    SEVERAL_LISTS, SEVERAL_NETWORKS, compare, history,
};
use super::formats::{Connections, FormatInput, edge_list as edge_list_format};
use super::limits::Limits;
use super::network::EdgeList;
use super::packed;
use super::piece::{Piece, judge, read_piece};
use super::progress::ReadProgress;
use super::text::decode;
use crate::base::message::{Message, Value};

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
    read_files(&[bytes], None, memory, listener)
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
    match read_piece(
        Some(format),
        bytes,
        memory,
        &mut ReadProgress::new(listener),
    )? {
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
        Piece::Records(..) => Err(ImportError::OtherKind { kind: NETWORK }),
        Piece::Other(error) => Err(error),
    }
}

/// [`read`] for several files that are opened together: the list of connections, the invitations
/// and the messages of one data export, packed in one `.zip` or as single files; or the lists of
/// two people, each with its other files in the same `.zip`. Other files of the export are left
/// out, with a note. Invitations and messages beside two lists belong to the first one.
///
/// `owner` is the name of the person whose export it is: only needed if the files do not show it
/// ([`History::candidates`](super::connections::History::candidates)).
///
/// # Errors
/// See [`ImportError`]; also if there is a network among several files, or no list of connections.
///
/// ```
/// use hopscope::import::{Imported, read_files};
/// let list = b"First Name,Last Name,Connected On\nAda,Quill,04 Mar 2021\n";
/// let invitations = b"From,To,Sent At,Message,Direction\nAda Quill,Ivy Ash,\"3/2/21, 9:05 AM\",,INCOMING\n";
/// let Imported::Connections(list) = read_files(&[list, invitations], None, 1 << 30, &mut |_| ())? else {
///     panic!("not a list");
/// };
/// let history = list.history.unwrap();
/// assert_eq!((&history.owner[..], &history.received[..]), ("Ivy Ash", &[1][..]));
/// # Ok::<(), hopscope::import::ImportError>(())
/// ```
pub fn read_files(
    files: &[&[u8]],
    owner: Option<&str>,
    memory: u64,
    listener: &mut dyn FnMut(u32),
) -> Result<Imported, ImportError> {
    let mut lists = Vec::new();
    let mut records = Records::default();
    let mut kinds = Vec::new();
    let mut others = Vec::new();
    let mut reported = 0;
    // All files stay in memory.
    let bytes: usize = files.iter().map(|file| file.len()).sum();
    for (index, &file) in files.iter().enumerate() {
        let memory = memory.saturating_sub((bytes - file.len()) as u64);
        let mut listener = |percent: u32| {
            let percent = (100 * index as u32 + percent) / files.len() as u32;
            if percent > reported {
                reported = percent;
                listener(percent);
            }
        };
        for (text, layout) in records_in_archive(file, memory)? {
            // Of two archives, those of the first list count.
            if lists.is_empty() {
                kinds.push(layout.kind);
                records.add(&text, &layout);
            }
        }
        match read_piece(None, file, memory, &mut ReadProgress::new(&mut listener))? {
            Piece::Network {
                format,
                others,
                network,
            } if files.len() == 1 => {
                return Ok(Imported::Network {
                    format,
                    others,
                    network,
                });
            }
            Piece::Network { format, .. } => {
                let refused = Message::new(SEVERAL_NETWORKS).count("file", index + 1);
                let refused = refused.count("files", files.len());
                return Err(ImportError::Refused(
                    refused.with("format", Value::Sentence(format.name().sentence)),
                ));
            }
            Piece::List(list) => lists.push(list),
            Piece::Records(text, layout) => {
                kinds.push(layout.kind);
                records.add(&text, &layout);
            }
            Piece::Other(error) => others.push(error),
        }
    }
    if lists.len() > 2 {
        let several = Message::new(SEVERAL_LISTS).count("count", lists.len());
        return Err(ImportError::Refused(several));
    }
    let mut lists = lists.into_iter();
    let Some(mut list) = lists.next() else {
        return Err(without_list(&kinds, others));
    };
    if !others.is_empty() {
        let note = Message::new(OTHER_FILES).count("count", others.len());
        list.connections.notes.push(note);
    }
    if !records.is_empty() {
        list.connections.history = Some(Box::new(history(&list, records, owner)));
    }
    if let Some(second) = lists.next() {
        let overlap = compare(&list, &second);
        list.connections.other = Some(Box::new(OtherList {
            connections: second.connections,
            overlap,
        }));
    }
    Ok(Imported::Connections(list.connections))
}

/// The invitations and messages in a `.zip`.
fn records_in_archive(
    file: &[u8],
    memory: u64,
) -> Result<Vec<(String, RecordLayout)>, ImportError> {
    let mut progress = |_| ();
    let mut progress = ReadProgress::new(&mut progress);
    let mut found = Vec::new();
    for bytes in packed::unpack_records(file, memory, &mut progress, &judge)? {
        let text = decode(&bytes, &mut Vec::new())?;
        if let Some(layout) = RecordLayout::detect(&text) {
            found.push((text.into_owned(), layout));
        }
    }
    Ok(found)
}

/// The error of files without a list of connections.
fn without_list(kinds: &[RecordKind], mut others: Vec<ImportError>) -> ImportError {
    let (Some(kind), true) = (kinds.first(), others.len() < 2) else {
        return match others.is_empty() {
            true => ImportError::Empty,
            false => others.swap_remove(0),
        };
    };
    let what = match kind {
        RecordKind::Invitations => INVITATIONS,
        RecordKind::Messages => MESSAGES,
    };
    match others.pop() {
        Some(error) => error,
        None => ImportError::Refused(Message::new(ALONE).sentence("what", what)),
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
