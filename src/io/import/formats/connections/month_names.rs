//! The names of months in eleven languages.

use super::lowercase::lowercase;

/// The names of each month in lower case: in English, German (also Austrian), French, Spanish,
/// Portuguese, Italian, Dutch, Swedish, Danish, Norwegian and Polish (nominative and genitive).
/// Also abbreviations that are not the beginning of a name.
const NAMES: [&[&str]; 12] = [
    &[
        "january", "januar", "jänner", "janvier", "enero", "janeiro", "gennaio", "januari",
        "styczeń", "stycznia",
    ],
    &[
        "february",
        "februar",
        "feber",
        "février",
        "fevrier",
        "febrero",
        "fevereiro",
        "febbraio",
        "februari",
        "luty",
        "lutego",
    ],
    &[
        "march", "märz", "maerz", "mrz", "mars", "marzo", "março", "marco", "maart", "mrt",
        "marts", "marzec", "marca",
    ],
    &["april", "avril", "abril", "aprile", "kwiecień", "kwietnia"],
    &["may", "mai", "mayo", "maio", "maggio", "mei", "maj", "maja"],
    &[
        "june", "juni", "juin", "junio", "junho", "giugno", "czerwiec", "czerwca",
    ],
    &[
        "july", "juli", "juillet", "julio", "julho", "luglio", "lipiec", "lipca",
    ],
    &[
        "august",
        "août",
        "aout",
        "agosto",
        "augustus",
        "augusti",
        "sierpień",
        "sierpnia",
    ],
    &[
        "september",
        "septembre",
        "septiembre",
        "setiembre",
        "setembro",
        "settembre",
        "wrzesień",
        "września",
    ],
    &[
        "october",
        "oktober",
        "octobre",
        "octubre",
        "outubro",
        "ottobre",
        "październik",
        "października",
    ],
    &[
        "november",
        "novembre",
        "noviembre",
        "novembro",
        "listopad",
        "listopada",
    ],
    &[
        "december",
        "dezember",
        "décembre",
        "decembre",
        "diciembre",
        "dezembro",
        "dicembre",
        "desember",
        "grudzień",
        "grudnia",
    ],
];

/// The month from 1 of a word: a name of a month, or the beginning of one if it has three letters
/// or more and belongs to only one month.
pub(super) fn month_of_name(word: &str) -> Option<u32> {
    let word = lowercase(word);
    word.chars().nth(2)?;
    let is_name_of = |names: &&[&str]| names.iter().any(|name| name.starts_with(&word));
    let mut months = (1..).zip(&NAMES).filter(|(_, names)| is_name_of(names));
    let (month, _) = months.next()?;
    months.next().is_none().then_some(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_belongs_to_one_month_of_name() {
        for (number, names) in (1..).zip(&NAMES) {
            for name in *names {
                assert_eq!(month_of_name(name), Some(number), "{name}");
                assert_eq!(month_of_name(&name.to_uppercase()), Some(number), "{name}");
            }
        }
    }

    #[test]
    fn abbreviations_belong_to_one_month_of_name() {
        for (word, number) in [
            ("Jan", 1),
            ("ene", 1),
            ("gen", 1),
            ("févr", 2),
            ("Mär", 3),
            ("avr", 4),
            ("mag", 5),
            ("giu", 6),
            ("Juil", 7),
            ("lug", 7),
            ("ago", 8),
            ("aoû", 8),
            ("Sept", 9),
            ("set", 9),
            ("out", 10),
            ("ott", 10),
            ("Okt", 10),
            ("dic", 12),
            ("Dez", 12),
            ("grudz", 12),
        ] {
            assert_eq!(month_of_name(word), Some(number), "{word}");
        }
        // Ambiguous (June or July), no month, or too short.
        for word in ["jui", "de", "UTC", "ma", "st", "Montag", "juneau"] {
            assert_eq!(month_of_name(word), None, "{word}");
        }
    }
}
