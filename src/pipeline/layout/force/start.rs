//! The multilevel start: lays out a coarse network, then refines it level by level.

use super::coarse::{Ends, contract, groups};
use super::motion::Motion;
use super::net::Net;
use super::settings::Settings;
use crate::base::graph::Graph;
use crate::base::random::Stream;

/// Number of groups in the smallest network.
const FEWEST: usize = 30;

/// Coarsening continues as long as a level has at least this share fewer groups than the previous
/// one.
const WORTH: f64 = 0.1;

/// The number of iterations at a level of n groups is WORK / n, within LEAST and MOST.
const WORK: usize = 60_000;
const LEAST: usize = 6;
const MOST: usize = 200;

/// Above LARGE ties, each kept level has fewer than 1/STEP of the groups of the previous one. The
/// levels in between would take much memory and time, and would hardly change the layout.
const LARGE: usize = 50_000;
const STEP: usize = 4;

/// Share of the progress of the start that coarsening takes.
const SMALLER: f32 = 0.4;

/// The computation of the start positions, in steps. It contracts the network to ever fewer groups.
/// It lays out the smallest network from random positions, and each larger one from the layout of
/// the smaller one (multilevel; Walshaw 2003, Hu 2005 "Efficient, high-quality force-directed graph
/// drawing"). O((people + ties) log people) in all, each step O(people + ties).
#[derive(Clone, Debug)]
pub(super) struct Start {
    stream: Stream,
    /// The levels, from fine to coarse. Each is the contracted network and the group of each member
    /// of the previous level.
    levels: Vec<(Net, Vec<u32>)>,
    next: Next,
    /// The total work of the iterations, in groups × iterations, and the part that is done.
    work: f32,
    done: f32,
}

#[derive(Clone, Debug)]
enum Next {
    /// Compute the ties of the smallest network at both ends. Holds the community of each group.
    Look(Vec<u32>),
    /// Join the groups of that network.
    Group(Vec<u32>, Ends),
    /// Contract the network to these groups.
    Join {
        community: Vec<u32>,
        ends: Ends,
        group: Vec<u32>,
        mass: Vec<f32>,
    },
    /// Run the remaining `left` iterations of the layout of the smallest network.
    Settle { motion: Motion, left: usize },
}

impl Start {
    /// The computation before its first step.
    pub fn new(graph: &Graph, community: &[u32], seed: u32) -> Start {
        Start {
            stream: Stream::new(seed, "force"),
            levels: Vec::new(),
            next: Next::Group(community.to_vec(), Ends::of_world(graph)),
            work: 0.0,
            done: 0.0,
        }
    }

    /// Computes one step. Returns the start positions if this was the last step.
    pub fn step(&mut self, net: &Net, settings: &Settings) -> Option<Motion> {
        let nothing = Next::Look(Vec::new());
        self.next = match std::mem::replace(&mut self.next, nothing) {
            Next::Look(community) => {
                let ends = Ends::new(self.smallest(net));
                Next::Group(community, ends)
            }
            Next::Group(community, ends) => {
                let finer = self.smallest(net);
                let (group, mass) = groups(finer, &ends, &community);
                if finer.people() <= FEWEST
                    || mass.len() as f64 > (1.0 - WORTH) * finer.people() as f64
                {
                    self.settle(net)
                } else {
                    Next::Join {
                        community,
                        ends,
                        group,
                        mass,
                    }
                }
            }
            Next::Join {
                community,
                ends,
                group,
                mass,
            } => {
                let mut theirs = vec![0; mass.len()];
                for (&group, &community) in group.iter().zip(&community) {
                    theirs[group as usize] = community;
                }
                let coarser = contract(self.smallest(net), &ends, &group, mass);
                self.keep(coarser, group, net.people());
                Next::Look(theirs)
            }
            Next::Settle { mut motion, left } => {
                let Some((coarse, group)) = self.levels.last() else {
                    return Some(motion);
                };
                let heat = left as f32 / iterations(coarse.people()) as f32;
                motion.step(coarse, settings, heat * heat, &[]);
                self.done += coarse.people() as f32;
                if left > 1 {
                    Next::Settle {
                        motion,
                        left: left - 1,
                    }
                } else {
                    // The area of a group is about its mass, so its members start within half of
                    // √mass.
                    let places = group.iter().map(|&group| {
                        let radius = coarse.mass[group as usize].sqrt() / 2.0;
                        within(&mut self.stream, motion.positions[group as usize], radius)
                    });
                    let motion = Motion::new(places.collect(), motion.length);
                    self.levels.pop();
                    if self.levels.is_empty() {
                        return Some(motion);
                    }
                    self.enlarged(motion)
                }
            }
        };
        None
    }

    /// Progress of the start, from 0 to 1: about the share of its computing time.
    pub fn progress(&self, net: &Net) -> f32 {
        let people = net.people() as f32;
        match &self.next {
            // During coarsening, the progress is the share by which the network has become smaller.
            Next::Look(..) | Next::Group(..) | Next::Join { .. } => {
                let now = self.smallest(net).people() as f32;
                SMALLER * (1.0 - now / people)
            }
            Next::Settle { .. } => SMALLER + (1.0 - SMALLER) * self.done / self.work,
        }
    }

    /// The smallest network so far.
    fn smallest<'a>(&'a self, net: &'a Net) -> &'a Net {
        self.levels.last().map_or(net, |(net, _)| net)
    }

    /// Stores a contracted network. It replaces the previous smallest network if that one is large
    /// and is hardly smaller than the level before it. `people` is the size of the finest network.
    fn keep(&mut self, coarser: Net, group: Vec<u32>, people: usize) {
        let before = self.levels.iter().rev().nth(1);
        let before = before.map_or(people, |(net, _)| net.people());
        match self.levels.last_mut() {
            Some((last, groups)) if last.targets.len() > LARGE && last.people() > before / STEP => {
                for own in groups {
                    *own = group[*own as usize];
                }
                *last = coarser;
            }
            _ => self.levels.push((coarser, group)),
        }
    }

    /// Starts the layout: the groups of the smallest network are at random positions.
    fn settle(&mut self, net: &Net) -> Next {
        let work = |(net, _): &(Net, _)| (net.people() * iterations(net.people())) as f32;
        self.work = 1.0 + self.levels.iter().map(work).sum::<f32>();
        let coarsest = self.smallest(net);
        let radius = coarsest.mass.iter().sum::<f32>().sqrt();
        let anywhere = (0..coarsest.people()).map(|_| within(&mut self.stream, [0.0; 2], radius));
        let motion = Motion::new(anywhere.collect(), radius);
        self.enlarged(motion)
    }

    /// Starts the iterations of the smallest network.
    fn enlarged(&self, motion: Motion) -> Next {
        let left = iterations(motion.positions.len());
        Next::Settle { motion, left }
    }
}

fn iterations(groups: usize) -> usize {
    (WORK / groups.max(1)).clamp(LEAST, MOST)
}

/// A random point in the square around `place` whose half side is `half`.
fn within(stream: &mut Stream, place: [f32; 2], half: f32) -> [f32; 2] {
    place.map(|centre| centre + (2.0 * stream.unit() as f32 - 1.0) * half)
}
