//! Reads a network in JSON: finds the lists of nodes and ties, detects how ties name nodes, and
//! reads both lists.

use super::adjacency;
use super::document::{JsonDocument, JsonValue, first_byte};
use super::ids::{decimal, id_of};
use super::item::{ITEM_2, NodeOrTie};
use super::kinds::kind_without_ties;
use super::lists::NodeAndTieLists;
use super::matrix::{self, Rows};
use super::messages::{
    INDICES, NO_ID, NO_LIST, NO_PLACE, NO_TIE, NO_TIES, RECORDS, STRANGERS, UNCLEAR,
};
use crate::base::message::Message;
use crate::io::import::error::ImportError;
use crate::io::import::formats::input::FormatInput;
use crate::io::import::network::{Direction, EdgeList, NetworkBuilder, UnreadNames};
use crate::io::import::progress::ReadProgress;
use crate::io::import::text::excerpt;

/// The attribute that identifies a node.
#[derive(Clone, Copy, PartialEq)]
enum NodeKey {
    Id,
    Name,
    /// The index in the list of nodes, from 0.
    Index,
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
        declared: 0,
        ties: 0,
        stranger: None,
    };
    match document.root()? {
        None => reader.read_mixed(None)?,
        Some(root) if first_byte(root) == b'[' => reader.read_list(root)?,
        Some(root) => reader.read_object(root)?,
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
    /// The number of people whom the nodes declare.
    declared: u32,
    /// The number of ties read.
    ties: usize,
    /// An end of a tie that is no node, as long as no tie names a node.
    stranger: Option<JsonValue<'a>>,
}

impl<'a> JsonReader<'a, '_, '_> {
    /// Reads a list without a name: a matrix, or ties.
    fn read_list(&mut self, list: JsonValue<'a>) -> Result<(), ImportError> {
        let document = self.document;
        match matrix::judge(document, list)? {
            Rows::Matrix => self.read_matrix(list),
            Rows::Unclear => Err(document.error(UNCLEAR, list, list.get())),
            Rows::Ties => {
                self.read_mixed(Some(list))?;
                let has_more = self.builder.unread_of_ties.has(ITEM_2);
                if has_more && matrix::can_be_neighbors(document, list)? {
                    return Err(document.error(UNCLEAR, list, list.get()));
                }
                Ok(())
            }
        }
    }

    /// Reads the network in an object.
    fn read_object(&mut self, root: JsonValue<'a>) -> Result<(), ImportError> {
        let document = self.document;
        let lists = NodeAndTieLists::find(document, root, &mut self.builder)?;
        self.is_directed = lists.is_directed == Some(true);
        if let Some(list) = lists.mixed {
            return self.read_mixed(Some(list));
        }
        if !lists.ties.is_empty() {
            return self.read_node_and_tie_lists(&lists);
        }
        if let Some(matrix) = lists.matrix {
            self.read_all_nodes(&lists)?;
            return self.read_matrix(matrix);
        }
        match lists.adjacency {
            Some(adjacency) if first_byte(adjacency) == b'[' => {
                self.read_all_nodes(&lists)?;
                self.read_adjacency(adjacency, lists.is_directed)
            }
            adjacency if lists.nodes.is_empty() => {
                let dictionary = adjacency.or(lists.inner).unwrap_or(root);
                self.read_dictionary(dictionary, root)
            }
            _ => self.refuse_without_ties(root),
        }
    }

    /// Reads nodes and ties from lists of their own.
    fn read_node_and_tie_lists(&mut self, lists: &NodeAndTieLists<'a>) -> Result<(), ImportError> {
        if let Some(ties) = lists
            .ties
            .iter()
            .copied()
            .find(|&ties| first_byte(ties) != b'[')
        {
            return Err(self.document.error(NO_LIST, ties, ties.get()));
        }
        self.read_all_nodes(lists)?;
        self.ends_are_indices =
            self.node_key == NodeKey::Id && self.are_ends_indices(&lists.ties)?;
        for &ties in &lists.ties {
            self.read_ties(ties)?;
        }
        match self.stranger {
            Some(end) if self.declared > 0 => {
                return Err(self.document.error(STRANGERS, end, end.get()));
            }
            _ => {}
        }
        if self.ends_are_indices {
            self.builder.notes.push(Message::new(INDICES));
        }
        Ok(())
    }

    fn read_all_nodes(&mut self, lists: &NodeAndTieLists<'a>) -> Result<(), ImportError> {
        self.node_key = self.detect_node_key(lists)?;
        for &nodes in &lists.nodes {
            self.read_nodes(nodes)?;
        }
        self.declared = self.builder.people() as u32;
        Ok(())
    }

    fn read_matrix(&mut self, matrix: JsonValue<'a>) -> Result<(), ImportError> {
        let (document, people) = (self.document, std::mem::take(&mut self.nodes));
        let (builder, progress) = (&mut self.builder, &mut *self.progress);
        matrix::read(document, matrix, builder, people, &mut |row| {
            progress.report(document.offset(row), document.text.len());
        })?;
        builder.merge_mutual(false);
        Ok(())
    }

    /// Reads the ties of each node in the list of nodes.
    fn read_adjacency(
        &mut self,
        lists: JsonValue<'a>,
        is_directed: Option<bool>,
    ) -> Result<(), ImportError> {
        let document = self.document;
        match matrix::judge(document, lists)? {
            Rows::Matrix => return self.read_matrix(lists),
            Rows::Unclear => return Err(document.error(UNCLEAR, lists, lists.get())),
            Rows::Ties => {}
        }
        let (builder, progress) = (&mut self.builder, &mut *self.progress);
        adjacency::read_lists(document, lists, builder, &self.nodes, &mut |row| {
            progress.report(document.offset(row), document.text.len());
        })?;
        if is_directed != Some(true) {
            builder.merge_mutual(is_directed == Some(false));
        }
        Ok(())
    }

    /// Reads an object with the ties of each person. `root` is the whole file.
    fn read_dictionary(
        &mut self,
        dictionary: JsonValue<'a>,
        root: JsonValue<'a>,
    ) -> Result<(), ImportError> {
        let document = self.document;
        if adjacency::can_be_dictionary(document, dictionary)? {
            self.builder.unread_parts = UnreadNames::default();
            let (builder, progress) = (&mut self.builder, &mut *self.progress);
            let has_ties =
                adjacency::read_dictionary(document, dictionary, builder, &mut |list| {
                    progress.report(document.offset(list), document.text.len());
                })?;
            if has_ties {
                builder.merge_mutual(false);
                return Ok(());
            }
        }
        self.refuse_without_ties(root)
    }

    fn refuse_without_ties(&self, root: JsonValue<'a>) -> Result<(), ImportError> {
        match kind_without_ties(self.document, root)? {
            Some(kind) => Err(ImportError::OtherKind { kind }),
            None => Err(ImportError::Refused(Message::new(NO_TIES))),
        }
    }

    /// The attribute that identifies nodes, judged by the first node and the first tie.
    fn detect_node_key(&self, lists: &NodeAndTieLists<'a>) -> Result<NodeKey, ImportError> {
        let first_of = |lists: &[JsonValue<'a>]| -> Result<Option<JsonValue<'a>>, ImportError> {
            let mut found = None;
            for &list in lists.iter().filter(|&&list| first_byte(list) == b'[') {
                found = found.or(self.document.first_item(list)?);
            }
            Ok(found)
        };
        let Some(node) = first_of(&lists.nodes)?.filter(|&node| first_byte(node) == b'{') else {
            return Ok(NodeKey::Id);
        };
        let mut unread = UnreadNames::ignored();
        let node = NodeOrTie::read(self.document, node, &mut unread)?;
        if node.id().is_some() {
            return Ok(NodeKey::Id);
        }
        let tie = match first_of(&lists.ties)? {
            Some(tie) => Some(NodeOrTie::read_tie(self.document, tie, &mut unread)?),
            None => None,
        };
        let is_named = match tie.and_then(|tie| tie.ends()) {
            Some([end, _]) if first_byte(end) == b'{' => {
                let end = NodeOrTie::read(self.document, end, &mut unread)?;
                end.index.is_none() && end.name.is_some()
            }
            Some([end, _]) => first_byte(end) == b'"',
            None => false,
        };
        Ok(match node.name {
            Some(_) if is_named => NodeKey::Name,
            _ => NodeKey::Index,
        })
    }

    /// Reads a list of nodes, or an object of nodes with ids as keys.
    fn read_nodes(&mut self, nodes: JsonValue<'a>) -> Result<(), ImportError> {
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

    fn read_node(&mut self, value: JsonValue<'a>) -> Result<(), ImportError> {
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
        at: JsonValue,
    ) -> Result<(), ImportError> {
        let person = self.builder.declare(id, self.document.position(at))?;
        self.nodes.push(person);
        for (label, rank) in [(item.label, 2), (item.name, 1)] {
            if let Some(label) =
                label.filter(|&label| matches!(first_byte(label), b'"' | b'0'..=b'9'))
            {
                self.builder
                    .label(person, &id_of(self.document, label)?, rank);
            }
        }
        Ok(())
    }

    /// Whether all ends of ties are indices in the list of nodes, and not all of them are ids.
    fn are_ends_indices(&self, ties: &[JsonValue<'a>]) -> Result<bool, ImportError> {
        let mut unread = UnreadNames::ignored();
        let (mut are_indices, mut are_ids) = (!self.nodes.is_empty(), true);
        for &ties in ties {
            let result = self.document.for_each_while(ties, &mut |tie| {
                let tie = NodeOrTie::read_tie(self.document, tie, &mut unread)?;
                for end in tie.ends().into_iter().flatten() {
                    let index = self.index_of(end);
                    are_indices &= index.is_some();
                    are_ids =
                        are_ids && are_indices && self.builder.find(&decimal(end.get())).is_some();
                }
                Ok(are_indices)
            });
            result?;
        }
        Ok(are_indices && !are_ids)
    }

    /// The index in the list of nodes that a number is.
    fn index_of(&self, value: JsonValue) -> Option<usize> {
        let index = decimal(value.get()).parse::<usize>().ok();
        index.filter(|&index| index < self.nodes.len())
    }

    fn read_ties(&mut self, ties: JsonValue<'a>) -> Result<(), ImportError> {
        let document = self.document;
        document.for_each(ties, &mut |_, value| {
            self.report(value);
            let item = NodeOrTie::read_tie(document, value, &mut self.builder.unread_of_ties)?;
            self.add_tie(&item, value)
        })
    }

    /// Adds the tie of an item.
    fn add_tie(&mut self, item: &NodeOrTie<'a>, at: JsonValue) -> Result<(), ImportError> {
        let Some([source, target]) = item.ends() else {
            return Err(self.document.error(NO_TIE, at, at.get()));
        };
        for (name, value) in [("label", item.label), ("name", item.name)] {
            if value.is_some() {
                self.builder.unread_of_ties.add(name);
            }
        }
        let ends = [self.end(source)?, self.end(target)?];
        // Nodes are declared before ties are read, so that their numbers are lower.
        let is_known = ends.iter().any(|&person| person < self.declared);
        self.stranger = match self.ties {
            0 => Some(source),
            _ => self.stranger,
        }
        .filter(|_| !is_known);
        self.ties += 1;
        let is_directed = item.is_directed.unwrap_or(self.is_directed);
        self.builder
            .tie(ends[0], ends[1], Direction::of(is_directed))
    }

    /// The person that an end of a tie names.
    fn end(&mut self, end: JsonValue<'a>) -> Result<u32, ImportError> {
        let document = self.document;
        if self.ends_are_indices
            && let Some(index) = self.index_of(end)
        {
            return Ok(self.nodes[index]);
        }
        let id = match first_byte(end) {
            b'{' => {
                let node = NodeOrTie::read(document, end, &mut UnreadNames::ignored())?;
                let id = match self.node_key {
                    NodeKey::Id => node.id(),
                    NodeKey::Name => node.id().or(node.name),
                    NodeKey::Index => node.id().or(node.index),
                };
                id.ok_or_else(|| document.error(NO_ID, end, end.get()))?
            }
            _ => end,
        };
        let id = id_of(document, id)?;
        if self.node_key == NodeKey::Index && self.builder.find(&id).is_none() {
            let error = Message::new(NO_PLACE).count("line", document.position(end).line());
            let error = error.text("found", &excerpt(&id));
            let people = self.nodes.len();
            return Err(ImportError::Refused(error.count("people", people)));
        }
        self.builder.person(&id, document.position(end))
    }

    /// Reads pairs, ties, or nodes and ties: the items of a list, or the values of the file if there
    /// is no list.
    fn read_mixed(&mut self, list: Option<JsonValue<'a>>) -> Result<(), ImportError> {
        let document = self.document;
        let mut first_node = None;
        let mut read = |_: Option<&str>, value: JsonValue<'a>| {
            self.report(value);
            if first_byte(value) == b'{' {
                let item = NodeOrTie::read(document, value, &mut UnreadNames::ignored())?;
                if !item.is_tie() && item.id().is_some() {
                    first_node = first_node.or(Some(value));
                    return self.read_node(value);
                } else if item.ends().is_none() && !item.is_tie() {
                    return Err(document.error(RECORDS, value, value.get()));
                }
            }
            let item = NodeOrTie::read_tie(document, value, &mut self.builder.unread_of_ties)?;
            self.add_tie(&item, value)
        };
        match list {
            Some(list) => document.for_each(list, &mut read)?,
            None => document.for_each_line(&mut read)?,
        }
        match first_node {
            Some(node) if self.ties == 0 => Err(document.error(RECORDS, node, node.get())),
            _ => Ok(()),
        }
    }

    /// Reports progress up to this value.
    fn report(&mut self, value: JsonValue) {
        self.progress
            .report(self.document.offset(value), self.document.text.len());
    }
}
