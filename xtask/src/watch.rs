//! Notices changed sources by their time stamps. Looking at all 340 files takes 2 ms of processor time. Considered instead: the crate
//! `notify` 8.2, which would add ten crates to the build tools.

use crate::folder::files;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, thread};

const SOURCES: [&str; 8] = [
    "docs/verification.md",
    "src",
    "www",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "package.json",
    "package-lock.json",
];
/// Pause between two looks.
const INTERVAL: Duration = Duration::from_millis(300);

/// The sources of the page and their time stamps.
#[derive(PartialEq)]
pub struct Snapshot(Vec<(PathBuf, Option<SystemTime>)>);

impl Snapshot {
    /// The sources now.
    pub fn take() -> Self {
        let generated = Path::new("www").join("pkg");
        let below = |source: &str| match files(Path::new(source)) {
            Ok(names) => names
                .into_iter()
                .map(|name| Path::new(source).join(name))
                .collect(),
            Err(_) => vec![PathBuf::from(source)],
        };
        let sources = SOURCES
            .into_iter()
            .flat_map(below)
            .filter(|file| !file.starts_with(&generated));
        let stamp = |file: &PathBuf| fs::metadata(file).and_then(|file| file.modified()).ok();
        Snapshot(sources.map(|file| (file.clone(), stamp(&file))).collect())
    }

    /// Waits until the sources differ from this snapshot and have not changed for one interval.
    pub fn wait_for_change(&self) -> Snapshot {
        let mut before = Snapshot::take();
        loop {
            thread::sleep(INTERVAL);
            let now = Snapshot::take();
            if now != *self && now == before {
                return now;
            }
            before = now;
        }
    }
}
