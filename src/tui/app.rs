//! The state of the screen: a stack of screens over one desk and one story.

use super::input::Input;
use super::layout::Pane;
use super::model::{DeskView, Draft, Preview, Story};
use super::msg::Place;
use super::page::PageData;
use super::theme::Theme;
use crate::actions::{Action, Context};
use copydesk_engine::ClaimId;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Everything that is on the screen.
#[derive(Clone, Debug, Default)]
pub struct App {
    /// Columns and rows.
    pub size: (u16, u16),
    /// Labels to styles.
    pub theme: Theme,
    /// The desk, once it was read.
    pub desk: Option<Rc<DeskView>>,
    /// The story, once one was opened.
    pub story: Option<Rc<Story>>,
    /// The screens, the one in front last; never empty after [`App::new`].
    pub screens: Vec<Screen>,
    /// The first of two keys.
    pub prefix: Option<String>,
    /// The words being searched for, while they are typed.
    pub find: Option<Input>,
    /// The words that were searched for.
    pub search: Option<String>,
    /// A question that waits for yes or no.
    pub question: Option<Question>,
    /// The line above the hints.
    pub message: Option<Message>,
    /// What the worker does.
    pub busy: Option<String>,
    /// Whether the mouse is on.
    pub mouse: bool,
    /// Where one was at the last time, until the story is there.
    pub coming_back: Option<Place>,
    /// Counts previews, so that a late one is known.
    pub generation: u64,
    /// Whether F12 breaks the program, to try the guard.
    pub breakable: bool,
}

/// A screen of the stack.
#[derive(Clone, Debug)]
pub enum Screen {
    /// The articles.
    Desk(ListView),
    /// The claims of a story.
    Review(ReviewView),
    /// A correction.
    Composer(Box<Composer>),
    /// A page.
    Page(PageView),
    /// The keys.
    Help(HelpView),
    /// All actions.
    Palette(PaletteView),
}

impl Screen {
    /// The context of its keys.
    #[must_use]
    pub const fn context(&self) -> Context {
        match self {
            Self::Desk(_) => Context::Desk,
            Self::Review(_) => Context::Review,
            Self::Composer(_) => Context::Composer,
            Self::Page(_) => Context::Page,
            Self::Help(_) => Context::Help,
            Self::Palette(_) => Context::Palette,
        }
    }
}

/// A list: the line selected and the first line shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListView {
    /// The line selected.
    pub cursor: usize,
    /// The first line shown.
    pub top: usize,
}

/// Which claims the review screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those without a review.
    Open,
    /// Those with an error.
    Wrong,
}

impl Filter {
    /// The next one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::All => Self::Open,
            Self::Open => Self::Wrong,
            Self::Wrong => Self::All,
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all claims",
            Self::Open => "open claims",
            Self::Wrong => "wrong claims",
        }
    }
}

/// The state of the review screen.
#[derive(Clone, Debug, Default)]
pub struct ReviewView {
    /// The claim selected, as an index into the story's claims.
    pub claim: usize,
    /// The pane that has the keys.
    pub pane: Pane,
    /// Whether it has the whole screen.
    pub zoomed: bool,
    /// Which passage of the claim is shown.
    pub passage: usize,
    /// First lines shown, by pane.
    pub tops: [usize; 4],
    /// Which claims.
    pub filter: Filter,
    /// Gravest first, instead of the order of the text.
    pub by_gravity: bool,
    /// Claims marked.
    pub marked: BTreeSet<ClaimId>,
}

impl ReviewView {
    /// The claims in view, as indices into the story's claims, in the order shown.
    #[must_use]
    pub fn shown(&self, story: &Story) -> Vec<usize> {
        let mut shown: Vec<usize> = (0..story.claims.len())
            .filter(|n| match self.filter {
                Filter::All => true,
                Filter::Open => !story.reviews.contains_key(&story.claims[*n].id),
                Filter::Wrong => story.gravity(&story.claims[*n]) == 0,
            })
            .collect();
        if self.by_gravity {
            shown.sort_by_key(|n| (story.gravity(&story.claims[*n]), *n));
        }
        shown
    }
}

/// A correction being written.
#[derive(Clone, Debug, Default)]
pub struct Composer {
    /// The correction; the words of the inputs are put into it at every change.
    pub draft: Draft,
    /// The words that are wrong.
    pub wrong: Input,
    /// The words that are right.
    pub right: Input,
    /// The sources that speak to the claim.
    pub sources: Vec<String>,
    /// Why it is published although a step of the proof fails.
    pub reason: Input,
    /// The field that has the keys: 0 wrong, 1 right, 2 reason.
    pub field: usize,
    /// What it would give.
    pub preview: Option<Preview>,
    /// The sentence as it stands in the article, for the reader's eye.
    pub sentence: String,
    /// The number of the preview asked for.
    pub generation: u64,
    /// First line shown of the proof and the difference.
    pub top: usize,
}

/// The state of a page.
#[derive(Clone, Debug, Default)]
pub struct PageView {
    /// The page, once it is there.
    pub data: Option<Rc<PageData>>,
    /// Line and first line.
    pub list: ListView,
    /// What is being made, until it is there.
    pub title: String,
}

/// The list of keys, narrowed by typing.
#[derive(Clone, Debug)]
pub struct HelpView {
    /// The context it was asked in.
    pub context: Context,
    /// What was typed.
    pub filter: Input,
    /// First line shown.
    pub top: usize,
}

/// The list of actions, narrowed by typing.
#[derive(Clone, Debug)]
pub struct PaletteView {
    /// The context it was asked in.
    pub context: Context,
    /// What was typed.
    pub filter: Input,
    /// Line and first line.
    pub list: ListView,
}

/// A question with its answer's deed.
#[derive(Clone, Debug)]
pub struct Question {
    /// What will happen, by object and effect.
    pub text: String,
    /// What yes does.
    pub yes: Deed,
}

/// What a question was about.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Publish a draft.
    Publish(Draft),
}

/// The line above the hints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The sentence.
    pub text: String,
    /// Whether something did not work.
    pub failed: bool,
}

impl App {
    /// A screen before anything was read.
    #[must_use]
    pub fn new(size: (u16, u16), theme: Theme) -> Self {
        Self { size, theme, screens: vec![Screen::Desk(ListView::default())], ..Self::default() }
    }

    /// The screen in front.
    #[must_use]
    pub fn front(&self) -> Option<&Screen> {
        self.screens.last()
    }

    /// The context of the keys.
    #[must_use]
    pub fn context(&self) -> Context {
        self.front().map_or(Context::Desk, Screen::context)
    }

    /// The context of the screen that lies below help and palette.
    #[must_use]
    pub fn below(&self) -> Context {
        let under = |screen: &&Screen| !matches!(screen.context(), Context::Help | Context::Palette);
        self.screens.iter().rev().find(under).map_or(Context::Desk, Screen::context)
    }

    /// The review screen, if it is in front or below an overlay.
    #[must_use]
    pub fn review(&self) -> Option<(&ReviewView, &Story)> {
        let story = self.story.as_deref()?;
        self.screens.iter().rev().find_map(|screen| match screen {
            Screen::Review(view) => Some((view, story)),
            _ => None,
        })
    }

    /// Says something.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), failed: false });
    }

    /// Says that something did not work.
    pub fn fail(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), failed: true });
    }

    /// Where one is, to come back to.
    #[must_use]
    pub fn place(&self) -> Place {
        let Some((view, story)) = self.review() else { return Place::default() };
        Place {
            slug: Some(story.slug.clone()),
            version: Some(story.version.clone()),
            claim: story.claims.get(view.claim).map(|claim| claim.id.0.clone()),
            pane: view.pane as usize,
            scroll: view.tops[Pane::Article as usize],
        }
    }
}

/// Why an action does not work now; none if it does.
#[must_use]
pub fn why_not(app: &App, action: Action) -> Option<String> {
    use crate::actions::Danger;
    let locked = app.desk.as_ref().and_then(|desk| desk.locked.clone());
    if action.entry().danger != Danger::None
        && let Some(reason) = locked
    {
        return Some(reason);
    }
    let foreign = app.review().is_some_and(|(_, story)| story.foreign);
    let on_desk = matches!(action, Action::Wrong | Action::History | Action::Versions);
    if foreign && (on_desk || action.entry().danger != Danger::None) {
        return Some("This file is no article of the desk: it is checked, and nothing is recorded.".into());
    }
    match action {
        Action::Wrong
        | Action::Verify
        | Action::Dispute
        | Action::NeedSource
        | Action::Opinion
        | Action::Hold
        | Action::Mark
        | Action::History => review_claim(app).is_none().then(|| "There is no claim here.".into()),
        Action::NextEvidence | Action::Original | Action::CopyCitation => match review_claim(app) {
            None => Some("There is no claim here.".into()),
            Some(claim) => match app.story.as_deref().map_or(0, |story| story.passages(claim).len()) {
                0 => Some("No passage of a source speaks to this claim.".into()),
                1 if action == Action::NextEvidence => Some("Only this passage speaks to the claim.".into()),
                _ => None,
            },
        },
        _ => None,
    }
}

fn review_claim(app: &App) -> Option<&copydesk_engine::Claim> {
    let (view, story) = app.review()?;
    story.claims.get(view.claim)
}
