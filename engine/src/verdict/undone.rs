//! A deed that a source says was not done: `referred the doctor to the Medical Board` against `I make no referral to the
//! Medical Board`.
//!
//! What the source denies, the verb or its noun with all that follows, must stand in the claim as done; the claim may
//! say more around it. A source that tells the deed as done anywhere silences the check.

use super::judge::Bench;
use super::opposed::is_family;
use super::support;
use crate::answer::Claim;
use crate::evidence::{Library, Placed, Term, fold, is_stop_word, terms_in};
use crate::facts::negation::{CueKind, Polarity, cues, hypothetical, polarity};
use crate::facts::{Kind, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::{Span, TokenKind, clause};

/// How far behind its verb the words of a deed stand.
const REACH: usize = 8;

/// The same in the claim, which may put an aside between them.
const FAR: usize = 20;

/// The least and the most words that a deed has beside its verb, and their least weight.
const LEAST: usize = 1;
const MOST: usize = 5;
const WEIGHT: f32 = 0.9;

/// Verbs with which `no` denies the noun behind it.
#[rustfmt::skip]
const LIGHT: &[&str] = &[
    "make", "makes", "made", "making", "give", "gives", "gave", "given", "take", "takes", "took", "taken", "has", "have", "had", "is", "was", "were",
    "are", "issue", "issued", "file", "filed", "lodge", "lodged", "receive", "received", "hold", "held", "put", "raise", "raised", "offer",
    "offered", "find", "found", "order", "ordered", "seek", "sought",
];

/// Words behind a negation with which it is open what is denied.
#[rustfmt::skip]
const PARTLY: &[&str] = &[
    "all", "every", "only", "yet", "always", "necessarily", "just", "more", "less", "fewer", "until", "before", "because", "enough", "longer",
    "alone", "as", "so", "other", "further", "even", "later", "than", "unless", "without", "except", "but", "say", "know", "want", "mean", "like",
];

/// A deed that a source denies.
#[derive(Debug)]
struct Denied {
    passage: usize,
    /// The verb or noun, folded.
    deed: String,
    /// All that is said behind it.
    object: Vec<Term>,
    /// Of whom it is denied; none for `I` and `we`.
    subject: Vec<Term>,
}

/// What the sources deny.
#[derive(Debug, Default)]
pub(super) struct Undone {
    all: Vec<Denied>,
}

impl Undone {
    /// Collects it.
    pub(super) fn new(library: &Library<'_>) -> Self {
        let mut all = Vec::new();
        for (passage, it) in library.passages.iter().enumerate() {
            let Some(source) = library.sources.get(it.source) else { continue };
            if library.row_at(it.source, it.span.start).is_none() {
                all.extend(denied(source, it.span, passage, library));
            }
        }
        Self { all }
    }
}

/// The deeds that a sentence denies.
fn denied(source: &Reading<'_>, sentence: Span, passage: usize, library: &Library<'_>) -> Vec<Denied> {
    let tokens = &source.tokens;
    let range = tokens.within(sentence);
    let placed = library.terms_of(passage);
    let cues = cues(tokens, sentence);
    let mut found = Vec::new();
    if cues.iter().any(|cue| matches!(cue.kind, CueKind::Question | CueKind::Condition | CueKind::Modality)) {
        return found;
    }
    for cue in cues.iter().filter(|cue| cue.kind == CueKind::Negation) {
        let first = tokens.at(cue.span.start);
        let end = tokens.at(cue.span.end.saturating_sub(1));
        let noun = tokens.lower(end) == "no"
            && first.checked_sub(1).is_some_and(|i| LIGHT.contains(&tokens.lower(i)));
        if !noun && !matches!(tokens.lower(end), "not" | "never" | "t") {
            continue;
        }
        let content = |it: &&Placed| {
            tokens.kind(it.token) == Some(TokenKind::Word) && !is_stop_word(tokens.lower(it.token))
        };
        let Some(deed) = placed.iter().find(|it| it.token > end && it.token <= end + 2 && content(it)) else {
            continue;
        };
        let around = clause(tokens, &range, deed.token);
        let stop = |i: &usize| {
            matches!(tokens.word(*i), "," | ";")
                || matches!(tokens.lower(*i), "and" | "or" | "that" | "because")
        };
        let close = (deed.token + 1..around.end).find(stop).unwrap_or(around.end);
        let open = (end + 1..close).any(|i| PARTLY.contains(&tokens.lower(i)));
        let object: Vec<Term> =
            placed.iter().filter(|it| it.token > deed.token && it.token < close).map(|it| it.term).collect();
        let from = around.start.max(first.saturating_sub(REACH));
        let subject: Vec<Term> = placed
            .iter()
            .filter(|it| (from..first).contains(&it.token) && !LIGHT.contains(&tokens.lower(it.token)))
            .map(|it| it.term)
            .collect();
        let weight: f32 = object.iter().map(|term| library.lexicon.weight(*term)).sum();
        let word = fold(deed.span.of(source.text)).into_owned();
        let fits = (LEAST..=MOST).contains(&object.len())
            && weight >= WEIGHT
            && word.len() >= 4
            && close <= deed.token + REACH + 3;
        if fits && !open && !source.is_quoted(deed.span) {
            found.push(Denied { passage, deed: word, object, subject });
        }
    }
    found
}

impl Bench<'_, '_> {
    /// Says where a claim tells a deed as done that a source denies.
    pub(super) fn undone(&mut self, reading: &Reading<'_>, claim: &Claim) {
        let known = self.known;
        if known.undone.all.is_empty() {
            return;
        }
        let placed = terms_in(reading, claim.span, &mut self.library.lexicon);
        let tokens = &reading.tokens;
        let hit = known.undone.all.iter().find_map(|it| {
            let at = placed.iter().find(|word| self.is_done(reading, claim.span, &placed, word, it))?;
            Some((it, at.span))
        });
        let Some((it, at)) = hit else { return };
        let before = self.before(reading, claim.span);
        let said = |term: &Term| before.contains(term) || placed.iter().any(|word| word.term == *term);
        let of_it = it.subject.is_empty() || it.subject.iter().any(said);
        if !of_it || self.is_contradicted(claim, at) || reading.is_quoted(at) || self.is_told_done(it) {
            return;
        }
        let last = tokens.at(at.end.saturating_sub(1));
        let end = placed
            .iter()
            .rev()
            .find(|word| word.token >= last && word.token <= last + REACH && it.object.contains(&word.term));
        let span = Span::new(at.start, end.map_or(at.end, |word| word.span.end));
        let Some(place) = self.place_of(it.passage) else { return };
        let source = self.library.sources.get(place.0).map_or("", |source| place.1.of(source.text));
        let words = source.split_whitespace().collect::<Vec<_>>().join(" ");
        let says = format!("says that it was not so: \"{words}\"");
        self.otherwise(reading, claim, (Rule::SourceNegation, span), &says, (None, place));
    }

    /// The word tells the deed as done, with all its object in its clause.
    fn is_done(
        &self,
        reading: &Reading<'_>,
        claim: Span,
        placed: &[Placed],
        word: &Placed,
        it: &Denied,
    ) -> bool {
        let tokens = &reading.tokens;
        if !is_family(&fold(word.span.of(reading.text)), &it.deed) {
            return false;
        }
        let around = clause(tokens, &tokens.within(claim), word.token);
        let near = |other: &Placed| other.token != word.token && other.token.abs_diff(word.token) <= FAR;
        let object =
            it.object.iter().all(|term| placed.iter().any(|other| other.term == *term && near(other)));
        let open = around
            .clone()
            .any(|i| PARTLY.contains(&tokens.lower(i)) && i + 3 > word.token && i < word.token + 3);
        object
            && !open
            && polarity(tokens, claim, word.span) == Polarity::Positive
            && !hypothetical(tokens, claim, word.span)
            && !denies_otherwise(reading, around, word.token)
    }

    /// A source tells the deed of one of its objects as done.
    fn is_told_done(&self, it: &Denied) -> bool {
        let objects = it
            .object
            .iter()
            .flat_map(|term| self.library.passages_with(*term))
            .map(|(passage, _)| *passage as usize);
        for passage in objects.filter(|passage| *passage != it.passage) {
            let Some((source, span)) = self.place_of(passage) else { continue };
            let Some(source) = self.library.sources.get(source) else { continue };
            let done = self.library.terms_of(passage).iter().any(|word| {
                is_family(&fold(word.span.of(source.text)), &it.deed)
                    && polarity(&source.tokens, span, word.span) == Polarity::Positive
            });
            if done {
                return true;
            }
        }
        let Some((source, span)) = self.place_of(it.passage) else { return true };
        self.library.sources.get(source).is_none_or(|source| {
            source
                .facts_in(span)
                .any(|fact| matches!(fact.value, Value::Quote(_)) && fact.kind() == Kind::Quote)
        })
    }
}

/// Words of the claim that deny or leave open without a negation: `refused to`, `asked to`.
fn denies_otherwise(reading: &Reading<'_>, around: std::ops::Range<usize>, at: usize) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "refused", "refuses", "refuse", "declined", "rejected", "failed", "stopped", "asked", "asks", "urged", "wanted", "wants", "called", "calls",
        "hoped", "demanded", "requested", "considered", "threatened", "promised", "plans", "without", "against", "avoid", "avoided", "lack", "accused",
        "alleged", "claimed", "cleared", "absolved", "acquitted", "exonerated", "free", "innocent", "relieved", "spared", "deny", "denied", "denies", "should", "ought", "whether", "how", "why", "little", "few", "rarely", "seldom",
    ];
    around.clone().any(|i| {
        i <= at
            && i + 8 > at
            && WORDS.contains(&reading.tokens.lower(i))
            && !support::is_light(reading.tokens.lower(i))
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn a_deed_that_was_not_done() {
        let article = "In his report of Friday the ombudsman made two recommendations and referred the surgeon to the Nursing Council.";
        let source = "I recommend two things. I make no referral to the Nursing Council. The surgeon was in his first year.";
        assert!(rules(article, source).contains(&Rule::SourceNegation), "{article}");
        for (article, source) in [
            (
                "The coroner did not refer the doctor to the Medical Council.",
                "I make no referral to the Medical Council.",
            ),
            (
                "The family asked the coroner to refer the doctor to the Medical Council.",
                "I make no referral to the Medical Council.",
            ),
            (
                "The inspectors closed the kitchen of the other home.",
                "The inspectors did not close the kitchen at first. On Friday they closed the kitchen.",
            ),
            ("The firm paid a dividend of 4p for 2024.", "The firm did not pay a dividend for 2023."),
            ("The council may close the kitchen in May.", "The council did not close the kitchen."),
        ] {
            assert!(!rules(article, source).contains(&Rule::SourceNegation), "{article}");
        }
    }
}
