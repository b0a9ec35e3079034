//! petgraph's traits for [`Graph`], so that petgraph's algorithms run on a world. Nodes are people;
//! ties have the weight `()`.

use std::iter::{Copied, Map, Repeat, Zip, repeat};
use std::slice;

use fixedbitset::FixedBitSet;
use petgraph::visit;

use super::graph::Graph;

/// A tie from one person to another: both ends and the weight.
type Tie = (u32, u32, &'static ());

fn tie((from, to): (u32, u32)) -> Tie {
    (from, to, &())
}

impl visit::GraphBase for Graph {
    type NodeId = u32;
    type EdgeId = (u32, u32);
}

impl visit::Data for Graph {
    type NodeWeight = ();
    type EdgeWeight = ();
}

impl visit::NodeCount for Graph {
    fn node_count(&self) -> usize {
        self.people()
    }
}

impl visit::NodeIndexable for Graph {
    fn node_bound(&self) -> usize {
        self.people()
    }
    fn to_index(&self, person: u32) -> usize {
        person as usize
    }
    fn from_index(&self, index: usize) -> u32 {
        index as u32
    }
}

impl visit::NodeCompactIndexable for Graph {}

impl visit::Visitable for Graph {
    type Map = FixedBitSet;
    fn visit_map(&self) -> FixedBitSet {
        FixedBitSet::with_capacity(self.people())
    }
    fn reset_map(&self, map: &mut FixedBitSet) {
        map.clear();
        map.grow(self.people());
    }
}

impl<'a> visit::IntoNeighbors for &'a Graph {
    type Neighbors = Copied<slice::Iter<'a, u32>>;
    fn neighbors(self, person: u32) -> Self::Neighbors {
        self.neighbours(person).iter().copied()
    }
}

impl<'a> visit::IntoEdgeReferences for &'a Graph {
    type EdgeRef = Tie;
    type EdgeReferences = Box<dyn Iterator<Item = Tie> + 'a>;
    fn edge_references(self) -> Self::EdgeReferences {
        Box::new(self.each_tie().map(|[from, to]| tie((from, to))))
    }
}

impl<'a> visit::IntoEdges for &'a Graph {
    type Edges = Map<Zip<Repeat<u32>, Copied<slice::Iter<'a, u32>>>, fn((u32, u32)) -> Tie>;
    fn edges(self, person: u32) -> Self::Edges {
        let others = self.neighbours(person).iter().copied();
        repeat(person).zip(others).map(tie)
    }
}
