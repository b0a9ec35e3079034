//! What holds for whatever comes from outside: a file a target.
//!
//! A target takes any bytes, hands them to a reader of the core, and panics if a property does not hold: that what is
//! read is within its limits, reads the same again and survives being written, that what is refused is refused in a
//! sentence, and that neither is long. The engine (`cargo xtask fuzz`) looks for bytes that break one; `tests/corpus.rs`
//! holds the kept ones, with no engine.

#![deny(missing_docs)]

mod answers;
mod edges;
mod files;
mod gexf;
mod graphml;
mod json;
mod names;
mod network;
mod numbers;
mod packed;
mod pajek;
mod query;
mod sizes;
mod written;

/// Something to fuzz.
pub struct Target {
    /// As on the command line, and of its folder in `corpus/`.
    pub name: &'static str,
    /// Panics if a property does not hold for these bytes.
    pub check: fn(&[u8]),
    /// The longest input that the engine tries, in bytes: as long as it takes to reach everything.
    pub longest: usize,
}

/// All of them.
pub const TARGETS: &[Target] = &[
    Target {
        name: "query",
        check: query::check,
        longest: 2_000,
    },
    Target {
        name: "numbers",
        check: numbers::check,
        longest: 64,
    },
    Target {
        name: "answers",
        check: answers::check,
        longest: 700,
    },
    Target {
        name: "edges",
        check: edges::check,
        longest: 2_000,
    },
    Target {
        name: "files",
        check: files::check,
        longest: 3_000,
    },
    Target {
        name: "sizes",
        check: sizes::check,
        longest: 200,
    },
    Target {
        name: "names",
        check: names::check,
        longest: 2_000,
    },
    Target {
        name: "gexf",
        check: gexf::check,
        longest: 2_000,
    },
    Target {
        name: "graphml",
        check: graphml::check,
        longest: 2_000,
    },
    Target {
        name: "json",
        check: json::check,
        longest: 2_000,
    },
    Target {
        name: "packed",
        check: packed::check,
        longest: 2_000,
    },
    Target {
        name: "pajek",
        check: pajek::check,
        longest: 2_000,
    },
    Target {
        name: "written",
        check: written::check,
        longest: 2_000,
    },
];

/// The target of a name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
