//! Progress of a run: in order, complete, and without effect on the result.

use std::rc::Rc;

use hopscope::import::{self, EdgeList};
use hopscope::run::Run;
use hopscope::scenario::{Choice, Scenario, Stage, WorldModel};

/// Runs a scenario to its end. Returns the progress of each stage, and the run.
fn heard(query: &str, file: Option<&Rc<EdgeList>>) -> (Vec<(Stage, Vec<u32>)>, Run) {
    let mut run = Run::default();
    if let Some(file) = file {
        run.open(EdgeList::clone(file));
    }
    run.configure(Scenario::from_query(query).scenario).unwrap();
    let mut stages = Vec::new();
    loop {
        let mut told = Vec::new();
        let mut under_way = Vec::new();
        let stage = run.advance_with_progress(&mut |stage, percent| {
            under_way.push(stage);
            told.push(percent);
        });
        let Some(stage) = stage else {
            assert!(told.is_empty(), "nothing runs");
            break;
        };
        assert!(under_way.iter().all(|&other| other == stage), "{query}");
        stages.push((stage, told));
    }
    (stages, run)
}

/// An edge list of a generated world.
fn edge_list(query: &str) -> Rc<EdgeList> {
    let run = Run::complete(Scenario::from_query(query).scenario, None).unwrap();
    let ties = run.world().graph.each_tie();
    let text: String = ties.map(|[a, b]| format!("{a} {b}\n")).collect();
    Rc::new(import::edge_list(text.as_bytes()).unwrap())
}

#[test]
fn every_stage_of_every_world_goes_from_0_to_100_and_never_back() {
    let file = edge_list("people=40000&ties=6");
    for &model in WorldModel::ALL {
        // Ties within and across communities, few and many people; one size has no ties.
        for size in [
            "people=40000&ties=12&connections=20000",
            "people=3000&ties=100&shortcuts=1&rewire=1&closure=0",
            "people=3000&ties=60&shortcuts=0&community=10000&closure=1",
            "people=2&ties=0",
        ] {
            for file in [None, Some(&file)] {
                let query = format!("world={}&{size}", model.word());
                let (stages, _) = heard(&query, file);
                assert_eq!(stages.len(), Stage::ALL.len());
                for (stage, told) in stages {
                    let said = format!("{query}, {}: {told:?}", stage.name());
                    assert_eq!((told[0], told[told.len() - 1]), (0, 100), "{said}");
                    assert!(told.is_sorted_by(|a, b| a < b), "{said}");
                }
            }
        }
    }
}

#[test]
fn progress_of_a_large_world_is_reported_throughout() {
    let file = edge_list("people=40000&ties=12");
    for &model in WorldModel::ALL {
        let query = format!("world={}&people=40000&ties=12", model.word());
        let read = model == WorldModel::File;
        let (stages, _) = heard(&query, read.then_some(&file));
        let (stage, told) = &stages[0];
        assert_eq!(*stage, Stage::World);
        assert!(told.len() > 10, "{query}: {told:?}");
        // The longest step shuffles all ends of ties, and reports progress only if there are more
        // than in this world.
        let longest = told.windows(2).map(|pair| pair[1] - pair[0]).max();
        assert!(longest <= Some(50), "{query}: {told:?}");
    }
    let (stages, _) = heard("people=100000&world=preferential&connections=100000", None);
    for (stage, told) in &stages[1..3] {
        assert!(told.len() > 50, "{}: {told:?}", stage.name());
    }
}

#[test]
fn progress_reports_change_no_result() {
    for &model in WorldModel::ALL {
        let query = format!("world={}&people=5000&ties=12&connections=800", model.word());
        let (_, listened) = heard(&query, None);
        let alone = Run::complete(Scenario::from_query(&query).scenario, None).unwrap();
        assert_eq!(alone.world().graph, listened.world().graph, "{query}");
        assert_eq!(alone.world().community, listened.world().community);
        assert_eq!(alone.growth(), listened.growth());
        assert_eq!(alone.history(), listened.history());
    }
}

#[test]
fn progress_of_a_post_seen_by_everyone_is_reported() {
    let query = "people=100000&post=1&hops=all&see=1&reshare=1";
    let (stages, run) = heard(query, None);
    let (_, told) = stages
        .into_iter()
        .find(|(stage, _)| *stage == Stage::Post)
        .unwrap();
    assert!(told.len() > 20, "{told:?}");
    assert!(run.post().saw() > 90_000, "{}", run.post().saw());
}
