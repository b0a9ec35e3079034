//! Notes about edge lists, and the words for separators.

use crate::base::message::sentences;

sentences! {
    /// Notes about edge lists, and the words for separators.
    SENTENCES:
    COLUMNS = "note.columns", "Line {line} names the columns, {found}: left out.";
    SIZES = "note.sizes", "Line {line}, {found}, gives the sizes of the network ({people} people, {ties} ties): left out.";
    VALUES = "note.values", "From line {line}, {found}, each person has a line with a value: left out.";
    WIDE = "note.wide", "{count} lines have more than two columns (first line {line}, {found}): only the first two are read."
        or "{count} line has more than two columns (first line {line}, {found}): only the first two are read.";
    TAB = "separator.tab", "a tab, as on the other lines";
    SEMICOLON = "separator.semicolon", "a semicolon, as on the other lines";
    COMMA = "separator.comma", "a comma, as on the other lines";
    BLANK = "separator.blank", "white space, as on the other lines";
    ANY = "separator.any", "white space, a comma, a semicolon or a tab";
}
