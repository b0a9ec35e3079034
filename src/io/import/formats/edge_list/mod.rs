//! Edge lists: one tie a line, with two names.
//!
//! The rules:
//!
//! - **Lines** end with LF or CRLF, or with CR in a file without LF. Lines that start with `#` or
//!   `%`, and lines of only white space, commas and semicolons, are skipped. The others are data
//!   lines.
//! - **Separator.** Tab, semicolon, comma or white space: the separator that gives two names on
//!   most of the first 200 data lines; if several give equally many, the first in this order. All
//!   but white space follow the quoting rules of CSV (`"Smith, J",Bob`). A quoted name ends on its
//!   line.
//! - **Names** are 1 to [`MAX_ID_BYTES`](crate::io::import::MAX_ID_BYTES) bytes, trimmed and
//!   compared byte by byte: `1` and `01` are two people. A carriage return or form feed in a name
//!   is replaced by its control picture. People are numbered from 0 in order of first appearance.
//! - **Header of column names.** The first data line is skipped if its two names are well-known
//!   column names (`source,target`, `id_1,id_2`, `u,v`, …) that do not appear again in the first
//!   200 data lines, or if neither is a number and all other names in these lines are numbers.
//! - **Header of sizes.** The first data line is skipped if it is two whole numbers, people and
//!   ties in either order, and three or more lines follow with exactly this many people and exactly
//!   this many lines, ties, or ties and self-loops together. Three numbers likewise: rows, columns
//!   (equal) and entries. Two more layouts are recognised. After the given number of ties, one line
//!   for each person with a value, which is skipped, too. And exactly the given number of ties,
//!   more than people, where every id is a whole number up to the given number of people (some
//!   people have no ties).
//! - **Ties** are undirected: both directions are one tie. Only the first two columns count. A
//!   person whom only a self-loop names has no ties.
//!
//! Notes say what is left out, except for comments and blank lines.

mod header;
mod name_pairs;
mod notes;
mod reader;

pub(crate) use notes::SENTENCES;
pub(crate) use reader::read;
