//! Plain objects for JavaScript, field by field: for the figure alone, whose module every reader loads. With
//! `objects` the first load is 5.4 kB larger (gzipped: 123.1 kB), above the promised 120 kB.

use js_sys::{Array, Float64Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::base::message::{Message, Value};

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

    /// A count, or `undefined` where nobody knows it.
    pub(super) fn known(self, name: &str, value: u32, known: bool) -> Plain {
        match known {
            true => self.count(name, value),
            false => self.value(name, JsValue::UNDEFINED),
        }
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

/// Messages as objects: the English `text`, and a `code` and `values` by name to say the same in another
/// language. A number is one; bytes of memory and words of the core's own are objects.
pub(super) fn messages(messages: Vec<Message>) -> Array {
    messages.iter().map(|message| said(message).0).collect()
}

/// An error with such an object as its `said`.
pub(super) fn refusal(message: &Message) -> JsValue {
    let error = js_sys::Error::new(&message.to_string());
    set(&error, "said", &said(message).0);
    error.into()
}

fn said(message: &Message) -> Plain {
    let values = message.values.iter();
    let values = values.fold(Plain::new(), |plain, (name, value)| match value {
        Value::Text(text) => plain.text(name, text),
        Value::Number(number) => plain.number(name, *number),
        Value::Count(count) => plain.number(name, *count as f64),
        Value::Size(bytes) => {
            let size = Plain::new().number("bytes", *bytes as f64);
            plain.value(name, size.0)
        }
        Value::Sentence(words) => plain.value(name, said(&Message::new(words)).0),
    });
    Plain::new()
        .text("text", &message.to_string())
        .text("code", message.sentence.code)
        .value("values", values.0)
}
