//! Which companies are one, however they are written, and who is in them.

use super::Company;
use crate::io::import::Names;
use crate::io::import::names::Interner;

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

/// The company of each spelling (`u32::MAX`: none), of which each row has one, and what each company is called: as it is written most often, and first if several
/// are as frequent.
pub(super) fn companies_of(
    spellings: &Names,
    of_rows: impl Iterator<Item = u32>,
) -> (Vec<u32>, Vec<String>) {
    let mut written = vec![0u32; spellings.len()];
    for spelling in of_rows {
        if let Some(count) = written.get_mut(spelling as usize) {
            *count += 1;
        }
    }
    let mut keys = Interner::default();
    let mut company = Vec::with_capacity(spellings.len());
    let mut best: Vec<(u32, u32)> = Vec::new();
    for (spelling, name) in (0..).zip(spellings.iter()) {
        let one = key(name);
        if one.is_empty() {
            company.push(u32::MAX);
            continue;
        }
        let number = keys.number(&one);
        let count = written[spelling as usize];
        match best.get_mut(number as usize) {
            None => best.push((spelling, count)),
            Some(best) if best.1 < count => *best = (spelling, count),
            Some(_) => {}
        }
        company.push(number);
    }
    let names = best
        .iter()
        .map(|&(spelling, _)| spellings.get(spelling).to_string());
    (company, names.collect())
}

/// The companies in order of their size, and that of each person.
pub(super) fn by_size(
    people: &[u32],
    months: &[u32],
    undated: u32,
    names: Vec<String>,
    company_of: impl Fn(u32) -> u32,
) -> (Vec<Company>, Vec<u32>) {
    let mut companies: Vec<Company> = names
        .into_iter()
        .map(|name| Company {
            name,
            people: 0,
            months: None,
        })
        .collect();
    let mut first = vec![u32::MAX; companies.len()];
    for (place, (&row, &month)) in (0..).zip(people.iter().zip(months)) {
        let number = company_of(row) as usize;
        let Some(company) = companies.get_mut(number) else {
            continue;
        };
        company.people += 1;
        first[number] = first[number].min(place);
        if month < undated {
            let [begin, _] = company.months.unwrap_or([month; 2]);
            company.months = Some([begin, month]);
        }
    }
    // The largest first, of as many the one that came first: no two did.
    let fewer = |company: &Company| u64::from(u32::MAX - company.people);
    let ordered = companies
        .iter()
        .zip(&first)
        .map(|(company, &first)| fewer(company) << 32 | u64::from(first));
    let mut ordered: Vec<u64> = ordered.collect();
    ordered.sort_unstable();
    let order: Vec<u32> = ordered
        .iter()
        .map(|&entry| company_of(people[entry as u32 as usize]))
        .collect();
    let mut place_of = vec![0; companies.len()];
    for (place, &number) in (0..).zip(&order) {
        place_of[number as usize] = place;
    }
    let none = companies.len() as u32;
    let of_person = people
        .iter()
        .map(|&row| {
            place_of
                .get(company_of(row) as usize)
                .copied()
                .unwrap_or(none)
        })
        .collect();
    let mut sorted: Vec<Company> = Vec::with_capacity(companies.len());
    for &number in &order {
        let empty = Company {
            name: String::new(),
            people: 0,
            months: None,
        };
        sorted.push(std::mem::replace(&mut companies[number as usize], empty));
    }
    (sorted, of_person)
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
