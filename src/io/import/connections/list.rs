//! The rows of a list, read and put in order.

use super::columns::{Column, Layout, column};
use super::companies::{by_size, companies_of};
use super::dates::{self, Because, Day, Order, Reading};
use super::table::Table;
use super::{
    BEFORE, Connections, DATES_IN, DAY_FIRST, Dated, EMAILS, GUESSED, LEFT_OUT, LONG_CELL, MIXED,
    MONTH_FIRST, NAMELESS, NO_DATES, NO_NAME, SORTED, TWICE, UNDATED, lowercase,
};
use crate::base::message::Message;
use crate::io::import::hearing::Hearing;
use crate::io::import::names::Interner;
use crate::io::import::text::{part, quoted};
use crate::io::import::{ImportError, MAX_ID_BYTES, MAX_PEOPLE, Names};

/// The longest stretch of lines that a cell goes over without a word.
const LONG: usize = 20;

/// A row of the file.
struct Row {
    date: Reading,
    /// Of the company's spelling; `u32::MAX` where there is none.
    spelling: u32,
    /// Where the name ends in the text of all names.
    end: u32,
}

/// A list as it is read.
struct List {
    rows: Vec<Row>,
    names: String,
    spellings: Interner,
    known: Interner,
    /// Of each key in `known`, its row.
    row_of: Vec<u32>,
    layout: Layout,
    nameless: usize,
    repeated: usize,
    left_out: usize,
    /// Of the first date that cannot be read.
    unreadable: Option<(usize, String)>,
    halves: bool,
    long: Option<(usize, usize)>,
}

/// How many bytes reading a list needs at most at a time, about, the file of so many bytes included. O(bytes).
pub(in crate::io::import) fn needed(bytes: usize, text: &str) -> u64 {
    let of = |end: u8| text.bytes().filter(|&byte| byte == end).count();
    let rows = of(b'\n').max(of(b'\r')) as f64;
    // Names and addresses once more; rows, their dates, their order and a table to find them.
    (1.08 * (2.5 * bytes as f64 + 140.0 * rows)) as u64
}

/// Reads the list of connections of this layout; `notes` are those of the text.
///
/// Deterministic. O(bytes + connections · log connections).
///
/// # Errors
/// If there is no connection in it, or more than [`MAX_PEOPLE`].
pub(in crate::io::import) fn read(
    text: &str,
    layout: Layout,
    notes: Vec<Message>,
    hearing: &mut Hearing,
) -> Result<Connections, ImportError> {
    Ok(List::read(text, layout, hearing)?.finish(notes))
}

impl List {
    fn read(text: &str, layout: Layout, hearing: &mut Hearing) -> Result<List, ImportError> {
        let mut table = Table::of(text, layout.separator);
        for _ in 0..layout.rows {
            table.read();
        }
        let mut list = List {
            rows: Vec::new(),
            names: String::new(),
            spellings: Interner::default(),
            known: Interner::default(),
            row_of: Vec::new(),
            layout,
            nameless: 0,
            repeated: 0,
            left_out: 0,
            unreadable: None,
            halves: false,
            long: None,
        };
        while table.read() {
            hearing.at(text.len() - table.left(), text.len());
            list.take(&table)?;
        }
        if list.rows.is_empty() {
            return Err(ImportError::NoConnections {
                line: list.layout.line,
                found: quoted(&list.layout.found),
            });
        }
        Ok(list)
    }

    fn take(&mut self, table: &Table) -> Result<(), ImportError> {
        if table.is_blank() {
            return Ok(());
        }
        let cell = |column| {
            self.layout
                .place(column)
                .map_or("", |place| table.cell(place))
        };
        let [first, last, name] = [Column::First, Column::Last, Column::Name].map(cell);
        let [address, company, position, date] = [
            Column::Address,
            Column::Company,
            Column::Position,
            Column::Date,
        ]
        .map(cell);
        // Where one word stands for first names and for whole ones, a last name beside it tells.
        let first = if first.is_empty() && !name.ends_with(last) {
            name
        } else {
            first
        };
        let name = name_of(if first.is_empty() && last.is_empty() {
            [name, ""]
        } else {
            [first, last]
        });
        let reading = dates::read(date, true);
        let is_said_again = reading == Reading::None && column(date) == Some(Column::Date);
        let has_nothing = [&name[..], address, company, position, date]
            .iter()
            .all(|cell| cell.is_empty());
        if has_nothing || is_said_again {
            self.left_out += 1;
            return Ok(());
        }
        // In an address the case of letters and what follows a question mark make no other.
        let (address, _) = address.split_once('?').unwrap_or((address, ""));
        let key = if !address.is_empty() {
            lowercase(address.trim_end_matches('/'))
        } else if !name.is_empty() {
            [&name, company, position, date].join("\n")
        } else {
            // Of whom nothing is known nobody can say that they are the same.
            format!("\n{}", self.rows.len())
        };
        let row = self.rows.len() as u32;
        let number = self.known.number(&key) as usize;
        if let Some(&known) = self.row_of.get(number) {
            self.repeated += 1;
            let known = &mut self.rows[known as usize];
            if known.date == Reading::None {
                known.date = reading;
            }
            return Ok(());
        }
        self.row_of.push(row);
        if self.rows.len() == MAX_PEOPLE {
            return Err(ImportError::TooManyPeople {
                line: table.line,
                limit: MAX_PEOPLE,
            });
        }
        if reading == Reading::None && self.unreadable.is_none() {
            self.unreadable = Some((table.line, quoted(date)));
        }
        self.halves |= matches!(reading, Reading::Open { .. }) && has_halves(date);
        if table.further_lines() > LONG && self.long.is_none() {
            self.long = Some((table.line, table.further_lines()));
        }
        let spelling = match company {
            "" => u32::MAX,
            company => self.spellings.number(&name_of([company, ""])),
        };
        self.nameless += usize::from(name.is_empty());
        self.names
            .push_str(if name.is_empty() { NAMELESS } else { &name });
        self.rows.push(Row {
            date: reading,
            spelling,
            // At most a million names of a thousand bytes.
            end: self.names.len() as u32,
        });
        Ok(())
    }

    /// Puts everybody in order of their dates, and companies in order of their size.
    fn finish(self, mut notes: Vec<Message>) -> Connections {
        let readings: Vec<Reading> = self.rows.iter().map(|row| row.date).collect();
        let usual = if self.halves {
            Order::MonthFirst
        } else {
            Order::DayFirst
        };
        let (order, because) = dates::order(&readings, usual);
        let days: Vec<(Option<Day>, bool)> = readings
            .iter()
            .map(|reading| reading.day_or_other(order))
            .collect();

        let mut people: Vec<u32> = (0..self.rows.len() as u32).collect();
        // Exports begin with the newest: who came on the same day stands the other way round, too.
        if is_newest_first(&days) {
            people.reverse();
        }
        // By day, those without one last; on the same day in this order.
        let place = |row: u32| {
            days[row as usize]
                .0
                .map_or(u64::from(u32::MAX), Day::number)
        };
        let ordered = people
            .iter()
            .zip(0u64..)
            .map(|(&row, at)| place(row) << 32 | at);
        let mut ordered: Vec<u64> = ordered.collect();
        ordered.sort_unstable();
        let people: Vec<u32> = ordered
            .iter()
            .map(|&entry| people[entry as u32 as usize])
            .collect();
        let dated: Vec<Day> = people
            .iter()
            .filter_map(|&row| days[row as usize].0)
            .collect();
        let range = dated.first().copied().zip(dated.last().copied());
        let begin = range.map_or(0, |(first, _)| first.months());
        let all = range.map_or(0, |(_, last)| last.months() - begin + 1);
        let mut by_month = vec![0; all as usize];
        let mut months = Vec::with_capacity(people.len());
        for day in &dated {
            by_month[(day.months() - begin) as usize] += 1;
            months.push(day.months() - begin);
        }
        months.resize(people.len(), all);

        let (company_of_spelling, names_of_companies) = companies_of(
            &self.spellings.names,
            self.rows.iter().map(|row| row.spelling),
        );
        let (companies, company) = by_size(&people, &months, all, names_of_companies, |row| {
            let spelling = self.rows[row as usize].spelling as usize;
            company_of_spelling
                .get(spelling)
                .copied()
                .unwrap_or(u32::MAX)
        });

        let mut names = String::with_capacity(self.names.len() + people.len());
        for &row in &people {
            let begin = row
                .checked_sub(1)
                .map_or(0, |before| self.rows[before as usize].end as usize);
            names.push_str(part(
                &self.names,
                begin,
                self.rows[row as usize].end as usize,
            ));
            names.push('\n');
        }
        let undated = people.len() - dated.len();
        let turned = days.iter().filter(|(_, other)| *other).count();
        self.say(order, because, [undated, turned], &mut notes);
        Connections {
            names: Names::from_lines(names),
            dated: Dated {
                months,
                companies: company,
                firms: companies.len() as u32,
                undated,
            },
            days: range.map(|(first, last)| [first, last]),
            by_month,
            companies,
            notes,
        }
    }

    /// What has to be known of how it was read.
    fn say(
        &self,
        order: Order,
        because: Because,
        [undated, turned]: [usize; 2],
        notes: &mut Vec<Message>,
    ) {
        let Layout {
            line, dates_named, ..
        } = &self.layout;
        if self.layout.rows > 1 {
            notes.push(Message::new(BEFORE).count("line", *line));
        }
        if let Some(name) = dates_named {
            notes.push(Message::new(DATES_IN).text("found", &quoted(name)));
        }
        let order = match order {
            Order::DayFirst => DAY_FIRST,
            Order::MonthFirst => MONTH_FIRST,
        };
        match because {
            Because::OfDates if turned > 0 => notes.push(
                Message::new(MIXED)
                    .sentence("order", order)
                    .count("count", turned),
            ),
            Because::OfSorting => notes.push(Message::new(SORTED).sentence("order", order)),
            Because::OfCustom => notes.push(Message::new(GUESSED).sentence("order", order)),
            Because::NoneAsks | Because::OfDates => {}
        }
        if self.layout.place(Column::Date).is_none() {
            notes.push(Message::new(NO_DATES));
        } else if let (true, Some((line, found))) = (undated > 0, &self.unreadable) {
            notes.push(
                Message::new(UNDATED)
                    .count("count", undated)
                    .count("line", *line)
                    .text("found", found),
            );
        }
        let counted = [
            (self.nameless, NO_NAME),
            (self.repeated, TWICE),
            (self.left_out, LEFT_OUT),
        ];
        for (count, sentence) in counted {
            if count > 0 {
                notes.push(Message::new(sentence).count("count", count));
            }
        }
        if let Some((line, lines)) = self.long {
            notes.push(
                Message::new(LONG_CELL)
                    .count("line", line)
                    .count("count", lines),
            );
        }
        if self.layout.place(Column::Email).is_some() {
            notes.push(Message::new(EMAILS));
        }
    }
}

/// Words on one line, and not too long for a name.
fn name_of(parts: [&str; 2]) -> String {
    let mut name = String::new();
    for word in parts
        .iter()
        .flat_map(|part| part.split(|letter: char| letter.is_whitespace() || letter.is_control()))
    {
        if word.is_empty() {
            continue;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    if name.len() > MAX_ID_BYTES {
        let end = (0..=MAX_ID_BYTES)
            .rev()
            .find(|&end| name.is_char_boundary(end));
        name.truncate(end.unwrap_or(0));
    }
    name
}

/// Whether a time says which half of the day it is of: there the month is first.
fn has_halves(date: &str) -> bool {
    let letters = date.trim_end_matches('.').as_bytes();
    let end = letters
        .get(letters.len().saturating_sub(2)..)
        .unwrap_or_default();
    end.eq_ignore_ascii_case(b"am") || end.eq_ignore_ascii_case(b"pm")
}

fn is_newest_first(days: &[(Option<Day>, bool)]) -> bool {
    let mut dated = days.iter().filter_map(|(day, _)| *day);
    let Some(mut before) = dated.next() else {
        return false;
    };
    let (mut later, mut earlier) = (0usize, 0usize);
    for day in dated {
        later += usize::from(day > before);
        earlier += usize::from(day < before);
        before = day;
    }
    earlier > later
}
