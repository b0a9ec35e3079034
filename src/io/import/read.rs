//! Reading a file of any format.

use std::borrow::Cow;

use super::detection::{detect_format, other_formats, refuse_binary};
use super::error::ImportError;
use super::file_kinds::NETWORK;
use super::format::Format;
use super::formats::{
    Connections, FormatInput, connections, edge_list as edge_list_format, gexf, graphml, json,
    pajek,
};
use super::formats::{
    dimacs, dl, dot, gdf, gml, lgl, matrix, matrix_market, metis, n_triples, sif, tgf,
};
use super::limits::Limits;
use super::memory_estimate::memory_needed;
use super::network::EdgeList;
use super::packed::{self, Content};
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
    read_detected_or(None, bytes, memory, listener)
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
    read_detected_or(Some(format), bytes, memory, listener)
}

/// Reads a file as the chosen format, or else as the one that is detected.
fn read_detected_or(
    chosen: Option<Format>,
    bytes: &[u8],
    memory: u64,
    listener: &mut dyn FnMut(u32),
) -> Result<Imported, ImportError> {
    let mut progress = ReadProgress::new(listener);
    let unpacked = packed::unpack(bytes, memory, &mut progress, &judge)?;
    // The packed file stays in memory together with the unpacked one.
    let packed_bytes = match unpacked {
        Cow::Owned(_) => bytes.len(),
        Cow::Borrowed(_) => 0,
    };
    progress.begin_phase(90);
    refuse_binary(&unpacked)?;
    let check_memory = |needed: u64| match needed + packed_bytes as u64 {
        needed if needed > memory => Err(ImportError::TooLarge {
            needed,
            limit: memory,
        }),
        _ => Ok(()),
    };
    check_memory(2 * unpacked.len() as u64)?;
    let mut notes = Vec::new();
    let text = decode(&unpacked, &mut notes)?;
    let detected = detect_format(&text)?;
    let format = chosen.unwrap_or(detected);
    let columns = match chosen {
        None if detected == Format::EdgeList => list_columns(&text)?,
        _ => None,
    };
    check_memory(match columns {
        Some(_) => connections::memory_needed(unpacked.len(), &text),
        None => memory_needed(unpacked.len(), text.as_bytes(), format),
    })?;
    let input = FormatInput {
        text: &text,
        notes,
        limits: Limits::DEFAULT,
        progress: &mut progress,
    };
    let imported = match columns {
        Some(columns) => Imported::Connections(connections::read(input, columns)?),
        None => Imported::Network {
            others: other_formats(&text, detected, format),
            format,
            network: read_network(format, input)?,
        },
    };
    progress.report(1, 1);
    Ok(imported)
}

/// What a file in an archive is, by its beginning.
fn judge(begin: &[u8]) -> Content {
    let Ok(text) = decode(begin, &mut Vec::new()) else {
        return Content::Unknown;
    };
    if refuse_binary(begin).is_err() || !matches!(detect_format(&text), Ok(Format::EdgeList)) {
        return Content::Unknown;
    }
    if connections::ArchiveFile::with_content(&text).is_some() {
        return Content::OtherOfExport;
    }
    match connections::ColumnLayout::detect(&text) {
        Ok(Some(_)) => Content::Connections,
        _ => Content::Unknown,
    }
}

/// The columns of a list of connections; `None` if the text is not one.
///
/// # Errors
/// If the text is another file of the same data export, or a table of people without ties.
fn list_columns(text: &str) -> Result<Option<connections::ColumnLayout>, ImportError> {
    if let Some(file) = connections::ArchiveFile::with_content(text) {
        return Err(ImportError::Refused(file.refusal()));
    }
    connections::ColumnLayout::detect(text)
}

/// Reads a network whose format is known.
fn read_network(format: Format, input: FormatInput) -> Result<EdgeList, ImportError> {
    match format {
        Format::EdgeList => edge_list_format::read(input),
        Format::GraphMl => graphml::read(input),
        Format::Gexf => gexf::read(input),
        Format::Pajek => pajek::read(input),
        Format::Json => json::read(input),
        Format::Gml => gml::read(input),
        Format::Dot => dot::read(input),
        Format::Gdf => gdf::read(input),
        Format::Matrix => matrix::read(input),
        Format::MatrixMarket => matrix_market::read(input),
        Format::Lgl => lgl::read(input),
        Format::Sif => sif::read(input),
        Format::Dl => dl::read(input),
        Format::Dimacs => dimacs::read(input),
        Format::Tgf => tgf::read(input),
        Format::Metis => metis::read(input),
        Format::NTriples => n_triples::read(input),
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
