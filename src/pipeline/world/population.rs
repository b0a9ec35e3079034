//! The people and ties from a generator or a file, before you are separated from them.

use std::rc::Rc;

use crate::io::import::EdgeList;

/// People, numbered from 0 as a generator makes them or as a file lists them. You may be one of
/// them.
pub(super) struct Population {
    /// Number of people.
    pub people: usize,
    pub ties: Ties,
    /// The community of each person; empty in a world without communities.
    pub community: Vec<u32>,
    /// The file whose people these are.
    pub file: Option<Rc<EdgeList>>,
}

/// Ties between people, given by their numbers in the population.
pub(super) enum Ties {
    /// Ties that a generator made.
    Generated(Vec<[u32; 2]>),
    /// The ties of the population's file, without a copy.
    FromFile,
}

impl Population {
    /// A population that a generator made.
    pub fn generated(people: usize, ties: Vec<[u32; 2]>, community: Vec<u32>) -> Population {
        Population {
            people,
            ties: Ties::Generated(ties),
            community,
            file: None,
        }
    }

    /// The ties.
    pub fn ties(&self) -> &[[u32; 2]] {
        match (&self.ties, &self.file) {
            (Ties::Generated(ties), _) => ties,
            (Ties::FromFile, Some(file)) => &file.ties,
            (Ties::FromFile, None) => &[],
        }
    }

    /// The number of the person with this name: an id of the file, or a number from 1 in a
    /// generated world. `None` if no person has this name.
    pub fn find(&self, name: &str) -> Option<u32> {
        match &self.file {
            Some(file) => file.ids.find(name),
            None => {
                let number = name.parse::<u32>().ok();
                let number = number.filter(|number| (1..=self.people as u32).contains(number));
                number.map(|number| number - 1)
            }
        }
    }
}
