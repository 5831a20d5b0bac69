//! `self/headline`: a figure or date of the headline that the body gives differently.
//!
//! The body's figure is the one for the headline's if it stands in the lead, counts the same and shares its words.
//! A headline rounds, so a coarser figure is no error.

mod age;
mod alone;
mod change;
mod digits;
mod fewer;
mod headed;
mod length;
mod toll;

use super::arithmetic::{Term, Unit, terms};
use super::{Finding, Rule, Suggestion};
use crate::facts::{Bound, DateValue, Precision, Value};
use crate::reading::{Reading, Story};
use crate::text::{Block, Place, Sentence, Span, TokenKind};
use rust_decimal::Decimal;

/// How many sentences of the body are its lead.
const LEAD: usize = 3;

/// Words of a headline that say nothing of its subject.
const EMPTY: &[&str] = &[
    "about", "after", "also", "back", "because", "been", "before", "could", "first", "from", "have", "into",
    "just", "last", "more", "next", "over", "says", "than", "that", "their", "them", "they", "this", "under",
    "until", "were", "what", "when", "where", "which", "while", "will", "with", "would", "year", "years",
    "cent", "percent", "million", "billion",
];

/// A part of a whole in words: `a third`, `one in five`.
fn is_share(term: &Term) -> bool {
    term.unit == Unit::Count && term.amount.value > Decimal::ZERO && term.amount.value < Decimal::ONE
}

/// `to lose nine hours`: so much less or more, not so much.
fn is_lost(reading: &Reading<'_>, term: &Term) -> bool {
    let before = term.first.checked_sub(1).map_or("", |i| reading.tokens.lower(i));
    matches!(
        before,
        "lose"
            | "loses"
            | "lost"
            | "losing"
            | "gain"
            | "gains"
            | "gained"
            | "shed"
            | "sheds"
            | "add"
            | "adds"
            | "added"
            | "save"
            | "saves"
            | "saved"
            | "by"
    )
}

/// Holds the headline against the body: its figures and dates, then tolls, changes, lengths of time and ages in other
/// words.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    figures(story, findings);
    toll::check(story, findings);
    change::check(story, findings);
    fewer::check(story, findings);
    length::check(story, findings);
    age::check(story, findings);
    digits::check(story, findings);
}

/// Its figures and dates, each against the lead.
fn figures(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let Some(title) = story.around.iter().find(|reading| reading.place == Place::Title) else { return };
    let body = &story.body;
    let (copy, sentences) = body_sentences(title, body);
    let lead: Vec<&Sentence> = sentences.iter().copied().take(LEAD).collect();
    let page = Page { title, body, copy, sentences: &sentences, lead: &lead };
    let title_span = Span::new(0, title.text.len());
    let mut found = Vec::new();
    for term in terms(title, title_span) {
        found.extend(page.figure(&term).or_else(|| page.step(&term)).or_else(|| page.alone(&term)));
    }
    for fact in title.facts_in(title_span) {
        if let Value::Date(date) = &fact.value {
            found.extend(page.date(fact.span, date));
        }
    }
    findings.append(&mut found);
}

/// One finding of the headline is enough at one place.
fn is_new(findings: &[Finding], found: &Finding) -> bool {
    !findings.iter().any(|other| {
        other.rule == found.rule && other.place == found.place && other.span.overlaps(found.span)
    })
}

/// The sentences of the body, without the headline where it stands again at the top.
fn prose<'r>(title: &Reading<'_>, body: &'r Reading<'_>) -> Vec<&'r Sentence> {
    body_sentences(title, body).1
}

/// Where words of the headline stand again at the top of the body, if they do.
fn in_headline(title: &Reading<'_>, body: &Reading<'_>, span: Span) -> Option<Span> {
    let words = span.of(title.text);
    let copy = body_sentences(title, body).0?;
    let at = copy.start + copy.of(body.text).find(words)?;
    Some(Span::new(at, at + words.len()))
}

/// Where the headline stands again at the top of the body, if it does; and the other sentences of the body.
fn body_sentences<'r>(title: &Reading<'_>, body: &'r Reading<'_>) -> (Option<Span>, Vec<&'r Sentence>) {
    let letters = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let own = |sentence: &&Sentence| !matches!(sentence.block, Block::Notice | Block::Row);
    let mut sentences: Vec<&Sentence> = body.sentences.iter().filter(own).collect();
    let wanted = letters(title.text);
    let copy = sentences
        .first()
        .map(|s| s.span)
        .filter(|span| !wanted.is_empty() && letters(span.of(body.text)) == wanted);
    if copy.is_some() {
        sentences.remove(0);
    }
    (copy, sentences)
}

struct Page<'p, 'a> {
    title: &'p Reading<'a>,
    body: &'p Reading<'a>,
    copy: Option<Span>,
    sentences: &'p [&'p Sentence],
    lead: &'p [&'p Sentence],
}

impl<'a> Page<'_, 'a> {
    /// A figure that the body does not have, with the one figure of the lead that stands in its place.
    fn figure(&self, term: &Term) -> Option<Finding> {
        let stands =
            self.sentences.iter().flat_map(|s| terms(self.body, s.span)).any(|other| agrees(term, &other));
        if stands || self.anywhere(term.amount.value) || matches!(term.amount.bound, Some(Bound::About)) {
            return None;
        }
        let mut candidates: Vec<(usize, Term)> = Vec::new();
        for sentence in self.lead {
            let all = terms(self.body, sentence.span);
            let mut from = sentence.span.start;
            for other in all {
                let clause = from.max(self.clause_start(sentence.span, other.span));
                // a share in apposition, `36 of the 180 shops, one in five`, is of what the sentence tells
                let start = if is_share(&other) { sentence.span.start } else { clause };
                let shared = self.shared(Span::new(start, other.span.start));
                if self.same_part(term, &other)
                    && (term.unit == Unit::Count || is_lost(self.title, term) == is_lost(self.body, &other))
                {
                    candidates.push((shared, other.clone()));
                }
                if term.unit == other.unit {
                    from = other.span.end;
                }
            }
        }
        if let [(shared, only)] = candidates.as_mut_slice()
            && only.unit == Unit::Percent
            && let Some(sentence) = self.body.sentence_at(only.span.start)
        {
            // the one percentage of the lead is of what its sentence tells
            *shared = (*shared).max(self.shared(sentence.span));
        }
        let most = candidates.iter().map(|(shared, _)| *shared).max()?;
        let mut best = candidates.iter().filter(|(shared, _)| *shared == most);
        let (Some((shared, other)), None) = (best.next(), best.next()) else { return None };
        let needed = if candidates.len() == 1 && self.noun(self.title, term).is_some() { 1 } else { 2 };
        (*shared >= needed).then(|| self.report(term.span, other.span))
    }

    /// Where the words begin that belong to the value at `span`: after the last comma or conjunction before it.
    fn clause_start(&self, sentence: Span, span: Span) -> usize {
        let tokens = &self.body.tokens;
        let before = tokens.within(Span::new(sentence.start, span.start));
        let parts = |i: &usize| {
            matches!(tokens.lower(*i), "," | ";" | ":" | "and" | "but" | "while" | "–" | "—" | "(")
        };
        before.rev().find(parts).and_then(|i| tokens.get(i)).map_or(sentence.start, |token| token.span.end)
    }

    /// True if the body has the same number in any unit, or in a range.
    fn anywhere(&self, value: Decimal) -> bool {
        self.body.facts.iter().filter(|fact| self.copy.is_none_or(|copy| !copy.contains(fact.span))).any(
            |fact| match &fact.value {
                Value::Range(from, to) => {
                    [from, to].iter().any(|end| end.amount().is_some_and(|a| a.value == value))
                }
                other => other.amount().is_some_and(|a| a.value == value),
            },
        )
    }

    /// True if the body's value could be the headline's: same unit and noun, same preposition, no other order of size.
    fn same_part(&self, term: &Term, other: &Term) -> bool {
        let like = term.unit == other.unit && other.amount.bound.is_none();
        let shares = is_share(term) && is_share(other);
        let nouns = match (self.noun(self.title, term), self.noun(self.body, other)) {
            (Some(a), Some(b)) => stem(a) == stem(b),
            (Some(a), None) if shares => self.says(other, a),
            (None, None) => term.unit != Unit::Count,
            _ => term.unit != Unit::Count,
        };
        let limit = Decimal::from(12);
        let (a, b) = (term.amount.value, other.amount.value);
        let close = a.checked_mul(limit).is_some_and(|most| b <= most)
            && b.checked_mul(limit).is_some_and(|most| a <= most);
        let before = |reading: &Reading<'_>, term: &Term| {
            let word = term.first.checked_sub(1).map_or("", |i| reading.tokens.lower(i)).to_owned();
            matches!(word.as_str(), "to" | "by" | "from" | "at").then_some(word)
        };
        let parts = match (before(self.title, term), before(self.body, other)) {
            (Some(a), Some(b)) => {
                a == b || [a.as_str(), b.as_str()].iter().all(|w| matches!(*w, "to" | "at"))
            }
            _ => true,
        };
        like && nouns && close && parts
    }

    /// True if the body's sentence of `other` has the word.
    fn says(&self, other: &Term, word: &str) -> bool {
        let tokens = &self.body.tokens;
        self.body
            .sentence_at(other.span.start)
            .is_some_and(|sentence| tokens.within(sentence.span).any(|i| stem(tokens.lower(i)) == stem(word)))
    }

    /// The word after a bare count.
    fn noun<'x>(&self, reading: &'x Reading<'_>, term: &Term) -> Option<&'x str> {
        let next = term.last + 1;
        let word = reading.tokens.lower(next);
        (term.unit == Unit::Count && reading.tokens.kind(next) == Some(TokenKind::Word) && word.len() > 2)
            .then_some(word)
    }

    /// The number of the headline's words of substance that stand in `span` of the body.
    fn shared(&self, span: Span) -> usize {
        let words = |reading: &Reading<'_>, span: Span| {
            let tokens = &reading.tokens;
            let all = tokens
                .within(span)
                .map(|i| tokens.lower(i))
                .filter(|w| w.chars().count() > 3 && !EMPTY.contains(w));
            all.map(stem).collect::<Vec<_>>()
        };
        let mut title = words(self.title, Span::new(0, self.title.text.len()));
        title.sort();
        title.dedup();
        let body = words(self.body, span);
        title.iter().filter(|word| body.contains(word)).count()
    }

    /// `to rise by 20 cents`, where the lead has the old price and the new one and they are 30 cents apart.
    fn step(&self, term: &Term) -> Option<Finding> {
        let tokens = &self.title.tokens;
        let by = term.first.checked_sub(1).is_some_and(|i| matches!(tokens.lower(i), "by" | "of"));
        let Unit::Money(_) = term.unit else { return None };
        let money: Vec<Term> = self
            .lead
            .iter()
            .take(2)
            .flat_map(|s| terms(self.body, s.span))
            .filter(|t| t.unit == term.unit)
            .collect();
        let [a, b] = money.as_slice() else { return None };
        let now = self.lead.iter().take(2).any(|sentence| {
            let tokens = &self.body.tokens;
            let mut words = tokens.within(sentence.span).map(|i| tokens.lower(i));
            words.any(|word| matches!(word, "now" | "currently" | "present" | "previously" | "from"))
        });
        let step = a.amount.value.checked_sub(b.amount.value)?.abs();
        let half = term.amount.place.max(a.amount.place).checked_div(Decimal::TWO)?;
        let off = step.checked_sub(term.amount.value)?.abs() > half;
        let exact = term.amount.bound.is_none() && a.amount.bound.is_none() && b.amount.bound.is_none();
        (by && now && off && exact).then(|| self.report(term.span, a.span.join(a.span)))
    }

    /// A month or day that no date of the body touches, with the one date of the lead.
    fn date(&self, span: Span, date: &DateValue) -> Option<Finding> {
        let fine =
            |date: &DateValue| matches!(date.precision, Precision::Day | Precision::Month) && !date.relative;
        if !fine(date) || date.bound.is_some() {
            return None;
        }
        // `in July` of what is to come may be read as the July before
        let dated = span.of(self.title.text).bytes().filter(u8::is_ascii_digit).count() >= 4;
        let same_month = |other: &DateValue| {
            let month = other.first.month() == date.first.month();
            !dated && month && (date.precision == Precision::Month || other.first.day() == date.first.day())
        };
        let touches =
            |other: &DateValue| other.first <= date.last && date.first <= other.last || same_month(other);
        let in_body = |s: &&Sentence| {
            let own: Vec<(Span, DateValue)> = self
                .body
                .facts_in(s.span)
                .filter_map(|fact| match &fact.value {
                    Value::Date(date) => Some((fact.span, *date)),
                    _ => None,
                })
                .collect();
            own
        };
        let ranged = self
            .body
            .facts
            .iter()
            .any(|fact| matches!(&fact.value, Value::Range(from, _) if matches!(**from, Value::Date(_))));
        let all: Vec<(Span, DateValue)> = self.sentences.iter().flat_map(in_body).collect();
        if ranged || all.iter().any(|(_, other)| touches(other) && other.precision <= Precision::Quarter) {
            return None;
        }
        let lead: Vec<(Span, DateValue)> = self
            .lead
            .iter()
            .take(2)
            .flat_map(in_body)
            .filter(|(_, other)| !other.relative && other.precision <= Precision::Month)
            .collect();
        let [(other, _)] = lead.as_slice() else { return None };
        let sentence = self.body.sentence_at(other.start)?;
        // the one day that the whole body gives needs fewer words beside it
        let fixed = all.iter().filter(|(_, date)| !date.relative).count();
        let needed = if fixed == 1 { 1 } else { 2 };
        (self.shared(sentence.span) >= needed).then(|| self.report(span, *other))
    }

    /// On the headline where the body repeats it, else on the body's words.
    fn report(&self, title: Span, body: Span) -> Finding {
        let (headline, lead) = (title.of(self.title.text), body.of(self.body.text));
        let message = format!(
            "The headline has {headline} and the body has {lead} in its place; change the one that is wrong."
        );
        let again =
            self.copy.and_then(|copy| copy.of(self.body.text).find(headline).map(|at| copy.start + at));
        if let Some(at) = again {
            return Finding::new(Rule::SelfHeadline, self.body, Span::new(at, at + headline.len()), message);
        }
        let mut finding = Finding::new(Rule::SelfHeadline, self.body, body, message);
        finding.suggestion = Some(Suggestion { span: body, replacement: headline.to_owned() });
        finding
    }
}

fn whole(value: Decimal, unit: Decimal) -> bool {
    !value.is_zero() && value.checked_rem(unit).is_some_and(|rest| rest.is_zero())
}

/// The headline's figure holds the body's within its own coarseness, or the other way round.
fn agrees(title: &Term, body: &Term) -> bool {
    if title.unit != body.unit {
        return false;
    }
    let (a, b) = (title.amount, body.amount);
    let slack = |value: Decimal, place: Decimal| {
        let mut unit = place;
        for _ in 0..9 {
            let next = unit.checked_mul(Decimal::TEN).filter(|next| whole(value, *next));
            match next {
                Some(next) => unit = next,
                None => break,
            }
        }
        unit / Decimal::TWO
    };
    let gap = a.value.checked_sub(b.value).map_or(Decimal::MAX, |gap| gap.abs());
    let rounded = gap <= slack(a.value, a.place).max(b.place / Decimal::TWO);
    match a.bound.or(b.bound) {
        None => rounded,
        Some(_) => rounded || b.value.checked_mul(Decimal::new(25, 2)).is_some_and(|most| gap <= most),
    }
}

/// A word without its ending, as far as two forms of one word need: `rises` and `rising`.
fn stem(word: &str) -> String {
    let bare = ["ing", "ed", "es", "s"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() > 2));
    bare.unwrap_or(word).trim_end_matches('e').to_owned()
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfHeadline;
    use crate::rules::testing::{flagged_in, story};

    fn flagged(title: &str, text: &str) -> Vec<String> {
        flagged_in(SelfHeadline, &story(Some(title), text, &[]))
    }

    #[test]
    fn a_figure_of_the_headline_that_the_lead_gives_differently() {
        for (title, text, expected) in [
            (
                "Norland lifts its key rate to 3.5 per cent",
                "The Bank of Norland has raised its policy rate by half a point to 3.25 per cent, after inflation \
                 accelerated to 5.1 per cent in May.",
                "3.25 per cent",
            ),
            (
                "Storm cuts power to 18,400 homes",
                "The storm cut the power to 14,800 homes on Saturday.",
                "14,800",
            ),
            (
                "One in four pupils walks to school in Orme",
                "Of the 900 pupils in Orme 180 walk, one in five, the council said.",
                "one in five",
            ),
            (
                "Riders up 40 percent since Carver made its buses free",
                "A year after Carver stopped charging for its buses, they carry 30 percent more people. It cost a fifth.",
                "30 percent",
            ),
            (
                "Burglar of jewellery shop jailed for seven years",
                "A burglar who broke into a jewellery shop was jailed for nine years on Friday.",
                "nine years",
            ),
            (
                "Bridge at Orme to close in January",
                "The bridge at Orme will be closed to cars from 12 February so that its bearings can be renewed.",
                "12 February",
            ),
        ] {
            assert_eq!(flagged(title, text), [expected], "{title}");
        }
    }

    #[test]
    fn a_headline_that_the_body_repeats_is_flagged_where_it_stands() {
        let text =
            "Tram fares to rise by 20 cents\n\nA tram ticket will cost $2.70 from March. It now costs $2.40.";
        assert_eq!(flagged("Tram fares to rise by 20 cents", text), ["20 cents"]);
        let right = text.replace("20 cents", "30 cents");
        assert_eq!(flagged("Tram fares to rise by 30 cents", &right), [] as [&str; 0]);
    }

    #[test]
    fn headlines_round_and_pick() {
        for (title, text) in [
            ("Storm cuts power to 18,000 homes", "The storm cut the power to 18,400 homes on Saturday."),
            (
                "One in five pupils walks to school in Orme",
                "Of the 900 pupils in Orme 180 walk, one in five. A third of the teachers drive.",
            ),
            ("Nearly 50 towns join the league", "The league has 49 towns since 20 joined."),
            (
                "61% of imports come from three markets",
                "Imports from three states made up 60.94 per cent of the total.",
            ),
            (
                "Orme library to lose nine hours a week",
                "The library in Orme will open for 36 hours a week from the start of April, a fifth less than now.",
            ),
            (
                "Gear works to close after eight decades",
                "The works at Orme, which has 320 staff, opened in 1947.",
            ),
            (
                "Drivers call two-day strike",
                "Drivers will strike on Friday and Saturday, and 2,703 may vote for 3 days.",
            ),
            ("Ferry fares up by 5 per cent", "Fares go up from £20 to £21 in April."),
            ("Recount hands seat to Teverson by nine votes", "She won by 9 votes."),
            ("Seven tips for a dry cellar", "A cellar of 12 square metres costs £400 to dry."),
            (
                "Bridge to close in January",
                "The bridge will be closed from 12 January. It opened on 3 May 1966.",
            ),
            ("Concert in May", "The choir sings on Saturday."),
        ] {
            assert_eq!(flagged(title, text), [] as [&str; 0], "{title}");
        }
    }
}
