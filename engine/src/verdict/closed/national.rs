//! A country before a noun, or beside an age: `the Danish government` against `the Norwegian government`, `a Dutchman of
//! 51` against `Commander: 51 years, Danish`.

use super::Other;
use crate::evidence::stem;
use crate::facts::Value;
use crate::facts::name::{is_country, nation, nations_differ};
use crate::reading::{Reading, Story};
use crate::rules::Rule;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// What the sources call by a country.
#[derive(Clone, Debug, Default)]
pub struct Nations {
    nouns: Vec<(usize, Called)>,
    aged: Vec<(usize, Called)>,
    /// Those of the article.
    told: Vec<Called>,
}

/// A country with the noun or the age that it belongs to.
#[derive(Clone, Debug)]
struct Called {
    what: String,
    nation: &'static str,
    word: String,
    at: Span,
}

/// Nouns that a country has one of.
#[rustfmt::skip]
const ONE_EACH: &[&str] = &[
    "government", "parliament", "cabinet", "ministry", "embassy", "navy", "army", "coastguard", "crown", "state", "treasury", "presidency",
    "military", "air", "ambassador", "consul", "president", "premier", "king", "queen", "flag", "border", "central", "national", "foreign",
    "prime", "health", "transport", "interior", "finance", "defence", "defense", "culture", "education", "supreme", "federal", "authorities",
    "owner", "operator", "parent", "subsidiary", "buyer", "manufacturer", "builder", "shipowner", "investor", "captain", "skipper", "pilot",
    "coach", "champion", "federation", "team", "embassies", "police", "court", "railway", "post", "constitution", "currency",
];

impl Nations {
    /// Collects them.
    #[must_use]
    pub fn new(story: &Story<'_>) -> Self {
        let mut found = Self::default();
        for reading in story.readings() {
            for sentence in &reading.sentences {
                found.told.extend(called(reading, sentence.span));
                found.told.extend(aged(reading, sentence.span));
            }
        }
        for (source, reading) in story.sources.iter().enumerate() {
            for sentence in &reading.sentences {
                found.nouns.extend(called(reading, sentence.span).into_iter().map(|it| (source, it)));
                found.aged.extend(aged(reading, sentence.span).into_iter().map(|it| (source, it)));
            }
        }
        found
    }

    /// The countries of a claim that the sources give otherwise.
    #[must_use]
    pub fn check(&self, reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        let nouns =
            called(reading, claim).into_iter().filter_map(|ours| other(&ours, &self.nouns, &self.told, 0.25));
        let aged =
            aged(reading, claim).into_iter().filter_map(|ours| other(&ours, &self.aged, &self.told, 0.0));
        nouns.chain(aged).collect()
    }
}

/// What every source that has a country for it has, where none has the article's and the article has theirs nowhere.
fn other(ours: &Called, all: &[(usize, Called)], told: &[Called], least: f32) -> Option<Other> {
    let theirs: Vec<&(usize, Called)> = all.iter().filter(|(_, it)| it.what == ours.what).collect();
    let (source, first) = theirs.first()?;
    let one = theirs.iter().all(|(_, it)| it.nation == first.nation);
    let apart = nations_differ(first.nation, ours.nation);
    let has_theirs = told.iter().any(|it| it.what == ours.what && it.nation == first.nation);
    (one && apart && !has_theirs).then(|| Other {
        rule: Rule::SourceCategory,
        span: ours.at,
        says: format!("has \"{}\" for it", first.word),
        right: None,
        place: (*source, first.at),
        least,
    })
}

/// The countries right before a noun.
fn called(reading: &Reading<'_>, span: Span) -> Vec<Called> {
    let tokens = &reading.tokens;
    let range = tokens.within(span);
    let mut found = Vec::new();
    for i in range.clone() {
        let Some(nation) = demonym(reading, i) else { continue };
        let noun = i + 1;
        let fits = noun < range.end
            && tokens.kind(noun) == Some(TokenKind::Word)
            && ONE_EACH.contains(&tokens.lower(noun));
        if fits {
            // `central bank`, `prime minister`
            let more = noun + 1 < range.end && tokens.kind(noun + 1) == Some(TokenKind::Word);
            let second = if more { stem(tokens.lower(noun + 1)).into_owned() } else { String::new() };
            let whole = matches!(
                tokens.lower(noun),
                "central"
                    | "national"
                    | "foreign"
                    | "prime"
                    | "health"
                    | "transport"
                    | "interior"
                    | "finance"
                    | "defence"
                    | "defense"
                    | "culture"
                    | "education"
                    | "supreme"
                    | "federal"
                    | "air"
            );
            let what = stem(tokens.lower(noun)).into_owned();
            let what = if whole { format!("{what} {second}") } else { what };
            let at = tokens.span(i, i);
            found.push(Called {
                what,
                nation,
                word: format!("{} {}", tokens.word(i), tokens.word(noun)),
                at,
            });
        }
    }
    found
}

/// The word for somebody or something of a country; no country itself.
fn demonym(reading: &Reading<'_>, i: usize) -> Option<&'static str> {
    let lower = reading.tokens.lower(i);
    let capital = reading.tokens.is_capital(i);
    capital.then(|| nation(lower)).flatten().filter(|_| !is_country(lower))
}

/// `of 51`, `aged 51`, `51 years`, `51-year-old`, `, 51,`.
fn is_age(reading: &Reading<'_>, i: usize) -> bool {
    let tokens = &reading.tokens;
    let two = tokens.kind(i) == Some(TokenKind::Digits) && tokens.word(i).len() == 2;
    let before = i.checked_sub(1).map_or("", |k| tokens.lower(k));
    let next = i + 1 + usize::from(matches!(tokens.word(i + 1), "-" | "‑" | "–"));
    let led = matches!(before, "of" | "aged") && !matches!(tokens.kind(i + 1), Some(TokenKind::Word));
    two && (led
        || matches!(tokens.lower(next), "year" | "years")
        || before == "," && tokens.is_sign(i + 1, ','))
}

/// The one country and the one age of a part between semicolons and full stops.
fn aged(reading: &Reading<'_>, span: Span) -> Vec<Called> {
    let tokens = &reading.tokens;
    let range = tokens.within(span);
    if !range.clone().any(|i| demonym(reading, i).is_some()) {
        return Vec::new();
    }
    let stops: Vec<usize> = range.clone().filter(|i| matches!(tokens.word(*i), ";" | "." | "|")).collect();
    let mut from = range.start;
    let mut found = Vec::new();
    for end in stops.into_iter().chain([range.end]) {
        let part: Range<usize> = from..end;
        from = end + 1;
        if part.is_empty() {
            continue;
        }
        let whole = tokens.span(part.start, part.end - 1);
        let ages: Vec<String> =
            part.clone().filter(|i| is_age(reading, *i)).map(|i| tokens.word(i).to_owned()).collect();
        let mut countries = part.clone().filter_map(|i| Some((i, demonym(reading, i)?)));
        let named = reading.facts_in(whole).filter(|fact| matches!(fact.value, Value::Name(_))).count();
        let (Some((i, nation)), None, [age]) = (countries.next(), countries.next(), ages.as_slice()) else {
            continue;
        };
        if named <= 1 {
            let (what, word) = (age.clone(), tokens.word(i).to_owned());
            found.push(Called { what, nation, word, at: tokens.span(i, i) });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn another_country_before_the_noun_is_found() {
        for (article, source) in [
            (
                "The line owes its existence to a subsidy of €11m a year from the Danish government.",
                "The Norwegian government contributes a subsidy of €11 million a year to the line. Denmark lends its tracks.",
            ),
            (
                "The captain, a Dutchman of 51, had flown there 200 times.",
                "Captain: 51 years, Danish, 9,800 hours. First officer: 27 years, Dutch.",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceCategory], "{article}");
        }
    }

    #[test]
    fn the_same_country_or_a_second_one_says_nothing() {
        for (article, source) in [
            (
                "The subsidy of €11m a year comes from the Norwegian government.",
                "The Norwegian government contributes €11 million a year.",
            ),
            (
                "The Danish government and the Norwegian government pay a subsidy.",
                "The Norwegian government pays a subsidy.",
            ),
            (
                "The Danish government pays a subsidy of €11m a year.",
                "The Norwegian government pays a subsidy of €11 million a year, the Danish government nothing.",
            ),
            (
                "The British government pays a subsidy of €11m.",
                "The Scottish government pays a subsidy of €11 million.",
            ),
            (
                "The captain, a Dane of 51, had flown there 200 times.",
                "Captain: 51 years, Danish. First officer: 27 years, Dutch.",
            ),
            (
                "A Dutchman of 27 was at the controls.",
                "Captain: 51 years, Danish. First officer: 27 years, Dutch.",
            ),
            ("The Danish band played in May.", "The Norwegian band played in May."),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
