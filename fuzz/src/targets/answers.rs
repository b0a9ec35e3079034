//! Answers to invitations, by number: `answers=3 -1 12`.

use crate::properties::scenario::assert_valid;
use hopscope::scenario::Scenario;

/// Either the numbers read are those of the text, each once and none 0, or the text is ignored with one warning.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim();
    let reading = Scenario::from_pairs([("answers", text)]);
    let numbers = reading.scenario.answers.numbers();
    let mut sizes: Vec<u32> = numbers.iter().map(|number| number.unsigned_abs()).collect();
    sizes.sort_unstable();
    assert!(!sizes.contains(&0) && sizes.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!(reading.scenario.answers.is_empty(), numbers.is_empty());
    if numbers.is_empty() {
        assert_eq!(
            reading.warnings.len(),
            usize::from(!text.is_empty()),
            "{text:?}"
        );
    } else {
        let words: Vec<String> = numbers.iter().map(i32::to_string).collect();
        assert_eq!(words.join(" "), text);
        assert!(reading.warnings.is_empty());
    }
    assert_valid(&reading.scenario);
}
