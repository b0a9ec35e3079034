//! Which assumptions a claim about contacts rests on: each in turn made otherwise.

use std::rc::Rc;

use super::monthly::Contacts;
use crate::io::import::EdgeList;
use crate::pipeline::growth::Growth;
use crate::pipeline::scenario::{Feed, Scenario, Strategy, Writers};
use crate::pipeline::world::World;

/// The story on trial as a scenario: five years of only people met, then everyone and all who waited,
/// and in six months more contacts than in those five years.
///
/// Its assumptions: an invitation about every three days, of which one in five comes from the circle
/// (so that 100 people are not all met after five years); being seen brings more of them; the rest is
/// as the table has it. That it comes out is no evidence for any of them: see [`Sensitivity`].
pub const CLAIM: &str =
    "strategy=met&people=4000&switch=60&months=72&invitations=10&met=15&feedback=0.05";

/// An assumption made otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Assumption {
    /// A word for it, as a key of the text for people: `claim` for the claim as it stands.
    pub name: &'static str,
    /// What it makes of the claim's scenario.
    pub change: fn(&mut Scenario),
}

/// One assumption made otherwise, and what becomes of the claim: means over several seeds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Row {
    /// The assumption's name.
    pub name: &'static str,
    /// Expected contacts in all months before the switch, and the standard error over seeds.
    pub before: [f64; 2],
    /// Expected contacts in the few months after it, and the standard error.
    pub after: [f64; 2],
    /// After by before, ratio of the means, and its standard error; 0 where there are none before.
    pub ratio: [f64; 2],
    /// Whether there were more after than before; `None` where that is within two standard errors.
    pub holds: Option<bool>,
}

/// Rows of a claim and of its assumptions, one made otherwise at a time. Made row by row, so that a
/// caller can show progress: [`Sensitivity::advance`].
pub struct Sensitivity {
    claim: Scenario,
    file: Option<Rc<EdgeList>>,
    seeds: u32,
    /// The rows so far, in the order of [`Sensitivity::ASSUMPTIONS`].
    pub rows: Vec<Row>,
}

impl Sensitivity {
    /// The claim as it stands, and then each assumption made otherwise: whom you accept after the
    /// switch, the invitations, who writes, and the posts.
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

    /// Of a claim's scenario, over so many seeds from its own on; nothing is computed yet. `file` is
    /// the network that `world=file` is about.
    pub fn new(claim: Scenario, file: Option<Rc<EdgeList>>, seeds: u32) -> Sensitivity {
        Sensitivity {
            claim,
            file,
            seeds,
            rows: Vec::new(),
        }
    }

    /// Makes the next row: `seeds` worlds, lives and all their posts. `None` when there are all.
    pub fn advance(&mut self) -> Option<Row> {
        let assumption = Sensitivity::ASSUMPTIONS.get(self.rows.len())?;
        let mut scenario = self.claim.clone();
        (assumption.change)(&mut scenario);
        let mut pairs = Vec::new();
        for _ in 0..self.seeds {
            let world = World::new(&scenario, self.file.as_ref());
            let growth = Growth::new(&world, &scenario);
            let around = Contacts::new(&world, &growth, &scenario).around(&scenario);
            let around = around.unwrap_or_default();
            pairs.push([around.before, around.after]);
            scenario.seed = scenario.seed.wrapping_add(1);
        }
        let row = Row::of(assumption.name, &pairs);
        self.rows.push(row);
        Some(row)
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
            // To first order, the error of a ratio of means is that of after − ratio · before.
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

/// The mean of a figure and its standard error; of one seed the error is 0.
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
