//! The kinds of notice.

use super::parse::alone;
use super::point::{Sort, points};
use crate::facts::Value;
use crate::reading::Reading;
use crate::settings::Settings;
use crate::text::Span;
use crate::versions::unit::{Class, Unit, units};
use serde::{Deserialize, Serialize, Serializer};

/// What a notice is, by its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// A fact was wrong when published.
    Correction,
    /// The facts were right, the impression wrong.
    Clarification,
    /// The news moved on; nothing was wrong.
    Update,
    /// Fairness, method, ethics, or why something was taken down.
    EditorsNote,
    /// A slip that changes no meaning (wire).
    Refile,
    /// Fundamentally wrong; the body is replaced.
    Retraction,
}

impl NoticeKind {
    /// All kinds, in the order of the contract.
    pub const ALL: [Self; 6] = [
        Self::Correction,
        Self::Clarification,
        Self::Update,
        Self::EditorsNote,
        Self::Refile,
        Self::Retraction,
    ];

    /// Its name in records, JSON and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Clarification => "clarification",
            Self::Update => "update",
            Self::EditorsNote => "editors-note",
            Self::Refile => "refile",
            Self::Retraction => "retraction",
        }
    }

    /// Its name behind its article, as messages say it.
    #[must_use]
    pub const fn with_article(self) -> &'static str {
        match self {
            Self::Correction => "a correction",
            Self::Clarification => "a clarification",
            Self::Update => "an update",
            Self::EditorsNote => "an editor’s note",
            Self::Refile => "a refile",
            Self::Retraction => "a retraction",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Serialize for NoticeKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Why words that become others are an error put right, though the kind says otherwise: a figure, name, date or role
/// was replaced, or words of a quotation. `None` where the kind is right, or nothing of the sort changed.
#[must_use]
pub fn hidden_error(kind: NoticeKind, wrong: &str, right: &str, settings: &Settings) -> Option<String> {
    if !matches!(kind, NoticeKind::Clarification | NoticeKind::Update | NoticeKind::Refile) {
        return None;
    }
    let (old, new) = (alone(wrong, settings), alone(right, settings));
    let (was, is) = (points(&old, Span::new(0, wrong.len())), points(&new, Span::new(0, right.len())));
    let gone = was.iter().find(|point| !is.iter().any(|other| other.says(point) || point.says(other)));
    if let Some(gone) = gone {
        let what = match gone.sort {
            Sort::Figure => "a figure",
            Sort::Date => "a date",
            Sort::Rank => "a level",
            Sort::Name => "a name",
            Sort::Role => "a role",
            Sort::Word => "a word",
        };
        return Some(format!("{what} that was published is replaced (“{}”)", gone.span.of(wrong)));
    }
    // A weekday, whose value is that of its day.
    let days = |words: &str| -> Vec<Unit> {
        let tokens = crate::text::Tokens::new(words);
        let all = units(&tokens, 0..tokens.len());
        all.into_iter().filter(|unit| unit.class == Class::Calendar).collect()
    };
    let now = days(right);
    if let Some(day) = days(wrong).into_iter().find(|day| !now.iter().any(|other| other.key == day.key)) {
        return Some(format!("a date that was published is replaced (“{}”)", day.span.of(wrong)));
    }
    let quotes = |reading: &Reading<'_>| -> Vec<String> {
        let quotes = reading.facts.iter().filter_map(|fact| match &fact.value {
            Value::Quote(quote) => Some(quote.text.clone()),
            _ => None,
        });
        quotes.collect()
    };
    let kept = quotes(&new);
    let changed = quotes(&old).into_iter().find(|quote| !kept.contains(quote))?;
    Some(format!("a quotation that was published is replaced (“{changed}”)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_fact_is_no_update() {
        let settings = Settings::default();
        let hidden = |kind, wrong: &str, right: &str| hidden_error(kind, wrong, right, &settings).is_some();
        for (wrong, right) in [
            ("in 2012", "in 2013"),
            ("for 40 looms", "for 60 looms"),
            ("on Saturday 21 April", "on Sunday 21 April"),
            ("met Ann Petty", "met Tom Reed"),
            ("said “it is red”", "said “it is blue”"),
        ] {
            assert!(hidden(NoticeKind::Update, wrong, right), "{wrong}");
            assert!(hidden(NoticeKind::Clarification, wrong, right), "{wrong}");
            assert!(!hidden(NoticeKind::Correction, wrong, right), "{wrong}");
        }
        assert!(!hidden(NoticeKind::Update, "It shut in 2012.", "It shut in 2012. It opened again in May."));
        assert!(!hidden(NoticeKind::Refile, "the the mill", "the mill"));
    }

    #[test]
    fn names_go_both_ways() {
        for kind in NoticeKind::ALL {
            assert_eq!(NoticeKind::from_name(kind.name()), Some(kind));
        }
        assert_eq!(NoticeKind::from_name("corrections"), None);
    }
}
