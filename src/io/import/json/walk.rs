//! Through JSON without building it up: each value is the text that was written.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

use super::{BROKEN, CUT};
use crate::base::message::Message;
use crate::io::import::ImportError;
use crate::io::import::text::{line_number, part, quoted};

/// The text that all values are pieces of.
#[derive(Clone, Copy)]
pub(super) struct Walk<'a> {
    pub text: &'a str,
}

/// Hears of an entry of an object (with its key) or an item of a list.
pub(super) type Hear<'h, 'a> =
    &'h mut dyn FnMut(Option<&str>, &'a RawValue) -> Result<(), ImportError>;

/// The first byte of a value: it tells its kind.
pub(super) fn first(value: &RawValue) -> u8 {
    value.get().as_bytes().first().copied().unwrap_or(0)
}

pub(super) fn is_true(value: &RawValue) -> bool {
    value.get() == "true"
}

impl<'a> Walk<'a> {
    /// The one value of the file.
    pub fn whole(self) -> Result<&'a RawValue, ImportError> {
        serde_json::from_str(self.text).map_err(|error| self.fault(self.text, &error))
    }

    /// Where in the text a value begins.
    pub fn at(self, value: &RawValue) -> usize {
        self.offset(value.get())
    }

    fn offset(self, piece: &str) -> usize {
        let offset = (piece.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        offset.min(self.text.len())
    }

    /// All entries of an object, or all items of a list; of another value none.
    pub fn each(self, value: &'a RawValue, hear: Hear<'_, 'a>) -> Result<(), ImportError> {
        if !matches!(first(value), b'{' | b'[') {
            return Ok(());
        }
        let mut stopped = None;
        let each = Each {
            hear,
            stopped: &mut stopped,
        };
        let mut reader = serde_json::Deserializer::from_str(value.get());
        let read = reader.deserialize_any(each);
        match (stopped, read) {
            (Some(why), _) => Err(why),
            (None, Err(error)) => Err(self.fault(value.get(), &error)),
            (None, Ok(())) => Ok(()),
        }
    }

    /// The first items of a list, as long as they say to go on.
    pub fn while_each(
        self,
        list: &'a RawValue,
        hear: &mut dyn FnMut(&'a RawValue) -> Result<bool, ImportError>,
    ) -> Result<(), ImportError> {
        let mut is_ended = false;
        let end = ImportError::Nobody;
        let read = self.each(list, &mut |_, item| {
            is_ended = !hear(item)?;
            if is_ended { Err(end.clone()) } else { Ok(()) }
        });
        if is_ended { Ok(()) } else { read }
    }

    /// The first item of a list.
    pub fn head(self, list: &'a RawValue) -> Result<Option<&'a RawValue>, ImportError> {
        let mut head = None;
        self.while_each(list, &mut |item| {
            head = Some(item);
            Ok(false)
        })?;
        Ok(head)
    }

    /// The characters of a text.
    pub fn string(self, value: &'a RawValue) -> Result<Cow<'a, str>, ImportError> {
        let json = value.get();
        if json.contains('\\') {
            let text = serde_json::from_str(json);
            return text
                .map(Cow::Owned)
                .map_err(|error| self.fault(json, &error));
        }
        Ok(Cow::Borrowed(part(json, 1, json.len() - 1)))
    }

    /// What is wrong with a piece of the text.
    fn fault(self, piece: &'a str, error: &serde_json::Error) -> ImportError {
        if error.is_eof() {
            return ImportError::Refused(Message::new(CUT));
        }
        let lines = piece
            .split_inclusive('\n')
            .take(error.line().saturating_sub(1));
        let line = lines.map(str::len).sum::<usize>();
        let at = self.offset(piece) + line + error.column().saturating_sub(1);
        let at = (0..=at.min(self.text.len())).rev();
        let at = at.into_iter().find(|&at| self.text.is_char_boundary(at));
        let at = at.unwrap_or(0);
        ImportError::Refused(
            Message::new(BROKEN)
                .count("line", line_number(&self.text.as_bytes()[..at]))
                .text("found", &quoted(part(self.text, at, self.text.len()))),
        )
    }
}

/// Visits entries and items one by one.
struct Each<'s, 'h, 'a> {
    hear: Hear<'h, 'a>,
    /// Why it ended before the end.
    stopped: &'s mut Option<ImportError>,
}

impl<'a> Each<'_, '_, 'a> {
    fn tell<E: serde::de::Error>(
        &mut self,
        key: Option<&str>,
        value: &'a RawValue,
    ) -> Result<(), E> {
        (self.hear)(key, value).map_err(|why| {
            *self.stopped = Some(why);
            E::custom("")
        })
    }
}

impl<'a> Visitor<'a> for Each<'_, '_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object or a list")
    }

    fn visit_map<M: MapAccess<'a>>(mut self, mut map: M) -> Result<(), M::Error> {
        while let Some((Key(key), value)) = map.next_entry::<Key, &RawValue>()? {
            self.tell(Some(&key), value)?;
        }
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'a>>(mut self, mut list: S) -> Result<(), S::Error> {
        while let Some(value) = list.next_element::<&RawValue>()? {
            self.tell(None, value)?;
        }
        Ok(())
    }
}

/// A key, which is only copied where it has escapes in it.
struct Key<'a>(Cow<'a, str>);

impl<'a> Deserialize<'a> for Key<'a> {
    fn deserialize<D: Deserializer<'a>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_str(KeyVisitor)
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
