//! Scenarios from JavaScript, and to it as query strings.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

use crate::base::decimal::Decimal;
use crate::pipeline::scenario::{Reading, Scenario};

#[wasm_bindgen]
extern "C" {
    /// Query strings by the URL standard, as the browser reads and writes them, so that the module carries
    /// no reader and writer of its own.
    type URLSearchParams;
    #[wasm_bindgen(constructor)]
    fn new(query: &JsValue) -> URLSearchParams;
    #[wasm_bindgen(method, js_name = toString)]
    fn text(this: &URLSearchParams) -> String;
}

/// Reads a scenario from a query string, or from an object of values by name.
///
/// # Errors
/// If the input is neither.
pub(super) fn read(input: &JsValue) -> Result<Reading, JsError> {
    let entries = if let Some(query) = input.as_string() {
        let query = query.strip_prefix('#').unwrap_or(&query);
        Array::from(&URLSearchParams::new(&query.into()))
    } else if let Some(object) = input.dyn_ref::<Object>() {
        Object::entries(object)
    } else {
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
    Ok(Scenario::from_pairs(entries.iter().map(|entry| {
        let entry = Array::from(&entry);
        (text(entry.get(0)), text(entry.get(1)))
    })))
}

/// The canonical query string of a scenario.
pub(super) fn query(scenario: &Scenario) -> String {
    let pairs: Array = scenario
        .to_pairs()
        .into_iter()
        .map(|(name, value)| Array::of2(&name.into(), &value.into()))
        .collect();
    URLSearchParams::new(&pairs).text()
}
