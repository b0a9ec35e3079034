//! The browsers that the tests of the page run in. Chromium has to be there; the other engines are asked the same where they can be had.

use crate::command::on_path;
use crate::setup;
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;

/// An engine besides Chromium.
pub struct Other {
    /// The variable that names its program, here and in tests/support/engines/.
    pub variable: &'static str,
    /// Its program, or why there is none and how to get it, in a sentence.
    pub found: Result<PathBuf, String>,
}

/// Chromium, installed where it is missing and can be.
pub fn chromium() -> Result<PathBuf> {
    if let Some(browser) = find_chromium() {
        return Ok(browser);
    }
    setup::debian("chromium fonts-dejavu-core")?;
    find_chromium().context(
        "the browser tests need Chromium: install it (Debian: apt-get install chromium fonts-dejavu-core), \
         or set CHROMIUM to the program of a Chromium or Chrome",
    )
}

/// Firefox and WebKit, installed where they are missing and can be.
pub fn others() -> [Other; 2] {
    [
        Other {
            variable: "FIREFOX",
            found: other("Firefox", "firefox-esr", find_firefox).map_err(|why| {
                format!(
                    "{why}: install it (Debian: apt-get install firefox-esr) or set FIREFOX to its program"
                )
            }),
        },
        Other {
            variable: "WEBKIT_DRIVER",
            found: other("WebKit", "webkit2gtk-driver xvfb", find_webkit).map_err(|why| {
                format!(
                    "{why}: install it (Debian: apt-get install webkit2gtk-driver xvfb) or set WEBKIT_DRIVER to a \
                     WebKitWebDriver; Xvfb has to be on the PATH"
                )
            }),
        },
    ]
}

/// Nothing depends on it: where it cannot be installed that is all there is to say.
fn other(name: &str, packages: &str, find: fn() -> Option<PathBuf>) -> Result<PathBuf, String> {
    if let Some(program) = find() {
        return Ok(program);
    }
    setup::debian(packages).map_err(|error| format!("{name} cannot be installed ({error:#})"))?;
    find().ok_or_else(|| format!("there is no {name}"))
}

/// The same places as tests/support/browser.mjs.
fn find_chromium() -> Option<PathBuf> {
    named("CHROMIUM").or_else(|| on_path(&["chromium", "chromium-browser", "google-chrome"]))
}

/// The same places as tests/support/engines/firefox.mjs.
fn find_firefox() -> Option<PathBuf> {
    named("FIREFOX").or_else(|| on_path(&["firefox-esr", "firefox"]))
}

/// The same places as tests/support/engines/webkit.mjs, which needs a display too.
fn find_webkit() -> Option<PathBuf> {
    let driver = named("WEBKIT_DRIVER").or_else(|| on_path(&["WebKitWebDriver"]))?;
    on_path(&["Xvfb"]).map(|_| driver)
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}
