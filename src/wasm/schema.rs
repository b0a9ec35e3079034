//! The parameters of a scenario and their values, as objects, and the seed of a new network.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::objects::{Named, Value, object};
use crate::base::decimal;
use crate::pipeline::scenario::{Kind, PARAMETERS, PostKind, Scenario};

/// A parameter: what a control for it needs.
#[derive(Serialize)]
struct Parameter {
    /// The name in a query string.
    name: &'static str,
    /// The first stage that reads it.
    stage: &'static str,
    /// The part of the page that shows it.
    group: &'static str,
    /// `integer`, `number`, `switch`, `choice` or `text`.
    kind: &'static str,
    /// The smallest and the largest number; `max` of a text is its greatest length in bytes.
    min: f64,
    max: f64,
    /// The step of the control.
    step: f64,
    /// `linear` or `log`: the scale of the control.
    scale: &'static str,
    /// A word that is allowed instead of a number.
    special: Option<&'static str>,
    /// The words of a choice.
    choices: Option<&'static [&'static str]>,
    default: Value,
    /// `kind` if the default depends on the kind of post; otherwise empty.
    by: &'static str,
}

/// Every parameter of a scenario, in the order of the canonical text: an array of [`Parameter`].
#[wasm_bindgen]
pub fn schema() -> JsValue {
    let defaults = Scenario::default();
    let article = Scenario::of_kind(PostKind::Article);
    let parameters = PARAMETERS.iter().enumerate().map(|(index, parameter)| {
        let by_kind = parameter.name != "kind" && article.get(index) != defaults.get(index);
        let (kind, choices) = match parameter.kind {
            Kind::Integer => ("integer", None),
            Kind::Number => ("number", None),
            Kind::Switch => ("switch", None),
            Kind::Text => ("text", None),
            Kind::Choice(words) => ("choice", Some(words)),
        };
        Parameter {
            name: parameter.name,
            stage: parameter.stage.name(),
            group: parameter.group.name(),
            kind,
            min: parameter.min,
            max: parameter.max,
            step: parameter.step,
            scale: if parameter.log { "log" } else { "linear" },
            special: parameter.special,
            choices,
            default: value(&defaults, index),
            by: if by_kind { "kind" } else { "" },
        }
    });
    object(&parameters.collect::<Vec<_>>())
}

/// A seed for a new network, from the browser's entropy: any 32-bit number. The core draws no entropy: the seed is part of the
/// scenario from then on.
///
/// # Errors
/// If the browser gives no entropy.
#[wasm_bindgen(js_name = freshSeed)]
pub fn fresh_seed() -> Result<u32, JsError> {
    // The error's own text would be a part of the first load.
    getrandom::u32().map_err(|_| JsError::new("The browser gives no entropy."))
}

/// The values of all parameters by name.
pub(super) fn values(scenario: &Scenario) -> Named {
    let parameters = PARAMETERS.iter().enumerate();
    Named(
        parameters
            .map(|(index, parameter)| (parameter.name, value(scenario, index)))
            .collect(),
    )
}

/// The value of `PARAMETERS[index]`: a number where its text is one, `true` or `false` for a switch, otherwise the text.
fn value(scenario: &Scenario, index: usize) -> Value {
    let text = scenario.get(index);
    match PARAMETERS[index].kind {
        Kind::Integer | Kind::Number => {
            decimal::parse(&text).map_or(Value::Text(text), Value::Number)
        }
        Kind::Switch => Value::Switch(text == "yes"),
        Kind::Choice(_) | Kind::Text => Value::Text(text),
    }
}
