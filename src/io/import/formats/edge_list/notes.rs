//! Notes about edge lists, and the words for separators.

use crate::base::message::sentences;

sentences! {
    /// Notes about edge lists, and the words for separators.
    SENTENCES:
    COLUMNS = "note.columns", "Line {line} names the columns, {found}: left out.";
    SIZES = "note.sizes", "Line {line}, {found}, says how much follows ({people} people, {ties} ties), and it does: left out.";
    VALUES = "note.values", "From line {line}, {found}, each person has a line with a value: left out.";
    MATRIX = "note.matrix", "Line {line}, {found}, gives the sizes of a MatrixMarket file: left out.";
    RECTANGLE = "note.rectangle", "Rows and columns of one number are read as the same person.";
    INCOMPLETE = "note.incomplete", "It promises {said} entries and the file has {entries}: is it whole?";
    WIDE = "note.wide", "{count} lines have more than two columns (first line {line}, {found}): only the first two are read."
        or "{count} line has more than two columns (first line {line}, {found}): only the first two are read.";
    TAB = "separator.tab", "a tab like the others";
    SEMICOLON = "separator.semicolon", "a semicolon like the others";
    COMMA = "separator.comma", "a comma like the others";
    BLANK = "separator.blank", "white space like the others";
    ANY = "separator.any", "white space, a comma, a semicolon or a tab";
}
