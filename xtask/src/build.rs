//! `cargo xtask build`: the core as wasm, its binding into www/pkg, and everything a server needs into dist/.

use crate::command::{cargo, run, target_dir};
use crate::{bundle, folder, integrity, one_file, package, texts, verify, weight};
use anyhow::{Context, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;
use wasm_bindgen_cli_support::Bindgen;

/// How the wasm and the scripts are compiled.
#[derive(Clone, Copy, PartialEq)]
pub enum Profile {
    /// What ships.
    Release,
    /// Compiled sooner, with function names and source maps.
    Dev,
}

/// The figure's wasm; and the laboratory's, and that which reads files: the same core with the feature of that name.
pub const MODULES: [&str; 3] = ["hopscope", "lab", "reader"];

/// Builds all of dist/ and lib/ and prints what they weigh. They are only touched when every step has succeeded.
pub fn build(profile: Profile) -> Result<()> {
    let version = package::version()?;
    let mut core = PathBuf::new();
    for module in MODULES {
        core = binding(&wasm(module, profile)?, module, profile)?;
    }
    let languages = texts::languages()?;
    texts::write(&languages, &core.join("text"))?;
    integrity::write_modules(&core)?;
    folder::copy(&core, Path::new("www/pkg"))?;
    let [next, element, scratch] =
        ["dist", "element", "scratch"].map(|name| target_dir().join("wasm").join(name));
    for folder in [&next, &element, &scratch] {
        folder::remove(folder)?;
    }
    bundle::pages(&next, profile)?;
    bundle::element(&element, profile)?;
    for module in MODULES {
        let file = format!("{module}_bg.wasm");
        for folder in [&next, &element] {
            fs::copy(core.join(&file), folder.join(&file)).with_context(|| file.clone())?;
        }
    }
    let versioned = format!("hopscope-{version}");
    folder::copy(&element, &next.join(&versioned))?;
    let snippet = integrity::snippet(&element, &versioned)?;
    fs::write(next.join(&versioned).join("snippet.html"), snippet)?;
    one_file::write(&next, &core, &scratch, &languages, profile)?;
    for file in ["checks.html", "card.png"] {
        fs::copy(Path::new("www").join(file), next.join(file)).context(file)?;
    }
    for (section, page) in texts::PAGES {
        let template = fs::read_to_string(format!("{page}.html"))?;
        for language in &languages {
            let filled = texts::fill(&template, section, language, &languages[0])?;
            let filled = verify::with_counts(&filled)?;
            fs::write(next.join(texts::file(page, language)), filled)?;
        }
    }
    let all = integrity::of_files(&next)?;
    fs::write(
        next.join("integrity.json"),
        serde_json::to_string_pretty(&all)?,
    )?;
    folder::copy(&next, Path::new("dist"))?;
    package::write(&element, &scratch.join("types"))?;
    weight::print(&versioned)
}

/// cargo for the wasm target, in a folder and with flags of its own.
pub fn wasm_cargo(arguments: &str, module: &str) -> Command {
    let mut command = cargo(&format!(
        "{arguments} --lib --target wasm32-unknown-unknown"
    ));
    if module != MODULES[0] {
        command.args(["--features", module]);
    }
    command
        .arg("--target-dir")
        .arg(target_dir().join("wasm"))
        // Before RUSTFLAGS in cargo's order, so that a reader's own flags do not take the vectors away.
        .env("CARGO_ENCODED_RUSTFLAGS", wasm_flags());
    command
}

/// 128-bit vectors, which every browser since 2023 has; loops unrolled and functions inlined less
/// than at home (2.5 kB gzipped less, and no slower in the bench); and no folder of this machine in
/// the messages of panics.
fn wasm_flags() -> String {
    let home = env::home_dir().map(|home| home.join(".cargo"));
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or(home);
    let sources = cargo_home.unwrap_or_default().join("registry").join("src");
    format!(
        "-Ctarget-feature=+simd128\x1f-Cllvm-args=-unroll-threshold=40\x1f-Cllvm-args=-inline-threshold=100\x1f--remap-path-prefix={}=",
        sources.display()
    )
}

/// Compiles a module of the core and returns the wasm file.
fn wasm(module: &str, profile: Profile) -> Result<PathBuf> {
    let (arguments, folder) = match profile {
        Profile::Release => ("build --release", "release"),
        Profile::Dev => ("build", "debug"),
    };
    run(&mut wasm_cargo(arguments, module))?;
    let built = target_dir().join("wasm").join("wasm32-unknown-unknown");
    let built = built.join(folder);
    // cargo gives both the same name: the next would take this one's place, and its time with it.
    let kept = built.join(format!("{module}-module.wasm"));
    let cargos = built.join("hopscope.wasm");
    let content = fs::read(&cargos).with_context(|| cargos.display().to_string())?;
    if fs::read(&kept).ok() != Some(content) {
        fs::copy(&cargos, &kept).with_context(|| kept.display().to_string())?;
    }
    Ok(kept)
}

/// Generates the JavaScript side of a module's wasm file into a folder beside it, which is returned and
/// holds all modules. Kept until the wasm file or this program changes.
///
/// No `wasm-opt` after it: with -O3 the core was as heavy (139,981 for 140,054 bytes gzipped), its worlds came 5 % sooner,
/// its frames took 51 ms for 37, and every build 14 s more.
fn binding(wasm: &Path, module: &str, profile: Profile) -> Result<PathBuf> {
    let folder = wasm.with_file_name("pkg");
    let done = wasm.with_file_name(format!("{module}.done"));
    let inputs = modified(wasm)?.max(modified(&env::current_exe()?)?);
    if modified(&done).is_ok_and(|done| done > inputs) {
        return Ok(folder);
    }
    let dev = profile == Profile::Dev;
    Bindgen::new()
        .input_path(wasm)
        .out_name(module)
        .web(true)?
        // The type check of the page reads it.
        .typescript(true)
        // Without the default path `init()` would not find its own wasm.
        .omit_default_module_path(false)
        .remove_name_section(!dev)
        .remove_producers_section(true)
        .generate(&folder)
        .context("the binding generator")?;
    fs::write(done, "")?;
    Ok(folder)
}

fn modified(path: &Path) -> Result<SystemTime> {
    let file = fs::metadata(path).with_context(|| path.display().to_string())?;
    Ok(file.modified()?)
}
