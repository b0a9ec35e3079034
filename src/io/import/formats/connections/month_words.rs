//! The words of a column of dates that name months, and what decides where a word names different
//! months in different languages.

use super::lowercase::lowercase;
use super::month_names::{Languages, Meanings, meanings_of};
use crate::io::import::network::NameTable;

/// Maximum number of different words that are looked up. Dates have a few dozen.
const MAX_WORDS: usize = 1000;
/// Maximum length of a word, in bytes.
const MAX_WORD_BYTES: usize = 64;

/// A month in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Month {
    /// The month with this number, from 1.
    Number(u8),
    /// The month that the word with this number names, in [`MonthWords`].
    Word(u16),
}

/// The different words of a column of dates.
#[derive(Default)]
pub(super) struct MonthWords {
    words: NameTable,
    meanings: Vec<Meanings>,
    /// Whether each word is part of a date.
    is_in_date: Vec<bool>,
}

impl MonthWords {
    /// The month that a word names; `None` if it is not the name of a month in any language.
    pub fn find(&mut self, word: &str) -> Option<Month> {
        if word.len() > MAX_WORD_BYTES {
            return None;
        }
        let word = lowercase(word);
        if self.meanings.len() == MAX_WORDS && self.words.find(&word).is_none() {
            return None;
        }
        let number = self.words.number(&word) as usize;
        if number == self.meanings.len() {
            self.meanings.push(meanings_of(&word));
            self.is_in_date.push(false);
        }
        let is_month = self.meanings[number] != [0; 12];
        is_month.then_some(Month::Word(number as u16))
    }

    /// The month of a word in a date, from 1, if it is the same in all languages that have the
    /// word.
    pub fn number_in_date(&mut self, month: Month) -> Option<u8> {
        match month {
            Month::Number(number) => Some(number),
            Month::Word(word) => {
                self.is_in_date[usize::from(word)] = true;
                single_month(&self.meanings[usize::from(word)])
            }
        }
    }

    /// The month of a word, from 1, after all dates are read. If the word names different months,
    /// another word decides that only the languages of one of these months have. `None` if no other
    /// word decides, or if two words contradict each other. O(words).
    pub fn decided(&self, word: u16) -> Option<u8> {
        let meanings = &self.meanings[usize::from(word)];
        let decides_for = |languages: Languages| {
            let all = self.meanings.iter().zip(&self.is_in_date);
            all.filter(|(_, is_in_date)| **is_in_date)
                .any(|(other, _)| {
                    let others = other.iter().fold(0, |all, set| all | set);
                    others != 0 && others & !languages == 0
                })
        };
        let mut months = (1..)
            .zip(meanings)
            .filter(|(_, set)| **set != 0 && decides_for(**set));
        let (month, _) = months.next()?;
        months.next().is_none().then_some(month)
    }

    /// A word in lower case.
    pub fn word(&self, word: u16) -> &str {
        self.words.names.get(word.into())
    }
}

/// The only month that a word names, from 1.
fn single_month(meanings: &Meanings) -> Option<u8> {
    let mut months = (1..).zip(meanings).filter(|(_, set)| **set != 0);
    let (month, _) = months.next()?;
    months.next().is_none().then_some(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(word: &str) -> Option<u8> {
        let mut words = MonthWords::default();
        let month = words.find(word)?;
        words.number_in_date(month)
    }

    #[test]
    fn names_and_abbreviations_are_months() {
        for (word, number) in [
            ("Jan", 1),
            ("JANUARY", 1),
            ("ene", 1),
            ("gen", 1),
            ("oca", 1),
            ("févr", 2),
            ("Mär", 3),
            ("ožu", 3),
            ("avr", 4),
            ("svi", 5),
            ("mag", 5),
            ("giu", 6),
            ("июня", 6),
            ("Juil", 7),
            ("lug", 7),
            ("ago", 8),
            ("aoû", 8),
            ("Sept", 9),
            ("set", 9),
            ("out", 10),
            ("ott", 10),
            ("Okt", 10),
            ("листопада", 11),
            ("νοε", 11),
            ("dic", 12),
            ("Dez", 12),
            ("grudz", 12),
            ("मार्च", 3),
            ("มีค", 3),
            ("مارس", 3),
        ] {
            assert_eq!(month(word), Some(number), "{word}");
        }
        // June or July, no month, or too short.
        for word in ["jui", "de", "UTC", "ma", "st", "Montag", "juneau"] {
            assert_eq!(month(word), None, "{word}");
        }
    }

    /// The months of words in a column with these words.
    fn decided(words: &[&str]) -> Vec<Option<u8>> {
        let mut all = MonthWords::default();
        let months: Vec<Month> = words.iter().map(|word| all.find(word).unwrap()).collect();
        for month in &months {
            all.number_in_date(*month);
        }
        let decide = |month: &Month| match month {
            Month::Word(word) => all.decided(*word),
            Month::Number(number) => Some(*number),
        };
        months.iter().map(decide).collect()
    }

    #[test]
    fn words_of_one_language_decide_about_the_others() {
        assert_eq!(decided(&["lip", "svi"])[0], Some(6));
        assert_eq!(decided(&["lip", "sty"])[0], Some(7));
        assert_eq!(decided(&["lis", "kwi"])[0], Some(11));
        assert_eq!(decided(&["lis", "ožu"])[0], Some(10));
        assert_eq!(decided(&["srp", "úno"])[0], Some(8));
        // Other languages have these words, too.
        assert_eq!(decided(&["lip", "mar", "lis"])[0], None);
        assert_eq!(decided(&["lis", "pro"])[0], None);
        // Polish and Croatian at once.
        assert_eq!(decided(&["lip", "svi", "sty"])[0], None);
        // Czech says nothing about a word that it does not have.
        assert_eq!(decided(&["lip", "říj"])[0], None);
    }
}
