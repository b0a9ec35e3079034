//! Recognises the files by the names of their columns.

use super::super::csv_rows::CsvRows;
use super::super::notes::{ALONE, INVITATIONS, MESSAGES};
use super::column_names::{COLUMNS, Column, column_of_name};
use crate::base::message::Message;
use crate::io::import::error::ImportError;

/// Number of rows that are searched for the names of the columns.
const SEARCHED_ROWS: usize = 12;

/// The kind of the rows of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RecordKind {
    /// `Invitations.csv`.
    Invitations,
    /// `messages.csv`.
    Messages,
}

impl RecordKind {
    /// The error of a file of this kind without a list of connections.
    pub fn alone(self) -> ImportError {
        let what = match self {
            RecordKind::Invitations => INVITATIONS,
            RecordKind::Messages => MESSAGES,
        };
        ImportError::Refused(Message::new(ALONE).sentence("what", what))
    }
}

/// The separator and columns of a file.
#[derive(Clone, Debug)]
pub(crate) struct RecordLayout {
    pub kind: RecordKind,
    separator: u8,
    /// The number of rows before the first record.
    header_rows: usize,
    indices: [Option<usize>; COLUMNS],
}

impl RecordLayout {
    /// The layout of a text; `None` if it has neither invitations nor messages. O(rows searched).
    pub fn detect(text: &str) -> Option<RecordLayout> {
        let mut separators = b",;\t".iter();
        separators.find_map(|&separator| RecordLayout::with_separator(text, separator))
    }

    fn with_separator(text: &str, separator: u8) -> Option<RecordLayout> {
        let mut rows = CsvRows::new(text, separator);
        for header_rows in 1..=SEARCHED_ROWS {
            if !rows.read() {
                return None;
            }
            let indices =
                rows.find_names(|name| column_of_name(name).map(|column| column as usize));
            if let Some(kind) = kind_of(&indices) {
                return Some(RecordLayout {
                    kind,
                    separator,
                    header_rows,
                    indices,
                });
            }
        }
        None
    }

    /// The rows with records.
    pub(super) fn rows<'a>(&self, text: &'a str) -> CsvRows<'a> {
        CsvRows::after(self.header_rows, text, self.separator)
    }

    /// The cell of a column; empty if the table or the row has none.
    pub(super) fn cell<'a>(&self, row: &'a CsvRows, column: Column) -> &'a str {
        self.indices[column as usize].map_or("", |index| row.cell(index))
    }

    /// The date of a row.
    pub(super) fn date<'a>(&self, row: &'a CsvRows) -> &'a str {
        match self.cell(row, Column::Sent) {
            "" => self.cell(row, Column::Date),
            date => date,
        }
    }
}

/// The kind of the rows of a table with these columns.
fn kind_of(indices: &[Option<usize>; COLUMNS]) -> Option<RecordKind> {
    let has = |column: Column| indices[column as usize].is_some();
    let has_date = has(Column::Date) || has(Column::Sent);
    if has(Column::Conversation) && has(Column::From) && has_date {
        return Some(RecordKind::Messages);
    }
    let has_more = has(Column::Direction)
        || has(Column::Content)
        || has(Column::SenderAddress)
        || has(Column::RecipientAddress);
    let is_invitations = has(Column::From) && has(Column::To) && has(Column::Sent) && has_more;
    is_invitations.then_some(RecordKind::Invitations)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_columns() {
        let kind = |text: &str| RecordLayout::detect(text).map(|layout| layout.kind);
        for (text, expected) in [
            (
                "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n",
                Some(RecordKind::Invitations),
            ),
            (
                "Von;An;Gesendet am;Nachricht;Richtung\n",
                Some(RecordKind::Invitations),
            ),
            (
                "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n",
                Some(RecordKind::Messages),
            ),
            (
                "Notes:\n\nID de conversation\tDe\tÀ\tDate\n",
                Some(RecordKind::Messages),
            ),
            // Networks.
            ("from,to\n", None),
            ("from,to,date\n", None),
            ("from,to,date,message\n", None),
            ("source,target,weight\n", None),
            ("", None),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }
}
