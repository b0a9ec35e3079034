//! `cargo xtask bench`: what the core and the page take, and what their peers take for the same work
//! in the same run.
//!
//! A part is a name: its programs are `benches/NAME.rs`, `benches/NAME.mjs` and `benches/peers/NAME.py`.
//! What they print becomes the part's tables (see [`Measured`]), which `--write` puts into the README.

use crate::build::build;
use crate::command::{cargo, shown, target_dir};
use crate::marks::between;
use crate::measured::Measured;
use crate::profile::Profile;
use crate::{peers, setup};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

/// The parts of the README, in its order.
const PARTS: [&str; 6] = [
    "layout", "drawing", "worlds", "cascades", "stages", "models",
];
const README: &str = "README.md";
/// How often programs that are peers of each other take turns.
const TURNS: usize = 3;

/// Runs all parts, or those that are named; with `--write` their tables go into the README.
pub fn bench(arguments: &[&str]) -> Result<()> {
    let write = arguments.contains(&"--write");
    let named: Vec<&str> = arguments
        .iter()
        .copied()
        .filter(|word| *word != "--write")
        .collect();
    let known = parts()?;
    if let Some(other) = named
        .iter()
        .find(|name| !known.iter().any(|part| part == *name))
    {
        bail!(
            "bench takes --write and any of {}, not '{other}'",
            known.join(", ")
        );
    }
    setup::for_build()?;
    build(Profile::Release)?;
    peers::npm_packages()?;
    let chosen = known
        .iter()
        .filter(|part| named.is_empty() || named.contains(&part.as_str()));
    for part in chosen {
        let start = Instant::now();
        let measured = run_part(part)?;
        let seconds = start.elapsed().as_secs();
        println!("\n{}{}\n", measured.markdown(true), source(part, &measured));
        println!("bench: {part} took {seconds} s");
        if write && PARTS.contains(&part.as_str()) {
            write_part(part, &measured)?;
        }
    }
    Ok(())
}

/// The names of all parts: those of the README first.
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

fn run_part(part: &str) -> Result<Measured> {
    let file = |path: String| Some(PathBuf::from(path)).filter(|path| path.is_file());
    let mut programs = Vec::new();
    let mut turns = 1;
    if file(format!("benches/{part}.rs")).is_some() {
        programs.push(cargo(&format!("bench --quiet --bench {part}")));
    }
    if let Some(script) = file(format!("benches/{part}.mjs")) {
        let mut node = Command::new("node");
        // The garbage of one peer is not to be collected in another's turn.
        node.arg("--expose-gc").arg(script);
        programs.push(node);
    }
    if let Some(script) = file(format!("benches/peers/{part}.py")) {
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
            println!("bench: {}", shown(program));
            listen(program, &mut measured)?;
        }
    }
    Ok(measured)
}

/// Runs the program; lines that are no measurements are shown.
fn listen(program: &mut Command, measured: &mut Measured) -> Result<()> {
    program.env("BENCH_FOLDER", target_dir().join("bench"));
    let mut child = program
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", shown(program)))?;
    let lines = child.stdout.take().map(BufReader::new);
    for line in lines.into_iter().flat_map(BufRead::lines) {
        let line = line?;
        if !measured.read(&line) {
            println!("{line}");
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(program));
    }
    Ok(())
}

/// Where the figures come from.
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
    let text = fs::read_to_string(README)?;
    let tables = format!("{}{}\n", measured.markdown(false), source(part, measured));
    fs::write(README, written(&text, part, &tables)?)?;
    println!("written: {README} ({part})");
    Ok(())
}

/// The README with the part's tables.
fn written(readme: &str, part: &str, tables: &str) -> Result<String> {
    let (before, _, after) = between(readme, &format!("bench {part}"), README)?;
    Ok(format!("{before}{tables}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_has_a_place_for_every_part() {
        let readme = fs::read_to_string(crate::command::root().join(README)).unwrap();
        for part in PARTS {
            let new = written(&readme, part, "the table\n").unwrap();
            assert_eq!(
                between(&new, &format!("bench {part}"), README).unwrap().1,
                "the table\n"
            );
        }
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
