//! The other models of a post: linear threshold, complex contagion, SIR.

use hopscope::graph::Graph;
use hopscope::post::{Cascade, Spread};
use hopscope::random::{self, Stream};
use hopscope::run::Run;
use hopscope::scenario::{PostModel, Scenario};

use crate::cascades::{cascade, mean_degree};
use crate::percolation::{outbreaks, random_world, regular_world};
use crate::table::{Mean, Section, formula, our_range};

pub fn sections() -> Vec<Section> {
    vec![threshold(), complex(), noisy(), sir()]
}

/// A small network. You are person 0, with that person's ties.
pub struct Small {
    graph: Graph,
    yours: Vec<u32>,
    pub ties: Vec<Vec<u32>>,
}

impl Small {
    pub fn new(people: u32, ties: impl IntoIterator<Item = (u32, u32)>) -> Small {
        let ties: Vec<[u32; 2]> = ties.into_iter().map(|(a, b)| [a, b]).collect();
        let whole = Graph::from_ties(people as usize, &ties);
        let others: Vec<[u32; 2]> = ties.into_iter().filter(|tie| !tie.contains(&0)).collect();
        Small {
            graph: Graph::from_ties(people as usize, &others),
            yours: whole.neighbours(0).to_vec(),
            ties: (0..people)
                .map(|person| whole.neighbours(person).to_vec())
                .collect(),
        }
    }

    fn complete(people: u32) -> Small {
        Small::new(
            people,
            (0..people).flat_map(|a| (0..a).map(move |b| (a, b))),
        )
    }

    /// A ring in which each person has ties to the next `side` people in both directions.
    fn ring(people: u32, side: u32) -> Small {
        let ties = (0..people).flat_map(|a| (1..=side).map(move |step| (a, (a + step) % people)));
        Small::new(people, ties)
    }

    /// The mean number of people who pass a post on, you included, over this many posts.
    pub fn active(&self, spread: &Spread, posts: u32) -> Mean {
        let mut cascade = Cascade::default();
        Mean::of((0..posts).map(|post| {
            let key = random::key(9, "small", post);
            cascade.send(&self.graph, self.yours.iter().copied(), spread, key);
            1.0 + f64::from(cascade.reshares.iter().sum::<u32>())
        }))
    }
}

pub fn of(model: PostModel, see: f64) -> Spread {
    Spread {
        model,
        ..cascade(see)
    }
}

/// The live-edge model: each person but you picks one of their ties, with equal chances. People
/// whose picks lead to you are active. Returns the mean number of active people over all
/// combinations of picks.
fn live_edges(ties: &[Vec<u32>]) -> f64 {
    let mut picks = vec![0usize; ties.len()];
    let (mut ways, mut active) = (0.0, 0.0);
    loop {
        ways += 1.0;
        for start in 0..ties.len() {
            let mut person = start;
            // A walk that has not reached you after as many steps as there are people never reaches
            // you.
            for _ in 0..ties.len() {
                if person > 0 {
                    person = ties[person][picks[person]] as usize;
                }
            }
            active += f64::from(u8::from(person == 0));
        }
        // The next combination: the first person with a next pick takes it, and the people before
        // start again.
        let Some(next) = (1..ties.len()).find(|&person| {
            picks[person] = (picks[person] + 1) % ties[person].len();
            picks[person] > 0
        }) else {
            return active / ways;
        };
        debug_assert!(next > 0);
    }
}

fn threshold() -> Section {
    let mut section = Section::new("Linear threshold: active people, 40,000 posts each");
    let source = formula("live-edge worlds enumerated: Kempe, Kleinberg, Tardos 2003, theorem 2.5");
    let petersen = (0..5).flat_map(|a| [(a, (a + 1) % 5), (a, a + 5), (a + 5, (a + 2) % 5 + 5)]);
    let grid = (0..3).flat_map(|row| {
        (0..2).flat_map(move |step| {
            [
                (3 * row + step, 3 * row + step + 1),
                (3 * step + row, 3 * step + 3 + row),
            ]
        })
    });
    let bridge = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)];
    let networks = [
        ("path of 6, end", Small::new(6, (0..5).map(|a| (a, a + 1)))),
        ("cycle of 7", Small::ring(7, 1)),
        ("star, centre", Small::new(8, (1..8).map(|leaf| (0, leaf)))),
        ("star, leaf", Small::new(8, (0..7).map(|leaf| (7, leaf)))),
        ("K4", Small::complete(4)),
        ("K5", Small::complete(5)),
        ("grid of 3 × 3, corner", Small::new(9, grid)),
        ("Petersen graph", Small::new(10, petersen)),
        ("two triangles and a bridge", Small::new(6, bridge)),
    ];
    for (name, small) in networks {
        let active = small.active(&of(PostModel::Threshold, 1.0), 40_000);
        // In a star there is no chance: the sum over posts is exact, except for rounding.
        section.sampled(name, source, live_edges(&small.ties), active, 4.5, 1e-9);
    }
    section
}

fn complex() -> Section {
    let mut section = Section::new("Complex contagion: several ties");
    let needs = |needs| Spread {
        needs,
        ..of(PostModel::Complex, 1.0)
    };
    let source = formula("wide bridges: Centola, Macy 2007");
    // The number of ties from people before to the next person of a ring is the ring's width.
    let rings = [
        ("ring of 200, one tie on each side, needs 1", 1, 1, 200.0),
        ("ring of 200, one tie on each side, needs 2", 1, 2, 3.0),
        ("ring of 200, two on each side, needs 2", 2, 2, 200.0),
        ("ring of 200, two on each side, needs 3", 2, 3, 5.0),
        ("ring of 200, three on each side, needs 3", 3, 3, 200.0),
    ];
    for (name, side, wanted, published) in rings {
        let active = Small::ring(200, side).active(&needs(wanted), 10).mean;
        section.equal(format!("{name}: pass it on"), source, published, active, 0);
    }
    // Centola's networks: 144 people with eight ties each, in a lattice and at random.
    let seen = |graph: &Graph, see: f64| {
        let mut stream = Stream::new(1, "seeds");
        let mut cascade = Cascade::default();
        let spread = Spread { see, ..needs(2) };
        Mean::of((0..2000).map(|post| {
            let ties = graph.neighbours(1 + stream.below(144)).iter().copied();
            cascade.send(graph, ties, &spread, random::key(2, "complex", post));
            f64::from(cascade.reshares.iter().sum::<u32>()) / 144.0
        }))
    };
    let lattice: Vec<[u32; 2]> = (0..144u32)
        .flat_map(|a| {
            let (x, y) = (a % 12, a / 12);
            [(1, 0), (0, 1), (1, 1), (1, 11)]
                .map(|(dx, dy)| [1 + a, 1 + (x + dx) % 12 + (y + dy) % 12 * 12])
        })
        .collect();
    let lattice = Graph::from_ties(145, &lattice);
    let random = regular_world(144, 8, 3);
    for see in [0.4, 0.5, 0.6] {
        let (ours, theirs) = (seen(&lattice, see), seen(&random, see));
        section.between(
            format!(
                "needs 2, see = {see}: {:.3} ± {:.3} of 144 pass it on in a lattice, {:.3} ± {:.3} at random; the ratio is above 1",
                ours.mean, ours.error, theirs.mean, theirs.error
            ),
            our_range("Centola 2010: 54 % and 38 %, another experiment: the direction"),
            1.0,
            f64::INFINITY,
            (ours.mean - 4.5 * ours.error) / (theirs.mean + 4.5 * theirs.error),
        );
    }
    section
}

/// The number of people, of 1,000, who pass a post on within 100 hops in a ring lattice whose ties
/// are rewired with this probability. Ten worlds, twenty starts each.
fn within_100_hops(ties: u32, rewire: f64, needs: u32, noise: f64) -> Mean {
    let spread = Spread {
        hops: 100,
        needs,
        noise,
        ..of(PostModel::Complex, 1.0)
    };
    let mut cascade = Cascade::default();
    Mean::of((1..=10).flat_map(|seed| {
        let query = format!(
            "world=smallworld&people=1000&ties={ties}&rewire={rewire}&connections=1&seed={seed}"
        );
        let run = Run::complete(Scenario::from_query(&query).scenario, None);
        let graph = run.expect("a small world").world().graph.clone();
        let posts: Vec<f64> = (0..20u32)
            .map(|post| {
                let start = graph.neighbours(1 + post * 47).iter().copied();
                let key = random::key(4, "noise", post);
                cascade.send(&graph, start, &spread, key);
                f64::from(cascade.reshares.iter().sum::<u32>())
            })
            .collect();
        posts
    }))
}

fn noisy() -> Section {
    let mut section = Section::new("Complex contagion: rewiring, without and with noise");
    let source = our_range(
        "Eckles, Mossel, Rahimian, Sen 2024: noise of the order n^(−1/needs) reverses the direction; the worlds are ours",
    );
    // 1000^(−1/3) is .1, and 1000^(−1/2) is .03: with four ties, of which a person needs two, each
    // rewired tie stops the post on the ring, and it takes a noise ten times as large.
    for (needs, ties, rewire, noise, faster) in [
        (2, 4, 0.1, 0.0, false),
        (2, 4, 0.1, 0.3, true),
        (3, 8, 0.05, 0.0, false),
        (3, 8, 0.05, 0.1, true),
    ] {
        let ring = within_100_hops(ties, 0.0, needs, noise);
        let rewired = within_100_hops(ties, rewire, needs, noise);
        let (least, most) = if faster {
            (1.0, f64::INFINITY)
        } else {
            (0.0, 1.0)
        };
        let errors = 4.5 * (ring.error + rewired.error);
        // Against the claim by 4.5 standard errors.
        let against = if faster { -errors } else { errors };
        section.between(
            format!(
                "needs {needs}, {ties} ties, noise {noise}: {:.0} ± {:.0} of 1,000 pass it on within 100 hops, {:.0} ± {:.0} with rewire {rewire}; the ratio is {} 1",
                ring.mean,
                ring.error,
                rewired.mean,
                rewired.error,
                if faster { "above" } else { "below" }
            ),
            source,
            least,
            most,
            (rewired.mean + against) / ring.mean,
        );
    }
    section
}

/// The binomial probability of `many` of `of` with the chance `p`.
fn binomial(of: usize, many: usize, p: f64) -> f64 {
    let ways = (0..many).fold(1.0, |ways, i| ways * (of - i) as f64 / (i + 1) as f64);
    ways * p.powi(many as i32) * (1.0 - p).powi((of - many) as i32)
}

/// The mean number of `susceptible` people in a complete graph who are infected in the end,
/// beginning with `infectious` people: the Markov chain without the steps in which nothing happens.
fn infected(susceptible: usize, infectious: usize, see: f64, recover: f64) -> f64 {
    if susceptible == 0 || infectious == 0 {
        return 0.0;
    }
    let meets = 1.0 - (1.0 - see).powi(infectious as i32);
    let (mut sum, mut same) = (0.0, 0.0);
    for new in 0..=susceptible {
        for stop in 0..=infectious {
            let chance = binomial(susceptible, new, meets) * binomial(infectious, stop, recover);
            if new == 0 && stop == 0 {
                same = chance;
            } else {
                let later = infected(susceptible - new, infectious + new - stop, see, recover);
                sum += chance * (new as f64 + later);
            }
        }
    }
    sum / (1.0 - same)
}

fn sir() -> Section {
    let mut section = Section::new("SIR: final sizes");
    let of = |see, recover| Spread {
        recover,
        ..of(PostModel::Sir, see)
    };
    let carries = |see: f64, recover: f64| see / (1.0 - (1.0 - see) * (1.0 - recover));
    for (see, recover) in [(0.1, 0.2), (0.3, 0.5), (0.5, 0.1), (0.4, 1.0)] {
        let path = Small::new(10, (0..9).map(|a| (a, a + 1)));
        let t: f64 = carries(see, recover);
        let sum: f64 = (0..10).map(|hops| t.powi(hops)).sum();
        let size = path.active(&of(see, recover), 40_000);
        let what = format!("path of 10, end, see = {see}, recover = {recover}");
        section.sampled(what, formula("Σ T^i"), sum, size, 4.5, 0.0);
        for people in [3, 4, 6] {
            let size = Small::complete(people).active(&of(see, recover), 40_000);
            let chain = 1.0 + infected(people as usize - 1, 1, see, recover);
            let what = format!("K{people}, see = {see}, recover = {recover}");
            section.sampled(
                what,
                formula("chain-binomial, the Markov chain"),
                chain,
                size,
                4.5,
                0.0,
            );
        }
    }
    let world = random_world(100_000, 3.0);
    for (r, published) in [(1.5, 0.582812), (2.0, 0.796812)] {
        // `t`: the chance that a tie carries the post in the end. `see`: the chance a step that
        // gives `t`.
        let t = r / mean_degree(&world);
        let see = 0.25 * t / (1.0 - 0.75 * t);
        let [chance, share, _] = outbreaks(&world, &of(see, 0.25), 400);
        let what = format!("share that an epidemic reaches, T ⟨k⟩ = {r}, recover = .25");
        section.sampled(
            what,
            formula("S(T ⟨k⟩): Newman 2002"),
            published,
            share,
            4.5,
            0.002,
        );
        // All ties of a person share one infectious period: there are fewer epidemics, of the same
        // size.
        let dies = |u: f64| {
            let period = |steps: i32| 0.25 * 0.75f64.powi(steps - 1);
            let carried = |steps: i32| 1.0 - (1.0 - see).powi(steps);
            let of = |steps: i32| period(steps) * libm::exp(r / t * carried(steps) * (u - 1.0));
            (1..300).map(of).sum::<f64>()
        };
        let u = (0..1000).fold(0.0, |u, _| dies(u));
        let what = format!("chance of an epidemic, T ⟨k⟩ = {r}, recover = .25");
        let source = formula("percolation with a period each: Kenah, Robins 2007");
        section.sampled(what, source, 1.0 - u, chance, 4.5, 0.0);
    }
    section
}
