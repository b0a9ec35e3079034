//! A number in a text: `.035`, `1e-3`, `−5`.

use crate::query::valid;
use hopscope::scenario::{Kind, PARAMETERS, Scenario};

/// Numbers are multiples of a millionth, so the nearest one is within half of that; and as much again for the binary
/// fraction.
const NEAR: f64 = 0.6e-6;

/// The first byte chooses a parameter, the others are its value. It is the standard library's number where both read
/// one, cut to the range; where only the standard library does, it is not a plain decimal.
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
    let said = scenario.set(index, text);
    valid(&scenario);
    let after = scenario.get(index);
    if parameter.special == Some(text) {
        assert_eq!(after, text);
        return;
    }
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let theirs = text
        .parse::<f64>()
        .ok()
        .filter(|number| plain && number.is_finite());
    // An exponent of ten digits is no number of ours.
    let exponent = text
        .split_once(['e', 'E'])
        .map_or("", |(_, exponent)| exponent);
    match theirs {
        Some(_) if exponent.len() > 9 && said.is_err() && after == before => {}
        Some(theirs) => {
            let clamped = theirs.clamp(parameter.min, parameter.max);
            let near = if parameter.kind == Kind::Integer {
                0.5 + NEAR
            } else {
                NEAR
            };
            let ours: f64 = after.parse().expect("a number");
            assert!(
                (ours - clamped).abs() <= near,
                "{text:?} is {ours}, and {clamped}"
            );
            // Nothing is mended without a word, but for what is past the millionths.
            assert!(
                said.is_err() || (ours - theirs).abs() <= NEAR,
                "{text:?} is {ours}"
            );
        }
        None if said.is_err() && after == before => {}
        // An exponent past what a float has is the nearest number there is.
        None => assert!(
            plain && text.parse::<f64>().is_ok(),
            "{text:?} is read as {after}"
        ),
    }
}
