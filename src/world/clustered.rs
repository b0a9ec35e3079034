//! Clustered preferential attachment: newcomers also tie themselves to the ties of whom they chose.

use crate::random::Stream;

/// How often a triangle looks for somebody new before preferential attachment takes its place.
const TRIES: usize = 8;

/// The model of Holme and Kim (2002): as [`super::preferential`], but after the first, each of a
/// newcomer's m ties closes a triangle with chance `closure` (P_t in the paper): it goes to one of
/// the ties, each as likely, of whom the newcomer last chose by preferential attachment; to
/// somebody in proportion to their ties otherwise, or where those tries found nobody new.
///
/// Degrees have the tail k^−3 of Barabási and Albert's model; the clustering of people with few
/// ties rises with `closure`. O(ties), from the same complete start of m + 1 people.
pub(super) fn ties(people: usize, mean: f64, closure: f64, stream: &mut Stream) -> Vec<[u32; 2]> {
    if mean <= 0.0 {
        return Vec::new();
    }
    let each = ((mean / 2.0).round() as usize).clamp(1, people - 1);
    let start = each + 1;
    let mut ties: Vec<[u32; 2]> = Vec::with_capacity(people * each);
    // Each person's ties with those who came later; with those who came before they stand in `ties`.
    let mut later: Vec<Vec<u32>> = vec![Vec::new(); people];
    let mut first = Vec::with_capacity(people);
    let mut chosen: Vec<u32> = Vec::with_capacity(each);
    for newcomer in 0..people as u32 {
        chosen.clear();
        if (newcomer as usize) < start {
            chosen.extend(0..newcomer);
        }
        let ends = 2 * ties.len() as u32;
        let wanted = each.min(newcomer as usize);
        let mut last = None;
        while chosen.len() < wanted {
            let mut other = None;
            if let Some(last) = last.filter(|_| stream.unit() < closure) {
                let (before, after) = (&ties[first[last as usize]..], &later[last as usize]);
                let made = each.min(last as usize);
                let mut theirs = (0..TRIES).map(|_| {
                    let place = stream.below((made + after.len()) as u32) as usize;
                    if place < made {
                        before[place][1]
                    } else {
                        after[place - made]
                    }
                });
                other = theirs.find(|other| *other != newcomer && !chosen.contains(other));
            }
            let person = other.unwrap_or_else(|| {
                let place = stream.below(ends);
                let person = ties[place as usize / 2][place as usize % 2];
                last = (!chosen.contains(&person)).then_some(person).or(last);
                person
            });
            if !chosen.contains(&person) {
                chosen.push(person);
            }
        }
        first.push(ties.len());
        for &person in &chosen {
            ties.push([newcomer, person]);
            later[person as usize].push(newcomer);
        }
    }
    ties
}
