//! A network that was read from a file, as it comes in.

use js_sys::{Array, Uint8Array, Uint32Array};
use serde::Deserialize;
use serde_wasm_bindgen::preserve;
use wasm_bindgen::prelude::*;

use crate::io::import::connections;
use crate::io::import::{EdgeList, Names};

/// A network as the reader gives it (`Network` in `www/engine/messages.js`); its other fields are not read.
#[derive(Deserialize)]
struct Network {
    /// Two people a tie. A single number at the end is ignored.
    #[serde(with = "preserve")]
    edges: Uint32Array,
    /// The ids of everybody in UTF-8, each ended by a line feed.
    #[serde(with = "preserve")]
    ids: Uint8Array,
    /// Only in a list of your own connections, which has no ties.
    dated: Option<Dated>,
}

/// The content of a list of your own connections: those fields of the reader's `Dated` that a world needs.
#[derive(Deserialize)]
struct Dated {
    /// The month of each person, and the number of their company in `firms`: as many as there are for none.
    #[serde(with = "preserve")]
    months: Uint32Array,
    #[serde(with = "preserve")]
    companies: Uint32Array,
    #[serde(with = "preserve")]
    firms: Array,
    /// How many people, the last ones, have no date.
    undated: u32,
}

/// The edge list of a [`Network`].
///
/// # Errors
/// If it is no such object, or the numbers of people, ties, months and companies do not fit each other.
pub(super) fn edge_list(network: JsValue) -> Result<EdgeList, JsError> {
    let Network { edges, ids, dated } = serde_wasm_bindgen::from_value(network)?;
    let names = String::from_utf8(ids.to_vec()).ok().map(Names::from_lines);
    let list = names.and_then(|names| match dated {
        Some(dated) => {
            let (months, companies) = (dated.months.to_vec(), dated.companies.to_vec());
            let (firms, undated) = (dated.firms.length(), dated.undated as usize);
            let dated = connections::Dated::of(months, companies, firms, undated)?;
            EdgeList::of_list(names, dated)
        }
        None => {
            let mut ties = vec![[0; 2]; edges.length() as usize / 2];
            let whole = edges.subarray(0, 2 * ties.len() as u32);
            whole.copy_to(ties.as_flattened_mut());
            EdgeList::of(names, ties)
        }
    });
    list.ok_or_else(|| JsError::new("These are no ties of these people."))
}
