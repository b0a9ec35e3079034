//! Reading values from text, and writing them.

use super::parameter::{Kind, Parameter};
use crate::decimal::{self, Decimal};

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
    /// Reads a trimmed text. `Ok((value, None))`, or with the warning that it was clamped, or the
    /// warning that nothing could be read.
    fn read(text: &str, parameter: &Parameter) -> Result<(Self, Option<String>), String>;
    /// Writes what `read` reads.
    fn write(&self, parameter: &Parameter) -> String;
}

/// A field of a scenario, whatever its type.
pub(super) trait Field {
    /// Its canonical text.
    fn get(&self, parameter: &Parameter) -> String;
    /// Sets it from a text, unless the text cannot be read; the warning if it was not as it should be.
    fn set(&mut self, text: &str, parameter: &Parameter) -> Result<(), String>;
}

impl<T: Value> Field for T {
    fn get(&self, parameter: &Parameter) -> String {
        self.write(parameter)
    }

    fn set(&mut self, text: &str, parameter: &Parameter) -> Result<(), String> {
        let (value, warning) = T::read(text, parameter)?;
        *self = value;
        warning.map_or(Ok(()), Err)
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

fn ignored(parameter: &Parameter, expected: &str, text: &str) -> String {
    format!(
        "{} is {expected}: {} is ignored.",
        parameter.name,
        quoted(text)
    )
}

fn no_word(parameter: &Parameter, words: &[&str], text: &str) -> String {
    ignored(parameter, &format!("one of {}", words.join(", ")), text)
}

impl Value for f64 {
    const KIND: Kind = Kind::Number;

    fn read(text: &str, parameter: &Parameter) -> Result<(f64, Option<String>), String> {
        let Some(number) = decimal::parse(text) else {
            return Err(ignored(
                parameter,
                &format!("a number {}", parameter.range()),
                text,
            ));
        };
        // Not by `clamp`, whose panic would bring the formatting of floats along.
        let clamped = number.max(parameter.min).min(parameter.max);
        let warning = (clamped != number).then(|| {
            format!(
                "{} is {}: {} is used for {}.",
                parameter.name,
                parameter.range(),
                Decimal(clamped),
                Decimal(number)
            )
        });
        Ok((clamped, warning))
    }

    fn write(&self, _: &Parameter) -> String {
        Decimal(*self).to_string()
    }
}

impl Value for u32 {
    const KIND: Kind = Kind::Integer;

    fn read(text: &str, parameter: &Parameter) -> Result<(u32, Option<String>), String> {
        let whole = |_| {
            ignored(
                parameter,
                &format!("a whole number {}", parameter.range()),
                text,
            )
        };
        let (number, warning) = f64::read(text, parameter).map_err(whole)?;
        let rounded = number.round();
        let fraction = || {
            format!(
                "{} is a whole number: {} is used for {}.",
                parameter.name,
                Decimal(rounded),
                Decimal(number)
            )
        };
        Ok((
            rounded as u32,
            warning.or_else(|| (rounded != number).then(fraction)),
        ))
    }

    fn write(&self, _: &Parameter) -> String {
        self.to_string()
    }
}

impl Value for Amount {
    const KIND: Kind = Kind::Integer;

    fn read(text: &str, parameter: &Parameter) -> Result<(Amount, Option<String>), String> {
        if parameter.special == Some(text) {
            return Ok((Amount::Word, None));
        }
        u32::read(text, parameter).map(|(number, warning)| (Amount::Of(number), warning))
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

    fn read(text: &str, parameter: &Parameter) -> Result<(bool, Option<String>), String> {
        match text {
            "yes" | "true" | "1" | "on" | "" => Ok((true, None)),
            "no" | "false" | "0" | "off" => Ok((false, None)),
            _ => Err(ignored(parameter, "one of yes, no", text)),
        }
    }

    fn write(&self, _: &Parameter) -> String {
        if *self { "yes" } else { "no" }.to_string()
    }
}

impl Value for String {
    const KIND: Kind = Kind::Text;

    fn read(text: &str, parameter: &Parameter) -> Result<(String, Option<String>), String> {
        if text.len() as f64 > parameter.max {
            return Err(ignored(
                parameter,
                &format!("a text of at most {} bytes", Decimal(parameter.max)),
                text,
            ));
        }
        Ok((text.to_string(), None))
    }

    fn write(&self, _: &Parameter) -> String {
        self.clone()
    }
}

impl<T: Choice> Value for T {
    const KIND: Kind = Kind::Choice(T::WORDS);

    fn read(text: &str, parameter: &Parameter) -> Result<(T, Option<String>), String> {
        let value = T::of_word(text).map(|value| (value, None));
        value.ok_or_else(|| no_word(parameter, T::WORDS, text))
    }

    fn write(&self, _: &Parameter) -> String {
        self.word().to_string()
    }
}
