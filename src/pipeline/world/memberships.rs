//! The communities of each person of the professional network: their own, and those in which they
//! are guests.
//!
//! Real people belong to several communities that overlap (Palla, Derényi, Farkas, Vicsek 2005;
//! Ahn, Bagrow, Lehmann 2010). A tie comes from a community that both people belong to, as in the
//! community-affiliation graph model (Yang, Leskovec 2012). The rule for how many they are, and
//! which, is ours. It is chosen for the published clustering, friends of friends and assortativity
//! at 190 ties each.

use crate::base::random::Stream;
use crate::pipeline::scenario::Scenario;

/// Up to this mean degree everybody belongs to one community only, and the figures are as published
/// nevertheless.
const MEAN_OF_ONE: f64 = 24.0;

/// The maximum share of a community with which a person is to have ties, up to [`MEAN_OF_ONE`]. A
/// person of higher degree makes the remaining ties outside it. Chosen for the published
/// clustering, which falls steeply for the largest degrees.
const SHARE_OF_ONE: f64 = 0.2;

/// The same above [`MEAN_OF_ONE`], if the mean degree is the size of a community or more.
const SHARE_OF_SEVERAL: f64 = 0.5;

/// The maximum number of a person's communities.
const MOST: f64 = 50.0;

/// The maximum share of a community with which a person is to have ties, and the maximum number of
/// their communities. `size` is the mean size of a community.
///
/// If people have ties with a share s of each of their communities, a person of degree k has
/// k / (s · size) of them, so two of their friends share a community with a probability of
/// s · size / k, and then have a tie with a probability of about s. With s in proportion to
/// √(mean / size), the clustering is about the same for each size and each mean.
pub(super) fn limits(mean: f64, size: f64) -> (f64, f64) {
    if mean > MEAN_OF_ONE {
        (SHARE_OF_SEVERAL * (mean / size).sqrt().min(1.0), MOST)
    } else {
        (SHARE_OF_ONE, 1.0)
    }
}

/// In how many communities a person is a guest, on average: an estimate, mostly too high. O(1).
pub(crate) fn mean_guests(scenario: &Scenario, mean: f64) -> f64 {
    if mean <= MEAN_OF_ONE {
        return 0.0;
    }
    let size = f64::from(scenario.community);
    let (share, most) = limits(mean, size);
    let most = (most - 1.0).min(f64::from(scenario.people) / size);
    let wanted = (1.0 - scenario.shortcuts) * mean / (share * size);
    // People of high degree reach the maximum first.
    wanted * most / (wanted + most)
}

/// The communities in which each person is a guest.
pub(super) struct Memberships {
    /// The communities, person after person.
    guests: Vec<u32>,
    /// The index in `guests` of each person's first; one element more than people.
    first: Vec<u32>,
}

impl Memberships {
    /// Chooses the communities. `number` is how many each person is to have, 1 or more, their own
    /// included; `own` the community of each person; `target` their target degrees, of mean `mean`.
    ///
    /// The degrees in large communities are high. So that people with a tie have similar degrees, a
    /// person of target degree k above the mean is a guest in the largest communities only: in
    /// mean / k of all. These are divided into one part for each place, and a community is drawn
    /// from each part: so a person's communities are different ones, but for their own, which may
    /// be drawn again. O(people + guests).
    pub fn new(
        number: &[u32],
        own: &[u32],
        target: &[f64],
        mean: f64,
        stream: &mut Stream,
    ) -> Memberships {
        let communities = communities(own);
        let largest = largest_first(own);
        let mut memberships = Memberships {
            guests: Vec::with_capacity(number.iter().map(|number| number - 1).sum::<u32>() as usize),
            first: Vec::with_capacity(own.len() + 1),
        };
        for (&number, &target) in number.iter().zip(target) {
            memberships.first.push(memberships.guests.len() as u32);
            let share = if target > mean { mean / target } else { 1.0 };
            let places = number - 1;
            let part = (share * communities as f64).max(f64::from(number)) / f64::from(places);
            for place in 0..places {
                let rank = ((f64::from(place) + stream.unit()) * part) as usize;
                memberships.guests.push(largest[rank.min(communities - 1)]);
            }
        }
        memberships.first.push(memberships.guests.len() as u32);
        memberships
    }

    /// A random community of `person`, whose own one is `own`.
    #[inline]
    pub fn any(&self, person: usize, own: u32, stream: &mut Stream) -> u32 {
        let guest = self.guest(person);
        if guest.is_empty() {
            return own;
        }
        let place = stream.below(guest.len() as u32 + 1) as usize;
        guest.get(place).copied().unwrap_or(own)
    }

    /// The communities in which `person` is a guest.
    #[inline]
    fn guest(&self, person: usize) -> &[u32] {
        &self.guests[self.first[person] as usize..self.first[person + 1] as usize]
    }

    /// The people of each community, community after community, and the index of the first of each;
    /// one element more than communities. `own` is the community of each person.
    pub fn people(&self, own: &[u32]) -> (Vec<u32>, Vec<u32>) {
        let first = starts(communities(own), [own, &self.guests]);
        let mut next = first.clone();
        let mut people = vec![0; own.len() + self.guests.len()];
        for (person, own) in own.iter().enumerate() {
            for &community in std::iter::once(own).chain(self.guest(person)) {
                let next = &mut next[community as usize];
                people[*next as usize] = person as u32;
                *next += 1;
            }
        }
        (people, first)
    }
}

/// The communities by their numbers of people, largest first. O(people): sorting them would take 2 kB
/// of the page's first load.
fn largest_first(own: &[u32]) -> Vec<u32> {
    let communities = communities(own);
    let first = starts(communities, [own, &[]]);
    let sizes = first.windows(2).map(|first| first[1] - first[0]);
    let most = sizes.clone().max().unwrap_or(0);
    let smaller: Vec<u32> = sizes.map(|size| most - size).collect();
    let mut next = starts(most as usize, [&smaller, &[]]);
    let mut largest = vec![0; communities];
    for (community, &smaller) in (0..).zip(&smaller) {
        let next = &mut next[smaller as usize];
        largest[*next as usize] = community;
        *next += 1;
    }
    largest
}

/// The number of communities.
fn communities(own: &[u32]) -> usize {
    own.last().map_or(0, |&last| last as usize + 1)
}

/// How many entries of the two lists together are below each number from 0 to `end`.
pub(super) fn starts(end: usize, lists: [&[u32]; 2]) -> Vec<u32> {
    let mut starts = vec![0; end + 1];
    for &entry in lists.into_iter().flatten() {
        starts[entry as usize + 1] += 1;
    }
    for place in 0..end {
        starts[place + 1] += starts[place];
    }
    starts
}
