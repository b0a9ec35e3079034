//! Installs the other libraries that the benches compare with, at exact versions, and prints each step in one line.

use crate::command::{npm, on_path, output, run, target_dir};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const FOLDER: &str = "benches/peers";
const REQUIREMENTS: &str = "benches/peers/requirements.txt";

/// Installs the npm packages of `benches/peers`.
pub fn npm_packages() -> Result<()> {
    let folder = Path::new(FOLDER);
    if is_newer(
        &folder.join("node_modules/.package-lock.json"),
        &folder.join("package-lock.json"),
    ) {
        return Ok(());
    }
    println!("bench: npm ci --prefix {FOLDER}");
    run(npm(&["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder))
}

/// Installs the packages of `requirements.txt` in `target/peers`; the path of its Python.
pub fn python() -> Result<PathBuf> {
    python_with("bench", "peers", REQUIREMENTS)
}

/// A Python with the packages of a list, in a folder of `target`; `command` says what installs them.
pub fn python_with(command: &str, name: &str, requirements: &str) -> Result<PathBuf> {
    let folder = target_dir().join(name);
    let bin = if cfg!(windows) { "Scripts" } else { "bin" };
    let python = folder
        .join(bin)
        .join("python")
        .with_extension(std::env::consts::EXE_EXTENSION);
    // A copy of the list of packages, written when all are installed.
    let installed = folder.join("requirements.txt");
    if fs::read(&installed).ok() == Some(fs::read(requirements)?) {
        return Ok(python);
    }
    let system = on_path(&["python3", "python"]).context("there is no python3")?;
    println!("{command}: python3 -m venv {}", folder.display());
    run(Command::new(system).args(["-m", "venv"]).arg(&folder))?;
    println!("{command}: pip install --requirement {requirements}");
    output(Command::new(&python).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--requirement",
        requirements,
    ]))?;
    fs::copy(requirements, installed)?;
    Ok(python)
}

fn is_newer(file: &Path, than: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    modified(file).is_some() && modified(file) >= modified(than)
}
