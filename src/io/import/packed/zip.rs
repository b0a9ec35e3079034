//! `.zip` archives with one network in them.
//!
//! `Connections.csv` in any folder is read if it exists; otherwise the only file whose content is a
//! list of connections; otherwise the only file whose name can be the name of a network. If there
//! are several, or only other files of a data export, the error names them. An archive whose files
//! overlap is a decompression bomb and is rejected.
//!
//! `rawzip` finds the files of the archive, `flate2` unpacks one.

use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};
use std::io::Read;

use super::bounded_output::{BoundedOutput, UnpackError};
use super::content::Content;
use super::messages::{
    ZIP_DAMAGED, ZIP_ENCRYPTED, ZIP_EXPORT, ZIP_METHOD, ZIP_NO_NETWORK, ZIP_OTHER, ZIP_OVERLAP,
    ZIP_SEVERAL, ZIP_TOO_MANY, refused,
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
/// Number of candidates whose content is judged, and the number of bytes of each.
const MAX_JUDGED: usize = 200;
const JUDGED_BYTES: usize = 1 << 16;
/// Maximum number of files that an error names.
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

/// Unpacks the network of an archive.
pub(super) fn unpack(
    bytes: &[u8],
    memory: u64,
    progress: &mut ReadProgress,
    judge: &dyn Fn(&[u8]) -> Content,
) -> Result<Vec<u8>, ImportError> {
    let archive = ZipArchive::from_slice(bytes).map_err(damaged)?;
    let file = choose(&archive, find_candidates(&archive)?, judge)?;
    unpack_file(&archive, file, memory, progress)
}

/// Unpacks the files of an archive that have invitations or messages.
pub(super) fn unpack_records(
    bytes: &[u8],
    memory: u64,
    progress: &mut ReadProgress,
    judge: &dyn Fn(&[u8]) -> Content,
) -> Result<Vec<Vec<u8>>, ImportError> {
    let archive = ZipArchive::from_slice(bytes).map_err(damaged)?;
    let mut candidates = find_candidates(&archive)?.candidates;
    candidates.truncate(MAX_JUDGED);
    candidates.retain(|file| {
        let begin = beginning(&archive, file);
        begin.is_some_and(|begin| judge(&begin) == Content::Record)
    });
    let files = candidates.into_iter();
    files
        .map(|file| unpack_file(&archive, file, memory, progress))
        .collect()
}

/// Unpacks a file of an archive and checks its length and checksum.
fn unpack_file(
    archive: &ZipSliceArchive<&[u8]>,
    file: Candidate,
    memory: u64,
    progress: &mut ReadProgress,
) -> Result<Vec<u8>, ImportError> {
    let Candidate {
        path,
        location,
        method,
        is_encrypted,
    } = file;
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

/// The files of an archive.
#[derive(Default)]
struct Files {
    /// The files that can be a network.
    candidates: Vec<Candidate>,
    /// The paths of the first others.
    others: Vec<String>,
}

/// The files of an archive, without hidden and empty ones.
///
/// # Errors
/// If the archive is damaged, has too many files or overlapping files, or is an office document.
fn find_candidates(archive: &ZipSliceArchive<&[u8]>) -> Result<Files, ImportError> {
    let mut entries = archive.entries();
    let (mut files, mut ranges) = (Files::default(), Vec::new());
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
        if is_hidden(&path) || entry.uncompressed_size_hint() == 0 {
            continue;
        }
        if !can_be_network(&path) {
            if files.others.len() <= MAX_NAMED {
                files.others.push(path);
            }
        } else {
            files.candidates.push(Candidate {
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
    Ok(files)
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

/// Whether a path is that of a folder or a hidden file.
fn is_hidden(path: &str) -> bool {
    let is_hidden = |part: &str| part.starts_with('.') || part == "__MACOSX";
    path.ends_with('/') || path.split('/').any(is_hidden)
}

/// Whether a path can be that of a network: not a readme, and with the extension of a network file
/// or none.
fn can_be_network(path: &str) -> bool {
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
fn choose(
    archive: &ZipSliceArchive<&[u8]>,
    files: Files,
    judge: &dyn Fn(&[u8]) -> Content,
) -> Result<Candidate, ImportError> {
    let Files {
        mut candidates,
        others,
    } = files;
    let is_connections = |file: &Candidate| file_name(&file.path).eq_ignore_ascii_case(CONNECTIONS);
    if let Some(index) = candidates.iter().position(is_connections) {
        return Ok(candidates.swap_remove(index));
    }
    let content = |file: &Candidate| beginning(archive, file).map(|begin| judge(&begin));
    let judged: Vec<Option<Content>> = candidates.iter().take(MAX_JUDGED).map(content).collect();
    let is_list = |index: &usize| judged.get(*index) == Some(&Some(Content::Connections));
    let lists: Vec<usize> = (0..candidates.len()).filter(is_list).collect();
    if let [index] = lists[..] {
        return Ok(candidates.swap_remove(index));
    }
    let paths = |files: &mut dyn Iterator<Item = &Candidate>| {
        named(&files.map(|file| &file.path[..]).collect::<Vec<_>>())
    };
    if !lists.is_empty() {
        let names = paths(&mut lists.iter().map(|&index| &candidates[index]));
        let several = Message::new(ZIP_SEVERAL).count("files", lists.len());
        return Err(ImportError::Refused(several.text("names", &names)));
    }
    let names = paths(&mut candidates.iter());
    let is_of_export = |content: &Option<Content>| {
        matches!(content, Some(Content::OtherOfExport | Content::Record))
    };
    if judged.iter().any(is_of_export) {
        let export = Message::new(ZIP_EXPORT).text("names", &names);
        return Err(ImportError::NoList(export));
    }
    // A file without an extension is often a licence.
    let has_extension = |file: &Candidate| file_name(&file.path).contains('.');
    let with_extension: Vec<usize> = (0..candidates.len())
        .filter(|&index| has_extension(&candidates[index]))
        .collect();
    if let [index] = with_extension[..] {
        return Ok(candidates.swap_remove(index));
    }
    if candidates.len() > 1 {
        let several = Message::new(ZIP_SEVERAL).count("files", candidates.len());
        return Err(ImportError::Refused(several.text("names", &names)));
    }
    candidates.pop().ok_or_else(|| match &others[..] {
        [] => refused(ZIP_NO_NETWORK),
        others => {
            let others: Vec<&str> = others.iter().map(|path| &path[..]).collect();
            ImportError::Refused(Message::new(ZIP_OTHER).text("names", &named(&others)))
        }
    })
}

/// The first paths, each as an excerpt.
fn named(paths: &[&str]) -> String {
    let mut names: Vec<String> = paths
        .iter()
        .take(MAX_NAMED)
        .map(|path| excerpt(path))
        .collect();
    if paths.len() > MAX_NAMED {
        names.push("…".to_string());
    }
    names.join(", ")
}

/// The beginning of a file up to the end of a line; `None` if it cannot be unpacked.
fn beginning(archive: &ZipSliceArchive<&[u8]>, file: &Candidate) -> Option<Vec<u8>> {
    if file.is_encrypted {
        return None;
    }
    let packed = archive.get_entry(file.location).ok()?;
    let mut begin = Vec::new();
    match file.method {
        CompressionMethod::STORE => {
            begin.extend(packed.data().iter().take(JUDGED_BYTES));
        }
        CompressionMethod::DEFLATE => {
            let mut bytes = DeflateDecoder::new(packed.data()).take(JUDGED_BYTES as u64);
            bytes.read_to_end(&mut begin).ok()?;
        }
        _ => return None,
    }
    if begin.len() == JUDGED_BYTES
        && let Some(end) = begin.iter().rposition(|&byte| byte == b'\n')
    {
        begin.truncate(end + 1);
    }
    Some(begin)
}
