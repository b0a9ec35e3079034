//! Which companies are one, however they are written.

/// What may end a company's name without being part of it, as words in lower case without points.
const FORMS: [&str; 24] = [
    "inc",
    "llc",
    "llp",
    "ltd",
    "limited",
    "plc",
    "corp",
    "corporation",
    "gmbh",
    "mbh",
    "ag",
    "kg",
    "kgaa",
    "ohg",
    "ug",
    "sas",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "oy",
    "aps",
    "pty",
];

/// What people write who work for themselves: no two of them are of one company.
const THEMSELVES: [&str; 24] = [
    "self employed",
    "selfemployed",
    "self",
    "freelance",
    "freelancer",
    "freelancing",
    "independent",
    "independent consultant",
    "selbständig",
    "selbstständig",
    "selbstaendig",
    "freiberuflich",
    "freiberufler",
    "freiberuflerin",
    "indépendant",
    "indépendante",
    "autónomo",
    "autônomo",
    "freelance consultant",
    "libero professionista",
    "zelfstandig",
    "zzp",
    "n a",
    "none",
];

/// What two spellings of one company have in common: its words in lower case, without signs between them and without the legal form at
/// the end; empty where it is no company.
pub(super) fn key(name: &str) -> String {
    // Points are within words (S.p.A.), other signs between them; "&" and "+" are as good as letters.
    let plain: String = name
        .chars()
        .filter(|letter| !matches!(letter, '.' | '\'' | '’'))
        .map(|letter| {
            if letter.is_alphanumeric() || matches!(letter, '&' | '+' | '#') {
                letter
            } else {
                ' '
            }
        })
        .flat_map(char::to_lowercase)
        .collect();
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    let all = words.join(" ");
    if THEMSELVES.contains(&&all[..]) {
        return String::new();
    }
    // "GmbH & Co. KG" ends with three.
    while let [_, .., last] = words[..]
        && FORMS.contains(&last)
    {
        words.pop();
        if let [_, .., "&", "co"] = words[..] {
            words.truncate(words.len() - 2);
        }
    }
    if words.is_empty() {
        // Nothing but signs: still a name.
        return super::lowercase(name);
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_company_in_many_spellings() {
        for name in [
            "Acme",
            "ACME",
            "Acme Inc.",
            "Acme, Inc",
            " acme  GmbH ",
            "Acme GmbH & Co. KG",
            "Acme S.p.A.",
            "acme Ltd.",
        ] {
            assert_eq!(key(name), "acme", "{name}");
        }
    }

    #[test]
    fn others_stay_apart() {
        assert_ne!(key("Acme"), key("Acme Labs"));
        assert_ne!(key("C"), key("C++"));
        // A name that is a legal form alone.
        assert_eq!(key("AG"), "ag");
        assert_eq!(key("Limited"), "limited");
        assert_eq!(key("***"), "***");
    }

    #[test]
    fn who_works_for_themselves_is_of_no_company() {
        for name in ["Self-employed", "FREELANCE", "Selbstständig", "N/A", ""] {
            assert_eq!(key(name), "", "{name}");
        }
    }
}
