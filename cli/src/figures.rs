//! `hopscope figures`: the network statistics of a world or a file.

use crate::about::About;
use crate::console::Console;
use crate::outcome::Outcome;
use crate::table::{Format, Table, properties};
use clap::Args;
use hopscope::csv::{Cell, Column};
use hopscope::network_statistics::{self as statistics, Survey};
use hopscope::run::Run;
use hopscope::scenario::Stage;
use std::io::Write;

const AFTER: &str = "\
Examples:
  hopscope figures --file network.csv
  hopscope figures 'people=20000&world=smallworld' --format json
  cat network.graphml | hopscope figures --file -

The CSV file has a row a figure: its name, its value and what it means. What is not defined (the assortativity of a \
ring) is empty, and null in JSON. Distances are exact in small networks and from a sample of people in large ones: \
distances_from says from how many.";

/// The figures of a network: degrees, clustering, distances
#[derive(Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    #[command(flatten)]
    about: About,
    /// The format of the figures
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

const COLUMNS: [Column; 3] = [
    ("figure", "name of the figure"),
    ("value", "value in this network"),
    ("meaning", "meaning of the figure"),
];

/// A figure: name, value and meaning.
type Figure = (&'static str, f64, &'static str);

/// Measures the world of the scenario, or the network of the file, and writes its figures.
///
/// # Errors
/// If the file cannot be read or is a list of your own connections, or the world is rejected.
pub fn run(arguments: &Arguments, console: &mut Console, out: &mut dyn Write) -> Outcome {
    let run = arguments.about.run(Stage::World, console)?;
    if run.world().dated().is_some() {
        return Err(
            "A list of your own connections has no ties between them: figures need a network."
                .into(),
        );
    }
    let figures = measure(&run, console);
    match arguments.format {
        Format::Csv => {
            let mut rows = figures.into_iter().map(|(name, value, meaning)| {
                vec![
                    Cell::Text(name.into()),
                    Cell::Number(value),
                    Cell::Text(meaning.into()),
                ]
            });
            let table = Table {
                about: Vec::new(),
                columns: &COLUMNS,
                rows: &mut rows,
            };
            table.write(Format::Csv, false, out)?;
        }
        Format::Json => {
            let scenario = run.scenario().to_query();
            let mut object = vec![("scenario", Cell::Text(scenario.into()))];
            object.extend(
                figures
                    .into_iter()
                    .map(|(name, value, _)| (name, Cell::Number(value))),
            );
            writeln!(out, "{}}}", properties(&object))?;
        }
    }
    Ok(())
}

fn measure(run: &Run, console: &mut Console) -> Vec<Figure> {
    let graph = &run.world().graph;
    let mut survey = Survey::new(graph);
    loop {
        let percent = survey.advance(graph);
        if percent == 100 {
            break;
        }
        console.progress("figures", u64::from(percent), 100);
    }
    let (local, distances, starts) = survey.figures();
    let component = statistics::largest_component(graph).len();
    // A sample of distances may not contain the greatest distance.
    let diameter = match starts == component {
        true => distances.diameter() as f64,
        false => f64::NAN,
    };
    let mut figures = vec![
        ("people", run.world().people() as f64, "people besides you"),
        ("ties", graph.ties() as f64, "ties between them"),
        (
            "mean_degree",
            local.mean_degree,
            "ties a person has on average",
        ),
        (
            "median_degree",
            statistics::median_degree(graph),
            "half of the people have fewer ties",
        ),
        (
            "mean_neighbour_degree",
            local.mean_neighbour_degree,
            "ties that whoever is at the end of a tie has on average (Feld 1991)",
        ),
        (
            "transitivity",
            local.transitivity,
            "three times the triangles by the paths of two ties",
        ),
        (
            "mean_local_clustering",
            local.mean_local_clustering,
            "share of pairs of a person's ties who have a tie, on average (Watts, Strogatz 1998)",
        ),
        (
            "assortativity",
            local.assortativity,
            "correlation of the degrees at the two ends of a tie (Newman 2002)",
        ),
        (
            "second_neighbours",
            local.second_neighbours,
            "people two steps away on average, each counted once",
        ),
        (
            "mutuality",
            local.mutuality,
            "second neighbours by those expected without shared ones (Newman 2003)",
        ),
        (
            "fewer_than_mean",
            local.fewer_than_mean,
            "share of people with fewer ties than their ties have on average",
        ),
        (
            "fewer_than_median",
            local.fewer_than_median,
            "share of people with fewer ties than the median of their ties has",
        ),
        (
            "largest_component",
            component as f64,
            "people in the largest part whose people are all connected",
        ),
        (
            "degeneracy",
            statistics::degeneracy(graph) as f64,
            "the largest k such that some people have k ties or more among themselves",
        ),
        (
            "mean_distance",
            distances.mean(),
            "steps between two people of that part on average",
        ),
        (
            "diameter",
            diameter,
            "the greatest distance; empty where distances are a sample",
        ),
        (
            "distances_from",
            starts as f64,
            "people from whom distances are measured",
        ),
    ];
    const WITHIN: [(&str, &str); 6] = [
        ("within_1", "share of pairs of that part within one step"),
        ("within_2", "share of pairs within two steps"),
        ("within_3", "share of pairs within three steps"),
        ("within_4", "share of pairs within four steps"),
        ("within_5", "share of pairs within five steps"),
        ("within_6", "share of pairs within six steps"),
    ];
    let within = (1..).zip(WITHIN);
    figures.extend(within.map(|(steps, (name, meaning))| (name, distances.within(steps), meaning)));
    figures
}
