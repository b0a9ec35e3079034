//! Reads the rows of a list of connections.

use super::cells::{Cells, join_words};
use super::chronology::{Chronology, has_12_hour_time};
use super::column_names::{Column, column_of_name};
use super::columns::ColumnLayout;
use super::companies::{NO_COMPANY, group_spellings, sort_by_size};
use super::connection_list::{Connections, NAMELESS};
use super::csv_rows::CsvRows;
use super::date_order::{OrderEvidence, detect_order};
use super::dates::{DayMonthOrder, ParsedDate, parse_date};
use super::day::Day;
use super::month_words::MonthWords;
use super::notes::{
    BEFORE, DATES_IN, DAY_FIRST, EMAILS, GUESSED, LEFT_OUT, LONG_CELL, MIXED, MONTH_FIRST,
    NAMES_IN, NO_DATES, NO_NAME, SEVERAL_MONTHS, SORTED, TWICE, UNDATED,
};
use super::profile_address::plain_address;
use crate::base::message::Message;
use crate::io::import::error::ImportError;
use crate::io::import::formats::input::FormatInput;
use crate::io::import::limits::MAX_PEOPLE;
use crate::io::import::network::{Dated, NameTable, Names};
use crate::io::import::text::{excerpt, substring};

/// A cell with more line feeds than this causes a note.
const MAX_LINE_FEEDS: usize = 20;

/// The memory in use while a list in a file of `file_bytes` bytes with this text is read, in bytes,
/// the file itself included; an upper estimate. O(bytes).
pub(crate) fn memory_needed(file_bytes: usize, text: &str) -> u64 {
    let count = |wanted: u8| text.bytes().filter(|&byte| byte == wanted).count();
    let rows = count(b'\n').max(count(b'\r')) as f64;
    // Names and addresses once more; for each row its date, its position in the order and two hash
    // tables.
    (1.08 * (2.5 * file_bytes as f64 + 140.0 * rows)) as u64
}

/// Reads a list of connections with these columns by the rules of the [module](super).
///
/// Deterministic. O(bytes + connections · log connections).
///
/// # Errors
/// If there is no connection, or more than [`MAX_PEOPLE`].
pub(crate) fn read(input: FormatInput, columns: ColumnLayout) -> Result<ReadList, ImportError> {
    let text = input.text;
    input.progress.begin_phase(100);
    let mut rows = CsvRows::after(columns.header_rows, text, columns.separator);
    let mut reader = ConnectionReader::new(columns);
    while rows.read() {
        input
            .progress
            .report(text.len() - rows.bytes_left(), text.len());
        reader.add(&rows)?;
    }
    if reader.people.is_empty() {
        return Err(ImportError::NoConnections {
            line: reader.columns.line,
            found: excerpt(&reader.columns.names),
        });
    }
    Ok(reader.finish(input.notes))
}

/// A list of connections, with what tells its people from those of other files.
pub(crate) struct ReadList {
    pub connections: Connections,
    /// The day of each person; `None` without a date.
    pub days: Vec<Option<Day>>,
    /// The row of each person in the file, which is their number in `keys`.
    rows: Vec<u32>,
    keys: Names,
    /// Whether the key of a row is an address.
    has_address: Vec<bool>,
}

impl ReadList {
    /// The address of a person's profile in its plain form.
    pub fn address(&self, person: u32) -> Option<&str> {
        let row = self.rows[person as usize];
        self.has_address[row as usize].then(|| self.keys.get(row))
    }
}

/// A connection.
struct Person {
    date: ParsedDate,
    /// Whether the key of this person is an address.
    has_address: bool,
    /// The number of the spelling of the company; [`NO_COMPANY`] for none.
    spelling: u32,
    /// The offset after the name in the string of all names.
    name_end: u32,
}

/// The connections read so far, in the order of the file.
struct ConnectionReader {
    columns: ColumnLayout,
    people: Vec<Person>,
    /// The names of all people, one after another.
    names: String,
    /// The spellings of companies.
    spellings: NameTable,
    /// The [keys](Cells::key) of the people: person `i` has key `i`.
    keys: NameTable,
    nameless: usize,
    repeated: usize,
    left_out: usize,
    /// The line and an excerpt of the first date that cannot be read.
    first_unreadable_date: Option<(usize, String)>,
    /// The words that name different months in different languages, and the first line of each.
    open_words: Vec<(u16, usize)>,
    has_12_hour_times: bool,
    month_words: MonthWords,
    /// The line and number of line feeds of the first cell with more than [`MAX_LINE_FEEDS`].
    first_long_cell: Option<(usize, usize)>,
}

impl ConnectionReader {
    fn new(columns: ColumnLayout) -> ConnectionReader {
        ConnectionReader {
            columns,
            people: Vec::new(),
            names: String::new(),
            spellings: NameTable::default(),
            keys: NameTable::default(),
            nameless: 0,
            repeated: 0,
            left_out: 0,
            first_unreadable_date: None,
            open_words: Vec::new(),
            has_12_hour_times: false,
            month_words: MonthWords::default(),
            first_long_cell: None,
        }
    }

    /// Adds the connection of a row.
    fn add(&mut self, row: &CsvRows) -> Result<(), ImportError> {
        if row.is_blank() {
            return Ok(());
        }
        let cells = Cells::new(row, &self.columns);
        let date = parse_date(cells.date, true, &mut self.month_words);
        let is_repeated_header =
            date == ParsedDate::None && column_of_name(cells.date) == Some(Column::Date);
        if cells.are_empty() || is_repeated_header {
            self.left_out += 1;
            return Ok(());
        }
        let number = self.keys.number(&cells.key(self.people.len())) as usize;
        if let Some(known) = self.people.get_mut(number) {
            self.repeated += 1;
            if known.date == ParsedDate::None {
                known.date = date;
            }
            return Ok(());
        }
        if self.people.len() == MAX_PEOPLE {
            return Err(ImportError::TooManyPeople {
                line: row.line,
                limit: MAX_PEOPLE,
            });
        }
        self.inspect(row, &cells, date);
        let spelling = match cells.company {
            "" => NO_COMPANY,
            company => self.spellings.number(&join_words([company, ""])),
        };
        self.names.push_str(match &cells.name[..] {
            "" => NAMELESS,
            name => name,
        });
        self.people.push(Person {
            date,
            has_address: plain_address(cells.address).is_some(),
            spelling,
            // The largest possible text, a million names of a thousand bytes, is below 2^32 bytes.
            name_end: self.names.len() as u32,
        });
        Ok(())
    }

    /// Stores the facts about a row for the notes.
    fn inspect(&mut self, row: &CsvRows, cells: &Cells, date: ParsedDate) {
        if date == ParsedDate::None && self.first_unreadable_date.is_none() {
            self.first_unreadable_date = Some((row.line, excerpt(cells.date)));
        }
        if let ParsedDate::Word { word, .. } = date
            && self.open_words.iter().all(|(open, _)| *open != word)
        {
            self.open_words.push((word, row.line));
        }
        self.has_12_hour_times |=
            matches!(date, ParsedDate::Ambiguous { .. }) && has_12_hour_time(cells.date);
        if row.line_feeds() > MAX_LINE_FEEDS && self.first_long_cell.is_none() {
            self.first_long_cell = Some((row.line, row.line_feeds()));
        }
        self.nameless += usize::from(cells.name.is_empty());
    }

    /// Puts the people in the order of their dates and the companies in order of size.
    fn finish(self, mut notes: Vec<Message>) -> ReadList {
        let dates = self.people.iter();
        let dates: Vec<ParsedDate> = dates
            .map(|person| person.date.with_decided_month(&self.month_words))
            .collect();
        let are_open = dates.iter();
        let open = are_open
            .filter(|date| matches!(date, ParsedDate::Word { .. }))
            .count();
        let common = if self.has_12_hour_times {
            DayMonthOrder::MonthFirst
        } else {
            DayMonthOrder::DayFirst
        };
        let (order, evidence) = detect_order(&dates, common);
        let chronology = Chronology::new(&dates, order);

        let of_rows = self.people.iter().map(|person| person.spelling);
        let spellings = group_spellings(&self.spellings.names, of_rows);
        let company_of = |&row: &u32| {
            let spelling = self.people[row as usize].spelling as usize;
            let company = spellings.company.get(spelling);
            company.copied().unwrap_or(NO_COMPANY)
        };
        let companies: Vec<u32> = chronology.rows.iter().map(company_of).collect();
        let undated_month = chronology.by_month.len() as u32;
        let (companies, company_of_person) = sort_by_size(
            spellings.names,
            &companies,
            &chronology.months,
            undated_month,
        );

        self.add_order_notes(order, evidence, chronology.in_other_order, &mut notes);
        self.add_date_notes(chronology.undated - open, open, &mut notes);
        self.add_row_notes(&mut notes);
        let days = chronology.rows.iter();
        let days = days.map(|&row| dates[row as usize].day_in_either_order(order).0);
        let connections = Connections {
            names: self.names_in_order(&chronology.rows),
            dated: Dated {
                months: chronology.months,
                companies: company_of_person,
                firms: companies.len() as u32,
                undated: chronology.undated,
            },
            days: chronology.days,
            by_month: chronology.by_month,
            companies,
            notes,
            history: None,
            other: None,
        };
        ReadList {
            connections,
            days: days.collect(),
            rows: chronology.rows,
            keys: self.keys.names,
            has_address: self
                .people
                .iter()
                .map(|person| person.has_address)
                .collect(),
        }
    }

    /// The names of the people in these rows.
    fn names_in_order(&self, rows: &[u32]) -> Names {
        let mut names = String::with_capacity(self.names.len() + rows.len());
        for &row in rows {
            let begin = row
                .checked_sub(1)
                .map_or(0, |before| self.people[before as usize].name_end as usize);
            let end = self.people[row as usize].name_end as usize;
            names.push_str(substring(&self.names, begin, end));
            names.push('\n');
        }
        Names::from_lines(names)
    }

    /// Adds the notes about the columns and the order of day and month. `in_other_order` is the
    /// number of dates that are read in the other order.
    fn add_order_notes(
        &self,
        order: DayMonthOrder,
        evidence: OrderEvidence,
        in_other_order: usize,
        notes: &mut Vec<Message>,
    ) {
        if self.columns.header_rows > 1 && !self.columns.names.is_empty() {
            notes.push(Message::new(BEFORE).count("line", self.columns.line));
        }
        if let Some(names) = &self.columns.name_columns {
            notes.push(Message::new(NAMES_IN).text("found", &excerpt(names)));
        }
        if let Some(name) = &self.columns.date_column_name {
            notes.push(Message::new(DATES_IN).text("found", &excerpt(name)));
        }
        let order = match order {
            DayMonthOrder::DayFirst => DAY_FIRST,
            DayMonthOrder::MonthFirst => MONTH_FIRST,
        };
        match evidence {
            OrderEvidence::Dates if in_other_order > 0 => notes.push(
                Message::new(MIXED)
                    .sentence("order", order)
                    .count("count", in_other_order),
            ),
            OrderEvidence::Sorting => notes.push(Message::new(SORTED).sentence("order", order)),
            OrderEvidence::Convention => notes.push(Message::new(GUESSED).sentence("order", order)),
            OrderEvidence::NoAmbiguity | OrderEvidence::Dates => {}
        }
    }

    /// Adds the notes about people without a date. `undated` is their number, `open` the number of
    /// those whose month is different in different languages.
    fn add_date_notes(&self, undated: usize, open: usize, notes: &mut Vec<Message>) {
        if self.columns.index(Column::Date).is_none() {
            notes.push(Message::new(NO_DATES));
            return;
        }
        let words = &self.month_words;
        let mut open_words = self.open_words.iter();
        let open_word = open_words.find(|(word, _)| words.decided(*word).is_none());
        if let (true, Some((word, line))) = (open > 0, open_word) {
            notes.push(
                Message::new(SEVERAL_MONTHS)
                    .count("count", open)
                    .count("line", *line)
                    .text("found", &excerpt(words.word(*word))),
            );
        }
        // A day that the month of a word does not have.
        let impossible = self.open_words.first();
        let impossible = impossible.map(|(word, line)| (*line, excerpt(words.word(*word))));
        let first = self.first_unreadable_date.clone().or(impossible);
        if let (true, Some((line, found))) = (undated > 0, first) {
            notes.push(
                Message::new(UNDATED)
                    .count("count", undated)
                    .count("line", line)
                    .text("found", &found),
            );
        }
    }

    /// Adds the notes about rows.
    fn add_row_notes(&self, notes: &mut Vec<Message>) {
        let counts = [
            (self.nameless, NO_NAME),
            (self.repeated, TWICE),
            (self.left_out, LEFT_OUT),
        ];
        for (count, sentence) in counts {
            if count > 0 {
                notes.push(Message::new(sentence).count("count", count));
            }
        }
        if let Some((line, line_feeds)) = self.first_long_cell {
            notes.push(
                Message::new(LONG_CELL)
                    .count("line", line)
                    .count("count", line_feeds),
            );
        }
        if self.columns.index(Column::Email).is_some() {
            notes.push(Message::new(EMAILS));
        }
    }
}
