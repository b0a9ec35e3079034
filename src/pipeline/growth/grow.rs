//! Simulates a life from its first invitation to its last connection.

use super::life::{Growth, Invitation};
use super::senders::Senders;
use super::strategy::Recipient;
use crate::base::progress::Progress;
use crate::base::random::Stream;
use crate::pipeline::scenario::{Amount, Scenario};
use crate::pipeline::world::World;

/// Chances to be invited. After the months of the scenario, the life ends after this many
/// consecutive chances without a new connection: then the sources that the strategy accepts are
/// empty. With `feedback` it also ends, in any month, after this many consecutive chances without
/// an invitation: with `feedback`, many connections bring chances faster than months pass.
const IDLE: usize = 10_000;

impl Growth {
    /// The life of a scenario in a world. Expected O(chances to be invited + ties of the circle);
    /// for a list of your own connections O(people).
    ///
    /// The life lasts for the months of the scenario, and then until there are as many connections
    /// as the scenario sets, or until everybody whose invitation would be accepted has invited you.
    ///
    /// Chances to be invited come at the rate `invitations` + `feedback` · connections a month.
    /// While every chance brings an invitation that is accepted, the number of connections k
    /// follows dk/dt = i + λk with i = `invitations` and λ = `feedback`: k = (i/λ)(e^(λt) − 1).
    /// That is exponential in time until few people are left.
    pub fn new(world: &World, scenario: &Scenario) -> Growth {
        Progress::silent(|progress| Growth::make(world, scenario, progress))
    }

    /// [`Growth::new`] with reports of progress.
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

    /// [`Growth::make`] in a generated world, for a scenario whose invitations are not answered by
    /// hand.
    pub(crate) fn make_by_strategy(
        world: &World,
        scenario: &Scenario,
        progress: &mut Progress,
    ) -> Growth {
        let mut growth = grow(world, scenario, progress);
        growth.count_months(world, scenario);
        growth
    }

    /// Sets [`Growth::within_months`] and [`Growth::beyond_months`].
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

/// All invitations, accepted by the strategy alone.
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
    // Consecutive chances without a new connection, and without an invitation.
    let (mut idle, mut silent) = (0, 0);
    let mut time = 0.0;
    progress.begin(100);
    for slot in 0u64.. {
        if scenario.feedback == 0.0 {
            // A quotient, because the rounding errors of a sum would accumulate.
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
