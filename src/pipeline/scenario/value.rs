//! Reading values from text, and writing them.

use super::parameter::{Kind, Parameter};
use crate::base::decimal::{self, Decimal};
use crate::base::message::{Message, Sentence, sentences};

sentences! {
    /// What is said of values that are not as they should be.
    VALUES:
    CLAMPED = "clamped", "{name} is from {min} to {max}: {used} is used for {given}.";
    CLAMPED_OR = "clamped-or", "{name} is from {min} to {max}, or {word}: {used} is used for {given}.";
    FRACTION = "fraction", "{name} is a whole number: {used} is used for {given}.";
    NO_NUMBER = "no-number", "{name} is a number from {min} to {max}: {text} is ignored.";
    NO_WHOLE = "no-whole", "{name} is a whole number from {min} to {max}: {text} is ignored.";
    NO_WHOLE_OR = "no-whole-or", "{name} is a whole number from {min} to {max}, or {word}: {text} is ignored.";
    NO_CHOICE = "no-choice", "{name} is one of {words}: {text} is ignored.";
    NO_ANSWERS = "no-answers", "{name} is numbers of invitations, each once, with spaces between, in {max} bytes: {text} is ignored.";
    TOO_LONG = "too-long", "{name} is a text of at most {max} bytes: {text} is ignored.";
}

/// A number, or the word that the table allows in its place (`all`, `never`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// So many.
    Of(u32),
    /// The parameter's special word.
    Word,
}

impl Amount {
    /// The number, or `otherwise` for the word.
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

    /// The value of a word, if it is one's.
    fn of_word(word: &str) -> Option<Self> {
        // Both lists are made by one macro, beside the type.
        Self::ALL.get(place_of(word, Self::WORDS)?).copied()
    }

    /// Its word, as in a query string.
    fn word(self) -> &'static str {
        let place = Self::ALL.iter().position(|value| *value == self);
        place
            .and_then(|place| Self::WORDS.get(place))
            .copied()
            .unwrap_or_default()
    }
}

/// Not of a type, so that it is one piece of machine code for all.
fn place_of(word: &str, words: &[&str]) -> Option<usize> {
    words.iter().position(|one| *one == word)
}

/// A value that the table can hold.
pub(super) trait Value: Sized {
    /// What kind of control it wants.
    const KIND: Kind;
    /// Reads a trimmed text: takes the value, or the nearest in the range, or none where it cannot be read.
    /// What there is to say where it is not as it should be.
    fn read(&mut self, text: &str, parameter: &Parameter) -> Option<Message>;
    /// Writes what `read` reads.
    fn write(&self, parameter: &Parameter) -> String;
}

/// A field of a scenario, whatever its type.
pub(super) trait Field {
    /// Its canonical text.
    fn get(&self, parameter: &Parameter) -> String;
    /// Sets it from a text, unless the text cannot be read; the warning if it was not as it should be.
    fn set(&mut self, text: &str, parameter: &Parameter) -> Option<Message>;
}

impl<T: Value> Field for T {
    fn get(&self, parameter: &Parameter) -> String {
        self.write(parameter)
    }

    fn set(&mut self, text: &str, parameter: &Parameter) -> Option<Message> {
        self.read(text, parameter)
    }
}

/// A text from outside in a message: quoted, cut to forty characters.
pub(super) fn quoted(text: &str) -> String {
    // Not by `{:?}`, whose tables of what is printable would weigh more than this module.
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

/// About a parameter.
#[inline(never)]
fn about(parameter: &Parameter, sentence: &'static Sentence) -> Message {
    Message::new(sentence).text("name", parameter.name)
}

/// What is said of [`super::Answers`] that cannot be read.
pub(super) fn no_answers(text: &str, parameter: &Parameter) -> Message {
    let message = about(parameter, NO_ANSWERS).number("max", parameter.max);
    message.text("text", &quoted(text))
}

/// About a parameter and its range, which may have a word beside it.
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

fn no_word(parameter: &Parameter, words: &[&str], text: &str) -> Option<Message> {
    // Not by `join`, which would be one more piece of machine code.
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

/// The number of a text, or the nearest in the range, and the warning if that is another; or none, and
/// the warning if there is none.
fn nearest(
    text: &str,
    parameter: &Parameter,
    [plain, or]: [&'static Sentence; 2],
) -> (Option<f64>, Option<Message>) {
    let Some(number) = decimal::parse(text) else {
        let unread = ranged(parameter, plain, or).text("text", &quoted(text));
        return (None, Some(unread));
    };
    // Not by `clamp`, whose panic would bring the formatting of floats along.
    let clamped = number.max(parameter.min).min(parameter.max);
    let warning = (clamped != number).then(|| {
        ranged(parameter, CLAMPED, CLAMPED_OR)
            .number("used", clamped)
            .number("given", number)
    });
    (Some(clamped), warning)
}

impl Value for f64 {
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

impl Value for u32 {
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

impl Value for Amount {
    const KIND: Kind = Kind::Integer;

    fn read(&mut self, text: &str, parameter: &Parameter) -> Option<Message> {
        if parameter.special == Some(text) {
            *self = Amount::Word;
            return None;
        }
        // No amount is the largest number: it stays where nothing can be read.
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

impl Value for bool {
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

impl Value for String {
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

impl<T: Choice> Value for T {
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
