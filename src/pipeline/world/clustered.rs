//! Clustered preferential attachment: a newcomer also makes ties with neighbours of the people they
//! chose.

use super::progress_share::TIES_PERCENT;
use crate::base::progress::Progress;
use crate::base::random::Stream;

/// Number of draws of a neighbour without a tie, before the tie is made by preferential attachment
/// instead.
const TRIES: usize = 8;

/// If a newcomer makes at most this many ties, a search through these ties finds repetitions.
const FEW: usize = 16;

/// The model of Holme and Kim (2002, "Growing scale-free networks with tunable clustering"). Each
/// newcomer makes m ties, as in `preferential.rs`. After the first, each tie closes a triangle with
/// probability `closure` (P_t in the paper): it goes to a uniformly chosen neighbour of the person
/// whom the newcomer last chose by preferential attachment. Otherwise, or if the draws find no new
/// person, it goes to a person chosen in proportion to their degree.
///
/// The degree distribution has the tail k^−3 of the model of Barabási and Albert; with `closure` =
/// 0 this is that model. The clustering of people with few ties rises with `closure`. O(ties).
#[inline(never)]
pub(super) fn ties(
    people: usize,
    mean: f64,
    closure: f64,
    stream: &mut Stream,
    progress: &mut Progress,
) -> Vec<[u32; 2]> {
    if mean <= 0.0 {
        return Vec::new();
    }
    let each = ((mean / 2.0).round() as usize).clamp(1, people - 1);
    let start = each + 1;
    let mut ties: Vec<[u32; 2]> = Vec::with_capacity(people * each);
    ties.extend((1..start as u32).flat_map(|a| (0..a).map(move |b| [a, b])));
    let mut made = ties.len();
    ties.resize(made + (people - start) * each, [0; 2]);
    // Each person's ties with later people, if triangles are closed. A person's ties with earlier
    // people are adjacent in `ties`: `each` of them, except in the complete start.
    let mut later = vec![Vec::new(); if closure > 0.0 { people } else { 0 }];
    if closure > 0.0 {
        for &[a, b] in &ties[..made] {
            later[b as usize].push(a);
        }
    }
    let complete = made;
    // For each person: the last newcomer who made a tie with them. Only if a search through a
    // newcomer's ties would take longer.
    let mut stamp = vec![u32::MAX; if each > FEW { people } else { 0 }];
    progress.begin(TIES_PERCENT);
    for newcomer in start as u32..people as u32 {
        progress.report(newcomer as usize, people);
        let (before, theirs) = ties.split_at_mut(made);
        let theirs = &mut theirs[..each];
        let mut last = 0;
        for number in 0..each {
            let is_new = |person: u32| match stamp.get(person as usize) {
                Some(&last) => last != newcomer,
                None => theirs[..number].iter().all(|tie| tie[1] != person),
            };
            let mut person = newcomer;
            if number > 0 && closure > 0.0 && stream.unit() < closure {
                let last = last as usize;
                let (first, earlier) = if last < start {
                    (last * last.saturating_sub(1) / 2, last)
                } else {
                    (complete + (last - start) * each, each)
                };
                for _ in 0..TRIES {
                    let degree = earlier + later[last].len();
                    let place = stream.below(degree as u32) as usize;
                    let other = if place < earlier {
                        before[first + place][1]
                    } else {
                        later[last][place - earlier]
                    };
                    if is_new(other) {
                        person = other;
                        break;
                    }
                }
            }
            // A person appears among the ends of ties once for each of their ties.
            if person == newcomer {
                let ends = before.as_flattened();
                person = loop {
                    let end = ends[stream.below(ends.len() as u32) as usize];
                    if is_new(end) {
                        break end;
                    }
                };
                last = person;
            }
            theirs[number] = [newcomer, person];
            if let Some(last) = stamp.get_mut(person as usize) {
                *last = newcomer;
            }
        }
        if closure > 0.0 {
            for tie in theirs {
                later[tie[1] as usize].push(newcomer);
            }
        }
        made += each;
    }
    ties
}
