//! A name of several words that no source has, where a source has one that differs in a single word.
//!
//! `Kirsty Hale` for `Kirsty Hall`, `The Salt Street` for `The Salt Road`, `Ardley Institute` for `Ardley College`. The
//! other words must stand in the source in the same order. Two words are little: then the two that differ must sound
//! alike, or the sentences must speak of the same; and a lane is another than a road, but a lane is no council. A name that
//! the article has besides is another name.

use crate::evidence::{fold, is_stop_word, word_term};
use crate::facts::name::{head_of, is_role, is_short_for, is_title, sounds_like};
use crate::facts::{NameType, Value};
use crate::reading::{Reading, Story};
use crate::rules::Rule;
use crate::text::{Span, TokenKind, ends_sentence, is_one_word};
use std::collections::HashSet;

/// The words of all texts.
#[derive(Debug, Default)]
pub struct Strangers {
    /// Of the sources, in their order, and then of their titles.
    sources: Vec<Vec<Word>>,
    known: HashSet<String>,
    article: Vec<Vec<Word>>,
}

/// A word that a name can be made of.
#[derive(Clone, Debug)]
struct Word {
    folded: String,
    token: usize,
    capital: bool,
}

/// A name that a source has otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misnamed {
    /// The words of the article.
    pub span: Span,
    /// Which rule: by the type of the name.
    pub rule: Rule,
    /// The source's name.
    pub right: String,
    /// The source, and where it stands there.
    pub place: (usize, Span),
}

/// The rule for a name.
#[must_use]
pub const fn rule_of(kind: NameType) -> Rule {
    match kind {
        NameType::Person | NameType::Organisation | NameType::Other => Rule::SourceName,
        NameType::Place => Rule::SourcePlace,
        NameType::Work => Rule::SourceWork,
    }
}

impl Strangers {
    /// Collects the words.
    #[must_use]
    pub fn new(story: &Story<'_>) -> Self {
        let sources: Vec<Vec<Word>> = story.sources.iter().chain(&story.titles).map(words_of).collect();
        let known = sources.iter().flatten().map(|word| word.folded.clone()).collect();
        Self { sources, known, article: story.readings().map(words_of).collect() }
    }

    /// The names of a claim that no source has, with the source's.
    #[must_use]
    pub fn check(&self, article: &Reading<'_>, claim: Span, story: &Story<'_>) -> Vec<Misnamed> {
        let mut found: Vec<Misnamed> = Vec::new();
        let named = article.facts_in(claim).filter_map(|fact| match &fact.value {
            Value::Name(name) => Some((fact.span, name.kind)),
            Value::Quote(quote) if is_title_case(&quote.text) => Some((fact.span, NameType::Work)),
            _ => None,
        });
        let named: Vec<(Span, NameType)> = named.collect();
        let runs =
            runs(article, claim).into_iter().filter(|run| named.iter().all(|(span, _)| !span.contains(*run)));
        let kind_of = |run: Span| {
            let inside = named.iter().find(|(span, _)| run.contains(*span));
            inside.map_or(NameType::Other, |(_, kind)| *kind)
        };
        let runs: Vec<(Span, NameType)> = runs.map(|run| (run, kind_of(run))).collect();
        for (at, kind) in named.iter().chain(&runs) {
            let it = self.one(article, *at, *kind, story);
            found.extend(it.filter(|it| found.iter().all(|other| !other.span.overlaps(it.span))));
        }
        found
    }

    fn one(&self, article: &Reading<'_>, at: Span, kind: NameType, story: &Story<'_>) -> Option<Misnamed> {
        let tokens = article.tokens.within(at);
        let ours: Vec<Word> = words_in(article, tokens);
        if ours.len() < 2 || ours.len() > 8 || self.sources.iter().any(|words| stands_in(&ours, words)) {
            return None;
        }
        let mut found: Option<(usize, usize, usize)> = None;
        for (source, words) in self.sources.iter().enumerate() {
            let Some((reading, _)) = text_of(story, source) else { continue };
            for (from, window) in words.windows(ours.len()).enumerate() {
                let Some(wrong) = only_difference(&ours, window) else { continue };
                let told = |word: &Word| is_given_as(article, &word.folded);
                if !is_one_name(reading, window)
                    || ours.len() == 2 && window.get(wrong).is_some_and(told)
                    || is_part(reading, words, from, window.len(), kind == NameType::Person)
                    || self.article.iter().any(|words| stands_in(window, words))
                    || !self.may_be_meant(article, at, kind, (&ours, window, wrong), reading)
                {
                    continue;
                }
                if let Some((other, first, _)) = found
                    && !self.is_same_window(other, first, window)
                {
                    // `Skerry Protection Trust` for a Preservation Trust, beside a Protection Society: of a name of three
                    // words or more that no source has, the one meant is the one of which the sentence speaks
                    if ours.len() < 3 || kind == NameType::Person {
                        return None;
                    }
                    let (before, _) = text_of(story, other)?;
                    let told = self.sources.get(other).and_then(|words| words.get(first..first + ours.len()));
                    let speaks = |it: &Reading<'_>, words: &[Word]| shared_context(article, at, it, words);
                    if told.is_some_and(|told| speaks(before, told) >= speaks(reading, window)) {
                        continue;
                    }
                    found = None;
                }
                found = found.or(Some((source, from, wrong)));
            }
        }
        let (source, from, wrong) = found?;
        let (reading, is_title) = text_of(story, source)?;
        let window = self.sources.get(source)?.get(from..from + ours.len())?;
        let right = reading.tokens.get(window.get(wrong)?.token)?.span;
        let span = article.tokens.get(ours.get(wrong)?.token)?.span;
        let right = right.of(reading.text).to_owned();
        // `Moved Bhatti, seconded Lund`
        if matches!(right.to_lowercase().as_str(), "moved" | "seconded" | "proposed" | "carried" | "present")
        {
            return None;
        }
        let whole = reading.tokens.span(window.first()?.token, window.last()?.token);
        let whole = if is_title { Span::new(0, 0) } else { whole };
        Some(Misnamed { span, rule: rule_of(kind), right, place: (source % story.sources.len(), whole) })
    }

    fn is_same_window(&self, source: usize, from: usize, window: &[Word]) -> bool {
        let other = self.sources.get(source).and_then(|words| words.get(from..from + window.len()));
        other.is_some_and(|other| other.iter().zip(window).all(|(a, b)| a.folded == b.folded))
    }

    /// True if the sources have the word that the two names of two words share only in the one of theirs.
    fn stands_only_with(&self, ours: &[Word], theirs: &[Word], wrong: usize) -> bool {
        let (Some(shared), Some(other)) = (ours.get(1 - wrong.min(1)), theirs.get(wrong)) else {
            return false;
        };
        self.sources.iter().all(|words| {
            words.iter().enumerate().filter(|(_, word)| word.folded == shared.folded).all(|(i, _)| {
                let beside = if wrong == 0 { i.checked_sub(1) } else { Some(i + 1) };
                beside.and_then(|k| words.get(k)).is_some_and(|word| word.folded == other.folded)
            })
        })
    }

    /// Whether the source's name, which differs in word `wrong`, is the one that the article means.
    fn may_be_meant(
        &self,
        article: &Reading<'_>,
        at: Span,
        kind: NameType,
        (ours, theirs, wrong): (&[Word], &[Word], usize),
        source: &Reading<'_>,
    ) -> bool {
        let (Some(a), Some(b)) = (ours.get(wrong), theirs.get(wrong)) else { return false };
        // `KEN` behind a runner's name is a code for her country
        let raw = source.tokens.word(b.token);
        // and `TRUSTEE` before a speaker's name is no first name
        if raw.chars().all(char::is_uppercase) && (raw.len() <= 4 || is_role(&b.folded)) {
            return false;
        }
        let short = a.folded.chars().count().min(b.folded.chars().count()) < 3;
        if short
            || wrong == 0 && (is_title(&b.folded) || is_title(&a.folded))
            || same_stem(&a.folded, &b.folded)
            || is_one_word(&a.folded, &b.folded)
            || wrong == 0 && kind != NameType::Organisation && is_short_for(&a.folded, &b.folded)
            || ours.len() < 3 && head_of(&a.folded) != head_of(&b.folded)
        {
            return false;
        }
        // `Duke of X`, `X Lane`: what the two share says little.
        let others = || ours.iter().enumerate().filter(|(i, _)| *i != wrong).map(|(_, word)| word);
        let generic = ours.len() < 3 && others().all(|word| head_of(&word.folded).is_some());
        if others().all(|word| is_title(&word.folded)) {
            return false;
        }
        let alike = sounds_like(&a.folded, &b.folded);
        let known = self.known.contains(&a.folded);
        let bare = ours.iter().all(|word| head_of(&word.folded).is_none());
        if known && wrong == 0 && ours.len() == 2 && bare && kind != NameType::Organisation {
            // the sources know the first name, with another surname: a relative, or a name before a marriage
            return false;
        }
        let shared = || shared_context(article, at, source, theirs);
        let only = self.stands_only_with(ours, theirs, wrong);
        // `Brown … tied with Rice University`: the source has both.
        let both = || theirs.first().is_some_and(|word| beside(source, word.token, &a.folded));
        if only && !both() && ours.len() == 2 && kind != NameType::Person && shared() >= 1 {
            return true;
        }
        let body = ours.iter().any(|word| head_of(&word.folded).is_some());
        match kind {
            NameType::Other if !body && ours.len() == 2 => alike || !known && shared() >= 2,
            NameType::Person => alike || starts_alike(&a.folded, &b.folded) || !known && shared() >= 2,
            _ if ours.len() >= 3 => true,
            NameType::Work => !known || shared() >= 2,
            _ => {
                if known || generic {
                    generic && (alike || starts_alike(&a.folded, &b.folded) && shared() >= 1) || shared() >= 3
                } else {
                    alike || shared() >= 2
                }
            }
        }
    }
}

/// A source, or behind all sources a title of one.
fn text_of<'s, 'a>(story: &'s Story<'a>, index: usize) -> Option<(&'s Reading<'a>, bool)> {
    let title = || story.titles.get(index.checked_sub(story.sources.len())?);
    story.sources.get(index).map(|it| (it, false)).or_else(|| title().map(|it| (it, true)))
}

/// The words of a text that names are made of: no small words, no signs, no possessive.
fn words_of(reading: &Reading<'_>) -> Vec<Word> {
    words_in(reading, 0..reading.tokens.len())
}

fn words_in(reading: &Reading<'_>, range: std::ops::Range<usize>) -> Vec<Word> {
    let tokens = &reading.tokens;
    let is_part = |i: &usize| {
        tokens.kind(*i) != Some(TokenKind::Sign)
            && !matches!(tokens.lower(*i), "of" | "the" | "and" | "for" | "de" | "la" | "a" | "an" | "s")
    };
    range
        .filter(is_part)
        .map(|token| Word {
            folded: fold(tokens.word(token)).into_owned(),
            token,
            capital: tokens.is_capital(token),
        })
        .collect()
}

/// The runs of three words or more with capitals in a sentence, with the small words between them; none in a headline
/// that is all capitals.
fn runs(reading: &Reading<'_>, claim: Span) -> Vec<Span> {
    let tokens = &reading.tokens;
    let all = words_in(reading, tokens.within(claim));
    let long = all.iter().filter(|word| word.folded.chars().count() > 3);
    let (capitals, count) = long.fold((0, 0), |(c, n), word| (c + usize::from(word.capital), n + 1));
    if capitals * 4 > count * 3 && !ends_sentence(claim.of(reading.text)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let rest = all.get(at..).unwrap_or_default();
        let mut len = rest.iter().take_while(|word| word.capital).count();
        while len > 1 && !rest.get(..len).is_some_and(|run| is_one_name(reading, run)) {
            len -= 1;
        }
        let first = tokens.within(claim).start;
        let opener =
            |word: &&Word| is_stop_word(&word.folded) || is_title(&word.folded) || word.token == first;
        let skip = rest.iter().take(len).take_while(opener).count();
        if let (Some(first), Some(last)) = (rest.get(skip), rest.get(len.saturating_sub(1)))
            && len >= skip + 3
        {
            found.push(tokens.span(first.token, last.token));
        }
        at += len.max(1);
    }
    found
}

/// A quotation of two to eight words, all of them with capitals but the small ones: a title.
fn is_title_case(quote: &str) -> bool {
    let words: Vec<&str> = quote
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|w| !w.is_empty())
        .collect();
    let large = |word: &&&str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let long = words.iter().filter(|word| !is_stop_word(&word.to_lowercase()));
    (2..=8).contains(&words.len()) && long.clone().count() >= 2 && long.clone().all(|word| large(&word))
}

/// True if a word stands in the sentence around `token`.
fn beside(reading: &Reading<'_>, token: usize, folded: &str) -> bool {
    let start = reading.tokens.span(token, token).start;
    let sentence = reading.sentence_at(start).map(|sentence| reading.tokens.within(sentence.span));
    sentence.is_some_and(|mut tokens| tokens.any(|i| fold(reading.tokens.word(i)) == folded))
}

fn stands_in(name: &[Word], words: &[Word]) -> bool {
    words.windows(name.len()).any(|w| w.iter().zip(name).all(|(a, b)| a.folded == b.folded))
}

/// The one word in which the two differ.
fn only_difference(ours: &[Word], theirs: &[Word]) -> Option<usize> {
    let mut apart = ours.iter().zip(theirs).enumerate().filter(|(_, (a, b))| a.folded != b.folded);
    let (at, _) = apart.next()?;
    apart.next().is_none().then_some(at)
}

/// The words of the window have capitals and nothing between them that parts names.
fn is_one_name(reading: &Reading<'_>, window: &[Word]) -> bool {
    let (Some(first), Some(last)) = (window.first(), window.last()) else { return false };
    let joined = |i: usize| {
        reading.tokens.kind(i) != Some(TokenKind::Sign)
            || matches!(reading.tokens.word(i), "'" | "’" | "-" | "‑" | "&")
            || reading.tokens.word(i) == "." && reading.tokens.word(i.saturating_sub(1)).len() <= 2
    };
    // Only bodies have an `and` in their names.
    let body = window.len() > 2 && first.folded != last.folded && is_body(window);
    let joins = |i: usize| body || reading.tokens.lower(i) != "and";
    let joined = |i: usize| joined(i) && joins(i);
    window.iter().all(|word| word.capital) && (first.token..last.token).all(joined)
}

/// True if a capital stands right before or behind the window: it is a piece of a longer name. What stands behind `of` is
/// no part of a person's.
fn is_part(reading: &Reading<'_>, words: &[Word], from: usize, len: usize, person: bool) -> bool {
    let pair = |a: Option<&Word>, b: Option<&Word>| match (a, b) {
        (Some(a), Some(b)) if a.capital && b.capital && !is_title(&a.folded) && !is_role(&a.folded) => {
            is_one_name(reading, &[a.clone(), b.clone()])
                && (a.token + 1..b.token).all(|i| {
                    let word = reading.tokens.lower(i);
                    !(matches!(word, "and" | "the") || person && word == "of")
                })
                && reading.sentence_at(reading.tokens.span(a.token, a.token).start).map(|s| s.span.start)
                    == reading.sentence_at(reading.tokens.span(b.token, b.token).start).map(|s| s.span.start)
        }
        _ => false,
    };
    let before = from.checked_sub(1).and_then(|i| words.get(i));
    let opens = before.is_some_and(|word| {
        let start = reading.tokens.span(word.token, word.token).start;
        reading.sentence_at(start).is_some_and(|s| s.span.start == start) && is_stop_word(&word.folded)
    });
    !opens && pair(before, words.get(from)) || pair(words.get(from + len - 1), words.get(from + len))
}

/// `Ministry of Roads and Bridges`: the head stands before the `of`.
fn is_body(window: &[Word]) -> bool {
    window.first().is_some_and(|word| {
        matches!(
            word.folded.as_str(),
            "ministry" | "department" | "office" | "committee" | "institute" | "society" | "board"
        )
    })
}

/// The article gives the other spelling itself: `entered as X`, `also spelled X`.
fn is_given_as(article: &Reading<'_>, word: &str) -> bool {
    let tokens = &article.tokens;
    (1..tokens.len()).any(|i| {
        matches!(tokens.lower(i - 1), "as" | "spelled" | "spelt" | "called" | "written" | "née" | "formerly")
            && fold(tokens.word(i)) == word
    })
}

/// Surnames with the same first syllable or so: `Arkwell` and `Arkwright`.
pub(super) fn starts_alike(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    shared >= 4 && shared * 2 >= a.chars().count().min(b.chars().count())
}

/// `Keeper` and `Keepers`, `Norway` and `Norwegian` are no two names.
fn same_stem(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let longest = a.chars().count().max(b.chars().count());
    let ending = |word: &str| word.chars().skip(shared).collect::<String>();
    let rest = (ending(a), ending(b));
    shared >= 4
        && longest - shared <= 3
        && matches!(
            (rest.0.as_str(), rest.1.as_str()),
            ("", "s" | "es" | "n" | "ns" | "an" | "ans" | "ian" | "ians")
                | ("s" | "es" | "n" | "ns" | "an" | "ans" | "ian" | "ians", "")
        )
}

/// How many words of meaning the two sentences share, the names themselves aside.
fn shared_context(article: &Reading<'_>, at: Span, source: &Reading<'_>, window: &[Word]) -> usize {
    let without: Vec<String> = window.iter().map(|word| word.folded.clone()).collect();
    let there = window.first().and_then(|word| source.tokens.get(word.token));
    there.map_or(0, |there| shared_words(article, at, (source, there.span), &without))
}

/// The same, `without` being the folded words that do not count.
pub(super) fn shared_words(
    article: &Reading<'_>,
    at: Span,
    (source, there): (&Reading<'_>, Span),
    without: &[String],
) -> usize {
    let terms = |reading: &Reading<'_>, span: Span| -> HashSet<String> {
        let Some(sentence) = reading.sentence_at(span.start) else { return HashSet::new() };
        let tokens = reading.tokens.within(sentence.span);
        tokens
            .filter(|i| reading.tokens.kind(*i) != Some(TokenKind::Sign))
            .filter(|i| !is_stop_word(reading.tokens.lower(*i)))
            .filter(|i| !without.contains(&fold(reading.tokens.word(*i)).into_owned()))
            .filter_map(|i| word_term(reading.tokens.word(i), reading.tokens.lower(i)))
            .collect()
    };
    terms(article, at).intersection(&terms(source, there)).count()
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn a_name_with_one_word_wrong_is_found() {
        for (article, source, rule) in [
            (
                "Her first novel, “The Salt Street”, came out in 1994.",
                "Her first novel, “The Salt Road”, was published in 1994.",
                Rule::SourceWork,
            ),
            (
                "The reading by Moira Macalister was sold out.",
                "Moira McAllister reads in the small hall. Sold out.",
                Rule::SourceName,
            ),
            (
                "The fire began in a barn off Tanner Road in Cobley.",
                "The fire began in a barn at the end of Tanner Lane in Cobley at noon.",
                Rule::SourcePlace,
            ),
            (
                "The Skerry Protection Trust, which has leased the place since 2016, is glad.",
                "We of the Skerry Preservation Trust have leased the place since 2016. The Skerry Protection Society counts birds.",
                Rule::SourceName,
            ),
            (
                "The freeholder, Castleford Estates, had asked the residents.",
                "Respondent: Castlemain Estates Ltd (freeholder). A claim by Castleford Lettings is dismissed.",
                Rule::SourceName,
            ),
            (
                "Only one man was badly hurt: Bryce Tang, of the yacht Heron.",
                "One serious injury: Bryce Tan, trimmer on the yacht Heron, broken wrist.",
                Rule::SourceName,
            ),
            (
                "It went to the Larkfield Trust for Young Sailors.",
                "The money is for the Larkfield Trust for Young Divers.",
                Rule::SourceName,
            ),
        ] {
            assert_eq!(rules(article, source), [rule], "{article}");
        }
    }

    #[test]
    fn names_that_a_source_has_or_that_are_others_say_nothing() {
        let source = "Moira McAllister reads in the small hall on Tanner Lane. Sold out. Her novel “The Salt Road” \
                      came out in 1994. The Larkfield Trust for Young Divers paid. Adam Holt sang in the hall.";
        for article in [
            "Moira McAllister read in the hall.",
            "Ms McAllister read in the hall.",
            "Moira’s reading was in the hall.",
            "The hall in Tanner Lane was sold out.",
            "“The Salt Road” came out in 1994.",
            "It was paid by the Larkfield Trust.",
            "The Tanner Lane Council is proud.",
            "Her brother, Adam McAllister, came too.",
            "Moira Dunne, who keeps bees, was not asked.",
            "“The Salt Roads” is out of print.",
            "The Adam Holt Trust paid for the hall.",
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
