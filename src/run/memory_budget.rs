//! How much memory a scenario needs, before anything runs: so that what a tab cannot hold is refused
//! and not begun.
//!
//! Every stage's arrays are few and flat, so their sizes follow from how many people, ties and
//! connections there are. Made and at rest:
//!
//! | bytes | a person | a tie | a connection | an invitation |
//! |---|---|---|---|---|
//! | world | 8 | 8 | | |
//! | growth | | | 8 | 12 |
//! | history | 16 | | 20 | |
//! | rings | 16 | | | |
//! | post | 12 to 33 | | 4 | |
//! | frame and its order | 20 | | 20 | |
//! | structure, where it is on show | 66 to 83 | 4, made 27 | | |
//!
//! A world under way takes 8 bytes a tie for its list of ties, 8 for what a model keeps beside it or
//! the graph made from it, and what the model keeps for each person. The frame of the life before is
//! still there then, and so is an open file.

use crate::io::import::EdgeList;
use crate::pipeline::scenario::{Amount, Layout, PostModel, Scenario, WorldModel};
use crate::pipeline::world::{WorldError, mean_ties, reads_file};

/// What a run in a tab can have where nothing else is known, in bytes. Of the four gigabytes that wasm
/// can address a tab is sure of two; a third of them is for what lies between blocks.
pub const TAB: u64 = 1_300_000_000;

/// What a picture of 1280 × 720 pixels takes, and the lines that are drawn in every large world.
const FIXED: f64 = 8.3e6;

/// A share on top, for what an allocator loses between blocks.
const MARGIN: f64 = 1.08;

/// How many bytes a run of this scenario needs at most at a time, about: its stages, made anew with
/// the frame before still there, a frame and a picture of 1280 × 720 pixels (a larger one takes 6
/// bytes a pixel more). `file` is the network that is open.
///
/// From 5 % below to 25 % above what is allocated, fixed cost included. A wasm memory that has held
/// one world after another has been found up to 1.5 times as large: it never shrinks, and not every
/// block freed is of use to the next world. A limit has to leave room for that. O(1).
pub fn needed(scenario: &Scenario, file: Option<&EdgeList>) -> u64 {
    let read = file.filter(|file| reads_file(scenario, file));
    let (people, ties) = match read {
        Some(file) => (file.ids.len() as f64, file.ties.len() as f64),
        None => {
            let people = f64::from(scenario.people);
            (people, people * mean_ties(scenario) / 2.0)
        }
    };
    let open = file.map_or(0.0, |file| {
        let dated = file
            .dated
            .as_ref()
            .map_or(0, |dated| 8 * dated.months.len());
        8.0 * file.ties.len() as f64 + (file.ids.bytes() + dated) as f64
    });
    let [invitations, connections] = match read {
        // Everybody in a list of connections is one.
        Some(file) if file.dated.is_some() => [people; 2],
        _ => life(scenario, people),
    };
    let frame = 20.0 * people + 20.0 * connections;
    let world = match read {
        // The labels of four arrays; the graph.
        Some(_) if scenario.world == WorldModel::File => 8.0 * ties + 24.0 * people,
        _ => making(scenario, people, ties),
    };
    let reached = match scenario.post {
        0 => 0.0,
        _ => post(scenario) * people,
    };
    // At their peaks the lists that grow have twice the room.
    let rest = 8.0 * ties
        + (8.0 + 16.0 + 16.0 + 12.0) * people
        + 18.0 * invitations
        + (12.0 + 20.0 + 10.0) * connections
        + reached;
    let structure = match scenario.layout {
        Layout::Rings => 0.0,
        Layout::Force => structure(people, ties),
    };
    let rest = rest + structure;
    (MARGIN * (FIXED + open + frame + if world > rest { world } else { rest })) as u64
}

/// What making a world takes at most at a time.
fn making(scenario: &Scenario, people: f64, ties: f64) -> f64 {
    let graph = 16.0 * ties + 13.0 * people;
    let model = match scenario.world {
        WorldModel::Professional | WorldModel::File => 16.0 * ties + 37.0 * people,
        WorldModel::Communities => {
            // Pairs are looked through so many at a time.
            let pairs = if ties < 262_144.0 { ties } else { 262_144.0 };
            16.0 * ties + 25.0 * people + 8.0 * pairs
        }
        WorldModel::Configuration => 16.0 * ties + 17.0 * people,
        // Each person's ties with those who came later in a list of their own.
        WorldModel::Clustered => 14.5 * ties + 24.0 * people,
        WorldModel::SmallWorld => (8.0 + 6.0 * scenario.rewire) * ties,
        WorldModel::Random | WorldModel::Gnm | WorldModel::Preferential => 8.0 * ties,
    };
    if model > graph { model } else { graph }
}

/// What people take whom forces move, while their start is made or they are.
fn structure(people: f64, ties: f64) -> f64 {
    // The start is of networks of ever fewer people, and of as many ties as are left.
    let made = 27.0 * ties + 50.0 * people;
    let moved = 4.0 * ties + 83.0 * people;
    if made > moved { made } else { moved }
}

/// How many invitations and connections a life has, about.
fn life(scenario: &Scenario, people: f64) -> [f64; 2] {
    let (rate, months, feedback) = (
        scenario.invitations,
        f64::from(scenario.months),
        scenario.feedback,
    );
    // dk/dt = i + λk: see `Growth::new`.
    let grown = if feedback > 0.0 {
        rate / feedback * (libm::exp(feedback * months) - 1.0)
    } else {
        rate * months
    };
    let asked = match scenario.connections {
        Amount::Of(connections) => f64::from(connections),
        Amount::Word => 0.0,
    };
    let most = |number: f64| if number < people { number } else { people };
    let connections = most(if asked > grown { asked } else { grown });
    [connections, connections]
}

/// What a post takes of a person beside who saw it and from whom, if it comes to everybody.
fn post(scenario: &Scenario) -> f64 {
    match scenario.model {
        PostModel::Broadcast | PostModel::Sir => 10.0,
        PostModel::Cascade => 1.0,
        PostModel::Threshold | PostModel::Complex => 8.0,
    }
}

/// Whether a run of this scenario fits into so many bytes.
///
/// # Errors
/// If it does not: how many it needs, and how many ties each would fit.
pub fn check(scenario: &Scenario, file: Option<&EdgeList>, limit: u64) -> Result<(), WorldError> {
    let needed = self::needed(scenario, file);
    if needed <= limit {
        return Ok(());
    }
    // By halves: the most ties, in steps of the scenario's, with which as many people fit.
    let (mut fits, mut too_many) = (0, (2.0 * scenario.ties) as u32);
    while too_many - fits > 1 {
        let middle = (fits + too_many) / 2;
        let ties = f64::from(middle) / 2.0;
        let fewer = Scenario {
            ties,
            ..scenario.clone()
        };
        if self::needed(&fewer, file) <= limit {
            fits = middle;
        } else {
            too_many = middle;
        }
    }
    Err(WorldError::TooMuchMemory {
        needed,
        limit,
        ties: f64::from(fits) / 2.0,
    })
}
