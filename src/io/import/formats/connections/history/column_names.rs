//! The names of the columns of invitations and messages in many languages.

use super::super::column_table::column_with_name;

/// A known column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    From,
    To,
    /// The date of an invitation.
    Sent,
    /// The date of a message.
    Date,
    Direction,
    Conversation,
    SenderAddress,
    RecipientAddress,
    /// The text of a message: known, and not read.
    Content,
    Draft,
}

/// The number of known columns.
pub(super) const COLUMNS: usize = 10;

/// The names, for [`column_with_name`]. English names are those of real exports; the others are
/// translations.
const NAMES: &str = include_str!("column_names.txt");

/// The words for the columns in [`NAMES`].
const KINDS: [(&str, Column); COLUMNS] = [
    ("from", Column::From),
    ("to", Column::To),
    ("sent", Column::Sent),
    ("date", Column::Date),
    ("direction", Column::Direction),
    ("conversation", Column::Conversation),
    ("sender-address", Column::SenderAddress),
    ("recipient-address", Column::RecipientAddress),
    ("content", Column::Content),
    ("draft", Column::Draft),
];

/// The known column with this name. O(size of the table).
pub(super) fn column_of_name(name: &str) -> Option<Column> {
    if name.is_empty() || name.len() > 100 {
        return None;
    }
    column_with_name(NAMES, &KINDS, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_belongs_to_one_column() {
        for (index, (_, column)) in KINDS.iter().enumerate() {
            assert_eq!(*column as usize, index);
        }
        for line in NAMES.lines() {
            let (kind, names) = line.split_once(": ").unwrap();
            let (_, column) = KINDS.iter().find(|(word, _)| *word == kind).unwrap();
            for name in names.split('|') {
                assert_eq!(column_of_name(name), Some(*column), "{name}");
            }
        }
        assert_eq!(
            column_of_name("CONVERSATION ID"),
            Some(Column::Conversation)
        );
        assert_eq!(
            column_of_name("inviteeProfileUrl"),
            Some(Column::RecipientAddress)
        );
        assert_eq!(column_of_name("Folder"), None);
    }
}
