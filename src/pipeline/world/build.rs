//! Makes the world of a scenario: generated, or from the open file.

use std::rc::Rc;

use super::configuration;
use super::error::{WorldError, no_file, nobody};
use super::generate::{generate, generate_professional, mean_ties};
use super::label_propagation::label_propagation;
use super::network::World;
use super::population::{Population, Ties};
use crate::base::graph::MOST_TIES;
use crate::base::message::Message;
use crate::base::progress::Progress;
use crate::base::random::Stream;
use crate::io::import::EdgeList;
use crate::pipeline::scenario::{Scenario, WorldModel};

/// Whether the world is the network of the open file, or has its degrees. A list of your own
/// connections has no degrees to use.
pub(crate) fn reads_file(scenario: &Scenario, file: &EdgeList) -> bool {
    match scenario.world {
        WorldModel::File => true,
        WorldModel::Configuration => file.dated.is_none(),
        _ => false,
    }
}

impl World {
    /// Whether the world of a scenario can be made. `file` is the open network. O(1).
    ///
    /// # Errors
    /// [`WorldError::TooManyTies`] if a generated world would have more than [`MOST_TIES`] ties.
    pub fn check(scenario: &Scenario, file: Option<&Rc<EdgeList>>) -> Result<(), WorldError> {
        let from_file = file.is_some_and(|file| reads_file(scenario, file));
        let ties = (f64::from(scenario.people) * mean_ties(scenario) / 2.0) as usize;
        if ties > MOST_TIES && !from_file {
            Err(WorldError::TooManyTies(ties))
        } else {
            Ok(())
        }
    }

    /// Makes the world of a scenario. `file` is the open network, which only `world=file` and
    /// `world=configuration` use. [`World::notes`] reports deviations from the scenario. O(people +
    /// ties) for most models.
    ///
    /// Call [`World::check`] first: a world that it rejects may not fit into memory.
    pub fn new(scenario: &Scenario, file: Option<&Rc<EdgeList>>) -> World {
        Progress::silent(|progress| World::make(scenario, file, progress))
    }

    /// [`World::new`] with reports of progress.
    pub(crate) fn make(
        scenario: &Scenario,
        file: Option<&Rc<EdgeList>>,
        progress: &mut Progress,
    ) -> World {
        let mut notes = Vec::new();
        let mut stream = Stream::new(scenario.seed, "world");
        let population = match file.filter(|file| reads_file(scenario, file)) {
            Some(file) => from_file(scenario, file, &mut stream, progress),
            None => {
                if scenario.world == WorldModel::File {
                    notes.push(no_file());
                }
                generate(scenario, &mut stream, &mut notes, progress)
            }
        };
        let mut world = with_you(population, scenario, notes, progress);
        if let Some(dated) = world.dated() {
            world.community = std::iter::once(dated.firms)
                .chain(dated.companies.iter().copied())
                .collect();
        } else if world.is_file() && scenario.world == WorldModel::File {
            world.community = label_propagation(&world.graph, &mut stream, progress);
        }
        world
    }

    /// [`World::make`] for a scenario of the default model, which reads no file.
    pub(crate) fn make_professional(
        scenario: &Scenario,
        _: Option<&Rc<EdgeList>>,
        progress: &mut Progress,
    ) -> World {
        let mut notes = Vec::new();
        let mut stream = Stream::new(scenario.seed, "world");
        let population = generate_professional(scenario, &mut stream, &mut notes, progress);
        with_you(population, scenario, notes, progress)
    }
}

/// The people of a file, with the file's ties or with random ties of the same degrees.
fn from_file(
    scenario: &Scenario,
    file: &Rc<EdgeList>,
    stream: &mut Stream,
    progress: &mut Progress,
) -> Population {
    let people = file.ids.len();
    let ties = if scenario.world == WorldModel::File {
        Ties::FromFile
    } else {
        let degrees = configuration::degrees(people, &file.ties);
        Ties::Generated(configuration::ties(&degrees, stream, progress))
    };
    Population {
        people,
        ties,
        community: Vec::new(),
        file: Some(Rc::clone(file)),
    }
}

/// The world of a population. You are the person that the scenario names, or a new person.
fn with_you(
    population: Population,
    scenario: &Scenario,
    mut notes: Vec<Message>,
    progress: &mut Progress,
) -> World {
    // A list of your own connections does not contain you.
    let is_yours = population
        .file
        .as_ref()
        .is_some_and(|file| file.dated.is_some());
    let you = population.find(&scenario.you).filter(|_| !is_yours);
    if you.is_none() && !scenario.you.is_empty() {
        notes.push(nobody(&scenario.you));
    }
    let mut world = World::of_population(population, you, progress);
    world.notes = notes;
    world
}
