//! Whether what was logged, published and cited is still what it was.

use super::{Checked, Desk};
use crate::store::Correction;
use copydesk_engine::{ClaimId, Finding, Level, Place, Rule, Span};
use serde::Serialize;
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
        let mut breaches: Vec<Breach> = Vec::new();
        for broken in self.store.log.breaks() {
            breaches.push(Breach {
                rule: Rule::HistoryBrokenChain,
                path: crate::store::log::file_of(&broken.writer),
                line: Some(broken.line),
                message: broken.message,
            });
        }
        self.changed_records(&mut breaches);
        for record in &self.config().corrections {
            breaches.extend(self.changed_source(record));
        }
        breaches
    }

    /// Records that were published through the history and are not what was published, or gone.
    fn changed_records(&self, breaches: &mut Vec<Breach>) {
        for event in self.store.log.events() {
            let (Some(sum), Some(id)) = (event.data_str("record_sha256"), event.data_str("correction"))
            else {
                continue;
            };
            let by = format!("{} published it on {}", event.who, event.at);
            let message = match self.config().correction(id) {
                Some(record) if record.canonical == sum => continue,
                Some(_) => format!("the record {id} was changed since {by}"),
                None => format!("the record {id} is gone; {by}"),
            };
            let path = crate::store::config::FILE.into();
            breaches.push(Breach { rule: Rule::HistoryRecordChanged, path, line: None, message });
        }
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

    /// Claims that were verified against a source that has changed since are open again.
    pub(crate) fn find_changed_sources(&self, slug: &str, checked: &mut Checked) {
        let rule = Rule::HistorySourceChanged;
        let level = match self.config().engine.levels.get(&rule) {
            Some(None) => return,
            Some(Some(level)) => *level,
            None => rule.level(),
        };
        for (id, review) in self.reviews(slug) {
            let (Some(source), Some(sum)) = (&review.source, &review.source_sha256) else { continue };
            let now = checked.sources.iter().find(|known| known.id == *source).map(|known| &known.sha256);
            if review.decision != super::Decision::Verified || now == Some(sum) {
                continue;
            }
            let Some(claim) = checked.claims.iter().find(|claim| claim.id.0 == id) else { continue };
            let what = if now.is_some() { "has changed" } else { "can no longer be read" };
            let message =
                format!("{} verified this against {source}, which {what} since: look again.", review.who);
            let (place, span, text) = (claim.place, claim.span, claim.text.clone());
            checked.findings.push(finding(rule, level, message, (place, span, text), claim.id.clone()));
        }
    }
}

fn finding(
    rule: Rule,
    level: Level,
    message: String,
    (place, span, text): (Place, Span, String),
    claim: ClaimId,
) -> Finding {
    let claim = Some(claim);
    Finding { rule, level, message, place, span, text, claim, evidence: Vec::new(), suggestion: None }
}

#[cfg(test)]
mod tests {
    use crate::desk::example::desk_of;
    use crate::desk::{CheckOptions, CorrectionRequest, Decision, ReviewRequest};
    use crate::store::memory::Memory;
    use crate::store::{Files, Version};
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
    fn a_claim_verified_on_a_source_that_changed_is_open_again() {
        let files = Memory::default();
        let mut desk = desk_of(&files, "ann");
        let version = Version::Number(1);
        let check =
            |desk: &crate::desk::Desk| desk.check_version("s", version, &CheckOptions::default()).unwrap();
        let Some(claim) = check(&desk).claims.into_iter().find(|claim| !claim.evidence.is_empty()) else {
            return;
        };
        let decision = Decision::Verified;
        desk.set_review(&ReviewRequest { slug: "s", version, claim: &claim, decision, note: None }).unwrap();
        let changed = |desk: &crate::desk::Desk| {
            check(desk).findings.iter().filter(|f| f.rule == Rule::HistorySourceChanged).count()
        };
        assert_eq!(changed(&desk), 0);
        files
            .write(Path::new("sources/report.txt"), b"The mission spent $974,896 in 2016. Or so.\n")
            .unwrap();
        assert_eq!(changed(&desk), 1);
    }
}
