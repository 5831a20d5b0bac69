//! `copydesk completions` and `copydesk man`, made from the same table as the help.

use super::args::Completions;
use super::context::Context;
use super::examples::command;
use crate::desk::{Error, Kind, Result};
use crate::exit::Exit;

/// Prints the completions for a shell.
///
/// # Errors
/// Where standard output is gone.
pub fn completions(context: &mut Context, args: &Completions) -> Result<Exit> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut command(), "copydesk", &mut text);
    context.raw(&String::from_utf8_lossy(&text))?;
    Ok(Exit::Done)
}

/// Prints the man page: the program first, then each command.
///
/// # Errors
/// Where standard output is gone.
pub fn man(context: &mut Context) -> Result<Exit> {
    let failed = |error: std::io::Error| Error::new(Kind::Io, error.to_string());
    let mut command = command();
    command.build();
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut text).map_err(failed)?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        text.extend(format!(".SH COPYDESK {}\n", sub.get_name().to_uppercase()).bytes());
        let man = clap_mangen::Man::new(sub.clone());
        man.render_synopsis_section(&mut text).map_err(failed)?;
        man.render_description_section(&mut text).map_err(failed)?;
        man.render_options_section(&mut text).map_err(failed)?;
        man.render_extra_section(&mut text).map_err(failed)?;
    }
    context.raw(&String::from_utf8_lossy(&text))?;
    Ok(Exit::Done)
}
