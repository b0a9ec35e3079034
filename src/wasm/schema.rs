//! The parameters and their values for the page.

use serde::ser::{Serialize, SerializeMap, Serializer};
use wasm_bindgen::prelude::*;

use super::objects::object;
use crate::base::decimal;
use crate::pipeline::scenario::{Kind, PARAMETERS, PostKind, Scenario};

/// A parameter. Its words are in the page's texts.
#[derive(serde::Serialize)]
struct Parameter {
    name: &'static str,
    /// The stage that reads it first, and the group of settings to which it belongs.
    stage: &'static str,
    group: &'static str,
    /// `integer`, `number`, `choice`, `switch` or `text`.
    kind: &'static str,
    /// The range of a number, and how finely it can be set.
    min: f64,
    max: f64,
    step: f64,
    /// `linear` or `log`: how a slider goes through the range.
    scale: &'static str,
    /// A word that is a value, too, beside numbers.
    special: Option<&'static str>,
    /// The words of a choice.
    choices: Option<&'static [&'static str]>,
    default: Value,
    /// Name of the parameter that decides the default, or empty.
    by: &'static str,
}

/// Every parameter of a scenario, in the order of the canonical text.
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
            default: Value::of(&defaults, index),
            by: if by_kind { "kind" } else { "" },
        }
    });
    object(&parameters.collect::<Vec<Parameter>>())
}

/// A seed for a new network, from the browser's entropy. The core has none: the seed is part of the scenario from then on.
///
/// # Errors
/// If the browser gives no entropy.
#[wasm_bindgen(js_name = freshSeed)]
pub fn fresh_seed() -> Result<u32, JsError> {
    Ok(getrandom::u32()?)
}

/// A value as JavaScript has it: a number where it is one.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Value {
    Number(f64),
    Switch(bool),
    Text(String),
}

impl Value {
    /// The value of `PARAMETERS[index]`.
    fn of(scenario: &Scenario, index: usize) -> Value {
        let text = scenario.get(index);
        match PARAMETERS[index].kind {
            Kind::Integer | Kind::Number => {
                decimal::parse(&text).map_or_else(|| Value::Text(text), Value::Number)
            }
            Kind::Switch => Value::Switch(text == "yes"),
            Kind::Choice(_) | Kind::Text => Value::Text(text),
        }
    }
}

/// The values of a scenario by the names of its parameters.
pub(super) struct Values(Vec<Value>);

impl Values {
    pub(super) fn of(scenario: &Scenario) -> Values {
        Values(
            (0..PARAMETERS.len())
                .map(|index| Value::of(scenario, index))
                .collect(),
        )
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (parameter, value) in PARAMETERS.iter().zip(&self.0) {
            map.serialize_entry(parameter.name, value)?;
        }
        map.end()
    }
}
