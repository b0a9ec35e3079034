//! Counts invitations and conversations month by month, beside the connections.

use super::super::dates::DayMonthOrder;
use super::super::day::Day;
use super::super::notes::{
    ASKS_WHO, DAY_FIRST, DRAFTS, GROUPS, HISTORY_GUESSED, HISTORY_UNDATED, INVITATIONS, MESSAGES,
    MONTH_FIRST, NOT_YOURS,
};
use super::super::reader::ReadList;
use super::super::record::{Began, History, Introduction, Writer, day_number};
use super::dates::{DateColumn, Moment};
use super::identity::{Identity, Mention, People};
use super::invitations::{Direction, Invitations};
use super::layout::{RecordKind, RecordLayout};
use super::messages::Messages;
use super::owner::{Owner, find_owner};
use crate::base::message::{Message, Sentence};
use std::collections::BTreeMap;

/// The invitations and messages of all files of one export.
#[derive(Default)]
pub(crate) struct Records {
    people: People,
    invitations: Invitations,
    messages: Messages,
    has: [bool; 2],
}

impl Records {
    /// Adds a file with this layout. O(bytes).
    pub fn add(&mut self, text: &str, layout: &RecordLayout) {
        match layout.kind {
            RecordKind::Invitations => self.invitations.read(text, layout, &mut self.people),
            RecordKind::Messages => self.messages.read(text, layout, &mut self.people),
        }
        self.has[layout.kind as usize] = true;
    }

    /// Whether no file was added.
    pub fn is_empty(&self) -> bool {
        self.has == [false; 2]
    }
}

/// Something that happened between the owner and another person.
struct Event<T> {
    other: Option<Identity>,
    day: Day,
    what: T,
}

/// The history of the owner of a list and of records. `owner` is the name that the owner gave, if
/// the files do not say who it is. O(n · log n).
pub(crate) fn history(list: &ReadList, mut records: Records, owner: Option<&str>) -> History {
    let connected = connected_days(list, &mut records.people);
    let mut history = History {
        has_invitations: records.has[RecordKind::Invitations as usize],
        has_messages: records.has[RecordKind::Messages as usize],
        ..History::default()
    };
    let people = &records.people;
    let found = find_owner(
        &records.invitations.all,
        &records.messages.people,
        people,
        owner,
    );
    let (mut invitations, mut conversations) = (Vec::new(), Vec::new());
    match found {
        Owner::Known(owner, name) => {
            history.owner = name;
            let mut tally = Tally::default();
            invitations = tally.invitations(&records.invitations, people, owner);
            conversations = tally.conversations(&records.messages, people, owner);
            tally.add_notes(records.messages.drafts, &mut history.notes);
        }
        Owner::Unknown(candidates) => {
            history.candidates = candidates;
            history.notes.push(Message::new(ASKS_WHO));
        }
    }
    note_order(&records.invitations.dates, INVITATIONS, &mut history.notes);
    note_order(&records.messages.dates, MESSAGES, &mut history.notes);
    let days_of_list = || list.days.iter().flatten().copied();
    let months = days_of_list()
        .chain(invitations.iter().map(|event| event.day))
        .chain(conversations.iter().map(|event| event.day))
        .map(Day::months);
    let (Some(first), Some(last)) = (months.clone().min(), months.max()) else {
        return history;
    };
    history.first_month = first;
    let length = (last - first + 1) as usize;
    let series = |days: &mut dyn Iterator<Item = Day>| {
        let mut counts = vec![0; length];
        days.for_each(|day| counts[(day.months() - first) as usize] += 1);
        counts
    };
    let sent = |wanted: Direction| {
        let of = invitations.iter().filter(move |event| event.what == wanted);
        of.map(|event| event.day)
    };
    let begun = |wanted: Began| {
        let of = conversations
            .iter()
            .filter(move |event| event.what == wanted);
        of.map(|event| event.day)
    };
    history.connections = series(&mut days_of_list());
    history.sent = series(&mut sent(Direction::Sent));
    history.received = series(&mut sent(Direction::Received));
    history.begun_by_others = series(&mut begun(Began::Other));
    history.begun_by_you = series(&mut begun(Began::You));
    let sums = history.connections.iter().scan(0, |sum, &count| {
        *sum += count;
        Some(*sum)
    });
    history.held = sums.collect();
    history.writers = writers(first, &conversations, &invitations, &connected);
    history
}

/// The day on which each person of the list connected; `None` if it is unknown.
fn connected_days(list: &ReadList, people: &mut People) -> BTreeMap<Identity, Option<Day>> {
    let mut mentions: Vec<(Mention, Option<Day>)> = Vec::new();
    for (person, &day) in (0..).zip(&list.days) {
        let name = list.connections.names.get(person);
        if let Some(mention) = people.mention_plain(name, list.address(person)) {
            mentions.push((mention, day));
        }
    }
    let days = mentions
        .into_iter()
        .map(|(mention, day)| (people.identity(mention), day));
    days.collect()
}

/// Counts what is left out.
#[derive(Default)]
struct Tally {
    not_yours: usize,
    groups: usize,
    undated: usize,
}

impl Tally {
    /// The dated invitations that the owner sent or received.
    fn invitations(
        &mut self,
        invitations: &Invitations,
        people: &People,
        owner: Identity,
    ) -> Vec<Event<Direction>> {
        let (moments, _) = invitations.dates.moments();
        let mut events = Vec::new();
        for (invitation, moment) in invitations.all.iter().zip(moments) {
            let [from, to] = [invitation.from, invitation.to]
                .map(|mention| mention.map(|mention| people.identity(mention)));
            let direction = if from == Some(owner) {
                Some(Direction::Sent)
            } else if to == Some(owner) {
                Some(Direction::Received)
            } else {
                // Under another name, the column with the direction says it.
                invitation.direction
            };
            match (direction, moment) {
                (None, _) => self.not_yours += 1,
                (Some(_), None) => self.undated += 1,
                (Some(what), Some(moment)) => events.push(Event {
                    other: if what == Direction::Sent { to } else { from },
                    day: moment.day,
                    what,
                }),
            }
        }
        events
    }

    /// The dated conversations between the owner and one other person, by their first message.
    fn conversations(
        &mut self,
        messages: &Messages,
        people: &People,
        owner: Identity,
    ) -> Vec<Event<Began>> {
        let (moments, _) = messages.dates.moments();
        // Of messages of the same moment, the first is the last in a file with the newest first.
        let is_newest_first = is_newest_first(&moments);
        let mut first: Vec<Option<(Moment, usize)>> = vec![None; messages.people.len()];
        for (row, (message, moment)) in messages.all.iter().zip(&moments).enumerate() {
            let first = &mut first[message.conversation as usize];
            let is_earlier = |moment: Moment| match *first {
                None => true,
                Some((known, _)) => moment < known || moment == known && is_newest_first,
            };
            if let Some(moment) = moment.filter(|&moment| is_earlier(moment)) {
                *first = Some((moment, row));
            }
        }
        let mut events = Vec::new();
        for (mentions, first) in messages.people.iter().zip(first) {
            let mut others: Vec<Identity> = mentions
                .iter()
                .map(|&mention| people.identity(mention))
                .filter(|&identity| identity != owner)
                .collect();
            others.sort_unstable();
            others.dedup();
            let has_owner = mentions
                .iter()
                .any(|&mention| people.identity(mention) == owner);
            let Some((moment, row)) = first else {
                self.undated += 1;
                continue;
            };
            if others.len() > 1 {
                self.groups += usize::from(has_owner);
                self.not_yours += usize::from(!has_owner);
                continue;
            }
            let from = messages.all[row]
                .from
                .map(|mention| people.identity(mention));
            let what = match from == Some(owner) {
                true => Began::You,
                false => Began::Other,
            };
            events.push(Event {
                other: others.first().copied(),
                day: moment.day,
                what,
            });
        }
        events
    }

    fn add_notes(&self, drafts: usize, notes: &mut Vec<Message>) {
        let counts = [
            (self.groups, GROUPS),
            (self.undated, HISTORY_UNDATED),
            (self.not_yours, NOT_YOURS),
            (drafts, DRAFTS),
        ];
        for (count, sentence) in counts {
            if count > 0 {
                notes.push(Message::new(sentence).count("count", count));
            }
        }
    }
}

/// Whether more messages are earlier than the message before them than later.
fn is_newest_first(moments: &[Option<Moment>]) -> bool {
    let dated: Vec<&Moment> = moments.iter().flatten().collect();
    let steps = |is_step: fn(&Moment, &Moment) -> bool| {
        dated
            .windows(2)
            .filter(|pair| is_step(pair[0], pair[1]))
            .count()
    };
    steps(|before, after| after < before) >= steps(|before, after| after > before)
}

/// Adds a note if nothing shows which number of a date is the day.
fn note_order(dates: &DateColumn, file: &'static Sentence, notes: &mut Vec<Message>) {
    if let (_, Some(order)) = dates.moments() {
        let order = match order {
            DayMonthOrder::DayFirst => DAY_FIRST,
            DayMonthOrder::MonthFirst => MONTH_FIRST,
        };
        let note = Message::new(HISTORY_GUESSED).sentence("what", file);
        notes.push(note.sentence("order", order));
    }
}

/// The people who began a conversation, by date.
fn writers(
    first_month: u32,
    conversations: &[Event<Began>],
    invitations: &[Event<Direction>],
    connected: &BTreeMap<Identity, Option<Day>>,
) -> Vec<Writer> {
    let mut begun: BTreeMap<Identity, Day> = BTreeMap::new();
    for event in conversations {
        if let (Began::Other, Some(other)) = (event.what, event.other) {
            let day = begun.entry(other).or_insert(event.day);
            *day = event.day.min(*day);
        }
    }
    // Of several invitations, the first counts.
    let mut invited: BTreeMap<Identity, (Day, Direction)> = BTreeMap::new();
    for event in invitations {
        if let Some(other) = event.other {
            let known = invited.entry(other).or_insert((event.day, event.what));
            if event.day < known.0 {
                *known = (event.day, event.what);
            }
        }
    }
    let mut writers: Vec<(Day, Writer)> = begun
        .into_iter()
        .map(|(person, day)| {
            let since = connected.get(&person).copied().flatten();
            let days = since.map(|since| day_number(day) - day_number(since));
            let introduction = match invited.get(&person) {
                Some((_, Direction::Received)) => Introduction::Theirs,
                Some((_, Direction::Sent)) => Introduction::Yours,
                None => Introduction::Unknown,
            };
            let writer = Writer {
                month: day.months() - first_month,
                days_connected: days.and_then(|days| u32::try_from(days).ok()),
                introduction,
            };
            (day, writer)
        })
        .collect();
    writers.sort_by_key(|(day, _)| *day);
    writers.into_iter().map(|(_, writer)| writer).collect()
}
