//! `notice/kind`: a wrong fact is put right under the label of an update or a clarification.

use super::{Finding, Rule};
use crate::notice::cover::Covering;
use crate::notice::{Notice, NoticeKind, notices};
use crate::reading::{Reading, Story};

/// Looks at every notice with a milder label.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    for notice in notices(&story.body) {
        let milder =
            matches!(notice.kind, NoticeKind::Update | NoticeKind::Clarification | NoticeKind::Refile);
        if !milder || !owns_error(&story.body, &notice) || says_correction(&story.body, &notice) {
            continue;
        }
        let covering = Covering::new(&story.body, [&notice]);
        let Some((wrong, right)) = covering.told().find_map(|told| {
            told.wrong.iter().find_map(|wrong| Some((wrong.span, told.right_for(wrong)?.span)))
        }) else {
            continue;
        };
        let message = format!(
            "A wrong fact (“{}” for “{}”) is put right here; that is a correction, not {}.",
            wrong.of(story.body.text),
            right.of(story.body.text),
            match notice.kind {
                NoticeKind::Update => "an update",
                NoticeKind::Refile => "a refile",
                _ => "a clarification",
            }
        );
        findings.push(Finding::new(Rule::NoticeKind, &story.body, notice.label, message));
    }
}

/// `Updated 12 March: adds …; it also corrects the depth`: one note for both, and the correction is called one. And `the
/// line has since put the number at nine`: the news moved on, nothing was wrong.
fn says_correction(body: &Reading<'_>, notice: &Notice) -> bool {
    let says = |i: usize| matches!(body.tokens.lower(i), "corrects" | "correction" | "corrected" | "since");
    body.tokens.within(notice.span).any(says)
}

/// The notice itself says that something was wrong.
fn owns_error(body: &Reading<'_>, notice: &Notice) -> bool {
    const OWN: &[&str] = &[
        "incorrectly",
        "erroneously",
        "mistakenly",
        "wrongly",
        "inaccurately",
        "misstated",
        "misidentified",
        "misspelled",
        "misspelt",
        "misreported",
        "error",
        "mistake",
        "incorrect",
        "wrong",
    ];
    let tokens = &body.tokens;
    tokens.within(notice.span).any(|i| OWN.contains(&tokens.lower(i)))
        || tokens.within(notice.span).any(|i| {
            matches!(tokens.lower(i), "earlier" | "previous")
                && matches!(tokens.lower(i + 1), "version" | "versions")
        })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::NoticeKind;
    use crate::rules::cases::{flags, silent};

    #[test]
    fn news_that_moved_on_is_no_error() {
        silent(
            NoticeKind,
            "Nine wagons left the rails.\n\nUpdate, Tuesday 6.15pm: An earlier version of this article said that eight wagons \
             left the rails. The line has since put the number at nine.",
        );
    }

    #[test]
    fn cases() {
        flags(
            NoticeKind,
            "The mill shut in 2013.\n\nUpdate: An earlier version of this article said that the mill shut in 2012. It shut in \
             2013.",
            "Update:",
        );
        flags(
            NoticeKind,
            "The mill shut in 2013.\n\nClarification: We incorrectly said that the mill shut in 2012. It shut in 2013.",
            "Clarification:",
        );
        silent(
            NoticeKind,
            "The mill shut in 2013.\n\nUpdate: The owner has since said that 40 people will be taken on.",
        );
        silent(
            NoticeKind,
            "The mill shut in 2013.\n\nClarification: The mill shut to visitors, not to its staff of 40.",
        );
        silent(
            NoticeKind,
            "The mill shut in 2013.\n\nCorrection: An earlier version of this article said 2012. It was 2013.",
        );
    }
}
