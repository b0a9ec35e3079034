//! Finds the lists of nodes and ties in an object.

use super::document::{JsonDocument, JsonValue, first_byte, is_true};
use super::messages::{FIRST_OF, REPEATED};
use crate::base::message::Message;
use crate::io::import::error::ImportError;
use crate::io::import::network::NetworkBuilder;
use crate::io::import::text::substring;

/// The lists of nodes and ties in the file.
#[derive(Default)]
pub(super) struct NodeAndTieLists<'a> {
    pub nodes: Vec<JsonValue<'a>>,
    pub ties: Vec<JsonValue<'a>>,
    /// One list that contains nodes and ties.
    pub mixed: Option<JsonValue<'a>>,
    /// The ties of each node, in the order of the nodes; or an object with the ties of each person.
    pub adjacency: Option<JsonValue<'a>>,
    pub matrix: Option<JsonValue<'a>>,
    /// The names of the people of a matrix.
    names: Option<JsonValue<'a>>,
    /// The object with a network inside.
    pub inner: Option<JsonValue<'a>>,
    /// `None` if the file does not say it.
    pub is_directed: Option<bool>,
}

/// Whether a list or object has nothing in it.
fn is_empty(value: JsonValue) -> bool {
    let json = value.get();
    substring(json, 1, json.len() - 1).trim_ascii().is_empty()
}

impl<'a> NodeAndTieLists<'a> {
    /// Finds the lists in an object, or in an object inside it.
    ///
    /// # Errors
    /// If a list appears twice.
    pub fn find(
        document: JsonDocument<'a>,
        root: JsonValue<'a>,
        builder: &mut NetworkBuilder,
    ) -> Result<NodeAndTieLists<'a>, ImportError> {
        let mut lists = NodeAndTieLists::default();
        lists.fill(document, root, builder, true)?;
        if let Some(object) = lists.inner {
            lists.fill(document, object, builder, false)?;
        }
        if lists.matrix.is_some() && lists.nodes.is_empty() {
            lists.nodes.extend(lists.names);
        }
        Ok(lists)
    }

    fn fill(
        &mut self,
        document: JsonDocument<'a>,
        object: JsonValue<'a>,
        builder: &mut NetworkBuilder,
        is_outermost: bool,
    ) -> Result<(), ImportError> {
        let mut seen = Vec::new();
        document.for_each(object, &mut |key, value| {
            let key = key.unwrap_or_default();
            let first = first_byte(value);
            let is_list = matches!(first, b'[' | b'{');
            match key {
                "nodes" | "vertices" if is_list => self.nodes.push(value),
                "items" if is_list && !is_outermost => self.nodes.push(value),
                "names" | "labels" if first == b'[' => self.names = Some(value),
                "links" | "edges" | "relationships" if is_list => self.ties.push(value),
                "adjacency" | "adjacencyList" | "adjacency_list" if is_list => {
                    self.adjacency = Some(value);
                }
                "matrix" | "adjacencyMatrix" | "adjacency_matrix" if first == b'[' => {
                    self.matrix = Some(value);
                }
                "elements" if first == b'[' => self.mixed = Some(value),
                "elements" | "graph" | "network" if is_outermost && first == b'{' => {
                    self.inner = Some(value);
                }
                "graphs" if is_outermost && first == b'[' => {
                    self.inner = document.first_item(value)?;
                    let mut count = 0;
                    document.for_each(value, &mut |_, _| {
                        count += 1;
                        Ok(())
                    })?;
                    if count > 1 {
                        let note = Message::new(FIRST_OF).count("count", count);
                        builder.notes.push(note);
                    }
                }
                "directed" => self.is_directed = Some(is_true(value)),
                "options" if is_list => {
                    return document.for_each(value, &mut |key, value| {
                        let is_directed = !value.get().eq_ignore_ascii_case("\"undirected\"");
                        if key == Some("type") {
                            self.is_directed = Some(is_directed);
                        }
                        Ok(())
                    });
                }
                _ => {
                    if is_list && key != "attributes" && !is_empty(value) {
                        builder.unread_parts.add(key);
                    }
                    return Ok(());
                }
            }
            if seen.iter().any(|known| known == key) {
                return Err(document.error(REPEATED, value, key));
            }
            seen.push(key.to_string());
            Ok(())
        })
    }
}
