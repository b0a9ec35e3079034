//! `cargo xtask build`: the core as wasm, its binding into www/pkg, and everything a server needs into dist/.

use crate::command::target_dir;
use crate::profile::Profile;
use crate::wasm::{self, MODULES};
use crate::{bundle, folder, integrity, one_file, package, texts, weight};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Builds all of dist/ and lib/ and prints what they weigh. They are only touched when every step has succeeded.
pub fn build(profile: Profile) -> Result<()> {
    let version = package::version()?;
    let core = wasm::build(profile)?;
    let languages = texts::languages()?;
    texts::write(&languages, &core.join("text"))?;
    integrity::write_modules(&core)?;
    folder::copy(&core, Path::new("www/pkg"))?;
    let [next, element, scratch] =
        ["dist", "element", "scratch"].map(|name| target_dir().join("wasm").join(name));
    for folder in [&next, &element, &scratch] {
        folder::remove(folder)?;
    }
    bundle::pages(&next, profile)?;
    bundle::element(&element, profile)?;
    for module in MODULES {
        let file = format!("{module}_bg.wasm");
        for folder in [&next, &element] {
            fs::copy(core.join(&file), folder.join(&file)).with_context(|| file.clone())?;
        }
    }
    let versioned = format!("hopscope-{version}");
    folder::copy(&element, &next.join(&versioned))?;
    let snippet = integrity::snippet(&element, &versioned)?;
    fs::write(next.join(&versioned).join("snippet.html"), snippet)?;
    one_file::write(&next, &core, &scratch, &languages, profile)?;
    for file in ["checks.html", "card.png"] {
        fs::copy(Path::new("www").join(file), next.join(file)).context(file)?;
    }
    for (section, page) in texts::PAGES {
        let template = texts::template(page);
        let template = fs::read_to_string(&template).with_context(|| template.clone())?;
        for language in &languages {
            let filled = texts::fill(&template, section, language, &languages[0])?;
            fs::write(next.join(texts::file(page, language)), filled)?;
        }
    }
    let all = integrity::of_files(&next)?;
    fs::write(
        next.join("integrity.json"),
        serde_json::to_string_pretty(&all)?,
    )?;
    folder::copy(&next, Path::new("dist"))?;
    package::write(&element, &scratch.join("types"))?;
    weight::print(&versioned)
}
