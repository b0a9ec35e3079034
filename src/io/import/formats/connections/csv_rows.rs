//! Rows of cells by the quoting rules of CSV: a quoted cell can contain separators, doubled quotes
//! and line ends. `csv-core` does the work.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Reads the rows of a text one at a time. The cells of a row are available until the next row is
/// read.
pub(super) struct CsvRows<'a> {
    reader: Reader,
    rest: &'a [u8],
    /// The cells of the row, concatenated and unescaped. It is the buffer of `csv-core`, so it is
    /// longer than the cells.
    bytes: Vec<u8>,
    /// The offset in `bytes` after each cell. It is the buffer of `csv-core`, so it has more than
    /// `cells` elements.
    ends: Vec<usize>,
    /// The number of cells of the row.
    cells: usize,
    /// The line on which the row begins, from 1; only line feeds end lines.
    pub line: usize,
}

impl<'a> CsvRows<'a> {
    pub fn new(text: &'a str, separator: u8) -> CsvRows<'a> {
        CsvRows {
            reader: ReaderBuilder::new().delimiter(separator).build(),
            rest: text.as_bytes(),
            bytes: vec![0; 256],
            ends: vec![0; 16],
            cells: 0,
            line: 1,
        }
    }

    /// The rows after the first `count` ones.
    pub fn after(count: usize, text: &'a str, separator: u8) -> CsvRows<'a> {
        let mut rows = CsvRows::new(text, separator);
        for _ in 0..count {
            rows.read();
        }
        rows
    }

    /// Reads the next row that is not a blank line. `false` at the end of the text.
    pub fn read(&mut self) -> bool {
        let blank = self.rest.iter().take_while(|b| matches!(b, b'\n' | b'\r'));
        let blank = blank.filter(|&&b| b == b'\n').count();
        self.line = self.reader.line() as usize + blank;
        let (mut bytes, mut ends) = (0, 0);
        loop {
            let free = &mut self.bytes[bytes..];
            let (result, taken, written, ended) =
                self.reader
                    .read_record(self.rest, free, &mut self.ends[ends..]);
            self.rest = &self.rest[taken..];
            bytes += written;
            ends += ended;
            match result {
                // The next call, with empty input, ends the last row.
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

    /// The number of bytes that have not been read.
    pub fn bytes_left(&self) -> usize {
        self.rest.len()
    }

    /// The number of cells of the row.
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// A cell of the row, from 0, trimmed; empty if the row is shorter.
    pub fn cell(&self, index: usize) -> &str {
        if index >= self.cells {
            return "";
        }
        let begin = match index {
            0 => 0,
            _ => self.ends[index - 1],
        };
        let bytes = &self.bytes[begin..self.ends[index]];
        // The text was split at ASCII characters, so each cell is valid UTF-8.
        std::str::from_utf8(bytes).unwrap_or_default().trim()
    }

    /// The index of the first cell with each known name; `number` is the place of a name in the result.
    pub fn find_names<const N: usize>(
        &self,
        number: impl Fn(&str) -> Option<usize>,
    ) -> [Option<usize>; N] {
        let mut indices = [None; N];
        for index in 0..self.cells {
            if let Some(number) = number(self.cell(index)) {
                indices[number].get_or_insert(index);
            }
        }
        indices
    }

    /// Whether all cells of the row are empty.
    pub fn is_blank(&self) -> bool {
        (0..self.cells).all(|index| self.cell(index).is_empty())
    }

    /// The number of line feeds in the cells of the row.
    pub fn line_feeds(&self) -> usize {
        let end = self.cells.checked_sub(1).map_or(0, |last| self.ends[last]);
        self.bytes[..end].iter().filter(|&&b| b == b'\n').count()
    }
}
