//! What kind of file it is, told by its content and never by its name.

use super::text::trim;
use super::{Format, ImportError};
use crate::message::{Sentence, sentences};

sentences! {
    /// Kinds of file that people drop by mistake.
    KINDS:
    PNG = "kind.png", "a PNG picture";
    JPEG = "kind.jpeg", "a JPEG picture";
    GIF = "kind.gif", "a GIF picture";
    ZIP = "kind.zip", "a zip archive or an office document";
    GZIP = "kind.gzip", "a gzip archive: unpack it first";
    BZIP2 = "kind.bzip2", "a bzip2 archive: unpack it first";
    PDF = "kind.pdf", "a PDF document";
    UTF32 = "kind.utf32", "text in UTF-32: save it as UTF-8";
    XML = "kind.xml", "XML";
    SVG = "kind.svg", "an SVG picture";
    PAGE = "kind.page", "a web page";
    JSON = "kind.json", "JSON";
}

/// Their first bytes.
const MAGIC: [(&[u8], &Sentence); 9] = [
    (b"\x89PNG", PNG),
    (b"\xFF\xD8\xFF", JPEG),
    (b"GIF8", GIF),
    (b"PK\x03\x04", ZIP),
    (b"\x1F\x8B", GZIP),
    (b"BZh9", BZIP2),
    (b"%PDF-", PDF),
    (b"\xFF\xFE\0\0", UTF32),
    (b"\0\0\xFE\xFF", UTF32),
];

/// Text that is no edge list, by its first word in any case.
const MARKUP: [(&[u8], &Sentence); 8] = [
    (b"<?xml", XML),
    (b"<graphml", XML),
    (b"<gexf", XML),
    (b"<svg", SVG),
    (b"<!doctype", PAGE),
    (b"<html", PAGE),
    (b"{", JSON),
    (b"[", JSON),
];

/// Refuses what is no text by its first bytes.
pub(super) fn refuse_binary(bytes: &[u8]) -> Result<(), ImportError> {
    match MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, kind)) => Err(ImportError::OtherKind { kind }),
        None => Ok(()),
    }
}

/// The format of a text.
pub(super) fn of(text: &str) -> Result<Format, ImportError> {
    let begin = trim(text).as_bytes();
    let is_begin = |word: &[u8]| {
        begin
            .get(..word.len())
            .is_some_and(|b| b.eq_ignore_ascii_case(word))
    };
    match MARKUP.iter().find(|(word, _)| is_begin(word)) {
        Some((_, kind)) => Err(ImportError::OtherKind { kind }),
        None => Ok(Format::EdgeList),
    }
}
