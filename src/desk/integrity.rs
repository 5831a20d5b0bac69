//! Whether what was logged, published and cited is still what it was.

use super::Desk;
use crate::store::hash::sha256;
use crate::store::{Correction, Event, Verified, Version};
use copydesk_engine::Rule;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Something that is no longer what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Breach {
    /// `history/broken-chain`, `history/record-changed` or `history/source-changed`.
    pub rule: Rule,
    /// The file, below the desk.
    pub path: PathBuf,
    /// The line, from 1, where one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// What was changed, and how that is known.
    pub message: String,
}

impl Desk {
    /// Everything that is no longer what it was: lines of the history, published records, cited sources.
    #[must_use]
    pub fn breaches(&self) -> Vec<Breach> {
        match self.store.verify(&|_, _| {}) {
            Ok(verified) => self.breaches_in(&verified),
            Err(error) => vec![Breach {
                rule: Rule::HistoryBrokenChain,
                path: error.path.clone(),
                line: None,
                message: error.to_string(),
            }],
        }
    }

    /// The same, where every line of the history was looked at already.
    pub(crate) fn breaches_in(&self, verified: &Verified) -> Vec<Breach> {
        let mut breaches: Vec<Breach> = Vec::new();
        for broken in &verified.breaks {
            breaches.push(Breach {
                rule: Rule::HistoryBrokenChain,
                path: crate::store::log::file_of(&broken.writer),
                line: Some(broken.line),
                message: broken.message.clone(),
            });
        }
        let events = self.store.events_but_reviews();
        breaches.extend(events.iter().filter_map(|event| self.changed_record(event)));
        breaches.extend(self.changed_versions(&events));
        breaches.extend(self.lost_witnesses(&events, verified));
        for record in &self.config().corrections {
            breaches.extend(self.changed_source(record));
        }
        breaches
    }

    /// The record that an event published, where it is not what was published, or gone.
    pub(crate) fn changed_record(&self, event: &Event) -> Option<Breach> {
        let (sum, id) = (event.data_str("record_sha256")?, event.data_str("correction")?);
        let by = format!("{} published it on {}", event.who, event.at);
        let message = match self.config().correction(id) {
            Some(record) if record.canonical == sum => return None,
            Some(_) => format!("the record {id} was changed since {by}"),
            None => format!("the record {id} is gone; {by}"),
        };
        let path = crate::store::config::FILE.into();
        Some(Breach { rule: Rule::HistoryRecordChanged, path, line: None, message })
    }

    /// Published versions whose bytes are not those that the history has the hash of; the last event about a version
    /// counts.
    pub(crate) fn changed_versions<'e>(&self, events: impl IntoIterator<Item = &'e Event>) -> Vec<Breach> {
        let mut sums: BTreeMap<(&'e str, &'e str), (&'e str, &'e Event)> = BTreeMap::new();
        for event in events {
            let sum = event.data_str("new_sha256").or_else(|| match event.event.as_str() {
                "article.published" | "version.recorded" | "version.restored" => event.data_str("sha256"),
                _ => None,
            });
            if let (Some(sum), Some(slug), Some(version)) = (sum, &event.article, &event.version)
                && event.event != "correction.drafted"
            {
                sums.insert((slug, version), (sum, event));
            }
        }
        let mut found = Vec::new();
        for ((slug, version), (sum, event)) in sums {
            let files = self.store.article(slug);
            let path =
                files.zip(Version::parse(version)).and_then(|(files, version)| files.versions.get(&version));
            let by = format!("{} published it on {}", event.who, event.at);
            let (path, message) = match path {
                None => (
                    PathBuf::from(&self.config().articles).join(slug),
                    format!("{slug}@{version} is gone; {by}"),
                ),
                Some(path) => match self.store.files().read(path) {
                    Ok(bytes) if sha256(&bytes) == sum => continue,
                    Ok(_) => (path.clone(), format!("{slug}@{version} was changed since {by}")),
                    Err(error) => (path.clone(), format!("{slug}@{version} cannot be read ({error}); {by}")),
                },
            };
            found.push(Breach { rule: Rule::HistoryRecordChanged, path, line: None, message });
        }
        found
    }

    /// Lines of the history that a published record names, and that are not there any more.
    fn lost_witnesses(&self, events: &[Event], verified: &Verified) -> Vec<Breach> {
        let lost = self.config().corrections.iter().filter_map(|record| {
            let (writer, seq, hash) = witness(record)?;
            if verified.holds(writer, seq, hash) {
                return None;
            }
            let message =
                format!("the record {} was published after line {seq}, which is not there now", record.id);
            let path = crate::store::log::file_of(writer);
            let line = usize::try_from(seq).ok();
            Some(Breach { rule: Rule::HistoryBrokenChain, path, line, message })
        });
        let published: BTreeSet<&str> = events
            .iter()
            .filter(|event| event.data.get("record_sha256").is_some())
            .filter_map(|event| event.data_str("correction"))
            .collect();
        let unlogged = self.config().corrections.iter().filter(|r| !published.contains(r.id.as_str()));
        let unlogged = unlogged.filter_map(|record| {
            let (writer, seq, _) = witness(record)?;
            let message = format!("the event that published the record {} is gone", record.id);
            let line = usize::try_from(seq + 1).ok();
            let path = crate::store::log::file_of(writer);
            Some(Breach { rule: Rule::HistoryBrokenChain, path, line, message })
        });
        lost.chain(unlogged).collect()
    }

    /// The hashes of history lines that published records name.
    pub(crate) fn record_witnesses(&self) -> impl Iterator<Item = String> {
        self.config()
            .corrections
            .iter()
            .filter_map(|record| witness(record).map(|(_, _, hash)| hash.to_owned()))
    }

    fn changed_source(&self, record: &Correction) -> Option<Breach> {
        let cited = record.source.as_ref()?;
        let sum = cited.sha256.as_deref()?;
        let message = match self.store.read_source(&cited.id) {
            Ok(source) if source.sha256 == sum => return None,
            Ok(_) => format!("{} was changed since the correction {} cited it", cited.id, record.id),
            Err(error) => format!("the correction {} cites a source that cannot be read: {error}", record.id),
        };
        let path = PathBuf::from(&self.config().sources).join(&cited.id);
        Some(Breach { rule: Rule::HistorySourceChanged, path, line: None, message })
    }
}

/// Writer, number and hash of the history line that a record names.
fn witness(record: &Correction) -> Option<(&str, u64, &str)> {
    let mut parts = record.history.as_deref()?.split(' ');
    Some((parts.next()?, parts.next()?.parse().ok()?, parts.next()?))
}

#[cfg(test)]
mod tests {
    use crate::desk::CorrectionRequest;
    use crate::desk::example::desk_of;
    use crate::store::Files;
    use crate::store::memory::Memory;
    use copydesk_engine::Rule;
    use std::path::Path;

    #[test]
    fn a_record_that_is_edited_or_removed_is_noticed() {
        let files = Memory::default();
        let mut desk = desk_of(&files, "ann");
        let (slug, wrong, right) = ("s".into(), "43".into(), "34".into());
        let request = CorrectionRequest { slug, wrong, right, ..CorrectionRequest::default() };
        let draft = desk.prepare(&request).unwrap();
        desk.publish(&request, &draft).unwrap();
        assert_eq!(desk.breaches(), []);
        let path = Path::new("corrections.toml");
        let text = String::from_utf8(files.read(path).unwrap()).unwrap();
        files.write(path, text.replace("\"34\"", "\"35\"").as_bytes()).unwrap();
        desk.refresh().unwrap();
        let rules: Vec<_> = desk.breaches().iter().map(|breach| breach.rule).collect();
        assert_eq!(rules, [Rule::HistoryRecordChanged]);
        files.write(path, b"[desk]\n").unwrap();
        desk.refresh().unwrap();
        assert!(desk.breaches()[0].message.contains("is gone"));
        files.write(path, text.as_bytes()).unwrap();
        files.write(Path::new("sources/report.txt"), b"It employed 34 people, or more.\n").unwrap();
        desk.refresh().unwrap();
        assert_eq!(desk.breaches()[0].rule, Rule::HistorySourceChanged);
    }

    #[test]
    fn a_published_version_that_is_saved_over_is_noticed() {
        let files = Memory::default();
        let mut desk = desk_of(&files, "ann");
        let (slug, wrong, right) = ("s".into(), "43".into(), "34".into());
        let request = CorrectionRequest { slug, wrong, right, ..CorrectionRequest::default() };
        let draft = desk.prepare(&request).unwrap();
        desk.publish(&request, &draft).unwrap();
        let path = Path::new("articles/s/v2.md");
        let text = String::from_utf8(files.read(path).unwrap()).unwrap();
        files.write(path, text.replace("employed 34", "employed 35").as_bytes()).unwrap();
        let breaches = desk.breaches();
        assert_eq!(breaches[0].path, path);
        assert!(breaches[0].message.starts_with("s@v2 was changed since ann published it"), "{breaches:?}");
        let check = desk.check_version("s", crate::store::Version::Number(2), &Default::default()).unwrap();
        assert!(check.findings.iter().any(|f| f.rule == Rule::HistoryRecordChanged), "{:?}", check.findings);
    }

    #[test]
    fn a_published_record_witnesses_the_history() {
        let files = Memory::default();
        let mut desk = desk_of(&files, "ann");
        desk.report_error(&crate::desk::ReportRequest {
            article: "s".into(),
            wrong: "43".into(),
            ..Default::default()
        })
        .unwrap();
        let (slug, wrong, right) = ("s".into(), "43".into(), "34".into());
        let request = CorrectionRequest { slug, wrong, right, ..CorrectionRequest::default() };
        let draft = desk.prepare(&request).unwrap();
        desk.publish(&request, &draft).unwrap();
        assert_eq!(desk.breaches(), []);
        let log = Path::new("history/ann-seed-1.jsonl");
        let whole = files.read(log).unwrap();
        let first = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        files.truncate(log, first as u64).unwrap();
        let cut = desk_of(&files, "ann").breaches();
        assert!(cut.iter().any(|breach| breach.message.contains("the event that published")), "{cut:?}");
        files.remove(log).unwrap();
        let gone = desk_of(&files, "ann").breaches();
        assert!(gone.iter().any(|breach| breach.message.contains("published after line 1")), "{gone:?}");
    }
}
