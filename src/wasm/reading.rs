//! Scenarios from JavaScript.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

use crate::decimal::Decimal;
use crate::scenario::{Reading, Scenario};

/// A query string, or an object of names and values.
pub(super) fn read(input: &JsValue) -> Result<Reading, JsError> {
    if let Some(query) = input.as_string() {
        return Ok(Scenario::from_query(&query));
    }
    let Some(object) = input.dyn_ref::<Object>() else {
        return Err(JsError::new(
            "A scenario is a query string or an object of names and values.",
        ));
    };
    let text = |value: JsValue| match value.as_bool() {
        Some(yes) => if yes { "yes" } else { "no" }.to_string(),
        None => value
            .as_string()
            .or_else(|| value.as_f64().map(|number| Decimal(number).to_string()))
            .unwrap_or_default(),
    };
    Ok(Scenario::from_pairs(Object::entries(object).iter().map(
        |entry| {
            let entry = Array::from(&entry);
            (text(entry.get(0)), text(entry.get(1)))
        },
    )))
}
