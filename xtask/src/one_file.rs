//! `hopscope.html`: all of Hopscope in one file that opens without a server. It contains the scripts and the whole core as base64 of
//! their gzip; www/standalone/open.js unpacks them.

use crate::bundle;
use crate::pages;
use crate::profile::Profile;
use crate::texts::Language;
use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::Path;

const TEMPLATE: &str = "www/pages/hopscope.html";

/// Writes the file into `folder`. `package` is the folder of the wasm files; `scratch` is an empty folder for intermediate files.
pub fn write(
    folder: &Path,
    package: &Path,
    scratch: &Path,
    languages: &[Language],
    profile: Profile,
) -> Result<()> {
    bundle::one_file(scratch, profile)?;
    let script = |name: &str| {
        let path = scratch.join(format!("{name}.js"));
        fs::read(&path).with_context(|| path.display().to_string())
    };
    let wasm = |module: &str| fs::read(package.join(format!("{module}_bg.wasm")));
    let parts = [
        script("page")?,
        script("worker")?,
        wasm("lab")?,
        wasm("reader")?,
    ];
    let sizes = parts.each_ref().map(|part| part.len().to_string());
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    for part in &parts {
        encoder.write_all(part)?;
    }
    let files = STANDARD.encode(encoder.finish()?);
    let open = String::from_utf8(script("open")?)?;
    let failed = pages::in_all_languages("one-file", "failed", languages)?;
    let legal = fs::read_to_string(scratch.join("page.js.LEGAL.txt")).unwrap_or_default();
    let template = fs::read_to_string(TEMPLATE).context(TEMPLATE)?;
    let page = fill(
        &template,
        &[
            ("failed", failed.trim_end()),
            ("open", open.trim_end()),
            ("sizes", &sizes.join(" ")),
            ("legal", legal.trim_end()),
            // The last one to replace, because it is long.
            ("files", &files),
        ],
    )?;
    Ok(fs::write(folder.join("hopscope.html"), page)?)
}

/// Replaces every `{{name}}` of a template. An error if the template lacks one of the names.
pub fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    values
        .iter()
        .try_fold(template.to_owned(), |page, (name, value)| {
            let placeholder = format!("{{{{{name}}}}}");
            let found = page.contains(&placeholder);
            found
                .then(|| page.replace(&placeholder, value))
                .with_context(|| format!("the template has no {placeholder}"))
        })
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn every_value_needs_a_placeholder() {
        assert_eq!(fill("a {{b}} {{b}}", &[("b", "c")]).unwrap(), "a c c");
        assert!(fill("a", &[("b", "c")]).is_err());
    }
}
