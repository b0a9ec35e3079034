//! The words for people: `www/i18n/text/<language>.json` holds all of a language, in sections. A script imports the
//! section it needs of the first language; another language is fetched whole, but for the page's own prose,
//! which the build writes into the page.

use crate::folder;
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::env;
use std::fs;
use std::path::Path;

/// The language whose words are part of the scripts, and of `index.html`.
pub const FIRST: &str = "en";

/// The pages that the build fills in, each from the section of its name; no script says their words.
pub const PAGES: [(&str, &str); 3] = [
    ("page", "index"),
    ("worksheet", "worksheet"),
    ("embed", "embed"),
];

/// The section of the one file, which says it in all languages at once.
pub const ONE_FILE: &str = "one-file";

fn is_page(section: &str) -> bool {
    section == ONE_FILE || PAGES.iter().any(|(page, _)| *page == section)
}

/// A language: its name as in `lang="de"`, and its sections.
pub struct Language {
    pub name: String,
    sections: Map<String, Value>,
}

impl Language {
    fn words(&self, section: &str) -> Option<&Map<String, Value>> {
        self.sections.get(section).and_then(Value::as_object)
    }
}

/// All languages, the first one first.
pub fn languages() -> Result<Vec<Language>> {
    let mut all = Vec::new();
    for entry in fs::read_dir("www/i18n/text")? {
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
        let spoken = sections.iter().filter(|(section, _)| !is_page(section));
        if name == FIRST {
            for (section, words) in spoken {
                let file = folder.join(FIRST).join(format!("{section}.json"));
                fs::write(file, serde_json::to_string(words)?)?;
            }
            fs::write(folder.join("keys.d.ts"), keys(sections))?;
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

/// The type of the keys that a script can say, for the type check.
fn keys(sections: &Map<String, Value>) -> String {
    let spoken = sections.keys().filter(|section| !is_page(section));
    let types = spoken.map(|section| format!("keyof typeof import('./{FIRST}/{section}.json')"));
    format!(
        "export type Key = {};\n",
        types.collect::<Vec<_>>().join("\n  | ")
    )
}

/// The file of a page in a language: `index.html`, `index.de.html`.
pub fn file(page: &str, language: &Language) -> String {
    match language.name.as_str() {
        FIRST => format!("{page}.html"),
        name => format!("{page}.{name}.html"),
    }
}

/// Languages that are written from right to left, as www/i18n/translate.js has them.
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

/// Where the pages will stand, as `HOPSCOPE_URL` says it: what shows a link elsewhere reads only whole addresses of pictures.
/// Nothing where nobody has said it, so that addresses are relative.
fn site(said: &str) -> String {
    match said.trim_end_matches('/') {
        "" => String::new(),
        folder => format!("{folder}/"),
    }
}

/// A page with its `{{key}}`s filled in from a language. Every word has its place, and every place its word;
/// `{{lang}}` and `{{dir}}` are the language's name and direction, `{{site}}` is where the pages will stand.
/// What another language does not say yet is said in the first.
pub fn fill(page: &str, section: &str, language: &Language, first: &Language) -> Result<String> {
    let name = &language.name;
    let site = site(&env::var("HOPSCOPE_URL").unwrap_or_default());
    let none = Map::new();
    let words = language.words(section).unwrap_or(&none);
    let otherwise = first.words(section);
    let otherwise = otherwise.with_context(|| format!("{FIRST}.json has no section {section}"))?;
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
            "site" => Some(site.as_str()),
            _ => words
                .get(key)
                .or(otherwise.get(key))
                .and_then(Value::as_str),
        };
        let Some(word) = word else {
            bail!("{FIRST}.json has no {section} text {key:?}, which the page asks for");
        };
        used.push(key);
        filled.push_str(&bound(word));
        filled.push_str(rest);
    }
    match words.keys().find(|key| !used.contains(&key.as_str())) {
        Some(key) => bail!("{name}.json: nothing asks for the {section} text {key:?}"),
        None => Ok(filled),
    }
}

/// Keeps what is put after a button on its line: Safari would begin the next one with the full stop.
fn bound(words: &str) -> String {
    const END: &str = "</button>";
    let mut bound = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once(END) {
        let mark = after.chars().next().filter(|next| ",.;:?!".contains(*next));
        let at = before.rfind("<button").unwrap_or(before.len());
        match mark {
            Some(mark) => {
                let (text, button) = before.split_at(at);
                bound += &format!("{text}<span class=\"bound\">{button}{END}{mark}</span>");
            }
            None => {
                bound += before;
                bound += END;
            }
        }
        rest = &after[mark.map_or(0, char::len_utf8)..];
    }
    bound + rest
}

/// A text in every language there is, a paragraph each.
pub fn in_all(section: &str, key: &str, languages: &[Language]) -> Result<String> {
    let mut all = String::new();
    for language in languages {
        let name = &language.name;
        let text = language.words(section).and_then(|words| words.get(key));
        let text = text.and_then(Value::as_str);
        let text = text.with_context(|| format!("{name}.json has no {section} text {key:?}"))?;
        all += &format!("<p lang=\"{name}\" dir=\"{}\">{text}</p>", direction(name));
    }
    Ok(all)
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

    fn filled_with(page: &str, words: &str) -> Result<String> {
        fill(page, "page", &language(words), &language(words))
    }

    #[test]
    fn what_a_language_does_not_say_is_said_in_the_first() {
        let [own, first] = [r#"{"a": "eins"}"#, r#"{"a": "one", "b": "two"}"#].map(language);
        assert_eq!(
            fill("{{a}} {{b}}", "page", &own, &first).unwrap(),
            "eins two"
        );
    }

    #[test]
    fn a_page_is_filled() {
        let page = "<html lang={{lang}} dir={{dir}}>{{a}} and {{b}} and {{a}}";
        let filled = filled_with(page, r#"{"a": "one", "b": "<i>two</i>"}"#).unwrap();
        assert_eq!(filled, "<html lang=en dir=ltr>one and <i>two</i> and one");
    }

    #[test]
    fn a_line_does_not_begin_with_what_belongs_to_the_button_before() {
        assert_eq!(
            bound("let <button a=\"b\">all</button>, or <button>none</button> do it. See!"),
            "let <span class=\"bound\"><button a=\"b\">all</button>,</span> or <button>none</button> do it. See!"
        );
    }

    #[test]
    fn a_site_ends_in_one_slash_and_none_is_none() {
        assert_eq!(
            ["", "https://a.b/c", "https://a.b/c//"].map(site),
            ["", "https://a.b/c/", "https://a.b/c/"]
        );
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
        let missing = filled_with("{{a}} {{b}}", r#"{"a": "one"}"#).unwrap_err();
        assert!(missing.to_string().contains("\"b\""), "{missing}");
        let unused = filled_with("{{a}}", r#"{"a": "one", "c": "three"}"#).unwrap_err();
        assert!(unused.to_string().contains("\"c\""), "{unused}");
    }
}
