//! GEXF 1.1, 1.2 and 1.3: elements `node` and `edge` in a `graph`.
//!
//! - **People** are nodes, by their `id`, shown by their `label`; people named by edges alone are
//!   people, and that is noted. Nodes in nodes are nodes like the others.
//! - **Directions** come from an edge's `type`, or the graph's `defaultedgetype`: `directed`, `mutual`
//!   (both ways) or `undirected`. Both directions are one tie.
//! - **Not read** but noted: weights, attributes by their titles, colours, places and sizes, and when
//!   people and ties are there: in a dynamic graph everything ever there counts.

use super::builder::{Builder, Way};
use super::hearing::Hearing;
use super::xml::{Event, Tag, Xml};
use super::{EdgeList, ImportError, Limits, NETWORKS};
use crate::base::message::{Message, sentences};

sentences! {
    /// What is said of what GEXF can have.
    GEXF:
    TIMES = "note.times", "When people and ties are there is not read: whoever and whatever is ever there counts.";
}

/// What the innermost of such elements is about.
#[derive(Clone, Copy, PartialEq)]
enum About {
    People,
    Ties,
    Neither,
}

/// An attribute that is declared.
struct Attribute {
    about: About,
    id: String,
    title: String,
}

/// Nobody declares more attributes; the others go by their ids.
const MAX_ATTRIBUTES: usize = 200;

struct Reader {
    builder: Builder,
    attributes: Vec<Attribute>,
    /// What elements that are open are about, from the outermost.
    open: Vec<About>,
    graphs: usize,
    way: Way,
    has_times: bool,
}

/// Reads GEXF; the rules are in the [module's documentation](self).
pub(super) fn read(
    text: &str,
    notes: Vec<Message>,
    limits: Limits,
    hearing: &mut Hearing,
) -> Result<EdgeList, ImportError> {
    let mut xml = Xml::new(text);
    let mut reader = Reader {
        builder: Builder::new(limits, notes),
        attributes: Vec::new(),
        open: Vec::new(),
        graphs: 0,
        way: Way::Neither,
        has_times: false,
    };
    loop {
        match xml.next()? {
            Event::Open(tag) => {
                hearing.at(xml.at(), text.len());
                let about = reader.open(&tag)?;
                reader.open.push(about);
            }
            Event::Close => {
                reader.open.pop();
            }
            Event::Text(_) => {}
            Event::End => break,
        }
    }
    hearing.part(100);
    let notes = &mut reader.builder.notes;
    if reader.graphs > 1 {
        notes.push(Message::new(NETWORKS).count("count", reader.graphs));
    }
    if reader.has_times {
        notes.push(Message::new(TIMES));
    }
    reader.builder.finish()
}

/// Attributes of nodes and edges that say when they are there.
fn is_time(name: &str) -> bool {
    matches!(
        name,
        "start" | "end" | "startopen" | "endopen" | "timestamp" | "timestamps" | "intervals"
    )
}

impl Reader {
    fn open(&mut self, tag: &Tag) -> Result<About, ImportError> {
        let around = self.open.last().copied().unwrap_or(About::Neither);
        match tag.name() {
            "graph" => {
                self.graphs += 1;
                let mut way = Way::Neither;
                tag.each(&mut |name, value| {
                    if name == "defaultedgetype" {
                        way = way_of(&value).unwrap_or(way);
                    }
                })?;
                self.way = way;
                Ok(About::Neither)
            }
            "node" => self.node(tag),
            "edge" => self.edge(tag),
            "attributes" => {
                let mut about = About::Neither;
                tag.each(&mut |name, value| match (name, &*value) {
                    ("class", "node") => about = About::People,
                    ("class", "edge") => about = About::Ties,
                    _ => {}
                })?;
                Ok(about)
            }
            "attribute" => {
                self.attribute(tag, around)?;
                Ok(around)
            }
            "attvalue" => {
                self.value(tag, around)?;
                Ok(around)
            }
            "spell" | "slice" => {
                self.has_times = true;
                Ok(around)
            }
            // What is drawn of somebody.
            "color" | "position" | "size" | "shape" | "thickness" => {
                self.ignored(around, tag.full_name());
                Ok(around)
            }
            _ => Ok(around),
        }
    }

    fn node(&mut self, tag: &Tag) -> Result<About, ImportError> {
        let (mut id, mut label) = (None, None);
        let (has_times, people_have) = (&mut self.has_times, &mut self.builder.people_have);
        tag.each(&mut |name, value| match name {
            "id" => id = Some(value.into_owned()),
            "label" => label = Some(value.into_owned()),
            "pid" => people_have.add(name),
            _ => *has_times |= is_time(name),
        })?;
        let id = id.ok_or_else(|| tag.missing("id"))?;
        let person = self.builder.declare(&id, tag.place())?;
        self.builder.label(person, &label.unwrap_or_default(), 1);
        Ok(About::People)
    }

    fn edge(&mut self, tag: &Tag) -> Result<About, ImportError> {
        let (mut source, mut target, mut way) = (None, None, self.way);
        let (has_times, ties_have) = (&mut self.has_times, &mut self.builder.ties_have);
        tag.each(&mut |name, value| match name {
            "source" => source = Some(value.into_owned()),
            "target" => target = Some(value.into_owned()),
            "type" => way = way_of(&value).unwrap_or(way),
            "weight" | "label" | "kind" => ties_have.add(name),
            _ => *has_times |= is_time(name),
        })?;
        let source = source.ok_or_else(|| tag.missing("source"))?;
        let target = target.ok_or_else(|| tag.missing("target"))?;
        let source = self.builder.person(&source, tag.place())?;
        let target = self.builder.person(&target, tag.place())?;
        self.builder.tie(source, target, way)?;
        Ok(About::Ties)
    }

    fn attribute(&mut self, tag: &Tag, about: About) -> Result<(), ImportError> {
        let (mut id, mut title) = (String::new(), String::new());
        tag.each(&mut |name, value| match name {
            "id" => id = value.into_owned(),
            "title" => title = value.into_owned(),
            _ => {}
        })?;
        if self.attributes.len() < MAX_ATTRIBUTES {
            self.attributes.push(Attribute { about, id, title });
        }
        Ok(())
    }

    fn value(&mut self, tag: &Tag, about: About) -> Result<(), ImportError> {
        let mut id = String::new();
        let has_times = &mut self.has_times;
        tag.each(&mut |name, value| match name {
            // GEXF 1.1 calls it `id`.
            "for" | "id" => id = value.into_owned(),
            _ => *has_times |= is_time(name),
        })?;
        let declared = self.attributes.iter();
        let mut declared = declared.filter(|one| one.about == about && one.id == id);
        match declared.next() {
            Some(Attribute { title, .. }) if !title.is_empty() => {
                let title = title.clone();
                self.ignored(about, &title);
            }
            _ => self.ignored(about, &id),
        }
        Ok(())
    }

    fn ignored(&mut self, about: About, name: &str) {
        match about {
            About::People => self.builder.people_have.add(name),
            About::Ties => self.builder.ties_have.add(name),
            About::Neither => {}
        }
    }
}

fn way_of(word: &str) -> Option<Way> {
    match word.trim_ascii() {
        "directed" => Some(Way::There),
        "undirected" => Some(Way::Neither),
        "mutual" | "double" => Some(Way::Both),
        _ => None,
    }
}
