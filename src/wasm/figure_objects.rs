//! The objects that a figure gives, each made from the run.

use serde::Serialize;

use super::objects::{Counts, Floats, Message, Named, Value, messages};
use super::reading::query;
use super::schema::values;
use crate::pipeline::frame::{self, Dot, Preview, style};
use crate::pipeline::raster::{Theme, View};
use crate::pipeline::scenario::Choice;
use crate::run::Run;

/// A count of people, or of ties, beyond your own connections. A list of your own connections says nothing about them: there
/// the count is `undefined`.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Known(Option<u32>);

impl Known {
    fn of(run: &Run, count: u32) -> Known {
        Known(run.world().dated().is_none().then_some(count))
    }
}

/// The colours of the themes as `#rrggbb`, by role.
#[derive(Serialize)]
pub(super) struct Themes {
    light: Named,
    dark: Named,
}

impl Themes {
    pub(super) fn new() -> Themes {
        Themes {
            light: colours(&Theme::light()),
            dark: colours(&Theme::dark()),
        }
    }
}

fn colours(theme: &Theme) -> Named {
    let roles = theme.roles();
    Named(
        roles
            .map(|(role, colour)| (role, Value::Text(colour)))
            .collect(),
    )
}

/// A scenario as it was read.
#[derive(Serialize)]
pub(super) struct Accepted {
    /// The canonical query string.
    text: String,
    /// The values of all parameters by name.
    values: Named,
    /// What was ignored or changed while it was read.
    warnings: Vec<Message>,
}

impl Accepted {
    pub(super) fn new(run: &Run, warnings: Vec<Message>) -> Accepted {
        let scenario = run.scenario();
        Accepted {
            text: query(scenario),
            values: values(scenario),
            warnings,
        }
    }
}

/// Given instead of [`Accepted`] where only the whole core can run the scenario.
#[derive(Serialize)]
pub(super) struct Beyond {
    /// Always true.
    pub(super) beyond: bool,
}

/// What holds for the whole run.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Facts {
    /// People in the world without you, and ties between them.
    people: u32,
    ties: u32,
    /// Connections at the end of the life, and at the moment of the scenario.
    steps: u32,
    connection: u32,
    /// People expected to see the shown post first at hop 1 and at hop 2; none without a post.
    expected: Option<Floats>,
    /// The chance, from 0 to 1, that nobody passes the post on.
    ends_at_first: Option<f64>,
    /// Invitations that wait for an answer at the end.
    waiting: u32,
    /// Whether the world is a network that was read from a file.
    is_file: bool,
    notes: Vec<Message>,
}

impl Facts {
    pub(super) fn new(run: &Run) -> Facts {
        let world = run.world();
        // Computed only when a post is shown, because it visits every person.
        let posted = run.scenario().post > 0;
        let expected = posted.then(|| run.expected()).flatten();
        Facts {
            people: world.people() as u32,
            ties: world.graph.ties() as u32,
            steps: run.history().steps() as u32,
            connection: run.connection() as u32,
            ends_at_first: expected.as_ref().map(|expected| expected.ends_at_first),
            expected: expected.map(|expected| Floats::from(&expected.hops[..])),
            waiting: run.growth().waiting.len() as u32,
            is_file: world.is_file(),
            notes: messages(run.notes()),
        }
    }
}

/// The life's series: one number for each connection, from the first.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Series {
    /// The month in which each connection was made, from 0.
    month: Counts,
    /// People exactly three steps away after each connection.
    third: Counts,
    /// People whom each connection brought within two steps, and those of its ties that were within two steps before.
    gained: Counts,
    overlap: Counts,
    /// People within two steps: before the first connection, and after each.
    reach: Counts,
    /// Connections before the first month, and at the end of each month.
    after_month: Counts,
}

impl Series {
    pub(super) fn new(run: &Run) -> Series {
        let (growth, history) = (run.growth(), run.history());
        let months: Vec<u32> = growth
            .connections
            .iter()
            .map(|connection| connection.month)
            .collect();
        Series {
            month: Counts::from(&months[..]),
            third: Counts::from(&history.third[..]),
            gained: Counts::from(&history.gained[..]),
            overlap: Counts::from(&history.overlap[..]),
            reach: Counts::from(&history.reach()[..]),
            after_month: Counts::from(&growth.by_end_of_month(run.scenario().months)[..]),
        }
    }
}

/// The counters at a moment. Counts are of people, unless they say what else.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Counters {
    /// How many connections there are.
    connection: u32,
    /// The month of the last connection, from 0.
    month: u32,
    /// Exactly one, two and three steps away.
    first: u32,
    second: Known,
    third: Known,
    /// Within the scope of the post: who could see it.
    could_reach: Known,
    /// Whom the last connection brought within two steps, and how many of its ties lead to people who were there before.
    gained: Known,
    overlap: Known,
    /// The label of the last connection, and where its invitation came from; empty without a connection.
    person: String,
    source: &'static str,
    /// How many fewer are three steps away since the last connection.
    fallen: u32,
    /// How many hops the post has gone, and how many it goes in all.
    hop: u32,
    hops: u32,
    /// Who have seen the post, views of it (repeats included), and who of them reshared it.
    saw: u32,
    impressions: u32,
    reshares: u32,
    /// People outside the network to whom the feed has shown the post.
    outside: u32,
    /// Who saw it first at each hop so far, from hop 1.
    per_hop: Counts,
}

impl Counters {
    pub(super) fn new(run: &Run, counters: frame::Counters) -> Counters {
        let [first, second, third] = counters.degrees;
        let (person, source) = match counters.last {
            Some((person, source)) => (run.world().label(person), source.word()),
            None => (String::new(), ""),
        };
        Counters {
            connection: counters.connection,
            month: counters.month,
            first,
            second: Known::of(run, second),
            third: Known::of(run, third),
            could_reach: Known::of(run, counters.could_reach),
            gained: Known::of(run, counters.gained),
            overlap: Known::of(run, counters.overlap),
            person,
            source,
            fallen: counters.fallen,
            hop: counters.hop,
            hops: counters.hops,
            saw: counters.saw,
            impressions: counters.impressions,
            reshares: counters.reshares,
            outside: counters.outside,
            per_hop: Counts::from(&counters.per_hop[..]),
        }
    }
}

/// What the next connection of the life brings.
#[derive(Serialize)]
pub(super) struct Invitation {
    /// The number of the person.
    number: u32,
    /// The label of the person, and where the invitation came from.
    person: String,
    source: &'static str,
    /// The month in which it is accepted, from 0.
    month: u32,
    /// Ties of the person.
    degree: Known,
    /// Whom it will bring within two steps, and how many of the person's ties lead to people who are there already.
    gained: Known,
    overlap: Known,
}

impl Invitation {
    pub(super) fn new(run: &Run, preview: Preview) -> Invitation {
        Invitation {
            number: preview.person,
            person: run.world().label(preview.person),
            source: preview.source.word(),
            month: preview.month,
            degree: Known::of(run, preview.degree),
            gained: Known::of(run, preview.gained),
            overlap: Known::of(run, preview.overlap),
        }
    }
}

/// A person in the picture last drawn.
#[derive(Serialize)]
pub(super) struct Picked {
    /// The person's number; 0 is you.
    number: u32,
    /// The label.
    person: String,
    /// Steps from you, as drawn.
    ring: u32,
    /// Ties of the person; of person 0, your connections.
    degree: Known,
    /// Whom the person would bring within two steps now; 0 for you.
    gained: u32,
    /// The hop at which the person saw the shown post, and the label of the person it came from; 0 and empty if they did not see it.
    hop: u32,
    from: String,
    /// Whether the person was put at a fixed position.
    pinned: bool,
    /// The position in pixels of the picture.
    x: f64,
    y: f64,
}

impl Picked {
    /// `dot` is the person's in the frame, and `view` how the frame was drawn.
    pub(super) fn new(run: &Run, person: u32, dot: &Dot, view: &View) -> Picked {
        let world = run.world();
        let (x, y) = view.to_pixels(dot.x, dot.y);
        let (degree, gained) = match person {
            0 => (Known(Some(run.connection() as u32)), 0),
            person => {
                let history = run.history();
                let gained = history.would_gain(&world.graph, person, run.connection());
                (Known::of(run, world.graph.degree(person) as u32), gained)
            }
        };
        let seen = run.post().seen(person);
        let (hop, from) = match seen.filter(|_| dot.style & style::SAW != 0) {
            Some((hop, from)) => (hop, world.label(from)),
            None => (0, String::new()),
        };
        Picked {
            number: person,
            person: world.label(person),
            ring: dot.style & style::RING,
            degree,
            gained,
            hop,
            from,
            pinned: run.is_pinned(person),
            x: f64::from(x),
            y: f64::from(y),
        }
    }
}
