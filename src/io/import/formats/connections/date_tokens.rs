//! Splits the text of a date into numbers and months.

use super::lowercase::is_letter;
use super::month_words::{Month, MonthWords};
use crate::io::import::text::substring;
use std::borrow::Cow;

/// A part of a date.
#[derive(Clone, Copy)]
pub(super) enum Token {
    /// A number, and the number of its digits.
    Number { value: u32, digits: usize },
    /// A month by its name, or by its number if a word says that it is one.
    Month(Month),
}

/// The zeros of decimal digits of other scripts. Nine digits follow each.
const ZEROS: [char; 18] = [
    '٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '᠐', '０',
];

/// A text with ASCII digits instead of those of other scripts, and without the invisible marks of
/// the direction of writing.
pub(super) fn with_ascii_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let is_mark = |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let letters = text.chars().filter(|c| !is_mark(c));
    Cow::Owned(letters.map(ascii_digit).collect())
}

fn ascii_digit(letter: char) -> char {
    if letter == '：' {
        return ':';
    }
    let digit = ZEROS.iter().find_map(|&zero| {
        let digit = (letter as u32).checked_sub(zero as u32)?;
        char::from_digit(digit, 10)
    });
    digit.unwrap_or(letter)
}

/// The numbers and months of a date.
#[derive(Default)]
pub(super) struct Tokens {
    pub all: Vec<Token>,
    /// Whether there are other words.
    pub has_words: bool,
}

impl Tokens {
    /// Finds the numbers and months in a cell with ASCII digits. A time of day, an offset to UTC
    /// and a day of the week are left out. `None` if there are more than three tokens. O(bytes).
    pub fn new(cell: &str, words: &mut MonthWords) -> Option<Tokens> {
        let mut tokens = Tokens::default();
        let (mut rest, mut before, mut has_time) = (cell, ' ', false);
        while let Some(first) = rest.chars().next() {
            let end = if first.is_ascii_digit() {
                let end = prefix_length(rest, |letter| letter.is_ascii_digit());
                let after = substring(rest, end, rest.len());
                if after.starts_with(':') {
                    if tokens.all.len() == 3 {
                        return Some(tokens);
                    }
                    has_time = true;
                    prefix_length(rest, |letter| {
                        letter.is_ascii_digit() || ":.,".contains(letter)
                    })
                } else if has_time && (before == '+' || before == '-') {
                    end
                } else {
                    end + tokens.add_number(substring(rest, 0, end), after)?
                }
            } else if is_letter(first) {
                tokens.add_word(rest, words)?
            } else {
                first.len_utf8()
            };
            before = first;
            rest = substring(rest, end, rest.len());
        }
        Some(tokens)
    }

    /// Adds a number and returns the length of the sign of its unit after it: `年` and `년` follow
    /// a year, `月` and `월` a month.
    fn add_number(&mut self, number: &str, after: &str) -> Option<usize> {
        let value: u32 = number.parse().ok()?;
        let unit = after.trim_start_matches(' ');
        match unit.chars().next() {
            // A year of an era, such as 令和2年, is not a year of the calendar.
            Some('年' | '년') if number.len() != 4 => None,
            Some(sign @ ('月' | '월')) => {
                self.add_month(month_number(value)?)?;
                Some(after.len() - unit.len() + sign.len_utf8())
            }
            _ => {
                self.push(Token::Number {
                    value,
                    digits: number.len(),
                })?;
                Some(0)
            }
        }
    }

    /// Adds the word at the beginning of a text if it names a month, and returns the length of what
    /// was read.
    fn add_word(&mut self, text: &str, words: &mut MonthWords) -> Option<usize> {
        let end = word_length(text);
        let (word, after) = (substring(text, 0, end), substring(text, end, text.len()));
        // Vietnamese: the number of the month follows the word for month.
        if ["thg", "tháng"].contains(&&word.to_lowercase()[..]) {
            let number = after.trim_start_matches([' ', '.']);
            let digits = prefix_length(number, |letter| letter.is_ascii_digit());
            let value = substring(number, 0, digits).parse().ok()?;
            self.add_month(month_number(value)?)?;
            return Some(text.len() - number.len() + digits);
        }
        let plain = without_inner_points(word);
        // Some names are two words, in which the first alone is ambiguous.
        if !word.is_ascii()
            && let Some(next) = after
                .strip_prefix(' ')
                .filter(|next| next.starts_with(is_letter))
        {
            let second = substring(next, 0, word_length(next));
            if let Some(month) = words.find(&[&plain, second].concat()) {
                self.add_month(month)?;
                return Some(end + 1 + second.len());
            }
        }
        // Hebrew writes "in" before the name of the month as a letter.
        let month = words
            .find(&plain)
            .or_else(|| words.find(plain.strip_prefix('ב')?));
        match month {
            Some(month) => self.add_month(month)?,
            None => self.has_words = true,
        }
        Some(end)
    }

    fn add_month(&mut self, month: Month) -> Option<()> {
        (self.all.len() < 3).then(|| self.all.push(Token::Month(month)))
    }

    /// Adds a number. After three tokens: the first is left out if it can be the day of the week
    /// (`mar. 5 mai 2020`), or the number is left out if it can be an hour or minutes.
    fn push(&mut self, token: Token) -> Option<()> {
        if self.all.len() == 3 {
            let is_year = |token: &Token| matches!(token, Token::Number { digits: 4, .. });
            let has_year = self.all.iter().any(is_year);
            if has_year {
                return matches!(
                    token,
                    Token::Number {
                        value: 0..60,
                        digits: 1..=2
                    }
                )
                .then_some(());
            }
            let [Token::Month(_), ..] = self.all[..] else {
                return None;
            };
            self.all.remove(0);
        }
        self.all.push(token);
        Some(())
    }
}

fn month_number(value: u32) -> Option<Month> {
    (1..=12)
        .contains(&value)
        .then_some(Month::Number(value as u8))
}

/// The length of the word at the beginning of a text, in bytes. Points are inside the abbreviations
/// of Thai and Lao.
fn word_length(text: &str) -> usize {
    let is_thai = text.starts_with(|letter| matches!(letter, '\u{e00}'..='\u{eff}'));
    prefix_length(text, |letter| is_letter(letter) || is_thai && letter == '.')
}

/// A word without points and the invisible joiners of some scripts.
fn without_inner_points(word: &str) -> Cow<'_, str> {
    const LEFT_OUT: [char; 3] = ['.', '\u{200c}', '\u{200d}'];
    match word.contains(LEFT_OUT) {
        true => Cow::Owned(word.replace(LEFT_OUT, "")),
        false => Cow::Borrowed(word),
    }
}

/// The length in bytes of the longest prefix of characters that `is_wanted` accepts.
fn prefix_length(text: &str, is_wanted: impl Fn(char) -> bool) -> usize {
    text.find(|letter: char| !is_wanted(letter))
        .unwrap_or(text.len())
}
