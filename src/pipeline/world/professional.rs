//! A professional network, the default world: heavy-tailed degrees that are similar among people with
//! ties, communities, and closed triangles.
//!
//! The defaults are calibrated on the figures published for Facebook in May 2011 (Ugander, Karrer,
//! Backstrom, Marlow 2011, arXiv 1111.4503: 721 million people with 190 friends each). **Degrees are
//! compared in units of the mean.** In a world of 12 ties each, a person of degree 6 is compared with a
//! person of 100 friends. Friends of friends are compared per friend in means (403 = 2.12 means) or as a
//! share (27,500 / 40,300 = .68 unique); clustering, assortativity and the shares of the friendship paradox
//! have no unit and are compared as they are. For another mean, the size of a community changes in
//! proportion, so that communities stay equally dense.
//!
//! The verify table compares all figures. In short:
//!
//! - With 24 ties each, all figures agree, the shares of the paradox being 2 to 3 points low: a mean over
//!   24 neighbours is noisy, and many people have exactly the median degree of their neighbours.
//! - With 12 ties each, the clustering at degree 6 is .17 for .14, and the unique share .79 for .68. In an
//!   equally dense community, a person of degree k reaches a friend of a friend in about k · C more ways. So the unique share falls with k for the same C: .79 at 12 ties each, .69 at 24, .54 at 48.
//!   Real people belong to many small circles; people here belong to one community.
//! - With 2,000 people, the largest degrees are limited by the size of the world: the tail is shorter
//!   (⟨k²⟩/⟨k⟩ about 3.1 means) and degrees of people with ties are less similar (assortativity about .1
//!   with 12 ties).
//! - With 48 ties each or more, clustering no longer falls with the degree: closed triangles are fewer for
//!   each pair, the more ties there are. With 190, the degeneracy of the graph among a person's friends is 10
//!   for 100 friends and 64 for 500 (published: 15 and 53), for want of small circles.
//! - Distances are those of small worlds, not of 721 million people.

use std::ops::Range;

use super::degrees;
use super::progress_share::TIES_PERCENT;
use crate::base::progress::Progress;
use crate::base::random::Stream;
use crate::pipeline::scenario::Scenario;

/// The largest share of a community with which one person has target ties: hubs have the others outside.
/// Chosen for the published clustering, which falls steeply for the largest degrees.
const MOST_OF_COMMUNITY: f64 = 0.2;

/// Draws of a person without a tie, before a tie is made in another way.
const TRIES: usize = 6;

/// The number of no person.
const NONE: u32 = u32::MAX;

/// Marks that the list of a person is full: places in lists are smaller numbers.
const OVER: u32 = 1 << 31;

/// Generates the ties, and the community of each person. A community is a range of consecutive people.
///
/// - There are people / `community` communities. Their sizes are in proportion to the square root of the
///   degrees of their people.
/// - The target degree of a person is log-normal: the standard deviation of its logarithm is `spread`. A
///   share `alike` of that variance is between communities, the rest within. Scaled to the mean `mean`, at
///   least one tie, and at most [`degrees::most`].
/// - Each person in turn makes half of their ties, at least one, and is chosen by others for the other half.
///   The person who makes a tie chooses
///   - with probability `closure` a friend of a friend: a person with whom a friend has made a tie, if they
///     have such friends by then;
///   - otherwise with probability `shortcuts` (more if the target degree is above [`MOST_OF_COMMUNITY`])
///     any person who makes such ties, otherwise a person of the community; in both cases in proportion to
///     how often that person is to be chosen.
/// - If the two have a tie already, another person is drawn, in the end from farther away. So there are
///   people · mean / 2 ties, rounded, unless almost everybody has ties with everybody.
///
/// Ties in proportion to the target degrees of both ends: Chung, Lu 2002, "Connected components in random
/// graphs with given expected degree sequences". Triangles: Holme, Kim 2002, "Growing scale-free networks
/// with tunable clustering". O(people + ties) in practice.
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
    // How often each person is chosen by their community and by others, and the share of ties outside.
    let (mut near, mut far) = (Vec::with_capacity(people), Vec::with_capacity(people));
    let mut here = 0..0;
    for (person, (target, making)) in target.iter_mut().zip(&making).enumerate() {
        enter_community(&community, person, &mut here);
        let limit = MOST_OF_COMMUNITY * here.len() as f64;
        let stays = (1.0 - scenario.shortcuts) * *target;
        let share = if stays > limit { limit } else { stays } / *target;
        let chosen = *target - making;
        let chosen = if chosen > 0.0 { chosen } else { 0.0 };
        near.push(share * chosen);
        far.push(chosen - share * chosen);
        *target = 1.0 - share;
    }
    let far_share = target;
    // Frees memory before the ties are made.
    let rounded = degrees::rounded(&making, stream);
    drop(making);
    let making = rounded;
    let near = Pool::new(near, stream);
    let Pool {
        people: anybody,
        first: mut room,
    } = Pool::new(far, stream);
    for (room, near) in room.iter_mut().zip(&near.first) {
        *room += near;
    }
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
    here = 0..0;
    progress.begin(TIES_PERCENT - 17);
    for person in 0..people {
        progress.report(person, people);
        network.begin(person as u32);
        enter_community(&community, person, &mut here);
        let around = near.of(&here);
        // A share of the ties that close no triangle leads outside the community.
        let far = scenario.closure + (1.0 - scenario.closure) * far_share[person];
        for _ in 0..making[person] {
            let mut other = None;
            let mut way = stream.unit();
            if way < scenario.closure {
                other = network.friend_of_friend(stream);
                way = scenario.closure + (1.0 - scenario.closure) * stream.unit();
            }
            if other.is_none() && way >= far {
                other = network.one_of(around, stream);
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
    // The levels are standardised: with few communities their variance would depend on the seed.
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

/// If a person is the first of a community, sets `here` to the range of its people; whether they are.
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

/// People to choose from: each is in it as often as they are to be chosen.
struct Pool {
    people: Vec<u32>,
    /// Where each person's entries begin.
    first: Vec<u32>,
}

impl Pool {
    #[inline(never)]
    fn new(often: Vec<f64>, stream: &mut Stream) -> Pool {
        let times = degrees::rounded(&often, stream);
        drop(often);
        let mut pool = Pool {
            people: Vec::with_capacity(times.iter().sum::<u32>() as usize),
            first: Vec::with_capacity(times.len() + 1),
        };
        for (person, times) in (0..).zip(times) {
            pool.first.push(pool.people.len() as u32);
            pool.people
                .extend(std::iter::repeat_n(person, times as usize));
        }
        pool.first.push(pool.people.len() as u32);
        pool
    }

    /// The entries of a range of people.
    fn of(&self, run: &Range<usize>) -> &[u32] {
        &self.people[self.first[run.start] as usize..self.first[run.end] as usize]
    }
}

/// The ties so far, as seen by the person whose turn it is to make ties.
struct TieMaker {
    people: u32,
    /// Each tie as the person who made it and the person chosen, in the order of the makers.
    ties: Vec<[u32; 2]>,
    /// Index of the first tie that each person made, up to the person whose turn it is.
    first: Vec<u32>,
    /// For each person whose turn is still to come, the makers of ties with them: person `p` has room
    /// `makers[room[p]..room[p + 1]]`, as often as `p` is to be chosen, filled up to `next[p]`. If it is full,
    /// `next[p]` is [`OVER`] plus the index in `over` of the last maker; beside that maker is the previous
    /// value of `next[p]`.
    makers: Vec<u32>,
    room: Vec<u32>,
    next: Vec<u32>,
    over: Vec<[u32; 2]>,
    /// For each person, the last person in turn who has a tie with them or is them.
    stamp: Vec<u32>,
    /// The people with ties to the person in turn whose own turn is over.
    friends: Vec<u32>,
}

impl TieMaker {
    /// Begins the turn of the next person: marks the people with whom they have ties.
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

    /// A person of a pool without a tie to the person in turn, if a few draws find one.
    #[inline(never)]
    fn one_of(&self, pool: &[u32], stream: &mut Stream) -> Option<u32> {
        if pool.is_empty() {
            return None;
        }
        let mut tries = (0..TRIES).map(|_| pool[stream.below(pool.len() as u32) as usize]);
        tries.find(|&other| self.is_new(other))
    }

    /// A person with whom a friend has made a tie, if a few draws find one without a tie yet.
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

    /// The first person without a tie from a random person on.
    #[inline(never)]
    fn anybody(&self, stream: &mut Stream) -> Option<u32> {
        let people = self.people;
        let start = stream.below(people);
        let mut onwards = (0..people).map(|step| (start + step) % people);
        onwards.find(|&other| self.is_new(other))
    }
}
