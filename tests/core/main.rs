//! The tests of the core that need no browser: one program, so that they are linked once.
//!
//! A module holds the tests of the module of the crate with the same name; `support` holds what
//! several of them share. The published figures have a program of their own: `verify/main.rs`.

mod connections;
mod contacts;
mod csv;
mod curve;
mod ego;
mod ensemble;
mod force;
mod frame;
mod growth;
mod guess;
mod import;
mod measure;
mod memory;
mod post;
mod progress;
mod raster;
mod reach;
mod round;
mod scenario;
mod sizes;
mod statements;
mod support;
mod svg;
mod walk;
mod world;
