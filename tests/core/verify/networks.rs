//! Real networks: their published figures, and the reach of a newcomer who accepts people of them.

use std::rc::Rc;

use hopscope::graph::Graph;
use hopscope::import::{self, EdgeList};
use hopscope::network_statistics::{Distances, largest_component, local};
use hopscope::random::Stream;
use hopscope::reach::History;
use hopscope::scenario::Scenario;
use hopscope::world::World;

use crate::karate::KARATE;
use crate::table::{Mean, Section, Source, formula, published, recomputed};

const SOURCE: Source = recomputed("recomputed from public data (docs/science.md, Real networks)");

/// A network of the published table: file, name, people, ties; ⟨k⟩, ⟨k²⟩/⟨k⟩, transitivity, mean
/// local clustering; diameter; mean distance, assortativity, z2, M, and the two shares of the
/// friendship paradox in percent.
struct Published(
    &'static str,
    &'static str,
    usize,
    usize,
    [f64; 4],
    usize,
    [f64; 6],
);

#[rustfmt::skip]
const TABLE: [Published; 9] = [
    Published("karate.edges", "karate club", 34, 78, [4.59, 7.8, 0.2557, 0.5706], 5, [2.408, -0.476, 15.6, 0.674, 85.3, 76.5]),
    Published("lesmis.edges", "les misérables", 77, 254, [6.60, 12.1, 0.4989, 0.5731], 5, [2.641, -0.165, 25.8, 0.707, 87.0, 61.0]),
    Published("dolphins.edges", "dolphins", 62, 159, [5.13, 6.8, 0.3088, 0.2590], 8, [3.357, -0.044, 14.5, 0.702, 69.4, 66.1]),
    Published("jazz.txt", "jazz musicians", 198, 2742, [27.70, 38.6, 0.5203, 0.6175], 6, [2.235, 0.020, 107.6, 0.215, 75.8, 68.2]),
    Published("netscience.edges", "network scientists", 1461, 2742, [3.75, 6.9, 0.6934, 0.6937], 17, [6.042, 0.462, 5.4, 0.797, 47.4, 31.3]),
    Published("email-Eu-core.txt", "e-mail", 1005, 16_064, [31.97, 74.7, 0.2674, 0.3994], 7, [2.587, -0.026, 413.1, 0.239, 89.5, 82.0]),
    Published("CollegeMsg.txt", "college messages", 1899, 13_838, [14.57, 55.6, 0.0568, 0.1094], 8, [3.055, -0.188, 376.2, 0.501, 93.2, 88.8]),
    Published("CA-GrQc.txt", "co-authors, relativity", 5242, 14_484, [5.53, 16.9, 0.6298, 0.5296], 17, [6.049, 0.659, 24.3, 0.749, 72.6, 58.7]),
    // The diameter is not published (0). The mean distance was taken from a sample.
    Published("github-developers.csv", "GitHub developers", 37_700, 289_003, [15.33, 441.0, 0.0124, 0.1675], 0, [3.235, -0.075, 5074.2, 0.762, 99.0, 92.2]),
];

/// The published figures, and the reach of a newcomer among GitHub's developers.
pub fn sections() -> Vec<Section> {
    let mut figures = Section::new("Real networks");
    let mut errors = Vec::new();
    for published in &TABLE {
        let Some(graph) = network(published.0) else {
            figures.skipped(published.1, SOURCE, "../shared/data is absent");
            continue;
        };
        errors.push(check(&graph, published, &mut figures));
    }
    if errors.len() == TABLE.len() {
        // The published range is over these graphs and others that are not available here.
        let least = errors.iter().copied().fold(f64::INFINITY, f64::min);
        let most = errors.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let source = recomputed("Newman 2003, M ≈ ⟨k / (1 + C²(k − 1))⟩ / ⟨k⟩");
        let what = "% by which the approximation of mutuality is off";
        figures.between(
            format!("{what}, least"),
            source,
            -76.0,
            -50.0,
            100.0 * least,
        );
        figures.between(format!("{what}, most"), source, 50.0, 75.0, 100.0 * most);
    }
    girls(&mut figures);
    vec![figures, accepted(), same_degrees()]
}

fn network(file: &str) -> Option<Graph> {
    if file == "karate.edges" {
        return Some(graph(34, &KARATE));
    }
    let list = read(file)?;
    Some(graph(list.ids.len(), &list.ties))
}

fn read(file: &str) -> Option<EdgeList> {
    let path = format!("{}/../shared/data/{file}", env!("CARGO_MANIFEST_DIR"));
    Some(import::edge_list(&std::fs::read(path).ok()?).expect("an edge list"))
}

/// A world with these ties. Every number is raised by one, because person 0 is you.
fn graph(people: usize, ties: &[[u32; 2]]) -> Graph {
    let ties: Vec<[u32; 2]> = ties
        .iter()
        .map(|tie| tie.map(|person| person + 1))
        .collect();
    Graph::from_ties(people + 1, &ties)
}

/// Adds the rows of a network. Returns the relative error of Newman's approximation of mutuality.
fn check(graph: &Graph, published: &Published, section: &mut Section) -> f64 {
    let Published(_, name, people, ties, near_by, diameter, far) = published;
    let ours = local(graph);
    // Distances are in the largest component. Where the published ones are from a sample, these are
    // too.
    let everybody = largest_component(graph);
    let sampled = *diameter == 0;
    let stride = if sampled { 199 } else { 1 };
    let distances = Distances::from(graph, everybody.into_iter().step_by(stride));
    let mut row = |what: &str, ours: f64, places: usize, value: f64| {
        section.equal(format!("{name}: {what}"), SOURCE, value, ours, places);
    };
    row("people", (graph.people() - 1) as f64, 0, *people as f64);
    row("ties", graph.ties() as f64, 0, *ties as f64);
    for (what, ours, places, value) in [
        ("⟨k⟩", ours.mean_degree, 2, near_by[0]),
        ("⟨k²⟩/⟨k⟩", ours.mean_neighbour_degree, 1, near_by[1]),
        ("transitivity", ours.transitivity, 4, near_by[2]),
        (
            "mean local clustering",
            ours.mean_local_clustering,
            4,
            near_by[3],
        ),
        (
            "mean distance",
            distances.mean(),
            if sampled { 1 } else { 3 },
            far[0],
        ),
        ("assortativity", ours.assortativity, 3, far[1]),
        ("second neighbours", ours.second_neighbours, 1, far[2]),
        ("mutuality", ours.mutuality, 3, far[3]),
        (
            "% with fewer ties than the mean of theirs",
            100.0 * ours.fewer_than_mean,
            1,
            far[4],
        ),
        (
            "% with fewer than the median of theirs",
            100.0 * ours.fewer_than_median,
            1,
            far[5],
        ),
    ] {
        row(what, ours, places, value);
    }
    if !sampled {
        row("diameter", distances.diameter() as f64, 0, *diameter as f64);
    }
    let mut sum = 0.0;
    for person in 1..graph.people() as u32 {
        let degree = graph.degree(person) as f64;
        if degree > 0.0 {
            sum += degree / (1.0 + ours.transitivity * ours.transitivity * (degree - 1.0));
        }
    }
    let approximated = sum / (2.0 * graph.ties() as f64);
    approximated / ours.mutuality - 1.0
}

/// Eight girls of "Marketville" (Feld 1991).
fn girls(section: &mut Section) {
    let [betty, sue, alice, pam, dale, jane, carol, tina] = [0, 1, 2, 3, 4, 5, 6, 7];
    let ties = [
        [betty, sue],
        [sue, alice],
        [sue, pam],
        [sue, dale],
        [alice, jane],
        [alice, pam],
        [alice, dale],
        [jane, dale],
        [pam, carol],
        [carol, tina],
    ];
    let graph = graph(8, &ties);
    let girls = local(&graph);
    let source = published("Feld 1991, figure 1");
    section.equal("eight girls: ⟨k⟩", source, 2.5, girls.mean_degree, 9);
    section.equal(
        "eight girls: ⟨k²⟩/⟨k⟩",
        source,
        3.0,
        girls.mean_neighbour_degree,
        9,
    );
    // An identity: the mean degree at both ends of all ties is μ + σ²/μ of the degrees of people.
    let at_ends = |[a, b]: [u32; 2]| (graph.degree(a) + graph.degree(b)) as f64;
    let over_ties = graph.each_tie().map(at_ends).sum::<f64>() / (2.0 * graph.ties() as f64);
    let off = |girl| graph.degree(girl) as f64 - girls.mean_degree;
    let variance = (1..=8).map(|girl| off(girl) * off(girl)).sum::<f64>() / 8.0;
    section.equal(
        "eight girls: mean over ties of their ends' degrees is μ + σ²/μ",
        formula("Feld 1991, an identity"),
        girls.mean_degree + variance / girls.mean_degree,
        over_ties,
        9,
    );
    let means: Vec<(f64, f64)> = (1..=8)
        .map(|girl| {
            let theirs = graph.neighbours(girl).iter();
            let sum: usize = theirs.map(|&other| graph.degree(other)).sum();
            let degree = graph.degree(girl) as f64;
            (degree, sum as f64 / degree)
        })
        .collect();
    let mean = means.iter().map(|(_, mean)| mean).sum::<f64>() / 8.0;
    section.equal(
        "eight girls: mean of the friends' means",
        source,
        2.98958,
        mean,
        5,
    );
    let count = |holds: fn(&&(f64, f64)) -> bool| means.iter().filter(holds).count() as f64;
    section.equal(
        "girls with fewer than their friends",
        source,
        5.0,
        count(|(k, mean)| k < mean),
        0,
    );
    section.equal(
        "girls with more",
        source,
        2.0,
        count(|(k, mean)| k > mean),
        0,
    );
    section.equal(
        "girls with as many",
        source,
        1.0,
        count(|(k, mean)| k == mean),
        0,
    );
    section.equal(
        "share with fewer, as measured for worlds",
        source,
        5.0 / 8.0,
        girls.fewer_than_mean,
        9,
    );
}

/// The configuration model with the degrees of a real network, against a chain of random swaps of its ties.
fn same_degrees() -> Section {
    let mut section = Section::new("Random networks with the degrees of GitHub developers");
    let source = recomputed("a chain of 100 rounds of random swaps of all ties");
    let what = "configuration model: transitivity";
    let Some(list) = read("github-developers.csv") else {
        section.skipped(what, source, "../shared/data is absent");
        return section;
    };
    let list = Rc::new(list);
    let made = (1..=6).map(|seed| {
        let query = format!("world=configuration&seed={seed}");
        let scenario = Scenario::from_query(&query).scenario;
        local(&World::new(&scenario, Some(&list)).graph).transitivity
    });
    // The chain's own standard error is .00004.
    section.sampled(what, source, 0.01223, Mean::of(made), 3.0, 0.00012);
    section
}

/// A newcomer accepts developers: people within two steps after 10, 100 and 1,000 connections.
fn accepted() -> Section {
    let mut section = Section::new("A newcomer among GitHub developers: people within two steps");
    let source =
        recomputed("recomputed, mean of 20 runs (docs/science.md, A newcomer in a real network)");
    let Some(list) = read("github-developers.csv") else {
        section.skipped("GitHub developers", source, "../shared/data is absent");
        return section;
    };
    let graph = graph(list.ids.len(), &list.ties);
    let people = graph.people() as u32 - 1;
    let mut stream = Stream::new(1, "verify");
    type Rule<'a> = &'a dyn Fn(&[u32], &mut Stream) -> u32;
    let met: Rule = &|accepted, stream| {
        if accepted.is_empty() {
            return 1 + stream.below(people);
        }
        let friend = accepted[stream.below(accepted.len() as u32) as usize];
        let theirs = graph.neighbours(friend);
        theirs[stream.below(theirs.len() as u32) as usize]
    };
    let inbound: Rule = &|_, stream| graph.ends()[stream.below(graph.ends().len() as u32) as usize];
    let uniform: Rule = &|_, stream| 1 + stream.below(people);
    for (name, rule, published, gain) in [
        // The published rules are these words only. These implementations of them give the
        // published means.
        (
            "met: a tie of somebody accepted",
            met,
            [4173.0, 17_829.0, 27_850.0],
            1.6,
        ),
        (
            "inbound: in proportion to ties",
            inbound,
            [4108.0, 17_516.0, 28_190.0],
            1.6,
        ),
        ("uniform strangers", uniform, [196.0, 1373.0, 9179.0], 6.7),
    ] {
        let runs: Vec<[f64; 3]> = (0..200)
            .map(|_| within_two(&graph, &choose(&graph, rule, &mut stream)))
            .collect();
        for (place, k) in [10, 100, 1000].into_iter().enumerate() {
            let ours = Mean::of(runs.iter().map(|run| run[place]));
            // The published mean is over 20 runs and ours over 200, so the error of the published
            // mean is √10 times ours.
            let slack = 3.0 * ours.error * 10f64.sqrt();
            section.sampled(
                format!("{name}, {k} accepted"),
                source,
                published[place],
                ours,
                3.0,
                slack,
            );
        }
        tenfold(&mut section, name, &runs, gain);
    }
    let mut hubs: Vec<u32> = (1..=people).collect();
    // People with the same number of ties are in the order of their ids in the file.
    let id = |person: u32| list.ids.get(person - 1).parse::<u32>().expect("a number");
    hubs.sort_by_key(|&person| (usize::MAX - graph.degree(person), id(person)));
    let ours = within_two(&graph, &hubs[..1000]);
    for ((k, published), ours) in [(10, 19_552.0), (100, 25_999.0), (1000, 31_350.0)]
        .into_iter()
        .zip(ours)
    {
        section.equal(
            format!("hubs first, {k} accepted"),
            source,
            published,
            ours,
            0,
        );
    }
    tenfold(&mut section, "hubs first", &[ours], 1.2);
    section
}

/// The factor by which people within two steps grow from 100 to 1,000 contacts. It was published
/// with one decimal place, as a ratio of means of 20 runs.
fn tenfold(section: &mut Section, name: &str, runs: &[[f64; 3]], published: f64) {
    let sum = |place: usize| runs.iter().map(|run| run[place]).sum::<f64>();
    let gain = sum(2) / sum(1);
    let name = format!("{name}: gain for ten times the contacts");
    section.within(
        name,
        recomputed("docs/science.md, A newcomer in a real network"),
        published,
        gain,
        0.15,
    );
}

/// A thousand different people, chosen by a rule.
fn choose(
    graph: &Graph,
    rule: &dyn Fn(&[u32], &mut Stream) -> u32,
    stream: &mut Stream,
) -> Vec<u32> {
    let mut accepted = Vec::with_capacity(1000);
    let mut taken = vec![false; graph.people()];
    while accepted.len() < 1000 {
        let person = rule(&accepted, stream);
        if !std::mem::replace(&mut taken[person as usize], true) {
            accepted.push(person);
        }
    }
    accepted
}

/// People within two steps after 10, 100 and 1,000 connections.
fn within_two(graph: &Graph, accepted: &[u32]) -> [f64; 3] {
    let history = History::new(graph, accepted.iter().copied());
    [10, 100, 1000].map(|k| {
        let [first, second, _] = history.degrees(k);
        f64::from(first + second)
    })
}
