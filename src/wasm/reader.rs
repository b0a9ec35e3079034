//! The reading of files: networks and lists of connections.

use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::dated::Dated;
use super::objects::{Bytes, Counts, Message, messages, object, refusal};
use crate::io::import::{self, Format, Imported};
use crate::run::memory_budget;

/// A network that was read from a file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Network {
    people: u32,
    /// The number of ties that the file has twice, and of ties of a person to themselves: both are left out.
    duplicates: u32,
    self_loops: u32,
    notes: Vec<Message>,
    /// The format as which the file was read, and the others as which it can be read. None for a list of your own connections.
    readings: Vec<Reading>,
    /// Two people a tie.
    edges: Counts,
    /// The ids of everybody in UTF-8, each ended by a line feed.
    ids: Bytes,
    /// Only of a list of your own connections.
    dated: Option<Dated>,
}

/// A format as which a file can be read.
#[derive(Serialize)]
struct Reading {
    /// What [`read_file`] takes as its `format`.
    word: &'static str,
    name: Message,
}

impl From<Format> for Reading {
    fn from(format: Format) -> Reading {
        Reading {
            word: format.word(),
            name: format.name().into(),
        }
    }
}

/// Reads the bytes of a file in any known format, packed or not, or in the `format` of this word. Gives a [`Network`]. A file that needs more than `limit` bytes of
/// memory is refused; the default is [`memory_budget::TAB`]. `heard` is called with the percentage that has been read: a larger one
/// each time, last 100.
///
/// # Errors
/// If the file cannot be read. The message names the line, the reason and what was expected.
#[wasm_bindgen(js_name = readFile)]
pub fn read_file(
    bytes: &[u8],
    limit: Option<f64>,
    heard: Option<Function>,
    format: Option<String>,
) -> Result<JsValue, JsValue> {
    let limit = limit.map_or(memory_budget::TAB, |limit| limit as u64);
    let mut listener = |percent: u32| {
        if let Some(heard) = &heard {
            // An error of the callback is ignored: a page stops the reading by ending the worker.
            let _ = heard.call1(&JsValue::NULL, &percent.into());
        }
    };
    let read = match format.as_deref().and_then(Format::of_word) {
        Some(format) => import::read_as(bytes, format, limit, &mut listener),
        None => import::read(bytes, limit, &mut listener),
    };
    let mut readings = Vec::new();
    let (mut list, dated) = match read.map_err(|error| refusal(error.message()))? {
        Imported::Network {
            format,
            others,
            network,
        } => {
            readings.extend([format].into_iter().chain(others).map(Reading::from));
            (network, None)
        }
        Imported::Connections(list) => {
            let found = Dated::of(&list);
            (list.into_network(), Some(found))
        }
    };
    let notes = std::mem::take(&mut list.notes);
    Ok(object(&Network {
        people: list.ids.len() as u32,
        duplicates: list.duplicates as u32,
        self_loops: list.self_loops as u32,
        notes: messages(notes),
        readings,
        edges: Counts::from(list.ties.as_flattened()),
        ids: Bytes::from(list.ids.lines().as_bytes()),
        dated,
    }))
}
