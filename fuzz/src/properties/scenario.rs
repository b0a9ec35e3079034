//! What holds for every scenario that was read.

use hopscope::scenario::{Kind, PARAMETERS, Scenario};

/// Every value is within its range, and the text of a value and of the scenario reads back to the same value and scenario.
pub fn assert_valid(scenario: &Scenario) {
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
