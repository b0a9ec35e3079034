//! `cargo xtask verify`: the table of expected figures, its copies in the README and on the page, and the number of
//! rows of each basis, for the page's text.

use crate::command::{cargo, run, target_dir};
use crate::marks::between;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Formats the table for a file.
type Form = fn(&str) -> String;

/// The page's copy of the table.
const PAGE: &str = "www/checks.html";
/// The files with a copy, between two marks, and its form.
const COPIES: [(&str, Form); 2] = [("README.md", brief), (PAGE, html)];
const MARK: &str = "verify";

/// Computes and prints the table; with `write` it writes the copies, too.
///
/// # Errors
/// If a check fails, or a copy cannot be written.
pub fn verify(write: bool) -> Result<()> {
    let outcome = run(&mut cargo("test --quiet --test verify"));
    let table = table()?;
    println!("{table}");
    outcome?;
    if write {
        if table.contains(SKIPPED) {
            bail!("some checks were skipped: their rows would be lost from the copies");
        }
        for (path, form) in COPIES {
            let text = read(path)?;
            let (before, _, after) = between(&text, MARK, path)?;
            fs::write(path, format!("{before}{}{after}", form(&table)))?;
            println!("written: {path}");
        }
    }
    Ok(())
}

/// Compares the copies with the table of the last run. Where checks were skipped, a copy has more rows than
/// the table.
///
/// # Errors
/// If a copy has another row than the table.
pub fn check_copies() -> Result<()> {
    let table = table()?;
    for (path, form) in COPIES {
        let text = read(path)?;
        let (_, old, _) = between(&text, MARK, path)?;
        if !agree(&form(&table), old, table.contains(SKIPPED)) {
            bail!(
                "{path} has another table than the checks give: run `cargo xtask verify --write`"
            );
        }
    }
    Ok(())
}

/// The table as the test wrote it in its last run.
fn table() -> Result<String> {
    read(target_dir().join("tmp").join("verify.md"))
}

fn read(path: impl AsRef<Path>) -> Result<String> {
    let path = path.as_ref();
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// Whether a copy is the same as the table, or, where checks were skipped, has each of the table's rows in order.
fn agree(table: &str, copy: &str, skipped: bool) -> bool {
    if !skipped {
        return table == copy;
    }
    let mut lines = copy.lines();
    let rows = table
        .lines()
        .filter(|line| line.starts_with("| ") || line.starts_with("<tr><th"));
    rows.into_iter().all(|row| lines.any(|line| line == row))
}

/// The end of a row whose check was skipped.
const SKIPPED: &str = "| skipped |";

/// Replaces the names of counts in a text of the page: `{checks}` (all rows), `{published}`, `{formula}`,
/// `{recomputed}` and `{ours}` (the rows of that basis).
///
/// # Errors
/// If [`PAGE`] has no table, or a row of another basis.
pub fn with_counts(text: &str) -> Result<String> {
    let page = read(PAGE)?;
    let (_, table, _) = between(&page, MARK, PAGE)?;
    counted(text, table)
}

fn counted(text: &str, table: &str) -> Result<String> {
    let rows: Vec<&str> = table
        .lines()
        .filter(|line| line.starts_with("<tr><th"))
        .collect();
    let mut filled = text.replace("{checks}", &rows.len().to_string());
    let mut sum = 0;
    for basis in ["published", "formula", "recomputed", "ours"] {
        let first = format!("</th><td>{basis}</td>");
        let count = rows.iter().filter(|row| row.contains(&first)).count();
        filled = filled.replace(&format!("{{{basis}}}"), &count.to_string());
        sum += count;
    }
    if sum != rows.len() {
        bail!(
            "{PAGE} has {} rows, of which only {sum} have a known basis",
            rows.len()
        );
    }
    Ok(filled)
}

/// A section of the table.
struct Section<'a> {
    title: &'a str,
    rows: Vec<Vec<&'a str>>,
}

fn sections(table: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section> = Vec::new();
    for line in table.lines() {
        if let Some(title) = line.strip_prefix("**") {
            sections.push(Section {
                title: title.trim_end_matches("**"),
                rows: Vec::new(),
            });
        } else if let (Some(row), Some(section)) = (line.strip_prefix("| "), sections.last_mut()) {
            let cells = row.trim_end_matches('|').split('|').map(str::trim);
            section.rows.push(cells.collect());
        }
    }
    for section in &mut sections {
        // The header row.
        section.rows.remove(0);
    }
    sections
}

/// The table for the README: one folded table a section.
fn brief(table: &str) -> String {
    let mut text = String::new();
    for Section { title, rows } in sections(table) {
        text += &format!(
            "<details>\n<summary>{}: {} checks</summary>\n\n| what (source) | basis | expected | found | tolerance |\n|---|---|---|---|---|\n",
            escaped(title),
            rows.len()
        );
        for row in rows {
            let [what, source, basis, expected, found, tolerance, outcome] = row[..] else {
                continue;
            };
            if outcome != "skipped" {
                text += &format!(
                    "| {what} ({source}) | {basis} | {expected} | {found} | {tolerance} |\n"
                );
            }
        }
        text += "\n</details>\n";
    }
    text
}

/// The table for the page: one folded table a section.
fn html(table: &str) -> String {
    let mut text = String::new();
    for Section { title, rows } in sections(table) {
        let title = escaped(title);
        text += &format!(
            "<details>\n<summary>{title}: {} checks</summary>\n<table>\n<thead><tr><th scope=\"col\">what</th><th scope=\"col\">basis</th><th scope=\"col\">expected</th><th scope=\"col\">found</th><th scope=\"col\">tolerance</th></tr></thead>\n<tbody>\n",
            rows.len()
        );
        for row in rows {
            let row: Vec<String> = row.into_iter().map(escaped).collect();
            let [what, source, basis, expected, found, tolerance, outcome] = &row[..] else {
                continue;
            };
            if outcome != "skipped" {
                text += &format!(
                    "<tr><th scope=\"row\">{what} <small>{source}</small></th><td>{basis}</td><td>{expected}</td><td>{found}</td><td>{tolerance}</td></tr>\n"
                );
            }
        }
        text += "</tbody>\n</table>\n</details>\n";
    }
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\n**Rings**\n\n| what | source | basis | expected | found | tolerance | |\n|---|---|---|---|---|---|---|\n| first | S 1 | published | 10 | 10 | equal | pass |\n| far | file | ours | | | absent | skipped |\n";

    #[test]
    fn a_copy_keeps_the_rows_that_were_skipped_and_no_other_number() {
        let whole = TABLE.replace(
            "| far | file | ours | | | absent | skipped |",
            "| far | file | ours | 7 | 7 | equal | pass |",
        );
        let other = TABLE.replace("| 10 | 10 |", "| 10 | 11 |");
        for form in [brief, html] {
            assert!(agree(&form(TABLE), &form(&whole), true));
            assert!(!agree(&form(&other), &form(&whole), true));
            assert!(!agree(&form(TABLE), &form(&whole), false));
            assert!(agree(&form(&whole), &form(&whole), false));
        }
    }

    #[test]
    fn the_numbers_in_a_text_are_counted_from_the_table() {
        let whole = html(&TABLE.replace("absent | skipped", "equal | pass"));
        let text = "{checks}: {published}, {formula}, {recomputed} and {ours}";
        assert_eq!(counted(text, &whole).unwrap(), "2: 1, 0, 0 and 1");
        assert!(counted(text, &whole.replace("<td>ours</td>", "<td>nobody</td>")).is_err());
    }

    #[test]
    fn the_page_says_no_number_of_checks_of_its_own() {
        for language in ["en", "de"] {
            let path = crate::command::root().join(format!("www/i18n/text/{language}.json"));
            let words: serde_json::Value = serde_json::from_str(&read(path).unwrap()).unwrap();
            let text = words["page"]["method.checks"].as_str().unwrap();
            for name in [
                "{checks}",
                "{published}",
                "{formula}",
                "{recomputed}",
                "{ours}",
            ] {
                assert!(text.contains(name), "{language}: {name} is not in: {text}");
            }
            let is_number = |word: &str| {
                word.chars().any(|c| c.is_ascii_digit())
                    || word.contains("undred")
                    || word.contains("hundert")
            };
            assert!(!text.split(' ').any(is_number), "{language}: {text}");
        }
    }

    #[test]
    fn markup_in_a_cell_is_text() {
        assert!(html(&TABLE.replace("first", "<k>")).contains("&lt;k&gt;"));
    }
}
