//! A share in words against a percentage: `nearly two-thirds of voters` where a source has `58 per cent of voters`.

use super::again::Look;
use super::candidate::{Candidate, weigh};
use super::compare::Match;
use super::judge::Bench;
use super::share;
use crate::facts::{Amount, Fact, Kind, Value};
use crate::reading::Reading;
use crate::text::Span;
use rust_decimal::Decimal;

/// From which score on a percentage plays the part of the words: anywhere, and in a row that the claim names.
const LEAST: f32 = 0.36;
const ROW: f32 = 0.12;

/// How much better it must be than any other percentage of another size.
const CLEARLY: f32 = 1.6;

impl Bench<'_, '_> {
    /// The percentage that plays the part of a share in words which it does not fit, where none fits that comes near it.
    pub(super) fn portion(&mut self, look: &Look<'_, '_>) -> Option<Candidate> {
        let words = look.fact.span.of(look.reading.text);
        let amount = match look.fact.value {
            Value::Number(amount) if amount.value > Decimal::ZERO && amount.value < Decimal::ONE => amount,
            _ => return None,
        };
        if words.contains(|c: char| c.is_ascii_digit()) || is_of_a_unit(look.reading, look.fact.span) {
            return None;
        }
        let hundred = |value: Decimal| value.checked_mul(Decimal::ONE_HUNDRED);
        let percent = Amount { value: hundred(amount.value)?, place: Decimal::ONE, bound: amount.bound };
        let as_percent = Fact::new(look.fact.span, Value::Percent { amount: percent, points: false });
        let tolerance = self.story.request.settings.tolerance;
        let weighed = weigh(&as_percent, look.its, look.passages, self.library, self.parts, tolerance);
        let in_cells = look.candidates.iter().filter(|c| self.is_percent_cell(c)).cloned();
        let mut all: Vec<(Candidate, Decimal)> = weighed
            .into_iter()
            .filter(|c| c.fact.kind() == Kind::Percent)
            .chain(in_cells)
            .filter_map(|c| {
                let share = c.fact.value.amount()?.value.abs().checked_div(Decimal::ONE_HUNDRED)?;
                Some((c, share))
            })
            .collect();
        all.sort_by(|(a, _), (b, _)| b.score.total_cmp(&a.score));
        let (best, share) = all.first()?.clone();
        let least = if best.labelled { ROW } else { LEAST };
        let bounded = best.fact.value.amount().is_none_or(|theirs| theirs.bound.is_some());
        let fits =
            |share: Decimal| !share::is_far(amount, share) && !share::is_another(amount, share, tolerance);
        // `a third cheaper` is no third of anything, and `in the year before` another percentage
        let part = &best.part;
        let other_part = part.cell.is_none() && look.its.step != part.step || look.its.prior != part.prior;
        if best.score < least || bounded || other_part || fits(share) || share::is_far(amount, share) {
            return None;
        }
        let rival = |(other, value): &(Candidate, Decimal)| {
            let beside = other.part.cell.is_some() && other.passage == best.passage && !fits(*value);
            let near = other.source == best.source && other.passage.abs_diff(best.passage) <= 2;
            let fitting = fits(*value) && (near || other.score * 6.0 >= best.score);
            *value != share && !beside && (other.score * CLEARLY >= best.score || fitting)
        };
        let worked_out = !best.labelled && self.follows(look.fact, look.passages);
        let spoken_for = worked_out || self.known.memory.tells(look.fact.span, &best.fact);
        (!all.iter().any(rival) && !spoken_for).then_some(Candidate { found: Match::Differs, ..best })
    }

    /// True for a bare figure of a row whose table is in per cent.
    fn is_percent_cell(&self, candidate: &Candidate) -> bool {
        let cell = candidate
            .part
            .cell
            .as_ref()
            .is_some_and(|cell| cell.alone && cell.latest && cell.column.is_some());
        let number = matches!(candidate.fact.value, Value::Number(_)) && candidate.labelled && cell;
        let head = |source: &Reading<'_>| {
            let row = self.library.row_at(candidate.source, candidate.fact.span.start);
            let line = row.and_then(|row| row.head_line).map(|line| line.of(source.text).to_lowercase());
            line.is_some_and(|line| {
                line.contains("per cent") || line.contains("percent") || line.contains('%')
            })
        };
        number && self.library.sources.get(candidate.source).is_some_and(head)
    }
}

/// `a tenth of a penny`, `half an hour`, `three quarters of a mile`: so much of one thing, and no share.
fn is_of_a_unit(reading: &Reading<'_>, span: Span) -> bool {
    let next = reading.tokens.at(span.end.saturating_sub(1)) + 1;
    let one = |i: usize| matches!(reading.tokens.lower(i), "a" | "an" | "one");
    one(next) || reading.tokens.lower(next) == "of" && one(next + 1)
}

/// The words that say what the part of a share is: those behind its number, up to a mark.
pub(super) fn label_of(reading: &Reading<'_>, part: Span) -> Span {
    let tokens = &reading.tokens;
    let first = tokens.at(part.end.saturating_sub(1)) + 1;
    let mark = |i: &usize| matches!(tokens.word(*i), "," | ";" | "." | "(" | ")" | "");
    let end = (first..first + 8).find(mark).unwrap_or(first + 8);
    if end > first { tokens.span(first, end - 1) } else { Span::new(part.end, part.end) }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn a_share_in_words_is_held_against_a_percentage() {
        let source = "Of the members who voted, 58 per cent supported the merger with the bank. Turnout was 41 per cent.";
        assert_eq!(
            rules(
                "More than two-thirds of the members who voted supported the merger with the bank.",
                source
            ),
            [Rule::SourceNumber]
        );
        for article in [
            "More than half of the members who voted supported the merger with the bank.",
            "Nearly three in five of the members who voted supported the merger with the bank.",
            "Well over half of the members who voted supported the merger.",
            "Two in five of the members voted.",
            "About two in five of those who voted were against the merger.",
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
        let table = "Change on a year before, in per cent: June 2025; May 2025\nAll food: 5.2; 4.3\nOlive oil: -17.5; -14.0\nButter: 21.7; 19.9\n";
        assert_eq!(rules("Olive oil was almost a quarter cheaper.", table), [Rule::SourceNumber]);
        let dividend =
            "Interim dividend per share | 3.2p | 3.1p | +3.2%\nRevenue per share | 41.0p | 39.5p | +3.8%\n";
        assert_eq!(rules("The interim dividend per share is raised by a tenth of a penny.", dividend), []);
        assert_eq!(rules("Butter rose by more than a fifth, and olive oil was a sixth cheaper.", table), []);
    }
}
