//! Pajek networks, `.net`: lines under headings that begin with `*`.
//!
//! | heading | lines |
//! |---|---|
//! | `*Vertices n [rows]` | `number label x y …`, the label in quotes if it has blanks; none has to be there |
//! | `*Edges`, `*Arcs` | two numbers, a weight, more |
//! | `*Edgeslist`, `*Arcslist` | a number, and those it has ties with |
//! | `*Matrix` | n × n numbers, or `rows` × the rest: a tie where one is not 0 |
//!
//! In upper or lower case; `*Edges :2 "name"` is one of several relations, which are read as one.
//! Vertices are numbered from 1; whoever has no label is their number. Lines that start with `%` or
//! `#` and blank ones are no data. Only the first network of a project is read, and no partition.

use super::builder::{Builder, Place, Way};
use super::edges::ROWS;
use super::hearing::Hearing;
use super::rows::is_number;
use super::text::{BLANKS, Line, Lines, cut, part, quoted};
use super::{EdgeList, ImportError, Limits};
use crate::base::message::{Message, Sentence, Value, sentences};
use std::collections::BTreeSet;

sentences! {
    /// What is said of Pajek files.
    PAJEK:
    VERTICES = "file.vertices", "Line {line}, {found}, comes before the vertices. Expected *Vertices and their number.";
    SIZE = "file.vertices-number", "Line {line} does not say how many vertices there are: {found}. Expected *Vertices and a whole number.";
    RANGE = "file.vertex", "Line {line} names vertex {vertex}. Expected a whole number from 1 to {most}.";
    ONE_VERTEX = "file.one-vertex", "Line {line} does not have two vertices: {found}. Expected two numbers.";
    CELL = "file.cell", "Line {line} of the matrix has {found}. Expected numbers.";
    CELLS = "file.cells", "The matrix has {found} numbers. Expected {expected}.";
    HEADING = "file.heading", "Line {line} has an unknown heading: {found}. Expected *Vertices, *Edges, *Arcs, *Edgeslist, *Arcslist or *Matrix.";
    RELATIONS = "note.relations", "The file has {count} relations: they are read as one.";
    PROJECT = "note.project", "Only the first network is read: from line {line}, {found}, the rest is left out.";
}

/// The headings a file can begin with, in lower case.
const BEGINS: [&str; 7] = [
    "*vertices",
    "*network",
    "*arcs",
    "*edges",
    "*arcslist",
    "*edgeslist",
    "*matrix",
];

/// Whether a text is of this kind.
pub(super) fn is_pajek(text: &str) -> bool {
    let first = Lines::of(text).next().map(|line| heading(line.text));
    first.is_some_and(|heading| BEGINS.contains(&heading.as_str()))
}

/// A line's first word in lower case, without the number of a relation.
fn heading(text: &str) -> String {
    let (word, _) = cut(text, BLANKS);
    let word = word.split(':').next().unwrap_or_default();
    // No heading is longer.
    part(word, 0, word.len().min(16)).to_ascii_lowercase()
}

/// How many people a file announces, and how many ties it can have: for an estimate of memory.
pub(super) fn sizes(text: &str) -> (usize, usize) {
    let (mut people, mut ties, mut is_pairs) = (0, 0, true);
    for line in Lines::of(text) {
        let words = || line.text.split_ascii_whitespace();
        if !line.text.starts_with('*') {
            ties += if is_pairs { 1 } else { words().count() };
            continue;
        }
        let heading = heading(line.text);
        is_pairs = matches!(heading.as_str(), "*vertices" | "*arcs" | "*edges");
        if heading == "*vertices" && people == 0 {
            people = words()
                .nth(1)
                .and_then(|word| word.parse().ok())
                .unwrap_or(0);
        }
    }
    (people, ties)
}

/// What the lines are about.
#[derive(Clone, Copy, PartialEq)]
enum Section {
    /// Before the vertices.
    Begin,
    Vertices,
    Pairs(Way),
    Lists(Way),
    Matrix,
}

struct Reader {
    builder: Builder,
    /// How many vertices there are, and of those that the rows of a matrix have.
    vertices: usize,
    rows: usize,
    /// Numbers of the matrix so far, and of all.
    cell: u64,
    cells: u64,
    /// By number.
    relations: BTreeSet<usize>,
}

/// Reads a Pajek network; the rules are in the [module's documentation](self).
pub(super) fn read(
    text: &str,
    notes: Vec<Message>,
    limits: Limits,
    hearing: &mut Hearing,
) -> Result<EdgeList, ImportError> {
    let mut reader = Reader {
        builder: Builder::new(limits, notes),
        vertices: 0,
        rows: 0,
        cell: 0,
        cells: 0,
        relations: BTreeSet::new(),
    };
    let mut section = Section::Begin;
    let mut lines = Lines::of(text);
    let mut count = 0_usize;
    while let Some(line) = lines.next() {
        if count.is_multiple_of(ROWS) {
            hearing.at(text.len() - lines.left(), text.len());
        }
        count += 1;
        if line.text.starts_with('*') {
            match reader.heading(line, section)? {
                Some(next) => section = next,
                None => break,
            }
        } else {
            reader.line(line, section)?;
        }
    }
    reader.whole_matrix()?;
    if reader.relations.len() > 1 {
        let relations = Message::new(RELATIONS).count("count", reader.relations.len());
        reader.builder.notes.push(relations);
    }
    hearing.part(100);
    reader.builder.finish()
}

impl Reader {
    /// What follows a heading; `None` if it is not of this network any more.
    fn heading(&mut self, line: Line, section: Section) -> Result<Option<Section>, ImportError> {
        let is_begin = section == Section::Begin;
        let next = match &*heading(line.text) {
            "*network" if is_begin => return Ok(Some(Section::Begin)),
            "*vertices" if is_begin => {
                self.vertices(line)?;
                return Ok(Some(Section::Vertices));
            }
            "*network" | "*vertices" | "*partition" | "*vector" | "*permutation" | "*cluster"
            | "*hierarchy" | "*hierarhy" => {
                if !is_begin {
                    self.builder.notes.push(super::header::noted(PROJECT, line));
                    return Ok(None);
                }
                return Err(found(VERTICES, line));
            }
            "*edges" => Section::Pairs(Way::Neither),
            "*arcs" => Section::Pairs(Way::There),
            "*edgeslist" => Section::Lists(Way::Neither),
            "*arcslist" => Section::Lists(Way::There),
            "*matrix" => Section::Matrix,
            _ => return Err(found(HEADING, line)),
        };
        if is_begin {
            return Err(found(VERTICES, line));
        }
        self.whole_matrix()?;
        if next == Section::Matrix {
            // Without rows of their own, everybody has one.
            let columns = self.vertices - self.rows;
            let rows = if self.rows > 0 { self.rows } else { columns };
            self.cells = rows as u64 * columns as u64;
            self.cell = 0;
        }
        // `*Edges :1`: a relation is known by its number, and may have both edges and arcs.
        let of = line
            .text
            .split_once(':')
            .map(|(_, rest)| cut(rest, BLANKS).0);
        let number = of.and_then(|number| number.trim().parse::<usize>().ok());
        self.relations.insert(number.unwrap_or(1));
        Ok(Some(next))
    }

    /// Makes so many people, called by their numbers until a line says otherwise.
    fn vertices(&mut self, line: Line) -> Result<(), ImportError> {
        let mut words = line.text.split_ascii_whitespace().skip(1);
        let number = |word: Option<&str>| word.and_then(|word| word.parse::<usize>().ok());
        let Some(vertices) = number(words.next()) else {
            return Err(found(SIZE, line));
        };
        let rows = number(words.next()).filter(|&rows| rows < vertices);
        (self.vertices, self.rows) = (vertices, rows.unwrap_or(0));
        let place = Place::Line(line.number);
        for vertex in 1..=vertices {
            self.builder.declare(&vertex.to_string(), place)?;
        }
        Ok(())
    }

    fn line(&mut self, line: Line, section: Section) -> Result<(), ImportError> {
        match section {
            Section::Begin => Err(found(VERTICES, line)),
            Section::Vertices => self.label(line),
            Section::Pairs(way) => self.pair(line, way),
            Section::Lists(way) => self.list(line, way),
            Section::Matrix => self.numbers(line),
        }
    }

    /// `number label …`
    fn label(&mut self, line: Line) -> Result<(), ImportError> {
        let (number, rest) = cut(line.text, BLANKS);
        let person = self.vertex(number, line)?;
        let rest = rest.trim_ascii_start();
        let (label, more) = match rest.strip_prefix('"') {
            Some(quote) => quote
                .split_once('"')
                .ok_or_else(|| ImportError::OpenQuote {
                    line: line.number,
                    found: quoted(line.text),
                })?,
            None => cut(rest, BLANKS),
        };
        self.builder.label(person, label, 1);
        for word in more.split_ascii_whitespace() {
            if Number::of(word).is_some() {
                self.builder.people_have.add("x y z");
            } else {
                // Names and values of looks, in turn.
                self.builder.people_have.add(word);
                break;
            }
        }
        Ok(())
    }

    /// `first second weight …`
    fn pair(&mut self, line: Line, way: Way) -> Result<(), ImportError> {
        let mut words = line.text.split_ascii_whitespace();
        let (Some(first), Some(second)) = (words.next(), words.next()) else {
            return Err(found(ONE_VERTEX, line));
        };
        let (first, second) = (self.vertex(first, line)?, self.vertex(second, line)?);
        self.builder.tie(first, second, way)?;
        if words
            .next()
            .is_some_and(|weight| Number::of(weight) != Some(Number::One))
        {
            self.builder.ties_have.add("weight");
        }
        if let Some(more) = words.next() {
            self.builder.ties_have.add(more);
        }
        Ok(())
    }

    /// `one others …`
    fn list(&mut self, line: Line, way: Way) -> Result<(), ImportError> {
        let mut words = line.text.split_ascii_whitespace();
        let first = self.vertex(words.next().unwrap_or_default(), line)?;
        for word in words {
            let second = self.vertex(word, line)?;
            self.builder.tie(first, second, way)?;
        }
        Ok(())
    }

    /// Numbers of the matrix, which need not keep to its rows.
    fn numbers(&mut self, line: Line) -> Result<(), ImportError> {
        let columns = (self.vertices - self.rows) as u64;
        for word in line.text.split_ascii_whitespace() {
            let Some(number) = Number::of(word) else {
                return Err(ImportError::Refused(
                    Message::new(CELL)
                        .count("line", line.number)
                        .text("found", &quoted(word)),
                ));
            };
            if number != Number::Zero && self.cell < self.cells {
                let (row, column) = (self.cell / columns, self.cell % columns);
                self.builder
                    .tie(row as u32, self.rows as u32 + column as u32, Way::There)?;
                if number != Number::One {
                    self.builder.ties_have.add("weight");
                }
            }
            self.cell += 1;
        }
        Ok(())
    }

    /// A matrix that has ended has all its numbers, and no more.
    fn whole_matrix(&mut self) -> Result<(), ImportError> {
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

    /// The person of this number: they are in order.
    fn vertex(&self, word: &str, line: Line) -> Result<u32, ImportError> {
        match word.parse::<usize>() {
            Ok(vertex) if (1..=self.vertices).contains(&vertex) => Ok(vertex as u32 - 1),
            _ => Err(ImportError::Refused(
                Message::new(RANGE)
                    .count("line", line.number)
                    .text("vertex", &quoted(word))
                    .count("most", self.vertices),
            )),
        }
    }
}

/// What there is to know of a number.
#[derive(PartialEq)]
enum Number {
    Zero,
    One,
    Other,
}

impl Number {
    /// Of digits with a sign, a point or an exponent perhaps.
    fn of(word: &str) -> Option<Number> {
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

fn found(sentence: &'static Sentence, line: Line) -> ImportError {
    ImportError::Refused(super::header::noted(sentence, line))
}
