//! A professional network, the default world. It has heavy-tailed degrees, people whose neighbours
//! have similar degrees, communities, and closed triangles.
//!
//! The defaults are calibrated on the figures published for Facebook in May 2011 (Ugander, Karrer,
//! Backstrom, Marlow 2011, arXiv 1111.4503: 721 million people with a mean of 190 friends).
//! **Degrees are compared in units of the mean**: in a world with 12 ties per person, a person of
//! degree 6 is compared with a person of 100 friends. The number of friends of friends is compared
//! per friend, in means (403 = 2.12 means), or as the unique share (27,500 / 40,300 = 0.68).
//! Clustering, assortativity and the shares of the friendship paradox have no unit and are compared
//! as they are.
//!
//! Up to 24 ties each a person belongs to one community; above it a person of high degree belongs
//! to several ([`memberships`]). For another mean up to 24, scale the size of a community in
//! proportion: then communities stay equally dense. Above 24 the size may stay as it is.
//!
//! The measured deviations:
//!
//! - 24 ties: all figures agree, except that the shares of the paradox are 2 to 3 points low. A
//!   mean over 24 neighbours is noisy, and many people have exactly the median degree of their
//!   neighbours.
//! - 12 ties: the clustering at degree 6 is 0.17 (published: 0.14), and the unique share is 0.79
//!   (published: 0.68). In a community of equal density, a person of degree k reaches each friend
//!   of a friend in about k · C more ways, where C is the clustering. So for the same C the unique
//!   share falls with k: 0.79 at 12 ties, 0.69 at 24.
//! - 2,000 people: the size of the world limits the largest degrees. The tail is shorter (⟨k²⟩/⟨k⟩
//!   is about 3.1 means), and the degrees of people with a tie are less similar (assortativity
//!   about 0.1 with 12 ties).
//! - 40 ties: the clustering is 0.12, and the unique share 0.77 among a million people.
//! - 190 ties: all agree among a million people, except that the unique share is 0.72. Among
//!   200,000 people it is 0.56, because 40,000 friends of friends are a large part of them.
//! - 190 ties: the degeneracy of the graph among a person's friends is 11 for 100 friends and 17
//!   for 500 (published: 15 and 53). No community is that dense.
//! - Distances are those of a world of this size, not of 721 million people.

use std::ops::Range;

use super::degrees;
use super::memberships::{self, Memberships};
use super::progress_share::TIES_PERCENT;
use crate::base::progress::Progress;
use crate::base::random::Stream;
use crate::pipeline::scenario::Scenario;

/// The number of draws of a person without a tie, before the tie is made in another way.
const TRIES: usize = 6;

/// Marks that there is no person.
const NONE: u32 = u32::MAX;

/// Values of `next` from here on mean that the person's list is full. Indices in lists are smaller.
const OVER: u32 = 1 << 31;

/// Generates the ties, and the community of each person. A community is a range of consecutive
/// people. `mean` is the mean degree.
///
/// - There are people / `community` communities. The size of a community is in proportion to the
///   square root of its people's degrees.
/// - The target degree of a person is log-normal: the standard deviation of its logarithm is
///   `spread`. A share `alike` of that variance is between communities, the rest within them.
///   Target degrees are scaled to the mean `mean`, and are at least 1 (or `mean`, if that is less)
///   and at most [`degrees::most`].
/// - Each person in turn makes half of their ties, at least one, and is chosen by others for the
///   other half. The person who makes a tie chooses
///   - with probability `closure`, a friend of a friend: a person with whom a friend has made a
///     tie, if the friends have made ties by then;
///   - otherwise, with probability `shortcuts` (a higher probability if the target degree is more
///     than the person's communities have room for), a person of the whole world; otherwise a
///     person of one of the person's communities, each with equal probability. In both cases a
///     person is chosen with a probability in proportion to the number of times that others are to
///     choose them there.
/// - A person has as many communities as they need, if they are to have ties with a limited share
///   of each ([`memberships::limits`]): all have one if `mean` is 24 or less.
/// - If the two already have a tie, another person is drawn: first from the same group, at last
///   from all people. So there are people · mean / 2 ties, rounded, unless almost all pairs have a
///   tie.
///
/// A pair has a tie with a probability in proportion to the target degrees of both ends: Chung, Lu
/// 2002, "Connected components in random graphs with given expected degree sequences". Triangles:
/// Holme, Kim 2002, "Growing scale-free networks with tunable clustering". O(people + ties) in
/// practice.
#[inline(never)]
pub(super) fn ties(
    scenario: &Scenario,
    mean: f64,
    stream: &mut Stream,
    progress: &mut Progress,
) -> (Vec<[u32; 2]>, Vec<u32>) {
    let people = scenario.people as usize;
    progress.begin(10);
    let (community, mut target) = communities_and_weights(scenario, stream);
    let number = (people as f64 * mean / 2.0).round();
    if number < 1.0 {
        return (Vec::new(), community);
    }
    progress.begin(7);
    let most = degrees::most(people, mean);
    degrees::scale(&mut target, mean, mean.min(1.0), most);
    let mut making = target.clone();
    let half = number / people as f64;
    degrees::scale(&mut making, half, half.min(1.0), most);
    // The expected number of times that each person is chosen in each of their communities
    // (`near`) and by others (`far`), each person's share of ties outside their communities, and
    // how many communities they have.
    let (mut near, mut far) = (Vec::with_capacity(people), Vec::with_capacity(people));
    let mut far_share = Vec::with_capacity(people);
    let mut numbers = Vec::with_capacity(people);
    let (share_of_one, most) = memberships::limits(mean, f64::from(scenario.community));
    let most = most.min(f64::from(community[people - 1] + 1));
    let mut here = 0..0;
    for (person, (&target, making)) in target.iter().zip(&making).enumerate() {
        enter_community(&community, person, &mut here);
        let in_one = share_of_one * here.len() as f64;
        let stays = (1.0 - scenario.shortcuts) * target;
        let number = (stays / in_one).ceil().min(most).max(1.0);
        let limit = number * in_one;
        let share = if stays > limit { limit } else { stays } / target;
        let chosen = target - making;
        let chosen = if chosen > 0.0 { chosen } else { 0.0 };
        near.push(share * chosen / number);
        far.push(chosen - share * chosen);
        far_share.push(1.0 - share);
        numbers.push(number as u32);
    }
    // Frees the unrounded numbers before the ties are made.
    let rounded = degrees::rounded(&making, stream);
    drop(making);
    let making = rounded;
    let memberships = Memberships::new(&numbers, &community, &target, mean, stream);
    drop((target, numbers));
    let (members, first) = memberships.people(&community);
    let near = Pool::new(&members, &first, near, stream);
    drop(members);
    let everybody: Vec<u32> = (0..people as u32).collect();
    let anybody = Pool::new(&everybody, &[0, people as u32], far, stream).people;
    drop(everybody);
    let room = memberships::starts(people, [&near.people, &anybody]);
    let mut network = TieMaker {
        people: people as u32,
        ties: Vec::with_capacity(number as usize + 1),
        first: Vec::with_capacity(people + 1),
        makers: vec![0; room[people] as usize],
        next: room[..people].to_vec(),
        room,
        over: Vec::new(),
        stamp: vec![NONE; people],
        friends: Vec::new(),
    };
    progress.begin(TIES_PERCENT - 17);
    for person in 0..people {
        progress.report(person, people);
        network.begin(person as u32);
        // Of the ties that close no triangle, a share leads outside the community.
        let far = scenario.closure + (1.0 - scenario.closure) * far_share[person];
        for _ in 0..making[person] {
            let mut other = None;
            let mut way = stream.unit();
            if way < scenario.closure {
                other = network.friend_of_friend(stream);
                way = scenario.closure + (1.0 - scenario.closure) * stream.unit();
            }
            if other.is_none() && way >= far {
                let one = memberships.any(person, community[person], stream);
                other = network.one_of(near.of(one), stream);
            }
            let other = other
                .or_else(|| network.one_of(&anybody, stream))
                .or_else(|| network.one_of(&near.people, stream))
                .or_else(|| network.anybody(stream));
            if let Some(other) = other {
                network.tie(other);
            }
        }
    }
    (network.ties, community)
}

/// The community of each person, and weights in proportion to the target degrees.
fn communities_and_weights(scenario: &Scenario, stream: &mut Stream) -> (Vec<u32>, Vec<f64>) {
    let people = scenario.people as usize;
    let communities = ((scenario.people + scenario.community / 2) / scenario.community).max(1);
    let common = scenario.spread * scenario.alike.sqrt();
    let own = scenario.spread * (1.0 - scenario.alike).sqrt();
    // The levels are standardised. Otherwise, with few communities, their variance would depend on
    // the seed.
    let mut levels: Vec<f64> = (0..communities).map(|_| stream.normal()).collect();
    let number = levels.len() as f64;
    let mean = levels.iter().sum::<f64>() / number;
    let mut squares = 0.0;
    for level in &mut levels {
        *level -= mean;
        squares += *level * *level;
    }
    let factor = if communities > 1 {
        common / (squares / number).sqrt()
    } else {
        0.0
    };
    let mut sizes: Vec<f64> = levels
        .iter()
        .map(|level| libm::exp(0.5 * factor * level))
        .collect();
    let size = people as f64 / number;
    degrees::scale(&mut sizes, size, size.min(2.0), people as f64);
    let sizes = degrees::rounded(&sizes, stream);
    let mut community = Vec::with_capacity(people);
    for (number, &size) in (0..).zip(&sizes) {
        community.extend(std::iter::repeat_n(number, size as usize));
    }
    // Rounding can be off by one person.
    community.resize(people, communities - 1);
    let mut weights = degrees::log_normal(people, own, stream);
    let mut here = 0..0;
    let mut level = 1.0;
    for person in 0..people {
        if enter_community(&community, person, &mut here) {
            level = libm::exp(factor * levels[community[person] as usize]);
        }
        weights[person] *= level;
    }
    (community, weights)
}

/// If `person` is the first of a community, sets `here` to the range of that community's people.
/// Returns whether it did.
fn enter_community(community: &[u32], person: usize, here: &mut Range<usize>) -> bool {
    let new = person == here.end;
    if new {
        let same = community[person..]
            .iter()
            .take_while(|&&c| c == community[person]);
        *here = person..person + same.count();
    }
    new
}

/// A list to choose people from, group after group. Each person of a group appears once for each
/// time they are to be chosen there.
struct Pool {
    people: Vec<u32>,
    /// The index of each group's first entry; one element more than groups.
    first: Vec<u32>,
}

impl Pool {
    /// `members` are the people of all groups, `first` the index of each group's first and the
    /// number of members, `often` how often each person is to be chosen in each of their groups.
    #[inline(never)]
    fn new(members: &[u32], first: &[u32], often: Vec<f64>, stream: &mut Stream) -> Pool {
        let each: Vec<f64> = members.iter().map(|&p| often[p as usize]).collect();
        drop(often);
        let times = degrees::rounded(&each, stream);
        drop(each);
        let mut pool = Pool {
            people: Vec::with_capacity(times.iter().sum::<u32>() as usize),
            first: vec![0],
        };
        for group in first.windows(2) {
            for member in group[0] as usize..group[1] as usize {
                let times = times[member] as usize;
                pool.people
                    .extend(std::iter::repeat_n(members[member], times));
            }
            pool.first.push(pool.people.len() as u32);
        }
        pool
    }

    /// The entries of a group.
    fn of(&self, group: u32) -> &[u32] {
        let group = group as usize;
        &self.people[self.first[group] as usize..self.first[group + 1] as usize]
    }
}

/// The ties made so far, and marks for the person whose turn it is to make ties.
struct TieMaker {
    people: u32,
    /// Each tie: the person who made it, then the person chosen. In the order of the makers.
    ties: Vec<[u32; 2]>,
    /// The index in `ties` of the first tie that each person made, up to the person whose turn it
    /// is.
    first: Vec<u32>,
    /// For each person whose turn is still to come: the people who made a tie with them. Person `p`
    /// has space `makers[room[p]..room[p + 1]]`, one entry for each time that `p` is to be chosen,
    /// filled up to `next[p]`. If that space is full, `next[p]` is [`OVER`] plus the index in
    /// `over` of the last maker. An entry of `over` is the maker and the previous value of
    /// `next[p]`.
    makers: Vec<u32>,
    room: Vec<u32>,
    next: Vec<u32>,
    over: Vec<[u32; 2]>,
    /// For each person: the last person in turn who has a tie with them or is them, or [`NONE`].
    stamp: Vec<u32>,
    /// The people with a tie to the person in turn who already had their own turn.
    friends: Vec<u32>,
}

impl TieMaker {
    /// Begins the turn of the next person, and marks the people with whom they have ties.
    fn begin(&mut self, person: u32) {
        self.first.push(self.ties.len() as u32);
        self.stamp[person as usize] = person;
        self.friends.clear();
        // From the last maker to the first.
        let mut next = self.next[person as usize];
        while next >= OVER {
            let [maker, before] = self.over[(next - OVER) as usize];
            self.friends.push(maker);
            next = before;
        }
        let makers = &self.makers[self.room[person as usize] as usize..next as usize];
        self.friends.extend(makers.iter().rev());
        for &friend in &self.friends {
            self.stamp[friend as usize] = person;
        }
    }

    /// The person whose turn it is.
    #[inline]
    fn person(&self) -> u32 {
        self.first.len() as u32 - 1
    }

    /// Whether the person in turn has no tie with another person yet.
    #[inline]
    fn is_new(&self, other: u32) -> bool {
        self.stamp[other as usize] != self.person()
    }

    /// Makes a tie of the person in turn.
    #[inline]
    fn tie(&mut self, other: u32) {
        let person = self.person();
        self.ties.push([person, other]);
        self.stamp[other as usize] = person;
        if other < person {
            self.friends.push(other);
            return;
        }
        let next = &mut self.next[other as usize];
        if *next < self.room[other as usize + 1] {
            self.makers[*next as usize] = person;
            *next += 1;
        } else {
            let before = std::mem::replace(next, OVER + self.over.len() as u32);
            self.over.push([person, before]);
        }
    }

    /// A random person of `pool` without a tie to the person in turn; `None` if [`TRIES`] draws
    /// find none.
    #[inline(never)]
    fn one_of(&self, pool: &[u32], stream: &mut Stream) -> Option<u32> {
        if pool.is_empty() {
            return None;
        }
        let mut tries = (0..TRIES).map(|_| pool[stream.below(pool.len() as u32) as usize]);
        tries.find(|&other| self.is_new(other))
    }

    /// A random person with whom a random friend has made a tie; `None` if [`TRIES`] draws find no
    /// person without a tie to the person in turn.
    #[inline(never)]
    fn friend_of_friend(&self, stream: &mut Stream) -> Option<u32> {
        let mut tries = 0..TRIES * usize::from(!self.friends.is_empty());
        tries.find_map(|_| {
            let friend = self.friends[stream.below(self.friends.len() as u32) as usize] as usize;
            let theirs = &self.ties[self.first[friend] as usize..self.first[friend + 1] as usize];
            let other = theirs.get(stream.below(theirs.len() as u32) as usize);
            other
                .copied()
                .map(|tie| tie[1])
                .filter(|&other| self.is_new(other))
        })
    }

    /// The first person without a tie to the person in turn, searching from a random person
    /// onwards. O(people).
    #[inline(never)]
    fn anybody(&self, stream: &mut Stream) -> Option<u32> {
        let people = self.people;
        let start = stream.below(people);
        let mut onwards = (0..people).map(|step| (start + step) % people);
        onwards.find(|&other| self.is_new(other))
    }
}
