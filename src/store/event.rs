//! One line of a history: `{"seq", "prev", "seen", "at", …, "data", "hash"}` and LF.
//!
//! `hash` is the SHA-256 of the line without `,"hash":"…"` and LF, so it can be checked with `sha256sum` alone.

use super::hash::sha256;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What is to be logged; the log adds place, time and hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewEvent {
    /// `review.set`, `correction.published`, …
    pub event: String,
    /// The slug it is about.
    pub article: Option<String>,
    /// The version it is about: `v1`.
    pub version: Option<String>,
    /// The claim it is about.
    pub claim: Option<String>,
    /// Whatever else belongs to it.
    pub data: Json,
    /// The time that somebody says it happened, where that is not now.
    pub claimed: Option<Timestamp>,
}

/// One event of a history, as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// From 1, in each file.
    pub seq: u64,
    /// The hash of the line before; zeros at first.
    pub prev: String,
    /// The newest hash of every other writer that this one had seen.
    pub seen: BTreeMap<String, String>,
    /// When it was recorded.
    pub at: Timestamp,
    /// The time that somebody says it happened, where that is not the time of recording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed: Option<Timestamp>,
    /// Who decided.
    pub who: String,
    /// `review.set`, `correction.published`, …
    pub event: String,
    /// The slug it is about.
    pub article: Option<String>,
    /// The version it is about: `v1`.
    pub version: Option<String>,
    /// The claim it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// Whatever else belongs to it.
    #[serde(default)]
    pub data: Json,
    /// The hash of this line.
    #[serde(default)]
    pub hash: String,
    /// Whose file it stands in.
    #[serde(skip)]
    pub writer: String,
}

/// Before the hash at the end of a line.
const MARK: &str = ",\"hash\":\"";

impl Event {
    /// The line, with its LF and with its hash computed.
    #[must_use]
    pub fn seal(mut self) -> (Self, String) {
        self.hash = String::new();
        let whole = serde_json::to_string(&self).unwrap_or_default();
        let bare = whole.strip_suffix(",\"hash\":\"\"}").unwrap_or_default();
        self.hash = sha256(format!("{bare}}}").as_bytes());
        let line = format!("{bare}{MARK}{}\"}}\n", self.hash);
        (self, line)
    }

    /// Reads a line (without its LF) and says whether its hash is right.
    ///
    /// # Errors
    /// What is wrong with it, where it is no event.
    pub fn read(line: &str) -> Result<(Self, bool), String> {
        let event: Self = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let bare = line.rfind(MARK).map(|at| format!("{}}}", &line[..at]));
        let ends = line.ends_with(&format!("{MARK}{}\"}}", event.hash));
        let right = ends && bare.is_some_and(|bare| sha256(bare.as_bytes()) == event.hash);
        Ok((event, right))
    }

    /// A string out of `data`.
    #[must_use]
    pub fn data_str(&self, key: &str) -> Option<&str> {
        self.data.get(key)?.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn event() -> Event {
        Event {
            seq: 1,
            prev: crate::store::hash::ZEROS.into(),
            seen: BTreeMap::from([("b-two".into(), "ab".into())]),
            at: "2026-11-25T10:00:00Z".parse().unwrap(),
            claimed: None,
            who: "ann".into(),
            event: "review.set".into(),
            article: Some("budget".into()),
            version: Some("v1".into()),
            claim: Some("c0123abcd".into()),
            data: json!({"decision": "verified", "note": "x,\"hash\":\"y\"}"}),
            hash: String::new(),
            writer: String::new(),
        }
    }

    #[test]
    fn a_sealed_line_is_read_again_and_its_hash_is_right() {
        let (sealed, line) = event().seal();
        let (read, right) = Event::read(line.trim_end()).unwrap();
        assert!(right);
        assert_eq!(read, sealed);
        let start = "{\"seq\":1,\"prev\":\"0000";
        assert!(line.starts_with(start) && line.ends_with("\"}\n"), "{line}");
    }

    #[test]
    fn any_changed_byte_is_noticed() {
        let (_, line) = event().seal();
        let line = line.trim_end();
        for at in 0..line.len() {
            let mut bytes = line.as_bytes().to_vec();
            bytes[at] ^= 1;
            let changed = String::from_utf8(bytes).unwrap();
            let right = Event::read(&changed).is_ok_and(|(_, right)| right);
            assert!(!right, "byte {at}: {changed}");
        }
    }
}
