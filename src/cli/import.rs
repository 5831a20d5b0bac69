//! `copydesk import`: files become sources or versions of articles.

use super::args::{Import, ImportAs, Tracked};
use super::context::{Context, Label, Painted};
use super::overview::plural;
use super::shown::one_line;
use crate::desk::import::{As, ImportRequest, Imported, Outcome, Progress, Told, limit};
use crate::desk::{Error, Kind, Result};
use crate::exit::Exit;
use copydesk_import::Kind as Format;
use serde_json::{Value as Json, json};
use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

/// How often the line of progress is drawn.
const REDRAW: Duration = Duration::from_millis(100);

/// Brings the files in.
///
/// # Errors
/// Where there is no desk, it cannot be written, or a path is not there. A file that cannot be read is reported, and
/// the others go on.
pub fn run(context: &mut Context, args: &Import) -> Result<Exit> {
    let as_json = context.json()?;
    let request = request(args)?;
    let mut desk = context.desk()?;
    for words in &args.limit {
        limit(&mut desk.readers, words).map_err(|message| Error::new(Kind::Usage, message))?;
    }
    if args.tracked == Tracked::Original {
        desk.readers.tracked = copydesk_import::Tracked::Original;
    }
    let cancelled = Arc::new(AtomicBool::new(false));
    // The first signal ends the import after the files at hand; where it cannot be caught, it ends the program.
    let _ =
        signal_hook::flag::register_conditional_default(signal_hook::consts::SIGINT, Arc::clone(&cancelled));
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&cancelled));
    let mut line = ProgressLine::new(context.common.format.is_none());
    let mut outcomes: Vec<Imported> = Vec::new();
    let left = desk.import(&request, &cancelled, &mut |progress, imported| {
        line.draw(progress, &imported.name);
        outcomes.push(imported.clone());
    })?;
    line.clear();
    outcomes.sort_by(|a, b| a.name.cmp(&b.name));
    if as_json {
        let rows: Vec<Json> = outcomes.iter().map(row).collect();
        context.object("import", json!({"imported": rows, "left": left}))?;
    } else {
        for imported in &outcomes {
            print(context, imported)?;
        }
        print_sum(context, &outcomes, left)?;
    }
    let failed = outcomes.iter().any(|one| matches!(one.outcome, Outcome::Failed(_)));
    Ok(match (left > 0, failed) {
        (true, _) => Exit::CouldNotRun,
        (false, true) => Exit::Failed,
        (false, false) => Exit::Done,
    })
}

fn request(args: &Import) -> Result<ImportRequest> {
    let format = args.reader.as_deref().map(|name| {
        Format::named(name).ok_or_else(|| {
            let known: Vec<&str> = Format::all().map(Format::name).collect();
            let message = format!("there is no reader {name:?}");
            Error::new(Kind::Usage, message).hint(format!("there is {}", known.join(", ")))
        })
    });
    Ok(ImportRequest {
        paths: args.files.clone(),
        to: match args.to {
            ImportAs::Source => As::Source,
            ImportAs::Article => As::Article,
        },
        told: Told {
            title: args.title.clone(),
            publisher: args.publisher.clone(),
            url: args.url.clone(),
            archive_url: args.archive_url.clone(),
            retrieved: args.retrieved.map(|day| day.to_string()),
            kind: args.kind.clone(),
            standing: args.standing.clone(),
        },
        format: format.transpose()?,
        again: args.again,
    })
}

fn row(imported: &Imported) -> Json {
    match &imported.outcome {
        Outcome::Brought { id, warnings } => {
            json!({"file": imported.name, "outcome": "imported", "id": id, "warnings": warnings})
        }
        Outcome::Known(id) => json!({"file": imported.name, "outcome": "unchanged", "id": id}),
        Outcome::Failed(why) => json!({"file": imported.name, "outcome": "failed", "error": why}),
    }
}

/// What is new and what failed, line by line; what was known already is only counted.
fn print(context: &mut Context, imported: &Imported) -> Result<()> {
    match &imported.outcome {
        Outcome::Brought { id, warnings } => {
            context.line(&one_line(&format!("{} → {id}", imported.name)))?;
            for warning in warnings {
                let text = format!("  {}", one_line(warning));
                context.parts(&[context.paint(Label::Warning, &text)])?;
            }
        }
        Outcome::Known(_) => {}
        Outcome::Failed(why) => {
            let why = one_line(why);
            let said = if why.contains(&imported.name) {
                why
            } else {
                format!("{}: {why}", one_line(&imported.name))
            };
            context.parts(&[
                context.paint(Label::Error, "not imported"),
                Painted::plain(&format!("  {said}")),
            ])?;
        }
    }
    Ok(())
}

fn print_sum(context: &mut Context, outcomes: &[Imported], left: usize) -> Result<()> {
    let count = |wanted: fn(&Outcome) -> bool| outcomes.iter().filter(|one| wanted(&one.outcome)).count();
    let brought = count(|outcome| matches!(outcome, Outcome::Brought { .. }));
    let known = count(|outcome| matches!(outcome, Outcome::Known(_)));
    let failed = count(|outcome| matches!(outcome, Outcome::Failed(_)));
    let mut parts =
        vec![format!("{brought} imported"), format!("{known} unchanged"), format!("{failed} not imported")];
    if left > 0 {
        parts.push(format!("stopped: {} left", plural(left, "file")));
    }
    context.line(&parts.join(", "))
}

/// The line of progress on standard error, where that is a terminal.
struct ProgressLine {
    on: bool,
    begun: Instant,
    drawn: Option<Instant>,
}

impl ProgressLine {
    fn new(human: bool) -> Self {
        Self { on: human && io::stderr().is_terminal(), begun: Instant::now(), drawn: None }
    }

    fn draw(&mut self, progress: Progress, name: &str) {
        let now = Instant::now();
        let soon = self.drawn.is_some_and(|drawn| now.duration_since(drawn) < REDRAW);
        if !self.on || (soon && progress.done < progress.all) {
            return;
        }
        self.drawn = Some(now);
        let said = said(progress, self.begun.elapsed(), name);
        // Where standard error is gone there is nobody to tell.
        let _ = write!(io::stderr(), "\r\u{1b}[K{said}");
    }

    fn clear(&self) {
        if self.on && self.drawn.is_some() {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}

/// `312/1000 · 58 a second · 12 s left · report.pdf`
fn said(progress: Progress, passed: Duration, name: &str) -> String {
    let millis = passed.as_millis().max(1);
    let done = progress.done as u128;
    let rate = done * 1000 / millis;
    let left = (progress.all.saturating_sub(progress.done)) as u128 * millis / done.max(1) / 1000;
    let name = super::shown::cut(name, 40);
    format!("{}/{} · {rate} a second · {left} s left · {name}", progress.done, progress.all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_says_how_many_how_fast_and_how_long() {
        let line = said(Progress { done: 300, all: 1000 }, Duration::from_secs(6), "a/b\u{1b}.pdf");
        assert_eq!(line, "300/1000 · 50 a second · 14 s left · a/b␛.pdf");
        assert!(said(Progress::default(), Duration::ZERO, "").starts_with("0/0 · 0 a second · 0 s left"));
    }
}
