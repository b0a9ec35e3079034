//! The one file in a zip archive that is meant.
//!
//! `Connections.csv` if it is there, in whatever folder; otherwise the only file whose name may be a
//! network's. Where there are several, they are named and nothing is read. An archive whose files lie
//! over one another is a trap, and refused.

use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder};
use std::io::Read;

use super::ImportError;
use super::hearing::Hearing;
use super::kind::office;
use super::packed::{Fault, inflate, refused};
use super::text::quoted;
use crate::base::message::{Message, sentences};

/// The file of a professional network's export that names one's connections.
const CONTACTS: &str = "connections.csv";
/// How names of networks end; the name of one may have no such end, too.
const ENDS: [&str; 17] = [
    "txt", "csv", "tsv", "tab", "edges", "edgelist", "el", "dat", "mtx", "net", "paj", "graphml",
    "gexf", "xml", "json", "gz", "ncol",
];
/// Most files an archive may have.
const MAX_FILES: usize = 10_000;
/// So many are named where it is not clear which is meant.
const NAMED: usize = 8;

sentences! {
    /// What is said of zip archives that are not read.
    ZIPPED:
    DAMAGED = "file.zip-damaged", "The zip archive is damaged, or ends too early.";
    NOTHING = "file.zip-nothing", "There is no network in the zip archive. Expected one file of ties, or Connections.csv.";
    WHICH = "file.zip-which", "The zip archive has {files} files that may be a network: {names}. Expected one: unpack it and open the one you mean.";
    LOCKED = "file.zip-locked", "{name} in the zip archive has a password. Expected one without.";
    METHOD = "file.zip-method", "{name} in the zip archive is packed in a way that is not read (method {method}). Expected deflate, the usual one.";
    OVERLAP = "file.zip-overlap", "Files in the zip archive lie over one another: it is damaged, or a trap, and refused.";
    MANY = "file.zip-many", "The zip archive has more than {most} files. Expected fewer.";
}

/// A file in the archive.
struct Entry {
    name: String,
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    is_locked: bool,
}

/// The bytes of the file that is meant.
pub(super) fn unpack(
    bytes: &[u8],
    memory: u64,
    hearing: &mut Hearing,
) -> Result<Vec<u8>, ImportError> {
    let damaged = |_| refused(DAMAGED);
    let archive = ZipArchive::from_slice(bytes).map_err(damaged)?;
    let mut found = archive.entries();
    let (mut entries, mut places, mut files) = (Vec::new(), Vec::new(), 0);
    while let Some(entry) = found.next_entry().map_err(damaged)? {
        files += 1;
        if files > MAX_FILES {
            let most = Message::new(MANY).count("most", MAX_FILES);
            return Err(ImportError::Refused(most));
        }
        let name = String::from_utf8_lossy(entry.file_path().as_bytes()).replace('\\', "/");
        if name == "[Content_Types].xml" || name == "mimetype" {
            return Err(office());
        }
        let place = entry.wayfinder();
        let local = archive.get_entry(place).map_err(damaged)?;
        places.push(local.compressed_data_range());
        if may_be_network(&name) && entry.uncompressed_size_hint() > 0 {
            entries.push(Entry {
                name,
                place,
                method: entry.compression_method(),
                is_locked: entry.flags().is_encrypted(),
            });
        }
    }
    places.sort_unstable();
    if places.windows(2).any(|pair| pair[0].1 > pair[1].0) {
        return Err(refused(OVERLAP));
    }
    let Entry {
        name,
        place,
        method,
        is_locked,
    } = meant(entries)?;
    let of = |sentence| Message::new(sentence).text("name", &quoted(&name));
    if is_locked {
        return Err(ImportError::Refused(of(LOCKED)));
    }
    let file = archive.get_entry(place).map_err(damaged)?;
    let unpacked = match method {
        CompressionMethod::STORE => Ok(file.data().to_vec()),
        CompressionMethod::DEFLATE => inflate(file.data(), memory, hearing),
        other => {
            let method = of(METHOD).count("method", usize::from(other.as_u16()));
            return Err(ImportError::Refused(method));
        }
    };
    let unpacked = unpacked.map_err(|fault| match fault {
        Fault::Refused(error) => error,
        Fault::Cut | Fault::Damaged => refused(DAMAGED),
    })?;
    // Its length and check sum.
    let mut whole = file.verifying_reader(&unpacked[..]);
    let mut piece = vec![0; 1 << 16];
    while whole.read(&mut piece).map_err(|_| refused(DAMAGED))? > 0 {}
    Ok(unpacked)
}

/// Whether a name may be a network's: no folder, nothing hidden, an end that networks have or none.
fn may_be_network(path: &str) -> bool {
    let is_hidden = |part: &str| part.starts_with('.') || part == "__MACOSX";
    if path.split('/').any(is_hidden) {
        return false;
    }
    let name = last(path);
    let is_about = name.to_ascii_lowercase().starts_with("readme");
    match name.rsplit_once('.') {
        Some((_, end)) => !is_about && ENDS.iter().any(|one| one.eq_ignore_ascii_case(end)),
        None => !is_about && !name.is_empty(),
    }
}

/// A path without its folders.
fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The file that is meant, of those that may be.
fn meant(mut entries: Vec<Entry>) -> Result<Entry, ImportError> {
    let is_contacts = |entry: &Entry| last(&entry.name).eq_ignore_ascii_case(CONTACTS);
    if let Some(at) = entries.iter().position(is_contacts) {
        return Ok(entries.swap_remove(at));
    }
    if entries.len() > 1 {
        let mut names: Vec<String> = entries.iter().map(|entry| quoted(&entry.name)).collect();
        names.truncate(NAMED);
        if entries.len() > NAMED {
            names.push("…".to_string());
        }
        let which = Message::new(WHICH).count("files", entries.len());
        return Err(ImportError::Refused(which.text("names", &names.join(", "))));
    }
    entries.pop().ok_or(refused(NOTHING))
}
