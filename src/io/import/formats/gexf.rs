//! GEXF 1.1, 1.2 and 1.3: elements `node` and `edge` in a `graph`.
//!
//! - **People** are nodes, identified by `id` and shown by `label`. People whom only edges name are
//!   added, with a note. Nested nodes are nodes like any other.
//! - **Directions** come from the `type` of an edge, or the `defaultedgetype` of the graph:
//!   `directed`, `mutual` (both ways) or `undirected`. Both directions are one tie.
//! - **Not read**, but noted: weights, attributes (by their titles), colours, positions, sizes, and
//!   the times at which nodes and edges exist. In a dynamic graph everything that ever exists
//!   counts.

use super::input::FormatInput;
use crate::base::message::{Message, sentences};
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, EdgeList, NetworkBuilder, SEVERAL_NETWORKS};
use crate::io::import::text::{ElementHandler, Tag, visit_elements};

sentences! {
    /// Notes about GEXF.
    SENTENCES:
    TIMES = "note.times", "Times are not read: people and ties count if they exist at any time.";
}

/// The subject that an element, or the element around it, describes.
#[derive(Clone, Copy, PartialEq)]
enum Subject {
    Person,
    Tie,
    Other,
}

/// A declared attribute.
struct Attribute {
    subject: Subject,
    id: String,
    title: String,
}

/// Maximum number of declared attributes that are stored. Values of other attributes are noted by
/// their ids.
const MAX_ATTRIBUTES: usize = 200;

struct GexfReader {
    builder: NetworkBuilder,
    attributes: Vec<Attribute>,
    /// The subjects of the open elements, outermost first.
    open: Vec<Subject>,
    graphs: usize,
    default_direction: Direction,
    has_times: bool,
}

/// Reads GEXF by the rules of the [module](self). O(bytes).
///
/// # Errors
/// If the XML cannot be read, a node has no `id`, an edge no `source` or `target`, or a limit is
/// exceeded.
pub(crate) fn read(input: FormatInput) -> Result<EdgeList, ImportError> {
    let mut reader = GexfReader {
        builder: NetworkBuilder::new(input.limits, input.notes),
        attributes: Vec::new(),
        open: Vec::new(),
        graphs: 0,
        default_direction: Direction::Undirected,
        has_times: false,
    };
    visit_elements(input.text, input.progress, &mut reader)?;
    input.progress.begin_phase(100);
    reader.finish()
}

impl ElementHandler for GexfReader {
    fn open(&mut self, tag: &Tag, _depth: usize) -> Result<(), ImportError> {
        let subject = self.element(tag)?;
        self.open.push(subject);
        Ok(())
    }

    fn close(&mut self) {
        self.open.pop();
    }
}

impl GexfReader {
    /// Reads a start tag. Returns the subject of its element.
    fn element(&mut self, tag: &Tag) -> Result<Subject, ImportError> {
        let parent = self.open.last().copied().unwrap_or(Subject::Other);
        match tag.name() {
            "graph" => {
                self.graph(tag)?;
                Ok(Subject::Other)
            }
            "node" => self.node(tag),
            "edge" => self.edge(tag),
            "attributes" => attributes_subject(tag),
            "attribute" => {
                self.attribute(tag, parent)?;
                Ok(parent)
            }
            "attvalue" => {
                self.attribute_value(tag, parent)?;
                Ok(parent)
            }
            "spell" | "slice" => {
                self.has_times = true;
                Ok(parent)
            }
            // Elements of the `viz` namespace.
            "color" | "position" | "size" | "shape" | "thickness" => {
                self.note_unread(parent, tag.full_name());
                Ok(parent)
            }
            _ => Ok(parent),
        }
    }

    fn graph(&mut self, tag: &Tag) -> Result<(), ImportError> {
        self.graphs += 1;
        let mut direction = Direction::Undirected;
        tag.for_each_attribute(&mut |name, value| {
            if name == "defaultedgetype" {
                direction = direction_of(&value).unwrap_or(direction);
            }
        })?;
        self.default_direction = direction;
        Ok(())
    }

    fn node(&mut self, tag: &Tag) -> Result<Subject, ImportError> {
        let (mut id, mut label) = (None, None);
        let (has_times, unread) = (&mut self.has_times, &mut self.builder.unread_of_people);
        tag.for_each_attribute(&mut |name, value| match name {
            "id" => id = Some(value.into_owned()),
            "label" => label = Some(value.into_owned()),
            "pid" => unread.add(name),
            _ => *has_times |= is_time(name),
        })?;
        let id = id.ok_or_else(|| tag.missing("id"))?;
        let person = self.builder.declare(&id, tag.position())?;
        self.builder.label(person, &label.unwrap_or_default(), 1);
        Ok(Subject::Person)
    }

    fn edge(&mut self, tag: &Tag) -> Result<Subject, ImportError> {
        let (mut source, mut target, mut direction) = (None, None, self.default_direction);
        let (has_times, unread) = (&mut self.has_times, &mut self.builder.unread_of_ties);
        tag.for_each_attribute(&mut |name, value| match name {
            "source" => source = Some(value.into_owned()),
            "target" => target = Some(value.into_owned()),
            "type" => direction = direction_of(&value).unwrap_or(direction),
            "weight" | "label" | "kind" => unread.add(name),
            _ => *has_times |= is_time(name),
        })?;
        self.builder.tie_of_tag(tag, [source, target], direction)?;
        Ok(Subject::Tie)
    }

    /// Keeps the declaration of an attribute.
    fn attribute(&mut self, tag: &Tag, subject: Subject) -> Result<(), ImportError> {
        let (mut id, mut title) = (String::new(), String::new());
        tag.for_each_attribute(&mut |name, value| match name {
            "id" => id = value.into_owned(),
            "title" => title = value.into_owned(),
            _ => {}
        })?;
        if self.attributes.len() < MAX_ATTRIBUTES {
            self.attributes.push(Attribute { subject, id, title });
        }
        Ok(())
    }

    /// Notes the attribute of a value that a person or tie has.
    fn attribute_value(&mut self, tag: &Tag, subject: Subject) -> Result<(), ImportError> {
        let mut id = String::new();
        let has_times = &mut self.has_times;
        tag.for_each_attribute(&mut |name, value| match name {
            // `id` in GEXF 1.1, `for` later.
            "for" | "id" => id = value.into_owned(),
            _ => *has_times |= is_time(name),
        })?;
        let declared = self.attributes.iter();
        let mut declared = declared.filter(|one| one.subject == subject && one.id == id);
        match declared.next() {
            Some(Attribute { title, .. }) if !title.is_empty() => {
                let title = title.clone();
                self.note_unread(subject, &title);
            }
            _ => self.note_unread(subject, &id),
        }
        Ok(())
    }

    fn note_unread(&mut self, subject: Subject, name: &str) {
        match subject {
            Subject::Person => self.builder.unread_of_people.add(name),
            Subject::Tie => self.builder.unread_of_ties.add(name),
            Subject::Other => {}
        }
    }

    fn finish(mut self) -> Result<EdgeList, ImportError> {
        let notes = &mut self.builder.notes;
        if self.graphs > 1 {
            notes.push(Message::new(SEVERAL_NETWORKS).count("count", self.graphs));
        }
        if self.has_times {
            notes.push(Message::new(TIMES));
        }
        self.builder.finish()
    }
}

/// The subject of the attributes in an `attributes` element.
fn attributes_subject(tag: &Tag) -> Result<Subject, ImportError> {
    let mut subject = Subject::Other;
    tag.for_each_attribute(&mut |name, value| match (name, &*value) {
        ("class", "node") => subject = Subject::Person,
        ("class", "edge") => subject = Subject::Tie,
        _ => {}
    })?;
    Ok(subject)
}

/// Whether an attribute of a node or edge gives a time of its existence.
fn is_time(name: &str) -> bool {
    matches!(
        name,
        "start" | "end" | "startopen" | "endopen" | "timestamp" | "timestamps" | "intervals"
    )
}

/// The direction that an edge type stands for.
fn direction_of(edge_type: &str) -> Option<Direction> {
    match edge_type.trim_ascii() {
        "directed" => Some(Direction::Forward),
        "undirected" => Some(Direction::Undirected),
        "mutual" | "double" => Some(Direction::Both),
        _ => None,
    }
}
