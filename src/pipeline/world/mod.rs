//! The second stage: all people and their ties, without your ties. Each generator has its own file.
//! Imports `scenario`, `io::import` (networks from files) and `base`.

mod build;
mod clustered;
mod communities;
mod configuration;
mod degrees;
mod erdos_renyi;
mod error;
mod generate;
mod label_propagation;
mod memberships;
mod network;
mod pair_set;
mod population;
mod preferential;
mod professional;
mod progress_share;

mod smallworld;
mod stub_matching;

pub(crate) use build::reads_file;
pub(crate) use error::SENTENCES;
pub use error::WorldError;
pub(crate) use generate::mean_ties;
pub(crate) use memberships::mean_guests;
pub use network::World;
