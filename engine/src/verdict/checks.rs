//! What is checked of a claim beside its figures: levels, shares in words, quotations, changes, negations, names.

use super::bind::Bound;
use super::candidate::Candidate;
use super::judge::{Bench, with_evidence};
use super::quote::Outcome;
use super::stranger::{Misnamed, rule_of};
use super::timeline::Against;
use super::{
    category, compare, crosswise, direction, finding, grown, namesake, negation, opposed, role, scope, stead,
    swap,
};
use crate::answer::{Agreement, Binding, Claim};
use crate::evidence::Part;
use crate::facts::name::{is_starter, nation};
use crate::facts::{Fact, Kind, Name, Value};
use crate::reading::Reading;
use crate::rules::{Finding, Level, Rule, Suggestion};
use crate::text::Span;

/// How much of the rest of the claim a passage must bear out before it has another kind of thing in the place of words.
const KIND: f32 = 0.1;

/// The same before it has another name or place in the place of the article's; before another role of the same person
/// counts; and before somebody else is the holder of a role.
const IN_STEAD: f32 = 0.3;
const ROLE: f32 = 0.2;
const HOLDER: f32 = 0.5;

impl Bench<'_, '_> {
    /// Changes of level against what the sources have year by year.
    pub(super) fn levels(&mut self, reading: &Reading<'_>, claim: &mut Claim, against: &[Against]) {
        for it in against {
            let Some(evidence) = self.evidence(it.passage) else { continue };
            let index = with_evidence(claim, evidence.clone());
            let wrong = [
                (Rule::SourceRank, &it.level, true),
                (Rule::SourceDate, &it.date, true),
                (Rule::SourceDirection, &it.direction, false),
            ];
            for (rule, fault, replaces) in wrong {
                let Some((span, right)) = fault else { continue };
                let message = finding::level(span.of(reading.text), right, &evidence.source, rule);
                let suggestion = Suggestion { span: *span, replacement: right.clone() };
                self.judged.findings.push(Finding {
                    claim: Some(claim.id.clone()),
                    evidence: vec![evidence.clone()],
                    suggestion: replaces.then_some(suggestion),
                    ..Finding::new(rule, reading, *span, message)
                });
            }
            for fact in &it.settled {
                let wrong = [&it.level, &it.date].into_iter().flatten().any(|(span, _)| span == fact);
                let agreement = if wrong { Agreement::Conflicts } else { Agreement::Agrees };
                let reason =
                    if wrong { "another step of the scale" } else { "same step of the scale" }.to_owned();
                let source = Some(it.source);
                claim.bindings.push(Binding {
                    fact: *fact,
                    evidence: Some(index),
                    source,
                    agreement,
                    reason,
                });
            }
        }
    }

    /// Names that a source spells otherwise.
    pub(super) fn names(&mut self, reading: &Reading<'_>, claim: &mut Claim) {
        for fact in reading.facts_in(claim.span) {
            let Value::Name(name) = &fact.value else { continue };
            self.role(reading, claim, fact, name);
            self.origin(reading, claim, fact, name);
            let spelled = self.known.spellings.check(reading, fact, name, &self.story.sources);
            let borrowed = || self.known.bearers.check(self.story, reading, fact, name);
            if let Some(it) = spelled.or_else(borrowed) {
                self.misnamed(reading, claim, it);
            }
        }
        for it in self.known.strangers.check(reading, claim.span, self.story) {
            let borne = self.known.bearers.is_borne(reading, it.span);
            if !borne && !self.is_contradicted(claim, it.span) {
                self.misnamed(reading, claim, it);
            }
        }
    }

    /// Bodies and places that the sources do not put behind a name, and parties and firms of others in their lists.
    pub(super) fn ties(&mut self, reading: &Reading<'_>, claim: &Claim) {
        for it in self.known.ties.check(reading, claim.span) {
            let says = format!("has \"{}\" for {}", it.right, it.of);
            self.question(reading, claim, (rule_of(it.kind), it.span), &says, (Some(it.right), it.place));
        }
        for it in self.known.lists.labels.check(self.story, reading, claim.span) {
            let says = format!("has \"{}\" for {}", it.right, it.of);
            self.otherwise(reading, claim, (Rule::SourceName, it.span), &says, (Some(it.right), it.place));
        }
    }

    /// Prizes that others won, and offices of another rank.
    pub(super) fn honours(&mut self, reading: &Reading<'_>, claim: &Claim) {
        for it in self.known.closed.awards.check(self.story, reading, claim.span) {
            let says = format!("gives it to {}", it.winner);
            self.otherwise(reading, claim, (Rule::SourceCategory, it.span), &says, (None, it.place));
        }
        for it in self.known.offices.check(reading, claim.span) {
            if self.known.lists.holders.bear_out(self.story, reading, it.span)
                || role::says_little(reading, it.span, &it.right)
            {
                continue;
            }
            let says = format!("has \"{}\"", it.right);
            self.otherwise(reading, claim, (Rule::SourceRole, it.span), &says, (Some(it.right), it.place));
        }
        for it in self.known.lists.holders.check(self.story, reading, claim.span) {
            if role::says_little(reading, it.span, it.right.as_deref().unwrap_or_default()) {
                continue;
            }
            let at = namesake::beside(reading, it.span, &it.who).unwrap_or(it.span);
            if self.namesake(reading, claim, (&it.who, at), (it.holder.as_deref(), it.place)) {
                continue;
            }
            let others =
                it.holder.map_or_else(String::new, |other| format!(", and gives that office to {other}"));
            let says = match &it.right {
                Some(right) => format!("has \"{right}\" for {}{others}", it.who),
                None => format!("does not have {} as that{others}", it.who),
            };
            let marked = role::with_bearer(it.span, at);
            let (lead, rest) = (Span::new(marked.start, it.span.start), Span::new(it.span.end, marked.end));
            let right = it.right.map(|right| [lead.of(reading.text), &right, rest.of(reading.text)].concat());
            let (at, told) = ((Rule::SourceRole, marked), (right, it.place));
            if told.0.is_some() {
                self.otherwise(reading, claim, at, &says, told);
            } else {
                self.question(reading, claim, at, &says, told);
            }
        }
        self.closed(reading, claim);
    }

    /// Says that the article's words at a place stand otherwise in a source.
    pub(super) fn otherwise(
        &mut self,
        reading: &Reading<'_>,
        claim: &Claim,
        (rule, at): (Rule, Span),
        says: &str,
        found: (Option<String>, (usize, Span)),
    ) {
        self.say(reading, claim, (rule, rule.level(), at), says, found);
    }

    /// The same at a level.
    pub(super) fn say(
        &mut self,
        reading: &Reading<'_>,
        claim: &Claim,
        (rule, level, at): (Rule, Level, Span),
        says: &str,
        (right, (source, span)): (Option<String>, (usize, Span)),
    ) {
        if self.is_contradicted(claim, at) {
            return;
        }
        let evidence = self.passage_at(source, span);
        let from = evidence.as_ref().map_or("the source", |e| e.source.as_str());
        let message = format!("The article says \"{}\"; {from} {says}.", at.of(reading.text));
        self.judged.findings.push(Finding {
            level,
            claim: Some(claim.id.clone()),
            evidence: evidence.into_iter().collect(),
            suggestion: right.map(|replacement| Suggestion { span: at, replacement }),
            ..Finding::new(rule, reading, at, message)
        });
    }

    /// Names that stand where a source has another.
    pub(super) fn replaced(&mut self, reading: &Reading<'_>, claim: &Claim, passages: &[(usize, f32)]) {
        let mut weighed = Vec::new();
        let mut found =
            stead::check(&self.known.memory, reading, claim.span, passages, self.library, &mut weighed);
        found.extend(scope::check(
            &self.known.memory,
            reading,
            claim.span,
            passages,
            self.library,
            &mut weighed,
        ));
        self.judged.explained.extend(weighed.iter().map(|line| format!("{} {line}", claim.id.0)));
        for it in found {
            // What stands behind `a` is a kind of thing, whatever its capitals.
            let before = reading.tokens.at(it.span.start).checked_sub(1);
            // Nor is `a vet, not Haskell` told of Haskell.
            let common =
                before.is_some_and(|i| matches!(reading.tokens.lower(i), "a" | "an" | "not" | "nor"));
            if common || self.bears_out(reading, claim.span, it.span, it.passage) < IN_STEAD {
                continue;
            }
            let Some(place) = self.place_of(it.passage) else { continue };
            let says = format!("has \"{}\" for it", it.right);
            let (rule, told) = (rule_of(it.kind), (Some(it.right), place));
            if rule == Rule::SourcePlace {
                self.question(reading, claim, (rule, it.span), &says, told);
            } else {
                self.otherwise(reading, claim, (rule, it.span), &says, told);
            }
        }
    }

    /// The source of a passage, and where it stands.
    pub(super) fn place_of(&self, passage: usize) -> Option<(usize, Span)> {
        self.library.passages.get(passage).map(|it| (it.source, it.span))
    }

    fn misnamed(&mut self, reading: &Reading<'_>, claim: &Claim, it: Misnamed) {
        // `Leaving Cert` for `Leaving Certificate`: a word cut short
        let said = it.span.of(reading.text).trim_end_matches('.').to_lowercase();
        if said.len() >= 3 && it.right.len() >= said.len() + 3 && it.right.to_lowercase().starts_with(&said) {
            return;
        }
        // `the Tuscan island` for an island of Tuscany
        let of_it = said.ends_with("an")
            && it
                .right
                .to_lowercase()
                .strip_prefix(&said)
                .is_some_and(|rest| matches!(rest, "y" | "a" | "ia"));
        // `the Swiss of Wildhorn Ost`
        if of_it || is_starter(&said) || nation(&said).is_some() {
            return;
        }
        let (source, span) = it.place;
        let evidence = self.passage_at(source, span);
        let from = evidence.as_ref().map_or("the source", |e| e.source.as_str());
        let message = format!("{from} has \"{}\" in this name.", it.right);
        let finding = Finding::new(it.rule, reading, it.span, message);
        self.judged.findings.push(Finding {
            claim: Some(claim.id.clone()),
            evidence: evidence.into_iter().collect(),
            suggestion: Some(Suggestion { span: it.span, replacement: it.right }),
            ..finding
        });
    }

    /// The country attached to a name.
    pub(super) fn origin(&mut self, reading: &Reading<'_>, claim: &Claim, fact: &Fact, name: &Name) {
        let Some(it) = self.known.origins.check(reading, fact.span, name) else { return };
        let says = format!("has \"{}\" for {}", it.right, name.value);
        let right = it.fits.then_some(it.right);
        self.otherwise(reading, claim, (Rule::SourceCategory, it.span), &says, (right, it.place));
    }

    /// The role attached to a name.
    pub(super) fn role(&mut self, reading: &Reading<'_>, claim: &Claim, fact: &Fact, name: &Name) {
        let Some(it) = self.known.roles.check(reading, fact.span, name) else { return };
        let least = if it.others.is_some() { HOLDER } else { ROLE };
        let passage = self.passage_with(it.place.0, it.place.1);
        if self.bears_out(reading, claim.span, it.span, passage) < least
            || role::is_home(reading, fact.span, it.span)
            || role::says_little(reading, it.span, &it.right)
        {
            return;
        }
        if self.namesake(reading, claim, (&name.value, fact.span), (it.others.as_deref(), it.place)) {
            return;
        }
        let evidence = self.passage_at(it.place.0, it.place.1);
        let from = evidence.as_ref().map_or("the source", |e| e.source.as_str());
        let others = it.others.map_or_else(String::new, |other| format!(", and gives that role to {other}"));
        let message = if it.right.is_empty() {
            format!("{from} does not give that role to {}{others}.", name.value)
        } else {
            format!("{from} has \"{}\" for {}{others}.", it.right, name.value)
        };
        self.judged.findings.push(Finding {
            claim: Some(claim.id.clone()),
            evidence: evidence.into_iter().collect(),
            suggestion: (!it.right.is_empty()).then_some(Suggestion { span: it.span, replacement: it.right }),
            ..Finding::new(Rule::SourceRole, reading, role::with_bearer(it.span, fact.span), message)
        });
    }

    /// A negation lost or added.
    pub(super) fn negations(&mut self, reading: &Reading<'_>, claim: &Claim, passages: &[(usize, f32)]) {
        if let Some(it) = category::check(reading, claim.span, passages, self.library) {
            let suggestion = it.replacement.map(|replacement| Suggestion { span: it.span, replacement });
            self.judged.findings.push(Finding {
                claim: Some(claim.id.clone()),
                evidence: self.evidence(it.passage).into_iter().collect(),
                suggestion,
                ..Finding::new(it.rule, reading, it.span, it.message)
            });
            return;
        }
        let mut weighed = Vec::new();
        let kinds = self.known.kinds.check(reading, claim.span, passages, self.library, &mut weighed);
        self.judged.explained.extend(weighed.iter().map(|line| format!("{} {line}", claim.id.0)));
        for it in kinds {
            let gated = it.right.is_some() && !it.owned;
            if gated && self.bears_out(reading, claim.span, it.span, it.passage) < KIND {
                continue;
            }
            let evidence = self.evidence(it.passage);
            let from = evidence.as_ref().map_or("the source", |e| e.source.as_str());
            let words = it.span.of(reading.text);
            let message = match &it.right {
                Some(right) => format!("The article says \"{words}\"; {from} has \"{right}\" for it."),
                None => {
                    format!("The article says \"{words}\"; {from} has that only as dismissed or not proved.")
                }
            };
            let finding = Finding::new(Rule::SourceCategory, reading, it.span, message);
            self.judged.findings.push(Finding {
                level: self.weighed(finding.level, self.is_strange(words), it.passage),
                claim: Some(claim.id.clone()),
                evidence: evidence.into_iter().collect(),
                suggestion: it.right.map(|replacement| Suggestion { span: it.span, replacement }),
                ..finding
            });
        }
        let known = &self.known.clauses;
        let Some(it) = negation::denied(reading, claim.span, passages, self.library, known) else { return };
        // A quotation is compared word by word.
        if reading.facts_over(it.span).any(|fact| fact.kind() == Kind::Quote) {
            return;
        }
        self.judged.findings.push(Finding {
            claim: Some(claim.id.clone()),
            evidence: self.evidence(it.passage).into_iter().collect(),
            // right once in seven times on stories that nobody had read: a note until it is better
            level: if it.sure { Level::Error } else { Level::Note },
            ..Finding::new(Rule::SourceNegation, reading, it.span, it.message)
        });
    }

    /// What a source tells otherwise in words, where nothing else speaks against the claim.
    pub(super) fn opposed(&mut self, reading: &Reading<'_>, claim: &Claim, passages: &[(usize, f32)]) {
        let findings =
            self.judged.findings.iter().rev().take_while(|it| it.claim.as_ref() == Some(&claim.id));
        if findings.into_iter().any(|it| it.level > Level::Note && it.rule.name().starts_with("source/")) {
            return;
        }
        let title = self.story.request.article.title.as_deref().unwrap_or_default();
        let Some(it) = opposed::check(reading, claim.span, title, passages, self.library) else { return };
        let suggestion = it.replacement.map(|replacement| Suggestion { span: it.span, replacement });
        self.judged.findings.push(Finding {
            claim: Some(claim.id.clone()),
            evidence: self.evidence(it.passage).into_iter().collect(),
            suggestion,
            ..Finding::new(it.rule, reading, it.span, it.message)
        });
    }

    /// Changes that a source tells the other way round.
    pub(super) fn directions(
        &mut self,
        reading: &Reading<'_>,
        claim: &Claim,
        bound: &[(Fact, Bound)],
        passages: &[(usize, f32)],
    ) {
        let agreeing = |(fact, outcome): &(Fact, Bound)| match outcome {
            Bound::Agrees(candidate) => Some((fact.clone(), candidate.clone())),
            _ => None,
        };
        let bound: Vec<(Fact, Candidate)> = bound.iter().filter_map(agreeing).collect();
        for it in direction::reversed(reading, claim.span, &bound, passages, self.library, self.parts) {
            self.judged.findings.push(Finding {
                claim: Some(claim.id.clone()),
                evidence: self.evidence(it.passage).into_iter().collect(),
                ..Finding::new(Rule::SourceDirection, reading, it.span, it.message)
            });
        }
        for it in grown::check(reading, claim.span, &bound, self.library, self.parts) {
            if self.is_contradicted(claim, it.span) {
                continue;
            }
            self.judged.findings.push(Finding {
                claim: Some(claim.id.clone()),
                evidence: self.evidence(it.passage).into_iter().collect(),
                ..Finding::new(Rule::SourceNumber, reading, it.span, it.message)
            });
        }
        for it in direction::other_step(reading, claim.span, &bound, self.library, self.parts) {
            self.judged.findings.push(Finding {
                claim: Some(claim.id.clone()),
                evidence: self.evidence(it.passage).into_iter().collect(),
                ..Finding::new(Rule::SourcePercent, reading, it.span, it.message)
            });
        }
    }

    /// True if a quotation of the same paragraph was given to somebody else already.
    fn is_attributed(&self, reading: &Reading<'_>, span: Span) -> bool {
        let paragraph = |span: Span| reading.sentence_at(span.start).map(|sentence| sentence.paragraph);
        let here = paragraph(span);
        self.judged.findings.iter().any(|finding| {
            finding.rule == Rule::SourceAttribution
                && finding.place == reading.place
                && paragraph(finding.span) == here
        })
    }

    /// Looks up the quotations that begin in the claim.
    pub(super) fn quotes(&mut self, reading: &Reading<'_>, claim: &mut Claim) {
        let (start, end) = (claim.span.start, claim.span.end);
        let first = reading.facts.partition_point(|fact| fact.span.start < start);
        for fact in reading.facts.iter().skip(first).take_while(|fact| fact.span.start < end) {
            let Value::Quote(quote) = &fact.value else { continue };
            let Outcome { place, faults } = self.known.quotations.check(self.story, reading, fact, quote);
            let evidence = place.and_then(|(source, span)| self.passage_at(source, span));
            let index = evidence.clone().map(|evidence| with_evidence(claim, evidence));
            let agreement = match (place, faults.is_empty()) {
                (None, _) => Agreement::Unbound,
                (Some(_), true) => Agreement::Agrees,
                (Some(_), false) => Agreement::Conflicts,
            };
            let reason = match agreement {
                Agreement::Agrees => "word by word",
                Agreement::Conflicts => "not as it was said",
                Agreement::Unbound => "no source has these words",
            };
            claim.bindings.push(Binding {
                fact: fact.span,
                evidence: index,
                source: place.map(|(_, span)| span),
                agreement,
                reason: reason.to_owned(),
            });
            for fault in faults {
                // one speaker, one finding: what follows in the paragraph goes on with the same words
                let again = fault.rule == Rule::SourceAttribution && self.is_attributed(reading, fault.span);
                if again {
                    continue;
                }
                let replacement = fault.replacement;
                self.judged.findings.push(Finding {
                    level: fault.level,
                    claim: Some(claim.id.clone()),
                    evidence: evidence.clone().into_iter().collect(),
                    suggestion: replacement.map(|replacement| Suggestion { span: fault.span, replacement }),
                    ..Finding::new(fault.rule, reading, fault.span, fault.message)
                });
            }
        }
    }

    /// Two numbers that a source gives to each other's subjects conflict, each with the other's.
    pub(super) fn uncross(
        &mut self,
        reading: &Reading<'_>,
        claim: Span,
        bound: &mut [(Fact, Bound)],
        parts: &[Part],
    ) {
        let agreeing: Vec<(usize, &Fact, &Part, &Candidate)> = bound
            .iter()
            .zip(parts)
            .enumerate()
            .filter_map(|(i, ((fact, outcome), part))| match outcome {
                Bound::Agrees(candidate) | Bound::Elsewhere(candidate) => Some((i, fact, part, candidate)),
                _ => None,
            })
            .collect();
        let near: Vec<(&Fact, &Part, &Candidate)> = agreeing
            .iter()
            .filter(|(i, ..)| bound.get(*i).is_some_and(|(_, outcome)| matches!(outcome, Bound::Agrees(_))))
            .map(|(_, f, p, c)| (*f, *p, *c))
            .collect();
        let index = |fact: &Fact| agreeing.iter().position(|(_, f, ..)| f.span == fact.span);
        let mut pairs: Vec<(usize, usize)> = swap::swapped(reading, &near, self.library)
            .into_iter()
            .filter_map(|(i, j)| Some((index(near.get(i)?.0)?, index(near.get(j)?.0)?)))
            .collect();
        let told: Vec<(&Fact, &Candidate)> = agreeing.iter().map(|(_, f, _, c)| (*f, *c)).collect();
        pairs.extend(crosswise::crosswise(reading, claim, &told, self.library));
        let crossed: Vec<(usize, Candidate, usize, Candidate)> = pairs
            .iter()
            .filter_map(|(i, j)| Some((agreeing.get(*i)?, agreeing.get(*j)?)))
            .map(|(a, b)| (a.0, a.3.clone(), b.0, b.3.clone()))
            .collect();
        for (i, mut one, j, mut other) in crossed {
            (one.found, other.found) = (compare::Match::Differs, compare::Match::Differs);
            for (at, candidate) in [(i, other), (j, one)] {
                if let Some((_, outcome)) = bound.get_mut(at) {
                    *outcome = Bound::Conflicts(candidate);
                }
            }
        }
    }
}
