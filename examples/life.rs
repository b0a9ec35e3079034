//! A life on the command line, without a browser:
//!
//! ```sh
//! cargo run --release --example life -- 'people=5000&connections=100' > history.csv
//! cargo run --release --example life -- 'connections=all' --edges network.txt --you 42
//! cargo run --release --example life -- 'connections=100&see=.3&reshare=.1' --post 2000
//! cargo run --release --example life -- 'connections=100&post=1' --png life.png
//! ```
//!
//! The query string is the page's. Prints the history as comma-separated values, or with `--post`
//! what became of so many posts, as JSON. Warnings and notes go to the standard error.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use hopscope::csv;
use hopscope::frame::Frame;
use hopscope::import::{self, EdgeList, Imported};
use hopscope::post::{Cascade, Expected, Spread, broadcast, hour_by_which};
use hopscope::raster::{Raster, Theme, View, Words, svg};
use hopscope::run::Run;
use hopscope::scenario::{Scenario, WorldModel};

const USAGE: &str =
    "usage: life [QUERY] [--edges FILE] [--you ID] [--head] [--post N] [--png FILE] [--svg FILE] [--hash] [--ties FILE]

QUERY         parameters as in the page's address: 'people=5000&connections=100'
--edges FILE  a real network: an edge list (two ids a line), GraphML, GEXF, Pajek or JSON, or
              one of these as .gz or .zip
--you ID      you are this person, with the ties they have; with connections=all, just those
--head        above the history what wrote it, the scenario and what each column is, in lines that begin with #
--post N      N posts at the last connection, in place of the history: prints JSON;
              half_time: until which hour half of the viewers had seen it, a mean over posts
--png FILE    draws the moment: --size WIDTHxHEIGHT (1200x1200), --scale S (2), --theme light|dark
--svg FILE    the same as SVG
--hash        prints a hash of the moment's pixels (FNV-1a, 64 bits), in place of the history
--ties FILE   writes the world's ties, two ids a line, for checking the counts elsewhere";

/// What the command line asks for.
struct Wishes {
    scenario: Scenario,
    edges: Option<String>,
    posts: Option<u32>,
    png: Option<String>,
    hash: bool,
    head: bool,
    svg: Option<String>,
    ties: Option<String>,
    view: View,
    theme: Theme,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments
        .iter()
        .any(|argument| argument == "--help" || argument == "-h")
    {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match read(arguments).and_then(|wishes| live(&wishes)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("life: {error}");
            ExitCode::FAILURE
        }
    }
}

fn read(arguments: Vec<String>) -> Result<Wishes, Box<dyn Error>> {
    let mut wishes = Wishes {
        scenario: Scenario::default(),
        edges: None,
        posts: None,
        png: None,
        hash: false,
        head: false,
        svg: None,
        ties: None,
        view: View::fit(1200, 1200, 2.0),
        theme: Theme::light(),
    };
    let (mut query, mut you) = (None, None);
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        if !argument.starts_with("--") {
            if query.replace(argument).is_some() {
                return Err(format!("one query string is enough\n\n{USAGE}").into());
            }
            continue;
        }
        if argument == "--hash" {
            wishes.hash = true;
            continue;
        }
        if argument == "--head" {
            wishes.head = true;
            continue;
        }
        let mut value = || {
            arguments
                .next()
                .ok_or(format!("{argument} wants a value\n\n{USAGE}"))
        };
        match argument.as_str() {
            "--edges" => wishes.edges = Some(value()?),
            "--you" => you = Some(value()?),
            "--png" => wishes.png = Some(value()?),
            "--svg" => wishes.svg = Some(value()?),
            "--ties" => wishes.ties = Some(value()?),
            "--post" => {
                let value = value()?;
                let posts = value.parse().ok().filter(|&posts| posts > 0);
                wishes.posts = Some(posts.ok_or(format!(
                    "--post is a number from 1 to 4294967295, not {value:?}"
                ))?);
            }
            "--size" => {
                let value = value()?;
                let sides = value
                    .split_once('x')
                    .and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
                let (width, height) =
                    sides.ok_or(format!("--size is WIDTHxHEIGHT in pixels, not {value:?}"))?;
                wishes.view = View::fit(width, height, wishes.view.scale);
            }
            "--scale" => {
                let value = value()?;
                let scale = value
                    .parse()
                    .map_err(|_| format!("--scale is a number, not {value:?}"))?;
                wishes.view.scale = scale;
            }
            "--theme" => {
                wishes.theme = match value()?.as_str() {
                    "light" => Theme::light(),
                    "dark" => Theme::dark(),
                    other => return Err(format!("--theme is light or dark, not {other:?}").into()),
                }
            }
            _ => return Err(format!("{argument} is no option\n\n{USAGE}").into()),
        }
    }
    let reading = Scenario::from_query(&query.unwrap_or_default());
    for warning in &reading.warnings {
        eprintln!("life: {warning}");
    }
    wishes.scenario = reading.scenario;
    // The configuration model takes the file's degrees.
    if wishes.edges.is_some() && wishes.scenario.world != WorldModel::Configuration {
        wishes.scenario.world = WorldModel::File;
    }
    if let Some(you) = you {
        wishes.scenario.you = you;
    }
    Ok(wishes)
}

fn live(wishes: &Wishes) -> Result<(), Box<dyn Error>> {
    let file = wishes.edges.as_deref().map(open).transpose()?;
    let mut run = Run::complete(wishes.scenario.clone(), file)?;
    if wishes.png.is_some() || wishes.svg.is_some() || wishes.hash {
        // With layout=force people stand where the forces leave them.
        while run.relax() < 1.0 {}
    }
    for note in run.notes() {
        eprintln!("life: {note}");
    }
    let you = &wishes.scenario.you;
    if !you.is_empty() && !run.world().you_are_one() {
        return Err(format!("--you {you:?} is nobody in this network").into());
    }
    if let Some(path) = &wishes.png {
        write_png(&draw(&run, wishes)?, &wishes.view, path)?;
    }
    if let Some(path) = &wishes.svg {
        write_svg(&run, wishes, path)?;
    }
    if let Some(path) = &wishes.ties {
        write_ties(&run, path)?;
    }
    match wishes.posts {
        _ if wishes.hash => {
            println!("{:016x}", fnv1a(&draw(&run, wishes)?));
            Ok(())
        }
        Some(posts) => print_posts(&run, posts),
        None => print_history(&run, wishes.head),
    }
}

fn open(path: &str) -> Result<EdgeList, Box<dyn Error>> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let read = import::read(&bytes, u64::MAX, &mut |_| ());
    let list = match read.map_err(|error| format!("{path}: {error}"))? {
        Imported::Network { network, .. } => network,
        Imported::Connections(list) => list.into_network(),
        _ => return Err(format!("{path} is no network").into()),
    };
    eprintln!(
        "life: {path}: {} people, {} ties; dropped {} repeated ties and {} ties of a person with themselves.",
        list.ids.len(),
        list.ties.len(),
        list.duplicates,
        list.self_loops
    );
    for note in &list.notes {
        eprintln!("life: {note}");
    }
    Ok(list)
}

fn print_history(run: &Run, head: bool) -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    out.write_all(csv::life(run, run.connection(), head).as_bytes())?;
    Ok(out.flush()?)
}

fn print_posts(run: &Run, posts: u32) -> Result<(), Box<dyn Error>> {
    let (mut sum, mut squares) = (0.0, 0.0);
    let (mut hours, mut seen) = (0.0, 0u32);
    let mut per_hop: Vec<u64> = Vec::new();
    let mut cascade = Cascade::default();
    for post in 1..=posts {
        cascade = run.send(post, cascade);
        let saw = cascade.saw() as f64;
        sum += saw;
        squares += saw * saw;
        if saw > 0.0 {
            hours += f64::from(hour_by_which(&cascade.hours(), 0.5));
            seen += 1;
        }
        per_hop.resize(per_hop.len().max(cascade.per_hop.len()), 0);
        for (total, &viewers) in per_hop.iter_mut().zip(&cascade.per_hop) {
            *total += u64::from(viewers);
        }
    }
    let runs = f64::from(posts);
    let mean = sum / runs;
    let variance = if posts > 1 {
        (squares - sum * mean).max(0.0) / (runs - 1.0)
    } else {
        0.0
    };
    let means: Vec<String> = per_hop
        .iter()
        .map(|&total| (total as f64 / runs).to_string())
        .collect();
    let connections = run.connection();
    let spread = Spread::new(run.scenario());
    let graph = &run.world().graph;
    let people = || run.growth().people().take(connections);
    let could = broadcast(graph, people(), spread.hops);
    let Expected {
        hops,
        ends_at_first,
        branching,
    } = Expected::of(graph, people(), &spread);
    // Without viewers there is no hour: null.
    let half_time = if seen > 0 {
        (hours / f64::from(seen)).to_string()
    } else {
        "null".into()
    };
    println!(
        "{{\"runs\":{posts},\"connections\":{connections},\"mean\":{mean},\"standard_error\":{},\"per_hop\":[{}],\"could_reach\":{could:?},\"expected_hops\":{hops:?},\"ends_at_first\":{ends_at_first},\"branching\":{branching},\"half_time\":{half_time}}}",
        (variance / runs).sqrt(),
        means.join(",")
    );
    Ok(())
}

fn draw(run: &Run, wishes: &Wishes) -> Result<Vec<u8>, Box<dyn Error>> {
    let scene = run.scene().ok_or("the run is not complete")?;
    let mut frame = Frame::default();
    scene.draw(run.moment(), &mut frame);
    Ok(Raster::new()
        .draw(&frame, &wishes.view, &wishes.theme)?
        .to_vec())
}

fn write_png(pixels: &[u8], view: &View, path: &str) -> Result<(), Box<dyn Error>> {
    let file = File::create(path).map_err(|error| format!("{path}: {error}"))?;
    let mut encoder = png::Encoder::new(BufWriter::new(file), view.width, view.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.write_header()?.write_image_data(pixels)?;
    Ok(())
}

fn write_svg(run: &Run, wishes: &Wishes, path: &str) -> Result<(), Box<dyn Error>> {
    let scene = run.scene().ok_or("the run is not complete")?;
    let mut frame = Frame::default();
    scene.draw(run.moment(), &mut frame);
    let words = Words {
        title: "Hopscope",
        scenario: &run.scenario().to_query(),
        ..Words::default()
    };
    let file = svg(&frame, &wishes.view, &wishes.theme, words)?;
    Ok(std::fs::write(path, file.text)?)
}

fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn write_ties(run: &Run, path: &str) -> Result<(), Box<dyn Error>> {
    let world = run.world();
    let mut out = BufWriter::new(File::create(path).map_err(|error| format!("{path}: {error}"))?);
    for [a, b] in world.graph.each_tie() {
        writeln!(
            out,
            "{},{}",
            csv::quoted(&world.label(a)),
            csv::quoted(&world.label(b))
        )?;
    }
    // Yours, if you are one of the world's people: the graph holds everybody's but yours.
    for &person in &world.your_ties {
        writeln!(
            out,
            "{},{}",
            csv::quoted(&world.label(0)),
            csv::quoted(&world.label(person))
        )?;
    }
    Ok(out.flush()?)
}
