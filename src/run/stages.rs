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
use crate::pipeline::scenario::{Amount, Layout, Scenario, Stage, WHOLE, WorldModel};
use crate::pipeline::world::{World, WorldError};
use crate::run::memory_budget;

sentences! {
    /// What is said of runs.
    SENTENCES:
    SHORTER = "shorter", "This life has {connections} connections: connections={wanted} shows the last.";
}

/// The outputs of the stages, kept in step with a scenario.
///
/// [`Run::configure`] says what is wanted; [`Run::advance`] runs one stage at a time, from the
/// first that reads a changed value, so that a caller can report progress or change its mind in
/// between. There is a [`Run::scene`] to show when all stages have run.
#[derive(Default)]
pub struct Run {
    scenario: Scenario,
    file: Option<Rc<EdgeList>>,
    /// How many bytes it may need; none: as many as it does.
    limit: Option<u64>,
    /// The next stage to run; none when everything is in step.
    next: Option<Stage>,
    world: World,
    growth: Growth,
    history: History,
    rings: Rings,
    /// Made when the scenario wants it, and kept for as long as the world: somebody may look again.
    structure: Option<Structure>,
    post: Cascade,
}

impl Run {
    /// A run with all its stages run; `file` is the network that `world=file` is about.
    ///
    /// # Errors
    /// If the world is refused.
    pub fn complete(scenario: Scenario, file: Option<EdgeList>) -> Result<Run, WorldError> {
        let mut run = Run {
            file: file.map(Rc::new),
            ..Run::default()
        };
        run.configure(scenario)?;
        while run.advance().is_some() {}
        Ok(run)
    }

    /// A run that has run nothing yet, with the same file open.
    pub fn like(run: &Run) -> Run {
        Run {
            file: run.file.clone(),
            limit: run.limit,
            ..Run::default()
        }
    }

    /// Refuses from now on what needs more than so many bytes: see [`memory_budget::needed`].
    pub fn limit(&mut self, bytes: u64) {
        self.limit = Some(bytes);
    }

    /// Asks for a scenario; the stages that read what it changes have to run.
    ///
    /// # Errors
    /// If its world is refused. Everything stays as it was then.
    pub fn configure(&mut self, scenario: Scenario) -> Result<(), WorldError> {
        if let Some(limit) = self.limit {
            memory_budget::check(&scenario, self.file.as_deref(), limit)?;
        }
        World::check(&scenario, self.file.as_ref())?;
        let mut first = self.scenario.first_difference(&scenario);
        if self.world.graph.people() == 0 {
            first = Some(Stage::World);
        } else if self.growth.beyond_months(&scenario) != self.growth.beyond_months {
            // How long the life goes on depends on how many connections were asked for.
            first = earlier(first, Some(Stage::Growth));
        }
        self.next = earlier(self.next, first);
        self.scenario = scenario;
        Ok(())
    }

    /// Opens a network read from a file: scenarios with `world=file` are about it from now on, and
    /// those with `world=configuration` about its degrees.
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

    /// Moves only the moment, within the life as it is: how many connections there are, and which
    /// post is on show.
    pub fn seek(&mut self, connections: u32, post: u32) {
        self.scenario.connections = Amount::Of(connections);
        self.scenario.post = post;
        self.next = earlier(self.next, Some(Stage::Post));
    }

    /// Runs the next stage that has to run, and says which; `None` when everything is in step.
    pub fn advance(&mut self) -> Option<Stage> {
        self.advance_telling(&mut |_, _| ())
    }

    /// The same; `tell` hears meanwhile which stage it is and how much of it is done, in percent: 0 at
    /// first, then always more, and 100 in the end.
    pub fn advance_telling(&mut self, tell: &mut dyn FnMut(Stage, u32)) -> Option<Stage> {
        let stage = self.next?;
        let mut tell = |percent| tell(stage, percent);
        let mut progress = Progress::new(&mut tell);
        self.make(stage, &mut progress);
        progress.end();
        self.next = Stage::ALL.into_iter().find(|&later| later > stage);
        Some(stage)
    }

    fn make(&mut self, stage: Stage, progress: &mut Progress) {
        match stage {
            Stage::World => {
                // The old world and its life go first: two large ones may not fit.
                *self = Run {
                    scenario: std::mem::take(&mut self.scenario),
                    file: self.file.take(),
                    limit: self.limit,
                    ..Run::default()
                };
                self.world = World::make(&self.scenario, self.file.as_ref(), progress);
            }
            Stage::Growth => self.growth = Growth::live(&self.world, &self.scenario, progress),
            Stage::Reach => {
                let accepted = self.growth.people().collect();
                self.history = History::of(&self.world.graph, accepted, progress);
            }
            Stage::Layout => {
                let World {
                    graph, community, ..
                } = &self.world;
                let Scenario { answers, seed, .. } = &self.scenario;
                let any_order = WHOLE && !answers.is_empty();
                self.rings = if WHOLE && let Some(dated) = self.world.dated() {
                    Rings::of_list(dated, community, *seed)
                } else {
                    Rings::of(graph, community, &self.history, *seed, any_order)
                };
            }
            Stage::Post => {
                let post = std::mem::take(&mut self.post);
                self.post = self.tell(self.scenario.post, post, progress);
            }
            Stage::Contacts | Stage::Frame => {}
        }
    }

    /// Runs what has to run up to a stage, and that stage.
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

    /// Sends the post of this number, written at the scenario's moment, into the arrays of one
    /// sent before (or new ones). Post 0 is none: nobody sees it.
    pub fn send(&self, post: u32, into: Cascade) -> Cascade {
        Progress::unheard(|progress| self.tell(post, into, progress))
    }

    fn tell(&self, post: u32, mut into: Cascade, progress: &mut Progress) -> Cascade {
        let connections = if post == 0 { 0 } else { self.connection() };
        let Run {
            world,
            growth,
            scenario,
            ..
        } = self;
        into.tell(&world.graph, growth, connections, scenario, post, progress);
        into
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
