//! Files, read: networks and lists of connections.

use js_sys::{Function, Object, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

use super::dated;
use super::plain::{Plain, messages, refusal};
use crate::io::import::{self, Imported};
use crate::run::memory_budget;

/// Reads a file. Gives the number of its `people`, `duplicates` and `selfLoops`, the `notes`, and what is
/// opened elsewhere: `edges`, two people a tie, and the `ids` of everybody in UTF-8, each ended by a line
/// feed; and of a list of your own connections what is `dated`: see [`dated::found`]. What needs more than
/// `limit` bytes is refused; [`memory_budget::TAB`] where none is given. `heard` is called with how many
/// hundredths have been read.
///
/// # Errors
/// If it cannot be read: names the line, the reason and what was expected.
#[wasm_bindgen(js_name = readFile)]
pub fn read_file(
    bytes: &[u8],
    limit: Option<f64>,
    heard: Option<Function>,
) -> Result<Object, JsValue> {
    let limit = limit.map_or(memory_budget::TAB, |limit| limit as u64);
    let read = import::read(bytes, limit, &mut |percent| {
        if let Some(heard) = &heard {
            // Who hears of it cannot stop it: a worker is ended, not asked to end.
            let _ = heard.call1(&JsValue::NULL, &percent.into());
        }
    });
    let (mut list, dated) = match read.map_err(|error| refusal(&error.message()))? {
        Imported::Network { network, .. } => (network, None),
        Imported::Connections(list) => {
            let found = dated::found(&list);
            (list.into_network(), Some(found))
        }
    };
    let notes = std::mem::take(&mut list.notes);
    Ok(Plain::new()
        .count("people", list.ids.len() as u32)
        .count("duplicates", list.duplicates as u32)
        .count("selfLoops", list.self_loops as u32)
        .value("notes", messages(notes))
        .value("edges", Uint32Array::from(list.ties.as_flattened()))
        .value("ids", Uint8Array::from(list.ids.lines().as_bytes()))
        .value("dated", dated)
        .0)
}
