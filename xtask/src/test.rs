//! `cargo xtask test`: everything that must hold, in order, up to the first that does not.

use crate::build::{MODULES, Profile, build, wasm_cargo};
use crate::command::{cargo, npm_tool, output, run, shown};
use crate::folder::files;
use crate::{bench, browsers, fuzz, setup, verify, weight};
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;

/// The crates that only the wasm may name.
const BROWSER_CRATES: [&str; 4] = ["wasm-bindgen", "js-sys", "web-sys", "serde-wasm-bindgen"];

/// Runs all parts, or one of `lint`, `native`, `fuzz`, `node`, `bench` and `browser`.
pub fn test(part: Option<&str>) -> Result<()> {
    let parts: &[&str] = match part {
        None => &["lint", "native", "fuzz", "node", "bench", "browser"],
        Some(part @ ("lint" | "native" | "fuzz" | "node" | "bench" | "browser")) => &[part],
        Some(other) => {
            bail!("test takes lint, native, fuzz, node, bench or browser, not '{other}'")
        }
    };
    let browser = setup::for_test()?;
    let others = parts.contains(&"browser").then(browsers::others);
    let others = others.as_ref().map_or(&[][..], |others| others);
    // Otherwise the lint part builds, before the type check that reads the package.
    if matches!(part, Some("node" | "bench" | "browser")) {
        built()?;
    }
    for part in parts {
        match *part {
            "lint" => lint()?,
            "native" => native()?,
            "fuzz" => fuzz::briefly()?,
            "node" => step(&mut node_test(&[], ".test.mjs")?)?,
            "bench" => {
                println!("test: every bench has the expected results at its small size");
                bench::check_results()?;
            }
            _ => {
                // One at a time: two browsers on two cores would time each other out.
                let mut specs = node_test(&["--test-concurrency=1"], ".spec.mjs")?;
                for other in others {
                    if let Ok(program) = &other.found {
                        specs.env(other.variable, program);
                    }
                }
                step(specs.env("CHROMIUM", &browser))?;
            }
        }
    }
    match part {
        None => {
            println!("test: the weight of the first load");
            weight::check()?;
            println!("all passed");
        }
        Some(part) => println!("all passed ({part} only)"),
    }
    // At the very end, where nobody can miss it.
    for missing in others.iter().filter_map(|other| other.found.as_ref().err()) {
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
        step(wasm_cargo("clippy", module).args(["--", "-D", "warnings"]))?;
    }
    step(cargo("doc --no-deps").env("RUSTDOCFLAGS", "-D warnings"))?;
    built()?;
    step(&mut npm_tool("tsc", "--project tsconfig.json"))
}

fn native() -> Result<()> {
    step(&mut cargo("test"))?;
    println!(
        "test: README.md and www/checks.html have the table of expected figures that the checks gave"
    );
    verify::check_copies()?;
    step(&mut cargo("test --package xtask"))?;
    step(&mut cargo("test --package fuzz"))?;
    println!("test: a native build names no browser crate");
    let mut tree = cargo("tree --edges normal,build,dev --prefix none");
    no_browser_crate(&output(&mut tree)?)
}

fn built() -> Result<()> {
    println!("test: cargo xtask build");
    build(Profile::Release)
}

fn step(command: &mut Command) -> Result<()> {
    println!("test: {}", shown(command));
    run(command)
}

/// node's test runner on the files of tests/ that end so.
fn node_test(options: &[&str], ending: &str) -> Result<Command> {
    let mut names = files(Path::new("tests"))?;
    names.retain(|name| name.to_string_lossy().ends_with(ending));
    if names.is_empty() {
        bail!("there is no file of tests/ that ends with {ending}");
    }
    let mut command = Command::new("node");
    command
        // A failed test that left its browser open must not keep the runner waiting for it.
        .args(["--test", "--test-force-exit", "--test-timeout=600000"])
        .args(options)
        .args(names.iter().map(|name| Path::new("tests").join(name)));
    Ok(command)
}

/// Reads what `cargo tree` printed: a crate a line, its name first.
fn no_browser_crate(tree: &str) -> Result<()> {
    let names: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    if !names.contains(&"hopscope") {
        bail!("cargo tree did not print the tree of hopscope");
    }
    match names.iter().find(|name| BROWSER_CRATES.contains(name)) {
        Some(name) => bail!("a native build compiles {name}: see `cargo tree --invert {name}`"),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::no_browser_crate;

    #[test]
    fn a_browser_crate_in_the_tree_is_found() {
        assert!(no_browser_crate("hopscope v0.1.0 (/x)\nlibm v0.2.16\n").is_ok());
        assert!(no_browser_crate("hopscope v0.1.0 (/x)\njs-sys v0.3.107\n").is_err());
        assert!(no_browser_crate("").is_err());
    }
}
