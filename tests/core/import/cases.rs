//! Small files with the traits of those that people's tools write, and the right answer for each: `fixtures/network-files/expected.json`.

use super::reading::TAB;
use hopscope::import::{EdgeList, ImportError, Imported, read};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Files that are misread. The list gets shorter.
const MISREAD: &[&str] = &[];

#[test]
fn files_are_read_rightly_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/network-files");
    let expected = fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let expected = expected.as_object().unwrap();
    assert!(expected.len() >= 85);
    let mut wrong = Vec::new();
    for (name, expected) in expected {
        let outcome = read(&fs::read(folder.join(name)).unwrap(), TAB, &mut |_| ());
        match misread(expected, &outcome) {
            Some(reason) if !MISREAD.contains(&name.as_str()) => {
                wrong.push(format!("{name}: {reason}"));
            }
            None if MISREAD.contains(&name.as_str()) => {
                wrong.push(format!("{name} is right now: take it out of MISREAD"));
            }
            _ => {}
        }
    }
    assert!(
        wrong.is_empty(),
        "{} files:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn shown(outcome: &Result<Imported, ImportError>) -> String {
    match outcome {
        Err(error) => format!("refused: {error}"),
        Ok(Imported::Network {
            format, network, ..
        }) => {
            let names: Vec<&str> = network.ids.iter().take(8).collect();
            format!(
                "{format:?} {} people {names:?} {} ties {:?}",
                network.ids.len(),
                network.ties.len(),
                network.notes
            )
        }
        Ok(Imported::Connections(list)) => format!(
            "{} connections {:?} {:?}",
            list.names.len(),
            list.days,
            list.notes
        ),
        Ok(_) => "other".into(),
    }
}

/// What is wrong about a reading. `None` if it is right.
fn misread(expected: &Value, outcome: &Result<Imported, ImportError>) -> Option<String> {
    match outcome {
        Err(error) if expected.get("refusal").is_none() => Some(format!("refused: {error}")),
        Err(_) => None,
        Ok(_) if expected["refusal"] == "must" => Some(format!("not refused: {}", shown(outcome))),
        Ok(Imported::Network { network, .. }) => wrong_network(expected, network),
        Ok(Imported::Connections(list)) => {
            let days: Option<Vec<String>> = list.days.map(|days| {
                let day = |day: hopscope::import::connections::Day| {
                    format!("{}-{}-{}", day.year, day.month, day.day)
                };
                days.map(day).to_vec()
            });
            let names: Vec<&str> = list.names.iter().collect();
            let is_right = expected["ties"] == 0
                && expected["people"] == list.names.len()
                && agrees(expected, "days", &days.clone().unwrap_or_default())
                && agrees(expected, "names", &names);
            (!is_right).then(|| format!("{} connections {names:?} {days:?}", list.names.len()))
        }
        Ok(_) => Some("another kind".into()),
    }
}

fn wrong_network(expected: &Value, network: &EdgeList) -> Option<String> {
    let counts = [
        ("people", network.ids.len()),
        ("ties", network.ties.len()),
        ("duplicates", network.duplicates),
        ("self_loops", network.self_loops),
    ];
    for (key, count) in counts {
        if expected.get(key).is_some_and(|right| *right != count) {
            return Some(format!(
                "{key}: {count} instead of {}: {:?} {:?}",
                expected[key],
                network.ids.iter().collect::<Vec<_>>(),
                network.ties
            ));
        }
    }
    let mut ids: Vec<&str> = network.ids.iter().collect();
    ids.sort_unstable();
    let mut right = expected.clone();
    if let Some(right) = right.get_mut("ids").and_then(Value::as_array_mut) {
        right.sort_by_key(ToString::to_string);
    }
    (!agrees(&right, "ids", &ids)).then(|| format!("{ids:?} instead of {}", right["ids"]))
}

/// Whether an answer has these words, or none under this key.
fn agrees(expected: &Value, key: &str, words: &[impl AsRef<str>]) -> bool {
    expected.get(key).is_none_or(|right| {
        let right = right.as_array().unwrap();
        right.len() == words.len()
            && right
                .iter()
                .zip(words)
                .all(|(right, word)| right == word.as_ref())
    })
}
