//! A professional network, the default world: heavy-tailed degrees that are alike among those who
//! know one another, communities, and closed triangles.
//!
//! Its defaults are chosen such that the figures published for Facebook in May 2011 (Ugander,
//! Karrer, Backstrom, Marlow 2011, arXiv 1111.4503: 721 million people with 190 friends each) come
//! out under one rule: **a degree is read in means**. With 12 ties each, somebody with 6 stands for
//! somebody with 100 friends; friends of friends are counted per friend and in means (403 = 2.12
//! means), or as a share (27,500 / 40,300 = .68 unique); what has no unit (clustering,
//! assortativity, the paradox's shares) is read as it is. For other means the size of a community
//! keeps its proportion to the mean, so that communities stay as dense.
//!
//! The verify table holds all of it; in short:
//!
//! - With 24 ties each everything comes out, the paradox's shares 2 to 3 points low: 24 ties are few
//!   for a mean of one's ties, and many people have as many as the median of theirs.
//! - With 12 the clustering of somebody with 6 ties comes out .17 for .14, and the unique share .79 for
//!   .68. In a community as dense everywhere, somebody with k ties reaches a friend of a friend in
//!   about k · C further ways, so the unique share falls with k where C is kept: .79 at 12 ties each,
//!   .69 at 24, .54 at 48. Real people belong to many small circles, ours to one community.
//! - Among 2,000 people the largest degrees meet the size of the world: the tail is shorter
//!   (⟨k²⟩/⟨k⟩ about 3.1 means) and unlike people meet (assortativity about .1 with 12 ties).
//! - With 48 and more, clustering no longer falls with the degree (closed triangles are fewer for each
//!   pair, the more ties there are); with 190, the degeneracy of what is among somebody's friends is 10 with
//!   100 friends and 64 with 500, for 15 and 53: no small circles here either.
//! - Distances are those of small worlds, not of 721 million people.

use std::ops::Range;

use super::degrees;
use super::progress_share::TIES_PERCENT;
use crate::base::progress::Progress;
use crate::base::random::Stream;
use crate::pipeline::scenario::Scenario;

/// Nobody wishes for ties with more than this share of their community: hubs look further. Chosen
/// for the published clustering, which falls steeply for the largest degrees.
const ROOM: f64 = 0.2;

/// How often a tie looks for somebody new in the way it was meant, before it takes another.
const TRIES: usize = 6;

/// Nobody.
const NONE: u32 = u32::MAX;

/// Says that somebody's room is full: places in it are smaller numbers.
const OVER: u32 = 1 << 31;

/// Gives the ties and the community of each person; communities are runs of consecutive people.
///
/// - There are people / `community` communities; their sizes are in proportion to the square root of their
///   people's ties.
/// - A person's wished number of ties is log-normal: the logarithm's standard deviation is `spread`,
///   and a share `alike` of its variance is the community's, the rest their own. Scaled such that the
///   mean is `mean`, with at least one tie and at most [`degrees::most`].
/// - Everybody in turn makes half of their ties, at least one, and is found for the other half. A tie is made
///   - with chance `closure` to a friend of a friend: to somebody whom one of their friends made a
///     tie with (where they have such friends by then);
///   - otherwise with chance `shortcuts` (more for those who wish for more than [`ROOM`] in their
///     community) to anybody who looks so far, and else to somebody of the community; in both cases in
///     proportion to how often they are to be found.
/// - Who has a tie with the person already is drawn again, in the end from farther away, so that
///   there are people · mean / 2 ties, rounded, unless almost everybody has a tie with everybody.
///
/// In proportion to the wishes of both ends, as Chung and Lu (2002) have it, and triangles as in Holme
/// and Kim (2002). O(people + ties) in practice.
#[inline(never)]
pub(super) fn ties(
    scenario: &Scenario,
    mean: f64,
    stream: &mut Stream,
    progress: &mut Progress,
) -> (Vec<[u32; 2]>, Vec<u32>) {
    let people = scenario.people as usize;
    progress.begin(10);
    let (community, mut wished) = wishes(scenario, stream);
    let number = (people as f64 * mean / 2.0).round();
    if number < 1.0 {
        return (Vec::new(), community);
    }
    progress.begin(7);
    let most = degrees::most(people, mean);
    degrees::scale(&mut wished, mean, mean.min(1.0), most);
    let mut making = wished.clone();
    let half = number / people as f64;
    degrees::scale(&mut making, half, half.min(1.0), most);
    // How often everybody is found by their community and by anybody, and the share of far ties.
    let (mut near, mut far) = (Vec::with_capacity(people), Vec::with_capacity(people));
    let mut here = 0..0;
    for (person, (wished, making)) in wished.iter_mut().zip(&making).enumerate() {
        around(&community, person, &mut here);
        let limit = ROOM * here.len() as f64;
        let stays = (1.0 - scenario.shortcuts) * *wished;
        let share = if stays > limit { limit } else { stays } / *wished;
        let found = *wished - making;
        let found = if found > 0.0 { found } else { 0.0 };
        near.push(share * found);
        far.push(found - share * found);
        *wished = 1.0 - share;
    }
    let far_share = wished;
    // What is not needed any more makes room for the ties.
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
    let mut network = Network {
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
        around(&community, person, &mut here);
        let around = near.of(&here);
        // Of the ties that close no triangle, a share goes far.
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

/// The community of each person, and a number that their ties shall be in proportion to.
fn wishes(scenario: &Scenario, stream: &mut Stream) -> (Vec<u32>, Vec<f64>) {
    let people = scenario.people as usize;
    let communities = ((scenario.people + scenario.community / 2) / scenario.community).max(1);
    let common = scenario.spread * scenario.alike.sqrt();
    let own = scenario.spread * (1.0 - scenario.alike).sqrt();
    // Few communities: their levels get exactly the variance asked for, whatever the seed.
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
    // Communities of people with many ties are larger, but not by as much: by the square root.
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
    // Rounding can leave one person over, or one too many.
    community.resize(people, communities - 1);
    let mut weights = degrees::log_normal(people, own, stream);
    let mut here = 0..0;
    let mut level = 1.0;
    for person in 0..people {
        if around(&community, person, &mut here) {
            level = libm::exp(factor * levels[community[person] as usize]);
        }
        weights[person] *= level;
    }
    (community, weights)
}

/// Makes `here` the run of people of a person's community, when it is the first of them; whether it is.
fn around(community: &[u32], person: usize, here: &mut Range<usize>) -> bool {
    let new = person == here.end;
    if new {
        let same = community[person..]
            .iter()
            .take_while(|&&c| c == community[person]);
        *here = person..person + same.count();
    }
    new
}

/// People to be found, each as often as they stand in it.
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

    /// The entries of a run of people.
    fn of(&self, run: &Range<usize>) -> &[u32] {
        &self.people[self.first[run.start] as usize..self.first[run.end] as usize]
    }
}

/// The network under way, seen from the person whose turn it is.
struct Network {
    people: u32,
    /// Each tie, with who made it and who was found; in order of who made it.
    ties: Vec<[u32; 2]>,
    /// The first tie that each person has made, of those whose turn has come; the last has the turn.
    first: Vec<u32>,
    /// Who has made a tie with each person whose turn has not come: person `p`'s have room in
    /// `makers[room[p]..room[p + 1]]`, as often as `p` is to be found, and have filled it up to `next[p]`.
    /// Where it is full, `next[p]` is [`OVER`] and the place in `over` of the last one, beside which
    /// stands what `next[p]` was before.
    makers: Vec<u32>,
    room: Vec<u32>,
    next: Vec<u32>,
    over: Vec<[u32; 2]>,
    /// The last person whose turn it was who has a tie with each, or is them.
    stamp: Vec<u32>,
    /// Those the person has a tie with whose turn is over.
    friends: Vec<u32>,
}

impl Network {
    /// The turn of the next person: marks whom they have ties with by now.
    fn begin(&mut self, person: u32) {
        self.first.push(self.ties.len() as u32);
        self.stamp[person as usize] = person;
        self.friends.clear();
        // The last first.
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

    /// Whose turn it is.
    #[inline]
    fn person(&self) -> u32 {
        self.first.len() as u32 - 1
    }

    #[inline]
    fn is_new(&self, other: u32) -> bool {
        self.stamp[other as usize] != self.person()
    }

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

    #[inline(never)]
    fn one_of(&self, pool: &[u32], stream: &mut Stream) -> Option<u32> {
        if pool.is_empty() {
            return None;
        }
        let mut tries = (0..TRIES).map(|_| pool[stream.below(pool.len() as u32) as usize]);
        tries.find(|&other| self.is_new(other))
    }

    /// Somebody new whom a friend has made a tie with.
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

    /// The next person from a random one on with whom there is no tie.
    #[inline(never)]
    fn anybody(&self, stream: &mut Stream) -> Option<u32> {
        let people = self.people;
        let start = stream.below(people);
        let mut onwards = (0..people).map(|step| (start + step) % people);
        onwards.find(|&other| self.is_new(other))
    }
}
