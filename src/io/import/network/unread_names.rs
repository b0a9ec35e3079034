//! Names of the attributes of a file that are not read, for the notes.

use crate::io::import::text::Excerpt;

/// The first few different names of attributes that are not read.
#[derive(Default)]
pub(crate) struct UnreadNames {
    names: Vec<String>,
    /// Whether there are more names than are stored.
    has_more: bool,
}

impl UnreadNames {
    /// Maximum number of names that are stored.
    const MAX: usize = 8;

    /// Names that are not noted: adding one does nothing.
    pub fn ignored() -> UnreadNames {
        UnreadNames {
            names: Vec::new(),
            has_more: true,
        }
    }

    /// Whether a name is stored.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    #[inline(never)]
    pub fn add(&mut self, name: &str) {
        if name.is_empty() || self.has_more || self.has(name) {
            return;
        }
        if self.names.len() < Self::MAX {
            self.names.push(name.to_string());
        } else {
            self.has_more = true;
        }
    }

    /// The stored names that `is_wanted` accepts, quoted and joined by commas; empty if it accepts
    /// none.
    pub fn join(&self, is_wanted: impl Fn(&str) -> bool) -> String {
        let names = self.names.iter().filter(|name| is_wanted(name));
        let mut names: Vec<String> = names.map(|name| Excerpt(name).to_string()).collect();
        if self.has_more && !names.is_empty() {
            names.push("…".to_string());
        }
        names.join(", ")
    }
}

/// Whether an attribute of ties with this name is their weight.
pub(super) fn is_weight(name: &str) -> bool {
    const WEIGHTS: [&str; 5] = ["weight", "weights", "value", "strength", "count"];
    WEIGHTS
        .iter()
        .any(|weight| name.eq_ignore_ascii_case(weight))
}
