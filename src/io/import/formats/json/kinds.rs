//! Kinds of JSON without ties, by the keys of the outermost object.

use super::document::{JsonDocument, JsonValue};
use crate::base::message::Sentence;
use crate::io::import::error::ImportError;
use crate::io::import::file_kinds::{GEOJSON, NOTEBOOK, PACKAGE};

/// Keys of a kind that other files rarely have.
const KINDS: [(&str, &Sentence); 6] = [
    ("features", GEOJSON),
    ("coordinates", GEOJSON),
    ("nbformat", NOTEBOOK),
    ("dependencies", PACKAGE),
    ("devDependencies", PACKAGE),
    ("lockfileVersion", PACKAGE),
];

/// The kind of a file that has no ties, if it is a known one.
pub(super) fn kind_without_ties<'a>(
    document: JsonDocument<'a>,
    root: JsonValue<'a>,
) -> Result<Option<&'static Sentence>, ImportError> {
    let mut found = None;
    document.for_each(root, &mut |key, _| {
        let known = KINDS.iter().find(|(known, _)| key == Some(*known));
        found = found.or(known.map(|(_, kind)| *kind));
        Ok(())
    })?;
    Ok(found)
}
