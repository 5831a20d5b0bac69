//! A file that is no article of the desk, checked beside an editor: what is decided about it stays on this machine, in
//! the folder of the screen's state, and holds for every claim whose words did not change.

use super::super::model::Decision;
use super::super::msg::Msg;
use crate::settings::{process_env, state_folder};
use crate::store::hash::sha256;
use copydesk_engine::ClaimId;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What one decision changed: each claim with what was decided before.
type Change = Vec<(ClaimId, Option<Decision>)>;

/// A file, and what was decided about its claims.
#[derive(Debug)]
pub struct DraftFile {
    /// The file.
    pub path: PathBuf,
    decided: BTreeMap<ClaimId, Decision>,
    done: Vec<(Decision, Change)>,
    undone: Vec<(Decision, Change)>,
    kept: Option<PathBuf>,
}

impl DraftFile {
    /// The file at `path`, with what was decided the last time.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let name = sha256(whole.to_string_lossy().as_bytes());
        let kept = state_folder(&process_env)
            .zip(name.get(..16))
            .map(|(folder, name)| folder.join("drafts").join(format!("{name}.json")));
        Self::kept_in(path, kept)
    }

    fn kept_in(path: &Path, kept: Option<PathBuf>) -> Self {
        let read = kept.as_ref().and_then(|kept| fs::read(kept).ok());
        let words: BTreeMap<String, String> =
            read.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        let decided =
            words.into_iter().filter_map(|(id, word)| Some((ClaimId(id), Decision::from_name(&word)?)));
        Self { path: path.to_owned(), decided: decided.collect(), done: Vec::new(), undone: Vec::new(), kept }
    }

    /// What was decided, by claim.
    #[must_use]
    pub fn reviews(&self) -> BTreeMap<ClaimId, Decision> {
        self.decided.clone()
    }

    /// Decides on claims.
    pub fn decide(&mut self, claims: &[ClaimId], decision: Decision) -> Msg {
        let change = self.put(claims, |_| Some(decision));
        self.done.push((decision, change));
        self.undone.clear();
        let said = match claims {
            [_] => format!("Decided: {}.", decision.name()),
            many => format!("Decided on {} claims: {}.", many.len(), decision.name()),
        };
        Msg::Told(format!(
            "{said} It stays on this machine: the file is no article of the desk. u takes it back."
        ))
    }

    /// Takes the last decision back.
    pub fn undo(&mut self) -> Msg {
        let Some((decision, change)) = self.done.pop() else {
            return Msg::Failed("There is nothing of yours to take back.".into());
        };
        let before: BTreeMap<&ClaimId, Option<Decision>> =
            change.iter().map(|(id, was)| (id, *was)).collect();
        let ids: Vec<ClaimId> = change.iter().map(|(id, _)| id.clone()).collect();
        self.put(&ids, |id| before.get(id).copied().flatten());
        self.undone.push((decision, change));
        Msg::Told(format!("Undid: {}.", decision.name()))
    }

    /// Makes it again.
    pub fn redo(&mut self) -> Msg {
        let Some((decision, change)) = self.undone.pop() else {
            return Msg::Failed("There is nothing of yours to make again.".into());
        };
        let ids: Vec<ClaimId> = change.iter().map(|(id, _)| id.clone()).collect();
        self.put(&ids, |_| Some(decision));
        self.done.push((decision, change));
        Msg::Told(format!("Decided again: {}.", decision.name()))
    }

    fn put(&mut self, claims: &[ClaimId], to: impl Fn(&ClaimId) -> Option<Decision>) -> Change {
        let mut change = Vec::new();
        for id in claims {
            let before = match to(id) {
                Some(decision) => self.decided.insert(id.clone(), decision),
                None => self.decided.remove(id),
            };
            change.push((id.clone(), before));
        }
        self.keep();
        change
    }

    /// It is a comfort: where it cannot be written, the decisions hold until the end.
    fn keep(&self) {
        let Some(kept) = &self.kept else { return };
        let words: BTreeMap<&str, &str> =
            self.decided.iter().map(|(id, decision)| (id.0.as_str(), decision.name())).collect();
        let Ok(text) = serde_json::to_vec(&words) else { return };
        let beside = kept.with_extension("new");
        if kept.parent().is_some_and(|folder| fs::create_dir_all(folder).is_ok())
            && fs::write(&beside, text).is_ok()
        {
            let _ = fs::rename(&beside, kept);
        }
    }
}

/// The sources that a file names in its front matter, beside it.
#[must_use]
pub fn sources_beside(path: &Path) -> Vec<PathBuf> {
    let Ok(bytes) = fs::read(path) else { return Vec::new() };
    let Ok(text) = crate::store::ArticleText::read(path, bytes) else { return Vec::new() };
    let folder = path.parent().unwrap_or(path);
    let beside = text.front.sources.iter().map(|name| folder.join(name));
    beside.filter(|path| path.is_file()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_kept_taken_back_and_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Some(folder.path().join("drafts/a.json"));
        let open = || DraftFile::kept_in(Path::new("draft.md"), kept.clone());
        let (one, two) = (ClaimId("c1".into()), ClaimId("c2".into()));
        let mut draft = open();
        draft.decide(std::slice::from_ref(&one), Decision::Disputed);
        draft.decide(&[one.clone(), two.clone()], Decision::Verified);
        assert_eq!(open().reviews().len(), 2);
        assert!(matches!(draft.undo(), Msg::Told(said) if said == "Undid: verified."));
        assert_eq!(draft.reviews(), BTreeMap::from([(one.clone(), Decision::Disputed)]));
        draft.redo();
        assert_eq!(draft.reviews()[&two], Decision::Verified);
        draft.undo();
        draft.undo();
        assert!(matches!(draft.undo(), Msg::Failed(_)) && open().reviews().is_empty());
        draft.redo();
        draft.decide(&[two], Decision::Held);
        assert!(matches!(draft.redo(), Msg::Failed(_)), "a new decision ends what could be made again");
    }
}
