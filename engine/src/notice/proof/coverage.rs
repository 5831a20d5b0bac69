//! The steps that hold the notice against the diff, and its names against the article.

use super::steps::Ground;
use super::{Case, Step, Where, place, step};
use crate::notice::cover::record_covers;
use crate::notice::point::{Sort, points};
use crate::notice::told::told;
use crate::reading::Reading;
use crate::text::{Block, Place, Span};
use crate::versions::{Change, diff, search};

fn body<'r, 'a>(readings: &'r [Reading<'a>]) -> Option<&'r Reading<'a>> {
    readings.iter().find(|r| r.place == Place::Body)
}

fn exchanges(case: &Case<'_>) -> Vec<Change> {
    match (body(case.old), body(case.new)) {
        (Some(old), Some(new)) => diff(old, new).into_iter().filter(Change::is_exchange).collect(),
        _ => Vec::new(),
    }
}

/// Every changed fact is covered by the record or its notice; other notices in the new text count too.
pub(super) fn notice_covers_changes(case: &Case<'_>, _: &Ground) -> Step {
    let (Some(old), Some(new)) = (body(case.old), body(case.new)) else {
        return step("notice-covers-changes", true, "There is no text to compare.".into(), Vec::new());
    };
    let all = crate::notice::fresh(new, old);
    let others = crate::notice::cover::Covering::new(new, &all);
    let open = exchanges(case)
        .into_iter()
        .filter(|change| !record_covers(case.record, change, old, new) && !others.covers(change, old, new));
    let places: Vec<Where> = open
        .filter_map(|change| change.after.or(change.new_sentence))
        .map(|span| place("new", new, span))
        .collect();
    let message = if places.is_empty() {
        "Every changed fact is covered by the notice.".into()
    } else {
        format!("The notice leaves out {} changed fact(s).", places.len())
    };
    step("notice-covers-changes", places.is_empty(), message, places)
}

/// Every item of the notice is a change of the text.
pub(super) fn changes_cover_notice(case: &Case<'_>, ground: &Ground) -> Step {
    let (notice, all) = ground.notice();
    let (Some(old), Some(new)) = (body(case.old), body(case.new)) else {
        return step("changes-cover-notice", true, "There is no text to compare.".into(), Vec::new());
    };
    let changes = exchanges(case);
    let stands = |words: Span, texts: &[Reading<'_>]| {
        texts.iter().any(|text| !search(words.of(notice.text), text).is_empty())
    };
    let mut places = Vec::new();
    for item in all.iter().flat_map(|n| &n.items) {
        let mut told = told(&notice, item);
        // a word in the place of another is found in the article by its letters; a diff of facts has none
        told.wrong.retain(|point| point.sort != Sort::Word);
        told.right.retain(|point| point.sort != Sort::Word);
        let has = |list: &[crate::notice::point::Point], reading: &Reading<'_>, span: Option<Span>| {
            span.is_some_and(|span| points(reading, span).iter().any(|p| list.iter().any(|l| l.says(p))))
        };
        let by_change =
            changes.iter().any(|c| has(&told.wrong, old, c.before) || has(&told.right, new, c.after));
        let all_stand = |list: &[crate::notice::point::Point], texts: &[Reading<'_>]| {
            list.is_empty() || list.iter().any(|point| stands(point.span, texts))
        };
        let by_words = all_stand(&told.wrong, case.old) && all_stand(&told.right, case.new);
        let nothing = told.wrong.is_empty() && told.right.is_empty();
        if !by_change && !by_words && !nothing {
            places.push(place("notice", &notice, told.span));
        }
    }
    let message = if places.is_empty() {
        "Every sentence of the notice is a change of the text.".into()
    } else {
        "The notice speaks of something that did not change.".into()
    };
    step("changes-cover-notice", places.is_empty(), message, places)
}

/// No name of the notice is a slip of a name of the article; what the notice calls wrong may be.
pub(super) fn names(case: &Case<'_>, ground: &Ground) -> Step {
    let (notice, all) = ground.notice();
    let known: Vec<String> = case
        .new
        .iter()
        .flat_map(|text| {
            let prose = text.sentences.iter().filter(|s| s.block != Block::Notice);
            prose.flat_map(|s| points(text, s.span)).collect::<Vec<_>>()
        })
        .filter(|p| p.sort == Sort::Name)
        .flat_map(|p| p.keys)
        .collect();
    let wrong: Vec<Span> = all.iter().flat_map(|n| &n.items).flat_map(|i| i.wrong.iter().copied()).collect();
    let slip = |key: &String| {
        key.chars().count() >= 4
            && !known.contains(key)
            && known
                .iter()
                .any(|name| name.chars().next() == key.chars().next() && strsim::osa_distance(name, key) == 1)
    };
    let mine = points(&notice, Span::new(0, notice.text.len()));
    let own = mine.iter().filter(|p| p.sort == Sort::Name && !wrong.iter().any(|w| w.contains(p.span)));
    let places: Vec<Where> =
        own.filter(|p| p.keys.iter().any(slip)).map(|p| place("notice", &notice, p.span)).collect();
    let message = match places.first() {
        None => "The names are those of the article.".into(),
        Some(first) => format!("The article spells “{}” otherwise.", first.text),
    };
    step("names", places.is_empty(), message, places)
}
