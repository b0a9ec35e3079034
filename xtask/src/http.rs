//! A static file server for one developer: GET and HEAD of the files of one folder, one answer a connection.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

/// Longer requests are not of a browser that asks for a file.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// Answers until the listener fails.
pub fn serve(listener: &TcpListener, folder: &Path) {
    for stream in listener.incoming() {
        let Ok(stream) = stream else { continue };
        let folder = folder.to_owned();
        // A browser that went away is no error of ours.
        thread::spawn(move || drop(converse(&stream, &folder)));
    }
}

fn converse(mut stream: &TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream.take(LONGEST_REQUEST)).lines();
    let request = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    // An answer before the headers are read would end the connection as broken.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let answer = answer(&request, folder);
    let head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n",
        answer.status,
        answer.kind,
        answer.body.len()
    );
    stream.write_all(head.as_bytes())?;
    if !request.starts_with("HEAD ") {
        stream.write_all(&answer.body)?;
    }
    stream.flush()
}

struct Answer {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
}

/// The answer to a request line such as `GET /page.js?x HTTP/1.1`.
fn answer(request: &str, folder: &Path) -> Answer {
    let refuse = |status: &'static str| Answer {
        status,
        kind: "text/plain; charset=utf-8",
        body: status.into(),
    };
    let mut words = request.split(' ');
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return refuse("400 Bad Request");
    };
    if !["GET", "HEAD"].contains(&method) {
        return refuse("405 Method Not Allowed");
    }
    let Some(path) = path_of(target) else {
        return refuse("404 Not Found");
    };
    match fs::read(folder.join(&path)) {
        Ok(body) => Answer {
            status: "200 OK",
            kind: kind_of(&path),
            body,
        },
        Err(_) => refuse("404 Not Found"),
    }
}

/// The file a request asks for, or none if it would leave the folder.
fn path_of(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut path = decoded(path)?;
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
    }
    let path = PathBuf::from(path);
    let stays = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    stays.then_some(path)
}

/// Text with its %XX read.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => 16 * hex(rest.next()?)? + hex(rest.next()?)?,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

fn kind_of(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_in_its_folder() {
        let inside = |target| path_of(target).map(|path| path.to_string_lossy().into_owned());
        assert_eq!(inside("/").as_deref(), Some("index.html"));
        assert_eq!(inside("/?seed=3").as_deref(), Some("index.html"));
        assert_eq!(inside("/a%20b/c.js#d").as_deref(), Some("a b/c.js"));
        for outside in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "//etc/passwd",
            "/a/../../b",
            "x",
            "/%",
            "/%zz",
            "/%ff",
        ] {
            assert_eq!(inside(outside), None, "{outside}");
        }
    }

    #[test]
    fn files_come_with_their_kind_and_others_are_refused() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let status = |request| answer(request, folder).status;
        assert_eq!(status("GET /Cargo.toml HTTP/1.1"), "200 OK");
        assert_eq!(status("HEAD /Cargo.toml HTTP/1.1"), "200 OK");
        assert_eq!(status("GET /src HTTP/1.1"), "404 Not Found");
        assert_eq!(
            status("POST /Cargo.toml HTTP/1.1"),
            "405 Method Not Allowed"
        );
        assert_eq!(status(""), "400 Bad Request");
        assert_eq!(kind_of(Path::new("a/hopscope_bg.wasm")), "application/wasm");
        assert_eq!(
            kind_of(Path::new("page.js")),
            "text/javascript; charset=utf-8"
        );
    }

    #[test]
    fn head_sends_the_length_and_no_body() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || serve(&listener, Path::new(env!("CARGO_MANIFEST_DIR"))));
        let ask = |method: &str| {
            let mut stream = TcpStream::connect(address).unwrap();
            write!(stream, "{method} /Cargo.toml HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
            let mut text = String::new();
            stream.read_to_string(&mut text).unwrap();
            text.split_once("\r\n\r\n")
                .map(|(head, body)| (head.to_owned(), body.to_owned()))
                .unwrap()
        };
        let (head, body) = ask("GET");
        assert!(head.contains(&format!("Content-Length: {}", body.len())) && !body.is_empty());
        assert_eq!(ask("HEAD"), (head, String::new()));
    }
}
