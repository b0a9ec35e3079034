//! `cargo xtask verify`: the table of published figures, and its copies in the README and on the page.

use crate::command::{cargo, run, target_dir};
use crate::marks::between;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Makes a copy of the table.
type Form = fn(&str) -> String;

/// Where the copies stand, between two marks.
const COPIES: [(&str, Form); 2] = [("README.md", brief), ("www/checks.html", html)];
const MARK: &str = "verify";

/// Prints the table, after writing its copies if asked to. An error if a check fails.
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

/// An error if a copy says something else than the table of the last run; where checks were skipped,
/// a copy has more rows than the table.
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

/// What the test wrote down when it last ran.
fn table() -> Result<String> {
    read(target_dir().join("tmp").join("verify.md"))
}

fn read(path: impl AsRef<Path>) -> Result<String> {
    let path = path.as_ref();
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// Whether a copy is the table's, or where checks were skipped has each of the table's lines in order.
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

/// How a row of the table ends whose check was skipped.
const SKIPPED: &str = "| skipped |";

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
        // The head of each table.
        section.rows.remove(0);
    }
    sections
}

/// For the README: a table a section, folded away.
fn brief(table: &str) -> String {
    let mut text = String::new();
    for Section { title, rows } in sections(table) {
        text += &format!(
            "<details>\n<summary>{}: {} checks</summary>\n\n| what (source) | published | ours | tolerance |\n|---|---|---|---|\n",
            escaped(title),
            rows.len()
        );
        for row in rows {
            let [what, source, published, ours, tolerance, outcome] = row[..] else {
                continue;
            };
            if outcome != "skipped" {
                text += &format!("| {what} ({source}) | {published} | {ours} | {tolerance} |\n");
            }
        }
        text += "\n</details>\n";
    }
    text
}

/// For the page: a table a section, folded away.
fn html(table: &str) -> String {
    let mut text = String::new();
    for Section { title, rows } in sections(table) {
        let title = escaped(title);
        text += &format!(
            "<details>\n<summary>{title}: {} checks</summary>\n<table>\n<thead><tr><th scope=\"col\">what</th><th scope=\"col\">published</th><th scope=\"col\">ours</th><th scope=\"col\">tolerance</th></tr></thead>\n<tbody>\n",
            rows.len()
        );
        for row in rows {
            let row: Vec<String> = row.into_iter().map(escaped).collect();
            let [what, source, published, ours, tolerance, outcome] = &row[..] else {
                continue;
            };
            if outcome != "skipped" {
                text += &format!(
                    "<tr><th scope=\"row\">{what} <small>{source}</small></th><td>{published}</td><td>{ours}</td><td>{tolerance}</td></tr>\n"
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

    const TABLE: &str = "\n**Rings**\n\n| what | source | published | ours | tolerance | |\n|---|---|---|---|---|---|\n| first | S 1 | 10 | 10 | equal | pass |\n| far | file | | | absent | skipped |\n";

    #[test]
    fn a_copy_keeps_the_rows_that_were_skipped_and_no_other_number() {
        let whole = TABLE.replace(
            "| far | file | | | absent | skipped |",
            "| far | file | 7 | 7 | equal | pass |",
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
    fn markup_in_a_cell_is_text() {
        assert!(html(&TABLE.replace("first", "<k>")).contains("&lt;k&gt;"));
    }
}
