//! Detects the format of a file by its content. The name of the file has no effect.

use super::error::ImportError;
use super::file_kinds::{
    BZIP2, GIF, GZIP, JPEG, LANGUAGE, PAGE, PDF, PNG, SCRIPT, SVG, TAR, TWITTER, UTF32, XML, ZIP,
};
use super::format::Format;
use super::formats::matrix::Likeness;
use super::formats::pajek;
use super::formats::{
    adjacency, dimacs, dl, dot, edge_list, gdf, gml, lgl, matrix, matrix_market, metis, n_triples,
    sif, tgf,
};
use super::text::{Event, XmlParser, substring, trim_whitespace};
use crate::base::message::Sentence;

/// First bytes of binary files.
const SIGNATURES: [(&[u8], &Sentence); 10] = [
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

/// The offset and bytes of the signature of a tar archive.
const TAR_SIGNATURE: (usize, &[u8]) = (257, b"ustar");

/// The meaning of the root element of an XML file.
#[derive(Clone, Copy)]
enum Root {
    /// A format that is read.
    Format(Format),
    /// A kind of file that is rejected with the name of the kind.
    Refused(&'static Sentence),
}

/// Known root elements, without namespace prefix.
const ROOTS: [(&str, Root); 4] = [
    ("graphml", Root::Format(Format::GraphMl)),
    ("gexf", Root::Format(Format::Gexf)),
    ("svg", Root::Refused(SVG)),
    ("html", Root::Refused(PAGE)),
];

/// Whether a text has a format with a syntax of its own.
type Detector = fn(&str) -> bool;

/// The formats with a syntax of their own, the most specific first: the first whose detector accepts
/// a text is the format of that text.
const SYNTAXES: [(Detector, Format); 14] = [
    (matrix_market::is_matrix_market, Format::MatrixMarket),
    (gdf::is_gdf, Format::Gdf),
    (pajek::is_pajek, Format::Pajek),
    (dot::is_dot, Format::Dot),
    (gml::is_gml, Format::Gml),
    (dl::is_dl, Format::Dl),
    (dimacs::is_dimacs, Format::Dimacs),
    (n_triples::is_n_triples, Format::NTriples),
    (lgl::is_lgl, Format::Lgl),
    (tgf::is_tgf, Format::Tgf),
    (metis::is_metis, Format::Metis),
    (sif::is_sif, Format::Sif),
    (is_matrix, Format::Matrix),
    (is_adjacency_list, Format::AdjacencyList),
];

/// Rejects binary files whose first bytes identify their kind.
pub(super) fn refuse_binary(bytes: &[u8]) -> Result<(), ImportError> {
    let (offset, signature) = TAR_SIGNATURE;
    let has_signature = bytes
        .get(offset..)
        .is_some_and(|bytes| bytes.starts_with(signature));
    // The file name before the signature is padded with zeros, which text does not contain.
    if has_signature && bytes[..offset].contains(&0) {
        return Err(ImportError::OtherKind { kind: TAR });
    }
    match SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
    {
        Some((_, kind)) => Err(ImportError::OtherKind { kind }),
        None => Ok(()),
    }
}

/// The format of a decoded file. Text of no other format is an edge list.
///
/// # Errors
/// If the text is XML that is not well-formed up to its root element, or XML of another kind.
pub(super) fn detect_format(text: &str) -> Result<Format, ImportError> {
    let trimmed = trim_whitespace(text);
    match trimmed.as_bytes() {
        [b'{' | b'[', ..] => Ok(Format::Json),
        [b'<', ..] if is_xml(trimmed) => xml_format(trimmed),
        _ if trimmed.starts_with("window.YTD.") => Err(ImportError::OtherKind { kind: TWITTER }),
        _ if is_language(trimmed) => Err(ImportError::OtherKind { kind: LANGUAGE }),
        _ if is_script(trimmed) => Err(ImportError::OtherKind { kind: SCRIPT }),
        _ => Ok(accepted(text).next().unwrap_or(Format::EdgeList)),
    }
}

/// The formats other than the one that was read as which a text can be read: the detected one,
/// those whose syntax it also has, and an edge list, if the lines of the detected format look like
/// one.
pub(super) fn other_formats(text: &str, detected: Format, read: Format) -> Vec<Format> {
    if [Format::Json, Format::GraphMl, Format::Gexf].contains(&detected) {
        return Vec::new();
    }
    let mut all = vec![detected];
    all.extend(accepted(text).filter(|&format| format != detected));
    let mut add = |format, is_possible| {
        if is_possible && !all.contains(&format) {
            all.push(format);
        }
    };
    let has_lines = [
        Format::Sif,
        Format::Tgf,
        Format::Metis,
        Format::Lgl,
        Format::Matrix,
        Format::AdjacencyList,
    ];
    add(Format::EdgeList, has_lines.contains(&detected));
    add(Format::Matrix, matrix::recognise(text).is_some());
    let is_list = detected != Format::Sif && adjacency::recognise(text).is_some();
    add(Format::AdjacencyList, is_list);
    all.retain(|&format| format != read);
    all
}

/// The formats with a syntax of their own that accept a text, the most specific first.
fn accepted(text: &str) -> impl Iterator<Item = Format> {
    let known = SYNTAXES
        .iter()
        .filter(move |(is_format, _)| is_format(text));
    known.map(|(_, format)| *format)
}

/// Whether a text is a matrix: a square under the names of two ends is a table of ties.
fn is_matrix(text: &str) -> bool {
    match matrix::recognise(text) {
        None | Some(Likeness::Possible) => false,
        Some(Likeness::Likely) => !edge_list::names_ends(text),
        Some(Likeness::Named) => true,
    }
}

/// Whether a text is an adjacency list: `Ann knows Bob` is a person, a relation and a person.
fn is_adjacency_list(text: &str) -> bool {
    adjacency::recognise(text) == Some(true) && !sif::is_sif(text)
}

/// Whether a text begins as one of the languages that are not read, and that look like lists.
fn is_language(text: &str) -> bool {
    const BEGINNINGS: [&str; 15] = [
        "@prefix ",
        "@base ",
        "@startuml",
        "CREATE (",
        "CREATE TABLE",
        "MERGE (",
        "MATCH (",
        "INSERT INTO",
        "graph TD\n",
        "graph LR\n",
        "flowchart TD\n",
        "flowchart LR\n",
        "LEDA.GRAPH",
        ">>graph6<<",
        ">>sparse6<<",
    ];
    let begins = |begin: &&str| {
        let start = text.get(..begin.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(begin))
    };
    BEGINNINGS.iter().any(begins)
}

/// Whether a text is a statement of JavaScript that gives a name to data, such as `var graph = {`.
fn is_script(text: &str) -> bool {
    const BEGINNINGS: [&str; 6] = ["var ", "let ", "const ", "window.", "export ", "module."];
    let line = text.lines().next().unwrap_or_default();
    let data = line.split_once(['=']).map(|(_, data)| data.trim_ascii());
    BEGINNINGS.iter().any(|begin| line.starts_with(begin))
        && data.is_some_and(|data| data.is_empty() || data.starts_with(['{', '[']))
}

/// Whether a text that begins with `<` is XML. Names of people in an edge list can begin with `<`,
/// too.
fn is_xml(text: &str) -> bool {
    text.starts_with("<?") || text.starts_with("<!") || root_of(text).is_some()
}

/// The known root element of a text that begins with its start tag.
fn root_of(text: &str) -> Option<Root> {
    let name = text.strip_prefix('<')?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != ':');
    let name = substring(name, 0, end.unwrap_or(name.len()));
    let name = name.rsplit(':').next()?;
    let known = ROOTS
        .iter()
        .find(|(root, _)| name.eq_ignore_ascii_case(root));
    known.map(|(_, root)| *root)
}

/// The format of an XML file, by its root element.
fn xml_format(text: &str) -> Result<Format, ImportError> {
    let is_page = text
        .get(..14)
        .is_some_and(|begin| begin.eq_ignore_ascii_case("<!doctype html"));
    if is_page {
        return Err(ImportError::OtherKind { kind: PAGE });
    }
    let mut parser = XmlParser::new(text);
    loop {
        return match parser.next()? {
            Event::Open(tag) => match root_of(tag.source()) {
                Some(Root::Format(format)) => Ok(format),
                Some(Root::Refused(kind)) => Err(ImportError::OtherKind { kind }),
                None => Err(ImportError::OtherKind { kind: XML }),
            },
            Event::End => Err(ImportError::OtherKind { kind: XML }),
            Event::Text(_) | Event::Close => continue,
        };
    }
}
