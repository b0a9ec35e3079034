//! The difference between two scenarios.

use super::parameter::Parameter;
use super::stage::Stage;
use super::table::{PARAMETERS, Scenario};

impl Scenario {
    /// The first stage that reads a parameter in which the two scenarios differ; `None` if they are
    /// equal. O(parameters).
    pub fn first_difference(&self, other: &Scenario) -> Option<Stage> {
        let differing = |&(index, _): &(usize, &Parameter)| self.get(index) != other.get(index);
        PARAMETERS
            .iter()
            .enumerate()
            .filter(differing)
            .map(|(_, parameter)| parameter.stage)
            .min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earliest_stage_that_reads_a_change_is_found() {
        let with = |query| Scenario::from_query(query).scenario;
        let stage = |a, b| with(a).first_difference(&with(b));
        assert_eq!(stage("", ""), None);
        assert_eq!(stage("see=.5", "see=.6"), Some(Stage::Post));
        assert_eq!(stage("see=.5&seed=3", ""), Some(Stage::World));
        assert_eq!(stage("strategy=met", ""), Some(Stage::Growth));
    }
}
