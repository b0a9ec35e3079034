//! Shortens the styles of the element. They are template strings of the scripts, which esbuild does not shorten.

/// How the styles of the whole element begin in a bundle. Those of a scene, fetched with it, stay as they are.
const BEGIN: &str = "`\n:host";

/// Removes comments, line breaks and indentation from the styles in a bundled script.
pub fn shortened(script: &str) -> String {
    let mut result = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(begin) = rest.find(BEGIN) {
        let (before, after) = rest.split_at(begin + 1);
        let (text, next) = after.split_at(after.find('`').unwrap_or(after.len()));
        result.push_str(before);
        result.push_str(&rules(text));
        rest = next;
    }
    result.push_str(rest);
    result
}

/// The rules without comments, line breaks and indentation.
fn rules(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let mut result = String::with_capacity(plain.len());
    for line in plain.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !result.ends_with(['{', '}', ';', ',', '(']) && !result.is_empty() {
            result.push(' ');
        }
        result.push_str(line);
    }
    for (long, short) in [("; }", "}"), (" { ", "{"), (" {", "{"), ("; ", ";")] {
        result = result.replace(long, short);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn styles_lose_comments_and_line_breaks() {
        let script = "let a=`\n:host { color: red; }\n/* Round. */\n@media (x) {\n  p > b,\n  i { margin: 0 1px; }\n}\n`,b=`\n<p>x; }\n</p>`;";
        assert_eq!(
            shortened(script),
            "let a=`:host{color: red}@media (x){p > b,i{margin: 0 1px}}`,b=`\n<p>x; }\n</p>`;"
        );
    }

    #[test]
    fn a_placeholder_stays() {
        let script = "`\n:host { width: ${a}; }\n${list.map(b=>`:x { top: ${b}; }`).join(`\n`)}\n.c { top: 0; }\n`";
        let short = shortened(script);
        assert!(
            short.contains("${a}")
                && short.contains("${list.map(b=>`:x { top: ${b}; }`).join(`\n`)}"),
            "{short}"
        );
    }
}
