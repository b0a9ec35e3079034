//! The sizes of the files in dist/, gzipped: those of the first load, and those that are fetched later.

use crate::folder::files;
use anyhow::{Result, bail};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::Path;

/// The largest first load in bytes, gzipped, that README.md promises.
const MAX_FIRST_LOAD: usize = 120_000;

/// The largest module that reads files, in bytes, gzipped. It is fetched when a reader opens a file.
const MAX_READER: usize = 260_000;

/// The module that reads files.
const READER: &str = "reader_bg.wasm";

/// The files of the first load, without those that these scripts import.
const FIRST: [&str; 6] = [
    "index.html",
    "page.js",
    "hopscope.js",
    "engine.js",
    "style.css",
    "hopscope_bg.wasm",
];

/// The one-file page: no other page fetches it.
const ONE_FILE: &str = "hopscope.html";

struct Size {
    name: String,
    /// Whether the file is part of the first load.
    is_first: bool,
    bytes: usize,
    gzipped: usize,
}

impl Size {
    fn print(&self) {
        let Size {
            name,
            bytes,
            gzipped,
            ..
        } = self;
        println!("{name:<24} {bytes:>9} {gzipped:>9}");
    }
}

fn print_sum(name: &str, sizes: &[&Size]) {
    let bytes: usize = sizes.iter().map(|file| file.bytes).sum();
    let gzipped: usize = sizes.iter().map(|file| file.gzipped).sum();
    println!("{name:<24} {bytes:>9} {gzipped:>9}");
}

/// Prints the size of every file of the pages, and the sums of the first load, of the files fetched later, of the folder of the element
/// alone, and of the one-file page. `element` is the name of that folder.
pub fn print(element: &str) -> Result<()> {
    let sizes = page_sizes()?;
    println!("{:<24} {:>9} {:>9}", "dist/", "bytes", "gzipped");
    for (is_first, name) in [(true, "first load"), (false, "fetched later")] {
        let part: Vec<&Size> = sizes
            .iter()
            .filter(|file| file.is_first == is_first)
            .collect();
        part.iter().for_each(|file| file.print());
        print_sum(name, &part);
        println!();
    }
    let folder = Path::new("dist").join(element);
    let alone = files(&folder)?;
    let alone: Result<Vec<Size>> = alone
        .iter()
        .map(|file| size(&folder, file, false))
        .collect();
    print_sum(&format!("{element}/"), &alone?.iter().collect::<Vec<_>>());
    size(Path::new("dist"), Path::new(ONE_FILE), false)?.print();
    Ok(())
}

/// An error if the first load is larger than README.md promises, or the module that reads files larger than [`MAX_READER`].
pub fn check() -> Result<()> {
    let sizes = page_sizes()?;
    let first = sizes.iter().filter(|file| file.is_first);
    let total: usize = first.map(|file| file.gzipped).sum();
    if total > MAX_FIRST_LOAD {
        bail!("the first load is {total} bytes gzipped, more than {MAX_FIRST_LOAD}");
    }
    match sizes.iter().find(|file| file.name == READER) {
        Some(reader) if reader.gzipped > MAX_READER => {
            let gzipped = reader.gzipped;
            bail!("{READER} is {gzipped} bytes gzipped, more than {MAX_READER}")
        }
        Some(_) => {}
        None => bail!("dist/{READER} is missing: run `cargo xtask build`"),
    }
    Ok(())
}

/// The sizes of the files that pages fetch.
fn page_sizes() -> Result<Vec<Size>> {
    let dist = Path::new("dist");
    let mut fetched = files(dist)?;
    fetched.retain(|file| {
        let kinds = ["html", "js", "css", "wasm"];
        // Not the folder of the element alone, which is for other sites.
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
    let mut sizes = Vec::new();
    for file in &fetched {
        let first = first.contains(&file.display().to_string());
        sizes.push(size(dist, file, first)?);
    }
    match FIRST
        .iter()
        .find(|name| !sizes.iter().any(|file| &file.name == *name))
    {
        Some(name) => bail!("dist/{name} is missing: run `cargo xtask build`"),
        None => Ok(sizes),
    }
}

/// The scripts that a bundled script imports statically: `from"./name"` and `import"./name"`, but not `import("./name")`.
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

fn size(folder: &Path, file: &Path, is_first: bool) -> Result<Size> {
    let content = fs::read(folder.join(file))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&content)?;
    Ok(Size {
        name: file.display().to_string(),
        is_first,
        bytes: content.len(),
        gzipped: encoder.finish()?.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::imports;

    #[test]
    fn static_imports_are_found_and_dynamic_ones_are_not() {
        let script = r#"import{a as b}from"./x.js";import"./y.js";const z=()=>import("./z.js");"#;
        assert_eq!(imports(script), ["x.js", "y.js"]);
    }
}
