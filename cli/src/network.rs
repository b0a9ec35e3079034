//! A network from a file or from stdin.

use crate::console::Console;
use crate::fnv1a::fnv1a;
use crate::outcome::Outcome;
use hopscope::import::{self, EdgeList, Format, Imported};
use std::fs;
use std::io::{self, Read};

/// A network, and a description of its file.
pub struct Network {
    pub list: EdgeList,
    /// The number of people and ties, and a hash of the bytes of the file.
    pub description: String,
}

/// Reads a file of any format that the crate reads, or as the `chosen` one. Prints as what it was read and the notes of the reader
/// on stderr.
///
/// # Errors
/// If the file does not exist or is rejected. The error names the file.
pub fn read(path: &str, chosen: Option<Format>, console: &mut Console) -> Outcome<Network> {
    let name = if path == "-" { "stdin" } else { path };
    let bytes = bytes(path)?;
    let mut listener = |percent| console.progress(name, u64::from(percent), 100);
    let imported = match chosen {
        Some(format) => import::read_as(&bytes, format, u64::MAX, &mut listener),
        None => import::read(&bytes, u64::MAX, &mut listener),
    };
    let (list, reading) = match imported.map_err(|error| format!("{name}: {error}"))? {
        Imported::Network {
            format,
            others,
            network,
        } => {
            let others = others
                .iter()
                .map(|format| format!(" Also readable as {format}: --read-as {}.", format.word()));
            (
                network,
                format!("read as {format}.{}", others.collect::<String>()),
            )
        }
        Imported::Connections(list) => (
            list.into_network(),
            "read as a list of connections.".to_string(),
        ),
        _ => return Err(format!("{name}: not a network").into()),
    };
    let (people, ties) = (list.ids.len(), list.ties.len());
    console.print(format_args!(
        "{name}: {people} people, {ties} ties, {reading}"
    ));
    for note in &list.notes {
        console.print(note);
    }
    Ok(Network {
        description: format!(
            "{people} people with {ties} ties; FNV-1a {:016x}",
            fnv1a(&bytes)
        ),
        list,
    })
}

/// The bytes of a file; `-` is stdin.
///
/// # Errors
/// If the file cannot be read. The error names the file.
pub fn bytes(path: &str) -> Outcome<Vec<u8>> {
    if path != "-" {
        return Ok(fs::read(path).map_err(|error| format!("{path}: {error}"))?);
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| format!("stdin: {error}"))?;
    Ok(bytes)
}
