//! Many lives of one scenario, each with another seed: they show the part of chance in a single
//! life.

use crate::analysis::contacts::Writing;
use crate::analysis::quantiles::Samples;
use crate::base::random;
use crate::pipeline::post::Cascade;
use crate::pipeline::scenario::{Scenario, Stage};
use crate::pipeline::world::WorldError;
use crate::run::memory_budget;
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

/// The samples of one life of one scenario.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Life {
    /// At each of [`Ensemble::connections`] that the life has: people within two steps, of the 2nd
    /// and of the 3rd degree; people whom the connection gained, and its overlap.
    counts: Vec<[f64; 5]>,
    /// Viewers of each post at each hop.
    hops: Vec<[f64; POSTS as usize]>,
    /// All viewers of each post.
    saw: [f64; POSTS as usize],
    /// Expected contacts in each month, if they are counted.
    contacts: Vec<f64>,
}

/// The share of a life's work that its stages are, if contacts are counted. A guess, for progress.
const STAGES_SHARE: f64 = 0.1;

/// A life that [`Ensemble::work`] has begun.
struct Begun {
    seed: u32,
    /// The samples of the scenarios that are complete.
    lives: Vec<Life>,
    /// Whether the run has the next scenario.
    configured: bool,
    /// The next scenario, while its contacts are counted.
    writing: Option<(Life, Writing)>,
}

/// Many lives of one or two scenarios. Each call of [`Ensemble::advance`] runs one life.
///
/// Several ensembles can share the work: each computes some lives ([`Ensemble::work`],
/// [`Ensemble::take`]), and one adds all lives in the order of their numbers ([`Ensemble::add`]).
/// Its samples are then the same, bit for bit, as those of one ensemble that ran all lives.
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
    begun: Option<Begun>,
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
        let connections = sampled_connections(run.history().steps(), run.connection());
        Ensemble::part(run, against, contacts, connections)
    }

    /// An ensemble that computes some of the lives of another: `connections` are those of the
    /// other, the rest is as in [`Ensemble::new`]. The stages of `run` need not be done.
    ///
    /// # Errors
    /// If the world of `against` is rejected: see [`Run::configure`].
    pub fn part(
        run: &Run,
        against: Option<Scenario>,
        contacts: bool,
        connections: Vec<u32>,
    ) -> Result<Ensemble, WorldError> {
        let mut own = Run::like(run);
        let scenario = run.scenario();
        let mut scenarios = vec![scenario.clone()];
        if let Some(other) = against {
            own.configure(other.clone())?;
            scenarios.push(other);
        }
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
            begun: None,
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

    /// The number of workers, from 1 to `cores`, whose worlds fit into memory together: see
    /// [`memory_budget::workers`].
    pub fn workers(&self, cores: u32) -> u32 {
        let number = |scenario| {
            memory_budget::workers(scenario, self.run.file(), self.run.memory_limit(), cores)
        };
        self.scenarios.iter().map(number).min().unwrap_or(1)
    }

    /// Adds a life with the seed `seed` for each scenario. The number of lives that
    /// [`Ensemble::advance`] counts does not change. The cost is that of a run up to its reach, and
    /// of [`POSTS`] posts; with contacts also that of [`Run::contacts`].
    ///
    /// # Errors
    /// If a world is rejected: see [`Run::configure`].
    pub fn live(&mut self, seed: u32) -> Result<(), WorldError> {
        while self.work(seed)? < 1.0 {}
        let lives = self.take();
        self.add(&lives);
        Ok(())
    }

    /// Does the next part of the life with the seed `seed`, so that a caller can show progress or
    /// stop: a stage, the posts of the moment, or a post that brings contacts. Returns the share
    /// that is done, from 0 to 1. At 1, [`Ensemble::take`] returns the life. Another seed than in
    /// the last call begins another life. Cost: that of the part.
    ///
    /// # Errors
    /// If a world is rejected: see [`Run::configure`].
    pub fn work(&mut self, seed: u32) -> Result<f64, WorldError> {
        let mut begun = match self.begun.take() {
            Some(begun) if begun.seed == seed && begun.lives.len() < self.scenarios.len() => begun,
            _ => Begun {
                seed,
                lives: Vec::new(),
                configured: false,
                writing: None,
            },
        };
        let share = self.work_on(&mut begun)?;
        let share = (begun.lives.len() as f64 + share) / self.scenarios.len() as f64;
        self.begun = Some(begun);
        Ok(share)
    }

    /// Does the next part. Returns the share of the scenario in progress; 0 if it is complete.
    fn work_on(&mut self, begun: &mut Begun) -> Result<f64, WorldError> {
        let stages = if self.contacts { STAGES_SHARE } else { 1.0 };
        if !begun.configured {
            self.run.configure(Scenario {
                seed: begun.seed,
                ..self.scenarios[begun.lives.len()].clone()
            })?;
            begun.configured = true;
        }
        if let Some((mut life, mut writing)) = begun.writing.take() {
            let posts = writing.posts();
            let written = writing.advance(self.run.world(), self.run.growth());
            if written < posts {
                begun.writing = Some((life, writing));
                return Ok(stages + (1.0 - stages) * f64::from(written) / f64::from(posts));
            }
            life.contacts = writing.contacts.expected;
            begun.end(life);
        } else if let Some(stage) = self.run.advance_up_to(Stage::Reach) {
            // There are three stages, and then the posts of the moment.
            return Ok(stages * (stage as u32 + 1) as f64 / 4.0);
        } else {
            let life = Life::new(&self.run, &self.connections, &mut self.cascade);
            if self.contacts {
                let (world, growth) = (self.run.world(), self.run.growth());
                let writing = Writing::new(world, growth, self.run.scenario());
                begun.writing = Some((life, writing));
                return Ok(stages);
            }
            begun.end(life);
        }
        Ok(0.0)
    }

    /// The life that [`Ensemble::work`] has completed, one element a scenario; empty if it has not.
    pub fn take(&mut self) -> Vec<Life> {
        let complete = |begun: &mut Begun| begun.lives.len() == self.scenarios.len();
        let begun = self.begun.take_if(complete);
        begun.map_or(Vec::new(), |begun| begun.lives)
    }

    /// Adds the samples of a life, one element a scenario. O(samples).
    pub fn add(&mut self, lives: &[Life]) {
        for (tally, life) in self.tallies.iter_mut().zip(lives) {
            tally.add(life);
        }
        if let [one, other] = lives {
            let pairs = one.counts.iter().zip(&other.counts);
            for (place, ([one, ..], [other, ..])) in pairs.enumerate() {
                self.difference.add(place, &[one - other]);
            }
        }
    }
}

impl Begun {
    fn end(&mut self, life: Life) {
        self.lives.push(life);
        self.configured = false;
    }
}

impl Life {
    /// The samples of a run whose reach is known, and of the posts that it writes at the
    /// scenario's moment. Without contacts.
    fn new(run: &Run, connections: &[u32], cascade: &mut Cascade) -> Life {
        let history = run.history();
        let mut life = Life::default();
        for &connection in connections {
            let connection = connection as usize;
            if connection > history.steps() {
                break;
            }
            let [first, second, third] = history.degrees(connection).map(f64::from);
            let last = |series: &[u32]| match connection.checked_sub(1) {
                Some(last) => f64::from(series[last]),
                None => 0.0,
            };
            let [gained, overlap] = [last(&history.gained), last(&history.overlap)];
            life.counts
                .push([first + second, second, third, gained, overlap]);
        }
        for post in 0..POSTS {
            *cascade = run.send(post + 1, std::mem::take(cascade));
            life.saw[post as usize] = cascade.saw() as f64;
            if life.hops.len() < cascade.per_hop.len() {
                life.hops
                    .resize(cascade.per_hop.len(), [0.0; POSTS as usize]);
            }
            for (hop, &viewers) in life.hops.iter_mut().zip(&cascade.per_hop) {
                hop[post as usize] = f64::from(viewers);
            }
        }
        life
    }

    /// The samples of a life as numbers, to pass them to another worker: for each scenario the
    /// lengths of `counts`, `hops` and `contacts`, and then these, and `saw`. O(samples).
    pub fn pack(lives: &[Life]) -> Vec<f64> {
        let mut packed = Vec::new();
        for life in lives {
            let lengths = [life.counts.len(), life.hops.len(), life.contacts.len()];
            packed.extend(lengths.map(|length| length as f64));
            packed.extend_from_slice(life.counts.as_flattened());
            packed.extend_from_slice(life.hops.as_flattened());
            packed.extend_from_slice(&life.contacts);
            packed.extend_from_slice(&life.saw);
        }
        packed
    }

    /// The samples of a life from what [`Life::pack`] returned; `None` for other numbers. O(samples).
    pub fn unpack(mut packed: &[f64]) -> Option<Vec<Life>> {
        let mut lives = Vec::new();
        while !packed.is_empty() {
            let mut take = |length: usize| packed.split_off(..length);
            let [counts, hops, contacts] = take(3)?.try_into().ok()?;
            let [counts, hops] = [counts * 5.0, hops * f64::from(POSTS)];
            lives.push(Life {
                counts: take(counts as usize)?.as_chunks().0.to_vec(),
                hops: take(hops as usize)?.as_chunks().0.to_vec(),
                contacts: take(contacts as usize)?.to_vec(),
                saw: take(POSTS as usize)?.try_into().ok()?,
            });
        }
        Some(lives)
    }
}

impl Tally {
    /// Adds the samples of a life.
    fn add(&mut self, life: &Life) {
        for (place, counts) in life.counts.iter().enumerate() {
            let all = [
                &mut self.reach,
                &mut self.second,
                &mut self.third,
                &mut self.gained,
                &mut self.overlap,
            ];
            for (series, &number) in all.into_iter().zip(counts) {
                series.add(place, &[number]);
            }
        }
        // A post that ended before a hop has no viewers there.
        let none = [0.0; POSTS as usize];
        for hop in 0..self.hops.places().max(life.hops.len()) {
            while self.hops.lives(hop) < self.saw.lives(0) {
                self.hops.add(hop, &none);
            }
            self.hops.add(hop, life.hops.get(hop).unwrap_or(&none));
        }
        self.saw.add(0, &life.saw);
        for (month, &expected) in life.contacts.iter().enumerate() {
            self.contacts.add(month, &[expected]);
        }
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
