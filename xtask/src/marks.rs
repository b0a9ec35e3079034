//! Text in a file between two marks, which a command writes.

use anyhow::{Result, bail};

/// Splits a text into three parts: up to the line `<!-- name -->` and with it, the text between, and the rest from `<!-- /name -->` on. An
/// error if the marks are missing; `path` names the file in its message.
pub fn between<'a>(text: &'a str, name: &str, path: &str) -> Result<(&'a str, &'a str, &'a str)> {
    let (opening, end_mark) = (format!("<!-- {name} -->"), format!("<!-- /{name} -->"));
    let start_mark = format!("{opening}\n");
    let start = text.find(&start_mark).map(|place| place + start_mark.len());
    let end = text.find(&end_mark);
    match (start, end) {
        (Some(start), Some(end)) if start <= end => {
            Ok((&text[..start], &text[start..end], &text[end..]))
        }
        _ => bail!("{path} has no {opening} and {end_mark} to write between"),
    }
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn text_between_marks_is_found() {
        assert!(between("no marks", "x", "file").is_err());
        assert!(between("<!-- /x -->\n<!-- x -->\n", "x", "file").is_err());
        let text = "a\n<!-- x y -->\nb\n<!-- /x y -->\nc";
        let (before, copy, after) = between(text, "x y", "file").unwrap();
        assert_eq!(copy, "b\n");
        assert_eq!(format!("{before}{copy}{after}"), text);
    }
}
