//! Worlds: every model from 2 people up, what the default world is like, and whose ties are yours.

use hopscope::graph::{Graph, MOST_TIES};
use hopscope::import;
use hopscope::run::Run;
use hopscope::scenario::{Scenario, WorldModel};
use hopscope::world::{World, WorldError};
use std::rc::Rc;

fn world(query: &str) -> World {
    let reading = Scenario::from_query(query);
    assert_eq!(reading.warnings, [""; 0]);
    World::check(&reading.scenario, None).unwrap();
    World::new(&reading.scenario, None)
}

fn mean_degree(world: &World) -> f64 {
    2.0 * world.graph.ties() as f64 / world.people() as f64
}

fn degrees(graph: &Graph) -> Vec<usize> {
    let mut degrees: Vec<usize> = (1..graph.people() as u32)
        .map(|person| graph.degree(person))
        .collect();
    degrees.sort_unstable();
    degrees
}

#[test]
fn every_model_makes_worlds_of_every_size() {
    for model in ["communities", "random", "preferential"] {
        for people in [2, 3, 5, 8, 41, 1000] {
            for ties in ["0", "0.5", "1", "7", "200"] {
                let world = world(&format!("world={model}&people={people}&ties={ties}"));
                assert_eq!(world.people(), people, "{model} {people} {ties}");
                assert_eq!(
                    (world.graph.degree(0), world.community.len()),
                    (0, people + 1)
                );
                assert!(world.graph.ties() <= people * (people - 1) / 2);
                if ties == "0" {
                    assert_eq!(world.graph.ties(), 0, "{model} {people}");
                }
            }
        }
    }
}

#[test]
fn the_same_seed_makes_the_same_world_and_another_another() {
    for model in ["communities", "random", "preferential"] {
        let made = |seed| world(&format!("world={model}&people=500&seed={seed}")).graph;
        assert_eq!(made(3), made(3));
        assert_ne!(made(3), made(4), "{model}");
    }
}

#[test]
fn the_default_world_is_heavy_tailed_clustered_and_connected() {
    let world = world("people=20000");
    let degrees = degrees(&world.graph);
    let mean = mean_degree(&world);
    // Asked for 12. The log-normal wishes of 20,000 people vary by .11 in the mean; what cannot be
    // tied up in a small community costs some.
    assert!((mean - 12.0).abs() < 0.6, "mean {mean}");
    // Ugander et al. 2011: mean / median 1.92, ⟨k²⟩/⟨k⟩ = 3.3 means.
    let median = degrees[degrees.len() / 2] as f64;
    let squares: f64 = degrees.iter().map(|&degree| (degree * degree) as f64).sum();
    let neighbour = squares / degrees.iter().sum::<usize>() as f64;
    assert!(
        (1.5..2.3).contains(&(mean / median)),
        "mean {mean}, median {median}"
    );
    assert!(
        (2.3..4.0).contains(&(neighbour / mean)),
        "⟨k²⟩/⟨k⟩ = {neighbour}, mean {mean}"
    );
    // Clustered: a hundred times as much as at random (⟨k⟩/n = .0006).
    let transitivity = world.graph.transitivity();
    assert!(
        (0.06..0.25).contains(&transitivity),
        "transitivity {transitivity}"
    );
    // Shortcuts: a fifth of the ties as asked, and what communities have no room for.
    let across = world
        .graph
        .each_tie()
        .filter(|&[a, b]| world.community[a as usize] != world.community[b as usize]);
    let share = across.count() as f64 / world.graph.ties() as f64;
    assert!((0.2..0.4).contains(&share), "shortcuts {share}");
    let everybody = hopscope::post::broadcast(&world.graph, std::iter::once(1), u32::MAX);
    assert!(everybody.iter().sum::<u32>() > 19_800, "{everybody:?}");
}

#[test]
fn knobs_of_the_default_world_do_what_they_say() {
    let clustering = |query: &str| world(query).graph.transitivity();
    assert!(clustering("shortcuts=0") > clustering("shortcuts=.3"));
    assert!(clustering("shortcuts=.3&people=10000") > 3.0 * clustering("shortcuts=1&people=10000"));
    let communities = |query: &str| *world(query).community.iter().max().unwrap() as f64 + 1.0;
    // Exponential sizes: 100 communities of 20 on average, with a standard deviation of about 8.
    assert!((communities("community=20") - 100.0).abs() < 40.0);
    assert!(communities("community=20") > 3.0 * communities("community=100"));
    for ties in [2.0, 12.0, 40.0] {
        let mean = mean_degree(&world(&format!("people=10000&ties={ties}")));
        assert!(
            (mean / ties - 1.0).abs() < 0.12,
            "asked for {ties}, got {mean}"
        );
    }
}

#[test]
fn a_person_of_the_world_is_you_and_nobody_changes_their_name() {
    for you in [1, 17, 40] {
        let whole = world("people=40&ties=6");
        let without = world(&format!("people=40&ties=6&you={you}"));
        assert!(without.you_are_one() && !whole.you_are_one());
        assert_eq!((without.people(), without.label(0)), (39, you.to_string()));
        let named = |world: &World| {
            let mut ties: Vec<[String; 2]> = world
                .graph
                .each_tie()
                .map(|tie| tie.map(|p| world.label(p)))
                .collect();
            ties.extend(
                world
                    .your_ties
                    .iter()
                    .map(|&other| [world.label(0), world.label(other)]),
            );
            ties.iter_mut().for_each(|tie| tie.sort());
            ties.sort();
            ties
        };
        assert_eq!(named(&whole), named(&without));
        assert_eq!(without.your_ties.len(), whole.graph.degree(you));
    }
    for nobody in ["0", "41", "Ann", "-1"] {
        let world = world(&format!("people=40&you={nobody}"));
        assert!(
            !world.you_are_one() && world.notes[0].contains(nobody),
            "{:?}",
            world.notes
        );
    }
}

#[test]
fn a_file_is_a_world_with_its_own_names_and_communities() {
    let cliques: String = ["a", "b"]
        .iter()
        .flat_map(|c| (0..6).flat_map(move |i| (0..i).map(move |j| format!("{c}{i} {c}{j}\n"))))
        .chain(["a0 b0\n".to_string()])
        .collect();
    let file = Rc::new(import::edge_list(cliques.as_bytes()).unwrap());
    let scenario = Scenario {
        world: WorldModel::File,
        ..Scenario::default()
    };
    let world = World::new(&scenario, Some(&file));
    assert_eq!(
        (world.people(), world.graph.ties(), world.is_file()),
        (12, 31, true)
    );
    for a in 1..=12 {
        for b in 1..=12 {
            let same = world.community[a as usize] == world.community[b as usize];
            assert_eq!(
                same,
                world.label(a)[..1] == world.label(b)[..1],
                "{} {}",
                world.label(a),
                world.label(b)
            );
        }
    }
    let none = World::new(&scenario, None);
    assert!(!none.is_file() && none.people() == 2000 && none.notes[0].contains("world=file"));
}

#[test]
fn what_would_not_fit_is_refused_and_the_last_run_stays() {
    let mut run = Run::complete(Scenario::from_query("people=50").scenario, None).unwrap();
    let before = run.scenario().clone();
    let error = run
        .configure(Scenario::from_query("people=1000000&ties=200").scenario)
        .unwrap_err();
    assert_eq!(error, WorldError::TooManyTies(100_000_000));
    assert_eq!(
        error.to_string(),
        format!(
            "people × ties / 2 comes to 100000000 ties; at most {MOST_TIES} fit: choose fewer people or fewer ties each."
        )
    );
    assert_eq!(run.advance(), None);
    assert_eq!((run.scenario(), run.world().people()), (&before, 50));
    assert!(run.scene().is_some());
}
