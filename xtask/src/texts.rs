//! The texts: `www/i18n/text/<language>.json` has all texts of a language, in sections. A script imports the sections that it needs of the first
//! language. Another language is one file, fetched when it is needed, without the sections of the pages, which the build writes into the
//! pages.

use crate::folder;
use anyhow::{Context, Result};
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

const FOLDER: &str = "www/i18n/text";

/// The language of the texts inside the scripts, and of `index.html`.
pub const FIRST: &str = "en";

/// The sections of the page templates. No script uses them.
const PAGE_SECTIONS: [&str; 4] = ["page", "worksheet", "embed", "one-file"];

/// A language: its code as in `lang="de"`, and its sections.
pub struct Language {
    pub name: String,
    pub sections: Map<String, Value>,
}

impl Language {
    /// The texts of a section by their keys.
    pub fn section(&self, name: &str) -> Option<&Map<String, Value>> {
        self.sections.get(name).and_then(Value::as_object)
    }

    /// The sections that scripts use.
    fn script_sections(&self) -> impl Iterator<Item = (&String, &Value)> {
        let all = self.sections.iter();
        all.filter(|(section, _)| !PAGE_SECTIONS.contains(&section.as_str()))
    }
}

/// All languages, the first one first.
pub fn languages() -> Result<Vec<Language>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(FOLDER).context(FOLDER)? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        let sections = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        all.push(Language {
            name: name.into_owned(),
            sections,
        });
    }
    all.sort_by_key(|language| (language.name != FIRST, language.name.clone()));
    Ok(all)
}

/// Writes the files that the scripts import: a file for each section of the first language, a file for each other language,
/// `languages.js`, which imports those, and `parameters.js` with the names of the parameters.
pub fn write(languages: &[Language], folder: &Path) -> Result<()> {
    folder::remove(folder)?;
    fs::create_dir_all(folder.join(FIRST))?;
    fs::write(folder.join("languages.js"), imports(languages))?;
    for language in languages {
        if language.name == FIRST {
            write_sections(language, folder)?;
        } else {
            write_whole(language, folder)?;
        }
    }
    Ok(())
}

fn write_sections(language: &Language, folder: &Path) -> Result<()> {
    for (section, texts) in language.script_sections() {
        let file = folder.join(FIRST).join(format!("{section}.json"));
        fs::write(file, serde_json::to_string(texts)?)?;
    }
    fs::write(folder.join("parameters.js"), parameters(language))?;
    Ok(fs::write(folder.join("keys.d.ts"), key_type(language))?)
}

fn write_whole(language: &Language, folder: &Path) -> Result<()> {
    let name = &language.name;
    let mut all = Map::new();
    for (section, texts) in language.script_sections() {
        let texts = texts.as_object();
        let texts = texts.with_context(|| format!("{name}.json: {section} is no object"))?;
        all.extend(texts.clone());
    }
    let file = folder.join(format!("{name}.json"));
    Ok(fs::write(file, serde_json::to_string(&all)?)?)
}

/// The script that imports a language when a page needs it.
fn imports(languages: &[Language]) -> String {
    let others = languages.iter().filter(|language| language.name != FIRST);
    let lines: String = others
        .map(|Language { name, .. }| format!("  \"{name}\": () => import('./{name}.json'),\n"))
        .collect();
    format!(
        "/** @type {{Record<string, () => Promise<{{ default: Record<string, string | Record<string, string>> }}>>}} */\n\
        export const languages = {{\n{lines}}};\n"
    )
}

/// The TypeScript type of all keys that scripts use.
fn key_type(language: &Language) -> String {
    let sections = language.script_sections();
    let types: Vec<String> = sections
        .map(|(section, _)| format!("keyof typeof import('./{FIRST}/{section}.json')"))
        .collect();
    format!("export type Key = {};\n", types.join("\n  | "))
}

/// The script with the names of the parameters. Every parameter has a label, and nothing else has one: a test compares the labels with
/// the schema.
fn parameters(language: &Language) -> String {
    let texts = language.script_sections();
    let keys = texts.filter_map(|(_, texts)| texts.as_object());
    let names: Vec<&str> = keys
        .flat_map(Map::keys)
        .filter_map(|key| key.strip_prefix("settings.")?.strip_suffix(".label"))
        .collect();
    format!(
        "/** The names of the parameters, in no particular order. */\n\
        export const PARAMETERS = '{}'.split(' ');\n",
        names.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_other_language_has_an_import_of_its_own() {
        let all = ["en", "de"].map(|name| Language {
            name: name.into(),
            sections: Map::new(),
        });
        let script = imports(&all);
        assert!(
            script.contains("\"de\": () => import('./de.json')") && !script.contains("en.json"),
            "{script}"
        );
    }

    #[test]
    fn scripts_have_no_texts_of_pages() {
        let sections = serde_json::from_str(r#"{"figure": {"a": "b"}, "one-file": {"c": "d"}}"#);
        let language = Language {
            name: FIRST.into(),
            sections: sections.unwrap(),
        };
        let sections: Vec<&String> = language.script_sections().map(|(name, _)| name).collect();
        assert_eq!(sections, ["figure"]);
        assert_eq!(
            key_type(&language),
            "export type Key = keyof typeof import('./en/figure.json');\n"
        );
    }
}
