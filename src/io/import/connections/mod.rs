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
mod list;
mod months;
mod table;

pub use dates::Day;

use super::{EdgeList, Names};
use crate::base::message::{Message, sentences};
pub(super) use columns::Layout;
pub(super) use list::{needed, read};

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

/// In lower case, letter by letter.
fn lowercase(text: &str) -> String {
    // As almost everywhere.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(char::to_lowercase).collect()
}
