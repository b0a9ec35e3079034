//! Figures of the neighbourhoods of people with similar degrees, by their definitions. Clustering of
//! everybody at once.

use hopscope::graph::Graph;

/// Means over the people in a range of degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neighbourhood {
    /// The number of people with such a degree.
    pub people: usize,
    /// Their mean degree.
    pub degree: f64,
    /// Friends of friends, each counted as often as there are friends in common: Σ (k_j − 1).
    pub non_unique: f64,
    /// Friends of friends who are no friends, each counted once.
    pub unique: f64,
    /// The share of pairs of their ties who have a tie; 0 for people below two ties.
    pub clustering: f64,
}

impl Neighbourhood {
    /// The means over the people with `least` to `most` ties, both included, without person 0. NaN
    /// if no person has such a degree. O(people + Σ over their ties of k).
    pub fn of(graph: &Graph, least: usize, most: usize) -> Neighbourhood {
        let (mut people, mut sums) = (0, [0.0; 4]);
        // The last person around whom someone was a friend, or a friend of a friend.
        let mut friend_of = vec![0; graph.people()];
        let mut beyond_of = vec![0; graph.people()];
        for person in 1..graph.people() as u32 {
            let ties = graph.neighbours(person);
            if !(least..=most).contains(&ties.len()) {
                continue;
            }
            friend_of[person as usize] = person;
            for &friend in ties {
                friend_of[friend as usize] = person;
            }
            let (mut non_unique, mut unique, mut closed) = (0, 0, 0);
            for &friend in ties {
                for &other in graph.neighbours(friend) {
                    non_unique += usize::from(other != person);
                    if friend_of[other as usize] == person {
                        closed += usize::from(other != person);
                    } else if beyond_of[other as usize] != person {
                        beyond_of[other as usize] = person;
                        unique += 1;
                    }
                }
            }
            let pairs = (ties.len() * ties.len().saturating_sub(1)).max(1);
            let values = [
                ties.len() as f64,
                non_unique as f64,
                f64::from(unique),
                closed as f64 / pairs as f64,
            ];
            people += 1;
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum += value;
            }
        }
        let [degree, non_unique, unique, clustering] = sums.map(|sum| sum / people as f64);
        Neighbourhood {
            people,
            degree,
            non_unique,
            unique,
            clustering,
        }
    }
}

/// The local clustering of each person: the share of pairs of their ties who have a tie; 0 below two
/// ties. Each triangle is found once, at the person with the fewest ties. O(ties · √ties).
pub fn clustering(graph: &Graph) -> Vec<f64> {
    let people = graph.people();
    let rank = |person: u32| (graph.degree(person), person);
    let later: Vec<Vec<u32>> = (0..people as u32)
        .map(|person| {
            let ties = graph.neighbours(person).iter().copied();
            ties.filter(|&other| rank(other) > rank(person)).collect()
        })
        .collect();
    let mut triangles = vec![0_u32; people];
    // The last person whose later ties were marked.
    let mut marked = vec![u32::MAX; people];
    for (person, ties) in (0..).zip(&later) {
        for &tie in ties {
            marked[tie as usize] = person;
        }
        for &second in ties {
            for &third in &later[second as usize] {
                if marked[third as usize] == person {
                    for corner in [person, second, third] {
                        triangles[corner as usize] += 1;
                    }
                }
            }
        }
    }
    let share = |(person, &closed): (u32, &u32)| {
        let ties = graph.degree(person);
        2.0 * f64::from(closed) / (ties * ties.saturating_sub(1)).max(1) as f64
    };
    (0..).zip(&triangles).map(share).collect()
}
