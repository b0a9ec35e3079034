//! Notes about people and ties that any format can cause.

use crate::base::message::sentences;

sentences! {
    /// Notes about what was left out of a network, or assumed.
    NOTES:
    REPEATS = "note.repeats", "{count} ties repeat an earlier one, in the same or the other direction: counted once."
        or "{count} tie repeats an earlier one, in the same or the other direction: counted once.";
    LOOPS = "note.loops", "{count} ties connect a person with themselves: left out; the person stays."
        or "{count} tie connects a person with themselves: left out; the person stays.";
    ARCS = "note.arcs", "Ties with a direction: {arcs}, {mutual} of them in both directions. Each counts as one tie.";
    LABELS = "note.labels", "{count} people have no label of their own (none, or one that others have): they are shown by their ids."
        or "{count} person has no label of their own (none, or one that others have): they are shown by their id.";
    UNDECLARED = "note.undeclared", "{count} people are named only by ties: they are included."
        or "{count} person is named only by ties: they are included.";
    TWICE = "note.twice", "{count} people are listed more than once: each counts as one person."
        or "{count} person is listed more than once: they count as one person.";
    WEIGHTS = "note.weights", "Weights of ties are not used ({names}): every tie counts once.";
    TIES_HAVE = "note.ties-have", "Not read about ties: {names}.";
    PEOPLE_HAVE = "note.people-have", "Not read about people: {names}.";
    OTHERS = "note.others", "Also not read: {names}.";
    SEVERAL_NETWORKS = "note.networks", "The file has {count} networks: they are read as one.";
}
