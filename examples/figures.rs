//! The figures of networks, real or made up, as one JSON object a line:
//!
//! ```sh
//! cargo run --release --example figures -- network.txt another.csv
//! cargo run --release --example figures -- 'people=20000&world=smallworld'
//! ```
//!
//! An argument that names a file is a network of two ids a line; any other is a query as in the page's address.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

use hopscope::import::{self, Imported};
use hopscope::network_statistics::{self, Distances, Local};
use hopscope::scenario::{Scenario, WorldModel};
use hopscope::world::World;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.is_empty() || arguments.iter().any(|argument| argument.starts_with('-')) {
        eprintln!("usage: figures FILE|QUERY ...");
        return ExitCode::FAILURE;
    }
    for argument in &arguments {
        if let Err(error) = print(argument) {
            eprintln!("figures: {argument}: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn print(argument: &str) -> Result<(), Box<dyn Error>> {
    let world = if Path::new(argument).exists() {
        let scenario = Scenario {
            world: WorldModel::File,
            ..Scenario::default()
        };
        let read = import::read(&std::fs::read(argument)?, u64::MAX, &mut |_| ())?;
        let Imported::Network { network: list, .. } = read else {
            return Err("no ties between people".into());
        };
        World::new(&scenario, Some(&Rc::new(list)))
    } else {
        let reading = Scenario::from_query(argument);
        if let Some(warning) = reading.warnings.first() {
            return Err(format!("no such file, and as a query: {warning}").into());
        }
        World::check(&reading.scenario, None)?;
        World::new(&reading.scenario, None)
    };
    let graph = &world.graph;
    let Local {
        mean_degree,
        mean_neighbour_degree,
        transitivity,
        mean_local_clustering,
        assortativity,
        second_neighbours,
        mutuality,
        fewer_than_mean,
        fewer_than_median,
    } = network_statistics::local(graph);
    let (distances, starts) = Distances::sampled(graph);
    let within: Vec<f64> = (1..=6).map(|steps| distances.within(steps)).collect();
    let (people, ties) = (world.people(), graph.ties());
    let median_degree = network_statistics::median_degree(graph);
    let largest_component = network_statistics::largest_component(graph).len();
    let degeneracy = network_statistics::degeneracy(graph);
    // Of all distances only: a sample may miss the greatest.
    let diameter = (starts == largest_component).then(|| distances.diameter());
    let diameter = diameter.map_or("null".to_string(), |diameter| diameter.to_string());
    let mean_distance = distances.mean();
    let name = argument.replace('\\', "\\\\").replace('"', "\\\"");
    let figures = format!(
        "\"people\":{people},\"ties\":{ties},\"mean_degree\":{mean_degree},\"median_degree\":{median_degree},\
         \"mean_neighbour_degree\":{mean_neighbour_degree},\"transitivity\":{transitivity},\"mean_local_clustering\":{mean_local_clustering},\
         \"assortativity\":{assortativity},\"second_neighbours\":{second_neighbours},\"mutuality\":{mutuality},\
         \"fewer_than_mean\":{fewer_than_mean},\"fewer_than_median\":{fewer_than_median},\"largest_component\":{largest_component},\
         \"degeneracy\":{degeneracy},\"mean_distance\":{mean_distance},\"diameter\":{diameter},\"within_steps\":{within:?},\"distances_from\":{starts}}}"
    );
    // What is not defined (the assortativity of a ring, the mean of nothing) is null in JSON.
    println!(
        "{{\"network\":\"{name}\",{}",
        figures.replace("NaN", "null")
    );
    Ok(())
}
