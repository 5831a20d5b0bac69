//! What changed between two texts.

use crate::facts::Kind;
use crate::text::Span;
use serde::{Serialize, Serializer};

/// How much a change means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// A fact was changed, added or removed.
    Fact,
    /// Other words for the same.
    Wording,
    /// Quotation marks, dashes, spaces, composed letters.
    Typography,
}

/// What kind of fact changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Changed {
    /// A typed fact.
    Kind(Kind),
    /// A role or title.
    Role,
    /// A `not` lost or added.
    Negation,
    /// Up for down, or another word for its opposite.
    Direction,
}

impl Changed {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.name(),
            Self::Role => "role",
            Self::Negation => "negation",
            Self::Direction => "direction",
        }
    }
}

impl Serialize for Changed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One change. A side is missing where words were only added or only removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// How much it means.
    pub kind: ChangeKind,
    /// What kind of fact, where it is one.
    pub fact: Option<Changed>,
    /// The words in the old text.
    pub before: Option<Span>,
    /// The words in the new text.
    pub after: Option<Span>,
    /// The sentence in the old text.
    pub old_sentence: Option<Span>,
    /// The sentence in the new text.
    pub new_sentence: Option<Span>,
}

impl Change {
    /// True if a fact stands on both sides, and differs.
    #[must_use]
    pub fn is_exchange(&self) -> bool {
        self.kind == ChangeKind::Fact
            && (self.before.is_some() && self.after.is_some() || self.fact == Some(Changed::Negation))
    }
}
