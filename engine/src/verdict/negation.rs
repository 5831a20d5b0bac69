//! A `not` lost or added: the claim states what the source denies, or the other way round.
//!
//! Clause against clause: enough of the words that carry meaning must be shared, the verb among them, and exactly one
//! of the two must be denied. Two negations, questions and conditions say nothing here.

use super::category::name_other_kinds;
use super::opposed::are_opposite;
use super::support::is_figure;
use crate::evidence::{Library, Term, terms_in};
use crate::facts::name::{is_saying, same_name};
use crate::facts::negation::{CueKind, cues, is_wish};
use crate::facts::{NameType, Value};
use crate::reading::Reading;
use crate::text::{Block, HashMap, Span, TokenKind, clause};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// A clause whose denial differs from the source's.
#[derive(Clone, Debug)]
pub struct Denied {
    /// The article's clause, or its negation.
    pub span: Span,
    /// The passage that says otherwise.
    pub passage: usize,
    /// What to say.
    pub message: String,
    /// Nearly all that the two say is the same.
    pub sure: bool,
}

/// Share of the clause's weight that the source's clause must have, and how many of its terms.
const SHARED: f32 = 0.6;
const LEAST: usize = 2;

/// Share of each of the two from which on it is more than a note, and how many of the terms.
const SURE: f32 = 0.75;
const MANY: usize = 4;

/// All of both: then it is more than a note however short it is.
const WHOLE: f32 = 0.99;

/// Words that deny by themselves: what stands with them may be denied without a `not`.
#[rustfmt::skip]
const DENYING: &[&str] = &[
    "without", "stop", "stops", "stopped", "ban", "bans", "banned", "refuse", "refused", "refuses", "deny", "denied", "denies",
    "reject", "rejected", "rejects", "leaving", "excluding", "exclude", "excluded", "except", "prevent", "prevented", "avoid",
    "avoided", "lack", "lacks", "lacked", "fail", "failed", "fails", "cancelled", "canceled", "unable", "instead", "rather", "only",
    "missing", "absent", "empty", "unmarked", "none", "unless", "neither", "nor", "cannot", "impossible", "despite", "although",
    "planned", "scheduled", "earliest", "miss", "misses", "missed", "skip", "skips", "skipped", "omitted", "forgot", "forgotten", "ignored", "how", "whether", "why", "out", "zero", "nil", "0", "all", "every", "always", "fully", "whole", "entire", "alone", "say", "tell", "comment", "reveal", "disclose", "answer", "know", "explain", "specify", "forbid", "forbidden", "prohibited", "unlike", "refusing", "hardly", "barely", "scarcely", "few", "little", "less", "rarely", "asked",
];

#[derive(Debug)]
struct Stated {
    span: Span,
    denied: Option<Span>,
    /// The first term behind the negation: what is denied.
    what: Option<Term>,
    open: bool,
    /// It is told of what is to come: `will`, and `would` in reported speech.
    future: bool,
    /// What stands behind `before`: `not before May` denies the time.
    before: Option<String>,
    terms: Vec<Term>,
    /// Those of its figures: `not the first` says nothing of the second.
    figures: Vec<Term>,
}

/// The clauses of passages, each parted once for a story.
#[derive(Debug, Default)]
pub struct Clauses {
    made: RefCell<HashMap<usize, Rc<Vec<Stated>>>>,
}

impl Clauses {
    fn of(
        &self,
        passage: usize,
        source: &Reading<'_>,
        at: Span,
        library: &mut Library<'_>,
    ) -> Rc<Vec<Stated>> {
        let mut made = self.made.borrow_mut();
        Rc::clone(made.entry(passage).or_insert_with(|| Rc::new(clauses(source, at, library))))
    }
}

/// The clauses of a claim that a passage denies, or that deny what a passage states.
pub fn denied(
    reading: &Reading<'_>,
    claim: Span,
    passages: &[(usize, f32)],
    library: &mut Library<'_>,
    known: &Clauses,
) -> Option<Denied> {
    let ours = clauses(reading, claim, library);
    for &(passage, _) in passages.iter().take(5) {
        let Some(it) = library.passages.get(passage).cloned() else { continue };
        let Some(source) = library.sources.get(it.source) else { continue };
        // A row of a table and a heading state nothing that could be denied.
        let told = source
            .sentences
            .get(it.sentence)
            .is_some_and(|s| !matches!(s.block, Block::Row | Block::Heading));
        if !told || library.row_at(it.source, it.span.start).is_some() {
            continue;
        }
        let theirs = known.of(passage, source, it.span, library);
        for our in ours.iter().filter(|c| !c.open && c.terms.len() >= LEAST) {
            if theirs
                .iter()
                .any(|c| c.denied.is_some() == our.denied.is_some() && share(our, c, library) >= SHARED)
            {
                continue;
            }
            let against = theirs.iter().find(|c| {
                !c.open
                    && c.future == our.future
                    && c.before == our.before
                    && states(source, c.span)
                    && our.figures.iter().all(|term| c.terms.contains(term))
                    && !turns(reading, our.span, source, c.span)
                    && !name_other_kinds(reading, our.span, source, c.span)
                    && !names_another(reading, claim, our.span, source, c.span)
                    && c.denied.is_some() != our.denied.is_some()
                    && share(our, c, library) >= SHARED
                    && share(c, our, library) >= SHARED
                    && [(our, *c), (*c, our)]
                        .iter()
                        .all(|(one, other)| one.what.is_none_or(|t| other.terms.contains(&t)))
            });
            if let Some(against) = against {
                let said = against.span.of(source.text);
                let message = if our.denied.is_some() {
                    format!("The article denies what the source states: \"{said}\".")
                } else {
                    format!("The article states what the source denies: \"{said}\".")
                };
                let shared = our.terms.iter().filter(|term| against.terms.contains(term)).count();
                let alike = |a: &Stated, b: &Stated| share(a, b, library) >= SURE;
                let whole = |a: &Stated, b: &Stated| share(a, b, library) >= WHOLE;
                let sure = shared >= MANY && alike(our, against) && alike(against, our)
                    || whole(our, against) && whole(against, our);
                return Some(Denied { span: our.denied.unwrap_or(our.span), passage, message, sure });
            }
        }
    }
    None
}

/// `not the largest` beside `the smallest`: the two may well agree.
fn turns(reading: &Reading<'_>, our: Span, source: &Reading<'_>, their: Span) -> bool {
    let mut theirs = source.tokens.within(their);
    theirs.any(|j| {
        let word = source.tokens.lower(j);
        // `not on duty` beside `off duty`
        let next = source.tokens.lower(j + 1);
        let off = word == "off"
            && reading
                .tokens
                .within(our)
                .any(|i| reading.tokens.lower(i) == "on" && reading.tokens.lower(i + 1) == next);
        off || reading.tokens.within(our).any(|i| are_opposite(reading.tokens.lower(i), word))
    })
}

/// The source's clause is told of somebody whom the claim names outside its own clause, or of a person where ours is told of
/// another: `she was never its treasurer; that was Dean Whitlock`.
fn names_another(reading: &Reading<'_>, claim: Span, our: Span, source: &Reading<'_>, their: Span) -> bool {
    let (ours, all) = (people(reading, our), people(reading, claim));
    let among = |list: &[&str], name: &str| list.iter().any(|it| same_name(it, name));
    people(source, their).iter().any(|name| !among(&ours, name) && (!ours.is_empty() || among(&all, name)))
}

/// The people whom a stretch names.
fn people<'r>(reading: &'r Reading<'_>, at: Span) -> Vec<&'r str> {
    let names = reading.facts_in(at).filter_map(|fact| match &fact.value {
        Value::Name(name)
            if name.kind == NameType::Person || name.kind == NameType::Other && name.value.contains(' ') =>
        {
            Some(name.value.as_str())
        }
        _ => None,
    });
    names.collect()
}

/// True if a clause holds a verb, as far as its words tell: a label or a heading states nothing.
pub(super) fn states(reading: &Reading<'_>, clause: Span) -> bool {
    let mut all = reading.tokens.within(clause);
    let first = all.start;
    all.any(|i| {
        let word = reading.tokens.lower(i);
        // `12 played`, `(acquitted)`
        let led = i.checked_sub(1).is_some_and(|back| {
            matches!(reading.tokens.word(back), "," | "(")
                || reading.tokens.kind(back) == Some(TokenKind::Digits)
        });
        let past = word.len() > 4 && word.ends_with("ed") && word == reading.tokens.word(i);
        // `Ann Fell` and `Will Read` are names
        let name = i > first && reading.tokens.is_capital(i);
        VERBS.contains(&word) && !name || past && !led
    })
}

/// Verbs that show themselves by no ending.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "shall",
    "should", "must", "said", "says", "made", "makes", "went", "goes", "took", "takes", "gave", "gives", "came", "comes", "won", "wins",
    "lost", "loses", "paid", "pays", "sold", "sells", "bought", "buys", "built", "builds", "held", "holds", "led", "leads", "left",
    "leaves", "met", "meets", "put", "puts", "ran", "runs", "rose", "rises", "fell", "falls", "sat", "saw", "sees", "sent", "spent",
    "stood", "stands", "told", "tells", "wrote", "writes", "grew", "grows", "kept", "keeps", "found", "finds", "got", "gets", "began",
    "begins", "cut", "hit", "set", "shut", "let", "quit", "broke", "chose", "drew", "drove", "fought", "knew", "knows", "spoke", "taught",
    "thought", "threw", "wore", "died", "dies", "shows", "allows", "plays", "works", "lives", "opens", "closes", "includes",
];

fn share(of: &Stated, by: &Stated, library: &Library<'_>) -> f32 {
    let weight =
        |terms: &mut dyn Iterator<Item = &Term>| terms.map(|t| library.lexicon.weight(*t)).sum::<f32>();
    let shared = of.terms.iter().filter(|t| by.terms.contains(t)).count();
    if shared < LEAST {
        return 0.0;
    }
    let all = weight(&mut of.terms.iter());
    if all <= 0.0 { 0.0 } else { weight(&mut of.terms.iter().filter(|t| by.terms.contains(t))) / all }
}

/// What is reported of a clause: `the mayor told the meeting that the pool would close` tells of the pool.
fn reported(reading: &Reading<'_>, around: Range<usize>) -> Range<usize> {
    const FAR: usize = 5;
    let tokens = &reading.tokens;
    let told = |that: &usize| {
        tokens.lower(*that) == "that"
            && (around.start.max(that.saturating_sub(FAR))..*that).any(|k| is_saying(tokens.lower(k)))
    };
    let start = around.clone().find(told).map_or(around.start, |that| that + 1);
    start..around.end
}

/// The clauses of a sentence with the negation that reaches into each.
fn clauses(reading: &Reading<'_>, sentence: Span, library: &mut Library<'_>) -> Vec<Stated> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let cues = cues(tokens, sentence);
    let mut found: Vec<Stated> = Vec::new();
    let mut i = range.start;
    while i < range.end {
        let around = reported(reading, clause(tokens, &range, i));
        let span = tokens.span(around.start, around.end.saturating_sub(1));
        let reaching = |kind| cues.iter().filter(move |cue| cue.kind == kind && cue.scope.overlaps(span));
        let negations: Vec<Span> = reaching(CueKind::Negation).map(|cue| cue.span).collect();
        let is_future = |at: Span| matches!(tokens.lower(tokens.at(at.start)), "will" | "would" | "shall");
        let future = reaching(CueKind::Modality).next().is_some();
        let unsure = [CueKind::Question, CueKind::Condition].iter().any(|k| reaching(*k).next().is_some())
            || reaching(CueKind::Modality).any(|cue| !is_future(cue.span));
        // `On the charge of extortion: not guilty.`: the opening says nothing yet
        let opening = matches!(
            tokens.lower(around.start),
            "on" | "of" | "for" | "in" | "at" | "with" | "as" | "to" | "by"
        );
        let unsure = unsure
            || opening && negations.is_empty()
            || around.clone().any(|k| DENYING.contains(&tokens.lower(k)) || is_wish(tokens.lower(k)));
        // `until the milk came in`: not yet
        let unsure = unsure || around.clone().any(|k| matches!(tokens.lower(k), "until" | "till"));
        let bound = around.clone().find(|k| tokens.lower(*k) == "before");
        let before = bound
            .map(|k| tokens.span(k, around.end - 1).of(reading.text).trim_end_matches('.').to_lowercase());
        // `nobody has been as young as she is`: the denial is of a comparison
        let unsure = unsure || !negations.is_empty() && compares(reading, around.start..around.end + 1);
        // `not affected and stay open`: how far the denial reaches cannot be told.
        let unsure = unsure
            || negations.first().is_some_and(|cue| {
                let next = tokens.at(cue.end);
                around.clone().any(|k| k > next && matches!(tokens.lower(k), "and" | "but"))
            });
        let placed = terms_in(reading, span, &mut library.lexicon);
        let what =
            negations.first().and_then(|cue| placed.iter().find(|p| p.span.start >= cue.end)).map(|p| p.term);
        let figure = |at: Span| reading.facts_in(span).any(|fact| fact.span == at && is_figure(fact));
        let figures = placed.iter().filter(|it| figure(it.span)).map(|it| it.term).collect();
        let terms = placed.iter().map(|p| p.term).collect();
        // `but for nothing else`: what is denied is left to be understood
        let unsure = unsure || !negations.is_empty() && what.is_none();
        found.push(Stated {
            span,
            denied: negations.first().copied(),
            what,
            open: unsure || negations.len() > 1,
            future,
            before,
            terms,
            figures,
        });
        i = around.end.max(i + 1);
    }
    found
}

/// `as young as`, `more … than`, `older than`; `nobody had won two since 2008` is what is told of the first since then.
fn compares(reading: &Reading<'_>, mut range: Range<usize>) -> bool {
    let tokens = &reading.tokens;
    range.any(|i| {
        let (word, next) = (tokens.lower(i), tokens.lower(i + 2));
        word == "since"
            || word == "as" && next == "as"
            || matches!(word, "so" | "such")
            || tokens.lower(i + 1) == "than" && word.ends_with("er")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Place;

    fn is_denied(article: &str, source: &str) -> bool {
        let settings = Settings::default();
        let sources = [Reading::new(source, Place::Body, None, &settings)];
        let mut library = Library::new(&sources);
        let reading = Reading::new(article, Place::Body, None, &settings);
        denied(&reading, Span::new(0, article.len()), &[(0, 1.0)], &mut library, &Clauses::default())
            .is_some()
    }

    #[test]
    fn a_lost_or_added_negation_is_found() {
        assert!(is_denied(
            "The council approved the bypass plan.",
            "The council has not approved the bypass plan."
        ));
        assert!(is_denied("Hale never signed the contract.", "Hale signed the contract in May."));
        assert!(is_denied("She had been given an ultimatum.", "Nobody gave me an ultimatum."));
        assert!(is_denied(
            "The mayor told the meeting that the pool would have a third slide before June.",
            "The pool will not have its third slide before June."
        ));
    }

    #[test]
    fn agreement_and_doubt_say_nothing() {
        assert!(!is_denied(
            "The council did not approve the plan.",
            "The council has not approved the plan."
        ));
        assert!(!is_denied(
            "The pool will have a third slide.",
            "The pool will not have a third slide before June."
        ));
        assert!(!is_denied(
            "The council may approve the bypass plan.",
            "The council has not approved the bypass plan."
        ));
        assert!(!is_denied(
            "She was found guilty, but not of extortion.",
            "On the charge of extortion: not guilty."
        ));
        assert!(!is_denied(
            "There were no serious pollution incidents.",
            "Item | 2023 | 2024\nSerious pollution incidents | 2 | 0"
        ));
        assert!(!is_denied(
            "All marked runs are open, and the lifts.",
            "Lifts and marked runs are not affected and stay open."
        ));
        assert!(!is_denied("The mayor opened the bridge.", "The school did not open on Monday."));
        assert!(!is_denied(
            "Lund, the captain of the side, was not on duty.",
            "Mr Lund, the captain, was off duty."
        ));
        assert!(!is_denied(
            "Castle Ashe did not play on Sunday.",
            "1 Castle Ashe (12 played, on Sunday 3 more)"
        ));
        assert!(!is_denied(
            "No winner in these finals has been as young as Maroh for 15 years.",
            "Maroh is the youngest winner in these finals."
        ));
        assert!(!is_denied(
            "No paddler of the club had won two medals on one day since 2008.",
            "Ida Brod is the first paddler of the club to win two medals on one day since 2008."
        ));
        assert!(!is_denied(
            "The two had not been at the fourth checkpoint.",
            "The two both missed the fourth checkpoint."
        ));
        assert!(!is_denied(
            "The treasurer, Colin Batt, did not resign.",
            "Secretary Ann Fell (resigned), treasurer Colin Batt"
        ));
    }
}
