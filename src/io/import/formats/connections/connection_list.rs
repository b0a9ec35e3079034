//! A list of connections as read from a file.

use super::day::Day;
use super::record::History;
use crate::base::message::Message;
use crate::io::import::network::{Dated, EdgeList, Names};

/// The name of a connection without a name.
pub const NAMELESS: &str = "–";

/// A company at which some of the connections work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// The most frequent spelling of the company's name.
    pub name: String,
    /// The number of connections who work there.
    pub people: u32,
    /// The months in which the first and the last of these people connected, counted as in
    /// [`Dated::months`]; `None` if they all have no date.
    pub months: Option<[u32; 2]>,
}

/// A list of connections as read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Connections {
    /// The name of each person, in the order in which they connected, people without a date last.
    pub names: Names,
    /// The months and companies of the people.
    pub dated: Dated,
    /// The days of the first and the last connection; `None` without dates.
    pub days: Option<[Day; 2]>,
    /// The number of people who connected in each month, from the month of the first.
    pub by_month: Vec<u32>,
    /// The companies, largest first. Equally large companies are in the order in which their first
    /// person connected.
    pub companies: Vec<Company>,
    /// Notes about what was left out or assumed while reading.
    pub notes: Vec<Message>,
    /// The counts of invitations and messages of the same export; `None` without these files.
    pub history: Option<Box<History>>,
    /// The list of another person that was read together with this one.
    pub other: Option<Box<OtherList>>,
}

/// The list of another person, and whom it shares with the first one.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherList {
    /// The other list.
    pub connections: Connections,
    /// The comparison.
    pub overlap: Overlap,
}

/// Who is in two lists of connections.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlap {
    /// The people in both: their places in the first and in the second list.
    pub shared: Vec<[u32; 2]>,
    /// How many of the shared people were found by name, because a list lacks their address.
    pub by_name: usize,
    /// The people in the first list alone, by their place in it.
    pub first_alone: Vec<u32>,
    /// The people in the second list alone, by their place in it.
    pub second_alone: Vec<u32>,
    /// The number of people of the second list who may be one of several people of the first list,
    /// or a person without a name. They are in neither group.
    pub ambiguous: usize,
}

impl Connections {
    /// The list as a network without ties. O(1).
    pub fn into_network(self) -> EdgeList {
        let mut network = EdgeList::without_ties(self.names, self.dated);
        network.notes = self.notes;
        network
    }

    /// The number of people who connected in each year, from the year of the first to the year of
    /// the last. Empty without dates. O(months).
    pub fn by_year(&self) -> Vec<u32> {
        let mut years = Vec::new();
        let Some([first, _]) = self.days else {
            return years;
        };
        for (month, &count) in (usize::from(first.month) - 1..).zip(&self.by_month) {
            years.resize(month / 12 + 1, 0);
            years[month / 12] += count;
        }
        years
    }

    /// The number of connections before the first month and at the end of each month. Ascending, one
    /// element more than months.
    pub fn by_end_of_month(&self) -> Vec<u32> {
        running_sum(&self.by_month)
    }

    /// As [`Connections::by_end_of_month`], for the years of [`Connections::by_year`].
    pub fn by_end_of_year(&self) -> Vec<u32> {
        running_sum(&self.by_year())
    }

    /// The month with the most new connections, the first of several. `None` without dates.
    pub fn busiest_month(&self) -> Option<u32> {
        let months = 0..self.by_month.len();
        let month = months.rev().max_by_key(|&month| self.by_month[month])?;
        Some(month as u32)
    }

    /// The number of people who have no company or are self-employed. O(people).
    pub fn alone(&self) -> u32 {
        let people = 0..self.names.len();
        people
            .filter(|&person| self.dated.company(person).is_none())
            .count() as u32
    }
}

/// 0, and the sums of the first, the first two, … of these.
fn running_sum(counts: &[u32]) -> Vec<u32> {
    let sums = counts.iter().scan(0, |sum, &count| {
        *sum += count;
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}
