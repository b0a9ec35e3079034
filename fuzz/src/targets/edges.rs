//! An edge list: any bytes.

use crate::properties::network::{assert_refusal, assert_round_trip, assert_valid};
use hopscope::import::edge_list;

/// The answer is the same twice: a valid network that survives a round trip through its own text, or a refusal.
pub fn check(bytes: &[u8]) {
    let read = edge_list(bytes);
    assert_eq!(read, edge_list(bytes));
    match read {
        Ok(network) => {
            assert_valid(&network, bytes.len());
            assert_round_trip(&network);
        }
        Err(error) => assert_refusal(&error),
    }
}
