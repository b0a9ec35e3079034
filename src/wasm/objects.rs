//! Objects for JavaScript. Each is a `#[derive(Serialize)]` struct that documents its own shape; an optional
//! field is `undefined` where there is no value.

#[cfg(feature = "reader")]
use js_sys::Uint8Array;
use js_sys::{Float64Array, Reflect, Uint32Array};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_wasm_bindgen::preserve;
use wasm_bindgen::prelude::*;

use crate::base::message::{Message, Value};

/// The object of a struct: maps become plain objects, too.
pub(super) fn object(shape: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    // Numbers, texts and typed arrays can always be objects.
    shape.serialize(&serializer).unwrap_or_default()
}

/// Declares typed arrays that cross as they are.
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

/// A message: the English `text`, and a `code` and `values` by name with which another language says the same.
pub(super) struct Said(pub(super) Message);

impl Serialize for Said {
    #[inline(never)]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("text", &self.0.to_string())?;
        map.serialize_entry("code", self.0.sentence.code)?;
        map.serialize_entry("values", &Values(&self.0))?;
        map.end()
    }
}

/// The values of a message by name. A number of bytes is `{ bytes }`, and words of the core's own are a message.
struct Values<'a>(&'a Message);

impl Serialize for Values<'_> {
    #[inline(never)]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in &self.0.values {
            match value {
                Value::Text(text) => map.serialize_entry(name, text)?,
                Value::Number(number) => map.serialize_entry(name, number)?,
                Value::Count(count) => map.serialize_entry(name, &(*count as f64))?,
                Value::Size(bytes) => map.serialize_entry(
                    name,
                    &Size {
                        bytes: *bytes as f64,
                    },
                )?,
                Value::Sentence(words) => map.serialize_entry(name, &Said(Message::new(words)))?,
            }
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
struct Size {
    bytes: f64,
}

/// The messages as objects.
#[cfg(feature = "reader")]
pub(super) fn messages(messages: Vec<Message>) -> Vec<Said> {
    messages.into_iter().map(Said).collect()
}

/// A JavaScript error with the message's English text, and the message as its `said`.
pub(super) fn refusal(message: Message) -> JsValue {
    let error = js_sys::Error::new(&message.to_string());
    // Setting a property of an object that we made cannot fail.
    let _ = Reflect::set(&error, &"said".into(), &object(&Said(message)));
    error.into()
}
