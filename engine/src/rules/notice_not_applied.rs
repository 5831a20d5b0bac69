//! `notice/not-applied`: the wrong value of a notice, or what was derived from it, still stands in the article.

use super::{Finding, Rule, Suggestion};
use crate::notice::{Left, Standing, notices, standing};
use crate::reading::{Reading, Story};
use crate::text::{Place, Span};
use crate::versions::{Change, diff, search};

/// Looks for it in the body, headline, summary and captions.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let all = notices(&story.body);
    if all.is_empty() {
        return;
    }
    let changes = story.previous.as_ref().map(|old| (old, diff(old, &story.body)));
    for reading in story.readings() {
        for left in standing(&story.body, &all, reading) {
            let words = left.span.of(reading.text);
            let touched =
                |(old, changes): &(&Reading<'_>, Vec<Change>)| is_settled(old, changes, reading, &left);
            if left.left == Left::Wrong
                && reading.place == Place::Body
                && changes.as_ref().is_some_and(touched)
            {
                continue;
            }
            let message = match (&left.left, left.right.is_empty()) {
                (Left::Wrong, false) => format!(
                    "The notice says that “{}” is wrong and “{}” right, and “{words}” still stands here.",
                    left.wrong, left.right
                ),
                (Left::Wrong, true) => {
                    format!("The notice says that “{}” is wrong, and it still stands here.", left.wrong)
                }
                (Left::Derived, _) => format!(
                    "“{words}” was true with “{}”, which the notice calls wrong; it does not fit “{}”.",
                    left.wrong, left.right
                ),
            };
            let mut finding = Finding::new(Rule::NoticeNotApplied, reading, left.span, message);
            if left.left == Left::Wrong && !left.right.is_empty() {
                finding.suggestion = Some(Suggestion { span: left.span, replacement: left.right.clone() });
            }
            findings.push(finding);
        }
    }
}

/// True where the sentence was changed since the version before, and the words are new in it (another matter), or the notice gives no
/// other value for them: then what was wrong was put right in other words, as `60 crowns a day` where they were 60 a week.
fn is_settled(old: &Reading<'_>, changes: &[Change], new: &Reading<'_>, left: &Standing) -> bool {
    let Some(sentence) = new.sentence_at(left.span.start).map(|it| it.span) else { return false };
    let is_here = |it: &&Change| it.new_sentence.is_some_and(|new| new.overlaps(sentence));
    let its: Vec<&Change> = changes.iter().filter(is_here).collect();
    let before: Vec<Span> = its.iter().filter_map(|it| it.old_sentence).collect();
    let words = left.span.of(new.text);
    let within = |reading: &Reading<'_>, sentences: &[Span]| {
        search(words, reading).iter().filter(|it| sentences.iter().any(|s| s.contains(**it))).count()
    };
    let (was, is) = (within(old, &before), within(new, &[sentence]));
    !its.is_empty() && is > 0 && (was == 0 || is >= was && left.right.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::NoticeNotApplied;
    use crate::rules::cases::{flags, silent};
    use crate::{Article, Request, check};

    #[test]
    fn cases() {
        flags(
            NoticeNotApplied,
            "The dam holds 4,310 tonnes. Its 4,130 tonnes are let out in June.\n\n\
             Correction: An earlier version of this article gave the weight as 4,130 tonnes. It is 4,310.",
            "4,130",
        );
        silent(
            NoticeNotApplied,
            "The dam holds 4,310 tonnes.\n\n\
             Correction: An earlier version of this article gave the weight as 4,130 tonnes. It is 4,310.",
        );
        silent(NoticeNotApplied, "The dam holds 4,310 tonnes. The lake holds 4,130.");
    }

    #[test]
    fn a_sentence_that_was_put_right_in_other_words() {
        let notice = "Correction: An earlier version of this article said that traders would pay 60 crowns a week. They pay it every day.";
        let flagged = |now: &str, before: &str| {
            let article = |text: String| Article { text, ..Article::default() };
            let request = Request {
                article: article([now, "\n\n", notice].concat()),
                previous: Some(article(before.to_owned())),
                ..Request::default()
            };
            check(&request).findings.into_iter().filter(|it| it.rule == NoticeNotApplied).count()
        };
        let before = "Traders will pay 60 crowns a week for a stall. Parking is free.";
        assert_eq!(flagged("Traders will pay 60 crowns a day for a stall. Parking is free.", before), 0);
        assert_eq!(flagged("Traders will pay 60 crowns a week for a stall. Parking is free.", before), 1);
    }

    #[test]
    fn a_sentence_of_which_the_other_half_was_put_right() {
        let notice =
            "Correction: An earlier version of this article gave the weight as 4,130 tonnes. It is 4,310.";
        let article = |text: String| Article { text, ..Article::default() };
        let request = Request {
            article: article(["The dam, built in 1931, holds 4,130 tonnes.", "\n\n", notice].concat()),
            previous: Some(article("The dam, built in 1930, holds 4,130 tonnes.".to_owned())),
            ..Request::default()
        };
        let left = check(&request).findings.into_iter().filter(|it| it.rule == NoticeNotApplied).count();
        assert_eq!(left, 1, "the weight still stands");
    }
}
