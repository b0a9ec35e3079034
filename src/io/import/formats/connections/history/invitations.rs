//! Reads `Invitations.csv`.

use super::column_names::Column;
use super::dates::DateColumn;
use super::identity::{Mention, People};
use super::layout::RecordLayout;

/// The words of the column with the direction of invitations that you sent and received, in lower
/// case.
const OUTGOING: [&str; 8] = [
    "outgoing",
    "sent",
    "ausgehend",
    "sortant",
    "sortante",
    "saliente",
    "in uscita",
    "uitgaand",
];
const INCOMING: [&str; 8] = [
    "incoming",
    "received",
    "eingehend",
    "entrant",
    "entrante",
    "recibida",
    "in arrivo",
    "inkomend",
];

/// The direction of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Sent,
    Received,
}

/// An invitation.
pub(super) struct Invitation {
    pub from: Option<Mention>,
    pub to: Option<Mention>,
    /// The direction as the file says it.
    pub direction: Option<Direction>,
}

/// The invitations of a file, and their dates.
#[derive(Default)]
pub(super) struct Invitations {
    pub all: Vec<Invitation>,
    pub dates: DateColumn,
}

impl Invitations {
    /// Adds the rows of a file. O(bytes).
    pub fn read(&mut self, text: &str, layout: &RecordLayout, people: &mut People) {
        let mut rows = layout.rows(text);
        while rows.read() {
            if rows.is_blank() {
                continue;
            }
            let cell = |column| layout.cell(&rows, column);
            let from = people.mention(cell(Column::From), cell(Column::SenderAddress));
            let to = people.mention(cell(Column::To), cell(Column::RecipientAddress));
            if from.is_none() && to.is_none() {
                continue;
            }
            self.all.push(Invitation {
                from,
                to,
                direction: direction(cell(Column::Direction)),
            });
            self.dates.add(layout.date(&rows));
        }
    }
}

fn direction(cell: &str) -> Option<Direction> {
    let word = cell.to_lowercase();
    if OUTGOING.contains(&&word[..]) {
        return Some(Direction::Sent);
    }
    INCOMING.contains(&&word[..]).then_some(Direction::Received)
}
