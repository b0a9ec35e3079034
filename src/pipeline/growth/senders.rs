//! Who invites you, and in which order: the same for every strategy.

use super::circle::circle;
use crate::base::random::Stream;
use crate::pipeline::scenario::{Scenario, Source};
use crate::pipeline::world::World;

/// How many draws a chance to be invited makes to find somebody who has not invited you yet.
const TRIES: usize = 16;

/// Everybody who may invite you, and who has.
pub(super) struct Senders<'a> {
    world: &'a World,
    /// The people you meet, in the order in which you meet them.
    circle: Vec<u32>,
    met: usize,
    /// Whose invitation has come, or will come when you meet.
    invited: Vec<bool>,
    left: usize,
    /// Weights of the sources, summed up.
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
        // Whom you are going to meet does not invite you before you meet.
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

    /// Somebody of the world already has ties: those come first.
    pub fn own_ties_are_in(&self) -> bool {
        !self.world.you_are_one() || self.met == self.circle.len()
    }

    pub fn everybody_invited(&self) -> bool {
        self.left == 0
    }

    /// The next chance to be invited: by whom, or nobody this time.
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

    /// The next of your circle. The fuller the circle, the more often you meet somebody you know:
    /// it closes like 1 − e^(−t).
    fn meet(&mut self, stream: &mut Stream) -> Option<u32> {
        let known = !self.world.you_are_one()
            && (stream.below(self.circle.len() as u32) as usize) < self.met;
        let next = self.circle.get(self.met).copied().filter(|_| !known)?;
        self.met += 1;
        Some(next)
    }

    /// Looks a few times for somebody who has not invited you yet.
    fn draw(&self, source: Source, stream: &mut Stream) -> Option<u32> {
        let mut people = (0..TRIES).map(|_| self.anybody_of(source, stream));
        people.find(|&person| person.is_some_and(|person| !self.invited[person as usize]))?
    }

    /// Somebody of a source; nobody where it has nobody.
    fn anybody_of(&self, source: Source, stream: &mut Stream) -> Option<u32> {
        let graph = &self.world.graph;
        match source {
            Source::Circle => one_of(&self.circle, stream),
            Source::Fof => one_of(
                graph.neighbours(one_of(&self.circle[..self.met], stream)?),
                stream,
            ),
            Source::Active => one_of(graph.ends(), stream),
            // Nobody comes from a source that is unknown.
            Source::Strangers | Source::Unknown => {
                Some(1 + stream.below(self.world.people() as u32))
            }
        }
    }

    /// Somebody who has not invited you yet, when few are left: the next one after a random person.
    fn anybody_left(&self, stream: &mut Stream) -> Option<u32> {
        let people = self.world.people() as u32;
        let start = stream.below(people);
        (0..people)
            .map(|step| 1 + (start + step) % people)
            .find(|&person| !self.invited[person as usize])
    }
}

fn one_of(people: &[u32], stream: &mut Stream) -> Option<u32> {
    people
        .get(stream.below(people.len() as u32) as usize)
        .copied()
}
