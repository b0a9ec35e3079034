//! `.zip` archives with one network in them.
//!
//! `Connections.csv` in any folder is read if it exists; otherwise the only file whose name can be
//! the name of a network. If there are several, the error names them. An archive whose files
//! overlap is a decompression bomb and is rejected.
//!
//! `rawzip` finds the files of the archive, `flate2` unpacks one.

use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};
use std::io::Read;

use super::bounded_output::{BoundedOutput, UnpackError};
use super::messages::{
    ZIP_DAMAGED, ZIP_ENCRYPTED, ZIP_METHOD, ZIP_NO_NETWORK, ZIP_OVERLAP, ZIP_SEVERAL, ZIP_TOO_MANY,
    refused,
};
use crate::base::message::Message;
use crate::io::import::error::ImportError;
use crate::io::import::file_kinds::OFFICE;
use crate::io::import::progress::ReadProgress;
use crate::io::import::text::excerpt;

/// The list of connections in the data export of a professional network, in lower case.
const CONNECTIONS: &str = "connections.csv";
/// Extensions of network files. A name without extension is accepted too.
const EXTENSIONS: [&str; 29] = [
    "txt", "csv", "tsv", "tab", "edges", "edgelist", "el", "dat", "mtx", "net", "paj", "graphml",
    "gexf", "xml", "json", "gz", "ncol", "gml", "dot", "gv", "gdf", "tgf", "lgl", "dimacs", "gr",
    "metis", "dl", "sif", "nt",
];
/// Maximum number of files in an archive.
const MAX_FILES: usize = 10_000;
/// Maximum number of candidates that an error names.
const MAX_NAMED: usize = 8;

/// A file in the archive whose name can be the name of a network.
struct Candidate {
    /// The path in the archive, with `/` between folders.
    path: String,
    location: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    is_encrypted: bool,
}

/// Whether a file begins like a `.zip` archive.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    [b"PK\x03\x04", b"PK\x05\x06"]
        .iter()
        .any(|begin| bytes.starts_with(*begin))
}

/// Unpacks the network of an archive and checks its length and checksum.
pub(super) fn unpack(
    bytes: &[u8],
    memory: u64,
    progress: &mut ReadProgress,
) -> Result<Vec<u8>, ImportError> {
    let archive = ZipArchive::from_slice(bytes).map_err(damaged)?;
    let Candidate {
        path,
        location,
        method,
        is_encrypted,
    } = choose(find_candidates(&archive)?)?;
    let about_file = |sentence| Message::new(sentence).text("name", &excerpt(&path));
    if is_encrypted {
        return Err(ImportError::Refused(about_file(ZIP_ENCRYPTED)));
    }
    let file = archive.get_entry(location).map_err(damaged)?;
    let unpacked = match method {
        CompressionMethod::STORE => Ok(file.data().to_vec()),
        CompressionMethod::DEFLATE => inflate(file.data(), memory, progress),
        other => {
            let method = about_file(ZIP_METHOD).count("method", usize::from(other.as_u16()));
            return Err(ImportError::Refused(method));
        }
    };
    let unpacked = unpacked.map_err(|error| match error {
        UnpackError::Refused(error) => error,
        UnpackError::Cut | UnpackError::Damaged => refused(ZIP_DAMAGED),
    })?;
    let mut verifier = file.verifying_reader(&unpacked[..]);
    let mut chunk = vec![0; 1 << 16];
    while verifier
        .read(&mut chunk)
        .map_err(|_| refused(ZIP_DAMAGED))?
        > 0
    {}
    Ok(unpacked)
}

fn damaged(_: rawzip::Error) -> ImportError {
    refused(ZIP_DAMAGED)
}

/// The files of an archive that can be a network.
///
/// # Errors
/// If the archive is damaged, has too many files or overlapping files, or is an office document.
fn find_candidates(archive: &ZipSliceArchive<&[u8]>) -> Result<Vec<Candidate>, ImportError> {
    let mut entries = archive.entries();
    let (mut candidates, mut ranges) = (Vec::new(), Vec::new());
    while let Some(entry) = entries.next_entry().map_err(damaged)? {
        if ranges.len() == MAX_FILES {
            let many = Message::new(ZIP_TOO_MANY).count("most", MAX_FILES);
            return Err(ImportError::Refused(many));
        }
        let path = String::from_utf8_lossy(entry.file_path().as_bytes()).replace('\\', "/");
        if path == "[Content_Types].xml" || path == "mimetype" {
            return Err(ImportError::OtherKind { kind: OFFICE });
        }
        let location = entry.wayfinder();
        let file = archive.get_entry(location).map_err(damaged)?;
        ranges.push(file.compressed_data_range());
        if can_be_network(&path) && entry.uncompressed_size_hint() > 0 {
            candidates.push(Candidate {
                path,
                location,
                method: entry.compression_method(),
                is_encrypted: entry.flags().is_encrypted(),
            });
        }
    }
    ranges.sort_unstable();
    if ranges.windows(2).any(|pair| pair[0].1 > pair[1].0) {
        return Err(refused(ZIP_OVERLAP));
    }
    Ok(candidates)
}

/// Unpacks the deflated data of a file.
fn inflate(
    packed: &[u8],
    memory: u64,
    progress: &mut ReadProgress,
) -> Result<Vec<u8>, UnpackError> {
    let mut output = BoundedOutput::new(packed.len(), memory);
    output.read_all(&mut DeflateDecoder::new(packed), |decoder| {
        progress.report(packed.len() - decoder.get_ref().len(), packed.len());
    })?;
    Ok(output.bytes)
}

/// Whether a path can be that of a network: not a folder, not hidden, not a readme, and with the
/// extension of a network file or none.
fn can_be_network(path: &str) -> bool {
    let is_hidden = |part: &str| part.starts_with('.') || part == "__MACOSX";
    if path.split('/').any(is_hidden) {
        return false;
    }
    let name = file_name(path);
    let is_readme = name.to_ascii_lowercase().starts_with("readme");
    match name.rsplit_once('.') {
        Some((_, extension)) => {
            !is_readme
                && EXTENSIONS
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(extension))
        }
        None => !is_readme && !name.is_empty(),
    }
}

/// A path without its folders.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The file to read: the list of connections, or the only candidate.
fn choose(mut candidates: Vec<Candidate>) -> Result<Candidate, ImportError> {
    let is_connections = |file: &Candidate| file_name(&file.path).eq_ignore_ascii_case(CONNECTIONS);
    if let Some(index) = candidates.iter().position(is_connections) {
        return Ok(candidates.swap_remove(index));
    }
    if candidates.len() > 1 {
        let mut names: Vec<String> = candidates.iter().map(|file| excerpt(&file.path)).collect();
        names.truncate(MAX_NAMED);
        if candidates.len() > MAX_NAMED {
            names.push("…".to_string());
        }
        let several = Message::new(ZIP_SEVERAL).count("files", candidates.len());
        return Err(ImportError::Refused(
            several.text("names", &names.join(", ")),
        ));
    }
    candidates.pop().ok_or(refused(ZIP_NO_NETWORK))
}
