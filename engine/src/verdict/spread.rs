//! Ranges: `$5.05bn to $5.25bn` where a source has `$5.15 to $5.25 billion (in May: $5.05 to $5.20 billion)`, and the range of
//! the thing beside it in a list: `cataracts 4 to 7 months; hips 6 to 11 months`.
//!
//! A source that has the article's range, or both its ends in one sentence, settles it. Else one end finds the range that is
//! meant, and the other end is not the article's.

use super::compare;
use super::finding;
use super::gate::significant;
use super::judge::Bench;
use crate::answer::Claim;
use crate::evidence::{Term, terms_in};
use crate::facts::{Fact, Kind, Value};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::Span;

/// Words by which a source says that a range is one of an earlier time.
#[rustfmt::skip]
const EARLIER: &[&str] = &["previously", "previous", "before", "earlier", "last", "was", "were", "formerly", "until", "after", "old"];

/// A range of a source and where it stands.
struct Told {
    passage: usize,
    source: usize,
    fact: Fact,
    /// How many words its passage shares with the claim.
    shared: usize,
}

impl Bench<'_, '_> {
    /// Says which ranges of the claim have another end in the sources, or are those of something else.
    pub(super) fn spreads(&mut self, reading: &Reading<'_>, claim: &Claim) {
        for fact in reading.facts_in(claim.span) {
            let Some((low, high)) = ends(&fact.value) else { continue };
            if reading.is_quoted(fact.span)
                || self.is_contradicted(claim, fact.span)
                || is_change(reading, claim.span, fact)
            {
                continue;
            }
            let Some(told) = self.other_range(reading, claim, fact, (low, high)) else { continue };
            let Some(place) = self.place_of(told.passage) else { continue };
            let source = self.library.sources.get(place.0).map_or("", |source| source.text);
            let right = told.fact.span.of(source).to_owned();
            let says = format!("has \"{right}\" for it");
            let rule = finding::rule(fact.kind());
            self.otherwise(reading, claim, (rule, fact.span), &says, (Some(right), place));
        }
    }

    fn other_range(
        &mut self,
        reading: &Reading<'_>,
        claim: &Claim,
        fact: &Fact,
        (low, high): (&Value, &Value),
    ) -> Option<Told> {
        let placed = terms_in(reading, claim.span, &mut self.library.lexicon);
        let terms: Vec<Term> =
            placed.iter().filter(|it| !it.span.overlaps(fact.span)).map(|it| it.term).collect();
        let (mut exact, mut lows, mut highs): (Vec<Told>, Vec<Told>, Vec<Told>) = <_>::default();
        for (passage, it) in self.library.passages.iter().enumerate() {
            let Some(source) = self.library.sources.get(it.source) else { continue };
            let has = |end: &Value| source.facts_in(it.span).any(|fact| is_same(end, &fact.value));
            if has(low) && has(high) {
                return None;
            }
            let all = self.library.terms_of(passage);
            for other in source.facts_in(it.span) {
                let Some((from, to)) = ends(&other.value) else { continue };
                let (first, last) = (is_same(low, from), is_same(high, to));
                let shared = all.iter().filter(|it| terms.contains(&it.term)).count();
                let told = Told { passage, source: it.source, fact: other.clone(), shared };
                match (first, last) {
                    (true, true) => exact.push(told),
                    (true, false) => lows.push(told),
                    (false, true) => highs.push(told),
                    (false, false) => {}
                }
            }
        }
        if !exact.is_empty() {
            let [one] = exact.as_slice() else { return None };
            return self.item_beside(&terms, one);
        }
        // of two times: the one that is told as now is meant
        let pair = lows.iter().find_map(|a| highs.iter().find(|b| a.passage == b.passage).map(|b| (a, b)));
        if let Some((a, b)) = pair {
            let now = self.later_of(a, b)?;
            let told = Told { fact: now.fact.clone(), ..*now };
            return (told.shared > 0).then_some(told);
        }
        let mut one = lows.into_iter().chain(highs);
        let told = one.next()?;
        if one.any(|other| other.fact.value != told.fact.value) {
            return None;
        }
        let shares_low = ends(&told.fact.value).is_some_and(|(from, _)| is_same(low, from));
        let (shared_end, other_end) = if shares_low { (low, high) } else { (high, low) };
        let digits = shared_end.amount().map_or(0, |it| significant(it.value));
        let it = self.library.passages.get(told.passage)?;
        let source = self.library.sources.get(told.source)?;
        // `€40 to €60, for families up to €80`: the whole spread of both
        let item = item_of(source, it.span, told.fact.span);
        let beside = source.facts_in(item).any(|fact| is_same(other_end, &fact.value));
        let least = match digits {
            0 | 1 => 3,
            2 => 2,
            _ => 1,
        };
        (!beside && told.shared >= least).then_some(told)
    }

    /// The later of two ranges of one thing, where the source says which that is.
    fn later_of<'t>(&self, a: &'t Told, b: &'t Told) -> Option<&'t Told> {
        let source = self.library.sources.get(a.source)?;
        let (first, second) = if a.fact.span.start < b.fact.span.start { (a, b) } else { (b, a) };
        if let Some(row) = self.library.row_at(a.source, first.fact.span.start)
            && row.cell_at(first.fact.span.start) != row.cell_at(second.fact.span.start)
        {
            let timed = |head: &Span| source.facts_over(*head).any(|fact| fact.kind() == Kind::Date);
            let day = |head: Option<Span>| {
                source.facts_over(head?).filter_map(|fact| fact.value.days()).map(|days| days.1).max()
            };
            let heads = (day(row.head_at(first.fact.span.start)), day(row.head_at(second.fact.span.start)));
            return match heads {
                (Some(x), Some(y)) if row.heads.iter().all(timed) => Some(if x > y { first } else { second }),
                _ => None,
            };
        }
        let between = Span::new(first.fact.span.end, second.fact.span.start);
        let words = between.of(source.text);
        let before = source.tokens.within(between).any(|i| EARLIER.contains(&source.tokens.lower(i)))
            || source.facts_in(between).any(|fact| fact.kind() == Kind::Date);
        // `in 2023: from £7.90 to £10.40; in 2022: from £6.90 to £8.80`
        let passage = self.library.passages.get(a.passage)?.span;
        let time = |it: &Told| {
            let item = item_of(source, passage, it.fact.span);
            let wide = Span::new(item.start.saturating_sub(40).max(passage.start), item.end);
            let last = source.facts_in(wide).filter(|fact| fact.span.end <= it.fact.span.start);
            last.filter_map(|fact| fact.value.days()).last()
        };
        let apart = words.contains(';') && time(first).zip(time(second)).is_some_and(|(x, y)| x != y);
        (apart || words.contains('(') && !words.contains(')') && before).then_some(first)
    }

    /// The range of the thing that the claim names, where it has that of another item of one list, of which it has no word.
    fn item_beside(&mut self, terms: &[Term], one: &Told) -> Option<Told> {
        let passage = self.library.passages.get(one.passage)?.span;
        let sources = self.library.sources;
        let source = sources.get(one.source)?;
        let ranges: Vec<&Fact> =
            source.facts_in(passage).filter(|fact| ends(&fact.value).is_some()).collect();
        let mut label = |fact: &Fact| -> Vec<Term> {
            let item = item_of(source, passage, fact.span);
            let before = Span::new(item.start, fact.span.start.max(item.start));
            terms_in(source, before, &mut self.library.lexicon).iter().map(|it| it.term).collect()
        };
        let own = label(&one.fact);
        if own.is_empty() || own.iter().any(|term| terms.contains(term)) {
            return None;
        }
        let mut named = ranges.into_iter().filter(|it| it.span != one.fact.span).filter(|it| {
            let label = label(it);
            !label.is_empty() && label.iter().all(|term| terms.contains(term))
        });
        let (other, None) = (named.next()?, named.next()) else { return None };
        let alike = other.kind() == one.fact.kind();
        alike.then(|| Told { fact: other.clone(), ..*one })
    }
}

/// The two ends of a range of amounts.
fn ends(value: &Value) -> Option<(&Value, &Value)> {
    match value {
        Value::Range(low, high) if low.amount().is_some() && high.amount().is_some() => Some((low, high)),
        _ => None,
    }
}

/// The article's end against a source's value, which may be bare.
fn is_same(ours: &Value, theirs: &Value) -> bool {
    let (Some(a), Some(b)) = (ours.amount(), theirs.amount()) else { return false };
    if matches!(theirs, Value::Number(_)) || matches!(ours, Value::Number(_)) {
        return compare::values(&Value::Number(a), &Value::Number(b), Tolerance::default()).agrees();
    }
    compare::values(ours, theirs, Tolerance::default()).agrees()
}

/// `rose from £3m to £4m`: two ends of a change and no range.
fn is_change(reading: &Reading<'_>, claim: Span, fact: &Fact) -> bool {
    let tokens = &reading.tokens;
    let led = tokens.at(fact.span.start).checked_sub(1).is_some_and(|i| tokens.lower(i) == "from");
    let ranges = |i: usize| tokens.lower(i).starts_with("rang") || tokens.lower(i).starts_with("var");
    led && !tokens.within(claim).any(ranges)
}

/// The item of a list that holds `at`: back and forth to a semicolon, a colon or a full stop.
fn item_of(source: &Reading<'_>, passage: Span, at: Span) -> Span {
    let text = source.text;
    let before = text.get(passage.start..at.start).unwrap_or_default();
    let start = before.rfind([';', ':', '\n']).map_or(passage.start, |i| passage.start + i + 1);
    let start = before.rfind(". ").map_or(start, |i| start.max(passage.start + i + 2));
    let after = text.get(at.end..passage.end).unwrap_or_default();
    let end = after.find([';', '\n']).map_or(passage.end, |i| at.end + i);
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn an_end_of_another_time_or_of_nothing() {
        for (article, source, rule) in [
            (
                "The mill expects sales of $3.05 billion to $3.40 billion this year.",
                "Outlook: sales of $3.20 to $3.40 billion (in May: $3.05 to $3.30 billion).",
                Rule::SourceMoney,
            ),
            (
                "At the end of the year villagers paid between 240 and 390 francs a bucket of water.",
                "Indicator: end of 2023; end of 2024\nWater, francs a bucket: 270 to 390; 240 to 310",
                Rule::SourceMoney,
            ),
            (
                "A year ago a kilo fetched between £3.90 and £7.40.",
                "Prices of hops a kilo. First day of 2023: from £4.90 to £7.40; of 2022: from £3.90 to £5.80.",
                Rule::SourceMoney,
            ),
            (
                "The office expects the vote to cost between £3.1m and £3.9m.",
                "The office put the cost of the vote at £3.1m to £3.6m; the election of 2019 cost £3.9m.",
                Rule::SourceMoney,
            ),
            (
                "Cataract patients can expect to wait between six and 11 months.",
                "The present wait: cataract 4 to 7 months; hip replacement 6 to 11 months; hernia 3 to 5 months.",
                Rule::SourceDuration,
            ),
        ] {
            assert_eq!(rules(article, source), [rule], "{article}");
        }
    }

    #[test]
    fn ranges_that_stand_and_spreads_of_two() {
        for (article, source) in [
            (
                "The mill expects sales of $3.20 billion to $3.40 billion this year.",
                "Outlook: sales of $3.20 to $3.40 billion (in May: $3.05 to $3.30 billion).",
            ),
            (
                "Tickets cost between £12 and £45.",
                "Tickets for the stand cost £25 to £45, tickets for the terrace £12 to £18.",
            ),
            (
                "Cataract patients can expect to wait between four and seven months.",
                "The present wait: cataract 4 to 7 months; hip replacement 6 to 11 months.",
            ),
            (
                "Hip patients can expect to wait between six and 11 months.",
                "The present wait: cataract 4 to 7 months; hip replacement 6 to 11 months.",
            ),
            ("The fare rose from £3.10 to £3.90.", "The fare is £3.10 to £3.60 by zone."),
        ] {
            assert_eq!(rules(article, source), [] as [Rule; 0], "{article}");
        }
    }
}
