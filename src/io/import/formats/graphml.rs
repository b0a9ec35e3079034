//! GraphML: elements `node` and `edge` in a `graph`, and `data` about them under `key`s.
//!
//! - **People** are nodes, identified by `id`. People whom only edges name are added, with a note.
//!   Nested nodes and the nodes of several graphs are nodes like any other.
//! - **Labels** are the `data` of a key named `label`, or else `name`; in files of yEd the first
//!   `NodeLabel`.
//! - **Directions** come from the `directed` of an edge, or the `edgedefault` of its graph. Both
//!   directions are one tie.
//! - **Not read**, but noted: other data (by the names of their keys), hyperedges, ports.

use super::input::FormatInput;
use crate::base::message::{Message, sentences};
use crate::io::import::error::ImportError;
use crate::io::import::limits::MAX_ID_BYTES;
use crate::io::import::network::{Direction, EdgeList, NetworkBuilder, SEVERAL_NETWORKS};
use crate::io::import::text::{ElementHandler, Tag, visit_elements};

sentences! {
    /// Notes about GraphML.
    SENTENCES:
    HYPEREDGES = "note.hyperedges", "{count} hyperedges tie several people at once: left out."
        or "{count} hyperedge ties several people at once: left out.";
    PORTS = "note.ports", "Ports of nodes are not read: an edge ties the nodes themselves.";
}

/// Names of data that are labels, in lower case, and their ranks: the highest counts.
const LABEL_RANKS: [(&str, u8); 3] = [("nodelabel", 1), ("name", 2), ("label", 3)];

/// The rank of data as a label; 0 if the data are no label.
fn label_rank(name: &str) -> u8 {
    let known = LABEL_RANKS
        .iter()
        .find(|(label, _)| name.eq_ignore_ascii_case(label));
    known.map_or(0, |(_, rank)| *rank)
}

/// A `key` element: it declares the name of data.
struct Key {
    id: String,
    name: String,
}

/// Maximum number of keys that are stored. Data of other keys are noted by the id of the key.
const MAX_KEYS: usize = 200;

/// An open element.
#[derive(Clone, Copy)]
enum OpenElement {
    Graph {
        /// Whether the edges of the graph have a direction by default.
        is_directed: bool,
    },
    /// The node of this person.
    Node(u32),
    Edge,
    Other,
}

/// A label whose text is being read.
struct OpenLabel {
    person: u32,
    rank: u8,
    /// The number of open elements at the element of the label, including that element.
    depth: usize,
    text: String,
}

struct GraphmlReader {
    builder: NetworkBuilder,
    keys: Vec<Key>,
    /// The open elements, outermost first.
    open: Vec<OpenElement>,
    /// The number of graphs that are not inside another graph.
    graphs: usize,
    hyperedges: usize,
    has_ports: bool,
    label: Option<OpenLabel>,
}

/// Reads GraphML by the rules of the [module](self). O(bytes).
///
/// # Errors
/// If the XML cannot be read, a node has no `id`, an edge no `source` or `target`, or a limit is
/// exceeded.
pub(crate) fn read(input: FormatInput) -> Result<EdgeList, ImportError> {
    let mut reader = GraphmlReader {
        builder: NetworkBuilder::new(input.limits, input.notes),
        keys: Vec::new(),
        open: Vec::new(),
        graphs: 0,
        hyperedges: 0,
        has_ports: false,
        label: None,
    };
    visit_elements(input.text, input.progress, &mut reader)?;
    input.progress.begin_phase(100);
    reader.finish()
}

impl ElementHandler for GraphmlReader {
    fn open(&mut self, tag: &Tag, depth: usize) -> Result<(), ImportError> {
        let element = self.element(tag, depth)?;
        self.open.push(element);
        Ok(())
    }

    fn text(&mut self, text: &str) {
        // A longer text is too long for a label: the rest is not needed.
        if let Some(label) = &mut self.label
            && label.text.len() <= MAX_ID_BYTES
        {
            label.text.push_str(text);
        }
    }

    fn close(&mut self) {
        if let Some(label) = self.label.take_if(|label| label.depth == self.open.len()) {
            self.builder.label(label.person, &label.text, label.rank);
        }
        self.open.pop();
    }
}

impl GraphmlReader {
    /// Reads a start tag.
    fn element(&mut self, tag: &Tag, depth: usize) -> Result<OpenElement, ImportError> {
        match tag.name() {
            "graph" => return self.graph(tag),
            "node" => return self.node(tag),
            "edge" => {
                self.edge(tag)?;
                return Ok(OpenElement::Edge);
            }
            "key" => self.key(tag)?,
            "data" => self.data(tag, depth)?,
            "hyperedge" => self.hyperedges += 1,
            "port" => self.has_ports = true,
            "NodeLabel" if self.label.is_none() => {
                if let Some(person) = self.open_node() {
                    self.begin_label(person, label_rank("NodeLabel"), depth);
                }
            }
            _ => {}
        }
        Ok(OpenElement::Other)
    }

    fn graph(&mut self, tag: &Tag) -> Result<OpenElement, ImportError> {
        let is_graph = |open: &OpenElement| matches!(open, OpenElement::Graph { .. });
        self.graphs += usize::from(!self.open.iter().any(is_graph));
        let mut is_directed = false;
        tag.for_each_attribute(&mut |name, value| {
            is_directed |= name == "edgedefault" && value.eq_ignore_ascii_case("directed");
        })?;
        Ok(OpenElement::Graph { is_directed })
    }

    fn node(&mut self, tag: &Tag) -> Result<OpenElement, ImportError> {
        let mut id = None;
        tag.for_each_attribute(&mut |name, value| {
            if name == "id" {
                id = Some(value.into_owned());
            }
        })?;
        let id = id.ok_or_else(|| tag.missing("id"))?;
        Ok(OpenElement::Node(
            self.builder.declare(&id, tag.position())?,
        ))
    }

    /// The innermost open node, unless a graph inside it is open.
    fn open_node(&self) -> Option<u32> {
        self.open.iter().rev().find_map(|open| match open {
            OpenElement::Node(person) => Some(Some(*person)),
            OpenElement::Graph { .. } => Some(None),
            _ => None,
        })?
    }

    fn edge(&mut self, tag: &Tag) -> Result<(), ImportError> {
        let default = self.open.iter().rev().find_map(|open| match open {
            OpenElement::Graph { is_directed } => Some(*is_directed),
            _ => None,
        });
        let mut is_directed = default.unwrap_or(false);
        let (mut source, mut target) = (None, None);
        let has_ports = &mut self.has_ports;
        tag.for_each_attribute(&mut |name, value| match name {
            "source" => source = Some(value.into_owned()),
            "target" => target = Some(value.into_owned()),
            "directed" => is_directed = matches!(value.trim_ascii(), "true" | "1"),
            "sourceport" | "targetport" => *has_ports = true,
            _ => {}
        })?;
        self.builder
            .tie_of_tag(tag, [source, target], Direction::of(is_directed))
    }

    fn key(&mut self, tag: &Tag) -> Result<(), ImportError> {
        let mut key = Key {
            id: String::new(),
            name: String::new(),
        };
        tag.for_each_attribute(&mut |name, value| match name {
            "id" => key.id = value.into_owned(),
            "attr.name" => key.name = value.into_owned(),
            "yfiles.type" if key.name.is_empty() => key.name = value.into_owned(),
            _ => {}
        })?;
        if key.name.is_empty() {
            key.name.clone_from(&key.id);
        }
        if self.keys.len() < MAX_KEYS {
            self.keys.push(key);
        }
        Ok(())
    }

    /// Begins the label of a person, or notes data that are not read.
    fn data(&mut self, tag: &Tag, depth: usize) -> Result<(), ImportError> {
        let mut id = String::new();
        tag.for_each_attribute(&mut |name, value| {
            if name == "key" {
                id = value.into_owned();
            }
        })?;
        let key = self.keys.iter().find(|key| key.id == id);
        let name = key.map_or(id.as_str(), |key| key.name.as_str());
        match self.open.last().copied() {
            _ if is_yed_graphics(name) => {}
            Some(OpenElement::Node(person)) => match label_rank(name) {
                0 => self.builder.unread_of_people.add(name),
                rank => self.begin_label(person, rank, depth),
            },
            Some(OpenElement::Edge) => self.builder.unread_of_ties.add(name),
            _ => {}
        }
        Ok(())
    }

    /// Reads the text of the element at `depth` as the label of a person.
    fn begin_label(&mut self, person: u32, rank: u8, depth: usize) {
        // The text of an element around this one, if it is a label, is part of the label.
        let text = self.label.take().map_or(String::new(), |label| label.text);
        self.label = Some(OpenLabel {
            person,
            rank,
            depth,
            text,
        });
    }

    fn finish(mut self) -> Result<EdgeList, ImportError> {
        let notes = &mut self.builder.notes;
        if self.graphs > 1 {
            notes.push(Message::new(SEVERAL_NETWORKS).count("count", self.graphs));
        }
        if self.hyperedges > 0 {
            notes.push(Message::new(HYPEREDGES).count("count", self.hyperedges));
        }
        if self.has_ports {
            notes.push(Message::new(PORTS));
        }
        self.builder.finish()
    }
}

/// Whether data are the graphics that yEd stores. These contain nothing about a person or tie.
fn is_yed_graphics(name: &str) -> bool {
    ["nodegraphics", "edgegraphics"]
        .iter()
        .any(|graphics| name.eq_ignore_ascii_case(graphics))
}
