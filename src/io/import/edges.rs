//! Edge lists: one tie a line, two names each.
//!
//! What is accepted, and how it is decided:
//!
//! - **Lines** end with LF, CRLF, or CR where a file has no LF. A line that starts with `#` or `%`,
//!   and one of nothing but blanks, commas and semicolons, is no data.
//! - **Separator.** Of tab, semicolon, comma and white space the one that gives two names on most
//!   of the first 200 data lines; where they draw, the first in this order. All but white space
//!   follow the quoting rules of CSV (`"Smith, J",Bob`). A quoted name ends on its line.
//! - **Names.** Up to [`MAX_ID_BYTES`] of anything, trimmed and told apart byte by byte: `1` and
//!   `01` are two people. A carriage return or form feed within one stands as its picture. People are numbered from 0 in order of first appearance.
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

use super::header::{self, Sizes};
use super::hearing::Hearing;
use super::names::Interner;
use super::rows::{self, Rows, Separator};
use super::text::{Line, Lines, quoted};
use super::{COLUMNS, EdgeList, ImportError, Limits, MAX_ID_BYTES, MAX_TIES, VALUES, WIDE};
use crate::base::message::Message;
use std::borrow::Cow;

/// The network of these lines; `notes` are those of the text.
///
/// Deterministic. Time is linear in the size of the file; memory is about 20 bytes a line and 30 a
/// person beside the ids.
pub(super) fn read(
    text: &str,
    mut notes: Vec<Message>,
    limits: Limits,
    hearing: &mut Hearing,
) -> Result<EdgeList, ImportError> {
    let max_people = limits.people;
    let data = Lines::of(text);
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
        Table::read(&rest, separator, max_people, hearing)
    } else if let Some(sizes) = Sizes::of(first.text) {
        let is_matrix = text
            .as_bytes()
            .get(..14)
            .is_some_and(|b| b.eq_ignore_ascii_case(b"%%MatrixMarket"));
        if is_matrix {
            let table = Table::read(&rest, separator, max_people, hearing);
            if let Ok(table) = &table {
                header::matrix_notes(first, sizes, table.rows.len(), &mut notes);
            }
            table
        } else if let Some((table, ties)) =
            read_sections(&rest, separator, sizes, max_people, hearing)
        {
            notes.push(header::sizes_note(first, table.interner.names.len(), ties));
            let values = |line| header::noted(VALUES, line);
            notes.extend(rest.after(ties).next().map(values));
            Ok(table)
        } else {
            read_with_sizes(&data, separator, sizes, max_people, &mut notes, hearing)
        }
    } else {
        Table::read(&data, separator, max_people, hearing)
    };
    hearing.part(100);
    table?.finish(limits, first, notes)
}

/// A file that may begin with a line of sizes: it does if the rest has those sizes.
fn read_with_sizes<'a>(
    data: &Lines<'a>,
    separator: Separator,
    sizes: Sizes,
    max_people: usize,
    notes: &mut Vec<Message>,
    hearing: &mut Hearing,
) -> Result<Table<'a>, ImportError> {
    // A header of sizes is not two more people.
    let table = Table::read(data, separator, max_people + 2, hearing)?;
    if let Some((people, ties)) = sizes.fit(&table.interner.names, &table.rows) {
        let mut rest = data.clone();
        let first = rest.next();
        notes.extend(first.map(|first| header::sizes_note(first, people, ties)));
        return Table::read(&rest, separator, max_people, hearing);
    }
    if table.interner.names.len() > max_people {
        return Table::read(data, separator, max_people, hearing);
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
    hearing: &mut Hearing,
) -> Option<(Table<'a>, usize)> {
    let lines = rest.clone().count();
    sizes.pairs().into_iter().find_map(|(people, ties)| {
        if people.checked_add(ties) != Some(lines) || people > max_people || people == 0 {
            return None;
        }
        let lines = rest.clone().first(ties);
        let table = Table::read(&lines, separator, max_people, hearing).ok()?;
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

/// After so many lines it is said again how far it is.
pub(super) const ROWS: usize = 4096;

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
        hearing: &mut Hearing,
    ) -> Result<Self, ImportError> {
        let mut interner = Interner::default();
        let mut rows = Vec::new();
        let (mut wide, mut first_wide) = (0, None);
        let mut lines = Rows::of(data.clone(), separator);
        let bytes = lines.left();
        loop {
            if rows.len().is_multiple_of(ROWS) {
                hearing.at(bytes - lines.left(), bytes);
            }
            let Some(row) = lines.read()? else {
                break;
            };
            let line = row.line;
            let names = row.names.map(on_a_line);
            for id in &names {
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
            let [first, second] = &names;
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
        limits: Limits,
        first: Line,
        mut notes: Vec<Message>,
    ) -> Result<EdgeList, ImportError> {
        let ids = self.interner.names;
        if ids.is_empty() {
            return Err(ImportError::OnlyHeader {
                line: first.number,
                found: quoted(first.text),
            });
        }
        if let Some(first) = self.first_wide {
            notes.push(header::noted(WIDE, first).count("count", self.wide));
        }
        EdgeList::made(ids, self.rows, limits, notes)
    }
}

/// A name with pictures in place of what ends a line or a page elsewhere.
fn on_a_line(id: &str) -> Cow<'_, str> {
    if id.bytes().any(|byte| b"\r\x0C".contains(&byte)) {
        return Cow::Owned(id.replace('\r', "\u{240D}").replace('\x0C', "\u{240C}"));
    }
    Cow::Borrowed(id)
}
