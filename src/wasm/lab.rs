//! The laboratory: statistics of a life and its world that the figure does not show.

use js_sys::Uint32Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::lives::{Lives, Rows};
use super::network;
use super::objects::{Counts, Floats, object, refusal};
use super::reading::read;
use crate::analysis::contacts::{self, FEW_MONTHS, Writing};
use crate::analysis::curve_fit::{self, Fit, Verdict};
use crate::analysis::ego::SecondDegree;
use crate::analysis::network_statistics::{self, Survey};
use crate::pipeline::post::{hour_by_which, seen_by};
use crate::pipeline::scenario::{Amount, Scenario, Stage};
use crate::run::Run;
use crate::run::ensemble::Ensemble;
use crate::run::memory_budget;

/// At how many numbers of connections, or hours, a line is read.
const PLACES: usize = 100;

/// How many seeds a row of the sensitivity table is the mean of.
const SEEDS: u32 = 8;

/// The scenario in which contacts rise as in the story, as a query.
#[wasm_bindgen]
pub fn claim() -> String {
    contacts::CLAIM.to_string()
}

/// What is known of a moment without sampling.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Numbers {
    expected: Expected,
    second: Second,
    keep: Keep,
    /// People whom you can look up, of those within `reach`: two steps.
    look_up: u32,
    reach: u32,
    /// Viewing times of the shown post; absent if it has no viewer.
    hours: Option<Hours>,
}

/// What a post is expected to do.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Expected {
    /// People expected to see it first at hop 1 and at hop 2.
    hops: Floats,
    /// The chance that nobody passes it on.
    ends_at_first: f64,
    /// People to whom a viewer passes it on, on average.
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

/// Your own circle.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Keep {
    /// Its clustering coefficient at each hundredth of the life, and the connections there.
    line: Floats,
    x: Counts,
    /// Ties among your connections.
    among: u32,
    clustering: f64,
    /// Connections who know another connection.
    known: u32,
    /// Burt's effective size and constraint.
    effective_size: f64,
    constraint: f64,
}

/// When the viewers of a post saw it, in hours since it was written.
#[derive(Serialize)]
struct Hours {
    /// Until half of them, and until 95 % of them had.
    half: f64,
    most: f64,
    /// How many had at each hundredth of `most`, and the hours there.
    seen: Counts,
    x: Floats,
}

/// The world without your ties, in the field's figures.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WorldFigures {
    people: u32,
    ties: u32,
    /// Mean and median degree, and the mean degree at an end of a tie.
    mean: f64,
    median: f64,
    neighbours: f64,
    /// Shares of people with fewer ties than theirs have on average, and in the median.
    fewer_than_mean: f64,
    fewer_than_median: f64,
    transitivity: f64,
    clustering: f64,
    assortativity: f64,
    /// Mean distance, and shares of pairs within 3, 4 and 5 steps, from this many `starts`.
    distance: f64,
    within: Floats,
    starts: u32,
}

/// Curves fitted to people within two steps against connections.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Curve {
    forms: Vec<FittedForm>,
    /// The connections at which the lines are read.
    x: Floats,
    /// The exponential through the first tenth of the life.
    early: Option<Floats>,
    /// The form with the lowest AICc.
    best: &'static str,
    /// For how many connections a straight line holds.
    straight: u32,
    bends: Option<u32>,
    misses: Option<f64>,
    /// Whether the exponential misses by more than `misses` says.
    misses_more: bool,
    slope: Option<f64>,
}

/// A curve of one form: its Akaike figures, its coefficient of determination, and its values at `x`.
#[derive(Serialize)]
struct FittedForm {
    form: &'static str,
    aicc: f64,
    weight: f64,
    r2: f64,
    line: Floats,
}

/// People who get in touch, a number a month.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Contacts {
    expected: Floats,
    sampled: Counts,
    viewers: Counts,
    /// The sums of the first two.
    all_expected: f64,
    all_sampled: u32,
    /// Contacts a viewer.
    rate: f64,
    /// How many months `after` is of.
    after_months: u32,
    /// The month of the switch, and contacts before it and after it; none without a switch.
    #[serde(skip_serializing_if = "Option::is_none")]
    switch: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<f64>,
    /// Whether there were more after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    holds: Option<bool>,
}

/// One life, looked into.
#[wasm_bindgen]
#[derive(Default)]
pub struct Lab {
    run: Run,
    /// The contacts and the figures of this life and world, as far as they are.
    writing: Option<Writing>,
    survey: Option<Survey>,
}

#[wasm_bindgen]
impl Lab {
    /// A laboratory without a life: configure it, then advance. What needs more than `limit` bytes is
    /// refused; [`memory_budget::TAB`] where none is given.
    #[wasm_bindgen(constructor)]
    pub fn new(limit: Option<f64>) -> Lab {
        let limit = limit.map_or(memory_budget::TAB, |limit| limit as u64);
        let mut lab = Lab::default();
        lab.run.limit(limit);
        lab
    }

    /// Asks for the life of a scenario, given as a query string.
    ///
    /// # Errors
    /// If the world is refused.
    pub fn configure(&mut self, input: &JsValue) -> Result<(), JsValue> {
        let accepted = self.run.configure(read(input)?.scenario);
        accepted.map_err(|error| refusal(error.message()))
    }

    /// Opens a network that was read from a file, as the figure does (`Core::open_edges`). Takes effect with `world=file`.
    ///
    /// # Errors
    /// If it is no such thing; the file open before stays.
    #[wasm_bindgen(js_name = openEdges)]
    pub fn open_edges(
        &mut self,
        ties: &Uint32Array,
        ids: Vec<u8>,
        months: Option<Vec<u32>>,
        companies: Option<Vec<u32>>,
        firms: Option<u32>,
        undated: Option<u32>,
    ) -> Result<(), JsError> {
        let list = network::opened(ties, ids, months, companies, firms, undated)?;
        self.run.open(list);
        Ok(())
    }

    /// Runs the next stage that has to run; whether there was one.
    pub fn advance(&mut self) -> bool {
        let stage = self.run.advance();
        // What was found out about another life or world is forgotten.
        if stage.is_some_and(|stage| stage <= Stage::Growth) {
            self.writing = None;
        }
        if stage == Some(Stage::World) {
            self.survey = None;
        }
        stage.is_some()
    }

    /// What is known of the moment without sampling, and of the post on show.
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
        // Below two connections there is no pair: the line begins at none.
        let steps = run.history().steps();
        let x: Vec<u32> = (0..=PLACES)
            .map(|place| (place * steps / PLACES) as u32)
            .collect();
        let clustering: Vec<f64> = x
            .iter()
            .map(|&connection| keep.at(connection as usize).clustering)
            .collect();
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
                branching: expected.branching,
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
                effective_size: kept.effective_size,
                constraint: kept.constraint,
            },
            look_up,
            reach: reached,
            hours,
        }))
    }

    /// Measures some more of the world; how many hundredths there have been. At 100 [`Lab::world`] gives
    /// its answer at once.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn measure(&mut self) -> Result<u32, JsError> {
        self.whole()?;
        let graph = &self.run.world().graph;
        let survey = self.survey.get_or_insert_with(|| Survey::new(graph));
        Ok(survey.advance(graph))
    }

    /// What the world is like without your ties, in the field's figures. Measures what is left.
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

    /// Curves fitted to people within two steps against connections; `undefined` of a life too short
    /// for them.
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
        Ok(object(&Curve {
            forms: forms.collect(),
            x: Floats::from(&x[..]),
            early: verdict.early.as_ref().map(line),
            best: best.name(),
            straight: verdict.straight,
            bends: verdict.bends,
            misses: verdict.exponential_misses,
            misses_more: verdict.misses_more(),
            slope: verdict.slope,
        }))
    }

    /// How many posts there are to write before the contacts of all months are known.
    ///
    /// # Errors
    /// While stages have to run.
    #[wasm_bindgen(js_name = postsToWrite)]
    pub fn posts_to_write(&mut self) -> Result<u32, JsError> {
        Ok(self.writing()?.0.posts())
    }

    /// Writes the next post; how many there have been. All of them before [`Lab::contacts`] gives an
    /// answer at once.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn write(&mut self) -> Result<u32, JsError> {
        let (writing, run) = self.writing()?;
        Ok(writing.advance(run.world(), run.growth()))
    }

    /// Contacts month by month, and around the switch. Writes what is left to write.
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

    /// The same scenario with many seeds, and another in the same worlds if it is given as a query;
    /// `contacts` asks for contacts a month too.
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

    /// What becomes of contacts after the switch when its assumptions are others, row by row.
    pub fn sensitivity(&self) -> Rows {
        Rows(self.run.sensitivity(SEEDS))
    }

    fn writing(&mut self) -> Result<(&mut Writing, &Run), JsError> {
        self.whole()?;
        let run = &self.run;
        // Another moment of the life has the same posts.
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
