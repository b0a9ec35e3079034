//! Notes and errors about edge lists, and the words for separators.

use crate::base::message::sentences;

sentences! {
    /// Notes and errors about edge lists, and the words for separators.
    SENTENCES:
    COLUMNS = "note.columns", "Line {line} names the columns, {found}: left out.";
    COLUMNS_LIKELY = "note.columns-likely", "Line {line} probably names the columns, {found}, because it is unlike the lines below: left out.";
    COLUMNS_AGAIN = "note.columns-again", "{count} more lines name the columns (the first: line {line}): left out."
        or "Line {line} names the columns again: left out.";
    COLUMNS_READ = "note.columns-read", "The two ends of a tie are the columns {first} and {second}. Not read: {names}.";
    COLUMN_SKIPPED = "note.columns-numbered", "The first column numbers the lines: left out.";
    SIZES = "note.sizes", "Line {line}, {found}, gives the sizes of the network ({people} people, {ties} ties): left out.";
    TWO_SIDES = "note.two-sides", "The two columns have different people: l1, l2, … on the left and r1, r2, … on the right. Equal ids on both sides are two people.";
    VALUES = "note.values", "From line {line}, {found}, each person has a line with a value: left out.";
    WIDE = "note.wide", "{count} lines have more than two columns (first line {line}, {found}): only the first two are read."
        or "{count} line has more than two columns (first line {line}, {found}): only the first two are read.";
    RAGGED = "file.columns", "Line {line} has another number of columns than the other lines ({columns}): {found}. Expected {expected}, because each line of a list of ties has the same columns. If each line is a person and all their neighbours, read the file as an adjacency list.";
    COLONS = "file.colons", "Each line has a name and a colon, as line {line}: {found}. Expected two names; or, if each line is a person and all their neighbours, read the file as an adjacency list.";
    OF_PEOPLE = "file.people-table", "The file is a table of people without ties: line {line} names the columns, {found}. Expected a table of ties, with two columns for the two ends, named source and target.";
    UNCLEAR = "file.unclear-table", "The file is a table, and the names of its columns (line {line}, {found}) do not say which two are the ends of ties. Expected the names source and target over these two.";
    TWO_MODE = "file.two-mode", "The file is a table of 0 and 1 with one kind in its rows and another in its columns (line {line}, {found}): it has no ties among people. Expected two people on each line, or a matrix whose rows and columns have the same names.";
    NO_NAME = "file.no-name", "Line {line} has signs where a name was expected: {found}. Expected two names on each line. A comment begins with # or %.";
    BRACKETS = "file.brackets", "Each line is in brackets, as line {line}: {found}. Expected two names without brackets.";
    TIMES = "file.times", "The file looks like a log: its lines have a date or a time where a name was expected (line {line}, {found}). Expected two names; or in the first line the names of the columns, source and target over the two ends.";
    VALUES_ONLY = "file.value-list", "The file looks like a list of people with a number each, without ties: line {line} is {found}. Expected two people on each line; if the numbers are people, write the names of the columns into the first line, source and target.";
    TAB = "separator.tab", "a tab, as on the other lines";
    SEMICOLON = "separator.semicolon", "a semicolon, as on the other lines";
    COMMA = "separator.comma", "a comma, as on the other lines";
    BAR = "separator.bar", "a bar, as on the other lines";
    BLANK = "separator.blank", "white space, as on the other lines";
    ANY = "separator.any", "white space, a comma, a semicolon or a tab";
}
