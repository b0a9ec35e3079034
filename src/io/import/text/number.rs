//! Numbers as text.

/// Whether a text is decimal digits, with an optional sign and decimal points.
pub(crate) fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.bytes().any(|b| b.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// The number that decimal digits write; 0 for no digits. `None` for other bytes and larger numbers.
pub(crate) fn whole_number(word: &[u8]) -> Option<usize> {
    word.iter().try_fold(0_usize, |number, byte| {
        let digit = char::from(*byte).to_digit(10)?;
        number.checked_mul(10)?.checked_add(digit as usize)
    })
}
