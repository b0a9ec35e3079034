//! Clustered preferential attachment: newcomers also tie themselves to the ties of whom they chose.

use super::progress_share::TIES_PERCENT;
use crate::base::progress::Progress;
use crate::base::random::Stream;

/// How often a triangle looks for somebody new before preferential attachment takes its place.
const TRIES: usize = 8;

/// How many ties are looked through one by one.
const FEW: usize = 16;

/// The model of Holme and Kim (2002): as [`super::preferential`], but after the first, each of a
/// newcomer's m ties closes a triangle with chance `closure` (P_t in the paper): it goes to one of
/// the ties, each as likely, of whom the newcomer last chose by preferential attachment; to
/// somebody in proportion to their ties otherwise, or where those tries found nobody new.
///
/// Degrees have the tail k^−3 of Barabási and Albert's model, which this is for `closure` 0; the
/// clustering of people with few ties rises with it. O(ties).
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
    // Each person's ties with those who came later, where triangles are closed; their ties with those
    // who came before stand together in `ties`, `each` of them but for the complete start.
    let mut later = vec![Vec::new(); if closure > 0.0 { people } else { 0 }];
    if closure > 0.0 {
        for &[a, b] in &ties[..made] {
            later[b as usize].push(a);
        }
    }
    let complete = made;
    // The newcomer with whom each person made a tie last, where looking through a newcomer's ties
    // takes longer.
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
            // Each person stands among the ends of ties as often as they have ties.
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
