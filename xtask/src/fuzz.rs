//! `cargo xtask fuzz`: the targets of fuzz/ under libFuzzer, whose inputs grow by what they reach.
//!
//! The engine compiles on stable Rust: the compiler's own pass puts a counter at every edge, and a comparison's operands
//! where libFuzzer sees them. No sanitizer: the core has no unsafe code that a native build runs but its vectors, and
//! overflow, indices and assertions are checked as in a debug build.

use crate::command::{cargo, output, run, shown, target_dir};
use crate::folder::files;
use crate::setup;
use anyhow::{Context, Result, bail};
use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What makes libFuzzer see where an input goes, and nothing that stable Rust does not take.
const COUNTERS: &str = "-Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Cllvm-args=-simplifycfg-branch-fold-threshold=0";

/// An input that takes longer is one that hangs, in seconds; a thousandth of it is usual.
const HANGS: u32 = 10;

/// What a target may take of memory, in megabytes.
const MEMORY: u32 = 1_024;

/// The longest input that is tried, in bytes, and the longest that is kept: what it takes to reach everything.
const LONGEST: u32 = 2_000;
const KEPT: u32 = 200;

/// How many inputs of a target `test` tries at most, and for how long, in seconds: what is kept, and new ones from a fixed seed.
const IN_TEST: (u32, u32) = (10_000, 10);

/// How long `fuzz` does, each target, where nothing else is asked for, in seconds.
const OTHERWISE: u32 = 60;

/// What is asked for on the command line.
#[derive(Debug, PartialEq)]
pub struct Options {
    /// All targets where it is none.
    target: Option<String>,
    /// Seconds a target.
    seconds: u32,
    /// Whether what was found is kept.
    keep: bool,
    /// An input to run again, and nothing else.
    input: Option<PathBuf>,
}

impl Options {
    /// Reads `[TARGET [FILE]] [--seconds N] [--keep]`.
    pub fn parse(arguments: &[&str]) -> Result<Options> {
        let mut options = Options {
            target: None,
            seconds: OTHERWISE,
            keep: false,
            input: None,
        };
        let mut rest = arguments.iter();
        while let Some(&argument) = rest.next() {
            match argument {
                "--keep" => options.keep = true,
                "--seconds" => {
                    let number = rest.next().and_then(|number| number.parse().ok());
                    options.seconds = number.context("--seconds wants a number")?;
                }
                name if name.starts_with('-') => bail!("fuzz does not know {name}"),
                name if options.target.is_none() => options.target = Some(name.into()),
                file if options.input.is_none() => options.input = Some(file.into()),
                other => bail!("fuzz takes a target and a file, and then '{other}'"),
            }
        }
        Ok(options)
    }
}

/// `cargo xtask fuzz`
pub fn fuzz(options: &Options) -> Result<()> {
    if !setup::for_fuzz()? {
        bail!("fuzzing needs a C++ compiler: install one (Debian: apt-get install g++)");
    }
    let engine = Engine::build()?;
    let all = targets()?;
    let chosen: Vec<&String> = match &options.target {
        None => all.iter().collect(),
        Some(name) => vec![
            all.iter()
                .find(|target| *target == name)
                .with_context(|| format!("the targets are {}, not '{name}'", all.join(" ")))?,
        ],
    };
    for target in chosen {
        if let Some(input) = &options.input {
            run(engine.on(target).arg(input))?;
            println!("fuzz: {target} holds for {}", input.display());
            continue;
        }
        let found = target_dir().join("fuzz").join("found").join(target);
        fs::create_dir_all(&found)?;
        let time = format!("-max_total_time={}", options.seconds);
        engine.look(target, &found, &[&time, "-use_value_profile=1"])?;
        if options.keep {
            engine.keep(target, &found)?;
        }
    }
    Ok(())
}

/// As a part of `test`: every target over what is kept, and then over new inputs from a fixed seed, without what depends on where the
/// program lies in memory: much the same every time, so that a change seldom fails by what was there before it.
pub fn briefly() -> Result<()> {
    if !setup::for_fuzz()? {
        println!(
            "test: SKIPPED, NOT PASSED: fuzzing, for want of a C++ compiler (Debian: apt-get install g++); \
             the kept inputs were tested with `cargo test --package fuzz`"
        );
        return Ok(());
    }
    let engine = Engine::build()?;
    let targets = targets()?;
    let (inputs, seconds) = IN_TEST;
    let (inputs, time) = (
        format!("-runs={inputs}"),
        format!("-max_total_time={seconds}"),
    );
    for target in &targets {
        // Begun anew each time: nothing but what is kept and the seed decides where it looks.
        let found = target_dir().join("fuzz").join("brief").join(target);
        let _ = fs::remove_dir_all(&found);
        fs::create_dir_all(&found)?;
        engine.look(target, &found, &[&inputs, &time, "-seed=1", "-use_cmp=0"])?;
    }
    Ok(())
}

/// The targets by name: each has a folder of kept inputs, which a test holds against their table.
fn targets() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir("fuzz/corpus").context("fuzz/corpus")? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    if names.is_empty() {
        bail!("fuzz/corpus has no target");
    }
    Ok(names)
}

/// The built program.
struct Engine(PathBuf);

impl Engine {
    fn build() -> Result<Engine> {
        let version = output(Command::new("rustc").arg("-vV"))?;
        let host = version.lines().find_map(|line| line.strip_prefix("host: "));
        let host = host.context("rustc -vV names no host")?;
        let folder = target_dir().join("fuzz");
        let mut build =
            cargo("build --package fuzz --features engine --profile fuzz --locked --quiet");
        // With a target named, build scripts and macros go without counters.
        build.args(["--target", host, "--target-dir"]).arg(&folder);
        println!("fuzz: {}", shown(&build));
        run(build
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env("RUSTFLAGS", COUNTERS))?;
        Ok(Engine(folder.join(host).join("fuzz").join("fuzz")))
    }

    fn on(&self, target: &str) -> Command {
        let mut command = Command::new(&self.0);
        command
            .env("HOPSCOPE_FUZZ", target)
            .arg(format!("-timeout={HANGS}"))
            .arg(format!("-rss_limit_mb={MEMORY}"));
        command
    }

    /// Looks for inputs that reach more, into `found`, as the engine is told.
    fn look(&self, target: &str, found: &Path, how: &[&str]) -> Result<()> {
        let crashes = target_dir().join("fuzz").join("crashes").join(target);
        fs::create_dir_all(&crashes)?;
        // Words of the format, which an input would have to be very lucky to hit.
        let words = Path::new("fuzz/dictionaries").join(target);
        let mut command = self.on(target);
        command
            .args(how)
            .arg(format!("-artifact_prefix={}/", crashes.display()))
            .arg("-print_final_stats=1")
            .arg(format!("-max_len={LONGEST}"))
            .args(
                words
                    .is_file()
                    .then(|| format!("-dict={}", words.display())),
            )
            .arg(found);
        // One by one and in order: of a folder the engine takes them as they lie there.
        let mut kept = Vec::new();
        for folder in
            ["corpus", "regressions"].map(|kept| Path::new("fuzz").join(kept).join(target))
        {
            if folder.is_dir() {
                let inputs = files(&folder)?.into_iter();
                kept.extend(inputs.map(|input| folder.join(input).display().to_string()));
            }
        }
        kept.sort();
        let list = found.with_extension("inputs");
        fs::write(&list, kept.join(","))?;
        command.arg(format!("-seed_inputs=@{}", list.display()));
        let mut child = command
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start `{}`", shown(&command)))?;
        let mut report = Report::default();
        let said = child.stderr.take().context("no output")?;
        for line in BufReader::new(said).split(b'\n') {
            report.hear(&String::from_utf8_lossy(&line?));
        }
        if child.wait()?.success() {
            println!("fuzz: {target}: {report}");
            return Ok(());
        }
        for line in &report.last {
            eprintln!("{line}");
        }
        let newest = files(&crashes)?.into_iter().map(|file| crashes.join(file));
        let newest =
            newest.max_by_key(|file| fs::metadata(file).and_then(|file| file.modified()).ok());
        match newest {
            Some(input) => bail!(
                "a property does not hold; again: cargo xtask fuzz {target} {}",
                input.display()
            ),
            None => bail!("`{}` failed", shown(&command)),
        }
    }

    /// Of what is kept and what was found, the least that reaches as much becomes what is kept.
    fn keep(&self, target: &str, found: &Path) -> Result<()> {
        let corpus = Path::new("fuzz/corpus").join(target);
        let least = target_dir().join("fuzz").join("least").join(target);
        let _ = fs::remove_dir_all(&least);
        fs::create_dir_all(&least)?;
        let mut merge = self.on(target);
        // Edges, and not how often each is passed: a tenth of the inputs.
        merge
            .args(["-merge=1", "-use_counters=0", "-verbosity=0"])
            .arg(format!("-max_len={KEPT}"))
            .args([least.as_path(), &corpus, found]);
        run(merge.stderr(Stdio::null()))?;
        for old in files(&corpus)? {
            fs::remove_file(corpus.join(old))?;
        }
        let kept = files(&least)?;
        for new in &kept {
            fs::copy(least.join(new), corpus.join(new))?;
        }
        println!("fuzz: {target}: {} inputs are kept", kept.len());
        Ok(())
    }
}

/// What the engine says of its progress.
#[derive(Default)]
struct Report {
    /// Edges reached by what is kept, and in the end.
    covered: Option<[u64; 2]>,
    inputs: u64,
    /// Its last lines, which tell what went wrong.
    last: VecDeque<String>,
}

impl Report {
    fn hear(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        let after = |name| move |word: &str| word == name;
        if line.starts_with('#') && words.any(after("cov:")) {
            if let Some(covered) = words.next().and_then(|word| word.parse().ok()) {
                let [first, _] = self.covered.unwrap_or([covered; 2]);
                self.covered = Some([first, covered]);
            }
        } else if let Some(inputs) = line.strip_prefix("stat::number_of_executed_units:") {
            self.inputs = inputs.trim().parse().unwrap_or(0);
        }
        if self.last.len() == 40 {
            self.last.pop_front();
        }
        self.last.push_back(line.to_string());
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [first, last] = self.covered.unwrap_or_default();
        write!(
            f,
            "{} inputs hold; {first} edges reached by what is kept, {last} in the end",
            self.inputs
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Options, Report};

    #[test]
    fn arguments_are_read_or_refused() {
        let options = Options::parse(&["query", "--seconds", "5", "--keep"]).expect("read");
        assert_eq!(
            (options.target.as_deref(), options.seconds, options.keep),
            (Some("query"), 5, true)
        );
        assert_eq!(
            Options::parse(&["query", "x"]).expect("read").input,
            Some("x".into())
        );
        for wrong in [
            &["--seconds"][..],
            &["--seconds", "x"],
            &["--fast"],
            &["a", "b", "c"],
        ] {
            assert!(Options::parse(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn progress_is_read_from_what_the_engine_says() {
        let mut report = Report::default();
        for line in [
            "#3\tINITED cov: 12 ft: 13 corp: 1/1b exec/s: 0 rss: 29Mb",
            "#40\tDONE   cov: 31 ft: 40 corp: 9/20b exec/s: 20 rss: 29Mb",
            "stat::number_of_executed_units: 40",
        ] {
            report.hear(line);
        }
        assert_eq!(
            report.to_string(),
            "40 inputs hold; 12 edges reached by what is kept, 31 in the end"
        );
    }
}
