//! `cargo xtask scale`: shards of many lives under Ray and GNU parallel give the bytes of one run.

use crate::command::{cargo, on_path, run, shown, target_dir};
use crate::peers;
use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// A shard takes some seconds, so that a node is killed while it computes one.
const LIVES: [&str; 6] = [
    "--seeds",
    "1..1200",
    "--people",
    "2000",
    "--against",
    "strategy=met",
];
const SHARDS: &str = "12";

/// Runs the shards under Ray, under Ray with a node killed, and under GNU parallel. An error if bytes differ.
pub fn scale() -> Result<()> {
    run(&mut cargo("build --release --package cli"))?;
    let folder = fs::canonicalize(target_dir().join("release"))?;
    let hopscope = folder
        .join("hopscope")
        .with_extension(env::consts::EXE_EXTENSION);
    let one = bytes(Command::new(&hopscope).arg("lives").args(LIVES))?;
    println!("scale: one run writes {} bytes", one.len());

    let python = peers::python_with("scale", "scale", "cli/scale/requirements.txt")?;
    for kill in [&[][..], &["--kill"]] {
        let mut ray = Command::new(&python);
        ray.arg("cli/scale/two_nodes.py").args(kill);
        ray.arg("--hopscope").arg(&hopscope);
        ray.args(["--shards", SHARDS, "--"]).args(LIVES);
        same(&mut ray, &one)?;
    }
    if on_path(&["parallel"]).is_none() {
        println!("SKIPPED: GNU parallel is not installed: on Debian, apt-get install parallel");
        return Ok(());
    }
    let mut parallel = Command::new("sh");
    parallel
        .args(["cli/scale/parallel.sh", SHARDS])
        .args(LIVES)
        .env("PATH", first_on_path(&folder)?);
    same(&mut parallel, &one)
}

/// The PATH with one more folder at its beginning.
fn first_on_path(folder: &Path) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder.to_path_buf()).chain(env::split_paths(&path));
    Ok(env::join_paths(folders)?)
}

fn same(command: &mut Command, expected: &[u8]) -> Result<()> {
    println!("scale: {}", shown(command));
    if bytes(command)? != expected {
        bail!("`{}` writes other bytes than one run", shown(command));
    }
    println!("scale: the bytes are those of one run");
    Ok(())
}

/// The stdout of a command; its stderr goes to our stderr.
fn bytes(command: &mut Command) -> Result<Vec<u8>> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", shown(command), output.status);
    }
    Ok(output.stdout)
}
