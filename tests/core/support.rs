//! Helpers shared by several test modules.

pub mod heap;
pub mod karate;
pub mod neighbourhood;
pub mod packing;
pub mod quality;
