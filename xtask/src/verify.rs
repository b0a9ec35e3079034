//! `cargo xtask verify`: the table of published figures, and its copies in the README and on the page.

use crate::command::{cargo, run, target_dir};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Makes a copy of the table.
type Form = fn(&str) -> String;

/// Where the copies stand, between two marks.
const COPIES: [(&str, Form); 2] = [("README.md", brief), ("index.html", html)];
const START: &str = "<!-- verify -->\n";
const END: &str = "<!-- /verify -->";

/// Prints the table, after writing its copies if asked to. An error if a check fails.
pub fn verify(write: bool) -> Result<()> {
    let outcome = run(&mut cargo("test --quiet --test verify"));
    let table = table()?;
    println!("{table}");
    outcome?;
    if write {
        for (path, form) in COPIES {
            let text = read(path)?;
            let (before, old, after) = parts(&text, path)?;
            fs::write(path, format!("{before}{}{after}", kept(&form(&table), old)))?;
            println!("written: {path}");
        }
    }
    Ok(())
}

/// An error if a copy says something else than the table of the last run; rows that were skipped
/// there may say anything.
pub fn check_copies() -> Result<()> {
    let table = table()?;
    for (path, form) in COPIES {
        let text = read(path)?;
        let (_, old, _) = parts(&text, path)?;
        if kept(&form(&table), old) != old {
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

/// What comes before the copy, the copy, and what comes after.
fn parts<'a>(text: &'a str, path: &str) -> Result<(&'a str, &'a str, &'a str)> {
    let start = text.find(START).map(|place| place + START.len());
    let end = text.find(END);
    match (start, end) {
        (Some(start), Some(end)) if start <= end => {
            Ok((&text[..start], &text[start..end], &text[end..]))
        }
        _ => bail!(
            "{path} has no {} and {END} to write between",
            START.trim_end()
        ),
    }
}

/// The new copy, with the old one's rows where the new one's were skipped: rows are told by their
/// section and first cells.
fn kept(new: &str, old: &str) -> String {
    let lines: Vec<&str> = old.lines().collect();
    let mut text = String::new();
    for line in new.lines() {
        let skipped = line.find(SKIPPED).map(|place| &line[..place]);
        let before = skipped.and_then(|name| lines.iter().find(|line| line.starts_with(name)));
        text.push_str(before.unwrap_or(&line));
        text.push('\n');
    }
    text
}

/// Stands behind what tells a row, where the row was skipped.
const SKIPPED: &str = "<!-- skipped -->";

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

/// For the README: the table without what passes by definition, a line a check.
fn brief(table: &str) -> String {
    let mut text =
        String::from("| what (source) | published | ours | tolerance |\n|---|---|---|---|\n");
    for Section { title, rows } in sections(table) {
        text += &format!("| **{title}** | | | |\n");
        for row in rows {
            let [what, source, published, ours, tolerance, outcome] = row[..] else {
                continue;
            };
            let name = format!("| {what} ({source}) |");
            text += &match outcome {
                "skipped" => format!("{name}{SKIPPED}\n"),
                _ => format!("{name} {published} | {ours} | {tolerance} |\n"),
            };
        }
    }
    text
}

/// For the page: a table a section, folded away.
fn html(table: &str) -> String {
    let mut text = String::new();
    for Section { title, rows } in sections(table) {
        let title = escaped(title);
        text += &format!(
            "<details>\n<summary>{title}</summary>\n<table>\n<thead><tr><th scope=\"col\">what</th><th scope=\"col\">published</th><th scope=\"col\">ours</th><th scope=\"col\">tolerance</th></tr></thead>\n<tbody>\n"
        );
        for row in rows {
            let row: Vec<String> = row.into_iter().map(escaped).collect();
            let [what, source, published, ours, tolerance, outcome] = &row[..] else {
                continue;
            };
            let name = format!("<tr><th scope=\"row\">{what} <small>{source}</small></th>");
            text += &match outcome.as_str() {
                "skipped" => format!("{name}{SKIPPED}\n"),
                _ => {
                    format!("{name}<td>{published}</td><td>{ours}</td><td>{tolerance}</td></tr>\n")
                }
            };
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
    fn a_row_that_was_skipped_keeps_what_it_said() {
        let new = brief(TABLE);
        assert!(new.contains("| first (S 1) | 10 | 10 | equal |\n"), "{new}");
        let old = "| far (file) | 7 | 7 | equal |\n";
        assert!(
            kept(&new, old)
                .ends_with("| first (S 1) | 10 | 10 | equal |\n| far (file) | 7 | 7 | equal |\n")
        );
        // The page's copy, written once with the file there, is what it is without.
        let whole = html(&TABLE.replace(
            "| far | file | | | absent | skipped |",
            "| far | file | 7 | 7 | equal | pass |",
        ));
        assert_eq!(kept(&html(TABLE), &whole), whole);
    }

    #[test]
    fn another_number_is_found() {
        let (new, old) = (
            brief(TABLE),
            brief(&TABLE.replace("| 10 | 10 |", "| 10 | 11 |")),
        );
        assert_ne!(kept(&new, &old), old);
        assert!(parts("no marks", "x").is_err());
        let text = format!("a\n{START}b\n{END}\nc");
        assert_eq!(parts(&text, "x").unwrap().1, "b\n");
    }

    #[test]
    fn markup_in_a_cell_is_text() {
        assert!(html(&TABLE.replace("first", "<k>")).contains("&lt;k&gt;"));
    }
}
