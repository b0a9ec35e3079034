//! Rows of cells from text, by the quoting rules of CSV: a quoted cell may hold separators, doubled
//! quotes and line ends.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The rows of a text, one at a time: a row's cells are there until the next is read.
pub(super) struct Table<'a> {
    reader: Reader,
    rest: &'a [u8],
    /// The cells of the row, one after the other, and where each ends.
    bytes: Vec<u8>,
    ends: Vec<usize>,
    cells: usize,
    /// The line on which the row begins, from 1, as line feeds are counted.
    pub line: usize,
}

impl<'a> Table<'a> {
    pub fn of(text: &'a str, separator: u8) -> Table<'a> {
        Table {
            reader: ReaderBuilder::new().delimiter(separator).build(),
            rest: text.as_bytes(),
            bytes: vec![0; 256],
            ends: vec![0; 16],
            cells: 0,
            line: 1,
        }
    }

    /// Reads the next row that is not a blank line; whether there was one.
    pub fn read(&mut self) -> bool {
        let blank = self.rest.iter().take_while(|b| matches!(b, b'\n' | b'\r'));
        let blank = blank.filter(|&&b| b == b'\n').count();
        self.line = self.reader.line() as usize + blank;
        let (mut bytes, mut ends) = (0, 0);
        loop {
            let room = &mut self.bytes[bytes..];
            let (result, taken, written, ended) =
                self.reader
                    .read_record(self.rest, room, &mut self.ends[ends..]);
            self.rest = &self.rest[taken..];
            bytes += written;
            ends += ended;
            match result {
                // Asked again with nothing left, it ends the last row.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.bytes.resize(2 * self.bytes.len(), 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
                ReadRecordResult::Record => {
                    self.cells = ends;
                    return true;
                }
                ReadRecordResult::End => {
                    self.cells = 0;
                    return false;
                }
            }
        }
    }

    /// How many bytes there are still.
    pub fn left(&self) -> usize {
        self.rest.len()
    }

    /// How many cells the row has.
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// A cell of the row without white space around it; empty where the row is shorter.
    pub fn cell(&self, place: usize) -> &str {
        if place >= self.cells {
            return "";
        }
        let begin = match place {
            0 => 0,
            _ => self.ends[place - 1],
        };
        let bytes = &self.bytes[begin..self.ends[place]];
        // Text was cut at characters of ASCII: what is between is text.
        std::str::from_utf8(bytes).unwrap_or_default().trim()
    }

    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        (0..self.cells).all(|place| self.cell(place).is_empty())
    }

    /// How many lines its cells go over, beyond the first.
    pub fn further_lines(&self) -> usize {
        let end = self.cells.checked_sub(1).map_or(0, |last| self.ends[last]);
        self.bytes[..end].iter().filter(|&&b| b == b'\n').count()
    }
}
