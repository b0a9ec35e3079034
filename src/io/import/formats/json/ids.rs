//! Ids and labels: text, numbers, and lists of them.

use std::borrow::Cow;

use super::document::{JsonDocument, JsonValue, first_byte};
use super::messages::NO_ID;
use crate::io::import::error::ImportError;
use crate::io::import::text::substring;

/// Maximum exponent of a number that is written as a decimal.
const MAX_EXPONENT: i64 = 40;

/// An id or label: the characters of a string, a number in its shortest decimal form, or a list of
/// at least two of these (a tuple of Python) as JSON without spaces.
///
/// # Errors
/// If the value is none of these.
pub(super) fn id_of<'a>(
    document: JsonDocument<'a>,
    value: JsonValue<'a>,
) -> Result<Cow<'a, str>, ImportError> {
    let id = match first_byte(value) {
        b'"' => return document.string(value),
        b'-' | b'0'..=b'9' => Some(decimal(value.get())),
        b'[' => tuple(value.get()).map(Cow::Owned),
        _ => None,
    };
    id.ok_or_else(|| document.error(NO_ID, value, value.get()))
}

/// A JSON number in its shortest decimal form, so that `1`, `1.0` and `1e0` are equal. All digits
/// are kept. Numbers with large exponents stay as they are written.
pub(super) fn decimal(number: &str) -> Cow<'_, str> {
    if !number.starts_with("-0")
        && !number
            .bytes()
            .any(|byte| matches!(byte, b'.' | b'e' | b'E'))
    {
        return Cow::Borrowed(number);
    }
    shortest(number).map_or(Cow::Borrowed(number), Cow::Owned)
}

#[inline(never)]
fn shortest(number: &str) -> Option<String> {
    let (sign, unsigned) = match number.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", number),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once(['.']).unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    let zeros = digits.bytes().take_while(|&byte| byte == b'0').count();
    let digits = substring(&digits, zeros, digits.len()).trim_end_matches(['0']);
    if digits.is_empty() {
        return Some("0".to_string());
    }
    // The number is 0.digits times ten to the power of `point`.
    let point = (whole.len() as i64 - zeros as i64).checked_add(exponent)?;
    let count = digits.len() as i64;
    if point < -MAX_EXPONENT || point > count.max(MAX_EXPONENT) {
        return None;
    }
    Some(if point >= count {
        [sign, digits, &"0".repeat((point - count) as usize)].concat()
    } else if point > 0 {
        let (whole, fraction) = digits.split_at_checked(point as usize)?;
        [sign, whole, ".", fraction].concat()
    } else {
        [sign, "0.", &"0".repeat(-point as usize), digits].concat()
    })
}

/// A list of at least two texts, numbers and lists, as JSON without spaces and with its numbers in
/// their shortest form. `None` if it has another value. O(bytes), without recursion.
fn tuple(list: &str) -> Option<String> {
    let (mut id, mut rest, mut has_comma) = (String::new(), list, false);
    while let Some(&byte) = rest.as_bytes().first() {
        let length = match byte {
            b'"' => string_length(rest),
            b'-' | b'0'..=b'9' => {
                let end = rest.bytes().position(|byte| b",] \t\r\n".contains(&byte));
                end.unwrap_or(rest.len())
            }
            b'[' | b']' | b',' => 1,
            _ if byte.is_ascii_whitespace() => 1,
            _ => return None,
        };
        let token = substring(rest, 0, length);
        has_comma |= byte == b',';
        match byte {
            b'-' | b'0'..=b'9' => id.push_str(&decimal(token)),
            _ => id.push_str(token.trim_ascii()),
        }
        rest = substring(rest, length, rest.len());
    }
    has_comma.then_some(id)
}

/// The length of the JSON string at the beginning of a text, with its quotes.
fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.map_or(text.len(), |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_one_value_are_one_id() {
        for (written, shortest) in [
            ("1", "1"),
            ("1.0", "1"),
            ("1e0", "1"),
            ("10E-1", "1"),
            ("0.10", "0.1"),
            ("1e+05", "100000"),
            ("-0", "0"),
            ("-0.0", "0"),
            ("-12.50", "-12.5"),
            ("1.25e1", "12.5"),
            ("5e-3", "0.005"),
            ("0e9", "0"),
            ("18446744073709551617.0", "18446744073709551617"),
            ("18446744073709551617", "18446744073709551617"),
            ("1e999", "1e999"),
            ("1e-99999999999999999999", "1e-99999999999999999999"),
        ] {
            assert_eq!(decimal(written), shortest, "{written}");
        }
    }

    #[test]
    fn lists_are_ids_without_spaces() {
        for (written, id) in [
            ("[0, 1]", Some("[0,1]")),
            ("[ \"a, b\\\"\" ,\n 1.0 ]", Some("[\"a, b\\\"\",1]")),
            ("[[1, 2], \"]\"]", Some("[[1,2],\"]\"]")),
            ("[1]", None),
            ("[]", None),
            ("[1, {}]", None),
            ("[1, null]", None),
        ] {
            assert_eq!(tuple(written).as_deref(), id, "{written}");
        }
    }
}
