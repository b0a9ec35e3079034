//! The names of the columns of lists of connections in many languages.

use super::column_table::column_with_name;

/// A known column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    FirstName,
    LastName,
    /// First and last name in one cell; in some languages the same word means the first name.
    FullName,
    /// The address of the profile.
    Address,
    Email,
    Company,
    Position,
    Date,
}

/// The number of known columns.
pub(super) const COLUMNS: usize = 8;

/// The names, for [`column_with_name`]. English and German names are those of real exports;
/// those of other languages are translations.
const NAMES: &str = include_str!("column_names.txt");

/// The words for the columns in [`NAMES`].
const KINDS: [(&str, Column); COLUMNS] = [
    ("first-name", Column::FirstName),
    ("last-name", Column::LastName),
    ("full-name", Column::FullName),
    ("address", Column::Address),
    ("email", Column::Email),
    ("company", Column::Company),
    ("position", Column::Position),
    ("date", Column::Date),
];

/// The known column with this name. O(size of the table).
pub(super) fn column_of_name(name: &str) -> Option<Column> {
    // Longer texts are notes before the names.
    if name.is_empty() || name.len() > 80 {
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
    }

    #[test]
    fn case_and_punctuation_of_names_do_not_matter() {
        for name in [
            "Connected On",
            "CONNECTED ON",
            "connected_on",
            " Connected-on: ",
            "Verbunden am",
        ] {
            assert_eq!(column_of_name(name), Some(Column::Date), "{name}");
        }
        assert_eq!(column_of_name("E-Mail-Adresse"), Some(Column::Email));
        assert_eq!(column_of_name("Адрес эл. почты"), Some(Column::Email));
        assert_eq!(column_of_name("Mentions"), None);
    }
}
