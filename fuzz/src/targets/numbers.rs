//! A number as text: `.035`, `1e-3`, `−5`.

use crate::properties::scenario::assert_valid;
use hopscope::scenario::{Kind, PARAMETERS, Scenario};

/// Largest difference from the number that the standard library reads. A scenario's numbers are multiples of 1e-6, which gives up
/// to 0.5e-6; the rest is for binary fractions.
const TOLERANCE: f64 = 0.6e-6;

/// The first byte chooses a parameter, the others are its value. If the standard library reads a number from a plain decimal, the
/// parameter has that number, clamped to its range. If not, the value is refused and the parameter keeps its number.
pub fn check(bytes: &[u8]) {
    let Some((&first, rest)) = bytes.split_first() else {
        return;
    };
    let numeric = |&index: &usize| matches!(PARAMETERS[index].kind, Kind::Integer | Kind::Number);
    let numeric: Vec<usize> = (0..PARAMETERS.len()).filter(numeric).collect();
    let index = numeric[usize::from(first) % numeric.len()];
    let parameter = &PARAMETERS[index];
    let text = String::from_utf8_lossy(rest);
    let text = text.trim();
    let mut scenario = Scenario::default();
    let before = scenario.get(index);
    let answer = scenario.set(index, text);
    assert_valid(&scenario);
    let after = scenario.get(index);
    if parameter.special == Some(text) {
        assert_eq!(after, text);
        return;
    }
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let expected = text
        .parse::<f64>()
        .ok()
        .filter(|number| plain && number.is_finite());
    // The core refuses exponents of ten digits and more.
    let exponent = text
        .split_once(['e', 'E'])
        .map_or("", |(_, exponent)| exponent);
    match expected {
        Some(_) if exponent.len() > 9 && answer.is_err() && after == before => {}
        Some(expected) => {
            let clamped = expected.clamp(parameter.min, parameter.max);
            let tolerance = if parameter.kind == Kind::Integer {
                0.5 + TOLERANCE
            } else {
                TOLERANCE
            };
            let value: f64 = after.parse().expect("a number");
            assert!(
                (value - clamped).abs() <= tolerance,
                "{text:?} is read as {value}, not {clamped}"
            );
            // Only digits past 1e-6 are dropped without a warning.
            assert!(
                answer.is_err() || (value - expected).abs() <= TOLERANCE,
                "{text:?} is read as {value} without a warning"
            );
        }
        None if answer.is_err() && after == before => {}
        // Past the exponents of a float the core takes the nearest number.
        None => assert!(
            plain && text.parse::<f64>().is_ok(),
            "{text:?} is read as {after}"
        ),
    }
}
