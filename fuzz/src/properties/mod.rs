//! The properties that several targets check. They import no target.

pub mod connections;
pub mod file;
pub mod network;
pub mod scenario;
