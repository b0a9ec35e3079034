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
    NO_PLACE = "file.json-place", "Line {line} names {found}, but the {people} people of the list have no ids: they are known by their places in it, from 0. Expected one of these places, or people with “id”.";
    STRANGERS = "file.json-strangers", "No tie names a person of the list of people: the first, on line {line}, names {found}. Expected ties that name people by their ids, or by their places from 0.";
    RECORDS = "file.json-records", "Line {line} has a record that is not a tie: {found}. Expected ties with “source” and “target”, or an object with “nodes” and “links”.";
    NO_TIES_AMONG = "file.json-among", "Line {line} begins lists under names, but these names are hardly ever in the lists: {found}. Expected the people of each person, or “nodes” and “links”.";
    UNCLEAR = "file.json-unclear", "The rows of numbers from line {line} on can be a matrix, or ties: {found}. Expected “matrix” before a matrix, in an object with “nodes”, or rows of two names.";
    NOT_SQUARE = "file.json-square", "Line {line} has a row of {cells} numbers in a matrix of {rows} rows. Expected as many rows and columns as people.";
    NO_NUMBER = "file.json-number", "Line {line} has {found} in a matrix. Expected a number.";
    ROWS = "file.json-rows", "Line {line} begins {rows} lists of ties for {people} people. Expected a list for each person.";
    FIRST_OF = "note.json-first", "The file has {count} networks: only the first is read.";
    INDICES = "note.places", "Ties name people by their position in the list, from 0, because not all numbers in them are ids.";
}
