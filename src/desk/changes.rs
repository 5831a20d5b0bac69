//! The words that a correction changes: where they stand, and the article with the right ones in their place.

use super::correct::CorrectionRequest;
use super::words::{Occurrence, occurrences, place_words};
use super::{Error, Kind, Result};
use crate::store::record::pair;
use copydesk_engine::{Article, Claim, Place, Reading, Span, versions};

/// Words that become others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Changed {
    /// The wrong words, as they stand in the old version.
    pub wrong: String,
    /// The right ones.
    pub right: String,
    /// True if they only followed from the first.
    pub derived: bool,
    /// Where the wrong words stand.
    pub at: Occurrence,
}

/// Every change that is asked for, the first one first; each must stand in one place only.
pub(crate) fn find_all(
    request: &CorrectionRequest,
    old: &[Reading<'_>],
    claims: &[Claim],
) -> Result<Vec<Changed>> {
    if request.wrong.is_empty() {
        return Ok(Vec::new());
    }
    let mut found: Vec<Changed> = Vec::new();
    let first = (request.wrong.as_str(), request.right.as_str(), request.claim.as_deref(), false);
    let also = request.also.iter().map(|(wrong, right)| (wrong.as_str(), right.as_str(), None, false));
    let derived = request.derived.iter().map(|(wrong, right)| (wrong.as_str(), right.as_str(), None, true));
    for (wrong, right, claim, derived) in std::iter::once(first).chain(also).chain(derived) {
        let at = find(request, (wrong, claim), old, claims, &found)?;
        if found.iter().any(|other| other.at.place == at.place && other.at.span.overlaps(at.span)) {
            let message = format!("{wrong:?} overlaps another of the wrong words: give them as one");
            return Err(Error::new(Kind::Usage, message));
        }
        found.push(Changed { wrong: wrong.to_owned(), right: right.to_owned(), derived, at });
    }
    Ok(found)
}

/// The one place where the wrong words stand, those that are taken left out.
fn find(
    request: &CorrectionRequest,
    (wrong, claim): (&str, Option<&str>),
    old: &[Reading<'_>],
    claims: &[Claim],
    taken: &[Changed],
) -> Result<Occurrence> {
    let slug = &request.slug;
    let mut found = occurrences(wrong, old);
    found.retain(|at| !taken.iter().any(|t| t.wrong == wrong && t.at == *at));
    let body = old.first().map(|reading| reading.text).unwrap_or_default();
    if let Some(id) = claim {
        let claim = claims.iter().find(|claim| claim.id.0 == id);
        let claim =
            claim.ok_or_else(|| Error::new(Kind::NotFound, format!("{slug}: there is no claim {id}")))?;
        found.retain(|at| at.place == claim.place && claim.span.contains(at.span));
    }
    match found.as_slice() {
        [at] => Ok(*at),
        [] => {
            let spelled = old.iter().flat_map(|reading| {
                versions::search(wrong, reading).into_iter().map(|span| span.of(reading.text).to_owned())
            });
            let error = Error::new(Kind::NotFound, format!("{slug} does not say {wrong:?}"));
            Err(match spelled.into_iter().next() {
                Some(other) if claim.is_none() => error.hint(format!("it says {other:?}")),
                _ => error.hint("give the words exactly as they stand in the newest published version"),
            })
        }
        several => {
            let places: Vec<String> = several.iter().map(|at| place_words(body, *at)).collect();
            let message = format!("{slug} says {wrong:?} {} times: {}", several.len(), places.join(", "));
            let ids = claims.iter().filter(|claim| {
                several.iter().any(|at| at.place == claim.place && claim.span.contains(at.span))
            });
            let ids: Vec<String> = ids.map(|claim| claim.id.0.clone()).collect();
            let hint = match ids.as_slice() {
                [] => "give more words around them".to_owned(),
                ids => format!("say which with --claim ({}), or give more words around them", ids.join(", ")),
            };
            Err(Error::new(Kind::Refused, message).hint(hint))
        }
    }
}

/// The article with the right words in place of the wrong ones, and where each of them stands then.
pub(crate) fn fix(article: &Article, changes: &[Changed]) -> (Article, Vec<Span>) {
    let mut fixed = article.clone();
    let mut order: Vec<&Changed> = changes.iter().collect();
    order.sort_by_key(|change| std::cmp::Reverse(change.at.span));
    for change in order {
        let text = match change.at.place {
            Place::Title => fixed.title.as_mut(),
            Place::Summary => fixed.summary.as_mut(),
            Place::Caption(n) => fixed.captions.get_mut(n.saturating_sub(1)),
            Place::Body => Some(&mut fixed.text),
        };
        if let Some(text) = text {
            text.replace_range(change.at.span.start..change.at.span.end, &change.right);
        }
    }
    let spans = changes.iter().map(|change| {
        let before = changes
            .iter()
            .filter(|other| other.at.place == change.at.place && other.at.span.end <= change.at.span.start);
        // What was put in before it, less what was taken out.
        let (put, taken) =
            before.fold((0, 0), |(put, taken), other| (put + other.right.len(), taken + other.at.span.len()));
        let start = change.at.span.start + put - taken;
        Span::new(start, start + change.right.len())
    });
    let spans = spans.collect();
    (fixed, spans)
}

/// The changes of a published record, found again in the version that was wrong: as near as can be to where the record
/// says that they stood.
pub(crate) fn recorded(record: &crate::store::Correction, old: &[Reading<'_>]) -> Vec<Changed> {
    let body = old.first().map(|reading| reading.text).unwrap_or_default();
    let first = (record.wrong.as_str(), record.right.as_str(), false);
    let further = record.further();
    let mut found: Vec<Changed> = Vec::new();
    for (wrong, right, derived) in std::iter::once(first).chain(further) {
        let mut places = occurrences(wrong, old);
        places.retain(|at| !found.iter().any(|other| other.at == *at));
        let named = places.iter().find(|at| record.place.as_deref() == Some(&*place_words(body, **at)));
        if let Some(at) = named.or(places.first()) {
            found.push(Changed { wrong: wrong.to_owned(), right: right.to_owned(), derived, at: *at });
        }
    }
    found
}

/// `WRONG → RIGHT` as the command line takes it; also with `=>`.
///
/// # Errors
/// Where there is no arrow, or a side is empty.
pub fn parse_pair(text: &str) -> Result<(String, String)> {
    let split = pair(text).or_else(|| text.split_once("=>"));
    let sides = split.map(|(wrong, right)| (wrong.trim().to_owned(), right.trim().to_owned()));
    sides.filter(|(wrong, right)| !wrong.is_empty() && !right.is_empty() && wrong != right).ok_or_else(|| {
        Error::new(Kind::Usage, format!("{text:?}: expected the wrong and the right words"))
            .hint("write them as \"WRONG => RIGHT\"")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_engine::Settings;

    #[test]
    fn several_words_are_fixed_at_once_and_found_again() {
        let article = Article {
            text: "Ada shut the mill in 2012, four years after the fire.".into(),
            title: Some("Mill shut in 2012".into()),
            ..Article::default()
        };
        let old = super::super::words::readings(&article, &Settings::default());
        let request = CorrectionRequest {
            wrong: "four years".into(),
            right: "three long years".into(),
            also: vec![("Ada".into(), "Adam".into()), ("in 2012,".into(), "in 2011,".into())],
            ..CorrectionRequest::default()
        };
        let changes = find_all(&request, &old, &[]).unwrap();
        let (fixed, spans) = fix(&article, &changes);
        assert_eq!(fixed.text, "Adam shut the mill in 2011, three long years after the fire.");
        let words: Vec<&str> = spans.iter().map(|span| span.of(&fixed.text)).collect();
        assert_eq!(words, ["three long years", "Adam", "in 2011,"]);
        let overlapping =
            CorrectionRequest { also: vec![("years after".into(), "months after".into())], ..request };
        assert_eq!(find_all(&overlapping, &old, &[]).unwrap_err().kind, Kind::Usage);
    }

    #[test]
    fn a_pair_has_two_sides() {
        assert_eq!(parse_pair("a b => c").unwrap(), ("a b".into(), "c".into()));
        assert_eq!(parse_pair("a → c").unwrap(), ("a".into(), "c".into()));
        for text in ["a", "=> c", "a =>", "a => a"] {
            assert!(parse_pair(text).is_err(), "{text}");
        }
    }
}
