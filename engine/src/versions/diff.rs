//! The facts-first diff of two texts.

use super::align::{Group, align};
use super::change::{Change, ChangeKind, Changed};
use super::classify::{Found, Sides};
use super::unit::{Class, Unit, units};
use crate::facts::{Fact, Kind};
use crate::reading::Reading;
use crate::settings::Tolerance;
use crate::text::{Block, Span, Tokens};
use crate::verdict::compare;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// What changed from `old` to `new`: facts first, then wording, then typography, each in the order of the new text.
/// Notices are no part of it.
#[must_use]
pub fn diff(old: &Reading<'_>, new: &Reading<'_>) -> Vec<Change> {
    let (before, after) = (Side::new(old), Side::new(new));
    if before.keys().eq(after.keys()) {
        return before.reflowed(&after);
    }
    let mut changes = Vec::new();
    for group in align(&before.sentences, &after.sentences) {
        compare(&before, &after, &group, &mut changes);
    }
    changes.sort_by_key(|c| (c.kind, c.after.or(c.new_sentence).map_or(usize::MAX, |s| s.start), c.before));
    changes
}

/// One text, ready to be compared.
pub(super) struct Side<'r> {
    reading: &'r Reading<'r>,
    /// The units of each sentence; `None` for notices.
    pub sentences: Vec<Option<Vec<Unit>>>,
    /// For each token, whether it stands inside quotation marks.
    quoted: Vec<bool>,
}

impl<'r> Side<'r> {
    pub(super) fn new(reading: &'r Reading<'r>) -> Self {
        let tokens = &reading.tokens;
        let sentences = reading.sentences.iter().map(|sentence| {
            (sentence.block != Block::Notice).then(|| units(tokens, tokens.within(sentence.span)))
        });
        Self { reading, sentences: sentences.collect(), quoted: quoted(tokens) }
    }

    fn keys(&self) -> impl Iterator<Item = (&str, bool)> {
        self.sentences.iter().flatten().flatten().map(|u| (u.key.as_str(), self.is_quoted(u)))
    }

    /// The same words in the same order as `other`: nothing changed, or typography alone.
    fn reflowed(&self, other: &Self) -> Vec<Change> {
        let whole = |side: &Self| {
            let all: Vec<usize> = (0..side.sentences.len())
                .filter(|&i| matches!(side.sentences.get(i), Some(Some(_))))
                .collect();
            side.span(&all)
        };
        let (before, after) = (whole(self), whole(other));
        if raw(self, before) == raw(other, after) {
            return Vec::new();
        }
        let kind = ChangeKind::Typography;
        vec![Change { kind, fact: None, before, after, old_sentence: before, new_sentence: after }]
    }

    fn units(&self, at: &[usize]) -> Vec<Unit> {
        at.iter().filter_map(|&i| self.sentences.get(i)?.as_ref()).flatten().cloned().collect()
    }

    fn span(&self, at: &[usize]) -> Option<Span> {
        let spans = at.iter().filter_map(|&i| self.reading.sentences.get(i)).map(|s| s.span);
        spans.reduce(Span::join)
    }

    fn is_quoted(&self, unit: &Unit) -> bool {
        self.quoted.get(self.reading.tokens.at(unit.span.start)).copied().unwrap_or_default()
    }

    /// The fact that holds `span`, the smallest.
    fn fact(&self, span: Span) -> Option<&Fact> {
        let holds = self
            .reading
            .facts
            .iter()
            .take_while(|f| f.span.start <= span.start)
            .filter(|f| f.span.contains(span));
        holds.filter(|f| f.kind() != Kind::Quote).min_by_key(|f| f.span.len())
    }

    fn sentence_of(&self, span: Option<Span>) -> Option<Span> {
        span.and_then(|s| self.reading.sentence_at(s.start)).map(|s| s.span)
    }
}

/// Double quotation marks only: a single one is too often an apostrophe. A paragraph's end closes them.
fn quoted(tokens: &Tokens<'_>) -> Vec<bool> {
    let mut inside = false;
    (0..tokens.len())
        .map(|i| {
            if i > 0 && tokens.gap(i - 1).contains('\n') {
                inside = false;
            }
            match tokens.word(i) {
                "“" | "„" | "«" => inside = true,
                "”" | "»" => inside = false,
                "\"" => inside = !inside,
                _ => return inside,
            }
            false
        })
        .collect()
}

fn compare(old: &Side<'_>, new: &Side<'_>, group: &Group, changes: &mut Vec<Change>) {
    let (before, after) = (old.units(&group.old), new.units(&group.new));
    let (old_span, new_span) = (old.span(&group.old), new.span(&group.new));
    let blank = Change {
        kind: ChangeKind::Wording,
        fact: None,
        before: None,
        after: None,
        old_sentence: old_span,
        new_sentence: new_span,
    };
    if before.is_empty() || after.is_empty() {
        let side = if after.is_empty() { old } else { new };
        let all = if after.is_empty() { &before } else { &after };
        let fact = first_fact(side, all);
        let kind = if fact.is_some() { ChangeKind::Fact } else { ChangeKind::Wording };
        changes.push(Change { kind, fact, before: old_span, after: new_span, ..blank });
        return;
    }
    let keys = |units: &[Unit]| units.iter().map(|u| u.key.clone()).collect::<Vec<_>>();
    let ops = regions(&capture_diff_slices(Algorithm::Myers, &keys(&before), &keys(&after)), &before);
    let first = changes.len();
    let sides = Sides { old: &before, new: &after };
    for Region { was, is, same } in ops {
        if same {
            marks(
                old,
                new,
                before.get(was).unwrap_or_default(),
                after.get(is).unwrap_or_default(),
                &blank,
                changes,
            );
            continue;
        }
        let words = |units: &[Unit], range| span_of(units.get::<Range<usize>>(range).unwrap_or_default());
        let (a, b) = (words(&before, was.clone()), words(&after, is.clone()));
        let mut found = sides.facts(&was, &is);
        found.retain(|f| !agrees(old, new, f));
        if found.is_empty() && reworded_quote(old, new, &before, &after, &was, &is) {
            found.push(Found { fact: Changed::Kind(Kind::Quote), before: a, after: b });
        }
        if found.is_empty() {
            changes.push(Change { before: a, after: b, ..blank });
        }
        for change in found.into_iter().map(|f| widened(old, new, f, &blank)) {
            if !changes.contains(&change) {
                changes.push(change);
            }
        }
    }
    if changes.len() == first && raw(old, old_span) != raw(new, new_span) {
        changes.push(Change { kind: ChangeKind::Typography, before: old_span, after: new_span, ..blank });
    }
}

/// A stretch of units that is the same on both sides, or differs.
struct Region {
    was: Range<usize>,
    is: Range<usize>,
    same: bool,
}

/// The stretches of a diff; words taken away and words put in with one or two names or small words between them are
/// one stretch (`the Friends of Orm`, `the Orm Trust`).
fn regions(ops: &[DiffOp], old: &[Unit]) -> Vec<Region> {
    let mut found: Vec<Region> = Vec::new();
    let mut ops = ops.iter().peekable();
    while let Some(op) = ops.next() {
        let (was, is) = (op.old_range(), op.new_range());
        let same = matches!(op, DiffOp::Equal { .. });
        let bridge = same
            && was.len() <= 2
            && old.get(was.clone()).is_some_and(|units| {
                units.iter().all(|u| matches!(u.class, Class::Name | Class::Small))
                    && units.iter().any(|u| u.class == Class::Name)
            });
        if bridge
            && let Some(last) = found.last_mut()
            && let Some(next) = ops.peek()
            && !last.same
            && (last.was.is_empty() && next.new_range().is_empty()
                || last.is.is_empty() && next.old_range().is_empty())
        {
            last.was.end = next.old_range().end;
            last.is.end = next.new_range().end;
            ops.next();
            continue;
        }
        found.push(Region { was, is, same });
    }
    found
}

fn raw<'r>(side: &Side<'r>, span: Option<Span>) -> &'r str {
    span.map_or("", |span| span.of(side.reading.text))
}

fn span_of(units: &[Unit]) -> Option<Span> {
    units.iter().map(|u| u.span).reduce(Span::join)
}

fn first_fact(side: &Side<'_>, units: &[Unit]) -> Option<Changed> {
    let typed = units.iter().find_map(|u| side.fact(u.span)).map(|f| Changed::Kind(f.kind()));
    typed.or_else(|| {
        units.iter().find_map(|u| match u.class {
            Class::Figure => Some(Changed::Kind(Kind::Number)),
            Class::Calendar => Some(Changed::Kind(Kind::Date)),
            Class::Name => Some(Changed::Kind(Kind::Name)),
            _ => None,
        })
    })
}

/// The typed facts on both sides say the same: `6.2 miles` and `10 km`, `a third` and `33 per cent`.
fn agrees(old: &Side<'_>, new: &Side<'_>, found: &Found) -> bool {
    let (Some(a), Some(b)) = (found.before, found.after) else { return false };
    match (old.fact(a), new.fact(b)) {
        (Some(a), Some(b)) if a.kind() == b.kind() && a.kind() != Kind::Name => {
            a.value == b.value || compare::facts(b, a, Tolerance::default()).agrees()
        }
        _ => false,
    }
}

/// Gives a found fact the words and the kind of the typed facts that it lies in.
fn widened(old: &Side<'_>, new: &Side<'_>, found: Found, blank: &Change) -> Change {
    let typed =
        |side: &Side<'_>, span: Option<Span>| span.and_then(|s| side.fact(s).map(|f| (f.span, f.kind())));
    let (a, b) = (typed(old, found.before), typed(new, found.after));
    let numeric = matches!(found.fact, Changed::Kind(kind) if kind != Kind::Name && kind != Kind::Quote);
    let same_kind = match (a, b) {
        (Some(a), Some(b)) => a.1 == b.1,
        (None, None) => false,
        (Some(one), None) | (None, Some(one)) => numeric && one.1 != Kind::Name,
    };
    let kind = a
        .or(b)
        .map(|one| Changed::Kind(one.1))
        .filter(|_| same_kind && matches!(found.fact, Changed::Kind(_)));
    let widen = |span: Option<Span>, typed: Option<(Span, Kind)>| match typed {
        Some((wide, _)) if kind.is_some() => span.map(|_| wide),
        _ => span,
    };
    let (before, after) = (widen(found.before, a), widen(found.after, b));
    Change {
        kind: ChangeKind::Fact,
        fact: Some(kind.unwrap_or(found.fact)),
        before,
        after,
        old_sentence: old.sentence_of(before).or(blank.old_sentence),
        new_sentence: new.sentence_of(after).or(blank.new_sentence),
    }
}

/// Other words inside quotation marks on both sides.
fn reworded_quote(
    old: &Side<'_>,
    new: &Side<'_>,
    before: &[Unit],
    after: &[Unit],
    was: &Range<usize>,
    is: &Range<usize>,
) -> bool {
    let inside = |side: &Side<'_>, units: &[Unit], range: &Range<usize>| {
        let units = units.get(range.clone()).unwrap_or_default();
        !units.is_empty() && units.iter().all(|u| side.is_quoted(u))
    };
    let telling = |units: &[Unit], range: &Range<usize>| {
        units.get(range.clone()).unwrap_or_default().iter().any(|u| u.class != Class::Small)
    };
    inside(old, before, was) && inside(new, after, is) && telling(before, was) && telling(after, is)
}

/// Quotation marks dropped from, or put around, words that stayed.
fn marks(
    old: &Side<'_>,
    new: &Side<'_>,
    before: &[Unit],
    after: &[Unit],
    blank: &Change,
    changes: &mut Vec<Change>,
) {
    let differs = |(a, b): &(&Unit, &Unit)| old.is_quoted(a) != new.is_quoted(b);
    let pairs: Vec<(&Unit, &Unit)> = before.iter().zip(after).collect();
    let runs = pairs.chunk_by(|x, y| differs(x) == differs(y));
    for run in runs.filter(|run| run.first().is_some_and(differs)) {
        let spans = run.iter().map(|(a, b)| (a.span, b.span)).reduce(|x, y| (x.0.join(y.0), x.1.join(y.1)));
        if let Some((a, b)) = spans {
            let fact = Some(Changed::Kind(Kind::Quote));
            changes.push(Change { kind: ChangeKind::Fact, fact, before: Some(a), after: Some(b), ..*blank });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Place;

    fn changes(old: &str, new: &str) -> Vec<(ChangeKind, String, String)> {
        let settings = Settings::default();
        let (old_reading, new_reading) = (
            Reading::new(old, Place::Body, None, &settings),
            Reading::new(new, Place::Body, None, &settings),
        );
        let words = |span: Option<Span>, text: &str| span.map_or_else(String::new, |s| s.of(text).to_owned());
        diff(&old_reading, &new_reading)
            .into_iter()
            .map(|c| (c.kind, words(c.before, old), words(c.after, new)))
            .collect()
    }

    fn facts(old: &str, new: &str) -> Vec<(String, String)> {
        let facts = changes(old, new).into_iter().filter(|c| c.0 == ChangeKind::Fact);
        facts.map(|c| (c.1, c.2)).collect()
    }

    #[track_caller]
    fn fact(old: &str, new: &str, was: &str, is: &str) {
        let found = facts(old, new);
        assert!(
            found.iter().any(|(a, b)| a.contains(was) && b.contains(is)),
            "{old} -> {new}: {was} -> {is} not in {found:?}"
        );
    }

    #[track_caller]
    fn no_fact(old: &str, new: &str) {
        assert_eq!(facts(old, new), [], "{old} -> {new}");
    }

    #[test]
    fn the_edits_that_others_hide() {
        fact("The mill was shut in 2012.", "The mill was shut in 2013.", "2012", "2013");
        let (old, new) =
            ("Orland fell to tier three in 2012.", "Orland fell to the tier two watch list in 2013.");
        fact(old, new, "three", "two");
        fact(old, new, "2012", "2013");
        fact("The vote is on March 12.", "The vote is on March 21.", "12", "21");
        fact("She took 5 mg a day.", "She took 50 mg a day.", "5", "50");
        fact("The blast killed 17 people.", "The blast killed 71 people.", "17", "71");
        fact("They have 3 days to appeal.", "They have 30 days to appeal.", "3", "30");
        fact("It sold 1.2 million tickets.", "It sold 12 million tickets.", "1.2 million", "12 million");
        fact("Prices rose by 4.5% in May.", "Prices rose by 45% in May.", "4.5", "45");
        fact("The index moved −3 points.", "The index moved 3 points.", "−3", "3");
        fact(
            "He called it “a plain lie” on air.",
            "He called it a plain lie on air.",
            "plain lie",
            "plain lie",
        );
        fact("It lasts three weeks in all.", "It lasts thirty weeks in all.", "three", "thirty");
    }

    #[test]
    fn names_roles_directions_and_negations() {
        fact("The judge was Ann Petty of Orm.", "The judge was Ann Perry of Orm.", "Petty", "Perry");
        fact(
            "It is run by the Friends of Orm.",
            "It is run by the Orm Pools Trust.",
            "Friends",
            "Pools Trust",
        );
        fact("Lorna Haig, the chair, left.", "Lorna Haig, the secretary, left.", "chair", "secretary");
        fact("Output rose in spring.", "Output fell in spring.", "rose", "fell");
        let found = facts("The board did approve the plan.", "The board did not approve the plan.");
        assert_eq!(found, [(String::new(), "not".to_owned())]);
        let found = facts("He wasn’t told of the leak.", "He was told of the leak.");
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn typography_is_never_a_fact() {
        let typography = [
            ("She said: “It’s 3–4 miles.”", "She said: \"It's 3-4 miles.\""),
            ("The mill\nwas shut in 2012.", "The mill was shut in\n2012."),
            ("Hora\u{301}c\u{30c}kova\u{301} left.", "Horáčková left."),
            ("It cost 1,000 crowns.", "It cost 1000 crowns."),
            ("It cost 12\u{a0}000 crowns.", "It cost 12,000 crowns."),
            ("About 40 per cent left.", "About 40% left."),
            ("It is two miles off.", "It is 2 miles off."),
        ];
        for (old, new) in typography {
            let found = changes(old, new);
            assert!(found.iter().all(|c| c.0 == ChangeKind::Typography), "{old} -> {new}: {found:?}");
            assert!(!found.is_empty() || words_equal(old, new), "{old}");
        }
    }

    fn words_equal(old: &str, new: &str) -> bool {
        old.split_whitespace().eq(new.split_whitespace())
    }

    #[test]
    fn rewording_is_no_fact() {
        no_fact(
            "He told employees on Monday that it would close.",
            "He told workers on Monday that it would close.",
        );
        no_fact("About 60 of the staff left.", "Some 60 of the staff left.");
        no_fact("It is shut for a third of the year.", "It is closed for about a third of the year.");
        no_fact("They met at 11:42, far from Orm.", "They met at 11.42am, far from Orm.");
        no_fact("Anna Petty said the road was closed.", "Ms Petty said the road was closed.");
        no_fact("Petty said the road was closed.", "She said the road was closed.");
        no_fact("The World Trade Union met.", "The WTU met.");
        no_fact("In 1999 she moved to Orm.", "She moved to Orm in 1999.");
        no_fact("Nine men and four women sailed.", "Four women and nine men sailed.");
        no_fact("The Orm council did not pay.", "The council of Orm failed to pay.");
        no_fact("The Russian ship sank off Lesany.", "Russia's ship sank off Lešany.");
        no_fact("It was one of the ships.", "It was a ship.");
    }

    #[test]
    fn two_swapped_figures_are_two_facts() {
        let found =
            facts("Smith got 12 votes, Jones got 14 votes.", "Smith got 14 votes, Jones got 12 votes.");
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn additions_have_one_side() {
        let found = changes("The mill shut.", "The mill shut. It had 320 workers.");
        assert_eq!(found, [(ChangeKind::Fact, String::new(), "It had 320 workers.".to_owned())]);
        let found = facts("The mill, built of stone, shut.", "The mill, built of stone in 1911, shut.");
        assert_eq!(found, [(String::new(), "1911".to_owned())]);
    }

    #[test]
    fn a_changed_fact_in_a_moved_sentence_is_found() {
        let old = "The mill shut. It had 320 workers at the time. The river is low.";
        let new = "The river is low. The mill shut. It had 230 workers at the time.";
        fact(old, new, "320", "230");
    }

    #[test]
    fn notices_are_no_change() {
        let new =
            "The mill shut.\n\nCorrection: An earlier version of this article said that it burned in 1911.";
        assert_eq!(changes("The mill shut.", new), []);
    }
}
