//! How far a case has come: `convicted of fraud` where the sources have a charge and no word of a verdict.
//!
//! Each stage has words that no text about it does without. If no source has any of them, and one tells of the same matter
//! at an earlier stage, the article is ahead of its sources. What is final to the one and preliminary to the other is read
//! before one noun.

use super::Other;
use crate::evidence::stem;
use crate::facts::negation::{Polarity, hypothetical, polarity};
use crate::facts::{Value, name::same_name};
use crate::reading::{Reading, Story};
use crate::rules::Rule;
use crate::text::Span;

/// A stage, and the one before.
struct Stage {
    /// Ways to say it.
    said: &'static [&'static str],
    /// Beginnings of words that tell of it or of what comes after.
    open: &'static [&'static str],
    /// Ways to say the stage before.
    earlier: &'static [&'static str],
}

#[rustfmt::skip]
const STAGES: &[Stage] = &[
    Stage {
        said: &["convicted", "found guilty", "was jailed", "were jailed", "acquitted", "was sentenced", "were sentenced"],
        open: &["convict", "guilt", "sentenc", "jail", "impris", "prison", "verdict", "acquit", "pleaded", "cleared"],
        earlier: &[
            "charged with", "formally charged", "were charged", "was charged", "is charged", "are charged", "indicted", "stand trial", "trial begins",
            "trial opens", "trial is set", "goes on trial", "denies the charge", "faces charges", "awaiting trial", "accused of",
        ],
    },
    Stage {
        said: &["charged with", "was charged", "were charged", "been charged", "indicted", "stand trial", "on trial"],
        open: &["charg", "indict", "prosecut", "trial", "accus", "convict", "guilt", "court", "arraign", "summon"],
        earlier: &[
            "arrested", "detained", "questioned", "in custody", "on suspicion", "under investigation", "is suspected", "are suspected", "released on bail",
        ],
    },
];

/// What a report or a result is, of which a text has one.
const STATES: &[&[&str]] = &[&["preliminary", "provisional", "interim", "draft"], &["final", "definitive"]];

/// How far from its noun such a word may stand.
const NEAR: usize = 8;

/// What the sources say of the stages that a claim tells.
pub(super) fn check(story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Vec<Other> {
    let ahead = STAGES.iter().find_map(|stage| ahead(stage, story, reading, claim));
    ahead.into_iter().chain(state(story, reading, claim)).collect()
}

fn ahead(stage: &Stage, story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Option<Other> {
    let said = stage.said.iter().find_map(|way| find(reading, claim, way))?;
    let tokens = &reading.tokens;
    let stated = polarity(tokens, claim, said) == Polarity::Positive && !hypothetical(tokens, claim, said);
    let told = |source: &Reading<'_>| {
        let mut words = (0..source.tokens.len()).map(|i| source.tokens.lower(i));
        words.any(|word| stage.open.iter().any(|open| word.starts_with(open)))
    };
    if !stated || reading.is_quoted(said) || story.sources.iter().chain(&story.titles).any(told) {
        return None;
    }
    story.sources.iter().enumerate().find_map(|(index, source)| {
        let same = |sentence: Span| are_of_one((reading, claim), (source, sentence));
        let found = source.sentences.iter().filter(|it| same(it.span));
        let at = found
            .into_iter()
            .find_map(|it| stage.earlier.iter().find_map(|way| find(source, it.span, way)))?;
        Some(other(said, at.of(source.text), Rule::SourceCategory, (index, at)))
    })
}

/// `preliminary findings` where the sources, or their titles, have final ones.
fn state(story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Option<Other> {
    let tokens = &reading.tokens;
    let (side, i) = tokens.within(claim).find_map(|i| Some((side(tokens.lower(i))?, i)))?;
    let noun = stem(tokens.lower(i + 1)).into_owned();
    let texts = || story.sources.iter().chain(&story.titles);
    // `the findings are preliminary` tells of them too, `a provisional duty` does not
    let near = |source: &Reading<'_>, k: usize| {
        (k.saturating_sub(NEAR)..=k + NEAR).any(|n| *stem(source.tokens.lower(n)) == *noun)
    };
    let words = |source: &Reading<'_>| {
        let mut own = (0..source.tokens.len()).filter(|k| self::side(source.tokens.lower(*k)) == Some(side));
        own.any(|k| near(source, k))
    };
    if noun.len() < 4 || reading.is_quoted(tokens.span(i, i)) || texts().any(words) {
        return None;
    }
    texts().enumerate().find_map(|(index, source)| {
        let theirs = &source.tokens;
        let at = (0..theirs.len()).find(|k| {
            self::side(theirs.lower(*k)).is_some_and(|it| it != side) && *stem(theirs.lower(k + 1)) == *noun
        })?;
        let at = theirs.span(at, at);
        let place = if index < story.sources.len() { (index, at) } else { (0, Span::new(0, 0)) };
        Some(other(tokens.span(i, i), at.of(source.text), Rule::SourceCategory, place))
    })
}

fn side(lower: &str) -> Option<usize> {
    STATES.iter().position(|words| words.contains(&lower))
}

fn other(span: Span, said: &str, rule: Rule, place: (usize, Span)) -> Other {
    let says = format!("has \"{said}\" for it");
    Other { rule, span, says, right: None, place, least: 0.0 }
}

/// Both name one person or body.
fn are_of_one((reading, claim): (&Reading<'_>, Span), (source, sentence): (&Reading<'_>, Span)) -> bool {
    let names = |reading: &Reading<'_>, at: Span| -> Vec<String> {
        let names = reading.facts_in(at).filter_map(|fact| match &fact.value {
            Value::Name(name) => Some(name.value.clone()),
            _ => None,
        });
        names.collect()
    };
    let theirs = names(source, sentence);
    names(reading, claim).iter().any(|name| theirs.iter().any(|it| same_name(it, name)))
}

/// Where the sentence says it in these words.
fn find(reading: &Reading<'_>, sentence: Span, way: &str) -> Option<Span> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let count = way.split(' ').count();
    let says = |i: &usize| {
        i + count <= range.end && way.split(' ').enumerate().all(|(n, word)| tokens.lower(i + n) == word)
    };
    range.clone().find(says).map(|i| tokens.span(i, i + count - 1))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn a_stage_that_no_source_has_is_found() {
        for (article, source) in [
            (
                "The treasurer, Ada Moss, has been convicted of taking 4,000 crowns.",
                "Ada Moss, the treasurer, is charged with having accepted 4,000 crowns. She denies it.",
            ),
            (
                "Tom Hale was charged with arson on Monday.",
                "Tom Hale was arrested on suspicion of arson on Monday and released on bail.",
            ),
            (
                "The office gave its preliminary findings on kettles.",
                "Final findings of the Office. Kettles are sold below cost.",
            ),
        ] {
            assert!(rules(article, source).contains(&Rule::SourceCategory), "{article}");
        }
    }

    #[test]
    fn a_stage_that_a_source_has_or_may_have_is_right() {
        for (article, source) in [
            (
                "The treasurer, Ada Moss, has been convicted of taking 4,000 crowns.",
                "Ada Moss, the treasurer, was charged with theft. The jury found her guilty on Monday.",
            ),
            (
                "The treasurer, Ada Moss, has not been convicted of anything.",
                "Ada Moss, the treasurer, is charged with having accepted 4,000 crowns.",
            ),
            (
                "If she is convicted, Ada Moss faces two years.",
                "Ada Moss, the treasurer, is charged with having accepted 4,000 crowns.",
            ),
            (
                "The convicted forger Lena Voss spoke of Ada Moss.",
                "Ada Moss is charged with forgery, and Lena Voss was her teacher in prison.",
            ),
            (
                "The office gave its preliminary findings on kettles.",
                "Preliminary findings of the Office. The final findings follow in May.",
            ),
        ] {
            assert!(!rules(article, source).contains(&Rule::SourceCategory), "{article}");
        }
    }
}
