//! The ties of each person: a list for each node (`adjacency_data` of networkx), or an object with
//! the names of people as keys (dictionaries of lists or of dictionaries).

use super::document::{JsonDocument, JsonValue, first_byte};
use super::ids::{decimal, id_of};
use super::item::NodeOrTie;
use super::matrix::WEIGHT;
use super::messages::{NO_ID, NO_LIST, NO_TIES_AMONG, REPEATED, ROWS};
use crate::base::message::Message;
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, NetworkBuilder};

/// Reads a list with the ties of each of `people`, in their order. A tie is an id, or an object with
/// an id. `report` is called with each list.
///
/// # Errors
/// If there are fewer or more lists than people, or a tie has no id.
pub(super) fn read_lists<'a>(
    document: JsonDocument<'a>,
    lists: JsonValue<'a>,
    builder: &mut NetworkBuilder,
    people: &[u32],
    report: &mut dyn FnMut(JsonValue),
) -> Result<(), ImportError> {
    let mut rows = 0;
    document.for_each(lists, &mut |_, row| {
        report(row);
        if first_byte(row) != b'[' {
            return Err(document.error(NO_LIST, row, row.get()));
        }
        if let Some(&person) = people.get(rows) {
            read_ties(document, row, builder, person)?;
        }
        rows += 1;
        Ok(())
    })?;
    if rows == people.len() {
        return Ok(());
    }
    let error = Message::new(ROWS).count("line", document.position(lists).line());
    Err(ImportError::Refused(
        error.count("rows", rows).count("people", people.len()),
    ))
}

/// Reads the list of ties of a person.
fn read_ties<'a>(
    document: JsonDocument<'a>,
    list: JsonValue<'a>,
    builder: &mut NetworkBuilder,
    person: u32,
) -> Result<(), ImportError> {
    document.for_each(list, &mut |_, value| {
        let id = match first_byte(value) {
            b'{' => {
                let item = NodeOrTie::read(document, value, &mut builder.unread_of_ties)?;
                let id = item.id();
                id.ok_or_else(|| document.error(NO_ID, value, value.get()))?
            }
            _ => value,
        };
        let other = builder.person(&id_of(document, id)?, document.position(value))?;
        builder.tie(person, other, Direction::Forward)
    })
}

/// Whether an object can have the ties of each person: at least two keys, all of them with a list
/// or an object.
pub(super) fn can_be_dictionary<'a>(
    document: JsonDocument<'a>,
    object: JsonValue<'a>,
) -> Result<bool, ImportError> {
    let (mut keys, mut can_be) = (0, first_byte(object) == b'{');
    document.for_each_while(object, &mut |value| {
        keys += 1;
        can_be &= matches!(first_byte(value), b'[' | b'{');
        Ok(can_be)
    })?;
    Ok(can_be && keys >= 2)
}

/// The ties of a dictionary, counted to tell it from other objects.
#[derive(Default)]
struct Counts {
    /// The ties in lists, and those of them to a key of the dictionary.
    in_lists: [usize; 2],
    /// The same in objects.
    in_objects: [usize; 2],
}

impl Counts {
    /// Whether the names in lists and objects are people. A file of settings has other names inside
    /// than outside; so has a table of people.
    fn are_ties(&self) -> bool {
        let [in_lists, lists_known] = self.in_lists;
        let [in_objects, objects_known] = self.in_objects;
        let known = lists_known + objects_known;
        known > 0 && (in_lists > 0 && in_objects == 0 || 2 * known >= in_objects)
    }
}

/// Reads an object with the ties of each person: a list of ids, or an object with ids as keys and
/// objects or weights as values. A weight of zero is no tie. `report` is called with each value.
///
/// # Errors
/// If a key is repeated, a tie has no id, or the names inside are not those of people. `Ok(false)`
/// if there are no ties.
pub(super) fn read_dictionary<'a>(
    document: JsonDocument<'a>,
    object: JsonValue<'a>,
    builder: &mut NetworkBuilder,
    report: &mut dyn FnMut(JsonValue),
) -> Result<bool, ImportError> {
    document.for_each(object, &mut |key, value| {
        let (key, people) = (key.unwrap_or_default(), builder.people());
        builder.declare(key, document.position(value))?;
        if builder.people() == people {
            return Err(document.error(REPEATED, value, key));
        }
        Ok(())
    })?;
    let keys = builder.people() as u32;
    let (mut counts, mut person) = (Counts::default(), 0);
    document.for_each(object, &mut |_, list| {
        report(list);
        let is_list = first_byte(list) == b'[';
        document.for_each(list, &mut |key, value| {
            let position = document.position(value);
            let id = match (key, first_byte(value)) {
                (None, b'{') => {
                    let item = NodeOrTie::read(document, value, &mut builder.unread_of_ties)?;
                    let id = item.id();
                    let error = || document.error(NO_TIES_AMONG, object, object.get());
                    id_of(document, id.ok_or_else(error)?)?
                }
                (None, _) => id_of(document, value)?,
                (Some(_), b'f' | b'n') => return Ok(()),
                (Some(_), b'-' | b'0'..=b'9') if decimal(value.get()) == "0" => return Ok(()),
                // Values that are texts or lists belong to records.
                (Some(_), b'"' | b'[') => {
                    return Err(document.error(NO_TIES_AMONG, object, object.get()));
                }
                (Some(key), b'{') => {
                    document.for_each(value, &mut |name, value| {
                        // Objects are the ties of a multigraph.
                        if first_byte(value) != b'{' {
                            builder.unread_of_ties.add(name.unwrap_or_default());
                        }
                        Ok(())
                    })?;
                    key.into()
                }
                (Some(key), _) => {
                    builder.unread_of_ties.add(WEIGHT);
                    key.into()
                }
            };
            let other = builder.person(&id, position)?;
            let counts = if is_list {
                &mut counts.in_lists
            } else {
                &mut counts.in_objects
            };
            counts[0] += 1;
            counts[1] += usize::from(other < keys);
            builder.tie(person, other, Direction::Forward)
        })?;
        person += 1;
        Ok(())
    })?;
    let is_empty = counts.in_lists[0] + counts.in_objects[0] == 0;
    if !is_empty && !counts.are_ties() {
        return Err(document.error(NO_TIES_AMONG, object, object.get()));
    }
    Ok(!is_empty)
}
