//! The `jenil` program.

fn main() -> std::process::ExitCode {
    #[cfg(feature = "cli")]
    return jenil::cli::main();
    #[cfg(not(feature = "cli"))]
    {
        eprintln!("jenil: this build has no commands; build it with `--features cli`");
        std::process::ExitCode::from(2)
    }
}
