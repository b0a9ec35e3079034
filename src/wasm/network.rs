//! A network that was read elsewhere, as it comes in.

use js_sys::Uint32Array;
use wasm_bindgen::prelude::*;

use crate::io::import::connections::Dated;
use crate::io::import::{EdgeList, Names};

/// Two people a tie, and everybody's id in UTF-8, each ended by a line feed; or a list of your own connections, without ties, but
/// with the `months` and `companies` of each person, how many companies there are (`firms`) and how many people have no date.
///
/// # Errors
/// If it is no such thing.
pub(super) fn opened(
    ties: &Uint32Array,
    ids: Vec<u8>,
    months: Option<Vec<u32>>,
    companies: Option<Vec<u32>>,
    firms: Option<u32>,
    undated: Option<u32>,
) -> Result<EdgeList, JsError> {
    let mut pairs = vec![[0; 2]; ties.length() as usize / 2];
    ties.subarray(0, 2 * pairs.len() as u32)
        .copy_to(pairs.as_flattened_mut());
    let names = String::from_utf8(ids).ok().map(Names::from_lines);
    let list = names.and_then(|names| match (months, companies) {
        (Some(months), Some(companies)) => {
            let undated = undated.unwrap_or(0) as usize;
            let dated = Dated::of(months, companies, firms.unwrap_or(0), undated);
            EdgeList::of_list(names, dated?)
        }
        _ => EdgeList::of(names, pairs),
    });
    list.ok_or_else(|| JsError::new("These are no ties of these people."))
}
