//! Any text is read or refused without a panic. A list that was written in any variant is read
//! again.

use super::reading::{day, names, read};
use hopscope::import::connections::NAMELESS;
use proptest::prelude::*;

/// A row of a list before it is written.
#[derive(Clone, Debug)]
struct Person {
    first: String,
    last: String,
    company: String,
    position: String,
    date: (u16, u8, u8),
}

fn word() -> impl Strategy<Value = String> {
    // Separators, quotes, line ends and letters of several scripts are inside words only, because
    // white space at an end is no part of a name.
    "[A-Za-zÀ-ž京ش]([A-Za-z ,;\"'À-ž京ش.|\n-]{0,8}[A-Za-zÀ-ž京ش])?"
}

fn person() -> impl Strategy<Value = Person> {
    let date = (2003..2030_u16, 1..=12_u8, 1..=28_u8);
    (
        word(),
        word(),
        prop::option::of(word()),
        prop::option::of(word()),
        date,
    )
        .prop_map(|(first, last, company, position, date)| Person {
            first,
            last,
            company: company.unwrap_or_default(),
            position: position.unwrap_or_default(),
            date,
        })
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Number and name of each date format that leaves no doubt about the order of day and month.
fn written((year, month, day): (u16, u8, u8), way: usize) -> String {
    let name = MONTHS[usize::from(month) - 1];
    match way {
        0 => format!("{day:02} {name} {year}"),
        1 => format!("{day}-{name}-{:02}", year % 100),
        2 => format!("{year}-{month:02}-{day:02}"),
        3 => format!("{day}. {name} {year}").to_lowercase(),
        _ => format!("{name} {day}, {year}, 3:07 PM"),
    }
}

fn quoted(cell: &str, separator: char, always: bool) -> String {
    if always || cell.contains([separator, '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_string()
    }
}

/// The text on one line, with single spaces, as the reader stores names.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_list_written_in_any_variant_is_read_again(
        people in prop::collection::vec(person(), 1..40),
        separator in prop::sample::select(vec![',', ';', '\t', '|']),
        preamble in prop::sample::select(vec!["", "Notes:\n\"A sentence, in quotes\"\n\n", "\"Notes:\"\n\"x\"\n\n"]),
        end in prop::sample::select(vec!["\n", "\r\n"]),
        (mark, always, way, order) in (any::<bool>(), any::<bool>(), 0..5_usize, Just([0_usize, 1, 2, 3, 4]).prop_shuffle()),
    ) {
        let header = ["First Name", "Last Name", "Company", "Position", "Connected On"];
        let line = |cells: [&str; 5]| {
            let cells = order.map(|place| quoted(cells[place], separator, always));
            cells.join(&separator.to_string()) + end
        };
        let mut text = if mark { "\u{feff}" } else { "" }.to_string() + &preamble.replace('\n', end) + &line(header);
        let mut expected: Vec<((u16, u8, u8), String)> = Vec::new();
        for (number, person) in people.iter().enumerate() {
            // No person occurs twice.
            let first = format!("{} {number}", person.first);
            text += &line([&first, &person.last, &person.company, &person.position, &written(person.date, way)]);
            expected.push((person.date, plain(&format!("{first} {}", person.last))));
        }
        let list = read(text);
        expected.sort();
        let mut found: Vec<String> = names(&list).into_iter().map(str::to_string).collect();
        prop_assert_eq!(list.days.map(|days| days.map(day)), Some([expected[0].0, expected[expected.len() - 1].0]));
        prop_assert_eq!(list.by_month.iter().sum::<u32>() as usize, people.len());
        found.sort();
        let mut all: Vec<String> = expected.into_iter().map(|(_, name)| name).collect();
        all.sort();
        prop_assert_eq!(found, all);
        let members: u32 = list.companies.iter().map(|company| company.people).sum();
        prop_assert_eq!(members + list.alone(), people.len() as u32);
    }

    #[test]
    fn any_text_under_a_header_is_read_or_refused(text in "[\\PC\n\r\",;\t]{0,400}", separator in prop::sample::select(vec![",", ";", "\t"])) {
        let text = ["First Name", "Company", "Connected On\n"].join(separator) + &text;
        if let Ok(hopscope::import::Imported::Connections(list)) = hopscope::import::read(text.as_bytes(), u64::MAX, &mut |_| ()) {
            let people = list.names.len();
            prop_assert_eq!(list.dated.months.len(), people);
            prop_assert_eq!(list.dated.companies.len(), people);
            prop_assert!(list.dated.months.is_sorted());
            prop_assert_eq!(list.by_month.iter().sum::<u32>() as usize + list.dated.undated, people);
            // The same counts from the month of each person.
            let dated = &list.dated.months[..people - list.dated.undated];
            let before = |month: usize| dated.iter().filter(|&&one| (one as usize) < month).count() as u32;
            let by_end: Vec<u32> = (0..=list.by_month.len()).map(before).collect();
            let by_end_of_year = list.by_end_of_year();
            prop_assert_eq!(by_end_of_year.last(), by_end.last());
            prop_assert_eq!(list.by_end_of_month(), by_end);
            prop_assert_eq!(list.busiest_month().map(|month| list.by_month[month as usize]), list.by_month.iter().copied().max());
            prop_assert!(list.dated.companies.iter().all(|&company| company as usize <= list.companies.len()));
            prop_assert!(list.names.iter().all(|name| !name.is_empty() && !name.chars().any(|letter| letter.is_control())));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let text = [b"First Name,Company,Connected On\n", &bytes[..]].concat();
        let _ = hopscope::import::read(&text, u64::MAX, &mut |_| ());
    }

    #[test]
    fn any_cell_is_a_date_or_none(cell in "[0-9a-zA-Z./:, -]{0,30}") {
        let text = format!("First Name,Connected On\nAda,\"{cell}\"\n");
        let list = read(text);
        prop_assert_eq!(names(&list), ["Ada"]);
        prop_assert_ne!(names(&list)[0], NAMELESS);
        if let Some([first, last]) = list.days {
            prop_assert_eq!(first, last);
            prop_assert!((1990..=2099).contains(&first.year) && (1..=12).contains(&first.month) && first.day <= 31);
        }
    }
}
