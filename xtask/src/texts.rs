//! The words for people: `www/text/<language>.json` holds all of a language, in sections. A script imports the
//! section it needs of the first language; another language is fetched whole, but for the page's own prose,
//! which the build writes into the page.

use crate::folder;
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

/// The language whose words are part of the scripts, and of `index.html`.
pub const FIRST: &str = "en";

/// The section that the build writes into the page.
const PAGE: &str = "page";

/// A language: its name as in `lang="de"`, and its sections.
pub struct Language {
    pub name: String,
    sections: Map<String, Value>,
}

/// All languages, the first one first.
pub fn languages() -> Result<Vec<Language>> {
    let mut all = Vec::new();
    for entry in fs::read_dir("www/text")? {
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

/// Writes what the scripts import: the first language by section, the others whole, each behind an import of
/// its own in `languages.js`.
pub fn write(languages: &[Language], folder: &Path) -> Result<()> {
    folder::remove(folder)?;
    fs::create_dir_all(folder.join(FIRST))?;
    fs::write(folder.join("languages.js"), imports(languages))?;
    for Language { name, sections } in languages {
        let spoken = sections.iter().filter(|(section, _)| *section != PAGE);
        if name == FIRST {
            for (section, words) in spoken {
                let file = folder.join(FIRST).join(format!("{section}.json"));
                fs::write(file, serde_json::to_string(words)?)?;
            }
            continue;
        }
        let mut all = Map::new();
        for (section, words) in spoken {
            let words = words.as_object();
            let words = words.with_context(|| format!("{name}.json: {section} holds no words"))?;
            all.extend(words.clone());
        }
        fs::write(
            folder.join(format!("{name}.json")),
            serde_json::to_string(&all)?,
        )?;
    }
    Ok(())
}

/// The script that fetches a language when somebody speaks it.
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

/// The file of the page in a language.
pub fn page(language: &Language) -> String {
    match language.name.as_str() {
        FIRST => "index.html".into(),
        name => format!("{name}.html"),
    }
}

/// Languages that are written from right to left, as www/words.js has them.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// Which way a language is written, as `dir` says it.
fn direction(language: &str) -> &'static str {
    let main = language.split('-').next().unwrap_or_default();
    if RIGHT_TO_LEFT.contains(&main) {
        "rtl"
    } else {
        "ltr"
    }
}

/// A page with its `{{key}}`s filled in from a language. Every word has its place, and every place its word;
/// `{{lang}}` and `{{dir}}` are the language's name and direction.
pub fn fill(page: &str, language: &Language) -> Result<String> {
    let Language { name, sections } = language;
    let words = sections.get(PAGE).and_then(Value::as_object);
    let words = words.with_context(|| format!("{name}.json has no section {PAGE}"))?;
    let mut filled = String::new();
    let mut used = Vec::new();
    let mut parts = page.split("{{");
    filled.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (key, rest) = part
            .split_once("}}")
            .context("a {{ of the page has no }}")?;
        let word = match key {
            "lang" => Some(name.as_str()),
            "dir" => Some(direction(name)),
            _ => words.get(key).and_then(Value::as_str),
        };
        let Some(word) = word else {
            bail!("{name}.json has no {PAGE} text {key:?}, which the page asks for");
        };
        used.push(key);
        filled.push_str(word);
        filled.push_str(rest);
    }
    match words.keys().find(|key| !used.contains(&key.as_str())) {
        Some(key) => bail!("{name}.json: nothing asks for the {PAGE} text {key:?}"),
        None => Ok(filled),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(page: &str) -> Language {
        let sections = serde_json::from_str(&format!(r#"{{"page": {page}}}"#)).unwrap();
        Language {
            name: "en".into(),
            sections,
        }
    }

    #[test]
    fn a_page_is_filled() {
        let page = "<html lang={{lang}} dir={{dir}}>{{a}} and {{b}} and {{a}}";
        let filled = fill(page, &language(r#"{"a": "one", "b": "<i>two</i>"}"#)).unwrap();
        assert_eq!(filled, "<html lang=en dir=ltr>one and <i>two</i> and one");
    }

    #[test]
    fn the_main_language_says_which_way_it_is_written() {
        assert_eq!(
            ["de", "ar", "ar-XB", "are"].map(direction),
            ["ltr", "rtl", "rtl", "ltr"]
        );
    }

    #[test]
    fn a_language_is_fetched_by_an_import_of_its_own() {
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
    fn a_word_without_a_place_and_a_place_without_a_word_are_errors() {
        let missing = fill("{{a}} {{b}}", &language(r#"{"a": "one"}"#)).unwrap_err();
        assert!(missing.to_string().contains("\"b\""), "{missing}");
        let unused = fill("{{a}}", &language(r#"{"a": "one", "c": "three"}"#)).unwrap_err();
        assert!(unused.to_string().contains("\"c\""), "{unused}");
    }
}
