//! The command line, one file a subcommand.

mod approve;
mod args;
mod audit;
mod batch;
mod batch_line;
mod check;
mod checkpoint;
mod context;
mod correct;
mod diff;
mod doctor;
mod examples;
mod export;
mod facts;
mod flags;
mod history;
mod hold;
mod import;
mod init;
mod keys;
mod lint;
mod manual;
mod notice;
mod overview;
mod prove;
mod publish;
mod read_one;
mod reject;
mod report;
mod screen;
mod shown;
mod versions;
mod watch;

use crate::desk::{Error, Kind, Result};
use crate::exit::Exit;
use args::{Cli, Command};
use clap::FromArgMatches;
use clap::error::ErrorKind;
use context::Context;
use std::process::ExitCode;

/// Runs the command that the arguments name.
#[must_use]
pub fn run() -> ExitCode {
    let parsed = examples::command().try_get_matches().and_then(|found| Cli::from_arg_matches(&found));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return misunderstood(&error),
    };
    let mut context = Context::new(cli.common.clone());
    context.theme.clone_from(&cli.theme);
    context.plain = cli.plain;
    let ended = start(&mut context, &cli).and_then(|exit| context.flush().map(|()| exit));
    let exit = ended.unwrap_or_else(|error| {
        // What was answered before the error is the reader's all the same.
        let flushed = context.flush();
        if error.kind != Kind::Closed && flushed.is_ok() {
            context.report(&error);
        }
        Exit::CouldNotRun
    });
    exit.into()
}

fn start(context: &mut Context, cli: &Cli) -> Result<Exit> {
    let Some(command) = &cli.command else { return overview::run(context, cli.path.as_deref()) };
    if let Some(path) = &cli.path {
        let message = format!("{}: a path and a command do not go together", path.display());
        return Err(Error::new(Kind::Usage, message).hint("give the desk with --desk"));
    }
    match command {
        Command::Check(args) => check::run(context, args),
        Command::Facts(args) => facts::run(context, args),
        Command::Batch(args) => batch::run(context, args),
        Command::Diff(args) => diff::run(context, args),
        Command::Correct(args) => correct::run(context, args),
        Command::Report(args) => report::run(context, args),
        Command::Take(args) => hold::take(context, args),
        Command::Uphold(args) => hold::uphold(context, args),
        Command::Hold(args) => hold::hold(context, args),
        Command::Reject(args) => reject::run(context, args),
        Command::Approve(args) => approve::run(context, args),
        Command::Publish(args) => publish::run(context, args),
        Command::Notice(args) => notice::run(context, args),
        Command::Prove(args) => prove::run(context, args),
        Command::History(args) => history::run(context, args),
        Command::Versions(args) => versions::run(context, args),
        Command::Watch(args) => watch::run(context, args),
        Command::Checkpoint(args) => checkpoint::run(context, args),
        Command::Audit(args) => audit::run(context, args),
        Command::Export(args) => export::run(context, args),
        Command::Init(args) => init::run(context, args),
        Command::Import(args) => import::run(context, args),
        Command::ReadOne(args) => read_one::run(args),
        Command::Keys => keys::run(context),
        Command::Doctor => doctor::run(context),
        Command::Completions(args) => manual::completions(context, args),
        Command::Man => manual::man(context),
    }
}

/// Help and version are answers; everything else is an error, as JSON where that was asked for.
fn misunderstood(error: &clap::Error) -> ExitCode {
    let help = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let args: Vec<String> = std::env::args().collect();
    let asked = args.windows(2).any(|pair| pair == ["--format", "json"]);
    if help || !(asked || args.iter().any(|arg| arg == "--format=json")) {
        // Where the terminal is gone there is nobody to tell.
        let _ = error.print();
        return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(crate::exit::COULD_NOT_RUN));
    }
    let text = error.render().to_string();
    let message = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
    context::report(&Error::new(Kind::Usage, message), true);
    Exit::CouldNotRun.into()
}
