//! The English texts of the core: its messages (`sentences!`), and the meaning and source of each parameter (`parameters!`). They
//! stand only in the Rust sources. The build extracts them from there, so that translations can be compared with them and the page can
//! explain a parameter, while the figure's wasm has no text that it does not print itself.

use crate::folder;
use anyhow::{Context, Result, bail};
use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// The texts of the core, by section and key: `message.<code>` in `messages`, and `settings.<name>.help` and `settings.<name>.source` in
/// `settings`.
pub fn sections() -> Result<[(&'static str, Map<String, Value>); 2]> {
    let mut messages = Map::new();
    let mut settings = Map::new();
    let folder = Path::new("src");
    for file in folder::files(folder)? {
        let path = folder.join(file);
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let source = fs::read_to_string(&path)?;
        read(&source, &mut messages, &mut settings).with_context(|| path.display().to_string())?;
    }
    Ok([("messages", messages), ("settings", settings)])
}

/// Adds the texts of a source file.
fn read(
    source: &str,
    messages: &mut Map<String, Value>,
    settings: &mut Map<String, Value>,
) -> Result<()> {
    for entry in entries(source, "sentences")? {
        let (code, text) = match &*strings(&entry)? {
            [code, english] => (code.clone(), json!(english)),
            [code, english, one] => (code.clone(), json!({ "one": one, "other": english })),
            other => bail!("sentences! has an entry with the strings {other:?}"),
        };
        messages.insert(format!("message.{code}"), text);
    }
    // An entry has two parts: the name, type and default; and the stage, group, meaning and source.
    for entry in entries(source, "parameters")?.chunks(2) {
        let [head, texts] = entry else {
            bail!("parameters! has an entry of one part");
        };
        let (Some(TokenTree::Ident(name)), [help, source, ..]) = (head.first(), &*strings(texts)?)
        else {
            bail!("parameters! has an entry without a name, a meaning or a source");
        };
        settings.insert(format!("settings.{name}.help"), json!(help));
        settings.insert(format!("settings.{name}.source"), json!(source));
    }
    Ok(())
}

/// The entries of every use of a macro that is an item of the file itself; each entry ends at a `;`. A use in a module of tests is no
/// item of the file.
fn entries(source: &str, name: &str) -> Result<Vec<Vec<TokenTree>>> {
    if !source.contains(&format!("{name}! {{")) {
        return Ok(Vec::new());
    }
    let source: TokenStream = source.parse().ok().context("is no Rust")?;
    let tokens: Vec<TokenTree> = source.into_iter().collect();
    let mut all = Vec::new();
    for window in tokens.windows(3) {
        if let [TokenTree::Ident(ident), mark, TokenTree::Group(body)] = window
            && ident == name
            && is(mark, '!')
        {
            let body: Vec<TokenTree> = body.stream().into_iter().collect();
            let parts = body.split(|token| is(token, ';'));
            all.extend(parts.filter(|part| !part.is_empty()).map(<[_]>::to_vec));
        }
    }
    Ok(all)
}

fn is(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

/// The strings of an entry, without those in brackets: documentation, arguments.
fn strings(entry: &[TokenTree]) -> Result<Vec<String>> {
    let literals = entry.iter().filter_map(|token| match token {
        TokenTree::Literal(literal) => Some(literal.to_string()),
        _ => None,
    });
    literals
        .filter(|literal| literal.contains('"'))
        // Escapes of Rust that JSON does not have are refused.
        .map(|literal| serde_json::from_str(&literal).context(literal))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_both(source: &str) -> Result<Value> {
        let (mut messages, mut settings) = (Map::new(), Map::new());
        read(source, &mut messages, &mut settings)?;
        Ok(json!([messages, settings]))
    }

    #[test]
    fn sentences_are_read_with_their_form_for_one() {
        let source = r#"
            macro_rules! sentences { ($a:tt) => { "macro" }; }
            sentences! {
                /// Two "sentences".
                ALL:
                PLAIN = "plain", "{name} says \"no\"; twice.";
                COUNT = "count", "{count} ties."
                    or "{count} tie.";
            }
            mod tests { sentences! { ALL: TEST = "test", "Of a test."; } }
        "#;
        let messages = json!({
            "message.plain": "{name} says \"no\"; twice.",
            "message.count": { "one": "{count} tie.", "other": "{count} ties." },
        });
        assert_eq!(read_both(source).unwrap(), json!([messages, {}]));
    }

    #[test]
    fn parameters_are_read_with_meaning_and_source() {
        let source = r#"parameters! {
            switch: Amount, "months" = Amount::Word;
                Growth, Growth, "The month.", "a story", max = 1200.0, special = Some("never");
            seed: u32 = 7;
                World, World, "The number.", "any";
        }"#;
        let settings = json!({
            "settings.switch.help": "The month.", "settings.switch.source": "a story",
            "settings.seed.help": "The number.", "settings.seed.source": "any",
        });
        assert_eq!(read_both(source).unwrap(), json!([{}, settings]));
    }

    #[test]
    fn an_entry_that_cannot_be_read_is_an_error() {
        assert!(read_both(r#"sentences! { ALL: A = "code"; }"#).is_err());
        assert!(read_both(r#"sentences! { ALL: A = "code", "\u{e9}"; }"#).is_err());
        assert!(read_both(r#"parameters! { a: u32 = 1; World, World, "Help."; }"#).is_err());
    }
}
