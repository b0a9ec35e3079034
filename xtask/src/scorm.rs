//! `hopscope-scorm.zip`: a lesson for learning platforms (SCORM 1.2). It contains the page of the questions, the one-file page with the
//! figures, and the manifest.

use crate::profile::Profile;
use crate::texts::Language;
use crate::{bundle, one_file};
use anyhow::{Context, Result};
use flate2::{Compression, write::DeflateEncoder};
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, ZipArchiveWriter};
use std::fs;
use std::io::Write;
use std::path::Path;

/// The name of the package in dist/.
pub const PACKAGE: &str = "hopscope-scorm.zip";

const PAGE: &str = "www/pages/scorm.html";
const MANIFEST: &str = "www/pages/imsmanifest.xml";

/// The date of every file: 1 January 1980, in seconds since 1970. It is the first that a zip archive can have.
const DATE: i64 = 315_532_800;

/// Writes the package into `dist`, which has the one-file page. `scratch` is a folder for intermediate files.
pub fn write(
    dist: &Path,
    scratch: &Path,
    languages: &[Language],
    version: &str,
    profile: Profile,
) -> Result<()> {
    bundle::lesson(scratch, profile)?;
    let script = fs::read_to_string(scratch.join("lesson.js")).context("lesson.js")?;
    let legal = fs::read_to_string(scratch.join("lesson.js.LEGAL.txt")).unwrap_or_default();
    let page = one_file::fill(
        &fs::read_to_string(PAGE).context(PAGE)?,
        // The text `</script` would end the script.
        &[
            ("legal", legal.trim_end()),
            (
                "script",
                &script.trim_end().replace("</script", "<\\/script"),
            ),
        ],
    )?;
    let title = languages[0]
        .section("scorm")
        .and_then(|texts| texts.get("scorm.title"));
    let title = title
        .and_then(|title| title.as_str())
        .context("scorm.title")?;
    let manifest = fs::read_to_string(MANIFEST).context(MANIFEST)?;
    let manifest = one_file::fill(&manifest, &[("version", version), ("title", title)])?;
    let figures = fs::read(dist.join("hopscope.html")).context("hopscope.html")?;
    let package = pack(&[
        ("imsmanifest.xml", manifest.as_bytes()),
        ("index.html", page.as_bytes()),
        ("hopscope.html", &figures),
    ])?;
    Ok(fs::write(dist.join(PACKAGE), package)?)
}

/// An archive of files. The same files give the same bytes.
fn pack(files: &[(&str, &[u8])]) -> Result<Vec<u8>> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (name, content) in files {
        // Some programs refuse a file without a date.
        let date = UtcDateTime::from_unix(DATE);
        let file = archive.new_file(name).last_modified(date);
        let (mut entry, config) = file
            .compression_method(CompressionMethod::DEFLATE)
            .start()?;
        let encoder = DeflateEncoder::new(&mut entry, Compression::best());
        let mut writer = config.wrap(encoder);
        writer.write_all(content)?;
        let (encoder, sums) = writer.finish()?;
        encoder.finish()?;
        entry.finish(sums)?;
    }
    Ok(archive.finish()?)
}
