//! The people who invite you, in order: the same for every strategy.

use super::circle::circle;
use crate::base::random::Stream;
use crate::pipeline::scenario::{Scenario, Source};
use crate::pipeline::world::World;

/// Number of draws of a person who has not invited you yet. If none finds one, the chance to be
/// invited brings no invitation.
const TRIES: usize = 16;

/// The people who can invite you, and marks for those who have.
pub(super) struct Senders<'a> {
    world: &'a World,
    /// The people you meet, in the order in which you meet them.
    circle: Vec<u32>,
    /// Number of people of the circle whom you have met.
    met: usize,
    /// For each person: whether they have invited you, or are in your circle and will invite you
    /// when you meet them.
    invited: Vec<bool>,
    /// Number of people who have not invited you yet.
    left: usize,
    /// Cumulative weights of the sources: circle, fof, active, strangers.
    until: [f64; 4],
}

impl<'a> Senders<'a> {
    pub fn new(world: &'a World, scenario: &Scenario, stream: &mut Stream) -> Senders<'a> {
        let circle = if world.you_are_one() {
            world.your_ties.clone()
        } else if scenario.met > 0.0 {
            circle(world, scenario.circle as usize, stream)
        } else {
            Vec::new()
        };
        // People of the circle do not invite you before you meet them.
        let mut invited = vec![false; world.graph.people()];
        for &person in &circle {
            invited[person as usize] = true;
        }
        let mut sum = 0.0;
        let until = [
            scenario.met,
            scenario.fof,
            scenario.active,
            scenario.strangers,
        ]
        .map(|weight| {
            sum += weight;
            sum
        });
        Senders {
            world,
            circle,
            met: 0,
            invited,
            left: world.people(),
            until,
        }
    }

    /// Whether all of your own ties have invited you. They invite you before anybody else. True if
    /// you are a new person.
    pub fn own_ties_are_in(&self) -> bool {
        !self.world.you_are_one() || self.met == self.circle.len()
    }

    /// Whether all people have invited you.
    pub fn everybody_invited(&self) -> bool {
        self.left == 0
    }

    /// The next chance to be invited: the person and the source, or `None` if it brings no
    /// invitation.
    pub fn next(&mut self, stream: &mut Stream) -> Option<(u32, Source)> {
        let source = if self.own_ties_are_in() {
            self.source(stream)?
        } else {
            Source::Circle
        };
        let person = match source {
            Source::Circle => self.meet(stream),
            Source::Fof | Source::Active => self.draw(source, stream),
            Source::Strangers | Source::Unknown => self
                .draw(source, stream)
                .or_else(|| self.anybody_left(stream)),
        }?;
        self.invited[person as usize] = true;
        self.left -= 1;
        Some((person, source))
    }

    /// A random source, by the weights; `None` if all weights are 0.
    fn source(&self, stream: &mut Stream) -> Option<Source> {
        let [.., sum] = self.until;
        let place = stream.unit() * sum;
        let sources = [
            Source::Circle,
            Source::Fof,
            Source::Active,
            Source::Strangers,
        ];
        sources
            .into_iter()
            .zip(self.until)
            .find(|&(_, until)| place < until)
            .map(|(source, _)| source)
    }

    /// The next person of your circle; `None` if you meet a person whom you already know. That
    /// happens more often, the more people of the circle you know: their share grows like 1 −
    /// e^(−t).
    fn meet(&mut self, stream: &mut Stream) -> Option<u32> {
        let known = !self.world.you_are_one()
            && (stream.below(self.circle.len() as u32) as usize) < self.met;
        let next = self.circle.get(self.met).copied().filter(|_| !known)?;
        self.met += 1;
        Some(next)
    }

    /// A random person of a source who has not invited you yet; `None` if [`TRIES`] draws find
    /// none.
    fn draw(&self, source: Source, stream: &mut Stream) -> Option<u32> {
        let mut people = (0..TRIES).map(|_| self.anybody_of(source, stream));
        people.find(|&person| person.is_some_and(|person| !self.invited[person as usize]))?
    }

    /// A random person of a source, who may have invited you already; `None` if the source has no
    /// people.
    fn anybody_of(&self, source: Source, stream: &mut Stream) -> Option<u32> {
        let graph = &self.world.graph;
        match source {
            Source::Circle => one_of(&self.circle, stream),
            Source::Fof => one_of(
                graph.neighbours(one_of(&self.circle[..self.met], stream)?),
                stream,
            ),
            Source::Active => one_of(graph.ends(), stream),
            // `Source::Unknown` never occurs here.
            Source::Strangers | Source::Unknown => {
                Some(1 + stream.below(self.world.people() as u32))
            }
        }
    }

    /// The first person who has not invited you yet, searching from a random person onwards.
    /// O(people).
    fn anybody_left(&self, stream: &mut Stream) -> Option<u32> {
        let people = self.world.people() as u32;
        let start = stream.below(people);
        (0..people)
            .map(|step| 1 + (start + step) % people)
            .find(|&person| !self.invited[person as usize])
    }
}

/// A random person of a list; `None` if it is empty.
fn one_of(people: &[u32], stream: &mut Stream) -> Option<u32> {
    people
        .get(stream.below(people.len() as u32) as usize)
        .copied()
}
