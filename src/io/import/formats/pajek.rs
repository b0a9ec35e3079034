//! Pajek networks, `.net`: lines under headings that begin with `*`.
//!
//! | heading | lines |
//! |---|---|
//! | `*Vertices n [rows]` | `number label x y …`; a label with spaces is in quotation marks; lines can be missing |
//! | `*Edges`, `*Arcs` | two numbers, a weight, more |
//! | `*Edgeslist`, `*Arcslist` | a number, and the numbers of its neighbours |
//! | `*Matrix` | n × n numbers, or `rows` × (n − `rows`): a tie where a number is not 0 |
//!
//! Headings are in upper or lower case. `*Edges :2 "name"` is one of several relations, which are
//! read as one. Vertices are numbered from 1; a vertex without a label is shown by its number.
//! Lines that start with `%` or `#`, blank lines, and lines from `/*` to `*/` are skipped. Only the
//! first network of a project (`.paj`) is read, and no partition. A partition or vector alone (`.clu`,
//! `.vec`: a number a line) is refused.

use super::input::FormatInput;
use crate::base::message::{Message, Sentence, Value, sentences};
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, EdgeList, NetworkBuilder};
use crate::io::import::progress::LINES_PER_REPORT;
use crate::io::import::text::{
    FilePosition, Line, Lines, WHITESPACE, excerpt, is_number, line_message, split_at_byte,
    substring,
};
use std::collections::BTreeSet;

sentences! {
    /// Errors and notes of Pajek files.
    SENTENCES:
    VERTICES = "file.vertices", "Line {line}, {found}, comes before the vertices. Expected *Vertices and their number.";
    SIZE = "file.vertices-number", "Line {line} does not say how many vertices there are: {found}. Expected *Vertices and a whole number.";
    RANGE = "file.vertex", "Line {line} names vertex {vertex}. Expected a whole number from 1 to {most}.";
    ONE_VERTEX = "file.one-vertex", "Line {line} does not have two vertices: {found}. Expected two numbers.";
    CELL = "file.cell", "Line {line} of the matrix has {found}. Expected numbers.";
    CELLS = "file.cells", "The matrix has {found} numbers. Expected {expected}.";
    HEADING = "file.heading", "Line {line} has an unknown heading: {found}. Expected *Vertices, *Edges, *Arcs, *Edgeslist, *Arcslist or *Matrix.";
    VALUES = "file.partition", "This is a partition or a vector of Pajek (line {line}, {found}): a value for each person, and no network. Expected a network with *Vertices and *Edges or *Arcs.";
    RELATIONS = "note.relations", "The file has {count} relations: they are read as one.";
    PROJECT = "note.project", "Only the first network is read: from line {line}, {found}, the rest is left out.";
}

/// The headings that a file can begin with, in lower case.
const FIRST_HEADINGS: [&str; 13] = [
    "*vertices",
    "*network",
    "*arcs",
    "*edges",
    "*arcslist",
    "*edgeslist",
    "*matrix",
    "*partition",
    "*vector",
    "*permutation",
    "*cluster",
    "*hierarchy",
    "*hierarhy",
];

/// The data lines of a text outside of comments (`/*` to `*/`, at the beginnings and ends of lines).
#[derive(Clone)]
struct DataLines<'a> {
    lines: Lines<'a>,
    is_comment: bool,
}

impl<'a> DataLines<'a> {
    fn new(text: &'a str) -> Self {
        DataLines {
            lines: Lines::new(text),
            is_comment: false,
        }
    }
}

impl<'a> Iterator for DataLines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        for line in self.lines.by_ref() {
            self.is_comment |= line.text.starts_with("/*");
            if !self.is_comment {
                return Some(line);
            }
            self.is_comment = !line.text.ends_with("*/");
        }
        None
    }
}

/// The first line of values, if a text has no network: nothing but `*Vertices`, `*Partition` or the
/// like, and below it one number a line. O(bytes).
fn values_alone(text: &str) -> Option<Line<'_>> {
    let mut lines = DataLines::new(text);
    let mut first = lines.next()?;
    let mut value = None;
    if !is_of_values(&heading(first.text)) && heading(first.text) != "*vertices" {
        return None;
    }
    for line in lines {
        match heading(line.text).as_str() {
            "*vertices" if value.is_none() => first = line,
            known if is_of_values(known) => {}
            _ if Number::parse(line.text).is_some() => {
                value.get_or_insert(line);
            }
            // Another `*Vertices` belongs to another partition.
            "*vertices" => {}
            _ => return None,
        }
    }
    Some(value.unwrap_or(first)).filter(|_| value.is_some() || is_of_values(&heading(first.text)))
}

/// Whether a heading begins values of people, and no network.
fn is_of_values(heading: &str) -> bool {
    FIRST_HEADINGS[7..].contains(&heading)
}

/// Whether the first data line of a text is a heading of Pajek. O(bytes before it).
pub(crate) fn is_pajek(text: &str) -> bool {
    let first = DataLines::new(text).next().map(|line| heading(line.text));
    first.is_some_and(|heading| FIRST_HEADINGS.contains(&heading.as_str()))
}

/// The first word of a line in lower case, without the number of a relation.
fn heading(text: &str) -> String {
    let (word, _) = split_at_byte(text, WHITESPACE);
    let word = word.split(':').next().unwrap_or_default();
    // No heading is longer.
    substring(word, 0, word.len().min(16)).to_ascii_lowercase()
}

/// The number of people that the headings declare, and an upper bound on the number of ties, for
/// the memory estimate. O(bytes).
pub(crate) fn count_people_and_ties(text: &str) -> (usize, usize) {
    let (mut people, mut ties, mut is_pairs) = (0, 0, true);
    for line in DataLines::new(text) {
        let words = || line.text.split_ascii_whitespace();
        if !line.text.starts_with('*') {
            ties += if is_pairs { 1 } else { words().count() };
            continue;
        }
        let heading = heading(line.text);
        is_pairs = matches!(heading.as_str(), "*vertices" | "*arcs" | "*edges");
        if heading == "*vertices" {
            let declared = words()
                .nth(1)
                .and_then(|word| word.parse().ok())
                .unwrap_or(0);
            people = people.max(declared);
        }
    }
    (people, ties)
}

/// The kind of the lines after a heading.
#[derive(Clone, Copy, PartialEq)]
enum Section {
    /// Before `*Vertices`: no data.
    Start,
    Vertices,
    Pairs(Direction),
    Lists(Direction),
    Matrix,
    /// Values before the first network: skipped.
    Values,
}

struct PajekReader {
    builder: NetworkBuilder,
    /// The number of vertices.
    vertices: usize,
    /// In a network with two kinds of vertices: the number of vertices that are rows of the matrix;
    /// otherwise 0.
    rows: usize,
    /// The number of cells of the current matrix that have been read.
    cell: u64,
    /// The number of cells that the current matrix must have.
    cells: u64,
    /// The numbers of the relations.
    relations: BTreeSet<usize>,
}

/// Reads a Pajek network by the rules of the [module](self). O(bytes).
///
/// # Errors
/// If a heading is unknown, a line breaks the rules of its section, a vertex is out of range, a
/// matrix has too few or too many numbers, or a limit is exceeded.
pub(crate) fn read(input: FormatInput) -> Result<EdgeList, ImportError> {
    let FormatInput { text, progress, .. } = input;
    let mut reader = PajekReader {
        builder: NetworkBuilder::new(input.limits, input.notes),
        vertices: 0,
        rows: 0,
        cell: 0,
        cells: 0,
        relations: BTreeSet::new(),
    };
    if let Some(line) = values_alone(text) {
        return Err(line_error(VALUES, line));
    }
    let mut section = Section::Start;
    let mut lines = DataLines::new(text);
    let mut count = 0_usize;
    while let Some(line) = lines.next() {
        if count.is_multiple_of(LINES_PER_REPORT) {
            progress.report(text.len() - lines.lines.bytes_left(), text.len());
        }
        count += 1;
        if line.text.starts_with('*') {
            // A project can have values before its first network.
            let is_values = is_of_values(&heading(line.text));
            let ends = section == Section::Values && heading(line.text) != "*network";
            if ends || section == Section::Start && is_values {
                section = Section::Values;
                continue;
            }
            if section == Section::Values {
                section = Section::Start;
            }
            match reader.heading(line, section)? {
                Some(next) => section = next,
                None => break,
            }
        } else {
            reader.line(line, section)?;
        }
    }
    reader.finish_matrix()?;
    if reader.relations.len() > 1 {
        let relations = Message::new(RELATIONS).count("count", reader.relations.len());
        reader.builder.notes.push(relations);
    }
    progress.begin_phase(100);
    reader.builder.finish()
}

impl PajekReader {
    /// The section after a heading; `None` if the heading no longer belongs to this network.
    fn heading(&mut self, line: Line, section: Section) -> Result<Option<Section>, ImportError> {
        let is_start = section == Section::Start;
        let next = match &*heading(line.text) {
            "*network" if is_start => return Ok(Some(Section::Start)),
            "*vertices" if is_start => {
                self.vertices(line)?;
                return Ok(Some(Section::Vertices));
            }
            "*network" | "*vertices" | "*partition" | "*vector" | "*permutation" | "*cluster"
            | "*hierarchy" | "*hierarhy" => {
                if !is_start {
                    self.builder.notes.push(line_message(PROJECT, line));
                    return Ok(None);
                }
                return Err(line_error(VERTICES, line));
            }
            "*edges" => Section::Pairs(Direction::Undirected),
            "*arcs" => Section::Pairs(Direction::Forward),
            "*edgeslist" => Section::Lists(Direction::Undirected),
            "*arcslist" => Section::Lists(Direction::Forward),
            "*matrix" => Section::Matrix,
            _ => return Err(line_error(HEADING, line)),
        };
        if is_start {
            return Err(line_error(VERTICES, line));
        }
        self.finish_matrix()?;
        if next == Section::Matrix {
            // Without separate row vertices, every vertex has a row and a column.
            let columns = self.vertices - self.rows;
            let rows = if self.rows > 0 { self.rows } else { columns };
            self.cells = rows as u64 * columns as u64;
            self.cell = 0;
        }
        // `*Edges :1` and `*Arcs :1` belong to the same relation.
        let number = line
            .text
            .split_once(':')
            .map(|(_, rest)| split_at_byte(rest, WHITESPACE).0);
        let number = number.and_then(|number| number.trim().parse::<usize>().ok());
        self.relations.insert(number.unwrap_or(1));
        Ok(Some(next))
    }

    /// `*Vertices`: declares the people, with their numbers as ids.
    fn vertices(&mut self, line: Line) -> Result<(), ImportError> {
        let mut words = line.text.split_ascii_whitespace().skip(1);
        let number = |word: Option<&str>| word.and_then(|word| word.parse::<usize>().ok());
        let Some(vertices) = number(words.next()) else {
            return Err(line_error(SIZE, line));
        };
        let rows = number(words.next()).filter(|&rows| rows < vertices);
        (self.vertices, self.rows) = (vertices, rows.unwrap_or(0));
        let position = FilePosition::Line(line.number);
        for vertex in 1..=vertices {
            self.builder.declare(&vertex.to_string(), position)?;
        }
        Ok(())
    }

    /// Reads a data line.
    fn line(&mut self, line: Line, section: Section) -> Result<(), ImportError> {
        match section {
            Section::Start => Err(line_error(VERTICES, line)),
            Section::Values => Ok(()),
            Section::Vertices => self.label(line),
            Section::Pairs(direction) => self.pair(line, direction),
            Section::Lists(direction) => self.neighbours(line, direction),
            Section::Matrix => self.matrix_row(line),
        }
    }

    /// `number label …` of a vertex.
    fn label(&mut self, line: Line) -> Result<(), ImportError> {
        let (number, rest) = split_at_byte(line.text, WHITESPACE);
        let person = self.vertex(number, line)?;
        let rest = rest.trim_ascii_start();
        let (label, more) = match rest.strip_prefix('"') {
            Some(quote) => quote
                .split_once('"')
                .ok_or_else(|| ImportError::OpenQuote {
                    line: line.number,
                    found: excerpt(line.text),
                })?,
            None => split_at_byte(rest, WHITESPACE),
        };
        self.builder.label(person, label, 1);
        for word in more.split_ascii_whitespace() {
            if Number::parse(word).is_some() {
                self.builder.unread_of_people.add("x y z");
            } else {
                // Names of graphic attributes alternate with their values; the first name is
                // enough.
                self.builder.unread_of_people.add(word);
                break;
            }
        }
        Ok(())
    }

    /// `first second weight …` of a tie.
    fn pair(&mut self, line: Line, direction: Direction) -> Result<(), ImportError> {
        let mut words = line.text.split_ascii_whitespace();
        let (Some(first), Some(second)) = (words.next(), words.next()) else {
            return Err(line_error(ONE_VERTEX, line));
        };
        let (first, second) = (self.vertex(first, line)?, self.vertex(second, line)?);
        self.builder.tie(first, second, direction)?;
        if words
            .next()
            .is_some_and(|weight| Number::parse(weight) != Some(Number::One))
        {
            self.builder.unread_of_ties.add("weight");
        }
        if let Some(more) = words.next() {
            self.builder.unread_of_ties.add(more);
        }
        Ok(())
    }

    /// `vertex neighbour neighbour …`
    fn neighbours(&mut self, line: Line, direction: Direction) -> Result<(), ImportError> {
        let mut words = line.text.split_ascii_whitespace();
        let first = self.vertex(words.next().unwrap_or_default(), line)?;
        for word in words {
            let second = self.vertex(word, line)?;
            self.builder.tie(first, second, direction)?;
        }
        Ok(())
    }

    /// Numbers of the matrix. Rows of the file need not be rows of the matrix.
    fn matrix_row(&mut self, line: Line) -> Result<(), ImportError> {
        let columns = (self.vertices - self.rows) as u64;
        for word in line.text.split_ascii_whitespace() {
            let Some(number) = Number::parse(word) else {
                return Err(ImportError::Refused(
                    Message::new(CELL)
                        .count("line", line.number)
                        .text("found", &excerpt(word)),
                ));
            };
            if number != Number::Zero && self.cell < self.cells {
                let (row, column) = (self.cell / columns, self.cell % columns);
                self.builder.tie(
                    row as u32,
                    self.rows as u32 + column as u32,
                    Direction::Forward,
                )?;
                if number != Number::One {
                    self.builder.unread_of_ties.add("weight");
                }
            }
            self.cell += 1;
        }
        Ok(())
    }

    /// Ends the matrix.
    ///
    /// # Errors
    /// If the matrix has too few or too many numbers.
    fn finish_matrix(&mut self) -> Result<(), ImportError> {
        let (cell, cells) = (self.cell, self.cells);
        (self.cell, self.cells) = (0, 0);
        if cell == cells {
            return Ok(());
        }
        let found = Message::new(CELLS).with("found", Value::Count(cell));
        Err(ImportError::Refused(
            found.with("expected", Value::Count(cells)),
        ))
    }

    /// The person of a vertex number. Vertex `n` is person `n - 1`.
    fn vertex(&self, word: &str, line: Line) -> Result<u32, ImportError> {
        match word.parse::<usize>() {
            Ok(vertex) if (1..=self.vertices).contains(&vertex) => Ok(vertex as u32 - 1),
            _ => Err(ImportError::Refused(
                Message::new(RANGE)
                    .count("line", line.number)
                    .text("vertex", &excerpt(word))
                    .count("most", self.vertices),
            )),
        }
    }
}

/// The kind of a number.
#[derive(PartialEq)]
enum Number {
    Zero,
    One,
    Other,
}

impl Number {
    /// Parses digits with an optional sign, decimal point and exponent.
    fn parse(word: &str) -> Option<Number> {
        let is_exponent = |c: char| c == 'e' || c == 'E';
        let (digits, exponent) = word.split_once(is_exponent).unwrap_or((word, "0"));
        if !is_number(digits) || !is_number(exponent) {
            return None;
        }
        if !digits.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
            return Some(Number::Zero);
        }
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let is_one = whole == "1" && exponent == "0" && fraction.bytes().all(|digit| digit == b'0');
        Some(if is_one { Number::One } else { Number::Other })
    }
}

/// An error about a line.
fn line_error(sentence: &'static Sentence, line: Line) -> ImportError {
    ImportError::Refused(line_message(sentence, line))
}
