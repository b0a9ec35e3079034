//! The help of the command and of its subcommands.

use crate::{hopscope, written};
use hopscope::scenario::PARAMETERS;

const SUBCOMMANDS: [&str; 6] = ["life", "lives", "sizes", "figures", "post", "picture"];

#[test]
fn help_names_every_subcommand_and_the_exit_codes() {
    let help = written(&["--help"]);
    for subcommand in SUBCOMMANDS {
        assert!(
            help.contains(&format!("\n  {subcommand} ")),
            "{subcommand}: {help}"
        );
    }
    assert!(
        help.contains("Exit codes: 0 done; 1 refused or failed"),
        "{help}"
    );
    assert!(written(&["--version"]).starts_with("hopscope "));
}

#[test]
fn help_of_a_subcommand_has_examples_of_options_that_exist() {
    for subcommand in SUBCOMMANDS {
        let help = written(&[subcommand, "--help"]);
        let (options, examples) = help.split_once("\nExamples:\n").expect("examples");
        assert!(
            examples.contains(&format!("hopscope {subcommand} ")),
            "{subcommand}"
        );
        let words = examples.split(|char: char| !char.is_ascii_alphabetic() && char != '-');
        let named = words.filter(|word| word.len() > 2 && word.starts_with("--"));
        for option in named {
            let listed = options
                .lines()
                .any(|line| line.split([' ', ',']).any(|word| word == option));
            assert!(listed, "{subcommand}: {option}");
        }
    }
}

#[test]
fn every_parameter_is_an_option_with_its_range_and_default() {
    for subcommand in SUBCOMMANDS {
        let help = written(&[subcommand, "--help"]);
        // Line breaks do not count.
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        for parameter in PARAMETERS {
            assert!(
                help.contains(&format!("--{} <", parameter.name)),
                "{}",
                parameter.name
            );
        }
        assert!(
            help.contains("[2 to 1000000; unit: people; default: 2000]"),
            "{help}"
        );
        assert!(
            help.contains("[met, fof, everyone; default: everyone]"),
            "{help}"
        );
        assert!(
            help.contains("[0 to 1200, or never; unit: months; default: never]"),
            "{help}"
        );
        // The short help has the options of the subcommand only.
        assert!(!written(&[subcommand, "-h"]).contains("--people <"));
    }
}

#[test]
fn a_misspelt_option_is_answered_with_a_suggestion() {
    let ran = hopscope(&["life", "--peple", "300"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("'--people'"), "{}", ran.err);
}
