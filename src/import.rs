//! A real network from a file: one tie a line, two names each.
//!
//! What is accepted, and how it is decided:
//!
//! - **Text.** UTF-8, with or without a byte order mark; text that is not UTF-8 is read as
//!   Windows-1252 and noted. UTF-16, binary data, XML, JSON and the commonest other kinds of file
//!   are refused by name. Lines end with LF, CRLF, or CR where a file has no LF. A line that starts
//!   with `#` or `%`, and one of nothing but blanks, commas and semicolons, is no data.
//! - **Separator.** Of tab, semicolon, comma and white space the one that gives two names on most
//!   of the first 200 data lines; where they draw, the first in this order. All but white space
//!   follow the quoting rules of CSV (`"Smith, J",Bob`). A quoted name ends on its line.
//! - **Names.** Up to [`MAX_ID_BYTES`] of anything, trimmed and told apart byte by byte: `1` and
//!   `01` are two people. People are numbered from 0 in order of first appearance.
//! - **Header of names.** The first data line is left out if its two names are well-known names of
//!   columns (`source,target`, `id_1,id_2`, `u,v`, …) that do not come again in the first 200 data
//!   lines, or if neither is a number and all those in the rest of the first 200 are.
//! - **Header of sizes.** The first data line is left out if it is two whole numbers, people and
//!   ties in either order, and the rest, three lines or more, has exactly so many people and
//!   exactly so many lines, ties, or ties and self-loops together. Likewise three numbers: rows,
//!   columns (as many) and entries. Two more layouts are certain enough: so many lines of ties and
//!   then one line for each person, with a value, which is left out too; and exactly so many lines,
//!   more than the people in the header, where every id is a whole number no greater than those
//!   people (some of whom have no ties). Under a `%%MatrixMarket` banner it is always sizes.
//! - **Ties.** Undirected: both directions are one tie. Only the first two columns count. Whoever
//!   is named only in a self-loop is a person without ties.
//!
//! What is left out is said in [`EdgeList::notes`], but for comments and blank lines.

mod error;
mod header;
mod names;
mod rows;
mod text;
mod ties;

pub(crate) use error::ERRORS;
pub use error::ImportError;
pub use names::Names;
pub(crate) use rows::SEPARATORS;
pub(crate) use text::KINDS;

use header::Sizes;
use names::Interner;
use rows::{Rows, Separator};
use text::{Line, Lines, quoted};

use crate::message::{Message, sentences};

sentences! {
    /// What was left out of a file, or assumed.
    NOTES:
    COLUMNS = "note.columns", "Line {line} names the columns, {found}: left out.";
    SIZES = "note.sizes", "Line {line}, {found}, says how much follows ({people} people, {ties} ties), and it does: left out.";
    VALUES = "note.values", "From line {line}, {found}, each person has a line with a value: left out.";
    MATRIX = "note.matrix", "Line {line}, {found}, gives the sizes of a MatrixMarket file: left out.";
    RECTANGLE = "note.rectangle", "Rows and columns of one number are read as the same person.";
    INCOMPLETE = "note.incomplete", "It promises {said} entries and the file has {entries}: is it whole?";
    NOT_UTF8 = "note.utf8", "Line {line} is not UTF-8: the file is read as Windows-1252, so look at names with accents.";
    WIDE = "note.wide", "{count} lines have more than two columns (first line {line}, {found}): only the first two are read."
        or "{count} line has more than two columns (first line {line}, {found}): only the first two are read.";
    REPEATS = "note.repeats", "{count} lines repeat an earlier tie, in the same or the other direction: counted once."
        or "{count} line repeats an earlier tie, in the same or the other direction: counted once.";
    LOOPS = "note.loops", "{count} lines tie a person to themselves: left out; the person stays."
        or "{count} line ties a person to themselves: left out; the person stays.";
}

/// Most people an edge list may name.
pub const MAX_PEOPLE: usize = 1_000_000;
/// Most ties an edge list may have, after duplicates and self-loops: as many as a made world.
pub const MAX_TIES: usize = crate::graph::MOST_TIES;
/// Longest id, in bytes.
pub const MAX_ID_BYTES: usize = 1_000;

/// A network as read from an edge list.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeList {
    /// The file's own id of each person, in order of first appearance.
    pub ids: Names,
    /// Ties between two different people, each once, in order of first appearance and as written there.
    pub ties: Vec<[u32; 2]>,
    /// How many lines repeated an earlier tie, in either direction.
    pub duplicates: usize,
    /// How many lines tied a person to themselves.
    pub self_loops: usize,
    /// What was left out or assumed, and why.
    pub notes: Vec<Message>,
}

impl EdgeList {
    /// A network that was read before, of its people and ties alone; `None` if it has fewer than two
    /// people, or a tie names somebody who is not there. O(ties).
    ///
    /// ```
    /// use hopscope::import::{EdgeList, Names, edge_list};
    /// let list = edge_list(b"Ann,Bob\nBob,Cy\n")?;
    /// let names = Names::from_lines(list.ids.lines().to_string());
    /// assert_eq!(EdgeList::of(names, list.ties.clone()), Some(list));
    /// # Ok::<(), hopscope::import::ImportError>(())
    /// ```
    pub fn of(ids: Names, ties: Vec<[u32; 2]>) -> Option<EdgeList> {
        let people = ids.len();
        let ends = ties.as_flattened();
        let whole = people >= 2 && ends.iter().all(|&person| (person as usize) < people);
        whole.then(|| EdgeList {
            ids,
            ties,
            duplicates: 0,
            self_loops: 0,
            notes: Vec::new(),
        })
    }
}

/// Reads an edge list; the rules are in the [module's documentation](self).
///
/// Deterministic. Time is linear in the size of the file; memory is about 20 bytes a line and 30 a
/// person beside the ids.
///
/// # Errors
/// See [`ImportError`]: each names the line, the reason and what was expected.
///
/// ```
/// let list = hopscope::import::edge_list(b"# a triangle\nAnn,Bob\nBob,Cy\nCy,Ann\nAnn,Cy\n")?;
/// assert_eq!(list.ids.iter().collect::<Vec<_>>(), ["Ann", "Bob", "Cy"]);
/// assert_eq!(list.ties, [[0, 1], [1, 2], [2, 0]]);
/// assert_eq!(list.duplicates, 1);
/// # Ok::<(), hopscope::import::ImportError>(())
/// ```
pub fn edge_list(bytes: &[u8]) -> Result<EdgeList, ImportError> {
    read(bytes, MAX_PEOPLE, MAX_TIES)
}

/// [`edge_list`] with other limits.
fn read(bytes: &[u8], max_people: usize, max_ties: usize) -> Result<EdgeList, ImportError> {
    let mut notes = Vec::new();
    let text = text::decode(bytes, &mut notes)?;
    let data = Lines::of(&text);
    let Some(first) = data.clone().next() else {
        return Err(if text.bytes().any(|b| b == b'#' || b == b'%') {
            ImportError::OnlyComments
        } else {
            ImportError::Empty
        });
    };

    let rest = data.clone().after(1);
    let separator = rows::separator(&data);
    let table = if header::is_names(&data, separator) {
        notes.push(header::noted(COLUMNS, first));
        Table::read(&rest, separator, max_people)
    } else if let Some(sizes) = Sizes::of(first.text) {
        let is_matrix = text
            .as_bytes()
            .get(..14)
            .is_some_and(|b| b.eq_ignore_ascii_case(b"%%MatrixMarket"));
        if is_matrix {
            let table = Table::read(&rest, separator, max_people);
            if let Ok(table) = &table {
                header::matrix_notes(first, sizes, table.rows.len(), &mut notes);
            }
            table
        } else if let Some((table, ties)) = read_sections(&rest, separator, sizes, max_people) {
            notes.push(header::sizes_note(first, table.interner.names.len(), ties));
            let values = |line| header::noted(VALUES, line);
            notes.extend(rest.after(ties).next().map(values));
            Ok(table)
        } else {
            read_with_sizes(&data, separator, sizes, max_people, &mut notes)
        }
    } else {
        Table::read(&data, separator, max_people)
    };
    table?.finish(max_ties, first, notes)
}

/// A file that may begin with a line of sizes: it does if the rest has those sizes.
fn read_with_sizes<'a>(
    data: &Lines<'a>,
    separator: Separator,
    sizes: Sizes,
    max_people: usize,
    notes: &mut Vec<Message>,
) -> Result<Table<'a>, ImportError> {
    // A header of sizes is not two more people.
    let table = Table::read(data, separator, max_people + 2)?;
    if let Some((people, ties)) = sizes.fit(&table.interner.names, &table.rows) {
        let mut rest = data.clone();
        let first = rest.next();
        notes.extend(first.map(|first| header::sizes_note(first, people, ties)));
        return Table::read(&rest, separator, max_people);
    }
    if table.interner.names.len() > max_people {
        return Table::read(data, separator, max_people);
    }
    Ok(table)
}

/// After a line of sizes, so many ties and then one line for each person: the table and the number of
/// lines of ties, or `None` where the file is not of this layout to the last line.
fn read_sections<'a>(
    rest: &Lines<'a>,
    separator: Separator,
    sizes: Sizes,
    max_people: usize,
) -> Option<(Table<'a>, usize)> {
    let lines = rest.clone().count();
    sizes.pairs().into_iter().find_map(|(people, ties)| {
        if people.checked_add(ties) != Some(lines) || people > max_people || people == 0 {
            return None;
        }
        let table = Table::read(&rest.clone().first(ties), separator, max_people).ok()?;
        let mut seen = vec![false; table.interner.names.len()];
        if seen.len() != people {
            return None;
        }
        let mut values = Rows::of(rest.clone().after(ties), separator);
        while let Some(row) = values.read().ok()? {
            let person = table.interner.find(row.names[0])?;
            if std::mem::replace(&mut seen[person as usize], true) {
                return None;
            }
        }
        Some((table, ties))
    })
}

/// The data lines, names replaced by numbers.
struct Table<'a> {
    interner: Interner,
    /// The two people of each line, self-loops and repetitions included.
    rows: Vec<[u32; 2]>,
    /// How many lines have more than two columns.
    wide: usize,
    /// The first of them.
    first_wide: Option<Line<'a>>,
}

impl<'a> Table<'a> {
    fn read(
        data: &Lines<'a>,
        separator: Separator,
        max_people: usize,
    ) -> Result<Self, ImportError> {
        let mut interner = Interner::default();
        let mut rows = Vec::new();
        let (mut wide, mut first_wide) = (0, None);
        let mut lines = Rows::of(data.clone(), separator);
        while let Some(row) = lines.read()? {
            let line = row.line;
            for id in row.names {
                if id.is_empty() {
                    return Err(ImportError::OneName {
                        line: line.number,
                        found: quoted(line.text),
                        separator: separator.name(),
                    });
                }
                if id.len() > MAX_ID_BYTES {
                    return Err(ImportError::LongId {
                        line: line.number,
                        found: quoted(id),
                        bytes: id.len(),
                    });
                }
            }
            if rows.len() == u32::MAX as usize {
                return Err(ImportError::TooManyTies {
                    ties: rows.len(),
                    limit: MAX_TIES,
                });
            }
            let [first, second] = row.names;
            rows.push([interner.number(first), interner.number(second)]);
            if interner.names.len() > max_people {
                return Err(ImportError::TooManyPeople {
                    line: line.number,
                    limit: max_people,
                });
            }
            if row.more {
                wide += 1;
                first_wide.get_or_insert(line);
            }
        }
        Ok(Table {
            interner,
            rows,
            wide,
            first_wide,
        })
    }

    fn finish(
        self,
        max_ties: usize,
        first: Line,
        mut notes: Vec<Message>,
    ) -> Result<EdgeList, ImportError> {
        let Table {
            interner,
            rows: mut ties,
            wide,
            first_wide,
        } = self;
        let ids = interner.names;
        if ids.is_empty() {
            return Err(ImportError::OnlyHeader {
                line: first.number,
                found: quoted(first.text),
            });
        }
        if ids.len() == 1 {
            return Err(ImportError::OnePerson {
                id: quoted(ids.get(0)),
            });
        }
        let self_loops = ties::leave_out_loops(&mut ties);
        let duplicates = ties::keep_first(&mut ties, ids.len());
        if ties.len() > max_ties {
            return Err(ImportError::TooManyTies {
                ties: ties.len(),
                limit: max_ties,
            });
        }
        if let Some(first) = first_wide {
            notes.push(header::noted(WIDE, first).count("count", wide));
        }
        for (count, sentence) in [(duplicates, REPEATS), (self_loops, LOOPS)] {
            if count > 0 {
                notes.push(Message::new(sentence).count("count", count));
            }
        }
        Ok(EdgeList {
            ids,
            ties,
            duplicates,
            self_loops,
            notes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_exact_and_named() {
        let triangle = b"1 2\n2 3\n3 1\n1 3\n2 2\n";
        assert!(read(triangle, 3, 3).is_ok());
        let error = read(triangle, 2, 3).unwrap_err();
        assert_eq!(error, ImportError::TooManyPeople { line: 2, limit: 2 });
        let error = read(triangle, 3, 2).unwrap_err();
        assert_eq!(error, ImportError::TooManyTies { ties: 3, limit: 2 });
        assert!(
            error.to_string().contains("has 3 ties") && error.to_string().contains("at most 2"),
            "{error}"
        );
    }

    #[test]
    fn a_header_of_sizes_is_not_two_more_people() {
        assert_eq!(read(b"4 3\na b\nb c\nc d\n", 4, 3).unwrap().ids.len(), 4);
        let error = read(b"7 8\na b\nb c\nc d\n", 4, 9).unwrap_err();
        assert_eq!(error, ImportError::TooManyPeople { line: 3, limit: 4 });
    }
}
