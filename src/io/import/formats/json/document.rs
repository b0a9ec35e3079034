//! Visits JSON without building it in memory: each value is a slice of the text of the file.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

use super::messages::{BROKEN, CUT};
use crate::base::message::{Message, Sentence};
use crate::io::import::error::ImportError;
use crate::io::import::text::{FilePosition, excerpt, line_number, substring};

/// The text of the file. All [`RawValue`]s here are slices of it.
#[derive(Clone, Copy)]
pub(super) struct JsonDocument<'a> {
    pub text: &'a str,
}

/// Called with each entry of an object (with its key) or item of a list (without).
pub(super) type EntryVisitor<'h, 'a> =
    &'h mut dyn FnMut(Option<&str>, &'a RawValue) -> Result<(), ImportError>;

/// The first byte of a value, which gives its type: `{`, `[`, `"`, a digit, `-`, `t`, `f` or `n`.
pub(super) fn first_byte(value: &RawValue) -> u8 {
    value.get().as_bytes().first().copied().unwrap_or(0)
}

pub(super) fn is_true(value: &RawValue) -> bool {
    value.get() == "true"
}

impl<'a> JsonDocument<'a> {
    /// The root value of the file; `None` if several objects or lists follow each other, as in JSON
    /// Lines. O(bytes of the first value).
    ///
    /// # Errors
    /// If the file is not JSON.
    pub fn root(self) -> Result<Option<&'a RawValue>, ImportError> {
        let mut values = serde_json::Deserializer::from_str(self.text).into_iter();
        if let Some(Ok(root)) = values.next() {
            let rest = substring(self.text, values.byte_offset(), self.text.len());
            match rest.trim_ascii().as_bytes() {
                [] => return Ok(Some(root)),
                [b'{' | b'[', ..] => return Ok(None),
                _ => {}
            }
        }
        let root = serde_json::from_str(self.text);
        root.map_err(|error| self.syntax_error(self.text, &error))
    }

    /// Calls `visit` with each of several values that follow each other.
    ///
    /// # Errors
    /// If the file is not JSON, and the first error of `visit`.
    pub fn for_each_line(self, visit: EntryVisitor<'_, 'a>) -> Result<(), ImportError> {
        for value in serde_json::Deserializer::from_str(self.text).into_iter() {
            visit(
                None,
                value.map_err(|error| self.syntax_error(self.text, &error))?,
            )?;
        }
        Ok(())
    }

    /// The byte offset of a value in the file.
    pub fn offset(self, value: &RawValue) -> usize {
        self.offset_of_slice(value.get())
    }

    fn offset_of_slice(self, slice: &str) -> usize {
        let offset = (slice.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        offset.min(self.text.len())
    }

    /// The position of a value, for error messages.
    pub fn position(self, value: &RawValue) -> FilePosition<'a> {
        FilePosition::Byte(self.text, self.offset(value))
    }

    /// An error about a value, with the number of its line (`line`) and an excerpt of `found`.
    pub fn error(self, sentence: &'static Sentence, value: &RawValue, found: &str) -> ImportError {
        ImportError::Refused(
            Message::new(sentence)
                .count("line", self.position(value).line())
                .text("found", &excerpt(found)),
        )
    }

    /// An error about a part of the text of a value.
    pub fn error_in(self, sentence: &'static Sentence, part: &'a str) -> ImportError {
        let line = FilePosition::Byte(self.text, self.offset_of_slice(part)).line();
        let message = Message::new(sentence).count("line", line);
        ImportError::Refused(message.text("found", &excerpt(part)))
    }

    /// Calls `visit` with all entries of an object or all items of a list, in order. Other values
    /// have none.
    ///
    /// # Errors
    /// The first error of `visit`.
    pub fn for_each(
        self,
        value: &'a RawValue,
        visit: EntryVisitor<'_, 'a>,
    ) -> Result<(), ImportError> {
        if !matches!(first_byte(value), b'{' | b'[') {
            return Ok(());
        }
        let mut visit_error = None;
        let entries = Entries {
            visit,
            error: &mut visit_error,
        };
        let mut deserializer = serde_json::Deserializer::from_str(value.get());
        let result = deserializer.deserialize_any(entries);
        match (visit_error, result) {
            (Some(error), _) => Err(error),
            (None, Err(error)) => Err(self.syntax_error(value.get(), &error)),
            (None, Ok(())) => Ok(()),
        }
    }

    /// Calls `visit` with the items of a list, in order, until it returns `false`.
    pub fn for_each_while(
        self,
        list: &'a RawValue,
        visit: &mut dyn FnMut(&'a RawValue) -> Result<bool, ImportError>,
    ) -> Result<(), ImportError> {
        let mut is_stopped = false;
        // Any error ends the visit; this one never leaves the function.
        let stop = ImportError::Nobody;
        let result = self.for_each(list, &mut |_, item| {
            is_stopped = !visit(item)?;
            if is_stopped {
                Err(stop.clone())
            } else {
                Ok(())
            }
        });
        if is_stopped { Ok(()) } else { result }
    }

    /// The first item of a list.
    pub fn first_item(self, list: &'a RawValue) -> Result<Option<&'a RawValue>, ImportError> {
        let mut first = None;
        self.for_each_while(list, &mut |item| {
            first = Some(item);
            Ok(false)
        })?;
        Ok(first)
    }

    /// The characters of a string.
    pub fn string(self, value: &'a RawValue) -> Result<Cow<'a, str>, ImportError> {
        let json = value.get();
        if json.contains('\\') {
            let text = serde_json::from_str(json);
            return text
                .map(Cow::Owned)
                .map_err(|error| self.syntax_error(json, &error));
        }
        Ok(Cow::Borrowed(substring(json, 1, json.len() - 1)))
    }

    /// The error that a slice of the file is not JSON.
    fn syntax_error(self, slice: &'a str, error: &serde_json::Error) -> ImportError {
        if error.is_eof() {
            return ImportError::Refused(Message::new(CUT));
        }
        let lines = slice
            .split_inclusive('\n')
            .take(error.line().saturating_sub(1));
        let line = lines.map(str::len).sum::<usize>();
        let at = self.offset_of_slice(slice) + line + error.column().saturating_sub(1);
        let at = (0..=at.min(self.text.len())).rev();
        let at = at.into_iter().find(|&at| self.text.is_char_boundary(at));
        let at = at.unwrap_or(0);
        ImportError::Refused(
            Message::new(BROKEN)
                .count("line", line_number(&self.text.as_bytes()[..at]))
                .text("found", &excerpt(substring(self.text, at, self.text.len()))),
        )
    }
}

/// Visits the entries of an object or the items of a list one by one.
struct Entries<'s, 'h, 'a> {
    visit: EntryVisitor<'h, 'a>,
    /// The error of `visit`, which serde cannot carry.
    error: &'s mut Option<ImportError>,
}

impl<'a> Entries<'_, '_, 'a> {
    fn visit<E: serde::de::Error>(
        &mut self,
        key: Option<&str>,
        value: &'a RawValue,
    ) -> Result<(), E> {
        (self.visit)(key, value).map_err(|error| {
            *self.error = Some(error);
            E::custom("")
        })
    }
}

impl<'a> Visitor<'a> for Entries<'_, '_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object or a list")
    }

    fn visit_map<M: MapAccess<'a>>(mut self, mut map: M) -> Result<(), M::Error> {
        while let Some((Key(key), value)) = map.next_entry::<Key, &RawValue>()? {
            self.visit(Some(&key), value)?;
        }
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'a>>(mut self, mut list: S) -> Result<(), S::Error> {
        while let Some(value) = list.next_element::<&RawValue>()? {
            self.visit(None, value)?;
        }
        Ok(())
    }
}

/// A key, copied only if it contains escapes.
struct Key<'a>(Cow<'a, str>);

impl<'a> Deserialize<'a> for Key<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor)
    }
}

struct KeyVisitor;

impl<'a> Visitor<'a> for KeyVisitor {
    type Value = Key<'a>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, key: &'a str) -> Result<Key<'a>, E> {
        Ok(Key(Cow::Borrowed(key)))
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<Key<'a>, E> {
        Ok(Key(Cow::Owned(key.to_string())))
    }
}
