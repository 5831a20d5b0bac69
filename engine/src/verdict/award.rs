//! Who won what: a prize that the sources give to somebody whom the article names nowhere.
//!
//! `The Halloran Medal goes to X`, `Jury prize: X`: the names behind the prize are its winners. If the article says that
//! somebody won it and names none of them, it has the wrong prize.

use crate::evidence::{fold, is_stop_word};
use crate::facts::name::same_name;
use crate::facts::{Fact, Name, NameType, Value};
use crate::reading::{Reading, Story};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// The prizes of the sources and their winners.
#[derive(Clone, Debug, Default)]
pub struct Awards {
    given: Vec<Given>,
}

#[derive(Clone, Debug)]
struct Given {
    /// The words of the prize, folded.
    words: Vec<String>,
    winners: Vec<String>,
    /// The contests that its sentence names.
    beside: Vec<String>,
    place: (usize, Span),
}

/// A prize that another won.
#[derive(Clone, Debug)]
pub struct Unwon {
    /// The words of the article.
    pub span: Span,
    /// Who won it.
    pub winner: String,
    /// The source, and where it says so.
    pub place: (usize, Span),
}

/// Heads of prizes.
const HEADS: &[&str] =
    &["prize", "award", "medal", "trophy", "cup", "fellowship", "scholarship", "bursary", "title"];

/// Every contest has such prizes.
const RANKED: &[&str] =
    &["first", "second", "third", "fourth", "top", "main", "consolation", "cash", "world", "national"];

/// Verbs of winning and giving.
#[rustfmt::skip]
const WON: &[&str] = &[
    "won", "win", "wins", "winner", "winning", "awarded", "received", "receives", "took", "takes", "given", "went", "goes", "brought",
    "named", "earned", "collected", "picked",
];

impl Awards {
    /// Collects them.
    #[must_use]
    pub fn new(story: &Story<'_>) -> Self {
        let mut given = Vec::new();
        for (source, reading) in story.sources.iter().enumerate() {
            for sentence in &reading.sentences {
                for phrase in phrases(reading, sentence.span) {
                    let winners = winners(reading, sentence.span, &phrase);
                    let words = words_of(reading, &phrase);
                    let span = reading.tokens.span(phrase.start, phrase.end - 1);
                    let beside = contests(reading, sentence.span).collect();
                    given.push(Given { words, winners, beside, place: (source, span) });
                }
            }
        }
        Self { given }
    }

    /// The prizes that a claim gives to somebody and the sources to others.
    #[must_use]
    pub fn check(&self, story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Vec<Unwon> {
        let tokens = &reading.tokens;
        let won = |i: usize| WON.contains(&tokens.lower(i));
        if !tokens.within(claim).any(won) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for phrase in phrases(reading, claim) {
            let span = tokens.span(phrase.start, phrase.end - 1);
            let ours = words_of(reading, &phrase);
            let ranked = ours.iter().any(|word| RANKED.contains(&word.as_str()));
            if ours.len() < 2 || is_quoted(reading, span) {
                continue;
            }
            // every contest has a second prize: the two must name theirs
            let of_one = |it: &Given| contests(reading, claim).any(|name| it.beside.contains(&name));
            let same =
                |it: &&Given| ours.iter().all(|word| it.words.contains(word)) && (!ranked || of_one(it));
            let named: Vec<&Given> =
                self.given.iter().filter(same).filter(|it| !it.winners.is_empty()).collect();
            let Some(first) = named.first() else { continue };
            let told = named.iter().flat_map(|it| &it.winners).any(|winner| is_told(story, winner));
            if let (false, Some(winner)) = (told, first.winners.first()) {
                found.push(Unwon { span, winner: winner.clone(), place: first.place });
            }
        }
        found
    }
}

/// The contests that a stretch names: `the Lysander competition`.
fn contests<'r>(reading: &'r Reading<'_>, span: Span) -> impl Iterator<Item = String> + 'r {
    const CONTESTS: &[&str] = &[
        "competition",
        "contest",
        "festival",
        "championship",
        "championships",
        "biennale",
        "marathon",
        "race",
        "show",
        "fair",
        "tournament",
        "games",
        "regatta",
        "rally",
        "olympiad",
    ];
    reading.facts_in(span).filter_map(|fact| match &fact.value {
        Value::Name(name) => {
            let next = reading.tokens.lower(reading.tokens.at(fact.span.end.saturating_sub(1)) + 1);
            let last = name.value.rsplit(' ').next().unwrap_or_default().to_lowercase();
            (CONTESTS.contains(&next) || CONTESTS.contains(&last.as_str())).then(|| name.value.clone())
        }
        _ => None,
    })
}

fn is_told(story: &Story<'_>, winner: &str) -> bool {
    let whole = fold(winner).into_owned();
    story.readings().any(|reading| {
        let named = |fact: &Fact| match &fact.value {
            Value::Name(Name { value, .. }) => same_name(value, winner),
            _ => false,
        };
        reading.facts.iter().any(named) || fold(reading.text).contains(&whole)
    })
}

/// The prizes of a sentence: a head with the words before it that belong to it.
fn phrases(reading: &Reading<'_>, sentence: Span) -> Vec<Range<usize>> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let mut found = Vec::new();
    for head in range.clone().filter(|i| is_head(reading, *i)) {
        let mut start = head;
        while start > range.start && head - start < 5 {
            let before = start - 1;
            let word = tokens.kind(before) == Some(TokenKind::Word)
                && !is_stop_word(tokens.lower(before))
                && !WON.contains(&tokens.lower(before));
            let joint = matches!(tokens.word(before), "-" | "’" | "'");
            if !word && !joint {
                break;
            }
            start = before;
        }
        if start < head {
            found.push(start..head + 1);
        }
    }
    found
}

/// A head of a prize; a cross and an order only with a capital.
fn is_head(reading: &Reading<'_>, i: usize) -> bool {
    let lower = reading.tokens.lower(i);
    HEADS.contains(&lower) || matches!(lower, "cross" | "order" | "star") && reading.tokens.is_capital(i)
}

fn words_of(reading: &Reading<'_>, phrase: &Range<usize>) -> Vec<String> {
    let is_word =
        |i: &usize| reading.tokens.kind(*i) == Some(TokenKind::Word) && reading.tokens.word(*i).len() > 1;
    phrase.clone().filter(is_word).map(|i| fold(reading.tokens.word(i)).into_owned()).collect()
}

/// The names behind `:`, `goes to`, `was won by` that follow the prize, up to a semicolon or the next prize.
fn winners(reading: &Reading<'_>, sentence: Span, phrase: &Range<usize>) -> Vec<String> {
    let tokens = &reading.tokens;
    let end = tokens.within(sentence).end;
    let gives = |i: usize| {
        tokens.is_sign(i, ':')
            || matches!(tokens.lower(i), "to" | "by")
                && i.checked_sub(1)
                    .is_some_and(|k| WON.contains(&tokens.lower(k)) || tokens.lower(k) == "presented")
    };
    // What stands in brackets speaks of something else.
    let (mut depth, mut from) = (0_usize, None);
    for i in phrase.end..end.min(phrase.end + 18) {
        match tokens.word(i) {
            "(" => depth += 1,
            ")" if depth == 0 => break,
            ")" => depth -= 1,
            ";" | "|" => break,
            _ if depth == 0 && gives(i) => {
                from = Some(i);
                break;
            }
            _ => {}
        }
    }
    let Some(from) = from else { return Vec::new() };
    let stop =
        (from + 1..end).find(|i| matches!(tokens.word(*i), ";" | "|") || is_head(reading, *i)).unwrap_or(end);
    if stop <= from + 1 {
        return Vec::new();
    }
    let span = tokens.span(from + 1, stop - 1);
    let named = reading.facts_in(span).filter_map(|fact| match &fact.value {
        Value::Name(name) if name.kind != NameType::Place => Some(name.value.clone()),
        _ => None,
    });
    named.collect()
}

fn is_quoted(reading: &Reading<'_>, span: Span) -> bool {
    reading.is_quoted(span)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const JURY: &str = "The Kessel Medal for the best new building goes to the bus garage, by Sefton Marr Architects.\n\
                        Commended: the wash house (Rouse and Wen).\n\
                        Young talent award: Ida Holt, Upper Sallow.";

    #[test]
    fn a_prize_of_somebody_else_is_found() {
        for article in [
            "The wash house has won the Kessel Medal, an honour for buildings.",
            "Rouse and Wen were given the young talent award for a wash house.",
        ] {
            assert_eq!(rules(article, JURY), [Rule::SourceCategory], "{article}");
        }
    }

    #[test]
    fn a_second_prize_is_that_of_its_contest() {
        let source = "At the Lysander competition of 2011 Ida Holt came third (first prize: Yui Tada; second prize: Karl Lind).";
        for (article, alarms) in [
            ("Ida Holt won second prize at the Lysander competition in 2011.", 1),
            ("Ida Holt won third prize at the Lysander competition in 2011.", 0),
            ("Karl Lind won second prize at the Lysander competition.", 0),
            ("Ida Holt won second prize in a competition.", 0),
        ] {
            assert_eq!(rules(article, source).len(), alarms, "{article}");
        }
    }

    #[test]
    fn ones_own_prize_or_none_says_nothing() {
        for article in [
            "Sefton Marr won the Kessel Medal for a bus garage.",
            "The young talent award went to Ida Holt.",
            "The wash house was commended by the jury of the Kessel Medal.",
            "Nobody won a prize for a lighthouse.",
            "The wash house won praise.",
        ] {
            assert_eq!(rules(article, JURY), [], "{article}");
        }
    }
}
