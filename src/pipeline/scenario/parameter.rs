//! The entry of a parameter in the table.

use super::stage::Stage;

/// Where the page shows a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Always on screen.
    Main,
    /// In the drawer, with the world.
    World,
    /// In the drawer, with the invitations.
    Growth,
    /// In the drawer, with the post.
    Post,
    /// In the drawer, with the contacts and the bands.
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

/// One entry of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// As in a query string, an attribute and a property.
    pub name: &'static str,
    /// What it means, in one sentence. The wasm goes without it, and without the two below: the page has them in its
    /// texts, in the reader's language, and a test holds the English ones against these.
    #[cfg(not(target_arch = "wasm32"))]
    pub help: &'static str,
    /// What a number counts or measures; empty where there is nothing to name.
    #[cfg(not(target_arch = "wasm32"))]
    pub unit: &'static str,
    /// Where the default or the range comes from.
    #[cfg(not(target_arch = "wasm32"))]
    pub source: &'static str,
    /// The first stage that reads it.
    pub stage: Stage,
    /// Where the page shows it.
    pub group: Group,
    /// What it can be.
    pub kind: Kind,
    /// The least number.
    pub min: f64,
    /// The greatest number, or the greatest length of a text in bytes.
    pub max: f64,
    /// The step of a control.
    pub step: f64,
    /// Whether a control wants a logarithmic scale.
    pub log: bool,
    /// A word that can stand in the number's place.
    pub special: Option<&'static str>,
}
