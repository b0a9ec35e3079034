//! The same life in worlds of several sizes: how far its curve of reach is straight, and how much
//! of the world it has reached where it bends.

use crate::analysis::ego::Parts;
use crate::pipeline::scenario::{Amount, Answers, Scenario, Stage, WorldModel};
use crate::pipeline::world::WorldError;
use crate::run::stages::Run;

/// The sizes to compare, in people besides you.
pub const SIZES: [u32; 4] = [2_000, 20_000, 200_000, 1_000_000];

/// The largest number of connections to compare.
pub const CONNECTIONS: u32 = 10_000;

/// Numbers of connections at which a life is read, in each tenfold.
const PER_TENFOLD: u32 = 20;

/// The smallest number of connections at which the slope is judged.
const FIRST: u32 = 10;

/// A curve counts as straight while reach grows by at least this power of the number of
/// connections. At 1 it grows in proportion.
pub const LEAST_SLOPE: f64 = 0.9;

/// Reach along a life in a world of one size.
#[derive(Clone, Debug, PartialEq)]
pub struct AtSize {
    /// People besides you.
    pub people: u32,
    /// The numbers of connections at which the life is read, increasing, from 1. About 20 in each
    /// tenfold. Empty for a life without connections.
    pub connections: Vec<u32>,
    /// At each of them, what the reach is made of.
    pub parts: Vec<Parts>,
}

impl AtSize {
    fn new(run: &Run) -> AtSize {
        let connections = spread_connections(run.history().steps() as u32);
        let parts = run.keep().parts(&run.history().reach());
        AtSize {
            people: run.world().people() as u32,
            parts: connections.iter().map(|&at| parts[at as usize]).collect(),
            connections,
        }
    }

    /// For each whole tenfold of connections (1 to 10, 10 to 100, …) d ln reach / d ln connections:
    /// 1 if ten times the connections reach ten times the people. O(1) for each.
    pub fn slopes(&self) -> Vec<f64> {
        (0..)
            .map_while(|tenfold| {
                self.slope(10u32.checked_pow(tenfold)?, 10u32.checked_pow(tenfold + 1)?)
            })
            .collect()
    }

    fn slope(&self, from: u32, to: u32) -> Option<f64> {
        let reach = |at| {
            let index = self.connections.binary_search(&at).ok()?;
            Some(self.parts[index].reach as f64)
        };
        Some(libm::log(reach(to)? / reach(from)?) / libm::log(f64::from(to) / f64::from(from)))
    }

    /// How far the curve is straight: up to the last place at which reach grows by at least the power
    /// [`LEAST_SLOPE`] of the connections, between half as many and twice as many. O(places).
    pub fn straight(&self) -> Straight {
        let near = |wanted: u32| self.connections.partition_point(|&at| at < wanted);
        let grows = |place: &usize| {
            let at = self.connections[*place];
            let [low, high] = [near(at / 2), near(2 * at)];
            let [few, many] = [low, high].map(|place| self.parts[place].reach as f64);
            let ratio = f64::from(self.connections[high]) / f64::from(self.connections[low]);
            libm::log(many / few) >= LEAST_SLOPE * libm::log(ratio)
        };
        let last = self.connections.last().map_or(0, |last| last / 2);
        let end = self.connections.partition_point(|&at| at <= last);
        if end <= near(FIRST) {
            return Straight::TooShort;
        }
        match (near(FIRST)..end).rev().find(grows) {
            None => Straight::Before(FIRST),
            Some(place) if place + 1 == end => Straight::ToTheEnd,
            Some(place) => Straight::UpTo(place),
        }
    }
}

/// How far a curve of reach is straight: see [`AtSize::straight`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Straight {
    /// The life has fewer than 20 connections.
    TooShort,
    /// It bends before this number of connections.
    Before(u32),
    /// Up to this index of [`AtSize::connections`].
    UpTo(usize),
    /// As far as can be told, which is to half of the life's connections.
    ToTheEnd,
}

/// The numbers of connections, from 1 to the last: about [`PER_TENFOLD`] in each tenfold, the powers of ten among them.
fn spread_connections(last: u32) -> Vec<u32> {
    let at = |place: u32| {
        let tenfold = 10u32.pow(place / PER_TENFOLD);
        let within = f64::from(place % PER_TENFOLD) / f64::from(PER_TENFOLD);
        libm::round(f64::from(tenfold) * libm::exp(within * std::f64::consts::LN_10)) as u32
    };
    let mut connections: Vec<u32> = (0..).map(at).take_while(|&at| at < last).collect();
    connections.extend((last > 0).then_some(last));
    connections.dedup();
    connections
}

/// The life of one scenario in worlds of each of [`SIZES`] and of its own size, or in the world of a file.
pub struct Sizes {
    run: Run,
    waiting: Vec<Scenario>,
}

impl Sizes {
    /// The life of `run`, with at most [`CONNECTIONS`] connections. `run`'s file is shared. Nothing runs yet.
    pub fn new(run: &Run) -> Sizes {
        let scenario = run.scenario();
        let of = |people: u32| Scenario {
            people,
            connections: Amount::Of(CONNECTIONS.min(people)),
            you: String::new(),
            answers: Answers::default(),
            post: 0,
            ..scenario.clone()
        };
        let is_file_used = run.file().is_some()
            && matches!(scenario.world, WorldModel::File | WorldModel::Configuration);
        let waiting = if is_file_used {
            let connections = Amount::Of(CONNECTIONS);
            vec![Scenario {
                connections,
                ..scenario.clone()
            }]
        } else {
            let mut sizes = SIZES.to_vec();
            if !sizes.contains(&scenario.people) {
                sizes.push(scenario.people);
                sizes.sort_unstable();
            }
            sizes.into_iter().rev().map(of).collect()
        };
        Sizes {
            run: Run::like(run),
            waiting,
        }
    }

    /// The number of sizes that are left. O(1).
    pub fn left(&self) -> usize {
        self.waiting.len()
    }

    /// People besides you at the next size; `None` after the last. O(1).
    pub fn next_people(&self) -> Option<u32> {
        Some(self.waiting.last()?.people)
    }

    /// The next size, from the smallest; `None` after the last. The cost is that of a run up to its
    /// reach, and of [`Run::keep`].
    ///
    /// # Errors
    /// If the world of that size is rejected: see [`Run::configure`]. The next call goes on with the next size.
    pub fn advance(&mut self) -> Option<Result<AtSize, WorldError>> {
        let scenario = self.waiting.pop()?;
        let run = &mut self.run;
        Some(run.configure(scenario).map(|()| {
            run.advance_through(Stage::Reach);
            AtSize::new(run)
        }))
    }
}
