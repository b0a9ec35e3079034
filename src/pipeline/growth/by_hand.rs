//! Invitations that are answered by hand.

use super::life::{Connection, Growth};
use crate::pipeline::scenario::Answers;

impl Growth {
    /// Accepts by hand what was answered so, each as soon as it and those answered before it have come,
    /// and everything else afterwards, as it was accepted. The first `own` connections were there before.
    /// Answers to invitations that never come count for nothing. O(answers · invitations).
    #[inline(never)]
    pub(super) fn answer(&mut self, answers: &Answers, own: usize) {
        let mut next = own.min(self.connections.len());
        let mut month = 0;
        for answer in answers.numbers() {
            let invitation = (answer - 1) as u32;
            let place = invitation as usize;
            // Of one that is passed over there is no place.
            let Some(come) = self.invitations.get(place).filter(|_| place >= own) else {
                continue;
            };
            month = month.max(come.month);
            // It takes its place, and everything else moves on up to where it was.
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
        // Months go up, here as before.
        while let Some(connection) = self.connections.get_mut(next)
            && connection.month < month
        {
            connection.month = month;
            next += 1;
        }
    }
}
