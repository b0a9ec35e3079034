//! The table of parameters. An entry here is the first step of a new parameter; CONTRIBUTING.md has the others.

use super::answers::Answers;
use super::parameter::{Group, Kind, Parameter};
use super::stage::Stage;
use super::value::{Amount, Choice, Field, ParameterValue};
use crate::base::message::Message;

/// Declares an enum of named values: `value = "word";`.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $word:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$value_doc])* $value,)* }

        impl Choice for $name {
            const ALL: &'static [Self] = &[$($name::$value,)*];
            const WORDS: &'static [&'static str] = &[$($word,)*];
        }
    };
}

/// Declares the fields of [`Scenario`], their defaults, and [`PARAMETERS`]. An entry gives the
/// name, the type, the unit and the default; the first stage that reads it, the group, the meaning,
/// and the source of the default or the range; and all values that differ from [`DEFAULTS`]. The
/// page has its own texts for labels, units and choices: sections `labels` and `settings` of
/// `www/i18n/text/`. `cargo xtask build` takes the English meanings and sources from here.
macro_rules! parameters {
    ($($name:ident: $type:ty $(, $unit:literal)? = $default:expr; $stage:ident, $group:ident, $help:literal, $source:literal
        $(, $key:ident = $value:expr)*;)*) => {
        /// The named values, including the seed, from which everything on screen follows. Scenarios
        /// that are read from text have every value within its range.
        ///
        /// ```
        /// use hopscope::scenario::{Amount, Scenario};
        ///
        /// let reading = Scenario::from_query("people=500&connections=all&see=7");
        /// assert_eq!(reading.scenario.people, 500);
        /// assert_eq!(reading.scenario.connections, Amount::Word);
        /// assert_eq!(reading.warnings, ["see is from 0 to 1: 1 is used for 7."]);
        /// assert_eq!(reading.scenario.to_query(), "connections=all&people=500&see=1");
        /// ```
        #[derive(Clone, Debug, PartialEq)]
        pub struct Scenario { $(#[doc = $help] #[doc = concat!("\n\nSource: ", $source, ".")] pub $name: $type,)* }

        impl Default for Scenario {
            #[inline(never)]
            fn default() -> Scenario {
                Scenario { $($name: $default,)* }
            }
        }

        /// Every parameter, in the order of the canonical text.
        pub static PARAMETERS: &[Parameter] = &[$(Parameter {
            name: stringify!($name),
            stage: Stage::$stage,
            group: Group::$group,
            #[cfg(not(target_arch = "wasm32"))]
            help: $help,
            #[cfg(not(target_arch = "wasm32"))]
            source: $source,
            $(#[cfg(not(target_arch = "wasm32"))]
            unit: $unit,)?
            kind: <$type as ParameterValue>::KIND,
            $($key: $value,)*
            ..DEFAULTS
        },)*];

        impl Scenario {
            /// The field of `PARAMETERS[index]`.
            fn field_mut(&mut self, index: usize) -> &mut dyn Field {
                let mut place = 0..;
                $(if place.next() == Some(index) {
                    return &mut self.$name;
                })*
                unreachable!("there is no parameter {index}")
            }
        }
    };
}

const DEFAULTS: Parameter = Parameter {
    name: "",
    #[cfg(not(target_arch = "wasm32"))]
    help: "",
    #[cfg(not(target_arch = "wasm32"))]
    unit: "",
    #[cfg(not(target_arch = "wasm32"))]
    source: "",
    stage: Stage::World,
    group: Group::World,
    kind: Kind::Text,
    min: 0.0,
    max: 1.0,
    step: 1.0,
    log: false,
    special: None,
};

choices! {
    /// The model that makes the world.
    WorldModel {
        /// Heavy-tailed degrees, communities and closed triangles, calibrated on published figures.
        Professional = "professional";
        /// Communities with shortcuts between them, for given degrees (degree-corrected).
        Communities = "communities";
        /// Every pair has a tie with the same probability: G(n, p) (Gilbert).
        Random = "random";
        /// A fixed number of ties, drawn from all pairs: G(n, m) (Erdős, Rényi).
        Gnm = "gnm";
        /// A ring lattice with some rewired ties (Watts, Strogatz).
        SmallWorld = "smallworld";
        /// Newcomers make ties with people in proportion to their degrees (Barabási, Albert).
        Preferential = "preferential";
        /// Preferential attachment whose newcomers also close triangles (Holme, Kim).
        Clustered = "clustered";
        /// Given degrees, otherwise random. Uses the degrees of the open file, if any.
        Configuration = "configuration";
        /// A real network, read from a file.
        File = "file";
    }
}

choices! {
    /// The people whose invitations you accept. Each value accepts everything that the previous one
    /// accepts, and more.
    Strategy {
        /// Only people you have met.
        Met = "met";
        /// People you have met and their friends.
        Fof = "fof";
        /// Everyone.
        Everyone = "everyone";
    }
}

choices! {
    /// The kind of post: a preset of the probability to see it and the half-life.
    PostKind {
        /// A few lines in the feed.
        Update = "update";
        /// A long text that is seen for a longer time.
        Article = "article";
    }
}

choices! {
    /// The rule by which a person who saw a post passes it on.
    PostModel {
        /// With a given probability (independent cascade).
        Cascade = "cascade";
        /// Always, and every neighbour sees it: the maximum reach.
        Broadcast = "broadcast";
        /// After seeing it from a large enough share of their neighbours (linear threshold).
        Threshold = "threshold";
        /// After seeing it from several neighbours (complex contagion).
        Complex = "complex";
        /// At every step while infectious, as in an epidemic (SIR).
        Sir = "sir";
    }
}

choices! {
    /// The share of the posts in a feed that the reader sees.
    Feed {
        /// The same share for every reader.
        Same = "same";
        /// The same number of posts for every reader: the share is in inverse proportion to the
        /// reader's degree.
        Shared = "shared";
    }
}

choices! {
    /// The probability that a viewer of a post writes to you, by the number of connections you
    /// share.
    Writers {
        /// Largest for weak ties with about ten shared connections: an inverted U.
        Weak = "weak";
        /// The same for every viewer.
        Anybody = "anybody";
        /// Larger, the more shared connections there are.
        Close = "close";
    }
}

choices! {
    /// The layout of people in the picture.
    Layout {
        /// Rings around you, by degree.
        Rings = "rings";
        /// The force-directed layout.
        Force = "force";
    }
}

choices! {
    /// The source of an invitation.
    Source {
        /// Your circle: people you have met.
        Circle = "circle";
        /// A neighbour of a person in your circle.
        Fof = "fof";
        /// Active people: a random person in proportion to their degree.
        Active = "active";
        /// A uniformly random person.
        Strangers = "strangers";
        /// Unknown: a list of your own connections does not contain the source.
        Unknown = "unknown";
    }
}

parameters! {
    strategy: Strategy = Strategy::Everyone;
        Growth, Main, "Whose invitations you accept.", "the seven claims on trial";
    connections: Amount, "connections" = Amount::Of(25);
        Post, Main, "How many connections you have at the moment shown.",
        "about half a year, if everyone is accepted", max = 1e6, special = Some("all");
    reshare: f64 = 0.04;
        Post, Main, "The chance that a person who saw the post passes it on.",
        "an assumption: about 1 in 25; engagement is reported at 1 to 5 in 100", step = 0.001, log = true;
    layout: Layout = Layout::Rings;
        Frame, Main, "Where people are drawn: in rings around you by degree, or where the pull of their ties puts them.",
        "rings show the degree that is counted; structure shows who knows whom";

    world: WorldModel = WorldModel::Professional;
        World, World, "How the ties between other people are made.", "see each model's documentation";
    people: u32, "people" = 2000;
        World, World, "How many people there are besides you.",
        "few enough to see each person", min = 2.0, max = 1e6, log = true;
    ties: f64, "ties" = 12.0;
        World, World, "How many ties a person has on average. Where a model makes another number, a note says which.",
        "an assumption: a world of 2,000 is a sample, so people have fewer ties in it", max = 200.0, step = 0.5;
    community: u32, "people" = 250;
        World, World, "How many people a community has on average. In a professional network with more than 24 ties each, people with many ties belong to several.",
        "chosen for the published clustering and unique friends of friends (Ugander et al. 2011); up to 24 ties each in proportion to the ties each, above it 250", min = 2.0, max = 10_000.0, log = true;
    shortcuts: f64 = 0.05;
        World, World, "The share of ties that are meant to lead out of the community.",
        "chosen with the community's size", step = 0.01;
    spread: f64 = 1.14;
        World, World, "The standard deviation of the logarithm of the number of ties. At 0 people still differ a little, by chance.",
        "a log-normal with mean / median = 190 / 99 has 1.14 (Ugander et al. 2011)", max = 1.5, step = 0.01;
    alike: f64 = 0.35;
        World, World, "How much of the spread's variance lies between communities: then people with many ties know others with many ties.",
        "chosen for the published 403 friends of friends per friend of a person with 100 (Ugander et al. 2011)", step = 0.01;
    closure: f64 = 0.15;
        World, World, "The share of ties made to a friend of a friend.",
        "chosen for the published clustering, which falls with the degree; communities close triangles too", step = 0.01;
    rewire: f64 = 0.1;
        World, World, "The share of the ring's ties that are moved to a random person.",
        "small-world range: .01 to .1 (Watts, Strogatz 1998)", step = 0.001, log = true;
    you: String = String::new();
        World, World, "Which person in the world you are. If empty, you are a new person.",
        "the reader's choice", max = 1000.0;
    seed: u32 = 7;
        World, World, "All random choices follow from this number: the same seed gives the same run.",
        "any", max = 4_294_967_295.0;

    switch: Amount, "months" = Amount::Word;
        Growth, Growth, "The month in which you change whose invitations you accept.",
        "the story on trial: month 60", max = 1200.0, special = Some("never");
    then: Strategy = Strategy::Everyone;
        Growth, Growth, "Whose invitations you accept after the switch.", "the story on trial";
    backlog: bool = true;
        Growth, Growth, "Whether invitations that waited are accepted at the switch.", "the story on trial";
    answers: Answers = Answers::default();
        Growth, Growth, "The invitations you accept first, by number and in this order; a minus sign skips one for now.",
        "the reader's choice", max = Answers::LONGEST;
    months: u32, "months" = 120;
        Growth, Growth, "How many months a life lasts at least.",
        "ten years", min = 1.0, max = 1200.0, log = true;
    invitations: f64, "a month" = 5.0;
        Growth, Growth, "How many chances of an invitation each month brings.",
        "an assumption: a circle of 100 is about seven tenths full after five years", min = 0.1, max = 1000.0, step = 0.1, log = true;
    circle: u32, "people" = 100;
        Growth, Growth, "How many people you meet in total.",
        "circles of 4.1, 11.0, 29.8 and 128.9 (Mac Carron, Kaski, Dunbar 2016)", max = 10_000.0, log = true;
    met: f64 = 40.0;
        Growth, Growth, "How many of the invitations come from people you meet (a weight).", "an assumption", max = 100.0;
    fof: f64 = 25.0;
        Growth, Growth, "How many of the invitations come from your circle's friends (a weight).",
        "an assumption; about half of all new ties close a triangle (Leskovec et al. 2008)", max = 100.0;
    active: f64 = 25.0;
        Growth, Growth, "How many of the invitations come from people who invite in proportion to their ties (a weight).",
        "an assumption", max = 100.0;
    strangers: f64 = 10.0;
        Growth, Growth, "How many of the invitations come from people drawn at random (a weight).", "an assumption", max = 100.0;

    feedback: f64, "a month" = 0.0;
        Growth, Growth, "How many extra chances of an invitation each connection brings a month, because you are seen.",
        "an assumption, off by default: with dk/dt = λk connections grow exponentially in time, for a while", max = 1.0, step = 0.001, log = true;

    kind: PostKind = PostKind::Update;
        Post, Post, "The kind of post. It sets the chance to see, the chance to reshare and the half-life, unless you set them.",
        "see these three settings";
    model: PostModel = PostModel::Cascade;
        Post, Post, "What makes a person who saw a post reshare it.", "see each model's documentation";
    post: u32 = 0;
        Post, Post, "Which of your posts is shown; 0 shows none.", "the reader's choice", max = 1e6;
    see: f64 = 0.35;
        Post, Post, "The chance that a connection of the person who posts or reshares sees it.",
        "35 of 100 friends see a post; 61 see one of a month's, taken for an article (Bernstein et al. 2013)", step = 0.01;
    hops: Amount, "hops" = Amount::Of(3);
        Post, Post, "How many hops a post can travel.",
        "the three rings on screen", min = 1.0, max = 1000.0, log = true, special = Some("all");
    cold: f64 = 0.5;
        Post, Post, "How much less likely a reader is to react if they share no connection with the person they saw it from.",
        "an assumption; three shared connections halve it", step = 0.01;
    feed: Feed = Feed::Same;
        Post, Post, "How much of their feed readers see.",
        "an assumption; with the same number, well-connected readers see less of each post (Hodas, Lerman 2012)";
    needs: u32, "people" = 2;
        Post, Post, "How many people a reader has to see it from before passing it on (complex contagion).",
        "complex contagion starts at two (Centola, Macy 2007)", min = 1.0, max = 100.0;
    discovery: f64 = 0.0;
        Post, Post, "The share of a post's views that come from people outside your network, to whom the feed shows it. They do not pass it on.",
        "off by default: no figure of a professional network is published. Of what people see in other feeds: 1 in 10 (Facebook 2021), 3 in 10 (Facebook 2024), half (Twitter 2023, Instagram 2024), as reported",
        max = 0.9, step = 0.01;
    noise: f64 = 0.0;
        Post, Post, "The chance that a reader who has seen it from fewer people passes it on anyway (complex contagion).",
        "off by default, as in Centola, Macy 2007; some noise reverses what long ties do (Eckles et al. 2024)", step = 0.001, log = true;
    recover: f64, "a step" = 0.5;
        Post, Post, "The chance at each step that a person stops passing it on (SIR).",
        "an assumption; 1 gives the independent cascade in which every reader reshares", min = 0.01, step = 0.01;
    halflife: f64, "hours" = 24.0;
        Post, Post, "The time in which a post gets half of its views in a feed.",
        "reported, of engagement: about 24 hours for a professional network's posts (Graffius, yearly since 2018); a week for an article is an assumption", min = 0.1, max = 10_000.0, step = 0.1, log = true;
    hidden: f64 = 0.0;
        Post, Post, "The share of people who hide the list of their connections.",
        "this setting changes what can be looked up, not who sees a post", step = 0.01;
    scope: u32, "steps" = 2;
        Frame, Post, "How many steps away people still count as within reach.",
        "your ties and theirs, as in the story", min = 1.0, max = 3.0;

    posts: f64, "a month" = 4.0;
        Contacts, Contacts, "How many posts you write a month.",
        "an assumption: one a week", max = 30.0, step = 0.5;
    write: f64 = 0.002;
        Contacts, Contacts, "The highest chance that a person who saw a post writes to you because of it.",
        "an assumption: 1 in 500", step = 0.0001, log = true;
    writers: Writers = Writers::Weak;
        Contacts, Contacts, "How that chance depends on the connections you have in common.",
        "weak: mobility peaks near ten shared connections (Rajkumar et al. 2022)";
    lives: u32, "lives" = 200;
        Frame, Contacts, "How many lives, each with its own seed, a band is computed from.",
        "the 5 % quantile of 200 lives has a standard error of 1.5 points", min = 2.0, max = 1000.0, log = true;
}

impl PostKind {
    /// Sets the kind, and the defaults of that kind for other parameters.
    fn preset(self, scenario: &mut Scenario) {
        scenario.kind = self;
        if self == PostKind::Article {
            // 61 % of friends see it over a month, instead of the 35 % who see an update (Bernstein
            // et al. 2013). The half-life of a week, instead of a day, is an assumption.
            scenario.see = 0.61;
            scenario.halflife = 168.0;
        }
    }
}

impl Scenario {
    /// The defaults for a kind of post.
    pub fn of_kind(kind: PostKind) -> Scenario {
        let mut scenario = Scenario::default();
        kind.preset(&mut scenario);
        scenario
    }
}

impl Scenario {
    /// The canonical text of the value of `PARAMETERS[index]`. O(parameters).
    ///
    /// # Panics
    /// If there is no such parameter.
    pub fn get(&self, index: usize) -> String {
        // A copy costs less than 0.4 kB gzipped of the first load for a second list of the fields.
        self.clone().field_mut(index).get(&PARAMETERS[index])
    }

    /// Sets the value of `PARAMETERS[index]` from a trimmed text. O(parameters).
    ///
    /// # Errors
    /// A warning if the text is out of range (then the nearest value is set), a fraction for an
    /// integer (then the rounded value is set), or unreadable (then nothing changes).
    ///
    /// # Panics
    /// If there is no such parameter.
    pub fn set(&mut self, index: usize, text: &str) -> Result<(), Message> {
        let warning = self.field_mut(index).set(text, &PARAMETERS[index]);
        warning.map_or(Ok(()), Err)
    }
}
