//! One person's first name with another's surname: `Femke de Wit` where the sources have `Femke de Witte` and `Sjoerd de
//! Wit`.
//!
//! Both persons stand in the sources in full, and nobody there bears the article's name. The two surnames must sound alike,
//! or two words of the sentences around must be the same. A first name taken from another must sound alike in any case:
//! there are families.

use super::stranger::{Misnamed, rule_of, shared_words, starts_alike};
use crate::evidence::fold;
use crate::facts::name::{is_short_for, sounds_like};
use crate::facts::{Fact, Name, NameType, Value};
use crate::reading::{Reading, Story};
use crate::text::{Span, TokenKind};

/// Everybody whom the sources, and the article, name in full.
#[derive(Clone, Debug, Default)]
pub struct Bearers {
    sources: Vec<Bearer>,
    article: Vec<Bearer>,
}

/// Somebody's first name and the last word of the surname, each with where it stands.
#[derive(Clone, Debug)]
struct Bearer {
    first: (String, Span),
    last: (String, Span),
    /// What stands between: of two surnames the first.
    inner: Vec<String>,
    source: usize,
}

/// Which of the two words.
type Part = fn(&Bearer) -> &(String, Span);
const FIRST: Part = |it| &it.first;
const LAST: Part = |it| &it.last;

impl Bearers {
    /// Collects them.
    #[must_use]
    pub fn new(story: &Story<'_>) -> Self {
        let all = story.sources.iter().enumerate();
        let sources = all.flat_map(|(source, reading)| bearers(reading, source)).collect();
        Self { sources, article: story.readings().flat_map(|reading| bearers(reading, 0)).collect() }
    }

    /// The word of a name that is another person's.
    #[must_use]
    pub fn check(
        &self,
        story: &Story<'_>,
        article: &Reading<'_>,
        fact: &Fact,
        name: &Name,
    ) -> Option<Misnamed> {
        let ours = bearer(article, fact, name, 0)?;
        let borne = |ours: &Bearer, part: Part| self.sources.iter().any(|it| part(it).0 == part(ours).0);
        // `Teresa Mallock` for a Tereza Mallory, beside a Rosa Mallock
        let sounding = |it: &&Bearer| {
            it.last.0 != ours.last.0
                && starts_alike(&it.last.0, &ours.last.0)
                && sounds_like(&it.first.0, &ours.first.0)
        };
        let known = borne(&ours, FIRST);
        let first = self.sources.iter().filter(|_| !known).find(sounding);
        let first = first.map_or_else(|| ours.first.clone(), |it| (it.first.0.clone(), ours.first.1));
        let ours = Bearer { first, ..ours };
        if self.sources.iter().any(|it| may_be(&ours, it)) || !borne(&ours, FIRST) || !borne(&ours, LAST) {
            return None;
        }
        let shared = |it: &Bearer| {
            let without = [&ours.first.0, &ours.last.0, &it.first.0, &it.last.0].map(Clone::clone);
            let source = story.sources.get(it.source);
            source.map_or(0, |source| shared_words(article, fact.span, (source, it.first.1), &without))
        };
        let begins = |a: &str, b: &str| a.len() >= 3 && b.starts_with(a);
        let alike =
            |a: &str, b: &str| sounds_like(a, b) || starts_alike(a, b) || begins(a, b) || begins(b, a);
        let namesake =
            self.only(&ours, FIRST, LAST).filter(|it| alike(&it.last.0, &ours.last.0) || shared(it) >= 2);
        let relative = self.only(&ours, LAST, FIRST).filter(|it| sounds_like(&it.first.0, &ours.first.0));
        let (it, part) = namesake.map(|it| (it, LAST)).or(relative.map(|it| (it, FIRST)))?;
        if self.article.iter().any(|other| other.first.0 == it.first.0 && other.last.0 == it.last.0) {
            return None;
        }
        let source = story.sources.get(it.source)?;
        let right = part(it).1.of(source.text).to_owned();
        let whole = Span::new(it.first.1.start, it.last.1.end);
        let rule = rule_of(NameType::Person);
        Some(Misnamed { span: part(&ours).1, rule, right, place: (it.source, whole) })
    }

    /// True if a source names somebody in full who may be the one whose name stands over `at`.
    #[must_use]
    pub fn is_borne(&self, article: &Reading<'_>, at: Span) -> bool {
        let named = article.facts_over(at).filter_map(|fact| match &fact.value {
            Value::Name(name) => bearer(article, fact, name, 0),
            _ => None,
        });
        let full = |it: &Bearer| it.first.0.chars().nth(1).is_some();
        named.into_iter().any(|ours| self.sources.iter().any(|it| full(it) && may_be(&ours, it)))
    }

    /// Who has this part of a name, where it is one person; `other` tells whether it is.
    fn only(&self, ours: &Bearer, same: Part, other: Part) -> Option<&Bearer> {
        let mut all = self.sources.iter().filter(|it| same(it).0 == same(ours).0);
        let first = all.next()?;
        all.all(|it| other(it).0 == other(first).0).then_some(first)
    }
}

/// The two may be one person: both words are the same, or the first one is short for the other. Of two surnames the second
/// is often left out.
fn may_be(a: &Bearer, b: &Bearer) -> bool {
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    let (x, y) = (&a.first.0, &b.first.0);
    let shorter = |a: &Bearer, b: &Bearer| b.inner.contains(&a.last.0);
    (a.last.0 == b.last.0 || shorter(a, b) || shorter(b, a))
        && (x == y || is_short_for(x, y) || initial(x, y) || initial(y, x))
}

fn bearers(reading: &Reading<'_>, source: usize) -> Vec<Bearer> {
    let named = reading.facts.iter().filter_map(|fact| match &fact.value {
        Value::Name(name) => bearer(reading, fact, name, source),
        _ => None,
    });
    named.collect()
}

/// A name of a person of two words or more, none of them joined to another by a hyphen.
fn bearer(reading: &Reading<'_>, fact: &Fact, name: &Name, source: usize) -> Option<Bearer> {
    if !matches!(name.kind, NameType::Person | NameType::Other) {
        return None;
    }
    let tokens = reading.tokens.within(fact.span);
    let word = |i: usize| {
        let at = reading.tokens.get(i)?.span;
        let is_word = reading.tokens.kind(i) == Some(TokenKind::Word) && reading.tokens.is_capital(i);
        is_word.then(|| (fold(at.of(reading.text)).into_owned(), at))
    };
    let hyphen = tokens.clone().any(|i| matches!(reading.tokens.word(i), "-" | "‑" | "&"));
    // `MP`, `KC` behind a name are none
    let letters = |i: &usize| {
        let text = reading.tokens.word(*i);
        text.len() > 4 || text.chars().any(char::is_lowercase)
    };
    let first = word(tokens.start)?;
    let end = tokens.clone().rev().find(letters)?;
    let last = word(end)?;
    let inner = (tokens.start + 1..end).filter_map(word).map(|(word, _)| word).collect();
    (!hyphen && first.1 != last.1).then_some(Bearer { first, last, inner, source })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn a_surname_or_a_first_name_of_somebody_else() {
        for (article, source) in [
            (
                "Femke de Wit, who is in charge, fed the calf.",
                "Femke de Witte, head keeper, gave it the bottle. The vet, Sjoerd de Wit, is content.",
            ),
            (
                "The shadow spokesman, Gareth Pryce, called it a disgrace.",
                "Gareth Price MS, shadow minister, said it is a disgrace. Nia Pryce, minister, disagreed.",
            ),
            (
                "The picture, painted by Anneke van der Linden, had hung in a school.",
                "Artist: Anneke van der Lingen. It hung in a school. Valued by J. van der Linden.",
            ),
            ("Teresa Mallock got 1,104 votes.", "Tereza Mallory 1,104 (elected). Treasurer: Rosa Mallock."),
            (
                "The first witness, Joanna Ferreira, said so.",
                "Joana Ferreira was heard first. Joanna Reid will say the same.",
            ),
            (
                "Mark Dillard brought in the farm bill on irrigation.",
                "The farm bill on irrigation was brought in by Mark Whitley. Joan Dillard seconded it.",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceName], "{article}");
        }
    }

    #[test]
    fn a_person_of_that_name_and_a_family_say_nothing() {
        for (article, source) in [
            ("Femke de Wit fed the calf.", "Femke de Wit fed the calf. Femke de Witte is the vet."),
            ("Kate Holt won.", "Katherine Holt won. Kate Hold was second."),
            ("F. Holt won.", "Frances Holt won. Frances Hold was second."),
            (
                "Anna Holt, his daughter, spoke at the grave.",
                "Peter Holt was buried in Leeds. Anna Marsh read a poem.",
            ),
            (
                "Mark Whitley and Mark Dillard brought in the farm bill on irrigation.",
                "The farm bill on irrigation was brought in by Mark Whitley. Joan Dillard seconded it.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
