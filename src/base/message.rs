//! Localizable messages: an English sentence, a stable code, and named values. A page in another
//! language looks up its own sentence by the code and inserts the same values. The English sentences
//! stand only in the core: a page in English shows the text of the message, and `cargo xtask build`
//! reads the tables of `sentences!` for translators.

use std::fmt;

use crate::base::decimal::{Decimal, Size};

/// An English sentence. A value is a name in braces, such as `{people}`.
#[derive(Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The key of its translations. Each sentence has a different code.
    pub code: &'static str,
    /// The English text, for any count.
    pub english: &'static str,
    /// The English text if the value `count` is 1; empty if it is the same.
    pub one: &'static str,
}

/// Declares sentences and a list of all of them. An entry is `NAME = "code", "for any count" or
/// "for a count of one";`.
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

/// A value in a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text, often a part of the user's input.
    Text(String),
    /// A number, written as in a scenario: a plain decimal of at most six places.
    Number(f64),
    /// A count, written with commas between thousands.
    Count(u64),
    /// An amount of memory in bytes, written in megabytes or gigabytes, rounded up.
    Size(u64),
    /// Another sentence, or words that have their own translations.
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

/// Writes a number with commas between thousands.
fn grouped(number: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if number < 1000 {
        return write!(f, "{number}");
    }
    grouped(number / 1000, f)?;
    write!(f, ",{:03}", number % 1000)
}

/// A sentence with its values. Its `Display` is English.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The sentence.
    pub sentence: &'static Sentence,
    /// The name and the value of each placeholder.
    pub values: Vec<(&'static str, Value)>,
}

impl Message {
    /// A message without values. [`Message::text`] and the methods below add them.
    #[inline(never)]
    pub(crate) fn new(sentence: &'static Sentence) -> Message {
        Message {
            sentence,
            values: Vec::new(),
        }
    }

    /// Adds a value. Not inlined, because messages are made in many places of a small wasm.
    #[inline(never)]
    pub(crate) fn with(mut self, name: &'static str, value: Value) -> Message {
        self.values.push((name, value));
        self
    }

    /// Adds a text.
    #[inline(never)]
    pub(crate) fn text(self, name: &'static str, text: &str) -> Message {
        self.with(name, Value::Text(text.to_string()))
    }

    /// Adds a number.
    #[inline(never)]
    pub(crate) fn number(self, name: &'static str, number: f64) -> Message {
        self.with(name, Value::Number(number))
    }

    /// Adds a count.
    pub(crate) fn count(self, name: &'static str, count: usize) -> Message {
        self.with(name, Value::Count(count as u64))
    }

    /// Adds a number of bytes.
    pub(crate) fn size(self, name: &'static str, bytes: u64) -> Message {
        self.with(name, Value::Size(bytes))
    }

    /// Adds a sentence as a value.
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
        // Lists of one character, because the search for a single one is a kilobyte of wasm.
        for part in (if is_one { one } else { english }).split(['{']) {
            match part.split_once(['}']) {
                Some((name, rest)) => {
                    if let Some(value) = self.value(name) {
                        value.fmt(f)?;
                    }
                    f.write_str(rest)?;
                }
                // The text before the first value.
                None => f.write_str(part)?,
            }
        }
        Ok(())
    }
}

/// Compares the English text.
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
