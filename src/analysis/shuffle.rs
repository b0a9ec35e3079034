//! The same connections in another order: the mean reach over all orders, and the reach in one of them.

use crate::base::graph::Graph;
use crate::base::random::{Stream, hash, key};

/// The mean reach over all orders in which the same people could be accepted: before the first
/// connection and after each, in people within two steps, connections included. Exact, up to rounding.
///
/// A person is reached as soon as they or one of their neighbours are accepted. If m of the n accepted
/// people are such, the first k of a random order hold none of them with probability
/// C(n − m, k) / C(n, k). The mean is the sum of the other cases over all people. Each term is concave
/// in k, so the mean never bends upwards. If a life bends upwards, the order of its people is the cause.
///
/// O(people + ties of the accepted people + n · number of different m).
///
/// ```
/// use hopscope::shuffle::mean_reach;
/// use hopscope::graph::Graph;
///
/// // A star around person 1, of which you accept 1 and 2 in either order: 4 people at once, or first 2.
/// let graph = Graph::from_ties(5, &[[1, 2], [1, 3], [1, 4]]);
/// assert_eq!(mean_reach(&graph, &[2, 1]), [0.0, 3.0, 4.0]);
/// ```
///
/// # Panics
/// If an accepted person is no person of the graph.
pub fn mean_reach(graph: &Graph, accepted: &[u32]) -> Vec<f64> {
    let n = accepted.len();
    // For each person: how many accepted people would bring them.
    let mut brought_by = vec![0u32; graph.people()];
    for &person in accepted {
        brought_by[person as usize] += 1;
        for &other in graph.neighbours(person) {
            brought_by[other as usize] += 1;
        }
    }
    let most = brought_by.iter().copied().max().unwrap_or(0) as usize;
    let mut counts = vec![0u32; most + 1];
    for &m in &brought_by {
        counts[m as usize] += 1;
    }
    let mut mean = vec![0.0; n + 1];
    for (m, &count) in counts.iter().enumerate().skip(1) {
        if count == 0 {
            continue;
        }
        // C(n − m, k) / C(n, k), from k to k + 1.
        let mut missed = 1.0;
        for (k, mean) in mean.iter_mut().enumerate() {
            *mean += f64::from(count) * (1.0 - missed);
            if k < n {
                missed *= n.saturating_sub(m + k) as f64 / (n - k) as f64;
            }
        }
    }
    mean
}

/// The reach in one random order of the same people: before the first connection and after each, in people
/// within two steps, connections included. All orders are equally likely; the same seed and `number` give the
/// same order. The last value is that of the life. O(people + ties of the accepted people).
///
/// ```
/// use hopscope::shuffle::shuffled_reach;
/// use hopscope::graph::Graph;
///
/// let graph = Graph::from_ties(5, &[[1, 2], [1, 3], [1, 4]]);
/// let reach = shuffled_reach(&graph, &[2, 1], 7, 0);
/// assert!(reach == [0, 4, 4] || reach == [0, 2, 4]);
/// ```
///
/// # Panics
/// If an accepted person is no person of the graph.
pub fn shuffled_reach(graph: &Graph, accepted: &[u32], seed: u32, number: u32) -> Vec<u32> {
    let seed = hash(key(seed, "order", number), 0) as u32;
    let mut people = accepted.to_vec();
    Stream::new(seed, "order").shuffle(&mut people);
    let mut reached = vec![false; graph.people()];
    let mut count = 0;
    let mut reach = vec![0];
    for person in people {
        for &other in graph.neighbours(person).iter().chain([&person]) {
            count += u32::from(!reached[other as usize]);
            reached[other as usize] = true;
        }
        reach.push(count);
    }
    reach
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::growth::Growth;
    use crate::pipeline::reach::History;
    use crate::pipeline::scenario::Scenario;
    use crate::pipeline::world::World;

    fn orders(people: &[u32]) -> Vec<Vec<u32>> {
        if people.is_empty() {
            return vec![vec![]];
        }
        let first = |index: usize| {
            let mut rest = people.to_vec();
            let person = rest.remove(index);
            orders(&rest).into_iter().map(move |mut order| {
                order.insert(0, person);
                order
            })
        };
        (0..people.len()).flat_map(first).collect()
    }

    #[test]
    fn it_is_the_mean_over_all_orders_and_never_bends_upwards() {
        for seed in 0..40 {
            let mut stream = Stream::new(seed, "test");
            let mut person = |below: u32| 1 + (stream.unit() * f64::from(below)) as u32;
            let ties: Vec<[u32; 2]> = (0..24)
                .map(|_| [person(14), person(14)])
                .filter(|[one, other]| one != other)
                .collect();
            let graph = Graph::from_ties(15, &ties);
            let accepted: Vec<u32> = (1..=6).collect();
            let all = orders(&accepted);
            let mean = mean_reach(&graph, &accepted);
            for (k, &mean) in mean.iter().enumerate() {
                let sum: u32 = all
                    .iter()
                    .map(|order| History::new(&graph, order.iter().copied()).reach()[k])
                    .sum();
                let expected = f64::from(sum) / all.len() as f64;
                assert!((mean - expected).abs() < 1e-9, "{mean}, not {expected}");
            }
            for three in mean.windows(3) {
                assert!(three[2] - three[1] <= three[1] - three[0] + 1e-9);
            }
        }
    }

    #[test]
    fn shuffled_lives_end_where_the_life_ends_and_have_the_mean_over_all_orders() {
        const ORDERS: u32 = 1000;
        let scenario = Scenario::from_query("people=1000&strategy=everyone&seed=7").scenario;
        let world = World::new(&scenario, None);
        let accepted: Vec<u32> = Growth::new(&world, &scenario).people().collect();
        let life = History::new(&world.graph, accepted.iter().copied()).reach();
        let lives: Vec<Vec<u32>> = (0..ORDERS)
            .map(|number| shuffled_reach(&world.graph, &accepted, scenario.seed, number))
            .collect();
        for shuffled in &lives {
            assert_eq!(shuffled.len(), life.len());
            assert_eq!(shuffled.last(), life.last());
        }
        assert_eq!(lives[5], shuffled_reach(&world.graph, &accepted, 7, 5));
        assert!(lives[1..].iter().all(|other| *other != lives[0]));
        assert_ne!(lives[0], shuffled_reach(&world.graph, &accepted, 8, 0));

        let measured = |of: &dyn Fn(&Vec<u32>) -> f64| {
            let runs: Vec<f64> = lives.iter().map(of).collect();
            let number = f64::from(ORDERS);
            let mean = runs.iter().sum::<f64>() / number;
            let squares: f64 = runs.iter().map(|run| (run - mean).powi(2)).sum();
            (mean, (squares / (number - 1.0) / number).sqrt())
        };
        let expected = mean_reach(&world.graph, &accepted);
        let end = life.len() - 1;
        for connections in [1, end / 10, end / 4, end / 2, 3 * end / 4] {
            let (mean, error) = measured(&|life| f64::from(life[connections]));
            assert!(
                (mean - expected[connections]).abs() <= 3.0 * error,
                "{connections} connections: {mean} ± {error}, not {}",
                expected[connections]
            );
        }
        // On average no tenth of the connections brings more than the tenth before it.
        for tenth in 1..10 {
            let at = |tenth: usize| tenth * end / 10;
            let (rise, error) = measured(&|life| {
                let [before, here, after] =
                    [tenth - 1, tenth, tenth + 1].map(|tenth| f64::from(life[at(tenth)]));
                (after - here) / (at(tenth + 1) - at(tenth)) as f64
                    - (here - before) / (at(tenth) - at(tenth - 1)) as f64
            });
            assert!(rise <= 3.0 * error, "tenth {tenth}: {rise} ± {error}");
        }
    }
}
