//! Conversion to lower case.

/// `text` in lower case, letter by letter.
pub(super) fn lowercase(text: &str) -> String {
    // The common case needs no Unicode tables.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(char::to_lowercase).collect()
}
