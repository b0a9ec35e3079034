//! `hopscope.html`: all of Hopscope in one file that opens without a server. Its scripts and the whole core stand
//! in it in gzip as base64; www/standalone/open.js unpacks them.

use crate::build::Profile;
use crate::bundle;
use crate::texts::{self, Language};
use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Writes the file into a folder. `package` is where the core is, `scratch` a folder for what is on the way.
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
    let failed = texts::in_all(texts::ONE_FILE, "failed", languages)?;
    let legal = fs::read_to_string(scratch.join("page.js.LEGAL.txt")).unwrap_or_default();
    let template = fs::read_to_string("hopscope.html")?;
    let page = fill(
        &template,
        &[
            ("failed", failed.trim_end()),
            ("open", open.trim_end()),
            ("sizes", &sizes.join(" ")),
            ("legal", legal.trim_end()),
            // Last, because it is long.
            ("files", &files),
        ],
    )?;
    Ok(fs::write(folder.join("hopscope.html"), page)?)
}

/// A page with each of its `{{name}}`s filled in.
fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    values
        .iter()
        .try_fold(template.to_owned(), |page, (name, value)| {
            let place = format!("{{{{{name}}}}}");
            let found = page.contains(&place);
            found
                .then(|| page.replace(&place, value))
                .with_context(|| format!("hopscope.html has no {place}"))
        })
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn every_value_has_a_place() {
        assert_eq!(fill("a {{b}} {{b}}", &[("b", "c")]).unwrap(), "a c c");
        assert!(fill("a", &[("b", "c")]).is_err());
    }
}
