//! Notes about lists of connections, and errors.

use crate::base::message::sentences;

sentences! {
    /// Notes about lists of connections, and errors.
    SENTENCES:
    BEFORE = "list.before", "The names of the columns are on line {line}: the lines before it are left out.";
    NAMES_IN = "list.names-in", "The columns are known by their cells: the names are read from {found}.";
    DATES_IN = "list.dates-in", "The dates are read from the column {found}.";
    NO_DATES = "list.no-dates", "No column has dates: it is unknown when each person connected.";
    UNDATED = "list.undated", "{count} connections have no date that can be read (first on line {line}: {found}): they come last, without a date."
        or "{count} connection has no date that can be read (on line {line}: {found}): it comes last, without a date.";
    SEVERAL_MONTHS = "list.several-months", "{count} connections have a month that is another one in another language (first on line {line}: {found}), and no other month in the file shows the language: they come last, without a date."
        or "{count} connection has a month that is another one in another language (on line {line}: {found}), and no other month in the file shows the language: it comes last, without a date.";
    NO_NAME = "list.nameless", "{count} connections have no name, as with closed accounts: they are kept."
        or "{count} connection has no name, as with closed accounts: it is kept.";
    TWICE = "list.twice", "{count} rows repeat a connection (the same address, or the same in every column): counted once."
        or "{count} row repeats a connection (the same address, or the same in every column): counted once.";
    EMAILS = "list.emails", "E-mail addresses are not read.";
    LEFT_OUT = "list.left-out", "{count} rows have neither a name nor a date nor a company: left out."
        or "{count} row has neither a name nor a date nor a company: left out.";
    LONG_CELL = "list.long-cell", "Line {line} opens a quote that goes on for {count} lines: is it closed?";
    SORTED = "list.sorted", "No date shows which of its numbers is the day. Dates are read with {order}, because then the file is sorted.";
    GUESSED = "list.guessed", "Nothing shows which number of a date is the day. Dates are read with {order}. If that is wrong, the months are wrong, too.";
    MIXED = "list.mixed", "Dates are read with {order}, except {count} that are possible only in the other order."
        or "Dates are read with {order}, except {count} that is possible only in the other order.";
    OTHER_FILE = "list.other-file", "This is {name} of the data export of a professional network: it has {what}, and no connections. Expected Connections.csv of the same export, the list of connections.";
    PROFILE = "list.profile", "what a profile says";
    MESSAGES = "list.messages", "messages or invitations";
    PEOPLE = "list.people", "what people follow, recommend or store";
    ACTIVITY = "list.activity", "what one person did";
    ACCOUNT = "list.account", "facts about an account";
    NO_CONNECTION = "list.no-connection", "Line {line} names the columns of a table of people or jobs, {found}: it has neither ties nor connections. Expected two columns with the names of the people of a tie, or a list of connections: with a column of dates, or of addresses of profiles.";
    DAY_FIRST = "list.day-first", "the day first";
    MONTH_FIRST = "list.month-first", "the month first";
}
