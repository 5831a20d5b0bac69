//! A name in another's stead: a source has the same words around another person, body or place.
//!
//! `taken to hospital in Hull` against `to hospital in Leeds`: the same word governs both names by the same preposition,
//! or the same word follows both. The article must name the other nowhere, and no source may have the article's name so.

use super::memory::Memory;
use super::place;
use crate::evidence::{Library, Part, Placed, Term, terms_in};
use crate::facts::name::{NameMatch, canonical, compare_names, sounds_like};
use crate::facts::{Name, NameType, Value};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};

/// Passages that are looked at.
const PASSAGES: usize = 8;

/// How alike the surroundings must be where no source has the article's name, and where one has it elsewhere.
const STRANGE: f32 = 0.2;
const KNOWN: f32 = 0.35;

/// Words in the names of what is printed.
const PRINTED: &[&str] =
    &["journal", "review", "gazette", "magazine", "letters", "proceedings", "annals", "transactions"];

/// A name where it stands.
struct Post {
    name: Name,
    span: Span,
    /// The word that governs it, and the preposition between.
    governor: Option<(Term, &'static str)>,
    /// The next word of meaning behind it, and what stands between.
    behind: Option<(Term, String)>,
    part: Part,
}

/// A name that a source has another for.
#[derive(Clone, Debug)]
pub struct Replaced {
    /// The article's name.
    pub span: Span,
    /// What it names.
    pub kind: NameType,
    /// The source's name.
    pub right: String,
    /// The passage that has it.
    pub passage: usize,
}

/// The names of a claim for which the passages have another, with lines that say what was weighed.
#[must_use]
pub fn check(
    memory: &Memory<'_>,
    reading: &Reading<'_>,
    claim: Span,
    passages: &[(usize, f32)],
    library: &mut Library<'_>,
    explained: &mut Vec<String>,
) -> Vec<Replaced> {
    let placed = terms_in(reading, claim, &mut library.lexicon);
    let ours = posts(reading, claim, &placed, library);
    let ours: Vec<&Post> = ours.iter().filter(|post| !is_quoted(reading, post.span)).collect();
    let near = passages.iter().take(if ours.is_empty() { 0 } else { PASSAGES });
    let near: Vec<(usize, f32, Vec<Post>, bool)> = near
        .filter_map(|&(passage, nearness)| {
            let it = library.passages.get(passage)?;
            let source = library.sources.get(it.source)?;
            let theirs = posts(source, it.span, library.terms_of(passage), library);
            Some((passage, nearness, theirs, tells_of_others((reading, claim), (source, it.span))))
        })
        .collect();
    let mut found = Vec::new();
    for post in ours {
        let known = memory.sources_name(&post.name);
        let mut best: Option<(f32, Replaced)> = None;
        let mut held = false;
        for (passage, nearness, theirs, of_others) in &near {
            if post.name.kind != NameType::Person && *of_others {
                continue;
            }
            let (passage, nearness) = (*passage, *nearness);
            held |= theirs.iter().any(|other| same(&post.name, &other.name) && linked(post, other));
            let here = theirs.iter().any(|other| same(&post.name, &other.name));
            for other in theirs.iter().filter(|other| !here && linked(post, other)) {
                if !comparable(&post.name, &other.name) || memory.article_names(&other.name) {
                    continue;
                }
                let score = post.part.likeness(&other.part, &library.lexicon) * (0.75 + 0.25 * nearness);
                if best.as_ref().is_none_or(|(top, _)| score > *top) {
                    let (span, kind) = (post.span, post.name.kind);
                    let right = other.name.value.clone();
                    best = Some((score, Replaced { span, kind, right, passage }));
                }
            }
        }
        let Some((score, replaced)) = best else { continue };
        explained.push(format!(
            "  stead {:?} against {:?}: {score:.2}{}{}",
            post.name.value,
            replaced.right,
            if known { ", known" } else { "" },
            if held { ", held" } else { "" },
        ));
        if !held && score >= if known { KNOWN } else { STRANGE } {
            found.push(replaced);
        }
    }
    found
}

/// A person, or a name of two words whose kind is not known.
fn may_be_person(name: &Name) -> bool {
    name.kind == NameType::Person || name.kind == NameType::Other && name.value.split(' ').count() == 2
}

/// Both name people, and nobody is named in both: the one died here, the other there.
pub(super) fn tells_of_others(ours: (&Reading<'_>, Span), theirs: (&Reading<'_>, Span)) -> bool {
    let people = |(reading, span): (&Reading<'_>, Span)| -> Vec<Name> {
        let named = reading.facts_in(span).filter_map(|fact| match &fact.value {
            Value::Name(name) if may_be_person(name) => Some(name.clone()),
            _ => None,
        });
        named.collect()
    };
    let (a, b) = (people(ours), people(theirs));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|a| b.iter().any(|b| same(a, b)))
}

pub(super) fn same(a: &Name, b: &Name) -> bool {
    compare_names(&a.value, &b.value) != NameMatch::Different || sounds_like(&a.value, &b.value)
}

fn comparable(a: &Name, b: &Name) -> bool {
    let words = |name: &Name| canonical(&name.value).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let theirs = words(b);
    let shares = a.kind != NameType::Person && words(a).iter().any(|word| theirs.contains(word));
    let other_level = a.kind == NameType::Place && place::differ_in_level(a, b);
    a.kind == b.kind && !same(a, b) && !shares && !other_level && is_printed(a) == is_printed(b)
}

/// True for the name of something printed: a paper appears in a journal, and comes from a university.
pub(super) fn is_printed(name: &Name) -> bool {
    name.value.split(' ').any(|word| PRINTED.contains(&word.to_lowercase().as_str()))
}

fn linked(a: &Post, b: &Post) -> bool {
    let governed = a.governor.is_some() && a.governor == b.governor;
    let followed = a.behind.is_some() && a.behind == b.behind;
    governed || followed
}

fn posts(reading: &Reading<'_>, sentence: Span, placed: &[Placed], library: &Library<'_>) -> Vec<Post> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    for fact in reading.facts_in(sentence) {
        let Value::Name(name) = &fact.value else { continue };
        let (first, last) = (tokens.at(fact.span.start), tokens.at(fact.span.end.saturating_sub(1)));
        // `at Orme Mill’s annual meeting`
        let owns = matches!(tokens.word(last + 1), "'" | "’") && tokens.lower(last + 2) == "s";
        if owns {
            continue;
        }
        let governor = governor(reading, first, placed);
        let behind = placed.iter().find(|it| it.token > last).filter(|it| it.token <= last + 3);
        let behind =
            behind.filter(|it| (last + 1..it.token).all(|i| tokens.kind(i) == Some(TokenKind::Word)));
        // `Verrance from Colombia` is no `Bucaramanga in Colombia`
        let between =
            behind.map(|it| (last + 1..it.token).map(|i| tokens.lower(i)).collect::<Vec<_>>().join(" "));
        let part = Part::in_sentence(reading, fact.span, placed, &library.lexicon);
        let (name, span, behind) = (name.clone(), fact.span, behind.map(|it| it.term).zip(between));
        found.push(Post { name, span, governor, behind, part });
    }
    found
}

/// The word before the preposition before the name: `hospital` and `in` for `a hospital in the Leeds`.
fn governor(reading: &Reading<'_>, first: usize, placed: &[Placed]) -> Option<(Term, &'static str)> {
    let tokens = &reading.tokens;
    let mut at = first.checked_sub(1)?;
    while matches!(
        tokens.lower(at),
        "the" | "a" | "an" | "city" | "town" | "village" | "mr" | "mrs" | "ms" | "dr"
    ) {
        at = at.checked_sub(1)?;
    }
    let preposition = match tokens.lower(at) {
        "in" | "at" | "on" | "near" | "outside" | "off" => "at",
        "by" => "by",
        "from" => "from",
        "of" => "of",
        "to" | "into" | "for" | "towards" => "to",
        "with" => "with",
        "against" | "over" => "against",
        _ => return None,
    };
    let before = placed.iter().rev().find(|it| it.token < at)?;
    let clear = (before.token + 1..at).all(|i| tokens.kind(i) == Some(TokenKind::Word));
    (clear && at - before.token <= 2).then_some((before.term, preposition))
}

pub(super) fn is_quoted(reading: &Reading<'_>, span: Span) -> bool {
    reading.is_quoted(span)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn another_name_in_the_same_words_is_found() {
        for (article, source, rule) in [
            (
                "The driver had a broken wrist and was taken to hospital in Plymouth.",
                "The driver, 44, broken wrist, taken to hospital in Leeds; the passenger unhurt.",
                Rule::SourcePlace,
            ),
            (
                "The hall was designed by Anna Kessel and opened in May.",
                "The hall opened in May. It was designed by Ruth Imrie, who died before it was done.",
                Rule::SourceName,
            ),
        ] {
            assert_eq!(rules(article, source), [rule], "{article}");
        }
    }

    #[test]
    fn other_parts_and_short_forms_say_nothing() {
        for (article, source) in [
            (
                "The driver was taken to hospital in Leeds.",
                "The driver lives in Hull. She was taken to hospital in Leeds.",
            ),
            ("The hall was designed by Imrie.", "The hall was designed by Ruth Imrie."),
            ("The driver was taken to hospital in England.", "She was taken to hospital in Leeds."),
            (
                "The hall was designed by Anna Kessel; the tower was designed by Ruth Imrie.",
                "The tower was designed by Ruth Imrie, the hall by Anna Kessel.",
            ),
            ("The shop in Hull was sold.", "The driver lives in Leeds."),
            ("Amos Reed died in Hull in May.", "Walter Finch died in Leeds, aged 92, in May."),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
