//! `hopscope post`: the viewers of a post, hop by hop.

use crate::about::About;
use crate::console::Console;
use crate::life;
use crate::outcome::Outcome;
use crate::table::{Format, RowArguments, Table};
use clap::Args;
use hopscope::csv::{self, Cell, Column};
use hopscope::post::{Cascade, Expected, Spread, branching, broadcast, hour_by_which};
use hopscope::run::Run;
use hopscope::scenario::Stage;
use std::io::Write;

const AFTER: &str = "\
Examples:
  hopscope post 'connections=100&see=.5&reshare=.1'
  hopscope post --connections 100 --post 7 --format json
  hopscope post --connections 100 --sample 2000 --head

The post is written after the last of the scenario's connections. Without --sample there is a row a hop: views, \
viewers, reshares, and how many viewers are expected at the first two hops. With --sample there is a row a hop and one \
for the whole post (hop `all`): the mean number of viewers over so many posts, its standard error, and how many people \
the post could reach. The head and the JSON object also have the hour by which half of the viewers have \
seen a post, on average; the chance that nobody passes the post on at the first hop; and the branching number: how many \
people pass the post on because one person did; and how many people outside your network the feed is expected to show it \
to for the views at the first two hops, with the parameter `discovery`.";

/// One post, or the mean of many: who sees it, hop by hop
#[derive(Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    #[command(flatten)]
    about: About,
    /// Send this many posts, numbered from 1, and write means instead of the numbers of one post
    #[arg(long, value_name = "POSTS", value_parser = clap::value_parser!(u32).range(1..))]
    sample: Option<u32>,
    #[command(flatten)]
    rows: RowArguments,
}

const SAMPLE: [Column; 6] = [
    ("hop", "from 1; all: the whole post"),
    (
        "viewers",
        "people who saw a post first at this hop; a mean over posts",
    ),
    ("error", "standard error of that mean"),
    (
        "could_reach",
        "people who would see it first at this hop if everybody passed it on",
    ),
    (
        "expected",
        "viewers expected at this hop; of the first two alone it is known",
    ),
    (
        "outside",
        "people outside your network to whom the feed shows it for the views at this hop; a mean over posts",
    ),
];

/// Computes the post, or many posts, and writes their hops.
///
/// # Errors
/// If the file cannot be read, or the world is rejected.
pub fn run(arguments: &Arguments, console: &mut Console, out: &mut dyn Write) -> Outcome {
    let mut given = arguments.about.read(console)?;
    // Without a post in the scenario: the first post.
    given.scenario.post = given.scenario.post.max(1);
    let run = given.run(Stage::Frame, console)?;
    if let Some(posts) = arguments.sample {
        return sample(&run, posts, arguments, console, out);
    }
    if arguments.rows.format == Format::Csv {
        let text = csv::post(&run);
        let head = text
            .split_inclusive('\n')
            .filter(|line| line.starts_with('#'));
        let skip = match arguments.rows.head {
            true => 0,
            false => head.map(str::len).sum(),
        };
        return Ok(out.write_all(&text.as_bytes()[skip..])?);
    }
    let mut about = life::about(&run);
    about.push(("connections", Cell::Count(run.connection() as u32)));
    let table = Table {
        about,
        columns: &csv::POST,
        rows: &mut csv::post_rows(&run).map(Vec::from),
    };
    Ok(table.write(Format::Json, false, out)?)
}

/// Sums over posts at one hop.
#[derive(Clone, Copy, Default)]
struct Sums {
    viewers: f64,
    squares: f64,
    outside: f64,
}

impl Sums {
    fn add(&mut self, viewers: f64, outside: u32) {
        self.viewers += viewers;
        self.squares += viewers * viewers;
        self.outside += f64::from(outside);
    }

    /// The mean over `posts` posts and its standard error; the error of a single post is NaN.
    fn mean(&self, posts: f64) -> [f64; 2] {
        let mean = self.viewers / posts;
        let variance = (self.squares - self.viewers * mean).max(0.0) / (posts - 1.0);
        [mean, (variance / posts).sqrt()]
    }
}

fn sample(
    run: &Run,
    posts: u32,
    arguments: &Arguments,
    console: &mut Console,
    out: &mut dyn Write,
) -> Outcome {
    let mut whole = Sums::default();
    let mut hops: Vec<Sums> = Vec::new();
    let (mut hours, mut seen) = (0.0, 0.0);
    let mut cascade = Cascade::default();
    for post in 1..=posts {
        console.progress("posts", u64::from(post), u64::from(posts));
        cascade = run.send(post, cascade);
        let views = cascade.views.len();
        whole.add(cascade.saw() as f64, cascade.outside(views));
        if cascade.saw() > 0 {
            hours += f64::from(hour_by_which(&cascade.hours(), 0.5));
            seen += 1.0;
        }
        // With `discovery`, a hop that brings views but no viewer counts too.
        let rows = match cascade.outside(views) {
            0 => cascade.per_hop.len(),
            _ => views,
        };
        hops.resize(hops.len().max(rows), Sums::default());
        for (hop, sums) in hops.iter_mut().enumerate() {
            let viewers = cascade.per_hop.get(hop).copied().unwrap_or_default();
            let outside = cascade.outside(hop + 1) - cascade.outside(hop);
            sums.add(f64::from(viewers), outside);
        }
    }
    let spread = Spread::new(run.scenario());
    let graph = &run.world().graph;
    let people = || run.growth().people().take(run.connection());
    let could_reach = broadcast(graph, people(), spread.hops);
    let expected = Expected::of(graph, people(), &spread);

    let mut about = life::about(run);
    about.extend([
        ("connections", Cell::Count(run.connection() as u32)),
        ("posts", Cell::Count(posts)),
        // The mean over posts with viewers; NaN if no post has viewers.
        ("half_time_hours", Cell::Number(hours / seen)),
        (
            "chance_to_end_at_first_hop",
            Cell::Number(expected.ends_at_first),
        ),
        ("branching", Cell::Number(branching(graph, &spread))),
        (
            "expected_outside_at_first_two_hops",
            Cell::Number(expected.outside.iter().sum()),
        ),
    ]);
    let row = |hop: Cell, sums: &Sums, could_reach: Option<u32>, expected: Option<f64>| {
        let [mean, error] = sums.mean(f64::from(posts));
        vec![
            hop,
            Cell::Number(mean),
            Cell::Number(error),
            could_reach.map_or(Cell::Unknown, Cell::Count),
            expected.map_or(Cell::Unknown, Cell::Number),
            Cell::Number(sums.outside / f64::from(posts)),
        ]
    };
    hops.resize(hops.len().max(could_reach.len()), Sums::default());
    let of_hops = hops.iter().enumerate().map(|(hop, sums)| {
        let could_reach = could_reach.get(hop).copied().unwrap_or_default();
        let expected = expected.hops.get(hop).copied();
        row(
            Cell::Count(hop as u32 + 1),
            sums,
            Some(could_reach),
            expected,
        )
    });
    let all = row(
        Cell::Text("all".into()),
        &whole,
        Some(could_reach.iter().sum()),
        None,
    );
    let table = Table {
        about,
        columns: &SAMPLE,
        rows: &mut of_hops.chain([all]),
    };
    Ok(table.write(arguments.rows.format, arguments.rows.head, out)?)
}
