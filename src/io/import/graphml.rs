//! GraphML: elements `node` and `edge` in a `graph`, and `data` about them under `key`s.
//!
//! - **People** are nodes, by their `id`; people named by edges alone are people, and that is noted.
//!   Nodes in nodes and in several graphs are nodes like the others.
//! - **Names.** Of `data` whose key is named `label`, or else `name`, whoever has one is shown by it; of
//!   yEd's files the first `NodeLabel`. The rules for labels are those of all formats.
//! - **Directions** come from an edge's `directed`, or its graph's `edgedefault`. Both directions are
//!   one tie.
//! - **Not read** but noted: other data by the names of their keys, hyperedges, ports.

use super::builder::{Builder, Way};
use super::hearing::Hearing;
use super::xml::{Event, Tag, Xml};
use super::{EdgeList, ImportError, Limits, MAX_ID_BYTES, NETWORKS};
use crate::base::message::{Message, sentences};

sentences! {
    /// What is said of what GraphML can have.
    GRAPHML:
    HYPEREDGES = "note.hyperedges", "{count} hyperedges tie several people at once: left out."
        or "{count} hyperedge ties several people at once: left out.";
    PORTS = "note.ports", "Ports of nodes are not read: an edge ties the nodes themselves.";
}

/// Which labels are better than which.
const RANKS: [(&str, u8); 3] = [("nodelabel", 1), ("name", 2), ("label", 3)];

fn rank(name: &str) -> u8 {
    let named = RANKS
        .iter()
        .find(|(label, _)| name.eq_ignore_ascii_case(label));
    named.map_or(0, |(_, rank)| *rank)
}

/// What a `key` says of the data under it.
struct Key {
    id: String,
    name: String,
}

/// Nobody declares more keys; data of others goes by the key's id.
const MAX_KEYS: usize = 200;

/// An element that is open.
#[derive(Clone, Copy)]
enum Open {
    /// Whether its edges have a direction.
    Graph(bool),
    Node(u32),
    Edge,
    Other,
}

struct Reader {
    builder: Builder,
    keys: Vec<Key>,
    /// From the outermost to the innermost.
    open: Vec<Open>,
    graphs: usize,
    hyperedges: usize,
    has_ports: bool,
    /// Whose label the text is that comes, and its rank: it ends where so many elements are open.
    label: Option<(u32, u8, usize)>,
    text: String,
}

/// Reads GraphML; the rules are in the [module's documentation](self).
pub(super) fn read(
    text: &str,
    notes: Vec<Message>,
    limits: Limits,
    hearing: &mut Hearing,
) -> Result<EdgeList, ImportError> {
    let mut xml = Xml::new(text);
    let mut reader = Reader {
        builder: Builder::new(limits, notes),
        keys: Vec::new(),
        open: Vec::new(),
        graphs: 0,
        hyperedges: 0,
        has_ports: false,
        label: None,
        text: String::new(),
    };
    loop {
        match xml.next()? {
            Event::Open(tag) => {
                hearing.at(xml.at(), text.len());
                let open = reader.open(&tag, xml.depth())?;
                reader.open.push(open);
            }
            Event::Text(words) => reader.words(&words),
            Event::Close => reader.close(),
            Event::End => break,
        }
    }
    hearing.part(100);
    reader.finish()
}

impl Reader {
    fn open(&mut self, tag: &Tag, depth: usize) -> Result<Open, ImportError> {
        Ok(match tag.name() {
            "graph" => {
                self.graphs +=
                    usize::from(!self.open.iter().any(|open| matches!(open, Open::Graph(_))));
                let mut is_directed = false;
                tag.each(&mut |name, value| {
                    is_directed |= name == "edgedefault" && value.eq_ignore_ascii_case("directed");
                })?;
                Open::Graph(is_directed)
            }
            "node" => {
                let mut id = None;
                tag.each(&mut |name, value| {
                    if name == "id" {
                        id = Some(value.into_owned());
                    }
                })?;
                let id = id.ok_or_else(|| tag.missing("id"))?;
                Open::Node(self.builder.declare(&id, tag.place())?)
            }
            "edge" => {
                self.edge(tag)?;
                Open::Edge
            }
            "key" => {
                self.key(tag)?;
                Open::Other
            }
            "data" => {
                self.data(tag, depth)?;
                Open::Other
            }
            "hyperedge" => {
                self.hyperedges += 1;
                Open::Other
            }
            "port" => {
                self.has_ports = true;
                Open::Other
            }
            "NodeLabel" => {
                if self.label.is_none()
                    && let Some(person) = self.node()
                {
                    self.label = Some((person, rank("NodeLabel"), depth));
                }
                Open::Other
            }
            _ => Open::Other,
        })
    }

    /// The node that is open, whatever else is in it; not one around its graph.
    fn node(&self) -> Option<u32> {
        let about = self.open.iter().rev();
        let mut about = about.filter(|open| matches!(open, Open::Node(_) | Open::Graph(_)));
        match about.next() {
            Some(Open::Node(person)) => Some(*person),
            _ => None,
        }
    }

    fn edge(&mut self, tag: &Tag) -> Result<(), ImportError> {
        let graphs = self.open.iter().rev().find_map(|open| match open {
            Open::Graph(is_directed) => Some(*is_directed),
            _ => None,
        });
        let mut is_directed = graphs.unwrap_or(false);
        let (mut source, mut target) = (None, None);
        let has_ports = &mut self.has_ports;
        tag.each(&mut |name, value| match name {
            "source" => source = Some(value.into_owned()),
            "target" => target = Some(value.into_owned()),
            "directed" => is_directed = value.trim_ascii() == "true" || value.trim_ascii() == "1",
            "sourceport" | "targetport" => *has_ports = true,
            _ => {}
        })?;
        let source = source.ok_or_else(|| tag.missing("source"))?;
        let target = target.ok_or_else(|| tag.missing("target"))?;
        let source = self.builder.person(&source, tag.place())?;
        let target = self.builder.person(&target, tag.place())?;
        self.builder.tie(source, target, Way::of(is_directed))
    }

    fn key(&mut self, tag: &Tag) -> Result<(), ImportError> {
        let mut key = Key {
            id: String::new(),
            name: String::new(),
        };
        tag.each(&mut |name, value| match name {
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

    /// Data of somebody may be their label; of other data the name is kept.
    fn data(&mut self, tag: &Tag, depth: usize) -> Result<(), ImportError> {
        let mut id = String::new();
        tag.each(&mut |name, value| {
            if name == "key" {
                id = value.into_owned();
            }
        })?;
        let key = self.keys.iter().find(|key| key.id == id);
        let name = key.map_or(id.as_str(), |key| key.name.as_str());
        match self.open.last() {
            _ if is_looks(name) => {}
            Some(Open::Node(person)) => match rank(name) {
                0 => self.builder.people_have.add(name),
                rank => self.label = Some((*person, rank, depth)),
            },
            Some(Open::Edge) => self.builder.ties_have.add(name),
            _ => {}
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        // A longer one is no label.
        if self.label.is_some() && self.text.len() <= MAX_ID_BYTES {
            self.text.push_str(words);
        }
    }

    fn close(&mut self) {
        if let Some((person, rank, depth)) = self.label
            && depth == self.open.len()
        {
            self.builder.label(person, &self.text, rank);
            self.label = None;
            self.text.clear();
        }
        self.open.pop();
    }

    fn finish(mut self) -> Result<EdgeList, ImportError> {
        let notes = &mut self.builder.notes;
        if self.graphs > 1 {
            notes.push(Message::new(NETWORKS).count("count", self.graphs));
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

/// What yEd writes of how things look, whose names say nothing.
fn is_looks(name: &str) -> bool {
    ["nodegraphics", "edgegraphics"]
        .iter()
        .any(|looks| name.eq_ignore_ascii_case(looks))
}
