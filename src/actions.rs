//! The one table of actions: name, doc, where each works, its default keys and how dangerous it is. The keymap,
//! the hint bar, the help, the palette, `copydesk keys`, the manual and the tests are fed from here.

use serde::Serialize;

/// Where keys are pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Context {
    /// The articles of the desk.
    Desk,
    /// Claims beside their source and their log.
    Review,
    /// A correction being written.
    Composer,
    /// A page to read: versions, history, corrections, sources, audit.
    Page,
    /// Words being chosen by hand.
    Picker,
    /// A form being filled in.
    Form,
    /// The list of keys.
    Help,
    /// The list of all actions.
    Palette,
}

impl Context {
    /// Every context, in the order of the manual.
    pub const ALL: [Self; 8] = [
        Self::Desk,
        Self::Review,
        Self::Composer,
        Self::Page,
        Self::Picker,
        Self::Form,
        Self::Help,
        Self::Palette,
    ];

    /// Its name on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Review => "review",
            Self::Composer => "composer",
            Self::Page => "page",
            Self::Picker => "picker",
            Self::Form => "form",
            Self::Help => "help",
            Self::Palette => "palette",
        }
    }
}

impl Context {
    /// What it is, for the manual.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Desk => "Articles of the desk",
            Self::Review => "Review",
            Self::Composer => "Composer",
            Self::Page => "Pages: versions, history, corrections, sources, audit, settings, styles",
            Self::Picker => "Words by hand",
            Self::Form => "Forms",
            Self::Help => "Help",
            Self::Palette => "All actions",
        }
    }

    /// True if a key is typed there and runs nothing.
    #[must_use]
    pub fn types(self, key: &str) -> bool {
        matches!(self, Self::Composer | Self::Form | Self::Help | Self::Palette)
            && (key == "Space" || key.chars().count() == 1)
    }
}

/// How much an action can harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Danger {
    /// Changes nothing on the desk.
    None,
    /// Writes a decision, which undo takes back.
    Undoable,
    /// Cannot be taken back; asks first.
    Final,
}

/// One row of the table.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Entry {
    /// What it is called in `copydesk keys` and in settings.
    pub name: &'static str,
    /// One line of plain English.
    pub doc: &'static str,
    /// One or two words for the hint bar.
    #[serde(skip)]
    pub hint: &'static str,
    /// Where it works.
    pub contexts: &'static [Context],
    /// Default keys; two keys in a row are written with a space: `g g`.
    pub keys: &'static [&'static str],
    /// How much it can harm.
    pub danger: Danger,
}

macro_rules! actions {
    ($($variant:ident $name:literal $hint:literal $contexts:expr, [$($key:literal)*], $danger:ident, $doc:literal;)*) => {
        /// Something the screen can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $(#[doc = $doc] $variant,)* }

        impl Action {
            /// Every action, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its row.
            #[must_use]
            pub const fn entry(self) -> &'static Entry {
                match self {
                    $(Self::$variant => &Entry {
                        name: $name, doc: $doc, hint: $hint, contexts: $contexts,
                        keys: &[$($key),*], danger: Danger::$danger,
                    },)*
                }
            }
        }
    };
}

use Context as C;
const LISTS: &[Context] = &[C::Desk, C::Review, C::Page, C::Picker, C::Help];
const SCROLLING: &[Context] = &[C::Desk, C::Review, C::Page, C::Picker, C::Help, C::Composer];
const FINDING: &[Context] = &[C::Desk, C::Review, C::Page, C::Picker];
const READING: &[Context] = &[C::Desk, C::Review, C::Page];
const WORKING: &[Context] = &[C::Desk, C::Review, C::Page, C::Picker, C::Composer, C::Form];
const STORY: &[Context] = &[C::Review, C::Page];
const REVIEW: &[Context] = &[C::Review];
const SORTED: &[Context] = &[C::Desk, C::Review];
const COMPOSER: &[Context] = &[C::Composer];
const PUBLISHING: &[Context] = &[C::Composer, C::Page];
const PAGE: &[Context] = &[C::Page];
const FIELDS: &[Context] = &[C::Composer, C::Form];
const PICKER: &[Context] = &[C::Picker];
const FORM: &[Context] = &[C::Form];
const ALL: &[Context] = &Context::ALL;
const CHOOSERS: &[Context] = &[C::Desk, C::Review, C::Page, C::Palette];

actions! {
    Next "next" "next" LISTS, ["j" "Down"], None, "Next claim, or next line of a list";
    Previous "previous" "previous" LISTS, ["k" "Up"], None, "Previous claim, or previous line of a list";
    NextProblem "next-problem" "next problem" FINDING, ["n"], None,
        "Next problem; next match after a search, until Esc";
    PreviousProblem "previous-problem" "previous problem" FINDING, ["N"], None,
        "Previous problem; previous match after a search, until Esc";
    Open "open" "open" CHOOSERS, ["Enter"], None, "Open what is selected";
    NextPane "next-pane" "pane" REVIEW, ["Tab"], None, "Go to the next pane";
    PreviousPane "previous-pane" "pane" REVIEW, ["S-Tab"], None, "Go to the previous pane";
    Verify "verify" "verified" REVIEW, ["v"], Undoable, "Say that the claim, or every marked one, is verified";
    Wrong "wrong" "wrong" REVIEW, ["w"], None,
        "Write a correction of the claim, filled in from the evidence";
    Dispute "dispute" "disputed" REVIEW, ["m d"], Undoable, "Say that somebody disputes the claim";
    NeedSource "needs-source" "needs source" REVIEW, ["m s"], Undoable, "Say that the claim needs a source";
    Opinion "opinion" "opinion" REVIEW, ["m o"], Undoable, "Say that the claim is an opinion";
    Hold "hold" "held" REVIEW, ["m h"], Undoable, "Hold the claim until somebody has looked again";
    PutAside "put-aside" "put aside" REVIEW, ["m x"], Undoable,
        "Put the gravest finding on the claim aside, and say why";
    Mark "mark" "mark" REVIEW, ["Space"], None, "Mark the claim, to decide on several at once";
    Undo "undo" "undo" READING, ["u"], Undoable, "Take your last decision back";
    Redo "redo" "redo" READING, ["C-r"], Undoable, "Decide again what you took back";
    SideBySide "side-by-side" "sources" STORY, ["s"], None,
        "Sources of this claim, or two versions, side by side; or one below the other again";
    NextEvidence "next-evidence" "next passage" REVIEW, ["l" "Right"], None, "The next passage that speaks to the claim";
    PreviousEvidence "previous-evidence" "passage before" REVIEW, ["h" "Left"], None,
        "The passage before that speaks to the claim";
    Original "original" "original" REVIEW, ["o"], None, "Open the original document of the source";
    History "history" "history" REVIEW, ["H"], None, "Follow the claim through every version";
    Versions "versions" "versions" STORY, ["D"], None, "Compare the versions of the article, facts first";
    Corrections "corrections" "corrections" READING, ["c" "g c"], None, "Show the correction log";
    Sources "sources" "sources" READING, ["g s"], None, "Show the sources and where they came from";
    Audit "audit" "audit" READING, ["A" "g a"], None, "Show the desk's record in figures";
    ShowAll "show-all" "all" REVIEW, ["f a"], None, "Show all claims";
    ShowOpen "show-open" "open" REVIEW, ["f o"], None, "Show the claims that nobody has decided on";
    ShowContradicted "show-contradicted" "contradicted" REVIEW, ["f c"], None,
        "Show the claims that are contradicted or have an error";
    ShowQuotes "show-quotes" "quotes" REVIEW, ["f q"], None, "Show the claims that quote somebody";
    ShowNames "show-names" "names" REVIEW, ["f n"], None, "Show the claims that name a person, a place or a work";
    ShowMine "show-mine" "mine" REVIEW, ["f m"], None, "Show the claims that you have decided on";
    Sort "sort" "sort" SORTED, ["S"], None,
        "Order claims by the text or by how grave they are; articles by name, day or errors";
    Zoom "zoom" "one pane" REVIEW, ["z"], None, "Give the whole screen to the pane, or give it back";
    Copy "copy" "copy" STORY, ["y"], None, "Copy the claim or the notice";
    CopyCitation "copy-citation" "citation" REVIEW, ["Y"], None, "Copy the citation of the claim's source";
    Edit "edit" "edit" READING, ["e"], None, "Open the article, or the file of the line, in your editor";
    Find "find" "find" FINDING, ["/"], None, "Find words";
    First "first" "first" LISTS, ["g g" "Home"], None, "Go to the first";
    Last "last" "last" LISTS, ["g e" "G" "End"], None, "Go to the last";
    PageDown "page-down" "page down" SCROLLING, ["C-d" "PageDown"], None, "One screen down";
    PageUp "page-up" "page up" SCROLLING, ["C-u" "PageUp"], None, "One screen up";
    GoDesk "go-desk" "desk" READING, ["g d"], None, "Go to the articles of the desk";
    NextField "next-field" "field" FIELDS, ["Tab" "Down"], None, "Go to the next field";
    PreviousField "previous-field" "previous field" FIELDS, ["S-Tab" "Up"], None, "Go to the previous field";
    Publish "publish" "publish" PUBLISHING, ["C-s"], Final,
        "Publish the correction: new version, record and notice, after a question";
    Report "report" "report" REVIEW, ["m r"], Undoable,
        "Report the claim as wrong, for somebody to look into; reject takes it back";
    TakeUp "take-up" "take up" PAGE, ["t"], Undoable, "Look into the correction of the line, or take it up again";
    Uphold "uphold" "uphold" PAGE, ["m u"], Undoable, "Say that the reported error is one";
    HoldCorrection "hold-correction" "hold" PAGE, ["m h"], Undoable,
        "Do nothing about the correction for now, and say why";
    Reject "reject" "reject" PAGE, ["m x"], Undoable, "Make no correction, and say why";
    Approve "approve" "approve" PAGE, ["m a"], Undoable,
        "Approve the drafted correction as it stands; hold takes it back";
    Draft "draft" "draft" COMPOSER, ["Enter"], Undoable,
        "Mark the claim as wrong and keep the correction as a draft";
    NextKind "next-kind" "kind" COMPOSER, ["C-t"], None, "Choose the next kind of notice";
    NextStyle "next-style" "style" COMPOSER, ["C-n"], None, "Choose the next house style";
    NextSource "next-source" "source" COMPOSER, ["C-o"], None, "Choose the next source that speaks to the claim";
    NextSeverity "next-severity" "severity" COMPOSER, ["F2"], None, "Choose how grave the error is";
    NextCause "next-cause" "cause" COMPOSER, ["F3"], None, "Choose how the error came about";
    AddClaim "add-claim" "add claim" REVIEW, ["x a"], Undoable, "Make words of the article a claim by hand";
    SplitClaim "split-claim" "split" REVIEW, ["x s"], Undoable, "Split the claim into two by hand";
    MergeClaims "merge-claims" "merge" REVIEW, ["x m"], Undoable, "Merge the marked claims, or this one and the next";
    ChooseEvidence "choose-evidence" "evidence" REVIEW, ["x e"], Undoable,
        "Choose the evidence of the claim by hand, from any passage of any source";
    AddSource "add-source" "source" REVIEW, ["x p"], Undoable, "Type or paste a source in, with where it comes from";
    Import "import" "import" READING, ["I" "g i"], Undoable, "Bring files in as sources, one or a whole folder";
    Choose "choose" "take it" PICKER, ["Enter"], Undoable, "Take the words that are marked";
    Longer "longer" "end +" PICKER, ["l" "Right"], None, "Move the end of the marked words a word on";
    Shorter "shorter" "end -" PICKER, ["h" "Left"], None, "Move the end of the marked words a word back";
    StartLater "start-later" "start +" PICKER, ["L"], None, "Move the start of the marked words a word on";
    StartEarlier "start-earlier" "start -" PICKER, ["H"], None, "Move the start of the marked words a word back";
    More "more" "sentence +" PICKER, ["J"], None, "Mark the next sentence too";
    Less "less" "sentence -" PICKER, ["K"], None, "Mark the last sentence no more";
    NextText "next-text" "source" PICKER, ["Tab"], None, "Go to the next source";
    PreviousText "previous-text" "source before" PICKER, ["S-Tab"], None, "Go to the source before";
    Save "save" "keep" FORM, ["C-s"], Undoable, "Keep what the form says";
    Settings "settings" "settings" READING, ["," "g o"], None, "Show the settings: yours and the desk's";
    Styles "styles" "styles" READING, ["g y"], None, "Show the house styles, each with the same notice";
    ThemeAuto "theme-auto" "auto" READING, ["T a"], None, "Colours that fit the terminal";
    ThemeLight "theme-light" "light" READING, ["T l"], None, "Colours for light ground";
    ThemeDark "theme-dark" "dark" READING, ["T d"], None, "Colours for dark ground";
    ThemeMono "theme-mono" "mono" READING, ["T m"], None, "No colours: weights and signs only";
    Back "back" "back" ALL, ["Esc" "C-g"], None, "Go back to where you were";
    Help "help" "help" ALL, ["?" "F1"], None, "Show every key that works here";
    Palette "palette" "all actions" WORKING, [":" "C-p" "F4"], None, "Find an action by its name and run it";
    Mouse "mouse" "mouse" READING, ["F8"], None, "Turn the mouse on or off";
    Redraw "redraw" "redraw" ALL, ["C-l"], None, "Draw the screen again";
    Suspend "suspend" "suspend" ALL, ["C-z"], None, "Go to the shell; fg brings you back";
    Quit "quit" "quit" READING, ["q" "C-c"], None, "Leave";
}

/// The action of a name.
#[must_use]
pub fn named(name: &str) -> Option<Action> {
    Action::ALL.iter().copied().find(|action| action.entry().name == name)
}

/// The actions that work in `context`, in the order of the help.
pub fn of(context: Context) -> impl Iterator<Item = Action> {
    Action::ALL.iter().copied().filter(move |action| action.entry().contexts.contains(&context))
}

/// What a key, or a key after `prefix`, means in `context`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It runs an action.
    Run(Action),
    /// More keys must follow.
    Prefix,
    /// Nothing.
    Nothing,
}

/// What `keys` (one key, or two with a space between) means in `context`.
#[must_use]
pub fn meaning(context: Context, keys: &str) -> Meaning {
    let starts = |key: &str| key.strip_prefix(keys).is_some_and(|rest| rest.starts_with(' '));
    let mut prefix = false;
    for action in of(context) {
        if action.entry().keys.contains(&keys) {
            return Meaning::Run(action);
        }
        prefix |= action.entry().keys.iter().any(|key| starts(key));
    }
    if prefix { Meaning::Prefix } else { Meaning::Nothing }
}

/// The manual's page of keys, in Markdown: a table for each context.
#[must_use]
pub fn manual() -> String {
    let mut page = String::from(
        "# Keys\n\nThis page is made by `copydesk keys --format markdown`. On the screen `?` shows the keys that \
         work there, and `:` finds any action by name, key or word. `C-` is the control key, `S-` is shift; `g c` \
         is two keys, one after the other. A letter of a Khmer, Russian or Arabic layout stands for the key in its \
         place.\n",
    );
    for context in Context::ALL {
        page.push_str(&format!("\n## {}\n\n| keys | action | it does |\n|---|---|---|\n", context.title()));
        for action in of(context) {
            let entry = action.entry();
            let keys: Vec<String> =
                entry.keys.iter().filter(|key| !context.types(key)).map(|key| format!("`{key}`")).collect();
            if !keys.is_empty() {
                page.push_str(&format!("| {} | `{}` | {}. |\n", keys.join(" "), entry.name, entry.doc));
            }
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn names_are_unique_and_every_row_is_complete() {
        let mut seen = BTreeMap::new();
        for action in Action::ALL {
            let entry = action.entry();
            assert!(seen.insert(entry.name, action).is_none(), "{} twice", entry.name);
            assert!(!entry.doc.is_empty() && !entry.doc.ends_with('.'), "{}: one line, no stop", entry.name);
            assert!(!entry.contexts.is_empty() && !entry.keys.is_empty());
            assert_eq!(named(entry.name), Some(*action));
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_context() {
        for context in Context::ALL {
            let mut taken: BTreeMap<&str, &str> = BTreeMap::new();
            for action in of(context) {
                for key in action.entry().keys {
                    let other = taken.insert(key, action.entry().name);
                    assert!(other.is_none(), "{key} in {context:?}: {other:?} and {}", action.entry().name);
                    if let Some((prefix, _)) = key.split_once(' ') {
                        assert!(!taken.contains_key(prefix), "{prefix} is a prefix and an action");
                    }
                }
            }
        }
    }

    #[test]
    fn the_contract_s_keys_are_there() {
        let keys = "j k Down Up n N Tab S-Tab Enter Esc Space v w s o H D A c y Y e / : C-p u C-r ? q";
        for key in keys.split(' ') {
            assert!(matches!(meaning(Context::Review, key), Meaning::Run(_)), "{key}");
        }
        for key in ["g", "m"] {
            assert_eq!(meaning(Context::Review, key), Meaning::Prefix, "{key}");
        }
        assert_eq!(meaning(Context::Review, "g c"), Meaning::Run(Action::Corrections));
        assert_eq!(meaning(Context::Composer, "q"), Meaning::Nothing);
    }

    #[test]
    fn what_cannot_be_taken_back_needs_a_modified_key() {
        for action in Action::ALL.iter().filter(|action| action.entry().danger == Danger::Final) {
            assert!(action.entry().keys.iter().all(|key| key.starts_with("C-")), "{action:?}");
        }
    }
}
