//! The independent cascade as percolation, in random worlds and in regular worlds.

use hopscope::graph::Graph;
use hopscope::post::{Cascade, Spread, broadcast};
use hopscope::random::{self, Stream};
use hopscope::run::Run;
use hopscope::scenario::Scenario;

use crate::cascades::{cascade, mean_degree};
use crate::table::{Mean, Section, Source, formula, our_range, recomputed};

pub fn sections() -> Vec<Section> {
    vec![percolation(), regular()]
}

/// The smallest solution of u = G1(1 − p + p u), by iteration from 0.
fn least(g1: impl Fn(f64) -> f64, p: f64) -> f64 {
    (0..100_000).fold(0.0, |u, _| g1(1.0 - p + p * u))
}

/// Sends posts to one random person each. Over the posts that the person sees: the share that
/// reaches more than a tenth of the world, the mean share of the world that those reach, and the
/// mean size of all.
pub fn outbreaks(graph: &Graph, spread: &Spread, posts: u32) -> [Mean; 3] {
    let people = graph.people() as u32 - 1;
    let mut stream = Stream::new(1, "starts");
    let mut cascade = Cascade::default();
    let mut sizes = Vec::new();
    for post in 0..posts {
        let start = 1 + stream.below(people);
        let key = random::key(3, "outbreaks", post);
        cascade.send(graph, std::iter::once(start), spread, key);
        if cascade.saw() > 0 {
            sizes.push(cascade.saw() as f64);
        }
    }
    let all = f64::from(people);
    let large = |&size: &f64| size > all / 10.0;
    [
        Mean::of(sizes.iter().map(|size| f64::from(u8::from(large(size))))),
        Mean::of(
            sizes
                .iter()
                .filter(|size| large(size))
                .map(|size| size / all),
        ),
        Mean::of(sizes.iter().copied()),
    ]
}

/// The cascade with the chance that gives this R in a random world, by the mean degree that the
/// world has.
fn opened(graph: &Graph, r: f64) -> Spread {
    cascade(r / mean_degree(graph))
}

/// A world in which all pairs have the same chance of a tie (`world=random`).
pub fn random_world(people: u32, ties: f64) -> Graph {
    let query = format!("world=random&people={people}&ties={ties}&connections=1&seed=5");
    let run = Run::complete(Scenario::from_query(&query).scenario, None).expect("a small world");
    run.world().graph.clone()
}

const PERCOLATION: Source = formula("Newman 2002, Phys. Rev. E 66, 016128");

fn percolation() -> Section {
    let mut section = Section::new("Independent cascade as percolation: Poisson degrees");
    let published = [
        (1.1, 0.176134),
        (1.5, 0.582812),
        (2.0, 0.796812),
        (3.0, 0.940480),
        (5.0, 0.993023),
    ];
    for (r, published) in published {
        // With the mean degree r and the chance 1: R = r.
        let u = least(|x: f64| libm::exp(r * (x - 1.0)), 1.0);
        section.equal(
            format!("S at R = {r}, solved"),
            PERCOLATION,
            published,
            1.0 - u,
            6,
        );
    }
    let (small, large) = (random_world(20_000, 3.0), random_world(100_000, 3.0));
    for (r, solved, simulated) in [(1.5, 0.582812, 0.58256), (2.0, 0.796812, 0.79683)] {
        let [chance, ..] = outbreaks(&small, &opened(&small, r), 4000);
        let what = format!("chance of a large cascade at R = {r}, 20,000 people");
        section.sampled(what, PERCOLATION, solved, chance, 4.5, 0.0);
        let [_, share, _] = outbreaks(&large, &opened(&large, r), 120);
        let what = format!("share that a large cascade reaches at R = {r}, 100,000 people");
        section.sampled(
            what,
            recomputed("simulated elsewhere"),
            simulated,
            share,
            4.5,
            0.002,
        );
    }
    for r in [0.3, 0.5, 0.7] {
        let [.., size] = outbreaks(&small, &opened(&small, r), 120_000);
        let what = format!("mean size below the threshold, 1 / (1 − R), R = {r}");
        section.sampled(what, PERCOLATION, 1.0 / (1.0 - r), size, 4.5, 0.0);
    }
    section
}

/// A random regular world: everybody has `degree` ties (the pairing model of Bollobás 1980). A pair
/// of a person with themselves, or a repeated pair, exchanges partners with another random pair.
pub fn regular_world(people: u32, degree: u32, seed: u32) -> Graph {
    let mut stream = Stream::new(seed, "regular");
    let mut ends: Vec<u32> = (0..people * degree).map(|end| 1 + end / degree).collect();
    stream.shuffle(&mut ends);
    let mut ties: Vec<[u32; 2]> = ends
        .chunks_exact(2)
        .map(|pair| [pair[0], pair[1]])
        .collect();
    let sorted = |[a, b]: [u32; 2]| [a.min(b), a.max(b)];
    loop {
        let mut order: Vec<usize> = (0..ties.len()).collect();
        order.sort_by_key(|&tie| sorted(ties[tie]));
        let again = order
            .windows(2)
            .filter(|pair| sorted(ties[pair[0]]) == sorted(ties[pair[1]]));
        let mut bad: Vec<usize> = again.map(|pair| pair[1]).collect();
        bad.extend((0..ties.len()).filter(|&tie| ties[tie][0] == ties[tie][1]));
        if bad.is_empty() {
            return Graph::from_ties(people as usize + 1, &ties);
        }
        for tie in bad {
            let other = stream.below(ties.len() as u32) as usize;
            let (mine, theirs) = (ties[tie][1], ties[other][1]);
            (ties[tie][1], ties[other][1]) = (theirs, mine);
        }
    }
}

fn regular() -> Section {
    let mut section =
        Section::new("Independent cascade as percolation: ten ties each, 100,000 people");
    let graph = regular_world(100_000, 10, 4);
    assert!((1..=100_000).all(|person| graph.degree(person) == 10));
    for (p, published) in [(0.15, 0.552410), (0.2, 0.818747), (0.3, 0.965289)] {
        let u = least(|x: f64| x.powi(9), p);
        let s = 1.0 - (1.0 - p + p * u).powi(10);
        section.equal(format!("S({p}), solved"), PERCOLATION, published, s, 6);
        let [_, share, _] = outbreaks(&graph, &cascade(p), 80);
        let what = format!("share that a large cascade reaches, p = {p}");
        section.sampled(what, PERCOLATION, published, share, 4.5, 0.001);
    }
    let [_, share, _] = outbreaks(&graph, &cascade(0.2), 80);
    section.sampled(
        "the same, p = .2",
        recomputed("simulated elsewhere"),
        0.818925,
        share,
        4.5,
        0.001,
    );
    for (p, published) in [(0.05, 1.90909), (0.08, 3.85714), (0.1, 11.0)] {
        let solved = 1.0 + 10.0 * p / (1.0 - 9.0 * p);
        section.equal(
            format!("mean size, p = {p}, solved"),
            PERCOLATION,
            published,
            solved,
            5,
        );
        let [.., size] = outbreaks(&graph, &cascade(p), 400_000);
        section.sampled(
            format!("mean size, p = {p}"),
            PERCOLATION,
            published,
            size,
            4.5,
            0.0,
        );
    }
    // Rings around 400 people. Each of these people is within two steps of their own ties, and is
    // not counted.
    let mut rings = [const { Vec::new() }; 4];
    for start in (1..=100_000).step_by(250) {
        let reached = broadcast(&graph, graph.neighbours(start).iter().copied(), 4);
        for (hop, ring) in rings.iter_mut().enumerate() {
            ring.push(f64::from(reached[hop]) - f64::from(u8::from(hop == 1)));
        }
    }
    let [z1, z2, z3, z4] = rings.map(|ring| Mean::of(ring.into_iter()));
    let source = formula("z_r = z1 (z2/z1)^(r−1): Newman, Strogatz, Watts 2001");
    section.equal("people at 1 hop", source, 10.0, z1.mean, 0);
    let elsewhere = recomputed("simulated elsewhere");
    section.sampled("people at 2 hops", elsewhere, 89.96, z2, 4.5, 0.01);
    section.sampled("people at 3 hops", elsewhere, 806.04, z3, 4.5, 0.05);
    let growth = z3.mean / z2.mean;
    section.within(
        "growth from hop 2 to 3: z2/z1 = 9",
        source,
        9.0,
        growth,
        0.06,
    );
    // The ring has 7,290 of 100,000 people, and their ties meet.
    section.between(
        "growth from hop 3 to 4: it saturates",
        our_range("below z2/z1"),
        8.0,
        8.9,
        z4.mean / z3.mean,
    );
    section
}
