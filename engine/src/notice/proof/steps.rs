//! The steps that look for the wrong and the right words.

use super::{Case, Step, Where, place, step};
use crate::notice::notices;
use crate::notice::parse::{Notice, alone};
use crate::notice::point::{Sort, context, points};
use crate::notice::standing::{Left, left_of};
use crate::notice::told::{Told, names, told};
use crate::reading::Reading;
use crate::settings::Settings;
use crate::text::{Place, Span};
use crate::versions::search;

/// What several steps need: the notice and the record's own words, read once.
pub(super) struct Ground {
    notice: String,
    /// Wrong words, a line feed, right words.
    words: String,
}

impl Ground {
    pub(super) fn new(case: &Case<'_>) -> Self {
        let words = format!("{}\n{}", case.record.wrong, case.record.right);
        Self { notice: case.record.notice.clone(), words }
    }

    /// The notice of the record as a text of its own.
    pub(super) fn notice(&self) -> (Reading<'_>, Vec<Notice>) {
        let reading = alone(&self.notice, &Settings::default());
        let all = notices(&reading);
        (reading, all)
    }

    fn reading(&self) -> Reading<'_> {
        Reading::new(&self.words, Place::Body, None, &Settings::default())
    }

    /// The record's words as an item of a notice; what stood around the wrong words tells what they are about.
    fn told(&self, case: &Case<'_>, home: &Reading<'_>) -> Told {
        let at = case.record.wrong.len();
        let (wrong, right) =
            (points(home, Span::new(0, at)), points(home, Span::new(at + 1, self.words.len())));
        let lacks = |one: &crate::notice::point::Point, other: &[crate::notice::point::Point]| {
            !other.iter().any(|o| o.says(one))
        };
        let mut found = Told {
            wrong: wrong.iter().filter(|w| lacks(w, &right)).cloned().collect(),
            right: right.iter().filter(|r| lacks(r, &wrong)).cloned().collect(),
            context: std::collections::BTreeSet::new(),
            names: Vec::new(),
            span: Span::new(0, self.words.len()),
        };
        for reading in case.old {
            for hit in changed(case, reading) {
                let Some(sentence) = reading.sentence_at(hit.start) else { continue };
                let own = points(reading, hit);
                found.context.extend(context(reading, &[sentence.span], &own));
                found.names.extend(names(reading, &[sentence.span], &own));
            }
        }
        found
    }
}

/// Where the old text says the wrong words and the new one says the sentence otherwise; everywhere, where that is
/// nowhere. The same words in a sentence that stayed are about something else.
fn changed(case: &Case<'_>, old: &Reading<'_>) -> Vec<Span> {
    let hits = search(&case.record.wrong, old);
    let stayed = |hit: &Span| {
        let sentence = old.sentence_at(hit.start).map_or("", |s| s.span.of(old.text));
        case.new.iter().any(|new| new.place == old.place && new.text.contains(sentence))
    };
    let moved: Vec<Span> = hits.iter().copied().filter(|hit| !stayed(hit)).collect();
    let elsewhere = || {
        case.old.iter().any(|other| other.place != old.place && !search(&case.record.wrong, other).is_empty())
    };
    if moved.is_empty() && !elsewhere() { hits } else { moved }
}

fn found(document: &str, readings: &[Reading<'_>], words: &str) -> Vec<Where> {
    let hits =
        readings.iter().flat_map(|r| search(words, r).into_iter().map(move |span| place(document, r, span)));
    hits.collect()
}

/// A note or a retraction calls no words wrong.
fn nothing(name: &'static str) -> Step {
    step(name, true, "No words are called wrong.".to_owned(), Vec::new())
}

pub(super) fn old_says_wrong(case: &Case<'_>) -> Step {
    let wrong = &case.record.wrong;
    if wrong.is_empty() {
        return nothing("old-says-wrong");
    }
    let places = found("old", case.old, wrong);
    let verb = if places.is_empty() { "does not say" } else { "says" };
    step("old-says-wrong", !places.is_empty(), format!("The old version {verb} “{wrong}”."), places)
}

pub(super) fn new_lacks_wrong(case: &Case<'_>, ground: &Ground) -> Step {
    let wrong = &case.record.wrong;
    if wrong.is_empty() {
        return nothing("new-lacks-wrong");
    }
    let mut places: Vec<Where> =
        case.new.iter().flat_map(|text| wrong_in(case, ground, "new", text)).collect();
    for (name, text) in case.front {
        places.extend(wrong_in(case, ground, &format!("new:{name}"), text));
    }
    places.extend(case.new.iter().flat_map(|text| told_as_right(case, ground, text)));
    let message = match places.first() {
        None => format!("The new version says “{wrong}” nowhere in that part."),
        Some(first) => format!("The new version still says “{}”{}.", first.text, in_words(first)),
    };
    step("new-lacks-wrong", places.is_empty(), message, places)
}

fn in_words(place: &Where) -> String {
    if let Some(name) = place.document.strip_prefix("new:") {
        return format!(" in its {name}");
    }
    match place.place {
        Place::Body => String::new(),
        Place::Title => " in the headline".into(),
        Place::Summary => " in the summary".into(),
        Place::Caption(n) => format!(" in caption {n}"),
    }
}

/// Where another notice in the text still calls the wrong thing right; the one that is superseded may.
fn told_as_right(case: &Case<'_>, ground: &Ground, text: &Reading<'_>) -> Vec<Where> {
    if case.record.supersedes || text.place != Place::Body {
        return Vec::new();
    }
    let home = ground.reading();
    let told = ground.told(case, &home);
    let own = crate::versions::words::plain(&case.record.notice);
    let mut places = Vec::new();
    for other in notices(text) {
        if crate::versions::words::plain(other.span.of(text.text)).contains(&own) && !own.is_empty() {
            continue;
        }
        for item in other.items.iter().map(|item| self::told(text, item)) {
            let meets = item.context.intersection(&told.context).next().is_some();
            let right = item.right.iter().find(|right| told.wrong.iter().any(|wrong| wrong.says(right)));
            places.extend(right.filter(|_| meets).map(|right| place("new", text, right.span)));
        }
    }
    places
}

/// Where a text says the wrong thing: several words as they are, a single value only where it plays its part.
fn wrong_in(case: &Case<'_>, ground: &Ground, document: &str, text: &Reading<'_>) -> Vec<Where> {
    let home = ground.reading();
    let told = ground.told(case, &home);
    let mut spans: Vec<Span> = Vec::new();
    let rights = search(&case.record.right, text);
    if told.wrong.is_empty() || told.wrong.len() > 1 || case.record.wrong.split_whitespace().count() > 2 {
        spans.extend(
            search(&case.record.wrong, text)
                .into_iter()
                .filter(|hit| !rights.iter().any(|r| r.contains(*hit)) && same_matter(&told, text, *hit)),
        );
    }
    // In the sentence that was put right, the same value plays another part.
    let put_right = |span: Span| {
        let sentence = text.sentence_at(span.start);
        sentence.is_some_and(|s| rights.iter().any(|right| s.span.contains(*right)))
    };
    let (notice, all) = ground.notice();
    let mut add = |home: &Reading<'_>, told: &Told| {
        let left = left_of(home, std::slice::from_ref(told), text);
        let wrong = left.into_iter().filter(|l| l.left == Left::Wrong && !put_right(l.span));
        spans.extend(wrong.map(|l| l.span));
    };
    add(&home, &told);
    for item in all.iter().flat_map(|n| &n.items) {
        add(&notice, &self::told(&notice, item));
    }
    spans.sort_unstable();
    spans.dedup_by(|b, a| a.overlaps(*b));
    spans.into_iter().map(|span| place(document, text, span)).collect()
}

/// The longest wrong words that may stand in a sentence about another thing by chance.
const BY_CHANCE: usize = 4;

/// The same words in a sentence that shares nothing with the one that was wrong say something else.
fn same_matter(told: &Told, text: &Reading<'_>, hit: Span) -> bool {
    let Some(sentence) = text.sentence_at(hit.start) else { return true };
    if told.context.is_empty() || hit.of(text.text).split_whitespace().count() > BY_CHANCE {
        return true;
    }
    let own = points(text, hit);
    let outside: Vec<Span> =
        [Span::new(sentence.span.start, hit.start), Span::new(hit.end, sentence.span.end)].to_vec();
    let around = context(text, &outside, &own);
    let about = names(text, &outside, &own);
    !told.is_about_other(&about) && (around.is_empty() || told.context.intersection(&around).next().is_some())
}

pub(super) fn new_says_right(case: &Case<'_>) -> Step {
    let right = &case.record.right;
    if right.is_empty() {
        return nothing("new-says-right");
    }
    let places = found("new", case.new, right);
    let verb = if places.is_empty() { "does not say" } else { "says" };
    step("new-says-right", !places.is_empty(), format!("The new version {verb} “{right}”."), places)
}

pub(super) fn source_agrees(case: &Case<'_>, ground: &Ground) -> Step {
    let right = &case.record.right;
    if right.is_empty() {
        return nothing("source-agrees");
    }
    let home = ground.reading();
    let about = ground.told(case, &home);
    let (mut places, mut strangers) = (Vec::new(), Vec::new());
    for (id, reading) in case.sources {
        for hit in said_in(right, reading) {
            let list = if is_about(&about, reading, hit) { &mut places } else { &mut strangers };
            list.push(place(&format!("source:{id}"), reading, hit));
        }
    }
    let message = match (case.sources.is_empty(), places.is_empty(), strangers.is_empty()) {
        (true, _, _) => format!("No source was given that says “{right}”."),
        (false, true, false) => format!("A source says “{right}”, but of something else."),
        (false, true, true) => format!("No source says “{right}”."),
        (false, false, _) => format!("A source says “{right}”."),
    };
    let holds = !places.is_empty();
    step("source-agrees", holds, message, if holds { places } else { strangers })
}

/// Where a source says the words: as they are, else every value of them in one sentence.
#[must_use]
pub fn said_in(words: &str, source: &Reading<'_>) -> Vec<Span> {
    let hits = search(words, source);
    if hits.is_empty() { values_in(source, words) } else { hits }
}

/// True if what stands around the words in a source has anything to do with what was wrong; a particular figure, several
/// words and a bare line of a table speak for themselves.
fn is_about(told: &Told, source: &Reading<'_>, hit: Span) -> bool {
    let Some(sentence) = source.sentence_at(hit.start) else { return true };
    let own = points(source, hit);
    let particular = own.iter().any(|point| point.is_distinctive() || point.sort == Sort::Name);
    if particular || told.context.is_empty() || hit.of(source.text).split_whitespace().count() > BY_CHANCE {
        return true;
    }
    let around = context(source, &[sentence.span], &own);
    let names = names(source, &[sentence.span], &own);
    let named = names.iter().any(|a| told.names.iter().any(|b| crate::versions::unit::same_name(a, b)));
    around.is_empty() || named || told.context.intersection(&around).next().is_some()
}

/// The sentences of a source that have every value of the words, in whatever order and spelling.
fn values_in(reading: &Reading<'_>, words: &str) -> Vec<Span> {
    let asked = Reading::new(words, Place::Body, None, &Settings::default());
    let wanted = points(&asked, Span::new(0, words.len()));
    if wanted.is_empty() {
        return Vec::new();
    }
    let has = |span: Span| {
        let here = points(reading, span);
        wanted.iter().all(|w| here.iter().any(|h| w.says(h)))
    };
    reading.sentences.iter().map(|s| s.span).filter(|span| has(*span)).collect()
}

pub(super) fn derived(case: &Case<'_>, ground: &Ground) -> Step {
    let home = ground.reading();
    let told = [ground.told(case, &home)];
    let (notice, all) = ground.notice();
    let items: Vec<Told> = all.iter().flat_map(|n| &n.items).map(|item| self::told(&notice, item)).collect();
    let mut places: Vec<Where> = Vec::new();
    for text in case.new {
        let left = left_of(&home, &told, text).into_iter().chain(left_of(&notice, &items, text));
        for one in left.filter(|l| l.left == Left::Derived) {
            let found = Where { fix: one.fix, ..place("new", text, one.span) };
            if !places.contains(&found) {
                places.push(found);
            }
        }
    }
    let message = if places.is_empty() {
        "Nothing else was worked out from the wrong value.".into()
    } else {
        let listed: Vec<String> = places.iter().map(proposed).collect();
        let (wrong, right) = (&case.record.wrong, &case.record.right);
        format!("Worked out from “{wrong}”, and not true of “{right}”: {}.", listed.join("; "))
    };
    step("derived", places.is_empty(), message, places)
}

/// Words that must change, and what they must be.
fn proposed(place: &Where) -> String {
    match place.fix.as_str() {
        "" => format!("“{}”", place.text),
        fix => format!("“{}” should be “{fix}”", place.text),
    }
}

pub(super) fn elsewhere(case: &Case<'_>, ground: &Ground) -> Step {
    let mut places = Vec::new();
    for (slug, text) in case.elsewhere {
        places.extend(wrong_in(case, ground, &format!("article:{slug}"), text));
    }
    let message = if places.is_empty() {
        "No other article of the desk has the same wrong fact.".into()
    } else {
        let articles: std::collections::BTreeSet<&str> =
            places.iter().map(|p: &Where| p.document.as_str()).collect();
        let named = articles.iter().map(|a| a.trim_start_matches("article:")).collect::<Vec<_>>().join(", ");
        format!("The same wrong fact stands in {named}.")
    };
    step("elsewhere", places.is_empty(), message, places)
}
