//! The shape of reach: against connections it is no exponential; per hop it multiplies.

use std::fs;

use hopscope::curve::{Form, Verdict, reach};
use hopscope::graph::Graph;
use hopscope::import;
use hopscope::measure::Distances;
use hopscope::random::Stream;
use hopscope::reach::History;
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use hopscope::world::World;

use crate::table::{Mean, Section};

const PAGE: &str = "SCIENCE, section 1: a mean of 20 runs, whose error is in ours";

pub fn shape() -> Section {
    const SEEDS: u32 = 20;
    let mut section = Section::new("Reach against connections, default world, 20 seeds");
    for (name, more) in [
        ("only people met", "strategy=met"),
        ("friends of friends too", "strategy=fof"),
        ("everyone", "strategy=everyone"),
        ("strangers only", "met=0&fof=0&active=0"),
    ] {
        let verdicts: Vec<Verdict> = (1..=SEEDS)
            .map(|seed| {
                let scenario = Scenario::from_query(&format!("seed={seed}&{more}")).scenario;
                let run = Run::complete(scenario, None).expect("it is small");
                Verdict::new(&reach(run.history()))
            })
            .collect();
        let exponential = verdicts
            .iter()
            .filter(|v| v.best == Some(Form::Exponential));
        section.equal(
            format!("{name}: lives that an exponential fits best"),
            "linear at best, then bends",
            0.0,
            exponential.count() as f64,
            0,
        );
        let slopes = Mean::of(verdicts.iter().filter_map(|verdict| verdict.slope));
        section.between(
            format!("{name}: log-log slope over the last tenfold, and 4.5 standard errors"),
            "ten times the contacts never gave ten times the reach",
            0.0,
            1.0,
            slopes.mean + 4.5 * slopes.error,
        );
        let misses = verdicts
            .iter()
            .filter_map(|verdict| verdict.exponential_misses);
        section.between(
            format!("{name}: by how much an exponential through the first tenth misses, at least"),
            "linear at best, then bends",
            1.5,
            1e6,
            misses.fold(f64::INFINITY, f64::min),
        );
    }
    section
}

/// People within two steps of a newcomer after these.
fn within(graph: &Graph, accepted: &[u32]) -> Vec<f64> {
    reach(&History::new(graph, accepted.iter().copied()))
}

pub fn strangers() -> Section {
    let mut section = Section::new("Uniform strangers: what is expected, exactly");
    for (name, query) in [
        ("default world", ""),
        ("preferential attachment", "world=preferential&people=3000"),
    ] {
        let graph = World::new(&Scenario::from_query(query).scenario, None).graph;
        let mut people: Vec<u32> = (1..graph.people() as u32).collect();
        let mut stream = Stream::new(3, "strangers");
        let runs: Vec<Vec<f64>> = (0..300)
            .map(|_| {
                stream.shuffle(&mut people);
                within(&graph, &people[..300])
            })
            .collect();
        for connections in [1, 10, 100, 300] {
            // Σ over people w of 1 − the chance that none of w and w's ties is among k of N drawn.
            let number = people.len() as f64;
            let missed = |person: u32| -> f64 {
                let chance = |taken: usize| 1.0 - connections as f64 / (number - taken as f64);
                (0..=graph.degree(person)).map(chance).product()
            };
            let expected = (1..graph.people() as u32)
                .map(|person| 1.0 - missed(person))
                .sum();
            let ours = Mean::of(runs.iter().map(|run| run[connections - 1]));
            section.sampled(
                format!("{name}: within two steps after {connections}"),
                "Σ_w 1 − Π_i (1 − k/(N − i)), i = 0 … k_w",
                expected,
                ours,
                4.5,
                0.0,
            );
        }
    }
    section
}

pub fn developers() -> Section {
    let mut section =
        Section::new("A newcomer among GitHub developers: unique people within two steps");
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/data/github-developers.csv"
    );
    let Some(list) = fs::read(path)
        .ok()
        .and_then(|bytes| import::edge_list(&bytes).ok())
    else {
        section.skipped("37,700 people", PAGE, "../shared/data is absent");
        return section;
    };
    let ties: Vec<[u32; 2]> = list
        .ties
        .iter()
        .map(|tie| tie.map(|person| person + 1))
        .collect();
    let graph = Graph::from_ties(list.ids.len() + 1, &ties);
    let mut people: Vec<u32> = (1..graph.people() as u32).collect();

    people.sort_by_key(|&person| std::cmp::Reverse(graph.degree(person)));
    let hubs = within(&graph, &people[..1000]);
    for (connections, published) in [(10, 19_552.0), (100, 25_999.0), (1000, 31_350.0)] {
        // Who comes first of those with as many ties is not said: up to 1 in 1,000.
        let ours = hubs[connections - 1];
        section.within(
            format!("hubs first, {connections}"),
            PAGE,
            published,
            ours,
            published * 1e-3,
        );
    }
    let tenfold = Verdict::new(&hubs).tenfold.unwrap_or_default();
    section.equal(
        "hubs first: gain for 10× contacts, 100 → 1000",
        PAGE,
        1.2,
        tenfold,
        1,
    );

    const RUNS: u32 = 100;
    let mut stream = Stream::new(1, "developers");
    let uniform: Vec<Vec<f64>> = (0..RUNS)
        .map(|_| {
            stream.shuffle(&mut people);
            within(&graph, &people[..1000])
        })
        .collect();
    rows(
        &mut section,
        "uniform strangers",
        &uniform,
        [196.0, 1373.0, 9179.0],
        6.7,
    );
    // In proportion to their ties, nobody twice.
    let mut met = vec![RUNS; graph.people()];
    let inbound: Vec<Vec<f64>> = (0..RUNS)
        .map(|run| {
            let mut accepted = Vec::new();
            while accepted.len() < 1000 {
                let person = graph.ends()[stream.below(graph.ends().len() as u32) as usize];
                if std::mem::replace(&mut met[person as usize], run) != run {
                    accepted.push(person);
                }
            }
            within(&graph, &accepted)
        })
        .collect();
    rows(
        &mut section,
        "whoever is active",
        &inbound,
        [4108.0, 17_516.0, 28_190.0],
        1.6,
    );
    section
}

/// Rows of a kind of newcomer: lives of 1,000 connections against what was published.
fn rows(section: &mut Section, name: &str, lives: &[Vec<f64>], published: [f64; 3], gain: f64) {
    // What was published is a mean of 20 runs: its error is ours times √(ours / 20).
    let both = |ours: Mean| Mean {
        error: ours.error * (1.0 + lives.len() as f64 / 20.0).sqrt(),
        ..ours
    };
    let mean = |connections: usize| Mean::of(lives.iter().map(|life| life[connections - 1]));
    for (connections, published) in [10, 100, 1000].into_iter().zip(published) {
        let ours = both(mean(connections));
        section.sampled(
            format!("{name}, {connections}"),
            PAGE,
            published,
            ours,
            4.5,
            0.5,
        );
    }
    // To first order, the error of a ratio of means is that of y − ratio · x, by the mean of x.
    let (few, many) = (mean(100).mean, mean(1000).mean);
    let off = both(Mean::of(
        lives.iter().map(|life| life[999] - many / few * life[99]),
    ));
    let ratio = Mean {
        mean: many / few,
        error: off.error / few,
    };
    section.sampled(
        format!("{name}: gain for 10× contacts, 100 → 1000"),
        PAGE,
        gain,
        ratio,
        4.5,
        0.05,
    );
}

pub fn hops() -> Section {
    let mut section = Section::new("Reach against hops, random world of 50,000 with 6 ties each");
    let world = World::new(
        &Scenario::from_query("world=random&people=50000&ties=6").scenario,
        None,
    );
    let mut stream = Stream::new(2, "hops");
    let rings: Vec<Vec<u64>> = (0..600)
        .map(|_| {
            let person = 1 + stream.below(50_000);
            let mut rings = Distances::from(&world.graph, std::iter::once(person)).pairs;
            rings.resize(rings.len().max(4), 0);
            rings
        })
        .collect();
    for hop in 1..=4 {
        let expected = 6f64.powi(hop);
        // Poisson degrees: z2/z1 = ⟨k⟩. Every ring is less by what was reached before: of 50,000.
        let reached = (0..=hop).map(|hop| 6f64.powi(hop)).sum::<f64>() / 50_000.0;
        section.sampled(
            format!("people at hop {hop}"),
            "z_r = z1 (z2/z1)^(r − 1)",
            expected,
            Mean::of(rings.iter().map(|rings| rings[hop as usize - 1] as f64)),
            4.5,
            expected * reached,
        );
    }
    section
}
