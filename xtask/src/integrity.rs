//! Subresource integrity: the SHA-384 of a file as browsers check it.

use crate::folder::files;
use crate::wasm::MODULES;
use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha384};
use std::fs;
use std::path::Path;

/// The value of an `integrity` attribute for this content.
pub fn of(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// The integrity of every file in a folder, by its path in it, with `/`.
pub fn of_files(folder: &Path) -> Result<Map<String, Value>> {
    let mut all = Map::new();
    for file in files(folder)? {
        let content = fs::read(folder.join(&file)).with_context(|| file.display().to_string())?;
        let name = file.to_string_lossy().replace('\\', "/");
        all.insert(name, of(&content).into());
    }
    Ok(all)
}

/// Writes the script `integrity.js`: for each wasm module a constant with its integrity, which the page checks when it fetches the module.
pub fn write_modules(package: &Path) -> Result<()> {
    let mut script = String::from("// The integrity of the wasm modules.\n");
    for module in MODULES {
        let wasm = fs::read(package.join(format!("{module}_bg.wasm")))?;
        script += &format!("export const {module} = '{}';\n", of(&wasm));
    }
    Ok(fs::write(package.join("integrity.js"), script)?)
}

/// The HTML that adds the element to a page in the folder above `folder`; `name` is the folder's name. The browser checks every script:
/// the first by its tag, those it imports by the import map.
pub fn snippet(folder: &Path, name: &str) -> Result<String> {
    let all = of_files(folder)?;
    let script = all.get("hopscope.js").and_then(Value::as_str);
    let script = script.context("there is no hopscope.js")?;
    let imported = all
        .iter()
        .filter(|(file, _)| file.ends_with(".js") && *file != "hopscope.js")
        .map(|(file, integrity)| (format!("./{name}/{file}"), integrity.clone()))
        .collect::<Map<_, _>>();
    let map = serde_json::to_string_pretty(&json!({ "integrity": imported }))?;
    Ok(format!(
        "<script type=\"importmap\">\n{map}\n</script>\n\
        <script type=\"module\" src=\"{name}/hopscope.js\" integrity=\"{script}\" crossorigin></script>\n\
        <hop-scope></hop-scope>\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn integrity_equals_the_published_example() {
        // W3C, Subresource Integrity, section 3.5.
        let integrity = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(of(b"alert('Hello, world.');"), integrity);
    }
}
