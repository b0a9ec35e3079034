//! Rings and frames: positions and sizes of people.

use hopscope::frame::{Frame, Moment, Window, line, style};
use hopscope::layout::BANDS;
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use proptest::prelude::*;

fn live(query: &str) -> Run {
    Run::complete(Scenario::from_query(query).scenario, None).unwrap()
}

fn frame(run: &Run, connection: f64, hop: f64) -> Frame {
    let mut frame = Frame::default();
    run.scene()
        .unwrap()
        .draw(Moment::new(connection, hop), &mut frame);
    frame
}

fn distance(x: f32, y: f32) -> f32 {
    (x * x + y * y).sqrt()
}

#[test]
fn people_stand_in_the_band_of_their_degree() {
    let run = live("connections=all");
    for connection in [0, 1, 50, run.connection()] {
        let frame = frame(&run, connection as f64, 0.0);
        let mut counts = [0u32; 5];
        for (person, dot) in (0u32..).zip(&frame.dots).skip(1) {
            let ring = dot.style & style::RING;
            assert_eq!(ring, run.history().ring(person, connection as u32));
            counts[ring as usize] += 1;
            let [inner, outer] = BANDS[ring as usize - 1];
            let radius = distance(dot.x, dot.y);
            assert!(
                radius - dot.size > inner - 1e-4 && radius + dot.size < outer + 1e-4,
                "{dot:?}"
            );
        }
        let [first, second, third] = run.history().degrees(connection);
        assert_eq!(counts[1..4], [first, second, third]);
    }
}

#[test]
fn people_keep_their_angle_and_communities_stay_together() {
    let run = live("connections=all");
    let (start, end) = (
        frame(&run, 0.0, 0.0),
        frame(&run, run.connection() as f64, 0.0),
    );
    let direction = |x: f32, y: f32| (x / distance(x, y), y / distance(x, y));
    let mut beside = Vec::new();
    for (before, after) in start.dots.iter().zip(&end.dots).skip(1) {
        let (a, b) = (direction(before.x, before.y), direction(after.x, after.y));
        let turned = (a.0 - b.0).abs() + (a.1 - b.1).abs();
        if after.style & style::RING == 1 {
            beside.push(turned);
        } else {
            assert!(turned < 1e-5, "{before:?} {after:?}");
        }
    }
    // People of the 1st degree stand near their angle.
    beside.sort_by(f32::total_cmp);
    assert!(
        beside[beside.len() / 2] < 0.25,
        "{}",
        beside[beside.len() / 2]
    );
    let mut around: Vec<(f32, u32)> = (1..start.dots.len())
        .map(|person| {
            (
                libm::atan2f(start.dots[person].x, -start.dots[person].y),
                run.world().community[person],
            )
        })
        .collect();
    around.sort_by(|a, b| a.0.total_cmp(&b.0));
    let borders = (0..around.len())
        .filter(|&place| around[place].1 != around[(place + 1) % around.len()].1)
        .count();
    let communities = *run.world().community.iter().max().unwrap() as usize + 1;
    assert_eq!(borders, communities, "each community is one arc");
}

/// The share of people of a degree whose disc covers more than a third of the distance to the
/// centre of another person of the degree.
fn crowded(dots: &[hopscope::frame::Dot], ring: u32) -> f64 {
    let people: Vec<_> = dots
        .iter()
        .filter(|dot| dot.style & style::RING == ring)
        .collect();
    // A grid with cells as wide as the largest possible distance.
    let cell = 0.16;
    let place =
        |dot: &hopscope::frame::Dot| ((dot.x / cell).floor() as i32, (dot.y / cell).floor() as i32);
    let mut cells = std::collections::BTreeMap::<(i32, i32), Vec<usize>>::new();
    for (number, dot) in people.iter().enumerate() {
        cells.entry(place(dot)).or_default().push(number);
    }
    let covers = |number: usize| {
        let dot = people[number];
        let (column, row) = place(dot);
        let mut near = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy)));
        near.any(|cell| {
            cells.get(&cell).into_iter().flatten().any(|&other| {
                let apart = distance(dot.x - people[other].x, dot.y - people[other].y);
                other != number && apart < (dot.size + people[other].size) * 0.67
            })
        })
    };
    (0..people.len()).filter(|&number| covers(number)).count() as f64 / people.len().max(1) as f64
}

#[test]
fn few_people_cover_each_other() {
    for query in [
        "",
        "people=8&ties=3",
        "people=200&strategy=met",
        "people=5000&world=random",
        "people=10000&connections=3000",
        "people=2",
        "you=3",
    ] {
        let run = live(query);
        let end = run.growth().connections.len();
        for connection in [0, 1, 25.min(end), end / 2, end] {
            let dots = frame(&run, connection as f64, 0.0).dots;
            for ring in 1..=4 {
                let share = crowded(&dots, ring);
                println!("{query} at {connection}, degree {ring}: {share:.3}");
                let near_each_other = run.world().people() > 5000;
                let most = match ring {
                    1 if !near_each_other => 0.05,
                    _ if near_each_other || ring <= 2 => 0.65,
                    _ => 0.45,
                };
                assert!(
                    share <= most,
                    "{query} at {connection}, degree {ring}: {share:.3}"
                );
            }
        }
    }
}

/// The share of people of the 1st degree who overlap another of the 1st degree.
fn overlapping(frame: &Frame) -> f64 {
    let known = |dot: &&hopscope::frame::Dot| dot.style & style::RING == 1;
    let first: Vec<_> = frame.dots.iter().filter(known).collect();
    let overlaps = |one: usize| {
        (0..first.len()).any(|other| {
            let (one, other) = (first[one], first[other]);
            !std::ptr::eq(one, other)
                && distance(one.x - other.x, one.y - other.y) < one.size + other.size
        })
    };
    (0..first.len()).filter(|&one| overlaps(one)).count() as f64 / first.len() as f64
}

#[test]
fn few_of_the_1st_degree_overlap() {
    for query in [
        "",
        "seed=3",
        "seed=5",
        "seed=11",
        "strategy=met",
        "people=100000",
    ] {
        let run = live(query);
        for connection in [1, 25, 70, 150, 217, 435] {
            if connection <= run.growth().connections.len() {
                let share = overlapping(&frame(&run, connection as f64, 0.0));
                println!("{query} at {connection}: {share:.3}");
                // In some lives nearly all people at first are of one small community.
                let most = if query.is_empty() { 0.05 } else { 0.08 };
                assert!(share <= most, "{query} at {connection}: {share:.3}");
            }
        }
    }
}

#[test]
fn people_of_the_1st_degree_stay_where_they_are() {
    let run = live("connections=all");
    let mut before = frame(&run, 1.0, 0.0);
    for connection in 2..=run.connection() {
        let now = frame(&run, connection as f64, 0.0);
        for (one, other) in before.dots.iter().zip(&now.dots).skip(1) {
            let known = one.style & style::RING == 1;
            assert!(!known || (one.x, one.y) == (other.x, other.y));
        }
        before = now;
    }
}

#[test]
fn degrees_are_clear_steps_in_size() {
    let run = live("");
    for connection in [1, 25, 100, 435] {
        let frame = frame(&run, f64::from(connection), 0.0);
        let sizes = |ring: u32| {
            let dots = frame.dots.iter();
            let sizes = dots.filter(move |dot| dot.style & style::RING == ring);
            sizes.map(|dot| dot.size)
        };
        for ring in 1..4 {
            let smallest = sizes(ring).fold(1.0, f32::min);
            let largest = sizes(ring + 1).fold(0.0, f32::max);
            assert!(
                largest <= smallest * 1.001,
                "at {connection}: {largest} of {} and {smallest} of {ring}",
                ring + 1
            );
        }
        assert!(frame.dots[0].size > sizes(1).fold(0.0, f32::max));
    }
}

#[test]
fn a_few_people_are_large_and_a_million_would_be_small() {
    let size = |query: &str| frame(&live(query), 5.0, 0.0).dots[1].size;
    assert!(size("people=8&ties=3") > size("people=2000"));
    assert!(size("people=2000") > size("people=50000") && size("people=50000") > 0.0);
}

#[test]
fn a_moment_gives_the_same_bytes_forwards_and_backwards() {
    let run = live("connections=150&post=2&reshare=.3");
    let moments: Vec<(f64, f64)> = (0..60)
        .map(|step| (f64::from(step) * 2.57, f64::from(step % 9) * 0.4))
        .collect();
    let mut shared = Frame::default();
    let scene = run.scene().unwrap();
    let mut forwards = Vec::new();
    for &(connection, hop) in &moments {
        scene.draw(Moment::new(connection, hop), &mut shared);
        forwards.push(shared.clone());
    }
    for (&(connection, hop), expected) in moments.iter().zip(&forwards).rev() {
        scene.draw(Moment::new(connection, hop), &mut shared);
        assert_eq!(&shared, expected);
        assert_eq!(&frame(&run, connection, hop), expected);
    }
}

#[test]
fn people_move_without_a_jump() {
    let run = live("connections=30");
    let (before, start, end, after) = (
        frame(&run, 20.0, 0.0),
        frame(&run, 20.001, 0.0),
        frame(&run, 20.999, 0.0),
        frame(&run, 21.0, 0.0),
    );
    let farthest = |a: &Frame, b: &Frame| {
        a.dots
            .iter()
            .zip(&b.dots)
            .map(|(a, b)| distance(a.x - b.x, a.y - b.y))
            .fold(0.0, f32::max)
    };
    assert!(farthest(&before, &start) < 0.01 && farthest(&end, &after) < 0.01);
    assert!(
        farthest(&before, &after) > 0.1,
        "somebody moved to another ring"
    );
}

#[test]
fn a_post_is_drawn_hop_by_hop() {
    let run = live("connections=100&post=1&see=.5&reshare=.2");
    let counters = |hop: f64| run.scene().unwrap().counters(Moment::new(100.0, hop));
    let hops = counters(f64::INFINITY).hops;
    assert!(hops >= 2);
    for hop in 0..=hops {
        let frame = frame(&run, 100.0, f64::from(hop));
        let counted = counters(f64::from(hop));
        let with = |flag: u32| {
            frame
                .dots
                .iter()
                .filter(|dot| dot.style & flag != 0)
                .count() as u32
        };
        let paths = frame
            .lines
            .iter()
            .filter(|tie| tie.style == line::PATH)
            .count() as u32;
        assert_eq!(
            (with(style::SAW), counted.saw),
            (counted.per_hop.iter().sum(), counted.saw)
        );
        assert_eq!(paths, counted.saw, "the way to each who saw it");
        assert_eq!(with(style::RESHARED), counted.reshares);
        assert_eq!(counted.per_hop.len() as u32, hop);
        assert!(counted.impressions >= counted.saw);
        if hop > 0 {
            assert_eq!(with(style::COULD), counted.could_reach);
        }
    }
    let under_way = frame(&run, 100.0, 0.5);
    let pulses = under_way
        .lines
        .iter()
        .filter(|tie| tie.style == line::PULSE)
        .count() as u32;
    assert_eq!(pulses, counters(1.0).saw);
}

#[test]
fn the_next_viewers_glow_before_the_post_moves_and_no_one_else() {
    let run = live("connections=100&post=1&see=.5&reshare=.2");
    let post = run.post();
    let hops = post.per_hop.len() as u32;
    assert!(hops >= 2);
    for hop in 0..hops {
        let mut before = frame(&run, 100.0, f64::from(hop));
        assert_eq!(before.glow, 0.0);
        assert!(before.dots.iter().all(|dot| dot.style & style::NEXT == 0));
        for step in 1..=19 {
            let share = f64::from(step) / 20.0;
            let now = frame(&run, 100.0, f64::from(hop) + share);
            for (person, dot) in (0u32..).zip(&now.dots) {
                let next = post.seen(person).is_some_and(|(at, _)| at == hop + 1);
                assert_eq!(dot.style & style::NEXT != 0, next, "{person} at {hop}");
                assert!(!next || dot.style & style::SAW == 0);
            }
            let of = |kind: u32| now.lines.iter().filter(move |drawn| drawn.style == kind);
            let gone: u32 = post.per_hop[..hop as usize].iter().sum();
            if share < 0.2 {
                assert!(now.glow > before.glow && now.glow < 1.0);
            } else {
                assert!(now.glow > 0.999 && now.glow <= 1.0);
            }
            // After a fifth of the hop the glow is full and the post sets out. Before that nothing
            // is on a tie.
            let under_way = if share > 0.2 {
                post.per_hop[hop as usize]
            } else {
                0
            };
            assert_eq!(
                of(line::PULSE).count() as u32,
                under_way,
                "{hop} and {share}"
            );
            assert_eq!(of(line::PATH).count() as u32, gone + under_way);
            before = now;
        }
    }
    let end = frame(&run, 100.0, f64::from(hops) + 0.2);
    assert!(end.dots.iter().all(|dot| dot.style & style::NEXT == 0));
    let none = frame(&live("connections=100"), 100.0, 0.2);
    assert_eq!((none.glow, none.dots[0].style), (0.0, 0));
}

#[test]
fn the_counters_equal_the_history() {
    let run = live("connections=80&scope=3");
    let scene = run.scene().unwrap();
    for connection in 0..=80usize {
        let counters = scene.counters(Moment::new(connection as f64 + 0.4, 0.0));
        let [first, second, third] = run.history().degrees(connection);
        assert_eq!(
            (counters.degrees, counters.could_reach),
            ([first, second, third], first + second + third)
        );
        if connection > 0 {
            let before = run.history().degrees(connection - 1);
            assert_eq!(counters.gained, first + second - before[0] - before[1]);
            assert_eq!(counters.fallen, before[2].saturating_sub(third));
            let preview = scene.preview(connection - 1).unwrap();
            assert_eq!(
                (preview.gained, preview.overlap),
                (counters.gained, counters.overlap)
            );
            let own =
                u32::from(run.history().within[1][preview.person as usize] == connection as u32);
            assert!(preview.gained + preview.overlap >= preview.degree);
            assert!(preview.gained + preview.overlap <= preview.degree + own);
        }
    }
    assert_eq!(scene.preview(run.growth().connections.len()), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// A run that was changed step by step shows what a fresh run of the last scenario shows.
    #[test]
    fn a_changed_run_equals_a_fresh_one(queries in prop::collection::vec(prop::sample::select(vec![
        "", "people=300", "people=300&seed=9", "people=300&strategy=met", "people=300&connections=all", "people=300&post=3",
        "people=300&connections=290&post=3", "people=300&connections=40&see=1", "world=random&people=100", "people=100&you=4",
        "world=preferential&people=300&switch=30&strategy=met", "people=2", "scope=3&people=300",
    ]), 1..6), sought in 0u32..200) {
        let mut run = Run::default();
        for query in &queries {
            run.configure(Scenario::from_query(query).scenario).unwrap();
            // Sometimes the scenario changes before all stages have run.
            for _ in 0..sought % 7 {
                run.advance();
            }
        }
        while run.advance().is_some() {}
        run.seek(sought, sought % 3);
        while run.advance().is_some() {}
        run.configure(Scenario::from_query(queries.last().unwrap()).scenario).unwrap();
        while run.advance().is_some() {}
        let fresh = live(queries.last().unwrap());
        prop_assert_eq!(run.growth(), fresh.growth());
        prop_assert_eq!(run.history(), fresh.history());
        let moment = fresh.moment();
        prop_assert_eq!(run.moment(), moment);
        prop_assert_eq!(frame(&run, moment.connection, moment.hop), frame(&fresh, moment.connection, moment.hop));
        prop_assert_eq!(run.scene().unwrap().counters(moment), fresh.scene().unwrap().counters(moment));
    }

    #[test]
    fn any_moment_can_be_drawn(connection: f64, hop: f64) {
        let run = live("people=30&connections=10&post=1");
        let frame = frame(&run, connection, hop);
        prop_assert!(frame.dots.iter().all(|dot| dot.x.is_finite() && dot.y.is_finite() && dot.size > 0.0));
        run.scene().unwrap().counters(Moment::new(connection, hop));
    }
}

/// A run whose force layout is at rest.
fn settled(query: &str) -> Run {
    let mut run = live(query);
    while run.relax() < 1.0 {}
    run
}

#[test]
fn people_stay_in_the_rings_until_the_structure_is_a_picture() {
    let mut run = live("layout=force&people=300&connections=5");
    let rings = frame(&run, 5.0, 0.0);
    let mut share = 0.0;
    while run.structure().is_none() {
        assert!(!run.pin(7, Some([0.25, -0.5])) && !run.is_pinned(7));
        assert_eq!(structured(&run, 1.0).dots, rings.dots);
        let now = run.relax();
        assert!(now >= share && now < 0.5, "{share}, then {now}");
        share = now;
    }
    assert_ne!(structured(&run, 1.0).dots, rings.dots);
    assert!(!run.pin(0, None) && !run.pin(301, None) && !run.pin(u32::MAX, None));
}

fn structured(run: &Run, structure: f64) -> Frame {
    let mut frame = Frame::default();
    let moment = Moment {
        structure,
        ..run.moment()
    };
    run.scene().unwrap().draw(moment, &mut frame);
    frame
}

#[test]
fn the_transition_from_rings_to_structure_has_no_jump_and_exact_ends() {
    let run = settled("layout=force&connections=60");
    let rings = structured(&run, 0.0);
    assert_eq!(rings, frame(&run, 60.0, 0.0), "the rings are the rings");
    let mut before = rings.clone();
    for step in 1..=200 {
        let now = structured(&run, f64::from(step) / 200.0);
        assert!((now.bands - (1.0 - step as f32 / 200.0)).abs() < 1e-6);
        for (one, other) in before.dots.iter().zip(&now.dots) {
            assert_eq!(one.style, other.style, "who they are does not change");
            let moved = distance(one.x - other.x, one.y - other.y);
            assert!(moved < 0.02, "{moved}");
        }
        before = now;
    }
    let people = run.world().people();
    assert!(before.dots.iter().all(|dot| distance(dot.x, dot.y) <= 1.0));
    assert_eq!(before.dots.len(), people + 1);
    assert!(before.lines.len() > rings.lines.len());
}

#[test]
fn communities_stand_apart_in_the_structure() {
    let run = settled("layout=force&connections=0");
    let frame = structured(&run, 1.0);
    let community = &run.world().community;
    let far = |a: usize, b: usize| {
        let (a, b) = (&frame.dots[a], &frame.dots[b]);
        f64::from(distance(a.x - b.x, a.y - b.y))
    };
    let (mut within, mut between) = ((0.0, 0.0), (0.0, 0.0));
    for a in (1..frame.dots.len()).step_by(7) {
        for b in (2..frame.dots.len()).step_by(11) {
            let sum = if community[a] == community[b] {
                &mut within
            } else {
                &mut between
            };
            *sum = (sum.0 + far(a, b), sum.1 + 1.0);
        }
    }
    let [within, between] = [within, between].map(|(sum, count)| sum / count);
    assert!(within < 0.5 * between, "{within} within, {between} between");
}

#[test]
fn in_a_crowd_communities_are_apart_and_people_far_from_you_are_specks() {
    let run = settled("layout=force&people=20000&ties=8&connections=50");
    let frame = structured(&run, 1.0);
    let community = &run.world().community;
    // Most people are nearer to the centre of their community than to that of any other.
    let mut centres = vec![[0.0f32; 3]; *community.iter().max().unwrap() as usize + 1];
    for (dot, &home) in frame.dots.iter().zip(community).skip(1) {
        let [x, y, count] = &mut centres[home as usize];
        (*x, *y, *count) = (*x + dot.x, *y + dot.y, *count + 1.0);
    }
    let nearest = |dot: &hopscope::frame::Dot| {
        let far = |home: &usize| {
            let [x, y, count] = centres[*home];
            distance(dot.x - x / count, dot.y - y / count)
        };
        (0..centres.len())
            .min_by(|a, b| far(a).total_cmp(&far(b)))
            .unwrap()
    };
    let sample: Vec<usize> = (1..frame.dots.len()).step_by(50).collect();
    let home = |&&person: &&usize| nearest(&frame.dots[person]) == community[person] as usize;
    let share = sample.iter().filter(home).count() as f64 / sample.len() as f64;
    assert!(share > 0.8, "{share}");

    let sizes = |wanted: fn(u32) -> bool| {
        let dots = frame.dots.iter().skip(1);
        let dots = dots.filter(move |dot| wanted(dot.style & style::RING));
        dots.map(|dot| dot.size)
    };
    let (largest, smallest) = (
        sizes(|ring| ring > 2).fold(0.0, f32::max),
        sizes(|ring| ring == 1).fold(1.0, f32::min),
    );
    assert!(largest < smallest, "{largest} {smallest}");
    assert!(
        frame
            .lines
            .iter()
            .filter(|drawn| drawn.style == line::TIE)
            .count()
            > 10_000
    );
}

#[test]
fn you_stand_in_the_middle_of_your_connections() {
    let run = settled("layout=force&connections=3");
    let frame = structured(&run, 1.0);
    let known: Vec<_> = run
        .growth()
        .people()
        .take(3)
        .map(|person| frame.dots[person as usize])
        .collect();
    let mean = |part: fn(&hopscope::frame::Dot) -> f32| known.iter().map(part).sum::<f32>() / 3.0;
    let you = frame.dots[0];
    assert!((you.x - mean(|dot| dot.x)).abs() < 1e-6 && (you.y - mean(|dot| dot.y)).abs() < 1e-6);
    let nobody = settled("layout=force&connections=0");
    let you = structured(&nobody, 1.0).dots[0];
    assert_eq!((you.x, you.y), (0.0, 0.0));
}

#[test]
fn all_ties_of_the_selected_person_are_drawn() {
    let run = live("connections=10");
    let person = run.growth().people().next().unwrap();
    let with = |focus| {
        let mut frame = Frame::default();
        let moment = Moment {
            focus,
            ..run.moment()
        };
        run.scene().unwrap().draw(moment, &mut frame);
        let yours = frame
            .lines
            .iter()
            .filter(|drawn| drawn.style == line::YOURS);
        (yours.count(), frame.dots)
    };
    let ((nobody, before), (somebody, after)) = (with(0), with(person));
    assert_eq!(somebody - nobody, run.world().graph.degree(person));
    assert_eq!(before, after);
    assert_eq!(with(u32::MAX).0, nobody, "nobody has that number");
}

/// The people with a mark, in order.
fn marked(frame: &Frame, mark: u32) -> Vec<u32> {
    (0u32..)
        .zip(&frame.dots)
        .filter(|(_, dot)| dot.style & mark != 0)
        .map(|(person, _)| person)
        .collect()
}

#[test]
fn a_selected_person_shows_whom_they_would_bring_and_whom_you_reach() {
    let run = live("connections=25");
    let scene = run.scene().unwrap();
    let next = scene.preview(25).unwrap();
    let mut frame = Frame::default();
    let moment = Moment {
        focus: next.person,
        ..run.moment()
    };
    scene.draw(moment, &mut frame);
    let reached = |person: &u32| run.history().ring(*person, 25) <= 2;
    let ties = run.world().graph.neighbours(next.person);
    let (already, new): (Vec<u32>, Vec<u32>) = ties.iter().partition(|&person| reached(person));
    assert_eq!(marked(&frame, style::ASKS), [next.person]);
    assert_eq!(marked(&frame, style::NEW), new);
    assert_eq!(marked(&frame, style::ALREADY), already);
    assert_eq!(already.len(), next.overlap as usize);
    let themselves = usize::from(!reached(&next.person));
    assert_eq!(new.len() + themselves, next.gained as usize);

    // After the connection the same people are marked.
    scene.draw(Moment::new(26.0, 0.0), &mut frame);
    assert_eq!(marked(&frame, style::ASKS), [next.person]);
    let mut brought = marked(&frame, style::NEW);
    brought.retain(|&person| person != next.person);
    assert_eq!(brought, new);
    assert_eq!(marked(&frame, style::ALREADY), already);
    // And while they travel.
    let arrived = marked(&frame, style::NEW);
    scene.draw(Moment::new(25.4, 0.0), &mut frame);
    assert_eq!(marked(&frame, style::NEW), arrived);
    // Nobody is marked before the first connection, or while a post is shown.
    scene.draw(Moment::new(0.0, 0.0), &mut frame);
    assert!(marked(&frame, style::ASKS | style::NEW | style::ALREADY).is_empty());
    let posted = live("connections=25&post=1&see=.5");
    let mut frame = Frame::default();
    posted
        .scene()
        .unwrap()
        .draw(Moment::new(25.0, 1.0), &mut frame);
    assert!(marked(&frame, style::ASKS | style::ALREADY).is_empty());
}

/// The lines of a kind.
fn lines(frame: &Frame, kind: u32) -> Vec<&hopscope::frame::Line> {
    let of_kind = |line: &&hopscope::frame::Line| line.style == kind;
    frame.lines.iter().filter(of_kind).collect()
}

#[test]
fn the_ties_of_who_asks_go_to_whom_they_bring_and_whom_you_reach() {
    let run = live("connections=27");
    let scene = run.scene().unwrap();
    let next = scene.preview(27).unwrap();
    let mut frame = Frame::default();
    let moment = Moment {
        focus: next.person,
        ..run.moment()
    };
    scene.draw(moment, &mut frame);
    let ends = |frame: &Frame, mark| -> Vec<(f32, f32)> {
        let people = marked(frame, mark).into_iter();
        let ties = people.filter(|&person| person != next.person);
        let dot = |person: u32| frame.dots[person as usize];
        ties.map(dot).map(|dot| (dot.x, dot.y)).collect()
    };
    let drawn = |frame: &Frame, kind| -> Vec<(f32, f32)> {
        let from = frame.dots[next.person as usize];
        let of_theirs = lines(frame, kind).into_iter();
        let end = |line: &hopscope::frame::Line| {
            assert_eq!((line.x1, line.y1), (from.x, from.y));
            (line.x2, line.y2)
        };
        of_theirs.map(end).collect()
    };
    assert!(drawn(&frame, line::BRINGS).len() > 3 && !drawn(&frame, line::KNOWS).is_empty());
    assert_eq!(drawn(&frame, line::BRINGS), ends(&frame, style::NEW));
    assert_eq!(drawn(&frame, line::KNOWS), ends(&frame, style::ALREADY));
    // Only your own ties are drawn as yours.
    assert_eq!(lines(&frame, line::YOURS).len(), 27);
    // Your tie to them is in pieces, and covers half of the way.
    let length = |pieces: &[&hopscope::frame::Line]| -> f32 {
        let one = |line: &&hopscope::frame::Line| distance(line.x2 - line.x1, line.y2 - line.y1);
        pieces.iter().map(one).sum()
    };
    let from = frame.dots[next.person as usize];
    let pieces = lines(&frame, line::PULSE);
    assert!(pieces.len() > 3);
    assert!((length(&pieces) - distance(from.x, from.y) / 2.0).abs() < 1e-4);

    // While they travel, and after that, it is whole.
    for connection in [27.4, 28.0] {
        let moment = Moment {
            connection,
            ..moment
        };
        scene.draw(moment, &mut frame);
        assert_eq!(drawn(&frame, line::BRINGS), ends(&frame, style::NEW));
        assert_eq!(drawn(&frame, line::KNOWS), ends(&frame, style::ALREADY));
        let from = frame.dots[next.person as usize];
        let [piece] = lines(&frame, line::PULSE)[..] else {
            panic!("one line");
        };
        assert_eq!(
            [piece.x1, piece.y1, piece.x2, piece.y2],
            [0.0, 0.0, from.x, from.y]
        );
    }
    // They are drawn only while the person is selected.
    scene.draw(Moment::new(28.0, 0.0), &mut frame);
    let event = [line::BRINGS, line::KNOWS, line::PULSE];
    assert!(frame.lines.iter().all(|line| !event.contains(&line.style)));
    // The ties of anybody else whom you know are drawn as yours.
    let first = run.growth().people().next().unwrap();
    let focus = Moment {
        focus: first,
        connection: 28.0,
        ..moment
    };
    scene.draw(focus, &mut frame);
    assert!(frame.lines.iter().all(|line| !event.contains(&line.style)));
}

/// The tint of each community that has people, in the order around the circle, and the number of
/// its people.
fn tints(run: &Run, connections: f64) -> Vec<(u32, usize)> {
    let mut tints = std::collections::BTreeMap::new();
    for (person, dot) in frame(run, connections, 0.0).dots.iter().enumerate().skip(1) {
        let tint = dot.style / style::TINT % 8;
        let community = tints.entry(run.world().community[person]);
        let (one, people) = community.or_insert((tint, 0));
        assert_eq!(*one, tint, "a community has one tint");
        *people += 1;
    }
    tints.into_values().collect()
}

#[test]
fn neighbouring_communities_have_different_tints_and_no_tint_has_most_people() {
    let mut counted = std::collections::BTreeSet::new();
    for (size, seeds) in [(20, 3), (30, 6), (60, 12), (120, 20), (250, 30), (400, 30)] {
        for seed in 1..=seeds {
            let people = 960;
            let run = live(&format!(
                "people={people}&community={size}&seed={seed}&connections=5&months=12"
            ));
            let tints = tints(&run, 5.0);
            counted.insert(tints.len());
            if !(2..=48).contains(&tints.len()) {
                continue;
            }
            for (home, &(tint, _)) in tints.iter().enumerate() {
                let beside = tints[(home + 1) % tints.len()].0;
                assert!((1..=style::TINTS).contains(&tint) && tint != beside);
            }
            let share = |tint: u32| {
                let own = tints.iter().filter(|(own, _)| *own == tint);
                own.map(|(_, people)| people).sum::<usize>() as f64 / f64::from(people)
            };
            let largest = tints.iter().map(|(_, people)| people).max().unwrap();
            let most = (1..=style::TINTS).map(share).fold(0.0, f64::max);
            let allowed = (*largest as f64 / f64::from(people)).max(0.25) + 0.15;
            println!(
                "{} communities, seed {seed}: {most:.3} of {allowed:.3}",
                tints.len()
            );
            assert!(most <= allowed, "{tints:?}");
        }
    }
    assert!(counted.len() > 4 && counted.contains(&48), "{counted:?}");
}

#[test]
fn tints_are_fixed_for_the_life_and_of_hundreds_of_communities_only_yours_have_one() {
    let run = live("");
    assert_eq!(tints(&run, 0.0), tints(&run, 400.0));
    let run = live("people=20000&community=100");
    let (none, some) = (tints(&run, 0.0), tints(&run, 5.0));
    assert!(none.len() > 48 && none.iter().all(|&(tint, _)| tint == 0));
    let first: Vec<u32> = run.growth().people().take(5).collect();
    let known: std::collections::BTreeSet<u32> = first
        .iter()
        .map(|&person| run.world().community[person as usize])
        .collect();
    assert_eq!(
        some.iter().filter(|&&(tint, _)| tint > 0).count(),
        known.len()
    );
    let (more, end) = (tints(&run, 100.0), tints(&run, 200.0));
    for ((before, after), last) in some.iter().zip(&more).zip(&end) {
        assert!(before.0 == 0 || before == after);
        assert!(after.0 == 0 || after == last);
    }
    let run = live("world=random");
    assert!(tints(&run, 25.0).iter().all(|&(tint, _)| tint == 0));
}

#[test]
fn a_pinned_person_stands_where_they_were_put() {
    let mut run = settled("layout=force&people=300&connections=5");
    let before = structured(&run, 1.0);
    assert!(run.pin(7, Some([0.25, -0.5])));
    assert!(run.is_pinned(7) && !run.is_pinned(8));
    while run.relax() < 1.0 {}
    let after = structured(&run, 1.0);
    let moved = distance(after.dots[7].x - 0.25, after.dots[7].y + 0.5);
    assert!(moved < 0.05, "{moved} from there");
    assert_ne!(before.dots[8], after.dots[8], "the others give way");
    assert!(run.pin(7, None));
    assert!(!run.is_pinned(7));
    while run.relax() < 1.0 {}
    let back = structured(&run, 1.0).dots[7];
    assert!(
        distance(back.x - 0.25, back.y + 0.5) > 0.02,
        "they go back to whom they know"
    );
}

#[test]
fn zooming_in_draws_more_of_the_same_ties() {
    let run = settled("layout=force&people=40000&ties=20&connections=5");
    let all = structured(&run, 1.0);
    let moment = Moment {
        window: Window::ALL.follow([-0.1, -0.1, 0.1, 0.1]),
        ..run.moment()
    };
    let mut near = Frame::default();
    run.scene().unwrap().draw(moment, &mut near);
    let seen = |drawn: &&hopscope::frame::Line| {
        moment.window.sees(drawn.x1, drawn.y1) || moment.window.sees(drawn.x2, drawn.y2)
    };
    let ties = |frame: &Frame| {
        frame
            .lines
            .iter()
            .filter(|drawn| drawn.style == line::TIE)
            .filter(seen)
            .count()
    };
    assert!(run.scene().unwrap().has_samples());
    assert!(ties(&near) > ties(&all), "{} {}", ties(&near), ties(&all));
    let ends = |frame: &Frame| {
        let bits = |drawn: &hopscope::frame::Line| {
            [drawn.x1, drawn.y1, drawn.x2, drawn.y2].map(f32::to_bits)
        };
        frame
            .lines
            .iter()
            .filter(seen)
            .map(bits)
            .collect::<std::collections::BTreeSet<_>>()
    };
    assert!(ends(&all).is_subset(&ends(&near)), "who was drawn stays");
}
