//! The models that a run has: all of them, or only those of a first figure.
//!
//! A wasm module holds what its code can call. The figure's module is small because it runs
//! [`DEFAULT_MODELS`]: the linker leaves out what only [`ALL_MODELS`] calls. A stage does not know which
//! module it is part of.

use std::rc::Rc;

use crate::base::graph::Graph;
use crate::base::progress::Progress;
use crate::io::import::EdgeList;
use crate::pipeline::growth::Growth;
use crate::pipeline::layout::Rings;
use crate::pipeline::post::Cascade;
use crate::pipeline::reach::History;
use crate::pipeline::scenario::{PostModel, Scenario, WorldModel};
use crate::pipeline::world::World;

/// What a run calls to make the stages that have models.
pub struct Models {
    can_run: fn(&Scenario) -> bool,
    pub(super) world: MakeWorld,
    pub(super) growth: fn(&World, &Scenario, &mut Progress) -> Growth,
    pub(super) rings: fn(&World, &History, &Scenario) -> Rings,
    pub(super) post: MakePost,
}

type MakeWorld = fn(&Scenario, Option<&Rc<EdgeList>>, &mut Progress) -> World;
type MakePost = fn(&mut Cascade, &Graph, &Growth, usize, &Scenario, u32, &mut Progress);

/// Every model, networks from files, and invitations answered by hand.
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
};

/// The default models alone: a professional network, the independent cascade, invitations accepted by
/// strategy.
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
};

impl Models {
    /// Whether these models run this scenario.
    pub fn can_run(&self, scenario: &Scenario) -> bool {
        (self.can_run)(scenario)
    }
}
