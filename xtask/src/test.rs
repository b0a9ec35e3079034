//! `cargo xtask test`: all checks and tests in order, up to the first that fails.

use crate::browser_tests;
use crate::browsers;
use crate::build::build;
use crate::command::{cargo, npm_tool, output, run, shown};
use crate::folder::files;
use crate::profile::Profile;
use crate::wasm::{self, MODULES};
use crate::{bench, docs, fuzz, setup, sizes, verify};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Crates that only the wasm build may depend on.
const BROWSER_CRATES: [&str; 4] = ["wasm-bindgen", "js-sys", "web-sys", "serde-wasm-bindgen"];

/// The parts, in order.
const PARTS: [&str; 6] = ["lint", "native", "fuzz", "node", "bench", "browser"];

/// Runs all parts, or one.
pub fn test(part: Option<&str>) -> Result<()> {
    let parts: &[&str] = match &part {
        None => &PARTS,
        Some(part) if PARTS.contains(part) => std::slice::from_ref(part),
        Some(other) => bail!("test takes one of {}, not '{other}'", PARTS.join(", ")),
    };
    let chromium = setup::for_test()?;
    let optional = match parts.contains(&"browser") {
        true => browsers::optional().into(),
        false => Vec::new(),
    };
    // The lint part builds too, because its type check reads the build's declarations.
    if matches!(part, Some("node" | "bench" | "browser")) {
        run_build()?;
    }
    let mut failed_once = Vec::new();
    for part in parts {
        match *part {
            "lint" => lint()?,
            "native" => native()?,
            "fuzz" => fuzz::briefly()?,
            "node" => step(&mut node(&test_files(".test.mjs")?))?,
            "bench" => benches()?,
            _ => {
                let node = |file: &Path| node(&[file.to_path_buf()]);
                failed_once =
                    browser_tests::run(test_files(".spec.mjs")?, node, &chromium, &optional)?;
            }
        }
    }
    match part {
        None => {
            println!("test: the size of the first load");
            sizes::check()?;
            println!("all passed");
        }
        Some(part) => println!("all passed ({part} only)"),
    }
    // At the end, so that it is seen.
    for spec in failed_once {
        println!("FLAKY: {} failed once, then passed", spec.display());
    }
    for missing in optional
        .iter()
        .filter_map(|browser| browser.program.as_ref().err())
    {
        println!("SKIPPED: {missing}");
    }
    Ok(())
}

fn lint() -> Result<()> {
    step(&mut cargo("fmt --all --check"))?;
    step(&mut cargo(
        "clippy --workspace --all-targets -- -D warnings",
    ))?;
    for module in MODULES {
        step(wasm::cargo_for("clippy", module).args(["--", "-D", "warnings"]))?;
    }
    step(cargo("doc --no-deps").env("RUSTDOCFLAGS", "-D warnings"))?;
    run_build()?;
    step(&mut npm_tool("tsc", "--project tsconfig.json"))
}

fn native() -> Result<()> {
    // All packages at once: alone, each would compile the crate again with the features that only it needs.
    step(&mut cargo("test --workspace"))?;
    println!("test: docs/verification.md has the table of expected figures of this run");
    verify::check_copy()?;
    println!("test: README.md has the headline rows of docs/ and the picture of its scenario");
    docs::check()?;
    println!("test: a native build depends on no browser crate");
    for package in ["hopscope", "cli"] {
        let tree = "tree --edges normal,build,dev --prefix none --package";
        no_browser_crate(&output(cargo(tree).arg(package))?)?;
    }
    Ok(())
}

/// The benches at their small sizes: each checks its results.
fn benches() -> Result<()> {
    println!("test: cargo xtask bench --small, without its tables");
    bench::check_results()
}

fn run_build() -> Result<()> {
    println!("test: cargo xtask build");
    build(Profile::Release)
}

fn step(command: &mut Command) -> Result<()> {
    println!("test: {}", shown(command));
    run(command)
}

/// The files below tests/ whose names end with `ending`.
fn test_files(ending: &str) -> Result<Vec<PathBuf>> {
    let mut names = files(Path::new("tests"))?;
    names.retain(|name| name.to_string_lossy().ends_with(ending));
    if names.is_empty() {
        bail!("there is no file of tests/ that ends with {ending}");
    }
    Ok(names
        .iter()
        .map(|name| Path::new("tests").join(name))
        .collect())
}

/// node's test runner on these files.
fn node(files: &[PathBuf]) -> Command {
    let mut command = Command::new("node");
    command
        // A failed test may leave its browser open: the runner must not wait for that.
        .args(["--test", "--test-force-exit", "--test-timeout=600000"])
        .args(files);
    command
}

/// An error if a browser crate is in the output of `cargo tree`, which has a crate a line, its name first.
fn no_browser_crate(tree: &str) -> Result<()> {
    let names: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    if !names.contains(&"hopscope") {
        bail!("cargo tree did not print the tree of hopscope");
    }
    match names.iter().find(|name| BROWSER_CRATES.contains(name)) {
        Some(name) => bail!("a native build depends on {name}: see `cargo tree --invert {name}`"),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::no_browser_crate;

    #[test]
    fn a_browser_crate_in_the_tree_is_an_error() {
        assert!(no_browser_crate("hopscope v0.1.0 (/x)\nlibm v0.2.16\n").is_ok());
        assert!(no_browser_crate("hopscope v0.1.0 (/x)\njs-sys v0.3.107\n").is_err());
        assert!(no_browser_crate("").is_err());
    }
}
