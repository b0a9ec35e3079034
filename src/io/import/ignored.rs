//! What of a file is not read, so that it can be said.

use super::text::Piece;

/// Names of what is not read: each once, the first few.
#[derive(Default)]
pub(super) struct Ignored {
    names: Vec<String>,
    more: bool,
}

impl Ignored {
    /// So many are named.
    const MOST: usize = 8;

    #[inline(never)]
    pub fn add(&mut self, name: &str) {
        if name.is_empty() || self.more || self.names.iter().any(|known| known == name) {
            return;
        }
        if self.names.len() < Self::MOST {
            self.names.push(name.to_string());
        } else {
            self.more = true;
        }
    }

    /// Those of a kind, as a message names them; empty where there are none.
    pub fn said(&self, is_meant: impl Fn(&str) -> bool) -> String {
        let names = self.names.iter().filter(|name| is_meant(name));
        let mut names: Vec<String> = names.map(|name| Piece(name).to_string()).collect();
        if self.more && !names.is_empty() {
            names.push("…".to_string());
        }
        names.join(", ")
    }
}

/// Whether an attribute of ties with this name says how strong they are.
pub(super) fn is_weight(name: &str) -> bool {
    const WEIGHTS: [&str; 5] = ["weight", "weights", "value", "strength", "count"];
    WEIGHTS
        .iter()
        .any(|weight| name.eq_ignore_ascii_case(weight))
}
