//! `cargo xtask verify`: the table of expected figures. docs/verification.md holds all of it, README.md its headline rows. The build
//! makes the page's copy from docs/verification.md, and counts its rows for the page's text.

use crate::command::{cargo, run, target_dir};
use crate::marks::between;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// The file with the whole table, between two marks.
const WHOLE: &str = "docs/verification.md";
/// The file with the headline rows, between two marks.
const HEADLINES: &str = "README.md";
/// The page with the whole table: its template, and its name in dist/.
const PAGE: (&str, &str) = ("www/pages/checks.html", "checks.html");
const MARK: &str = "verify";

/// What an expected figure rests on: the word in the test's table, the heading of its group, and what the group contains.
const BASES: [(&str, &str, &str); 4] = [
    (
        "published",
        "Published",
        "Other authors published the expected figure.",
    ),
    (
        "derived",
        "Derived",
        "The expected figure follows from a formula, an identity, a theorem, a definition or an enumeration of all cases.",
    ),
    (
        "measured",
        "Measured",
        "The expected figure is a measurement: another program computed or simulated it, mostly from public data, or we took the mean of many seeds.",
    ),
    (
        "ours",
        "Ours",
        "Nobody published the range: we chose it, so that what we say stays true.",
    ),
];

/// The rows in [`HEADLINES`]: what is shown there, the section of the row, and the row.
const HEADLINE_ROWS: [(&str, &str, &str); 9] = [
    (
        "Default world of 20,000: assortativity of the degrees",
        "The default world, degrees read in means",
        "people=20000: assortativity",
    ),
    (
        "Default world of 20,000: ⟨k²⟩/⟨k⟩, in mean degrees",
        "The default world, degrees read in means",
        "people=20000: ⟨k²⟩/⟨k⟩ in means",
    ),
    (
        "Default world of 20,000, 12 ties each: clustering of a person with .53 of the mean degree (published: .14)",
        "The default world: what does not come out as published",
        "people=20000: clustering of a person with .53 means; 0.140 published",
    ),
    (
        "The same, 24 ties each",
        "The default world, degrees read in means",
        "people=20000&ties=24&community=500: clustering of a person with .53 means",
    ),
    (
        "Eight girls: share with fewer friends than their friends have on average",
        "Real networks",
        "share with fewer, as measured for worlds",
    ),
    (
        "Preferential attachment, m = 5: share of people with 5 ties",
        "Generators",
        "preferential attachment, m = 5: P(5)",
    ),
    (
        "Independent cascade on the Petersen graph, p = .5: mean size",
        "Independent cascade: exact sizes, 20,000 posts each",
        "Petersen graph, p = 0.5",
    ),
    (
        "Ten ties each, 100,000 people, p = .2: share that a large cascade reaches",
        "Independent cascade as percolation: ten ties each, 100,000 people",
        "share that a large cascade reaches, p = 0.2",
    ),
    (
        "GitHub developers, p = .1: mean size of a cascade from person 31890",
        "GitHub developers (37,700 people), you are person 31890",
        "mean size, p = 0.1",
    ),
];

/// The outcome of a row whose check was skipped.
const SKIPPED: &str = "skipped";

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Row<'a> {
    section: &'a str,
    what: &'a str,
    source: &'a str,
    /// A word of [`BASES`].
    basis: &'a str,
    expected: &'a str,
    found: &'a str,
    tolerance: &'a str,
}

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
        let (rows, skipped) = rows(&table);
        if skipped {
            bail!("some checks were skipped: their rows would be lost from the copies");
        }
        let old = read(WHOLE)?;
        let (before, _, after) = between(&old, MARK, WHOLE)?;
        fs::write(WHOLE, format!("{before}{}{after}", whole(&rows)))?;
        write_headlines()?;
        println!("written: {WHOLE}, {HEADLINES}");
    }
    Ok(())
}

/// Compares [`WHOLE`] with the table of the last run. Where checks were skipped, [`WHOLE`] has more rows than the table.
///
/// # Errors
/// If [`WHOLE`] has another row.
pub fn check_copy() -> Result<()> {
    let table = table()?;
    let (rows, skipped) = rows(&table);
    let document = read(WHOLE)?;
    let (_, copy, _) = between(&document, MARK, WHOLE)?;
    if !agree(&whole(&rows), copy, skipped) {
        bail!("{WHOLE} has another table than the checks give: run `cargo xtask verify --write`");
    }
    Ok(())
}

/// Writes the headline rows of [`WHOLE`] into [`HEADLINES`].
///
/// # Errors
/// If one is not in [`WHOLE`].
pub fn write_headlines() -> Result<()> {
    Ok(fs::write(HEADLINES, with_headlines(&read(HEADLINES)?)?)?)
}

/// Compares the rows in [`HEADLINES`] with [`WHOLE`].
///
/// # Errors
/// If they differ.
pub fn check_headlines() -> Result<()> {
    let text = read(HEADLINES)?;
    if with_headlines(&text)? != text {
        bail!("{HEADLINES} has other rows than {WHOLE}: run `cargo xtask docs --write`");
    }
    Ok(())
}

/// The text of [`HEADLINES`] with the headline rows of [`WHOLE`].
fn with_headlines(text: &str) -> Result<String> {
    let document = read(WHOLE)?;
    let (_, copy, _) = between(&document, MARK, WHOLE)?;
    let (before, _, after) = between(text, MARK, HEADLINES)?;
    Ok(format!("{before}{}{after}", headlines(&written(copy)?)?))
}

/// The table as the test wrote it in its last run.
fn table() -> Result<String> {
    read(target_dir().join("tmp").join("verify.md"))
}

fn read(path: impl AsRef<Path>) -> Result<String> {
    let path = path.as_ref();
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// The cells of a row in Markdown.
fn cells(line: &str) -> Option<Vec<&str>> {
    let inner = line.strip_prefix("| ")?.strip_suffix('|')?;
    Some(inner.split('|').map(str::trim).collect())
}

/// The rows of the test's table that were checked, and whether others were skipped.
fn rows(table: &str) -> (Vec<Row<'_>>, bool) {
    let (mut rows, mut skipped) = (Vec::new(), false);
    let mut section = "";
    for line in table.lines() {
        if let Some(title) = line.strip_prefix("**") {
            section = title.trim_end_matches("**");
        }
        let cells = cells(line).unwrap_or_default();
        let [what, source, basis, expected, found, tolerance, outcome] = cells[..] else {
            continue;
        };
        skipped |= outcome == SKIPPED;
        // The header has no outcome.
        if outcome != SKIPPED && !outcome.is_empty() {
            rows.push(Row {
                section,
                what,
                source,
                basis,
                expected,
                found,
                tolerance,
            });
        }
    }
    (rows, skipped)
}

/// How the header of a written table begins.
const HEADER: &str = "| what | source |";

/// The whole table in Markdown: a group for each basis, in it one folded table for each section.
fn whole(rows: &[Row]) -> String {
    let mut text = String::new();
    for (basis, heading, contents) in BASES {
        let group: Vec<&Row> = rows.iter().filter(|row| row.basis == basis).collect();
        text += &format!("\n## {heading}\n\n{contents} Checks: {}.\n\n", group.len());
        for part in group.chunk_by(|one, other| one.section == other.section) {
            text += &format!(
                "<details>\n<summary>{}: {}</summary>\n\n{HEADER} expected | found | tolerance |\n|---|---|---|---|---|\n",
                escaped(part[0].section),
                checks(part.len())
            );
            for row in part {
                text += &format!(
                    "| {} | {} | {} | {} | {} |\n",
                    row.what, row.source, row.expected, row.found, row.tolerance
                );
            }
            text += "\n</details>\n";
        }
    }
    text
}

/// A number of checks in words.
fn checks(count: usize) -> String {
    format!("{count} check{}", if count == 1 { "" } else { "s" })
}

/// The rows of what [`whole`] has written. The titles of their sections are HTML.
///
/// # Errors
/// If there is a row below no heading of a basis.
fn written(text: &str) -> Result<Vec<Row<'_>>> {
    let mut rows = Vec::new();
    let (mut basis, mut section) = (None, "");
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            let found = BASES.iter().find(|(_, title, _)| *title == heading);
            basis = found.map(|(basis, ..)| *basis);
        } else if let Some(summary) = line.strip_prefix("<summary>") {
            section = summary
                .rsplit_once(": ")
                .map_or(summary, |(title, _)| title);
        } else if let Some(cells) = cells(line).filter(|_| !line.starts_with(HEADER)) {
            let [what, source, expected, found, tolerance] = cells[..] else {
                bail!("{WHOLE} has a row of {} cells: {line}", cells.len());
            };
            let basis = basis
                .with_context(|| format!("{WHOLE} does not say what a row rests on: {line}"))?;
            rows.push(Row {
                section,
                what,
                source,
                basis,
                expected,
                found,
                tolerance,
            });
        }
    }
    Ok(rows)
}

/// The headline rows in Markdown.
///
/// # Errors
/// If one is not in the table.
fn headlines(rows: &[Row]) -> Result<String> {
    let mut text = String::from(
        "| what | expected | source | Hopscope | tolerance |\n|---|---|---|---|---|\n",
    );
    for (label, section, what) in HEADLINE_ROWS {
        let mut found = rows.iter();
        let row = found.find(|row| row.section == section && row.what == what);
        let row = row.with_context(|| format!("the table has no row {what:?} in {section:?}"))?;
        text += &format!(
            "| {label} | {} | {} | {} | {} |\n",
            brief(row.expected),
            origin(row),
            brief(row.found),
            brief(row.tolerance)
        );
    }
    Ok(text)
}

/// Rounds the fractions in a cell to four significant digits, and what stands after `±` or `+` to two. Whole numbers stay.
fn brief(cell: &str) -> String {
    let mut digits = 4;
    let words = cell.split(' ').map(|word| {
        let rounded = match word.parse::<f64>() {
            Ok(number) if word.contains('.') => rounded(number, digits),
            _ => word.into(),
        };
        digits = if matches!(word, "±" | "+") { 2 } else { 4 };
        rounded
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A number with so many significant digits, without zeros at the end.
fn rounded(number: f64, digits: i32) -> String {
    let scientific = format!("{number:e}");
    let exponent = scientific.split_once('e').map(|(_, exponent)| exponent);
    let magnitude: i32 = exponent.and_then(|text| text.parse().ok()).unwrap_or(0);
    let places = (digits - 1 - magnitude).max(0) as usize;
    let text = format!("{number:.places$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').into(),
        false => text,
    }
}

/// What a row rests on, with its source.
fn origin(row: &Row) -> String {
    format!("{}: {}", row.basis, row.source)
}

/// Whether a copy is the same as the table, or, where checks were skipped, has each of the table's rows in order.
fn agree(table: &str, copy: &str, skipped: bool) -> bool {
    if !skipped {
        return table == copy;
    }
    let mut lines = copy.lines();
    let mut rows = table.lines().filter(|line| line.starts_with("| "));
    rows.all(|row| lines.any(|line| line == row))
}

/// Writes the page's copy of the table into a folder.
///
/// # Errors
/// If [`WHOLE`] has no table.
pub fn write_page(folder: &Path) -> Result<()> {
    let document = read(WHOLE)?;
    let (_, copy, _) = between(&document, MARK, WHOLE)?;
    let (path, name) = PAGE;
    let template = read(path)?;
    let (before, _, after) = between(&template, MARK, path)?;
    let page = format!("{before}{}{after}", html(&written(copy)?));
    fs::write(folder.join(name), page).with_context(|| name.to_string())
}

/// Replaces the names of counts in a text of the page: `{checks}` (all rows), `{published}`, `{derived}`, `{measured}` and `{ours}`
/// (the rows of that basis).
///
/// # Errors
/// If [`WHOLE`] has no table.
pub fn with_counts(text: &str) -> Result<String> {
    let document = read(WHOLE)?;
    let (_, copy, _) = between(&document, MARK, WHOLE)?;
    Ok(counted(text, &written(copy)?))
}

fn counted(text: &str, rows: &[Row]) -> String {
    let mut filled = text.replace("{checks}", &rows.len().to_string());
    for (basis, ..) in BASES {
        let count = rows.iter().filter(|row| row.basis == basis).count();
        filled = filled.replace(&format!("{{{basis}}}"), &count.to_string());
    }
    filled
}

/// The whole table for the page: a group for each basis, in it one folded table for each section.
fn html(rows: &[Row]) -> String {
    let mut text = String::new();
    for (basis, heading, contents) in BASES {
        let group: Vec<&Row> = rows.iter().filter(|row| row.basis == basis).collect();
        text += &format!(
            "<h2>{heading}</h2>\n<p>{contents} Checks: {}.</p>\n",
            group.len()
        );
        for part in group.chunk_by(|one, other| one.section == other.section) {
            text += &format!(
                "<details>\n<summary>{}: {}</summary>\n<table>\n<thead><tr><th scope=\"col\">what</th><th scope=\"col\">expected</th><th scope=\"col\">found</th><th scope=\"col\">tolerance</th></tr></thead>\n<tbody>\n",
                part[0].section,
                checks(part.len())
            );
            for row in part {
                let [what, source, expected, found, tolerance] =
                    [row.what, row.source, row.expected, row.found, row.tolerance].map(escaped);
                text += &format!(
                    "<tr><th scope=\"row\">{what} <small>{source}</small></th><td>{expected}</td><td>{found}</td><td>{tolerance}</td></tr>\n"
                );
            }
            text += "</tbody>\n</table>\n</details>\n";
        }
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

    const TABLE: &str = "\n**Rings**\n\n| what | source | basis | expected | found | tolerance | |\n|---|---|---|---|---|---|---|\n| near | ring | derived | 2 | 2 | equal | pass |\n| first | S 1 | published | 10 | 10 | equal | pass |\n| far | file | ours | | | absent | skipped |\n";

    /// The table without a skipped row.
    fn complete() -> String {
        TABLE.replace(
            "| far | file | ours | | | absent | skipped |",
            "| far | file | ours | 7 | 7 | equal | pass |",
        )
    }

    #[test]
    fn a_copy_keeps_the_rows_that_were_skipped_and_no_other_number() {
        let complete = complete();
        let other = TABLE.replace("| 10 | 10 |", "| 10 | 11 |");
        let [(few, skipped), (all, none), (wrong, _)] = [TABLE, &complete, &other].map(rows);
        assert!(skipped && !none);
        assert!(agree(&whole(&few), &whole(&all), true));
        assert!(!agree(&whole(&wrong), &whole(&all), true));
        assert!(!agree(&whole(&few), &whole(&all), false));
        assert!(agree(&whole(&all), &whole(&all), false));
    }

    #[test]
    fn the_document_is_read_as_it_was_written() {
        let complete = complete();
        let (mut all, _) = rows(&complete);
        let text = whole(&all);
        let published = text.find("## Published").unwrap();
        assert!(text.find("| first |").unwrap() > published);
        assert!(text.find("| near |").unwrap() > text.find("## Derived").unwrap());
        // The document has the rows by their basis.
        all.sort_by_key(|row| BASES.iter().position(|(basis, ..)| *basis == row.basis));
        assert_eq!(written(&text).unwrap(), all);
        assert!(written("| a | b | 1 | 1 | equal |\n").is_err());
    }

    #[test]
    fn headline_numbers_are_short() {
        let cells = [
            "0.625000000",
            "0.28412 ± 0.0014262",
            "4.5 s.e. + 0.001",
            "16743 ± 6.7478",
            "0.15 to 0.18",
        ];
        let expected = [
            "0.625",
            "0.2841 ± 0.0014",
            "4.5 s.e. + 0.001",
            "16743 ± 6.7",
            "0.15 to 0.18",
        ];
        assert_eq!(cells.map(brief), expected);
    }

    #[test]
    fn the_numbers_in_a_text_are_counted_from_the_table() {
        let complete = complete();
        let text = "{checks}: {published}, {derived}, {measured} and {ours}";
        assert_eq!(counted(text, &rows(&complete).0), "3: 1, 1, 0 and 1");
    }

    #[test]
    fn the_document_has_every_headline_row() {
        let path = crate::command::root().join(WHOLE);
        let document = read(path).unwrap();
        let (_, copy, _) = between(&document, MARK, WHOLE).unwrap();
        let text = headlines(&written(copy).unwrap()).unwrap();
        assert_eq!(text.lines().count(), 2 + HEADLINE_ROWS.len());
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
                "{derived}",
                "{measured}",
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
        let table = complete().replace("first", "<k>");
        assert!(html(&rows(&table).0).contains("&lt;k&gt;"));
    }
}
