//! The steps that look for the wrong and the right words.

use super::{Case, Step, Where, place, step};
use crate::notice::notices;
use crate::notice::parse::{Notice, alone};
use crate::notice::point::{context, points};
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

pub(super) fn old_says_wrong(case: &Case<'_>) -> Step {
    let wrong = &case.record.wrong;
    let places = found("old", case.old, wrong);
    let verb = if places.is_empty() { "does not say" } else { "says" };
    step("old-says-wrong", !places.is_empty(), format!("The old version {verb} “{wrong}”."), places)
}

pub(super) fn new_lacks_wrong(case: &Case<'_>, ground: &Ground) -> Step {
    let wrong = &case.record.wrong;
    let places: Vec<Where> = case.new.iter().flat_map(|text| wrong_in(case, ground, "new", text)).collect();
    let message = match places.first() {
        None => format!("The new version says “{wrong}” nowhere in that part."),
        Some(first) => format!("The new version still says “{}”{}.", first.text, in_words(first.place)),
    };
    step("new-lacks-wrong", places.is_empty(), message, places)
}

fn in_words(place: Place) -> String {
    match place {
        Place::Body => String::new(),
        Place::Title => " in the headline".into(),
        Place::Summary => " in the summary".into(),
        Place::Caption(n) => format!(" in caption {n}"),
    }
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
    let places = found("new", case.new, right);
    let verb = if places.is_empty() { "does not say" } else { "says" };
    step("new-says-right", !places.is_empty(), format!("The new version {verb} “{right}”."), places)
}

pub(super) fn source_agrees(case: &Case<'_>) -> Step {
    let right = &case.record.right;
    let mut places = Vec::new();
    for (id, reading) in case.sources {
        let document = format!("source:{id}");
        let mut here = found(&document, std::slice::from_ref(reading), right);
        if here.is_empty() {
            here = values_in(&document, reading, right);
        }
        places.extend(here);
    }
    let message = match (case.sources.is_empty(), places.is_empty()) {
        (true, _) => format!("No source was given that says “{right}”."),
        (false, true) => format!("No source says “{right}”."),
        (false, false) => format!("A source says “{right}”."),
    };
    step("source-agrees", !places.is_empty(), message, places)
}

/// The sentences of a source that have every value of the words, in whatever order and spelling.
fn values_in(document: &str, reading: &Reading<'_>, words: &str) -> Vec<Where> {
    let asked = Reading::new(words, Place::Body, None, &Settings::default());
    let wanted = points(&asked, Span::new(0, words.len()));
    if wanted.is_empty() {
        return Vec::new();
    }
    let has = |span: Span| {
        let here = points(reading, span);
        wanted.iter().all(|w| here.iter().any(|h| w.says(h)))
    };
    reading.sentences.iter().filter(|s| has(s.span)).map(|s| place(document, reading, s.span)).collect()
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
            let found = place("new", text, one.span);
            if !places.contains(&found) {
                places.push(found);
            }
        }
    }
    let message = if places.is_empty() {
        "Nothing else was worked out from the wrong value.".into()
    } else {
        format!("This was worked out from “{}” and does not fit “{}”.", case.record.wrong, case.record.right)
    };
    step("derived", places.is_empty(), message, places)
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
        format!("The same wrong fact stands in {} other article(s).", articles.len())
    };
    step("elsewhere", places.is_empty(), message, places)
}
