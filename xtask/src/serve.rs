//! `cargo xtask serve`: builds dist/, serves it, and builds again when a source changes.

use crate::build::build;
use crate::command::{npm_tool, shown};
use crate::profile::Profile;
use crate::setup;
use crate::watch::Snapshot;
use anyhow::{Context, Result, bail};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

/// Attempts to connect to a starting server, and the pause between them in ms.
const START_ATTEMPTS: u32 = 200;
const START_PAUSE: u64 = 50;

/// The words after `serve` on the command line.
#[derive(Debug, PartialEq)]
pub struct Options {
    /// The first port to try.
    port: u16,
    /// Whether to build once and not watch the sources.
    once: bool,
}

impl Options {
    /// Reads `[--port N] [--once]`. An error names the word that cannot be read.
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
    let sources = Snapshot::take();
    build(Profile::Release)?;
    let port = free_port(options.port)?;
    let mut server = start(port)?;
    println!("http://127.0.0.1:{port}/");
    // esbuild serves as long as its standard input is open, so it ends when this process does. `wait` would close it.
    let _open = server.stdin.take();
    if !options.once {
        rebuild_on_change(sources, &mut server)?;
    }
    bail!("esbuild has stopped serving ({})", server.wait()?)
}

/// Builds again after every change of a source, as long as the server runs.
fn rebuild_on_change(mut sources: Snapshot, server: &mut Child) -> Result<()> {
    loop {
        sources = sources.wait_for_change();
        if server.try_wait()?.is_some() {
            return Ok(());
        }
        println!("a source has changed");
        match build(Profile::Release) {
            Ok(()) => println!("built: reload the page"),
            Err(error) => eprintln!("{error:#}\nthe last good build is still served"),
        }
    }
}

/// Starts esbuild's server for dist/ and waits until it answers.
fn start(port: u16) -> Result<Child> {
    let mut command = npm_tool(
        "esbuild",
        &format!("--servedir=dist --serve=127.0.0.1:{port} --cors-origin=* --log-level=warning"),
    );
    let mut server = command
        .stdin(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", shown(&command)))?;
    for _ in 0..START_ATTEMPTS {
        if let Some(status) = server.try_wait()? {
            bail!("`{}` failed ({status})", shown(&command));
        }
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(server);
        }
        thread::sleep(Duration::from_millis(START_PAUSE));
    }
    server.kill()?;
    bail!("`{}` does not answer", shown(&command))
}

/// The first free port from this one on.
fn free_port(first: u16) -> Result<u16> {
    let last = first.saturating_add(99);
    let free = (first..=last)
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
        .with_context(|| format!("no free port from {first} to {last}"))?;
    Ok(free.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_in_any_order_and_errors_name_the_word() {
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
    fn a_taken_port_gives_a_later_one() {
        // The system chooses the port: one that was free a moment ago may be taken.
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(free_port(port).unwrap() > port);
    }
}
