//! Reads an edge list: detects the header, then numbers the names of all lines.

use super::konect::{Konect, LEFT, RIGHT};
use super::layout::Layout;
use super::name_pairs::{NamePairs, Separator};
use super::notes::{COLUMNS_AGAIN, RAGGED, TWO_SIDES, VALUES, WIDE};
use super::sizes::{SizeHeader, Sizes};
use crate::base::message::Message;
use crate::io::import::error::ImportError;
use crate::io::import::formats::input::FormatInput;
use crate::io::import::limits::{Limits, MAX_ID_BYTES, MAX_TIES};
use crate::io::import::network::{EdgeList, NameTable};
use crate::io::import::progress::{LINES_PER_REPORT, ReadProgress};
use crate::io::import::text::{Line, Lines, excerpt, line_message};
use std::borrow::Cow;

/// Reads an edge list by the rules of the [module](super).
///
/// Deterministic. Time is linear in the size of the file. Memory is about 20 bytes a line and 30
/// bytes a person, and the names once.
///
/// # Errors
/// If there is no data, a line does not have two names or not the columns of the other lines, the
/// file is another table, or a limit is exceeded.
pub(crate) fn read(mut input: FormatInput) -> Result<EdgeList, ImportError> {
    let text = input.text;
    let data = Lines::new(text);
    let Some(first) = data.clone().next() else {
        return Err(if text.bytes().any(|b| b == b'#' || b == b'%') {
            ImportError::OnlyComments
        } else {
            ImportError::Empty
        });
    };
    let (layout, data) = Layout::detect(data, &mut input.notes)?;
    let mut reader = EdgeListReader {
        layout,
        konect: Konect::parse(text),
        max_people: input.limits.people,
        notes: input.notes,
        progress: input.progress,
    };
    let first = data.clone().next().unwrap_or(first);
    let ties = reader.ties_after_header(&data, first);
    reader.progress.begin_phase(100);
    ties?.into_network(input.limits, first, reader.notes)
}

/// Settings and notes of one file. Its lines can be read twice.
struct EdgeListReader<'a, 'p> {
    layout: Layout<'a>,
    konect: Option<Konect>,
    max_people: usize,
    notes: Vec<Message>,
    progress: &'a mut ReadProgress<'p>,
}

impl<'a> EdgeListReader<'a, '_> {
    /// The ties of `data`, whose `first` line may be a header. Adds the notes about the header.
    fn ties_after_header(
        &mut self,
        data: &Lines<'a>,
        first: Line<'a>,
    ) -> Result<NumberedPairs<'a>, ImportError> {
        let rest = data.clone().skipping(1);
        if self.layout.header.is_some() {
            return self.number_names(&rest, self.max_people);
        }
        if let Some(konect) = self.konect {
            return self.ties_of_konect(data, konect);
        }
        let Some(sizes) = SizeHeader::parse(first.text) else {
            return self.number_names(data, self.max_people);
        };
        if let Some((pairs, ties)) = self.ties_before_values(&rest, sizes) {
            let people = pairs.people.names.len();
            let sizes = Sizes {
                people,
                ties,
                first_id: None,
            };
            self.notes.push(sizes.note(first));
            let values = |line| line_message(VALUES, line);
            self.notes.extend(rest.skipping(ties).next().map(values));
            return Ok(pairs);
        }
        self.ties_after_sizes(data, sizes)
    }

    /// The ties of `data`, and the people that the comments of KONECT count.
    fn ties_of_konect(
        &mut self,
        data: &Lines<'a>,
        konect: Konect,
    ) -> Result<NumberedPairs<'a>, ImportError> {
        let mut pairs = self.number_names(data, self.max_people)?;
        if konect.has_two_sides {
            self.notes.push(Message::new(TWO_SIDES));
        }
        if konect.count_people() > self.max_people {
            return Err(ImportError::TooManyPeople {
                line: 1,
                limit: self.max_people,
            });
        }
        konect.add_people_alone(&mut pairs.people);
        Ok(pairs)
    }

    /// The ties of `data`, whose first line is a header of sizes if the other lines have these
    /// sizes.
    fn ties_after_sizes(
        &mut self,
        data: &Lines<'a>,
        sizes: SizeHeader,
    ) -> Result<NumberedPairs<'a>, ImportError> {
        let mut rest = data.clone();
        let Some(first) = rest.next() else {
            return self.number_names(data, self.max_people);
        };
        if !self.layout.has_columns(first.text) {
            let pairs = self.number_names(&rest, self.max_people)?;
            let sizes = sizes.matching_sizes(&pairs.people.names, &pairs.rows, 0);
            return match sizes {
                Some(sizes) => self.with_people_alone(pairs, sizes, first),
                None => {
                    drop(pairs);
                    // The first line is read for its error.
                    self.number_names(data, self.max_people)
                }
            };
        }
        // The two numbers of a header are read as two people at first.
        let pairs = self.number_names(data, self.max_people + 2)?;
        if let Some((header, others)) = pairs.rows.split_first() {
            let is_only_in_header =
                |person: u32| !others.iter().flatten().any(|&other| other == person);
            let mut only = usize::from(is_only_in_header(header[0]));
            if header[0] != header[1] {
                only += usize::from(is_only_in_header(header[1]));
            }
            if let Some(sizes) = sizes.matching_sizes(&pairs.people.names, others, only) {
                drop(pairs);
                let pairs = self.number_names(&rest, self.max_people)?;
                return self.with_people_alone(pairs, sizes, first);
            }
        }
        if pairs.people.names.len() > self.max_people {
            return self.number_names(data, self.max_people);
        }
        Ok(pairs)
    }

    /// Adds the note about a header of sizes, and the people whom it counts and no tie names.
    fn with_people_alone(
        &mut self,
        mut pairs: NumberedPairs<'a>,
        sizes: Sizes,
        header: Line,
    ) -> Result<NumberedPairs<'a>, ImportError> {
        self.notes.push(sizes.note(header));
        if let Some(first_id) = sizes.first_id {
            if sizes.people > self.max_people {
                return Err(ImportError::TooManyPeople {
                    line: header.number,
                    limit: self.max_people,
                });
            }
            for id in first_id..first_id + sizes.people {
                pairs.people.number(&id.to_string());
            }
        }
        Ok(pairs)
    }

    /// The error of a line with another number of columns than the others.
    #[inline(never)]
    fn ragged(&self, line: Line) -> ImportError {
        let message = line_message(RAGGED, line).count("expected", self.layout.width);
        ImportError::Refused(message.count("columns", self.layout.count_columns(line.text)))
    }

    /// The ties of a file in which a header of sizes is followed by this many ties and then by one
    /// line for each person; also the number of lines of ties. `None` if any line breaks this
    /// layout.
    fn ties_before_values(
        &mut self,
        rest: &Lines<'a>,
        sizes: SizeHeader,
    ) -> Option<(NumberedPairs<'a>, usize)> {
        let lines = rest.clone().count();
        sizes
            .people_and_ties()
            .into_iter()
            .find_map(|(people, ties)| {
                if people.checked_add(ties) != Some(lines)
                    || people > self.max_people
                    || people == 0
                {
                    return None;
                }
                let lines = rest.clone().limited_to(ties);
                let pairs = self.number_names(&lines, self.max_people).ok()?;
                let mut has_value = vec![false; pairs.people.names.len()];
                if has_value.len() != people {
                    return None;
                }
                let mut values =
                    NamePairs::new(rest.clone().skipping(ties), self.layout.separator, [0, 1]);
                while let Some(row) = values.read().ok()? {
                    let person = pairs.people.find(row.names[0])?;
                    if std::mem::replace(&mut has_value[person as usize], true) {
                        return None;
                    }
                }
                Some((pairs, ties))
            })
    }

    /// Replaces the names of all lines by the numbers of people.
    fn number_names(
        &mut self,
        data: &Lines<'a>,
        max_people: usize,
    ) -> Result<NumberedPairs<'a>, ImportError> {
        let mut people = NameTable::default();
        let mut rows = Vec::new();
        let (mut wide, mut first_wide) = (0, None);
        let (mut again, mut first_again) = (0, 0);
        let Layout {
            separator,
            columns,
            width,
            least_width,
            header,
            ..
        } = self.layout;
        let has_two_sides = self.konect.is_some_and(|konect| konect.has_two_sides);
        let mut lines = NamePairs::new(data.clone(), separator, columns);
        let bytes = lines.bytes_left();
        loop {
            if rows.len().is_multiple_of(LINES_PER_REPORT) {
                self.progress.report(bytes - lines.bytes_left(), bytes);
            }
            let Some(row) = lines.read()? else {
                break;
            };
            let line = row.line;
            if header.is_some_and(|header| header == line.text) {
                again += 1;
                first_again = if again == 1 { line.number } else { first_again };
                continue;
            }
            let pair = row.names.map(with_control_pictures);
            for name in &pair {
                check_name(name, line, separator)?;
            }
            if row.filled > width || row.width < least_width {
                return Err(self.ragged(line));
            }
            if rows.len() == u32::MAX as usize {
                return Err(ImportError::TooManyTies {
                    ties: rows.len(),
                    limit: MAX_TIES,
                });
            }
            let pair = match has_two_sides {
                true => [
                    Cow::Owned([LEFT, &pair[0]].concat()),
                    Cow::Owned([RIGHT, &pair[1]].concat()),
                ],
                false => pair,
            };
            let [first, second] = &pair;
            rows.push([people.number(first), people.number(second)]);
            if people.names.len() > max_people {
                return Err(ImportError::TooManyPeople {
                    line: line.number,
                    limit: max_people,
                });
            }
            if row.filled > 2 {
                wide += 1;
                first_wide.get_or_insert(line);
            }
        }
        if again > 0 {
            let note = Message::new(COLUMNS_AGAIN).count("count", again);
            self.notes.push(note.count("line", first_again));
        }
        // The note about the names of the columns says which are read.
        wide = if header.is_some() { 0 } else { wide };
        Ok(NumberedPairs {
            people,
            rows,
            wide,
            first_wide,
        })
    }
}

/// Rejects empty and long names.
fn check_name(name: &str, line: Line, separator: Separator) -> Result<(), ImportError> {
    if name.is_empty() {
        return Err(ImportError::OneName {
            line: line.number,
            found: excerpt(line.text),
            separator: separator.name(),
        });
    }
    if name.len() > MAX_ID_BYTES {
        return Err(ImportError::LongId {
            line: line.number,
            found: excerpt(name),
            bytes: name.len(),
        });
    }
    Ok(())
}

/// The data lines with numbers instead of names.
struct NumberedPairs<'a> {
    people: NameTable,
    /// The two people of each line, self-loops and repetitions included.
    rows: Vec<[u32; 2]>,
    /// The number of lines with more than two columns.
    wide: usize,
    /// The first line with more than two columns.
    first_wide: Option<Line<'a>>,
}

impl NumberedPairs<'_> {
    /// The network of the pairs; `first` is the first data line of the file.
    fn into_network(
        self,
        limits: Limits,
        first: Line,
        mut notes: Vec<Message>,
    ) -> Result<EdgeList, ImportError> {
        let ids = self.people.names;
        if ids.is_empty() {
            return Err(ImportError::OnlyHeader {
                line: first.number,
                found: excerpt(first.text),
            });
        }
        if let (Some(first), 1..) = (self.first_wide, self.wide) {
            notes.push(line_message(WIDE, first).count("count", self.wide));
        }
        EdgeList::simplified(ids, self.rows, limits, notes)
    }
}

/// Replaces carriage returns and form feeds in a name by their control pictures.
fn with_control_pictures(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| b"\r\x0C".contains(&byte)) {
        return Cow::Owned(name.replace('\r', "\u{240D}").replace('\x0C', "\u{240C}"));
    }
    Cow::Borrowed(name)
}
