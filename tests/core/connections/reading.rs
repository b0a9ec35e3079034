//! Reads a list, and asserts what its notes contain.

use hopscope::import::Imported;
use hopscope::import::connections::{Connections, Day};

pub fn read(bytes: impl AsRef<[u8]>) -> Connections {
    match hopscope::import::read(bytes.as_ref(), u64::MAX, &mut |_| ()) {
        Ok(Imported::Connections(list)) => list,
        other => panic!("{other:?}"),
    }
}

pub fn day(day: Day) -> (u16, u8, u8) {
    (day.year, day.month, day.day)
}

pub fn names(list: &Connections) -> Vec<&str> {
    list.names.iter().collect()
}

/// The company of each person; an empty string if they have none.
pub fn companies(list: &Connections) -> Vec<&str> {
    let companies = list.dated.companies.iter();
    companies
        .map(|&company| {
            list.companies
                .get(company as usize)
                .map_or("", |company| &company.name[..])
        })
        .collect()
}

#[track_caller]
pub fn assert_said(list: &Connections, words: &str) {
    let said: Vec<String> = list.notes.iter().map(ToString::to_string).collect();
    assert!(
        said.iter().any(|note| note.contains(words)),
        "{words:?} in {said:?}"
    );
}

#[track_caller]
pub fn assert_not_said(list: &Connections, words: &str) {
    let said: Vec<String> = list.notes.iter().map(ToString::to_string).collect();
    assert!(
        !said.iter().any(|note| note.contains(words)),
        "{words:?} in {said:?}"
    );
}
