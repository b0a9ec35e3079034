//! A query string: `?people=500&seed=3`, as in an address, an attribute of coupled text or a message to a frame.

use crate::properties::scenario::assert_valid;
use hopscope::scenario::Scenario;

/// Most warnings of one reading: 20, and one that says there are more.
const MOST_WARNINGS: usize = 21;

/// The longest warning, in bytes.
const LONGEST_WARNING: usize = 500;

/// Any query gives a valid scenario, the same one twice. Warnings are few, short, different sentences on one line each.
pub fn check(bytes: &[u8]) {
    let query = String::from_utf8_lossy(bytes);
    let reading = Scenario::from_query(&query);
    assert_eq!(reading, Scenario::from_query(&query));
    assert!(
        reading.warnings.len() <= MOST_WARNINGS,
        "{} warnings",
        reading.warnings.len()
    );
    for (place, warning) in reading.warnings.iter().enumerate() {
        let words = warning.to_string();
        assert!(
            words.len() <= LONGEST_WARNING && words.ends_with('.'),
            "{words:?}"
        );
        assert!(
            !words.contains(|letter: char| letter < ' '),
            "{words:?} is one line"
        );
        assert!(
            !reading.warnings[..place].contains(warning),
            "{words:?} is said twice"
        );
    }
    assert_valid(&reading.scenario);
}
