//! The thread that does what the screen asks for, one thing after the other. It alone holds the desk.

mod compose;
mod draft;
mod hand;
mod import;
mod life;
mod story;
mod watch;

pub use watch::Watch;

use super::glance::Glance;
use super::model::{ArticleRow, DeskView};
use super::msg::{Effect, Msg, PageRequest, Progress};
use super::pages;
use crate::desk::{CheckOptions, Desk, Error, Result, ReviewRequest, Target};
use crate::settings::{Settings, process_env};
use crate::store::Version;
use draft::DraftFile;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::{Duration, Instant};

/// How often the progress of something long is said.
const SAID_EVERY: Duration = Duration::from_millis(150);

/// What is needed to open the desk.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The desk's folder; a file that belongs to no desk.
    pub root: PathBuf,
    /// Whether it is such a file.
    pub bare: bool,
    /// Who works at it.
    pub identity: crate::settings::Identity,
    /// Whether nothing may be written.
    pub read_only: bool,
    /// One's own settings.
    pub settings: Settings,
}

/// The desk, what is open of it, and what is still to be checked for the list of articles.
pub struct Worker {
    desk: Desk,
    settings: Settings,
    open: Option<(String, Version)>,
    file: Option<DraftFile>,
    watch: Option<Watch>,
    stop: Arc<AtomicBool>,
    unchecked: VecDeque<(String, Version)>,
    /// When the check of the list began, how many there are, and when that was last said.
    round: Option<(Instant, usize, Instant)>,
}

/// How an error is said on one line.
pub fn said(error: &Error) -> String {
    match &error.hint {
        Some(hint) => format!("{error}. {hint}."),
        None => error.to_string(),
    }
}

impl Opening {
    /// Opens the desk, or a bare one for a file that belongs to none.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn desk(&self) -> Result<Desk> {
        match self.bare {
            true => Desk::bare(self.identity.clone()),
            false => Desk::open(&self.root, self.identity.clone(), self.read_only),
        }
    }
}

/// Opens the desk and does effects until nobody asks any more.
pub fn run(
    opening: Opening,
    (watch, stop): (Watch, Arc<AtomicBool>),
    asked: &Receiver<Effect>,
    tell: &mut dyn FnMut(Msg),
) {
    let desk = match opening.desk() {
        Ok(desk) => desk,
        Err(error) => return tell(Msg::Fatal(said(&error))),
    };
    let mut worker = Worker { watch: Some(watch), stop, ..Worker::new(desk, opening.settings) };
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
            Some(Effect::Quit) => return,
            Some(effect) if waiting.iter().any(|later| outdates(later, &effect)) => {}
            Some(effect) => worker.perform(effect, tell),
            None => worker.check_one(tell),
        }
    }
}

/// True where a later effect makes an earlier one useless, so that fast typing never queues up.
const fn outdates(later: &Effect, earlier: &Effect) -> bool {
    matches!(
        (later, earlier),
        (Effect::Preview(..), Effect::Preview(..)) | (Effect::Saved(_), Effect::Saved(_))
    )
}

impl Worker {
    /// A worker at a desk.
    #[must_use]
    pub fn new(desk: Desk, settings: Settings) -> Self {
        Self {
            desk,
            settings,
            open: None,
            file: None,
            watch: None,
            stop: Arc::default(),
            unchecked: VecDeque::new(),
            round: None,
        }
    }

    /// Does one effect; those of the terminal are none of its business.
    pub fn perform(&mut self, effect: Effect, tell: &mut dyn FnMut(Msg)) {
        // Who gave something up before meant something before.
        self.stop.store(false, Ordering::SeqCst);
        let done = match effect {
            Effect::OpenDesk => self.overview(),
            Effect::OpenStory(slug, version) => self.open_story(&slug, version.as_deref()),
            Effect::Decide(slug, version, claims, decision) => {
                self.decide(&slug, &version, &claims, decision, tell)
            }
            Effect::ByHand(slug, version, work) => self.by_hand(&slug, &version, &work),
            Effect::Import(fields) => self.import(&fields, tell),
            Effect::AllSources => self.all_sources(),
            Effect::AddSource(slug, version, typed) => self.add_source(&slug, &version, &typed),
            Effect::Saved(path) => return self.saved(&path, tell),
            Effect::Undo if self.file.is_some() => Ok(self.file.as_mut().map_or(Msg::Slow, DraftFile::undo)),
            Effect::Redo if self.file.is_some() => Ok(self.file.as_mut().map_or(Msg::Slow, DraftFile::redo)),
            Effect::Undo => self.desk.undo().map(|undone| Msg::Told(format!("Undid: {}.", undone.decision))),
            Effect::Redo => {
                self.desk.redo().map(|again| Msg::Told(format!("Decided again: {}.", again.decision)))
            }
            Effect::Preview(generation, draft) => {
                Ok(Msg::Preview(generation, Box::new(compose::preview(&self.desk, &draft))))
            }
            Effect::Keep(draft) => self.keep(&draft),
            Effect::Publish(draft) => self.publish(&draft),
            Effect::Report(slug, version, wrong, right) => self.report(&slug, &version, wrong, right),
            Effect::Life(id, step, why) => self.life(&id, step, &why),
            Effect::Page(request) => {
                pages::page(&self.desk, &self.settings, &request).map(|page| Msg::Page(Box::new(page)))
            }
            Effect::Set(key, to) => return self.set(&key, to, tell),
            Effect::Referred(path, page, sum) => referred(&path, page, &sum),
            Effect::Reload => return self.reload(tell),
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
        self.round = None;
        let locked = self.desk.writable().err().map(|error| said(&error));
        let problems = self.desk.problems().iter().map(|problem| {
            let name = problem.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            format!("{name}:{}:{}: {}", problem.line, problem.column, problem.message)
        });
        Ok(Msg::Desk(Box::new(DeskView {
            name: overview.publication.unwrap_or_else(|| "copydesk".into()),
            locked,
            styles: self.desk.style_names(),
            problems: problems.collect(),
            articles,
        })))
    }

    fn check_one(&mut self, tell: &mut dyn FnMut(Msg)) {
        if self.stop.swap(false, Ordering::SeqCst) {
            self.unchecked.clear();
        }
        let Some((slug, version)) = self.unchecked.pop_front() else { return };
        let now = Instant::now();
        let (began, all, told) = *self.round.get_or_insert((now, self.unchecked.len() + 1, now));
        let glance = self.desk.story(&slug, version).map(|story| self.glance(story));
        tell(Msg::Checked(slug, glance.map_err(|error| said(&error))));
        // Said only where it takes a while, and not more often than can be read.
        let (done, now) = (all - self.unchecked.len(), Instant::now());
        let last = self.unchecked.is_empty();
        if now - told >= SAID_EVERY || last {
            self.round = if last { None } else { Some((began, all, now)) };
            let millis = u64::try_from((now - began).as_millis()).unwrap_or(u64::MAX);
            tell(Msg::Progress(Progress { what: "Checking articles".into(), done, all, millis }));
        }
    }

    fn glance(&self, story: crate::desk::Story) -> Box<Glance> {
        Box::new(Glance::of(&story::story(&self.desk, story)))
    }

    fn open_story(&mut self, slug: &str, version: Option<&str>) -> Result<Msg> {
        let words = version.map_or_else(|| slug.to_owned(), |version| format!("{slug}@{version}"));
        // A version that is gone opens the newest.
        let (slug, version) = match self.desk.target(&words).or_else(|_| self.desk.target(slug))? {
            Target::Version { slug, version } => (slug, version),
            Target::File(path) => {
                self.open = None;
                self.file = Some(DraftFile::new(&path));
                self.look_after(Some(&path));
                return self.read_file();
            }
        };
        self.file = None;
        let story = self.desk.story(&slug, version)?;
        let draft = (version == Version::Draft).then(|| story.checked.path.clone());
        self.look_after(draft.as_deref());
        self.open = Some((slug, version));
        Ok(Msg::Story(Box::new(story::story(&self.desk, story))))
    }

    /// Turns a setting, and shows the settings as they are then.
    fn set(&mut self, key: &str, to: Option<String>, tell: &mut dyn FnMut(Msg)) {
        let to = to.or_else(|| self.settings.next(key).map(str::to_owned)).unwrap_or_default();
        match crate::settings::set(&process_env, key, &to) {
            Ok(settings) => {
                self.settings = settings;
                tell(Msg::Settings(Box::new(self.settings.clone())));
                self.show_settings(tell);
            }
            Err(why) => tell(Msg::Failed(why)),
        }
    }

    fn show_settings(&self, tell: &mut dyn FnMut(Msg)) {
        if let Ok(page) = pages::page(&self.desk, &self.settings, &PageRequest::Settings) {
            tell(Msg::Page(Box::new(page)));
        }
    }

    /// A file was edited: settings and desk are read again. What cannot be read any more leaves the last good one.
    fn reload(&mut self, tell: &mut dyn FnMut(Msg)) {
        self.settings = crate::settings::again(&process_env, &self.settings);
        tell(Msg::Settings(Box::new(self.settings.clone())));
        if let Err(error) = self.desk.refresh() {
            return tell(Msg::Failed(said(&error)));
        }
        self.show_settings(tell);
        self.again(tell);
    }

    /// Watches a draft for saves; nothing for what is published.
    fn look_after(&mut self, path: Option<&Path>) {
        if let Some(watch) = &mut self.watch {
            watch.on(path);
        }
    }

    /// The draft was saved: it is checked again, if it is still the one that is open.
    fn saved(&mut self, path: &Path, tell: &mut dyn FnMut(Msg)) {
        let same = self.file.as_ref().is_none_or(|file| file.path.file_name() == path.file_name());
        if same && (self.file.is_some() || self.open.is_some()) {
            self.again(tell);
        }
    }

    /// The file that is no article of the desk, checked, with what was decided about it.
    fn read_file(&self) -> Result<Msg> {
        let Some(file) = &self.file else { return Ok(Msg::Slow) };
        let options = CheckOptions { sources: draft::sources_beside(&file.path) };
        let checked = self.desk.check_file(&file.path, &options)?;
        Ok(Msg::Story(Box::new(story::file(checked, file.reviews()))))
    }

    /// Reads again what is open, after something was written.
    fn again(&mut self, tell: &mut dyn FnMut(Msg)) {
        if self.file.is_some() {
            return tell(self.read_file().unwrap_or_else(|error| Msg::Failed(said(&error))));
        }
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
        if let Some(file) = &mut self.file {
            return Ok(file.decide(claims, decision));
        }
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
        glance: None,
        corrections: row.corrections,
        error: row.error.as_ref().map(said),
    }
}
/// Opens an original outside the desk, unless it is gone or another file by now.
fn referred(path: &std::path::Path, page: Option<u32>, sum: &str) -> Result<Msg> {
    use crate::desk::{Kind, Original};
    let failed = |why: String| Err(Error::new(Kind::NotFound, why));
    match Original::look(path, sum) {
        Original::Same => {}
        Original::Gone => return failed(format!("the original is no longer at {}", path.display())),
        Original::Changed => {
            return failed(format!("{} is no longer the file that was brought in", path.display()));
        }
    }
    super::external::open(path, page).map(Msg::Told).or_else(failed)
}
