//! The attributes of a node or tie that are read.

use super::document::{JsonDocument, JsonValue, first_byte, is_true};
use super::messages::{NO_TIE, REPEATED};
use crate::io::import::error::ImportError;
use crate::io::import::network::UnreadNames;

/// Names of the two ends of a tie: the first pair that an item has is read.
const ENDS: [[&str; 2]; 6] = [
    ["source", "target"],
    ["from", "to"],
    ["source_id", "target_id"],
    ["fromNode", "toNode"],
    ["startNode", "endNode"],
    ["start", "end"],
];

/// The name of everything after the two ends of a tie that is a list.
pub(super) const ITEM_2: &str = "[2]";

/// The last of [`ENDS`], which can also be times.
const START_AND_END: usize = ENDS.len() - 1;

/// The attributes of a node or tie that are read.
#[derive(Default)]
pub(super) struct NodeOrTie<'a> {
    id: Option<JsonValue<'a>>,
    key: Option<JsonValue<'a>>,
    pub name: Option<JsonValue<'a>>,
    pub label: Option<JsonValue<'a>>,
    /// The index in the list of nodes, as d3 writes it.
    pub index: Option<JsonValue<'a>>,
    /// The values of [`ENDS`].
    ends: [[Option<JsonValue<'a>>; 2]; ENDS.len()],
    /// `None` if the item has neither `directed` nor `undirected`.
    pub is_directed: Option<bool>,
}

impl<'a> NodeOrTie<'a> {
    /// The id of a node: `id`, or else `key`.
    pub fn id(&self) -> Option<JsonValue<'a>> {
        self.id.or(self.key)
    }

    /// The two ends of a tie.
    pub fn ends(&self) -> Option<[JsonValue<'a>; 2]> {
        let mut pairs = self.ends.iter();
        pairs.find_map(|[source, target]| Some([(*source)?, (*target)?]))
    }

    /// Whether the item of a list of nodes and ties is a tie. `start` and `end` are the ends of a
    /// tie only if they are nodes.
    pub fn is_tie(&self) -> bool {
        let [source, target] = self.ends[0];
        let are_nodes = |ends: &[Option<JsonValue>; 2]| {
            ends.iter()
                .all(|end| end.is_some_and(|end| first_byte(end) == b'{'))
        };
        let are_both = |ends: &[Option<JsonValue>; 2]| ends.iter().all(Option::is_some);
        source.is_some()
            || target.is_some()
            || self.ends[..START_AND_END].iter().any(are_both)
            || are_nodes(&self.ends[START_AND_END])
    }

    /// Reads an object. Attributes inside its `data`, `attributes` or `properties` count as its
    /// own, unless the object has an attribute of that name. Other attributes are added to
    /// `unread`.
    ///
    /// # Errors
    /// If an attribute appears twice.
    pub fn read(
        document: JsonDocument<'a>,
        object: JsonValue<'a>,
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
        value: JsonValue<'a>,
        unread: &mut UnreadNames,
    ) -> Result<NodeOrTie<'a>, ImportError> {
        match first_byte(value) {
            b'{' => NodeOrTie::read(document, value, unread),
            b'[' => {
                let (mut item, mut index) = (NodeOrTie::default(), 0);
                document.for_each(value, &mut |_, value| {
                    match index {
                        0 | 1 => item.ends[0][index] = Some(value),
                        _ => unread.add(ITEM_2),
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
        object: JsonValue<'a>,
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
                "index" => &mut self.index,
                "source" => &mut self.ends[0][0],
                "target" => &mut self.ends[0][1],
                "directed" => {
                    self.is_directed = Some(is_true(value));
                    return Ok(());
                }
                "undirected" => {
                    self.is_directed = Some(!is_true(value));
                    return Ok(());
                }
                "data" | "attributes" | "properties"
                    if is_outermost && first_byte(value) == b'{' =>
                {
                    &mut inner
                }
                _ => {
                    let pair = ENDS.iter().position(|ends| ends.contains(&key));
                    let Some(pair) = pair else {
                        unread.add(key);
                        return Ok(());
                    };
                    &mut self.ends[pair][usize::from(ENDS[pair][1] == key)]
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
