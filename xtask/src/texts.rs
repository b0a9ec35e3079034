//! The texts: `www/i18n/text/<language>.json` has all texts of a language, in sections. The first language has the core's texts in the
//! Rust sources instead (core_texts.rs). A script imports the sections that it needs of the first language. Another language is one file,
//! fetched when it is needed, without the sections of the pages, which the build writes into the pages.

use crate::{core_texts, folder};
use anyhow::{Context, Result, ensure};
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

/// All languages, the first one first, each with all its texts.
pub fn languages() -> Result<Vec<Language>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(FOLDER).context(FOLDER)? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        let sections = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let mut language = Language {
            name: name.into_owned(),
            sections,
        };
        if language.name == FIRST {
            for (section, texts) in core_texts::sections()? {
                add(&mut language.sections, section, texts)?;
            }
        }
        all.push(language);
    }
    all.sort_by_key(|language| (language.name != FIRST, language.name.clone()));
    Ok(all)
}

/// Adds texts to a section. An error if the section has a text of the same key.
fn add(sections: &mut Map<String, Value>, section: &str, texts: Map<String, Value>) -> Result<()> {
    let of_section = sections.entry(section).or_insert_with(|| Map::new().into());
    let of_section = of_section.as_object_mut();
    let of_section = of_section.with_context(|| format!("{section} is no object"))?;
    for (key, text) in texts {
        let stands_twice = of_section.contains_key(&key);
        ensure!(
            !stands_twice,
            "{key} stands in the core and in {FIRST}.json"
        );
        of_section.insert(key, text);
    }
    Ok(())
}

/// Writes the files that the scripts import: a file for each section of the first language, a file for each other language,
/// `languages.js`, which imports those, and `parameters.js` with the names of the parameters. `en.json` has all texts of the first
/// language, for translators and tests.
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
    let all = serde_json::to_string_pretty(&language.sections)?;
    fs::write(folder.join(format!("{FIRST}.json")), all + "\n")?;
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
    // A script, because esbuild makes a variable and an export of every key of a JSON file that is imported as a whole: for German 35 kB
    // gzipped and not 25.
    let file = folder.join(format!("{name}.js"));
    let texts = serde_json::to_string(&all)?;
    Ok(fs::write(file, format!("export default {texts};\n"))?)
}

/// The script that imports a language when a page needs it.
fn imports(languages: &[Language]) -> String {
    let others = languages.iter().filter(|language| language.name != FIRST);
    let lines: String = others
        .map(|Language { name, .. }| format!("  \"{name}\": () => import('./{name}.js'),\n"))
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
            script.contains("\"de\": () => import('./de.js')") && !script.contains("en.js"),
            "{script}"
        );
    }

    #[test]
    fn a_text_of_the_core_is_added_and_never_stands_twice() {
        let mut sections = serde_json::from_str(r#"{"settings": {"a": "b"}}"#).unwrap();
        let texts = |key: &str| Map::from_iter([(key.to_string(), Value::from("c"))]);
        add(&mut sections, "settings", texts("d")).unwrap();
        add(&mut sections, "messages", texts("a")).unwrap();
        assert_eq!(
            Value::from(sections.clone()),
            serde_json::json!({"settings": {"a": "b", "d": "c"}, "messages": {"a": "c"}})
        );
        let error = add(&mut sections, "settings", texts("a")).unwrap_err();
        assert_eq!(error.to_string(), "a stands in the core and in en.json");
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
