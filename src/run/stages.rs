//! The outputs of the stages for one scenario. No other part of the crate has state.

use std::rc::Rc;

use crate::analysis::contacts::{CLAIM, Contacts, Sensitivity};
use crate::analysis::ego::Keep;
use crate::analysis::invitation_game::{Rivals, Round};
use crate::analysis::list_visibility::lookup;
use crate::base::message::{Message, sentences};
use crate::base::progress::Progress;
use crate::io::import::EdgeList;
use crate::pipeline::frame::{Moment, Scene};
use crate::pipeline::growth::Growth;
use crate::pipeline::layout::{Rings, Structure};
use crate::pipeline::post::{Cascade, Expected, Spread, branching};
use crate::pipeline::reach::History;
use crate::pipeline::scenario::{Amount, Layout, Scenario, Stage, WorldModel};
use crate::pipeline::world::{World, WorldError};
use crate::run::memory_budget;
use crate::run::models::{ALL_MODELS, Models};

sentences! {
    /// The sentences about runs.
    SENTENCES:
    SHORTER = "shorter", "This life has {connections} connections, not {wanted}: the last is shown.";
}

/// The outputs of the stages for a scenario that can change.
///
/// [`Run::configure`] sets the scenario. [`Run::advance`] runs one stage at a time, from the first
/// that reads a changed parameter, so that a caller can show progress or stop in between. When all
/// stages have run, [`Run::scene`] returns the outputs for drawing.
///
/// ```
/// use hopscope::run::Run;
/// use hopscope::scenario::{Scenario, Stage};
///
/// let scenario = |query| Scenario::from_query(query).scenario;
/// let mut run = Run::complete(scenario("people=500&connections=20"), None)?;
/// assert_eq!(run.connection(), 20);
/// let [first, second, third] = run.history().degrees(20);
/// assert_eq!(first, 20);
/// assert!(second > first && second + third <= 500);
///
/// // Another chance to see a post leaves the world and the life as they are.
/// run.configure(scenario("people=500&connections=20&post=1&see=.5"))?;
/// assert_eq!(run.advance(), Some(Stage::Post));
/// # Ok::<(), hopscope::world::WorldError>(())
/// ```
pub struct Run {
    models: &'static Models,
    scenario: Scenario,
    /// The open network, if any.
    file: Option<Rc<EdgeList>>,
    /// Maximum memory that a scenario may need, in bytes; `None` for no limit.
    limit: Option<u64>,
    /// The next stage to run; `None` when all outputs belong to the scenario.
    next: Option<Stage>,
    world: World,
    growth: Growth,
    history: History,
    rings: Rings,
    /// Created when a scenario first has the force-directed layout. Kept as long as the world, also
    /// while the ring layout is shown.
    structure: Option<Structure>,
    post: Cascade,
}

/// A run with all models, without a scenario.
impl Default for Run {
    fn default() -> Run {
        Run::with_models(&ALL_MODELS)
    }
}

impl Run {
    /// An empty run with these models. Call [`Run::configure`], then [`Run::advance`].
    pub fn with_models(models: &'static Models) -> Run {
        Run {
            models,
            scenario: Scenario::default(),
            file: None,
            limit: None,
            next: None,
            world: World::default(),
            growth: Growth::default(),
            history: History::default(),
            rings: Rings::default(),
            structure: None,
            post: Cascade::default(),
        }
    }

    /// A run of a scenario, with all stages done. `file` is the open network. Cost: that of all
    /// stages.
    ///
    /// # Errors
    /// If the world has too many ties: see [`World::check`].
    pub fn complete(scenario: Scenario, file: Option<EdgeList>) -> Result<Run, WorldError> {
        let mut run = Run {
            file: file.map(Rc::new),
            ..Run::default()
        };
        run.configure(scenario)?;
        while run.advance().is_some() {}
        Ok(run)
    }

    /// An empty run with the models, the open file and the memory limit of another run.
    pub fn like(run: &Run) -> Run {
        Run {
            file: run.file.clone(),
            limit: run.limit,
            ..Run::with_models(run.models)
        }
    }

    /// Sets the memory limit in bytes. [`Run::configure`] then rejects scenarios that need more:
    /// see [`memory_budget::needed`].
    pub fn limit(&mut self, bytes: u64) {
        self.limit = Some(bytes);
    }

    /// The memory limit in bytes; `None` for no limit.
    pub fn memory_limit(&self) -> Option<u64> {
        self.limit
    }

    /// Whether the models of this run can run a scenario. O(1).
    pub fn can_run(&self, scenario: &Scenario) -> bool {
        self.models.can_run(scenario)
    }

    /// Sets the scenario. The stages that read a changed parameter have to run again; none run yet.
    /// O(1).
    ///
    /// # Errors
    /// If the world has too many ties ([`World::check`]), or needs more memory than the limit. Then
    /// the run is unchanged.
    ///
    /// # Panics
    /// If the models of this run cannot run the scenario: see [`Run::can_run`].
    pub fn configure(&mut self, scenario: Scenario) -> Result<(), WorldError> {
        assert!(self.can_run(&scenario), "models that run the scenario");
        if let Some(limit) = self.limit {
            memory_budget::check(&scenario, self.file.as_deref(), limit)?;
        }
        World::check(&scenario, self.file.as_ref())?;
        let mut first = self.scenario.first_difference(&scenario);
        if self.world.graph.people() == 0 {
            first = Some(Stage::World);
        } else if self.growth.beyond_months(&scenario) != self.growth.beyond_months {
            // The length of the life depends on the number of connections in the scenario.
            first = earlier(first, Some(Stage::Growth));
        }
        self.next = earlier(self.next, first);
        self.scenario = scenario;
        Ok(())
    }

    /// Opens a network that was read from a file. From now on `world=file` is that network, and
    /// `world=configuration` a random network with its degrees. The stages have to run again if the
    /// scenario has one of these worlds. O(1).
    pub fn open(&mut self, file: EdgeList) {
        self.file = Some(Rc::new(file));
        if matches!(
            self.scenario.world,
            WorldModel::File | WorldModel::Configuration
        ) {
            self.next = Some(Stage::World);
        }
    }

    /// The open network, if any.
    pub fn file(&self) -> Option<&EdgeList> {
        self.file.as_deref()
    }

    /// Changes the moment within the life: the number of connections, and the number of the shown
    /// post (0 for none). More connections than the life has stand for its last. Unlike
    /// [`Run::configure`], this never makes the life longer. Only the stages from [`Stage::Post`]
    /// have to run again. O(1).
    pub fn seek(&mut self, connections: u32, post: u32) {
        self.scenario.connections = Amount::Of(connections);
        self.scenario.post = post;
        self.next = earlier(self.next, Some(Stage::Post));
    }

    /// Runs the next stage that has to run, and returns it; `None` if all stages are done. Cost:
    /// that of the stage.
    pub fn advance(&mut self) -> Option<Stage> {
        self.advance_with_progress(&mut |_, _| ())
    }

    /// [`Run::advance`] with a listener. It is called with the stage and the percentage that is
    /// done: first 0, then rising, 100 at the end.
    pub fn advance_with_progress(&mut self, listener: &mut dyn FnMut(Stage, u32)) -> Option<Stage> {
        let stage = self.next?;
        let mut listener = |percent| listener(stage, percent);
        let mut progress = Progress::new(&mut listener);
        self.make(stage, &mut progress);
        progress.end();
        self.next = Stage::ALL.into_iter().find(|&later| later > stage);
        Some(stage)
    }

    fn make(&mut self, stage: Stage, progress: &mut Progress) {
        let models = self.models;
        match stage {
            Stage::World => {
                // The old world is dropped first, because memory may not hold two large worlds.
                *self = Run {
                    scenario: std::mem::take(&mut self.scenario),
                    file: self.file.take(),
                    limit: self.limit,
                    ..Run::with_models(models)
                };
                self.world = (models.world)(&self.scenario, self.file.as_ref(), progress);
            }
            Stage::Growth => self.growth = (models.growth)(&self.world, &self.scenario, progress),
            Stage::Reach => {
                let accepted = self.growth.people().collect();
                self.history = History::make(&self.world.graph, accepted, progress);
            }
            Stage::Layout => {
                self.rings = (models.rings)(&self.world, &self.history, &self.scenario);
            }
            Stage::Post => {
                let post = std::mem::take(&mut self.post);
                self.post = self.write(self.scenario.post, post, progress);
            }
            Stage::Contacts | Stage::Frame => {}
        }
    }

    /// Runs every stage that has to run, up to and including `last`.
    pub fn advance_through(&mut self, last: Stage) {
        while self.advance_up_to(last).is_some() {}
    }

    /// Runs the next stage that has to run, and returns it; `None` if all stages up to and including
    /// `last` are done. Cost: that of the stage.
    pub fn advance_up_to(&mut self, last: Stage) -> Option<Stage> {
        match self.next {
            Some(next) if next <= last => self.advance(),
            _ => None,
        }
    }

    /// Computes one step of the force-directed layout, if the scenario has it. Returns the progress
    /// of the layout, from 0 to 1 (at rest); 1 if the scenario has the ring layout, or if stages
    /// have to run. The picture shows the ring layout until there is a [`Run::structure`]. Cost:
    /// see [`Structure::relax`].
    pub fn relax(&mut self) -> f32 {
        if self.scene().is_none() || self.scenario.layout != Layout::Force {
            return 1.0;
        }
        let (world, seed) = (&self.world, self.scenario.seed);
        self.structure
            .get_or_insert_with(|| Structure::new(world, seed))
            .relax()
    }

    /// The force-directed layout; `None` until all people have positions: see [`Run::relax`].
    pub fn structure(&self) -> Option<&Structure> {
        self.structure
            .as_ref()
            .filter(|structure| structure.is_picture())
    }

    /// Pins a person of the force-directed layout to a position [x, y], in picture units (see
    /// [`Structure::pin`]), or releases the person with `None`. Returns whether the layout changed,
    /// so that [`Run::relax`] has to run. Returns false for you (person 0), for a number that no
    /// person has, and without a [`Run::structure`]. O(pinned people).
    pub fn pin(&mut self, person: u32, at: Option<[f32; 2]>) -> bool {
        let is_person = (1..self.world.graph.people() as u32).contains(&person);
        match &mut self.structure {
            Some(structure) if is_person && structure.is_picture() => {
                structure.pin(person, at);
                true
            }
            _ => false,
        }
    }

    /// Whether a person of the force-directed layout is pinned. O(pinned people).
    pub fn is_pinned(&self, person: u32) -> bool {
        self.structure()
            .is_some_and(|structure| structure.is_pinned(person))
    }

    /// The scenario.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The world; empty until its stage has run.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The invitations and connections; empty until their stage has run.
    pub fn growth(&self) -> &Growth {
        &self.growth
    }

    /// The reach after every connection; empty until its stage has run.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The shown post; a post without viewers if none is shown.
    pub fn post(&self) -> &Cascade {
        &self.post
    }

    /// The number of connections at the scenario's moment: see [`Growth::moment`]. O(1).
    pub fn connection(&self) -> usize {
        self.growth.moment(&self.world, &self.scenario)
    }

    /// The scenario's moment for a frame: its number of connections, and its post at the last hop.
    /// O(1).
    pub fn moment(&self) -> Moment {
        let (connection, hop) = (self.connection() as f64, self.post.per_hop.len() as f64);
        Moment {
            structure: f64::from(u8::from(self.scenario.layout == Layout::Force)),
            ..Moment::new(connection, hop)
        }
    }

    /// Computes post number `post` (from 1), written at the scenario's moment. Reuses the arrays of
    /// `cascade`. Number 0 stands for no post, which has no viewers. Cost: see [`Cascade::send`].
    pub fn send(&self, post: u32, cascade: Cascade) -> Cascade {
        Progress::silent(|progress| self.write(post, cascade, progress))
    }

    fn write(&self, post: u32, mut cascade: Cascade, progress: &mut Progress) -> Cascade {
        let connections = if post == 0 { 0 } else { self.connection() };
        let (graph, growth, scenario) = (&self.world.graph, &self.growth, &self.scenario);
        let write = self.models.post;
        write(
            &mut cascade,
            graph,
            growth,
            connections,
            scenario,
            post,
            progress,
        );
        cascade
    }

    /// The expected viewers of a post written at the scenario's moment; `None` if stages have to
    /// run. Cost: see [`Expected::of`].
    pub fn expected(&self) -> Option<Expected> {
        self.scene()?;
        let (graph, spread) = (&self.world.graph, Spread::new(&self.scenario));
        let expected = self.models.expected;
        Some(expected(graph, &self.growth, self.connection(), &spread))
    }

    /// The branching number of the scenario's posts: see [`branching`]. O(people).
    pub fn branching(&self) -> f64 {
        branching(&self.world.graph, &Spread::new(&self.scenario))
    }

    /// The ties among your connections, after every connection. Cost: see [`Keep::new`].
    pub fn keep(&self) -> Keep {
        Keep::new(&self.world.graph, self.growth.people())
    }

    /// The number of people whom you can look up, after every connection up to the scenario's
    /// moment. O(people + Σ of the degrees of your connections).
    pub fn lookup(&self) -> Vec<u32> {
        let people = self.growth.people().take(self.connection());
        let Scenario { hidden, seed, .. } = self.scenario;
        lookup(&self.world.graph, people, hidden, seed)
    }

    /// The state of a round of the invitation game, and the results of other strategies. Cost: see
    /// [`Round::new`] and [`Rivals::new`].
    pub fn round(&self) -> (Round, Rivals) {
        let Run {
            world,
            growth,
            history,
            scenario,
            ..
        } = self;
        (
            Round::new(world, growth, history, &scenario.answers),
            Rivals::new(world, growth, scenario),
        )
    }

    /// The people who write to you, month by month. Cost: see [`Contacts::new`].
    pub fn contacts(&self) -> Contacts {
        Contacts::new(&self.world, &self.growth, &self.scenario)
    }

    /// The dependence of the contacts after a switch of strategy on each assumption, over `seeds`
    /// seeds. For this scenario if it has a switch, otherwise for [`CLAIM`]. Nothing is computed
    /// yet.
    pub fn sensitivity(&self, seeds: u32) -> Sensitivity {
        let claim = match self.scenario.switch {
            Amount::Of(_) => self.scenario.clone(),
            Amount::Word => Scenario::from_query(CLAIM).scenario,
        };
        Sensitivity::new(claim, self.file.clone(), seeds)
    }

    /// The outputs of the stages, for frames and counters; `None` if stages have to run, and before
    /// the first scenario. O(1).
    pub fn scene(&self) -> Option<Scene<'_>> {
        let whole = self.next.is_none() && self.world.graph.people() > 0;
        whole.then_some(Scene {
            world: &self.world,
            growth: &self.growth,
            history: &self.history,
            rings: &self.rings,
            structure: self.structure(),
            post: (self.scenario.post > 0).then_some(&self.post),
            scope: self.scenario.scope,
        })
    }

    /// Notes for the user about the world and the life. O(notes).
    pub fn notes(&self) -> Vec<Message> {
        let mut notes = self.world.notes.clone();
        let connection = self.connection();
        if let Amount::Of(wanted) = self.scenario.connections
            && wanted as usize > connection
        {
            notes.push(
                Message::new(SHORTER)
                    .number("connections", connection as f64)
                    .number("wanted", f64::from(wanted)),
            );
        }
        notes
    }
}

/// The earlier of two stages; either can be missing.
fn earlier(a: Option<Stage>, b: Option<Stage>) -> Option<Stage> {
    a.into_iter().chain(b).min()
}
