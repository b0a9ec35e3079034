//! The outputs of the stages for one scenario. Nothing else in the crate has state.

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
use crate::pipeline::post::{Cascade, Expected, Spread};
use crate::pipeline::reach::History;
use crate::pipeline::scenario::{Amount, Layout, Scenario, Stage, WorldModel};
use crate::pipeline::world::{World, WorldError};
use crate::run::memory_budget;
use crate::run::models::{ALL_MODELS, Models};

sentences! {
    /// What is said of runs.
    SENTENCES:
    SHORTER = "shorter", "This life has {connections} connections: connections={wanted} shows the last.";
}

/// The outputs of the stages, kept in step with a scenario.
///
/// [`Run::configure`] sets the scenario; [`Run::advance`] runs one stage at a time, from the first that
/// reads a changed value, so that a caller can show progress or stop in between. When all stages have
/// run, there is a [`Run::scene`] to draw.
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
    /// The network that is open.
    file: Option<Rc<EdgeList>>,
    /// The most memory that a scenario may need, in bytes; `None` for no limit.
    limit: Option<u64>,
    /// The next stage to run; `None` when all stages are in step with the scenario.
    next: Option<Stage>,
    world: World,
    growth: Growth,
    history: History,
    rings: Rings,
    /// Made when a scenario asks for it, and kept as long as the world, also while people stand in rings.
    structure: Option<Structure>,
    post: Cascade,
}

/// A run of all models.
impl Default for Run {
    fn default() -> Run {
        Run::with_models(&ALL_MODELS)
    }
}

impl Run {
    /// An empty run of these models: configure it, then advance.
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

    /// A run of a scenario whose stages have all run; `file` is the network that is open.
    ///
    /// # Errors
    /// If the world is refused: see [`World::check`].
    pub fn complete(scenario: Scenario, file: Option<EdgeList>) -> Result<Run, WorldError> {
        let mut run = Run::default();
        run.file = file.map(Rc::new);
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

    /// Refuses from now on scenarios that need more memory than this, in bytes: see
    /// [`memory_budget::needed`].
    pub fn limit(&mut self, bytes: u64) {
        self.limit = Some(bytes);
    }

    /// Whether the models of this run can run a scenario.
    pub fn can_run(&self, scenario: &Scenario) -> bool {
        self.models.can_run(scenario)
    }

    /// Sets the scenario: the stages that read a changed value have to run again.
    ///
    /// # Errors
    /// If its world is refused ([`World::check`]), or needs more memory than the limit. The run stays
    /// as it was then.
    ///
    /// # Panics
    /// If the models of this run cannot run it: see [`Run::can_run`].
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
            // How long the life goes on depends on the number of connections asked for.
            first = earlier(first, Some(Stage::Growth));
        }
        self.next = earlier(self.next, first);
        self.scenario = scenario;
        Ok(())
    }

    /// Opens a network read from a file: `world=file` is that network from now on, and
    /// `world=configuration` a random one of its degrees.
    pub fn open(&mut self, file: EdgeList) {
        self.file = Some(Rc::new(file));
        if matches!(
            self.scenario.world,
            WorldModel::File | WorldModel::Configuration
        ) {
            self.next = Some(Stage::World);
        }
    }

    /// The network that is open.
    pub fn file(&self) -> Option<&EdgeList> {
        self.file.as_deref()
    }

    /// Changes the moment within the life: the number of connections, and the number of the post on show
    /// (0 for none). More connections than the life has stand for its last: unlike [`Run::configure`],
    /// this never makes the life longer.
    pub fn seek(&mut self, connections: u32, post: u32) {
        self.scenario.connections = Amount::Of(connections);
        self.scenario.post = post;
        self.next = earlier(self.next, Some(Stage::Post));
    }

    /// Runs the next stage that has to run, and returns it; `None` when all are in step.
    /// Cost: that of the stage.
    pub fn advance(&mut self) -> Option<Stage> {
        self.advance_with_progress(&mut |_, _| ())
    }

    /// [`Run::advance`] with a listener, which is called with the stage and the percentage that is done:
    /// 0 at first, then rising, 100 at the end.
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
                // The old world is dropped first: memory may not hold two large worlds.
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
        while self.next.is_some_and(|next| next <= last) {
            self.advance();
        }
    }

    /// Where the scenario wants people to stand by the forces of their ties, takes these a step
    /// further. How far they have come to rest, from 0 to 1; 1 where there is nothing to do, or stages
    /// have to run. People stay in the rings until there is a [`Run::structure`].
    pub fn relax(&mut self) -> f32 {
        if self.scene().is_none() || self.scenario.layout != Layout::Force {
            return 1.0;
        }
        let (world, seed) = (&self.world, self.scenario.seed);
        self.structure
            .get_or_insert_with(|| Structure::new(world, seed))
            .relax()
    }

    /// People where the forces have put them; `None` until there were enough of [`Run::relax`].
    pub fn structure(&self) -> Option<&Structure> {
        self.structure
            .as_ref()
            .filter(|structure| structure.is_picture())
    }

    /// Puts a person somewhere or lets them go: see [`Structure::pin`]. Whether that has to be
    /// relaxed: not where there is no such person, or no [`Run::structure`].
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

    /// Whether a person is kept where somebody put them.
    pub fn is_pinned(&self, person: u32) -> bool {
        self.structure()
            .is_some_and(|structure| structure.is_pinned(person))
    }

    /// The scenario asked for.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Everybody and their ties.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The invitations and connections of this life.
    pub fn growth(&self) -> &Growth {
        &self.growth
    }

    /// The counts of this life.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The post on show: nobody saw it if there is none.
    pub fn post(&self) -> &Cascade {
        &self.post
    }

    /// The connection at which the scenario's moment stands.
    pub fn connection(&self) -> usize {
        self.growth.moment(&self.world, &self.scenario)
    }

    /// The moment the scenario describes: its connections, and its post when it has settled.
    pub fn moment(&self) -> Moment {
        let (connection, hop) = (self.connection() as f64, self.post.per_hop.len() as f64);
        Moment {
            structure: f64::from(u8::from(self.scenario.layout == Layout::Force)),
            ..Moment::new(connection, hop)
        }
    }

    /// Sends the post of this number (from 1), written at the scenario's moment. Reuses the arrays of
    /// `cascade`. Number 0 stands for no post: nobody sees it. Cost: see [`Cascade::send`].
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

    /// What a post is expected to reach that is written at the scenario's moment; `None` while stages
    /// have to run.
    pub fn expected(&self) -> Option<Expected> {
        self.scene()?;
        let people = self.growth.people().take(self.connection());
        let spread = Spread::new(&self.scenario);
        Some(Expected::of(&self.world.graph, people, &spread))
    }

    /// Your own circle after every connection of the life.
    pub fn keep(&self) -> Keep {
        Keep::new(&self.world.graph, self.growth.people())
    }

    /// How many people you can look up after every connection up to the scenario's moment.
    pub fn lookup(&self) -> Vec<u32> {
        let people = self.growth.people().take(self.connection());
        let Scenario { hidden, seed, .. } = self.scenario;
        lookup(&self.world.graph, people, hidden, seed)
    }

    /// How far a round of answering by hand is, and what others make of it.
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

    /// Who writes to you, month by month.
    pub fn contacts(&self) -> Contacts {
        Contacts::new(&self.world, &self.growth, &self.scenario)
    }

    /// What becomes of contacts after a switch when its assumptions are others: of this scenario if
    /// it has a switch, and otherwise of the story's.
    pub fn sensitivity(&self, seeds: u32) -> Sensitivity {
        let claim = match self.scenario.switch {
            Amount::Of(_) => self.scenario.clone(),
            Amount::Word => Scenario::from_query(CLAIM).scenario,
        };
        Sensitivity::new(claim, self.file.clone(), seeds)
    }

    /// What can be drawn and counted; `None` while stages have to run, or none ever has.
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

    /// What the reader should know of this run.
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

/// The earlier of two stages, where there is one.
fn earlier(a: Option<Stage>, b: Option<Stage>) -> Option<Stage> {
    a.into_iter().chain(b).min()
}
