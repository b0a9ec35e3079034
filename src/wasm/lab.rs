//! The laboratory: what can be found out about a life besides its picture and its counts.

use js_sys::{Array, Object, Uint32Array};
use wasm_bindgen::prelude::*;

use super::lives::{Lives, Rows};
use super::network;
use super::plain::{Plain, floats, refusal};
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
        accepted.map_err(|error| refusal(&error.message()))
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
    pub fn numbers(&self) -> Result<Object, JsError> {
        self.whole()?;
        let (run, connection) = (&self.run, self.run.connection());
        let expected = run.expected().unwrap_or_default();
        let keep = run.keep();
        let second = SecondDegree::new(&keep, run.history(), connection);
        let kept = keep.at(connection);
        // Below two connections there is no pair: the line begins at none.
        let steps = run.history().steps();
        let clustering: Vec<f64> = (0..=PLACES)
            .map(|place| keep.at(place * steps / PLACES).clustering)
            .collect();
        let [first, beyond, _] = run.history().degrees(connection);
        let reached = first + beyond;
        let look_up = run.lookup().last().copied().unwrap_or(0);
        let mut numbers = Plain::new()
            .value(
                "expected",
                Plain::new()
                    .value("hops", floats(&expected.hops))
                    .number("endsAtFirst", expected.ends_at_first)
                    .number("branching", expected.branching)
                    .0,
            )
            .value(
                "second",
                Plain::new()
                    .number("naive", second.naive as f64)
                    .number("paths", second.paths as f64)
                    .number("open", second.open as f64)
                    .count("unique", second.unique)
                    .number("duplication", second.duplication)
                    .number("mutuality", second.mutuality)
                    .number("newman", second.predicted)
                    .0,
            )
            .value(
                "keep",
                Plain::new()
                    .value("line", floats(&clustering))
                    .count("among", kept.ties)
                    .number("clustering", kept.clustering)
                    .count("known", kept.knowing)
                    .number("effectiveSize", kept.effective_size)
                    .number("constraint", kept.constraint)
                    .0,
            )
            .count("lookUp", look_up)
            .count("reach", reached);
        let hours = run.post().hours();
        if !hours.is_empty() {
            let most = hour_by_which(&hours, 0.95);
            let at: Vec<f32> = (0..=PLACES)
                .map(|place| most * place as f32 / PLACES as f32)
                .collect();
            numbers = numbers.value(
                "hours",
                Plain::new()
                    .number("half", f64::from(hour_by_which(&hours, 0.5)))
                    .number("most", f64::from(most))
                    .value("seen", Uint32Array::from(&seen_by(&hours, &at)[..]))
                    .0,
            );
        }
        Ok(numbers.0)
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
    pub fn world(&mut self) -> Result<Object, JsError> {
        self.whole()?;
        let graph = &self.run.world().graph;
        let survey = self.survey.get_or_insert_with(|| Survey::new(graph));
        while survey.advance(graph) < 100 {}
        let (local, distances, starts) = survey.figures();
        let within = [3, 4, 5].map(|steps| distances.within(steps));
        Ok(Plain::new()
            .count("people", self.run.world().people() as u32)
            .count("ties", graph.ties() as u32)
            .number("mean", local.mean_degree)
            .number("median", network_statistics::median_degree(graph))
            .number("neighbours", local.mean_neighbour_degree)
            .number("fewerThanMean", local.fewer_than_mean)
            .number("fewerThanMedian", local.fewer_than_median)
            .number("transitivity", local.transitivity)
            .number("clustering", local.mean_local_clustering)
            .number("assortativity", local.assortativity)
            .number("distance", distances.mean())
            .value("within", floats(&within))
            .count("starts", starts as u32)
            .0)
    }

    /// Curves fitted to people within two steps against connections; `undefined` of a life too short
    /// for them.
    ///
    /// # Errors
    /// While stages have to run.
    pub fn curve(&self) -> Result<Option<Object>, JsError> {
        self.whole()?;
        let steps = self.run.history().steps();
        let verdict = Verdict::new(&curve_fit::reach(self.run.history()));
        let (Some(fits), Some(best)) = (verdict.fits, verdict.best) else {
            return Ok(None);
        };
        let x: Vec<f64> = (0..=PLACES)
            .map(|place| (place * steps) as f64 / PLACES as f64)
            .collect();
        let line = |fit: &Fit| floats(&x.iter().map(|&x| fit.value(x)).collect::<Vec<f64>>());
        let forms: Array = fits
            .iter()
            .map(|fit| {
                Plain::new()
                    .text("form", fit.form.name())
                    .number("aicc", fit.aicc)
                    .number("weight", fit.weight)
                    .number("r2", fit.r2)
                    .value("line", line(fit))
                    .0
            })
            .collect();
        Ok(Some(
            Plain::new()
                .value("forms", forms)
                .value("x", floats(&x))
                .value("early", verdict.early.as_ref().map(line))
                .text("best", best.name())
                .count("straight", verdict.straight)
                .value("bends", verdict.bends)
                .value("misses", verdict.exponential_misses)
                .value("slope", verdict.slope)
                .0,
        ))
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
    pub fn contacts(&mut self) -> Result<Object, JsError> {
        let (writing, run) = self.writing()?;
        while writing.advance(run.world(), run.growth()) < writing.posts() {}
        let (contacts, scenario) = (&writing.contacts, run.scenario());
        let mut plain = Plain::new()
            .value("expected", floats(&contacts.expected))
            .value("sampled", Uint32Array::from(&contacts.sampled[..]))
            .value("viewers", Uint32Array::from(&contacts.viewers[..]))
            .number("rate", contacts.rate())
            .count("afterMonths", FEW_MONTHS);
        if let (Amount::Of(switch), Some(around)) = (scenario.switch, contacts.around(scenario)) {
            plain = plain
                .count("switch", switch)
                .number("before", around.before)
                .number("after", around.after)
                .value("holds", around.after > around.before);
        }
        Ok(plain.0)
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
            ensemble: ensemble.map_err(|error| refusal(&error.message()))?,
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
