//! Measures of small networks, with values that were computed by hand or published. The table of
//! `verify` has real networks.

use hopscope::graph::Graph;
use hopscope::network_statistics::{Distances, Survey, degeneracy, local, median_degree};
use hopscope::random::Stream;

use crate::support::karate;
use crate::support::neighbourhood::{Neighbourhood, clustering};

/// A world with these ties. Every number is raised by one, because person 0 is you.
fn graph(people: usize, ties: &[[u32; 2]]) -> Graph {
    let ties: Vec<[u32; 2]> = ties
        .iter()
        .map(|tie| tie.map(|person| person + 1))
        .collect();
    Graph::from_ties(people + 1, &ties)
}

#[test]
fn neighbourhoods_in_a_triangle_with_a_tail_are_counted() {
    // A triangle 0, 1, 2 with a tail 2 – 3 – 4.
    let kite = graph(5, &[[0, 1], [1, 2], [2, 0], [2, 3], [3, 4]]);
    let three = Neighbourhood::of(&kite, 3, 3);
    // Person 2 has ties with 0, 1 and 3, who have 2 ties each. One of three pairs has a tie. Person
    // 4 is two steps away.
    assert_eq!(
        (three.people, three.degree, three.non_unique, three.unique),
        (1, 3.0, 3.0, 1.0)
    );
    assert_eq!(three.clustering, 1.0 / 3.0);
    // Persons 0 and 1 reach 3 through 2, and are in a triangle. Person 3 reaches 0 and 1 through 2.
    let two = Neighbourhood::of(&kite, 2, 2);
    assert_eq!(
        (two.people, two.non_unique, two.unique),
        (3, (3.0 + 3.0 + 2.0) / 3.0, (1.0 + 1.0 + 2.0) / 3.0)
    );
    assert_eq!((median_degree(&kite), degeneracy(&kite)), (2.0, 2));
    let of_each = [0.0, 1.0, 1.0, 1.0 / 3.0, 0.0, 0.0];
    assert_eq!(clustering(&kite), of_each);
}

#[test]
fn the_average_over_all_neighbourhoods_equals_the_local_statistics() {
    let club = graph(34, &karate::KARATE);
    let (around, local) = (Neighbourhood::of(&club, 0, 34), local(&club));
    assert_eq!((around.people, around.degree), (34, local.mean_degree));
    assert_eq!(around.unique, local.second_neighbours);
    assert_eq!(around.clustering, local.mean_local_clustering);
    assert_eq!(
        clustering(&club)[1..].iter().sum::<f64>() / 34.0,
        around.clustering
    );
    assert!(
        (around.non_unique / around.degree - (local.mean_neighbour_degree - 1.0)).abs() < 1e-12
    );
}

#[test]
fn degeneracy_is_the_largest_core() {
    // The karate club's is 4 (a core of ten people), a complete graph's is its degree, a tree's is
    // 1.
    assert_eq!(degeneracy(&graph(34, &karate::KARATE)), 4);
    let complete: Vec<[u32; 2]> = (0..7).flat_map(|a| (0..a).map(move |b| [a, b])).collect();
    assert_eq!(degeneracy(&graph(9, &complete)), 6);
    let tree: Vec<[u32; 2]> = (1..50).map(|person| [person, (person - 1) / 2]).collect();
    assert_eq!(degeneracy(&graph(50, &tree)), 1);
    assert_eq!(degeneracy(&graph(3, &[])), 0);
}

#[test]
fn a_survey_step_by_step_gives_the_same_figures() {
    // A million ties of ties are counted in several steps.
    let mut stream = Stream::new(1, "test");
    let ties: Vec<[u32; 2]> = (0..60_000)
        .map(|_| [stream.below(5000), stream.below(5000)])
        .collect();
    let network = graph(5000, &ties);
    let mut survey = Survey::new(&network);
    let (mut hundredths, mut steps) = (0, 0);
    while hundredths < 100 {
        let now = survey.advance(&network);
        assert!(now >= hundredths, "{hundredths} and then {now}");
        (hundredths, steps) = (now, steps + 1);
    }
    assert!(steps > 20, "{steps} steps");
    let (distances, starts) = Distances::sampled(&network);
    assert_eq!(survey.figures(), (local(&network), &distances, starts));
    assert_eq!(survey.advance(&network), 100, "and stays so");
    assert_eq!(survey.figures(), (local(&network), &distances, starts));
    assert_eq!(local(&network).transitivity, network.transitivity());
}

#[test]
fn a_survey_of_no_people_ends() {
    for people in [0, 1] {
        let nobody = graph(people, &[]);
        let mut survey = Survey::new(&nobody);
        let steps = (0..10).take_while(|_| survey.advance(&nobody) < 100);
        assert!(steps.count() < 10, "{people}");
    }
}
