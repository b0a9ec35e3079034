//! The same scenario with many seeds: how much of what one life shows is chance.

use crate::base::random;
use crate::pipeline::post::Cascade;
use crate::pipeline::scenario::{Scenario, Stage};
use crate::pipeline::world::WorldError;
use crate::run::Run;

/// How many posts each life writes at the scenario's moment.
pub const POSTS: u32 = 5;

/// At how many connections the series of a life are read, at most, besides the moment's.
const PLACES: usize = 100;

/// The quantiles of a band.
const QUANTILES: [f64; 3] = [0.05, 0.5, 0.95];

/// One number a life (or several), at each place of a series.
#[derive(Clone, Debug, Default)]
pub struct Series {
    places: Vec<Place>,
}

#[derive(Clone, Debug, Default)]
struct Place {
    /// Every number.
    all: Vec<f64>,
    /// The mean of each life's numbers: lives are independent, the posts of one life are not.
    lives: Vec<f64>,
}

/// What lies between, place by place. A place that no life got to has NaN.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    /// The 5 % quantile.
    pub low: Vec<f64>,
    /// The median.
    pub median: Vec<f64>,
    /// The 95 % quantile.
    pub high: Vec<f64>,
    /// The mean.
    pub mean: Vec<f64>,
    /// The Monte-Carlo error: the standard error of that mean, over lives.
    pub error: Vec<f64>,
    /// How many lives got there.
    pub count: Vec<u32>,
}

impl Series {
    /// Writes down one life's numbers at a place.
    #[inline(never)]
    pub fn add(&mut self, place: usize, numbers: &[f64]) {
        if self.places.len() <= place {
            self.places.resize(place + 1, Place::default());
        }
        let Place { all, lives } = &mut self.places[place];
        all.extend_from_slice(numbers);
        lives.push(numbers.iter().sum::<f64>() / numbers.len() as f64);
    }

    /// The numbers at a place, in the order in which they were added: one per life, or [`POSTS`] per life. Empty at a
    /// place that no life reached. O(1).
    pub fn numbers(&self, place: usize) -> &[f64] {
        self.places.get(place).map_or(&[], |place| &place.all)
    }

    /// The number of places that a life reached. O(1).
    pub fn places(&self) -> usize {
        self.places.len()
    }

    /// How many lives have a number at a place.
    fn lives(&self, place: usize) -> usize {
        self.places.get(place).map_or(0, |place| place.lives.len())
    }

    /// The share of lives with a number above 0 at a place.
    pub fn above(&self, place: usize) -> f64 {
        let above = |place: &Place| place.lives.iter().filter(|&&number| number > 0.0).count();
        self.places.get(place).map_or(0, above) as f64 / self.lives(place) as f64
    }

    /// The quantiles by linear interpolation between order statistics (Hyndman, Fan 1996, type 7).
    pub fn band(&self) -> Band {
        let mut band = Band::default();
        for Place { all, lives } in &self.places {
            let mut sorted = all.clone();
            sorted.sort_unstable_by(f64::total_cmp);
            let [low, median, high] = QUANTILES.map(|share| quantile(&sorted, share));
            let count = lives.len() as f64;
            let mean = lives.iter().sum::<f64>() / count;
            let squares: f64 = lives.iter().map(|life| (life - mean) * (life - mean)).sum();
            band.low.push(low);
            band.median.push(median);
            band.high.push(high);
            band.mean.push(mean);
            // Of a single life nothing can be said.
            band.error.push((squares / (count - 1.0) / count).sqrt());
            band.count.push(lives.len() as u32);
        }
        band
    }
}

/// NaN of nothing.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let place = share * last as f64;
    let below = place as usize;
    let above = (below + 1).min(last);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}

/// The series of one scenario over all lives so far.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// People within two steps, at each of [`Ensemble::connections`]; so are the next four.
    pub reach: Series,
    /// People of the 2nd degree.
    pub second: Series,
    /// People of the 3rd degree.
    pub third: Series,
    /// People the connection brought within two steps.
    pub gained: Series,
    /// Ties of the connection's that led to people reached already.
    pub overlap: Series,
    /// Viewers of a post at each hop, from the first; written at the scenario's moment.
    pub hops: Series,
    /// Viewers of a post, in all: one place.
    pub saw: Series,
    /// Contacts to be expected in each month, if they were asked for.
    pub contacts: Series,
}

/// Lives under way, one a call: see [`Ensemble::advance`].
pub struct Ensemble {
    run: Run,
    scenarios: Vec<Scenario>,
    lives: u32,
    done: u32,
    contacts: bool,
    connections: Vec<u32>,
    /// The series of each scenario.
    pub tallies: Vec<Tally>,
    /// Reach of the first scenario less that of the second, life by life, at each of the connections.
    pub difference: Series,
    cascade: Cascade,
}

impl Ensemble {
    /// As many lives as the run's scenario asks for, and with `against` of another scenario too, each
    /// in the same world and with the same invitations where the two agree on those (common random
    /// numbers). With `contacts` their contacts are counted too, which takes longest. Nothing has run
    /// yet.
    ///
    /// # Errors
    /// If the world of the other scenario is refused.
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
        let connections = places(run.history().steps(), run.connection());
        Ok(Ensemble {
            lives: scenario.lives,
            run: own,
            tallies: vec![Tally::default(); scenarios.len()],
            scenarios,
            done: 0,
            contacts,
            connections,
            difference: Series::default(),
            cascade: Cascade::default(),
        })
    }

    /// How many lives are to be lived.
    pub fn lives(&self) -> u32 {
        self.lives
    }

    /// The numbers of connections at which the series are read, in increasing order.
    pub fn connections(&self) -> &[u32] {
        &self.connections
    }

    /// The seed that [`Ensemble::advance`] uses for life number `life`, counted from 0. O(1).
    pub fn seed(&self, life: u32) -> u32 {
        random::key(self.scenarios[0].seed, "ensemble", life) as u32
    }

    /// Lives one more life with each scenario; how many there have been.
    ///
    /// # Errors
    /// If a world is refused.
    pub fn advance(&mut self) -> Result<u32, WorldError> {
        if self.done == self.lives {
            return Ok(self.done);
        }
        self.live(self.seed(self.done))?;
        self.done += 1;
        Ok(self.done)
    }

    /// Adds a life with any seed, for each scenario. The count of [`Ensemble::advance`] does not change. The cost is that
    /// of a run up to its reach, and of [`POSTS`] posts.
    ///
    /// # Errors
    /// If a world is refused.
    pub fn live(&mut self, seed: u32) -> Result<(), WorldError> {
        let mut first = Vec::new();
        for (scenario, tally) in self.scenarios.iter().zip(&mut self.tallies) {
            self.run.configure(Scenario {
                seed,
                ..scenario.clone()
            })?;
            self.run.advance_through(Stage::Reach);
            let reach = tally.life(&self.run, &self.connections);
            tally.posts(&self.run, &mut self.cascade);
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
    /// Writes down a life, and gives its reach at the places it got to.
    fn life(&mut self, run: &Run, connections: &[u32]) -> Vec<f64> {
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

    /// Writes at the scenario's moment.
    fn posts(&mut self, run: &Run, cascade: &mut Cascade) {
        let mut saw = [0.0; POSTS as usize];
        // A post that ended before a hop had no viewers there.
        let none = [0.0; POSTS as usize];
        let mut hops = vec![none; self.hops.places.len()];
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

/// Evenly spread from 0 to the last connection, with the moment's among them.
fn places(steps: usize, moment: usize) -> Vec<u32> {
    let count = PLACES.min(steps);
    let mut places: Vec<u32> = (0..=count)
        .map(|place| (place * steps / count.max(1)) as u32)
        .collect();
    places.push(moment as u32);
    places.sort_unstable();
    places.dedup();
    places
}
