//! `history/stealth-edit`: a published fact changed, and neither a notice nor a record says so.

use super::notice_incomplete::has_new_words;
use super::{Finding, Level, Rule};
use crate::facts::Kind;
use crate::notice::cover::record_covers;
use crate::notice::{Notice, NoticeKind, fresh};
use crate::reading::{Reading, Story};
use crate::text::{Span, TokenKind, Tokens};
use crate::versions::{Change, ChangeKind, diff};

/// Compares the body with the version before; where a new notice stands, what it leaves out is `notice/incomplete`.
/// A fact put into a sentence, or taken out of it, is a note: nothing that was published was called wrong by it. New
/// sentences and whole sentences taken out are none.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let Some(previous) = &story.previous else { return };
    let all = fresh(&story.body, previous);
    let updates = || all.iter().filter(|notice| notice.kind == NoticeKind::Update);
    let updated = updates().next().is_some();
    let dated = updates().any(|notice| notice.date.is_some() || has_time(&story.body, notice.span));
    if all.iter().any(|notice| notice.kind != NoticeKind::Update && !notice.items.is_empty()) {
        return;
    }
    changed(story, (previous, &story.body), (updated, dated), &all, findings);
    for now in &story.around {
        if let Some(was) = story.previous_around.iter().find(|was| was.place == now.place) {
            changed(story, (was, now), (updated, dated), &[], findings);
        }
    }
}

/// What was changed from one reading to the other that no record covers.
fn changed(
    story: &Story<'_>,
    (was, now): (&Reading<'_>, &Reading<'_>),
    (updated, dated): (bool, bool),
    notices: &[Notice],
    findings: &mut Vec<Finding>,
) {
    for change in diff(was, now).iter().filter(|change| change.kind == ChangeKind::Fact) {
        if change.old_sentence.is_none() || change.new_sentence.is_none() {
            continue;
        }
        if story.request.records.iter().any(|record| record_covers(record, change, was, now)) {
            continue;
        }
        if notices.iter().any(|it| it.kind != NoticeKind::Update)
            && has_new_words(story, notices, change, was)
        {
            continue;
        }
        let Some(span) = change.after.or(change.new_sentence) else { continue };
        let mut finding = Finding::new(Rule::HistoryStealthEdit, now, span, message(change, was, now));
        if !change.is_exchange() || dated {
            // an update with its day tells the reader that the news moved on
            finding.level = Level::Note;
        } else if updated || change.new_sentence.is_some_and(|sentence| moves_on(now, sentence)) {
            finding.level = Level::Warning;
        }
        findings.push(finding);
    }
}

fn message(change: &Change, old: &Reading<'_>, new: &Reading<'_>) -> String {
    match (change.before, change.after) {
        (Some(was), Some(is)) => format!(
            "The version before had “{}”, this one has “{}”, and neither a notice nor a record says so.",
            was.of(old.text),
            is.of(new.text)
        ),
        (Some(was), None) => format!("“{}” was taken out without a notice or record.", was.of(old.text)),
        (None, Some(is)) => format!("“{}” was put in without a notice or record.", is.of(new.text)),
        (None, None) => "A fact was changed without a notice or record.".to_owned(),
    }
}

/// The sentence says with a time that the news moved on: `by 5pm`, `as of Tuesday`, `so far`, `now stands at`.
fn moves_on(reading: &Reading<'_>, sentence: Span) -> bool {
    let tokens = &reading.tokens;
    tokens.within(sentence).any(|i| {
        let (this, next) = (tokens.lower(i), tokens.lower(i + 1));
        match this {
            "by" => {
                next.ends_with("day")
                    || matches!(next, "now" | "noon" | "midnight")
                    || is_clock(tokens, i + 1)
            }
            "as" => next == "of",
            "so" => next == "far",
            "now" => matches!(next, "stands" | "stood" | "at" | "put"),
            "latest" | "updated" => true,
            _ => false,
        }
    })
}

/// True if a notice gives a clock time or a day: `was updated at 7pm on 24 November`.
fn has_time(body: &Reading<'_>, notice: Span) -> bool {
    body.tokens.within(notice).any(|i| is_clock(&body.tokens, i))
        || body.facts_in(notice).any(|fact| fact.kind() == Kind::Date)
}

/// `5pm`, `17:30`; not `fell by 30`.
fn is_clock(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.kind(i) == Some(TokenKind::Digits)
        && (tokens.is_sign(i + 1, ':')
            || (i + 1..i + 4).any(|k| matches!(tokens.lower(k), "am" | "pm" | "a.m" | "p.m")))
}

#[cfg(test)]
mod tests {
    use crate::rules::Level;
    use crate::rules::Rule::HistoryStealthEdit;
    use crate::rules::cases::{changed, changed_flags, changed_silent};
    use crate::text::Place;

    #[test]
    fn a_changed_fact() {
        changed_flags(HistoryStealthEdit, "The mill cut 230 jobs.", "The mill cut 320 jobs.", "320");
        changed_flags(HistoryStealthEdit, "It shuts in March 2027.", "It shuts in May 2027.", "May");
        changed_flags(HistoryStealthEdit, "The judge was Ann Petty.", "The judge was Ann Perry.", "Perry");
    }

    #[test]
    fn additions_and_rewordings_are_none() {
        changed_silent(HistoryStealthEdit, "The mill shut.", "The mill shut. Some 320 people worked there.");
        let found = changed("The mill shut on Monday.", "The mill closed on Monday, 12 March.");
        assert!(found.iter().all(|f| f.level == Level::Note), "{found:?}");
        changed_silent(HistoryStealthEdit, "About 60 went.", "Some 60 left.");
        changed_silent(
            HistoryStealthEdit,
            "The mill cut 230 jobs.",
            "The mill cut 320 jobs.\n\nCorrection: An earlier version of this article said 230 jobs. It was 320.",
        );
    }

    #[test]
    fn an_update_with_its_time_is_told() {
        let found = changed(
            "Rescuers had brought up 11 of 14 miners.",
            "Rescuers had brought up all 14 miners.\n\nUpdated 12 March, 10.40am: adds the rescue of the last three miners.",
        );
        assert!(found.iter().all(|f| f.level == Level::Note), "{found:?}");
    }

    #[test]
    fn a_changed_headline_or_summary() {
        use crate::reading::Story;
        use crate::request::{Article, Request};
        let article = |title: &str, summary: &str| Article {
            slug: "case".into(),
            title: Some(title.into()),
            summary: Some(summary.into()),
            text: "The mill shut.".into(),
            ..Article::default()
        };
        let request = Request {
            article: article("Mill cuts 320 jobs", "It shuts in May 2027."),
            previous: Some(article("Mill cuts 230 jobs", "It shuts in March 2027.")),
            ..Request::default()
        };
        let found = super::super::find(&Story::new(&request));
        let found = found.iter().filter(|finding| finding.rule == HistoryStealthEdit);
        let places: Vec<_> = found.map(|finding| (finding.place, finding.text.contains("320"))).collect();
        assert_eq!(places, [(Place::Title, true), (Place::Summary, false)]);
    }

    #[test]
    fn where_the_news_moved_on_it_is_a_warning() {
        let found = changed("By Monday 12 people had died.", "By Tuesday 17 people had died.");
        assert!(!found.is_empty() && found.iter().all(|f| f.level == Level::Warning), "{found:?}");
    }
}
