//! Text that a command writes between two marks of a file.

use anyhow::{Result, bail};

/// What comes before the text between `<!-- name -->` and `<!-- /name -->`, the text, and what comes after.
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
    fn a_copy_stands_between_its_marks() {
        assert!(between("no marks", "x", "file").is_err());
        assert!(between("<!-- /x -->\n<!-- x -->\n", "x", "file").is_err());
        let text = "a\n<!-- x y -->\nb\n<!-- /x y -->\nc";
        let (before, copy, after) = between(text, "x y", "file").unwrap();
        assert_eq!(copy, "b\n");
        assert_eq!(format!("{before}{copy}{after}"), text);
    }
}
