//! Installs missing tools and prints one line for each. If it cannot install one, the error says what to install.

use crate::command::{cargo, npm, on_path, output, run};
use crate::{browsers, debian};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const WASM: &str = "wasm32-unknown-unknown";
/// The oldest node whose test runner has every option that `test` uses: major and minor version.
const NODE: (u32, u32) = (20, 19);

/// Installs what `build` and `serve` need: the wasm target and the npm packages.
pub fn for_build() -> Result<()> {
    wasm_target()?;
    npm_packages()
}

/// Installs what `test` needs: also the formatter, the linter and Chromium. Returns the path of Chromium.
pub fn for_test() -> Result<PathBuf> {
    for_build()?;
    component("rustfmt", "fmt")?;
    component("clippy", "clippy")?;
    browsers::chromium()
}

/// `cargo xtask setup`
pub fn everything() -> Result<()> {
    let browser = for_test()?;
    let optional = browsers::optional();
    println!(
        "setup: everything is installed (browser: {})",
        browser.display()
    );
    for missing in optional
        .iter()
        .filter_map(|browser| browser.program.as_ref().err())
    {
        println!("setup: except that {missing}");
    }
    Ok(())
}

fn wasm_target() -> Result<()> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .is_dir()
    {
        return Ok(());
    }
    println!("setup: rustup target add {WASM}");
    run(Command::new("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("this Rust has no {WASM}: install Rust from https://rustup.rs"))
}

fn component(name: &str, subcommand: &str) -> Result<()> {
    if output(&mut cargo(&format!("{subcommand} --version"))).is_ok() {
        return Ok(());
    }
    println!("setup: rustup component add {name}");
    run(Command::new("rustup").args(["component", "add", name]))
        .with_context(|| format!("this Rust has no {name}: install Rust from https://rustup.rs"))
}

fn npm_packages() -> Result<()> {
    let version = output(Command::new("node").arg("--version")).with_context(|| {
        format!(
            "install node {}.{} or later with npm: https://nodejs.org",
            NODE.0, NODE.1
        )
    })?;
    if node_version(&version).is_none_or(|found| found < NODE) {
        bail!(
            "node is {}: install {}.{} or later: https://nodejs.org",
            version.trim(),
            NODE.0,
            NODE.1
        );
    }
    // npm writes this file when an install is complete.
    let installed = modified("node_modules/.package-lock.json");
    if installed.is_some() && installed >= modified("package-lock.json") {
        return Ok(());
    }
    println!("setup: npm ci");
    run(&mut npm(&[
        "ci",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]))
}

fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text
        .trim()
        .strip_prefix('v')?
        .split('.')
        .map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

fn modified(path: &str) -> Option<std::time::SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}

/// Whether there is a C++ compiler, which `fuzz` needs for libFuzzer. Installs one on Debian as root.
pub fn for_fuzz() -> Result<bool> {
    let found = || env::var_os("CXX").is_some() || on_path(&["c++", "g++", "clang++"]).is_some();
    if !cfg!(unix) {
        return Ok(false);
    }
    if !found() {
        debian::install("g++")?;
    }
    Ok(found())
}

#[cfg(test)]
mod tests {
    use super::node_version;

    #[test]
    fn node_versions_are_compared_as_numbers() {
        assert_eq!(node_version("v20.9.0\n"), Some((20, 9)));
        assert!(node_version("v20.9.0") < Some((20, 11)));
        assert_eq!(node_version("what"), None);
    }
}
