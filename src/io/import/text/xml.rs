//! XML as network files use it: elements, attributes and text, one after another.
//!
//! Entities are never expanded: a file that declares entities is rejected. Only the five entities
//! of XML itself and character references are known. Nothing is fetched. Depth and the number of
//! attributes are limited, so the time is linear in the size of any file.
//!
//! `quick-xml` reads the XML. It checks neither that the file has a single root element nor
//! entities, depth and the number of attributes; this file adds the last three.

use quick_xml::Reader;
use quick_xml::XmlVersion::Explicit1_0;
use quick_xml::events::{BytesRef, BytesStart, Event as RawEvent};
use std::borrow::Cow;

use super::excerpt::excerpt;
use super::lines::line_number;
use super::position::FilePosition;
use super::substring::substring;
use crate::base::message::{Message, Sentence, sentences};
use crate::io::import::error::ImportError;
use crate::io::import::progress::ReadProgress;

/// Maximum depth of nested elements.
const MAX_DEPTH: usize = 100;
/// Maximum number of attributes of an element.
const MAX_ATTRIBUTES: usize = 100;

sentences! {
    /// Errors of XML.
    SENTENCES:
    BROKEN = "file.xml", "Line {line} is not well-formed XML: {found}.";
    CUT = "file.xml-cut", "The file ends inside an element, {found}. Expected a whole file.";
    ENTITIES = "file.xml-entities", "Line {line} declares entities: {found}. Expected none, because they can grow without end.";
    REFERENCE = "file.xml-reference", "Line {line} refers to {found}. Expected only &amp; &lt; &gt; &quot; &apos; and character numbers.";
    DEEP = "file.xml-deep", "Line {line} is nested more than {most} elements deep. Expected fewer.";
    MANY = "file.xml-attributes", "Line {line} has an element with more than {most} attributes. Expected fewer.";
    MISSING = "file.xml-missing", "Line {line}: {found} has no {attribute}. Expected one.";
}

/// A part of an XML file.
pub(crate) enum Event<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// The innermost element ends.
    Close,
    /// Text, with references resolved.
    Text(Cow<'a, str>),
    /// The file ends.
    End,
}

/// The start tag of an element.
pub(crate) struct Tag<'a> {
    raw: BytesStart<'a>,
    position: FilePosition<'a>,
    source: &'a str,
}

impl<'a> Tag<'a> {
    /// The name of the element without namespace prefix.
    pub fn name(&self) -> &str {
        let name = self.raw.name().into_inner();
        name.rsplit(':').next().unwrap_or(name)
    }

    /// The name of the element with namespace prefix.
    pub fn full_name(&self) -> &str {
        self.raw.name().into_inner()
    }

    /// The tag as it is in the file.
    pub fn source(&self) -> &'a str {
        self.source
    }

    pub fn position(&self) -> FilePosition<'a> {
        self.position
    }

    /// Calls `visit` with the name (without namespace prefix) and the value of each attribute, in
    /// order.
    ///
    /// # Errors
    /// If an attribute is not well-formed or refers to an unknown entity, or if there are too many
    /// attributes.
    #[inline(never)]
    pub fn for_each_attribute(
        &self,
        visit: &mut dyn FnMut(&str, Cow<str>),
    ) -> Result<(), ImportError> {
        for (number, attribute) in self.raw.attributes().enumerate() {
            if number >= MAX_ATTRIBUTES {
                let many = Message::new(MANY).count("most", MAX_ATTRIBUTES);
                return Err(ImportError::Refused(
                    many.count("line", self.position.line()),
                ));
            }
            let attribute = attribute.map_err(|_| self.error(BROKEN))?;
            let name = attribute.key.into_inner();
            let value = attribute.normalized_value(Explicit1_0);
            let value = value.map_err(|_| self.error(REFERENCE))?;
            visit(name.rsplit(':').next().unwrap_or(name), value);
        }
        Ok(())
    }

    /// The error that a required attribute is missing.
    pub fn missing(&self, attribute: &str) -> ImportError {
        ImportError::Refused(self.message(MISSING).text("attribute", attribute))
    }

    fn error(&self, sentence: &'static Sentence) -> ImportError {
        ImportError::Refused(self.message(sentence))
    }

    #[inline(never)]
    fn message(&self, sentence: &'static Sentence) -> Message {
        Message::new(sentence)
            .count("line", self.position.line())
            .text("found", &excerpt(self.source))
    }
}

/// A format's handler for the elements of a file.
pub(crate) trait ElementHandler {
    /// An element begins; `depth` counts the open elements, this one included.
    fn open(&mut self, tag: &Tag, depth: usize) -> Result<(), ImportError>;

    /// Text in the innermost open element. One text can come in several parts.
    fn text(&mut self, _text: &str) {}

    /// The innermost open element ends.
    fn close(&mut self);
}

/// Calls `handler` with all elements of an XML file in order. O(bytes).
///
/// # Errors
/// Those of [`XmlParser::next`] and of the handler.
pub(crate) fn visit_elements(
    text: &str,
    progress: &mut ReadProgress,
    handler: &mut impl ElementHandler,
) -> Result<(), ImportError> {
    let mut parser = XmlParser::new(text);
    loop {
        match parser.next()? {
            Event::Open(tag) => {
                progress.report(parser.offset(), text.len());
                handler.open(&tag, parser.depth)?;
            }
            Event::Text(text) => handler.text(&text),
            Event::Close => handler.close(),
            Event::End => return Ok(()),
        }
    }
}

/// Reads the parts of an XML file one after another.
pub(crate) struct XmlParser<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// The number of open elements.
    depth: usize,
    /// The byte offset of the last start tag.
    last_open: usize,
}

impl<'a> XmlParser<'a> {
    pub fn new(text: &'a str) -> XmlParser<'a> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        XmlParser {
            text,
            reader,
            depth: 0,
            last_open: 0,
        }
    }

    /// The number of bytes that have been read.
    fn offset(&self) -> usize {
        self.reader.buffer_position() as usize
    }

    /// The next part of the file.
    ///
    /// # Errors
    /// If the file is not well-formed, ends inside an element, declares entities, refers to an
    /// unknown entity, or is nested too deep.
    #[inline(never)]
    pub fn next(&mut self) -> Result<Event<'a>, ImportError> {
        loop {
            let before = self.offset();
            let Ok(event) = self.reader.read_event() else {
                return Err(self.syntax_error(before));
            };
            match event {
                RawEvent::Start(raw) => return self.open(raw, before),
                RawEvent::End(_) => {
                    self.depth -= 1;
                    return Ok(Event::Close);
                }
                RawEvent::Text(text) => return Ok(Event::Text(text.into_inner())),
                RawEvent::CData(text) => return Ok(Event::Text(text.into_inner())),
                RawEvent::GeneralRef(reference) => {
                    return match resolve(&reference) {
                        Some(character) => Ok(Event::Text(Cow::Owned(character.to_string()))),
                        None => Err(self.error(REFERENCE, before, self.offset())),
                    };
                }
                RawEvent::DocType(declaration) => {
                    if declaration.contains('[') || declaration.contains("<!") {
                        return Err(self.error(ENTITIES, before, self.offset()));
                    }
                }
                RawEvent::Eof if self.depth > 0 => {
                    let found = substring(self.text, self.last_open, self.text.len());
                    let cut = Message::new(CUT).text("found", &excerpt(found));
                    return Err(ImportError::Refused(cut));
                }
                RawEvent::Eof => return Ok(Event::End),
                RawEvent::Empty(_) | RawEvent::Comment(_) | RawEvent::Decl(_) | RawEvent::PI(_) => {
                }
            }
        }
    }

    /// An element begins at byte `begin`.
    fn open(&mut self, raw: BytesStart<'a>, begin: usize) -> Result<Event<'a>, ImportError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let deep = Message::new(DEEP).count("most", MAX_DEPTH);
            return Err(ImportError::Refused(deep.count("line", self.line(begin))));
        }
        self.last_open = begin;
        Ok(Event::Open(Tag {
            raw,
            position: FilePosition::Byte(self.text, begin),
            source: substring(self.text, begin, self.offset()),
        }))
    }

    /// The error that the file is not well-formed at or after byte `begin`.
    fn syntax_error(&self, begin: usize) -> ImportError {
        let at = (self.reader.error_position() as usize).max(begin);
        self.error(BROKEN, at, self.text.len())
    }

    /// An error about the bytes from `begin` to `end`.
    #[inline(never)]
    fn error(&self, sentence: &'static Sentence, begin: usize, end: usize) -> ImportError {
        // The position of a syntax error can be inside a character.
        let begin = (0..=begin.min(self.text.len()))
            .rev()
            .find(|&at| self.text.is_char_boundary(at))
            .unwrap_or(0);
        let found = substring(self.text, begin, end);
        ImportError::Refused(
            Message::new(sentence)
                .count("line", self.line(begin))
                .text("found", &excerpt(found)),
        )
    }

    fn line(&self, at: usize) -> usize {
        line_number(&self.text.as_bytes()[..at.min(self.text.len())])
    }
}

/// The character of an entity of XML itself, or of a character reference.
fn resolve(reference: &BytesRef) -> Option<char> {
    match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}
