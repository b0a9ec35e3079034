//! A scenario as a query string, or as pairs of names and values.

use super::table::{PARAMETERS, PostKind, Scenario};
use super::value;
use super::value::Choice;
use crate::base::message::{Message, sentences};

sentences! {
    /// The sentences about the names of parameters.
    NAMES:
    UNKNOWN = "unknown", "{text} is not a parameter: it is ignored.";
    REPEATED = "repeated", "{name} is given more than once: the last one counts.";
    MORE = "more", "There is more to say about these names and values: only the first {count} messages are shown.";
}

/// Maximum number of warnings for one query, because an address can hold thousands of names.
const MOST_WARNINGS: usize = 20;

/// A scenario that was read from text, and the warnings about that text.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The scenario. Every value is within its range.
    pub scenario: Scenario,
    /// One warning for each name that is unknown or repeated, and for each value that is out of
    /// range or unreadable. Equal warnings appear once. After 20 warnings, one more states that
    /// there are others.
    pub warnings: Vec<Message>,
}

impl Scenario {
    /// Reads a query string such as `people=500&seed=3`; a leading `?` or `#` is ignored. A
    /// parameter that the query does not name has its default. `kind` sets the defaults of other
    /// parameters, wherever it is in the query. Never fails: see [`Reading::warnings`]. O(bytes of
    /// the query).
    pub fn from_query(query: &str) -> Reading {
        let query = query.strip_prefix(['?', '#']).unwrap_or(query);
        Scenario::from_pairs(form_urlencoded::parse(query.as_bytes()))
    }

    /// Reads pairs of a name and a value, both as text; white space around a value is ignored.
    /// Otherwise like [`Scenario::from_query`]. O(bytes of the pairs).
    pub fn from_pairs<N: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Reading {
        let pairs: Vec<(N, V)> = pairs.into_iter().collect();
        let texts = pairs.iter();
        let texts = texts.map(|(name, value)| (name.as_ref(), value.as_ref().trim()));
        Scenario::from_texts(&texts.collect::<Vec<_>>())
    }

    /// [`Scenario::from_pairs`] for trimmed texts. Not generic, so that it is compiled once.
    fn from_texts(pairs: &[(&str, &str)]) -> Reading {
        // The kind of post sets the defaults of other parameters.
        let mut kinds = pairs.iter().rev().filter(|(name, _)| *name == "kind");
        let kind = kinds.find_map(|(_, value)| PostKind::of_word(value));
        let mut scenario = Scenario::of_kind(kind.unwrap_or(PostKind::Update));
        let mut warnings = Vec::new();
        let mut seen = vec![false; PARAMETERS.len()];
        let mut warn = |warning: Message| {
            if warnings.len() <= MOST_WARNINGS && !warnings.contains(&warning) {
                let is_one_more = warnings.len() == MOST_WARNINGS;
                warnings.push(match is_one_more {
                    true => Message::new(MORE).count("count", MOST_WARNINGS),
                    false => warning,
                });
            }
        };
        for &(name, value) in pairs {
            let Some(index) = PARAMETERS
                .iter()
                .position(|parameter| parameter.name == name)
            else {
                warn(Message::new(UNKNOWN).text("text", &value::quoted(name)));
                continue;
            };
            if std::mem::replace(&mut seen[index], true) {
                warn(Message::new(REPEATED).text("name", name));
            }
            if let Err(warning) = scenario.set(index, value) {
                warn(warning);
            }
        }
        Reading { scenario, warnings }
    }

    /// The canonical query string of the scenario, from [`Scenario::to_pairs`]. Reading it gives
    /// the same scenario again. O(parameters).
    pub fn to_query(&self) -> String {
        let mut text = form_urlencoded::Serializer::new(String::new());
        text.extend_pairs(self.to_pairs());
        text.finish()
    }

    /// The names and values of the parameters that differ from the defaults of the scenario's kind
    /// of post, in the order of the table. O(parameters).
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut defaults = Scenario::of_kind(self.kind);
        defaults.kind = PostKind::Update;
        let mut pairs = Vec::new();
        for (index, parameter) in PARAMETERS.iter().enumerate() {
            let value = self.get(index);
            if value != defaults.get(index) {
                pairs.push((parameter.name, value));
            }
        }
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::super::value::Amount;
    use super::*;

    #[test]
    fn nothing_gives_the_defaults_and_the_defaults_give_nothing() {
        let reading = Scenario::from_query("");
        assert_eq!(
            (reading.scenario.to_query().as_str(), reading.warnings.len()),
            ("", 0)
        );
    }

    #[test]
    fn the_defaults_are_within_their_ranges() {
        let defaults = Scenario::default();
        for (index, parameter) in PARAMETERS.iter().enumerate() {
            let mut scenario = Scenario::default();
            assert_eq!(
                scenario.set(index, &defaults.get(index)),
                Ok(()),
                "{}",
                parameter.name
            );
            assert_eq!(scenario, defaults, "{}", parameter.name);
            assert!(parameter.help.ends_with('.'), "{}", parameter.name);
            assert!(!parameter.source.is_empty(), "{}", parameter.name);
        }
    }

    #[test]
    fn what_is_out_of_range_is_clamped_and_said_once() {
        let reading = Scenario::from_query("?people=5000000&see=-1&hops=0");
        let Scenario {
            people, see, hops, ..
        } = reading.scenario;
        assert_eq!((people, see, hops), (1_000_000, 0.0, Amount::Of(1)));
        assert_eq!(
            reading.warnings,
            [
                "people is from 2 to 1000000: 1000000 is used for 5000000.",
                "see is from 0 to 1: 0 is used for -1.",
                "hops is from 1 to 1000, or all: 1 is used for 0.",
            ]
        );
    }

    #[test]
    fn what_is_unreadable_or_unknown_is_ignored_and_said() {
        let reading = Scenario::from_query(
            "people=many&peeple=3&strategy=nobody&seed=1&seed=2&see=NaN&backlog=2",
        );
        assert_eq!(
            reading.scenario,
            Scenario {
                seed: 2,
                ..Scenario::default()
            }
        );
        assert_eq!(
            reading.warnings,
            [
                "people is a whole number from 2 to 1000000: \"many\" is ignored.",
                "\"peeple\" is not a parameter: it is ignored.",
                "strategy is one of met, fof, everyone: \"nobody\" is ignored.",
                "seed is given more than once: the last one counts.",
                "see is a number from 0 to 1: \"NaN\" is ignored.",
                "backlog is one of yes, no: \"2\" is ignored.",
            ]
        );
    }

    #[test]
    fn special_words_stand_for_amounts() {
        let scenario = Scenario::from_query("connections=all&switch=60").scenario;
        assert_eq!(
            (scenario.connections, scenario.switch),
            (Amount::Word, Amount::Of(60))
        );
        assert_eq!(scenario.to_query(), "connections=all&switch=60");
    }
}
