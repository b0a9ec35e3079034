//! A list of your own connections, with when each came: what professional networks export as `Connections.csv`.
//!
//! A table is such a list if among its first hundred rows is one that names its columns: two or more of
//! them, one of them the dates (by name in eleven languages, or by what is in it), or without dates
//! somebody's name and two more.
//!
//! - **Rows.** Whatever stands before the names of the columns is left out. The separator is the one of
//!   comma, semicolon, tab and bar with which most columns have a known name. Cells follow the quoting
//!   rules of CSV and may go over several lines. Columns stand in any order, others are not read, and
//!   any may be missing.
//! - **Dates** are days or months, with the month's name (in English, German, French, Spanish,
//!   Portuguese, Italian, Dutch, Swedish, Danish, Norwegian or Polish) or in numbers, with a year of four
//!   digits or two, in any order, with a time or without; or the number that a spreadsheet has for a day.
//!   Whether 4/9/18 is in April or in September is decided over the whole column: by the dates that are
//!   possible in one order only; then by the order in which the rows are sorted; then by what is usual
//!   (the month first where a time is in two halves of twelve hours, the day first otherwise), which is
//!   said.
//! - **Everybody counts.** Who has no name (a closed account) is kept as [`NAMELESS`]. Who has no date that
//!   can be read comes last, at no date. Two rows with the same address are one connection, and so are
//!   two without an address whose names, companies, positions and dates are the same.
//! - **Companies** are told apart without regard to case, signs and legal forms (Acme, ACME Inc.). Who has
//!   none, or works for themselves, is of no company.
//! - **E-mail addresses** and messages are not read into anything.
//!
//! Who knows whom among them is not in such a file, and nothing is made up: it is a network without ties.

mod columns;
mod companies;
mod dates;
mod months;
mod table;

pub use dates::Day;

use super::hearing::Hearing;
use super::names::Interner;
use super::text::{part, quoted};
use super::{EdgeList, ImportError, MAX_ID_BYTES, MAX_PEOPLE, Names};
use crate::message::{Message, sentences};
use columns::Column;
pub(super) use columns::Layout;
use dates::{Because, Order, Reading};
use table::Table;

sentences! {
    /// What is said of lists of connections.
    CONNECTIONS:
    BEFORE = "list.before", "The columns are named on line {line}: what stands before is left out.";
    DATES_IN = "list.dates-in", "The dates are those of the column {found}.";
    NO_DATES = "list.no-dates", "No column has dates: when somebody came is unknown.";
    UNDATED = "list.undated", "{count} connections have no date that can be read (first on line {line}: {found}): they come last, at no date."
        or "{count} connection has no date that can be read (on line {line}: {found}): it comes last, at no date.";
    NO_NAME = "list.nameless", "{count} connections have no name, as closed accounts have none: they are kept."
        or "{count} connection has no name, as closed accounts have none: it is kept.";
    TWICE = "list.twice", "{count} rows repeat a connection (the same address, or the same in every column): counted once."
        or "{count} row repeats a connection (the same address, or the same in every column): counted once.";
    EMAILS = "list.emails", "E-mail addresses are not read into anything.";
    LEFT_OUT = "list.left-out", "{count} rows have neither a name nor a date nor a company: left out."
        or "{count} row has neither a name nor a date nor a company: left out.";
    LONG_CELL = "list.long-cell", "Line {line} opens a quote that goes on for {count} lines: is it closed?";
    SORTED = "list.sorted", "Which number of a date is the day no date says: {order}, because then the file is sorted.";
    GUESSED = "list.guessed", "Which number of a date is the day nothing says: {order} is assumed. If that is wrong, so are the months.";
    MIXED = "list.mixed", "Dates are read with {order}; {count} are possible only the other way round and read so."
        or "Dates are read with {order}; {count} is possible only the other way round and read so.";
    DAY_FIRST = "list.day-first", "the day first";
    MONTH_FIRST = "list.month-first", "the month first";
}

/// The name of whoever has none.
pub const NAMELESS: &str = "–";

/// The longest stretch of lines that a cell goes over without a word.
const LONG: usize = 20;

/// When people came, and where they belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dated {
    /// The month of each person, from 0, the first person's; never falling. That of those without a
    /// date is one after the last.
    pub months: Vec<u32>,
    /// The company of each person, by its place in [`Connections::companies`]; `firms` for no company.
    pub companies: Vec<u32>,
    /// How many companies there are.
    pub firms: u32,
    /// How many have no date: the last so many people.
    pub undated: usize,
}

impl Dated {
    /// What was read before, of people in the order in which they came; `None` if months fall, or the lists are of
    /// different people.
    pub fn of(months: Vec<u32>, companies: Vec<u32>, firms: u32, undated: usize) -> Option<Dated> {
        let is_whole =
            months.len() == companies.len() && undated <= months.len() && months.is_sorted();
        // Nobody's company is a company of nobody.
        let known =
            firms as usize <= companies.len() && companies.iter().all(|&company| company <= firms);
        (is_whole && known).then_some(Dated {
            months,
            companies,
            firms,
            undated,
        })
    }

    /// The company of a person, if they are in one.
    pub fn company(&self, person: usize) -> Option<u32> {
        let company = self.companies.get(person).copied();
        company.filter(|&company| company < self.firms)
    }
}

/// A company in which some of the connections are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// As it is written most often.
    pub name: String,
    /// How many of the connections are there.
    pub people: u32,
    /// The months of the first and the last of them who have a date, as in [`Dated::months`].
    pub months: Option<[u32; 2]>,
}

/// A list of connections as read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Connections {
    /// What people are called, in the order in which they came; those without a date last.
    pub names: Names,
    /// When they came, and their companies.
    pub dated: Dated,
    /// The first person's day and the last's, if anybody has a date.
    pub days: Option<[Day; 2]>,
    /// How many came in each month, from the first.
    pub by_month: Vec<u32>,
    /// The companies, the largest first; of two as large the one that came first.
    pub companies: Vec<Company>,
    /// What was left out or assumed, and why.
    pub notes: Vec<Message>,
}

impl Connections {
    /// The list as a network: its people, no ties, and when they came.
    pub fn into_network(self) -> EdgeList {
        let mut network = EdgeList::without_ties(self.names, self.dated);
        network.notes = self.notes;
        network
    }

    /// How many came in each year, from the first person's to the last's.
    pub fn by_year(&self) -> Vec<u32> {
        let mut years = Vec::new();
        let Some([first, _]) = self.days else {
            return years;
        };
        for (month, &count) in (usize::from(first.month) - 1..).zip(&self.by_month) {
            years.resize(month / 12 + 1, 0);
            years[month / 12] += count;
        }
        years
    }

    /// How many people came in no company, or work for themselves.
    pub fn alone(&self) -> u32 {
        let people = 0..self.names.len();
        people
            .filter(|&person| self.dated.company(person).is_none())
            .count() as u32
    }
}

impl EdgeList {
    /// A list of your own connections that was read before; `None` if there is nobody in it, or names and dates are of different people.
    pub fn of_list(names: Names, dated: Dated) -> Option<EdgeList> {
        let is_whole = !names.is_empty() && names.len() == dated.months.len();
        is_whole.then(|| EdgeList::without_ties(names, dated))
    }

    fn without_ties(ids: Names, dated: Dated) -> EdgeList {
        EdgeList {
            ids,
            ties: Vec::new(),
            duplicates: 0,
            self_loops: 0,
            notes: Vec::new(),
            dated: Some(Box::new(dated)),
        }
    }
}

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
pub(super) fn needed(bytes: usize, text: &str) -> u64 {
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
pub(super) fn read(
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
        let is_said_again = reading == Reading::None && columns::column(date) == Some(Column::Date);
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

        let (company_of_spelling, names_of_companies) =
            companies_of(&self.spellings.names, &self.rows);
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

/// In lower case, letter by letter.
fn lowercase(text: &str) -> String {
    // As almost everywhere.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(char::to_lowercase).collect()
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

/// The company of each spelling (`u32::MAX`: none), and what each company is called: as it is written most often, and first if several
/// are as frequent.
fn companies_of(spellings: &Names, rows: &[Row]) -> (Vec<u32>, Vec<String>) {
    let mut written = vec![0u32; spellings.len()];
    for row in rows {
        if let Some(count) = written.get_mut(row.spelling as usize) {
            *count += 1;
        }
    }
    let mut keys = Interner::default();
    let mut company = Vec::with_capacity(spellings.len());
    let mut best: Vec<(u32, u32)> = Vec::new();
    for (spelling, name) in (0..).zip(spellings.iter()) {
        let key = companies::key(name);
        if key.is_empty() {
            company.push(u32::MAX);
            continue;
        }
        let number = keys.number(&key);
        let count = written[spelling as usize];
        match best.get_mut(number as usize) {
            None => best.push((spelling, count)),
            Some(best) if best.1 < count => *best = (spelling, count),
            Some(_) => {}
        }
        company.push(number);
    }
    let names = best
        .iter()
        .map(|&(spelling, _)| spellings.get(spelling).to_string());
    (company, names.collect())
}

/// The companies in order of their size, and that of each person.
fn by_size(
    people: &[u32],
    months: &[u32],
    undated: u32,
    names: Vec<String>,
    company_of: impl Fn(u32) -> u32,
) -> (Vec<Company>, Vec<u32>) {
    let mut companies: Vec<Company> = names
        .into_iter()
        .map(|name| Company {
            name,
            people: 0,
            months: None,
        })
        .collect();
    let mut first = vec![u32::MAX; companies.len()];
    for (place, (&row, &month)) in (0..).zip(people.iter().zip(months)) {
        let number = company_of(row) as usize;
        let Some(company) = companies.get_mut(number) else {
            continue;
        };
        company.people += 1;
        first[number] = first[number].min(place);
        if month < undated {
            let [begin, _] = company.months.unwrap_or([month; 2]);
            company.months = Some([begin, month]);
        }
    }
    // The largest first, of as many the one that came first: no two did.
    let fewer = |company: &Company| u64::from(u32::MAX - company.people);
    let ordered = companies
        .iter()
        .zip(&first)
        .map(|(company, &first)| fewer(company) << 32 | u64::from(first));
    let mut ordered: Vec<u64> = ordered.collect();
    ordered.sort_unstable();
    let order: Vec<u32> = ordered
        .iter()
        .map(|&entry| company_of(people[entry as u32 as usize]))
        .collect();
    let mut place_of = vec![0; companies.len()];
    for (place, &number) in (0..).zip(&order) {
        place_of[number as usize] = place;
    }
    let none = companies.len() as u32;
    let of_person = people
        .iter()
        .map(|&row| {
            place_of
                .get(company_of(row) as usize)
                .copied()
                .unwrap_or(none)
        })
        .collect();
    let mut sorted: Vec<Company> = Vec::with_capacity(companies.len());
    for &number in &order {
        let empty = Company {
            name: String::new(),
            people: 0,
            months: None,
        };
        sorted.push(std::mem::replace(&mut companies[number as usize], empty));
    }
    (sorted, of_person)
}
