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
    ALONE = "list.alone", "This is a file of the data export of a professional network: it has {what}, and no connections. Open Connections.csv of the same export, or the whole .zip.";
    INVITATIONS = "list.invitations", "invitations";
    MESSAGES = "list.messages", "messages";
    GROUPS = "list.groups", "{count} conversations have more than two people: left out."
        or "{count} conversation has more than two people: left out.";
    NOT_YOURS = "list.not-yours", "{count} invitations or conversations do not name you: left out."
        or "{count} invitation or conversation does not name you: left out.";
    HISTORY_UNDATED = "list.history-undated", "{count} invitations or conversations have no date that can be read: left out."
        or "{count} invitation or conversation has no date that can be read: left out.";
    DRAFTS = "list.drafts", "{count} drafts of messages are left out." or "{count} draft of a message is left out.";
    HISTORY_GUESSED = "list.history-guessed", "Nothing shows which number of a date of the {what} is the day. Dates are read with {order}. If that is wrong, the months are wrong, too.";
    ASKS_WHO = "list.asks-who", "The files do not show which of these people you are, so invitations and messages are not counted yet.";
    OTHER_FILES = "list.other-files", "{count} other files of the export are not read." or "{count} other file of the export is not read.";
    SEVERAL_NETWORKS = "list.several-networks", "File {file} of {files} is a network ({format}). Several files are read together only if they are Connections.csv, Invitations.csv and messages.csv of one export, or two lists of connections. Open a network alone.";
    SEVERAL_LISTS = "list.several-lists", "There are {count} lists of connections. Expected one, or two to compare.";
    PEOPLE = "list.people", "what people follow, recommend or store";
    ACTIVITY = "list.activity", "what one person did";
    ACCOUNT = "list.account", "facts about an account";
    NO_CONNECTION = "list.no-connection", "Line {line} names the columns of a table of people or jobs, {found}: it has neither ties nor connections. Expected two columns with the names of the people of a tie, or a list of connections: with a column of dates, or of addresses of profiles.";
    DAY_FIRST = "list.day-first", "the day first";
    MONTH_FIRST = "list.month-first", "the month first";
}
