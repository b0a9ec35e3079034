//! `cargo xtask bench`: what the core and the page take, and what other libraries take for the same work
//! in the same run.
//!
//! A part is a name: its programs are `benches/NAME.rs`, `benches/NAME.mjs` and `benches/peers/NAME.py`.
//! Each program checks its results against `benches/expected.json` before it prints a time. What they print
//! becomes the part's tables (see [`Measured`]), which `--write` puts into [`TABLES`]; a few of their rows become the table in
//! [`HEADLINES`]. `--small` runs small sizes without the other libraries: for the checks, because the times mean nothing.

use crate::build::build;
use crate::command::{cargo, shown, target_dir};
use crate::marks::between;
use crate::measured::{Line, Measured};
use crate::profile::Profile;
use crate::{peers, setup};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

/// The parts whose tables are written to a file, in its order.
const PARTS: [&str; 7] = [
    "layout", "drawing", "worlds", "cascades", "stages", "models", "lives",
];
/// The file with the tables, those of a part between two marks.
const TABLES: &str = "docs/performance.md";
/// The file with the headline table, between two marks.
const HEADLINES: &str = "README.md";
/// The mark in [`HEADLINES`].
const MARK: &str = "bench";

/// The rows of the headline table: what is shown, then how the table's title, the row's name, our column and the peer's column begin in
/// [`TABLES`]; an empty text means: no peer.
const HEADLINE_ROWS: [[&str; 5]; 8] = [
    [
        "Layout by forces, an iteration: 100,000 people",
        "Layout by forces, an iteration",
        "100,000 people",
        "Hopscope",
        "d3-force",
    ],
    [
        "From the ties to a good picture: 10,000 people",
        "From the ties to a good picture",
        "10,000 people",
        "Hopscope",
        "ngraph.forcelayout",
    ],
    [
        "A picture while everything moves: 10,000 people, 30,000 ties",
        "Drawing 1280×720, everything moving: processor time",
        "10,000 people",
        "Hopscope",
        "sigma",
    ],
    [
        "A picture while a reader drags: 1,000 people, 3,000 ties",
        "Drawing 1280×720, dragged: processor time",
        "1,000 people",
        "Hopscope",
        "force-graph",
    ],
    [
        "The graph from 500,000 ties, native",
        "Worlds and reach",
        "the graph from its ties",
        "Hopscope",
        "petgraph",
    ],
    [
        "A cascade through 100,000 people, native",
        "Independent cascades",
        "preferential attachment: a cascade",
        "Hopscope",
        "cynetdiff",
    ],
    [
        "Exact counts after each of 30,000 connections among 1,000,000 people, native (the peer: one search)",
        "The exact 1st, 2nd and 3rd degree counts",
        "1,000,000 people",
        "Hopscope: all counts",
        "petgraph",
    ],
    [
        "A whole life of 1,000,000 people, from the world to the pixels, wasm",
        "A life in the professional world",
        "1,000,000 people",
        "all",
        "",
    ],
];

/// How often programs that are compared with each other take turns.
const TURNS: usize = 3;

/// How `bench` is called.
#[derive(Debug, Default, PartialEq)]
struct Options<'a> {
    write: bool,
    small: bool,
    /// All where none is named.
    parts: Vec<&'a str>,
}

impl<'a> Options<'a> {
    fn parse(arguments: &[&'a str], known: &[String]) -> Result<Self> {
        let mut options = Options::default();
        for &argument in arguments {
            match argument {
                "--write" => options.write = true,
                "--small" => options.small = true,
                part if known.iter().any(|name| name == part) => options.parts.push(part),
                other => bail!(
                    "bench takes --write, --small and any of {}, not '{other}'",
                    known.join(", ")
                ),
            }
        }
        if options.write && options.small {
            bail!("the times of small sizes mean nothing: --small cannot be written with --write");
        }
        Ok(options)
    }

    fn takes(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.contains(&part)
    }
}

/// Runs all parts, or those that are named; with `--write` their tables go into [`TABLES`], and what these say into [`HEADLINES`].
pub fn bench(arguments: &[&str]) -> Result<()> {
    let known = parts()?;
    let options = Options::parse(arguments, &known)?;
    setup::for_build()?;
    build(Profile::Release)?;
    if !options.small {
        peers::npm_packages()?;
    }
    for part in known.iter().filter(|part| options.takes(part)) {
        let start = Instant::now();
        let measured = run_part(part, options.small)?;
        let seconds = start.elapsed().as_secs();
        println!("\n{}{}\n", measured.markdown(true), source(part, &measured));
        println!("bench: {part} took {seconds} s");
        if options.write && PARTS.contains(&part.as_str()) {
            write_part(part, &measured)?;
        }
    }
    Ok(())
}

/// Runs every bench at its small size, for `cargo xtask test`: needs what `build` writes, and prints no times.
pub fn check_results() -> Result<()> {
    for part in parts()? {
        run_part(&part, true)?;
    }
    Ok(())
}

/// The names of all parts, those whose tables are written first.
fn parts() -> Result<Vec<String>> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir("benches")? {
        let path = entry?.path();
        let program = path
            .extension()
            .is_some_and(|kind| kind == "rs" || kind == "mjs");
        if let (true, Some(name)) = (program, path.file_stem()) {
            found.insert(name.to_string_lossy().into_owned());
        }
    }
    let mut parts: Vec<String> = PARTS.map(String::from).into();
    parts.extend(
        found
            .into_iter()
            .filter(|name| !PARTS.contains(&name.as_str())),
    );
    Ok(parts)
}

fn run_part(part: &str, small: bool) -> Result<Measured> {
    let file = |path: String| Some(PathBuf::from(path)).filter(|path| path.is_file());
    let mut programs = Vec::new();
    let mut turns = 1;
    if file(format!("benches/{part}.rs")).is_some() {
        // At the small size the tests' build is good enough, which is there sooner.
        let command = if small { "test" } else { "bench" };
        programs.push(cargo(&format!("{command} --quiet --bench {part}")));
    }
    if let Some(script) = file(format!("benches/{part}.mjs")) {
        let mut node = Command::new("node");
        // A script collects its garbage between two turns.
        node.arg("--expose-gc").arg(script);
        programs.push(node);
    }
    let peer = file(format!("benches/peers/{part}.py")).filter(|_| !small);
    if let Some(script) = peer {
        match peers::python() {
            Ok(python) => {
                let mut python = Command::new(python);
                python.arg("-B").arg(script);
                programs.push(python);
                turns = TURNS;
            }
            Err(error) => println!("skipped: the peers of {part} in Python: {error:#}"),
        }
    }
    let mut measured = Measured::default();
    for _ in 0..turns {
        for program in &mut programs {
            if small {
                program.env("BENCH_SMALL", "1");
            }
            println!("bench: {}", shown(program));
            listen(program, &mut measured)?;
        }
    }
    Ok(measured)
}

/// Runs the program and takes in its measurements; other lines are shown.
///
/// # Errors
/// If the program fails, as it does when a result is wrong; or if it prints a time before it has checked a
/// result, or checks none.
fn listen(program: &mut Command, measured: &mut Measured) -> Result<()> {
    program.env("BENCH_FOLDER", target_dir().join("bench"));
    let mut child = program
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", shown(program)))?;
    let lines = child.stdout.take().map(BufReader::new);
    let mut checked = false;
    let mut unchecked = None;
    for line in lines.into_iter().flat_map(BufRead::lines) {
        let line = line?;
        match measured.read(&line) {
            Line::Checked => checked = true,
            Line::Measurement if !checked => unchecked = unchecked.or(Some(line)),
            Line::Measurement | Line::About => {}
            Line::Other => println!("{line}"),
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(program));
    }
    if let Some(line) = unchecked {
        bail!(
            "`{}` printed a measurement before it checked a result: {line}",
            shown(program)
        );
    }
    if !checked {
        bail!("`{}` checked no result", shown(program));
    }
    Ok(())
}

/// The sentence under the tables: the command and the machine they are from.
fn source(part: &str, measured: &Measured) -> String {
    let mut on = vec![machine()];
    on.extend(Some(measured.about()).filter(|about| !about.is_empty()));
    format!(
        "From one run of `cargo xtask bench {part}`: {}.",
        on.join("; ")
    )
}

/// The processor, where the system says what it is.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let described = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let mut lines = described.lines();
    let model = lines.find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or(std::env::consts::ARCH, |(_, model)| model);
    format!("{cores} cores, {model}")
}

fn write_part(part: &str, measured: &Measured) -> Result<()> {
    let tables = format!("{}{}\n", measured.markdown(false), source(part, measured));
    fs::write(TABLES, written(&read(TABLES)?, part, &tables)?)?;
    write_headlines()?;
    println!("written: {TABLES} ({part}), {HEADLINES}");
    Ok(())
}

fn read(path: &str) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.to_string())
}

/// The text of [`TABLES`] with the part's tables replaced.
fn written(text: &str, part: &str, tables: &str) -> Result<String> {
    let (before, _, after) = between(text, &format!("bench {part}"), TABLES)?;
    Ok(format!("{before}{tables}{after}"))
}

/// Writes the headline table of [`TABLES`] into [`HEADLINES`].
///
/// # Errors
/// If a row of it is not in [`TABLES`].
pub fn write_headlines() -> Result<()> {
    let text = with_headlines(&read(HEADLINES)?, &read(TABLES)?)?;
    Ok(fs::write(HEADLINES, text)?)
}

/// Compares the table in [`HEADLINES`] with [`TABLES`].
///
/// # Errors
/// If they differ.
pub fn check_headlines() -> Result<()> {
    let text = read(HEADLINES)?;
    if with_headlines(&text, &read(TABLES)?)? != text {
        bail!("{HEADLINES} has other figures than {TABLES}: run `cargo xtask docs --write`");
    }
    Ok(())
}

/// The text of [`HEADLINES`] with the headline table replaced; `tables` is the text of [`TABLES`].
fn with_headlines(text: &str, tables: &str) -> Result<String> {
    let (before, _, after) = between(text, MARK, HEADLINES)?;
    Ok(format!("{before}{}{after}", headlines(tables)?))
}

/// The headline table in Markdown.
///
/// # Errors
/// If a row of it is not in the tables.
fn headlines(tables: &str) -> Result<String> {
    let mut text = String::from("| what | Hopscope | another library |\n|---|---|---|\n");
    for [label, title, row, ours, peer] in HEADLINE_ROWS {
        let (_, ours) = cell(tables, title, row, ours)?;
        let other = match peer {
            "" => "–".into(),
            _ => {
                let (name, value) = cell(tables, title, row, peer)?;
                format!("{name}: {value}")
            }
        };
        text += &format!("| {label} | {ours} | {other} |\n");
    }
    Ok(text + &measured_on(tables))
}

/// The sentence about the machines that the parts of the tables are from.
fn measured_on(tables: &str) -> String {
    let machines: BTreeSet<&str> = tables
        .lines()
        .filter_map(|line| {
            let (_, on) = line.strip_prefix("From one run of ")?.split_once(": ")?;
            Some(on.split(';').next().unwrap_or(on).trim_end_matches('.'))
        })
        .collect();
    let names = machines.iter().copied().collect::<Vec<_>>().join("; ");
    match machines.len() {
        0 => String::new(),
        1 => format!("\nMeasured on: {names}.\n"),
        _ => format!(
            "\nMeasured on different machines ({names}): compare times within a row only.\n"
        ),
    }
}

/// A cell of a table in Markdown: the column's name and the value. `title`, `row` and `column` are how the title and the names begin.
fn cell<'a>(text: &'a str, title: &str, row: &str, column: &str) -> Result<(&'a str, &'a str)> {
    let mut lines = text.lines();
    let found = lines.find(|line| line.starts_with(title) && line.ends_with(':'));
    found.with_context(|| format!("{TABLES} has no table {title:?}"))?;
    let lines = lines.skip_while(|line| line.is_empty());
    let mut lines = lines.take_while(|line| line.starts_with('|'));
    let cells = |line: &'a str| line.trim_matches('|').split('|').map(str::trim);
    let mut names = cells(lines.next().unwrap_or_default());
    let place = names.clone().position(|name| name.starts_with(column));
    let place = place.with_context(|| format!("{title:?} has no column {column:?}"))?;
    let mut rows = lines.map(cells);
    let found = rows.find_map(|mut cells| cells.next()?.starts_with(row).then_some(cells));
    let mut found = found.with_context(|| format!("{title:?} has no row {row:?}"))?;
    let name = names.nth(place).unwrap_or_default();
    // The first cell of the row has been taken: it is its name.
    let value = place.checked_sub(1).and_then(|place| found.nth(place));
    Ok((name, value.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_tables_has_a_place_for_every_part() {
        let text = fs::read_to_string(crate::command::root().join(TABLES)).unwrap();
        for part in PARTS {
            let new = written(&text, part, "the table\n").unwrap();
            assert_eq!(
                between(&new, &format!("bench {part}"), TABLES).unwrap().1,
                "the table\n"
            );
        }
    }

    #[test]
    fn a_cell_is_found_by_the_beginnings_of_its_names() {
        let text = "Layout, an iteration (m = 3):\n\n| | Hopscope, wasm | peer 1.0 |\n|---|---|---|\n| 1,000 people | 1 ms | 2 ms (2.0×) |\n\nother:\n\n| | peer 2.0 |\n|---|---|\n| 1,000 people | 9 ms |\n";
        let found = cell(text, "Layout", "1,000", "peer").unwrap();
        assert_eq!(found, ("peer 1.0", "2 ms (2.0×)"));
        assert!(cell(text, "Layout", "2,000", "peer").is_err());
        assert!(cell(text, "Layout", "1,000", "stranger").is_err());
        assert!(cell(text, "Drawing", "1,000", "peer").is_err());
    }

    #[test]
    fn every_machine_of_the_tables_is_named() {
        let line =
            |part: &str, on: &str| format!("From one run of `cargo xtask bench {part}`: {on}\n");
        let one = line("a", "2 cores, X; node 20.") + &line("b", "2 cores, X.");
        assert_eq!(measured_on(&one), "\nMeasured on: 2 cores, X.\n");
        let two = one + &line("c", "4 cores, Y; node 20.");
        assert!(measured_on(&two).contains("(2 cores, X; 4 cores, Y)"));
    }

    #[test]
    fn the_tables_have_every_row_of_the_headline_table() {
        let text = fs::read_to_string(crate::command::root().join(TABLES)).unwrap();
        let table = headlines(&text).unwrap();
        assert!(table.lines().count() >= 2 + HEADLINE_ROWS.len(), "{table}");
    }

    /// What becomes of a program that prints these lines.
    #[cfg(unix)]
    fn outcome_of(lines: &str) -> String {
        let mut program = Command::new("printf");
        program.arg(lines);
        match listen(&mut program, &mut Measured::default()) {
            Ok(()) => "accepted".into(),
            Err(error) => error.to_string(),
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_time_without_a_checked_result_is_an_error() {
        let (checked, time) = ("checked\\twork\\n", "bench\\tT\\tr\\tc\\t1 ms\\n");
        assert_eq!(outcome_of(&format!("{checked}{time}")), "accepted");
        assert!(
            outcome_of(&format!("{time}{checked}")).contains("before it checked a result: bench")
        );
        assert!(outcome_of(time).contains("before it checked a result"));
        assert!(outcome_of("nothing").contains("checked no result"));
    }

    #[test]
    fn small_times_are_not_written() {
        let known = ["layout".to_string()];
        let parsed = |arguments: &[&'static str]| Options::parse(arguments, &known);
        assert!(parsed(&["--small", "layout"]).unwrap().takes("layout"));
        assert!(parsed(&["--small", "--write"]).is_err());
        assert!(parsed(&["--little"]).is_err());
    }

    #[test]
    fn every_part_has_a_program() {
        let benches = crate::command::root().join("benches");
        for part in PARTS {
            let program = |kind: &str| benches.join(part).with_extension(kind);
            assert!(
                program("rs").is_file() || program("mjs").is_file(),
                "{part}"
            );
        }
    }

    #[test]
    fn petgraph_is_named_with_the_version_that_is_locked() {
        let read = |path: &str| fs::read_to_string(crate::command::root().join(path)).unwrap();
        let lock = read("Cargo.lock");
        let (_, rest) = lock
            .split_once("name = \"petgraph\"\nversion = \"")
            .unwrap();
        let (version, _) = rest.split_once('"').unwrap();
        for bench in ["benches/worlds.rs", "benches/stages.rs"] {
            assert!(
                read(bench).contains(&format!("\"petgraph {version}")),
                "{bench}"
            );
        }
    }
}
