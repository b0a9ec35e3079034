//! The browsers of the browser tests. Chromium is required; Firefox and WebKit are used if they are installed or can be.

use crate::command::on_path;
use crate::debian;
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;

/// A browser other than Chromium.
pub struct OptionalBrowser {
    /// The environment variable that names its program, here and in tests/support/engines/.
    pub variable: &'static str,
    /// Its program, or a sentence that says why there is none and how to install it.
    pub program: Result<PathBuf, String>,
}

/// The path of Chromium. If there is none, installs it on Debian as root. An error says what to install.
pub fn chromium() -> Result<PathBuf> {
    if let Some(browser) = find_chromium() {
        return Ok(browser);
    }
    debian::install("chromium fonts-dejavu-core")?;
    find_chromium().context(
        "the browser tests need Chromium: install it (Debian: apt-get install chromium fonts-dejavu-core), \
         or set CHROMIUM to the program of a Chromium or Chrome",
    )
}

/// Firefox and WebKit. Installs missing ones on Debian as root.
pub fn optional() -> [OptionalBrowser; 2] {
    [
        OptionalBrowser {
            variable: "FIREFOX",
            program: find_or_install("Firefox", "firefox-esr", find_firefox).map_err(|why| {
                format!(
                    "{why}: install it (Debian: apt-get install firefox-esr) or set FIREFOX to its program"
                )
            }),
        },
        OptionalBrowser {
            variable: "WEBKIT_DRIVER",
            program: find_or_install("WebKit", "webkit2gtk-driver xvfb", find_webkit).map_err(|why| {
                format!(
                    "{why}: install it (Debian: apt-get install webkit2gtk-driver xvfb) or set WEBKIT_DRIVER to a \
                     WebKitWebDriver; Xvfb has to be on the PATH"
                )
            }),
        },
    ]
}

/// The program of a browser. The error is why there is none.
fn find_or_install(
    name: &str,
    packages: &str,
    find: fn() -> Option<PathBuf>,
) -> Result<PathBuf, String> {
    if let Some(program) = find() {
        return Ok(program);
    }
    debian::install(packages).map_err(|error| format!("{name} cannot be installed ({error:#})"))?;
    find().ok_or_else(|| format!("there is no {name}"))
}

/// Looks in the same places as tests/support/browser.mjs.
fn find_chromium() -> Option<PathBuf> {
    named("CHROMIUM").or_else(|| on_path(&["chromium", "chromium-browser", "google-chrome"]))
}

/// Looks in the same places as tests/support/engines/firefox.mjs.
fn find_firefox() -> Option<PathBuf> {
    named("FIREFOX").or_else(|| on_path(&["firefox-esr", "firefox"]))
}

/// Looks in the same places as tests/support/engines/webkit.mjs, which needs a display too.
fn find_webkit() -> Option<PathBuf> {
    let driver = named("WEBKIT_DRIVER").or_else(|| on_path(&["WebKitWebDriver"]))?;
    on_path(&["Xvfb"]).map(|_| driver)
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}
