//! Reading the files of a data export together.

use super::error::ImportError;
use super::formats::connections::{
    OTHER_FILES, OtherList, RecordKind, RecordLayout, Records, SEVERAL_LISTS, SEVERAL_NETWORKS,
    compare, history,
};
use super::packed;
use super::piece::{Piece, judge, read_piece};
use super::progress::ReadProgress;
use super::read::{Imported, imported};
use super::text::decode;
use crate::base::message::{Message, Value};

/// [`read`](super::read()) for several files that are opened together: the list of connections, the invitations
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
            network @ Piece::Network { .. } if files.len() == 1 => return imported(network),
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
    others.pop().unwrap_or_else(|| kind.alone())
}
