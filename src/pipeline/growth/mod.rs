//! The invitations of a life in order, and which of them are accepted.
//!
//! Who invites you, when and why follows from the world and the seed alone, never from what you
//! accepted: two strategies meet the same invitations (common random numbers). That is possible
//! because every strategy accepts the circle, and friends of friends are friends of the circle.
//!
//! Invitations that are answered by hand ([`Scenario::answers`]) are accepted first, in the order of the
//! answers; then the strategy goes on with all that have come. So a life has the same connections in the
//! end, whatever is accepted first, and stands in the same places.
//!
//! A list of your own connections is no such life: everybody in it comes in its order and its months.
//!
//! With `feedback`, being seen brings chances to be invited: then who invites you and why, in order,
//! is still the same for every strategy, but the more connections you have, the sooner each comes.

mod by_hand;
mod dated;

use crate::base::progress::Progress;
use crate::base::random::Stream;
use crate::pipeline::scenario::{Amount, Scenario, Source, Strategy, WHOLE};
use crate::pipeline::world::World;

/// How often a chance to be invited looks for somebody who has not invited you yet.
const TRIES: usize = 16;

/// How many chances in a row may bring nothing that is accepted, past the last month, before the
/// life ends: the sources that the strategy accepts have dried up. With feedback, how many may bring
/// no invitation at all: as many connections as there are people would bring chances without end.
const IDLE: usize = 10_000;

/// Somebody asks to be connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Who sends it. Nobody sends two.
    pub person: u32,
    /// Where it comes from.
    pub source: Source,
    /// The month, from 0.
    pub month: u32,
}

/// A connection: an invitation that was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connection {
    /// Which invitation, as a place in [`Growth::invitations`].
    pub invitation: u32,
    /// The month in which it was accepted, from 0.
    pub month: u32,
}

/// A life: everybody who invites you, and whom you accept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Growth {
    /// In the order in which they arrive.
    pub invitations: Vec<Invitation>,
    /// In the order in which they are accepted.
    pub connections: Vec<Connection>,
    /// How many of the connections belong to the months of the scenario (or were there before).
    pub within_months: usize,
    /// How many connections the life went on for past its months; 0 if it did not.
    pub beyond_months: u32,
    /// The invitations that wait, as places in `invitations`, at the end.
    pub waiting: Vec<u32>,
}

impl Growth {
    /// Lives a life in a world. O(invitations) expected, and O(ties of the circle).
    ///
    /// It goes on for the months of the scenario, and then until there are as many connections as
    /// it asks for or nobody is left whose invitation is accepted.
    ///
    /// Chances to be invited come at the rate `invitations` + `feedback` · connections a month. Where
    /// everybody who has a chance invites and is accepted, k connections grow like dk/dt = i + λk:
    /// k = (i/λ)(e^(λt) − 1), exponentially in time, until there are few people left.
    pub fn new(world: &World, scenario: &Scenario) -> Growth {
        Progress::unheard(|progress| Growth::live(world, scenario, progress))
    }

    pub(crate) fn live(world: &World, scenario: &Scenario, progress: &mut Progress) -> Growth {
        if WHOLE && let Some(dated) = world.dated() {
            return Growth::of_list(dated, scenario);
        }
        let wanted = match scenario.connections {
            Amount::Of(connections) => connections as usize,
            Amount::Word => world.your_ties.len(),
        };
        let mut stream = Stream::new(scenario.seed, "growth");
        let mut senders = Senders::new(world, scenario, &mut stream);
        let mut life = Life {
            growth: Growth::default(),
            accepts: scenario.strategy,
        };
        let mut switch = scenario.switch.or(u32::MAX);
        let mut idle = 0;
        let mut silent = 0;
        let mut time = 0.0;
        progress.begin(100);
        for slot in 0u64.. {
            if scenario.feedback == 0.0 {
                // Not summed up: the sum would round otherwise.
                time = slot as f64 / scenario.invitations;
            }
            let month = time as u32;
            progress.is_at(life.growth.invitations.len(), world.people());
            if month >= switch {
                life.switch(switch, scenario);
                switch = u32::MAX;
            }
            let past_the_months = month >= scenario.months && senders.own_ties_are_in();
            let enough = past_the_months && life.growth.connections.len() >= wanted;
            let dry =
                (past_the_months && idle >= IDLE) || (scenario.feedback > 0.0 && silent >= IDLE);
            if enough || senders.everybody_invited() || dry {
                break;
            }
            let before = life.growth.connections.len();
            silent += 1;
            if let Some((person, source)) = senders.next(&mut stream) {
                life.receive(Invitation {
                    person,
                    source,
                    month,
                });
                silent = 0;
            }
            let connections = life.growth.connections.len();
            idle = if connections > before { 0 } else { idle + 1 };
            time += 1.0 / (scenario.invitations + scenario.feedback * connections as f64);
        }
        if switch < scenario.months {
            life.switch(switch, scenario);
        }
        let mut growth = life.growth;
        if WHOLE && !scenario.answers.is_empty() {
            growth.answer(&scenario.answers, world.your_ties.len());
        }
        let within = growth
            .connections
            .iter()
            .take_while(|connection| connection.month < scenario.months)
            .count();
        growth.within_months = within.max(world.your_ties.len().min(growth.connections.len()));
        growth.beyond_months = growth.beyond_months(scenario);
        growth
    }

    /// How many connections a scenario that differs from this life's in nothing else would make it
    /// go on for past its months.
    pub fn beyond_months(&self, scenario: &Scenario) -> u32 {
        match scenario.connections {
            Amount::Of(connections) if connections as usize > self.within_months => connections,
            _ => 0,
        }
    }

    /// Who was accepted, in order.
    pub fn people(&self) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.connections
            .iter()
            .map(|connection| self.invitations[connection.invitation as usize].person)
    }

    /// The connection that the scenario's moment stands at: as many as it asks for, or as there are.
    pub fn moment(&self, world: &World, scenario: &Scenario) -> usize {
        let all = if world.you_are_one() {
            world.your_ties.len()
        } else {
            self.within_months
        };
        match scenario.connections {
            Amount::Of(connections) => (connections as usize).min(self.connections.len()),
            Amount::Word => all.min(self.connections.len()),
        }
    }
}

/// Whether somebody with this strategy accepts invitations from this source.
pub fn accepts(strategy: Strategy, source: Source) -> bool {
    match strategy {
        Strategy::Met => source == Source::Circle,
        Strategy::Fof => matches!(source, Source::Circle | Source::Fof),
        Strategy::Everyone => true,
    }
}

/// A life under way.
struct Life {
    growth: Growth,
    accepts: Strategy,
}

impl Life {
    fn receive(&mut self, invitation: Invitation) {
        let number = self.growth.invitations.len() as u32;
        self.growth.invitations.push(invitation);
        if accepts(self.accepts, invitation.source) {
            self.growth.connections.push(Connection {
                invitation: number,
                month: invitation.month,
            });
        } else {
            self.growth.waiting.push(number);
        }
    }

    fn switch(&mut self, month: u32, scenario: &Scenario) {
        self.accepts = scenario.then;
        if scenario.backlog {
            let Growth {
                invitations,
                connections,
                waiting,
                ..
            } = &mut self.growth;
            waiting.retain(|&invitation| {
                let accepted = accepts(scenario.then, invitations[invitation as usize].source);
                if accepted {
                    connections.push(Connection { invitation, month });
                }
                !accepted
            });
        }
    }
}

/// Everybody who may invite you, and who has.
struct Senders<'a> {
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
    fn new(world: &'a World, scenario: &Scenario, stream: &mut Stream) -> Senders<'a> {
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
    fn own_ties_are_in(&self) -> bool {
        !self.world.you_are_one() || self.met == self.circle.len()
    }

    fn everybody_invited(&self) -> bool {
        self.left == 0
    }

    /// The next chance to be invited: by whom, or nobody this time.
    fn next(&mut self, stream: &mut Stream) -> Option<(u32, Source)> {
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

/// The people you meet, in order: from somebody drawn at random outwards over ties, a whole
/// community before the next, so that most of them know one another.
fn circle(world: &World, size: usize, stream: &mut Stream) -> Vec<u32> {
    let size = size.min(world.people());
    let mut met = Vec::with_capacity(size);
    let mut known = vec![false; world.graph.people()];
    // Those within the home community, and those met through them but living elsewhere.
    let (mut near, mut far) = (Vec::new(), Vec::new());
    let (mut next_near, mut next_far) = (0, 0);
    let mut home = 0;
    while met.len() < size {
        let person = if next_near < near.len() {
            next_near += 1;
            near[next_near - 1]
        } else if next_far < far.len() {
            // Through somebody from elsewhere you meet their community too.
            next_far += 1;
            home = world.community[far[next_far - 1] as usize];
            far[next_far - 1]
        } else {
            let start = 1 + stream.below(world.people() as u32);
            let mut onwards = (0..world.people() as u32)
                .map(|step| 1 + (start - 1 + step) % world.people() as u32);
            // Fewer than all people are met, so somebody is left.
            let Some(person) = onwards.find(|&person| !known[person as usize]) else {
                break;
            };
            known[person as usize] = true;
            home = world.community[person as usize];
            person
        };
        met.push(person);
        let first_new = (near.len(), far.len());
        for &other in world.graph.neighbours(person) {
            if !std::mem::replace(&mut known[other as usize], true) {
                if world.community[other as usize] == home {
                    &mut near
                } else {
                    &mut far
                }
                .push(other);
            }
        }
        stream.shuffle(&mut near[first_new.0..]);
        stream.shuffle(&mut far[first_new.1..]);
    }
    met
}
