//! An edge list: any bytes at all.

use crate::network::{comes_back, refused, sound};
use hopscope::import::edge_list;

/// The same answer twice: a network that is sound and comes back from its own text, or a refusal.
pub fn check(bytes: &[u8]) {
    let read = edge_list(bytes);
    assert_eq!(read, edge_list(bytes));
    match read {
        Ok(network) => {
            sound(&network, bytes.len());
            comes_back(&network);
        }
        Err(error) => refused(&error),
    }
}
