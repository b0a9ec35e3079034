//! The memory estimate of a run, against the memory it allocates.

use hopscope::frame::Frame;
use hopscope::import;
use hopscope::import::{Format, needed_to_read};
use hopscope::memory_budget::{TAB, check, needed, workers};
use hopscope::raster::{Raster, Theme, View};
use hopscope::run::Run;
use hopscope::scenario::{Choice, Scenario, WorldModel};
use hopscope::world::WorldError;

use crate::support::heap;

/// Peak memory of a run, in bytes: its stages, its frame and pixels, the first steps of
/// its forces if it uses them, and its world built again while that frame exists.
fn allocated(query: &str, file: Option<&[u8]>) -> (u64, u64) {
    let before = heap::now();
    let list = file.map(|bytes| import::edge_list(bytes).expect("an edge list"));
    let scenario = Scenario::from_query(query).scenario;
    let said = needed(&scenario, list.as_ref());
    let (run, peak) = heap::peak(|| {
        let mut run = Run::complete(scenario.clone(), list).expect("a world within the limits");
        let (mut frame, mut raster) = (Frame::default(), Raster::new());
        // With forces, the first step sets the start positions and the second moves people.
        for _ in 0..3 {
            let scene = run.scene().expect("all stages have run");
            scene.draw(run.moment(), &mut frame);
            let view = View::fit(1280, 720, 1.0);
            raster
                .draw(&frame, &view, &Theme::light())
                .expect("a picture of this size");
            run.relax();
        }
        let seed = scenario.seed + 1;
        run.configure(Scenario { seed, ..scenario })
            .expect("a world within the limits");
        while run.advance().is_some() {}
        run
    });
    drop(run);
    (said, (peak - before) as u64)
}

#[test]
fn the_predicted_memory_is_what_a_run_allocates() {
    let mut wrong = Vec::new();
    let mut hold = |query: &str, file: Option<&[u8]>| {
        let (said, peak) = allocated(query, file);
        let ratio = said as f64 / peak as f64;
        println!("{query}: said {said}, allocated {peak}, {ratio:.3}");
        if !(0.95..=1.25).contains(&ratio) {
            wrong.push(format!(
                "{query}: said {said}, allocated {peak}, {ratio:.3}"
            ));
        }
    };
    for &model in WorldModel::ALL {
        let model = model.word();
        for size in [
            "people=1000&ties=10",
            "people=20000&ties=4&post=1",
            "people=20000&ties=100",
            "people=100000&ties=10&post=1&connections=3000",
        ] {
            hold(&format!("world={model}&{size}"), None);
        }
    }
    for more in [
        "smallworld&rewire=1&people=50000&ties=40",
        "communities&shortcuts=1&people=50000&ties=40",
        "communities&community=20&people=50000&ties=60",
        "professional&people=200000&ties=10&connections=100000",
        "professional&people=30000&ties=190",
        "professional&people=20000&ties=190&community=4",
        "professional&people=50000&ties=25&community=2",
        "professional&people=50000&ties=25&community=10000",
        "preferential&people=200000&ties=4&connections=200000&post=1&model=broadcast&hops=all",
        "random&people=200000&ties=6&connections=1000&post=1&model=sir&hops=20&see=.5",
        "random&people=200000&ties=6&connections=1000&post=1&model=threshold&hops=all&see=1",
        "clustered&closure=1&people=100000&ties=20",
        "clustered&closure=0&people=100000&ties=20",
        "professional&people=100000&ties=12&months=1000&invitations=50&strategy=met",
        "professional&people=100000&ties=12&feedback=.05",
    ] {
        hold(&format!("world={more}"), None);
    }
    for size in [
        "professional&people=1000&ties=10",
        "professional&people=100000&ties=10&post=1",
        "preferential&people=100000&ties=6",
        "communities&people=30000&ties=100",
        "random&people=200000&ties=1",
        "smallworld&people=60000&ties=30",
        "smallworld&people=60000&ties=30&rewire=1",
        "communities&people=60000&ties=30&shortcuts=.5",
        "preferential&people=100000&ties=20",
        "clustered&people=100000&ties=20",
        "configuration&people=100000&ties=10",
        "random&people=200000&ties=10",
    ] {
        hold(&format!("world={size}&layout=force"), None);
    }
    let file: String = (0..300_000u32)
        .map(|tie| {
            format!(
                "p{} p{}\n",
                tie % 60_000,
                tie.wrapping_mul(2_654_435_761) % 60_000
            )
        })
        .collect();
    for world in ["file", "configuration", "professional&people=50000"] {
        hold(&format!("world={world}"), Some(file.as_bytes()));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");

    // The estimate for reading is never below the memory that reading takes, and not far above it
    // if the lines are short.
    let numbers: String = (0..200_000u32)
        .map(|tie| format!("{} {}\n", tie / 5, tie.wrapping_mul(2_654_435_761) % 40_000))
        .collect();
    let windows: Vec<u8> = file
        .bytes()
        .map(|b| if b == b'p' { 0xe9 } else { b })
        .collect();
    for bytes in [numbers.as_bytes(), file.as_bytes(), &windows] {
        let before = heap::now();
        let (list, peak) = heap::peak(|| import::edge_list(bytes));
        let taken = (peak - before + bytes.len()) as f64;
        let ratio = needed_to_read(bytes, Format::EdgeList) as f64 / taken;
        println!("a file of {} bytes: {ratio:.3}", bytes.len());
        assert!(list.is_ok() && (1.0..2.5).contains(&ratio), "{ratio}");
    }
    let refused = import::read(file.as_bytes(), 1_000_000, &mut |_| ()).unwrap_err();
    let text = refused.to_string();
    assert!(
        text.starts_with("reading this file needs about ")
            && text.ends_with("; this tab can have 1 MB."),
        "{text}"
    );
}

#[test]
fn too_large_a_run_is_refused_with_a_size_that_fits() {
    let scenario = Scenario::from_query("people=1000000&ties=200").scenario;
    let error = check(&scenario, None, 1_500_000_000).unwrap_err();
    let WorldError::TooMuchMemory { ties, .. } = error else {
        panic!("{error:?}");
    };
    assert_eq!(
        error.to_string(),
        "this world needs about 1.9 GB; this tab can have 1.5 GB: with 164.5 ties each it would fit."
    );
    // The suggested number of ties fits, and half a tie more does not fit.
    for (more, fits) in [(0.0, true), (0.5, false)] {
        let ties = ties + more;
        let fewer = Scenario {
            ties,
            ..scenario.clone()
        };
        assert_eq!(check(&fewer, None, 1_500_000_000).is_ok(), fits, "{ties}");
    }
    let error = check(&scenario, None, 50_000_000).unwrap_err();
    assert_eq!(
        error.to_string(),
        "this world needs about 1.9 GB; this tab can have 50 MB: choose fewer people."
    );
}

#[test]
fn a_run_that_is_refused_stays_as_it_was() {
    let mut run = Run::complete(Scenario::from_query("people=50").scenario, None).unwrap();
    run.limit(100_000_000);
    let large = Scenario::from_query("people=1000000&ties=12").scenario;
    assert!(matches!(
        run.configure(large.clone()),
        Err(WorldError::TooMuchMemory {
            limit: 100_000_000,
            ..
        })
    ));
    assert_eq!((run.scenario().people, run.advance()), (50, None));
    assert!(run.scene().is_some());
    // `Run::like` has the same limit.
    assert!(Run::like(&run).configure(large).is_err());
}

#[test]
fn workers_have_memory_for_their_worlds_together() {
    let scenario = |query| Scenario::from_query(query).scenario;
    let of_tab = |query, cores| workers(&scenario(query), None, Some(TAB), cores);
    assert_eq!(of_tab("people=2000", 8), 8);
    assert_eq!(of_tab("people=2000", 0), 1);
    for query in [
        "people=1000000&ties=10",
        "people=1000000&ties=40",
        "people=200000&ties=100",
    ] {
        let number = of_tab(query, 8);
        let all = (u64::from(number) + 2) * needed(&scenario(query), None);
        assert!((1..8).contains(&number), "{query}: {number}");
        assert!(number == 1 || all <= TAB, "{query}: {number} take {all}");
    }
    assert_eq!(
        workers(&scenario("people=1000000"), None, None, 8),
        8,
        "without a limit"
    );
}
