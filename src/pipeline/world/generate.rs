//! Calls the generator that the scenario's `world` names.

use super::error::{few_people, other_mean};
use super::population::Population;
use super::{
    clustered, communities, configuration, degrees, erdos_renyi, preferential, professional,
    smallworld,
};
use crate::base::message::Message;
use crate::base::progress::Progress;
use crate::base::random::Stream;
use crate::pipeline::scenario::{Scenario, WorldModel};

/// The mean degree: the scenario's `ties`, or the number of other people if that is less.
pub(crate) fn mean_ties(scenario: &Scenario) -> f64 {
    scenario.ties.min(f64::from(scenario.people) - 1.0)
}

/// How far the mean degree that comes out may be from `mean` without a note: 2 %, and one tie of all
/// people together, for odd sums of degrees.
fn allowed(people: usize, mean: f64) -> f64 {
    0.02 * mean + 2.0 / people as f64
}

/// Generates a world of any model. For `world=file` it generates a professional network.
pub(super) fn generate(
    scenario: &Scenario,
    stream: &mut Stream,
    notes: &mut Vec<Message>,
    progress: &mut Progress,
) -> Population {
    let people = scenario.people as usize;
    let mean = mean_ties(scenario);
    let mut community = Vec::new();
    let ties = match scenario.world {
        WorldModel::Professional | WorldModel::File => {
            return generate_professional(scenario, stream, notes, progress);
        }
        WorldModel::Random => erdos_renyi::gnp(people, mean, stream, progress),
        WorldModel::Gnm => erdos_renyi::gnm(people, mean, stream, progress),
        WorldModel::SmallWorld => smallworld::ties(people, mean, scenario.rewire, stream, progress),
        WorldModel::Preferential => preferential::ties(people, mean, stream, progress),
        WorldModel::Clustered => clustered::ties(people, mean, scenario.closure, stream, progress),
        WorldModel::Configuration => {
            let degrees = degrees::target_degrees(people, mean, scenario.spread, stream);
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
    };
    note_few_people(scenario, notes);
    let made = 2.0 * ties.len() as f64 / people as f64;
    // G(n, p) has the mean on average over seeds: the rest is chance.
    if scenario.world != WorldModel::Random && (made - mean).abs() > allowed(people, mean) {
        notes.push(other_mean(mean, made));
    }
    Population::generated(people, ties, community)
}

/// Generates a professional network, regardless of the scenario's `world`.
pub(super) fn generate_professional(
    scenario: &Scenario,
    stream: &mut Stream,
    notes: &mut Vec<Message>,
    progress: &mut Progress,
) -> Population {
    note_few_people(scenario, notes);
    let mean = mean_ties(scenario);
    let (ties, community) = professional::ties(scenario, mean, stream, progress);
    Population::generated(scenario.people as usize, ties, community)
}

fn note_few_people(scenario: &Scenario, notes: &mut Vec<Message>) {
    if mean_ties(scenario) < scenario.ties {
        notes.push(few_people(scenario.people as usize, scenario.ties));
    }
}
