//! The default world against the figures published for Facebook.

use hopscope::graph::Graph;
use hopscope::measure::{Around, Distances, degeneracy, largest_component, local, median_degree};
use hopscope::scenario::Scenario;
use hopscope::world::World;

use crate::table::{Mean, Section};

const SOURCE: &str = "Ugander et al. 2011";

/// Where clustering is measured: degrees in means, from .25 to 16, each twice the one before.
const BINS: usize = 6;

/// What is measured in a world.
struct Figures {
    mean: f64,
    mean_by_median: f64,
    spread: f64,
    below_median: f64,
    below_mean: f64,
    assortativity: f64,
    component: f64,
    non_unique: f64,
    unique: f64,
    clustering: f64,
    by_degree: [f64; BINS],
}

fn figures(graph: &Graph) -> Figures {
    let local = local(graph);
    let mean = local.mean_degree;
    // People like a person with 100 friends where the mean is 190; some more degrees either way for
    // a sample large enough.
    let typical = mean * 100.0 / 190.0;
    let least = (0.85 * typical).floor() as usize;
    let around = Around::of(graph, least, (1.15 * typical).ceil() as usize);
    let mut by_degree = [0.0; BINS];
    for (bin, clustering) in by_degree.iter_mut().enumerate() {
        let least = 0.25 * mean * f64::from(1 << bin);
        let most = (2.0 * least).ceil() as usize - 1;
        *clustering = Around::of(graph, least.ceil() as usize, most).clustering;
    }
    Figures {
        mean,
        mean_by_median: mean / median_degree(graph),
        spread: local.mean_neighbour_degree / mean,
        below_median: 100.0 * local.fewer_than_median,
        below_mean: 100.0 * local.fewer_than_mean,
        assortativity: local.assortativity,
        component: 100.0 * largest_component(graph).len() as f64 / (graph.people() - 1) as f64,
        non_unique: around.non_unique / around.degree / mean,
        unique: around.unique / around.non_unique,
        clustering: around.clustering,
        by_degree,
    }
}

/// How far each figure may be from the published one.
struct Tolerances {
    mean_by_median: f64,
    spread: f64,
    below_median: f64,
    below_mean: f64,
    assortativity: f64,
    non_unique: f64,
    unique: f64,
    clustering: f64,
}

/// The rows of worlds of several sizes, and the distances in them.
pub fn sections() -> Vec<Section> {
    let mut section = Section::new("The default world, degrees read in means");
    // Few ties are whole numbers: where the mean is 12 the median is 6 or 7. Worlds of 20,000 have a
    // standard deviation of about .2 in ⟨k²⟩/⟨k⟩ and of .03 in assortativity: a tolerance is about two
    // of them. What is off by more is said in src/world/professional.rs, with the reason.
    let dozen = Tolerances {
        mean_by_median: 0.22,
        spread: 0.35,
        below_median: 5.5,
        below_mean: 4.5,
        assortativity: 0.06,
        non_unique: 0.15,
        unique: 0.13,
        clustering: 0.035,
    };
    let few_people = Tolerances {
        assortativity: 0.15,
        spread: 0.5,
        clustering: 0.05,
        ..dozen
    };
    let two_dozen = Tolerances {
        mean_by_median: 0.1,
        spread: 0.35,
        below_median: 4.5,
        below_mean: 2.5,
        assortativity: 0.06,
        non_unique: 0.15,
        unique: 0.05,
        clustering: 0.02,
    };
    for (query, seeds, tolerances) in [
        ("people=2000", 12, &few_people),
        ("people=20000", 3, &dozen),
        ("people=100000", 1, &dozen),
        ("people=20000&ties=24&community=500", 3, &two_dozen),
        ("people=60000&ties=24&community=500", 2, &two_dozen),
    ] {
        rows(query, seeds, tolerances, &mut section);
    }
    degeneracies(&mut section);
    vec![section, distances()]
}

fn world(query: &str, seed: u32) -> Graph {
    let reading = Scenario::from_query(&format!("{query}&seed={seed}"));
    assert_eq!(reading.warnings, [""; 0]);
    World::new(&reading.scenario, None).graph
}

fn rows(query: &str, seeds: u32, tolerances: &Tolerances, section: &mut Section) {
    let worlds: Vec<Figures> = (1..=seeds)
        .map(|seed| figures(&world(query, seed)))
        .collect();
    let mean = |figure: &dyn Fn(&Figures) -> f64| Mean::of(worlds.iter().map(figure)).mean;
    let asked = Scenario::from_query(query).scenario.ties;
    section.within(
        format!("{query}: ties each"),
        "as asked",
        asked,
        mean(&|f| f.mean),
        1e-9,
    );
    let t = tolerances;
    for (what, published, ours, tolerance) in [
        (
            "mean / median",
            190.0 / 99.0,
            mean(&|f| f.mean_by_median),
            t.mean_by_median,
        ),
        (
            "⟨k²⟩/⟨k⟩ in means",
            635.0 / 190.0,
            mean(&|f| f.spread),
            t.spread,
        ),
        (
            "% with fewer than the median of theirs",
            83.6,
            mean(&|f| f.below_median),
            t.below_median,
        ),
        (
            "% with fewer than the mean of theirs",
            92.7,
            mean(&|f| f.below_mean),
            t.below_mean,
        ),
        (
            "assortativity",
            0.226,
            mean(&|f| f.assortativity),
            t.assortativity,
        ),
        (
            "% in the largest component",
            99.91,
            mean(&|f| f.component),
            0.15,
        ),
        (
            "non-unique friends of friends per friend, in means",
            403.0 / 190.0,
            mean(&|f| f.non_unique),
            t.non_unique,
        ),
        (
            "unique share of friends of friends",
            27_500.0 / 40_300.0,
            mean(&|f| f.unique),
            t.unique,
        ),
        (
            "clustering of a person with .53 means",
            0.14,
            mean(&|f| f.clustering),
            t.clustering,
        ),
    ] {
        section.within(
            format!("{query}: {what}"),
            SOURCE,
            published,
            ours,
            tolerance,
        );
    }
    // Falling with the degree: no bin above the one before by more than the largest ones' error, and
    // half of it is gone between the first and the last.
    let bins: Vec<f64> = (0..BINS).map(|bin| mean(&|f| f.by_degree[bin])).collect();
    let rise = bins
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .fold(f64::NEG_INFINITY, f64::max);
    section.between(
        format!("{query}: clustering from .25 to 16 means, largest rise from bin to bin"),
        "it falls with the degree (Ugander et al. 2011)",
        -1.0,
        0.005,
        rise,
    );
    section.between(
        format!("{query}: clustering at 8 to 16 means by that at .25 to .5"),
        "it falls steeply at high degree (Ugander et al. 2011)",
        0.0,
        0.75,
        bins[BINS - 1] / bins[0],
    );
}

/// The degeneracy of what is among the friends of a person with 100 and with 500, at the published mean:
/// numbers of people do not scale. Ours lacks small circles, where friends know one another best.
fn degeneracies(section: &mut Section) {
    let graph = world("people=20000&ties=190&community=4000", 1);
    for (friends, published, tolerance) in [(100, 15.0, 6.0), (500, 53.0, 8.0)] {
        let alike = friends - friends / 20..=friends + friends / 20;
        let people = (1..=20_000).filter(|&person| alike.contains(&graph.degree(person)));
        let ours = Mean::of(people.take(60).map(|person| {
            let friends = graph.neighbours(person);
            let mut ties = Vec::new();
            for (place, &friend) in (0..).zip(friends) {
                let known = graph.neighbours(friend).iter();
                let among = known.filter_map(|other| friends.binary_search(other).ok());
                ties.extend(among.map(|other| [place, other as u32]));
            }
            degeneracy(&Graph::from_ties(friends.len(), &ties)) as f64
        }));
        let what =
            format!("people=20000&ties=190&community=4000: degeneracy among {friends} friends");
        section.within(what, SOURCE, published, ours.mean, tolerance);
    }
}

/// Distances are not calibrated: those of 721 million people do not come out among thousands. What
/// comes out is held to a band, so that the README can say it.
fn distances() -> Section {
    let mut section = Section::new("The default world: distances");
    let source = "ours; 4.74 and 92 % within 5 among 721 million (Backstrom et al. 2012)";
    for (query, bands) in [
        (
            "people=2000",
            [(3.7, 4.1), (30.0, 45.0), (68.0, 82.0), (89.0, 97.0)],
        ),
        (
            "people=20000",
            [(4.55, 4.95), (10.0, 16.0), (40.0, 53.0), (71.0, 83.0)],
        ),
        (
            "people=20000&ties=24&community=500",
            [(3.7, 4.1), (27.0, 40.0), (71.0, 83.0), (92.0, 98.0)],
        ),
    ] {
        let worlds: Vec<Distances> = (1..=4)
            .map(|seed| {
                let graph = world(query, seed);
                let everybody = largest_component(&graph);
                let stride = everybody.len() / 50;
                Distances::from(&graph, everybody.into_iter().step_by(stride))
            })
            .collect();
        let mean = |figure: &dyn Fn(&Distances) -> f64| Mean::of(worlds.iter().map(figure)).mean;
        let mut row = |what: &str, band: (f64, f64), ours: f64| {
            section.between(format!("{query}: {what}"), source, band.0, band.1, ours);
        };
        row("mean distance", bands[0], mean(&Distances::mean));
        for steps in [3, 4, 5] {
            let ours = 100.0 * mean(&|distances| distances.within(steps));
            row(
                &format!("% of pairs within {steps} steps"),
                bands[steps - 2],
                ours,
            );
        }
    }
    section
}
