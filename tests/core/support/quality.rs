//! Quality measures of a network layout, for the tests and the bench of the force layout.

use hopscope::graph::Graph;
use hopscope::random::Stream;

/// The normalised stress of a layout: the mean of (s d − g)² / g² over pairs of one of `sources`
/// people and any other person. d is the distance in the layout, g the distance in steps, and s the
/// scale that minimises the mean (Gansner, Koren, North 2005, "Graph drawing by stress
/// majorization", with weights g⁻²). From 0 (exact distances) to 1. About 0.18 for a uniform disc
/// of people who are all at the same distance in steps. Pairs that are not connected are left out;
/// 0 without pairs.
///
/// The sources are drawn with `seed` from the people who have ties; all of these if there are
/// fewer. `positions` holds [x, y] for each person. O(sources × (people + ties)).
///
/// # Panics
/// If `positions` has fewer elements than the graph has people.
pub fn stress(graph: &Graph, positions: &[[f32; 2]], sources: usize, seed: u32) -> f64 {
    let mut steps = vec![u32::MAX; graph.people()];
    let mut queue = Vec::new();
    let (mut pairs, mut sum, mut sum2) = (0.0, 0.0, 0.0);
    for source in sample(graph, sources, seed) {
        steps.fill(u32::MAX);
        steps[source as usize] = 0;
        queue.clear();
        queue.push(source);
        let mut next = 0;
        while let Some(&person) = queue.get(next) {
            next += 1;
            for &other in graph.neighbours(person) {
                if steps[other as usize] == u32::MAX {
                    steps[other as usize] = steps[person as usize] + 1;
                    queue.push(other);
                }
            }
        }
        for &person in &queue[1..] {
            let distance = distance2(positions[source as usize], positions[person as usize]).sqrt();
            let share = distance / f64::from(steps[person as usize]);
            pairs += 1.0;
            sum += share;
            sum2 += share * share;
        }
    }
    // The minimum is at s = Σ (d/g) / Σ (d/g)².
    if sum2 > 0.0 {
        1.0 - sum * sum / (pairs * sum2)
    } else {
        f64::from(u8::from(pairs > 0.0))
    }
}

/// Coefficient of variation of the tie lengths (standard deviation / mean): at least 0; 0 if all
/// lengths are equal. `positions` holds [x, y] for each person. O(people + ties).
///
/// # Panics
/// If `positions` has fewer elements than the graph has people.
pub fn edge_spread(graph: &Graph, positions: &[[f32; 2]]) -> f64 {
    let (mut ties, mut sum, mut sum2) = (0.0, 0.0, 0.0);
    for [a, b] in graph.each_tie() {
        let length2 = distance2(positions[a as usize], positions[b as usize]);
        ties += 1.0;
        sum += length2.sqrt();
        sum2 += length2;
    }
    if sum > 0.0 {
        (ties * sum2 / (sum * sum) - 1.0).max(0.0).sqrt()
    } else {
        0.0
    }
}

/// Mean tie length, divided by the mean distance from `sources` people to all other people with
/// ties. Small if ties join people who are close to each other. 0 without ties. Arguments as for
/// [`stress`]. O(people + ties + sources × people).
///
/// # Panics
/// If `positions` has fewer elements than the graph has people.
pub fn edge_length(graph: &Graph, positions: &[[f32; 2]], sources: usize, seed: u32) -> f64 {
    let (mut ties, mut length) = (0.0, 0.0);
    for [a, b] in graph.each_tie() {
        ties += 1.0;
        length += distance2(positions[a as usize], positions[b as usize]).sqrt();
    }
    let (mut pairs, mut apart) = (0.0, 0.0);
    for source in sample(graph, sources, seed) {
        for person in tied(graph).filter(|&person| person != source) {
            pairs += 1.0;
            apart += distance2(positions[source as usize], positions[person as usize]).sqrt();
        }
    }
    if ties > 0.0 && apart > 0.0 {
        (length / ties) / (apart / pairs)
    } else {
        0.0
    }
}

/// Neighbourhood preservation, from 0 to 1 (best): for a person with k ties, the share of the k
/// nearest people who are neighbours of that person. Returns the mean over `sources` people; 0
/// without ties. Arguments as for [`stress`]. O(people + sources × people).
///
/// # Panics
/// If `positions` has fewer elements than the graph has people.
pub fn neighbourhood(graph: &Graph, positions: &[[f32; 2]], sources: usize, seed: u32) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    let mut near: Vec<(f64, u32)> = Vec::new();
    for source in sample(graph, sources, seed) {
        near.clear();
        near.extend(
            tied(graph)
                .filter(|&person| person != source)
                .map(|person| {
                    let distance2 =
                        distance2(positions[source as usize], positions[person as usize]);
                    (distance2, person)
                }),
        );
        let ties = graph.neighbours(source);
        let nearest = if ties.len() < near.len() {
            near.select_nth_unstable_by(ties.len(), |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
                .0
        } else {
            &mut near[..]
        };
        let known = nearest
            .iter()
            .filter(|(_, person)| ties.binary_search(person).is_ok());
        sum += known.count() as f64 / ties.len() as f64;
        count += 1.0;
    }
    if count > 0.0 { sum / count } else { 0.0 }
}

/// All people who have ties.
fn tied(graph: &Graph) -> impl Iterator<Item = u32> + '_ {
    (0..graph.people() as u32).filter(|&person| graph.degree(person) > 0)
}

/// A random sample of people with ties, without repetition.
fn sample(graph: &Graph, people: usize, seed: u32) -> Vec<u32> {
    let mut all: Vec<u32> = tied(graph).collect();
    Stream::new(seed, "quality").shuffle(&mut all);
    all.truncate(people);
    all
}

fn distance2(a: [f32; 2], b: [f32; 2]) -> f64 {
    let (dx, dy) = (
        f64::from(a[0]) - f64::from(b[0]),
        f64::from(a[1]) - f64::from(b[1]),
    );
    dx * dx + dy * dy
}
