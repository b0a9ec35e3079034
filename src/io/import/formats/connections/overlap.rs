//! Compares the lists of two people: who is in both, and whom each has alone.

use super::connection_list::Overlap;
use super::lowercase::plain_words;
use super::reader::ReadList;
use crate::io::import::network::NameTable;

/// Compares two lists. People are the same if the addresses of their profiles are; if one of the
/// lists has no address of them, if their names are, as far as each list has the name once.
/// O(people).
pub(crate) fn compare(first: &ReadList, second: &ReadList) -> Overlap {
    let addresses = index(first, |list, person| {
        list.address(person).map(str::to_string)
    });
    let mut overlap = Overlap::default();
    let mut is_taken = vec![false; first.connections.names.len()];
    let mut open = Vec::new();
    for person in 0..second.connections.names.len() as u32 {
        let known = second
            .address(person)
            .and_then(|address| addresses.only(address));
        match known {
            Some(other) => {
                is_taken[other as usize] = true;
                overlap.shared.push([other, person]);
            }
            None => open.push(person),
        }
    }
    // Empty for people without a name.
    let name = |list: &ReadList, person: u32| plain_words(list.connections.names.get(person));
    let names = index(first, |list, person| Some(name(list, person)));
    let names_of_second = index(second, |list, person| Some(name(list, person)));
    let mut is_unclear = vec![false; first.connections.names.len()];
    for person in open {
        let plain = name(second, person);
        let others = names.of(&plain);
        // Two people with two addresses are two people.
        let may_be_same = |&&other: &&u32| {
            !is_taken[other as usize]
                && (second.address(person).is_none() || first.address(other).is_none())
        };
        let possible: Vec<u32> = others.iter().filter(may_be_same).copied().collect();
        if possible.is_empty() {
            overlap.second_alone.push(person);
        } else if plain.is_empty() || others.len() > 1 || names_of_second.of(&plain).len() > 1 {
            overlap.ambiguous += 1;
            possible
                .iter()
                .for_each(|&other| is_unclear[other as usize] = true);
        } else {
            is_taken[possible[0] as usize] = true;
            overlap.by_name += 1;
            overlap.shared.push([possible[0], person]);
        }
    }
    let people = 0..first.connections.names.len() as u32;
    let is_alone = |&person: &u32| !is_taken[person as usize] && !is_unclear[person as usize];
    overlap.first_alone = people.filter(is_alone).collect();
    overlap.shared.sort_unstable();
    overlap
}

/// The people of a list by a text.
struct Index {
    texts: NameTable,
    people: Vec<Vec<u32>>,
}

impl Index {
    /// The people with this text.
    fn of(&self, text: &str) -> &[u32] {
        let number = self.texts.find(text);
        number.map_or(&[], |number| &self.people[number as usize])
    }

    /// The first person with this text.
    fn only(&self, text: &str) -> Option<u32> {
        self.of(text).first().copied()
    }
}

fn index(list: &ReadList, text: impl Fn(&ReadList, u32) -> Option<String>) -> Index {
    let mut index = Index {
        texts: NameTable::default(),
        people: Vec::new(),
    };
    for person in 0..list.connections.names.len() as u32 {
        if let Some(text) = text(list, person) {
            let number = index.texts.number(&text) as usize;
            if number == index.people.len() {
                index.people.push(Vec::new());
            }
            index.people[number].push(person);
        }
    }
    index
}
