//! A query string: `?people=500&seed=3`, as in an address, an attribute of coupled text or a message to a frame.

use hopscope::scenario::{Kind, PARAMETERS, Scenario};

/// So many warnings at most, and the one that there are more.
const MOST_WARNINGS: usize = 21;

/// The longest of them, in bytes.
const LONGEST_WARNING: usize = 500;

/// Whatever is asked for, the scenario is valid and its canonical text reads back to it; what is said stays short.
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
    valid(&reading.scenario);
}

/// Every value within its range, and canonical.
pub fn valid(scenario: &Scenario) {
    for (index, parameter) in PARAMETERS.iter().enumerate() {
        let (name, text) = (parameter.name, scenario.get(index));
        let number = || text.parse::<f64>().ok();
        let in_range =
            || number().is_some_and(|number| (parameter.min..=parameter.max).contains(&number));
        let holds = match parameter.kind {
            _ if parameter.special == Some(&text) => true,
            Kind::Integer => in_range() && number().is_some_and(|number| number.fract() == 0.0),
            Kind::Number => in_range(),
            Kind::Choice(words) => words.contains(&&text[..]),
            Kind::Switch => text == "yes" || text == "no",
            Kind::Text => text.len() as f64 <= parameter.max,
        };
        assert!(holds, "{name}={text:?}");
        let mut again = Scenario::default();
        assert_eq!(again.set(index, &text), Ok(()), "{name}={text:?}");
        assert_eq!(again.get(index), text, "{name}");
    }
    let query = scenario.to_query();
    let again = Scenario::from_query(&query);
    assert_eq!(&again.scenario, scenario, "{query}");
    assert_eq!(again.warnings, [""; 0], "{query}");
    assert_eq!(again.scenario.to_query(), query);
    assert_eq!(Scenario::from_pairs(scenario.to_pairs()), again);
}
