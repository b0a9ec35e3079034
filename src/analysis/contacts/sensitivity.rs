//! The sensitivity of a claim about contacts to its assumptions: each assumption in turn is
//! changed.

use std::rc::Rc;

use super::monthly::Contacts;
use crate::io::import::EdgeList;
use crate::pipeline::growth::Growth;
use crate::pipeline::scenario::{Feed, Scenario, Strategy, Writers};
use crate::pipeline::world::World;

/// The claim under test, as a query string: five years of accepting only people you met, then
/// everybody, including all who waited; then more contacts in six months than in those five years.
///
/// Its assumptions: an invitation about every three days, of which one in five comes from the
/// circle (so that not all 100 people are met after five years); and more invitations with more
/// connections. All other parameters have their defaults. That the claim holds in this scenario is
/// no evidence for any of these assumptions: see [`Sensitivity`].
pub const CLAIM: &str =
    "strategy=met&people=4000&switch=60&months=72&invitations=10&met=15&feedback=0.05";

/// A change of one assumption.
#[derive(Clone, Copy, Debug)]
pub struct Assumption {
    /// The name of the change, which is the key of its text on the page; `claim` for no change.
    pub name: &'static str,
    /// Changes the claim's scenario.
    pub change: fn(&mut Scenario),
}

/// The result of one changed assumption: means over several seeds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Row {
    /// The name of the change: see [`Assumption::name`].
    pub name: &'static str,
    /// Expected contacts in all months before the switch: mean and standard error over seeds.
    pub before: [f64; 2],
    /// Expected contacts in the few months from the switch on: mean and standard error over seeds.
    pub after: [f64; 2],
    /// The mean of `after` divided by the mean of `before`, and its standard error; both 0 if there
    /// are no contacts before.
    pub ratio: [f64; 2],
    /// Whether the ratio is above 1; `None` if it differs from 1 by at most two standard errors.
    /// With one seed the error is 0. `Some(false)` if there are no contacts before.
    pub holds: Option<bool>,
}

/// The rows of a claim: one for the claim and one for each changed assumption.
/// [`Sensitivity::advance`] computes one row a call, and [`Sensitivity::work`] one seed of a row, so
/// that a caller can show progress or stop.
pub struct Sensitivity {
    claim: Scenario,
    file: Option<Rc<EdgeList>>,
    seeds: u32,
    /// Contacts before and after the switch, with each seed of the next row so far.
    pairs: Vec<[f64; 2]>,
    /// The rows so far, in the order of [`Sensitivity::ASSUMPTIONS`].
    pub rows: Vec<Row>,
}

impl Sensitivity {
    /// The unchanged claim, and then each change: whom you accept after the switch, the
    /// invitations, the people who write, and the posts.
    pub const ASSUMPTIONS: &[Assumption] = &[
        assumption("claim", |_| {}),
        assumption("no-switch", |s| s.then = s.strategy),
        assumption("then-fof", |s| s.then = Strategy::Fof),
        assumption("no-backlog", |s| s.backlog = false),
        assumption("half-invitations", |s| s.invitations /= 2.0),
        assumption("circle-faster", |s| s.met *= 3.0),
        assumption("no-feedback", |s| s.feedback = 0.0),
        assumption("no-hubs", |s| {
            s.strangers += s.active;
            s.active = 0.0;
        }),
        assumption("anybody-writes", |s| s.writers = Writers::Anybody),
        assumption("close-write", |s| s.writers = Writers::Close),
        assumption("no-reshares", |s| s.reshare = 0.0),
        assumption("half-see", |s| s.see /= 2.0),
        assumption("half-posts", |s| s.posts /= 2.0),
        assumption("no-reserve", |s| s.cold = 0.0),
        assumption("full-reserve", |s| s.cold = 1.0),
        assumption("shared-feed", |s| s.feed = Feed::Shared),
    ];

    /// The sensitivity of the scenario `claim`, over `seeds` consecutive seeds that begin with its
    /// own. `file` is the network of `world=file`. Nothing is computed yet.
    pub fn new(claim: Scenario, file: Option<Rc<EdgeList>>, seeds: u32) -> Sensitivity {
        Sensitivity {
            claim,
            file,
            seeds,
            pairs: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Computes the next row and returns it; `None` after the last. Cost: that of `seeds` worlds,
    /// lives and all of their posts.
    pub fn advance(&mut self) -> Option<Row> {
        let rows = self.rows.len();
        while rows == self.rows.len() && self.work() < 1.0 {}
        self.rows.get(rows).copied()
    }

    /// Computes the next seed of the next row, and the row after its last seed. Returns the share of
    /// all rows that is done, from 0 to 1. Cost: that of a world, a life and all of its posts.
    pub fn work(&mut self) -> f64 {
        let Some(assumption) = Sensitivity::ASSUMPTIONS.get(self.rows.len()) else {
            return 1.0;
        };
        if (self.pairs.len() as u32) < self.seeds {
            let mut scenario = self.claim.clone();
            (assumption.change)(&mut scenario);
            scenario.seed = scenario.seed.wrapping_add(self.pairs.len() as u32);
            let world = World::new(&scenario, self.file.as_ref());
            let growth = Growth::new(&world, &scenario);
            let around = Contacts::new(&world, &growth, &scenario).around(&scenario);
            let around = around.unwrap_or_default();
            self.pairs.push([around.before, around.after]);
        }
        if self.pairs.len() as u32 >= self.seeds {
            self.rows.push(Row::of(assumption.name, &self.pairs));
            self.pairs.clear();
        }
        let share = self.pairs.len() as f64 / f64::from(self.seeds.max(1));
        (self.rows.len() as f64 + share) / Sensitivity::ASSUMPTIONS.len() as f64
    }
}

const fn assumption(name: &'static str, change: fn(&mut Scenario)) -> Assumption {
    Assumption { name, change }
}

impl Row {
    fn of(name: &'static str, pairs: &[[f64; 2]]) -> Row {
        let before = mean(pairs, &|[before, _]| before);
        let after = mean(pairs, &|[_, after]| after);
        let mut ratio = [0.0; 2];
        if before[0] > 0.0 {
            let by = after[0] / before[0];
            // To first order, the error of a ratio of means is the error of after − ratio · before,
            // divided by the mean of before.
            let [_, error] = mean(pairs, &|[before, after]| after - by * before);
            ratio = [by, error / before[0]];
        }
        Row {
            name,
            before,
            after,
            ratio,
            holds: ((ratio[0] - 1.0).abs() > 2.0 * ratio[1]).then_some(ratio[0] > 1.0),
        }
    }
}

/// The mean of a figure and its standard error. With one seed the error is 0.
fn mean(pairs: &[[f64; 2]], figure: &dyn Fn([f64; 2]) -> f64) -> [f64; 2] {
    let number = pairs.len().max(1) as f64;
    let mut sum = 0.0;
    for &pair in pairs {
        sum += figure(pair);
    }
    let mean = sum / number;
    let mut squares = 0.0;
    for &pair in pairs {
        let off = figure(pair) - mean;
        squares += off * off;
    }
    [mean, (squares / (number * (number - 1.0).max(1.0))).sqrt()]
}
