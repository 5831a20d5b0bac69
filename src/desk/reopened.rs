//! What was verified, published or logged about a version and is no longer what it was, as findings of `check`.

use super::{Breach, Checked, Decision, Desk, Review};
use crate::store::Event;
use copydesk_engine::{ClaimId, Finding, Level, Place, Rule, Span};

/// The longest passage in a message, in characters.
const SHOWN: usize = 120;

impl Desk {
    /// Adds the findings of `history/source-changed`, `record-changed` and `broken-chain` that are about this article.
    pub(crate) fn find_breaches(&self, slug: &str, checked: &mut Checked) {
        self.find_changed_sources(slug, checked);
        let events = self.store.events_about(slug);
        let version = checked.version.map(|version| version.to_string());
        let mut breaches = self.changed_versions(events.iter().filter(|event| event.version == version));
        breaches.extend(events.iter().filter_map(|event| self.changed_record(event)));
        breaches.extend(self.broken_lines(&events));
        for breach in breaches {
            let Some(level) = self.level(breach.rule) else { continue };
            checked.findings.push(about_article(level, breach));
        }
    }

    /// The level of a rule on this desk; none where it is off.
    fn level(&self, rule: Rule) -> Option<Level> {
        self.config().engine.levels.get(&rule).copied().unwrap_or(Some(rule.level()))
    }

    /// Breaks at lines of the history that are about the article.
    fn broken_lines(&self, events: &[Event]) -> Vec<Breach> {
        let breaks = self.store.log.breaks();
        let at = |writer: &str, line: usize| {
            events.iter().any(|event| event.writer == writer && usize::try_from(event.seq).ok() == Some(line))
        };
        let ours = breaks.into_iter().filter(|broken| at(&broken.writer, broken.line));
        ours.map(|broken| Breach {
            rule: Rule::HistoryBrokenChain,
            path: crate::store::log::file_of(&broken.writer),
            line: Some(broken.line),
            message: broken.message,
        })
        .collect()
    }

    /// Claims that were verified against a source that has changed since are open again.
    fn find_changed_sources(&self, slug: &str, checked: &mut Checked) {
        let rule = Rule::HistorySourceChanged;
        let Some(level) = self.level(rule) else { return };
        for (id, review) in self.reviews(slug) {
            let Some(message) = self.source_since(&review, checked) else { continue };
            let known = checked.claims.iter().find(|claim| claim.id.0 == id);
            // Without its source a sentence may be no claim any more: its words stand there all the same.
            let words = || {
                let words = review.text.clone()?;
                let parts =
                    [(Place::Title, checked.title.as_deref()), (Place::Body, Some(checked.text.as_str()))];
                let (place, start) =
                    parts.into_iter().find_map(|(place, text)| Some((place, text?.find(&words)?)))?;
                Some((place, Span::new(start, start + words.len()), words))
            };
            let known = known.map(|claim| (claim.place, claim.span, claim.text.clone())).or_else(words);
            let Some((place, span, text)) = known else { continue };
            let claim = Some(ClaimId(id));
            let evidence = Vec::new();
            checked.findings.push(Finding {
                rule,
                level,
                message,
                place,
                span,
                text,
                claim,
                evidence,
                suggestion: None,
            });
        }
    }

    /// What became of the source that a claim was verified against; none where it is what it was.
    fn source_since(&self, review: &Review, checked: &Checked) -> Option<String> {
        let (source, sum) = (review.source.as_ref()?, review.source_sha256.as_ref()?);
        if review.decision != Decision::Verified {
            return None;
        }
        let known = checked.sources.iter().find(|known| known.id == *source).cloned();
        let now = known.or_else(|| self.store.read_source(source).ok());
        let what = match now {
            Some(now) if now.sha256 == *sum => return None,
            Some(now) => match &review.passage {
                Some(passage) if stands(passage, &now.text) => {
                    "has changed since, though the passage still stands there word for word".to_owned()
                }
                Some(passage) => {
                    let shown: String = passage.chars().take(SHOWN).collect();
                    let more = if passage.chars().count() > SHOWN { "…" } else { "" };
                    format!("has changed since: “{shown}{more}” no longer stands there")
                }
                None => "has changed since".to_owned(),
            },
            None => "can no longer be read".to_owned(),
        };
        Some(format!("{} verified this against {source}, which {what}. Look again.", review.who))
    }
}

/// The same words in the same order, whatever the white space between them.
fn stands(passage: &str, text: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    plain(text).contains(&plain(passage))
}

/// A finding about the article as a whole: no words of its text are wrong.
fn about_article(level: Level, breach: Breach) -> Finding {
    let line = breach.line.map(|line| format!(":{line}")).unwrap_or_default();
    Finding {
        rule: breach.rule,
        level,
        message: format!("{}{line}: {}.", breach.path.display(), breach.message),
        place: Place::Body,
        span: Span::new(0, 0),
        text: String::new(),
        claim: None,
        evidence: Vec::new(),
        suggestion: None,
    }
}

#[cfg(test)]
mod tests {
    use crate::desk::example::desk_of;
    use crate::desk::{CheckOptions, Decision, ReviewRequest};
    use crate::store::memory::Memory;
    use crate::store::{Files, Version};
    use copydesk_engine::Rule;
    use std::path::Path;

    #[test]
    fn a_claim_verified_on_a_source_that_changed_is_open_again() {
        let files = Memory::default();
        let mut desk = desk_of(&files, "ann");
        let version = Version::Number(1);
        let check =
            |desk: &crate::desk::Desk| desk.check_version("s", version, &CheckOptions::default()).unwrap();
        let claim = check(&desk).claims.into_iter().find(|claim| !claim.evidence.is_empty()).unwrap();
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
        let story = desk.story("s", version).unwrap();
        assert!(!story.reviews.contains_key(&claim.id.0), "the claim is open again");
        files.remove(Path::new("sources/report.txt")).unwrap();
        let found = check(&desk).findings;
        let gone = found.iter().find(|f| f.rule == Rule::HistorySourceChanged);
        let gone = gone.unwrap_or_else(|| panic!("{found:?}"));
        assert!(gone.message.contains("can no longer be read"), "{}", gone.message);
    }
}
