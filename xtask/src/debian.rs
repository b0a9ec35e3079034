//! Debian's packages.

use crate::command::{on_path, output, run};
use anyhow::Result;
use std::process::Command;

/// Installs packages, named with spaces between them. Does nothing unless this is Debian (or has its `apt-get`) and we are root.
pub fn install(packages: &str) -> Result<()> {
    if on_path(&["apt-get"]).is_none() || output(Command::new("id").arg("-u"))?.trim() != "0" {
        return Ok(());
    }
    println!("setup: apt-get install {packages}");
    let apt = || {
        let mut command = Command::new("apt-get");
        command
            .args(["-qq", "-o", "Dpkg::Use-Pty=0"])
            .env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run(apt().arg("update"))?;
    run(apt()
        .args(["install", "-y", "--no-install-recommends"])
        .args(packages.split(' ')))
}
