//! The parameters and their values for the page, and the seed of a new network.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::plain::Plain;
use crate::base::decimal;
use crate::pipeline::scenario::{Kind, PARAMETERS, Parameter, PostKind, Scenario};

/// Every parameter of a scenario, in the order of the canonical text.
#[wasm_bindgen]
pub fn schema() -> Array {
    let defaults = Scenario::default();
    let article = Scenario::of_kind(PostKind::Article);
    PARAMETERS
        .iter()
        .enumerate()
        .map(|(index, parameter)| {
            // Whether the kind of post decides it where it is not given.
            let by_kind = parameter.name != "kind" && article.get(index) != defaults.get(index);
            describe(parameter)
                .value("default", value(&defaults, index))
                .text("by", if by_kind { "kind" } else { "" })
                .0
        })
        .collect()
}

/// A seed for a new network, from the browser's entropy. The core has none: the seed is part of the scenario from then on.
///
/// # Errors
/// If the browser gives no entropy.
#[wasm_bindgen(js_name = freshSeed)]
pub fn fresh_seed() -> Result<u32, JsError> {
    Ok(getrandom::u32()?)
}

/// The value of `PARAMETERS[index]` as JavaScript has it: a number where it is one.
pub(super) fn value(scenario: &Scenario, index: usize) -> JsValue {
    let text = scenario.get(index);
    match PARAMETERS[index].kind {
        Kind::Integer | Kind::Number => {
            decimal::parse(&text).map_or_else(|| text.as_str().into(), JsValue::from)
        }
        Kind::Switch => (text == "yes").into(),
        Kind::Choice(_) | Kind::Text => text.into(),
    }
}

fn describe(parameter: &Parameter) -> Plain {
    let (kind, words) = match parameter.kind {
        Kind::Integer => ("integer", None),
        Kind::Number => ("number", None),
        Kind::Switch => ("switch", None),
        Kind::Text => ("text", None),
        Kind::Choice(words) => ("choice", Some(words)),
    };
    let choices = words.map(|words| {
        words
            .iter()
            .map(|&word| JsValue::from(word))
            .collect::<Array>()
    });
    Plain::new()
        .text("name", parameter.name)
        .text("stage", parameter.stage.name())
        .text("group", parameter.group.name())
        .text("kind", kind)
        .number("min", parameter.min)
        .number("max", parameter.max)
        .number("step", parameter.step)
        .text("scale", if parameter.log { "log" } else { "linear" })
        .value("special", parameter.special)
        .value("choices", choices)
}
