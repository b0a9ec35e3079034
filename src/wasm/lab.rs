//! The laboratory: statistics of a life and of its world that need more computing than the figure's counters.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::lives::{Lives, Rows, Sizes};
use super::network::edge_list;
use super::objects::{Counts, Floats, object, refusal};
use super::reading::read;
use crate::analysis::contacts::{self, FEW_MONTHS, Writing};
use crate::analysis::curve_fit::{self, Answer, Fit, Verdict};
use crate::analysis::ego::{Parts, SecondDegree};
use crate::analysis::network_statistics::{self, Survey};
use crate::analysis::shuffle::{mean_reach, shuffled_reach};
use crate::pipeline::post::{hour_by_which, seen_by};
use crate::pipeline::scenario::{Amount, Scenario, Stage};
use crate::run::Run;
use crate::run::ensemble::Ensemble;
use crate::run::{memory_budget, sizes};

/// The number of intervals of a line over connections or hours: it has one value more.
const PLACES: usize = 100;

/// The number of seeds whose mean is a row of the sensitivity table.
const SEEDS: u32 = 8;

/// The scenario in which contacts rise after the switch of strategy, as a query string.
#[wasm_bindgen]
pub fn claim() -> String {
    contacts::CLAIM.to_string()
}

/// The numbers of connections at which a line over a life of `steps` connections has its values.
fn places(steps: usize) -> Vec<u32> {
    (0..=PLACES)
        .map(|place| (place * steps / PLACES) as u32)
        .collect()
}

/// What can be computed of a moment without sampling.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Numbers {
    expected: Expected,
    second: Second,
    keep: Keep,
    why: Why,
    /// People whose profile you can look up, and people within two steps.
    look_up: u32,
    reach: u32,
    /// Viewing times of the shown post; `undefined` if it has no viewer.
    hours: Option<Hours>,
}

/// What a post is expected to do.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Expected {
    /// People expected to see it first at hop 1 and at hop 2.
    hops: Floats,
    /// The chance, from 0 to 1, that none of your connections passes the post on.
    ends_at_first: f64,
    /// People outside your network to whom the feed is expected to show it, for the views at hop 1 and at hop 2.
    outside: Floats,
    /// The branching number: the expected number of people who pass the post on because one person does.
    branching: f64,
}

/// The size of the second ring by five ways of counting, and two ratios: see [`SecondDegree`].
#[derive(Serialize)]
struct Second {
    naive: f64,
    paths: f64,
    open: f64,
    unique: u32,
    duplication: f64,
    mutuality: f64,
    newman: f64,
}

/// The ties among your connections.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Keep {
    /// The local clustering coefficient of you at each hundredth of the life, and the numbers of connections there: 101 values.
    line: Floats,
    x: Counts,
    /// The number of these ties, and your clustering coefficient at the moment.
    among: u32,
    clustering: f64,
    /// Connections who know at least one other connection.
    known: u32,
    /// Long ties: connections who know none of the others.
    long: u32,
    /// Burt's effective size and constraint.
    effective_size: f64,
    constraint: f64,
}

/// Why you reach as many people as you do. `apart` − `among` − `twice` = `reach`: see [`Parts`].
#[derive(Serialize)]
struct Why {
    /// At each hundredth of the life, where `x` of [`Keep`] has the numbers of connections: 101 values each.
    apart: Floats,
    among: Floats,
    twice: Floats,
    reach: Floats,
    /// There the mean reach over all orders of the same connections: see [`mean_reach`].
    shuffled: Floats,
    /// The same five at the moment, and `apart` after half of its connections, rounded down.
    now: Floats,
}

impl Why {
    fn new(parts: &[Parts], shuffled: &[f64], places: &[u32], connection: usize) -> Why {
        let of = |at: usize| {
            let Parts {
                apart,
                among,
                twice,
                reach,
            } = parts[at];
            let [apart, among, twice, reach] =
                [apart, among, twice, reach].map(|people| people as f64);
            [apart, among, twice, reach, shuffled[at]]
        };
        let line = |which: usize| {
            let values: Vec<f64> = places.iter().map(|&at| of(at as usize)[which]).collect();
            Floats::from(&values[..])
        };
        Why {
            apart: line(0),
            among: line(1),
            twice: line(2),
            reach: line(3),
            shuffled: line(4),
            now: Floats::from(&[&of(connection)[..], &of(connection / 2)[..1]].concat()[..]),
        }
    }
}

/// When the viewers of a post saw it, in hours since it was written.
#[derive(Serialize)]
struct Hours {
    /// Hours until half of them, and until 95 % of them, had seen it.
    half: f64,
    most: f64,
    /// How many had seen it at each hundredth of `most`, and the hours there: 101 values.
    seen: Counts,
    x: Floats,
}

/// The statistics of the world as a network, without your ties.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WorldFigures {
    people: u32,
    ties: u32,
    /// Mean and median degree, and the mean degree of the person at an end of a random tie.
    mean: f64,
    median: f64,
    neighbours: f64,
    /// Shares of people with fewer ties than the mean, and than the median, of the people they are tied to.
    fewer_than_mean: f64,
    fewer_than_median: f64,
    transitivity: f64,
    clustering: f64,
    assortativity: f64,
    /// Mean distance, and shares of pairs within 3, 4 and 5 steps, measured from `starts` people.
    distance: f64,
    within: Floats,
    starts: u32,
}

/// Curves fitted to people within two steps against connections.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Curve {
    forms: Vec<FittedForm>,
    /// The numbers of connections at which the lines are read.
    x: Floats,
    /// The exponential through the first tenth of the life.
    early: Option<Floats>,
    /// The form with the lowest AICc, be it by a hair.
    best: &'static str,
    /// Whether a form can be named: `few` (too few connections), `form`, `tie` or `neither`. See [`Answer`].
    answer: &'static str,
    /// The forms that are left: one of a `form`, two or more of a `tie`.
    left: Vec<&'static str>,
    /// The slope of the line through 0 of the first ten connections, and the number of connections up to which every value is within
    /// 10 % of it; the number from which the curve is less than half as steep. See [`Verdict`].
    opening: Option<f64>,
    straight: u32,
    bends: Option<u32>,
    /// The mean slope before and after the bend.
    before: Option<f64>,
    after: Option<f64>,
    /// How many connections each doubling took, the last one at the end.
    doublings: Floats,
    stretches: Vec<Stretch>,
}

/// The exponent of the curve over a stretch of connections, with its 95 % interval.
#[derive(Serialize)]
struct Stretch {
    from: u32,
    to: u32,
    elasticity: f64,
    low: f64,
    high: f64,
}

/// A fitted curve of one form: AICc, Akaike weight, coefficient of determination, and its values at `x`.
#[derive(Serialize)]
struct FittedForm {
    form: &'static str,
    aicc: f64,
    weight: f64,
    r2: f64,
    line: Floats,
}

/// People who get in touch because of a post: expected, sampled, and the viewers of the posts, a number for each month.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Contacts {
    expected: Floats,
    sampled: Counts,
    viewers: Counts,
    /// The sums of `expected` and of `sampled`.
    all_expected: f64,
    all_sampled: u32,
    /// The chance, from 0 to 1, that a viewer gets in touch.
    rate: f64,
    /// The number of months that `after` is the sum of, at most.
    after_months: u32,
    /// The month of the switch, and expected contacts in all months before it and in the months after it. Absent without a switch.
    #[serde(skip_serializing_if = "Option::is_none")]
    switch: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<f64>,
    /// Whether there were more contacts after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    holds: Option<bool>,
}

/// One life and its statistics. The caller must call `free()`.
#[wasm_bindgen]
#[derive(Default)]
pub struct Lab {
    run: Run,
    /// The contacts of this life and the statistics of this world, as far as they have been computed.
    writing: Option<Writing>,
    survey: Option<Survey>,
    /// How many other orders of this life were asked for.
    orders: u32,
}

#[wasm_bindgen]
impl Lab {
    /// A laboratory without a life: call `configure`, then `advance`. A world that needs more than `limit` bytes is refused; without
    /// a limit, more than [`memory_budget::TAB`] bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(limit: Option<f64>) -> Lab {
        let limit = limit.map_or(memory_budget::TAB, |limit| limit as u64);
        let mut lab = Lab::default();
        lab.run.limit(limit);
        lab
    }

    /// Sets the scenario, given as a query string or as an object of values by name.
    ///
    /// # Errors
    /// If the world is refused.
    pub fn configure(&mut self, input: &JsValue) -> Result<(), JsValue> {
        let accepted = self.run.configure(read(input)?.scenario);
        accepted.map_err(|error| refusal(error.message()))
    }

    /// Opens a network that was read from a file, as `openEdges` of the figure does.
    ///
    /// # Errors
    /// If it is no network. The network that was open before stays open.
    #[wasm_bindgen(js_name = openEdges)]
    pub fn open_edges(&mut self, network: JsValue) -> Result<(), JsError> {
        self.run.open(edge_list(network)?);
        Ok(())
    }

    /// Runs the next stage that has to run. Gives whether there was one.
    pub fn advance(&mut self) -> bool {
        let stage = self.run.advance();
        // The results of the life or world before it are dropped.
        if stage.is_some_and(|stage| stage <= Stage::Growth) {
            self.writing = None;
            self.orders = 0;
        }
        if stage == Some(Stage::World) {
            self.survey = None;
        }
        stage.is_some()
    }

    /// The [`Numbers`] of the moment and of the shown post.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn numbers(&self) -> Result<JsValue, JsError> {
        self.whole()?;
        let (run, connection) = (&self.run, self.run.connection());
        let expected = run.expected().unwrap_or_default();
        let keep = run.keep();
        let second = SecondDegree::new(&keep, run.history(), connection);
        let kept = keep.at(connection);
        // The line begins at 0: one connection makes no pair.
        let x = places(run.history().steps());
        let clustering: Vec<f64> = x
            .iter()
            .map(|&connection| keep.at(connection as usize).clustering)
            .collect();
        let accepted: Vec<u32> = run.growth().people().collect();
        let shuffled = mean_reach(&run.world().graph, &accepted);
        let why = Why::new(
            &keep.parts(&run.history().reach()),
            &shuffled,
            &x,
            connection,
        );
        let [first, beyond, _] = run.history().degrees(connection);
        let reached = first + beyond;
        let look_up = run.lookup().last().copied().unwrap_or(0);
        let hours = run.post().hours();
        let hours = (!hours.is_empty()).then(|| {
            let most = hour_by_which(&hours, 0.95);
            let at: Vec<f32> = (0..=PLACES)
                .map(|place| most * place as f32 / PLACES as f32)
                .collect();
            Hours {
                half: f64::from(hour_by_which(&hours, 0.5)),
                most: f64::from(most),
                seen: Counts::from(&seen_by(&hours, &at)[..]),
                x: Floats::from(&at.iter().map(|&hour| f64::from(hour)).collect::<Vec<_>>()[..]),
            }
        });
        Ok(object(&Numbers {
            expected: Expected {
                hops: Floats::from(&expected.hops[..]),
                ends_at_first: expected.ends_at_first,
                outside: Floats::from(&expected.outside[..]),
                branching: run.branching(),
            },
            second: Second {
                naive: second.naive as f64,
                paths: second.paths as f64,
                open: second.open as f64,
                unique: second.unique,
                duplication: second.duplication,
                mutuality: second.mutuality,
                newman: second.predicted,
            },
            keep: Keep {
                line: Floats::from(&clustering[..]),
                x: Counts::from(&x[..]),
                among: kept.ties,
                clustering: kept.clustering,
                known: kept.knowing,
                long: kept.long_ties(),
                effective_size: kept.effective_size,
                constraint: kept.constraint,
            },
            why,
            look_up,
            reach: reached,
            hours,
        }))
    }

    /// The reach in another order of the same connections, the next one with each call: at each hundredth of the life, as
    /// `reach` in [`Why`]. 101 values. See [`shuffled_reach`].
    ///
    /// # Errors
    /// While stages have to run.
    pub fn order(&mut self) -> Result<Vec<u32>, JsError> {
        self.whole()?;
        let accepted: Vec<u32> = self.run.growth().people().collect();
        let seed = self.run.scenario().seed;
        let reach = shuffled_reach(&self.run.world().graph, &accepted, seed, self.orders);
        self.orders += 1;
        let at = places(accepted.len());
        Ok(at.iter().map(|&at| reach[at as usize]).collect())
    }

    /// Measures the next part of the world. Gives the percentage that is measured. At 100 [`Lab::world`] has nothing left to measure.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn measure(&mut self) -> Result<u32, JsError> {
        self.whole()?;
        let graph = &self.run.world().graph;
        let survey = self.survey.get_or_insert_with(|| Survey::new(graph));
        Ok(survey.advance(graph))
    }

    /// The [`WorldFigures`]. Measures first what [`Lab::measure`] has not yet measured.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn world(&mut self) -> Result<JsValue, JsError> {
        self.whole()?;
        let graph = &self.run.world().graph;
        let survey = self.survey.get_or_insert_with(|| Survey::new(graph));
        while survey.advance(graph) < 100 {}
        let (local, distances, starts) = survey.figures();
        let within = [3, 4, 5].map(|steps| distances.within(steps));
        Ok(object(&WorldFigures {
            people: self.run.world().people() as u32,
            ties: graph.ties() as u32,
            mean: local.mean_degree,
            median: network_statistics::median_degree(graph),
            neighbours: local.mean_neighbour_degree,
            fewer_than_mean: local.fewer_than_mean,
            fewer_than_median: local.fewer_than_median,
            transitivity: local.transitivity,
            clustering: local.mean_local_clustering,
            assortativity: local.assortativity,
            distance: distances.mean(),
            within: Floats::from(&within[..]),
            starts: starts as u32,
        }))
    }

    /// The fitted [`Curve`]s; `undefined` if the life is too short to fit them.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn curve(&self) -> Result<JsValue, JsError> {
        self.whole()?;
        let steps = self.run.history().steps();
        let verdict = Verdict::new(&curve_fit::reach(self.run.history()));
        let (Some(fits), Some(best)) = (verdict.fits, verdict.best) else {
            return Ok(JsValue::UNDEFINED);
        };
        let x: Vec<f64> = (0..=PLACES)
            .map(|place| (place * steps) as f64 / PLACES as f64)
            .collect();
        let line = |fit: &Fit| -> Floats {
            let values: Vec<f64> = x.iter().map(|&x| fit.value(x)).collect();
            Floats::from(&values[..])
        };
        let forms = fits.iter().map(|fit| FittedForm {
            form: fit.form.name(),
            aicc: fit.aicc,
            weight: fit.weight,
            r2: fit.r2,
            line: line(fit),
        });
        let stretches = verdict.stretches.iter().map(|stretch| Stretch {
            from: stretch.from,
            to: stretch.to,
            elasticity: stretch.elasticity,
            low: stretch.interval[0],
            high: stretch.interval[1],
        });
        Ok(object(&Curve {
            forms: forms.collect(),
            x: Floats::from(&x[..]),
            early: verdict.early.as_ref().map(line),
            best: best.name(),
            answer: match verdict.answer {
                Answer::TooFew => "few",
                Answer::Form(_) => "form",
                Answer::Tie(_) => "tie",
                Answer::Neither => "neither",
            },
            left: verdict.answer.forms().map(|form| form.name()).collect(),
            opening: verdict.opening,
            straight: verdict.straight,
            bends: verdict.bends,
            before: verdict.slopes.map(|[before, _]| before),
            after: verdict.slopes.map(|[_, after]| after),
            doublings: Floats::from(&verdict.doublings[..]),
            stretches: stretches.collect(),
        }))
    }

    /// The number of posts to write before the contacts of all months are known.
    ///
    /// # Errors
    /// While stages have to run.
    #[wasm_bindgen(js_name = postsToWrite)]
    pub fn posts_to_write(&mut self) -> Result<u32, JsError> {
        Ok(self.writing()?.0.posts())
    }

    /// Writes the next post. Gives the number of posts written. After the last, [`Lab::contacts`] has none left to write.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn write(&mut self) -> Result<u32, JsError> {
        let (writing, run) = self.writing()?;
        Ok(writing.advance(run.world(), run.growth()))
    }

    /// The [`Contacts`]. Writes first the posts that [`Lab::write`] has not yet written.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn contacts(&mut self) -> Result<JsValue, JsError> {
        let (writing, run) = self.writing()?;
        while writing.advance(run.world(), run.growth()) < writing.posts() {}
        let (contacts, scenario) = (&writing.contacts, run.scenario());
        let switch = match scenario.switch {
            Amount::Of(switch) => Some(switch),
            _ => None,
        };
        let around = switch.and_then(|_| contacts.around(scenario));
        Ok(object(&Contacts {
            expected: Floats::from(&contacts.expected[..]),
            sampled: Counts::from(&contacts.sampled[..]),
            viewers: Counts::from(&contacts.viewers[..]),
            all_expected: contacts.expected.iter().sum(),
            all_sampled: contacts.sampled.iter().sum(),
            rate: contacts.rate(),
            after_months: FEW_MONTHS,
            switch: switch.filter(|_| around.is_some()),
            before: around.as_ref().map(|around| around.before),
            after: around.as_ref().map(|around| around.after),
            holds: around.as_ref().map(|around| around.after > around.before),
        }))
    }

    /// The same scenario with many seeds; with `against`, the query string of another scenario, also that one in the same worlds. With
    /// `contacts`, contacts a month are counted too.
    ///
    /// # Errors
    /// While stages have to run, or if the other world is refused.
    pub fn ensemble(&self, against: Option<String>, contacts: bool) -> Result<Lives, JsValue> {
        self.whole()?;
        let against = against.map(|query| Scenario::from_query(&query).scenario);
        let ensemble = Ensemble::new(&self.run, against, contacts);
        Ok(Lives {
            ensemble: ensemble.map_err(|error| refusal(error.message()))?,
            connection: self.run.connection() as u32,
        })
    }

    /// An ensemble that computes some of the lives of another laboratory's. The scenario has to be configured, and no stage has to run;
    /// `connections` are those of the other ensemble, the rest is as in [`Lab::ensemble`].
    ///
    /// # Errors
    /// If the other world is refused.
    pub fn part(
        &self,
        against: Option<String>,
        contacts: bool,
        connections: Vec<u32>,
    ) -> Result<Lives, JsValue> {
        let against = against.map(|query| Scenario::from_query(&query).scenario);
        let ensemble = Ensemble::part(&self.run, against, contacts, connections);
        Ok(Lives {
            ensemble: ensemble.map_err(|error| refusal(error.message()))?,
            connection: 0,
        })
    }

    /// The sensitivity of contacts after the switch to each assumption, row by row.
    pub fn sensitivity(&self) -> Rows {
        Rows(self.run.sensitivity(SEEDS))
    }

    /// The same life in worlds of several sizes.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn sizes(&self) -> Result<Sizes, JsError> {
        self.whole()?;
        Ok(Sizes(sizes::Sizes::new(&self.run)))
    }

    fn writing(&mut self) -> Result<(&mut Writing, &Run), JsError> {
        self.whole()?;
        let run = &self.run;
        // The posts stay if only the moment has changed.
        let writing = self.writing.take();
        self.writing = writing.filter(|writing| writing.is_of(run.scenario()));
        let writing = self
            .writing
            .get_or_insert_with(|| Writing::new(run.world(), run.growth(), run.scenario()));
        Ok((writing, run))
    }

    fn whole(&self) -> Result<(), JsError> {
        match self.run.scene() {
            Some(_) => Ok(()),
            None => Err(JsError::new(
                "There are stages to run: call advance() until it gives false.",
            )),
        }
    }
}
