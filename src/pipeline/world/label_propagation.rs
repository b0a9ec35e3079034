//! Finds the communities of a network from a file.

use super::progress_share::TIES_PERCENT;
use crate::base::graph::Graph;
use crate::base::progress::Progress;
use crate::base::random::Stream;

/// Maximum number of rounds. In practice labels hardly change later.
const ROUNDS: usize = 6;

/// The community of each person by label propagation (Raghavan, Albert, Kumara 2007, "Near linear
/// time algorithm to detect community structures in large-scale networks"). Each person starts with
/// their own label. In each round, in random order, each person takes the most frequent label among
/// their neighbours, or the smallest of the most frequent ones. Communities are numbered from 0 in
/// the order of their first person. O(rounds · (people + ties)).
pub(super) fn label_propagation(
    graph: &Graph,
    stream: &mut Stream,
    progress: &mut Progress,
) -> Vec<u32> {
    let people = graph.people();
    let mut label: Vec<u32> = (0..people as u32).collect();
    let mut order = label.clone();
    let mut count = vec![0u32; people];
    progress.begin(TIES_PERCENT);
    for round in 0..ROUNDS {
        stream.shuffle(&mut order);
        let mut changed = false;
        for (turn, &person) in order.iter().enumerate() {
            progress.step(round * people + turn, ROUNDS * people);
            let ties = graph.neighbours(person);
            let mut best = (0, u32::MAX);
            for &other in ties {
                let candidate = label[other as usize];
                count[candidate as usize] += 1;
                let times = count[candidate as usize];
                if times > best.0 || (times == best.0 && candidate < best.1) {
                    best = (times, candidate);
                }
            }
            for &other in ties {
                count[label[other as usize] as usize] = 0;
            }
            if !ties.is_empty() && label[person as usize] != best.1 {
                label[person as usize] = best.1;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    let mut number = vec![u32::MAX; people];
    let mut next = 0;
    for label in &mut label {
        let number = &mut number[*label as usize];
        if *number == u32::MAX {
            *number = next;
            next += 1;
        }
        *label = *number;
    }
    label
}
