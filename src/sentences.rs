//! Every English sentence that the core shows to people. Translations are checked against this list.
//! Imports each module that declares sentences; no module of the core imports this file.

use crate::base::message::Sentence;

/// Every sentence of the core, grouped by module. O(sentences) for the whole iteration.
pub fn all() -> impl Iterator<Item = &'static Sentence> {
    let of_stages = [
        crate::pipeline::scenario::NAMES,
        crate::pipeline::scenario::VALUES,
        crate::pipeline::world::SENTENCES,
        crate::run::SENTENCES,
    ];
    let of_files = crate::io::import::SENTENCES.iter();
    of_stages
        .into_iter()
        .chain(of_files.copied())
        .flatten()
        .copied()
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_two_sentences_have_the_same_code() {
        let codes: Vec<&str> = super::all().map(|sentence| sentence.code).collect();
        for (index, code) in codes.iter().enumerate() {
            assert!(!codes[..index].contains(code), "{code}");
        }
    }
}
