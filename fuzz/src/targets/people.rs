//! Distinct names and the ties between them, for targets whose bytes are a list of names.

use std::collections::BTreeSet;

/// Each name once, in order of first appearance.
pub fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    names.filter(|name| seen.insert(*name)).collect()
}

/// At most one tie from each person: the last byte of a name, modulo the number of people, is the person it leads to. No tie leads
/// from a person to themselves, and none is there twice.
pub fn ties(names: &[&str]) -> Vec<[u32; 2]> {
    let people = names.len() as u32;
    let mut known = BTreeSet::new();
    let mut ties = Vec::new();
    for (person, name) in (0..).zip(names) {
        let other = u32::from(*name.as_bytes().last().unwrap_or(&0)) % people;
        if other != person && known.insert([person.min(other), person.max(other)]) {
            ties.push([person, other]);
        }
    }
    ties
}
