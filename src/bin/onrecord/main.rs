//! `onrecord`: the engine on the command line. The only code that prints.

#[cfg(not(target_arch = "wasm32"))]
mod baselines;
#[cfg(not(target_arch = "wasm32"))]
mod commands;
#[cfg(not(target_arch = "wasm32"))]
mod evaluate;
#[cfg(not(target_arch = "wasm32"))]
mod input;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    commands::run()
}

/// The tool is not part of the WASM build; Cargo still asks for a main there.
#[cfg(target_arch = "wasm32")]
fn main() {}
