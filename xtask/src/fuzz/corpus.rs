//! The corpus: `fuzz/corpus/<target>.zip` has the inputs of one target. libFuzzer reads and writes inputs as files in a folder.

#[path = "../../../fuzz/src/archive.rs"]
mod archive;

use crate::folder::{self, files};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

const FOLDER: &str = "fuzz/corpus";

/// The targets that have a corpus, sorted by name. A test in fuzz/ checks that these are all targets.
pub fn targets() -> Result<Vec<String>> {
    let archives = files(Path::new(FOLDER))?;
    let names = archives.iter().filter_map(|archive| archive.file_stem());
    let names: Vec<String> = names.map(|name| name.to_string_lossy().into()).collect();
    if names.is_empty() {
        bail!("{FOLDER} has no archives");
    }
    Ok(names)
}

/// Unpacks a target's corpus into a folder, which has no other files afterwards. A new target has an empty corpus.
pub fn unpack(target: &str, to: &Path) -> Result<()> {
    folder::remove(to)?;
    fs::create_dir_all(to)?;
    let path = path(target);
    if !path.exists() {
        return Ok(());
    }
    let inputs = archive::unpack(&fs::read(&path)?).with_context(|| path.display().to_string())?;
    for (number, input) in inputs.iter().enumerate() {
        fs::write(to.join(format!("{number:03}")), input)?;
    }
    Ok(())
}

/// Makes the files of a folder the corpus of a target. Returns their number.
pub fn write(target: &str, from: &Path) -> Result<usize> {
    let mut inputs = Vec::new();
    for file in files(from)? {
        inputs.push(fs::read(from.join(file))?);
    }
    let kept = inputs.len();
    fs::write(path(target), archive::pack(inputs)?)?;
    Ok(kept)
}

fn path(target: &str) -> PathBuf {
    Path::new(FOLDER).join(target).with_extension("zip")
}
