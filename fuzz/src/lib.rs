//! Properties that hold for all input from outside, one file a fuzz target.
//!
//! A target takes any bytes, gives them to a reader of the core, and panics if a property does not hold. The properties: a value
//! that was read is within its limits, is the same when read twice, and survives a round trip through text; a refusal is a
//! sentence; warnings are few and short. `cargo xtask fuzz` looks for bytes that break a property. `tests/corpus.rs` checks the
//! kept inputs without the fuzz engine.

#![deny(missing_docs)]

pub mod archive;
mod properties;
mod targets;

/// A fuzz target.
pub struct Target {
    /// Its name on the command line and in `corpus/`, `dictionaries/` and `regressions/`.
    pub name: &'static str,
    /// Panics if a property does not hold for these bytes.
    pub check: fn(&[u8]),
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target {
        name: "query",
        check: targets::query::check,
    },
    Target {
        name: "numbers",
        check: targets::numbers::check,
    },
    Target {
        name: "answers",
        check: targets::answers::check,
    },
    Target {
        name: "connections",
        check: targets::connections::check,
    },
    Target {
        name: "edges",
        check: targets::edges::check,
    },
    Target {
        name: "files",
        check: properties::file::check,
    },
    Target {
        name: "sizes",
        check: targets::sizes::check,
    },
    Target {
        name: "names",
        check: targets::names::check,
    },
    Target {
        name: "gexf",
        check: targets::gexf::check,
    },
    Target {
        name: "graphml",
        check: targets::graphml::check,
    },
    Target {
        name: "json",
        check: targets::json::check,
    },
    Target {
        name: "packed",
        check: targets::packed::check,
    },
    Target {
        name: "pajek",
        check: targets::pajek::check,
    },
    Target {
        name: "gml",
        check: targets::gml::check,
    },
    Target {
        name: "dot",
        check: targets::dot::check,
    },
    Target {
        name: "gdf",
        check: targets::gdf::check,
    },
    Target {
        name: "matrix",
        check: targets::matrix::check,
    },
    Target {
        name: "square",
        check: targets::square::check,
    },
    Target {
        name: "adjacency",
        check: targets::adjacency::check,
    },
    Target {
        name: "lgl",
        check: targets::lgl::check,
    },
    Target {
        name: "sif",
        check: targets::sif::check,
    },
    Target {
        name: "dl",
        check: targets::dl::check,
    },
    Target {
        name: "dimacs",
        check: targets::dimacs::check,
    },
    Target {
        name: "tgf",
        check: targets::tgf::check,
    },
    Target {
        name: "metis",
        check: targets::metis::check,
    },
    Target {
        name: "triples",
        check: targets::triples::check,
    },
    Target {
        name: "written",
        check: targets::written::check,
    },
];

/// The target with a name, if there is one.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
