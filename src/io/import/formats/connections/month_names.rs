//! The names of months in many languages: `month_names.txt`. Each line has the code of a language
//! and its twelve months; `/` separates the forms of a month. The forms are the wide and the
//! abbreviated names of the Unicode CLDR, alone and in dates, in lower case and without points, and
//! common other spellings. Spaces in a name are left out.

/// A set of languages: bit `i` is line `i` of the table.
pub(super) type Languages = u128;

const TABLE: &str = include_str!("month_names.txt");

/// The languages in which a word is the name of each month, from January.
pub(super) type Meanings = [Languages; 12];

/// The meanings of a word in lower case: the languages in which it is a name of a month, or, if
/// there are none, those in which it begins one and has three letters or more. O(size of the
/// table).
pub(super) fn meanings_of(word: &str) -> Meanings {
    let exact = search(|name| name == word);
    if exact != [0; 12] || word.chars().nth(2).is_none() {
        return exact;
    }
    search(|name| name.starts_with(word))
}

fn search(is_wanted: impl Fn(&str) -> bool) -> Meanings {
    let mut found = [0; 12];
    for (language, line) in TABLE.lines().enumerate() {
        // The first word of a line is the language.
        for (month, names) in line.split_ascii_whitespace().skip(1).enumerate() {
            if names.split('/').any(&is_wanted) {
                found[month] |= 1 << language;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_twelve_months() {
        assert!(TABLE.lines().count() <= Languages::BITS as usize);
        for line in TABLE.lines() {
            assert_eq!(line.split_ascii_whitespace().count(), 13, "{line}");
            assert_eq!(line, line.to_lowercase());
        }
    }

    #[test]
    fn only_few_names_mean_different_months() {
        let mut several: Vec<&str> = TABLE
            .lines()
            .flat_map(|line| line.split_ascii_whitespace().skip(1))
            .flat_map(|names| names.split('/'))
            .filter(|name| meanings_of(name).iter().filter(|&&set| set != 0).count() != 1)
            .collect();
        several.sort_unstable();
        several.dedup();
        assert_eq!(several, ["lip", "lis", "listopad", "listopada", "srp"]);
    }
}
