//! `notice/misstates`: the notice gives another old value than the version before had, or another right one than the
//! article has.

use super::{Finding, Rule};
use crate::notice::cover::Covering;
use crate::notice::point::{Point, Sort, points};
use crate::notice::{fresh, told::Told, word_like};
use crate::reading::{Reading, Story};
use crate::text::{Block, Span};
use crate::versions::{Change, diff};

/// Needs the version before: what it had and what the article has are compared with the notice.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let Some(previous) = &story.previous else { return };
    let all = fresh(&story.body, previous);
    if all.is_empty() {
        return;
    }
    let both = |change: &Change| change.before.is_some() && change.after.is_some();
    let changes: Vec<Change> = diff(previous, &story.body).into_iter().filter(both).collect();
    let covering = Covering::new(&story.body, &all);
    for told in covering.told() {
        wrong(story, previous, told, &changes, findings);
        right(story, previous, told, &changes, findings);
    }
}

/// The notice's old value is not the one that was replaced.
fn wrong(
    story: &Story<'_>,
    previous: &Reading<'_>,
    told: &Told,
    changes: &[Change],
    findings: &mut Vec<Finding>,
) {
    for wrong in &told.wrong {
        let Some(right) = told.right_for(wrong) else { continue };
        if stands(previous, wrong) {
            continue;
        }
        let Some((was, _)) = changed(changes, previous, &story.body, None, Some(right)) else { continue };
        if was.of(previous.text).contains(wrong.span.of(story.body.text)) {
            // `as Iain`, where the version had `Iain Pollock`: a part of it is told
            continue;
        }
        let message = format!(
            "The notice says that the earlier version had “{}”; it had “{}”.",
            wrong.span.of(story.body.text),
            was.of(previous.text)
        );
        findings.push(Finding::new(Rule::NoticeMisstates, &story.body, wrong.span, message));
    }
}

/// The notice's right value is not the one that the article now has.
fn right(
    story: &Story<'_>,
    previous: &Reading<'_>,
    told: &Told,
    changes: &[Change],
    findings: &mut Vec<Finding>,
) {
    for wrong in &told.wrong {
        let Some(right) = told.right_for(wrong) else { continue };
        // a kind of thing may be told in other words: `a secondary school` as `a school`
        if right.sort == Sort::Word || stands(&story.body, right) {
            continue;
        }
        let Some((_, is)) = changed(changes, previous, &story.body, Some(wrong), None) else { continue };
        let message = format!(
            "The notice says that “{}” is right; the article has “{}”.",
            right.span.of(story.body.text),
            is.of(story.body.text)
        );
        findings.push(Finding::new(Rule::NoticeMisstates, &story.body, right.span, message));
    }
}

/// True if the value stands anywhere outside the notices.
fn stands(reading: &Reading<'_>, point: &Point) -> bool {
    let mut prose = reading.sentences.iter().filter(|s| s.block != Block::Notice);
    prose.any(|sentence| has(reading, sentence.span, point))
}

/// True if the value stands in the span.
fn has(reading: &Reading<'_>, span: Span, point: &Point) -> bool {
    matches!(point.sort, Sort::Word | Sort::Role) && word_like(reading, span, point).is_some()
        || points(reading, span).iter().any(|here| point.is(here))
}

/// The old and new words of the change that has the given old or new value.
fn changed(
    changes: &[Change],
    old: &Reading<'_>,
    new: &Reading<'_>,
    before: Option<&Point>,
    after: Option<&Point>,
) -> Option<(Span, Span)> {
    let says = |reading: &Reading<'_>, span: Option<Span>, point: Option<&Point>| {
        point.is_none_or(|point| span.is_some_and(|span| has(reading, span, point)))
    };
    let change = changes.iter().find(|c| says(old, c.before, before) && says(new, c.after, after))?;
    Some((change.before?, change.after?))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::NoticeMisstates;
    use crate::rules::cases::{changed_flags, changed_silent};

    const OLD: &str = "Ann Petty resigned in May 2021. She paid £46,800 in all.";

    #[test]
    fn another_old_value() {
        changed_flags(
            NoticeMisstates,
            OLD,
            "Ann Petty resigned in April 2021. She paid £46,800 in all.\n\n\
             Correction: An earlier version of this article said that Ann Petty resigned in June 2021. She resigned in April \
             2021.",
            "June 2021",
        );
    }

    #[test]
    fn another_right_value() {
        changed_flags(
            NoticeMisstates,
            OLD,
            "Ann Petty resigned in May 2021. She paid £48,600 in all.\n\n\
             Correction: An earlier version of this article put the payments at £46,800. They came to £48,000.",
            "£48,000",
        );
    }

    #[test]
    fn a_notice_that_tells_it_as_it_was() {
        changed_silent(
            NoticeMisstates,
            OLD,
            "Ann Petty resigned in April 2021. She paid £46,800 in all.\n\n\
             Correction: An earlier version of this article said that Ann Petty resigned in May 2021. She resigned in April \
             2021.",
        );
        // The notice is of a still earlier version: nothing can be said.
        changed_silent(
            NoticeMisstates,
            OLD,
            "Ann Petty resigned in May 2021. She paid £46,800 in all.\n\n\
             Correction: An earlier version of this article said that Ann Petty resigned in June 2021. She resigned in May \
             2021.",
        );
    }

    #[test]
    fn bare_figures_places_and_words() {
        let old = "The dam at Orm will hold as much as 69 megalitres. Colonel Rana, born in Dolakha, plays the flute.";
        for (new, notice, expected) in [
            (
                "The dam at Orm will hold as much as 96 megalitres. Colonel Rana, born in Dolakha, plays the flute.",
                "said that the dam would hold up to {} megalitres. The figure is 96.",
                ["69", "90"],
            ),
            (
                "The dam at Orm will hold as much as 69 megalitres. Colonel Rana, born in Dharan, plays the flute.",
                "said that Colonel Rana was born in {}. She was born in Dharan.",
                ["Dolakha", "Dailekh"],
            ),
            (
                "The dam at Orm will hold as much as 69 megalitres. Colonel Rana, born in Dolakha, plays the oboe.",
                "said that Colonel Rana plays the {}; she plays the oboe.",
                ["flute", "cello"],
            ),
        ] {
            let told = |value: &str| {
                format!("{new}\n\nAn earlier version of this article {}", notice.replace("{}", value))
            };
            let [right, wrong] = expected;
            changed_silent(NoticeMisstates, old, &told(right));
            changed_flags(NoticeMisstates, old, &told(wrong), wrong);
        }
    }

    #[test]
    fn a_day_whose_year_nobody_gives() {
        changed_silent(
            NoticeMisstates,
            "Firms have to pay the tax from 1 July.",
            "Firms have to pay the tax from 1 September.\n\n\
             An earlier version of this article said that the tax would be paid from 1 July. It is due from 1 September.",
        );
    }
}
