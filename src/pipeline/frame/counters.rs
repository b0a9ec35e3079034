//! The numbers beside the picture.

use super::scene::{Moment, Scene};
use crate::pipeline::scenario::Source;

/// What is counted at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// How many connections there are.
    pub connection: u32,
    /// The month of the last connection, from 0.
    pub month: u32,
    /// People of the 1st, 2nd and 3rd degree.
    pub degrees: [u32; 3],
    /// People within the scope: who could see a post.
    pub could_reach: u32,
    /// People the last connection brought within two steps.
    pub gained: u32,
    /// Ties of the last connection that lead to people you reached already.
    pub overlap: u32,
    /// The last connection and where its invitation came from.
    pub last: Option<(u32, Source)>,
    /// How many people fewer are of the 3rd degree since the last connection: they moved inward.
    pub fallen: u32,
    /// How many hops the post has gone, and how many it goes in all.
    pub hop: u32,
    /// How many hops the post goes in all.
    pub hops: u32,
    /// People who have seen the post.
    pub saw: u32,
    /// Views of it, repeats included.
    pub impressions: u32,
    /// How many of those who saw it reshared it.
    pub reshares: u32,
    /// People who saw it first at each hop, from the first, so far.
    pub per_hop: Vec<u32>,
}

/// What the next connection of the life brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Who it is.
    pub person: u32,
    /// Where the invitation came from.
    pub source: Source,
    /// The month in which it is accepted.
    pub month: u32,
    /// How many ties the person has.
    pub degree: u32,
    /// People it will bring within two steps.
    pub gained: u32,
    /// Ties of theirs that lead to people you reach already.
    pub overlap: u32,
}

impl Scene<'_> {
    /// Counts at a moment: of people under way between rings, those before they set out; of a wave
    /// under way, the hop before it.
    pub fn counters(&self, moment: Moment) -> Counters {
        let connection = (moment.connection.max(0.0) as usize).min(self.history.steps());
        let degrees = self.history.degrees(connection);
        let mut counters = Counters {
            connection: connection as u32,
            degrees,
            could_reach: degrees.iter().take(self.scope as usize).sum(),
            ..Counters::default()
        };
        if let Some(last) = connection
            .checked_sub(1)
            .and_then(|last| self.preview(last))
        {
            counters.month = last.month;
            counters.gained = last.gained;
            counters.overlap = last.overlap;
            counters.last = Some((last.person, last.source));
            counters.fallen = self.history.degrees(connection - 1)[2].saturating_sub(degrees[2]);
        }
        if let Some(post) = self.post {
            let hop = (moment.hop.max(0.0) as usize).min(post.per_hop.len());
            counters.hop = hop as u32;
            counters.hops = post.per_hop.len() as u32;
            counters.per_hop = post.per_hop[..hop].to_vec();
            counters.saw = counters.per_hop.iter().sum();
            // What is sent at the last hop and meets nobody new counts when the post has settled.
            let views = if hop == post.per_hop.len() {
                post.views.len()
            } else {
                hop
            };
            counters.impressions = post.views[..views].iter().sum();
            counters.reshares = post.reshares[..hop].iter().sum();
        }
        counters
    }

    /// What the next connection after so many brings; `None` at the end of the life.
    pub fn preview(&self, connections: usize) -> Option<Preview> {
        let connection = self.growth.connections.get(connections)?;
        let invitation = self.growth.invitations[connection.invitation as usize];
        Some(Preview {
            person: invitation.person,
            source: invitation.source,
            month: connection.month,
            degree: self.world.graph.degree(invitation.person) as u32,
            gained: self.history.gained[connections],
            overlap: self.history.overlap[connections],
        })
    }
}
