//! Tables of the names of columns in many languages.

use super::lowercase::plain_words;

/// The column with this name. Each line of `table` has a word for a column, a colon, and names in lower
/// case between bars. Letters and digits of a name count; other characters are spaces. `columns` has
/// the column of each word. O(size of the table).
pub(super) fn column_with_name<C: Copy>(
    table: &str,
    columns: &[(&str, C)],
    name: &str,
) -> Option<C> {
    let plain = plain_words(name);
    let mut lines = table.lines().filter_map(|line| line.split_once(": "));
    let (word, _) = lines.find(|(_, names)| names.split('|').any(|known| known == plain))?;
    let mut columns = columns.iter();
    columns
        .find(|(known, _)| *known == word)
        .map(|(_, column)| *column)
}
