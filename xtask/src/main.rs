//! The build tools: `cargo xtask <command>`. One file, or one folder, a command.

mod bench;
mod browser_tests;
mod browsers;
mod build;
mod bundle;
mod command;
mod core_texts;
mod debian;
mod docs;
mod folder;
mod fuzz;
mod integrity;
mod marks;
mod measured;
mod one_file;
mod package;
mod pages;
mod peers;
mod profile;
mod scale;
mod scorm;
mod serve;
mod setup;
mod sizes;
mod styles;
mod test;
mod texts;
mod verify;
mod wasm;
mod watch;

use anyhow::{Result, bail};
use profile::Profile;

const USAGE: &str = "\
cargo xtask setup                        install what serve and test need
cargo xtask build [--dev | --address URL] write dist/ and lib/ (--dev: not optimised, with function names and source maps; --address: where dist/ is published)
cargo xtask serve [--port N] [--once]    build, serve at http://127.0.0.1:8080, build again on change (--once: do not watch)
cargo xtask test [lint|native|fuzz|node|bench|browser]
                                         run all checks and tests, or one part
cargo xtask fuzz [TARGET [FILE]] [--seconds N] [--keep]
                                         look for input that breaks a property (FILE: run this input again; --keep: add new inputs to the corpus)
cargo xtask verify [--write]             the table of expected figures (--write: and its copies in docs/verification.md and README.md)
cargo xtask bench [--write|--small] [PARTS]
                                         the benches and their peers, all or some: layout drawing worlds cascades stages models lives
                                         (--write: and the tables in docs/performance.md and README.md; --small: small sizes, to check the results)
cargo xtask docs [--write]               compare what is generated in README.md, docs/ and www/picture.png with its sources (--write: and write it)
cargo xtask scale                        check that shards under Ray and GNU parallel give the bytes of one run";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let Err(error) = dispatch(&arguments) {
        eprintln!("xtask: {error:#}");
        std::process::exit(1);
    }
}

fn dispatch(arguments: &[&str]) -> Result<()> {
    let Some((&name, rest)) = arguments.split_first() else {
        bail!("which command?\n\n{USAGE}");
    };
    // All commands use paths relative to the repository's root.
    std::env::set_current_dir(command::root())?;
    match (name, rest) {
        ("setup", []) => setup::everything(),
        ("build", []) => setup::for_build().and_then(|()| build::build(Profile::Release)),
        ("build", ["--dev"]) => setup::for_build().and_then(|()| build::build(Profile::Dev)),
        ("build", ["--address", address]) => {
            pages::set_address(address)?;
            setup::for_build().and_then(|()| build::build(Profile::Release))
        }
        ("serve", rest) => serve::serve(&serve::Options::parse(rest)?),
        ("test", []) => test::test(None),
        ("test", [part]) => test::test(Some(part)),
        ("fuzz", rest) => fuzz::fuzz(&fuzz::Options::parse(rest)?),
        ("verify", []) => verify::verify(false),
        ("verify", ["--write"]) => verify::verify(true),
        ("bench", rest) => bench::bench(rest),
        ("docs", []) => docs::docs(false),
        ("docs", ["--write"]) => docs::docs(true),
        ("scale", []) => scale::scale(),
        ("help" | "--help" | "-h", _) => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("cannot read '{}'\n\n{USAGE}", arguments.join(" ")),
    }
}
