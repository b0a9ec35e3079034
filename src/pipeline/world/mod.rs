//! Everybody and their ties without yours.

mod clustered;
mod communities;
mod configuration;
mod degrees;
mod preferential;
mod professional;
mod propagation;
mod slots;
mod smallworld;
mod uniform;

use std::fmt;
use std::rc::Rc;

use crate::base::graph::{Graph, MOST_TIES};
use crate::base::message::{Message, sentences};
use crate::base::progress::Progress;
use crate::base::random::Stream;
use crate::io::import::EdgeList;
use crate::io::import::connections::Dated;
use crate::pipeline::scenario::{Scenario, WHOLE, WorldModel};

/// Everybody and their ties without yours.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// Person 0 is you, without ties; then everybody else.
    pub graph: Graph,
    /// The community of each person, numbered from 0; all 0 in a world without communities.
    pub community: Vec<u32>,
    /// The people you have ties with in the world as it is made or read, in its order, if you are
    /// one of its people; empty if you are new.
    pub your_ties: Vec<u32>,
    /// Where you stand among the people as made or read, if you are one of them.
    you: Option<u32>,
    file: Option<Rc<EdgeList>>,
    /// What the reader should know of how the world came about.
    pub notes: Vec<Message>,
}

/// How many percent of making a world are making its ties (or, where they are read, finding its
/// communities); the rest is the graph's.
const TIES: u32 = 70;

/// Why a world could not be made.
#[derive(Clone, Debug, PartialEq)]
pub enum WorldError {
    /// More ties than [`MOST_TIES`] would be needed: so many.
    TooManyTies(usize),
    /// More memory would be needed than there is.
    TooMuchMemory {
        /// How many bytes.
        needed: u64,
        /// How many there are.
        limit: u64,
        /// With how many ties each so many people would fit; 0 if with none.
        ties: f64,
    },
}

sentences! {
    /// What is said of worlds.
    SENTENCES:
    NO_FILE = "no-file", "world=file needs a file, and none is open: a professional network is shown instead.";
    NOBODY = "nobody", "you={you} is nobody in this world: you are a new person.";
    FEW_PEOPLE = "few-people", "Each of {people} people can have at most {most} ties: ties={ties} is more.";
    TOO_MANY_TIES = "too-many-ties", "people × ties / 2 comes to {ties} ties; at most {most} fit: choose fewer people or fewer ties each.";
    FEWER_TIES = "fewer-ties", "this world needs about {needed}; this tab can have {limit}: with {ties} ties each it would fit.";
    FEWER_PEOPLE = "fewer-people", "this world needs about {needed}; this tab can have {limit}: choose fewer people.";
}

impl WorldError {
    /// The same as a sentence and its values.
    pub fn message(&self) -> Message {
        let sized = |sentence, needed, limit| {
            Message::new(sentence)
                .size("needed", needed)
                .size("limit", limit)
        };
        match *self {
            WorldError::TooManyTies(ties) => Message::new(TOO_MANY_TIES)
                .number("ties", ties as f64)
                .number("most", MOST_TIES as f64),
            WorldError::TooMuchMemory {
                needed,
                limit,
                ties,
            } if ties > 0.0 => sized(FEWER_TIES, needed, limit).number("ties", ties),
            WorldError::TooMuchMemory { needed, limit, .. } => sized(FEWER_PEOPLE, needed, limit),
        }
    }
}

impl fmt::Display for WorldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for WorldError {}

/// People as a generator makes them or a file names them, numbered from 0, you among them or not.
struct Population {
    people: usize,
    ties: Ties,
    community: Vec<u32>,
    file: Option<Rc<EdgeList>>,
}

/// Ties by original numbers.
enum Ties {
    Made(Vec<[u32; 2]>),
    /// Those of the population's file.
    OfFile,
}

impl World {
    /// Whether the world of a scenario can be made.
    ///
    /// # Errors
    /// If it would have more than [`MOST_TIES`] ties.
    pub fn check(scenario: &Scenario, file: Option<&Rc<EdgeList>>) -> Result<(), WorldError> {
        let from_file = file.is_some_and(|file| reads_file(scenario, file));
        let ties = (f64::from(scenario.people) * mean_ties(scenario) / 2.0) as usize;
        if ties > MOST_TIES && !from_file {
            Err(WorldError::TooManyTies(ties))
        } else {
            Ok(())
        }
    }

    /// Makes the world of a scenario; `file` is the network read from a file, if one is open.
    /// O(people + ties).
    pub fn new(scenario: &Scenario, file: Option<&Rc<EdgeList>>) -> World {
        Progress::unheard(|progress| World::make(scenario, file, progress))
    }

    pub(crate) fn make(
        scenario: &Scenario,
        file: Option<&Rc<EdgeList>>,
        progress: &mut Progress,
    ) -> World {
        let mut notes = Vec::new();
        let mut stream = Stream::new(scenario.seed, "world");
        let population = match file.filter(|file| reads_file(scenario, file)) {
            Some(file) => {
                let people = file.ids.len();
                let ties = if scenario.world == WorldModel::File {
                    Ties::OfFile
                } else {
                    let degrees = configuration::degrees(people, &file.ties);
                    Ties::Made(configuration::ties(&degrees, &mut stream, progress))
                };
                Population {
                    people,
                    ties,
                    community: Vec::new(),
                    file: Some(Rc::clone(file)),
                }
            }
            None => {
                if WHOLE && scenario.world == WorldModel::File {
                    notes.push(Message::new(NO_FILE));
                }
                generate(scenario, &mut stream, &mut notes, progress)
            }
        };
        // In a list of your own connections you are not.
        let is_yours = population
            .file
            .as_ref()
            .is_some_and(|file| file.dated.is_some());
        let you = find(&population, &scenario.you).filter(|_| !(WHOLE && is_yours));
        if you.is_none() && !scenario.you.is_empty() {
            notes.push(Message::new(NOBODY).text("you", &scenario.you));
        }
        let mut world = World::around(population, you, progress);
        world.notes = notes;
        if WHOLE && let Some(dated) = world.dated() {
            world.community = std::iter::once(dated.firms)
                .chain(dated.companies.iter().copied())
                .collect();
        } else if world.is_file() && scenario.world == WorldModel::File {
            world.community = propagation::label_propagation(&world.graph, &mut stream, progress);
        }
        world
    }

    /// Renumbers people so that you are 0, and sets your ties apart.
    fn around(population: Population, you: Option<u32>, progress: &mut Progress) -> World {
        let Population {
            people,
            ties,
            community,
            file,
        } = population;
        // Nobody has the last number: without you among them, everybody moves up by one.
        let yours = you.unwrap_or(u32::MAX);
        let renumbered = |original: u32| {
            let moved = original + u32::from(original < yours);
            if original == yours { 0 } else { moved }
        };
        let ties = match (&ties, &file) {
            (Ties::Made(ties), _) => ties,
            (Ties::OfFile, Some(file)) => &file.ties,
            (Ties::OfFile, None) => &Vec::new(),
        };
        let size = people + usize::from(you.is_none());
        let mut your_ties = Vec::new();
        if you.is_some() {
            let mut new = vec![true; size];
            new[0] = false;
            for &[a, b] in ties.iter().filter(|tie| tie.contains(&yours)) {
                let other = renumbered(if a == yours { b } else { a });
                if std::mem::replace(&mut new[other as usize], false) {
                    your_ties.push(other);
                }
            }
        }
        let rename = |[a, b]: [u32; 2]| {
            // Yours are no ties of the graph: as those of somebody with themselves are none.
            if a == yours || b == yours {
                [0; 2]
            } else {
                [renumbered(a), renumbered(b)]
            }
        };
        let graph = Graph::from_renamed(size, ties, rename, progress);
        let mut by_person = vec![0; size];
        for (original, &community) in community.iter().enumerate() {
            by_person[renumbered(original as u32) as usize] = community;
        }
        World {
            graph,
            community: by_person,
            your_ties,
            you,
            file,
            notes: Vec::new(),
        }
    }

    /// How many people there are besides you.
    pub fn people(&self) -> usize {
        // A world that has not been made yet has not even you.
        self.graph.people().saturating_sub(1)
    }

    /// Whether the people are those of a file.
    pub fn is_file(&self) -> bool {
        WHOLE && self.file.is_some()
    }

    /// When everybody came to you, of a list of your own connections.
    pub fn dated(&self) -> Option<&Dated> {
        self.file.as_ref().filter(|_| WHOLE)?.dated.as_deref()
    }

    /// The company of one of your connections in such a list, if they are in one.
    pub fn company(&self, person: u32) -> Option<u32> {
        // You are 0, and not in the list.
        self.dated()?.company(person.checked_sub(1)? as usize)
    }

    /// Whether you are one of the world's people, with the ties they have.
    pub fn you_are_one(&self) -> bool {
        self.you.is_some()
    }

    /// What a person is called: the file's own id, or a number from 1 in a world that was made;
    /// `you` if you are new.
    pub fn label(&self, person: u32) -> String {
        let original = match (person, self.you) {
            (0, None) => return "you".to_string(),
            (0, Some(you)) => you,
            (_, Some(you)) if person > you => person,
            _ => person - 1,
        };
        match self.file.as_ref().filter(|_| WHOLE) {
            Some(file) => file.ids.get(original).to_string(),
            None => (original + 1).to_string(),
        }
    }
}

/// The person of this name, if there is one.
fn find(population: &Population, name: &str) -> Option<u32> {
    match population.file.as_ref().filter(|_| WHOLE) {
        Some(file) => file.ids.find(name),
        None => {
            let number = name
                .parse::<u32>()
                .ok()
                .filter(|number| (1..=population.people as u32).contains(number));
            number.map(|number| number - 1)
        }
    }
}

/// How many ties a person has on average: as asked, or as many as there are other people.
pub(crate) fn mean_ties(scenario: &Scenario) -> f64 {
    scenario.ties.min(f64::from(scenario.people) - 1.0)
}

/// Whether the world is the open file's, or has its degrees. A list of your own connections says nothing of degrees.
pub(crate) fn reads_file(scenario: &Scenario, file: &EdgeList) -> bool {
    WHOLE
        && match scenario.world {
            WorldModel::File => true,
            WorldModel::Configuration => file.dated.is_none(),
            _ => false,
        }
}

fn generate(
    scenario: &Scenario,
    stream: &mut Stream,
    notes: &mut Vec<Message>,
    progress: &mut Progress,
) -> Population {
    let people = scenario.people as usize;
    let mean = mean_ties(scenario);
    if mean < scenario.ties {
        notes.push(
            Message::new(FEW_PEOPLE)
                .number("people", people as f64)
                .number("most", people as f64 - 1.0)
                .number("ties", scenario.ties),
        );
    }
    let mut community = Vec::new();
    let model = if WHOLE {
        scenario.world
    } else {
        WorldModel::Professional
    };
    let ties = match model {
        WorldModel::Random => uniform::ties(people, mean, stream, progress),
        WorldModel::Gnm => uniform::exactly(people, mean, stream, progress),
        WorldModel::SmallWorld => smallworld::ties(people, mean, scenario.rewire, stream, progress),
        WorldModel::Preferential => preferential::ties(people, mean, stream, progress),
        WorldModel::Clustered => clustered::ties(people, mean, scenario.closure, stream, progress),
        WorldModel::Configuration => {
            let degrees = degrees::wished(people, mean, scenario.spread, stream);
            configuration::ties(&degrees, stream, progress)
        }
        WorldModel::Communities => {
            let ties;
            (ties, community) = communities::ties(
                people,
                mean,
                scenario.community as usize,
                scenario.shortcuts,
                scenario.spread,
                stream,
                progress,
            );
            ties
        }
        WorldModel::Professional | WorldModel::File => {
            let ties;
            (ties, community) = professional::ties(scenario, mean, stream, progress);
            ties
        }
    };
    Population {
        people,
        ties: Ties::Made(ties),
        community,
        file: None,
    }
}
