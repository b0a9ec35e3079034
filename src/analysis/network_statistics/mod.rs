//! What a network is like, in the field's figures, to hold worlds against published ones.
//! Imports the pipeline and base.

mod figures;
mod survey;

pub use figures::{Around, Distances, Local, degeneracy, largest_component, median_degree};
pub use survey::{Survey, local};
