//! A network from a file or from stdin.

use crate::console::Console;
use crate::fnv1a::fnv1a;
use crate::outcome::Outcome;
use hopscope::import::{self, EdgeList, Imported};
use std::fs;
use std::io::{self, Read};

/// A network, and a description of its file.
pub struct Network {
    pub list: EdgeList,
    /// The number of people and ties, and a hash of the bytes of the file.
    pub description: String,
}

/// Reads a file of any format that the crate reads. Prints the notes of the reader on stderr.
///
/// # Errors
/// If the file does not exist or is rejected. The error names the file.
pub fn read(path: &str, console: &mut Console) -> Outcome<Network> {
    let name = if path == "-" { "stdin" } else { path };
    let bytes = bytes(path)?;
    let imported = import::read(&bytes, u64::MAX, &mut |percent| {
        console.progress(name, u64::from(percent), 100);
    });
    let list = match imported.map_err(|error| format!("{name}: {error}"))? {
        Imported::Network { network, .. } => network,
        Imported::Connections(list) => list.into_network(),
        _ => return Err(format!("{name}: not a network").into()),
    };
    let (people, ties) = (list.ids.len(), list.ties.len());
    console.print(format_args!("{name}: {people} people, {ties} ties."));
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
