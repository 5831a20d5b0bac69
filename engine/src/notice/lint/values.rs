//! Rules about what the notice says: right and wrong words, subject, names, days.

use super::super::form::opens;
use super::super::parse::alone;
use super::super::point::{Sort, points};
use super::super::{NoticeKind, Restate};
use super::{Fault, View};
use crate::facts::{Precision, Value};
use crate::reading::Reading;
use crate::settings::Settings;
use crate::text::{Place, Span, Tokens};
use crate::versions::unit::{Class, Unit, units};

/// The right fact stands in the notice, said and not only denied.
pub(super) fn right_missing(view: &View<'_>) -> Vec<Fault> {
    if view.kind != NoticeKind::Correction {
        return Vec::new();
    }
    let right = view.case.right;
    if !right.is_empty() {
        if says(right, view.reading).is_some() {
            return Vec::new();
        }
        return view.fault("right-missing", format!("The right fact, “{right}”, is not in the notice."));
    }
    let items: Vec<_> = view.notices.iter().flat_map(|notice| &notice.items).collect();
    let lacking =
        items.iter().any(|item| !item.wrong.is_empty() && item.right.is_empty() && item.subject.is_empty());
    if !lacking {
        return Vec::new();
    }
    view.fault("right-missing", "The notice says what was wrong, and not what is right.".into())
}

/// A house that restates says what was wrong.
pub(super) fn wrong_missing(view: &View<'_>) -> Vec<Fault> {
    let wrong = view.case.wrong;
    let must = view.kind == NoticeKind::Correction && view.style.restate == Restate::Always;
    // What was left out cannot be repeated.
    let left_out = view.case.right.contains(wrong);
    if !must || view.case.sensitive || wrong.is_empty() || left_out || says(wrong, view.reading).is_some() {
        return Vec::new();
    }
    view.fault("wrong-missing", format!("The house repeats what was wrong; “{wrong}” is not in the notice."))
}

/// A house that never restates does not, nor does anybody where it would do harm again.
pub(super) fn wrong_repeated(view: &View<'_>) -> Vec<Fault> {
    let never = view.style.restate == Restate::Never || view.case.sensitive;
    if !never || view.case.wrong.is_empty() {
        return Vec::new();
    }
    let message = if view.case.sensitive {
        "This error is not repeated: it would do harm again."
    } else {
        "The house does not repeat what was wrong."
    };
    let right = says(view.case.right, view.reading);
    let at = says(view.case.wrong, view.reading).filter(|at| right.is_none_or(|right| !right.contains(*at)));
    at.map(|span| Fault { name: "wrong-repeated", span, message: message.into() }).into_iter().collect()
}

/// Somebody who missed the story understands what the notice is about: something besides the two values is named.
pub(super) fn subject(view: &View<'_>) -> Vec<Fault> {
    if view.kind != NoticeKind::Correction || opens(view.case.notice).is_none() {
        return Vec::new();
    }
    let paragraph = view.style.references && view.notices.iter().any(|n| n.place.is_some());
    let about = view.items.iter().any(|item| !item.context.is_empty() || !item.names.is_empty());
    // A headline tells what a text is about, and a quotation or a long phrase speaks for itself.
    let headline = view.case.notice.contains("headlined ") || view.case.notice.contains("now reads ");
    let quoted =
        view.reading.facts.iter().any(|fact| matches!(&fact.value, Value::Quote(q) if q.text.contains(' ')));
    // a kind of thing or a deed tells itself what it is of
    let telling = |told: &super::super::told::Told| {
        told.wrong.iter().chain(&told.right).any(|p| p.noun.is_some() || p.sort == Sort::Word)
    };
    let phrase = [view.case.wrong, view.case.right].iter().any(|words| words.split_whitespace().count() > 3);
    if view.items.is_empty()
        || paragraph
        || about
        || headline
        || quoted
        || phrase
        || view.items.iter().any(telling)
    {
        return Vec::new();
    }
    let message = "Nobody who missed the story can tell what this is about: name the subject.";
    view.fault("subject", message.into())
}

/// Names are spelled as in the article; what the notice calls wrong may not be.
pub(super) fn names(view: &View<'_>) -> Vec<Fault> {
    if view.case.article.is_empty() {
        return Vec::new();
    }
    let article = Reading::new(view.case.article, Place::Body, None, &Settings::default());
    let known: Vec<String> = points(&article, Span::new(0, view.case.article.len()))
        .into_iter()
        .filter(|p| p.sort == Sort::Name)
        .flat_map(|p| p.keys)
        .collect();
    let items = view.notices.iter().flat_map(|notice| &notice.items);
    let wrong: Vec<Span> = items.flat_map(|item| item.wrong.iter().copied()).collect();
    let tokens = Tokens::new(view.case.wrong);
    let called_wrong: Vec<String> = units(&tokens, 0..tokens.len()).into_iter().map(|u| u.key).collect();
    let slip = |key: &String| {
        !called_wrong.contains(key)
            && key.chars().count() >= 4
            && !known.contains(key)
            && known
                .iter()
                .any(|name| name.chars().next() == key.chars().next() && strsim::osa_distance(name, key) == 1)
    };
    let mine = points(view.reading, view.whole()).into_iter().filter(|p| p.sort == Sort::Name);
    let own = mine.filter(|p| !wrong.iter().any(|w| w.overlaps(p.span)) && p.keys.iter().any(slip));
    let message = |p: &super::super::point::Point| {
        format!("The article spells “{}” otherwise.", p.span.of(view.case.notice))
    };
    own.map(|p| Fault { name: "names", span: p.span, message: message(&p) }).collect()
}

/// The notice's own day is written as the house writes days.
pub(super) fn date_form(view: &View<'_>) -> Vec<Fault> {
    let own = own_day(view);
    let fault = own.and_then(|(day, span)| {
        let wanted = view.style.day(day);
        let there = view.case.notice.get(span.start..).unwrap_or_default();
        // The span of a day may leave the full stop of a shortened month out.
        (!there.starts_with(&wanted)).then(|| Fault {
            name: "date-form",
            span,
            message: format!("The house writes {wanted}."),
        })
    });
    fault.into_iter().collect()
}

/// The notice's own day is neither before the story nor after today.
pub(super) fn date_order(view: &View<'_>) -> Vec<Fault> {
    let Some((day, span)) = own_day(view) else { return Vec::new() };
    let early = view.case.published.filter(|published| day < *published);
    let late = view.case.now.filter(|now| day > *now);
    let message = match (early, late) {
        (Some(published), _) => format!("The story was published later, on {}.", view.style.day(published)),
        (None, Some(now)) => format!("That day is still to come: today is {}.", view.style.day(now)),
        (None, None) => return Vec::new(),
    };
    vec![Fault { name: "date-order", span, message }]
}

fn own_day(view: &View<'_>) -> Option<(jiff::civil::Date, Span)> {
    let notice = view.notices.first()?;
    let day = notice.date?;
    let whole = |value: &Value| matches!(value, Value::Date(date) if date.first == day && date.last == day && date.precision == Precision::Day);
    let fact = view.reading.facts.iter().find(|fact| whole(&fact.value))?;
    Some((day, fact.span))
}

/// A correction that comes late says why.
pub(super) fn late(view: &View<'_>) -> Vec<Fault> {
    let Some(reason) = view.case.late else { return Vec::new() };
    let reason = reason.trim().trim_end_matches('.');
    if !reason.is_empty() && says(reason, view.reading).is_some() {
        return Vec::new();
    }
    view.fault("late", "The correction comes late: the notice says when the error was found, and why.".into())
}

/// The first place of the words in the notice, in any spelling; else where it says every fact of them.
fn says(words: &str, notice: &Reading<'_>) -> Option<Span> {
    find(words, notice).or_else(|| find_facts(words, notice))
}

fn find(words: &str, notice: &Reading<'_>) -> Option<Span> {
    let tokens = Tokens::new(words);
    let wanted: Vec<String> = units(&tokens, 0..tokens.len()).into_iter().map(|u| u.key).collect();
    let all = units(&notice.tokens, 0..notice.tokens.len());
    let fits = |window: &&[Unit]| window.iter().zip(&wanted).all(|(u, w)| u.key == *w);
    let window = all.windows(wanted.len().max(1)).find(fits).filter(|_| !wanted.is_empty())?;
    Some(window.first()?.span.join(window.last()?.span))
}

/// Where the notice says every fact of the words, in a sentence of its own making: `She was 84`, `Ann Petty was 84`.
fn find_facts(words: &str, notice: &Reading<'_>) -> Option<Span> {
    let asked = alone(words, &Settings::default());
    let wanted = points(&asked, Span::new(0, words.len()));
    let said = points(notice, Span::new(0, notice.text.len()));
    let places = wanted.iter().map(|fact| said.iter().find(|point| fact.says(point)).map(|point| point.span));
    let found = places.collect::<Option<Vec<Span>>>()?.into_iter().reduce(Span::join);
    // Words without a fact are there where every telling one of them is.
    found.or_else(|| {
        let tokens = &asked.tokens;
        let telling: Vec<Unit> =
            units(tokens, 0..tokens.len()).into_iter().filter(|u| u.class != Class::Small).collect();
        let all = units(&notice.tokens, 0..notice.tokens.len());
        let places = telling.iter().map(|u| all.iter().find(|own| own.key == u.key).map(|own| own.span));
        places.collect::<Option<Vec<Span>>>()?.into_iter().reduce(Span::join)
    })
}
