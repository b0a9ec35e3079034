//! Notes about lists of connections.

use crate::base::message::sentences;

sentences! {
    /// Notes about lists of connections.
    SENTENCES:
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
