//! Groups the spellings of a company, and orders companies by size.

use super::connection_list::Company;
use super::lowercase::{lowercase, spaced};
use crate::io::import::network::{NameTable, Names};

/// Stands for no company in lists of companies by spelling.
pub(super) const NO_COMPANY: u32 = u32::MAX;

/// Legal forms at the end of a company's name, in lower case without points.
const LEGAL_FORMS: [&str; 24] = [
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

/// Words that self-employed people write instead of a company, in lower case.
const SELF_EMPLOYED: [&str; 24] = [
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

/// The part of a spelling that all spellings of a company share: its words in lower case, without
/// punctuation and without the legal form at the end. Empty for no company.
pub(super) fn company_key(name: &str) -> String {
    // Points are inside words (S.p.A.), other punctuation is between words; "&" and "+" count as
    // letters.
    let letters = name.chars();
    let plain = spaced(
        letters.filter(|letter| !matches!(letter, '.' | '\'' | '’')),
        &['&', '+', '#'],
    );
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    let all = words.join(" ");
    if SELF_EMPLOYED.contains(&&all[..]) {
        return String::new();
    }
    // "GmbH & Co. KG" ends with three words of a legal form.
    while let [_, .., last] = words[..]
        && LEGAL_FORMS.contains(&last)
    {
        words.pop();
        if let [_, .., "&", "co"] = words[..] {
            words.truncate(words.len() - 2);
        }
    }
    if words.is_empty() {
        // Only punctuation: still a name.
        return lowercase(name);
    }
    words.join(" ")
}

/// The companies before they are sorted.
pub(super) struct Spellings {
    /// The company of each spelling; [`NO_COMPANY`] for none.
    pub company: Vec<u32>,
    /// The name of each company: its most frequent spelling, or the first of equally frequent ones.
    pub names: Vec<String>,
}

/// Finds the companies among the spellings. `of_rows` is the spelling of each row. O(bytes + rows).
pub(super) fn group_spellings(spellings: &Names, of_rows: impl Iterator<Item = u32>) -> Spellings {
    let mut counts = vec![0u32; spellings.len()];
    for spelling in of_rows {
        if let Some(count) = counts.get_mut(spelling as usize) {
            *count += 1;
        }
    }
    let mut keys = NameTable::default();
    let mut company = Vec::with_capacity(spellings.len());
    // For each company: the most frequent spelling and its count.
    let mut best: Vec<(u32, u32)> = Vec::new();
    for (spelling, name) in (0..).zip(spellings.iter()) {
        let key = company_key(name);
        if key.is_empty() {
            company.push(NO_COMPANY);
            continue;
        }
        let number = keys.number(&key);
        let count = counts[spelling as usize];
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
    Spellings {
        company,
        names: names.collect(),
    }
}

/// Sorts the companies by size, and returns the company of each person in this order; the number of
/// companies stands for no company. `company` is each person's company before sorting, `months`
/// their months; `undated` is the month of people without a date. O(people + companies · log
/// companies).
pub(super) fn sort_by_size(
    names: Vec<String>,
    company: &[u32],
    months: &[u32],
    undated: u32,
) -> (Vec<Company>, Vec<u32>) {
    let mut companies: Vec<Company> = names
        .into_iter()
        .map(|name| Company {
            name,
            people: 0,
            months: None,
        })
        .collect();
    let mut first_person = vec![u32::MAX; companies.len()];
    for (person, (&number, &month)) in (0..).zip(company.iter().zip(months)) {
        let Some(company) = companies.get_mut(number as usize) else {
            continue;
        };
        company.people += 1;
        let first = &mut first_person[number as usize];
        *first = (*first).min(person);
        if month < undated {
            let [begin, _] = company.months.unwrap_or([month; 2]);
            company.months = Some([begin, month]);
        }
    }
    // Largest first. Equal sizes are sorted by their first person, who is different for each
    // company.
    let sort_key = |number: &u32| {
        let number = *number as usize;
        let size = u64::from(u32::MAX - companies[number].people);
        size << 32 | u64::from(first_person[number])
    };
    let mut order: Vec<u32> = (0..companies.len() as u32).collect();
    order.sort_unstable_by_key(sort_key);
    let mut new_number = vec![0; companies.len()];
    for (position, &number) in (0..).zip(&order) {
        new_number[number as usize] = position;
    }
    let none = companies.len() as u32;
    let company = company
        .iter()
        .map(|&number| new_number.get(number as usize).copied().unwrap_or(none))
        .collect();
    let mut companies: Vec<(u32, Company)> = new_number.into_iter().zip(companies).collect();
    companies.sort_unstable_by_key(|(position, _)| *position);
    (
        companies.into_iter().map(|(_, company)| company).collect(),
        company,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_company_share_their_key() {
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
            assert_eq!(company_key(name), "acme", "{name}");
        }
    }

    #[test]
    fn different_companies_have_different_keys() {
        assert_ne!(company_key("Acme"), company_key("Acme Labs"));
        assert_ne!(company_key("C"), company_key("C++"));
        // A legal form alone is a name.
        assert_eq!(company_key("AG"), "ag");
        assert_eq!(company_key("Limited"), "limited");
        assert_eq!(company_key("***"), "***");
    }

    #[test]
    fn the_self_employed_have_no_company() {
        for name in ["Self-employed", "FREELANCE", "Selbstständig", "N/A", ""] {
            assert_eq!(company_key(name), "", "{name}");
        }
    }
}
