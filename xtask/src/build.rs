//! `cargo xtask build`: the core as wasm, its binding into www/pkg, and everything a server needs into dist/.

use crate::command::{cargo, npm_tool, run, target_dir};
use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;
use wasm_bindgen_cli_support::Bindgen;

/// The compiler flags of the wasm: 128-bit vectors, which every browser since 2023 has.
pub const WASM_FLAGS: &str = "-Ctarget-feature=+simd128";

/// What a reader fetches before the first picture: scripts, styles and wasm, gzipped.
const FIRST_LOAD: usize = 120_000;

/// How the wasm and the scripts are compiled.
#[derive(Clone, Copy, PartialEq)]
pub enum Profile {
    /// What ships.
    Release,
    /// Compiled sooner, with function names and source maps.
    Dev,
}

/// Builds all of dist/ and prints what it weighs. dist/ is only touched when every step has succeeded.
pub fn build(profile: Profile) -> Result<()> {
    let package = binding(&wasm(profile)?, profile)?;
    sync(&package, Path::new("www/pkg"))?;
    let staging = target_dir().join("wasm").join("dist");
    remove_dir(&staging)?;
    bundle(&staging, profile)?;
    fs::copy("www/pkg/hopscope_bg.wasm", staging.join("hopscope_bg.wasm"))?;
    fs::copy("index.html", staging.join("index.html")).context("index.html")?;
    sync(&staging, Path::new("dist"))?;
    print_weights(&weights()?);
    Ok(())
}

/// An error if the first load is heavier than promised.
pub fn check_weight() -> Result<()> {
    let total: usize = weights()?.iter().map(|file| file.gzipped).sum();
    if total > FIRST_LOAD {
        bail!("the first load is {total} bytes gzipped, more than {FIRST_LOAD}");
    }
    Ok(())
}

/// cargo for the wasm target, in a folder and with flags of its own.
pub fn wasm_cargo(arguments: &[&str]) -> Command {
    let mut command = cargo(arguments);
    command
        .args([
            "--lib",
            "--target",
            "wasm32-unknown-unknown",
            "--target-dir",
        ])
        .arg(target_dir().join("wasm"))
        // Before RUSTFLAGS in cargo's order, so that a reader's own flags do not take the vectors away.
        .env("CARGO_ENCODED_RUSTFLAGS", WASM_FLAGS);
    command
}

/// Compiles the core and returns the wasm file.
fn wasm(profile: Profile) -> Result<PathBuf> {
    let (arguments, folder): (&[&str], _) = match profile {
        Profile::Release => (&["build", "--release"], "release"),
        Profile::Dev => (&["build"], "debug"),
    };
    run(&mut wasm_cargo(arguments))?;
    Ok(target_dir()
        .join("wasm/wasm32-unknown-unknown")
        .join(folder)
        .join("hopscope.wasm"))
}

/// Generates the JavaScript side of the wasm file into a folder beside it, which is returned.
/// Kept until the wasm file or this program changes.
fn binding(wasm: &Path, profile: Profile) -> Result<PathBuf> {
    let folder = wasm.with_file_name("pkg");
    let output = folder.join("hopscope_bg.wasm");
    let inputs = modified(wasm)?.max(modified(&std::env::current_exe()?)?);
    if modified(&output).is_ok_and(|made| made > inputs) {
        return Ok(folder);
    }
    remove_dir(&folder)?;
    let dev = profile == Profile::Dev;
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        // The type check of the page reads it.
        .typescript(true)
        // Without the default path `init()` would not find its own wasm.
        .omit_default_module_path(false)
        .keep_debug(dev)
        .remove_name_section(!dev)
        .remove_producers_section(true)
        .generate(&folder)
        .context("the binding generator")?;
    if !dev {
        optimise(&output)?;
    }
    Ok(folder)
}

fn optimise(wasm: &Path) -> Result<()> {
    run(npm_tool("wasm-opt")
        .args([
            "-O3",
            "--enable-simd",
            "--enable-bulk-memory",
            "--enable-nontrapping-float-to-int",
        ])
        .args([
            "--enable-sign-ext",
            "--enable-mutable-globals",
            "--enable-reference-types",
            "--enable-multivalue",
        ])
        .arg(wasm)
        .arg("-o")
        .arg(wasm))
}

/// The scripts and styles. What two of the entries share becomes a file of its own, so that the element stays one element
/// and the worker fetches no more than the engine.
fn bundle(folder: &Path, profile: Profile) -> Result<()> {
    let size: &[&str] = match profile {
        Profile::Release => &["--minify", "--legal-comments=linked"],
        Profile::Dev => &["--sourcemap"],
    };
    let common = [
        "--bundle",
        "--target=es2022",
        "--charset=utf8",
        "--log-level=warning",
    ];
    let entries = [
        "hopscope=www/hop-scope.js",
        "engine=www/engine.js",
        "page=www/page.js",
        "style=www/style.css",
    ];
    run(npm_tool("esbuild")
        .args(entries)
        .args(common)
        .args(["--format=esm", "--splitting"])
        .args(size)
        .arg(format!("--outdir={}", folder.display())))
}

struct Weight {
    name: String,
    bytes: usize,
    gzipped: usize,
}

/// The files of the first load in dist/.
fn weights() -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for file in files(Path::new("dist"))? {
        let name = file.to_string_lossy().into_owned();
        if !["js", "css", "wasm"]
            .iter()
            .any(|kind| file.extension().is_some_and(|found| found == *kind))
        {
            continue;
        }
        let content = fs::read(Path::new("dist").join(file))?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&content)?;
        weights.push(Weight {
            name,
            bytes: content.len(),
            gzipped: encoder.finish()?.len(),
        });
    }
    Ok(weights)
}

fn print_weights(weights: &[Weight]) {
    let line =
        |name: &str, bytes: usize, gzipped: usize| println!("{name:<24} {bytes:>9} {gzipped:>9}");
    println!("{:<24} {:>9} {:>9}", "dist/", "bytes", "gzipped");
    for file in weights {
        line(&file.name, file.bytes, file.gzipped);
    }
    line(
        "first load",
        weights.iter().map(|file| file.bytes).sum(),
        weights.iter().map(|file| file.gzipped).sum(),
    );
}

/// Makes `to` hold the files of `from` and no others; a file that is already the same is not written again.
fn sync(from: &Path, to: &Path) -> Result<()> {
    let wanted = files(from)?;
    for file in &wanted {
        let (source, copy) = (from.join(file), to.join(file));
        if fs::read(&copy).ok().as_ref() == Some(&fs::read(&source)?) {
            continue;
        }
        fs::create_dir_all(copy.parent().unwrap_or(to))?;
        fs::copy(&source, &copy).with_context(|| copy.display().to_string())?;
    }
    for file in files(to)?.iter().filter(|file| !wanted.contains(file)) {
        fs::remove_file(to.join(file))?;
    }
    Ok(())
}

/// All files below a folder, by their path in it, in order.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let name = PathBuf::from(entry.file_name());
        if entry.file_type()?.is_dir() {
            found.extend(
                files(&entry.path())?
                    .into_iter()
                    .map(|below| name.join(below)),
            );
        } else {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

fn modified(path: &Path) -> Result<SystemTime> {
    Ok(fs::metadata(path)
        .with_context(|| path.display().to_string())?
        .modified()?)
}

fn remove_dir(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
