//! The line dialogue: the same work without a screen, for a reader of the screen, a dumb terminal or a script. Lines
//! are only ever added; nothing is drawn; each choice is a number or a word.

mod hand;

use super::app::{Filter, ReviewView};
use super::model::{Decision, DiffLine, Draft, LifeStep, Preview, Story, locator};
use super::msg::{Effect, Msg, PageRequest};
use super::page::PageData;
use super::update::filled;
use super::worker::{Opening, Worker, said};
use crate::exit::Exit;
use copydesk_engine::answer::Agreement;
use copydesk_engine::{Claim, ClaimId, Level, Verdict};
use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};

const HELP: &str = "\
list              the articles of the desk
open N            open an article by its number or slug
claims            the claims of the open article; problems: only those to look at
show WORD         only some of them: all, open, contradicted, quotes, names, mine
sort              by the text, or the gravest first
find WORDS        the claims that have the words
N                 show a claim: its words, the reason, the source
mark N N          mark claims: the next decision is on all of them
v d s o h         the claim shown is verified, disputed, needs a source, is an opinion, is held
w                 write a correction of the claim shown
evidence WORDS    choose a passage of any source as the evidence of the claim shown
add WORDS         make a sentence that has the words a claim
split, merge      make the claim shown two; make the marked ones, or it and the next, one
aside REASON      put the gravest finding on the claim shown aside
source            type a source in, with where it comes from
import PATH       bring files in as sources
report            report the claim shown as wrong, for somebody to look into
take ID, uphold ID, hold ID, reject ID, approve ID, publish ID   move an open correction on; log shows them
undo, redo        take your last decision back, decide again
log, audit        the correction log, the desk's record
versions, sources, history   of the open article; history of the claim shown
settings, styles  the settings; the house styles. set KEY VALUE changes one of yours
quit              leave";

/// The dialogue's state.
struct Talk<'a> {
    worker: Worker,
    story: Option<Box<Story>>,
    claim: Option<usize>,
    marked: BTreeSet<ClaimId>,
    filter: Filter,
    by_gravity: bool,
    articles: Vec<String>,
    lines: &'a mut dyn BufRead,
    out: &'a mut dyn Write,
}

/// Opens `article` if there is one, and talks until `quit` or the end of the input.
pub fn run(opening: Opening, article: Option<&str>, lines: &mut dyn BufRead, out: &mut dyn Write) -> Exit {
    let desk = match opening.desk() {
        Ok(desk) => desk,
        Err(error) => {
            eprintln!("copydesk: {}", said(&error));
            return Exit::CouldNotRun;
        }
    };
    let mut talk = Talk {
        worker: Worker::new(desk, opening.settings),
        story: None,
        claim: None,
        marked: BTreeSet::new(),
        filter: Filter::All,
        by_gravity: false,
        articles: Vec::new(),
        lines,
        out,
    };
    match talk.talk(article) {
        // Whoever reads has gone: there is nobody to tell.
        Ok(()) | Err(_) => Exit::Done,
    }
}

impl Talk<'_> {
    fn talk(&mut self, article: Option<&str>) -> io::Result<()> {
        self.list()?;
        if let Some(article) = article {
            self.open(article)?;
        }
        self.say("Type a number to open an article, help for all words, quit to leave.")?;
        while let Some(line) = self.ask("")? {
            let mut words = line.split_whitespace();
            let (word, rest) = (words.next().unwrap_or_default(), words.next());
            let tail = line.trim_start().strip_prefix(word).unwrap_or_default().trim();
            match (word, rest) {
                ("", _) => {}
                ("quit" | "q", _) => break,
                ("help" | "?", _) => self.say(HELP)?,
                ("list", _) => {
                    self.story = None;
                    self.list()?;
                }
                ("open", Some(name)) => self.open(name)?,
                ("claims", _) => {
                    self.filter = Filter::All;
                    self.claims(false)?;
                }
                ("show", Some(word)) => self.filter(word)?,
                ("sort", _) => {
                    self.by_gravity = !self.by_gravity;
                    self.claims(false)?;
                }
                ("find", Some(_)) => self.find(tail)?,
                ("mark", Some(_)) => self.mark(tail)?,
                ("evidence", _) => self.evidence(tail)?,
                ("add", _) => self.add(tail)?,
                ("split", _) => self.split()?,
                ("merge", _) => self.merge()?,
                ("aside", _) => self.put_aside(tail)?,
                ("source", _) => self.source()?,
                ("import", Some(_)) => self.perform(Effect::Import(vec![tail.to_owned()]))?,
                ("set", Some(key)) => {
                    let value = tail.strip_prefix(key).map(str::trim).filter(|value| !value.is_empty());
                    self.perform(Effect::Set(key.to_owned(), value.map(str::to_owned)))?;
                }
                ("problems", _) => self.claims(true)?,
                ("v", _) => self.decide(Decision::Verified)?,
                ("d", _) => self.decide(Decision::Disputed)?,
                ("s", _) => self.decide(Decision::NeedsSource)?,
                ("o", _) => self.decide(Decision::Opinion)?,
                ("h", _) => self.decide(Decision::Held)?,
                ("w", _) => self.correct()?,
                ("report", _) => self.report()?,
                ("take" | "uphold" | "hold" | "reject" | "approve" | "publish", id) => {
                    self.life(word, id.unwrap_or_default())?;
                }
                ("undo" | "u", _) => self.perform(Effect::Undo)?,
                ("redo", _) => self.perform(Effect::Redo)?,
                ("log" | "audit" | "versions" | "sources" | "history" | "settings" | "styles", _) => {
                    self.page(word)?;
                }
                (number, _) if number.parse::<usize>().is_ok() => match self.story {
                    Some(_) => self.show(number)?,
                    None => self.open(number)?,
                },
                (other, _) => self.say(&format!("There is no word “{other}”. help shows them all."))?,
            }
        }
        Ok(())
    }

    /// Control characters of any text are shown, never sent.
    fn say(&mut self, text: &str) -> io::Result<()> {
        for line in text.lines() {
            let shown: String = super::cells::glyphs(line).map(|glyph| glyph.symbol.into_owned()).collect();
            writeln!(self.out, "{shown}")?;
        }
        self.out.flush()
    }

    fn ask(&mut self, question: &str) -> io::Result<Option<String>> {
        if !question.is_empty() {
            write!(self.out, "{question} ")?;
            self.out.flush()?;
        }
        let mut line = String::new();
        let n = self.lines.read_line(&mut line)?;
        Ok((n > 0).then(|| line.trim().to_owned()))
    }

    fn told(&mut self, effect: Effect) -> Vec<Msg> {
        let mut told = Vec::new();
        self.worker.perform(effect, &mut |msg| told.push(msg));
        told
    }

    /// Does something and says what came of it.
    fn perform(&mut self, effect: Effect) -> io::Result<()> {
        for msg in self.told(effect) {
            match msg {
                Msg::Told(text) | Msg::Added(text) | Msg::Published(text) | Msg::Failed(text) => {
                    self.say(&text)?
                }
                Msg::Shown(page) => self.print(&page)?,
                Msg::Story(story) => self.story = Some(story),
                Msg::Page(page) => self.print(&page)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn list(&mut self) -> io::Result<()> {
        for msg in self.told(Effect::OpenDesk) {
            match msg {
                Msg::Desk(desk) => {
                    self.say(&format!("{}: {} articles.", desk.name, desk.articles.len()))?;
                    for problem in desk.locked.iter().chain(&desk.problems) {
                        self.say(problem)?;
                    }
                    for (n, row) in desk.articles.iter().enumerate() {
                        self.say(&format!("{}. {} {}: {}", n + 1, row.slug, row.version, row.title))?;
                    }
                    self.articles = desk.articles.into_iter().map(|row| row.slug).collect();
                }
                Msg::Failed(text) => self.say(&text)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn open(&mut self, name: &str) -> io::Result<()> {
        let listed = name.parse::<usize>().ok().and_then(|n| self.articles.get(n.checked_sub(1)?));
        let slug = listed.cloned().unwrap_or_else(|| name.to_owned());
        self.claim = None;
        self.marked.clear();
        self.filter = Filter::All;
        self.perform(Effect::OpenStory(slug, None))?;
        self.claims(false)
    }

    fn claims(&mut self, problems: bool) -> io::Result<()> {
        let Some(story) = self.story.take() else { return self.say("Open an article first.") };
        let tally = story.tally();
        self.say(&format!(
            "{} {}: {} claims, {} open, {} wrong.",
            story.slug, story.version, tally.claims, tally.open, tally.wrong
        ))?;
        let view = ReviewView { filter: self.filter, by_gravity: self.by_gravity, ..ReviewView::default() };
        for n in view.shown(&story) {
            let claim = &story.claims[n];
            if !problems || story.is_problem(claim) {
                self.say(&format!("{}. {}", n + 1, sentence(&story, claim)))?;
            }
        }
        self.story = Some(story);
        Ok(())
    }

    fn show(&mut self, number: &str) -> io::Result<()> {
        let Some(story) = self.story.take() else { return self.say("Open an article first.") };
        let n =
            number.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < story.claims.len());
        match n {
            None => self.say("There is no claim of that number.")?,
            Some(n) => {
                self.claim = Some(n);
                let claim = &story.claims[n];
                self.say(&sentence(&story, claim))?;
                for finding in story.findings_of(claim).filter(|finding| finding.level > Level::Note) {
                    self.say(&format!("Reason: {}", finding.message))?;
                }
                for binding in &claim.bindings {
                    let fact = story.document.at(claim.place, binding.fact);
                    let fact = fact.map_or("", |span| span.of(&story.document.text));
                    let how = match binding.agreement {
                        Agreement::Agrees => "agrees with the source",
                        Agreement::Conflicts => "conflicts with the source",
                        Agreement::Unbound => "is not in the sources",
                    };
                    self.say(&format!("Fact: “{fact}” {how}."))?;
                }
                for passage in story.passages(claim) {
                    let title =
                        story.sources.get(&passage.source).map_or(&passage.source, |source| &source.title);
                    let at = locator(&passage.locator);
                    self.say(&format!("Source: {title}, {at}: “{}”", passage.text.trim()))?;
                }
            }
        }
        self.story = Some(story);
        Ok(())
    }

    fn decide(&mut self, decision: Decision) -> io::Result<()> {
        let claims = self.chosen();
        match &self.story {
            Some(story) if !claims.is_empty() => {
                let effect = Effect::Decide(story.slug.clone(), story.version.clone(), claims, decision);
                self.perform(effect)
            }
            _ => self.say("Show a claim first: type its number."),
        }
    }

    /// Asks for the words, shows notice and proof, and publishes after a yes.
    fn correct(&mut self) -> io::Result<()> {
        let Some((story, n)) = self.story.as_ref().zip(self.claim) else {
            return self.say("Show a claim first: type its number.");
        };
        let Some(claim) = story.claims.get(n) else { return Ok(()) };
        let (wrong, right) = filled(story, claim);
        let mut draft = Draft {
            slug: story.slug.clone(),
            version: story.version.clone(),
            claim: Some(claim.id.clone()),
            source: story.passages(claim).first().map(|passage| passage.source.clone()).unwrap_or_default(),
            kind: "correction".into(),
            ..Draft::default()
        };
        draft.wrong = self.word("Wrong", &wrong)?;
        draft.right = self.word("Right", &right)?;
        let mut preview = self.preview(&draft)?;
        if preview.blocked.is_some() && !preview.steps.is_empty() {
            draft.reason = self.word("Reason to publish all the same", "none")?.replace("none", "");
            preview = self.preview(&draft)?;
        }
        if preview.blocked.is_some() {
            return self.say("Nothing was published.");
        }
        match self.ask("Publish? It cannot be taken back. Type yes:")?.as_deref() {
            Some("yes") => self.perform(Effect::Publish(draft)),
            _ => self.say("Nothing was published."),
        }
    }

    /// Reports the claim shown, with the words that are flagged.
    fn report(&mut self) -> io::Result<()> {
        let Some((story, n)) = self.story.as_ref().zip(self.claim) else {
            return self.say("Show a claim first: type its number.");
        };
        let Some(claim) = story.claims.get(n) else { return Ok(()) };
        let (wrong, right) = filled(story, claim);
        let (slug, version) = (story.slug.clone(), story.version.clone());
        self.perform(Effect::Report(slug, version, wrong, right))
    }

    /// Moves an open correction on; asks why, or whether, where that is needed.
    fn life(&mut self, word: &str, id: &str) -> io::Result<()> {
        if id.is_empty() {
            return self.say("Say which: log shows the corrections that are open.");
        }
        let step = match word {
            "take" => LifeStep::TakeUp,
            "uphold" => LifeStep::Uphold,
            "approve" => LifeStep::Approve,
            "hold" => LifeStep::Hold,
            "reject" => LifeStep::Reject,
            _ => LifeStep::Publish,
        };
        let mut why = String::new();
        if matches!(step, LifeStep::Hold | LifeStep::Reject) {
            why = self.ask("Why:")?.unwrap_or_default();
        }
        if step == LifeStep::Publish
            && self.ask("Publish? It cannot be taken back. Type yes:")?.as_deref() != Some("yes")
        {
            return self.say("Nothing was published.");
        }
        self.perform(Effect::Life(id.to_owned(), step, why))
    }

    fn word(&mut self, name: &str, default: &str) -> io::Result<String> {
        let typed = self.ask(&format!("{name} [{default}]:"))?.unwrap_or_default();
        Ok(if typed.is_empty() { default.to_owned() } else { typed })
    }

    fn preview(&mut self, draft: &Draft) -> io::Result<Preview> {
        let told = self.told(Effect::Preview(0, draft.clone()));
        let Some(Msg::Preview(_, preview)) = told.into_iter().next() else { return Ok(Preview::default()) };
        self.say(&format!("Notice: {}", preview.notice))?;
        for line in &preview.diff {
            let (name, parts) = match line {
                DiffLine::Before(parts) => ("Before", parts),
                DiffLine::After(parts) => ("After", parts),
            };
            let text: String = parts.iter().map(|(_, text)| text.as_str()).collect();
            self.say(&format!("{name}: {text}"))?;
        }
        for step in &preview.steps {
            let how = if step.holds { "holds" } else { "fails" };
            self.say(&format!("Proof, {}: {how}. {}", step.name.replace('-', " "), step.message))?;
        }
        if let Some(reason) = &preview.blocked {
            self.say(reason)?;
        }
        Ok(*preview)
    }

    fn page(&mut self, word: &str) -> io::Result<()> {
        let slug = self.story.as_ref().map(|story| story.slug.clone());
        let claim =
            self.story.as_ref().zip(self.claim).and_then(|(s, n)| s.claims.get(n)).map(|c| c.id.clone());
        let request = match (word, slug, claim) {
            ("log", slug, _) => PageRequest::Corrections(slug),
            ("audit", ..) => PageRequest::Audit,
            ("settings", ..) => PageRequest::Settings,
            ("styles", ..) => PageRequest::Styles,
            ("sources", slug, _) => PageRequest::Sources(slug),
            ("versions", Some(slug), _) => PageRequest::Versions(slug),
            ("history", Some(slug), Some(claim)) => PageRequest::History(slug, claim),
            ("history", Some(_), None) => return self.say("Show a claim first: type its number."),
            _ => return self.say("Open an article first."),
        };
        self.perform(Effect::Page(request))
    }

    fn print(&mut self, page: &PageData) -> io::Result<()> {
        self.say(&page.title)?;
        for row in &page.rows {
            let whole = row.whole();
            // Bars are for the eye; the figure beside them says the same.
            let text = whole.replace('█', "");
            if !text.trim().is_empty() {
                self.say(text.split_whitespace().collect::<Vec<_>>().join(" ").as_str())?;
            }
        }
        Ok(())
    }
}

/// A claim as one sentence: verdict, review, words.
fn sentence(story: &Story, claim: &Claim) -> String {
    let verdict = match claim.verdict {
        _ if story.level(claim) == Some(Level::Error) => "wrong",
        Verdict::Supported => "supported",
        Verdict::Contradicted => "contradicted",
        Verdict::NotFound => "not found",
        Verdict::Unchecked => "unchecked",
    };
    let review = story.reviews.get(&claim.id).map_or("open", |review| review.name());
    let words = claim.text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{verdict}, {review}: {words}")
}
