//! People whose names end with a number: `17`, `n17`, `person 17`.

/// Maximum number of beginnings of names that have a table of their own.
const MAX_PREFIXES: usize = 4;

/// Maximum number of digits of a number in a table.
const MAX_DIGITS: usize = 7;

/// Numbers below this are always in the table.
const MIN_LENGTH: usize = 1024;

/// Maximum number of people beyond a table, besides as many as are in it. Numbers in random order are
/// beyond the table at first.
const MAX_BEYOND: usize = 1 << 17;

/// The person of each name that is a known beginning and a whole number, in a table with one entry
/// a number. A search reads one entry instead of a slot of a hash table and the name there.
///
/// A table covers numbers up to about four times the number of its people. It knows all people with
/// its beginning and a number that it covers; the others are only in the hash table.
#[derive(Default)]
pub(super) struct NumberedNames {
    prefixes: Vec<Prefix>,
}

/// The people whose names have the same beginning.
struct Prefix {
    text: Box<[u8]>,
    /// The person of each number, plus 1; 0 means that there is none.
    people: Vec<u32>,
    /// The number of entries of `people` that are not 0.
    count: usize,
    /// The numbers and people that are beyond the table.
    beyond: Vec<(u32, u32)>,
    /// Whether most numbers are beyond the table. It does not grow any more.
    is_sparse: bool,
}

/// Where a name can be.
pub(super) enum Place {
    /// The person with this name.
    Person(u32),
    /// No person has this name. The number of the entry for it.
    Free { prefix: usize, number: u32 },
    /// Only the hash table knows. The number of the name, if a table can grow to cover it.
    Hashed { beyond: Option<(usize, u32)> },
}

impl NumberedNames {
    /// The place of a name. A new beginning gets a table.
    #[inline]
    pub fn place(&mut self, name: &[u8]) -> Place {
        let Some((text, number)) = split_number(name) else {
            return Place::Hashed { beyond: None };
        };
        if self.prefixes.len() < MAX_PREFIXES && self.prefix(text).is_none() {
            self.prefixes.push(Prefix {
                text: text.into(),
                people: vec![0; MIN_LENGTH],
                count: 0,
                beyond: Vec::new(),
                is_sparse: false,
            });
        }
        self.place_of(text, number)
    }

    /// The place of a name.
    #[inline]
    pub fn find(&self, name: &[u8]) -> Place {
        match split_number(name) {
            Some((text, number)) => self.place_of(text, number),
            None => Place::Hashed { beyond: None },
        }
    }

    fn prefix(&self, text: &[u8]) -> Option<usize> {
        self.prefixes.iter().position(|known| *known.text == *text)
    }

    #[inline]
    fn place_of(&self, text: &[u8], number: u32) -> Place {
        let Some(prefix) = self.prefix(text) else {
            return Place::Hashed { beyond: None };
        };
        let Prefix {
            people, is_sparse, ..
        } = &self.prefixes[prefix];
        match people.get(number as usize) {
            Some(0) => Place::Free { prefix, number },
            Some(person) => Place::Person(person - 1),
            None => Place::Hashed {
                beyond: (!is_sparse).then_some((prefix, number)),
            },
        }
    }

    /// Sets the person of a free entry.
    pub fn set(&mut self, prefix: usize, number: u32, person: u32) {
        let prefix = &mut self.prefixes[prefix];
        prefix.people[number as usize] = person + 1;
        prefix.count += 1;
    }

    /// Notes a person who was added to the hash table, and lets the table grow to cover the number
    /// if it is not much larger than the number of people.
    pub fn add_beyond(&mut self, prefix: usize, number: u32, person: u32) {
        let prefix = &mut self.prefixes[prefix];
        prefix.beyond.push((number, person));
        let people = prefix.count + prefix.beyond.len();
        if number as usize >= 4 * people {
            prefix.is_sparse = prefix.beyond.len() > prefix.count + MAX_BEYOND;
            if prefix.is_sparse {
                prefix.beyond = Vec::new();
            }
            return;
        }
        let length = (number as usize + 1).next_power_of_two();
        prefix.people.resize(length, 0);
        let (entries, count) = (&mut prefix.people, &mut prefix.count);
        prefix.beyond.retain(|&(number, person)| {
            let Some(entry) = entries.get_mut(number as usize) else {
                return true;
            };
            *entry = person + 1;
            *count += 1;
            false
        });
    }
}

/// The beginning of a name, and the number at its end without leading zeros, which belong to the
/// beginning. `None` if the name does not end with one to [`MAX_DIGITS`] digits.
#[inline]
fn split_number(name: &[u8]) -> Option<(&[u8], u32)> {
    let (mut number, mut power, mut digits, mut significant) = (0, 1, 0, 1);
    for byte in name.iter().rev() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        if digits == MAX_DIGITS {
            return None;
        }
        digits += 1;
        number += u32::from(digit) * power;
        power *= 10;
        if digit > 0 {
            significant = digits;
        }
    }
    (digits > 0).then(|| (&name[..name.len() - significant], number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_its_beginning_and_its_number() {
        for (name, split) in [
            ("0", Some(("", 0))),
            ("17", Some(("", 17))),
            ("n10", Some(("n", 10))),
            ("n007", Some(("n00", 7))),
            ("00", Some(("0", 0))),
            ("é9999999", Some(("é", 9_999_999))),
            ("12345678", None),
            ("x", None),
            ("", None),
        ] {
            let split = split.map(|(prefix, number)| (prefix.as_bytes(), number));
            assert_eq!(split_number(name.as_bytes()), split, "{name}");
        }
    }
}
