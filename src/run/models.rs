//! The models that a run can call: all models, or only those of the first figure.
//!
//! A wasm module contains all code that it can call. The figure's module is small because it uses
//! [`DEFAULT_MODELS`]: the linker removes the code that only [`ALL_MODELS`] calls. A stage does not
//! depend on the module that contains it.

use std::rc::Rc;

use crate::base::graph::Graph;
use crate::base::progress::Progress;
use crate::io::import::EdgeList;
use crate::pipeline::growth::Growth;
use crate::pipeline::layout::Rings;
use crate::pipeline::post::{Cascade, Expected, Spread};
use crate::pipeline::reach::History;
use crate::pipeline::scenario::{PostModel, Scenario, WorldModel};
use crate::pipeline::world::World;

/// The functions that a run calls for the stages that have models.
pub struct Models {
    can_run: fn(&Scenario) -> bool,
    pub(super) world: MakeWorld,
    pub(super) growth: fn(&World, &Scenario, &mut Progress) -> Growth,
    pub(super) rings: fn(&World, &History, &Scenario) -> Rings,
    pub(super) post: MakePost,
    pub(super) expected: fn(&Graph, &Growth, usize, &Spread) -> Expected,
}

type MakeWorld = fn(&Scenario, Option<&Rc<EdgeList>>, &mut Progress) -> World;
type MakePost = fn(&mut Cascade, &Graph, &Growth, usize, &Scenario, u32, &mut Progress);

/// All models, networks from files, and invitations that are answered by hand.
pub static ALL_MODELS: Models = Models {
    can_run: |_| true,
    world: World::make,
    growth: Growth::make,
    rings: |world, history, scenario| {
        let World {
            graph, community, ..
        } = world;
        match world.dated() {
            Some(dated) => Rings::of_list(dated, community, scenario.seed),
            None => {
                let any_order = !scenario.answers.is_empty();
                Rings::of(graph, community, history, scenario.seed, any_order)
            }
        }
    },
    post: Cascade::make,
    expected: |graph, growth, connections, spread| {
        Expected::of(graph, growth.people().take(connections), spread)
    },
};

/// Only the default models: a professional network, the independent cascade, and invitations
/// accepted by strategy.
pub static DEFAULT_MODELS: Models = Models {
    can_run: |scenario| {
        scenario.world == WorldModel::Professional
            && scenario.model == PostModel::Cascade
            && scenario.answers.is_empty()
    },
    world: World::make_professional,
    growth: Growth::make_by_strategy,
    rings: |world, history, scenario| {
        Rings::new(&world.graph, &world.community, history, scenario.seed)
    },
    post: Cascade::make_independent,
    expected: |graph, growth, connections, spread| {
        Expected::of_independent(graph, growth.people().take(connections), spread)
    },
};

impl Models {
    /// Whether these models can run a scenario. O(1).
    pub fn can_run(&self, scenario: &Scenario) -> bool {
        (self.can_run)(scenario)
    }
}
