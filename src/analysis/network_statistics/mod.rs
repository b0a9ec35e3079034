//! Network statistics, for comparing worlds with published networks. Imports `pipeline` and `base`.

mod figures;
mod survey;

pub use figures::{Distances, Local, degeneracy, largest_component, median_degree};
pub use survey::{Survey, local};
