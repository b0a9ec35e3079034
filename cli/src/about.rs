//! The scenario of a subcommand. Its options are derived from the crate's table of parameters.

use crate::console::Console;
use crate::network::{self, Network};
use crate::outcome::Outcome;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::Error;
use clap::{Arg, ArgGroup, ArgMatches, Args, Command, FromArgMatches};
use hopscope::import::Format;
use hopscope::run::Run;
use hopscope::scenario::{Group, Kind, PARAMETERS, Parameter, Scenario, Stage, WorldModel};

/// The id of the group of all parameters' options.
pub const PARAMETERS_GROUP: &str = "parameters";

/// The arguments that name a scenario and a file.
#[derive(Args)]
pub struct About {
    /// The scenario as in the address of the page: 'people=5000&connections=100'
    query: Option<String>,
    /// A network or a list of your own connections, in any format that the page reads; - is stdin
    ///
    /// The formats are edge list (two names a line), GraphML, GEXF, GML, DOT, GDF, TGF, LGL, DIMACS, METIS, adjacency list, adjacency matrix, Matrix Market,
    /// UCINET DL, SIF, N-Triples, Pajek, JSON, and Connections.csv as a professional network exports it. Each may be packed as .gz or .zip. The content of the file decides which format it is. The
    /// file becomes the world; with --world configuration the world has the degrees of the file.
    #[arg(long, value_name = "FILE")]
    file: Option<String>,
    /// Read the file as this format, and not as the one that its content shows
    #[arg(long, value_name = "FORMAT", requires = "file", value_parser = format_parser())]
    read_as: Option<Format>,
    #[command(flatten)]
    parameters: Parameters,
}

/// Parses the word of a format.
fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::word))
        .map(|word| Format::of_word(&word).expect("a word of the list"))
}

/// A scenario, and the network of its file.
pub struct Given {
    pub scenario: Scenario,
    pub network: Option<Network>,
}

impl About {
    /// Reads the scenario and the file. Prints their warnings and notes on stderr.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(&self, console: &mut Console) -> Outcome<Given> {
        let query = self.query.as_deref().unwrap_or_default();
        let mut scenario = scenario(query, &self.parameters.0, console);
        let file = self.file.as_deref();
        let network = file
            .map(|path| network::read(path, self.read_as, console))
            .transpose()?;
        // The configuration model uses the degrees of the file.
        if network.is_some() && scenario.world != WorldModel::Configuration {
            scenario.world = WorldModel::File;
        }
        Ok(Given { scenario, network })
    }

    /// Reads the scenario and the file, and runs all stages up to `last`. Prints warnings and notes on stderr.
    ///
    /// # Errors
    /// If the file cannot be read, or the world is rejected.
    pub fn run(&self, last: Stage, console: &mut Console) -> Outcome<Run> {
        self.read(console)?.run(last, console)
    }
}

impl Given {
    /// Runs all stages up to `last`. Prints the notes of the run on stderr.
    ///
    /// # Errors
    /// If the world is rejected.
    pub fn run(self, last: Stage, console: &mut Console) -> Outcome<Run> {
        let mut run = Run::default();
        if let Some(network) = self.network {
            run.open(network.list);
        }
        run.configure(self.scenario)?;
        loop {
            let stage = run.advance_with_progress(&mut |stage, percent| {
                console.progress(stage.name(), u64::from(percent), 100);
            });
            if stage.is_none_or(|stage| stage >= last) {
                break;
            }
        }
        // A run without a life has the notes of its world only.
        let notes = match last {
            Stage::World => run.world().notes.clone(),
            _ => run.notes(),
        };
        for note in notes {
            console.print(note);
        }
        Ok(run)
    }
}

/// Reads a query string, and then options. Prints warnings on stderr.
pub fn scenario(query: &str, options: &[(&str, String)], console: &mut Console) -> Scenario {
    let query = query.strip_prefix(['?', '#']).unwrap_or(query);
    let parts = form_urlencoded::parse(query.as_bytes());
    let pairs = parts.map(|(name, value)| (name.into_owned(), value.into_owned()));
    let options = options.iter();
    let options = options.map(|(name, value)| ((*name).to_string(), value.clone()));
    let reading = Scenario::from_pairs(pairs.chain(options));
    for warning in reading.warnings {
        console.print(warning);
    }
    reading.scenario
}

/// The names and values of the given options, in the order of the table.
struct Parameters(Vec<(&'static str, String)>);

impl Args for Parameters {
    fn augment_args(command: Command) -> Command {
        let names = PARAMETERS.iter().map(|parameter| parameter.name);
        let group = ArgGroup::new(PARAMETERS_GROUP).args(names).multiple(true);
        command.args(PARAMETERS.iter().map(option)).group(group)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Parameters::augment_args(command)
    }
}

impl FromArgMatches for Parameters {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Parameters, Error> {
        let given = PARAMETERS.iter().filter_map(|parameter| {
            let value = matches.get_one::<String>(parameter.name)?;
            Some((parameter.name, value.clone()))
        });
        Ok(Parameters(given.collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Parameters::from_arg_matches(matches)?;
        Ok(())
    }
}

/// A parameter as an option. It accepts any text: the crate checks the value, as it does for the page.
fn option(parameter: &'static Parameter) -> Arg {
    let heading = match parameter.group {
        Group::Main => "Main parameters",
        Group::World => "Parameters of the world",
        Group::Growth => "Parameters of the invitations",
        Group::Post => "Parameters of posts",
        Group::Contacts => "Parameters of contacts and bands",
    };
    Arg::new(parameter.name)
        .long(parameter.name)
        .value_name(value_name(parameter))
        .help(help(parameter))
        .help_heading(heading)
        .hide_short_help(true)
        .allow_negative_numbers(true)
}

fn value_name(parameter: &Parameter) -> &'static str {
    match parameter.kind {
        Kind::Integer | Kind::Number => "NUMBER",
        Kind::Choice(_) => "WORD",
        Kind::Switch => "yes|no",
        Kind::Text => "TEXT",
    }
}

/// The meaning, the range and the default of a parameter.
fn help(parameter: &Parameter) -> String {
    let Parameter { min, max, .. } = parameter;
    let mut can_be = match parameter.kind {
        Kind::Integer | Kind::Number => format!("{min} to {max}"),
        Kind::Choice(words) => words.join(", "),
        Kind::Switch => "yes or no".to_string(),
        Kind::Text => format!("at most {max} bytes"),
    };
    if let Some(word) = parameter.special {
        can_be += &format!(", or {word}");
    }
    if !parameter.unit.is_empty() {
        can_be += &format!("; unit: {}", parameter.unit);
    }
    let place = PARAMETERS.iter().position(|one| one.name == parameter.name);
    let default = place.map_or_else(String::new, |place| Scenario::default().get(place));
    match default.as_str() {
        "" => format!("{} [{can_be}]", parameter.help),
        default => format!("{} [{can_be}; default: {default}]", parameter.help),
    }
}
