//! The other files in the data export of a professional network. They are refused by their names:
//! people open them by mistake, and two of their columns would be read as ties.

use super::csv_rows::CsvRows;
use super::lowercase::plain_words;
use super::notes::{ACCOUNT, ACTIVITY, OTHER_FILE, PEOPLE, PROFILE};
use crate::base::message::{Message, Sentence};

/// On each line what a file is about, its name, a colon, and names of its columns between bars:
/// in lower case, other characters than letters and digits as spaces.
const FILES: &str = include_str!("archive_files.txt");

/// The words for what a file is about in [`FILES`].
const SUBJECTS: [(&str, &Sentence); 4] = [
    ("profile", PROFILE),
    ("people", PEOPLE),
    ("activity", ACTIVITY),
    ("account", ACCOUNT),
];

/// Number of rows that are searched for the names of the columns.
const SEARCHED_ROWS: usize = 12;
/// Up to this number of columns, a file has no columns but these.
const FEW_COLUMNS: usize = 3;

/// A file of the data export that is not the list of connections.
pub(crate) struct ArchiveFile {
    name: &'static str,
    subject: &'static Sentence,
}

impl ArchiveFile {
    /// The file with this content, known by the names of its columns. O(searched rows).
    pub fn with_content(text: &str) -> Option<ArchiveFile> {
        b",;\t"
            .iter()
            .find_map(|&separator| ArchiveFile::with_separator(text, separator))
    }

    fn with_separator(text: &str, separator: u8) -> Option<ArchiveFile> {
        let mut rows = CsvRows::new(text, separator);
        for _ in 0..SEARCHED_ROWS {
            if !rows.read() {
                return None;
            }
            let columns: Vec<String> = (0..rows.cells())
                .map(|index| plain(rows.cell(index)))
                .filter(|name| !name.is_empty())
                .collect();
            let has_all = |names: &str| {
                let count = names.split('|').count();
                (count > FEW_COLUMNS || count == columns.len())
                    && names
                        .split('|')
                        .all(|name| columns.iter().any(|column| column == name))
            };
            if let Some(file) = files().find(|(_, names)| has_all(names)) {
                return Some(file.0);
            }
        }
        None
    }

    /// The reason why the file is refused.
    pub fn refusal(&self) -> Message {
        Message::new(OTHER_FILE)
            .text("name", self.name)
            .sentence("what", self.subject)
    }
}

/// The files of the table with the names of their columns.
fn files() -> impl Iterator<Item = (ArchiveFile, &'static str)> {
    FILES.lines().filter_map(|line| {
        let (subject, rest) = line.split_once(' ')?;
        let (name, columns) = rest.split_once(':')?;
        let (_, subject) = SUBJECTS.iter().find(|(word, _)| *word == subject)?;
        Some((ArchiveFile { name, subject }, columns.trim_start()))
    })
}

/// A name in lower case, with single spaces for other characters than letters and digits.
fn plain(name: &str) -> String {
    if name.len() > 100 {
        return String::new();
    }
    plain_words(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_a_file() {
        assert_eq!(files().count(), FILES.lines().count());
        for (file, columns) in files() {
            for column in columns.split('|') {
                assert_eq!(plain(column), column, "{}", file.name);
            }
            let found = ArchiveFile::with_content(&columns.replace('|', ","));
            assert_eq!(found.map(|found| found.name), Some(file.name));
        }
    }

    #[test]
    fn other_tables_are_not_files_of_the_export() {
        for text in [
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
            "Name,Number,Source\nAnn,1,Bob\n",
            "source,target\na,b\n",
            "from,to\na,b\n",
            "",
        ] {
            assert!(ArchiveFile::with_content(text).is_none(), "{text}");
        }
    }
}
