//! Conversion to lower case, and words without punctuation.

/// `text` in lower case, letter by letter.
pub(super) fn lowercase(text: &str) -> String {
    // The common case needs no Unicode tables.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The words of a text in lower case, with spaces between. Characters other than letters, digits and those of `kept` separate words.
pub(super) fn spaced(text: impl Iterator<Item = char>, kept: &[char]) -> String {
    text.map(|letter| {
        if is_letter(letter) || letter.is_numeric() || kept.contains(&letter) {
            letter
        } else {
            ' '
        }
    })
    .flat_map(char::to_lowercase)
    .collect()
}

/// The words of a text in lower case with one space between, without punctuation. O(length).
pub(super) fn plain_words(text: &str) -> String {
    let spaced = spaced(text.chars(), &[]);
    let words: Vec<&str> = spaced.split_whitespace().collect();
    words.join(" ")
}

/// Whether a character is part of a word: a letter, or a mark that some scripts need in words.
pub(super) fn is_letter(letter: char) -> bool {
    let is_mark = matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}'
        | '\u{900}'..='\u{963}' | '\u{971}'..='\u{dff}' | '\u{e31}'..='\u{e4e}'
        | '\u{eb1}'..='\u{ece}' | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}'
        | '\u{200c}' | '\u{200d}');
    letter.is_alphabetic() || is_mark && !letter.is_numeric()
}
