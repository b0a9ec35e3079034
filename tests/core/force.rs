//! The force layout: properties that hold for every network, and pictures that are known.

mod laid_out;
mod pictures;
mod properties;
