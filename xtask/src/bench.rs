//! `cargo xtask bench`: the core's benches, then those in node: the same work in the wasm, and by its peers.

use crate::build::{Profile, build};
use crate::command::{cargo, run};
use crate::folder::files;
use crate::setup;
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// Runs every bench; `arguments` go to each of the core's (`-- reach` chooses by name).
pub fn bench(arguments: &[&str]) -> Result<()> {
    let scripts = files(Path::new("benches"))?;
    let of_kind = |kind: &'static str| {
        scripts
            .iter()
            // What is in a folder is for the benches to share.
            .filter(|file| file.components().count() == 1)
            .filter(move |file| file.extension().is_some_and(|found| found == kind))
    };
    if of_kind("rs").next().is_some() {
        run(cargo("bench --bench *").args(arguments))?;
    }
    if of_kind("mjs").next().is_some() {
        setup::for_build()?;
        build(Profile::Release)?;
    }
    for script in of_kind("mjs") {
        println!("bench: node benches/{}", script.display());
        run(Command::new("node").arg(Path::new("benches").join(script)))?;
    }
    Ok(())
}
