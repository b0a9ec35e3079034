//! Scenarios as text: any text gives a valid scenario, and a written scenario reads back the same.

use hopscope::message::{Message, Sentence};
use hopscope::scenario::{Kind, PARAMETERS, Parameter, Scenario};
use hopscope::sentences;
use proptest::prelude::*;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs;

/// The folder of the page's texts: a file for each language.
const TEXTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/i18n/text");

/// The texts of a language: sections of texts by key.
fn texts(language: &str) -> Map<String, Value> {
    let path = format!("{TEXTS}/{language}.json");
    let text = fs::read_to_string(&path).expect(&path);
    serde_json::from_str(&text).expect(&path)
}

/// A text for a parameter: a value in its range, a value outside it, or text that is no value.
fn text(parameter: &'static Parameter) -> BoxedStrategy<String> {
    let (min, max) = (parameter.min, parameter.max);
    match parameter.kind {
        Kind::Integer | Kind::Number => prop_oneof![
            4 => (min..=max).prop_map(|number| number.to_string()),
            2 => any::<f64>().prop_map(|number| number.to_string()),
            2 => any::<i32>().prop_map(|number| number.to_string()),
            1 => Just(parameter.special.unwrap_or("never").to_string()),
            1 => ".{0,8}",
        ]
        .boxed(),
        Kind::Choice(words) => {
            prop_oneof![4 => prop::sample::select(words).prop_map(str::to_string), 1 => ".{0,8}"]
                .boxed()
        }
        Kind::Switch => prop_oneof!["yes", "no", "true", "off", ".{0,4}"].boxed(),
        Kind::Text => ".{0,20}".boxed(),
    }
}

fn pairs() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let pair = (0..PARAMETERS.len()).prop_flat_map(|index| {
        let parameter = &PARAMETERS[index];
        text(parameter).prop_map(|text| (parameter.name, text))
    });
    prop::collection::vec(pair, 0..12)
}

/// The text of every value reads back as the same value, without a warning.
fn check(scenario: &Scenario) -> Result<(), TestCaseError> {
    for (index, parameter) in PARAMETERS.iter().enumerate() {
        let mut again = Scenario::default();
        let text = scenario.get(index);
        prop_assert_eq!(
            again.set(index, &text),
            Ok(()),
            "{} = {:?}",
            parameter.name,
            &text
        );
        prop_assert_eq!(again.get(index), &text[..], "{}", parameter.name);
        if let (Kind::Integer | Kind::Number, Ok(number)) = (parameter.kind, text.parse::<f64>()) {
            prop_assert!(
                (parameter.min..=parameter.max).contains(&number),
                "{} = {number}",
                parameter.name
            );
        }
    }
    let again = Scenario::from_query(&scenario.to_query());
    prop_assert_eq!(&again.scenario, scenario);
    prop_assert_eq!(again.warnings, [""; 0]);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn whatever_pairs_are_read_the_scenario_is_valid_and_round_trips(pairs in pairs()) {
        let reading = Scenario::from_pairs(pairs.iter().map(|(name, text)| (*name, text.as_str())));
        check(&reading.scenario)?;
        let said_once = |warning: &Message| reading.warnings.iter().filter(|other| *other == warning).count() == 1;
        prop_assert!(reading.warnings.iter().all(said_once), "{:?}", reading.warnings);
    }

    #[test]
    fn whatever_query_is_read_the_scenario_is_valid_and_round_trips(query in "[?#]?([a-z]{0,6}(=|%|&|\\+|;)?.{0,6}){0,6}") {
        check(&Scenario::from_query(&query).scenario)?;
    }

    #[test]
    fn a_query_and_its_pairs_are_read_alike(pairs in pairs()) {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
        prop_assert_eq!(Scenario::from_query(&query), Scenario::from_pairs(pairs));
    }
}

proptest! {
    #[test]
    fn answers_are_numbers_each_once(numbers in prop::collection::vec(prop_oneof![-60i64..60, any::<i32>().prop_map(i64::from)], 0..60)) {
        let words: Vec<String> = numbers.iter().map(i64::to_string).collect();
        let text = words.join(" ");
        let reading = Scenario::from_pairs([("answers", &text)]);
        let mut sizes: Vec<i64> = numbers.iter().map(|number| number.abs()).collect();
        sizes.sort_unstable();
        let once = sizes.windows(2).all(|pair| pair[0] != pair[1]);
        let is_read = once && sizes.iter().all(|size| (1..100_000_000).contains(size)) && text.len() <= 600;
        let answers = reading.scenario.answers.numbers();
        if is_read {
            prop_assert_eq!(reading.warnings.len(), 0);
            prop_assert_eq!(answers.iter().map(|&number| i64::from(number)).collect::<Vec<_>>(), numbers);
        } else {
            prop_assert!(answers.is_empty());
            prop_assert_eq!(reading.warnings.len(), 1);
            prop_assert!(reading.warnings[0].to_string().starts_with("answers lists invitation numbers"), "{:?}", reading.warnings);
        }
        check(&reading.scenario)?;
    }
}

#[test]
fn answers_that_are_no_canonical_text_are_refused() {
    for text in [
        "0",
        "-0",
        "01",
        "1,2",
        "1  2",
        "--1",
        "1-",
        "-",
        "+1",
        "1 x",
        "1.5",
        "1 -1",
        "100000000",
        "\u{663}",
    ] {
        let reading = Scenario::from_pairs([("answers", text)]);
        assert_eq!(reading.scenario, Scenario::default(), "{text}");
        let quoted = format!(
            "answers lists invitation numbers, each once, with spaces between, in up to 600 bytes: \"{text}\" is ignored."
        );
        let said: Vec<String> = reading.warnings.iter().map(ToString::to_string).collect();
        assert_eq!(said, [quoted]);
    }
    let most = "99999999 -12345678";
    let query = Scenario::from_pairs([("answers", most)])
        .scenario
        .to_query();
    assert_eq!(query, "answers=99999999+-12345678");
    let longest = PARAMETERS
        .iter()
        .find(|parameter| parameter.name == "answers");
    assert_eq!(longest.map(|parameter| parameter.max), Some(600.0));
}

#[test]
fn every_parameter_has_its_own_name_and_explanation() {
    for (index, parameter) in PARAMETERS.iter().enumerate() {
        let Parameter {
            name, help, source, ..
        } = parameter;
        assert!(
            PARAMETERS[..index].iter().all(|other| other.name != *name),
            "{name}"
        );
        assert!(
            name.bytes().all(|byte| byte.is_ascii_lowercase()),
            "{name} can be an attribute and a property"
        );
        assert!(help.len() > 15 && source.len() > 2, "{name}");
        assert!(
            parameter.min < parameter.max
                || matches!(parameter.kind, Kind::Choice(_) | Kind::Switch),
            "{name}"
        );
    }
}

/// The page's English units equal those next to their numbers in the core. They have a form for one, too.
#[test]
fn the_page_has_the_units_of_the_table() {
    let texts = texts("en");
    for Parameter { name, unit, .. } in PARAMETERS {
        let key = format!("settings.{name}.unit");
        let mut sections = texts.values();
        let text = sections.find_map(|section| section.get(&key));
        let many = text.map(|text| text.get("other").unwrap_or(text));
        assert_eq!(many.map_or(Some(""), Value::as_str), Some(*unit), "{key}");
    }
}

/// Each language has the sentences of the core and no others. English has none: they stand in the core.
#[test]
fn a_language_has_every_sentence_of_the_core_and_english_has_none() {
    let ours = sentences::all().map(|Sentence { code, english, one }| {
        let forms = if one.is_empty() { 1 } else { 2 };
        (format!("message.{code}"), (forms, *english))
    });
    let ours: BTreeMap<String, (usize, &str)> = ours.collect();
    let mut count = 0;
    for entry in fs::read_dir(TEXTS).expect("the folder of the texts") {
        let path = entry.expect("a file").path();
        let language = path.file_stem().expect("a name").to_string_lossy();
        let texts = texts(&language);
        if language == "en" {
            assert_eq!(texts.get("messages"), None);
            continue;
        }
        let messages = texts["messages"].as_object().expect("an object");
        for (key, (forms, english)) in &ours {
            let text = messages.get(key).unwrap_or(&Value::Null);
            assert_eq!(text.is_object(), *forms > 1, "{language}: {key}: {english}");
            assert!(
                text.is_object() || text.is_string(),
                "{language}: {key}: {english}"
            );
        }
        let unknown: Vec<&String> = messages
            .keys()
            .filter(|key| !ours.contains_key(*key))
            .collect();
        assert!(
            unknown.is_empty(),
            "{language}: the core does not say {unknown:?}"
        );
        count += 1;
    }
    assert!(count > 0, "there is no other language");
}
