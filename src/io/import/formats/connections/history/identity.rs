//! Who is the same person: by the address of the profile, otherwise by name.

use super::super::cells::join_words;
use super::super::lowercase::plain_words;
use super::super::profile_address::plain_address;
use crate::io::import::network::NameTable;

/// A person as a file mentions them: the number of an address, if there is one, and of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    address: Option<u32>,
    name: u32,
}

/// A person. Two mentions of the same person give the same number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Identity(u32);

/// The addresses and names of everybody in all files.
#[derive(Default)]
pub(super) struct People {
    addresses: NameTable,
    /// Names in lower case without punctuation.
    names: NameTable,
    /// The names as they are written first.
    written: Vec<String>,
    /// The address of each name; `Some(None)` if it has several.
    address_of_name: Vec<Option<Option<u32>>>,
}

impl People {
    /// The mention of a person; `None` if both cells are empty.
    pub fn mention(&mut self, name: &str, address: &str) -> Option<Mention> {
        self.mention_plain(name, plain_address(address).as_deref())
    }

    /// The mention of a person whose address is in its plain form.
    pub fn mention_plain(&mut self, name: &str, address: Option<&str>) -> Option<Mention> {
        let written = join_words([name, ""]);
        if written.is_empty() && address.is_none() {
            return None;
        }
        let plain = plain_name(&written);
        let name = self.names.number(&plain);
        if name as usize == self.written.len() {
            self.written.push(written);
            self.address_of_name.push(None);
        }
        let address = address.map(|address| self.addresses.number(address));
        if let Some(number) = address {
            let known = &mut self.address_of_name[name as usize];
            *known = match *known {
                None => Some(Some(number)),
                Some(Some(other)) if other == number => *known,
                Some(_) => Some(None),
            };
        }
        Some(Mention { address, name })
    }

    /// The person of a mention, after all files are read: the person with its address. A mention
    /// without an address has the address that other mentions of the name have, if it is one.
    pub fn identity(&self, mention: Mention) -> Identity {
        let of_name = || self.address_of_name[mention.name as usize].flatten();
        let address = mention.address.or_else(of_name);
        Identity(address.unwrap_or(self.addresses.names.len() as u32 + mention.name))
    }

    /// The name of a mention as it is written.
    pub fn written(&self, mention: Mention) -> &str {
        &self.written[mention.name as usize]
    }

    /// Whether a mention has this name.
    pub fn has_name(&self, mention: Mention, name: &str) -> bool {
        self.names.names.get(mention.name) == plain_name(name)
    }
}

/// A name in lower case, without punctuation.
fn plain_name(name: &str) -> String {
    let plain = plain_words(name);
    // Names of signs alone stay as they are.
    match plain.is_empty() {
        true => name.to_string(),
        false => plain,
    }
}
