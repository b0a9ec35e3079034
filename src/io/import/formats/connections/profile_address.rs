//! Addresses of profiles.

use super::lowercase::lowercase;
use crate::io::import::text::substring;

/// The beginnings of paths of profiles.
const PATHS: [&str; 4] = ["in/", "pub/", "profile/", "people/"];
/// Hosts of professional networks. A country, a language or `m` can stand before them.
const NETWORKS: [&str; 2] = ["linkedin.com", "xing.com"];

/// An address of a profile in a form in which its variants are equal: without `https://`, `www.` or
/// a country before the host, query and slash at the end; in lower case; with percent codes decoded.
/// `None` if the text has no host, or no name after the
/// path of profiles. O(bytes).
pub(super) fn plain_address(text: &str) -> Option<String> {
    let (text, _) = text.split_once(['?', '#']).unwrap_or((text, ""));
    let text = lowercase(&percent_decoded(text));
    let text = text.split_once("://").map_or(&text[..], |(_, rest)| rest);
    let text = text.trim_end_matches('/');
    let (host, path) = text.split_once('/').unwrap_or((text, ""));
    let host = host.strip_prefix("www.").unwrap_or(host);
    let network = NETWORKS.iter().find(|network| {
        let before = host.strip_suffix(**network);
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    });
    let host = network.map_or(host, |network| network);
    if !host.contains('.') || host.contains(char::is_whitespace) || host.starts_with('.') {
        return None;
    }
    // The language of a profile can follow its name: in/ivy/de.
    let path = match (network, path.split_once("in/")) {
        (Some(_), Some(("", name))) => {
            let (name, _) = name.split_once('/').unwrap_or((name, ""));
            substring(path, 0, "in/".len() + name.len())
        }
        _ => path,
    };
    if network.is_some()
        && PATHS
            .iter()
            .any(|known| known.trim_end_matches('/') == path)
    {
        // No name follows.
        return None;
    }
    Some([host, "/", path].concat())
}

/// Whether a cell is the address of a profile: with the host of a professional network, or with a
/// path that is usual for profiles.
pub(super) fn is_profile_address(cell: &str) -> bool {
    if cell.len() > 500 || !cell.contains('/') || cell.contains(char::is_whitespace) {
        return false;
    }
    let Some(address) = plain_address(cell) else {
        return false;
    };
    let (host, path) = address.split_once('/').unwrap_or((&address, ""));
    host.contains('.') && PATHS.iter().any(|begin| path.starts_with(begin))
}

/// Whether the address is one of a professional network.
pub(super) fn is_of_network(cell: &str) -> bool {
    let address = plain_address(cell).unwrap_or_default();
    NETWORKS
        .iter()
        .any(|&network| address.split('/').next() == Some(network))
}

/// A text with the bytes that its percent codes stand for; the text itself if they are not UTF-8.
fn percent_decoded(text: &str) -> String {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let digit = |byte: &u8| char::from(*byte).to_digit(16);
        if let (b'%', [high, low, after @ ..]) = (first, rest)
            && let (Some(high), Some(low)) = (digit(high), digit(low))
        {
            decoded.push((16 * high + low) as u8);
            rest = after;
        } else {
            decoded.push(*first);
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_an_address_are_equal() {
        for address in [
            "https://www.linkedin.com/in/%C3%A9mile-1",
            "http://linkedin.com/in/émile-1/",
            "https://DE.LinkedIn.com/in/%c3%a9mile-1?trk=x#y",
            "www.linkedin.com/in/Émile-1",
            "linkedin.com/in/émile-1/de/",
            "https://m.linkedin.com/in/émile-1/?locale=de_DE",
        ] {
            assert_eq!(
                plain_address(address).as_deref(),
                Some("linkedin.com/in/émile-1"),
                "{address}"
            );
            assert!(
                is_profile_address(address) && is_of_network(address),
                "{address}"
            );
        }
        assert_eq!(
            plain_address("https://www.p.example/in/ivy"),
            plain_address("P.example/in/Ivy/")
        );
        assert_ne!(
            plain_address("linkedin.com/in/ivy"),
            plain_address("linkedin.com/in/ivy-2")
        );
        assert_ne!(
            plain_address("notlinkedin.com/in/ivy"),
            plain_address("linkedin.com/in/ivy")
        );
    }

    #[test]
    fn other_texts_are_no_addresses() {
        for text in [
            "",
            "-",
            "n/a",
            "N/A",
            "#N/A",
            "https://www.linkedin.com/in/",
            "Ivy Ash",
            "/",
        ] {
            assert_eq!(plain_address(text), None, "{text}");
            assert!(!is_profile_address(text), "{text}");
        }
        assert!(!is_profile_address("https://p.example/file.pdf"));
        assert!(!is_profile_address("and/or"));
    }
}
