//! XML as networks are written in it: elements, attributes and text, one after another.
//!
//! Nothing is expanded: a file that declares entities is refused, and of references only the five of
//! XML itself and numbers of characters are known. Nothing is fetched. Depth and the number of
//! attributes have limits, so that no file takes more than time linear in its size.

use quick_xml::Reader;
use quick_xml::XmlVersion::Explicit1_0;
use quick_xml::events::{BytesStart, Event as Raw};
use std::borrow::Cow;

use super::ImportError;
use super::builder::Place;
use super::text::{line_number, part, quoted};
use crate::base::message::{Message, Sentence, sentences};

/// Deepest nesting of elements.
pub const MAX_DEPTH: usize = 100;
/// Most attributes of an element.
pub const MAX_ATTRIBUTES: usize = 100;

sentences! {
    /// What is said of XML that is not read.
    XML:
    BROKEN = "file.xml", "Line {line} is not well-formed XML: {found}.";
    CUT = "file.xml-cut", "The file ends inside an element, {found}. Expected a whole file.";
    ENTITIES = "file.xml-entities", "Line {line} declares entities: {found}. Expected none, because they can grow without end.";
    REFERENCE = "file.xml-reference", "Line {line} refers to {found}. Expected no other entities than &amp; &lt; &gt; &quot; &apos; and numbers of characters.";
    DEEP = "file.xml-deep", "Line {line} is nested more than {most} elements deep. Expected fewer.";
    MANY = "file.xml-attributes", "Line {line} has an element with more than {most} attributes. Expected fewer.";
    MISSING = "file.xml-missing", "Line {line}: {found} has no {attribute}. Expected one.";
}

/// What comes next.
pub(super) enum Event<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// The innermost element ends.
    Close,
    /// Some text.
    Text(Cow<'a, str>),
    /// The file ends.
    End,
}

/// The beginning of an element.
pub(super) struct Tag<'a> {
    raw: BytesStart<'a>,
    place: Place<'a>,
    written: &'a str,
}

impl<'a> Tag<'a> {
    /// Without the prefix of a namespace.
    pub fn name(&self) -> &str {
        let name = self.raw.name().into_inner();
        name.rsplit(':').next().unwrap_or(name)
    }

    /// With it.
    pub fn full_name(&self) -> &str {
        self.raw.name().into_inner()
    }

    /// As it stands in the file.
    pub fn written(&self) -> &'a str {
        self.written
    }

    pub fn place(&self) -> Place<'a> {
        self.place
    }

    /// All attributes, by their names without prefixes.
    #[inline(never)]
    pub fn each(&self, hear: &mut dyn FnMut(&str, Cow<str>)) -> Result<(), ImportError> {
        for (number, attribute) in self.raw.attributes().enumerate() {
            if number >= MAX_ATTRIBUTES {
                let many = Message::new(MANY).count("most", MAX_ATTRIBUTES);
                return Err(ImportError::Refused(many.count("line", self.place.line())));
            }
            let attribute = attribute.map_err(|_| self.wrong(BROKEN))?;
            let name = attribute.key.into_inner();
            let value = attribute.normalized_value(Explicit1_0);
            let value = value.map_err(|_| self.wrong(REFERENCE))?;
            hear(name.rsplit(':').next().unwrap_or(name), value);
        }
        Ok(())
    }

    /// The error of an attribute that has to be there.
    pub fn missing(&self, attribute: &str) -> ImportError {
        let missing = self.said(MISSING).text("attribute", attribute);
        ImportError::Refused(missing)
    }

    fn wrong(&self, sentence: &'static Sentence) -> ImportError {
        ImportError::Refused(self.said(sentence))
    }

    #[inline(never)]
    fn said(&self, sentence: &'static Sentence) -> Message {
        Message::new(sentence)
            .count("line", self.place.line())
            .text("found", &quoted(self.written))
    }
}

/// Reads elements one after another.
pub(super) struct Xml<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// Elements that are open, and where the innermost began.
    depth: usize,
    begun: usize,
}

impl<'a> Xml<'a> {
    pub fn new(text: &'a str) -> Xml<'a> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Xml {
            text,
            reader,
            depth: 0,
            begun: 0,
        }
    }

    /// How many bytes are behind.
    pub fn at(&self) -> usize {
        self.reader.buffer_position() as usize
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    #[inline(never)]
    pub fn next(&mut self) -> Result<Event<'a>, ImportError> {
        loop {
            let before = self.at();
            let Ok(event) = self.reader.read_event() else {
                return Err(self.broken(before));
            };
            match event {
                Raw::Start(raw) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        let deep = Message::new(DEEP).count("most", MAX_DEPTH);
                        return Err(ImportError::Refused(deep.count("line", self.line(before))));
                    }
                    self.begun = before;
                    return Ok(Event::Open(Tag {
                        raw,
                        place: Place::Byte(self.text, before),
                        written: part(self.text, before, self.at()),
                    }));
                }
                Raw::End(_) => {
                    self.depth -= 1;
                    return Ok(Event::Close);
                }
                Raw::Text(text) => return Ok(Event::Text(text.into_inner())),
                Raw::CData(text) => return Ok(Event::Text(text.into_inner())),
                Raw::GeneralRef(reference) => {
                    let character = match &*reference {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => reference.resolve_char_ref().ok().flatten(),
                    };
                    return match character {
                        Some(character) => Ok(Event::Text(Cow::Owned(character.to_string()))),
                        None => Err(self.refused(REFERENCE, before, self.at())),
                    };
                }
                Raw::DocType(declaration) => {
                    if declaration.contains('[') || declaration.contains("<!") {
                        return Err(self.refused(ENTITIES, before, self.at()));
                    }
                }
                Raw::Eof if self.depth > 0 => {
                    let end = self.text.len();
                    let cut =
                        Message::new(CUT).text("found", &quoted(part(self.text, self.begun, end)));
                    return Err(ImportError::Refused(cut));
                }
                Raw::Eof => return Ok(Event::End),
                Raw::Empty(_) | Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) => {}
            }
        }
    }

    /// Text that is no element and the like, from this byte on.
    fn broken(&self, before: usize) -> ImportError {
        let at = (self.reader.error_position() as usize).max(before);
        self.refused(BROKEN, at, self.text.len())
    }

    #[inline(never)]
    fn refused(&self, sentence: &'static Sentence, begin: usize, end: usize) -> ImportError {
        // An error may be anywhere in a character.
        let begin = (0..=begin.min(self.text.len()))
            .rev()
            .find(|&at| self.text.is_char_boundary(at))
            .unwrap_or(0);
        let found = part(self.text, begin, end);
        ImportError::Refused(
            Message::new(sentence)
                .count("line", self.line(begin))
                .text("found", &quoted(found)),
        )
    }

    fn line(&self, at: usize) -> usize {
        line_number(&self.text.as_bytes()[..at.min(self.text.len())])
    }
}
