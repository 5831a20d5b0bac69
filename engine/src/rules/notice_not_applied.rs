//! `notice/not-applied`: the wrong value of a notice, or what was derived from it, still stands in the article.

use super::{Finding, Rule, Suggestion};
use crate::notice::{Left, notices, standing};
use crate::reading::Story;

/// Looks for it in the body, headline, summary and captions.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let all = notices(&story.body);
    if all.is_empty() {
        return;
    }
    for reading in story.readings() {
        for left in standing(&story.body, &all, reading) {
            let words = left.span.of(reading.text);
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

#[cfg(test)]
mod tests {
    use crate::rules::Rule::NoticeNotApplied;
    use crate::rules::cases::{flags, silent};

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
}
