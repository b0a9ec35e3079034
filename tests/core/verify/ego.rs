//! Your circle, the second degree, the theorem about reach, and hidden lists.

use std::fs;
use std::rc::Rc;

use hopscope::ego::{Keep, SecondDegree};
use hopscope::graph::Graph;
use hopscope::import::{self, EdgeList};
use hopscope::list_visibility::lookup;
use hopscope::random::Stream;
use hopscope::reach::History;
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use hopscope::shuffle::mean_reach;
use hopscope::world::World;

use crate::karate::KARATE;
use crate::table::{Mean, Section, Source, formula, our_range, recomputed};

pub fn sections() -> Vec<Section> {
    vec![kept(), theorem(), causes(), hidden()]
}

const BURT: Source = recomputed("Burt 1992; recomputed");
const NEWMAN: Source = recomputed("Newman 2003; recomputed");
const IDENTITY: Source = formula("identity; each person counted by a search of its own");
const COVERAGE: Source = formula("coverage functions are submodular");

fn karate_club() -> EdgeList {
    let lines = KARATE.iter().map(|[a, b]| format!("p{a} p{b}\n"));
    import::edge_list(lines.collect::<String>().as_bytes()).expect("it is a list of ties")
}

fn file(name: &str) -> Option<EdgeList> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/");
    import::edge_list(&fs::read(format!("{path}{name}")).ok()?).ok()
}

/// Your circle as each person of a network in turn, with their ties.
fn everybody(network: EdgeList) -> Vec<(Keep, SecondDegree)> {
    let network = Rc::new(network);
    let people = network.ids.len() as u32;
    let of = |person: u32| {
        let mut scenario = Scenario::from_query("world=file").scenario;
        scenario.you = network.ids.get(person).to_string();
        let world = World::new(&scenario, Some(&network));
        let circle = || world.your_ties.iter().copied();
        let keep = Keep::new(&world.graph, circle());
        let history = History::new(&world.graph, circle());
        let second = SecondDegree::new(&keep, &history, world.your_ties.len());
        (keep, second)
    };
    (0..people).map(of).collect()
}

fn kept() -> Section {
    let mut section = Section::new("What you keep, and the second degree");
    let scenario = Scenario::from_query("world=file&you=p0&connections=all").scenario;
    let run = Run::complete(scenario, Some(karate_club())).expect("it is small");
    let keep = Keep::new(&run.world().graph, run.growth().people());
    let instructor = keep.at(run.connection());
    section.equal(
        "karate club, person 0: effective size",
        BURT,
        13.75,
        instructor.effective_size,
        2,
    );
    section.equal(
        "karate club, person 0: constraint",
        BURT,
        0.155423,
        instructor.constraint,
        6,
    );

    let mut degree = [0.0; 34];
    for person in KARATE.iter().flatten() {
        degree[*person as usize] += 1.0;
    }
    let expected = degree.iter().map(|k| k * k - k).sum::<f64>() / 34.0;
    let members = everybody(karate_club());
    let paths = members.iter().map(|(_, second)| second.paths as f64);
    section.equal(
        "karate club: mean Σ (k_j − 1)",
        formula("⟨k²⟩ − ⟨k⟩, an identity"),
        expected,
        paths.sum::<f64>() / 34.0,
        9,
    );

    for (name, second_degree, mutuality) in [
        ("karate.edges", 15.6, 0.674),
        ("lesmis.edges", 25.8, 0.707),
        ("dolphins.edges", 14.5, 0.702),
        ("jazz.txt", 107.6, 0.215),
    ] {
        let people = match name {
            "karate.edges" => Some(members.clone()),
            _ => file(name).map(everybody),
        };
        let Some(people) = people else {
            section.skipped(
                format!("{name}: 2nd degree"),
                NEWMAN,
                "../shared/data is absent",
            );
            continue;
        };
        let sum = |figure: fn(&SecondDegree) -> f64| {
            people.iter().map(|(_, second)| figure(second)).sum::<f64>()
        };
        let unique = sum(|second| f64::from(second.unique));
        let open = sum(|second| second.open as f64);
        section.equal(
            format!("{name}: mean 2nd degree"),
            NEWMAN,
            second_degree,
            unique / people.len() as f64,
            1,
        );
        section.equal(
            format!("{name}: mutuality, unique by open paths"),
            NEWMAN,
            mutuality,
            unique / open,
            3,
        );
        let predicted = sum(|second| second.predicted);
        section.between(
            format!("{name}: Newman's approximation by the truth, less 1"),
            recomputed("off by −76 to +75 % on nine real networks"),
            -0.76,
            0.75,
            predicted / unique - 1.0,
        );
    }
    section
}

/// How many more people are within two steps when you accept `person` after `before`.
fn gain(graph: &Graph, before: &[u32], person: u32) -> u32 {
    let accepted: Vec<u32> = before.iter().copied().chain([person]).collect();
    let history = History::new(graph, accepted.into_iter());
    history.gained.last().copied().unwrap_or_default()
}

/// How many, who and overlap: the parts of the reach, and the mean over all orders.
fn causes() -> Section {
    let mut section = Section::new("Why you reach as many as you do");
    let lives: Vec<Run> = (1..=20)
        .flat_map(|seed| ["met", "fof", "everyone"].map(|strategy| (seed, strategy)))
        .map(|(seed, strategy)| {
            let query = format!("people=1000&seed={seed}&strategy={strategy}&connections=all");
            Run::complete(Scenario::from_query(&query).scenario, None).expect("it is small")
        })
        .collect();
    let (mut moments, mut wrong) = (0, 0);
    let mut steepest = f64::NEG_INFINITY;
    for life in &lives {
        let (graph, history) = (&life.world().graph, life.history());
        let people: Vec<u32> = life.growth().people().collect();
        let parts = life.keep().parts(&history.reach());
        for connections in (0..=people.len()).step_by(7) {
            let circle = &people[..connections];
            let mut ways = vec![0u64; graph.people()];
            let mut among = 0;
            for other in circle.iter().flat_map(|&person| graph.neighbours(person)) {
                match circle.contains(other) {
                    true => among += 1,
                    false => ways[*other as usize] += 1,
                }
            }
            let twice: u64 = ways.iter().map(|ways| ways.saturating_sub(1)).sum();
            let [first, second, _] = history.degrees(connections).map(u64::from);
            let found = parts[connections];
            moments += 1;
            wrong += u32::from(
                [found.among, found.twice, found.reach] != [among, twice, first + second]
                    || found.apart != found.among + found.twice + found.reach,
            );
        }
        let mean = mean_reach(graph, &people);
        let bends = mean
            .windows(3)
            .map(|three| three[2] - 2.0 * three[1] + three[0]);
        steepest = bends.fold(steepest, f64::max);
    }
    section.equal(
        format!("60 lives: moments at which ties − ties among connections − overlap is not the reach, of {moments}"),
        IDENTITY,
        0.0,
        f64::from(wrong),
        0,
    );
    section.between(
        "60 lives: greatest rise of the gain in the mean over all orders",
        COVERAGE,
        -1e9,
        1e-9,
        steepest,
    );
    let life = &lives[2];
    let mut people: Vec<u32> = life.growth().people().collect();
    let mean = mean_reach(&life.world().graph, &people);
    let mut stream = Stream::new(2, "orders");
    let orders: Vec<Vec<u32>> = (0..1000)
        .map(|_| {
            stream.shuffle(&mut people);
            History::new(&life.world().graph, people.iter().copied()).reach()
        })
        .collect();
    for connections in [5, 25, 100] {
        let sampled = Mean::of(orders.iter().map(|reach| f64::from(reach[connections])));
        section.between(
            format!("mean over all orders with {connections} connections, in standard errors from that of 1,000 orders"),
            recomputed("orders drawn by the check"),
            -4.5,
            4.5,
            (mean[connections] - sampled.mean) / sampled.error,
        );
    }
    section
}

fn theorem() -> Section {
    let mut section = Section::new("Reach within two steps is submodular");
    let mut stream = Stream::new(1, "theorem");
    let made = |query: &str| World::new(&Scenario::from_query(query).scenario, None).graph;
    let club: Vec<[u32; 2]> = KARATE
        .iter()
        .map(|tie| tie.map(|person| person + 1))
        .collect();
    let worlds = [
        ("the karate club", Graph::from_ties(35, &club), 2000),
        ("the default world", made(""), 1500),
        (
            "preferential attachment",
            made("world=preferential&people=500"),
            1500,
        ),
    ];
    for (name, graph, triples) in &worlds {
        let (mut violations, mut less) = (0, 0);
        for _ in 0..*triples {
            let mut people: Vec<u32> = (1..graph.people() as u32).collect();
            stream.shuffle(&mut people);
            // Sets S ⊂ T of up to a third of all people, and one person outside both.
            let most = people.len() as u32 / 3;
            let large = 1 + stream.below(most) as usize;
            let small = stream.below(large as u32) as usize;
            let few = gain(graph, &people[..small], people[large]);
            let many = gain(graph, &people[..large], people[large]);
            violations += u32::from(few < many);
            less += u32::from(few > many);
        }
        section.equal(
            format!("{name}: S ⊂ T with gain(v|S) < gain(v|T), of {triples} triples"),
            COVERAGE,
            0.0,
            f64::from(violations),
            0,
        );
        section.between(
            format!("{name}: triples with gain(v|S) > gain(v|T)"),
            our_range("the check is not empty"),
            f64::from(triples / 2),
            f64::from(*triples),
            f64::from(less),
        );
    }

    // The mean gain over random orders never rises. The check takes the greatest rise from a step
    // to the next, in its own standard errors, of 60 steps. In a single order about every other
    // step rises.
    let (_, graph, _) = &worlds[1];
    let mut people: Vec<u32> = (1..graph.people() as u32).collect();
    let orders: Vec<History> = (0..400)
        .map(|_| {
            stream.shuffle(&mut people);
            History::new(graph, people[..61].iter().copied())
        })
        .collect();
    let rise = |step: usize| {
        let rises = orders
            .iter()
            .map(|history| f64::from(history.gained[step + 1]) - f64::from(history.gained[step]));
        let Mean { mean, error } = Mean::of(rises);
        mean / error
    };
    let greatest = (0..60).map(rise).fold(f64::NEG_INFINITY, f64::max);
    section.between(
        "default world: greatest rise of the mean gain over 60 steps, in standard errors of 400 orders",
        COVERAGE,
        -100.0,
        4.5,
        greatest,
    );
    let all = orders.iter().map(|history| {
        let half = |steps: std::ops::Range<usize>| history.gained[steps].iter().sum::<u32>();
        f64::from(half(30..60)) / f64::from(half(0..30))
    });
    let Mean { mean, error } = Mean::of(all);
    section.between(
        "default world: gain of connections 31 to 60 by that of 1 to 30, and 4.5 standard errors",
        COVERAGE,
        0.0,
        1.0,
        mean + 4.5 * error,
    );
    section
}

fn hidden() -> Section {
    const SOURCE: Source = formula("the setting governs browsing only");
    let mut section = Section::new("Hidden lists");
    let lives = ["0", "0.5", "1"].map(|hidden| {
        let query = format!("connections=100&post=1&see=.5&reshare=.1&hidden={hidden}");
        Run::complete(Scenario::from_query(&query).scenario, None).expect("it is small")
    });
    let [open, ..] = &lives;
    for (share, life) in [0.5, 1.0].into_iter().zip(&lives[1..]) {
        let differ = |a: &[u32], b: &[u32]| a.iter().zip(b).filter(|(a, b)| a != b).count() as f64;
        let (ours, theirs) = (life.history(), open.history());
        let reach = (0..3)
            .map(|ring| differ(&ours.within[ring], &theirs.within[ring]))
            .sum();
        section.equal(
            format!("share {share}: people who come near at another connection"),
            SOURCE,
            0.0,
            reach,
            0,
        );
        let post = differ(&life.post().hop, &open.post().hop);
        section.equal(
            format!("share {share}: people who see a post at another hop"),
            SOURCE,
            0.0,
            post,
            0,
        );
    }
    let found = |hidden| {
        let found = lookup(&open.world().graph, open.growth().people(), hidden, 7);
        f64::from(found[99])
    };
    let second = f64::from(open.history().second[99]);
    section.equal(
        "nobody hides: whom you can look up",
        formula("1st + 2nd degree"),
        100.0 + second,
        found(0.0),
        0,
    );
    section.equal(
        "everybody hides: whom you can look up",
        formula("1st degree"),
        100.0,
        found(1.0),
        0,
    );
    section
}
