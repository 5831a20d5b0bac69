//! Checkpoints: what the history was at one time, said in one line that can be kept anywhere, signed or not.
//!
//! A line is JSON: `{"checkpoint":1,"at","who","heads":{"writer":{"seq","hash"}},"key"?,"signature"?}`. The signature
//! (Ed25519) is over the line without `,"signature":"…"`. `history/<writer>.checkpoints` keeps them, one file a writer;
//! a copy outside the desk is worth more, since whoever can rewrite a history can drop this file too.

use super::{Desk, Error, Kind, Result};
use crate::settings::Keys;
use crate::store::hash::sha256;
use crate::store::{Change, NewEvent, Publication, Verified, log};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const ENDING: &str = ".checkpoints";
const MARK: &str = ",\"signature\":\"";

/// The last line of one writer's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its number.
    pub seq: u64,
    /// Its hash.
    pub hash: String,
}

/// What the history was at one time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// The version of this form.
    pub checkpoint: u32,
    /// When it was made.
    pub at: Timestamp,
    /// By whom.
    pub who: String,
    /// The last line of each writer.
    pub heads: BTreeMap<String, Head>,
    /// The public key that signed it, in hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The signature, in hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
}

/// How far the signature of a checkpoint counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signed {
    /// By a key that the user trusts: whose.
    By(String),
    /// The signature is right, and the key is nobody’s that the user trusts.
    UnknownKey,
    /// It is not signed.
    Not,
    /// The line or its signature was changed.
    Wrong,
}

/// A checkpoint and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckpointState {
    /// The file that it stands in.
    pub path: PathBuf,
    /// The line there, from 1.
    pub line: usize,
    /// When it was made.
    pub at: Timestamp,
    /// By whom, as it says.
    pub who: String,
    /// How far its signature counts.
    pub signed: Signed,
    /// Whether every line that it names is still what it was.
    pub holds: bool,
    /// What is no longer what it was, where it does not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The hashes that it witnesses.
    #[serde(skip)]
    pub hashes: Vec<String>,
}

impl Desk {
    /// Makes a checkpoint of the history as it is, signs it where there is a key, and keeps it; the line is returned, to
    /// be kept elsewhere too.
    ///
    /// # Errors
    /// Where the history is empty or broken, or nothing may be written.
    pub fn make_checkpoint(&mut self, keys: &Keys) -> Result<String> {
        let author = self.identity.author();
        let mut made = None;
        self.store.publish::<Error>(&author, |store| {
            if let Some(broken) = store.log.breaks().into_iter().next() {
                let message = format!("{}:{}: {}", broken.writer, broken.line, broken.message);
                return Err(Error::new(Kind::Refused, message).hint(
                    "a checkpoint of a broken history would hide the break: `copydesk audit --verify`",
                ));
            }
            let heads: BTreeMap<String, Head> = store
                .log
                .chains
                .values()
                .filter(|chain| chain.seq() > 0)
                .map(|chain| (chain.writer.clone(), Head { seq: chain.seq(), hash: chain.head().to_owned() }))
                .collect();
            if heads.is_empty() {
                return Err(Error::new(Kind::NotFound, "the history is empty: there is nothing to witness"));
            }
            let line = sealed(author.at, &author.who, heads, keys);
            let path = file_of(&author.writer);
            let at = store.files().len(&path).unwrap_or(0);
            let event = NewEvent {
                event: "history.checkpoint".to_owned(),
                data: json!({"sha256": sha256(line.as_bytes()), "signed": keys.public()}),
                ..NewEvent::default()
            };
            let also = vec![Change::Append { path, at, text: format!("{line}\n") }];
            made = Some(line);
            Ok(Publication { also, events: vec![event], ..Publication::default() })
        })?;
        made.ok_or_else(|| Error::new(Kind::Io, "no checkpoint was made"))
    }

    /// The checkpoints of the desk and those in the files given, each held against the history.
    ///
    /// # Errors
    /// Where a file that was given cannot be read.
    pub fn checkpoints(&self, given: &[PathBuf], keys: &Keys) -> Result<Vec<CheckpointState>> {
        self.checkpoints_in(given, keys, &self.store.verify(&|_, _| {})?)
    }

    /// The same, where every line of the history was looked at already.
    pub(crate) fn checkpoints_in(
        &self,
        given: &[PathBuf],
        keys: &Keys,
        verified: &Verified,
    ) -> Result<Vec<CheckpointState>> {
        let mut found = Vec::new();
        let entries = self.store.files().list(Path::new(log::FOLDER)).unwrap_or_default();
        for name in entries.iter().map(|entry| &entry.name).filter(|name| name.ends_with(ENDING)) {
            let path = Path::new(log::FOLDER).join(name);
            let bytes =
                self.store.files().read(&path).map_err(|error| crate::store::Error::io(&path, error))?;
            hold_against(verified, (&path, &String::from_utf8_lossy(&bytes)), keys, &mut found);
        }
        for path in given {
            let bytes = std::fs::read(path).map_err(|error| crate::store::Error::io(path, error))?;
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let before = found.len();
            hold_against(verified, (path, &text), keys, &mut found);
            if found.len() == before {
                let message = format!("{}: there is no checkpoint in it", path.display());
                return Err(Error::new(Kind::Invalid, message).at(path));
            }
        }
        Ok(found)
    }
}

/// Every checkpoint of a file, held against the history.
fn hold_against(
    verified: &Verified,
    (path, text): (&Path, &str),
    keys: &Keys,
    found: &mut Vec<CheckpointState>,
) {
    for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let mut state = CheckpointState {
            path: path.to_owned(),
            line: n + 1,
            at: Timestamp::UNIX_EPOCH,
            who: String::new(),
            signed: Signed::Wrong,
            holds: false,
            message: Some("this line is no checkpoint: it was changed, or cut off".to_owned()),
            hashes: Vec::new(),
        };
        if let Ok(read) = serde_json::from_str::<Checkpoint>(line) {
            state.signed = signed(&read, line, keys);
            state.message = match state.signed {
                Signed::Wrong => Some("the checkpoint or its signature was changed".to_owned()),
                _ => gone(&read, verified),
            };
            (state.at, state.who, state.holds) = (read.at, read.who, state.message.is_none());
            state.hashes = read.heads.into_values().map(|head| head.hash).collect();
        }
        found.push(state);
    }
}

/// The first line that a checkpoint names and that is no longer there.
fn gone(checkpoint: &Checkpoint, verified: &Verified) -> Option<String> {
    let gone = |(writer, head): &(&String, &Head)| !verified.holds(writer, head.seq, &head.hash);
    let (writer, head) = checkpoint.heads.iter().find(gone)?;
    let at = checkpoint.at;
    Some(format!("line {} of {writer} is not the one that the checkpoint of {at} saw", head.seq))
}

fn file_of(writer: &str) -> PathBuf {
    Path::new(log::FOLDER).join(format!("{writer}{ENDING}"))
}

fn sealed(at: Timestamp, who: &str, heads: BTreeMap<String, Head>, keys: &Keys) -> String {
    let who = who.to_owned();
    let bare = Checkpoint { checkpoint: 1, at, who, heads, key: keys.public(), signature: None };
    let bare = serde_json::to_string(&bare).unwrap_or_default();
    match (keys.sign(bare.as_bytes()), bare.strip_suffix('}')) {
        (Some(signature), Some(start)) => format!("{start}{MARK}{signature}\"}}"),
        _ => bare,
    }
}

fn signed(read: &Checkpoint, line: &str, keys: &Keys) -> Signed {
    let (Some(key), Some(signature)) = (&read.key, &read.signature) else {
        return if read.key.is_none() && read.signature.is_none() { Signed::Not } else { Signed::Wrong };
    };
    let bare = line.rfind(MARK).map(|at| format!("{}}}", &line[..at]));
    if !bare.is_some_and(|bare| Keys::is_signed(key, signature, bare.as_bytes())) {
        return Signed::Wrong;
    }
    keys.trusted.get(key).map_or(Signed::UnknownKey, |name| Signed::By(name.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::example::{claim, desk_of};
    use crate::desk::{Decision, ReviewRequest};
    use crate::store::memory::Memory;
    use crate::store::{Files, Version};

    fn review(desk: &mut Desk, id: &str) {
        let (version, decision) = (Version::Number(1), Decision::Verified);
        let request = ReviewRequest { slug: "s", version, claim: &claim(id), decision, note: None };
        desk.set_review(&request).unwrap();
    }

    #[test]
    fn a_signed_checkpoint_notices_a_history_that_was_written_anew() {
        let home = tempfile::tempdir().unwrap();
        let mut keys = Keys::load(Some(home.path())).unwrap();
        keys.create().unwrap();
        let (files, other) = (Memory::default(), Memory::default());
        let mut desk = desk_of(&files, "ann");
        assert_eq!(desk.make_checkpoint(&keys).unwrap_err().kind, Kind::NotFound);
        review(&mut desk, "c1");
        review(&mut desk, "c2");
        let line = desk.make_checkpoint(&keys).unwrap();
        let states = desk.checkpoints(&[], &keys).unwrap();
        assert_eq!((states.len(), &states[0].signed, states[0].holds), (1, &Signed::By("you".into()), true));
        let stranger = Keys::default();
        assert_eq!(desk.checkpoints(&[], &stranger).unwrap()[0].signed, Signed::UnknownKey);

        // Somebody writes another history with right hashes and takes the checkpoint file away.
        let mut forged = desk_of(&other, "ann");
        review(&mut forged, "c1");
        review(&mut forged, "c3");
        let kept = home.path().join("kept");
        std::fs::write(&kept, &line).unwrap();
        assert!(forged.store.log.breaks().is_empty());
        let states = forged.checkpoints(std::slice::from_ref(&kept), &keys).unwrap();
        assert!(
            !states[0].holds && states[0].message.as_ref().unwrap().contains("line 2 of ann-seed-1"),
            "{states:?}"
        );

        std::fs::write(&kept, line.replace("\"seq\":2", "\"seq\":1")).unwrap();
        let states = desk.checkpoints(std::slice::from_ref(&kept), &keys).unwrap();
        assert_eq!(states.last().unwrap().signed, Signed::Wrong);
        std::fs::write(&kept, "").unwrap();
        assert!(desk.checkpoints(&[kept], &keys).is_err());
    }

    #[test]
    fn without_a_key_it_is_said_that_it_is_not_signed() {
        let files = Memory::default();
        let mut desk = desk_of(&files, "ann");
        review(&mut desk, "c1");
        let line = desk.make_checkpoint(&Keys::default()).unwrap();
        assert!(!line.contains("signature"), "{line}");
        let states = desk.checkpoints(&[], &Keys::default()).unwrap();
        assert_eq!((&states[0].signed, states[0].holds), (&Signed::Not, true));
        assert!(files.len(Path::new("history/ann-seed-1.checkpoints")).is_ok());
    }
}
