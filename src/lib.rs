//! Hopscope.
pub mod frame;
