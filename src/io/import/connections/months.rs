//! Months by their names.

/// Their names in English, German (and Austrian), French, Spanish, Portuguese, Italian, Dutch, Swedish, Danish and Norwegian, and
/// Polish (also as after a day), in lower case; and abbreviations that no name begins with.
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

/// The month of a word, from 1: a name, or its beginning if that is three letters or more and of one month only.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = super::lowercase(word);
    word.chars().nth(2)?;
    let is_of = |names: &&[&str]| names.iter().any(|name| name.starts_with(&word));
    let mut months = (1..).zip(&NAMES).filter(|(_, names)| is_of(names));
    let (month, _) = months.next()?;
    months.next().is_none().then_some(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_one_month() {
        for (number, names) in (1..).zip(&NAMES) {
            for name in *names {
                assert_eq!(month(name), Some(number), "{name}");
                assert_eq!(month(&name.to_uppercase()), Some(number), "{name}");
            }
        }
    }

    #[test]
    fn abbreviations_are_beginnings_of_one_month() {
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
            assert_eq!(month(word), Some(number), "{word}");
        }
        // June or July; no month; too short.
        for word in ["jui", "de", "UTC", "ma", "st", "Montag", "juneau"] {
            assert_eq!(month(word), None, "{word}");
        }
    }
}
