//! Networks in JSON, of the shapes that programs write.
//!
//! | shape | written by |
//! |---|---|
//! | `{"nodes": […], "links": […]}`, or `"edges"` | networkx, d3, sigma, vis.js |
//! | the same with `"key"` and `"attributes"` | graphology |
//! | the same in `"graph"`, nodes perhaps by id in an object | JSON Graph Format |
//! | `{"elements": {"nodes": […], "edges": […]}}`, or one list, of `{"data": {…}}` | Cytoscape |
//! | `[["a", "b"], …]`, or a list of such ties | anybody |
//!
//! - **People** are nodes, by `id` or `key`; a text or a number may stand for a node. Where the first
//!   node has neither, all are known by their `name` if ties name people by texts, and otherwise by
//!   their place in the list, from 0. People named by ties alone are people, and that is noted.
//! - **Ids** are told apart as they are written: `"1"` and `1` are one, `1` and `1.0` two.
//! - **Names.** Whoever has a `label`, or else a `name`, is shown by it.
//! - **Ties** go from `source` or `from` to `target` or `to`: an id, or a node with one. Where ids are
//!   there, but ties name people by numbers that are not all of them ids and all are places in the
//!   list, they are places, and that is noted.
//! - **Directions** are read where the file tells them: `directed`, graphology's `options.type` and
//!   `undirected`. Other attributes are not read, and noted.
//!
//! A key that comes twice is refused. What is not read is skipped without being built up, however deep.

mod item;
mod walk;

use serde_json::value::RawValue;

use super::builder::{Builder, Place, Way};
use super::hearing::Hearing;
use super::ignored::Ignored;
use super::text::quoted;
use super::{EdgeList, ImportError, Limits};
use crate::base::message::{Message, Sentence, sentences};
use item::{Item, id_of};
use walk::{Walk, first, is_true};

sentences! {
    /// What is said of JSON.
    JSON:
    BROKEN = "file.json", "Line {line} is not JSON: {found}.";
    CUT = "file.json-cut", "The file ends before its JSON does. Expected a whole file.";
    REPEATED = "file.json-twice", "Line {line} has {found} for the second time. Expected it once.";
    NO_TIES = "file.json-ties", "The JSON has no list of ties. Expected “nodes” and “links” or “edges”, “elements”, or a list of pairs.";
    NO_LIST = "file.json-list", "Line {line} has {found} where a list belongs. Expected a list.";
    NO_TIE = "file.json-tie", "Line {line} has a tie without two ends: {found}. Expected “source” and “target”, or a pair.";
    NO_ID = "file.json-id", "Line {line} has {found} for an id. Expected a text or a number.";
    PLACES = "note.places", "Ties name people by their place in the list, from 0: not all numbers in them are ids.";
}

/// By what nodes are known.
#[derive(Clone, Copy, PartialEq)]
enum Known {
    Id,
    Name,
    Place,
}

/// Where in the file what is.
#[derive(Default)]
struct Parts<'a> {
    nodes: Vec<&'a RawValue>,
    ties: Vec<&'a RawValue>,
    /// Nodes and ties in one list.
    mixed: Option<&'a RawValue>,
    is_directed: bool,
}

/// Reads a network in JSON; the rules are in the [module's documentation](self).
pub(super) fn read(
    text: &str,
    notes: Vec<Message>,
    limits: Limits,
    hearing: &mut Hearing,
) -> Result<EdgeList, ImportError> {
    let walk = Walk { text };
    let mut reader = Reader {
        walk,
        builder: Builder::new(limits, notes),
        hearing,
        known: Known::Id,
        order: Vec::new(),
        is_directed: false,
        by_place: false,
    };
    let whole = walk.whole()?;
    let mut parts = Parts::default();
    match first(whole) {
        b'[' => parts.mixed = Some(whole),
        _ => reader.parts(whole, &mut parts, true)?,
    }
    reader.is_directed = parts.is_directed;
    if let Some(list) = parts.mixed {
        reader.mixed(list)?;
    } else if parts.ties.is_empty() {
        return Err(ImportError::Refused(Message::new(NO_TIES)));
    } else if let Some(ties) = parts.ties.iter().find(|ties| first(ties) != b'[') {
        return Err(walk.wrong(NO_LIST, ties, ties.get()));
    } else {
        reader.known = reader.known_by(&parts)?;
        for nodes in parts.nodes {
            reader.nodes(nodes)?;
        }
        reader.by_place = reader.known == Known::Id && reader.are_places(&parts.ties)?;
        for ties in parts.ties {
            reader.ties(ties)?;
        }
        if reader.by_place {
            reader.builder.notes.push(Message::new(PLACES));
        }
    }
    reader.hearing.part(100);
    reader.builder.finish()
}

struct Reader<'a, 'h, 'f> {
    walk: Walk<'a>,
    builder: Builder,
    hearing: &'h mut Hearing<'f>,
    known: Known,
    /// Who is at each place of the list of nodes.
    order: Vec<u32>,
    is_directed: bool,
    /// Ties name people by their place although there are ids.
    by_place: bool,
}

impl<'a> Reader<'a, '_, '_> {
    /// Finds the lists in an object, or in one that is in it.
    fn parts(
        &mut self,
        object: &'a RawValue,
        parts: &mut Parts<'a>,
        is_outermost: bool,
    ) -> Result<(), ImportError> {
        let walk = self.walk;
        let others = &mut self.builder.others;
        let mut seen = Vec::new();
        let mut inner = Vec::new();
        walk.each(object, &mut |key, value| {
            let key = key.unwrap_or_default();
            let is_list = matches!(first(value), b'[' | b'{');
            match key {
                "nodes" | "vertices" if is_list => parts.nodes.push(value),
                "links" | "edges" if is_list => parts.ties.push(value),
                "elements" if first(value) == b'[' => parts.mixed = Some(value),
                "elements" | "graph" if is_outermost && first(value) == b'{' => inner.push(value),
                "directed" => parts.is_directed = is_true(value),
                "options" if is_list => {
                    walk.each(value, &mut |key, value| {
                        let is_directed = !value.get().eq_ignore_ascii_case("\"undirected\"");
                        if key == Some("type") {
                            parts.is_directed = is_directed;
                        }
                        Ok(())
                    })?;
                    return Ok(());
                }
                _ => {
                    if is_list && key != "attributes" {
                        others.add(key);
                    }
                    return Ok(());
                }
            }
            if seen.iter().any(|known| known == key) {
                return Err(walk.wrong(REPEATED, value, key));
            }
            seen.push(key.to_string());
            Ok(())
        })?;
        for object in inner {
            self.parts(object, parts, false)?;
        }
        Ok(())
    }

    /// How people are known, as the first node and the first tie tell.
    fn known_by(&self, parts: &Parts<'a>) -> Result<Known, ImportError> {
        let head = |lists: &[&'a RawValue]| -> Result<Option<&'a RawValue>, ImportError> {
            let mut head = None;
            for list in lists.iter().filter(|list| first(list) == b'[') {
                head = head.or(self.walk.head(list)?);
            }
            Ok(head)
        };
        let Some(node) = head(&parts.nodes)?.filter(|node| first(node) == b'{') else {
            return Ok(Known::Id);
        };
        let mut ignored = Ignored::default();
        let node = Item::read(self.walk, node, &mut ignored)?;
        if node.id().is_some() {
            return Ok(Known::Id);
        }
        let tie = match head(&parts.ties)? {
            Some(tie) => Some(Item::tie(self.walk, tie, &mut ignored)?),
            None => None,
        };
        let is_named = tie
            .and_then(|tie| tie.source)
            .is_some_and(|end| first(end) == b'"');
        Ok(match node.name {
            Some(_) if is_named => Known::Name,
            _ => Known::Place,
        })
    }

    /// The people in a list, or in an object by their ids.
    fn nodes(&mut self, nodes: &'a RawValue) -> Result<(), ImportError> {
        let walk = self.walk;
        walk.each(nodes, &mut |key, value| {
            self.hear(value);
            match (key, first(value)) {
                (Some(id), b'{') => {
                    let item = Item::read(walk, value, &mut self.builder.people_have)?;
                    self.declare(id, &item, value)
                }
                (Some(id), _) => self.declare(id, &Item::default(), value),
                (None, b'{') => self.node(value),
                (None, _) => {
                    let id = id_of(walk, value)?;
                    self.declare(&id, &Item::default(), value)
                }
            }
        })
    }

    fn node(&mut self, value: &'a RawValue) -> Result<(), ImportError> {
        let item = Item::read(self.walk, value, &mut self.builder.people_have)?;
        let id = match self.known {
            Known::Id => item.id(),
            Known::Name => item.name,
            Known::Place => return self.declare(&self.order.len().to_string(), &item, value),
        };
        let id = id.ok_or_else(|| ImportError::NoId {
            line: self.walk.place(value).line(),
        })?;
        self.declare(&id_of(self.walk, id)?, &item, value)
    }

    fn declare(&mut self, id: &str, item: &Item<'a>, at: &RawValue) -> Result<(), ImportError> {
        let person = self.builder.declare(id, self.walk.place(at))?;
        self.order.push(person);
        for (label, rank) in [(item.label, 2), (item.name, 1)] {
            if let Some(label) = label.filter(|label| matches!(first(label), b'"' | b'0'..=b'9')) {
                self.builder.label(person, &id_of(self.walk, label)?, rank);
            }
        }
        Ok(())
    }

    /// Whether all ends of ties are numbers of places, and not all of them are ids.
    fn are_places(&self, ties: &[&'a RawValue]) -> Result<bool, ImportError> {
        let mut ignored = Ignored::default();
        let (mut are_places, mut are_ids) = (!self.order.is_empty(), true);
        for ties in ties {
            let all = self.walk.while_each(ties, &mut |tie| {
                let tie = Item::tie(self.walk, tie, &mut ignored)?;
                for end in [tie.source, tie.target].into_iter().flatten() {
                    let place = end.get().parse::<usize>();
                    are_places &= place.is_ok_and(|place| place < self.order.len());
                    are_ids &= are_places && self.builder.find(end.get()).is_some();
                }
                Ok(are_places)
            });
            all?;
        }
        Ok(are_places && !are_ids)
    }

    fn ties(&mut self, ties: &'a RawValue) -> Result<(), ImportError> {
        let walk = self.walk;
        walk.each(ties, &mut |_, value| {
            self.hear(value);
            let item = Item::tie(walk, value, &mut self.builder.ties_have)?;
            self.tie(&item, value)
        })
    }

    fn tie(&mut self, item: &Item<'a>, at: &RawValue) -> Result<(), ImportError> {
        let (Some(source), Some(target)) = (item.source, item.target) else {
            return Err(self.walk.wrong(NO_TIE, at, at.get()));
        };
        for (name, value) in [("label", item.label), ("name", item.name)] {
            if value.is_some() {
                self.builder.ties_have.add(name);
            }
        }
        let ends = [self.end(source)?, self.end(target)?];
        let is_directed = item.is_directed.unwrap_or(self.is_directed);
        self.builder.tie(ends[0], ends[1], Way::of(is_directed))
    }

    /// Whom an end of a tie names.
    fn end(&mut self, end: &'a RawValue) -> Result<u32, ImportError> {
        if self.by_place
            && let Ok(place) = end.get().parse::<usize>()
        {
            // All of them are places.
            return Ok(self.order[place]);
        }
        let mut ignored = Ignored::default();
        let id = match first(end) {
            b'{' => {
                let node = Item::read(self.walk, end, &mut ignored)?;
                let id = if self.known == Known::Id {
                    node.id()
                } else {
                    node.id().or(node.name)
                };
                id.ok_or_else(|| self.walk.wrong(NO_ID, end, end.get()))?
            }
            _ => end,
        };
        self.builder
            .person(&id_of(self.walk, id)?, self.walk.place(end))
    }

    /// A list of pairs, of ties, or of nodes and ties.
    fn mixed(&mut self, list: &'a RawValue) -> Result<(), ImportError> {
        let walk = self.walk;
        walk.each(list, &mut |_, value| {
            self.hear(value);
            let item = Item::tie(walk, value, &mut Ignored::default())?;
            if item.source.is_some() || item.target.is_some() || item.id().is_none() {
                let item = Item::tie(walk, value, &mut self.builder.ties_have)?;
                return self.tie(&item, value);
            }
            self.node(value)
        })
    }

    fn hear(&mut self, value: &RawValue) {
        self.hearing.at(self.walk.at(value), self.walk.text.len());
    }
}

impl<'a> Walk<'a> {
    fn place(self, value: &RawValue) -> Place<'a> {
        Place::Byte(self.text, self.at(value))
    }

    /// What is said of a value.
    fn wrong(self, sentence: &'static Sentence, value: &RawValue, found: &str) -> ImportError {
        ImportError::Refused(
            Message::new(sentence)
                .count("line", self.place(value).line())
                .text("found", &quoted(found)),
        )
    }
}
