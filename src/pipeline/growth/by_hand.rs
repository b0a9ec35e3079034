//! Invitations that the user answers by hand.

use super::life::{Connection, Growth};
use crate::pipeline::scenario::Answers;

impl Growth {
    /// Moves the invitations accepted by hand to the front, in the order of the answers. Each is
    /// accepted in the month in which it and the invitations answered before it have arrived. All
    /// other connections follow in their previous order. The first `own` connections stay in place:
    /// they are the ties you had before. Ignores answers to invitations that never arrive.
    /// O(answers · invitations).
    #[inline(never)]
    pub(super) fn answer(&mut self, answers: &Answers, own: usize) {
        let mut next = own.min(self.connections.len());
        let mut month = 0;
        for answer in answers.numbers() {
            let invitation = (answer - 1) as u32;
            let place = invitation as usize;
            // A negative answer declines an invitation. Its index is out of range, so it is skipped
            // here.
            let Some(come) = self.invitations.get(place).filter(|_| place >= own) else {
                continue;
            };
            month = month.max(come.month);
            // Inserts the connection at `next` and shifts the following connections by one, up to
            // its old place.
            let mut last = Connection { invitation, month };
            let mut at = next;
            while let Some(connection) = self.connections.get_mut(at) {
                std::mem::swap(connection, &mut last);
                if last.invitation == invitation {
                    break;
                }
                at += 1;
            }
            if at == self.connections.len() {
                self.connections.push(last);
                let waiting = self.waiting.iter().position(|&place| place == invitation);
                waiting.map(|place| self.waiting.remove(place));
            }
            next += 1;
        }
        // Months never decrease from one connection to the next.
        while let Some(connection) = self.connections.get_mut(next)
            && connection.month < month
        {
            connection.month = month;
            next += 1;
        }
    }
}
