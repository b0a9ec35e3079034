//! Plain objects and arrays for JavaScript.

use js_sys::{Array, Float64Array, Object, Reflect};
use wasm_bindgen::prelude::*;

/// A plain object under construction. Its methods are called often enough that each is one piece of
/// machine code.
pub(super) struct Plain(pub(super) Object);

impl Plain {
    pub(super) fn new() -> Plain {
        Plain(Object::new())
    }

    pub(super) fn value(self, name: &str, value: impl Into<JsValue>) -> Plain {
        set(&self.0, name, &value.into());
        self
    }

    #[inline(never)]
    pub(super) fn count(self, name: &str, value: u32) -> Plain {
        self.value(name, value)
    }

    #[inline(never)]
    pub(super) fn number(self, name: &str, value: f64) -> Plain {
        self.value(name, value)
    }

    #[inline(never)]
    pub(super) fn text(self, name: &str, value: &str) -> Plain {
        self.value(name, value)
    }
}

#[inline(never)]
pub(super) fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a plain object that we made cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}

pub(super) fn floats(numbers: &[f64]) -> Float64Array {
    Float64Array::from(numbers)
}

pub(super) fn strings(texts: Vec<String>) -> Array {
    texts.into_iter().map(JsValue::from).collect()
}
