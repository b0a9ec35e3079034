//! The entry of a parameter in the table, and its kinds of values.

use super::stage::Stage;

/// The part of the page that shows a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Shown at all times.
    Main,
    /// In the drawer, with the parameters of the world.
    World,
    /// In the drawer, with the parameters of the invitations.
    Growth,
    /// In the drawer, with the parameters of the post.
    Post,
    /// In the drawer, with the parameters of the contacts and the bands.
    Contacts,
}

impl Group {
    /// The name of the group in lower case.
    pub fn name(self) -> &'static str {
        static NAMES: [&str; 5] = ["main", "world", "growth", "post", "contacts"];
        NAMES[self as usize]
    }
}

/// The kind of values that a parameter can have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// An integer.
    Integer,
    /// A decimal number.
    Number,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// A boolean, `yes` or `no`.
    Switch,
    /// Any text of at most `max` bytes.
    Text,
}

/// One parameter: an entry of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The name in a query string, and the name of the attribute and the property.
    pub name: &'static str,
    /// The meaning in one sentence. The wasm has neither this nor the next two fields: the page has
    /// them in its texts, in the user's language. `cargo xtask build` copies the meaning and the
    /// source into the English texts.
    #[cfg(not(target_arch = "wasm32"))]
    pub help: &'static str,
    /// The unit of a number; empty if it has none. The English texts have the unit too, with a form for one.
    #[cfg(not(target_arch = "wasm32"))]
    pub unit: &'static str,
    /// The source of the default or the range.
    #[cfg(not(target_arch = "wasm32"))]
    pub source: &'static str,
    /// The first stage that reads the parameter.
    pub stage: Stage,
    /// The part of the page that shows the parameter.
    pub group: Group,
    /// The kind of values.
    pub kind: Kind,
    /// The smallest allowed number.
    pub min: f64,
    /// The largest allowed number, or the maximum length of a text in bytes.
    pub max: f64,
    /// The step of the parameter's control.
    pub step: f64,
    /// Whether the parameter's control has a logarithmic scale.
    pub log: bool,
    /// A word that is allowed instead of a number.
    pub special: Option<&'static str>,
}
