//! DL of UCINET: `dl n=4 format=edgelist1`, labels, and `data:`.
//!
//! - **Header:** `n`, or `nr` and `nc` for two sides; `format` is `fullmatrix` (if none is given),
//!   `edgelist1` or `nodelist1`, and for two sides `edgelist2` or `nodelist2`. Words are separated by
//!   white space or commas.
//! - **Labels:** below `labels:` (`row labels:` and `column labels:`), or `labels embedded` in the
//!   data. People without labels have their numbers: 1, 2, …, for two sides `r1`, … and `c1`, ….
//!   The sizes are believed: somebody without ties exists.
//! - **Ties:** a line `from to value`, a line `from to to …`, or a matrix with numbers that are not 0.
//! - Several matrices (`nm`) and halves of matrices are refused by name.

use super::input::FormatInput;
use super::syntax::{
    AllLines, NUMBER, TWO_ENDS, builder, count_words, cut, finish, is_zero, out_of_range, whole,
    wrong,
};
use crate::base::message::{Message, Value, sentences};
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, EdgeList, NetworkBuilder};
use crate::io::import::progress::LINES_PER_REPORT;
use crate::io::import::text::{FilePosition, Line, substring};

const NAME: &str = "UCINET DL";

sentences! {
    /// What DL expects.
    SENTENCES:
    HEADER = "expected.dl-header", "n= and the number of people (or nr= and nc=), format= and data:";
    LAYOUT = "expected.dl-format", "one matrix with format=fullmatrix, edgelist1 or nodelist1 (for two sides: edgelist2 or nodelist2)";
    LABELS = "expected.dl-labels", "as many labels as people, each different";
    DATA = "expected.dl-data", "data: and the ties";
    CELLS = "file.dl-cells", "The matrix of UCINET DL has {found} numbers. Expected {expected}.";
}

/// Whether the first line of a text is `dl`, and the first lines have `n=` or `nr=`. O(sample).
pub(crate) fn is_dl(text: &str) -> bool {
    let begin = text.trim_ascii_start();
    let is_dl = begin
        .get(..2)
        .is_some_and(|dl| dl.eq_ignore_ascii_case("dl"));
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b',';
    if !is_dl || !begin.as_bytes().get(2).is_none_or(is_end) {
        return false;
    }
    AllLines::new(begin)
        .take(8)
        .any(|line| line.text.bytes().any(|byte| byte == b'='))
}

/// The number of people that the header declares. O(sample).
pub(crate) fn count_people(text: &str) -> usize {
    // Every number of the first lines counts: an upper bound.
    let lines = AllLines::new(text.trim_ascii_start()).take(8);
    let words = lines.flat_map(|line| line.text.split(|c: char| !c.is_ascii_digit()));
    words.filter_map(whole).fold(0, usize::saturating_add)
}

/// An upper bound on the number of ties. O(bytes).
pub(crate) fn count_ties(text: &str) -> usize {
    count_words(text)
}

#[derive(Clone, Copy, PartialEq)]
enum Layout {
    Matrix,
    Edges,
    Nodes,
}

/// What the next lines are.
#[derive(Clone, Copy, PartialEq)]
enum Section {
    Header,
    /// Labels of the side from this person to that one (excluded).
    Labels(usize, usize),
    Data,
}

struct DlReader {
    builder: NetworkBuilder,
    /// The numbers of rows and of columns.
    rows: Option<usize>,
    columns: Option<usize>,
    layout: Layout,
    is_embedded: bool,
    /// Whether people have been declared.
    is_declared: bool,
    /// The number of labels read of the current side.
    labels: usize,
    /// Cells of the matrix that have been read.
    cells: u64,
    /// Labels of rows and columns that have been read from the matrix.
    embedded: [usize; 2],
    key: Option<String>,
}

/// Reads DL by the rules of the [module](self). O(bytes).
///
/// # Errors
/// If the header does not give the sizes, has a format that is not read, a label is missing, a person
/// is out of range, a matrix has too few or too many numbers, or a limit is exceeded.
pub(crate) fn read(mut input: FormatInput) -> Result<EdgeList, ImportError> {
    let text = input.text;
    let mut reader = DlReader {
        builder: builder(&mut input),
        rows: None,
        columns: None,
        layout: Layout::Matrix,
        is_embedded: false,
        is_declared: false,
        labels: 0,
        cells: 0,
        embedded: [0; 2],
        key: None,
    };
    let mut section = Section::Header;
    let mut has_data = false;
    let mut bytes = 0;
    for line in AllLines::new(text) {
        if line.number % LINES_PER_REPORT == 1 {
            input.progress.report(bytes, text.len());
        }
        bytes += line.text.len() + 1;
        if line.text.is_empty() {
            continue;
        }
        if section != Section::Data
            && let Some((next, rest)) = reader.heading(line, section)?
        {
            section = next;
            has_data |= section == Section::Data;
            let rest = Line {
                number: line.number,
                text: rest,
            };
            if !rest.text.is_empty() {
                reader.line(rest, section)?;
            }
            continue;
        }
        reader.line(line, section)?;
    }
    if !has_data {
        return Err(cut(NAME, DATA));
    }
    reader.finish_matrix()?;
    finish(reader.builder, input.progress)
}

/// The words of a line, separated by white space and commas; a word in quotes is one word.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let is_separator = |byte: u8| byte.is_ascii_whitespace() || byte == b',';
        let begin = rest.bytes().position(|byte| !is_separator(byte))?;
        let text = substring(rest, begin, rest.len());
        if let Some(quoted) = text.strip_prefix('"')
            && let Some(end) = quoted.bytes().position(|byte| byte == b'"')
        {
            rest = substring(quoted, end + 1, quoted.len());
            return Some(substring(quoted, 0, end));
        }
        let end = text.bytes().position(is_separator).unwrap_or(text.len());
        rest = substring(text, end, text.len());
        Some(substring(text, 0, end))
    })
}

impl DlReader {
    fn sizes(&self) -> [usize; 2] {
        let rows = self.rows.unwrap_or_default();
        [rows, self.columns.unwrap_or_default()]
    }

    /// Whether rows and columns are different people.
    fn has_sides(&self) -> bool {
        self.columns.is_some()
    }

    /// The section that a line begins, and the rest of the line.
    fn heading<'a>(
        &mut self,
        line: Line<'a>,
        section: Section,
    ) -> Result<Option<(Section, &'a str)>, ImportError> {
        let Some((name, rest)) = line.text.split_once([':']) else {
            return Ok(None);
        };
        let lower = substring(name, 0, name.len().min(60))
            .trim_ascii()
            .to_ascii_lowercase();
        // Headings may follow the header on its line: `dl n=3 labels:`.
        let ends_with = |word: &str| {
            let before = lower.strip_suffix(word);
            before.filter(|before| before.is_empty() || before.ends_with([' ', ',', '\t']))
        };
        let rest = rest.trim_ascii();
        let (before, is_data) = match (ends_with("data"), ends_with("labels")) {
            (Some(before), _) => (before, true),
            (_, Some(before)) => (before, false),
            _ => return Ok(None),
        };
        let mut before = before.trim_ascii();
        let side = ["row", "column", "col", "level"]
            .iter()
            .position(|side| !is_data && before.ends_with(side));
        if side.is_some() {
            before = before
                .rsplit_once([' ', ',', '\t'])
                .map_or("", |(before, _)| before);
        }
        if section == Section::Header {
            let header = Line {
                number: line.number,
                text: before,
            };
            self.header(header)?;
        } else if !before.is_empty() {
            return Ok(None);
        }
        self.declare(line)?;
        if let Section::Labels(begin, end) = section
            && begin + self.labels != end
        {
            return Err(wrong(NAME, line.number, line.text, LABELS));
        }
        if is_data {
            return Ok(Some((Section::Data, rest)));
        }
        let [rows, columns] = self.sizes();
        self.labels = 0;
        let labels = match side {
            Some(0) => (0, rows),
            Some(1 | 2) if self.has_sides() => (rows, rows + columns),
            Some(1 | 2) => (0, rows),
            Some(_) => return Err(wrong(NAME, line.number, line.text, LAYOUT)),
            None => (0, rows + columns),
        };
        // “labels embedded:” is a part of the header.
        Ok(Some((Section::Labels(labels.0, labels.1), rest)))
    }

    /// `dl n=4, format = edgelist1`.
    fn header(&mut self, line: Line) -> Result<(), ImportError> {
        let text = line.text.replace('=', " = ");
        let mut last = self.key.take();
        let mut is_value = false;
        for word in words(&text) {
            if word == "=" {
                is_value = true;
                continue;
            }
            let word = substring(word, 0, word.len().min(20)).to_ascii_lowercase();
            if !is_value {
                if last.as_deref() == Some("labels") && word.starts_with("embedded") {
                    self.is_embedded = true;
                }
                last = Some(word);
                continue;
            }
            is_value = false;
            let key = last.take().unwrap_or_default();
            let number = || whole(&word).ok_or_else(|| wrong(NAME, line.number, line.text, HEADER));
            match key.as_str() {
                "n" | "nr" => self.rows = Some(number()?),
                "nc" => self.columns = Some(number()?),
                "nm" if number()? > 1 => return Err(wrong(NAME, line.number, line.text, LAYOUT)),
                "format" => {
                    self.layout = match word.as_str() {
                        "fullmatrix" | "fm" => Layout::Matrix,
                        "edgelist1" | "el1" | "edgelist2" | "el2" | "edgelist" => Layout::Edges,
                        "nodelist1" | "nl1" | "nodelist2" | "nl2" | "nodelist" => Layout::Nodes,
                        _ => return Err(wrong(NAME, line.number, line.text, LAYOUT)),
                    };
                }
                "diagonal" if word == "absent" => {
                    return Err(wrong(NAME, line.number, line.text, LAYOUT));
                }
                _ => {}
            }
        }
        self.key = last;
        if is_value {
            return Err(wrong(NAME, line.number, line.text, HEADER));
        }
        Ok(())
    }

    /// Declares the people of the sizes, unless their names are in the data.
    fn declare(&mut self, line: Line) -> Result<(), ImportError> {
        if self.rows.is_none() {
            return Err(wrong(NAME, line.number, line.text, HEADER));
        }
        if self.is_declared || self.is_embedded {
            return Ok(());
        }
        self.is_declared = true;
        let position = FilePosition::Line(line.number);
        for (size, side) in self.sizes().into_iter().zip(["r", "c"]) {
            let side = if self.has_sides() { side } else { "" };
            for number in 1..=size {
                self.builder.declare(&format!("{side}{number}"), position)?;
            }
        }
        Ok(())
    }

    fn line(&mut self, line: Line, section: Section) -> Result<(), ImportError> {
        match section {
            Section::Header => self.header(line),
            Section::Labels(begin, end) => {
                for label in words(line.text) {
                    if begin + self.labels >= end {
                        return Err(wrong(NAME, line.number, label, LABELS));
                    }
                    if self.is_declared {
                        self.builder.label((begin + self.labels) as u32, label, 1);
                    }
                    self.labels += 1;
                }
                Ok(())
            }
            Section::Data if self.layout == Layout::Matrix => self.matrix(line),
            Section::Data => self.ties(line),
        }
    }

    /// The person of a word on this side: a number, or a label that is embedded.
    fn person(&mut self, word: &str, side: usize, line: Line) -> Result<u32, ImportError> {
        let sides = self.has_sides();
        if self.is_embedded {
            let position = FilePosition::Line(line.number);
            // The same label on two sides is two people.
            return match (sides, side) {
                (true, 1) => {
                    let person = self.builder.person(&format!("{word} (c)"), position)?;
                    self.builder.label(person, word, 1);
                    Ok(person)
                }
                _ => self.builder.person(word, position),
            };
        }
        let [rows, columns] = self.sizes();
        let (most, offset) = if sides && side == 1 {
            (columns, rows)
        } else {
            (rows, 0)
        };
        let number = whole(word).filter(|number| (1..=most).contains(number));
        let number = number.ok_or_else(|| out_of_range(NAME, line.number, word, most))?;
        Ok((offset + number) as u32 - 1)
    }

    fn ties(&mut self, line: Line) -> Result<(), ImportError> {
        let direction = Direction::of(!self.has_sides());
        let mut words = words(line.text);
        let Some(first) = words.next() else {
            return Ok(());
        };
        let first = self.person(first, 0, line)?;
        if self.layout == Layout::Nodes {
            for word in words {
                let second = self.person(word, 1, line)?;
                self.builder.tie(first, second, direction)?;
            }
            return Ok(());
        }
        let Some(second) = words.next() else {
            return Err(wrong(NAME, line.number, line.text, TWO_ENDS));
        };
        let second = self.person(second, 1, line)?;
        match words.next().map(|word| (word, is_zero(word))) {
            None | Some(("1", _)) => {}
            // A tie of the value 0 is none.
            Some((_, Some(true))) => return Ok(()),
            Some((_, Some(false))) => self.builder.unread_of_ties.add("value"),
            Some((word, None)) => return Err(wrong(NAME, line.number, word, NUMBER)),
        }
        self.builder.tie(first, second, direction)
    }

    fn matrix(&mut self, line: Line) -> Result<(), ImportError> {
        let [rows, columns] = self.sizes();
        let columns = if self.has_sides() { columns } else { rows };
        let (rows, columns) = (rows as u64, columns as u64);
        let position = FilePosition::Line(line.number);
        for word in words(line.text) {
            if self.is_embedded {
                // First the labels of all columns, then that of each row before its cells.
                let side = usize::from(self.has_sides());
                if (self.embedded[1] as u64) < columns {
                    self.embedded[1] += 1;
                    let person = self.builder.person(&format!("c {word}"), position)?;
                    self.builder.label(person, word, 1);
                    continue;
                }
                let row = self.embedded[0] as u64;
                if row < rows && self.cells == row * columns {
                    self.embedded[0] += 1;
                    if side == 1 {
                        let person = self.builder.person(&format!("r {word}"), position)?;
                        self.builder.label(person, word, 1);
                    }
                    continue;
                }
            }
            let is_zero = is_zero(word);
            let is_zero = is_zero.ok_or_else(|| wrong(NAME, line.number, word, NUMBER))?;
            if !is_zero && columns > 0 && self.cells < rows * columns {
                let (row, column) = (self.cells / columns, self.cells % columns);
                let (row, column) = (row as u32, column as u32);
                let [first, second] = match (self.has_sides(), self.is_embedded) {
                    (false, _) => [row, column],
                    (true, false) => [row, rows as u32 + column],
                    // The labels of the columns come first.
                    (true, true) => [columns as u32 + row, column],
                };
                self.builder
                    .tie(first, second, Direction::of(!self.has_sides()))?;
                if word != "1" {
                    self.builder.unread_of_ties.add("value");
                }
            }
            self.cells += 1;
        }
        Ok(())
    }

    /// Whether the matrix is whole.
    fn finish_matrix(&self) -> Result<(), ImportError> {
        let [rows, columns] = self.sizes().map(|size| size as u64);
        let columns = if self.has_sides() { columns } else { rows };
        let expected = rows.saturating_mul(columns);
        if self.layout != Layout::Matrix || self.cells == expected {
            return Ok(());
        }
        let found = Message::new(CELLS).with("found", Value::Count(self.cells));
        Err(ImportError::Refused(
            found.with("expected", Value::Count(expected)),
        ))
    }
}
