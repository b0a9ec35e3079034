//! The bundler: esbuild, for the page, for the element alone, and for the one file.

use crate::build::Profile;
use crate::command::{npm_tool, run};
use anyhow::Result;
use std::path::Path;

/// The element alone, as it is put on somebody's page. What a worker runs is one file, which the element
/// imports: a worker that has to fetch more starts later.
pub fn element(folder: &Path, profile: Profile) -> Result<()> {
    workers(folder, profile)?;
    around(folder, profile, "")
}

/// The pages' scripts and styles, and the element.
pub fn pages(folder: &Path, profile: Profile) -> Result<()> {
    workers(folder, profile)?;
    around(
        folder,
        profile,
        "page=www/site/page.js worksheet=www/site/worksheet.js embed=www/embed/embed.js",
    )?;
    // On its host's page there is no element.
    let host = "hopscope-host=www/embed/hopscope-host.js";
    let styles =
        "style=www/site/style.css worksheet=www/site/worksheet.css embed=www/embed/embed.css";
    split(folder, profile, &format!("{host} {styles}"))
}

/// The element, and scripts of pages that have one. It is in one file with all it needs to begin (2.9 kB gzipped
/// less than cut up by who else needs what): every other script is told to import it.
fn around(folder: &Path, profile: Profile, others: &str) -> Result<()> {
    let element = "www/element/hop-scope.js";
    let beside = "--external:./engine.js --external:./lab.js --external:./reader.js";
    let entries = format!("hopscope={element} {others}");
    let entries = entries.trim_end();
    split(
        folder,
        profile,
        &format!("{entries} --inject:{element} {beside}"),
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
        let entry = format!("{script}=www/standalone/{script}.js --format={format}");
        let options = "--conditions=one-file --legal-comments=external";
        scripts(folder, profile, &format!("{entry} {options}"))?;
    }
    Ok(())
}

fn workers(folder: &Path, profile: Profile) -> Result<()> {
    for worker in ["engine", "lab", "reader"] {
        split(folder, profile, &format!("{worker}=www/engine/{worker}.js"))?;
    }
    Ok(())
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
