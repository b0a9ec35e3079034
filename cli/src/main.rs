//! The native command `hopscope`: one life, many lives, a network's figures, a post and a picture.
//!
//! Each subcommand has its own file. Results go to stdout or to a named file; warnings, notes and
//! progress go to stderr. The command uses only the public modules of the crate.

mod about;
mod console;
mod figures;
mod fnv1a;
mod life;
mod lives;
mod network;
mod outcome;
mod picture;
mod post;
mod shards;
mod sizes;
mod table;
mod tallies;

use clap::{Parser, Subcommand};
use console::Console;
use outcome::Usage;
use std::error::Error;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

/// How a network grows when you accept invitations, and how a post travels through it.
#[derive(Parser)]
#[command(name = "hopscope", version, max_term_width = 110, after_help = AFTER)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Print no progress on stderr; warnings and notes are still printed
    #[arg(long, short, global = true)]
    quiet: bool,
}

const AFTER: &str = "\
Examples:
  hopscope life 'people=5000&connections=100' > life.csv
  hopscope lives --seeds 1..1000 --strategy met > lives.csv
  hopscope figures --file network.csv
  hopscope post --connections 100 --see .5
  hopscope picture 'connections=60&post=6' --output picture.png

A scenario is written as in the address of the page, by options, or both; an option is read after the query string. \
`hopscope life --help` lists all parameters. A value that is out of range is replaced by the nearest that is not, and \
what cannot be read is ignored, as on the page: each with a warning on stderr.

Exit codes: 0 done; 1 refused or failed, with the reason on stderr; 2 the command line cannot be read.";

#[derive(Subcommand)]
enum Command {
    /// One life: your 1st, 2nd and 3rd degree after every connection
    Life(life::Arguments),
    /// Many lives of one scenario: medians, bands and means over seeds
    Lives(lives::Arguments),
    /// The same life in worlds of 2,000 to 1,000,000 people: where its curve is straight, and where it bends
    Sizes(sizes::Arguments),
    /// The figures of a network: degrees, clustering, distances
    Figures(figures::Arguments),
    /// One post, or the mean of many: who sees it, hop by hop
    Post(post::Arguments),
    /// A picture of a moment, as PNG or SVG
    Picture(picture::Arguments),
}

fn main() -> ExitCode {
    let Cli { command, quiet } = Cli::parse();
    let mut console = Console::new(quiet);
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = match command {
        Command::Life(arguments) => life::run(&arguments, &mut console, &mut out),
        Command::Lives(arguments) => lives::run(&arguments, &mut console, &mut out),
        Command::Sizes(arguments) => sizes::run(&arguments, &mut console, &mut out),
        Command::Figures(arguments) => figures::run(&arguments, &mut console, &mut out),
        Command::Post(arguments) => post::run(&arguments, &mut console, &mut out),
        Command::Picture(arguments) => picture::run(&arguments, &mut console, &mut out),
    };
    let outcome = outcome.and_then(|()| Ok(out.flush()?));
    let Err(error) = outcome else {
        console.end();
        return ExitCode::SUCCESS;
    };
    // The reader of stdout has closed the pipe, as in `hopscope life | head`.
    if is_closed_pipe(error.as_ref()) {
        return ExitCode::SUCCESS;
    }
    console.print(&error);
    if error.is::<Usage>() {
        return ExitCode::from(2);
    }
    ExitCode::FAILURE
}

fn is_closed_pipe(error: &(dyn Error + 'static)) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}
