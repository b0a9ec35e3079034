//! `cargo xtask build`: the core as wasm with its bindings in www/pkg, all files of the site in dist/, the npm package in lib/.

use crate::command::target_dir;
use crate::profile::Profile;
use crate::wasm::{self, MODULES};
use crate::{bundle, folder, integrity, one_file, package, pages, scorm, sizes, texts, verify};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Builds dist/ and lib/ and prints the sizes of their files. Both are only changed after every step has succeeded.
pub fn build(profile: Profile) -> Result<()> {
    let version = package::version()?;
    let core = wasm::build(profile)?;
    let languages = texts::languages()?;
    texts::write(&languages, &core.join("text"))?;
    integrity::write_modules(&core)?;
    folder::copy(&core, Path::new("www/pkg"))?;
    let [dist, element, scratch] =
        ["dist", "element", "scratch"].map(|name| target_dir().join("wasm").join(name));
    for folder in [&dist, &element, &scratch] {
        folder::remove(folder)?;
    }
    bundle::pages(&dist, profile)?;
    bundle::element(&element, profile)?;
    for folder in [&dist, &element] {
        copy_modules(&core, folder)?;
    }
    let versioned = format!("hopscope-{version}");
    folder::copy(&element, &dist.join(&versioned))?;
    let snippet = integrity::snippet(&element, &versioned)?;
    fs::write(dist.join(&versioned).join("snippet.html"), snippet)?;
    one_file::write(&dist, &core, &scratch, &languages, profile)?;
    scorm::write(&dist, &scratch, &languages, &version, profile)?;
    pages::write(&languages, &dist)?;
    pages::write_scenes(&dist)?;
    verify::write_page(&dist)?;
    fs::copy("www/card.png", dist.join("card.png")).context("card.png")?;
    let all = integrity::of_files(&dist)?;
    let all = serde_json::to_string_pretty(&all)?;
    fs::write(dist.join("integrity.json"), all)?;
    folder::copy(&dist, Path::new("dist"))?;
    package::write(&core, &dist, &scratch, profile)?;
    sizes::print(&versioned)
}

/// Copies the wasm files of all modules.
fn copy_modules(core: &Path, to: &Path) -> Result<()> {
    for module in MODULES {
        let file = format!("{module}_bg.wasm");
        fs::copy(core.join(&file), to.join(&file)).context(file)?;
    }
    Ok(())
}
