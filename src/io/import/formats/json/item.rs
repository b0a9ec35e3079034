//! The attributes of a node or tie that are read.

use serde_json::value::RawValue;
use std::borrow::Cow;

use super::document::{JsonDocument, first_byte, is_true};
use super::messages::{NO_ID, NO_TIE, REPEATED};
use crate::io::import::error::ImportError;
use crate::io::import::network::UnreadNames;

/// The attributes of a node or tie that are read.
#[derive(Default)]
pub(super) struct NodeOrTie<'a> {
    id: Option<&'a RawValue>,
    key: Option<&'a RawValue>,
    pub name: Option<&'a RawValue>,
    pub label: Option<&'a RawValue>,
    pub source: Option<&'a RawValue>,
    pub target: Option<&'a RawValue>,
    /// `None` if the item has neither `directed` nor `undirected`.
    pub is_directed: Option<bool>,
}

impl<'a> NodeOrTie<'a> {
    /// The id of a node: `id`, or else `key`.
    pub fn id(&self) -> Option<&'a RawValue> {
        self.id.or(self.key)
    }

    /// Reads an object. Attributes inside its `data` or `attributes` count as its own, unless the
    /// object has an attribute of that name. Other attributes are added to `unread`.
    ///
    /// # Errors
    /// If an attribute appears twice.
    pub fn read(
        document: JsonDocument<'a>,
        object: &'a RawValue,
        unread: &mut UnreadNames,
    ) -> Result<NodeOrTie<'a>, ImportError> {
        let mut item = NodeOrTie::default();
        item.fill(document, object, unread, true)?;
        Ok(item)
    }

    /// Reads a tie: an object, or a list of two ends.
    ///
    /// # Errors
    /// If the value is neither, or as in [`read`](Self::read).
    pub fn read_tie(
        document: JsonDocument<'a>,
        value: &'a RawValue,
        unread: &mut UnreadNames,
    ) -> Result<NodeOrTie<'a>, ImportError> {
        match first_byte(value) {
            b'{' => NodeOrTie::read(document, value, unread),
            b'[' => {
                let (mut item, mut index) = (NodeOrTie::default(), 0);
                document.for_each(value, &mut |_, value| {
                    match index {
                        0 => item.source = Some(value),
                        1 => item.target = Some(value),
                        _ => unread.add("[2]"),
                    }
                    index += 1;
                    Ok(())
                })?;
                Ok(item)
            }
            _ => Err(document.error(NO_TIE, value, value.get())),
        }
    }

    /// Adds the attributes of an object.
    fn fill(
        &mut self,
        document: JsonDocument<'a>,
        object: &'a RawValue,
        unread: &mut UnreadNames,
        is_outermost: bool,
    ) -> Result<(), ImportError> {
        let mut inner = None;
        document.for_each(object, &mut |key, value| {
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
                "data" | "attributes" if is_outermost && first_byte(value) == b'{' => &mut inner,
                _ => {
                    unread.add(key);
                    return Ok(());
                }
            };
            match slot.replace(value) {
                // An attribute of the item itself takes precedence over one in `data`.
                Some(outer) if !is_outermost => *slot = Some(outer),
                Some(_) => return Err(document.error(REPEATED, value, key)),
                None => {}
            }
            Ok(())
        })?;
        match inner {
            Some(inner) => self.fill(document, inner, unread, false),
            None => Ok(()),
        }
    }
}

/// An id or label: the characters of a string, or a number as it is written.
///
/// # Errors
/// If the value is neither.
pub(super) fn id_of<'a>(
    document: JsonDocument<'a>,
    value: &'a RawValue,
) -> Result<Cow<'a, str>, ImportError> {
    match first_byte(value) {
        b'"' => document.string(value),
        b'-' | b'0'..=b'9' => Ok(Cow::Borrowed(value.get())),
        _ => Err(document.error(NO_ID, value, value.get())),
    }
}
