//! What holds for every list of connections that was read.

use super::network::assert_sentence;
use hopscope::import::connections::{Connections, Dated, Day};

/// Every person has a month and a company, or none; people are in order of months; the counts add up; notes are few and short.
pub fn assert_valid(list: &Connections) {
    let people = list.names.len();
    let Dated {
        months,
        companies,
        firms,
        undated,
    } = &list.dated;
    assert!(people > 0 && months.len() == people && companies.len() == people);
    let again = Dated::of(months.clone(), companies.clone(), *firms, *undated);
    assert_eq!(again.as_ref(), Some(&list.dated));
    assert_eq!(list.companies.len(), *firms as usize);
    let employed: u32 = list.companies.iter().map(|company| company.people).sum();
    assert_eq!(employed + list.alone(), people as u32);
    let sizes = list.companies.iter().map(|company| company.people);
    assert!(sizes.rev().is_sorted(), "the largest company is first");
    let dated: u32 = list.by_month.iter().sum();
    assert_eq!(dated as usize + undated, people);
    assert_eq!(list.by_year().iter().sum::<u32>(), dated);
    assert_eq!(list.days.is_some(), dated > 0);
    if let Some([first, last]) = &list.days {
        let order = |day: &Day| (day.year, day.month, day.day);
        assert!(order(first) <= order(last), "{first:?} {last:?}");
    }
    let last = months[..people - undated].last();
    assert!(last.is_none_or(|&month| (month as usize) < list.by_month.len()));
    assert!(list.notes.len() <= 16, "{:?}", list.notes);
    list.notes
        .iter()
        .for_each(|note| assert_sentence(&note.to_string()));
    let network = list.clone().into_network();
    assert!(network.ties.is_empty() && network.ids == list.names);
}
