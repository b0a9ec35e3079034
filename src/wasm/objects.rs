//! Objects for JavaScript. Each is a `#[derive(Serialize)]` struct that documents its own shape, and has a type of the same
//! name and fields in `www/engine/messages.js`; a test compares the two. An `Option` without a value is `undefined`.

#[cfg(feature = "reader")]
use js_sys::Uint8Array;
use js_sys::{Float64Array, Reflect, Uint32Array};
use serde::ser::{Serialize, Serializer};
use serde_wasm_bindgen::preserve;
use wasm_bindgen::prelude::*;

use crate::base::message;

/// The object, array or `undefined` of a value. A map becomes a plain object.
#[cfg(any(feature = "lab", feature = "reader"))]
pub(super) fn object(value: &impl Serialize) -> JsValue {
    const SERIALIZER: serde_wasm_bindgen::Serializer =
        serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    // Only a 64-bit integer or a map key that is no text could fail: no struct has one.
    value.serialize(&SERIALIZER).unwrap_or_default()
}

/// The object, array or `undefined` of a value. A map becomes a plain object.
#[cfg(not(any(feature = "lab", feature = "reader")))]
pub(super) fn object(value: &impl Serialize) -> JsValue {
    let Ok(object) = value.serialize(super::figure_serializer::FigureSerializer);
    object
}

/// Declares typed arrays that cross as they are, without a JavaScript number for each element.
macro_rules! typed_arrays {
    ($($(#[$doc:meta])* $name:ident($array:ty) from $number:ty;)*) => {
        $($(#[$doc])*
        pub(super) struct $name($array);

        impl From<&[$number]> for $name {
            fn from(numbers: &[$number]) -> $name {
                $name(<$array>::from(numbers))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                preserve::serialize(&self.0, serializer)
            }
        })*
    };
}

typed_arrays! {
    /// A `Float64Array`: a copy.
    Floats(Float64Array) from f64;
    /// A `Uint32Array`: a copy.
    Counts(Uint32Array) from u32;
}

#[cfg(feature = "reader")]
typed_arrays! {
    /// A `Uint8Array`: a copy.
    Bytes(Uint8Array) from u8;
}

/// A value under a name: of a parameter, a theme or a message.
#[derive(serde::Serialize)]
#[serde(untagged)]
pub(super) enum Value {
    Text(String),
    Number(f64),
    #[cfg(not(feature = "reader"))]
    Switch(bool),
    /// A number of bytes.
    Size {
        bytes: f64,
    },
    Sentence(Message),
}

/// Values by name: a plain object.
pub(super) struct Named(pub(super) Vec<(&'static str, Value)>);

impl Serialize for Named {
    #[inline(never)]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// A message: the English `text`, and the `code` and `values` from which a page in another language makes its own sentence.
#[derive(serde::Serialize)]
pub(super) struct Message {
    text: String,
    code: &'static str,
    values: Named,
}

impl From<message::Message> for Message {
    #[inline(never)]
    fn from(message: message::Message) -> Message {
        let text = message.to_string();
        let values = message.values.into_iter().map(|(name, value)| {
            let value = match value {
                message::Value::Text(text) => Value::Text(text),
                message::Value::Number(number) => Value::Number(number),
                message::Value::Count(count) => Value::Number(count as f64),
                message::Value::Size(bytes) => Value::Size {
                    bytes: bytes as f64,
                },
                message::Value::Sentence(words) => {
                    Value::Sentence(message::Message::new(words).into())
                }
            };
            (name, value)
        });
        Message {
            text,
            code: message.sentence.code,
            values: Named(values.collect()),
        }
    }
}

/// The messages as objects.
pub(super) fn messages(messages: Vec<message::Message>) -> Vec<Message> {
    messages.into_iter().map(Message::from).collect()
}

/// A JavaScript error with the message's English text, and the message as its `said`.
pub(super) fn refusal(message: message::Message) -> JsValue {
    let message = Message::from(message);
    let error = js_sys::Error::new(&message.text);
    // Setting a property of an object that was made here cannot fail.
    let _ = Reflect::set(&error, &"said".into(), &object(&message));
    error.into()
}
