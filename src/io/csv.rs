//! Series as comma-separated values, for a spreadsheet or a script.
//!
//! Fields are quoted by RFC 4180, lines end with a line feed, and the text is UTF-8. The header is lines that begin
//! with `#`: the version of Hopscope, the scenario as a query string (which reproduces the numbers), and the meaning
//! of each column. The next line is the names of the columns. A field of text from a file gets an apostrophe in
//! front if a spreadsheet would read it as a formula: see [`harmless`].

use crate::analysis::list_visibility::lookup;
use crate::base::decimal::Decimal;
use crate::pipeline::scenario::Choice;
use crate::run::Run;
use std::fmt::Write;

/// The name of a column and its meaning.
type Column = (&'static str, &'static str);

/// The columns of [`life`].
const LIFE: [Column; 13] = [
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
const POST: [Column; 5] = [
    ("hop", "hop of the post; from 1"),
    ("views", "views at this hop, repeats included"),
    ("viewers", "people who saw it first at this hop"),
    ("reshares", "people who passed on what they saw at this hop"),
    (
        "expected",
        "viewers expected at this hop; known for the first two only",
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
    /// The people within two steps over many lives, with the columns connection, lives, low, median, high, mean, error.
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

/// The first lines of the header of a file about a run: version, scenario, world and moment. Each begins with `#`.
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

/// The connections of a run, one row each, at most `connections` rows; with the header if `with_head`. In a list of
/// your own connections the counts that need ties are unknown, and their fields are empty. O(connections + their
/// ties).
pub fn life(run: &Run, connections: usize, with_head: bool) -> String {
    let mut text = if with_head { head(run) } else { String::new() };
    if with_head {
        explain(&LIFE, &mut text);
    }
    names(&LIFE, &mut text);
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
    let known = |count: &dyn std::fmt::Display| match world.dated() {
        Some(_) => String::new(),
        None => count.to_string(),
    };
    for (step, connection) in growth.connections.iter().enumerate().take(connections) {
        let invitation = growth.invitations[connection.invitation as usize];
        let degrees = history.degrees(step + 1);
        let [first, second, third] = degrees;
        let kept = keep.at(step + 1);
        let could_reach: u32 = degrees.iter().take(scenario.scope as usize).sum();
        let _ = writeln!(
            text,
            "{},{},{},{first},{},{},{},{},{},{},{},{},{}",
            step + 1,
            connection.month,
            harmless(&world.label(invitation.person)),
            known(&second),
            known(&third),
            known(&history.gained[step]),
            known(&history.overlap[step]),
            known(&could_reach),
            invitation.source.word(),
            known(&kept.ties),
            known(&Decimal(kept.clustering)),
            known(&look_up.get(step).copied().unwrap_or_default()),
        );
    }
    text
}

/// The current post of a run, one row a hop, with the header. Without a post there are no rows. O(hops).
pub fn post(run: &Run) -> String {
    let mut text = head(run);
    explain(&POST, &mut text);
    names(&POST, &mut text);
    if run.scenario().post == 0 {
        return text;
    }
    let post = run.post();
    let expected = run.expected().map(|expected| expected.hops);
    for (hop, views) in post.views.iter().enumerate() {
        let at = |counts: &[u32]| counts.get(hop).copied().unwrap_or_default();
        let known = expected.iter().flatten().nth(hop);
        let known = known.map(|&count| Decimal(count).to_string());
        let _ = writeln!(
            text,
            "{},{views},{},{},{}",
            hop + 1,
            at(&post.per_hop),
            at(&post.reshares),
            known.unwrap_or_default()
        );
    }
    text
}

/// A series that the caller computed for this run, with the header. `columns` are in the order of [`Series`]; the
/// first one decides about the number of rows. A missing, infinite or NaN value is an empty field. O(values).
pub fn series(run: &Run, series: Series, columns: &[Vec<f64>]) -> String {
    let mut text = head(run);
    explain(series.columns(), &mut text);
    names(series.columns(), &mut text);
    for row in 0..columns.first().map_or(0, Vec::len) {
        let fields = (0..series.columns().len()).map(|column| {
            let number = columns.get(column).and_then(|column| column.get(row));
            let number = number.filter(|number| number.is_finite());
            number.map_or(String::new(), |&number| Decimal(number).to_string())
        });
        text.push_str(&fields.collect::<Vec<_>>().join(","));
        text.push('\n');
    }
    text
}

/// A field, quoted if it contains a comma, a quotation mark, a line end (RFC 4180) or `#`, which begins a comment.
pub fn quoted(text: &str) -> String {
    let bytes = text.as_bytes();
    let writer = csv_core::WriterBuilder::new().comment(Some(b'#')).build();
    if !writer.should_quote(bytes) {
        return text.to_string();
    }
    // Each byte becomes two at most, and two quotation marks are added.
    let mut field = vec![b'"'; 2 * bytes.len() + 2];
    let (_, _, written) = csv_core::quote(bytes, &mut field[1..], b'"', b'"', true);
    field.truncate(written + 2);
    String::from_utf8(field).unwrap_or_default()
}

/// [`quoted`] for text from a file. A text that begins with `=`, `+`, `-`, `@`, one of their full-width forms, a tab or
/// a line end gets an apostrophe in front, so that no spreadsheet reads it as a formula (OWASP, CSV injection).
pub fn harmless(text: &str) -> String {
    const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(FORMULA) {
        quoted(&format!("'{text}"))
    } else {
        quoted(text)
    }
}
