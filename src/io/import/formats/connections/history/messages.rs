//! Reads `messages.csv`: who takes part in each conversation, and who wrote when. Texts and subjects
//! are not kept.

use super::super::profile_address::plain_address;
use super::column_names::Column;
use super::dates::DateColumn;
use super::identity::{Mention, People};
use super::layout::RecordLayout;
use crate::io::import::network::NameTable;

/// The number of mentions that are kept of a conversation: more than three people are a group.
const MAX_MENTIONS: usize = 16;

/// A message.
pub(super) struct WrittenMessage {
    pub conversation: u32,
    pub from: Option<Mention>,
}

/// The messages of a file, in its order.
#[derive(Default)]
pub(super) struct Messages {
    conversations: NameTable,
    /// The people of each conversation; somebody can be mentioned in several ways.
    pub people: Vec<Vec<Mention>>,
    pub all: Vec<WrittenMessage>,
    pub dates: DateColumn,
    pub drafts: usize,
}

impl Messages {
    /// Adds the rows of a file. O(bytes).
    pub fn read(&mut self, text: &str, layout: &RecordLayout, people: &mut People) {
        let mut rows = layout.rows(text);
        while rows.read() {
            let cell = |column| layout.cell(&rows, column);
            if cell(Column::Conversation).is_empty() {
                continue;
            }
            if is_yes(cell(Column::Draft)) {
                self.drafts += 1;
                continue;
            }
            let conversation = self.conversations.number(cell(Column::Conversation));
            if conversation as usize == self.people.len() {
                self.people.push(Vec::new());
            }
            let from = people.mention(cell(Column::From), cell(Column::SenderAddress));
            let mentioned = &mut self.people[conversation as usize];
            let to = recipients(cell(Column::To), cell(Column::RecipientAddress));
            let to = to.filter_map(|(name, address)| people.mention(name, address));
            for mention in from.into_iter().chain(to.collect::<Vec<_>>()) {
                if mentioned.len() < MAX_MENTIONS && !mentioned.contains(&mention) {
                    mentioned.push(mention);
                }
            }
            self.all.push(WrittenMessage { conversation, from });
            self.dates.add(layout.date(&rows));
        }
    }
}

/// The names and addresses of the recipients. Names are between commas, and a name can have one, too:
/// if there is one address, there is one recipient.
fn recipients<'a>(
    names: &'a str,
    addresses: &'a str,
) -> Box<dyn Iterator<Item = (&'a str, &'a str)> + 'a> {
    let separators = [',', ';', '|'];
    let is_address = |part: &&str| plain_address(part.trim()).is_some();
    let each: Vec<&str> = addresses.split(separators).filter(is_address).collect();
    let name_parts = names.split(separators);
    match each[..] {
        [one] => Box::new(std::iter::once((names, one.trim()))),
        [] => Box::new(name_parts.map(|name| (name, ""))),
        _ if name_parts.clone().count() == each.len() => Box::new(
            name_parts
                .zip(each)
                .map(|(name, address)| (name, address.trim())),
        ),
        _ => Box::new(each.into_iter().map(|address| ("", address.trim()))),
    }
}

fn is_yes(cell: &str) -> bool {
    let words = ["yes", "true", "1", "ja", "oui", "sí", "si", "sim", "sì"];
    words.contains(&&cell.to_lowercase()[..])
}
