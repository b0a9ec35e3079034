//! The columns of an edge list: separator, number, names, and which two are the ends of ties.

use super::column_names::{are_of_people, are_of_ties, ends, is_of_lines};
use super::name_pairs::{SAMPLE_LINES, Separator, detect_separator, fields};
use super::notes::{
    BRACKETS, COLONS, COLUMN_SKIPPED, COLUMNS, COLUMNS_LIKELY, COLUMNS_READ, NO_NAME, OF_PEOPLE,
    TIMES, TWO_MODE, UNCLEAR, VALUES_ONLY,
};
use crate::base::message::{Message, Sentence};
use crate::io::import::error::ImportError;
use crate::io::import::network::UnreadNames;
use crate::io::import::text::{Line, Lines, is_number, line_message, substring};

/// Maximum number of bytes of the sample, besides its last line.
const SAMPLE_BYTES: usize = 1 << 16;

/// The columns of a file.
#[derive(Clone, Copy)]
pub(super) struct Layout<'a> {
    pub separator: Separator,
    /// The columns of the two ends, from 0.
    pub columns: [usize; 2],
    /// The number of columns.
    pub width: usize,
    /// The least number of columns on a line. Tabs at the end of a line may be missing.
    pub least_width: usize,
    /// The line with the names of the columns.
    pub header: Option<&'a str>,
}

impl<'a> Layout<'a> {
    /// The columns of `data`, and the data lines without a line `sep=;` before them. The first line
    /// of the data is left in, also if it has the names of the columns. O(sample).
    ///
    /// # Errors
    /// If the file is a table without ties, or one whose names of columns do not say which are the
    /// ends.
    pub fn detect(
        data: Lines<'a>,
        notes: &mut Vec<Message>,
    ) -> Result<(Layout<'a>, Lines<'a>), ImportError> {
        let (separator, data) = match data.clone().next().and_then(declared_separator) {
            Some(separator) => (separator, data.skipping(1)),
            None => (detect_separator(&data), data),
        };
        let sample = Sample::new(&data, separator);
        let width = match separator {
            // Tabs at the end of a line may be missing.
            Separator::Tab => sample.greatest_width(),
            _ => sample.width(),
        };
        let mut layout = Layout {
            separator,
            columns: [0, 1],
            width,
            least_width: if separator == Separator::Tab {
                0
            } else {
                width
            },
            header: None,
        };
        let Some(first) = data.clone().next() else {
            return Ok((layout, data));
        };
        sample.refuse_signs(separator)?;
        sample.refuse_two_modes(width)?;
        if let Some(head) = sample.head() {
            let found = sample.header(head, width, first)?;
            if let Some((sentence, columns)) = found {
                layout.columns = columns;
                layout.header = Some(first.text);
                notes.push(line_message(sentence, first));
                notes.extend(unread_note(head, columns, width));
                return Ok((layout, data));
            }
        }
        sample.refuse_other_tables()?;
        if sample.numbers_its_lines(width) {
            layout.columns = [1, 2];
            notes.push(Message::new(COLUMN_SKIPPED));
        }
        Ok((layout, data))
    }

    /// The number of columns of a line.
    pub fn count_columns(&self, line: &str) -> usize {
        fields(line, self.separator).map_or(1, |fields| fields.len())
    }

    /// Whether a line has as many columns as the others.
    pub fn has_columns(&self, line: &str) -> bool {
        let columns = self.count_columns(line);
        (2..=self.width).contains(&columns) && columns >= self.least_width
    }
}

/// Whether the first line has the names of the two ends of ties.
pub(crate) fn names_ends(text: &str) -> bool {
    let data = Lines::new(text);
    let separator = detect_separator(&data);
    let head = data.clone().next();
    let head = head.and_then(|line| fields(line.text, separator));
    head.is_some_and(|head| ends(&head).is_some())
}

/// The separator that the first line of a spreadsheet's file declares (`sep=;`).
fn declared_separator(line: Line) -> Option<Separator> {
    let line = line.text.trim_matches(['"']);
    let is_declared = substring(line, 0, 4).eq_ignore_ascii_case("sep=");
    match substring(line, 4, line.len()) {
        _ if !is_declared => None,
        ";" => Some(Separator::Semicolon),
        "," => Some(Separator::Comma),
        // The tab at the end of the line is trimmed.
        "" | "\\t" => Some(Separator::Tab),
        _ => None,
    }
}

/// The note about which columns are the ends; `None` if there are no others.
fn unread_note(head: &[String], columns: [usize; 2], width: usize) -> Option<Message> {
    // R leaves out the name of the first column, which numbers the lines.
    let offset = usize::from(width == head.len() + 1);
    let name = |column: usize| head.get(column - offset).map_or("", String::as_str);
    let mut unread = UnreadNames::default();
    for (column, name) in (offset..).zip(head) {
        if !columns.contains(&column) {
            unread.add(name);
        }
    }
    let names = unread.join(|_| true);
    let message = Message::new(COLUMNS_READ).text("names", &names);
    let [first, second] = columns.map(name);
    (!names.is_empty()).then(|| message.text("first", first).text("second", second))
}

/// The columns of the first lines; `None` for a line with a quoted name that does not end.
struct Sample<'a> {
    lines: Vec<Line<'a>>,
    rows: Vec<Option<Vec<String>>>,
}

impl<'a> Sample<'a> {
    fn new(data: &Lines<'a>, separator: Separator) -> Sample<'a> {
        let mut bytes = 0;
        let lines = data.clone().limited_to(SAMPLE_LINES).take_while(|line| {
            let is_in = bytes < SAMPLE_BYTES;
            bytes += line.text.len();
            is_in
        });
        let lines: Vec<Line> = lines.collect();
        let rows = lines.iter().map(|line| fields(line.text, separator));
        Sample {
            rows: rows.collect(),
            lines,
        }
    }

    /// The first line, if it can be a header.
    fn head(&self) -> Option<&[String]> {
        self.rows.first()?.as_deref()
    }

    /// The lines after the first.
    fn body(&self) -> impl Iterator<Item = &[String]> {
        let rows = self.rows.get(1..).unwrap_or_default();
        rows.iter().flatten().map(Vec::as_slice)
    }

    /// The number of columns of most lines, at least two. The first line counts only if it is alone.
    fn width(&self) -> usize {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for row in self.body().filter(|row| row.len() > 1) {
            match counts.iter_mut().find(|(width, _)| *width == row.len()) {
                Some((_, count)) => *count += 1,
                None => counts.push((row.len(), 1)),
            }
        }
        let mut best = (self.head().map_or(2, <[String]>::len).max(2), 0);
        for (width, count) in counts {
            if count > best.1 {
                best = (width, count);
            }
        }
        best.0
    }

    /// The number of columns of the longest line, at least two.
    fn greatest_width(&self) -> usize {
        let widths = self.rows.iter().flatten().map(Vec::len);
        widths.max().unwrap_or_default().max(2)
    }

    /// The cells of a column below the first line.
    fn below(&self, column: usize) -> impl Iterator<Item = &str> {
        self.body()
            .map(move |row| row.get(column).map_or("", String::as_str))
    }

    /// Whether a name occurs in one of these columns below the first line. Lines that repeat the
    /// first one do not count.
    fn recurs(&self, name: &str, columns: [usize; 2]) -> bool {
        let mut body = self.body().filter(|row| Some(*row) != self.head());
        body.any(|row| {
            let mut cells = columns.iter().filter_map(|&column| row.get(column));
            cells.any(|cell| cell == name)
        })
    }

    /// Whether the first line is the names of the columns: the note, and the columns of the two
    /// ends. `None` if it is a tie or sizes.
    fn header(
        &self,
        head: &[String],
        width: usize,
        first: Line,
    ) -> Result<Option<(&'static Sentence, [usize; 2])>, ImportError> {
        let refused = |sentence| Err(ImportError::Refused(line_message(sentence, first)));
        let has_body = self.body().next().is_some();
        if let Some(ends) = ends(head) {
            // R leaves out the name of the first column, which numbers the lines.
            let offset = usize::from(has_body && width == head.len() + 1);
            let columns = ends.map(|column| column + offset);
            let recurs = |&end: &usize| self.recurs(&head[end], columns);
            if ends.iter().any(recurs)
                || head[ends[0]] == head[ends[1]]
                || self.has_shape_of(ends.map(|end| &*head[end]), columns)
            {
                return Ok(None);
            }
            return Ok(Some((COLUMNS, columns)));
        }
        if is_default_of_pandas(head) && width == head.len() {
            return Ok(Some((COLUMNS, [1, 2])));
        }
        let is_name = |name: &String| !name.is_empty() && !is_number(name);
        let offset = usize::from(width > 2 && is_of_lines(head.first().map_or("", |name| name)));
        let columns = [offset, offset + 1];
        if !has_body
            || head.len() < 2
            || !head.iter().skip(1).all(is_name)
            || head[0].is_empty() && offset == 0
            || is_number(&head[0])
            || head.len() != width
        {
            return Ok(None);
        }
        if are_of_people(head) && !self.recurs(&head[0], [0, 1]) && !self.recurs(&head[1], [0, 1]) {
            return refused(OF_PEOPLE);
        }
        let recurs = |column: usize| self.recurs(&head[column], columns);
        if columns[1] >= width
            || columns.into_iter().any(recurs)
            || self.body().any(|row| row == head)
        {
            return Ok(None);
        }
        // One name twice is a tie of a person with themselves.
        if head[columns[0]] == head[columns[1]] {
            return Ok(None);
        }
        let mut others = offset..width;
        let is_over_numbers = others.any(|column| self.below(column).all(is_number));
        if !is_over_numbers && !self.is_unlike_the_others(head, columns) {
            return Ok(None);
        }
        let has_numbers = |column: usize| self.below(column).any(is_number);
        let is_clear = width == offset + 2
            || are_of_ties(head.get(offset + 2..).unwrap_or_default())
            || self.have_names_in_common(columns);
        if has_numbers(columns[0]) != has_numbers(columns[1]) || !is_clear {
            return refused(UNCLEAR);
        }
        Ok(Some((COLUMNS_LIKELY, columns)))
    }

    /// Whether the names of the first line differ from those below in kind: below, every name occurs
    /// twice, or the names of the first line differ only in digits; and no name below is the same
    /// without digits.
    fn is_unlike_the_others(&self, head: &[String], columns: [usize; 2]) -> bool {
        let names = columns.map(|column| &*head[column]);
        if self.has_shape_of(names, columns) {
            return false;
        }
        let shapes = names.map(without_digits);
        let mut names: Vec<&str> = columns.iter().flat_map(|&c| self.below(c)).collect();
        names.sort_unstable();
        let is_twice = names.chunk_by(|a, b| a == b).all(|same| same.len() > 1);
        let is_over_one_shape = |column: usize| {
            let head = self.head().and_then(|head| head.get(column));
            let has_digits = |name: &str| name.bytes().any(|byte| byte.is_ascii_digit());
            let mut below = self.below(column);
            let shape = below
                .next()
                .filter(|name| has_digits(name))
                .map(without_digits);
            let shape = shape.filter(|shape| !shape.is_empty());
            let rest: Vec<&str> = below.collect();
            head.is_some_and(|head| !has_digits(head))
                && shape.is_some_and(|shape| {
                    rest.len() > 1
                        && rest
                            .iter()
                            .all(|name| has_digits(name) && without_digits(name) == shape)
                })
        };
        shapes[0] == shapes[1] && !shapes[0].is_empty()
            || names.len() >= 6 && is_twice
            || columns.into_iter().any(is_over_one_shape)
    }

    /// Whether a name in these columns, below the first line, differs from one of `names` only in
    /// its digits. Lines that repeat the first one do not count.
    fn has_shape_of(&self, names: [&str; 2], columns: [usize; 2]) -> bool {
        let shapes = names.map(without_digits);
        let mut body = self.body().filter(|row| Some(*row) != self.head());
        body.any(|row| {
            let mut cells = columns.iter().filter_map(|&column| row.get(column));
            cells.any(|cell| shapes.contains(&without_digits(cell)))
        })
    }

    /// Whether a name is in both columns.
    fn have_names_in_common(&self, [first, second]: [usize; 2]) -> bool {
        let names = |column: usize| {
            let rows = self.rows.iter().flatten();
            rows.filter_map(move |row| row.get(column))
        };
        names(first).any(|name| names(second).any(|other| name == other))
    }

    /// Rejects lines with signs for names, lines in brackets, and lines that all have a colon behind the
    /// first name.
    fn refuse_signs(&self, separator: Separator) -> Result<(), ImportError> {
        let refused =
            |sentence, line: Line| Err(ImportError::Refused(line_message(sentence, line)));
        let are_signs = |cell: &String| {
            !cell.is_empty()
                && cell
                    .bytes()
                    .all(|byte| byte.is_ascii_punctuation() && byte != b'_')
        };
        for (&line, row) in self.lines.iter().zip(&self.rows) {
            let mut ends = row.iter().flatten().take(2);
            if separator == Separator::Whitespace && ends.any(are_signs) {
                return refused(NO_NAME, line);
            }
        }
        let is_bracketed = |line: &Line| {
            let text = line.text.trim_end_matches([',', ';']);
            text.starts_with(['(', '[']) && text.ends_with([')', ']'])
        };
        match self.lines.first() {
            Some(&line) if self.lines.iter().all(is_bracketed) => return refused(BRACKETS, line),
            _ => {}
        }
        // A colon inside of quotes is one of a name.
        let has_colon = |(line, row): (&Line, &Option<Vec<String>>)| {
            let name = row.as_ref().and_then(|row| row.first());
            !line.text.starts_with(['"']) && name.is_none_or(|name| name.ends_with([':']))
        };
        let are_colons = self.lines.iter().zip(&self.rows).all(has_colon);
        match self.lines.first() {
            Some(&line) if are_colons && self.lines.len() > 1 => refused(COLONS, line),
            _ => Ok(()),
        }
    }

    /// Rejects a table of 0 and 1 below and beside names: people in rows and other things in columns.
    fn refuse_two_modes(&self, width: usize) -> Result<(), ImportError> {
        let is_binary = |cell: &str| matches!(cell, "0" | "1" | "");
        let (Some(head), Some(&line)) = (self.head(), self.lines.first()) else {
            return Ok(());
        };
        let rows = self.body().count();
        let are_binary = (1..width).all(|column| self.below(column).all(is_binary));
        let mut names: Vec<&str> = self.below(0).collect();
        names.sort_unstable();
        let are_distinct = names.windows(2).all(|pair| pair[0] != pair[1]);
        let is_table = rows > 2 || rows == 2 && ends(head).is_none();
        let has_names = head.len() == width && !head.iter().skip(1).any(|name| is_binary(name));
        if is_table && width > 3 && are_binary && are_distinct && has_names {
            return Err(ImportError::Refused(line_message(TWO_MODE, line)));
        }
        Ok(())
    }

    /// Rejects tables without header that are not ties.
    fn refuse_other_tables(&self) -> Result<(), ImportError> {
        let rows = || self.rows.iter().flatten();
        let (Some(&line), 2..) = (self.lines.first(), rows().count()) else {
            return Ok(());
        };
        let cell = |row: &Vec<String>, column: usize| row.get(column).cloned().unwrap_or_default();
        let is_time = |column| rows().all(|row| is_date_or_time(&cell(row, column)));
        let refused = |sentence| Err(ImportError::Refused(line_message(sentence, line)));
        if is_time(0) || is_time(1) {
            return refused(TIMES);
        }
        let are_values =
            rows().all(|row| row.len() == 2 && !is_number(&row[0]) && is_number(&row[1]));
        let mut names: Vec<String> = rows().map(|row| cell(row, 0)).collect();
        names.sort_unstable();
        let are_distinct = names.windows(2).all(|pair| pair[0] != pair[1]);
        if are_values && are_distinct && names.len() > 2 {
            return refused(VALUES_ONLY);
        }
        Ok(())
    }

    /// Whether the first column numbers the lines, from 0 or 1, before two columns of words.
    fn numbers_its_lines(&self, width: usize) -> bool {
        let is_numbered = |from: usize| {
            let numbered = self.rows.iter().zip(from..);
            numbered.clone().count() > 2
                && numbered.into_iter().all(|(row, number)| {
                    row.as_ref().is_some_and(|row| {
                        row.len() > 2
                            && row[0] == number.to_string()
                            && !row[1..3].iter().any(|name| is_number(name))
                    })
                })
        };
        width > 2 && (is_numbered(0) || is_numbered(1)) && self.have_names_in_common([1, 2])
    }
}

/// Whether names are an empty one and 0, 1, …: pandas writes these over columns without names.
fn is_default_of_pandas(head: &[String]) -> bool {
    let mut names = head.iter().skip(1).zip(0_usize..);
    head.len() > 2 && head[0].is_empty() && names.all(|(name, number)| *name == number.to_string())
}

fn without_digits(name: &str) -> String {
    name.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Whether a text is a date or a time: digits between at least two of `-/.:`, or between colons.
fn is_date_or_time(text: &str) -> bool {
    let text = text.trim_matches(['[', ']']);
    let (mut signs, mut colons, mut digits) = (0, 0, 0);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b':' => colons += 1,
            b'-' | b'/' => signs += 1,
            b'T' | b'Z' | b'.' | b'+' | b' ' => {}
            _ => return false,
        }
    }
    let is_signed = text.starts_with(|c: char| c.is_ascii_digit());
    is_signed && (digits >= 4 && signs == 2 || digits >= 3 && colons > 0)
}
