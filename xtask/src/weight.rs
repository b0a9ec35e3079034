//! What a reader's browser fetches, gzipped: at first, and when more is asked for.

use crate::folder::files;
use anyhow::{Result, bail};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::Path;

/// The promise of the README, in bytes.
const FIRST_LOAD: usize = 120_000;

/// What is fetched at first: the page in all, besides what these scripts import.
const FIRST: [&str; 6] = [
    "index.html",
    "page.js",
    "hopscope.js",
    "engine.js",
    "style.css",
    "hopscope_bg.wasm",
];

/// All in one, which no page fetches.
const ONE_FILE: &str = "hopscope.html";

struct Weight {
    name: String,
    /// Whether it is part of the first load.
    first: bool,
    bytes: usize,
    gzipped: usize,
}

/// Prints a line a file, and their sums: of the pages, of the element alone in its folder, and of the one file.
pub fn print(element: &str) -> Result<()> {
    let weights = weights()?;
    println!("{:<24} {:>9} {:>9}", "dist/", "bytes", "gzipped");
    for first in [true, false] {
        let part: Vec<&Weight> = weights.iter().filter(|file| file.first == first).collect();
        for Weight {
            name,
            bytes,
            gzipped,
            ..
        } in &part
        {
            println!("{name:<24} {bytes:>9} {gzipped:>9}");
        }
        let name = if first {
            "first load"
        } else {
            "when asked for"
        };
        let bytes: usize = part.iter().map(|file| file.bytes).sum();
        let gzipped: usize = part.iter().map(|file| file.gzipped).sum();
        println!("{name:<24} {bytes:>9} {gzipped:>9}\n");
    }
    let dist = Path::new("dist");
    let mut alone = Vec::new();
    for file in files(&dist.join(element))? {
        alone.push(weigh(&dist.join(element), &file, false)?);
    }
    let bytes: usize = alone.iter().map(|file| file.bytes).sum();
    let gzipped: usize = alone.iter().map(|file| file.gzipped).sum();
    println!("{:<24} {bytes:>9} {gzipped:>9}", format!("{element}/"));
    let one = weigh(dist, Path::new(ONE_FILE), false)?;
    println!("{ONE_FILE:<24} {:>9} {:>9}", one.bytes, one.gzipped);
    Ok(())
}

/// An error if the first load is heavier than promised.
pub fn check() -> Result<()> {
    let weights = weights()?;
    let first = weights.iter().filter(|file| file.first);
    let total: usize = first.map(|file| file.gzipped).sum();
    if total > FIRST_LOAD {
        bail!("the first load is {total} bytes gzipped, more than {FIRST_LOAD}");
    }
    Ok(())
}

fn weights() -> Result<Vec<Weight>> {
    let dist = Path::new("dist");
    let mut fetched = files(dist)?;
    fetched.retain(|file| {
        let kinds = ["html", "js", "css", "wasm"];
        // The element alone, in a folder of its version, is for other pages.
        file.components().count() == 1
            && file != Path::new(ONE_FILE)
            && kinds
                .map(|kind| Some(kind.as_ref()))
                .contains(&file.extension())
    });
    let mut first: Vec<String> = FIRST.map(String::from).to_vec();
    let mut next = 0;
    while let Some(name) = first.get(next).cloned() {
        next += 1;
        if name.ends_with(".js") {
            for import in imports(&fs::read_to_string(dist.join(&name))?) {
                if !first.contains(&import) {
                    first.push(import);
                }
            }
        }
    }
    let mut weights = Vec::new();
    for file in &fetched {
        let first = first.contains(&file.display().to_string());
        weights.push(weigh(dist, file, first)?);
    }
    match FIRST
        .iter()
        .find(|name| !weights.iter().any(|file| &file.name == *name))
    {
        Some(name) => bail!("dist/{name} is missing: run `cargo xtask build`"),
        None => Ok(weights),
    }
}

/// The scripts that a bundled script imports at once: `from"./name"` and `import"./name"`, and not
/// `import("./name")`.
fn imports(script: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in ["from", "import"] {
        for (place, _) in script.match_indices(word) {
            let rest = script[place + word.len()..].trim_start();
            if let Some((name, _)) = rest
                .strip_prefix("\"./")
                .and_then(|rest| rest.split_once('"'))
            {
                found.push(name.to_string());
            }
        }
    }
    found
}

fn weigh(folder: &Path, file: &Path, first: bool) -> Result<Weight> {
    let content = fs::read(folder.join(file))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&content)?;
    Ok(Weight {
        name: file.display().to_string(),
        first,
        bytes: content.len(),
        gzipped: encoder.finish()?.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::imports;

    #[test]
    fn scripts_imported_at_once_are_found_and_others_are_not() {
        let script = r#"import{a as b}from"./x.js";import"./y.js";const z=()=>import("./z.js");"#;
        assert_eq!(imports(script), ["x.js", "y.js"]);
    }
}
