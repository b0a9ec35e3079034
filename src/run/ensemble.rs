//! Many lives of one scenario, each with another seed: they show the part of chance in a single
//! life.

use crate::analysis::quantiles::Samples;
use crate::base::random;
use crate::pipeline::post::Cascade;
use crate::pipeline::scenario::{Scenario, Stage};
use crate::pipeline::world::WorldError;
use crate::run::stages::Run;

/// Number of posts that each life writes at the scenario's moment.
pub const POSTS: u32 = 5;

/// Maximum number of evenly spread numbers of connections at which a life is sampled, in addition
/// to 0 and the number at the moment.
const SAMPLED: usize = 100;

/// The samples of one scenario over all lives so far.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// People within two steps, at each of [`Ensemble::connections`]. The next four fields have the
    /// same places.
    pub reach: Samples,
    /// People of the 2nd degree.
    pub second: Samples,
    /// People of the 3rd degree.
    pub third: Samples,
    /// People whom the connection brought within two steps.
    pub gained: Samples,
    /// Ties of the accepted person to people who were already within two steps.
    pub overlap: Samples,
    /// Viewers of a post at each hop, place 0 for hop 1. Posts are written at the scenario's
    /// moment.
    pub hops: Samples,
    /// All viewers of a post, at place 0.
    pub saw: Samples,
    /// Expected contacts in each month from 0, if the ensemble counts contacts.
    pub contacts: Samples,
}

/// Many lives of one or two scenarios. Each call of [`Ensemble::advance`] runs one life.
pub struct Ensemble {
    run: Run,
    scenarios: Vec<Scenario>,
    lives: u32,
    done: u32,
    contacts: bool,
    connections: Vec<u32>,
    /// The samples of each scenario.
    pub tallies: Vec<Tally>,
    /// Reach of the first scenario minus reach of the second, life by life, at each of
    /// [`Ensemble::connections`].
    pub difference: Samples,
    cascade: Cascade,
}

impl Ensemble {
    /// An ensemble of the scenario of `run`, with the number of lives that the scenario sets
    /// (`lives`). All stages of `run` must be done. Also samples the scenario `against`, if given,
    /// with the same seeds: the two have the same worlds and the same invitations if they have the
    /// same parameters for these (common random numbers). With `contacts`, also counts contacts,
    /// which takes most of the time. Nothing runs yet.
    ///
    /// # Errors
    /// If the world of `against` is rejected: see [`Run::configure`].
    pub fn new(
        run: &Run,
        against: Option<Scenario>,
        contacts: bool,
    ) -> Result<Ensemble, WorldError> {
        let mut own = Run::like(run);
        let scenario = run.scenario();
        let mut scenarios = vec![scenario.clone()];
        if let Some(other) = against {
            own.configure(other.clone())?;
            scenarios.push(other);
        }
        let connections = sampled_connections(run.history().steps(), run.connection());
        Ok(Ensemble {
            lives: scenario.lives,
            run: own,
            tallies: vec![Tally::default(); scenarios.len()],
            scenarios,
            done: 0,
            contacts,
            connections,
            difference: Samples::default(),
            cascade: Cascade::default(),
        })
    }

    /// The total number of lives. O(1).
    pub fn lives(&self) -> u32 {
        self.lives
    }

    /// The numbers of connections at which lives are sampled, in increasing order, from 0. O(1).
    pub fn connections(&self) -> &[u32] {
        &self.connections
    }

    /// The seed that [`Ensemble::advance`] uses for life number `life`, counted from 0. O(1).
    pub fn seed(&self, life: u32) -> u32 {
        random::key(self.scenarios[0].seed, "ensemble", life) as u32
    }

    /// Runs the next life of each scenario. Returns the number of lives so far. Does nothing after
    /// the last. Cost: see [`Ensemble::live`].
    ///
    /// # Errors
    /// If a world is rejected: see [`Run::configure`].
    pub fn advance(&mut self) -> Result<u32, WorldError> {
        if self.done == self.lives {
            return Ok(self.done);
        }
        self.live(self.seed(self.done))?;
        self.done += 1;
        Ok(self.done)
    }

    /// Adds a life with the seed `seed` for each scenario. The number of lives that
    /// [`Ensemble::advance`] counts does not change. The cost is that of a run up to its reach, and
    /// of [`POSTS`] posts; with contacts also that of [`Run::contacts`].
    ///
    /// # Errors
    /// If a world is rejected: see [`Run::configure`].
    pub fn live(&mut self, seed: u32) -> Result<(), WorldError> {
        let mut first = Vec::new();
        for (scenario, tally) in self.scenarios.iter().zip(&mut self.tallies) {
            self.run.configure(Scenario {
                seed,
                ..scenario.clone()
            })?;
            self.run.advance_through(Stage::Reach);
            let reach = tally.add_life(&self.run, &self.connections);
            tally.add_posts(&self.run, &mut self.cascade);
            if self.contacts {
                for (month, &expected) in self.run.contacts().expected.iter().enumerate() {
                    tally.contacts.add(month, &[expected]);
                }
            }
            if first.is_empty() {
                first = reach;
            } else {
                for (place, (one, other)) in first.iter().zip(&reach).enumerate() {
                    self.difference.add(place, &[one - other]);
                }
            }
        }
        Ok(())
    }
}

impl Tally {
    /// Adds the samples of a life. Returns its reach at each number of connections that it has.
    fn add_life(&mut self, run: &Run, connections: &[u32]) -> Vec<f64> {
        let history = run.history();
        let mut reached = Vec::with_capacity(connections.len());
        for (place, &connection) in connections.iter().enumerate() {
            let connection = connection as usize;
            if connection > history.steps() {
                break;
            }
            let [first, second, third] = history.degrees(connection).map(f64::from);
            reached.push(first + second);
            let last = |series: &[u32]| match connection.checked_sub(1) {
                Some(last) => f64::from(series[last]),
                None => 0.0,
            };
            let numbers = [
                (&mut self.reach, first + second),
                (&mut self.second, second),
                (&mut self.third, third),
                (&mut self.gained, last(&history.gained)),
                (&mut self.overlap, last(&history.overlap)),
            ];
            for (series, number) in numbers {
                series.add(place, &[number]);
            }
        }
        reached
    }

    /// Adds the samples of the posts that a life writes at the scenario's moment.
    fn add_posts(&mut self, run: &Run, cascade: &mut Cascade) {
        let mut saw = [0.0; POSTS as usize];
        // A post that ended before a hop has no viewers there.
        let none = [0.0; POSTS as usize];
        let mut hops = vec![none; self.hops.places()];
        for post in 0..POSTS {
            *cascade = run.send(post + 1, std::mem::take(cascade));
            saw[post as usize] = cascade.saw() as f64;
            if hops.len() < cascade.per_hop.len() {
                hops.resize(cascade.per_hop.len(), none);
            }
            for (hop, &viewers) in hops.iter_mut().zip(&cascade.per_hop) {
                hop[post as usize] = f64::from(viewers);
            }
        }
        for (hop, viewers) in hops.iter().enumerate() {
            while self.hops.lives(hop) < self.saw.lives(0) {
                self.hops.add(hop, &none);
            }
            self.hops.add(hop, viewers);
        }
        self.saw.add(0, &saw);
    }
}

/// Numbers of connections, evenly spread from 0 to the last, and that of the moment.
fn sampled_connections(steps: usize, moment: usize) -> Vec<u32> {
    let count = SAMPLED.min(steps);
    let mut places: Vec<u32> = (0..=count)
        .map(|place| (place * steps / count.max(1)) as u32)
        .collect();
    places.push(moment as u32);
    places.sort_unstable();
    places.dedup();
    places
}
