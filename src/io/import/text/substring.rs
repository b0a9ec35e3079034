//! Slices of text that never panic.

/// Any ASCII white space, as a separator for [`split_at_byte`].
pub(crate) const WHITESPACE: u8 = b' ';

/// The text before and after the first occurrence of an ASCII byte, or of any white space for
/// [`WHITESPACE`]. Without an occurrence: the whole text and an empty one.
#[inline(never)]
pub(crate) fn split_at_byte(text: &str, separator: u8) -> (&str, &str) {
    let at = match separator {
        WHITESPACE => text.as_bytes().iter().position(u8::is_ascii_whitespace),
        _ => text.as_bytes().iter().position(|&b| b == separator),
    };
    match at {
        Some(at) => (substring(text, 0, at), substring(text, at + 1, text.len())),
        None => (text, ""),
    }
}

/// The bytes from `begin` to `end` of a text; empty if they are out of range or not on character
/// boundaries. Indexing would panic instead, and its panic message adds 4 kB of Unicode tables to
/// the wasm.
pub(crate) fn substring(text: &str, begin: usize, end: usize) -> &str {
    text.get(begin..end).unwrap_or_default()
}

/// `text` without Unicode white space at both ends.
#[inline(never)]
pub(crate) fn trim_whitespace(text: &str) -> &str {
    let text = text.trim_ascii();
    match text.as_bytes() {
        // The common case needs no Unicode tables.
        [] => text,
        [first, .., last] if first.is_ascii() && last.is_ascii() => text,
        _ => text.trim(),
    }
}
