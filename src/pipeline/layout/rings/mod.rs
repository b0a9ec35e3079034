//! The ring layout: you in the centre, your 1st, 2nd and 3rd degree in bands around you; and the
//! sectors of a list of your own connections. Imports `base`, `reach` and `io::import`.

mod bands;
mod sectors;
mod sizes;
mod spots;
mod tints;

pub use bands::{Place, Rings};
pub use sizes::{BANDS, Sizes};
