//! A list of one person's connections with the date of each: the file `Connections.csv` in the data
//! export of a professional network.
//!
//! A table is read as a list of connections if one of its first hundred rows has the names of its
//! columns. Two known names are enough if one of them is the date (by its name in many languages, or
//! by the cells of the column). Without dates, three known names are needed, one of them a person's
//! name. Otherwise a table is a list if its cells are those of one: a single column of addresses of
//! profiles, dates, and one or two columns of names before the addresses. Tables of people without
//! ties, and other files of the export, are refused.
//!
//! - **Rows.** Rows before the names of the columns are left out. The separator is comma,
//!   semicolon, tab or bar: the separator with which most columns have a known name. Cells follow
//!   the quoting rules of CSV and can contain line ends. Columns are in any order, and any can be
//!   missing; unknown columns are not read.
//! - **Dates** are days or months. The month is a name in one of the languages of
//!   `month_names.txt`, or a number; digits can be those of other scripts. If a name means
//!   different months in different languages, the other names in the column decide (`lip` is June
//!   in Croatian and July in Polish); if they do not, the date is not read, with a note. The year
//!   has four digits or two, in any order, with or without a time. The day number of a spreadsheet is a
//!   date, too. Whether 4/9/18 is in April or in September is decided for the whole column: by
//!   dates that are possible in one order only; then by the order in which the rows are sorted;
//!   then by what is common (the month first with a 12-hour time, otherwise the day first), with a
//!   note.
//! - **Every row is a person.** A row without a name (a closed account) is called [`NAMELESS`]. A
//!   row without a readable date comes last. Two rows with the same profile address, in any of its
//!   spellings, are one connection, and so are two rows without address whose names, companies, positions and dates
//!   are equal.
//! - **Companies** are compared without case, punctuation and legal forms (Acme, ACME Inc.). People
//!   without a company, and the self-employed, belong to none.
//! - **E-mail addresses** are not read.
//! - **Invitations and messages** of the same export are read beside the list: see [`History`].
//! - **Two lists** that are read together are compared: see [`Overlap`].
//!
//! The file does not contain ties between connections, so the result is a network without ties.

mod archive_files;
mod cells;
mod chronology;
mod column_names;
mod column_table;
mod columns;
mod companies;
mod connection_list;
mod csv_rows;
mod date_order;
mod date_tokens;
mod dates;
mod day;
mod history;
mod lowercase;
mod month_names;
mod month_words;
mod notes;
mod overlap;
mod profile_address;
mod reader;
mod record;
mod shape;

pub use crate::io::import::network::Dated;
pub use connection_list::{Company, Connections, NAMELESS, OtherList, Overlap};
pub use day::Day;
pub use record::{History, Introduction, Writer};

pub(crate) use archive_files::ArchiveFile;
pub(crate) use columns::ColumnLayout;
pub(crate) use history::{RecordKind, RecordLayout, Records, history};
pub(crate) use notes::{OTHER_FILES, SENTENCES, SEVERAL_LISTS, SEVERAL_NETWORKS};
pub(crate) use overlap::compare;
pub(crate) use reader::{ReadList, memory_needed, read};
