//! Reads the values of parameters from text, and writes them.

use super::parameter::{Kind, Parameter};
use crate::base::decimal::{self, Decimal};
use crate::base::message::{Message, Sentence, sentences};

sentences! {
    /// The sentences about values that cannot be used as they are.
    VALUES:
    CLAMPED = "clamped", "{name} is from {min} to {max}: {used} is used for {given}.";
    CLAMPED_OR = "clamped-or", "{name} is from {min} to {max}, or {word}: {used} is used for {given}.";
    FRACTION = "fraction", "{name} is a whole number: {used} is used for {given}.";
    NO_NUMBER = "no-number", "{name} is a number from {min} to {max}: {text} is ignored.";
    NO_WHOLE = "no-whole", "{name} is a whole number from {min} to {max}: {text} is ignored.";
    NO_WHOLE_OR = "no-whole-or", "{name} is a whole number from {min} to {max}, or {word}: {text} is ignored.";
    NO_CHOICE = "no-choice", "{name} is one of {words}: {text} is ignored.";
    NO_ANSWERS = "no-answers", "{name} lists invitation numbers, each once, with spaces between, in up to {max} bytes: {text} is ignored.";
    TOO_LONG = "too-long", "{name} is a text of at most {max} bytes: {text} is ignored.";
}

/// A number, or the word that the table allows instead (such as `all` or `never`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A number.
    Of(u32),
    /// The parameter's special word.
    Word,
}

impl Amount {
    /// The number; `otherwise` for the word. O(1).
    pub fn or(self, otherwise: u32) -> u32 {
        match self {
            Amount::Of(number) => number,
            Amount::Word => otherwise,
        }
    }
}

/// One of a few named values.
pub trait Choice: Sized + Copy + PartialEq + 'static {
    /// Every value, in the order of the words.
    const ALL: &'static [Self];
    /// The word of each value, as in a query string.
    const WORDS: &'static [&'static str];

    /// The value with this word; `None` if there is none. O(values).
    fn of_word(word: &str) -> Option<Self> {
        // One macro makes both lists, so they have the same length.
        Self::ALL.get(place_of(word, Self::WORDS)?).copied()
    }

    /// The word of this value, as in a query string. O(values).
    fn word(self) -> &'static str {
        let place = Self::ALL.iter().position(|value| *value == self);
        place
            .and_then(|place| Self::WORDS.get(place))
            .copied()
            .unwrap_or_default()
    }
}

/// The index of `word`. Not generic, so that it is compiled once.
fn place_of(word: &str, words: &[&str]) -> Option<usize> {
    words.iter().position(|one| *one == word)
}

/// A type of a parameter's value.
pub(super) trait ParameterValue: Sized {
    /// The kind of the values.
    const KIND: Kind;
    /// Reads a trimmed text. Sets the value, or the nearest value in the range, or keeps the old
    /// value if the text is unreadable. Returns a warning unless the text was valid.
    fn read(&mut self, text: &str, parameter: &Parameter) -> Option<Message>;
    /// The canonical text. `read` reads it.
    fn write(&self, parameter: &Parameter) -> String;
}

/// A field of a scenario, for use without its type.
pub(super) trait Field {
    /// The canonical text of the field.
    fn get(&self, parameter: &Parameter) -> String;
    /// Sets the field from a text: see [`ParameterValue::read`].
    fn set(&mut self, text: &str, parameter: &Parameter) -> Option<Message>;
}

impl<T: ParameterValue> Field for T {
    fn get(&self, parameter: &Parameter) -> String {
        self.write(parameter)
    }

    fn set(&mut self, text: &str, parameter: &Parameter) -> Option<Message> {
        self.read(text, parameter)
    }
}

/// A text of the user for a message: quoted, cut to forty characters, with control characters
/// replaced by spaces.
pub(super) fn quoted(text: &str) -> String {
    // `{:?}` would work, but its tables of printable characters are larger than this module.
    let mut quoted = String::from('"');
    for (place, letter) in text.chars().enumerate() {
        if place == 40 {
            quoted.push('…');
            break;
        }
        quoted.push(if letter < ' ' { ' ' } else { letter });
    }
    quoted.push('"');
    quoted
}

/// A message about a parameter.
#[inline(never)]
fn about(parameter: &Parameter, sentence: &'static Sentence) -> Message {
    Message::new(sentence).text("name", parameter.name)
}

/// The warning about answers that cannot be read.
pub(super) fn no_answers(text: &str, parameter: &Parameter) -> Message {
    let message = about(parameter, NO_ANSWERS).number("max", parameter.max);
    message.text("text", &quoted(text))
}

/// A message about a parameter and its range: the sentence `or` if a word is allowed too, otherwise
/// `plain`.
fn ranged(parameter: &Parameter, plain: &'static Sentence, or: &'static Sentence) -> Message {
    let message = about(
        parameter,
        if parameter.special.is_some() {
            or
        } else {
            plain
        },
    )
    .number("min", parameter.min)
    .number("max", parameter.max);
    match parameter.special {
        Some(word) => message.text("word", word),
        None => message,
    }
}

/// The warning about a text that is not one of these words.
fn no_word(parameter: &Parameter, words: &[&str], text: &str) -> Option<Message> {
    // `join` would work, but adds code to the wasm.
    let mut list = String::new();
    for word in words {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(word);
    }
    let message = about(parameter, NO_CHOICE).text("words", &list);
    Some(message.text("text", &quoted(text)))
}

/// The number in a text, or the nearest number in the range with a warning; or no number and a
/// warning.
fn nearest(
    text: &str,
    parameter: &Parameter,
    [plain, or]: [&'static Sentence; 2],
) -> (Option<f64>, Option<Message>) {
    let Some(number) = decimal::parse(text) else {
        let unread = ranged(parameter, plain, or).text("text", &quoted(text));
        return (None, Some(unread));
    };
    // `clamp` would work, but its panic adds the formatting of floats to the wasm.
    let clamped = number.max(parameter.min).min(parameter.max);
    let warning = (clamped != number).then(|| {
        ranged(parameter, CLAMPED, CLAMPED_OR)
            .number("used", clamped)
            .number("given", number)
    });
    (Some(clamped), warning)
}

impl ParameterValue for f64 {
    const KIND: Kind = Kind::Number;

    fn read(&mut self, text: &str, parameter: &Parameter) -> Option<Message> {
        let (number, warning) = nearest(text, parameter, [NO_NUMBER, NO_NUMBER]);
        *self = number.unwrap_or(*self);
        warning
    }

    fn write(&self, _: &Parameter) -> String {
        Decimal(*self).to_string()
    }
}

impl ParameterValue for u32 {
    const KIND: Kind = Kind::Integer;

    fn read(&mut self, text: &str, parameter: &Parameter) -> Option<Message> {
        let (number, warning) = nearest(text, parameter, [NO_WHOLE, NO_WHOLE_OR]);
        let Some(number) = number else {
            return warning;
        };
        let rounded = number.round();
        *self = rounded as u32;
        let fraction = || {
            about(parameter, FRACTION)
                .number("used", rounded)
                .number("given", number)
        };
        warning.or_else(|| (rounded != number).then(fraction))
    }

    fn write(&self, _: &Parameter) -> String {
        self.to_string()
    }
}

impl ParameterValue for Amount {
    const KIND: Kind = Kind::Integer;

    fn read(&mut self, text: &str, parameter: &Parameter) -> Option<Message> {
        if parameter.special == Some(text) {
            *self = Amount::Word;
            return None;
        }
        // No amount is this large. The number is unchanged if the text is unreadable.
        let mut number = u32::MAX;
        let warning = number.read(text, parameter);
        if number != u32::MAX {
            *self = Amount::Of(number);
        }
        warning
    }

    fn write(&self, parameter: &Parameter) -> String {
        match self {
            Amount::Of(number) => number.to_string(),
            Amount::Word => parameter.special.unwrap_or_default().to_string(),
        }
    }
}

impl ParameterValue for bool {
    const KIND: Kind = Kind::Switch;

    fn read(&mut self, text: &str, parameter: &Parameter) -> Option<Message> {
        match text {
            "yes" | "true" | "1" | "on" | "" => *self = true,
            "no" | "false" | "0" | "off" => *self = false,
            _ => return no_word(parameter, &["yes", "no"], text),
        }
        None
    }

    fn write(&self, _: &Parameter) -> String {
        if *self { "yes" } else { "no" }.to_string()
    }
}

impl ParameterValue for String {
    const KIND: Kind = Kind::Text;

    fn read(&mut self, text: &str, parameter: &Parameter) -> Option<Message> {
        if text.len() as f64 > parameter.max {
            let message = about(parameter, TOO_LONG).number("max", parameter.max);
            return Some(message.text("text", &quoted(text)));
        }
        *self = text.to_string();
        None
    }

    fn write(&self, _: &Parameter) -> String {
        self.clone()
    }
}

impl<T: Choice> ParameterValue for T {
    const KIND: Kind = Kind::Choice(T::WORDS);

    fn read(&mut self, text: &str, parameter: &Parameter) -> Option<Message> {
        let Some(value) = T::of_word(text) else {
            return no_word(parameter, T::WORDS, text);
        };
        *self = value;
        None
    }

    fn write(&self, _: &Parameter) -> String {
        self.word().to_string()
    }
}
