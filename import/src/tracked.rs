//! Tracked changes: which of the two texts is read.

/// Which text of a document with tracked changes is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tracked {
    /// As if every change had been accepted.
    #[default]
    Accepted,
    /// As it was before the changes.
    Original,
}

/// What the warning of a document with tracked changes says.
pub(crate) fn warning(tracked: Tracked, inserted: usize, deleted: usize) -> Option<String> {
    let what = match tracked {
        Tracked::Accepted => "the text is read as if all were accepted",
        Tracked::Original => "the text is read as it was before them",
    };
    let count = |n: usize, word: &str| if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") };
    (inserted + deleted > 0).then(|| {
        format!(
            "it holds tracked changes ({}, {}); {what}",
            count(inserted, "insertion"),
            count(deleted, "deletion")
        )
    })
}
