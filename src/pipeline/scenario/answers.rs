//! Invitations answered by hand, as text.

use super::parameter::{Kind, Parameter};
use super::value::{ParameterValue, no_answers};
use crate::base::message::Message;

/// Answers to invitations in the order in which you give them, as the text of the parameter: numbers
/// with a space between. As text they cost nothing to copy and to compare where there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(String);

impl Answers {
    /// The greatest length of the text in bytes, chosen for addresses.
    pub const LONGEST: f64 = 600.0;

    /// Whether no invitation is answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answers in order: n accepts invitation number n of the life, counted from 1; −n passes it over.
    /// No number is 0, and no invitation is answered twice. O(answers²).
    pub fn numbers(&self) -> Vec<i32> {
        parse(&self.0).unwrap_or_default()
    }
}

/// The numbers of a text, each at most a hundred million; `None` if it is no text of [`Answers`].
#[inline(never)]
fn parse(text: &str) -> Option<Vec<i32>> {
    let mut numbers = Vec::new();
    if text.is_empty() {
        return Some(numbers);
    }
    let (mut number, mut sign) = (0, 1);
    for byte in text.bytes().chain([b' ']) {
        match byte {
            b'-' if number == 0 && sign == 1 => sign = -1,
            b'0'..=b'9' if number < 10_000_000 => {
                number = 10 * number + i32::from(byte - b'0');
                // No leading zeros: each number has one text.
                if number == 0 {
                    return None;
                }
            }
            b' ' if number > 0 && !numbers.iter().any(|&other: &i32| other.abs() == number) => {
                numbers.push(sign * number);
                (number, sign) = (0, 1);
            }
            _ => return None,
        }
    }
    Some(numbers)
}

impl ParameterValue for Answers {
    const KIND: Kind = Kind::Text;

    fn read(&mut self, text: &str, parameter: &Parameter) -> Option<Message> {
        if text.len() as f64 > parameter.max || parse(text).is_none() {
            return Some(no_answers(text, parameter));
        }
        self.0 = text.to_string();
        None
    }

    fn write(&self, _: &Parameter) -> String {
        self.0.clone()
    }
}
