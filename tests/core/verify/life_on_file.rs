//! A life in a real network from a file, month by month, beside a second program for the same definitions: sets of names,
//! a breadth-first search after each acceptance, and orders tried one by one.

use std::collections::{HashMap, HashSet};
use std::fs;

use hopscope::import;
use hopscope::random::Stream;
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use hopscope::shuffle::mean_reach;

use crate::karate::KARATE;
use crate::table::{Mean, Section, Source, recomputed};

const SECOND: Source = recomputed("a second program in the test, with sets of names");

/// The lives. Without `you`, you are a newcomer, to whom every person can come.
const LIVES: [&str; 5] = [
    "strategy=everyone",
    "strategy=fof&met=3",
    "strategy=met&switch=12&then=everyone&backlog=yes",
    "you=first",
    "you=last",
];

/// Seeds of the lives of a newcomer.
const SEEDS: u32 = 10;

/// Sampled orders.
const ORDERS: u32 = 4_000;

/// A network of the second program: the names that a name has ties with.
type Network<'a> = HashMap<&'a str, HashSet<&'a str>>;

pub fn sections() -> Vec<Section> {
    let mut section = Section::new("A life in a real network, after every connection and month");
    let club: String = KARATE.map(|[a, b]| format!("p{a} p{b}\n")).concat();
    compare(&mut section, "karate club", &club, "p0", "p33");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/jazz.txt");
    match fs::read_to_string(path) {
        // The first line has the numbers of ties and people.
        Ok(jazz) => compare(
            &mut section,
            "jazz musicians",
            jazz.split_once('\n').map_or("", |(_, ties)| ties),
            "1",
            "198",
        ),
        Err(_) => section.skipped("jazz musicians: lives", SECOND, "../shared/data is absent"),
    }
    vec![section]
}

/// What the second program counts at a moment: people of the 1st, 2nd and 3rd degree, ties among your connections, what each
/// connection would bring alone, the ends of ties among them, and repeats of people.
#[derive(Debug, PartialEq, Eq)]
struct Moment {
    degrees: [usize; 3],
    ties: usize,
    parts: [usize; 3],
}

fn moment(network: &Network, you: Option<&str>, accepted: &[&str]) -> Moment {
    let circle: HashSet<&str> = accepted.iter().copied().collect();
    // Breadth first, a degree at a time. You are left out of the network: nobody is reached through you.
    let mut seen = circle.clone();
    let mut degrees = [circle.len(), 0, 0];
    let mut last = circle.clone();
    for degree in &mut degrees[1..] {
        let next: HashSet<&str> = last
            .iter()
            .flat_map(|person| &network[person])
            .copied()
            .filter(|&person| !seen.contains(person) && Some(person) != you)
            .collect();
        seen.extend(&next);
        *degree = next.len();
        last = next;
    }
    let mut visits: HashMap<&str, usize> = HashMap::new();
    let (mut alone, mut ends) = (0, 0);
    for person in &circle {
        alone += 1;
        for &other in network[person].iter().filter(|&&other| Some(other) != you) {
            alone += 1;
            if circle.contains(other) {
                ends += 1;
            } else {
                *visits.entry(other).or_default() += 1;
            }
        }
    }
    let repeats = visits.values().map(|visits| visits - 1).sum();
    Moment {
        degrees,
        ties: ends / 2,
        parts: [alone, ends, repeats],
    }
}

/// People within two steps, by sets.
fn within_two(network: &Network, accepted: &[&str]) -> usize {
    let reached: HashSet<&str> = accepted
        .iter()
        .flat_map(|person| network[person].iter().chain([person]))
        .copied()
        .collect();
    reached.len()
}

fn compare(section: &mut Section, name: &str, text: &str, first: &str, last: &str) {
    let mut network = Network::new();
    for line in text.lines() {
        let mut names = line.split_whitespace();
        if let (Some(a), Some(b)) = (names.next(), names.next())
            && a != b
        {
            network.entry(a).or_default().insert(b);
            network.entry(b).or_default().insert(a);
        }
    }
    let (mut moments, mut months) = (0, 0);
    // Moments with other degrees, other ties among the connections, other parts of the reach; months with another count.
    let mut wrong = [0; 4];
    let mut unknown = 0;
    let mut longest: Option<Run> = None;
    for (life, seed) in LIVES
        .iter()
        .flat_map(|&life| (0..SEEDS).map(move |seed| (life, seed)))
    {
        let you = match life {
            "you=first" => Some(first),
            "you=last" => Some(last),
            _ => None,
        };
        if you.is_some() && seed > 0 {
            continue;
        }
        let life = you.map_or(life.to_string(), |you| format!("you={you}"));
        let query = format!("world=file&{life}&seed={seed}&months=36&connections=all");
        let file = import::edge_list(text.as_bytes()).expect("it is a list of ties");
        let run =
            Run::complete(Scenario::from_query(&query).scenario, Some(file)).expect("it is small");
        let labels: Vec<String> = run
            .growth()
            .people()
            .map(|p| run.world().label(p))
            .collect();
        let accepted: Vec<&str> = labels.iter().map(String::as_str).collect();
        unknown += accepted
            .iter()
            .filter(|name| !network.contains_key(**name))
            .count();
        let (history, keep) = (run.history(), run.keep());
        let parts = keep.parts(&history.reach());
        for connections in 0..=accepted.len() {
            let theirs = moment(&network, you, &accepted[..connections]);
            let part = parts[connections];
            let degrees = history.degrees(connections).map(|people| people as usize);
            moments += 1;
            wrong[0] += u32::from(degrees != theirs.degrees);
            wrong[1] += u32::from(keep.at(connections).ties as usize != theirs.ties);
            let ours = [part.apart, part.among, part.twice].map(|people| people as usize);
            let sum = theirs.parts[0] - theirs.parts[1] - theirs.parts[2];
            wrong[2] +=
                u32::from(ours != theirs.parts || sum != theirs.degrees[0] + theirs.degrees[1]);
        }
        // By month: a set of the people of each month, and how many there are up to its end.
        let mut by_month: HashMap<u32, HashSet<&str>> = HashMap::new();
        for (connection, &name) in run.growth().connections.iter().zip(&accepted) {
            by_month.entry(connection.month).or_default().insert(name);
        }
        let counts = run.growth().by_end_of_month(36);
        if you.is_none() {
            for (month, &ours) in (0u32..).zip(&counts) {
                let until = by_month.iter().filter(|(when, _)| **when < month);
                let theirs: usize = until.map(|(_, people)| people.len()).sum();
                months += 1;
                wrong[3] += u32::from(ours as usize != theirs);
            }
        }
        if longest
            .as_ref()
            .is_none_or(|other| other.history().steps() < accepted.len())
        {
            longest = Some(run);
        }
    }
    let mut none = |what: String, wrong: u32| {
        section.equal(format!("{name}: {what}"), SECOND, 0.0, f64::from(wrong), 0);
    };
    none(
        "accepted people who are not in the file".into(),
        unknown as u32,
    );
    let [degrees, ties, parts, counts] = wrong;
    none(
        format!("moments with another 1st, 2nd or 3rd degree, of {moments}"),
        degrees,
    );
    none(
        format!("moments with another number of ties among your connections, of {moments}"),
        ties,
    );
    none(
        format!(
            "moments with another sum of ties, ties among connections or overlap, of {moments}"
        ),
        parts,
    );
    none(
        format!("ends of a month with another number of connections, of {months}"),
        counts,
    );
    let run = longest.expect("there are lives");
    orders(section, name, &network, &run);
}

/// The mean reach over all orders of a life: all orders of its first seven people, and sampled orders of all.
fn orders(section: &mut Section, name: &str, network: &Network, run: &Run) {
    let people: Vec<u32> = run.growth().people().collect();
    let labels: Vec<String> = people.iter().map(|&p| run.world().label(p)).collect();
    let mut names: Vec<&str> = labels.iter().map(String::as_str).collect();
    let graph = &run.world().graph;

    let few = &mut names.clone()[..7];
    let (mut sums, mut number) = ([0; 8], 0);
    each_order(few, 0, &mut |order| {
        number += 1;
        for (connections, sum) in sums.iter_mut().enumerate() {
            *sum += within_two(network, &order[..connections]);
        }
    });
    let off = mean_reach(graph, &people[..7])
        .iter()
        .zip(sums)
        .map(|(mean, sum)| (mean - sum as f64 / f64::from(number)).abs())
        .fold(0.0, f64::max);
    section.within(
        format!("{name}: mean reach over all {number} orders of 7 people, greatest difference"),
        SECOND,
        0.0,
        off,
        1e-9,
    );

    let mean = mean_reach(graph, &people);
    let mut stream = Stream::new(16, "names");
    let half = names.len() / 2;
    for connections in [2, half] {
        let sampled = Mean::of((0..ORDERS).map(|_| {
            stream.shuffle(&mut names);
            within_two(network, &names[..connections]) as f64
        }));
        section.sampled(
            format!("{name}: reach with {connections} of {} connections, {ORDERS} orders, by the mean over all orders", names.len()),
            SECOND,
            1.0,
            Mean {
                mean: sampled.mean / mean[connections],
                error: sampled.error / mean[connections],
            },
            4.5,
            0.0,
        );
    }
}

/// Calls `with` for each order of the names from `place` on.
fn each_order<'a>(names: &mut [&'a str], place: usize, with: &mut impl FnMut(&[&'a str])) {
    if place == names.len() {
        return with(names);
    }
    for other in place..names.len() {
        names.swap(place, other);
        each_order(names, place + 1, with);
        names.swap(place, other);
    }
}
