//! What a jury found, and what an authority classed something as: `not guilty` against `Verdict: not proven`, `an accident`
//! against `Classification: serious incident`.
//!
//! Verdicts form a closed class; a class is a term that nobody puts in other words. An article's counts only where the
//! sources have another and nowhere the article's.

use super::Other;
use crate::evidence::{is_stop_word, stem};
use crate::reading::{Reading, Story};
use crate::rules::Rule;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// What a jury may find, ways to say one parted by `|`; the longest that fits is meant.
const VERDICTS: &[&str] = &[
    "not proven",
    "not guilty|acquitted|acquittal|acquits",
    "guilty|convicted|convicts",
    "hung jury|mistrial",
];

/// Words of the one who pleads, of what is asked for, and of what may come: no verdict is told.
#[rustfmt::skip]
const OPEN: &[&str] = &[
    "plea", "pleas", "plead", "pleads", "pleaded", "pleading", "pled", "if", "whether", "would", "could", "may", "urged", "asked", "deny", "denied",
    "denies", "admit", "admitted", "insists", "had", "until", "not", "never", "no", "should", "previous", "previously", "earlier", "once",
];

/// Verbs of one who puts something in a class, and the labels of a class.
const CLASSING: &[&str] = &[
    "classified",
    "classed",
    "categorised",
    "categorized",
    "designated",
    "classifies",
    "classes",
    "reclassified",
];
const LABELS: &[&str] = &["classification", "class", "category", "classified", "designation"];

/// How far behind its verb `as` may stand, and the most words of a class.
const AS: usize = 7;
const LONGEST: usize = 4;

/// What the sources tell of verdicts and classes.
#[derive(Clone, Debug, Default)]
pub struct Ruled {
    verdicts: Vec<(usize, Verdict)>,
    classes: Vec<(usize, Class)>,
}

#[derive(Clone, Debug)]
struct Verdict {
    which: usize,
    span: Span,
}

#[derive(Clone, Debug)]
struct Class {
    words: Vec<String>,
    span: Span,
}

impl Ruled {
    /// Collects them.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        let mut found = Self::default();
        for (source, reading) in sources.iter().enumerate() {
            for sentence in &reading.sentences {
                let range = reading.tokens.within(sentence.span);
                found.verdicts.extend(verdicts(reading, &range, true).into_iter().map(|it| (source, it)));
                let label = labelled(reading, &range);
                let classes = classes(reading, &range).into_iter().chain(label);
                found.classes.extend(classes.map(|it| (source, it)));
            }
        }
        found
    }

    /// The verdicts and classes of a claim that the sources have otherwise.
    #[must_use]
    pub fn check(&self, story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        let range = reading.tokens.within(claim);
        let words = |source: usize, span: Span| {
            story.sources.get(source).map_or(String::new(), |it| span.of(it.text).to_owned())
        };
        let other = |span: Span, source: usize, theirs: Span| Other {
            rule: Rule::SourceCategory,
            span,
            says: format!("has \"{}\" for it", words(source, theirs)),
            right: None,
            place: (source, theirs),
            least: 0.0,
        };
        let mut found = Vec::new();
        if let Some((source, first)) = self.verdicts.first() {
            let ours = verdicts(reading, &range, false).into_iter();
            let strange = ours.filter(|ours| self.verdicts.iter().all(|(_, it)| it.which != ours.which));
            // a source of many verdicts may leave one out
            let one = self.verdicts.iter().all(|(_, it)| it.which == first.which);
            found.extend(strange.filter(|_| one).map(|ours| other(ours.span, *source, first.span)));
        }
        if let [(source, first)] = self.classes.as_slice() {
            let ours = classes(reading, &range).into_iter();
            let strange = ours.filter(|ours| {
                !ours.words.iter().any(|word| first.words.contains(word)) && ours.words.len() <= LONGEST
            });
            found.extend(strange.map(|ours| other(ours.span, *source, first.span)));
        }
        found
    }
}

/// The verdicts of a sentence that somebody was given; in an article it must tell of a court, a source may be terse.
fn verdicts(reading: &Reading<'_>, range: &Range<usize>, terse: bool) -> Vec<Verdict> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    let fits = |i: usize, way: &str| way.split(' ').enumerate().all(|(n, word)| tokens.lower(i + n) == word);
    let jury = range.clone().any(|i| {
        matches!(
            tokens.lower(i),
            "jury"
                | "jurors"
                | "verdict"
                | "verdicts"
                | "found"
                | "find"
                | "finds"
                | "returned"
                | "court"
                | "trial"
                | "charge"
                | "judge"
                | "convicted"
                | "acquitted"
        )
    });
    let mut i = range.start;
    while i < range.end {
        let at = VERDICTS.iter().enumerate().find_map(|(which, ways)| {
            let way = ways.split('|').find(|way| fits(i, way))?;
            Some((which, way.split(' ').count()))
        });
        let Some((which, length)) = at.filter(|_| jury || terse) else {
            i += 1;
            continue;
        };
        let clause = (range.start..i).rev().take_while(|k| !matches!(tokens.word(*k), ";" | "."));
        let open = clause.take(12).any(|k| OPEN.contains(&tokens.lower(k)));
        if !open {
            found.push(Verdict { which, span: tokens.span(i, i + length - 1) });
        }
        i += length;
    }
    found
}

/// `classified the event as an accident`: the class.
fn classes(reading: &Reading<'_>, range: &Range<usize>) -> Vec<Class> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    for verb in range.clone().filter(|i| CLASSING.contains(&tokens.lower(*i))) {
        let denied = (range.start.max(verb.saturating_sub(3))..verb).any(|i| {
            matches!(tokens.lower(i), "not" | "never" | "no" | "had" | "should" | "would" | "could")
        });
        let end = range.end.min(verb + AS);
        let Some(lead) = (verb + 1..end).find(|i| tokens.lower(*i) == "as").filter(|_| !denied) else {
            continue;
        };
        found.extend(class_at(reading, lead + 1, range.end));
    }
    found
}

/// `Classification: serious incident.`
fn labelled(reading: &Reading<'_>, range: &Range<usize>) -> Option<Class> {
    let tokens = &reading.tokens;
    let colon = (range.start..range.end.min(range.start + 4)).find(|i| tokens.is_sign(*i, ':'))?;
    let label = colon.checked_sub(1).filter(|i| *i >= range.start && LABELS.contains(&tokens.lower(*i)));
    label.and_then(|_| class_at(reading, colon + 1, range.end))
}

/// The words of a class from a token on.
fn class_at(reading: &Reading<'_>, at: usize, end: usize) -> Option<Class> {
    let tokens = &reading.tokens;
    let first = at + usize::from(matches!(tokens.lower(at), "a" | "an" | "the"));
    let first = first + usize::from(matches!(tokens.word(first), "“" | "\"" | "‘"));
    let word = |i: &usize| {
        tokens.kind(*i) == Some(TokenKind::Word) && !is_stop_word(tokens.lower(*i)) || tokens.is_sign(*i, '-')
    };
    let last = (first..end).take_while(word).last()?;
    let words: Vec<String> = (first..=last).map(|i| stem(tokens.lower(i)).into_owned()).collect();
    let digits = tokens.kind(last + 1) == Some(TokenKind::Digits);
    (!digits && words.len() <= LONGEST).then(|| Class { words, span: tokens.span(first, last) })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn another_verdict_or_class_is_found() {
        for (article, source) in [
            (
                "The jury took an hour to find the charge against Amos Reed not guilty.",
                "Accused: Amos Reed. Plea: not guilty. Verdict of the jury on the charge: not proven.",
            ),
            (
                "The bureau classified the landing as an accident.",
                "Report on the landing at Orrin. Classification: serious incident.",
            ),
        ] {
            let found = rules(article, source);
            assert!(found.contains(&Rule::SourceCategory), "{article}: {found:?}");
        }
    }

    #[test]
    fn the_same_or_one_that_is_left_open_says_nothing() {
        for (article, source) in [
            (
                "The jury took an hour to find the charge against Amos Reed not proven.",
                "Accused: Amos Reed. Plea: not guilty. Verdict of the jury on the charge: not proven.",
            ),
            (
                "Amos Reed had pleaded not guilty to the charge.",
                "Accused: Amos Reed. Verdict of the jury on the charge: not proven.",
            ),
            (
                "Amos Reed was acquitted of arson by the jury.",
                "The jury found Amos Reed not guilty of arson and guilty of theft.",
            ),
            (
                "The bureau classified the landing as a serious incident.",
                "Report on the landing at Orrin. Classification: serious incident.",
            ),
            (
                "The bureau classified the landing as an incident.",
                "Report on the landing at Orrin. Classification: serious incident.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
