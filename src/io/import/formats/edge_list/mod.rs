//! Edge lists: one tie a line, with two names.
//!
//! The rules:
//!
//! - **Lines** end with LF or CRLF, or with CR in a file without LF. Lines that start with `#` or
//!   `%`, and lines of only white space, commas and semicolons, are skipped. The others are data
//!   lines.
//! - **Separator.** Tab, semicolon, comma, bar or white space: the separator that gives two names on
//!   most of the first 200 data lines; if several give equally many, the first in this order. All
//!   but white space follow the quoting rules of CSV (`"Smith, J",Bob`). A quoted name ends on its
//!   line.
//! - **Names** are 1 to [`MAX_ID_BYTES`](crate::io::import::MAX_ID_BYTES) bytes, trimmed and
//!   compared byte by byte: `1` and `01` are two people. A carriage return or form feed in a name
//!   is replaced by its control picture. People are numbered from 0 in order of first appearance.
//! - **Columns.** A line `sep=;` before the data declares the separator. Each line has as many columns
//!   as most of the first 200 lines; another number is an error with the line. Empty columns at the
//!   end of a line do not count, and tabs there may be missing. All that follows `{` is one column.
//! - **Names of columns.** The first data line names the columns if two of its names are a known pair
//!   of ends (`source,target`, `id_1,id_2`, `:START_ID,:END_ID`, …, in any columns) that does not
//!   appear again in the first 200 data lines. With other words it does so if it is unlike the lines
//!   below: a column below has only numbers; or no name of it appears again, while below every name
//!   appears twice. The ends are then the first two columns, after one that numbers the lines. Lines
//!   that repeat the names are skipped.
//! - **Refused** with the name of the kind: tables of people without ties (`Id,Label`), tables whose
//!   columns do not say which are the ends, logs, and lists of a name and a number.
//! - **Header of sizes.** The first data line is skipped if it is two whole numbers, people and
//!   ties in either order, and three or more lines follow with exactly this many people and exactly
//!   this many lines, ties, or ties and self-loops together. Three numbers likewise: rows, columns
//!   (equal) and entries. One number is the people or the ties. Also after it: exactly the given number
//!   of ties, where every id is a whole number up to the given number of people; the ids that no tie
//!   names are people without ties. And after the given number of ties, one line for each person with
//!   a value, which is skipped, too.
//! - **KONECT.** The comments `% bip …` say that the columns have different people: `1` on the left is
//!   `l1`, `1` on the right `r1`. `% 5 3 3` gives the numbers of ties and people: they are believed.
//! - **Ties** are undirected: both directions are one tie. Only the two columns of the ends
//!   count. A person whom only a self-loop names has no ties.
//!
//! Notes say what is left out, except for comments and blank lines.

mod column_names;
mod konect;
mod layout;
mod name_pairs;
mod notes;
mod reader;
mod sizes;

pub(crate) use layout::names_ends;
pub(crate) use notes::SENTENCES;
pub(crate) use reader::read;
pub(crate) use sizes::count_declared_people;
