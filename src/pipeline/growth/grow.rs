//! A life from its first invitation to its last connection.

use super::life::{Growth, Invitation};
use super::senders::Senders;
use super::strategy::Recipient;
use crate::base::progress::Progress;
use crate::base::random::Stream;
use crate::pipeline::scenario::{Amount, Scenario};
use crate::pipeline::world::World;

/// The life ends, past its last month, after this many chances in a row without a new connection: the
/// sources that the strategy accepts are empty. With feedback it also ends, at any time, after this
/// many chances in a row without an invitation: k connections bring chances without end.
const IDLE: usize = 10_000;

impl Growth {
    /// The life of a scenario in a world. Expected O(invitations + ties of the circle).
    ///
    /// It goes on for the months of the scenario, and then until there are as many connections as the
    /// scenario asks for, or everybody whose invitation would be accepted has invited you.
    ///
    /// Chances to be invited come at the rate `invitations` + `feedback` · connections a month. Where
    /// every chance brings an invitation that is accepted, the number of connections k grows like
    /// dk/dt = i + λk: k = (i/λ)(e^(λt) − 1), exponentially in time, until few people are left.
    pub fn new(world: &World, scenario: &Scenario) -> Growth {
        Progress::silent(|progress| Growth::make(world, scenario, progress))
    }

    /// [`Growth::new`] with progress.
    pub(crate) fn make(world: &World, scenario: &Scenario, progress: &mut Progress) -> Growth {
        if let Some(dated) = world.dated() {
            return Growth::of_list(dated, scenario);
        }
        let mut growth = grow(world, scenario, progress);
        if !scenario.answers.is_empty() {
            growth.answer(&scenario.answers, world.your_ties.len());
        }
        growth.count_months(world, scenario);
        growth
    }

    /// [`Growth::make`] in a generated world, for a scenario that answers no invitation by hand.
    pub(crate) fn make_by_strategy(
        world: &World,
        scenario: &Scenario,
        progress: &mut Progress,
    ) -> Growth {
        let mut growth = grow(world, scenario, progress);
        growth.count_months(world, scenario);
        growth
    }

    /// Counts the connections within the months of the scenario, and those asked for beyond.
    fn count_months(&mut self, world: &World, scenario: &Scenario) {
        let within = self
            .connections
            .iter()
            .take_while(|connection| connection.month < scenario.months)
            .count();
        self.within_months = within.max(world.your_ties.len().min(self.connections.len()));
        self.beyond_months = self.beyond_months(scenario);
    }
}

/// All invitations, accepted by strategy.
fn grow(world: &World, scenario: &Scenario, progress: &mut Progress) -> Growth {
    let wanted = match scenario.connections {
        Amount::Of(connections) => connections as usize,
        Amount::Word => world.your_ties.len(),
    };
    let mut stream = Stream::new(scenario.seed, "growth");
    let mut senders = Senders::new(world, scenario, &mut stream);
    let mut you = Recipient {
        growth: Growth::default(),
        strategy: scenario.strategy,
    };
    let mut switch = scenario.switch.or(u32::MAX);
    // Chances in a row without a new connection, and without an invitation.
    let (mut idle, mut silent) = (0, 0);
    let mut time = 0.0;
    progress.begin(100);
    for slot in 0u64.. {
        if scenario.feedback == 0.0 {
            // A quotient: the rounding errors of a sum would add up.
            time = slot as f64 / scenario.invitations;
        }
        let month = time as u32;
        progress.report(you.growth.invitations.len(), world.people());
        if month >= switch {
            you.switch(switch, scenario);
            switch = u32::MAX;
        }
        let past_the_months = month >= scenario.months && senders.own_ties_are_in();
        let enough = past_the_months && you.growth.connections.len() >= wanted;
        let dry = (past_the_months && idle >= IDLE) || (scenario.feedback > 0.0 && silent >= IDLE);
        if enough || senders.everybody_invited() || dry {
            break;
        }
        let before = you.growth.connections.len();
        silent += 1;
        if let Some((person, source)) = senders.next(&mut stream) {
            you.receive(Invitation {
                person,
                source,
                month,
            });
            silent = 0;
        }
        let connections = you.growth.connections.len();
        idle = if connections > before { 0 } else { idle + 1 };
        time += 1.0 / (scenario.invitations + scenario.feedback * connections as f64);
    }
    if switch < scenario.months {
        you.switch(switch, scenario);
    }
    you.growth
}
