//! `cargo xtask docs`: what is generated in the documents. docs/api.md, docs/accessibility.md and docs/openacr.yaml come from tables of the
//! code, the teacher's notes of docs/teaching.md from the texts of the page, the headline tables of README.md from docs/verification.md and docs/performance.md, and the picture of README.md from a scenario.

use crate::build::build;
use crate::command::{cargo, run, target_dir};
use crate::profile::Profile;
use crate::{bench, setup, verify};
use anyhow::{Context, Result, bail};
use std::fs;
use std::process::Command;

/// The picture in README.md: the structure of a world with communities, and a post on its way through them. Its size is chosen so
/// that the file has less than 300 kB.
const PICTURE: &str = "www/picture.png";
/// The arguments of `hopscope` that draw [`PICTURE`].
const PICTURE_COMMAND: [&str; 6] = [
    "picture",
    "people=2000&connections=80&layout=force&post=3&reshare=.15&see=.4&seed=11",
    "--size",
    "1280x720",
    "--scale",
    "1.2",
];

/// Compares what is generated with the documents; with `write` it writes the documents.
///
/// # Errors
/// If a document differs, or cannot be written.
pub fn docs(write: bool) -> Result<()> {
    setup::for_build()?;
    build(Profile::Release)?;
    for script in [
        "xtask/api.mjs",
        "xtask/accessibility.mjs",
        "xtask/teaching.mjs",
    ] {
        let mut node = Command::new("node");
        node.arg(script).args(write.then_some("--write"));
        run(&mut node)?;
    }
    if write {
        verify::write_headlines()?;
        bench::write_headlines()?;
        draw(PICTURE)?;
        println!("written: README.md, {PICTURE}");
        return Ok(());
    }
    check()
}

/// Compares what is generated natively: the headline tables and the picture of README.md.
///
/// # Errors
/// If one differs.
pub fn check() -> Result<()> {
    verify::check_headlines()?;
    bench::check_headlines()?;
    let path = target_dir().join("picture.png");
    draw(&path.to_string_lossy())?;
    if read(PICTURE)? != fs::read(&path)? {
        bail!("{PICTURE} is not what its scenario draws: run `cargo xtask docs --write`");
    }
    Ok(())
}

fn read(path: &str) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| path.to_string())
}

/// Draws [`PICTURE`] into a file. The pixels are the same on every machine.
fn draw(path: &str) -> Result<()> {
    // With the features of the whole workspace, as the tests have compiled it: `cargo run` would compile the crate again.
    run(&mut cargo("build --quiet --workspace --bin hopscope"))?;
    let mut hopscope = Command::new(target_dir().join("debug").join("hopscope"));
    run(hopscope.args(PICTURE_COMMAND).args(["--output", path]))
}
