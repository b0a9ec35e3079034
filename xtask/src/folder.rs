//! Lists, copies and removes whole folders.

use anyhow::{Context, Result};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// All files below a folder: their paths relative to it, sorted.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let name = PathBuf::from(entry.file_name());
        if entry.file_type()?.is_dir() {
            let below = files(&entry.path())?;
            found.extend(below.iter().map(|file| name.join(file)));
        } else {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

/// Copies all files of `from` to `to` and removes the others there. A file with the same content is not written again.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    let wanted = files(from)?;
    for file in &wanted {
        let (source, copy) = (from.join(file), to.join(file));
        if fs::read(&copy).ok() == Some(fs::read(&source)?) {
            continue;
        }
        fs::create_dir_all(copy.parent().unwrap_or(to))?;
        fs::copy(&source, &copy).with_context(|| copy.display().to_string())?;
    }
    for file in files(to)? {
        if !wanted.contains(&file) {
            fs::remove_file(to.join(file))?;
        }
    }
    Ok(())
}

/// Removes a folder. No error if it does not exist.
pub fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| folder.display().to_string())
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_holds_the_same_files_and_no_others() {
        let base = std::env::temp_dir().join(format!("xtask-folder-{}", std::process::id()));
        let (from, to) = (base.join("from"), base.join("to"));
        for (file, text) in [
            ("from/a", "new"),
            ("from/b/c", "c"),
            ("to/a", "old"),
            ("to/d/e", "gone"),
        ] {
            let file = base.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        copy(&from, &to).unwrap();
        assert_eq!(
            files(&to).unwrap(),
            [PathBuf::from("a"), Path::new("b").join("c")]
        );
        assert_eq!(fs::read_to_string(to.join("a")).unwrap(), "new");
        remove(&base).unwrap();
        remove(&base).unwrap();
    }
}
