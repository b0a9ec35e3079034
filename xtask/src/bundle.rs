//! esbuild bundles the scripts of the pages, of the element alone, and of the one-file page.

use crate::command::{npm_tool, run};
use crate::folder::files;
use crate::profile::Profile;
use crate::styles;
use anyhow::Result;
use std::fs;
use std::path::Path;

/// Bundles the element alone, for other sites. A worker's script is one file, because a worker that fetches more files starts later;
/// the element imports that file too.
pub fn element(folder: &Path, profile: Profile) -> Result<()> {
    workers(folder, profile)?;
    with_element(folder, profile, "")
}

/// Bundles the scripts and styles of all pages, and the element.
pub fn pages(folder: &Path, profile: Profile) -> Result<()> {
    workers(folder, profile)?;
    with_element(
        folder,
        profile,
        "page=www/site/page.js worksheet=www/site/worksheet.js embed=www/embed/embed.js",
    )?;
    // The host script of an iframe does not contain the element.
    let host = "hopscope-host=www/embed/hopscope-host.js";
    let styles =
        "style=www/site/style.css worksheet=www/site/worksheet.css embed=www/embed/embed.css";
    split(folder, profile, &format!("{host} {styles}"))
}

/// Bundles the element and the scripts of pages that contain it. All that the element needs to start is in one file, which every
/// other script imports (`--inject`): 2.9 kB gzipped less than files split by who shares them.
fn with_element(folder: &Path, profile: Profile, others: &str) -> Result<()> {
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

/// Bundles the scripts of the one-file page. Each contains everything that other pages fetch later.
pub fn one_file(folder: &Path, profile: Profile) -> Result<()> {
    for (script, format) in [
        ("page", "esm"),
        // Chromium starts no module worker from a `file:` address, so the worker is a classic script. It has no `import.meta`,
        // by which the generated code would find its wasm file: the worker is given the wasm instead.
        ("worker", "iife --log-override:empty-import-meta=silent"),
        ("open", "esm"),
    ] {
        let entry = format!("{script}=www/standalone/{script}.js --format={format}");
        let options = "--conditions=one-file --legal-comments=external";
        esbuild(folder, profile, &format!("{entry} {options}"))?;
    }
    Ok(())
}

/// The scripts of the npm package do not know their own address: a bundler may put them anywhere. Only hopscope-files.js does.
const NO_ADDRESS: &str = "--define:import.meta.url=\"hopscope:\"";

/// Bundles the script of the npm package's workers: a module without imports, which works as it is and bundled again.
pub fn package_worker(folder: &Path, profile: Profile) -> Result<()> {
    let worker = "hopscope-worker=www/standalone/worker.js --format=esm --legal-comments=none";
    let options = format!("{worker} --conditions=package-worker {NO_ADDRESS}");
    esbuild(folder, profile, &options)
}

/// Bundles the scripts of the npm package: the element, the frame's page, and everything in one module.
pub fn package(folder: &Path, profile: Profile) -> Result<()> {
    let server = "--inject:www/package/server.js";
    split(
        folder,
        profile,
        "hopscope-files=www/package/hopscope-files.js",
    )?;
    split(
        folder,
        profile,
        &format!(
            "hopscope=www/element/hop-scope.js embed=www/embed/embed.js --inject:www/package/element.js {server} {NO_ADDRESS} \
             --conditions=package --external:./hopscope-files.js"
        ),
    )?;
    esbuild(
        folder,
        profile,
        &format!(
            "inline=www/package/inline.js {server} {NO_ADDRESS} --conditions=inline --format=esm --legal-comments=inline"
        ),
    )?;
    // The frame's page: its host script does not contain the element.
    split(
        folder,
        profile,
        "hopscope-host=www/embed/hopscope-host.js embed=www/embed/embed.css",
    )
}

/// Bundles the script of the SCORM package into one file. Learning platforms serve pages in ways that may not allow modules.
pub fn lesson(folder: &Path, profile: Profile) -> Result<()> {
    let options = "lesson=www/scorm/lesson.js --format=iife --legal-comments=external";
    esbuild(folder, profile, options)
}

fn workers(folder: &Path, profile: Profile) -> Result<()> {
    for worker in ["engine", "lab", "reader"] {
        split(folder, profile, &format!("{worker}=www/engine/{worker}.js"))?;
    }
    Ok(())
}

/// Bundles into several files: what is fetched later and what two entries share has a file of its own, named by a hash of its content.
fn split(folder: &Path, profile: Profile, entries: &str) -> Result<()> {
    let legal = match profile {
        Profile::Release => "--legal-comments=linked",
        Profile::Dev => "--sourcemap",
    };
    let arguments = format!("{entries} --format=esm --splitting {legal}");
    esbuild(folder, profile, &arguments)
}

/// Runs esbuild, and shortens the styles in the scripts: 0.5 kB gzipped less in the first load.
fn esbuild(folder: &Path, profile: Profile, arguments: &str) -> Result<()> {
    let common = "--bundle --target=es2022 --charset=utf8 --log-level=warning";
    let mut command = npm_tool("esbuild", &format!("{arguments} {common}"));
    if profile == Profile::Release {
        command.arg("--minify");
    }
    run(command.arg(format!("--outdir={}", folder.display())))?;
    if profile == Profile::Dev {
        return Ok(());
    }
    for name in files(folder)? {
        if name.extension().is_some_and(|ending| ending == "js") {
            let path = folder.join(name);
            fs::write(&path, styles::shortened(&fs::read_to_string(&path)?))?;
        }
    }
    Ok(())
}
