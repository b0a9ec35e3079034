//! Notes about people and ties that any format can cause.

use crate::base::message::sentences;

sentences! {
    /// What was left out of a network, or assumed.
    NOTES:
    REPEATS = "note.repeats", "{count} ties repeat an earlier one, in the same or the other direction: counted once."
        or "{count} tie repeats an earlier one, in the same or the other direction: counted once.";
    LOOPS = "note.loops", "{count} ties are of a person with themselves: left out; the person stays."
        or "{count} tie is of a person with themselves: left out; the person stays.";
    ARCS = "note.arcs", "Ties with a direction: {arcs}, of them {mutual} both ways. Each counts as one tie, whichever way it goes.";
    LABELS = "note.labels", "{count} people have no label of their own (none, or one that others have): they go by their ids."
        or "{count} person has no label of their own (none, or one that others have): they go by their id.";
    UNDECLARED = "note.undeclared", "{count} people are named by ties only: they are people like the others."
        or "{count} person is named by ties only: a person like the others.";
    TWICE = "note.twice", "{count} people are there more than once: each is one person."
        or "{count} person is there more than once: they are one person.";
    WEIGHTS = "note.weights", "Weights of ties are not used ({names}): every tie counts once.";
    TIES_HAVE = "note.ties-have", "Of ties this is not read: {names}.";
    PEOPLE_HAVE = "note.people-have", "Of people this is not read: {names}.";
    OTHERS = "note.others", "Not read either: {names}.";
    SEVERAL_NETWORKS = "note.networks", "The file has {count} networks: they are read as one.";
}
