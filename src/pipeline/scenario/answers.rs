//! Invitations answered by hand, as text.

use super::parameter::{Kind, Parameter};
use super::value::{Value, no_answers};
use crate::base::message::Message;

/// Answers to invitations, in the order in which they are given. As text, so that a scenario costs no
/// more to copy and to compare where there are none: numbers with a space between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(String);

impl Answers {
    /// The longest text, in bytes: an address has room for it.
    pub const LONGEST: f64 = 600.0;

    /// Whether none is answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of each invitation in the order of the life, from 1: as it is where it is accepted,
    /// negative where it is passed over. None is 0, and none is answered twice.
    pub fn numbers(&self) -> Vec<i32> {
        parse(&self.0).unwrap_or_default()
    }
}

/// The numbers of a text; none if it is not as [`Answers`] has it. At most a hundred million each.
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
                // One number has one text.
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

impl Value for Answers {
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
