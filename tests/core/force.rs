//! The force layout: properties of every network, and pictures with a known shape or quality.

mod laid_out;
mod pictures;
mod properties;
