//! The thread that does what the screen asks for, one thing after the other. It alone holds the desk.

mod compose;
mod hand;
mod story;

use super::model::{ArticleRow, DeskView, Tally};
use super::msg::{Effect, Msg};
use super::pages;
use crate::desk::{CheckOptions, Desk, Error, Result, ReviewRequest, Target};
use crate::store::Version;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError};

/// What is needed to open the desk.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The desk's folder.
    pub root: PathBuf,
    /// Who works at it.
    pub identity: crate::settings::Identity,
    /// Whether nothing may be written.
    pub read_only: bool,
}

/// The desk, what is open of it, and what is still to be checked for the list of articles.
pub struct Worker {
    desk: Desk,
    open: Option<(String, Version)>,
    unchecked: VecDeque<(String, Version)>,
}

/// How an error is said on one line.
pub fn said(error: &Error) -> String {
    match &error.hint {
        Some(hint) => format!("{error}. {hint}."),
        None => error.to_string(),
    }
}

/// Opens the desk and does effects until nobody asks any more.
pub fn run(opening: Opening, asked: &Receiver<Effect>, tell: &mut dyn FnMut(Msg)) {
    let desk = match Desk::open(&opening.root, opening.identity, opening.read_only) {
        Ok(desk) => desk,
        Err(error) => return tell(Msg::Fatal(said(&error))),
    };
    let mut worker = Worker::new(desk);
    let mut waiting = VecDeque::new();
    loop {
        // Checks for the list are made while nothing is asked.
        if waiting.is_empty() && worker.unchecked.is_empty() {
            match asked.recv() {
                Ok(effect) => waiting.push_back(effect),
                Err(_) => return,
            }
        }
        loop {
            match asked.try_recv() {
                Ok(effect) => waiting.push_back(effect),
                Err(TryRecvError::Empty) => break,
                // What was asked before the screen went is still done: a decision is not lost.
                Err(TryRecvError::Disconnected) if waiting.is_empty() => return,
                Err(TryRecvError::Disconnected) => break,
            }
        }
        match waiting.pop_front() {
            Some(effect) if waiting.iter().any(|later| outdates(later, &effect)) => {}
            Some(effect) => worker.perform(effect, tell),
            None => worker.check_one(tell),
        }
    }
}

/// True where a later effect makes an earlier one useless, so that fast typing never queues up.
const fn outdates(later: &Effect, earlier: &Effect) -> bool {
    matches!((later, earlier), (Effect::Preview(..), Effect::Preview(..)))
}

impl Worker {
    /// A worker at a desk.
    #[must_use]
    pub const fn new(desk: Desk) -> Self {
        Self { desk, open: None, unchecked: VecDeque::new() }
    }

    /// Does one effect; those of the terminal are none of its business.
    pub fn perform(&mut self, effect: Effect, tell: &mut dyn FnMut(Msg)) {
        let done = match effect {
            Effect::OpenDesk => self.overview(),
            Effect::OpenStory(slug, version) => self.open_story(&slug, version.as_deref()),
            Effect::Decide(slug, version, claims, decision) => {
                self.decide(&slug, &version, &claims, decision, tell)
            }
            Effect::ByHand(slug, version, work) => self.by_hand(&slug, &version, &work),
            Effect::AllSources => self.all_sources(),
            Effect::AddSource(slug, version, typed) => self.add_source(&slug, &version, &typed),
            Effect::Undo => self.desk.undo().map(|undone| Msg::Told(format!("Undid: {}.", undone.decision))),
            Effect::Redo => {
                self.desk.redo().map(|again| Msg::Told(format!("Decided again: {}.", again.decision)))
            }
            Effect::Preview(generation, draft) => {
                Ok(Msg::Preview(generation, Box::new(compose::preview(&self.desk, &draft))))
            }
            Effect::Keep(draft) => self.keep(&draft),
            Effect::Publish(draft) => self.publish(&draft),
            Effect::Page(request) => pages::page(&self.desk, &request).map(|page| Msg::Page(Box::new(page))),
            _ => return,
        };
        let written = matches!(&done, Ok(Msg::Told(_) | Msg::Added(_) | Msg::Published(_)));
        tell(done.unwrap_or_else(|error| Msg::Failed(said(&error))));
        if written {
            self.again(tell);
        }
    }

    /// Everything that is left of the list is checked now; for pictures and tests.
    pub fn finish(&mut self, tell: &mut dyn FnMut(Msg)) {
        while !self.unchecked.is_empty() {
            self.check_one(tell);
        }
    }

    fn overview(&mut self) -> Result<Msg> {
        self.desk.refresh()?;
        let overview = self.desk.overview()?;
        let articles: Vec<ArticleRow> = overview.articles.into_iter().map(row).collect();
        self.unchecked = self.desk.articles().into_iter().map(|row| (row.slug, row.version)).collect();
        let locked = self.desk.writable().err().map(|error| said(&error));
        let problems = self.desk.problems().iter().map(|problem| {
            let name = problem.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            format!("{name}:{}:{}: {}", problem.line, problem.column, problem.message)
        });
        Ok(Msg::Desk(Box::new(DeskView {
            name: overview.publication.unwrap_or_else(|| "copydesk".into()),
            locked,
            problems: problems.collect(),
            articles,
        })))
    }

    fn check_one(&mut self, tell: &mut dyn FnMut(Msg)) {
        let Some((slug, version)) = self.unchecked.pop_front() else { return };
        if let Ok(story) = self.desk.story(&slug, version) {
            tell(Msg::Tally(slug, self.tally(story)));
        }
    }

    fn tally(&self, story: crate::desk::Story) -> Tally {
        story::story(&self.desk, story).tally()
    }

    fn open_story(&mut self, slug: &str, version: Option<&str>) -> Result<Msg> {
        let words = version.map_or_else(|| slug.to_owned(), |version| format!("{slug}@{version}"));
        // A version that is gone opens the newest.
        let (slug, version) = match self.desk.target(&words).or_else(|_| self.desk.target(slug))? {
            Target::Version { slug, version } => (slug, version),
            Target::File(path) => {
                self.open = None;
                let checked = self.desk.check_file(&path, &CheckOptions::default())?;
                return Ok(Msg::Story(Box::new(story::file(checked))));
            }
        };
        let story = self.desk.story(&slug, version)?;
        self.open = Some((slug, version));
        Ok(Msg::Story(Box::new(story::story(&self.desk, story))))
    }

    /// Reads again what is open, after something was written.
    fn again(&mut self, tell: &mut dyn FnMut(Msg)) {
        let Some((slug, version)) = self.open.clone() else { return };
        match self.desk.story(&slug, version) {
            Ok(story) => tell(Msg::Story(Box::new(story::story(&self.desk, story)))),
            Err(error) => tell(Msg::Failed(said(&error))),
        }
    }

    fn decide(
        &mut self,
        slug: &str,
        version: &str,
        claims: &[copydesk_engine::ClaimId],
        decision: super::model::Decision,
        tell: &mut dyn FnMut(Msg),
    ) -> Result<Msg> {
        let (slug, version) = self.desk.version_target(&format!("{slug}@{version}"))?;
        let checked = self.desk.check_version(&slug, version, &CheckOptions::default())?;
        let mut count = 0;
        for claim in checked.claims.iter().filter(|claim| claims.contains(&claim.id)) {
            let request = ReviewRequest { slug: &slug, version, claim, decision, note: None };
            if let Err(error) = self.desk.set_review(&request) {
                if count > 0 {
                    self.again(tell);
                }
                return Err(error);
            }
            count += 1;
        }
        let said = match count {
            1 => format!("Decided: {}. u takes it back.", decision.name()),
            n => format!("Decided on {n} claims: {}. u takes back one at a time.", decision.name()),
        };
        Ok(Msg::Told(said))
    }
}

fn row(row: crate::desk::ArticleRow) -> ArticleRow {
    ArticleRow {
        title: row.title.unwrap_or_else(|| row.slug.clone()),
        slug: row.slug,
        version: row.version.to_string(),
        day: row.published.as_deref().and_then(|day| day.get(..10)).unwrap_or_default().to_owned(),
        tally: None,
        corrections: row.corrections,
        error: row.error.as_ref().map(said),
    }
}
