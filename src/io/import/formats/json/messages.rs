//! Errors and notes of JSON.

use crate::base::message::sentences;

sentences! {
    /// Errors and notes of JSON.
    SENTENCES:
    BROKEN = "file.json", "Line {line} is not JSON: {found}.";
    CUT = "file.json-cut", "The file ends before its JSON does. Expected a whole file.";
    REPEATED = "file.json-twice", "Line {line} has {found} for the second time. Expected it once.";
    NO_TIES = "file.json-ties", "The JSON has no list of ties. Expected “nodes” and “links” or “edges”, “elements”, or a list of pairs.";
    NO_LIST = "file.json-list", "Line {line} has {found} instead of a list. Expected a list.";
    NO_TIE = "file.json-tie", "Line {line} has a tie without two ends: {found}. Expected “source” and “target”, or a pair.";
    NO_ID = "file.json-id", "Line {line} has {found} for an id. Expected text or a number.";
    INDICES = "note.places", "Ties name people by their position in the list, from 0, because not all numbers in them are ids.";
}
