//! Reads a network in JSON: finds the lists of nodes and ties, detects how ties name nodes, and
//! reads both lists.

use serde_json::value::RawValue;

use super::document::{JsonDocument, first_byte, is_true};
use super::item::{NodeOrTie, id_of};
use super::messages::{INDICES, NO_ID, NO_LIST, NO_TIE, NO_TIES, REPEATED};
use crate::base::message::Message;
use crate::io::import::error::ImportError;
use crate::io::import::formats::input::FormatInput;
use crate::io::import::network::{Direction, EdgeList, NetworkBuilder, UnreadNames};
use crate::io::import::progress::ReadProgress;

/// The attribute that identifies a node.
#[derive(Clone, Copy, PartialEq)]
enum NodeKey {
    Id,
    Name,
    /// The index in the list of nodes, from 0.
    Index,
}

/// The lists of nodes and ties in the file.
#[derive(Default)]
struct NodeAndTieLists<'a> {
    nodes: Vec<&'a RawValue>,
    ties: Vec<&'a RawValue>,
    /// One list that contains nodes and ties.
    mixed: Option<&'a RawValue>,
    is_directed: bool,
}

/// Reads a network in JSON by the rules of the [module](super). O(bytes).
///
/// # Errors
/// If the file is not JSON, has no list of ties, an id is missing, or a limit is exceeded.
pub(crate) fn read(input: FormatInput) -> Result<EdgeList, ImportError> {
    let document = JsonDocument { text: input.text };
    let mut reader = JsonReader {
        document,
        builder: NetworkBuilder::new(input.limits, input.notes),
        progress: input.progress,
        node_key: NodeKey::Id,
        nodes: Vec::new(),
        is_directed: false,
        ends_are_indices: false,
    };
    let root = document.root()?;
    let mut lists = NodeAndTieLists::default();
    match first_byte(root) {
        b'[' => lists.mixed = Some(root),
        _ => reader.find_lists(root, &mut lists, true)?,
    }
    reader.is_directed = lists.is_directed;
    if let Some(list) = lists.mixed {
        reader.read_mixed(list)?;
    } else if lists.ties.is_empty() {
        return Err(ImportError::Refused(Message::new(NO_TIES)));
    } else if let Some(ties) = lists.ties.iter().find(|ties| first_byte(ties) != b'[') {
        return Err(document.error(NO_LIST, ties, ties.get()));
    } else {
        reader.node_key = reader.detect_node_key(&lists)?;
        for nodes in lists.nodes {
            reader.read_nodes(nodes)?;
        }
        reader.ends_are_indices =
            reader.node_key == NodeKey::Id && reader.are_ends_indices(&lists.ties)?;
        for ties in lists.ties {
            reader.read_ties(ties)?;
        }
        if reader.ends_are_indices {
            reader.builder.notes.push(Message::new(INDICES));
        }
    }
    reader.progress.begin_phase(100);
    reader.builder.finish()
}

struct JsonReader<'a, 'h, 'f> {
    document: JsonDocument<'a>,
    builder: NetworkBuilder,
    progress: &'h mut ReadProgress<'f>,
    node_key: NodeKey,
    /// The person of each node in the list of nodes.
    nodes: Vec<u32>,
    /// Whether ties have a direction by default.
    is_directed: bool,
    /// Whether ties name people by their index in the list of nodes although nodes have ids.
    ends_are_indices: bool,
}

impl<'a> JsonReader<'a, '_, '_> {
    /// Finds the lists in an object, or in an object inside it.
    fn find_lists(
        &mut self,
        object: &'a RawValue,
        lists: &mut NodeAndTieLists<'a>,
        is_outermost: bool,
    ) -> Result<(), ImportError> {
        let document = self.document;
        let unread = &mut self.builder.unread_parts;
        let mut seen = Vec::new();
        let mut inner = Vec::new();
        document.for_each(object, &mut |key, value| {
            let key = key.unwrap_or_default();
            let is_list = matches!(first_byte(value), b'[' | b'{');
            match key {
                "nodes" | "vertices" if is_list => lists.nodes.push(value),
                "links" | "edges" if is_list => lists.ties.push(value),
                "elements" if first_byte(value) == b'[' => lists.mixed = Some(value),
                "elements" | "graph" if is_outermost && first_byte(value) == b'{' => {
                    inner.push(value)
                }
                "directed" => lists.is_directed = is_true(value),
                "options" if is_list => {
                    return document.for_each(value, &mut |key, value| {
                        let is_directed = !value.get().eq_ignore_ascii_case("\"undirected\"");
                        if key == Some("type") {
                            lists.is_directed = is_directed;
                        }
                        Ok(())
                    });
                }
                _ => {
                    if is_list && key != "attributes" {
                        unread.add(key);
                    }
                    return Ok(());
                }
            }
            if seen.iter().any(|known| known == key) {
                return Err(document.error(REPEATED, value, key));
            }
            seen.push(key.to_string());
            Ok(())
        })?;
        for object in inner {
            self.find_lists(object, lists, false)?;
        }
        Ok(())
    }

    /// The attribute that identifies nodes, judged by the first node and the first tie.
    fn detect_node_key(&self, lists: &NodeAndTieLists<'a>) -> Result<NodeKey, ImportError> {
        let first_of = |lists: &[&'a RawValue]| -> Result<Option<&'a RawValue>, ImportError> {
            let mut found = None;
            for list in lists.iter().filter(|list| first_byte(list) == b'[') {
                found = found.or(self.document.first_item(list)?);
            }
            Ok(found)
        };
        let Some(node) = first_of(&lists.nodes)?.filter(|node| first_byte(node) == b'{') else {
            return Ok(NodeKey::Id);
        };
        let mut unread = UnreadNames::default();
        let node = NodeOrTie::read(self.document, node, &mut unread)?;
        if node.id().is_some() {
            return Ok(NodeKey::Id);
        }
        let tie = match first_of(&lists.ties)? {
            Some(tie) => Some(NodeOrTie::read_tie(self.document, tie, &mut unread)?),
            None => None,
        };
        let is_named = tie
            .and_then(|tie| tie.source)
            .is_some_and(|end| first_byte(end) == b'"');
        Ok(match node.name {
            Some(_) if is_named => NodeKey::Name,
            _ => NodeKey::Index,
        })
    }

    /// Reads a list of nodes, or an object of nodes with ids as keys.
    fn read_nodes(&mut self, nodes: &'a RawValue) -> Result<(), ImportError> {
        let document = self.document;
        document.for_each(nodes, &mut |key, value| {
            self.report(value);
            match (key, first_byte(value)) {
                (Some(id), b'{') => {
                    let item =
                        NodeOrTie::read(document, value, &mut self.builder.unread_of_people)?;
                    self.declare(id, &item, value)
                }
                (Some(id), _) => self.declare(id, &NodeOrTie::default(), value),
                (None, b'{') => self.read_node(value),
                (None, _) => {
                    let id = id_of(document, value)?;
                    self.declare(&id, &NodeOrTie::default(), value)
                }
            }
        })
    }

    fn read_node(&mut self, value: &'a RawValue) -> Result<(), ImportError> {
        let item = NodeOrTie::read(self.document, value, &mut self.builder.unread_of_people)?;
        let id = match self.node_key {
            NodeKey::Id => item.id(),
            NodeKey::Name => item.name,
            NodeKey::Index => return self.declare(&self.nodes.len().to_string(), &item, value),
        };
        let id = id.ok_or_else(|| ImportError::NoId {
            line: self.document.position(value).line(),
        })?;
        self.declare(&id_of(self.document, id)?, &item, value)
    }

    /// Declares the person of a node.
    fn declare(
        &mut self,
        id: &str,
        item: &NodeOrTie<'a>,
        at: &RawValue,
    ) -> Result<(), ImportError> {
        let person = self.builder.declare(id, self.document.position(at))?;
        self.nodes.push(person);
        for (label, rank) in [(item.label, 2), (item.name, 1)] {
            if let Some(label) =
                label.filter(|label| matches!(first_byte(label), b'"' | b'0'..=b'9'))
            {
                self.builder
                    .label(person, &id_of(self.document, label)?, rank);
            }
        }
        Ok(())
    }

    /// Whether all ends of ties are indices in the list of nodes, and not all of them are ids.
    fn are_ends_indices(&self, ties: &[&'a RawValue]) -> Result<bool, ImportError> {
        let mut unread = UnreadNames::default();
        let (mut are_indices, mut are_ids) = (!self.nodes.is_empty(), true);
        for ties in ties {
            let result = self.document.for_each_while(ties, &mut |tie| {
                let tie = NodeOrTie::read_tie(self.document, tie, &mut unread)?;
                for end in [tie.source, tie.target].into_iter().flatten() {
                    let index = end.get().parse::<usize>();
                    are_indices &= index.is_ok_and(|index| index < self.nodes.len());
                    are_ids &= are_indices && self.builder.find(end.get()).is_some();
                }
                Ok(are_indices)
            });
            result?;
        }
        Ok(are_indices && !are_ids)
    }

    fn read_ties(&mut self, ties: &'a RawValue) -> Result<(), ImportError> {
        let document = self.document;
        document.for_each(ties, &mut |_, value| {
            self.report(value);
            let item = NodeOrTie::read_tie(document, value, &mut self.builder.unread_of_ties)?;
            self.add_tie(&item, value)
        })
    }

    /// Adds the tie of an item.
    fn add_tie(&mut self, item: &NodeOrTie<'a>, at: &RawValue) -> Result<(), ImportError> {
        let (Some(source), Some(target)) = (item.source, item.target) else {
            return Err(self.document.error(NO_TIE, at, at.get()));
        };
        for (name, value) in [("label", item.label), ("name", item.name)] {
            if value.is_some() {
                self.builder.unread_of_ties.add(name);
            }
        }
        let ends = [self.end(source)?, self.end(target)?];
        let is_directed = item.is_directed.unwrap_or(self.is_directed);
        self.builder
            .tie(ends[0], ends[1], Direction::of(is_directed))
    }

    /// The person that an end of a tie names.
    fn end(&mut self, end: &'a RawValue) -> Result<u32, ImportError> {
        if self.ends_are_indices
            && let Ok(index) = end.get().parse::<usize>()
        {
            // `are_ends_indices` has checked the range.
            return Ok(self.nodes[index]);
        }
        let mut unread = UnreadNames::default();
        let id = match first_byte(end) {
            b'{' => {
                let node = NodeOrTie::read(self.document, end, &mut unread)?;
                let id = if self.node_key == NodeKey::Id {
                    node.id()
                } else {
                    node.id().or(node.name)
                };
                id.ok_or_else(|| self.document.error(NO_ID, end, end.get()))?
            }
            _ => end,
        };
        self.builder
            .person(&id_of(self.document, id)?, self.document.position(end))
    }

    /// Reads a list of pairs, of ties, or of nodes and ties.
    fn read_mixed(&mut self, list: &'a RawValue) -> Result<(), ImportError> {
        let document = self.document;
        document.for_each(list, &mut |_, value| {
            self.report(value);
            let item = NodeOrTie::read_tie(document, value, &mut UnreadNames::default())?;
            if item.source.is_some() || item.target.is_some() || item.id().is_none() {
                let item = NodeOrTie::read_tie(document, value, &mut self.builder.unread_of_ties)?;
                return self.add_tie(&item, value);
            }
            self.read_node(value)
        })
    }

    /// Reports progress up to this value.
    fn report(&mut self, value: &RawValue) {
        self.progress
            .report(self.document.offset(value), self.document.text.len());
    }
}
