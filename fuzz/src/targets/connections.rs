//! A list of one person's connections, as professional networks export it.

use crate::properties::file;

/// Header lines of exports; the first byte chooses one.
const HEADERS: [&str; 5] = [
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "Notes:\n\"about, addresses\"\n\nFirst Name,Last Name,Email Address,Company,Position,Connected On",
    "Vorname;Nachname;URL;E-Mail-Adresse;Unternehmen;Position;Verbunden am",
    "Company,Position,Connected On",
    "Connected On\tFirst Name\tLast Name",
];

/// The bytes are a whole file. Their first chooses a header; the others are the rows below it.
pub fn check(bytes: &[u8]) {
    file::check(bytes);
    let Some((first, rows)) = bytes.split_first() else {
        return;
    };
    let header = HEADERS[usize::from(*first) % HEADERS.len()];
    file::check(&[header.as_bytes(), b"\n", rows].concat());
}
