//! The npm package: lib/ has the element's files and their types. package.json has the rest.

use crate::command::{npm_tool, run};
use crate::folder;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::VecDeque;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

/// The version in package.json. An error if Cargo.toml has another.
pub fn version() -> Result<String> {
    let package: Value = serde_json::from_str(&fs::read_to_string("package.json")?)?;
    let version = package["version"].as_str();
    let version = version.context("package.json has no version")?;
    let line = format!("version = \"{version}\"");
    let cargo = fs::read_to_string("Cargo.toml")?;
    if !cargo.lines().any(|found| found == line) {
        bail!("package.json has version {version}, Cargo.toml another");
    }
    Ok(version.into())
}

/// Writes lib/: the files of `element`, and the declarations that www/hopscope.d.ts needs. `scratch` is a folder for all declarations.
pub fn write(element: &Path, scratch: &Path) -> Result<()> {
    types(scratch)?;
    for file in needed(scratch, "hopscope.d.ts")? {
        let to = element.join(&file);
        fs::create_dir_all(to.parent().unwrap_or(element))?;
        fs::copy(scratch.join(&file), to).with_context(|| file.display().to_string())?;
    }
    folder::copy(element, Path::new("lib"))
}

/// Writes a declaration file for every script, from the types in its comments, and for the parameters, from the schema.
fn types(folder: &Path) -> Result<()> {
    run(Command::new("node").arg("xtask/parameters.mjs"))?;
    let mut tsc = npm_tool("tsc", "--project tsconfig.types.json --outDir");
    run(tsc.arg(folder))?;
    for written in ["hopscope.d.ts", "pkg/parameters.d.ts"] {
        fs::copy(Path::new("www").join(written), folder.join(written))?;
    }
    Ok(())
}

/// A declaration file and all that it refers to, directly or not: their paths in the folder.
fn needed(folder: &Path, first: &str) -> Result<Vec<PathBuf>> {
    let mut found = vec![PathBuf::from(first)];
    let mut next = VecDeque::from(found.clone());
    while let Some(file) = next.pop_front() {
        let text =
            fs::read_to_string(folder.join(&file)).with_context(|| file.display().to_string())?;
        for name in references(&text) {
            let path = target(&file, name).with_extension("d.ts");
            if !found.contains(&path) && folder.join(&path).is_file() {
                found.push(path.clone());
                next.push_back(path);
            }
        }
    }
    Ok(found)
}

/// The files that a declaration names, as in `from './x.js'` and `import("../x.js")`.
fn references(text: &str) -> Vec<&str> {
    ['\'', '"']
        .into_iter()
        .flat_map(|quote| text.split(quote).skip(1))
        .filter(|name| name.starts_with("./") || name.starts_with("../"))
        .filter(|name| !name.contains(['\n', ' ']))
        .collect()
}

/// The path that a relative name in a file refers to.
fn target(file: &Path, name: &str) -> PathBuf {
    let mut path = file.with_file_name("");
    for part in Path::new(name).components() {
        match part {
            Component::ParentDir => drop(path.pop()),
            Component::CurDir => {}
            other => path.push(other),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{references, target};
    use std::path::Path;

    #[test]
    fn files_that_a_declaration_names_are_found() {
        let text = "import type { A } from './a.js';\nimport { b } from 'lit';\nget(): import(\"./pkg/c.js\").C;";
        assert_eq!(references(text), ["./a.js", "./pkg/c.js"]);
        let file = Path::new("exports").join("take.d.ts");
        assert_eq!(target(&file, "../calls.js"), Path::new("calls.js"));
    }
}
