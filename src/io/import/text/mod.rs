//! Converts bytes to text, lines and XML elements. Also positions in a file, and excerpts of it for
//! messages. Imports `error`; does not depend on a format or on networks.

mod encoding;
mod excerpt;
mod lines;
mod number;
mod position;
mod substring;
mod xml;

pub(crate) use encoding::{SENTENCES as ENCODING_SENTENCES, decode};
pub(crate) use excerpt::{Excerpt, excerpt};
pub(crate) use lines::{Line, Lines, line_message, line_number};
pub(crate) use number::{is_number, whole_number};
pub(crate) use position::FilePosition;
pub(crate) use substring::{WHITESPACE, split_at_byte, substring, trim_whitespace};
pub(crate) use xml::{
    ElementHandler, Event, SENTENCES as XML_SENTENCES, Tag, XmlParser, visit_elements,
};
