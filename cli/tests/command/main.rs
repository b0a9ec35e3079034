//! Runs the command and compares its output with the numbers of the crate.

mod endings;
mod figures;
mod files;
mod help;
mod life;
mod lives;
mod picture;
mod post;
mod sizes;

use hopscope::run::Run;
use hopscope::scenario::Scenario;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// The exit code and the output of the command.
struct Ran {
    code: i32,
    bytes: Vec<u8>,
    /// Stdout as text; empty for other bytes.
    out: String,
    err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Ran {
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout.clone()).unwrap_or_default(),
            bytes: output.stdout,
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hopscope"));
    command.args(arguments);
    command
}

fn hopscope(arguments: &[&str]) -> Ran {
    let output = command(arguments).stdin(Stdio::null()).output();
    output.expect("the command runs").into()
}

/// Runs the command with these bytes on stdin.
fn hopscope_reads(arguments: &[&str], bytes: &[u8]) -> Ran {
    let mut command = command(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(bytes).expect("the command reads");
    drop(stdin);
    child.wait_with_output().expect("the command ends").into()
}

/// The output of a command that succeeds and writes nothing to stderr.
fn written(arguments: &[&str]) -> String {
    let ran = hopscope(arguments);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
    ran.out
}

/// The run of the crate.
fn run(query: &str) -> Run {
    Run::complete(Scenario::from_query(query).scenario, None).expect("a world within the limits")
}

/// The path of a temporary file. Each test uses other names.
fn temporary(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// The fields of each row after the line of names. The file has no quotes and no head.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let lines = text.lines().skip(1);
    lines.map(|line| line.split(',').collect()).collect()
}
