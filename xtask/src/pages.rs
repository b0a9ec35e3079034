//! The pages: each template is filled with the texts of every language.

use crate::command::run;
use crate::texts::{FIRST, Language};
use crate::verify;
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

/// The section of the texts, the template and the name in dist/ of every page but the one-file page.
const PAGES: [(&str, &str, &str); 3] = [
    ("page", "index.html", "index"),
    ("worksheet", "www/pages/worksheet.html", "worksheet"),
    ("embed", "www/pages/embed.html", "embed"),
];

/// Writes every page in every language into a folder.
pub fn write(languages: &[Language], folder: &Path) -> Result<()> {
    for (section, path, page) in PAGES {
        let template = fs::read_to_string(path).context(path)?;
        for language in languages {
            let filled = fill(&template, section, language, &languages[0])?;
            let filled = verify::with_counts(&filled)?;
            fs::write(folder.join(file_name(page, language)), filled)?;
        }
    }
    Ok(())
}

/// The file of a page in a language: `index.html`, `index.de.html`.
fn file_name(page: &str, language: &Language) -> String {
    match language.name.as_str() {
        FIRST => format!("{page}.html"),
        name => format!("{page}.{name}.html"),
    }
}

/// Languages that are written from right to left: the same list as in www/i18n/translate.js.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// The value of `dir` for a language.
fn direction(language: &str) -> &'static str {
    let main = language.split('-').next().unwrap_or_default();
    if RIGHT_TO_LEFT.contains(&main) {
        "rtl"
    } else {
        "ltr"
    }
}

/// An address that ends with one slash. An empty one stays empty, so that addresses after it are relative.
fn with_slash(address: &str) -> String {
    match address.trim_end_matches('/') {
        "" => String::new(),
        folder => format!("{folder}/"),
    }
}

/// The address given on the command line.
static GIVEN: OnceLock<String> = OnceLock::new();

/// Takes the address of the site from the command line. An error if it is not an absolute address.
pub fn set_address(address: &str) -> Result<()> {
    let is_absolute = ["https://", "http://"].iter().any(|scheme| {
        address
            .strip_prefix(scheme)
            .is_some_and(|rest| !rest.starts_with('/') && !rest.is_empty())
    });
    if !is_absolute || address.contains(['"', '<', '>', ' ', '?', '#']) {
        bail!(
            "--address takes an absolute address such as https://example.org/hopscope, not '{address}'"
        );
    }
    GIVEN.get_or_init(|| address.into());
    Ok(())
}

/// The address of the site with a slash at its end: from the command line, or from the variable `HOPSCOPE_URL`; else empty.
fn address() -> String {
    let given = GIVEN.get().cloned();
    with_slash(&given.unwrap_or_else(|| env::var("HOPSCOPE_URL").unwrap_or_default()))
}

/// Writes the page, the picture and, if the site has an address, the oEmbed answer of each scene.
pub fn write_scenes(folder: &Path) -> Result<()> {
    let site = address();
    if site.is_empty() {
        eprintln!(
            "WARNING: no address of the site is given. Most places show no picture of a link to it, and there is no oEmbed.\n\
             WARNING: build what you publish with `cargo xtask build --address https://example.org/hopscope`"
        );
    }
    run(Command::new("node")
        .arg("xtask/scenes.mjs")
        .arg(folder)
        .arg(site))
}

/// Replaces every `{{key}}` of a template by the text of a language, or of the first language if that text is missing. `{{lang}}` and
/// `{{dir}}` are the language and its direction. `{{site}}` is the address of the site: previews of
/// links need absolute addresses of pictures. An error if the first language lacks a text, or the template does not use one.
fn fill(page: &str, section: &str, language: &Language, first: &Language) -> Result<String> {
    let name = &language.name;
    let site = address();
    let none = Map::new();
    let texts = language.section(section).unwrap_or(&none);
    let fallback = first.section(section);
    let fallback = fallback.with_context(|| format!("{FIRST}.json has no section {section}"))?;
    let mut filled = String::new();
    let mut used = Vec::new();
    let mut parts = page.split("{{");
    filled.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (key, rest) = part
            .split_once("}}")
            .context("a {{ of the page has no }}")?;
        let text = match key {
            "lang" => Some(name.as_str()),
            "dir" => Some(direction(name)),
            "site" => Some(site.as_str()),
            _ => texts.get(key).or(fallback.get(key)).and_then(Value::as_str),
        };
        let Some(text) = text else {
            bail!("{FIRST}.json has no text {key:?} in {section}, which the template uses");
        };
        used.push(key);
        filled.push_str(&keep_punctuation(text));
        filled.push_str(rest);
    }
    match texts.keys().find(|key| !used.contains(&key.as_str())) {
        Some(key) => bail!("{name}.json: the template does not use the text {key:?} in {section}"),
        None => Ok(filled),
    }
}

/// Keeps the punctuation mark after a button on the button's line: Safari breaks the line between them.
fn keep_punctuation(text: &str) -> String {
    const END: &str = "</button>";
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(END) {
        let mark = after.chars().next().filter(|next| ",.;:?!".contains(*next));
        let at = before.rfind("<button").unwrap_or(before.len());
        match mark {
            Some(mark) => {
                let (text, button) = before.split_at(at);
                kept += &format!("{text}<span class=\"bound\">{button}{END}{mark}</span>");
            }
            None => {
                kept += before;
                kept += END;
            }
        }
        rest = &after[mark.map_or(0, char::len_utf8)..];
    }
    kept + rest
}

/// One text in all languages, each in a paragraph. An error if a language lacks it.
pub fn in_all_languages(section: &str, key: &str, languages: &[Language]) -> Result<String> {
    let mut all = String::new();
    for language in languages {
        let name = &language.name;
        let text = language.section(section).and_then(|texts| texts.get(key));
        let text = text.and_then(Value::as_str);
        let text = text.with_context(|| format!("{name}.json has no text {key:?} in {section}"))?;
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
    fn a_missing_text_is_taken_from_the_first_language() {
        let [own, first] = [r#"{"a": "eins"}"#, r#"{"a": "one", "b": "two"}"#].map(language);
        assert_eq!(
            fill("{{a}} {{b}}", "page", &own, &first).unwrap(),
            "eins two"
        );
    }

    #[test]
    fn placeholders_are_replaced() {
        let page = "<html lang={{lang}} dir={{dir}}>{{a}} and {{b}} and {{a}}";
        let filled = filled_with(page, r#"{"a": "one", "b": "<i>two</i>"}"#).unwrap();
        assert_eq!(filled, "<html lang=en dir=ltr>one and <i>two</i> and one");
    }

    #[test]
    fn punctuation_stays_on_the_line_of_the_button_before_it() {
        assert_eq!(
            keep_punctuation(
                "let <button a=\"b\">all</button>, or <button>none</button> do it. See!"
            ),
            "let <span class=\"bound\"><button a=\"b\">all</button>,</span> or <button>none</button> do it. See!"
        );
    }

    #[test]
    fn an_address_of_the_site_ends_with_one_slash() {
        assert_eq!(
            ["", "https://a.b/c", "https://a.b/c//"].map(with_slash),
            ["", "https://a.b/c/", "https://a.b/c/"]
        );
    }

    #[test]
    fn an_address_has_to_be_absolute() {
        for wrong in [
            "",
            "example.org",
            "/x",
            "https://",
            "ftp://a.b",
            "https:///a",
            "https://a.b/?c",
        ] {
            let error = set_address(wrong).unwrap_err().to_string();
            assert!(error.contains(&format!("'{wrong}'")), "{error}");
        }
    }

    #[test]
    fn the_direction_depends_on_the_main_language() {
        assert_eq!(
            ["de", "ar", "ar-XB", "are"].map(direction),
            ["ltr", "rtl", "rtl", "ltr"]
        );
    }

    #[test]
    fn a_missing_text_and_an_unused_text_are_errors() {
        let missing = filled_with("{{a}} {{b}}", r#"{"a": "one"}"#).unwrap_err();
        assert!(missing.to_string().contains("\"b\""), "{missing}");
        let unused = filled_with("{{a}}", r#"{"a": "one", "c": "three"}"#).unwrap_err();
        assert!(unused.to_string().contains("\"c\""), "{unused}");
    }
}
