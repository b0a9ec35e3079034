//! A node or a tie in JSON: what of it counts, and the names of what does not.

use serde_json::value::RawValue;
use std::borrow::Cow;

use super::walk::{Walk, first, is_true};
use super::{NO_ID, NO_TIE, REPEATED};
use crate::io::import::ImportError;
use crate::io::import::ignored::Ignored;

/// What counts of a node or a tie.
#[derive(Default)]
pub(super) struct Item<'a> {
    id: Option<&'a RawValue>,
    key: Option<&'a RawValue>,
    pub name: Option<&'a RawValue>,
    pub label: Option<&'a RawValue>,
    pub source: Option<&'a RawValue>,
    pub target: Option<&'a RawValue>,
    /// Where the item says so itself.
    pub is_directed: Option<bool>,
}

impl<'a> Item<'a> {
    /// By which it is known.
    pub fn id(&self) -> Option<&'a RawValue> {
        self.id.or(self.key)
    }

    /// Of an object; what is in its `data` or `attributes` counts as its own.
    pub fn read(
        walk: Walk<'a>,
        object: &'a RawValue,
        ignored: &mut Ignored,
    ) -> Result<Item<'a>, ImportError> {
        let mut item = Item::default();
        item.fill(walk, object, ignored, true)?;
        Ok(item)
    }

    /// Of a tie, which may be a pair.
    pub fn tie(
        walk: Walk<'a>,
        value: &'a RawValue,
        ignored: &mut Ignored,
    ) -> Result<Item<'a>, ImportError> {
        match first(value) {
            b'{' => Item::read(walk, value, ignored),
            b'[' => {
                let (mut item, mut place) = (Item::default(), 0);
                walk.each(value, &mut |_, value| {
                    match place {
                        0 => item.source = Some(value),
                        1 => item.target = Some(value),
                        _ => ignored.add("[2]"),
                    }
                    place += 1;
                    Ok(())
                })?;
                Ok(item)
            }
            _ => Err(walk.wrong(NO_TIE, value, value.get())),
        }
    }

    fn fill(
        &mut self,
        walk: Walk<'a>,
        object: &'a RawValue,
        ignored: &mut Ignored,
        is_outermost: bool,
    ) -> Result<(), ImportError> {
        let mut inner = None;
        walk.each(object, &mut |key, value| {
            let key = key.unwrap_or_default();
            let slot = match key {
                "id" => &mut self.id,
                "key" => &mut self.key,
                "name" => &mut self.name,
                "label" => &mut self.label,
                "source" | "from" => &mut self.source,
                "target" | "to" => &mut self.target,
                "directed" => {
                    self.is_directed = Some(is_true(value));
                    return Ok(());
                }
                "undirected" => {
                    self.is_directed = Some(!is_true(value));
                    return Ok(());
                }
                "data" | "attributes" if is_outermost && first(value) == b'{' => &mut inner,
                _ => {
                    ignored.add(key);
                    return Ok(());
                }
            };
            match slot.replace(value) {
                // What stands outside counts before what stands in `data`.
                Some(outer) if !is_outermost => *slot = Some(outer),
                Some(_) => return Err(walk.wrong(REPEATED, value, key)),
                None => {}
            }
            Ok(())
        })?;
        match inner {
            Some(inner) => self.fill(walk, inner, ignored, false),
            None => Ok(()),
        }
    }
}

/// An id, or a label, as it is written: the characters of a text, or the digits of a number.
pub(super) fn id_of<'a>(walk: Walk<'a>, value: &'a RawValue) -> Result<Cow<'a, str>, ImportError> {
    match first(value) {
        b'"' => walk.string(value),
        b'-' | b'0'..=b'9' => Ok(Cow::Borrowed(value.get())),
        _ => Err(walk.wrong(NO_ID, value, value.get())),
    }
}
