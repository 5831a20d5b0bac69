//! The figure of its neighbour: `twelve to the trust, eleven to the regulator` told as twelve to the regulator, and the
//! rain of one place told of another, where each place has a record of its own.
//!
//! A sentence of a source that has several figures of one kind is parted so that each has its own words: those before it or
//! those behind it, up to the mark or the conjunction between two figures. A record has a head, which is the label before
//! the colon or the short line above. The article's figure stands in one place of the sources; in its sentence it has the words
//! (or the name at the head) of a neighbour, and none of those that stand with it in the source.

use super::again::Look;
use super::candidate::Candidate;
use super::gate::{of_one_order, significant};
use super::judge::Bench;
use super::known::Known;
use super::line::compares;
use crate::evidence::{Library, Placed, Term, is_stop_word, terms_in};
use crate::facts::{Fact, Kind};
use crate::reading::Reading;
use crate::text::{Block, HashMap, Span, TokenKind};
use rust_decimal::Decimal;
use std::ops::Range;

/// How much of what tells the neighbour the claim must have, by weight: of words, of names, and of the words of the first
/// figure, with which the words of the whole sentence stand.
const WORDS: f32 = 0.6;
const NAMES: f32 = 0.5;
const FIRST: f32 = 0.99;

/// The most words before the first figure that are its own.
const OWN: usize = 6;

/// The most words of the line above a record.
const HEAD: usize = 8;

/// The most words of a figure's own that records can have in common.
const COMMON: usize = 4;

/// Words of a figure that is of no thing alone.
#[rustfmt::skip]
const WHOLE: &[&str] = &[
    "all", "total", "altogether", "together", "combined", "overall", "both", "average", "rest", "other", "others", "remaining", "half",
    "respectively", "alone", "single", "biggest", "largest", "best",
];

/// A figure of a source with the words that say what it is of.
#[derive(Debug)]
struct Slot {
    source: usize,
    sentence: usize,
    fact: Fact,
    own: Vec<Term>,
    head: Vec<Term>,
    /// It is the first of its kind in the sentence.
    first: bool,
    /// A time stands with it.
    dated: bool,
}

/// The figures of the sources in their places.
#[derive(Debug, Default)]
pub(super) struct Slots {
    all: Vec<Slot>,
    by_value: HashMap<Decimal, Vec<usize>>,
    by_own: HashMap<Vec<Term>, Vec<usize>>,
}

impl Slots {
    /// Collects them.
    pub(super) fn new(library: &mut Library<'_>) -> Self {
        let mut slots = Self::default();
        let sources = library.sources;
        for (source, reading) in sources.iter().enumerate() {
            for (sentence, it) in reading.sentences.iter().enumerate() {
                if it.block == Block::Heading
                    || library.row_at(source, it.span.start).is_some_and(|row| !row.heads.is_empty())
                {
                    continue;
                }
                slots.add(reading, (source, sentence), it.span, library);
            }
        }
        for (at, slot) in slots.all.iter().enumerate() {
            let value = slot.fact.value.amount().map(|amount| amount.value.normalize());
            slots.by_value.entry(value.unwrap_or_default()).or_default().push(at);
            if (1..=COMMON).contains(&slot.own.len()) && !slot.head.is_empty() {
                slots.by_own.entry(slot.own.clone()).or_default().push(at);
            }
        }
        slots
    }

    fn add(&mut self, reading: &Reading<'_>, place: (usize, usize), span: Span, library: &mut Library<'_>) {
        let (label, start) = label(reading, span);
        let mut head: Option<Vec<Term>> = None;
        let rest = reading.tokens.within(span);
        for kind in MEASURED {
            let figures: Vec<&Fact> = figures(reading, span, &[*kind]);
            for (n, fact) in figures.iter().enumerate() {
                let whole = start.max(rest.start)..rest.end;
                let behind = is_behind(reading, &whole, &figures);
                let range = segment(reading, whole, &figures, n);
                let its = tokens_of(reading, range, fact, (n == 0, behind));
                let own = words(reading, std::slice::from_ref(&its), &mut library.lexicon);
                let head = head.get_or_insert_with(|| {
                    let mut spans: Vec<Span> = label.into_iter().collect();
                    spans.extend(head_of(reading, place.1));
                    let its = spans.into_iter().map(|it| reading.tokens.within(it)).collect::<Vec<_>>();
                    let mut terms: Vec<Term> =
                        its.into_iter().flat_map(|it| words(reading, &[it], &mut library.lexicon)).collect();
                    terms.sort_unstable();
                    terms.dedup();
                    terms
                });
                let dated = !its.is_empty() && has_date(reading, reading.tokens.span(its.start, its.end - 1));
                let (source, sentence) = place;
                let fact = (*fact).clone();
                self.all.push(Slot { source, sentence, fact, own, head: head.clone(), first: n == 0, dated });
            }
        }
    }
}

/// What the claim says around its figure.
struct Around {
    /// The words that stand with the figure.
    near: Vec<Placed>,
    /// All words of the sentence.
    said: Vec<Placed>,
    /// The words of the sentences before it in its paragraph.
    before: Vec<Placed>,
    /// It has a name of its own.
    names: bool,
    /// It says `there`.
    there: bool,
}

impl<'b> Bench<'b, '_> {
    /// The figure of the neighbour that the claim names.
    pub(super) fn rival(&mut self, look: &Look<'_, '_>) -> Option<Candidate> {
        let known = self.known;
        let amount = look.fact.value.amount().filter(|amount| amount.bound.is_none())?;
        let large = amount.value.abs() >= Decimal::TEN || significant(amount.value) >= 2;
        if !MEASURED.contains(&look.fact.kind()) || !large || look.its.prior || compares(look) {
            return None;
        }
        let taken: Vec<&Slot> = known
            .slots
            .by_value
            .get(&amount.value.normalize())?
            .iter()
            .filter_map(|i| known.slots.all.get(*i))
            .collect();
        let fits = taken.iter().all(|slot| slot.fact.kind() == look.fact.kind());
        let of_slot = |c: &Candidate| {
            taken.iter().any(|slot| slot.source == c.source && slot.fact.span.overlaps(c.fact.span))
        };
        if taken.len() > 2 || !fits || look.candidates.iter().any(|c| c.found.agrees() && !of_slot(c)) {
            return None;
        }
        let around = self.words_of_claim(look)?;
        let mut found: Option<&Slot> = None;
        for owner in &taken {
            let other = self.neighbour(look, owner, &around)?;
            if found.is_some_and(|found| !same_value(found, other)) {
                return None;
            }
            found = Some(other);
        }
        let found = found.filter(|it| !known.memory.tells(look.fact.span, &it.fact))?;
        self.candidate_at(found.source, &found.fact)
    }

    /// The one neighbour of a figure that the claim names instead.
    fn neighbour(&self, look: &Look<'_, '_>, owner: &Slot, around: &Around) -> Option<&'b Slot> {
        let known: &'b Known<'b> = self.known;
        let slots = &known.slots;
        let beside = slots.all.iter().filter(|it| it.source == owner.source && it.sentence == owner.sentence);
        let records = slots.by_own.get(&owner.own).into_iter().flatten().filter_map(|i| slots.all.get(*i));
        let records = records.filter(|it| it.source == owner.source && it.sentence != owner.sentence);
        let alike = |it: &&Slot| {
            let order = it.fact.value.amount().zip(owner.fact.value.amount());
            !same_value(it, owner)
                && it.fact.value.is_in_one_unit(&owner.fact.value)
                && order.is_some_and(|(a, b)| of_one_order(a.value, b.value))
                && !it.dated
                && !owner.dated
        };
        let mut named = beside
            .filter(alike)
            .filter(|it| self.is_beside(look, it, owner, around))
            .chain(records.filter(alike).filter(|it| self.is_record(look, it, owner, around)));
        let first = named.next()?;
        named.all(|it| same_value(it, first)).then_some(first)
    }

    /// The words that stand with the claim's figure are those of the other figure of the sentence.
    fn is_beside(&self, look: &Look<'_, '_>, it: &Slot, owner: &Slot, around: &Around) -> bool {
        let (ours, theirs) = (apart(&it.own, &owner.own), apart(&owner.own, &it.own));
        if theirs.is_empty() || has_any(&around.said, &theirs) || has_any(&around.before, &theirs) {
            return false;
        }
        if is_named(look.reading, &around.near, &ours) {
            return self.share(&around.near, &ours) >= NAMES;
        }
        if !around.names && is_named(look.reading, &around.before, &ours) {
            // `They set out from Derry Bridge. The river there stood at 2.10 metres`
            return around.there && self.share(&around.before, &ours) >= NAMES;
        }
        // the words of the first figure are those of the whole, and its own value that of the whole
        let (share, count) = (self.share(&around.near, &ours), matched(&around.near, &ours));
        let (least, fewest) = if it.first { (FIRST, 2) } else { (WORDS, 1) };
        !owner.first && share >= least && count >= fewest
    }

    /// The claim, or its paragraph, names the head of the other record.
    fn is_record(&self, look: &Look<'_, '_>, it: &Slot, owner: &Slot, around: &Around) -> bool {
        let (ours, theirs) = (apart(&it.head, &owner.head), apart(&owner.head, &it.head));
        if theirs.is_empty() || has_any(&around.said, &theirs) || has_any(&around.before, &theirs) {
            return false;
        }
        let said = has_any(&around.said, &ours);
        if !said && around.names {
            return false;
        }
        let place = if said { &around.said } else { &around.before };
        self.share(place, &ours) >= NAMES && is_named(look.reading, place, &ours)
    }

    fn share(&self, placed: &[Placed], terms: &[Term]) -> f32 {
        let weight = |term: &Term| self.library.lexicon.weight(*term);
        let all: f32 = terms.iter().map(weight).sum();
        let has = |term: &&Term| placed.iter().any(|p| p.term == **term);
        terms.iter().filter(has).map(weight).sum::<f32>() / all.max(0.01)
    }

    fn words_of_claim(&mut self, look: &Look<'_, '_>) -> Option<Around> {
        let reading = look.reading;
        let all = reading.tokens.within(look.claim);
        let figures = figures(reading, look.claim, &[look.fact.kind()]);
        let at = figures.iter().position(|it| it.span == look.fact.span)?;
        let range = segment(reading, all, &figures, at);
        let range = before_next(reading, range, look.fact);
        let near = (range.start < range.end).then(|| reading.tokens.span(range.start, range.end - 1))?;
        // `made four albums and sold 2.3 million of them`
        let of_them = range.clone().any(|i| matches!(reading.tokens.lower(i), "them" | "these" | "those"));
        let near = if of_them { look.claim } else { near };
        if range.clone().any(|i| WHOLE.contains(&reading.tokens.lower(i))) {
            return None;
        }
        let index = reading.sentences.iter().position(|it| it.span == look.claim)?;
        let paragraph = reading.sentences.get(index)?.paragraph;
        let first = (0..index)
            .rev()
            .take_while(|i| reading.sentences.get(*i).is_some_and(|it| it.paragraph == paragraph))
            .last();
        let start = first.and_then(|i| reading.sentences.get(i)).map_or(look.claim.start, |it| it.span.start);
        let lexicon = &mut self.library.lexicon;
        Some(Around {
            near: terms_in(reading, near, lexicon),
            said: terms_in(reading, look.claim, lexicon),
            before: terms_in(reading, Span::new(start, look.claim.start), lexicon),
            names: reading.facts_in(look.claim).any(|fact| fact.kind() == Kind::Name),
            there: reading
                .tokens
                .within(look.claim)
                .any(|i| matches!(reading.tokens.lower(i), "there" | "here")),
        })
    }
}

/// The tokens up to the mark or conjunction behind which another kind of figure has its words: `for 55 per cent of the
/// fault, and the city £500,000`.
fn before_next(reading: &Reading<'_>, range: Range<usize>, fact: &Fact) -> Range<usize> {
    let tokens = &reading.tokens;
    let (_, end) = ends(reading, fact);
    let next = reading
        .facts
        .iter()
        .filter(|it| it.value.amount().is_some() && it.kind() != Kind::Name && it.span.start >= fact.span.end)
        .map(|it| tokens.at(it.span.start))
        .find(|at| *at < range.end);
    let parts = |i: &usize| tokens.is_sign(*i, ',') && JOINS.contains(&tokens.lower(*i + 1));
    match next.and_then(|next| (end..next).find(parts)) {
        Some(mark) => range.start..mark.max(range.start),
        None => range,
    }
}

/// The kinds of figures that have neighbours.
const MEASURED: &[Kind] = &[Kind::Number, Kind::Percent, Kind::Money, Kind::Quantity, Kind::Duration];

fn same_value(a: &Slot, b: &Slot) -> bool {
    a.fact.value.amount().map(|it| it.value) == b.fact.value.amount().map(|it| it.value)
}

fn apart(a: &[Term], b: &[Term]) -> Vec<Term> {
    a.iter().filter(|term| !b.contains(term)).copied().collect()
}

fn has_any(placed: &[Placed], terms: &[Term]) -> bool {
    placed.iter().any(|p| terms.contains(&p.term))
}

fn matched(placed: &[Placed], terms: &[Term]) -> usize {
    terms.iter().filter(|term| placed.iter().any(|p| p.term == **term)).count()
}

/// One of the words is a name where the claim has it.
fn is_named(reading: &Reading<'_>, placed: &[Placed], terms: &[Term]) -> bool {
    let name = |span: Span| reading.facts_over(span).any(|fact| fact.kind() == Kind::Name);
    let capital =
        |p: &Placed| reading.tokens.is_capital(p.token) && (!reading.tokens.opens(p.token) || name(p.span));
    placed.iter().any(|p| terms.contains(&p.term) && capital(p))
}

/// The figures of some kinds in a sentence, in order.
fn figures<'r>(reading: &'r Reading<'_>, span: Span, kinds: &[Kind]) -> Vec<&'r Fact> {
    let figure = |fact: &&Fact| kinds.contains(&fact.kind()) && fact.value.amount().is_some();
    reading.facts_in(span).filter(figure).collect()
}

fn has_date(reading: &Reading<'_>, span: Span) -> bool {
    reading.facts_in(span).any(|fact| fact.kind() == Kind::Date)
}

/// The label of a sentence, which ends in a colon before any figure, and the token behind it.
fn label(reading: &Reading<'_>, span: Span) -> (Option<Span>, usize) {
    let tokens = &reading.tokens;
    let range = tokens.within(span);
    let first = MEASURED
        .iter()
        .filter_map(|kind| figures(reading, span, &[*kind]).first().map(|it| it.span.start))
        .min();
    let end = first.map_or(range.end, |at| tokens.at(at));
    let colon =
        (range.start..end.min(range.end)).rev().find(|i| tokens.is_sign(*i, ':') && !tokens.glued(*i));
    match colon.filter(|colon| *colon > range.start) {
        Some(colon) => (Some(tokens.span(range.start, colon - 1)), colon + 1),
        None => (None, range.start),
    }
}

/// The short line above a sentence: the first of its paragraph, or a heading right before that.
fn head_of(reading: &Reading<'_>, sentence: usize) -> Option<Span> {
    let it = reading.sentences.get(sentence)?;
    let of_paragraph =
        |i: &usize| reading.sentences.get(*i).is_some_and(|other| other.paragraph == it.paragraph);
    let first = (0..=sentence).rev().take_while(of_paragraph).last()?;
    let opening = reading.sentences.get(first)?;
    let words = opening.span.of(reading.text);
    let short =
        |line: &str| line.split_whitespace().count() <= HEAD && !line.ends_with(['.', ';', ',', '!', '?']);
    if let Some((line, _)) = words.split_once('\n').filter(|(line, _)| short(line.trim_end())) {
        return Some(Span::new(opening.span.start, opening.span.start + line.len()));
    }
    let above = first.checked_sub(1).and_then(|i| reading.sentences.get(i))?;
    (above.block == Block::Heading && short(above.span.of(reading.text))).then_some(above.span)
}

/// Where the words of the figures stand: behind them all, or before each.
fn is_behind(reading: &Reading<'_>, range: &Range<usize>, figures: &[&Fact]) -> bool {
    let tokens = &reading.tokens;
    let has_content = |mut range: Range<usize>| range.any(|i| is_content(reading, i));
    let Some(last) = figures.last() else { return false };
    let (at, end) = ends(reading, last);
    let before = figures
        .len()
        .checked_sub(2)
        .and_then(|i| figures.get(i))
        .map_or(range.start, |it| ends(reading, it).1);
    let joins =
        |i: &usize| tokens.is_sign(*i, ';') || tokens.is_sign(*i, ',') || JOINS.contains(&tokens.lower(*i));
    let joined = (before..at).rev().find(joins).map_or(before, |i| i + 1);
    !has_content(joined..at) && has_content(end..range.end.max(end))
}

/// The tokens that belong to one of the figures of a stretch.
fn segment(reading: &Reading<'_>, range: Range<usize>, figures: &[&Fact], n: usize) -> Range<usize> {
    let tokens = &reading.tokens;
    let behind = is_behind(reading, &range, figures);
    let bound = |a: &Fact, b: &Fact| boundary(reading, ends(reading, a).1..ends(reading, b).0, behind);
    let Some(own) = figures.get(n) else { return range };
    let before = n.checked_sub(1).and_then(|i| figures.get(i)).map(|it| bound(it, own));
    let after = figures.get(n + 1).map(|it| bound(own, it));
    let (start, end) = (before.unwrap_or(range.start), after.unwrap_or(range.end));
    let (at, behind) = ends(reading, own);
    let mark = |i: &usize| tokens.is_sign(*i, ';');
    let start = (start..at).rev().find(mark).map_or(start, |i| i + 1);
    let end = (behind..end).find(mark).unwrap_or(end);
    start..end.max(start)
}

/// The first token of a figure, and the one behind it.
fn ends(reading: &Reading<'_>, fact: &Fact) -> (usize, usize) {
    (reading.tokens.at(fact.span.start), reading.tokens.at(fact.span.end.saturating_sub(1)) + 1)
}

fn is_content(reading: &Reading<'_>, i: usize) -> bool {
    reading.tokens.kind(i) == Some(TokenKind::Word) && !is_stop_word(reading.tokens.lower(i))
}

/// Words that join two figures of a row.
const JOINS: &[&str] = &["and", "while", "but", "whereas", "against", "plus", "or", "with"];

/// Where between two figures the words of the second begin.
fn boundary(reading: &Reading<'_>, between: Range<usize>, behind: bool) -> usize {
    let tokens = &reading.tokens;
    let tests: [&dyn Fn(usize) -> bool; 4] = [
        &|i| tokens.is_sign(i, ';') || tokens.is_sign(i, '.') || tokens.gap(i).contains('\n'),
        &|i| tokens.is_sign(i, ',') || tokens.is_sign(i, ':'),
        &|i| JOINS.contains(&tokens.lower(i)),
        &|i| tokens.is_sign(i, '('),
    ];
    for test in tests {
        let mut marks = between.clone().filter(|i| test(*i));
        let mark = if behind { marks.next_back() } else { marks.next() };
        if let Some(mark) = mark {
            return mark + 1;
        }
    }
    if behind { between.end } else { between.start }
}

/// The tokens that tell a figure from the others of its sentence: what stands before it, or behind it from the first
/// preposition on (`41,000 visitors in its first year and 52,000 in its second`).
fn tokens_of(
    reading: &Reading<'_>,
    range: Range<usize>,
    fact: &Fact,
    (first, behind): (bool, bool),
) -> Range<usize> {
    const LED: &[&str] =
        &["in", "at", "for", "to", "from", "by", "on", "with", "who", "which", "of", "under", "against"];
    let tokens = &reading.tokens;
    let (at, end) = ends(reading, fact);
    let content = |i: &usize| is_content(reading, *i);
    let before = range.start..at.max(range.start);
    if !behind && before.clone().any(|i| content(&i)) {
        let line = before.clone().rev().find(|i| *i + 1 < before.end && tokens.gap(*i).contains('\n'));
        let line = line.map_or(before.start, |i| i + 1);
        let kept = (line..before.end).rev().filter(content).take(OWN).last().filter(|_| first);
        return kept.unwrap_or(line)..before.end;
    }
    let after = end.min(range.end)..range.end;
    let led = after.clone().find(|i| LED.contains(&tokens.lower(*i)));
    let led = led.filter(|led| (*led..after.end).any(|i| content(&i)));
    led.unwrap_or(after.start)..after.end
}

/// The terms of stretches of tokens that are words, sorted.
fn words(
    reading: &Reading<'_>,
    ranges: &[Range<usize>],
    lexicon: &mut crate::evidence::Lexicon,
) -> Vec<Term> {
    let figure = |span: Span| {
        reading.facts_over(span).any(|it| it.value.amount().is_some() || it.kind() == Kind::Date)
    };
    let mut terms = Vec::new();
    for range in ranges.iter().filter(|range| !range.is_empty()) {
        let placed = terms_in(reading, reading.tokens.span(range.start, range.end - 1), lexicon);
        terms.extend(placed.iter().filter(|p| !figure(p.span)).map(|p| p.term));
    }
    terms.sort_unstable();
    terms.dedup();
    terms
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::{asked, rules};

    const RAIN: &str = "Weather in May\n\nCorley (12 m)\nRainfall 81.2 mm; mean 60.1 mm.\n\nHigh Moss (310 m)\nRainfall 141.7 mm; mean 98.0 mm.\n\nOrme (40 m)\nRainfall 67.4 mm; mean 55.5 mm.\n";
    const ADVICE: &str = "The report makes 36 recommendations: fourteen to the ministry, twelve to the railway, ten to the regulator.";
    const LEFT: &str =
        "Departures of refused applicants: 2,310, of which voluntary 1,408 and under escort 902.";
    const JUMP: &str =
        "Women, long jump: 1 Ada Kell (Corley) 6.31 m (+0.4); 2 Ida Moss (Orme) 6.12 m (+1.1).";

    const GAUGES: &str = "The gauge at Kell Bridge showed 2.10 metres, that at Orme weir 2.85 metres.";
    const FARMS: &str = "Skane: threshed 90%; yield 5.9 tonnes (mean 5.9); malting 38%.\nJutland: threshed 93%; yield 4.9 tonnes (5.6); malting 44%.";
    const ALBUMS: &str =
        "The four albums have sold 3.2 million copies, of which Slow Lane accounts for 2.3 million.";

    #[test]
    fn the_figure_of_a_neighbour_is_wrong() {
        for (article, source, rule) in [
            ("High Moss, 300 metres higher, had 67.4mm.", RAIN, Rule::SourceQuantity),
            (
                "It runs to 300 pages and makes 36 recommendations, 14 of them to the railway.",
                ADVICE,
                Rule::SourceNumber,
            ),
            ("Of those who failed, 1,408 were taken to the airport under escort.", LEFT, Rule::SourceNumber),
            (
                "They set out from Kell Bridge. The river there stood at 2.85 metres.",
                GAUGES,
                Rule::SourceQuantity,
            ),
            (
                "In Skane 38 per cent can be malted. Yields, at 4.9 tonnes, were average.",
                FARMS,
                Rule::SourceQuantity,
            ),
            (
                "Between 1994 and 2002 the band made four albums and sold 2.3 million of them.",
                ALBUMS,
                Rule::SourceNumber,
            ),
            ("Her friend Ada Kell won the long jump with 6.12m.", JUMP, Rule::SourceQuantity),
        ] {
            assert_eq!(asked(article, source), [rule], "{article}");
        }
    }

    #[test]
    fn its_own_figure_is_right() {
        for (article, source) in [
            ("High Moss, 300 metres higher, had 141.7mm.", RAIN),
            ("Of the three places that are measured, Orme, at 67.4mm, was drier than High Moss.", RAIN),
            ("It makes 36 recommendations, 12 of them to the railway.", ADVICE),
            ("It makes 36 recommendations, 14 of them to the department of transport.", ADVICE),
            ("Of those whose claim had failed, 1,408 went of their own accord.", LEFT),
            ("Ada Kell won the long jump, in which her friend Ida Moss came to 6.12m.", JUMP),
            (
                "The museum drew 52,000 visitors in year two.",
                "The museum drew 41,000 visitors in its first year and 52,000 in its second.",
            ),
            ("In York the firm has 800 people.", "The firm has 1,200 people in Leeds and 800 in York."),
            (
                "The change brings in another $1.9 million, most of which goes into roads.",
                "The change would add $1.9 million a year, of which $1.5 million for roads, $0.4 million for bridges.",
            ),
            (
                "It was the last match for the captain, who retires after 164 games.",
                "She played 164 games in 11 seasons, 98 of them as captain.",
            ),
            (
                "There is a new station at Pit Lane. A single to Stoke costs £4.80.",
                "Fares. Corley to Stoke: single £4.80, return £8.20. Pit Lane to Stoke: single £3.10.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
