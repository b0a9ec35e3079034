//! The life of a list of connections: everybody in order, month by month, and no invented people or
//! ties.

use super::reading::{names, read};
use hopscope::frame::{Frame, Moment, style};
use hopscope::import::Imported;
use hopscope::run::Run;
use hopscope::scenario::{Scenario, Source};

const LIST: &str = "First Name,Last Name,Company,Connected On\nEve,Fenn,Larkspur,\nDee,Umber,Foxglove,2 May 2021\nCy,Tern,,1 May 2021\n\
    Bo,Rask,Larkspur,3 Mar 2021\nAda,Quill,Foxglove,1 Mar 2021\n";

fn run(query: &str) -> Run {
    let scenario = Scenario::from_query(query).scenario;
    Run::complete(scenario, Some(read(LIST).into_network())).expect("a small world")
}

#[test]
fn connections_come_in_order_of_their_month() {
    let run = run("world=file&connections=all");
    let world = run.world();
    let people: Vec<String> = run
        .growth()
        .people()
        .map(|person| world.label(person))
        .collect();
    assert_eq!(
        people,
        ["Ada Quill", "Bo Rask", "Cy Tern", "Dee Umber", "Eve Fenn"]
    );
    let months: Vec<u32> = run
        .growth()
        .connections
        .iter()
        .map(|connection| connection.month)
        .collect();
    assert_eq!(months, [0, 0, 2, 2, 3]);
    assert_eq!(run.connection(), 5);
    assert!(
        run.growth()
            .invitations
            .iter()
            .all(|invitation| invitation.source == Source::Unknown)
    );
    assert_eq!(world.label(0), "you");
}

#[test]
fn a_list_of_connections_adds_no_tie() {
    let run = run("world=file&connections=all");
    assert_eq!(run.world().graph.ties(), 0);
    for connection in 0..=5 {
        assert_eq!(run.history().degrees(connection), [connection as u32, 0, 0]);
    }
}

#[test]
fn people_of_one_company_are_one_community() {
    let run = run("world=file");
    // Foxglove and Larkspur have two people each. Foxglove comes first in the file. Cy has no
    // company.
    assert_eq!(run.world().community[1..], [0, 1, 2, 0, 1]);
}

#[test]
fn a_selected_person_shows_the_part_of_their_company_that_is_connected() {
    let run = run("world=file&connections=all");
    let marked = |connection: f64, focus: u32| {
        let mut frame = Frame::default();
        let moment = Moment {
            focus,
            ..Moment::new(connection, 0.0)
        };
        run.scene().expect("in step").draw(moment, &mut frame);
        let dots = (0..).zip(&frame.dots);
        let marked = dots.filter(|(_, dot)| dot.style & style::SAW != 0);
        marked.map(|(person, _)| person).collect::<Vec<u32>>()
    };
    // Ada and Dee are at Foxglove. Dee is the fourth connection.
    assert_eq!(marked(5.0, 1), [1, 4]);
    assert_eq!(marked(3.0, 1), [1]);
    // Cy has no company, and neither have you.
    assert_eq!(marked(5.0, 3), [0; 0]);
    assert_eq!(marked(5.0, 0), [0; 0]);
}

#[test]
fn unknown_values_are_empty_in_the_series() {
    let text = hopscope::csv::life(&run("world=file&connections=all"), 5, false);
    let rows: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(rows[1], "1,0,Ada Quill,1,,,,,,unknown,,,");
    assert_eq!(rows[5], "5,3,Eve Fenn,5,,,,,,unknown,,,");
}

#[test]
fn parameters_of_generated_lives_change_no_list() {
    let plain = run("world=file&connections=3");
    for query in [
        "strategy=met",
        "switch=1",
        "seed=9",
        "months=1",
        "answers=3",
        "feedback=.1",
        "you=Bo+Rask",
    ] {
        let other = run(&format!("world=file&connections=3&{query}"));
        assert_eq!(plain.growth(), other.growth(), "{query}");
        assert_eq!(other.world().people(), 5, "{query}");
    }
    assert_eq!(plain.connection(), 3);
    assert_eq!(run("world=file&connections=99").connection(), 5);
}

#[test]
fn a_list_gives_no_degrees_to_the_configuration_model() {
    let run = run("world=configuration&people=50&ties=4");
    assert_eq!(run.world().people(), 50);
    assert!(run.world().graph.ties() > 0);
    assert!(run.world().dated().is_none());
}

#[test]
fn one_connection_is_a_life_and_pictures_are_drawn() {
    let text = "First Name,Last Name,Connected On\nAda,Quill,1 Mar 2021\n";
    let Ok(Imported::Connections(list)) =
        hopscope::import::read(text.as_bytes(), u64::MAX, &mut |_| ())
    else {
        panic!("no list");
    };
    assert_eq!(names(&list), ["Ada Quill"]);
    let run = Run::complete(
        Scenario::from_query("world=file&connections=all").scenario,
        Some(list.into_network()),
    )
    .unwrap();
    let mut frame = Frame::default();
    run.scene().expect("in step").draw(run.moment(), &mut frame);
    assert_eq!(frame.dots.len(), 2);
    // Only your own tie.
    assert_eq!(frame.lines.len(), 1);
}
