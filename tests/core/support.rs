//! What several test modules share.

pub mod heap;
pub mod karate;
pub mod packing;
