//! `cargo xtask fuzz`: the targets of fuzz/ under libFuzzer, which looks for inputs that reach new code.

mod corpus;
mod engine;
mod report;

use crate::command::{run, target_dir};
use crate::folder;
use crate::setup;
use anyhow::{Context, Result, bail};
use engine::Engine;
use std::fs;
use std::path::PathBuf;

/// Most new inputs that `test` tries per target, from a fixed seed.
const TEST_INPUTS: u32 = 10_000;

/// Longest time that `test` takes per target, in seconds.
const TEST_SECONDS: u32 = 10;

/// Time per target without `--seconds`, in seconds.
const DEFAULT_SECONDS: u32 = 60;

/// The words after `fuzz` on the command line.
#[derive(Debug, PartialEq)]
pub struct Options {
    /// The target; `None` for all.
    target: Option<String>,
    /// Time per target, in seconds.
    seconds: u32,
    /// Whether the corpus takes the new inputs.
    keep: bool,
    /// An input to run again instead of fuzzing.
    input: Option<PathBuf>,
}

impl Options {
    /// Reads `[TARGET [FILE]] [--seconds N] [--keep]`. An error names the word that cannot be read.
    pub fn parse(arguments: &[&str]) -> Result<Options> {
        let mut options = Options {
            target: None,
            seconds: DEFAULT_SECONDS,
            keep: false,
            input: None,
        };
        let mut rest = arguments.iter();
        while let Some(&argument) = rest.next() {
            match argument {
                "--keep" => options.keep = true,
                "--seconds" => {
                    let number = rest.next().and_then(|number| number.parse().ok());
                    options.seconds = number.context("--seconds takes a number")?;
                }
                name if name.starts_with('-') => bail!("fuzz has no option {name}"),
                name if options.target.is_none() => options.target = Some(name.into()),
                file if options.input.is_none() => options.input = Some(file.into()),
                other => bail!("fuzz takes one target and one file, not '{other}' too"),
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
    // The engine refuses a name that is no target's: a new target has no corpus yet.
    let chosen = match &options.target {
        Some(name) => vec![name.clone()],
        None => corpus::targets()?,
    };
    for target in &chosen {
        if let Some(input) = &options.input {
            run(engine.command(target).arg(input))?;
            println!("fuzz: {target}: the property holds for {}", input.display());
            continue;
        }
        let found = target_dir().join("fuzz").join("found").join(target);
        fs::create_dir_all(&found)?;
        let time = format!("-max_total_time={}", options.seconds);
        engine.fuzz(target, &found, &[&time, "-use_value_profile=1"])?;
        if options.keep {
            let kept = corpus::write(target, &engine.merge(target, &found)?)?;
            println!("fuzz: {target}: the corpus has {kept} inputs");
        }
    }
    Ok(())
}

/// The part of `test`: every target over its corpus, then over new inputs. A fixed seed, an empty folder of new inputs and no
/// `-use_cmp`, which depends on addresses in memory, make runs alike: a change seldom fails because of a bug that was there before.
pub fn briefly() -> Result<()> {
    if !setup::for_fuzz()? {
        println!(
            "test: SKIPPED, NOT PASSED: fuzzing, which needs a C++ compiler (Debian: apt-get install g++); \
             `cargo test --package fuzz` has tested the kept inputs"
        );
        return Ok(());
    }
    let engine = Engine::build()?;
    let inputs = format!("-runs={TEST_INPUTS}");
    let time = format!("-max_total_time={TEST_SECONDS}");
    for target in &corpus::targets()? {
        let found = target_dir().join("fuzz").join("brief").join(target);
        folder::remove(&found)?;
        fs::create_dir_all(&found)?;
        engine.fuzz(target, &found, &[&inputs, &time, "-seed=1", "-use_cmp=0"])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Options;

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
}
