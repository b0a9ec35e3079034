//! The core as WebAssembly modules with their JavaScript bindings.

use crate::command::{cargo, run, target_dir};
use crate::profile::Profile;
use anyhow::{Context, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;
use walrus::{ElementItems, Module};
use wasm_bindgen_cli_support::Bindgen;

/// The wasm modules: `hopscope` is the core of a figure, without a feature; `lab`, with the feature of that name, is the whole core without
/// the reading of files; `reader` reads files.
pub const MODULES: [&str; 3] = ["hopscope", "lab", "reader"];

/// Compiles all modules and generates their bindings. Returns the folder that holds them.
pub fn build(profile: Profile) -> Result<PathBuf> {
    let mut folder = PathBuf::new();
    for module in MODULES {
        folder = binding(&compiled(module, profile)?, module, profile)?;
    }
    Ok(folder)
}

/// cargo for the wasm target, in a target folder and with compiler flags of its own.
pub fn cargo_for(arguments: &str, module: &str) -> Command {
    let mut command = cargo(&format!(
        "{arguments} --lib --target wasm32-unknown-unknown"
    ));
    if module != MODULES[0] {
        command.args(["--features", module]);
    }
    command
        .arg("--target-dir")
        .arg(target_dir().join("wasm"))
        // cargo prefers this variable to RUSTFLAGS: flags from the environment cannot remove the vectors.
        .env("CARGO_ENCODED_RUSTFLAGS", flags(module))
        // Without it cargo keeps one file for all modules, and compiles each again in every build, because another one took its place.
        .env("__CARGO_DEFAULT_LIB_METADATA", "module");
    command
}

/// 128-bit vectors, which every browser since 2023 has. Lower thresholds for unrolling and inlining than natively: 2.5 kB gzipped
/// less, and no slower in the bench. The reader has a lower threshold still, because it has most code: 9 kB gzipped less. No paths of this
/// machine in panic messages.
fn flags(module: &str) -> String {
    let inline = if module == "reader" { 30 } else { 100 };
    let home = env::home_dir().map(|home| home.join(".cargo"));
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or(home);
    let sources = cargo_home.unwrap_or_default().join("registry").join("src");
    format!(
        "-Ctarget-feature=+simd128\x1f-Cllvm-args=-unroll-threshold=40\x1f-Cllvm-args=-inline-threshold={inline}\x1f--remap-path-prefix={}=",
        sources.display()
    )
}

/// Compiles a module. Returns the path of its wasm file.
fn compiled(module: &str, profile: Profile) -> Result<PathBuf> {
    let (arguments, folder) = match profile {
        Profile::Release => ("build --release", "release"),
        Profile::Dev => ("build", "debug"),
    };
    run(&mut cargo_for(arguments, module))?;
    let built = target_dir().join("wasm").join("wasm32-unknown-unknown");
    let built = built.join(folder);
    // cargo gives all modules the same file name. A copy that is only written when it differs keeps its time stamp.
    let copy = built.join(format!("{module}-module.wasm"));
    let output = built.join("hopscope.wasm");
    let content = fs::read(&output).with_context(|| output.display().to_string())?;
    if fs::read(&copy).ok() != Some(content) {
        fs::copy(&output, &copy).with_context(|| copy.display().to_string())?;
    }
    Ok(copy)
}

/// Generates the JavaScript binding of a module into the folder `pkg` next to its wasm file, unless neither the wasm file nor this
/// program has changed since. Returns the folder, which all modules share.
///
/// `wasm-opt` is not used: with -O3 the core had 139,981 bytes gzipped instead of 140,054, made worlds 5 % sooner, took 51 ms instead
/// of 37 for a frame, and every build took 14 s more.
fn binding(wasm: &Path, module: &str, profile: Profile) -> Result<PathBuf> {
    let folder = wasm.with_file_name("pkg");
    let done = wasm.with_file_name(format!("{module}.done"));
    let inputs = modified(wasm)?.max(modified(&env::current_exe()?)?);
    if modified(&done).is_ok_and(|done| done > inputs) {
        return Ok(folder);
    }
    let dev = profile == Profile::Dev;
    let mut output = Bindgen::new()
        .input_path(wasm)
        .out_name(module)
        .web(true)?
        // For the type check of the page.
        .typescript(true)
        // `init()` finds its wasm file by the default path.
        .omit_default_module_path(false)
        .remove_name_section(!dev)
        .remove_producers_section(true)
        .generate_output()
        .context("the binding generator")?;
    remove_unused(output.wasm_mut());
    output.emit(&folder)?;
    number_imports(&folder, module)?;
    fs::write(done, "")?;
    Ok(folder)
}

/// Removes what the generator leaves in a module although nothing calls it: 1.7 kB gzipped of the first load. js-sys describes functions
/// that take closures, and has a waker of tasks. The module does not import these functions, but its table of indirect calls has their
/// `invoke` functions and the waker's. A closure that the module makes is called by an export, which stays. The section
/// `target_features` is for linkers.
fn remove_unused(module: &mut Module) {
    let is_unused = |function| {
        let name = module.funcs.get(function).name.as_deref();
        name.is_some_and(|name| UNUSED.iter().any(|start| name.starts_with(start)))
    };
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(functions) = &mut element.items
            && let Some(used) = functions
                .iter()
                .copied()
                .find(|&function| !is_unused(function))
        {
            // The places of the other functions stay.
            for function in functions
                .iter_mut()
                .filter(|function| is_unused(**function))
            {
                *function = used;
            }
        }
    }
    module.customs.remove_raw("target_features");
    walrus::passes::gc::run(module);
}

/// How the names of functions begin that are in a module's table of indirect calls, and that nothing calls by it.
const UNUSED: [&str; 2] = [
    "wasm_bindgen::convert::closures::",
    "js_sys::futures::jspi::",
];

/// Replaces the hash in the name of each import of a module (`__wbg_get_d7176cfb76d71114`) by a number of as many digits, in the wasm file
/// and in its binding. Hashes cannot be compressed: without them the first load is 0.6 kB gzipped smaller.
fn number_imports(folder: &Path, module: &str) -> Result<()> {
    let script = folder.join(format!("{module}.js"));
    let wasm = folder.join(format!("{module}_bg.wasm"));
    let (text, mut bytes) = (fs::read_to_string(&script)?, fs::read(&wasm)?);
    let mut numbered = text.clone();
    for (number, name) in hashed_imports(&text).into_iter().enumerate() {
        let short = format!("{}{number:0HASH$}", &name[..name.len() - HASH]);
        let found = bytes
            .windows(name.len())
            .position(|bytes| bytes == name.as_bytes());
        // Only functions that `remove_unused` removed imported the others.
        if let Some(place) = found {
            bytes[place..place + name.len()].copy_from_slice(short.as_bytes());
        }
        numbered = numbered.replace(name, &short);
    }
    fs::write(script, numbered)?;
    Ok(fs::write(wasm, bytes)?)
}

/// Number of digits of the hash at the end of an import's name.
const HASH: usize = 16;

/// The names with a hash that a binding gives to its module: `__wbg_get_d7176cfb76d71114: function(…`.
fn hashed_imports(binding: &str) -> Vec<&str> {
    let names = binding
        .lines()
        .filter_map(|line| Some(line.trim_start().split_once(": function(")?.0));
    names
        .filter(|name| {
            let hash = name
                .strip_prefix("__wbg_")
                .and_then(|name| name.rsplit_once('_'));
            hash.is_some_and(|(_, hash)| {
                hash.len() == HASH && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
            })
        })
        .collect()
}

fn modified(path: &Path) -> Result<SystemTime> {
    let file = fs::metadata(path).with_context(|| path.display().to_string())?;
    Ok(file.modified()?)
}

#[cfg(test)]
mod tests {
    use super::hashed_imports;

    #[test]
    fn imports_with_a_hash_are_found() {
        let binding = "
        __wbg_get_d7176cfb76d71114: function(arg0, arg1) {
            const ret = arg0[arg1 >>> 0];
        __wbg_set_2793479888329cb6: function() { return handleError(function (arg0) {
        __wbindgen_init_externref_table: function() {
        __wbg_core_free: function() {";
        assert_eq!(
            hashed_imports(binding),
            ["__wbg_get_d7176cfb76d71114", "__wbg_set_2793479888329cb6"]
        );
    }
}
