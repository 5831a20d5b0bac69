//! What was bound becomes bindings and findings, and lines for `--explain`.

use super::bind::Bound;
use super::candidate::Candidate;
use super::judge::Bench;
use super::{doubt, finding};
use crate::answer::{Agreement, Claim};
use crate::facts::Fact;
use crate::reading::Reading;
use crate::rules::{Finding, Rule};

impl Bench<'_, '_> {
    /// Binds the figures, dates and names of a claim to the passages that they were held against, and says what conflicts.
    pub(super) fn settle(
        &mut self,
        reading: &Reading<'_>,
        claim: &mut Claim,
        bound: &[(Fact, Bound)],
        passages: &[(usize, f32)],
    ) {
        for (fact, outcome) in bound {
            let binding = match outcome {
                Bound::Agrees(c) => self.binding(claim, fact, Some(c), Agreement::Agrees),
                Bound::Conflicts(c) => {
                    let binding = self.binding(claim, fact, Some(c), Agreement::Conflicts);
                    let evidence = binding.evidence.and_then(|i| claim.evidence.get(i)).cloned();
                    let source = self.words_of(c);
                    let conflict = finding::conflict(reading, claim, fact, c, &source, evidence);
                    // a country for its town, a town for its airport: no source need have the word
                    let elsewhere = conflict.as_ref().is_some_and(|it| it.rule == Rule::SourcePlace)
                        && self.is_strange(fact.span.of(reading.text));
                    let asks = elsewhere || doubt::is_question(fact, c);
                    let level = |it: &Finding| self.weighed(it.level, asks, c.passage);
                    let conflict = conflict.map(|it| Finding { level: level(&it), ..it });
                    self.judged.findings.extend(conflict);
                    binding
                }
                Bound::Disputed(ours, theirs) => {
                    let (one, other) = (self.evidence(ours.passage), self.evidence(theirs.passage));
                    let words = (self.words_of(ours), self.words_of(theirs));
                    self.judged.disputed.push((claim.id.clone(), fact.span));
                    self.judged.findings.extend(finding::disputed(reading, claim, fact, words, (one, other)));
                    self.binding(claim, fact, Some(ours), Agreement::Unbound)
                }
                Bound::Elsewhere(c) => self.binding(claim, fact, Some(c), Agreement::Unbound),
                Bound::Unbound => self.binding(claim, fact, None, Agreement::Unbound),
            };
            claim.bindings.push(binding);
        }
        if claim.evidence.is_empty()
            && let Some(&(passage, _)) = passages.first()
        {
            let evidence = self.evidence(passage);
            claim.evidence.extend(evidence);
        }
    }

    /// What was weighed for a fact, and by which gate it was decided: for `--explain`.
    pub(super) fn explain(
        &mut self,
        reading: &Reading<'_>,
        claim: &Claim,
        fact: &Fact,
        candidates: &[Candidate],
        outcome: &Bound,
    ) {
        let name = match outcome {
            Bound::Agrees(_) => "agrees",
            Bound::Elsewhere(_) => "elsewhere",
            Bound::Conflicts(c) => &format!("conflicts (gate: {})", c.gate),
            Bound::Disputed(..) => "disputed",
            Bound::Unbound => "unbound",
        };
        let words = fact.span.of(reading.text);
        let (kind, at) = (fact.kind().name(), fact.span.start);
        self.judged.explained.push(format!("{} {kind} {words:?} at {at}: {name}", claim.id.0));
        for c in candidates.iter().take(5) {
            let row = if c.labelled { " in its row" } else { "" };
            let line = format!("{}     {:.3} {:?} {:?}{row}", claim.id.0, c.score, c.found, self.words_of(c));
            self.judged.explained.push(line);
        }
    }
}
