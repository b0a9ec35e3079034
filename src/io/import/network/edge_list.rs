//! The network that is the result of reading any format.

use super::dated::Dated;
use super::names::Names;
use super::notes::{LOOPS, REPEATS};
use super::simplify::{remove_duplicates, remove_self_loops};
use crate::base::message::Message;
use crate::io::import::error::ImportError;
use crate::io::import::limits::Limits;
use crate::io::import::text::excerpt;

/// A network as read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeList {
    /// The name of each person, in order of first appearance in the file: the label if the format
    /// has labels and the label is unique, otherwise the id.
    pub ids: Names,
    /// The ties: pairs of different people as indices into [`ids`](Self::ids). Each tie appears
    /// once, in order of first appearance and with its ends in the order of the file.
    pub ties: Vec<[u32; 2]>,
    /// The number of ties of the file that repeat an earlier one, in either direction.
    pub duplicates: usize,
    /// The number of ties of the file that connect a person with themselves.
    pub self_loops: usize,
    /// Notes about what was left out or assumed while reading.
    pub notes: Vec<Message>,
    /// For a list of connections: the months and companies of the people. Such a network has no
    /// ties.
    pub dated: Option<Box<Dated>>,
}

impl EdgeList {
    /// Restores a network that was read before, from its people and ties alone. Repeated ties and
    /// self-loops are not removed. `None` if it has fewer than two people, or if a tie names a
    /// person out of range. O(ties).
    ///
    /// ```
    /// use hopscope::import::{EdgeList, Names, edge_list};
    /// let list = edge_list(b"Ann,Bob\nBob,Cy\n")?;
    /// let names = Names::from_lines(list.ids.lines().to_string());
    /// assert_eq!(EdgeList::of(names, list.ties.clone()), Some(list));
    /// # Ok::<(), hopscope::import::ImportError>(())
    /// ```
    pub fn of(ids: Names, ties: Vec<[u32; 2]>) -> Option<EdgeList> {
        let people = ids.len();
        let ends = ties.as_flattened();
        let is_valid = people >= 2 && ends.iter().all(|&person| (person as usize) < people);
        is_valid.then(|| EdgeList {
            ids,
            ties,
            duplicates: 0,
            self_loops: 0,
            notes: Vec::new(),
            dated: None,
        })
    }

    /// Restores a list of connections that was read before. `None` if it is empty, or if `names`
    /// and `dated` differ in their number of people. O(1).
    pub fn of_list(names: Names, dated: Dated) -> Option<EdgeList> {
        let is_valid = !names.is_empty() && names.len() == dated.months.len();
        is_valid.then(|| EdgeList::without_ties(names, dated))
    }

    /// The network of a list of connections, which has no ties.
    pub(crate) fn without_ties(ids: Names, dated: Dated) -> EdgeList {
        EdgeList {
            ids,
            ties: Vec::new(),
            duplicates: 0,
            self_loops: 0,
            notes: Vec::new(),
            dated: Some(Box::new(dated)),
        }
    }

    /// The network of these people and all ties of the file. Removes duplicates and self-loops and
    /// adds a note about them. O(people + ties).
    #[inline(never)]
    pub(crate) fn simplified(
        ids: Names,
        mut ties: Vec<[u32; 2]>,
        limits: Limits,
        mut notes: Vec<Message>,
    ) -> Result<EdgeList, ImportError> {
        if ids.len() == 1 {
            return Err(ImportError::OnePerson {
                id: excerpt(ids.get(0)),
            });
        }
        let self_loops = remove_self_loops(&mut ties);
        let duplicates = remove_duplicates(&mut ties, ids.len());
        if ties.len() > limits.ties {
            return Err(ImportError::TooManyTies {
                ties: ties.len(),
                limit: limits.ties,
            });
        }
        for (count, sentence) in [(duplicates, REPEATS), (self_loops, LOOPS)] {
            if count > 0 {
                notes.push(Message::new(sentence).count("count", count));
            }
        }
        Ok(EdgeList {
            ids,
            ties,
            duplicates,
            self_loops,
            notes,
            dated: None,
        })
    }
}
