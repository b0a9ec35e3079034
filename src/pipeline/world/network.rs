//! A world: the graph of all people without your ties, and data about the people.

use std::rc::Rc;

use super::population::Population;
use crate::base::graph::Graph;
use crate::base::message::Message;
use crate::base::progress::Progress;
use crate::io::import::EdgeList;
use crate::io::import::connections::Dated;

/// All people and their ties, without your ties.
///
/// ```
/// use hopscope::scenario::Scenario;
/// use hopscope::world::World;
///
/// let scenario = Scenario::from_query("people=500&ties=8&seed=3").scenario;
/// World::check(&scenario, None)?;
/// let world = World::new(&scenario, None);
/// assert_eq!(world.people(), 500);
/// assert_eq!(world.graph.ties(), 500 * 8 / 2);
/// assert_eq!(world.graph.degree(0), 0, "your ties come from growth");
/// # Ok::<(), hopscope::world::WorldError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct World {
    /// The ties between all people. Person 0 is you, without ties; the others are numbered from 1.
    pub graph: Graph,
    /// The community of each person of the graph, numbered from 0. All 0 in a world without
    /// communities. In a list of your own connections, the company of each person, where
    /// `Dated::firms` means no company.
    pub community: Vec<u32>,
    /// If you are one of the world's people: the people you have ties with in that world, in the
    /// order of the ties. Empty if you are a new person.
    pub your_ties: Vec<u32>,
    /// Your number in the population, if you are one of the world's people.
    pub(super) you: Option<u32>,
    /// The network file whose people these are, if any.
    pub(super) file: Option<Rc<EdgeList>>,
    /// Notes for the user about how the world was made.
    pub notes: Vec<Message>,
}

impl World {
    /// The number of people, without you. O(1).
    pub fn people(&self) -> usize {
        // The default world has no person 0 yet.
        self.graph.people().saturating_sub(1)
    }

    /// Whether the people come from a file. O(1).
    pub fn is_file(&self) -> bool {
        self.file.is_some()
    }

    /// The dates and companies of a list of your own connections; `None` in any other world. O(1).
    pub fn dated(&self) -> Option<&Dated> {
        self.file.as_ref()?.dated.as_deref()
    }

    /// The company of a person in a list of your own connections. `None` if the person has no
    /// company, for you (person 0), and in any other world. O(1).
    pub fn company(&self, person: u32) -> Option<u32> {
        // Person 0 is you, who are not in the list.
        self.dated()?.company(person.checked_sub(1)? as usize)
    }

    /// Whether you are one of the world's people and have the ties of that person. O(1).
    pub fn you_are_one(&self) -> bool {
        self.you.is_some()
    }

    /// The name of a person: the id in the file, or the number from 1 in a generated world. `you`
    /// for person 0 if you are a new person. O(length of the name).
    ///
    /// # Panics
    /// If the world comes from a file and has no such person.
    pub fn label(&self, person: u32) -> String {
        let original = match (person, self.you) {
            (0, None) => return "you".to_string(),
            (0, Some(you)) => you,
            (_, Some(you)) if person > you => person,
            _ => person - 1,
        };
        match &self.file {
            Some(file) => file.ids.get(original).to_string(),
            None => (original + 1).to_string(),
        }
    }

    /// The world of a population. Renumbers people so that you are person 0, and separates your
    /// ties from the graph. `you` is your number in the population; `None` if you are a new person.
    /// O(people + ties).
    pub(super) fn of_population(
        population: Population,
        you: Option<u32>,
        progress: &mut Progress,
    ) -> World {
        // No person has the number u32::MAX. So if you are new, all people move up by one.
        let yours = you.unwrap_or(u32::MAX);
        let renumber = |original: u32| {
            let moved = original + u32::from(original < yours);
            if original == yours { 0 } else { moved }
        };
        let ties = population.ties();
        let size = population.people + usize::from(you.is_none());
        let mut your_ties = Vec::new();
        if you.is_some() {
            let mut new = vec![true; size];
            new[0] = false;
            for &[a, b] in ties.iter().filter(|tie| tie.contains(&yours)) {
                let other = renumber(if a == yours { b } else { a });
                if std::mem::replace(&mut new[other as usize], false) {
                    your_ties.push(other);
                }
            }
        }
        let renumber_tie = |[a, b]: [u32; 2]| {
            // Your ties become self-loops, which the graph drops.
            if a == yours || b == yours {
                [0; 2]
            } else {
                [renumber(a), renumber(b)]
            }
        };
        let graph = Graph::from_renumbered(size, ties, renumber_tie, progress);
        let mut community = vec![0; size];
        for (original, &number) in (0..).zip(&population.community) {
            community[renumber(original) as usize] = number;
        }
        World {
            graph,
            community,
            your_ties,
            you,
            file: population.file,
            notes: Vec::new(),
        }
    }
}
