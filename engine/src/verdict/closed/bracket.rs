//! What stands in brackets behind the names of a list: `Ida Holt (Lab, Selby), Amos Reed (Con, Orrin East)`.
//!
//! A list gives each name its party, seat, club or school. Where the article gives a name what the list gives another, and
//! not its own, it has taken the wrong line.

use super::{Other, names};
use crate::evidence::fold;
use crate::facts::NameType;
use crate::facts::name::same_name;
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::Span;

/// The most tokens of a bracket.
const BRACKET: usize = 16;

/// A list has so many names or more.
const ROWS: usize = 3;

/// The lists of the sources.
#[derive(Clone, Debug, Default)]
pub struct Brackets {
    all: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    /// What stands in the bracket, folded and as written.
    parts: Vec<(String, String)>,
    place: (usize, Span),
}

impl Brackets {
    /// Collects them.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        let mut all = Vec::new();
        for (source, reading) in sources.iter().enumerate() {
            let found = entries(reading);
            if found.len() >= ROWS {
                all.extend(found.into_iter().map(|(name, parts, span)| Entry {
                    name,
                    parts: parts.iter().map(|(text, _)| (fold(text).into_owned(), text.clone())).collect(),
                    place: (source, span),
                }));
            }
        }
        Self { all }
    }

    /// What a claim gives a name that the lists give to another.
    #[must_use]
    pub fn check(&self, sources: &[Reading<'_>], reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        let mut found = Vec::new();
        if self.all.is_empty() {
            return found;
        }
        let all: Vec<(&crate::facts::Fact, &crate::facts::Name)> = names(reading, claim).collect();
        for (fact, name) in &all {
            let own: Vec<&Entry> = self.all.iter().filter(|it| same_name(&it.name, &name.value)).collect();
            let Some(first) = own.first() else { continue };
            // two of one surname
            if own.iter().any(|it| !same_name(&it.name, &first.name)) {
                continue;
            }
            let mut given = bracketed(reading, fact.span);
            let alone = all.iter().all(|(_, other)| {
                same_name(&other.value, &name.value)
                    || !self.all.iter().any(|it| same_name(&it.name, &other.value))
            });
            given.extend(
                stood(reading, claim).filter(|_| alone).map(|span| (span.of(reading.text).to_owned(), span)),
            );
            for (text, span) in given {
                let folded = fold(&text).into_owned();
                let mine = own.iter().flat_map(|it| &it.parts).any(|(part, _)| alike(part, &folded));
                let others = self.all.iter().filter(|it| !same_name(&it.name, &name.value));
                let taken = others.flat_map(|it| &it.parts).any(|(part, _)| *part == folded);
                let apart = first.parts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(", ");
                // a sentence of the sources tells of both elsewhere
                let last = fold(name.value.rsplit(' ').next().unwrap_or_default()).into_owned();
                let elsewhere = sources.iter().any(|source| {
                    source.sentences.iter().any(|it| {
                        let said = fold(it.span.of(source.text));
                        said.contains(&last) && said.contains(&folded) && !said.contains('(')
                    })
                });
                if taken && !mine && !elsewhere && !first.parts.is_empty() {
                    found.push(Other {
                        rule: Rule::SourcePlace,
                        span,
                        says: format!("has \"{apart}\" for {}", first.name),
                        right: None,
                        place: first.place,
                        least: 0.0,
                    });
                }
            }
        }
        found
    }
}

/// One is a short form of the other: `lab` and `labour`.
fn alike(a: &str, b: &str) -> bool {
    let short = |a: &str, b: &str| a.len() >= 3 && b.starts_with(a.trim_end_matches('.'));
    let letters: String = b.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
    let initials: String = a.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
    a == b || a.contains(b) || b.contains(a) || short(a, b) || short(b, a) || letters == a || initials == b
}

type Bracketed = (String, Vec<(String, Span)>, Span);

/// The names of a text with a bracket behind them.
fn entries(reading: &Reading<'_>) -> Vec<Bracketed> {
    let whole = Span::new(0, reading.text.len());
    let of = |name: &crate::facts::Name| {
        matches!(name.kind, NameType::Person | NameType::Other) && name.value.contains(' ')
    };
    let found = names(reading, whole)
        .filter(|(_, name)| of(name))
        .map(|(fact, name)| (name.value.clone(), bracketed(reading, fact.span), fact.span));
    found.filter(|(_, parts, _)| !parts.is_empty()).collect()
}

/// The parts of the bracket right behind a name that begin with a capital.
fn bracketed(reading: &Reading<'_>, name: Span) -> Vec<(String, Span)> {
    let tokens = &reading.tokens;
    let open = tokens.at(name.end.saturating_sub(1)) + 1;
    if !tokens.is_sign(open, '(') {
        return Vec::new();
    }
    let Some(close) = (open..open + BRACKET).find(|i| tokens.is_sign(*i, ')')) else { return Vec::new() };
    if close <= open + 1 {
        return Vec::new();
    }
    let inner = tokens.span(open + 1, close - 1);
    let mut at = inner.start;
    let mut found = Vec::new();
    for part in inner.of(reading.text).split([',', ';']) {
        let text = part.trim();
        let start = at + (part.len() - part.trim_start().len());
        at += part.len() + 1;
        let named = text.chars().next().is_some_and(char::is_uppercase) || text == "independent";
        if named && !text.chars().any(|c| c.is_ascii_digit()) {
            found.push((text.to_owned(), Span::new(start, start + text.len())));
        }
    }
    found
}

/// `as a Labor candidate`, `as an independent councillor`: the words between.
fn stood(reading: &Reading<'_>, claim: Span) -> Option<Span> {
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let head = range.clone().find(|i| matches!(tokens.lower(*i), "candidate" | "councillor" | "nominee"))?;
    let first = (range.start..head).rev().find(|i| matches!(tokens.lower(*i), "a" | "an"))? + 1;
    let before = tokens.lower(first.checked_sub(2)?);
    let party = tokens.is_capital(first) || tokens.lower(first) == "independent";
    (before == "as" && party && first < head && head - first <= 3).then(|| tokens.span(first, head - 1))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const LIST: &str = "Members: Ida Holt (Lab, Selby), Amos Reed (Con, Orrin East), Una Birch (LD, Corrie), Per Lund (Lab, Tarn and Voe).";

    #[test]
    fn what_the_list_gives_another_is_found() {
        for article in
            ["Per Lund (Lab, Corrie) asked whether it was true.", "Ida Holt won the seat as a Con candidate."]
        {
            let found = rules(article, LIST);
            assert!(found.contains(&Rule::SourcePlace), "{article}: {found:?}");
        }
    }

    #[test]
    fn ones_own_line_says_nothing() {
        for article in [
            "Per Lund (Labour, Tarn and Voe) asked whether it was true.",
            "Amos Reed, who sits for Orrin East, asked whether it was true.",
            "Una Birch (Liberal Democrat) asked whether it was true.",
            "Ida Holt asked Una Birch, of Corrie, whether it was true.",
        ] {
            assert_eq!(rules(article, LIST), [], "{article}");
        }
    }
}
