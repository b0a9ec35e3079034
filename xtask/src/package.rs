//! The npm package. The folder lib/ has the element, the page of the frame, the module `inline` with everything, the page
//! hopscope.html, and the types of all. The other files are listed in package.json.

use crate::bundle;
use crate::command::{npm_tool, run};
use crate::folder;
use crate::profile::Profile;
use crate::wasm::MODULES;
use anyhow::{Context, Result, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use flate2::{Compression, write::GzEncoder};
use serde_json::Value;
use std::collections::VecDeque;
use std::fs;
use std::io::Write;
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

/// The declarations that a user of the package may name: all else that they refer to comes along.
const DECLARATIONS: [&str; 7] = [
    "hopscope.d.ts",
    "package/types/inline.d.ts",
    "package/types/react.d.ts",
    "package/types/preact.d.ts",
    "package/types/solid.d.ts",
    "package/types/vue.d.ts",
    "package/types/svelte.d.ts",
];

/// Writes lib/. `core` is the folder of the wasm files, and `dist` is the folder of the pages. `scratch` is a folder for intermediate files;
/// it has worker.js, the worker of hopscope.html.
pub fn write(core: &Path, dist: &Path, scratch: &Path, profile: Profile) -> Result<()> {
    let [folder, declared] = ["lib", "types"].map(|name| scratch.join(name));
    bundle::package_worker(&folder, profile)?;
    carry(core, &folder, scratch)?;
    bundle::package(&folder, profile)?;
    for module in MODULES {
        let file = format!("{module}_bg.wasm");
        fs::copy(core.join(&file), folder.join(&file)).context(file)?;
    }
    pages(dist, &folder)?;
    types(&declared)?;
    for first in DECLARATIONS {
        for file in needed(&declared, first)? {
            let to = folder.join(&file);
            fs::create_dir_all(to.parent().unwrap_or(&folder))?;
            fs::copy(declared.join(&file), to).with_context(|| file.display().to_string())?;
        }
    }
    run(Command::new("node")
        .arg("xtask/manifest.mjs")
        .arg(folder.join("custom-elements.json")))?;
    folder::copy(&folder, Path::new("lib"))?;
    // Parcel reads no `exports`: it looks for this file.
    let inline = "export * from './lib/inline.js';\nexport { default } from './lib/inline.js';\n";
    Ok(fs::write("inline.js", inline)?)
}

/// Writes www/pkg/carried/: a script for each wasm module and each worker, with its content as text.
fn carry(core: &Path, folder: &Path, scratch: &Path) -> Result<()> {
    let to = Path::new("www/pkg/carried");
    fs::create_dir_all(to)?;
    let mut files = vec![
        ("worker", folder.join("hopscope-worker.js")),
        ("one-file-worker", scratch.join("worker.js")),
    ];
    files.extend(MODULES.map(|module| (module, core.join(format!("{module}_bg.wasm")))));
    for (name, path) in files {
        let content = fs::read(&path).with_context(|| path.display().to_string())?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&content)?;
        let text = STANDARD.encode(encoder.finish()?);
        fs::write(
            to.join(format!("{name}.js")),
            format!("// Base64 of gzip.\nexport default '{text}';\n"),
        )?;
        let declared = "declare const text: string;\nexport default text;\n";
        fs::write(to.join(format!("{name}.d.ts")), declared)?;
    }
    Ok(())
}

/// Copies the frame's pages, the picture of their cards, and the one file. The package has no index.html: the frame's link opens the one
/// file instead.
fn pages(dist: &Path, folder: &Path) -> Result<()> {
    for entry in fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with("embed.") && name.ends_with(".html") {
            let page = fs::read_to_string(dist.join(&name))?;
            let (before, rest) = page
                .split_once("<a href=\"index.")
                .with_context(|| format!("{name} has no link to index.html"))?;
            let (_, after) = rest.split_once('"').context("a link that does not end")?;
            fs::write(
                folder.join(&name),
                format!("{before}<a href=\"hopscope.html\"{after}"),
            )?;
        }
    }
    for name in ["hopscope.html", "card.png"] {
        fs::copy(dist.join(name), folder.join(name)).context(name)?;
    }
    Ok(())
}

/// Writes a declaration file for every script, from the types in its comments, and for the parameters, from the schema.
fn types(folder: &Path) -> Result<()> {
    run(Command::new("node").arg("xtask/parameters.mjs"))?;
    let mut tsc = npm_tool("tsc", "--project tsconfig.types.json --outDir");
    run(tsc.arg(folder))?;
    for written in ["hopscope.d.ts", "pkg/parameters.d.ts"] {
        fs::copy(Path::new("www").join(written), folder.join(written))?;
    }
    folder::copy(
        Path::new("www/package/types"),
        &folder.join("package/types"),
    )
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
