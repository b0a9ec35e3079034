//! The comments before the ties of KONECT, the Koblenz Network Collection (Kunegis, 2013).
//!
//! The first is `% sym unweighted`, `% asym weighted` or `% bip …`; a second may give the numbers of
//! ties and of people on both sides, `% 5 3 3`. In `bip` the person 1 on the left and the person 1 on
//! the right are two.

use crate::io::import::network::NameTable;
use crate::io::import::text::whole_number;

/// What the comments say.
#[derive(Clone, Copy)]
pub(super) struct Konect {
    /// Whether the ids of the two columns are different people.
    pub has_two_sides: bool,
    /// The numbers of people on the left and on the right.
    pub people: Option<[usize; 2]>,
}

impl Konect {
    /// The comments at the beginning of a text; `None` if it is not from KONECT.
    pub fn parse(text: &str) -> Option<Konect> {
        let mut lines = text.trim_ascii_start().split(['\n', '\r']);
        let kind = lines.next()?.strip_prefix('%')?;
        let mut kind = kind.split_ascii_whitespace();
        let has_two_sides = match kind.next()? {
            "sym" | "asym" => false,
            "bip" => true,
            _ => return None,
        };
        let sizes = lines.find(|line| !line.is_empty());
        Some(Konect {
            has_two_sides,
            people: sizes.and_then(|line| people(line.strip_prefix('%')?)),
        })
    }

    /// The number of people that the comments declare.
    pub fn count_people(self) -> usize {
        match self.people {
            Some([left, right]) if self.has_two_sides => left.saturating_add(right),
            Some([left, _]) => left,
            None => 0,
        }
    }

    /// Adds the people whom no tie names, if the ids of all others are numbers up to the sizes.
    pub fn add_people_alone(self, names: &mut NameTable) {
        let Some(sizes) = self.people else {
            return;
        };
        let sides = match self.has_two_sides {
            true => &[(LEFT, sizes[0]), (RIGHT, sizes[1])][..],
            false => &[("", sizes[0])],
        };
        let is_in = |name: &str| {
            sides.iter().any(|(side, size)| {
                let id = name.strip_prefix(side).unwrap_or_default();
                let number = whole_number(id.as_bytes()).unwrap_or(0);
                (1..=*size).contains(&number) && !id.starts_with('0')
            })
        };
        if names.names.iter().all(is_in) {
            for (side, size) in sides {
                for id in 1..=*size {
                    names.number(&format!("{side}{id}"));
                }
            }
        }
    }
}

/// What stands before an id of the left side.
pub(super) const LEFT: &str = "l";
/// What stands before an id of the right side.
pub(super) const RIGHT: &str = "r";

/// The numbers of people in the numbers of ties and people.
fn people(line: &str) -> Option<[usize; 2]> {
    let mut numbers = line
        .split_ascii_whitespace()
        .map(str::as_bytes)
        .map(whole_number);
    let (_, left, right) = (numbers.next()??, numbers.next()??, numbers.next()??);
    numbers.next().is_none().then_some([left, right])
}
