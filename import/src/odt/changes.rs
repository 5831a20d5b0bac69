//! The tracked changes of an OpenDocument text, which stand before it.

use std::collections::HashMap;

/// What a change is; the words of a deletion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Inserted,
    Deleted(String),
    /// Another look, the same words.
    Format,
}

/// The changes by id, and those that are open where the text is read.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub by_id: HashMap<String, Change>,
    /// Ids of the insertions that are open, with the words that came since each began.
    pub open: Vec<(String, String)>,
    pub inserted: usize,
    pub deleted: usize,
}

impl Changes {
    /// An insertion begins here.
    pub(super) fn start(&mut self, id: &str) {
        if self.by_id.get(id) == Some(&Change::Inserted) {
            self.inserted += 1;
            self.open.push((id.to_owned(), String::new()));
        }
    }

    /// An insertion ends here: its words.
    pub(super) fn end(&mut self, id: &str) -> Option<String> {
        let at = self.open.iter().position(|(known, _)| known == id)?;
        Some(self.open.remove(at).1)
    }

    /// Whether the words here were put in by a tracked change.
    pub(super) const fn is_inserting(&self) -> bool {
        !self.open.is_empty()
    }

    /// Words that were read: they belong to the insertions that are open.
    pub(super) fn words(&mut self, words: &str) {
        self.open.iter_mut().for_each(|(_, known)| known.push_str(words));
    }

    /// Something was deleted here: its words.
    pub(super) fn point(&mut self, id: &str) -> Option<String> {
        let Some(Change::Deleted(words)) = self.by_id.get(id) else { return None };
        self.deleted += 1;
        Some(words.clone())
    }
}
