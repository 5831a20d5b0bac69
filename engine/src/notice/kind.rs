//! The kinds of notice.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_both_ways() {
        for kind in NoticeKind::ALL {
            assert_eq!(NoticeKind::from_name(kind.name()), Some(kind));
        }
        assert_eq!(NoticeKind::from_name("corrections"), None);
    }
}
