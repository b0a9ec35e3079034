//! The independent cascade: exact sizes, a real network, the feed of two steps.

use hopscope::graph::Graph;
use hopscope::import;
use hopscope::post::{Cascade, Expected, Spread, branching};
use hopscope::random::{self, Stream};
use hopscope::run::Run;
use hopscope::scenario::{Feed, Scenario};

use crate::karate::KARATE;
use crate::table::{Mean, Section, Source, formula, our_range, recomputed};

pub fn sections() -> Vec<Section> {
    vec![exact_sizes(), developers(), feed()]
}

/// The independent cascade with the chance `see`: everybody who sees the post reshares it.
pub fn cascade(see: f64) -> Spread {
    Spread {
        see,
        reshare: 1.0,
        hops: u32::MAX,
        cold: 0.0,
        ..Spread::new(&Scenario::default())
    }
}

/// The mean number of ties of a person other than you.
pub fn mean_degree(graph: &Graph) -> f64 {
    graph.ends().len() as f64 / (graph.people() - 1) as f64
}

/// You are a person of this network, with that person's ties.
fn among(ties: &str, you: &str, query: &str) -> Run {
    let query = format!("world=file&you={you}&connections=all&hops=all&cold=0&{query}");
    let reading = Scenario::from_query(&query);
    assert_eq!(reading.warnings, [""; 0]);
    let file = import::edge_list(ties.as_bytes()).expect("an edge list");
    Run::complete(reading.scenario, Some(file)).expect("a small world")
}

/// Cascade sizes of this many posts, you included.
fn sizes(run: &Run, posts: u32) -> Mean {
    let mut cascade = Cascade::default();
    Mean::of((1..=posts).map(|post| {
        cascade = run.send(post, std::mem::take(&mut cascade));
        1.0 + cascade.saw() as f64
    }))
}

fn edges(ties: impl IntoIterator<Item = (u32, u32)>) -> String {
    ties.into_iter()
        .map(|(a, b)| format!("{a} {b}\n"))
        .collect()
}

fn complete(people: u32) -> String {
    edges((0..people).flat_map(|a| (0..a).map(move |b| (a, b))))
}

fn exact_sizes() -> Section {
    let path = edges((0..9).map(|a| (a, a + 1)));
    let cycle = edges((0..8).map(|a| (a, (a + 1) % 8)));
    let star = edges((1..=9).map(|leaf| (0, leaf)));
    let petersen =
        edges((0..5).flat_map(|a| [(a, (a + 1) % 5), (a, a + 5), (a + 5, (a + 2) % 5 + 5)]));
    let grid = edges((0..3).flat_map(|row| {
        (0..2).flat_map(move |step| {
            [
                (3 * row + step, 3 * row + step + 1),
                (3 * step + row, 3 * step + 3 + row),
            ]
        })
    }));
    let tree = edges((1..15).map(|child| ((child - 1) / 2, child)));
    let bipartite = edges((0..3).flat_map(|a| (3..6).map(move |b| (a, b))));
    let bridge = edges([(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)]);
    let wheel = edges((1..6).flat_map(|a| [(0, a), (a, a % 5 + 1)]));
    #[rustfmt::skip]
    let table: [(&str, &str, &str, [f64; 4]); 15] = [
        ("path of 10, end", &path, "0", [1.111111111, 1.428562993, 1.998046875, 6.513215599]),
        ("cycle of 8", &cycle, "3", [1.22222213, 1.85649613, 2.95703125, 7.37738533]),
        ("star, centre", &star, "0", [1.9, 3.7, 5.5, 9.1]),
        ("star, leaf", &star, "4", [1.18, 2.02, 3.5, 8.38]),
        ("K3", &complete(3), "0", [1.218, 1.726, 2.25, 2.962]),
        ("K4", &complete(4), "2", [1.358104, 2.316556, 3.25, 3.993544]),
        ("K5", &complete(5), "1", [1.5253626344, 3.1011297736, 4.4140625, 4.9991792104]),
        ("Petersen graph", &petersen, "7", [1.374477006, 2.936318743, 6.069091797, 9.976244187]),
        ("grid of 3 × 3, corner", &grid, "0", [1.249120229, 2.256983346, 4.376708984, 8.844449901]),
        ("grid of 3 × 3, centre", &grid, "4", [1.487580939, 3.090367813, 5.485351563, 8.926034177]),
        ("binary tree of depth 3, root", &tree, "0", [1.248, 2.176, 4.0, 11.872]),
        ("two people", "a b", "a", [1.1, 1.3, 1.5, 1.9]),
        ("K3,3", &bipartite, "0", [1.371121917, 2.645225731, 4.353515625, 5.987735893]),
        ("two triangles and a bridge, a far corner", &bridge, "0", [1.2312762, 1.9139614, 2.953125, 5.5771498]),
        ("wheel of 6, hub", &wheel, "0", [1.598339553, 3.248409067, 4.876953125, 5.993917993]),
    ];
    // 60 rows: the chance that one of them is beyond 4.5 standard errors is 1 in 2,400.
    let mut section = Section::new("Independent cascade: exact sizes, 20,000 posts each");
    for (name, ties, you, published) in table {
        for (p, published) in [0.1, 0.3, 0.5, 0.9].into_iter().zip(published) {
            let run = among(
                ties,
                you,
                &format!("see={p}&reshare=1&seed={}", section.rows.len()),
            );
            let what = format!("{name}, p = {p}");
            let source = formula("all live-edge worlds enumerated (Kempe, Kleinberg, Tardos 2003)");
            section.sampled(what, source, published, sizes(&run, 20_000), 4.5, 0.0);
        }
    }
    section
}

const DEVELOPERS: Source =
    recomputed("3,000 runs elsewhere; the graph: Rozemberczki, Allen, Sarkar 2021");

fn developers() -> Section {
    let mut section = Section::new("GitHub developers (37,700 people), you are person 31890");
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/data/github-developers.csv"
    );
    let Ok(ties) = std::fs::read_to_string(path) else {
        section.skipped("rings and mean sizes", DEVELOPERS, "the file is absent");
        return section;
    };
    // You are a newcomer without ties: the network stays as it is.
    let whole = among(&ties, "", "see=.01&reshare=1");
    let spread = Spread::new(whole.scenario());
    let branching = branching(&whole.world().graph, &spread);
    let what = "⟨k²⟩/⟨k⟩, from R = p (⟨k²⟩ − ⟨k⟩)/⟨k⟩ at p = .01";
    section.equal(
        what,
        recomputed("computed elsewhere"),
        441.0,
        1.0 + branching / 0.01,
        1,
    );
    let run = among(&ties, "31890", "");
    let rings = run.history().degrees(run.connection());
    for (degree, (published, ours)) in (1..).zip([9458.0, 21776.0, 6087.0].into_iter().zip(rings)) {
        let what = format!("people of degree {degree}");
        section.equal(
            what,
            recomputed("a breadth-first search elsewhere"),
            published,
            f64::from(ours),
            0,
        );
    }
    for (p, published, published_error, posts) in [
        (0.01, 743.3, 4.0, 1500),
        (0.05, 10_044.9, 1.7, 300),
        (0.1, 16_740.2, 1.6, 200),
    ] {
        let run = among(&ties, "31890", &format!("see={p}&reshare=1"));
        let Mean { mean, error } = sizes(&run, posts);
        let both = Mean {
            mean,
            error: (error * error + published_error * published_error).sqrt(),
        };
        section.sampled(
            format!("mean size, p = {p}"),
            DEVELOPERS,
            published,
            both,
            4.5,
            0.0,
        );
    }
    section
}

fn feed() -> Section {
    let mut section = Section::new("The feed: two steps, attention, short cascades");
    let source = formula("E[R1] = v k, E[R2] = Σ_w 1 − (1 − v e v′)^c_w");
    let spread = Spread {
        see: 0.12,
        reshare: 0.02,
        hops: 2,
        ..cascade(0.0)
    };
    // Two networks: each of 1,000 connections has 400 ties, to people of their own or to random
    // ones of 50,000.
    let apart = (0..400_000).map(|end| [1 + end / 400, 1001 + end]);
    let mut stream = Stream::new(6, "feed");
    let shared: Vec<[u32; 2]> = (0..400_000)
        .map(|end| [1 + end / 400, 1001 + stream.below(50_000)])
        .collect();
    let worlds = [
        (
            "no tie shared",
            Graph::from_ties(401_001, &apart.collect::<Vec<_>>()),
        ),
        ("ties to 50,000", Graph::from_ties(51_001, &shared)),
    ];
    for (name, graph) in worlds {
        let Expected { hops, .. } = Expected::of(&graph, 1..=1000, &spread);
        let formula: f64 = (1001..graph.people() as u32)
            .map(|w| 1.0 - (1.0 - 0.12f64 * 0.02 * 0.12).powi(graph.degree(w) as i32))
            .sum();
        section.equal(
            format!("{name}: expected direct views"),
            source,
            120.0,
            hops[0],
            6,
        );
        section.equal(
            format!("{name}: expected second-degree views"),
            source,
            formula,
            hops[1],
            6,
        );
        section.between(
            format!("{name}: up to about 115"),
            source,
            100.0,
            115.21,
            hops[1],
        );
        let mut cascade = Cascade::default();
        let seconds = Mean::of((0..4000).map(|post| {
            cascade.send(&graph, 1..=1000, &spread, random::key(6, "feed", post));
            f64::from(cascade.per_hop.get(1).copied().unwrap_or(0))
        }));
        section.sampled(
            format!("{name}: sampled, 4,000 posts"),
            source,
            hops[1],
            seconds,
            4.5,
            0.0,
        );
    }
    attention(&mut section);
    short(&mut section);
    section
}

/// The mean over all people of the sum of 1 / k_j over a person's ties is 1: with `feed=shared` a
/// reader's whole attention is divided among their ties.
fn attention(section: &mut Section) {
    let source = formula("mean of Σ_j 1 / k_j = 1, an identity (docs/science.md)");
    let spread = Spread {
        feed: Feed::Shared,
        hops: 1,
        ..cascade(0.2)
    };
    let ties: Vec<[u32; 2]> = KARATE.iter().map(|&[a, b]| [a + 1, b + 1]).collect();
    let graph = Graph::from_ties(35, &ties);
    let mean_degree = mean_degree(&graph);
    let views = |person| Expected::of(&graph, graph.neighbours(person).iter().copied(), &spread);
    let mean = (1..=34).map(|person| views(person).hops[0]).sum::<f64>() / 34.0;
    let what = "feed=shared, karate club: mean direct views / (see ⟨k⟩), expected";
    section.equal(what, source, 1.0, mean / (0.2 * mean_degree), 9);
    let mut cascade = Cascade::default();
    let sampled = Mean::of((0..4000).map(|post| {
        let saw = (1..=34u32).map(|person| {
            let key = random::key(person, "attention", post);
            cascade.send(
                &graph,
                graph.neighbours(person).iter().copied(),
                &spread,
                key,
            );
            cascade.saw() as f64
        });
        saw.sum::<f64>() / 34.0 / (0.2 * mean_degree)
    }));
    section.sampled(
        "the same, sampled, 4,000 posts each",
        source,
        1.0,
        sampled,
        4.5,
        0.0,
    );
}

/// Adopters are the people who pass the post on. In a cascade within one step nobody after the
/// first hop passes it on.
fn short(section: &mut Section) {
    let run = Run::complete(Scenario::default(), None).expect("the default world");
    let mut cascade = Cascade::default();
    let within = Mean::of((1..=4000).map(|post| {
        cascade = run.send(post, std::mem::take(&mut cascade));
        f64::from(u8::from(
            cascade
                .reshares
                .iter()
                .skip(1)
                .all(|&reshares| reshares == 0),
        ))
    }));
    section.between(
        "share of posts passed on within one step at most, at the default values: the vast majority",
        our_range("Goel, Watts, Goldstein 2012"),
        0.8,
        1.0,
        within.mean,
    );
}
