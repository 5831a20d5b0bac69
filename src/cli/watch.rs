//! `copydesk watch`: a new version whenever a file changes, until it is stopped.

use super::args::Watch;
use super::context::{Context, Label, Painted};
use crate::desk::{Desk, Error, Kind, Result, Watched, WatchedChange};
use crate::exit::Exit;
use notify::{RecursiveMode, Watcher};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A change is read when nothing more has changed for that long: editors write in several steps.
const QUIET: Duration = Duration::from_millis(250);

type Events = Receiver<notify::Result<notify::Event>>;

/// Watches until it is stopped; with `--once`, looks once.
///
/// # Errors
/// Where a file or the desk cannot be read, or nothing may be written.
pub fn run(context: &mut Context, args: &Watch) -> Result<Exit> {
    let json = context.json()?;
    let mut desk = context.desk()?;
    desk.writable()?;
    if args.slug.is_some() && args.files.len() != 1 {
        return Err(Error::new(Kind::Usage, "--slug names the article of one file"));
    }
    let files: Vec<(PathBuf, String)> = args
        .files
        .iter()
        .map(|file| Ok((absolute(file)?, slug_of(file, args.slug.as_deref())?)))
        .collect::<Result<_>>()?;
    let mut failed = false;
    for (file, slug) in &files {
        failed |= look(context, &mut desk, file, slug, json)?;
    }
    if args.once {
        return Ok(super::context::exit(false, failed));
    }
    let (send, events) = channel();
    let mut watcher = notify::recommended_watcher(send).map_err(|error| unwatched(&error))?;
    let mut published = Watched::default();
    if files.is_empty() {
        published = desk.begin_watch();
        let articles = desk.root().join(&desk.config().articles);
        watcher.watch(&articles, RecursiveMode::Recursive).map_err(|error| unwatched(&error))?;
        tell(context, json, &format!("Watching {} (Ctrl-C ends it).", articles.display()))?;
    } else {
        // The folder, not the file: a file that is saved is often another one of the same name.
        let folders: BTreeSet<&Path> = files.iter().filter_map(|(file, _)| file.parent()).collect();
        for folder in folders {
            watcher.watch(folder, RecursiveMode::NonRecursive).map_err(|error| unwatched(&error))?;
        }
        tell(context, json, "Watching (Ctrl-C ends it).")?;
    }
    while let Some(changed) = next(&events) {
        let changed: Vec<PathBuf> = changed.into_iter().collect();
        if files.is_empty() {
            match desk.watch_desk(&mut published, &changed) {
                Ok(done) => done.iter().try_for_each(|one| say(context, one, json))?,
                Err(error) => context.report(&error),
            }
        }
        for (file, slug) in files.iter().filter(|(file, _)| changed.contains(file)) {
            look(context, &mut desk, file, slug, json)?;
        }
    }
    Ok(Exit::Done)
}

/// The paths that changed, once it is quiet; none where the watcher is gone.
fn next(events: &Events) -> Option<BTreeSet<PathBuf>> {
    let mut changed = BTreeSet::new();
    let mut take = |event: notify::Result<notify::Event>| {
        if let Ok(event) = event
            && !matches!(event.kind, notify::EventKind::Access(_))
        {
            changed.extend(event.paths);
        }
    };
    take(events.recv().ok()?);
    while let Ok(event) = events.recv_timeout(QUIET) {
        take(event);
    }
    Some(changed)
}

/// Looks at one file; true where it could not be read, which is said.
fn look(context: &mut Context, desk: &mut Desk, file: &Path, slug: &str, json: bool) -> Result<bool> {
    match desk.watch_file(slug, file) {
        Ok(Some(done)) => say(context, &done, json)?,
        Ok(None) => {}
        Err(error) => {
            context.report(&error);
            return Ok(true);
        }
    }
    Ok(false)
}

/// One line a change: with `--format json` one object a line, since there is no end to wait for.
fn say(context: &mut Context, done: &WatchedChange, json: bool) -> Result<()> {
    if json {
        let mut object = json!({"schema": "copydesk/watch/1"});
        if let (Some(object), Ok(serde_json::Value::Object(fields))) =
            (object.as_object_mut(), serde_json::to_value(done))
        {
            object.extend(fields);
        }
        context.raw(&super::shown::json(&object.to_string()))?;
        context.raw("\n")?;
    } else {
        let name = format!("{}@{}", done.article, done.version.version);
        let back =
            done.put_back.map(|v| format!("; {v} was put back as it was published")).unwrap_or_default();
        let rest = format!("  recorded {}{back}", done.version.published);
        context.parts(&[context.paint(Label::Strong, &name), Painted::plain(&rest)])?;
    }
    context.flush()
}

fn tell(context: &mut Context, json: bool, words: &str) -> Result<()> {
    if !json {
        context.line(words)?;
    }
    context.flush()
}

fn absolute(file: &Path) -> Result<PathBuf> {
    let whole = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    if whole.is_dir() {
        let message = format!("{}: a folder, not a file", file.display());
        return Err(Error::new(Kind::Usage, message).at(file));
    }
    let (Some(folder), Some(name)) = (whole.parent(), whole.file_name()) else { return Ok(whole) };
    let folder = folder.canonicalize().map_err(|error| crate::store::Error::io(folder, error))?;
    Ok(folder.join(name))
}

fn slug_of(file: &Path, slug: Option<&str>) -> Result<String> {
    let stem = || Some(file.file_stem()?.to_str()?.to_owned());
    slug.map(str::to_owned).or_else(stem).ok_or_else(|| {
        Error::new(Kind::Usage, format!("{}: which article is it? give --slug", file.display())).at(file)
    })
}

fn unwatched(error: &notify::Error) -> Error {
    Error::new(Kind::Io, format!("the system cannot watch this: {error}"))
}
