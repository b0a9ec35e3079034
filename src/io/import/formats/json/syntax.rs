//! The syntax of JSON (RFC 8259): where a value ends, and the characters of a string.
//!
//! `serde_json` is not used here: its error messages print numbers by tables that are 36 kB of the
//! gzipped wasm, and it checks a value again at each level of nesting. Here the file is checked
//! once, and values in it are then skipped without a check.

use crate::io::import::text::substring;

/// The offset after the white space at `at`.
#[inline]
pub(super) fn skip_space(json: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = json.get(at) {
        at += 1;
    }
    at
}

/// Checks the value at `at`, after white space, and returns its begin and the offset after it.
/// O(bytes of the value), without recursion.
///
/// # Errors
/// The offset of the byte that is wrong; the length of `json` if it ends too early.
pub(super) fn check_value(json: &[u8], at: usize) -> Result<(usize, usize), usize> {
    let begin = skip_space(json, at);
    let mut at = begin;
    // The bytes that close the lists and objects around `at`.
    let mut closers: Vec<u8> = Vec::new();
    loop {
        match json.get(at) {
            Some(b'"') => at = check_string(json, at)?,
            Some(&open @ (b'{' | b'[')) => {
                let closer = if open == b'{' { b'}' } else { b']' };
                at = skip_space(json, at + 1);
                if json.get(at) == Some(&closer) {
                    at += 1;
                } else {
                    closers.push(closer);
                    at = check_item(json, at, closer)?;
                    continue;
                }
            }
            Some(b'-' | b'0'..=b'9') => at = check_number(json, at)?,
            Some(b't') => at = check_word(json, at, b"true")?,
            Some(b'f') => at = check_word(json, at, b"false")?,
            Some(b'n') => at = check_word(json, at, b"null")?,
            _ => return Err(at),
        }
        loop {
            let Some(&closer) = closers.last() else {
                return Ok((begin, at));
            };
            at = skip_space(json, at);
            match json.get(at) {
                Some(b',') => {
                    at = check_item(json, skip_space(json, at + 1), closer)?;
                    break;
                }
                Some(&byte) if byte == closer => {
                    closers.pop();
                    at += 1;
                }
                _ => return Err(at),
            }
        }
    }
}

/// Checks what stands before the value of an entry: in an object a key and a colon.
#[inline]
fn check_item(json: &[u8], at: usize, closer: u8) -> Result<usize, usize> {
    if closer == b']' {
        return Ok(at);
    }
    if json.get(at) != Some(&b'"') {
        return Err(at);
    }
    let at = skip_space(json, check_string(json, at)?);
    match json.get(at) {
        Some(b':') => Ok(skip_space(json, at + 1)),
        _ => Err(at),
    }
}

/// Checks the string at `at`, and returns the offset after it.
#[inline]
fn check_string(json: &[u8], mut at: usize) -> Result<usize, usize> {
    at += 1;
    loop {
        match json.get(at) {
            Some(b'"') => return Ok(at + 1),
            Some(b'\\') => {
                at += 1;
                match json.get(at) {
                    Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {}
                    Some(b'u') => {
                        for _ in 0..4 {
                            at += 1;
                            if !json.get(at).is_some_and(u8::is_ascii_hexdigit) {
                                return Err(at);
                            }
                        }
                    }
                    _ => return Err(at),
                }
            }
            Some(0..0x20) | None => return Err(at),
            Some(_) => {}
        }
        at += 1;
    }
}

/// Checks the number at `at`, and returns the offset after it.
fn check_number(json: &[u8], mut at: usize) -> Result<usize, usize> {
    let skip_digits = |mut at: usize| {
        if !json.get(at).is_some_and(u8::is_ascii_digit) {
            return Err(at);
        }
        while json.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        Ok(at)
    };
    if json.get(at) == Some(&b'-') {
        at += 1;
    }
    // No digit follows a zero at the beginning.
    at = match json.get(at) {
        Some(b'0') if json.get(at + 1).is_some_and(u8::is_ascii_digit) => return Err(at + 1),
        _ => skip_digits(at)?,
    };
    if json.get(at) == Some(&b'.') {
        at = skip_digits(at + 1)?;
    }
    if let Some(b'e' | b'E') = json.get(at) {
        let is_signed = matches!(json.get(at + 1), Some(b'+' | b'-'));
        at = skip_digits(at + 1 + usize::from(is_signed))?;
    }
    Ok(at)
}

fn check_word(json: &[u8], at: usize, word: &[u8]) -> Result<usize, usize> {
    for (at, byte) in (at..).zip(word) {
        if json.get(at) != Some(byte) {
            return Err(at);
        }
    }
    Ok(at + word.len())
}

/// The offset after the value at `at` of JSON that was checked. O(bytes of the value).
#[inline]
pub(super) fn skip_value(json: &[u8], mut at: usize) -> usize {
    match json.get(at) {
        Some(b'"') => return skip_string(json, at),
        Some(b'{' | b'[') => {}
        _ => {
            while let Some(byte) = json.get(at) {
                if matches!(byte, b',' | b']' | b'}') || byte.is_ascii_whitespace() {
                    break;
                }
                at += 1;
            }
            return at;
        }
    }
    let mut depth = 0;
    while let Some(byte) = json.get(at) {
        match byte {
            b'"' => {
                at = skip_string(json, at);
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    at
}

/// The offset after the string at `at` of JSON that was checked.
#[inline]
pub(super) fn skip_string(json: &[u8], mut at: usize) -> usize {
    at += 1;
    while let Some(byte) = json.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at
}

/// The characters that the escapes of a checked string stand for. `text` is the string without its
/// quotes.
///
/// # Errors
/// The offset of a half of a surrogate pair without the other half.
pub(super) fn unescape(text: &str) -> Result<String, usize> {
    let mut unescaped = String::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let rest = substring(text, at, text.len());
        let plain = rest.bytes().position(|byte| byte == b'\\');
        let plain = plain.unwrap_or(rest.len());
        unescaped.push_str(substring(rest, 0, plain));
        at += plain;
        let Some(letter) = text.as_bytes().get(at + 1) else {
            break;
        };
        let begin = at;
        at += 2;
        unescaped.push(match letter {
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = code_unit(text, at);
                at += 4;
                if (0xD800..0xDC00).contains(&first) {
                    let second = code_unit(text, at + 2);
                    let is_pair = substring(text, at, at + 2) == "\\u";
                    if !is_pair || !(0xDC00..0xE000).contains(&second) {
                        return Err(begin);
                    }
                    at += 6;
                    let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                    char::from_u32(code).ok_or(begin)?
                } else {
                    char::from_u32(first).ok_or(begin)?
                }
            }
            // A quote, a backslash or a slash.
            _ => char::from(*letter),
        });
    }
    Ok(unescaped)
}

/// The number that four hexadecimal digits write.
fn code_unit(text: &str, at: usize) -> u32 {
    u32::from_str_radix(substring(text, at, at + 4), 16).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_texts_are_json_as_in_serde_json() {
        let texts = [
            "{}",
            "[]",
            " [ ] ",
            "[1,]",
            "[,1]",
            "{\"a\":1,}",
            "{\"a\" : [ {\"b\":null} , true ] }",
            "{a:1}",
            "{\"a\"}",
            "{\"a\":}",
            "[1 2]",
            "[01]",
            "[-]",
            "[-0.5e+3]",
            "[1.]",
            "[.5]",
            "[1e]",
            "[1e-]",
            "[1E9]",
            "[+1]",
            "[NaN]",
            "[tru]",
            "[nul",
            "[falsey]",
            "[\"\\u12g4\"]",
            "[\"\\u12\"]",
            "[\"\\x\"]",
            "[\"a\nb\"]",
            "[\"a\u{7F}\"]",
            "[\"\\\"]",
            "[\"",
            "[\"\\",
            "[\"a\\\"b\\\\\"]",
            "[[[[[[]]]]]",
            "[}",
            "{]",
            "{\"a\":1]",
            "[] x",
            "[-01]",
            "[0]",
            "[\"é\",\"\\ud83d\\ude00\"]",
            "[1.5.5]",
            "[\u{c}1]",
            "[\u{a0}]",
            "",
            " ",
        ];
        for text in texts {
            let checked = check_value(text.as_bytes(), 0);
            let whole = checked
                .ok()
                .filter(|&(_, end)| text[end..].trim_ascii().is_empty());
            let expected = serde_json::from_str::<&serde_json::value::RawValue>(text);
            assert_eq!(whole.is_some(), expected.is_ok(), "{text}");
            if let (Err(at), Err(error)) = (checked, expected) {
                assert_eq!(at >= text.len(), error.is_eof(), "{text}: {at}, {error}");
            }
        }
    }

    #[test]
    fn a_checked_value_is_skipped_to_its_end() {
        for value in [
            "{\"a\":[1,\"]}\",{}]}",
            "[[],[\"\\\\\"]]",
            "\"\\\"\"",
            "-1.5e3",
            "null",
        ] {
            let json = format!("{value} ,1");
            assert_eq!(
                check_value(json.as_bytes(), 0),
                Ok((0, value.len())),
                "{value}"
            );
            assert_eq!(skip_value(json.as_bytes(), 0), value.len(), "{value}");
        }
    }

    #[test]
    fn escapes_are_the_characters_of_serde_json() {
        for text in [
            "",
            "a",
            "\\n\\t\\r\\b\\f\\/\\\\\\\"",
            "\\u0041é\\u00e9",
            "x\\ud83d\\ude00y",
            "\\ud83d",
            "\\ude00",
            "\\ud83dx",
            "\\ud83d\\n",
            "\\ud83d\\ud83d",
            "\\u0000",
        ] {
            let expected = serde_json::from_str::<String>(&format!("\"{text}\""));
            assert_eq!(unescape(text).ok(), expected.ok(), "{text}");
        }
    }
}
