//! The ties and viewers among which a reader walks.

use hopscope::run::Run;
use hopscope::scenario::Scenario;

fn live(query: &str) -> Run {
    Run::complete(Scenario::from_query(query).scenario, None).unwrap()
}

#[test]
fn the_people_tied_to_somebody_are_their_ties_and_you() {
    for seed in 0..5 {
        let run = live(&format!("people=300&connections=30&seed={seed}"));
        let (scene, graph) = (run.scene().unwrap(), &run.world().graph);
        for connections in [0, 1, 12, 30] {
            for person in 0..graph.people() as u32 {
                let tied = scene.tied_to(person, connections);
                if person > 0 {
                    assert!(tied.is_sorted(), "{tied:?}");
                }
                for &other in &tied {
                    assert!(scene.tied_to(other, connections).contains(&person));
                }
                let yours = run.history().ring(person, connections as u32) == 1;
                let expected = match person {
                    0 => connections,
                    _ => graph.degree(person) + usize::from(yours),
                };
                assert_eq!(tied.len(), expected, "person {person} at {connections}");
            }
        }
        assert!(scene.tied_to(u32::MAX, 30).is_empty());
    }
}

#[test]
fn the_viewers_are_those_of_the_hops_so_far() {
    let run = live("people=400&connections=25&seed=3&post=2&see=1&reshare=1");
    let scene = run.scene().unwrap();
    let per_hop = &run.post().per_hop;
    assert!(per_hop.len() > 1, "{per_hop:?}");
    for hop in 0..=per_hop.len() {
        let count: u32 = per_hop[..hop].iter().sum();
        for fraction in [0.0, 0.2, 0.99] {
            assert_eq!(scene.viewers(hop as f64 + fraction).len(), count as usize);
        }
    }
    assert!(
        live("connections=5")
            .scene()
            .unwrap()
            .viewers(9.0)
            .is_empty()
    );
}
