//! What is said to people: a sentence and its values apart, so that another language can say it too.

use std::fmt;

use crate::base::decimal::{Decimal, Size};

/// A sentence as the core says it, in English. Where values stand are their names: `{people}`.
#[derive(Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What other languages know it by.
    pub code: &'static str,
    /// Of any number.
    pub english: &'static str,
    /// Where its `count` is one; empty where it has none.
    pub one: &'static str,
}

/// Declares sentences, and a list of them all: `NAME = "code", "of any number" or "of one";`.
macro_rules! sentences {
    ($(#[$doc:meta])* $all:ident: $($name:ident = $code:literal, $english:literal $(or $one:literal)?;)*) => {
        $(pub(crate) const $name: &$crate::base::message::Sentence = &$crate::base::message::Sentence {
            code: $code,
            english: $english,
            one: concat!($($one)?),
        };)*

        $(#[$doc])*
        pub(crate) const $all: &[&$crate::base::message::Sentence] = &[$($name,)*];
    };
}
pub(crate) use sentences;

/// A value in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words, or a piece of a text from outside.
    Text(String),
    /// A number as it is written in a scenario.
    Number(f64),
    /// How many there are: with a comma between thousands.
    Count(u64),
    /// So many bytes of memory: in megabytes or gigabytes.
    Size(u64),
    /// A sentence, or words, of the core's own.
    Sentence(&'static Sentence),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Text(text) => f.write_str(text),
            Value::Number(number) => Decimal(*number).fmt(f),
            Value::Count(count) => grouped(*count, f),
            Value::Size(bytes) => Size(*bytes).fmt(f),
            Value::Sentence(sentence) => f.write_str(sentence.english),
        }
    }
}

fn grouped(number: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if number < 1000 {
        return write!(f, "{number}");
    }
    grouped(number / 1000, f)?;
    write!(f, ",{:03}", number % 1000)
}

/// A sentence with its values. Shown, it is the English one.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The sentence.
    pub sentence: &'static Sentence,
    /// What stands in it, by name.
    pub values: Vec<(&'static str, Value)>,
}

impl Message {
    /// A sentence whose values are still to come.
    #[inline(never)]
    pub(crate) fn new(sentence: &'static Sentence) -> Message {
        Message {
            sentence,
            values: Vec::new(),
        }
    }

    /// With this value. One piece of machine code for all that is ever said.
    #[inline(never)]
    pub(crate) fn with(mut self, name: &'static str, value: Value) -> Message {
        self.values.push((name, value));
        self
    }

    #[inline(never)]
    pub(crate) fn text(self, name: &'static str, text: &str) -> Message {
        self.with(name, Value::Text(text.to_string()))
    }

    #[inline(never)]
    pub(crate) fn number(self, name: &'static str, number: f64) -> Message {
        self.with(name, Value::Number(number))
    }

    pub(crate) fn count(self, name: &'static str, count: usize) -> Message {
        self.with(name, Value::Count(count as u64))
    }

    pub(crate) fn size(self, name: &'static str, bytes: u64) -> Message {
        self.with(name, Value::Size(bytes))
    }

    pub(crate) fn sentence(self, name: &'static str, sentence: &'static Sentence) -> Message {
        self.with(name, Value::Sentence(sentence))
    }

    fn value(&self, name: &str) -> Option<&Value> {
        let mut values = self.values.iter();
        values.find(|value| value.0 == name).map(|value| &value.1)
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Sentence { english, one, .. } = *self.sentence;
        let is_one = !one.is_empty() && self.value("count") == Some(&Value::Count(1));
        for part in (if is_one { one } else { english }).split('{') {
            match part.split_once('}') {
                Some((name, rest)) => {
                    if let Some(value) = self.value(name) {
                        value.fmt(f)?;
                    }
                    f.write_str(rest)?;
                }
                // What is before the first value.
                None => f.write_str(part)?,
            }
        }
        Ok(())
    }
}

/// By its English words.
impl PartialEq<&str> for Message {
    fn eq(&self, words: &&str) -> bool {
        self.to_string().as_str() == *words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    sentences! {
        /// For these tests.
        ALL:
        TIES = "ties", "{who} has {count} ties, {share} of all." or "{who} has one tie.";
    }

    #[test]
    fn values_stand_where_their_names_do() {
        let message = |ties| {
            Message::new(TIES)
                .text("who", "A {b}")
                .count("count", ties)
                .number("share", 0.5)
        };
        assert_eq!(message(1_234_007), "A {b} has 1,234,007 ties, 0.5 of all.");
        assert_eq!(message(1), "A {b} has one tie.");
        assert_eq!(ALL.len(), 1);
    }
}
