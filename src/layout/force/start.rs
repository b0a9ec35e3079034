//! A good start: the picture of a small network that is like this one, made larger again.

use super::Settings;
use super::coarse::coarsen;
use super::motion::Motion;
use super::net::Net;
use crate::random::Stream;

/// Groups of the smallest network.
const FEWEST: usize = 30;

/// A network is made smaller as long as that takes away this share of it.
const WORTH: f64 = 0.1;

/// The iterations of a network of n groups: WORK / n within these.
const WORK: usize = 60_000;
const LEAST: usize = 10;
const MOST: usize = 200;

/// Where everybody starts: networks of ever larger groups are laid out, the smallest first from random positions, and
/// each next larger one from the last (multilevel; Walshaw 2003, Hu 2005 "Efficient, high-quality force-directed graph
/// drawing"). O((people + ties) log people).
pub(super) fn start(net: &Net, community: &[u32], seed: u32, settings: &Settings) -> Motion {
    let mut stream = Stream::new(seed, "force");
    let mut levels: Vec<(Net, Vec<u32>)> = Vec::new();
    let mut community = community.to_vec();
    loop {
        let finer = levels.last().map_or(net, |(net, _)| net);
        if finer.people() <= FEWEST {
            break;
        }
        let (coarser, group) = coarsen(finer, &community);
        if coarser.people() as f64 > (1.0 - WORTH) * finer.people() as f64 {
            break;
        }
        let mut theirs = vec![0; coarser.people()];
        for (&group, &community) in group.iter().zip(&community) {
            theirs[group as usize] = community;
        }
        community = theirs;
        levels.push((coarser, group));
    }

    let coarsest = levels.last().map_or(net, |(net, _)| net);
    let radius = coarsest.mass.iter().sum::<f32>().sqrt();
    let anywhere = (0..coarsest.people()).map(|_| within(&mut stream, [0.0; 2], radius));
    let mut motion = Motion::new(anywhere.collect(), radius);
    while let Some((coarse, group)) = levels.pop() {
        let iterations = (WORK / coarse.people().max(1)).clamp(LEAST, MOST);
        for left in (1..=iterations).rev() {
            let heat = left as f32 / iterations as f32;
            motion.step(&coarse, settings, heat * heat, &[]);
        }
        // A group takes up about as much room as its mass.
        let places = group.iter().map(|&group| {
            let radius = coarse.mass[group as usize].sqrt() / 2.0;
            within(&mut stream, motion.positions[group as usize], radius)
        });
        motion = Motion::new(places.collect(), motion.length);
    }
    motion
}

/// Somewhere in the square of this half a side around a place.
fn within(stream: &mut Stream, place: [f32; 2], half: f32) -> [f32; 2] {
    place.map(|centre| centre + (2.0 * stream.unit() as f32 - 1.0) * half)
}
