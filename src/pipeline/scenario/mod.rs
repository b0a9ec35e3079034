//! A scenario: the few dozen named values and the seed that everything on screen follows from.
//!
//! The table in `scenario/table.rs` is the one place where a parameter is declared. From it come the fields of
//! [`Scenario`], reading from a query string or from pairs of names and values (with clamping and
//! warnings), the canonical text back, and the schema of the page's controls and attributes.

mod answers;
mod parameter;
mod table;
mod value;

pub use answers::Answers;
pub use parameter::{Group, Kind, Parameter, Stage};
pub use table::{
    Feed, Layout, PARAMETERS, PostKind, PostModel, Scenario, Source, Strategy, WorldModel, Writers,
};
pub(crate) use value::VALUES;
pub use value::{Amount, Choice};

/// Whether this build runs every scenario. The wasm that a figure begins with runs only the plain ones
/// ([`Scenario::is_plain`]), and so does without what the others need, which the compiler leaves out of it.
pub const WHOLE: bool = cfg!(any(not(target_arch = "wasm32"), feature = "lab"));

use crate::base::message::{Message, sentences};

sentences! {
    /// What is said of names.
    NAMES:
    UNKNOWN = "unknown", "{text} is no parameter: it is ignored.";
    REPEATED = "repeated", "{name} is given more than once: the last one counts.";
    MORE = "more", "There is more to say of these names and values: only the first {count} sentences are said.";
}

/// So many things are said of one reading at most: an address can name thousands.
const MOST: usize = 20;

/// What was read: a valid scenario, and what had to be mended on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Every value within its range.
    pub scenario: Scenario,
    /// One sentence for each name that is unknown, repeated or whose value is out of range or unreadable; of
    /// the first twenty, and then one that there are more.
    pub warnings: Vec<Message>,
}

impl Scenario {
    /// Reads a query string such as `people=500&seed=3`; a leading `?` or `#` is allowed.
    /// What it does not name has its default. Never fails: see [`Reading::warnings`].
    pub fn from_query(query: &str) -> Reading {
        let query = query.strip_prefix(['?', '#']).unwrap_or(query);
        Scenario::from_pairs(form_urlencoded::parse(query.as_bytes()))
    }

    /// Reads names and values as texts, as an object's entries give them.
    /// What they do not name has its default. Never fails: see [`Reading::warnings`].
    pub fn from_pairs<N: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Reading {
        let pairs: Vec<(N, V)> = pairs.into_iter().collect();
        let texts = pairs.iter();
        let texts = texts.map(|(name, value)| (name.as_ref(), value.as_ref().trim()));
        Scenario::from_texts(&texts.collect::<Vec<_>>())
    }

    /// The same of what is trimmed: one piece of machine code, whatever the texts are.
    fn from_texts(pairs: &[(&str, &str)]) -> Reading {
        // The kind of post decides what others are where they are not named.
        let mut kinds = pairs.iter().rev().filter(|(name, _)| *name == "kind");
        let kind = kinds.find_map(|(_, value)| PostKind::of_word(value));
        let mut scenario = Scenario::of_kind(kind.unwrap_or(PostKind::Update));
        let mut warnings = Vec::new();
        let mut seen = vec![false; PARAMETERS.len()];
        let mut warn = |warning: Message| {
            if warnings.len() <= MOST && !warnings.contains(&warning) {
                let is_one_more = warnings.len() == MOST;
                warnings.push(match is_one_more {
                    true => Message::new(MORE).count("count", MOST),
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

    /// The canonical query string of [`Scenario::to_pairs`]. Reading it gives the same scenario again.
    pub fn to_query(&self) -> String {
        let mut text = form_urlencoded::Serializer::new(String::new());
        text.extend_pairs(self.to_pairs());
        text.finish()
    }

    /// The names and values that differ from what holds for the kind of post where nothing is said, in
    /// the table's order.
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

    /// Whether its world and its posts are of the default models, as those of a first figure are.
    pub fn is_plain(&self) -> bool {
        self.world == WorldModel::Professional
            && self.model == PostModel::Cascade
            && self.answers.is_empty()
    }

    /// The first stage that reads a value in which `self` and `other` differ.
    pub fn first_difference(&self, other: &Scenario) -> Option<Stage> {
        let differing = |&(index, _): &(usize, &Parameter)| self.get(index) != other.get(index);
        PARAMETERS
            .iter()
            .enumerate()
            .filter(differing)
            .map(|(_, parameter)| parameter.stage)
            .min()
    }
}

#[cfg(test)]
mod tests {
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
                "\"peeple\" is no parameter: it is ignored.",
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

    #[test]
    fn the_earliest_stage_that_reads_a_change_is_found() {
        let with = |query| Scenario::from_query(query).scenario;
        let stage = |a, b| with(a).first_difference(&with(b));
        assert_eq!(stage("", ""), None);
        assert_eq!(stage("see=.5", "see=.6"), Some(Stage::Post));
        assert_eq!(stage("see=.5&seed=3", ""), Some(Stage::World));
        assert_eq!(stage("strategy=met", ""), Some(Stage::Growth));
    }
}
