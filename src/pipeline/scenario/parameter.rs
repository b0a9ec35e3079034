//! The entry of a parameter in the table.

use super::stage::Stage;

/// The part of the page that shows a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Always on screen.
    Main,
    /// In the drawer, with the parameters of the world.
    World,
    /// In the drawer, with those of the invitations.
    Growth,
    /// In the drawer, with those of the post.
    Post,
    /// In the drawer, with those of the contacts and the bands.
    Contacts,
}

impl Group {
    /// Its name in lower case.
    pub fn name(self) -> &'static str {
        static NAMES: [&str; 5] = ["main", "world", "growth", "post", "contacts"];
        NAMES[self as usize]
    }
}

/// The values a parameter can take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// Yes or no.
    Switch,
    /// Any text of at most `max` bytes.
    Text,
}

/// One parameter: an entry of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The name in a query string, as an attribute and as a property.
    pub name: &'static str,
    /// What it means, in one sentence. The wasm has neither this nor the next two: the page has them in its
    /// texts, in the reader's language. `cargo xtask build` copies meaning and source into the English texts.
    #[cfg(not(target_arch = "wasm32"))]
    pub help: &'static str,
    /// The unit of a number; empty if it has none. The English texts have the unit too, with a form for one.
    #[cfg(not(target_arch = "wasm32"))]
    pub unit: &'static str,
    /// Where the default or the range comes from.
    #[cfg(not(target_arch = "wasm32"))]
    pub source: &'static str,
    /// The first stage that reads it.
    pub stage: Stage,
    /// The part of the page that shows it.
    pub group: Group,
    /// The values it can take.
    pub kind: Kind,
    /// The smallest number.
    pub min: f64,
    /// The largest number, or the greatest length of a text in bytes.
    pub max: f64,
    /// The step of its control.
    pub step: f64,
    /// Whether its control has a logarithmic scale.
    pub log: bool,
    /// A word that is allowed instead of a number.
    pub special: Option<&'static str>,
}
