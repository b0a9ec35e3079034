//! The browser tests: some files at once, and each file that fails once more, alone.

use crate::browsers::OptionalBrowser;
use crate::command::shown;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

/// Runs the files. Returns those that failed and then passed alone: a browser on a busy machine sometimes fails in what is not its test's
/// subject. An error if a file fails twice.
///
/// `node` makes the command for a file.
pub fn run(
    files: Vec<PathBuf>,
    node: impl Fn(&Path) -> Command + Sync,
    chromium: &Path,
    optional: &[OptionalBrowser],
) -> Result<Vec<PathBuf>> {
    let command = |file: &Path| {
        let mut command = node(file);
        command.env("CHROMIUM", chromium);
        for browser in optional {
            if let Ok(program) = &browser.program {
                command.env(browser.variable, program);
            }
        }
        command
    };
    let mut failed = together(files, &command)?;
    failed.sort();
    let mut failed_twice = Vec::new();
    for file in &failed {
        println!("test: once more, because it failed: {}", file.display());
        if !passes(&mut command(file))? {
            failed_twice.push(file.display().to_string());
        }
    }
    if !failed_twice.is_empty() {
        bail!("failed twice: {}", failed_twice.join(", "));
    }
    Ok(failed)
}

/// Runs all files and returns those that failed.
fn together(
    files: Vec<PathBuf>,
    command: &(impl Fn(&Path) -> Command + Sync),
) -> Result<Vec<PathBuf>> {
    let waiting = Mutex::new(files.into_iter());
    let failed = Mutex::new(Vec::new());
    thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once())
            .map(|_| {
                scope.spawn(|| -> Result<()> {
                    while let Some(file) = next(&waiting) {
                        if !passes(&mut command(&file))? {
                            failed.lock().expect("no worker panics").push(file);
                        }
                    }
                    Ok(())
                })
            })
            .collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().expect("no worker panics"))
    })?;
    Ok(failed.into_inner().expect("no worker panics"))
}

/// The next file. The lock is released before the file runs.
fn next(waiting: &Mutex<impl Iterator<Item = PathBuf>>) -> Option<PathBuf> {
    waiting.lock().expect("no worker panics").next()
}

/// The number of files that run at once: one more than cores. A file keeps half to all of a core busy, because it waits for animations.
fn at_once() -> usize {
    thread::available_parallelism().map_or(1, |cores| cores.get().clamp(1, 4)) + 1
}

/// Runs a file and then prints what it printed. Returns whether its tests passed.
fn passes(command: &mut Command) -> Result<bool> {
    let output = command
        .output()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    println!("test: {}", shown(command));
    print!("{}", String::from_utf8_lossy(&output.stdout));
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    Ok(output.status.success())
}
