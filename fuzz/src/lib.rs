//! What holds for whatever comes from outside: a file a target.
//!
//! A target takes any bytes, hands them to a reader of the core, and panics if a property does not hold: that what is
//! read is within its limits, reads the same again and survives being written, that what is refused is refused in a
//! sentence, and that neither is long. The engine (`cargo xtask fuzz`) looks for bytes that break one; `tests/corpus.rs`
//! holds the kept ones, with no engine.

#![deny(missing_docs)]

mod answers;
mod connections;
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
}

/// All of them.
pub const TARGETS: &[Target] = &[
    Target {
        name: "query",
        check: query::check,
    },
    Target {
        name: "numbers",
        check: numbers::check,
    },
    Target {
        name: "answers",
        check: answers::check,
    },
    Target {
        name: "connections",
        check: connections::check,
    },
    Target {
        name: "edges",
        check: edges::check,
    },
    Target {
        name: "files",
        check: files::check,
    },
    Target {
        name: "sizes",
        check: sizes::check,
    },
    Target {
        name: "names",
        check: names::check,
    },
    Target {
        name: "gexf",
        check: gexf::check,
    },
    Target {
        name: "graphml",
        check: graphml::check,
    },
    Target {
        name: "json",
        check: json::check,
    },
    Target {
        name: "packed",
        check: packed::check,
    },
    Target {
        name: "pajek",
        check: pajek::check,
    },
    Target {
        name: "written",
        check: written::check,
    },
];

/// The target of a name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
