//! Series as comma-separated values, for a spreadsheet or a script.
//!
//! Fields are quoted by RFC 4180 (with `csv-core`), lines end with a line feed, and the text is UTF-8. The header is
//! lines that begin with `#`: the version of Hopscope, the scenario as a query string (which
//! reproduces the numbers), and the meaning of each column. The next line has the names of the
//! columns. A field with text from a file gets a leading apostrophe if a spreadsheet would read it
//! as a formula: see [`harmless`].

use crate::analysis::list_visibility::lookup;
use crate::base::decimal::Decimal;
use crate::pipeline::scenario::Choice;
use crate::run::Run;
use std::borrow::Cow;
use std::fmt::Write;

/// The name of a column and its meaning.
pub type Column = (&'static str, &'static str);

/// The value of one field.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// An unknown value: an empty field.
    Unknown,
    /// An integer.
    Count(u32),
    /// A number; an empty field if it is not finite.
    Number(f64),
    /// A text, possibly from a file. It is written by [`harmless`].
    Text(Cow<'static, str>),
}

/// The columns of [`life`].
pub const LIFE: [Column; 13] = [
    ("connection", "number of connections; one row each"),
    ("month", "month in which it was accepted; from 0"),
    ("person", "person who was accepted"),
    ("first", "people of the 1st degree"),
    ("second", "people of the 2nd degree"),
    ("third", "people of the 3rd degree"),
    ("gained", "people this connection brought within two steps"),
    (
        "overlap",
        "ties of this person to people who were already within two steps",
    ),
    ("could_reach", "people within the scope of a post"),
    ("source", "source of the invitation"),
    ("among", "ties among your connections"),
    (
        "clustering",
        "share of pairs of your connections who know each other; 0 to 1",
    ),
    ("look_up", "people you can look up if some hide their list"),
];

/// The columns of [`post`].
pub const POST: [Column; 6] = [
    ("hop", "hop of the post; from 1"),
    ("views", "views at this hop, repeats included"),
    ("viewers", "people who saw it first at this hop"),
    ("reshares", "people who passed on what they saw at this hop"),
    (
        "expected",
        "viewers expected at this hop; known for the first two only",
    ),
    (
        "outside",
        "people outside your network to whom the feed shows it for the views at this hop",
    ),
];

/// The columns of [`Series::Contacts`].
const CONTACTS: [Column; 4] = [
    ("month", "month; from 0"),
    ("expected", "people expected to write to you"),
    ("sampled", "people who write to you in this life"),
    ("viewers", "people who saw a post of this month"),
];

/// The columns of [`Series::Lives`].
const LIVES: [Column; 7] = [
    ("connection", "number of connections"),
    ("lives", "lives that reach this number"),
    ("low", "people within two steps; 5 % of lives have fewer"),
    (
        "median",
        "people within two steps; half of the lives have fewer",
    ),
    ("high", "people within two steps; 95 % of lives have fewer"),
    ("mean", "people within two steps on average"),
    ("error", "standard error of the mean"),
];

/// A series of numbers that the caller computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// Contacts by month, with the columns month, expected, sampled, viewers.
    Contacts,
    /// The people within two steps over many lives, with the columns connection, lives, low,
    /// median, high, mean, error.
    Lives,
}

impl Series {
    fn columns(self) -> &'static [Column] {
        match self {
            Series::Contacts => &CONTACTS,
            Series::Lives => &LIVES,
        }
    }
}

/// The first lines of the header of a file about a run: version, scenario, world and moment. Each
/// begins with `#` and ends with a line feed.
pub fn head(run: &Run) -> String {
    let (scenario, world) = (run.scenario().to_query(), run.world());
    let mut text = format!(
        "# hopscope {}\n# scenario: {scenario}\n# world: {} people with {} ties besides yours\n",
        env!("CARGO_PKG_VERSION"),
        world.people(),
        world.graph.ties()
    );
    if run.scenario().post > 0 {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# moment: after {} connections", run.connection());
    }
    text
}

/// Appends one `#` line with the meaning of each column.
fn explain(columns: &[Column], text: &mut String) {
    for (name, meaning) in columns {
        let _ = writeln!(text, "# {name}: {meaning}");
    }
}

/// Appends the line with the names of the columns.
fn names(columns: &[Column], text: &mut String) {
    let names: Vec<&str> = columns.iter().map(|column| column.0).collect();
    text.push_str(&names.join(","));
    text.push('\n');
}

/// The connections of a run as CSV with the columns of [`LIFE`]: one row each, at most
/// `connections` rows. With `with_head`, the header comes first. O(people + ties of all your
/// connections).
pub fn life(run: &Run, connections: usize, with_head: bool) -> String {
    let mut text = if with_head { head(run) } else { String::new() };
    if with_head {
        explain(&LIFE, &mut text);
    }
    names(&LIFE, &mut text);
    for row in life_rows(run, connections) {
        write_row(row, &mut text);
    }
    text
}

/// The rows of [`life`], one for each connection, with the columns of [`LIFE`]. In a list of your
/// own connections, the cells that need ties are unknown. O(people + ties of all your connections)
/// for the call, O(1) for each row.
pub fn life_rows(run: &Run, connections: usize) -> impl Iterator<Item = [Cell; LIFE.len()]> {
    let (world, growth, history) = (run.world(), run.growth(), run.history());
    let scenario = run.scenario();
    let (keep, look_up) = (
        run.keep(),
        lookup(
            &world.graph,
            growth.people(),
            scenario.hidden,
            scenario.seed,
        ),
    );
    let known = |cell: Cell| match world.dated() {
        Some(_) => Cell::Unknown,
        None => cell,
    };
    let connections = growth.connections.iter().enumerate().take(connections);
    connections.map(move |(step, connection)| {
        let invitation = growth.invitations[connection.invitation as usize];
        let degrees = history.degrees(step + 1);
        let [first, second, third] = degrees;
        let kept = keep.at(step + 1);
        let could_reach: u32 = degrees.iter().take(scenario.scope as usize).sum();
        [
            Cell::Count(step as u32 + 1),
            Cell::Count(connection.month),
            Cell::Text(world.label(invitation.person).into()),
            Cell::Count(first),
            known(Cell::Count(second)),
            known(Cell::Count(third)),
            known(Cell::Count(history.gained[step])),
            known(Cell::Count(history.overlap[step])),
            known(Cell::Count(could_reach)),
            Cell::Text(invitation.source.word().into()),
            known(Cell::Count(kept.ties)),
            known(Cell::Number(kept.clustering)),
            known(Cell::Count(look_up.get(step).copied().unwrap_or_default())),
        ]
    })
}

/// The shown post of a run as CSV, one row for each hop, with the header. Without a post there are
/// no rows. Cost: see [`post_rows`].
pub fn post(run: &Run) -> String {
    let mut text = head(run);
    explain(&POST, &mut text);
    names(&POST, &mut text);
    for row in post_rows(run) {
        write_row(row, &mut text);
    }
    text
}

/// The rows of [`post`], one for each hop, with the columns of [`POST`]; none without a post.
/// O(people + ties of your connections) for the call, O(1) for each row.
pub fn post_rows(run: &Run) -> impl Iterator<Item = [Cell; POST.len()]> {
    let post = run.post();
    let hops = match run.scenario().post {
        0 => 0,
        _ => post.views.len(),
    };
    let expected = run.expected().filter(|_| hops > 0);
    let expected = expected.map(|expected| expected.hops);
    (0..hops).map(move |hop| {
        let at = |counts: &[u32]| Cell::Count(counts.get(hop).copied().unwrap_or_default());
        let known = expected.iter().flatten().nth(hop);
        [
            Cell::Count(hop as u32 + 1),
            at(&post.views),
            at(&post.per_hop),
            at(&post.reshares),
            known.map_or(Cell::Unknown, |&count| Cell::Number(count)),
            Cell::Count(post.outside(hop + 1) - post.outside(hop)),
        ]
    })
}

/// A series that the caller computed for this run, as CSV with the header. `columns` are in the
/// order of [`Series`]; the first one sets the number of rows. A missing, infinite or NaN value is
/// an empty field. O(values).
pub fn series(run: &Run, series: Series, columns: &[Vec<f64>]) -> String {
    let mut text = head(run);
    explain(series.columns(), &mut text);
    names(series.columns(), &mut text);
    for row in 0..columns.first().map_or(0, Vec::len) {
        let fields = (0..series.columns().len()).map(|column| {
            let number = columns.get(column).and_then(|column| column.get(row));
            number.map_or(Cell::Unknown, |&number| Cell::Number(number))
        });
        write_row(fields, &mut text);
    }
    text
}

/// Appends a row of fields.
fn write_row(cells: impl IntoIterator<Item = Cell>, text: &mut String) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        // Writing to a string cannot fail.
        let _ = match cell {
            Cell::Count(count) => write!(text, "{count}"),
            Cell::Number(number) if number.is_finite() => write!(text, "{}", Decimal(number)),
            Cell::Text(words) => write!(text, "{}", harmless(&words)),
            Cell::Unknown | Cell::Number(_) => Ok(()),
        };
    }
    text.push('\n');
}

/// A field, quoted if it contains a comma, a quotation mark, a line end (RFC 4180) or `#`, which
/// begins a comment. O(bytes).
pub fn quoted(text: &str) -> String {
    let bytes = text.as_bytes();
    let writer = csv_core::WriterBuilder::new().comment(Some(b'#')).build();
    if !writer.should_quote(bytes) {
        return text.to_string();
    }
    // Each byte becomes at most two, and there are two quotation marks.
    let mut field = vec![b'"'; 2 * bytes.len() + 2];
    let (_, _, written) = csv_core::quote(bytes, &mut field[1..], b'"', b'"', true);
    field.truncate(written + 2);
    String::from_utf8(field).unwrap_or_default()
}

/// [`quoted`] for text from a file. A text that begins with `=`, `+`, `-`, `@`, one of their
/// full-width forms, a tab or a line end gets a leading apostrophe, so that no spreadsheet reads it
/// as a formula (OWASP, CSV injection). O(bytes).
pub fn harmless(text: &str) -> String {
    const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(FORMULA) {
        quoted(&format!("'{text}"))
    } else {
        quoted(text)
    }
}
