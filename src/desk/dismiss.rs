//! A finding put aside: for one rule on one claim against one passage, by somebody, with a reason, as an event of the
//! history. It is known by the content of all three, so it survives edits elsewhere and lapses when the claim or the
//! passage has other words.

use super::correct::sum;
use super::{Checked, Desk, Error, Kind, Result};
use crate::store::{Event, NewEvent, Version};
use copydesk_engine::{Claim, Finding, Level, Verdict};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;

/// The event.
pub(crate) const DISMISSED: &str = "finding.dismissed";

/// A finding that was put aside, with who did it and why.
#[derive(Clone, Debug, Serialize)]
pub struct Dismissed {
    /// What the engine found.
    #[serde(flatten)]
    pub finding: Finding,
    /// By whom.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub why: String,
}

/// What a dismissal holds for: hashes of the words, so that only the same words are meant.
#[derive(PartialEq, Eq)]
struct Scope {
    rule: String,
    words: String,
    claim: String,
    passage: String,
}

impl Scope {
    fn of(finding: &Finding, claims: &[Claim]) -> Self {
        let claim = claims.iter().find(|claim| finding.claim.as_ref() == Some(&claim.id));
        let passage = finding.evidence.first().map_or("", |evidence| evidence.text.as_str());
        Self {
            rule: finding.rule.name().to_owned(),
            words: finding.text.clone(),
            claim: sum(claim.map_or(finding.text.as_str(), |claim| claim.text.as_str())),
            passage: sum(passage),
        }
    }

    fn in_event(event: &Event) -> Option<Self> {
        let field = |key| event.data_str(key).map(str::to_owned);
        Some(Self {
            rule: field("rule")?,
            words: field("text")?,
            claim: field("claim_sha256")?,
            passage: field("passage_sha256")?,
        })
    }
}

impl Desk {
    /// Puts a finding on a version aside, and gives the event.
    ///
    /// # Errors
    /// Where there is no reason, where the finding says that the history or a record was changed, or where nothing may
    /// be written.
    pub fn dismiss(&mut self, slug: &str, version: Version, finding: &Finding, why: &str) -> Result<Event> {
        let refused = |why: &str| Err(Error::new(Kind::Refused, why));
        if why.trim().is_empty() {
            return refused("a finding is put aside for a reason: say which");
        }
        if finding.rule.name().starts_with("history/") {
            return refused("a change that nobody was told of is never put aside");
        }
        let checked = self.check_version(slug, version, &super::CheckOptions::default())?;
        let scope = Scope::of(finding, &checked.claims);
        let data = json!({
            "rule": scope.rule, "text": scope.words, "claim_sha256": scope.claim,
            "passage_sha256": scope.passage, "note": why.trim(),
        });
        self.log_one(NewEvent {
            event: DISMISSED.to_owned(),
            article: Some(slug.to_owned()),
            version: Some(version.to_string()),
            claim: finding.claim.as_ref().map(|claim| claim.0.clone()),
            data,
            claimed: None,
        })
    }

    /// Takes what was put aside out of the findings of a version. A claim that nothing else contradicts is then no
    /// longer contradicted: nobody has said that a source bears it out.
    pub(crate) fn put_aside(&self, slug: &str, checked: &mut Checked) {
        let events = self.standing(slug, &[DISMISSED]);
        if events.is_empty() {
            return;
        }
        let scopes: Vec<(Scope, &Event)> =
            events.iter().filter_map(|event| Some((Scope::in_event(event)?, event))).collect();
        let claims = checked.claims.clone();
        for finding in std::mem::take(&mut checked.findings) {
            let scope = Scope::of(&finding, &claims);
            match scopes.iter().find(|(of, _)| *of == scope) {
                Some((_, event)) => checked.dismissed.push(Dismissed {
                    finding,
                    by: event.who.clone(),
                    at: event.at,
                    why: event.data_str("note").unwrap_or_default().to_owned(),
                }),
                None => checked.findings.push(finding),
            }
        }
        let findings = &checked.findings;
        for claim in checked.claims.iter_mut().filter(|claim| claim.verdict == Verdict::Contradicted) {
            let speaks = |finding: &&Finding| {
                finding.claim.as_ref() == Some(&claim.id)
                    && finding.level > Level::Note
                    && finding.rule.name().starts_with("source/")
            };
            if !findings.iter().any(|finding| speaks(&finding)) {
                claim.verdict = Verdict::NotFound;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::CheckOptions;
    use crate::desk::example::desk_of;
    use crate::store::Files;
    use crate::store::memory::Memory;
    use copydesk_engine::Rule;
    use std::path::Path;

    const V1: Version = Version::Number(1);

    fn story(closed: &str, more: &str) -> String {
        format!(
            "+++\ntitle = 'Grades'\npublished = 2017-06-29T08:00:00Z\nsources = ['notes.txt']\n+++\n\
             The mission closed in {closed}.\n\n{more}\n"
        )
    }

    fn desk(source: &str) -> (Memory, Desk) {
        let files = Memory::default();
        drop(desk_of(&files, "ann"));
        files
            .write(Path::new("articles/s/v1.md"), story("2017", "Nobody liked the porridge.").as_bytes())
            .unwrap();
        files.write(Path::new("sources/notes.txt"), source.as_bytes()).unwrap();
        let desk = desk_of(&files, "ann");
        (files, desk)
    }

    fn check(desk: &Desk) -> Checked {
        desk.check_version("s", V1, &CheckOptions::default()).unwrap()
    }

    fn dated(checked: &Checked) -> Option<Finding> {
        checked.findings.iter().find(|finding| finding.rule == Rule::SourceDate).cloned()
    }

    #[test]
    fn a_finding_is_put_aside_said_and_brought_back() {
        let (_, mut desk) = desk("The mission closed in 2018.\n");
        let before = check(&desk);
        let finding = dated(&before).unwrap();
        desk.dismiss("s", V1, &finding, "closed to the public in 2017").unwrap();
        let after = check(&desk);
        assert!(dated(&after).is_none());
        assert_eq!(after.dismissed.len(), 1);
        assert_eq!(after.dismissed[0].why, "closed to the public in 2017");
        let its = |claim: &&Claim| Some(&claim.id) == finding.claim.as_ref();
        let verdict = |checked: &Checked| checked.claims.iter().find(its).unwrap().verdict;
        assert_eq!((verdict(&before), verdict(&after)), (Verdict::Contradicted, Verdict::NotFound));
        assert_eq!(desk.undo().unwrap().decision, "a finding put aside");
        assert!(dated(&check(&desk)).is_some());
        desk.redo().unwrap();
        assert!(dated(&check(&desk)).is_none());
    }

    #[test]
    fn it_survives_edits_elsewhere_and_lapses_when_either_text_changes() {
        let (files, mut desk) = desk("The mission closed in 2018.\n");
        desk.dismiss("s", V1, &dated(&check(&desk)).unwrap(), "agreed with the desk").unwrap();
        let now = |article: &str, source: &str| {
            files.write(Path::new("articles/s/v1.md"), article.as_bytes()).unwrap();
            files.write(Path::new("sources/notes.txt"), source.as_bytes()).unwrap();
            dated(&check(&desk_of(&files, "ann"))).is_some()
        };
        let source = "The mission closed in 2018.\n";
        assert!(!now(&story("2017", "The porridge was cold."), source));
        assert!(!now(
            &story("2017", "The porridge was cold."),
            "Notes of the cook.\n\nThe mission closed in 2018.\n"
        ));
        assert!(now(&story("2016", "The porridge was cold."), source));
        assert!(now(&story("2017", "The porridge was cold."), "The mission was closed in 2019.\n"));
    }

    #[test]
    fn it_takes_a_reason_and_what_was_hidden_from_readers_stays() {
        let (_, mut desk) = desk("The mission closed in 2018.\n");
        let finding = dated(&check(&desk)).unwrap();
        assert_eq!(desk.dismiss("s", V1, &finding, "  ").unwrap_err().kind, Kind::Refused);
        let stealth = Finding { rule: Rule::HistoryStealthEdit, ..finding };
        assert_eq!(desk.dismiss("s", V1, &stealth, "known").unwrap_err().kind, Kind::Refused);
        assert!(check(&desk).dismissed.is_empty());
    }
}
