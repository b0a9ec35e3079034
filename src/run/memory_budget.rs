//! The memory that a scenario needs, computed before it runs. A scenario that does not fit is
//! rejected.
//!
//! Each stage has a few flat arrays, so the numbers of people, ties and connections give their
//! sizes. In bytes, after the stages have run:
//!
//! | bytes | a person | a tie | a connection | an invitation |
//! |---|---|---|---|---|
//! | world | 8 | 8 | | |
//! | growth | | | 8 | 12 |
//! | history | 16 | | 20 | |
//! | rings | 16 | | | |
//! | post | 12 to 33 | | 4 | |
//! | frame and its order | 20 | | 20 | |
//! | force layout, if shown | 66 to 83 | 4; 27 while made | | |
//!
//! While a world is made, it takes 8 bytes a tie for the list of ties, 8 more for the arrays of the
//! model or for the graph, and the model's arrays for each person. The previous frame and the open
//! file are still in memory at that time.

use crate::io::import::EdgeList;
use crate::pipeline::scenario::{Amount, Layout, PostModel, Scenario, WorldModel};
use crate::pipeline::world::{WorldError, mean_guests, mean_ties, reads_file};

/// The memory limit for a run in a browser's tab, in bytes, if the page sets no limit. Wasm can
/// address four gigabytes, of which a tab gets at least two. One third of these two is reserved for
/// gaps between blocks.
pub const TAB: u64 = 1_300_000_000;

/// Bytes of a picture of 1280 × 720 pixels, and of the lines drawn in a large world.
const FIXED: f64 = 8.3e6;

/// Factor for the gaps between an allocator's blocks.
const MARGIN: f64 = 1.08;

/// The peak memory of a run of this scenario, in bytes: its stages, the previous frame, a frame,
/// and a picture of 1280 × 720 pixels (a larger picture takes 6 bytes for each additional pixel).
/// `file` is the open network. O(1).
///
/// This is an estimate, from 5 % below to 25 % above the allocated bytes (tests/core/memory.rs). A
/// wasm memory that had held several worlds, one after the other, was up to 1.5 times as large: it
/// never shrinks, and a freed block may not fit the next world. A limit should leave space for
/// that.
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
        // In a list of your own connections, everybody is a connection.
        Some(file) if file.dated.is_some() => [people; 2],
        _ => life(scenario, people),
    };
    let frame = 20.0 * people + 20.0 * connections;
    let world = match read {
        // The graph, and four arrays of label propagation.
        Some(_) if scenario.world == WorldModel::File => 8.0 * ties + 24.0 * people,
        _ => world_in_making(scenario, people, ties),
    };
    let reached = match scenario.post {
        0 => 0.0,
        _ => post(scenario) * people,
    };
    // A list that grows has capacity for up to twice its length.
    let rest = 8.0 * ties
        + (8.0 + 16.0 + 16.0 + 12.0) * people
        + 18.0 * invitations
        + (12.0 + 20.0 + 10.0) * connections
        + reached;
    let structure = match scenario.layout {
        Layout::Rings => 0.0,
        Layout::Force => force_layout(people, ties),
    };
    let rest = rest + structure;
    (MARGIN * (FIXED + open + frame + if world > rest { world } else { rest })) as u64
}

/// Peak memory of making a world, in bytes.
fn world_in_making(scenario: &Scenario, people: f64, ties: f64) -> f64 {
    let graph = 16.0 * ties + 13.0 * people;
    let model = match scenario.world {
        WorldModel::Professional | WorldModel::File => {
            let guests = people * mean_guests(scenario, mean_ties(scenario));
            // The lists of each community's people are made before the ties.
            let lists = 52.0 * people + 20.0 * guests;
            (16.0 * ties + 37.0 * people + 4.0 * guests).max(lists)
        }
        WorldModel::Communities => {
            // Pairs are marked in batches of this size.
            let pairs = if ties < 262_144.0 { ties } else { 262_144.0 };
            16.0 * ties + 25.0 * people + 8.0 * pairs
        }
        // The list of ties, and a set of them that is half full.
        WorldModel::Configuration => 24.0 * ties + 4.0 * people,
        // For each person a list of their ties with later people.
        WorldModel::Clustered => 14.5 * ties + 24.0 * people,
        WorldModel::SmallWorld => (8.0 + 6.0 * scenario.rewire) * ties,
        WorldModel::Random | WorldModel::Gnm | WorldModel::Preferential => 8.0 * ties,
    };
    if model > graph { model } else { graph }
}

/// Peak memory of the force-directed layout, in bytes: during its start, or during the iterations.
fn force_layout(people: f64, ties: f64) -> f64 {
    // The start uses ever coarser networks.
    let made = 27.0 * ties + 54.0 * people;
    let moved = 4.0 * ties + 87.0 * people;
    if made > moved { made } else { moved }
}

/// The approximate numbers of invitations and connections of a life.
fn life(scenario: &Scenario, people: f64) -> [f64; 2] {
    let (rate, months, feedback) = (
        scenario.invitations,
        f64::from(scenario.months),
        scenario.feedback,
    );
    // dk/dt = i + λk: see [`Growth::new`](crate::growth::Growth::new).
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

/// Bytes a person of a post that everybody sees, without its viewers and paths.
fn post(scenario: &Scenario) -> f64 {
    match scenario.model {
        PostModel::Broadcast | PostModel::Sir => 10.0,
        PostModel::Cascade => 1.0,
        PostModel::Threshold | PostModel::Complex => 8.0,
    }
}

/// The number of workers, from 1 to `cores`, that can run this scenario at the same time: their
/// runs fit into `limit` bytes together with two more, those of the figure and of the laboratory.
/// All `cores` without a limit. `file` is the open network, of which each worker has a copy. O(1).
pub fn workers(
    scenario: &Scenario,
    file: Option<&EdgeList>,
    limit: Option<u64>,
    cores: u32,
) -> u32 {
    let fit = limit.map_or(u64::MAX, |limit| limit / needed(scenario, file));
    let most = cores.max(1);
    (fit.saturating_sub(2)).clamp(1, u64::from(most)) as u32
}

/// Checks that a run of this scenario fits into `limit` bytes. `file` is the open network. O(log of
/// the mean degree).
///
/// # Errors
/// [`WorldError::TooMuchMemory`] if it does not fit. The error holds the bytes needed, and the
/// largest mean degree (in halves) at which it would fit, or 0.
pub fn check(scenario: &Scenario, file: Option<&EdgeList>, limit: u64) -> Result<(), WorldError> {
    let needed = self::needed(scenario, file);
    if needed <= limit {
        return Ok(());
    }
    // Bisection for the largest mean degree, in halves, at which the same number of people fits.
    let (mut fits, mut too_many) = (0, (2.0 * scenario.ties) as u32);
    let mut fewer = scenario.clone();
    while too_many - fits > 1 {
        let middle = (fits + too_many) / 2;
        fewer.ties = f64::from(middle) / 2.0;
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
