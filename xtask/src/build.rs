//! `cargo xtask build`: the core as wasm, its binding into www/pkg, and everything a server needs into dist/.

use crate::command::{cargo, npm_tool, run, target_dir};
use crate::{folder, weight};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;
use wasm_bindgen_cli_support::Bindgen;

/// 128-bit vectors, which every browser since 2023 has.
const WASM_FLAGS: &str = "-Ctarget-feature=+simd128";

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
    folder::copy(&package, Path::new("www/pkg"))?;
    let next = target_dir().join("wasm").join("dist");
    folder::remove(&next)?;
    bundle(&next, profile)?;
    for page in ["www/pkg/hopscope_bg.wasm", "index.html"].map(Path::new) {
        let name = page.file_name().unwrap_or_default();
        fs::copy(page, next.join(name)).with_context(|| page.display().to_string())?;
    }
    folder::copy(&next, Path::new("dist"))?;
    weight::print()
}

/// cargo for the wasm target, in a folder and with flags of its own.
pub fn wasm_cargo(arguments: &str) -> Command {
    let mut command = cargo(&format!(
        "{arguments} --lib --target wasm32-unknown-unknown"
    ));
    command
        .arg("--target-dir")
        .arg(target_dir().join("wasm"))
        // Before RUSTFLAGS in cargo's order, so that a reader's own flags do not take the vectors away.
        .env("CARGO_ENCODED_RUSTFLAGS", WASM_FLAGS);
    command
}

/// Compiles the core and returns the wasm file.
fn wasm(profile: Profile) -> Result<PathBuf> {
    let (arguments, folder) = match profile {
        Profile::Release => ("build --release", "release"),
        Profile::Dev => ("build", "debug"),
    };
    run(&mut wasm_cargo(arguments))?;
    let built = target_dir().join("wasm").join("wasm32-unknown-unknown");
    Ok(built.join(folder).join("hopscope.wasm"))
}

/// Generates the JavaScript side of the wasm file into a folder beside it, which is returned.
/// Kept until the wasm file or this program changes.
fn binding(wasm: &Path, profile: Profile) -> Result<PathBuf> {
    let folder = wasm.with_file_name("pkg");
    let done = wasm.with_file_name("pkg.done");
    let inputs = modified(wasm)?.max(modified(&std::env::current_exe()?)?);
    if modified(&done).is_ok_and(|done| done > inputs) {
        return Ok(folder);
    }
    folder::remove(&folder)?;
    let dev = profile == Profile::Dev;
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        // The type check of the page reads it.
        .typescript(true)
        // Without the default path `init()` would not find its own wasm.
        .omit_default_module_path(false)
        .remove_name_section(!dev)
        .remove_producers_section(true)
        .generate(&folder)
        .context("the binding generator")?;
    if !dev {
        optimise(&folder.join("hopscope_bg.wasm"))?;
    }
    fs::write(done, "")?;
    Ok(folder)
}

fn optimise(wasm: &Path) -> Result<()> {
    let features = "--enable-simd --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
                    --enable-mutable-globals --enable-reference-types --enable-multivalue";
    let mut command = npm_tool("wasm-opt", &format!("-O3 {features}"));
    run(command.arg(wasm).arg("-o").arg(wasm))
}

/// The scripts and styles. What two of the entries share becomes a file of its own, so that the element stays one element
/// and the worker fetches no more than the engine.
fn bundle(folder: &Path, profile: Profile) -> Result<()> {
    let entries =
        "hopscope=www/hop-scope.js engine=www/engine.js page=www/page.js style=www/style.css";
    let common =
        "--bundle --format=esm --splitting --target=es2022 --charset=utf8 --log-level=warning";
    let size = match profile {
        Profile::Release => "--minify --legal-comments=linked",
        Profile::Dev => "--sourcemap",
    };
    let mut command = npm_tool("esbuild", &format!("{entries} {common} {size}"));
    run(command.arg(format!("--outdir={}", folder.display())))
}

fn modified(path: &Path) -> Result<SystemTime> {
    let file = fs::metadata(path).with_context(|| path.display().to_string())?;
    Ok(file.modified()?)
}
