//! One claim after the other: passages, bindings, verdict, findings.

use super::again::Look;
use super::bind::{Bound, bind};
use super::candidate::{Candidate, Parts, weigh};
use super::compare::Match;
use super::known::Known;
use super::support::{self, Support};
use super::timeline;
use super::{anchor, bearing, derive, missing, worked};
use crate::answer::{Agreement, Binding, Claim, ClaimId, Confidence, Evidence, Locator, Verdict};
use crate::evidence::{Library, Part, Placed, Term, number_key, part, terms_in};
use crate::facts::{Fact, Kind, Precision, Value};
use crate::reading::{Reading, Story};
use crate::rules::{Finding, Level};
use crate::text::{Block, HashMap, Sentence, Span, clause};
use rust_decimal::Decimal;

/// How many passages are weighed for a claim.
const PASSAGES: usize = 24;

/// The claims of a story with their verdicts, and the findings that the sources give rise to.
#[derive(Debug, Default)]
pub struct Judged {
    /// In the order of the article: what stands around the body first.
    pub claims: Vec<Claim>,
    /// In the order of the claims.
    pub findings: Vec<Finding>,
    /// What was weighed, bound and decided, a line a step.
    pub explained: Vec<String>,
    /// Facts on which two sources disagree: no verdict comes of them.
    pub(super) disputed: Vec<(ClaimId, Span)>,
    /// How often a sentence was a claim.
    seen: HashMap<String, usize>,
}

/// Judges every claim of a story.
#[must_use]
pub fn judge(story: &Story<'_>) -> Judged {
    let mut library = Library::new(&story.sources);
    let mut parts = Parts::default();
    let mut judged = Judged::default();
    let known = Known::new(story, &mut library, &mut parts);
    for reading in story.readings() {
        for (index, sentence) in reading.sentences.iter().enumerate() {
            let quoted = |fact: &Fact| fact.kind() == Kind::Quote && sentence.span.start <= fact.span.start;
            let first = reading.facts.partition_point(|fact| fact.span.start < sentence.span.start);
            let mut here = reading.facts.iter().skip(first).take_while(|f| f.span.start < sentence.span.end);
            let has_facts = here.any(|fact| fact.span.end <= sentence.span.end || quoted(fact))
                || support::opens_with_name(reading, sentence.span, &library);
            if sentence.block == Block::Notice {
                continue;
            }
            let (library, parts, judged) = (&mut library, &mut parts, &mut judged);
            let mut bench = Bench { story, library, parts, known: &known, judged };
            if has_facts {
                bench.claim(reading, index, sentence);
            } else {
                bench.told_sentence(reading, index, sentence);
            }
        }
    }
    judged.clear_headline(story);
    judged
}

/// `beat 1,106 others` of 1,107: the one that is told of is left out.
fn is_all_but_one(reading: &Reading<'_>, fact: &Fact, candidates: &[Candidate]) -> bool {
    let next = reading.tokens.at(fact.span.end.saturating_sub(1)) + 1;
    let others = matches!(reading.tokens.lower(next), "other" | "others" | "rivals");
    let one_more = |c: &Candidate| {
        let pair = fact.value.amount().zip(c.fact.value.amount());
        pair.is_some_and(|(a, b)| a.value.checked_add(Decimal::ONE) == Some(b.value))
    };
    others && candidates.iter().any(one_more)
}

/// `together they are insured for €157,000`: no one row or line has that of several.
fn is_of_several(reading: &Reading<'_>, claim: Span, fact: &Fact) -> bool {
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let first = tokens.at(fact.span.start);
    let opens = matches!(tokens.lower(range.start), "together" | "altogether" | "combined" | "jointly");
    let measured = matches!(fact.kind(), Kind::Number | Kind::Money | Kind::Quantity);
    measured && opens && clause(tokens, &range, first).start <= range.start + 1
}

/// `of the 64 teams three`, `two Republicans were among the 98`: the article's own count of what it told before, or of
/// several of a source's figures.
pub(super) fn is_known_set(reading: &Reading<'_>, fact: &Fact) -> bool {
    let tokens = &reading.tokens;
    let first = tokens.at(fact.span.start);
    let before = |back: usize| first.checked_sub(back).map_or("", |i| tokens.lower(i));
    let led = matches!(before(2), "of" | "among" | "amongst" | "between" | "from" | "");
    fact.kind() == Kind::Number && before(1) == "the" && led
}

/// `with a hundred against Kent`, `a dozen or so`, `of every 100 kroner 58`: a round word, or a figure of its own reckoning.
pub(super) fn is_rounded_away(reading: &Reading<'_>, fact: &Fact) -> bool {
    let tokens = &reading.tokens;
    let range = tokens.within(fact.span);
    let round = range.len() == 2
        && matches!(tokens.lower(range.start), "a" | "an" | "one")
        && matches!(tokens.lower(range.start + 1), "hundred" | "thousand" | "million" | "dozen");
    let sentence = reading.sentence_at(fact.span.start).map_or(range.start, |it| tokens.at(it.span.start));
    let out_of = (sentence..range.start).any(|i| {
        tokens.lower(i) == "of" && tokens.lower(i + 1) == "every"
            || tokens.lower(i) == "every" && tokens.lower(i + 1) == "100"
    });
    fact.kind() == Kind::Number && (round || out_of)
}

/// `without new shops the gain would have been less than 1 per cent`: what did not happen stands in no source.
fn would_have(reading: &Reading<'_>, claim: Span, fact: &Fact) -> bool {
    let range = reading.tokens.within(claim);
    let first = reading.tokens.at(fact.span.start);
    let around = clause(&reading.tokens, &range, first);
    (around.start..first).any(|i| reading.tokens.lower(i) == "would" && reading.tokens.lower(i + 1) == "have")
}

/// The most dates of the sources among which a stretch of time is looked for.
const DATES: usize = 60;

/// `from £3m to £4m` tells two values, each of which may be wrong; any other range is one.
fn ends_of_change(reading: &Reading<'_>, fact: &Fact) -> Vec<Fact> {
    let tokens = &reading.tokens;
    let whole = || vec![fact.clone()];
    let Value::Range(from, to) = &fact.value else { return whole() };
    let range = tokens.within(fact.span);
    let led = range.start.checked_sub(1).is_some_and(|i| tokens.lower(i) == "from");
    let Some(parted) = range.clone().find(|&i| tokens.lower(i) == "to") else { return whole() };
    if !led || from.amount().is_none() || parted == range.start || parted + 1 >= range.end {
        return whole();
    }
    vec![
        Fact::new(tokens.span(range.start, parted - 1), (**from).clone()),
        Fact::new(tokens.span(parted + 1, range.end - 1), (**to).clone()),
    ]
}

/// What judging one claim needs.
pub(super) struct Bench<'b, 'a> {
    pub(super) story: &'b Story<'a>,
    pub(super) library: &'b mut Library<'a>,
    pub(super) parts: &'b mut Parts,
    pub(super) known: &'b Known<'b>,
    pub(super) judged: &'b mut Judged,
}

impl Bench<'_, '_> {
    fn claim(&mut self, reading: &Reading<'_>, index: usize, sentence: &Sentence) {
        let text = sentence.span.of(reading.text).to_owned();
        let id = self.id(&text);
        let mut claim = Claim {
            id,
            place: reading.place,
            span: sentence.span,
            text,
            verdict: Verdict::Unchecked,
            confidence: Confidence::Low,
            evidence: Vec::new(),
            bindings: Vec::new(),
        };
        if !self.story.sources.is_empty() {
            self.weigh_claim(reading, index, &mut claim);
        }
        self.judged.claims.push(claim);
    }

    /// A sentence without a fact is a claim where a source tells it, or denies it; else it is none.
    fn told_sentence(&mut self, reading: &Reading<'_>, index: usize, sentence: &Sentence) {
        if self.story.sources.is_empty() || sentence.block == Block::Heading {
            return;
        }
        let before = (self.judged.findings.len(), self.judged.explained.len());
        self.claim(reading, index, sentence);
        let settled = |claim: &Claim| matches!(claim.verdict, Verdict::Supported | Verdict::Contradicted);
        if !self.judged.claims.last().is_some_and(settled) {
            let claim = self.judged.claims.pop();
            let seen = claim.and_then(|claim| self.judged.seen.get_mut(&claim.text));
            seen.into_iter().for_each(|seen| *seen -= 1);
            self.judged.findings.truncate(before.0);
            self.judged.explained.truncate(before.1);
        }
    }

    fn id(&mut self, text: &str) -> ClaimId {
        let seen = self.judged.seen.entry(text.to_owned()).or_default();
        let before = *seen;
        *seen += 1;
        crate::versions::claim_id(&self.story.request.article.slug, text, before)
    }

    fn weigh_claim(&mut self, reading: &Reading<'_>, index: usize, claim: &mut Claim) {
        let placed = terms_in(reading, claim.span, &mut self.library.lexicon);
        let around = self.around(reading, index);
        let own: Vec<(Term, f32)> = placed.iter().map(|p| (p.term, 1.0)).collect();
        let beside: Vec<(Term, f32)> = around.iter().map(|(term, near)| (*term, near * 1.5)).collect();
        let hits = self.library.find(&own, &beside, PASSAGES);
        let best = hits.first().map_or(1.0, |hit| hit.score.max(0.001));
        let passages: Vec<(usize, f32)> = hits.iter().map(|hit| (hit.passage, hit.score / best)).collect();
        let passages = support::with_rest(passages, self.library);
        let told = support::told(reading, &placed, &passages, self.library, &self.known.families);
        let against = timeline::check(reading, claim.span, &self.known.standings, self.library);
        self.levels(reading, claim, &against);
        let (mut bound, mut its_parts) = (Vec::new(), Vec::new());
        let open = |fact: &&Fact| fact.kind() != Kind::Quote && timeline::unsettled(fact, &against);
        let mut before: Option<&Fact> = None;
        let facts: Vec<Fact> = reading
            .facts_in(claim.span)
            .filter(open)
            .flat_map(|fact| ends_of_change(reading, fact))
            .collect();
        for fact in &facts {
            let converts = before.is_some_and(|first| is_conversion(reading, first, fact));
            before = Some(fact);
            if converts || is_quoted(reading, fact) {
                continue;
            }
            let its = self.part_of(reading, claim.span, fact, (&placed, &around));
            let tolerance = self.story.request.settings.tolerance;
            if let Some(other) = self.other_share(reading, claim.span, fact, &passages) {
                self.shares(reading, claim, fact, other);
                continue;
            }
            let mut candidates = weigh(fact, &its, &passages, self.library, self.parts, tolerance);
            // A name that the claim says itself is not what another name in it should have been.
            let said = claim.span.of(reading.text);
            let is_said = |value: &Value| matches!(value, Value::Name(name) if said.contains(&name.value));
            candidates.retain(|c| !c.found.conflicts() || !is_said(&c.fact.value));
            candidates
                .retain(|c| !c.found.conflicts() || !self.speaks_of_another(reading, claim.span, fact, c));
            worked::drop_told(reading, claim.span, (fact, &its), &mut candidates, self.library, tolerance);
            self.same_event(reading, claim.span, fact, &placed, &mut candidates);
            self.same_turn(reading, fact, &mut candidates);
            bearing::keep_own(fact, &its, &placed, &mut candidates, self.library);
            if self.stands_apart(fact, &candidates)
                || would_have(reading, claim.span, fact)
                || self.opens_a_source(fact, &candidates)
                || is_of_several(reading, claim.span, fact)
                || is_known_set(reading, fact)
                || is_rounded_away(reading, fact)
                || is_all_but_one(reading, fact, &candidates)
            {
                candidates.retain(|c| !c.found.conflicts());
            }
            let outcome = bind(
                fact,
                &its,
                fact.span.of(reading.text),
                &candidates,
                || self.follows(fact, &passages) || derive::adds_up(&fact.value, &candidates, tolerance),
                |other| self.tells(fact, other) || bearing::is_said_bare(reading, claim.span, fact, other),
            );
            let outcome = support::keep_name(fact, outcome, &candidates, &told);
            let (span, passages) = (claim.span, &passages[..]);
            let look = Look { reading, claim: span, fact, its: &its, candidates: &candidates, passages };
            let (fact, outcome) = self.look_again(&look, outcome);
            self.explain(reading, claim, &fact, &candidates, &outcome);
            bound.push((fact, outcome));
            its_parts.push(its);
        }
        self.uncross(reading, claim.span, &mut bound, &its_parts);
        let tolerance = self.story.request.settings.tolerance;
        for (at, candidate) in anchor::other_end(reading, &bound, self.library, self.parts, tolerance) {
            if let Some((_, outcome)) = bound.get_mut(at) {
                *outcome = Bound::Conflicts(candidate);
            }
        }
        self.settle_claim(reading, claim, &bound, &passages);
        self.sum_up(reading, claim, told, &bound, &passages);
    }

    /// The part that a fact plays in its claim.
    fn part_of(
        &self,
        reading: &Reading<'_>,
        claim: Span,
        fact: &Fact,
        (placed, around): (&[Placed], &[(Term, f32)]),
    ) -> Part {
        let mut its = Part::in_sentence(reading, fact.span, placed, &self.library.lexicon);
        for (term, near) in around {
            its.add(*term, *near);
        }
        its.period = part::period_near(reading, claim, fact);
        its.prior = part::is_prior(reading, fact.span);
        its.finish(&self.library.lexicon);
        its
    }

    /// What the bound facts, and the words around them, say against the claim.
    fn settle_claim(
        &mut self,
        reading: &Reading<'_>,
        claim: &mut Claim,
        bound: &[(Fact, Bound)],
        passages: &[(usize, f32)],
    ) {
        self.quotes(reading, claim);
        self.settle(reading, claim, bound, passages);
        self.other_rows(reading, claim);
        self.dates(reading, claim, passages);
        self.directions(reading, claim, bound, passages);
        self.negations(reading, claim, passages);
        self.stances(reading, claim);
        self.predicates(reading, claim, passages);
        self.wholes(reading, claim);
        self.signs(reading, claim);
        self.points(reading, claim);
        self.said_in_points(reading, claim);
        self.dimensions(reading, claim);
        self.trends(reading, claim);
        self.sizes(reading, claim);
        self.stale(reading, claim);
        self.comparisons(reading, claim);
        self.names(reading, claim);
        self.ties(reading, claim);
        self.honours(reading, claim);
        self.replaced(reading, claim, passages);
        self.opposed(reading, claim, passages);
    }

    /// The verdict, and notes on what no passage speaks to.
    fn sum_up(
        &mut self,
        reading: &Reading<'_>,
        claim: &mut Claim,
        told: Vec<support::Told>,
        bound: &[(Fact, Bound)],
        passages: &[(usize, f32)],
    ) {
        let mut subject = self.subject();
        if passages.first().is_some_and(|(passage, _)| support::is_short(self.library, *passage)) {
            subject.extend(support::opening(&told, reading.text));
        }
        let weighed = Support::weigh(told, &subject, reading.text);
        let open = self.open_figures(bound, passages);
        self.judged.explained.push(format!("{} {}", claim.id.0, weighed.explain(open.len())));
        let told = weighed.is_enough() && (!bound.is_empty() || weighed.share >= support::MOST);
        self.conclude(claim, told, open.is_empty());
        let apart = bound.iter().filter(|(fact, outcome)| {
            support::is_figure(fact) && matches!(outcome, Bound::Unbound | Bound::Elsewhere(_))
        });
        let apart: Vec<&Fact> = apart.map(|(fact, _)| fact).collect();
        let mut notes = missing::notes(reading, claim, &weighed, &apart);
        notes.retain(|note| !self.is_said_of(claim, note.span, Level::Note));
        self.judged.findings.extend(notes);
        self.drop_answered(claim);
    }

    /// The figures of a claim that no source has, not even elsewhere, and that do not follow from its values.
    fn open_figures<'f>(&self, bound: &'f [(Fact, Bound)], passages: &[(usize, f32)]) -> Vec<&'f Fact> {
        let is_open = |(fact, outcome): &&(Fact, Bound)| match outcome {
            Bound::Agrees(c) | Bound::Elsewhere(c) => {
                c.found == Match::Finer && !self.known.memory.stands(fact)
            }
            Bound::Conflicts(_) | Bound::Disputed(..) => true,
            Bound::Unbound => !self.known.memory.stands(fact) && !self.follows(fact, passages),
        };
        bound
            .iter()
            .filter(|(fact, _)| support::is_figure(fact))
            .filter(is_open)
            .map(|(fact, _)| fact)
            .collect()
    }

    /// The words of the headline: what the story is about need not stand in every source.
    pub(super) fn subject(&self) -> Vec<String> {
        let title = self.story.request.article.title.as_deref().unwrap_or_default();
        title.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).filter(|w| !w.is_empty()).collect()
    }

    /// The verdict: contradicted by a finding from a source; supported if every figure and quotation of it is borne out
    /// and the sources say enough of its words.
    fn conclude(&self, claim: &mut Claim, told: bool, figures_told: bool) {
        let disputed = |span: Span| {
            self.judged.disputed.iter().rev().take_while(|(id, _)| *id == claim.id).any(|(_, at)| *at == span)
        };
        let against = |f: &&Finding| {
            f.rule.name().starts_with("source/") && f.level >= Level::Warning && !disputed(f.span)
        };
        let agrees = |agreement| claim.bindings.iter().any(|b| b.agreement == agreement);
        let its = self.judged.findings.iter().rev().take_while(|f| f.claim.as_ref() == Some(&claim.id));
        claim.verdict = if its.into_iter().any(|f| against(&f)) {
            Verdict::Contradicted
        } else if figures_told && !agrees(Agreement::Conflicts) && told {
            Verdict::Supported
        } else {
            Verdict::NotFound
        };
        claim.confidence = if agrees(Agreement::Unbound) { Confidence::Medium } else { Confidence::High };
    }

    /// The passages that hold `span` of a source, as evidence.
    pub(super) fn passage_at(&self, source: usize, span: Span) -> Option<Evidence> {
        let all = &self.library.passages;
        let next = self.passage_with(source, span);
        let of_source = all.get(next..).unwrap_or_default().iter().take_while(|p| p.source == source);
        let mut holding = of_source.take_while(|p| p.span.start < span.end).filter(|p| p.span.overlaps(span));
        let first = holding.next()?;
        let whole = holding.fold(first.span, |whole, passage| whole.join(passage.span));
        self.evidence_of(source, whole)
    }

    /// True if a source has the very figure in a passage that was not weighed, or with another unit: what it is there for
    /// is not known, so that no other figure is held against it.
    pub(super) fn stands_apart(&self, fact: &Fact, candidates: &[Candidate]) -> bool {
        if let Value::Date(date) = &fact.value {
            // `retired 1984` in notes: a year that was read as a number
            let year = number_key(Decimal::from(date.first.year()));
            let bare =
                self.library.lexicon.get(&year).is_some_and(|t| !self.library.passages_with(t).is_empty());
            let agrees = candidates.iter().any(|c| c.found.agrees());
            return date.precision == Precision::Year && !agrees && bare;
        }
        const SMALL: i64 = 12;
        let particular = |value: Decimal| value.abs() > SMALL.into() || !value.fract().is_zero();
        let Some(amount) = fact.value.amount().filter(|a| particular(a.value)) else { return false };
        let same = |c: &Candidate| c.fact.value.amount().is_some_and(|a| a.value == amount.value);
        let agrees = candidates.iter().any(|c| c.found.agrees() || same(c));
        let term = self.library.lexicon.get(&number_key(amount.value));
        let read = term.is_some_and(|term| !self.library.passages_with(term).is_empty());
        !agrees && (read || self.known.digits.contains(amount.value.abs().normalize().to_string().as_str()))
    }

    /// True for the day that a source opens with, as minutes and releases do: it is that of all they tell.
    fn opens_a_source(&self, fact: &Fact, candidates: &[Candidate]) -> bool {
        let day = matches!(&fact.value, Value::Date(date) if date.precision == Precision::Day && date.bound.is_none());
        let opening = |c: &Candidate| {
            let source = self.library.sources.get(c.source);
            let end = source.and_then(|it| it.sentences.get(1)).map_or(0, |second| second.span.end);
            c.found == Match::Same && c.fact.span.end <= end
        };
        day && candidates.iter().any(opening)
    }

    /// True if the article gives the value of a source fact for something else.
    fn tells(&self, fact: &Fact, other: &Fact) -> bool {
        self.known.memory.tells(fact.span, other)
    }

    /// True if the article worked the fact's value out from values of the best passages.
    pub(super) fn follows(&self, fact: &Fact, passages: &[(usize, f32)]) -> bool {
        let facts_of = |(passage, _): &(usize, f32)| {
            let it = self.library.passages.get(*passage)?;
            let reading = self.library.sources.get(it.source)?;
            Some(reading.facts_in(it.span).collect::<Vec<_>>())
        };
        let facts: Vec<Vec<&Fact>> = passages.iter().take(8).filter_map(facts_of).collect();
        let request = self.story.request;
        let mut facts = facts;
        if fact.kind() == Kind::Duration {
            // the two dates that it lies between may stand anywhere
            let dates = self.library.sources.iter().flat_map(|reading| &reading.facts);
            facts.push(dates.filter(|fact| derive::is_dated(&fact.value)).take(DATES).collect());
        }
        derive::follows(&fact.value, &facts, request.article.published, request.settings.tolerance)
    }

    /// Terms from outside the sentence: the sentence before, and the headline.
    fn around(&mut self, reading: &Reading<'_>, index: usize) -> Vec<(Term, f32)> {
        let mut around = Vec::new();
        if let Some(before) = index.checked_sub(1).and_then(|i| reading.sentences.get(i)) {
            let near = if refers_back(reading, index) { 0.25 } else { 0.12 };
            around.extend(
                terms_in(reading, before.span, &mut self.library.lexicon).iter().map(|p| (p.term, near)),
            );
        }
        for title in self.story.around.iter().filter(|r| r.place != reading.place) {
            let whole = Span::new(0, title.text.len());
            around.extend(terms_in(title, whole, &mut self.library.lexicon).iter().map(|p| (p.term, 0.1)));
        }
        around
    }

    pub(super) fn words_of(&self, candidate: &Candidate) -> String {
        let source =
            self.library.passages.get(candidate.passage).and_then(|p| self.library.sources.get(p.source));
        source.map_or_else(String::new, |reading| candidate.fact.span.of(reading.text).to_owned())
    }

    pub(super) fn binding(
        &self,
        claim: &mut Claim,
        fact: &Fact,
        candidate: Option<&Candidate>,
        agreement: Agreement,
    ) -> Binding {
        let evidence =
            candidate.and_then(|c| self.evidence(c.passage)).map(|evidence| with_evidence(claim, evidence));
        Binding {
            fact: fact.span,
            evidence,
            source: candidate.map(|c| c.fact.span),
            agreement,
            reason: candidate.map_or("no passage speaks to it", |c| c.found.reason()).to_owned(),
        }
    }

    pub(super) fn evidence(&self, passage: usize) -> Option<Evidence> {
        let passage = self.library.passages.get(passage)?;
        self.evidence_of(passage.source, passage.span)
    }

    fn evidence_of(&self, source: usize, span: Span) -> Option<Evidence> {
        let reading = self.library.sources.get(source)?;
        let source = self.story.request.sources.get(source)?;
        Some(Evidence {
            source: source.id.clone(),
            locator: locator(source, reading, span),
            span,
            text: span.of(reading.text).to_owned(),
        })
    }
}

/// True if the sentence opens with a word that stands for something of the sentence before.
fn refers_back(reading: &Reading<'_>, index: usize) -> bool {
    let first = reading.sentences.get(index).map_or(0, |s| reading.tokens.at(s.span.start));
    let opening = [
        "it", "its", "he", "she", "they", "their", "his", "her", "this", "that", "these", "those", "there",
        "both",
    ];
    opening.contains(&reading.tokens.lower(first))
}

/// True for a measure in brackets behind another one, or behind `or`: it gives that one in another unit, and whether
/// the two agree is for the article itself to settle.
fn is_conversion(reading: &Reading<'_>, first: &Fact, second: &Fact) -> bool {
    let between = Span::new(first.span.end, second.span.start).of(reading.text).trim();
    let measures =
        matches!((&first.value, &second.value), (Value::Quantity(a), Value::Quantity(b)) if a.unit != b.unit);
    measures && matches!(between, "(" | "or" | ", or" | "/" | "(or" | "(about" | "[")
}

/// True for a fact inside a quotation: the quotation is compared word by word.
fn is_quoted(reading: &Reading<'_>, fact: &Fact) -> bool {
    reading.is_quoted(fact.span)
}

/// Index of the evidence in the claim, added where it is new.
pub(super) fn with_evidence(claim: &mut Claim, evidence: Evidence) -> usize {
    claim.evidence.iter().position(|e| *e == evidence).unwrap_or_else(|| {
        claim.evidence.push(evidence);
        claim.evidence.len() - 1
    })
}

/// The locator of the importer, or the line where it gave none.
fn locator(source: &crate::Source, reading: &Reading<'_>, span: Span) -> Locator {
    let given = source.locators.iter().rev().find(|(at, _)| at.start <= span.start && span.start < at.end);
    given.map_or_else(
        || Locator { line: u32::try_from(reading.line_at(span.start)).ok(), ..Locator::default() },
        |(_, locator)| locator.clone(),
    )
}
