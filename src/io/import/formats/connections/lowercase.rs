//! Conversion to lower case, and words without punctuation.

/// `text` in lower case, letter by letter.
pub(super) fn lowercase(text: &str) -> String {
    // The common case needs no Unicode tables.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The words of a text in lower case, with spaces between. Characters other than letters, digits and those of `kept` separate words.
pub(super) fn spaced(text: impl Iterator<Item = char>, kept: &[char]) -> String {
    text.map(|letter| {
        if letter.is_alphanumeric() || kept.contains(&letter) {
            letter
        } else {
            ' '
        }
    })
    .flat_map(char::to_lowercase)
    .collect()
}
