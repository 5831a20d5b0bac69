//! The state of the screen: a stack of screens over one desk and one story.

pub use super::choice::{Filter, Order, fit};
use super::form::{Form, Purpose as Asked};
use super::input::Input;
use super::layout::{Pane, Shape};
use super::look::Look;
use super::model::{DeskView, Draft, LifeStep, Preview, Story};
use super::msg::{Aside, PageRequest, Place, Progress, Written};
use super::page::PageData;
use super::picker::Picker;
use super::theme::Theme;
pub use super::why::why_not;
use crate::actions::{Action, Context};
use copydesk_engine::ClaimId;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A size of the terminal, and what was selected and the first lines at that size.
pub type Scrolled = ((u16, u16), Vec<usize>, Vec<usize>);

/// Everything that is on the screen.
#[derive(Clone, Debug, Default)]
pub struct App {
    /// Columns and rows.
    pub size: (u16, u16),
    /// Labels to styles.
    pub theme: Theme,
    /// What the theme comes from.
    pub look: Look,
    /// Letters of a keyboard layout, and the keys that they stand for.
    pub layout: Rc<[(char, char)]>,
    /// What was wrong with the settings, until it was said.
    pub problems: Vec<String>,
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
    /// What the line of the search asks the reason of.
    pub why: Option<Reasoned>,
    /// The words that were searched for.
    pub search: Option<String>,
    /// A question that waits for yes or no.
    pub question: Option<Question>,
    /// The line above the hints.
    pub message: Option<Message>,
    /// What the worker does.
    pub busy: Option<String>,
    /// Whether that takes long enough to be named.
    pub slow: bool,
    /// How far something is that takes long.
    pub progress: Option<Progress>,
    /// Whether the check of the list was given up before it was done.
    pub halted: bool,
    /// The article that is being opened.
    pub opening: Option<String>,
    /// The article whose opening was given up.
    pub given_up: Option<String>,
    /// What was typed into a form that was left, for the next time.
    pub unsent: Option<Vec<String>>,
    /// Whether the mouse is on.
    pub mouse: bool,
    /// The order of the articles on the desk.
    pub order: Order,
    /// Where one was at the last time, until the story is there.
    pub coming_back: Option<Place>,
    /// How the screens stood at the sizes before: what was selected, and the first lines.
    pub scrolled: Vec<Scrolled>,
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
    /// Words being chosen.
    Picker(Box<Picker>),
    /// A form.
    Form(Box<Form>),
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
            Self::Picker(_) => Context::Picker,
            Self::Form(_) => Context::Form,
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
    /// Whether all its passages are shown side by side.
    pub beside: bool,
    /// First lines shown, by pane.
    pub tops: [usize; 4],
    /// Which claims.
    pub filter: Filter,
    /// Gravest first, instead of the order of the text.
    pub by_gravity: bool,
    /// Claims marked.
    pub marked: BTreeSet<ClaimId>,
    /// Its story, while another one is open above it.
    pub kept: Option<Rc<Story>>,
}

impl ReviewView {
    /// How it is laid out.
    #[must_use]
    pub const fn shape(&self) -> Shape {
        Shape { focus: self.pane, zoomed: self.zoomed, beside: self.beside }
    }

    /// The claims in view, as indices into the story's claims, in the order shown.
    #[must_use]
    pub fn shown(&self, story: &Story) -> Vec<usize> {
        let mut shown: Vec<usize> =
            (0..story.claims.len()).filter(|n| self.filter.holds(story, *n)).collect();
        if self.by_gravity {
            shown.sort_by_key(|n| (story.gravity_at(*n), *n));
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
    /// Why there are none to put in, where nothing was found to.
    pub unsaid: &'static str,
    /// The sources that speak to the claim.
    pub sources: Vec<String>,
    /// Why it is published although a step of the proof fails.
    pub reason: Input,
    /// How the desk heard of it, who found it, and what a note says.
    pub more: [Input; 3],
    /// The field that has the keys: 0 wrong, 1 right, 2 reason, 3 learned, 4 found by, 5 note.
    pub field: usize,
    /// What it would give.
    pub preview: Option<Preview>,
    /// The sentence as it stands in the article, for the reader's eye.
    pub sentence: String,
    /// The number of the preview asked for.
    pub generation: u64,
    /// Whether it is to be published, once the proof is there.
    pub waits: bool,
    /// First line shown of the proof and the difference.
    pub top: usize,
}

impl Composer {
    /// What was typed, to be remembered.
    #[must_use]
    pub fn written(&self) -> Written {
        Written {
            fields: {
                let [learned, found_by, note] = &self.more;
                [&self.wrong, &self.right, &self.reason, learned, found_by, note]
                    .map(|input| input.text().to_owned())
            },
            field: self.field,
            kind: self.draft.kind.clone(),
            style: self.draft.style.clone(),
            source: self.draft.source.clone(),
        }
    }
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
    /// Whether it is shown in two columns.
    pub beside: bool,
    /// What it shows.
    pub of: Option<PageRequest>,
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

/// What is done for a reason that is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reasoned {
    /// A step of a correction's life.
    Life(String, LifeStep),
    /// A finding put aside.
    Aside(Aside),
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
    Publish(Box<Draft>),
    /// Publish the approved correction with this id.
    Life(String),
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
    pub fn new(size: (u16, u16), look: Look) -> Self {
        Self {
            size,
            theme: look.theme(),
            look,
            screens: vec![Screen::Desk(ListView::default())],
            ..Self::default()
        }
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

    /// The articles in view, as indices into the desk's, in the order shown; while something is searched for, only
    /// those that fit, the best first.
    #[must_use]
    pub fn articles(&self) -> Vec<usize> {
        let Some(desk) = &self.desk else { return Vec::new() };
        let mut shown: Vec<usize> = (0..desk.articles.len()).collect();
        let row = |n: &usize| &desk.articles[*n];
        match self.order {
            Order::Name => {}
            Order::Day => {
                shown.sort_by(|a, b| {
                    let key = |n| (row(n).day.is_empty(), row(n).day.as_str());
                    key(b).cmp(&key(a))
                });
            }
            Order::Errors => {
                shown.sort_by_key(|n| std::cmp::Reverse(row(n).tally().map_or(0, |tally| tally.wrong)));
            }
        }
        if let Some(words) = self.search.as_ref().filter(|_| self.below() == Context::Desk) {
            let score = |n: &usize| fit(&format!("{} {}", row(n).slug, row(n).title), words);
            let mut fits: Vec<(i32, usize)> = shown.iter().filter_map(|n| Some((score(n)?, *n))).collect();
            fits.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
            // Letters that lie about everywhere are no find beside a good one.
            let best = fits.first().map_or(0, |(score, _)| *score);
            fits.retain(|(score, _)| *score * 2 >= best);
            shown = fits.into_iter().map(|(_, n)| n).collect();
        }
        shown
    }

    /// The theme that is being looked at in the palette, if one is.
    #[must_use]
    pub fn previewed(&self) -> Option<&'static str> {
        let Some(Screen::Palette(view)) = self.front() else { return None };
        theme_of(*super::update::found(view.context, view.filter.text()).get(view.list.cursor)?)
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
        let Some((view, story)) = self.review() else {
            return Place { order: self.order.word().into(), ..Place::default() };
        };
        Place {
            slug: Some(story.slug.clone()),
            version: Some(story.version.clone()),
            claim: story.claims.get(view.claim).map(|claim| claim.id.0.clone()),
            pane: view.pane as usize,
            scroll: view.tops,
            passage: view.passage,
            beside: view.beside,
            zoomed: view.zoomed,
            filter: view.filter.word().into(),
            by_gravity: view.by_gravity,
            order: self.order.word().into(),
            search: self.search.clone(),
            written: self.screens.iter().find_map(|screen| match screen {
                Screen::Composer(composer) => Some(composer.written()),
                _ => None,
            }),
            form: self.screens.iter().find_map(|screen| match screen {
                Screen::Form(form) if form.purpose == Asked::Source => Some(form.written()),
                _ => None,
            }),
        }
    }
}

/// The theme that an action turns to.
#[must_use]
pub const fn theme_of(action: Action) -> Option<&'static str> {
    match action {
        Action::ThemeAuto => Some("auto"),
        Action::ThemeLight => Some("light"),
        Action::ThemeDark => Some("dark"),
        Action::ThemeMono => Some("mono"),
        _ => None,
    }
}
