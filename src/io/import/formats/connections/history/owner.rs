//! Finds out who the owner of the files is: the person in (nearly) every invitation and
//! conversation.

use super::identity::{Identity, Mention, People};
use super::invitations::{Direction, Invitation};
use std::collections::BTreeMap;

/// The share of invitations and conversations in which the owner is, at least.
const LEAST_SHARE: f64 = 0.8;
/// The number of people who are asked about.
const MAX_CANDIDATES: usize = 6;

/// The owner of the files.
pub(super) enum Owner {
    /// The owner, and their name.
    Known(Identity, String),
    /// The names of people who may be the owner, the likeliest first.
    Unknown(Vec<String>),
}

/// The number of invitations and conversations in which a person is, and a mention of them.
type Counts = BTreeMap<Identity, (usize, Mention)>;

/// Finds the owner. `chosen` is the name that the owner gave. O(mentions · log people).
pub(super) fn find_owner(
    invitations: &[Invitation],
    conversations: &[Vec<Mention>],
    people: &People,
    chosen: Option<&str>,
) -> Owner {
    let mut counts = Counts::new();
    let mut count = |mention: Mention| {
        let entry = counts
            .entry(people.identity(mention))
            .or_insert((0, mention));
        entry.0 += 1;
        if people.written(entry.1).is_empty() {
            entry.1 = mention;
        }
    };
    for invitation in invitations {
        let [from, to] = match invitation.direction {
            Some(Direction::Sent) => [invitation.from, None],
            Some(Direction::Received) => [None, invitation.to],
            None => [invitation.from, invitation.to],
        };
        from.into_iter().chain(to).for_each(&mut count);
    }
    for mentions in conversations {
        let mut present: Vec<(Identity, Mention)> = mentions
            .iter()
            .map(|&mention| (people.identity(mention), mention))
            .collect();
        present.sort_by_key(|(identity, _)| *identity);
        present.dedup_by_key(|(identity, _)| *identity);
        present.into_iter().for_each(|(_, mention)| count(mention));
    }
    let all = invitations.len() + conversations.len();
    let mut ranked: Vec<(Identity, usize, Mention)> = counts
        .into_iter()
        .map(|(identity, (count, mention))| (identity, count, mention))
        .collect();
    // A stable sort: equal counts stay in the order in which the files mention the people.
    ranked.sort_by_key(|&(_, count, _)| std::cmp::Reverse(count));
    let known = |&(identity, _, mention): &(Identity, usize, Mention)| {
        Owner::Known(identity, people.written(mention).to_string())
    };
    if let Some(name) = chosen
        && let Some(found) = ranked
            .iter()
            .find(|(_, _, mention)| people.has_name(*mention, name))
    {
        return known(found);
    }
    let is_first = |&(_, count, _): &(Identity, usize, Mention)| {
        let next = ranked.get(1).map_or(0, |next| next.1);
        count as f64 >= LEAST_SHARE * all as f64 && count > next
    };
    match ranked.first() {
        Some(first) if is_first(first) => known(first),
        _ => {
            let names = ranked
                .iter()
                .map(|(_, _, mention)| people.written(*mention));
            let names = names.filter(|name| !name.is_empty()).take(MAX_CANDIDATES);
            Owner::Unknown(names.map(str::to_string).collect())
        }
    }
}
