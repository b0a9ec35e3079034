//! The fuzz engine: the targets of fuzz/ as one program with libFuzzer.
//!
//! It compiles on stable Rust: LLVM's coverage pass adds a counter at every edge of the control flow, and a call that shows libFuzzer
//! the operands of each comparison. There is no sanitizer: the only unsafe code of a native build is its vectors. Overflow, indices
//! and assertions are checked as in a debug build.

use super::corpus;
use super::report::Report;
use crate::command::{cargo, output, run, shown, target_dir};
use crate::folder::{self, files};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{ChildStderr, Command, Stdio};

/// Compiler flags for LLVM's coverage pass. Stable Rust accepts all of them.
const COVERAGE: &str = "-Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Cllvm-args=-simplifycfg-branch-fold-threshold=0";

/// Time limit for one input, in seconds; a usual one takes a thousandth of that.
const TIMEOUT: u32 = 10;

/// Memory limit for a target, in MB.
const MEMORY: u32 = 1_024;

/// Longest input that is tried, in bytes.
const LONGEST_TRIED: u32 = 2_000;

/// Longest input in the corpus, in bytes: enough to reach all code that longer ones reach.
const LONGEST_KEPT: u32 = 200;

/// The path of the built program.
pub struct Engine(PathBuf);

impl Engine {
    pub fn build() -> Result<Engine> {
        let version = output(Command::new("rustc").arg("-vV"))?;
        let host = version.lines().find_map(|line| line.strip_prefix("host: "));
        let host = host.context("rustc -vV names no host")?;
        let folder = target_dir().join("fuzz");
        let mut build =
            cargo("build --package fuzz --features engine --profile fuzz --locked --quiet");
        // With a named target, cargo compiles build scripts and macros without the coverage flags.
        build.args(["--target", host, "--target-dir"]).arg(&folder);
        println!("fuzz: {}", shown(&build));
        run(build
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env("RUSTFLAGS", COVERAGE))?;
        Ok(Engine(folder.join(host).join("fuzz").join("fuzz")))
    }

    /// The program on a target, with the limits for one input.
    pub fn command(&self, target: &str) -> Command {
        let mut command = Command::new(&self.0);
        command
            .env("HOPSCOPE_FUZZ", target)
            .arg(format!("-timeout={TIMEOUT}"))
            .arg(format!("-rss_limit_mb={MEMORY}"));
        command
    }

    /// Fuzzes a target from its corpus and regressions, with more options of libFuzzer. New inputs that reach new code go into the
    /// folder `found`. An error names the input that breaks a property and the command that runs it again.
    pub fn fuzz(&self, target: &str, found: &Path, options: &[&str]) -> Result<()> {
        let crashes = target_dir().join("fuzz").join("crashes").join(target);
        fs::create_dir_all(&crashes)?;
        let mut command = self.command(target);
        command
            .args(options)
            .arg(format!("-artifact_prefix={}/", crashes.display()))
            .arg("-print_final_stats=1")
            .arg(format!("-max_len={LONGEST_TRIED}"));
        // Words of the format, which random changes of an input seldom make.
        let dictionary = Path::new("fuzz/dictionaries").join(target);
        if dictionary.is_file() {
            command.arg(format!("-dict={}", dictionary.display()));
        }
        let list = found.with_extension("inputs");
        fs::write(&list, kept_inputs(target)?.join(","))?;
        command
            .arg(found)
            .arg(format!("-seed_inputs=@{}", list.display()));
        let mut child = command
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start `{}`", shown(&command)))?;
        let report = read_report(child.stderr.take().context("no output")?)?;
        if child.wait()?.success() {
            println!("fuzz: {target}: {report}");
            return Ok(());
        }
        for line in &report.last_lines {
            eprintln!("{line}");
        }
        match newest(&crashes)? {
            Some(input) => bail!(
                "a property does not hold; to run it again: cargo xtask fuzz {target} {}",
                input.display()
            ),
            None => bail!("`{}` failed", shown(&command)),
        }
    }

    /// The smallest set of inputs that reaches all that the corpus and the new inputs in `found` reach, in a folder, which is
    /// returned.
    pub fn merge(&self, target: &str, found: &Path) -> Result<PathBuf> {
        let folder = target_dir().join("fuzz");
        let (corpus, merged) = (
            folder.join("corpus").join(target),
            folder.join("merged").join(target),
        );
        corpus::unpack(target, &corpus)?;
        folder::remove(&merged)?;
        fs::create_dir_all(&merged)?;
        let mut merge = self.command(target);
        // By edges alone, and not by how often each is passed: that takes a tenth of the inputs.
        merge
            .args(["-merge=1", "-use_counters=0", "-verbosity=0"])
            .arg(format!("-max_len={LONGEST_KEPT}"))
            .args([merged.as_path(), &corpus, found]);
        run(merge.stderr(Stdio::null()))?;
        Ok(merged)
    }
}

/// The paths of a target's kept inputs, sorted. libFuzzer takes a list in order, but a folder in the order of its directory entries.
fn kept_inputs(target: &str) -> Result<Vec<String>> {
    let corpus = target_dir().join("fuzz").join("corpus").join(target);
    corpus::unpack(target, &corpus)?;
    let regressions = Path::new("fuzz/regressions").join(target);
    let mut paths = Vec::new();
    for folder in [corpus, regressions] {
        if folder.is_dir() {
            let inputs = files(&folder)?.into_iter();
            paths.extend(inputs.map(|input| folder.join(input).display().to_string()));
        }
    }
    paths.sort();
    Ok(paths)
}

fn read_report(stderr: ChildStderr) -> Result<Report> {
    let mut report = Report::default();
    for line in BufReader::new(stderr).split(b'\n') {
        report.read(&String::from_utf8_lossy(&line?));
    }
    Ok(report)
}

/// The newest file in a folder.
fn newest(folder: &Path) -> Result<Option<PathBuf>> {
    let paths = files(folder)?.into_iter().map(|file| folder.join(file));
    Ok(paths.max_by_key(|file| fs::metadata(file).and_then(|file| file.modified()).ok()))
}
