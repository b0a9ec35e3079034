//! The bundler: esbuild, for the page, for the element alone, and for the one file.

use crate::build::Profile;
use crate::command::{npm_tool, run};
use anyhow::Result;
use std::path::Path;

/// The element alone, as it is put on somebody's page. What a worker runs is one file, which the element
/// imports: a worker that has to fetch more starts later.
pub fn element(folder: &Path, profile: Profile) -> Result<()> {
    workers(folder, profile)?;
    let element = "hopscope=www/hop-scope.js";
    split(folder, profile, &format!("{element} {BESIDE}"))
}

/// The pages' scripts and styles, and the element. What two of them share becomes a file of its own, so that the
/// element stays one element.
pub fn pages(folder: &Path, profile: Profile) -> Result<()> {
    workers(folder, profile)?;
    let pages = "hopscope=www/hop-scope.js page=www/page.js worksheet=www/worksheet.js";
    let styles = "style=www/style.css worksheet=www/worksheet.css";
    let frame = "embed=www/embed.js embed=www/embed.css hopscope-host=www/hopscope-host.js";
    split(
        folder,
        profile,
        &format!("{pages} {styles} {frame} {BESIDE}"),
    )
}

/// The scripts of the one file: each with everything in it that is fetched elsewhere.
pub fn one_file(folder: &Path, profile: Profile) -> Result<()> {
    for (script, format) in [
        ("page", "esm"),
        // A module a worker can not be that comes from a file: in Chromium it does not start. The package's own
        // way to find its wasm is never gone.
        ("worker", "iife --log-override:empty-import-meta=silent"),
        ("open", "esm"),
    ] {
        let entry = format!("{script}=www/one-file/{script}.js --format={format}");
        let options = "--conditions=one-file --legal-comments=external";
        scripts(folder, profile, &format!("{entry} {options}"))?;
    }
    Ok(())
}

const BESIDE: &str = "--external:./engine.js --external:./lab.js";

fn workers(folder: &Path, profile: Profile) -> Result<()> {
    split(folder, profile, "engine=www/engine.js")?;
    split(folder, profile, "lab=www/lab.js")
}

/// Scripts in several files: what is fetched later, and what two share, is one of its own, named by its content.
fn split(folder: &Path, profile: Profile, entries: &str) -> Result<()> {
    let legal = match profile {
        Profile::Release => "--legal-comments=linked",
        Profile::Dev => "--sourcemap",
    };
    let arguments = format!("{entries} --format=esm --splitting {legal}");
    scripts(folder, profile, &arguments)
}

/// One run of the bundler.
fn scripts(folder: &Path, profile: Profile, arguments: &str) -> Result<()> {
    let common = "--bundle --target=es2022 --charset=utf8 --log-level=warning";
    let mut command = npm_tool("esbuild", &format!("{arguments} {common}"));
    if profile == Profile::Release {
        command.arg("--minify");
    }
    run(command.arg(format!("--outdir={}", folder.display())))
}
