//! The answers that the user gives to invitations, as text.

use super::parameter::{Kind, Parameter};
use super::value::{ParameterValue, no_answers};
use crate::base::message::Message;

/// Answers to invitations, in the order in which the user gives them. Stored as the text of the
/// parameter: numbers separated by spaces. An empty text costs nothing to copy and to compare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(String);

impl Answers {
    /// The maximum length of the text in bytes, chosen so that the text fits into a web address.
    pub const LONGEST: f64 = 600.0;

    /// Whether no invitation is answered. O(1).
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answers in order: n accepts invitation number n of the life, counted from 1; −n declines
    /// it for now. No number is 0, and no invitation is answered twice. O(answers²), with at most
    /// [`Answers::LONGEST`] bytes of text.
    pub fn numbers(&self) -> Vec<i32> {
        parse(&self.0).unwrap_or_default()
    }
}

/// The numbers of a text, each below 10⁸. `None` if the text is not valid for [`Answers`].
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
                // No leading zeros, so that each number has one text.
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
