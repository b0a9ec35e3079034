//! What kind of file it is, told by its content and never by its name.

use super::text::{part, trim};
use super::xml::{Event, Xml};
use super::{Format, ImportError, pajek};
use crate::base::message::{Sentence, sentences};

sentences! {
    /// Kinds of file that people drop by mistake.
    KINDS:
    PNG = "kind.png", "a PNG picture";
    JPEG = "kind.jpeg", "a JPEG picture";
    GIF = "kind.gif", "a GIF picture";
    OFFICE = "kind.office", "an office document: save what is in it as text";
    ZIP = "kind.zip", "a zip archive";
    GZIP = "kind.gzip", "a .gz file";
    TAR = "kind.tar", "a tar archive: unpack it first";
    BZIP2 = "kind.bzip2", "a bzip2 archive: unpack it first";
    PDF = "kind.pdf", "a PDF document";
    UTF32 = "kind.utf32", "text in UTF-32: save it as UTF-8";
    XML = "kind.xml", "XML of another kind";
    NETWORK = "kind.network", "a network, but no list of ties";
    SVG = "kind.svg", "an SVG picture";
    PAGE = "kind.page", "a web page";
}

/// Their first bytes.
const MAGIC: [(&[u8], &Sentence); 10] = [
    (b"\x89PNG", PNG),
    (b"\xFF\xD8\xFF", JPEG),
    (b"GIF8", GIF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\x1F\x8B", GZIP),
    (b"BZh9", BZIP2),
    (b"%PDF-", PDF),
    (b"\xFF\xFE\0\0", UTF32),
    (b"\0\0\xFE\xFF", UTF32),
];

/// Roots of XML that is read, and of what is known not to be.
const ROOTS: [(&str, Root); 4] = [
    ("graphml", Root::Read(Format::GraphMl)),
    ("gexf", Root::Read(Format::Gexf)),
    ("svg", Root::Other(SVG)),
    ("html", Root::Other(PAGE)),
];

#[derive(Clone, Copy)]
enum Root {
    Read(Format),
    Other(&'static Sentence),
}

/// What is said of a zip archive that is a document.
pub(super) fn office() -> ImportError {
    ImportError::OtherKind { kind: OFFICE }
}

/// What is said of a network where an edge list is asked for.
pub(super) fn no_edge_list() -> ImportError {
    ImportError::OtherKind { kind: NETWORK }
}

/// Where a tar archive says that it is one.
const TAR_MARK: (usize, &[u8]) = (257, b"ustar");

/// Refuses what is no text by its first bytes.
pub(super) fn refuse_binary(bytes: &[u8]) -> Result<(), ImportError> {
    let (at, mark) = TAR_MARK;
    let marked = bytes.get(at..).is_some_and(|bytes| bytes.starts_with(mark));
    // What comes before it is filled up with zeros, which no text has.
    if marked && bytes[..at].contains(&0) {
        return Err(ImportError::OtherKind { kind: TAR });
    }
    match MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, kind)) => Err(ImportError::OtherKind { kind }),
        None => Ok(()),
    }
}

/// The format of a text.
pub(super) fn of(text: &str) -> Result<Format, ImportError> {
    let begin = trim(text);
    match begin.as_bytes() {
        [b'{' | b'[', ..] => Ok(Format::Json),
        [b'<', ..] if is_xml(begin) => xml(begin),
        _ if pajek::is_pajek(text) => Ok(Format::Pajek),
        _ => Ok(Format::EdgeList),
    }
}

/// Whether a text that begins with `<` is XML: names of people may begin so, too.
fn is_xml(begin: &str) -> bool {
    begin.starts_with("<?") || begin.starts_with("<!") || root(begin).is_some()
}

/// What the root is, of which this is the beginning.
fn root(begin: &str) -> Option<Root> {
    let name = begin.strip_prefix('<')?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != ':');
    let name = part(name, 0, end.unwrap_or(name.len()));
    let name = name.rsplit(':').next()?;
    let known = ROOTS
        .iter()
        .find(|(root, _)| name.eq_ignore_ascii_case(root));
    known.map(|(_, root)| *root)
}

/// The format of XML, by its first element.
fn xml(text: &str) -> Result<Format, ImportError> {
    let is_page = text
        .get(..14)
        .is_some_and(|begin| begin.eq_ignore_ascii_case("<!doctype html"));
    if is_page {
        return Err(ImportError::OtherKind { kind: PAGE });
    }
    let mut xml = Xml::new(text);
    loop {
        return match xml.next()? {
            Event::Open(tag) => match root(tag.written()) {
                Some(Root::Read(format)) => Ok(format),
                Some(Root::Other(kind)) => Err(ImportError::OtherKind { kind }),
                None => Err(ImportError::OtherKind { kind: XML }),
            },
            Event::End => Err(ImportError::OtherKind { kind: XML }),
            Event::Text(_) | Event::Close => continue,
        };
    }
}
