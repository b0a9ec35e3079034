//! What a reader's browser fetches before the first picture: scripts, styles and wasm, gzipped.

use crate::folder::files;
use anyhow::{Result, bail};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::Path;

/// The promise of the README, in bytes.
const FIRST_LOAD: usize = 120_000;

struct Weight {
    name: String,
    bytes: usize,
    gzipped: usize,
}

/// Prints a line a file, and their sum.
pub fn print() -> Result<()> {
    let weights = weights()?;
    println!("{:<24} {:>9} {:>9}", "dist/", "bytes", "gzipped");
    for Weight {
        name,
        bytes,
        gzipped,
    } in &weights
    {
        println!("{name:<24} {bytes:>9} {gzipped:>9}");
    }
    let bytes: usize = weights.iter().map(|file| file.bytes).sum();
    println!("{:<24} {bytes:>9} {:>9}", "first load", gzipped(&weights));
    Ok(())
}

/// An error if the first load is heavier than promised.
pub fn check() -> Result<()> {
    let total = gzipped(&weights()?);
    if total > FIRST_LOAD {
        bail!("the first load is {total} bytes gzipped, more than {FIRST_LOAD}");
    }
    Ok(())
}

fn gzipped(weights: &[Weight]) -> usize {
    weights.iter().map(|file| file.gzipped).sum()
}

fn weights() -> Result<Vec<Weight>> {
    let dist = Path::new("dist");
    let mut fetched = files(dist)?;
    fetched.retain(|file| {
        ["js", "css", "wasm"]
            .iter()
            .any(|kind| file.extension() == Some(kind.as_ref()))
    });
    fetched.iter().map(|file| weigh(dist, file)).collect()
}

fn weigh(folder: &Path, file: &Path) -> Result<Weight> {
    let content = fs::read(folder.join(file))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&content)?;
    Ok(Weight {
        name: file.display().to_string(),
        bytes: content.len(),
        gzipped: encoder.finish()?.len(),
    })
}
