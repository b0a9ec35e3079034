//! `cargo xtask serve`: builds dist/, serves it, and builds again when a source changes.

use crate::build::build;
use crate::profile::Profile;
use crate::watch::Snapshot;
use crate::{http, setup};
use anyhow::{Context, Result, bail};
use std::net::TcpListener;
use std::path::Path;
use std::thread;

/// What `serve` is told.
#[derive(Debug, PartialEq)]
pub struct Options {
    /// The first port to try.
    port: u16,
    /// Build once, do not watch.
    once: bool,
}

impl Options {
    /// Reads the words after `serve`.
    pub fn parse(mut words: &[&str]) -> Result<Self> {
        let mut options = Options {
            port: 8080,
            once: false,
        };
        loop {
            words = match words {
                [] => return Ok(options),
                ["--once", rest @ ..] => {
                    options.once = true;
                    rest
                }
                ["--port", port, rest @ ..] => {
                    options.port = port
                        .parse()
                        .with_context(|| format!("--port takes 0 to 65535, not '{port}'"))?;
                    rest
                }
                [word, ..] => bail!("serve takes --port N and --once, not '{word}'"),
            };
        }
    }
}

/// Serves until the process is ended.
pub fn serve(options: &Options) -> Result<()> {
    setup::for_build()?;
    let mut sources = Snapshot::take();
    build(Profile::Release)?;
    let listener = listen(options.port)?;
    println!("http://{}/", listener.local_addr()?);
    let server = thread::spawn(move || http::serve(&listener, Path::new("dist")));
    if options.once {
        let _ = server.join();
        return Ok(());
    }
    loop {
        sources = sources.wait_for_change();
        println!("a source has changed");
        match build(Profile::Release) {
            Ok(()) => println!("built: reload the page"),
            Err(error) => eprintln!("{error:#}\nthe last good build is still served"),
        }
    }
}

/// The port, or the next free one after it.
fn listen(first: u16) -> Result<TcpListener> {
    let last = first.saturating_add(99);
    let free = (first..=last).find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok());
    free.with_context(|| format!("no free port from {first} to {last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_any_order_and_refused_by_name() {
        assert_eq!(
            Options::parse(&[]).unwrap(),
            Options {
                port: 8080,
                once: false
            }
        );
        let both = Options {
            port: 9000,
            once: true,
        };
        assert_eq!(Options::parse(&["--once", "--port", "9000"]).unwrap(), both);
        assert_eq!(Options::parse(&["--port", "9000", "--once"]).unwrap(), both);
        assert!(
            Options::parse(&["--port", "70000"])
                .unwrap_err()
                .to_string()
                .contains("70000")
        );
        assert!(
            Options::parse(&["--fast"])
                .unwrap_err()
                .to_string()
                .contains("--fast")
        );
    }

    #[test]
    fn a_taken_port_gives_the_next() {
        let taken = listen(20_000).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(listen(port).unwrap().local_addr().unwrap().port() > port);
    }
}
