//! The serializer of the figure's module, which every page loads first. It makes the same objects as the serializer of
//! serde-wasm-bindgen, which the other modules use; a test compares the two.
//!
//! Measured, gzipped: with serde-wasm-bindgen the first load is 121.7 kB, with this serializer 118.1 kB; the limit is 120 kB. Before
//! gzip, serde-wasm-bindgen has 6.5 kB of wasm more: a hash map that caches field names is 3.0 kB and maps are .8 kB; the rest is in
//! the code of the structs, which has an error path after each field. With `opt-level = "s"` for the crate the hash map is as large.

use std::fmt;

use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::ser::{
    Error, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer,
};
use wasm_bindgen::convert::RefFromWasmAbi;
use wasm_bindgen::prelude::*;

/// Makes plain objects, arrays, numbers, texts and `undefined`. It has what the structs that cross need: no tuples, and no enums
/// with values, except untagged ones.
pub(super) struct FigureSerializer;

/// The error type: there is no error, and so no code for one after each field.
#[derive(Debug)]
pub(super) enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl Error for Never {
    fn custom<T: fmt::Display>(message: T) -> Never {
        panic!("{message}")
    }
}

/// No struct that crosses has such a value: the tests meet every struct.
fn no_form(name: &str) -> ! {
    panic!("{name} has no form in JavaScript")
}

type Made = Result<JsValue, Never>;

/// An array under construction.
pub(super) struct Elements(Array);

impl SerializeSeq for Elements {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Never> {
        self.0.push(&value.serialize(FigureSerializer)?);
        Ok(())
    }

    fn end(self) -> Made {
        Ok(self.0.into())
    }
}

/// An object under construction, and the key of the next value of a map.
pub(super) struct Fields {
    object: Object,
    key: JsValue,
}

impl Fields {
    fn new() -> Fields {
        Fields {
            object: Object::new(),
            key: JsValue::UNDEFINED,
        }
    }
}

impl SerializeStruct for Fields {
    type Ok = JsValue;
    type Error = Never;

    #[inline(never)]
    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        set(&self.object, name, &value.serialize(FigureSerializer)?);
        Ok(())
    }

    fn end(self) -> Made {
        Ok(self.object.into())
    }
}

impl SerializeMap for Fields {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Never> {
        self.key = key.serialize(FigureSerializer)?;
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Never> {
        let value = value.serialize(FigureSerializer)?;
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&self.object, &self.key, &value);
        Ok(())
    }

    fn end(self) -> Made {
        Ok(self.object.into())
    }
}

#[inline(never)]
fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a plain object cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}

/// Methods for values that JavaScript has.
macro_rules! values {
    ($($name:ident($type:ty);)*) => {
        $(fn $name(self, value: $type) -> Made {
            Ok(value.into())
        })*
    };
}

/// Methods for integers that a JavaScript number holds up to 2⁵³.
macro_rules! large_integers {
    ($($name:ident($type:ty);)*) => {
        $(fn $name(self, value: $type) -> Made {
            Ok((value as f64).into())
        })*
    };
}

impl Serializer for FigureSerializer {
    type Ok = JsValue;
    type Error = Never;
    type SerializeSeq = Elements;
    type SerializeMap = Fields;
    type SerializeStruct = Fields;
    type SerializeTuple = Impossible<JsValue, Never>;
    type SerializeTupleStruct = Impossible<JsValue, Never>;
    type SerializeTupleVariant = Impossible<JsValue, Never>;
    type SerializeStructVariant = Impossible<JsValue, Never>;

    values! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_str(&str);
    }

    large_integers! {
        serialize_i64(i64);
        serialize_u64(u64);
    }

    fn serialize_char(self, value: char) -> Made {
        Ok(value.to_string().into())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Made {
        Ok(Uint8Array::from(bytes).into())
    }

    fn serialize_none(self) -> Made {
        Ok(JsValue::UNDEFINED)
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Made {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Made {
        Ok(JsValue::UNDEFINED)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Made {
        Ok(JsValue::UNDEFINED)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Made {
        Ok(variant.into())
    }

    /// The JavaScript value that [`serde_wasm_bindgen::preserve`] passes: the only newtype that crosses. Its content is the index of
    /// the value in the module's table.
    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, index: &T) -> Made {
        let index = index.serialize(self)?.as_f64().unwrap_or_default() as u32;
        // SAFETY: `preserve` borrows the value during this call, so that its place in the table stays taken.
        let value = unsafe { JsValue::ref_from_abi(index) };
        Ok(JsValue::clone(&value))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Elements, Never> {
        Ok(Elements(Array::new()))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields, Never> {
        Ok(Fields::new())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields, Never> {
        Ok(Fields::new())
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Made {
        no_form(name)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Never> {
        no_form("a tuple")
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Never> {
        no_form(name)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Never> {
        no_form(name)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Never> {
        no_form(name)
    }
}
