//! N-Triples (W3C, 2014): `<subject> <relation> <object> .` on each line.
//!
//! - **Ties** are triples whose subject and object are IRIs or blank nodes (`_:a`). The relation is
//!   never a person. Triples of `rdf:type` make no tie: their object is a kind.
//! - **Labels** are literals of relations that end in `label` or `name`; other literals are not read,
//!   but noted. Lines that start with `#` are skipped.

use super::input::FormatInput;
use super::syntax::{AllLines, builder, finish, for_each_line, wrong};
use crate::base::message::sentences;
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, EdgeList};
use crate::io::import::text::{FilePosition, substring};

const NAME: &str = "N-Triples";

sentences! {
    /// What N-Triples expect.
    SENTENCES:
    TRIPLE = "expected.triple", "subject, relation and object, and a full stop";
}

/// The relation between a thing and its kind.
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// An IRI without its brackets, or a blank node, and the text after it.
fn resource(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_ascii_start();
    if let Some(iri) = text.strip_prefix('<') {
        let end = iri.bytes().position(|byte| byte == b'>')?;
        let name = substring(iri, 0, end);
        let is_iri = !name.is_empty() && !name.bytes().any(|byte| byte.is_ascii_whitespace());
        return is_iri.then_some((name, substring(iri, end + 1, iri.len())));
    }
    text.strip_prefix("_:")?;
    let end = text.bytes().position(|byte| byte.is_ascii_whitespace())?;
    Some((substring(text, 0, end), substring(text, end, text.len())))
}

/// The object of a triple.
enum Object<'a> {
    Resource(&'a str),
    Literal(&'a str),
}

fn triple(line: &str) -> Option<(&str, &str, Object<'_>)> {
    let line = line.strip_suffix('.')?;
    let (subject, rest) = resource(line)?;
    let (relation, rest) = resource(rest)?;
    let rest = rest.trim_ascii();
    if let Some(literal) = rest.strip_prefix('"') {
        let end = literal.bytes().rposition(|byte| byte == b'"')?;
        return Some((
            subject,
            relation,
            Object::Literal(substring(literal, 0, end)),
        ));
    }
    // The space ends a blank node at the end of the line.
    let line_end = rest.len();
    let (object, _) = match rest.strip_prefix("_:") {
        Some(_) => (substring(rest, 0, line_end), ""),
        None => resource(rest)?,
    };
    Some((subject, relation, Object::Resource(object)))
}

/// Whether the first line of a text is a triple. O(comments).
pub(crate) fn is_n_triples(text: &str) -> bool {
    let is_data = |line: &str| !line.is_empty() && !line.starts_with('#');
    let first = AllLines::new(text).find(|line| is_data(line.text));
    first.is_some_and(|line| triple(line.text).is_some())
}

/// Reads N-Triples by the rules of the [module](self). O(bytes).
///
/// # Errors
/// If a line is no triple, or a limit is exceeded.
pub(crate) fn read(mut input: FormatInput) -> Result<EdgeList, ImportError> {
    let mut builder = builder(&mut input);
    for_each_line(input.text, input.progress, |line| {
        if line.text.starts_with('#') {
            return Ok(());
        }
        let found = triple(line.text);
        let found = found.ok_or_else(|| wrong(NAME, line.number, line.text, TRIPLE))?;
        let (subject, relation, object) = found;
        let position = FilePosition::Line(line.number);
        let name = relation.rsplit(['/', '#']).next().unwrap_or_default();
        match object {
            Object::Resource(_) if relation == TYPE => builder.unread_of_people.add("type"),
            Object::Resource(object) => {
                let first = builder.person(subject, position)?;
                let second = builder.person(object, position)?;
                builder.tie(first, second, Direction::Forward)?;
            }
            Object::Literal(text) if matches!(name, "label" | "name" | "prefLabel") => {
                let person = builder.person(subject, position)?;
                let rank = if name == "name" { 1 } else { 2 };
                if text.bytes().any(|byte| byte == b'\\') {
                    builder.label(person, &text.replace("\\\"", "\""), rank);
                } else {
                    builder.label(person, text, rank);
                }
            }
            Object::Literal(_) => builder.unread_of_people.add(name),
        }
        Ok(())
    })?;
    finish(builder, input.progress)
}
