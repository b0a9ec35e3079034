//! Reading one file by itself: a network, or one of the files of a data export.

use std::borrow::Cow;

use super::detection::{detect_format, other_formats, refuse_binary};
use super::error::ImportError;
use super::format::Format;
use super::formats::connections::{self, ArchiveFile, ColumnLayout, ReadList, RecordLayout};
use super::formats::{FormatInput, edge_list as edge_list_format, gexf, graphml, json, pajek};
use super::formats::{
    adjacency, dimacs, dl, dot, gdf, gml, lgl, matrix, matrix_market, metis, n_triples, sif, tgf,
};
use super::limits::Limits;
use super::memory_estimate::memory_needed;
use super::network::EdgeList;
use super::packed::{self, Content};
use super::progress::ReadProgress;
use super::text::decode;

/// The content of one file.
pub(super) enum Piece {
    /// As [`Imported::Network`](super::Imported::Network).
    Network {
        format: Format,
        others: Vec<Format>,
        network: EdgeList,
    },
    /// A list of connections.
    List(ReadList),
    /// The text of invitations or messages.
    Records(String, RecordLayout),
    /// A file of a data export that is not read, and why.
    Other(ImportError),
}

/// Reads a file as the chosen format; if none is chosen, as the detected format.
pub(super) fn read_piece(
    chosen: Option<Format>,
    bytes: &[u8],
    memory: u64,
    progress: &mut ReadProgress,
) -> Result<Piece, ImportError> {
    let unpacked = match packed::unpack(bytes, memory, progress, &judge) {
        Err(error @ ImportError::NoList(_)) => return Ok(Piece::Other(error)),
        unpacked => unpacked?,
    };
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
    let mut columns = None;
    if chosen.is_none() && detected == Format::EdgeList {
        if let Some(layout) = RecordLayout::detect(&text) {
            check_memory(records_memory(unpacked.len()))?;
            return Ok(Piece::Records(text.into_owned(), layout));
        }
        if let Some(file) = ArchiveFile::with_content(&text) {
            return Ok(Piece::Other(ImportError::Refused(file.refusal())));
        }
        columns = ColumnLayout::detect(&text)?;
    }
    check_memory(match columns {
        Some(_) => connections::memory_needed(unpacked.len(), &text),
        None => memory_needed(unpacked.len(), text.as_bytes(), format),
    })?;
    let input = FormatInput {
        text: &text,
        notes,
        limits: Limits::DEFAULT,
        progress,
    };
    let piece = match columns {
        Some(columns) => Piece::List(connections::read(input, columns)?),
        None => Piece::Network {
            others: other_formats(&text, detected, format),
            format,
            network: read_network(format, input)?,
        },
    };
    progress.report(1, 1);
    Ok(piece)
}

/// What a file in an archive is, by its beginning.
pub(super) fn judge(begin: &[u8]) -> Content {
    let Ok(text) = decode(begin, &mut Vec::new()) else {
        return Content::Unknown;
    };
    if refuse_binary(begin).is_err() || !matches!(detect_format(&text), Ok(Format::EdgeList)) {
        return Content::Unknown;
    }
    if RecordLayout::detect(&text).is_some() {
        return Content::Record;
    }
    if ArchiveFile::with_content(&text).is_some() {
        return Content::OtherOfExport;
    }
    match ColumnLayout::detect(&text) {
        Ok(Some(_)) => Content::Connections,
        _ => Content::Unknown,
    }
}

/// The memory in use while the records of a file of this size are counted, in bytes; an upper
/// estimate.
fn records_memory(file_bytes: usize) -> u64 {
    // The text once more, its names, addresses and ids, and some numbers for each row.
    4 * file_bytes as u64
}

/// Reads a network whose format is known.
fn read_network(format: Format, input: FormatInput) -> Result<EdgeList, ImportError> {
    match format {
        Format::EdgeList => edge_list_format::read(input),
        Format::AdjacencyList => adjacency::read(input),
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
