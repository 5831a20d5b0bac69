//! Bringing files in from the screen: with counts, rate and time left, and to be given up at any moment.

use super::super::msg::{Msg, Progress};
use super::super::page::{PageData, Row};
use super::super::theme::Label;
use super::{SAID_EVERY, Worker};
use crate::desk::Result;
use crate::desk::import::{As, ImportRequest, Imported, Outcome, Told};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

impl Worker {
    /// Brings a file or all files of a folder in as sources, and shows what became of each.
    pub(super) fn import(&mut self, fields: &[String], tell: &mut dyn FnMut(Msg)) -> Result<Msg> {
        let field =
            |n: usize| fields.get(n).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let request = ImportRequest {
            paths: vec![from_home(&field(0).unwrap_or_default())],
            to: As::Source,
            told: Told { publisher: field(1), url: field(2), kind: field(3), ..Told::default() },
            ..ImportRequest::default()
        };
        let stop = Arc::clone(&self.stop);
        let (began, mut said) = (Instant::now(), Instant::now());
        let mut outcomes: Vec<Imported> = Vec::new();
        let left = self.desk.import(&request, &stop, &mut |progress, imported| {
            outcomes.push(imported.clone());
            let now = Instant::now();
            if now - said >= SAID_EVERY {
                said = now;
                let millis = u64::try_from((now - began).as_millis()).unwrap_or(u64::MAX);
                let what = "Bringing files in".to_owned();
                tell(Msg::Progress(Progress { what, done: progress.done, all: progress.all, millis }));
            }
        })?;
        tell(Msg::Progress(Progress::default()));
        outcomes.sort_by(|a, b| a.name.cmp(&b.name));
        let count =
            |test: &dyn Fn(&Outcome) -> bool| outcomes.iter().filter(|one| test(&one.outcome)).count();
        let brought = count(&|outcome| matches!(outcome, Outcome::Brought { .. }));
        let known = count(&|outcome| matches!(outcome, Outcome::Known(_)));
        let failed = count(&|outcome| matches!(outcome, Outcome::Failed(_)));
        let mut said = format!("{brought} brought in, {known} known already, {failed} not read");
        if left > 0 {
            said.push_str(&format!(", {left} left out, as it was cancelled"));
        }
        let rows = outcomes.iter().map(row).collect();
        let title = format!("Brought in · {}", outcomes.len());
        tell(Msg::Shown(PageData { title, rows, ..PageData::default() }));
        Ok(Msg::Added(format!("{said}.")))
    }
}

/// `~` is one's home, as the shell has it.
fn from_home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), crate::settings::process_env("HOME")) {
        (Some(below), Some(home)) => PathBuf::from(home).join(below),
        _ => PathBuf::from(path),
    }
}

fn row(one: &Imported) -> Row {
    let name = Row::new(one.name.clone(), Label::Strong);
    match &one.outcome {
        Outcome::Brought { id, warnings } if warnings.is_empty() => {
            name.and(format!("  {id}"), Label::Quiet).led("✓", Label::Supported, 2)
        }
        Outcome::Brought { id, warnings } => name
            .and(format!("  {id}  "), Label::Quiet)
            .and(warnings.join("; "), Label::NotFound)
            .led("?", Label::NotFound, 2)
            .problem(true),
        Outcome::Known(id) => {
            name.and(format!("  known already: {id}"), Label::Quiet).led("=", Label::Quiet, 2)
        }
        Outcome::Failed(why) => {
            name.and(format!("  {why}"), Label::Contradicted).led("✗", Label::Contradicted, 2).problem(true)
        }
    }
}
