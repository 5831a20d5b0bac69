//! Where somebody belongs: the body or place that stands right behind a name, and what the sources put there.
//!
//! `X, a toxicologist at the Institute`, `X of the Party`, `X (Party)`, `Station 7, at Elm`, in lists `X, toxicologist,
//! University;`. Another is wrong only if every source that gives X one of the kind gives another, and no sentence that
//! names X has the article's.

use super::place;
use crate::evidence::{Library, fold};
use crate::facts::name::{NameMatch, canonical, compare_names, is_role_word, is_title};
use crate::facts::{Fact, Name, NameType, Value};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};

/// All ties of the sources.
#[derive(Clone, Debug, Default)]
pub struct Ties {
    all: Vec<Tie>,
    /// The sentences of the sources and their parts between semicolons, folded, each with whom it ties to what.
    sentences: Vec<(String, Vec<(String, NameType)>)>,
}

/// One name and the one behind it.
#[derive(Clone, Debug)]
struct Tie {
    of: Name,
    to: Name,
    at: Span,
    source: usize,
}

/// Another body or place than the sources'.
#[derive(Clone, Debug)]
pub struct Misplaced {
    /// The article's name.
    pub span: Span,
    /// What it names.
    pub kind: NameType,
    /// The source's name.
    pub right: String,
    /// Whose it is.
    pub of: String,
    /// The source, and where it stands there.
    pub place: (usize, Span),
}

/// Words between the two, at most.
const LONGEST: usize = 12;

impl Ties {
    /// Collects them.
    #[must_use]
    pub fn new(library: &Library<'_>) -> Self {
        let mut found = Self::default();
        for (source, reading) in library.sources.iter().enumerate() {
            for sentence in &reading.sentences {
                let tied = ties(reading, sentence.span, true);
                let bearers: Vec<(String, NameType)> =
                    tied.iter().map(|(of, to, _)| (canonical(&of.value), to.kind)).collect();
                found.all.extend(tied.into_iter().map(|(of, to, at)| Tie { of, to, at, source }));
                for part in sentence.span.of(reading.text).split(';') {
                    found.sentences.push((fold(part).into_owned(), bearers.clone()));
                }
            }
        }
        found
    }

    /// The ties of a claim for which the sources have another.
    #[must_use]
    pub fn check(&self, reading: &Reading<'_>, claim: Span) -> Vec<Misplaced> {
        let mut found = Vec::new();
        for (of, to, at) in ties(reading, claim, false) {
            let theirs: Vec<&Tie> = self
                .all
                .iter()
                .filter(|tie| is_one(&tie.of, &of) && is_kind(&tie.to, to.kind) && !is_one(&tie.to, &of))
                .collect();
            let Some(first) = theirs.first() else { continue };
            let differs = theirs.iter().all(|tie| apart(&tie.to, &to));
            if differs && !self.stand_together(&of, &to) {
                let (right, of) = (first.to.value.clone(), of.value);
                found.push(Misplaced { span: at, kind: to.kind, right, of, place: (first.source, first.at) });
            }
        }
        found
    }

    /// Some sentence names both, by their last words at least.
    fn stand_together(&self, of: &Name, to: &Name) -> bool {
        let last = |name: &Name| canonical(&name.value).split(' ').next_back().map(str::to_owned);
        let whole = of.value.bytes().any(|b| b.is_ascii_digit()).then(|| canonical(&of.value));
        let (Some(of), first) = (whole.or_else(|| last(of)), canonical(&to.value)) else { return false };
        let head = first.split(' ').next().unwrap_or_default().to_owned();
        let tied = |bearers: &[(String, NameType)]| {
            bearers
                .iter()
                .any(|(name, kind)| name.contains(&of) && (*kind == to.kind || to.kind == NameType::Other))
        };
        self.sentences
            .iter()
            .any(|(text, bearers)| !tied(bearers) && text.contains(&of) && text.contains(&head))
    }
}

fn is_one(a: &Name, b: &Name) -> bool {
    matches!(compare_names(&a.value, &b.value), NameMatch::Same | NameMatch::ShortForm)
}

fn is_kind(name: &Name, kind: NameType) -> bool {
    name.kind == kind && kind != NameType::Other
        || kind == NameType::Other && matches!(name.kind, NameType::Organisation | NameType::Place)
        || kind != NameType::Other && name.kind == NameType::Other && name.value.split(' ').count() <= 3
}

fn apart(a: &Name, b: &Name) -> bool {
    let level = b.kind == NameType::Place && place::differ_in_level(a, b);
    let words = |name: &Name| canonical(&name.value).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let theirs = words(b);
    let shares = words(a).iter().any(|word| theirs.contains(word) && word.len() > 3 && !is_general(word));
    // `(BM)` may stand for either, in a language of its own
    let code = |name: &Name| name.value.len() <= 4 && name.value.chars().all(char::is_uppercase);
    !level && !shares && code(a) == code(b) && compare_names(&a.value, &b.value) == NameMatch::Different
}

/// Words that many bodies have in their names.
fn is_general(word: &str) -> bool {
    crate::facts::name::head_of(word).is_some()
        || matches!(word, "national" | "royal" | "international" | "first")
}

/// The pairs of a sentence: a person or a numbered thing, and the body or place right behind it.
fn ties(reading: &Reading<'_>, sentence: Span, list: bool) -> Vec<(Name, Name, Span)> {
    let named: Vec<(&Fact, &Name)> = reading
        .facts_in(sentence)
        .filter_map(|fact| match &fact.value {
            Value::Name(name) => Some((fact, name)),
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    for pair in named.windows(2) {
        let [(first, of), (second, to)] = pair else { continue };
        let numbered = of.value.bytes().any(|b| b.is_ascii_digit());
        let single = list && of.kind == NameType::Other && of.value.split(' ').count() <= 3;
        let bearer = of.kind == NameType::Person || of.kind == NameType::Other && (numbered || single);
        let at = reading.tokens.at(second.span.start).checked_sub(1).map_or("", |i| reading.tokens.lower(i));
        let held = matches!(to.kind, NameType::Organisation | NameType::Place)
            || to.kind == NameType::Other && (list || matches!(at, "at" | "in" | "the"));
        if bearer && held && !numbered_too(to) && is_tied(reading, first.span, second.span, list) {
            found.push(((*of).clone(), (*to).clone(), second.span));
        }
    }
    found
}

fn numbered_too(name: &Name) -> bool {
    name.value.bytes().any(|b| b.is_ascii_digit())
}

/// Nothing but a role, an age and a preposition stands between the two.
fn is_tied(reading: &Reading<'_>, of: Span, to: Span, list: bool) -> bool {
    let tokens = &reading.tokens;
    let (from, end) = (tokens.at(of.end.saturating_sub(1)) + 1, tokens.at(to.start));
    let last = tokens.at(to.end.saturating_sub(1));
    if end <= from || end - from > LONGEST {
        return false;
    }
    let small = |i: usize| {
        matches!(
            tokens.lower(i),
            "the" | "a" | "an" | "its" | "of" | "at" | "from" | "for" | "with" | "in" | "and"
        )
    };
    let mut others = 0;
    for i in from..end {
        let lower = tokens.lower(i);
        let fits = match tokens.kind(i) {
            Some(TokenKind::Sign) => matches!(lower, "," | "(" | "-" | "‑" | "’" | "'"),
            Some(TokenKind::Digits) => true,
            _ if lower == "and" || lower == "with" || tokens.is_capital(i) => false,
            _ if small(i) || is_role_word(lower) || is_title(lower) => true,
            _ => {
                others += 1;
                !is_verb(lower) && others <= 2
            }
        };
        if !fits {
            return false;
        }
    }
    let before = tokens.lower(end - 1);
    let before =
        if matches!(before, "the" | "a" | "an") { tokens.lower(end.saturating_sub(2)) } else { before };
    let closed = matches!(tokens.word(last + 1), ";" | "." | ")" | "," | ":" | "(" | "")
        || tokens.kind(last + 1) == Some(TokenKind::Digits);
    match before {
        "of" | "at" | "from" => true,
        "in" => tokens.is_sign(from, ','),
        "(" => closed,
        "," => list && closed,
        _ => false,
    }
}

/// Words that say something of the first name rather than what it is.
fn is_verb(word: &str) -> bool {
    word.ends_with("ed") && word.len() > 4
        || word.ends_with("ing") && word.len() > 5
        || matches!(
            word,
            "is" | "was"
                | "are"
                | "were"
                | "has"
                | "had"
                | "who"
                | "which"
                | "that"
                | "said"
                | "says"
                | "told"
                | "born"
                | "came"
                | "went"
                | "to"
                | "by"
                | "not"
                | "won"
                | "beat"
                | "met"
                | "left"
                | "than"
                | "after"
                | "before"
                | "near"
                | "when"
                | "while"
                | "but"
                | "or"
                | "on"
                | "into"
                | "against"
                | "over"
                | "under"
                | "his"
                | "her"
                | "their"
                | "lives"
                | "live"
                | "late"
        )
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const LIST: &str = "Heard: Dr Anselm Krog, head of the laboratory, Rheinau Water Institute; Prof. Ewa Dolin, \
                        toxicologist, University of Varn; Tabitha Noor, policy officer, Consumers' League.";

    #[test]
    fn somebody_elses_body_is_found() {
        for (article, source, rule) in [
            ("“No,” said Ewa Dolin, a toxicologist at the Rheinau Water Institute.", LIST, Rule::SourceName),
            (
                "She beat Ben Orlane of the Commons Party by 9 votes.",
                "Ben Orlane (Civic Alliance): 6,195; Jude Hallow (Commons Party): 2,074",
                Rule::SourceName,
            ),
            (
                "Station 7, at Lone Elm, was built in 1949 and is too short.",
                "Station 7, Pruitt (1949): too short. The next meeting is at Lone Elm on Friday.",
                Rule::SourcePlace,
            ),
        ] {
            assert_eq!(rules(article, source), [rule], "{article}");
        }
    }

    #[test]
    fn ones_own_body_or_another_tie_says_nothing() {
        for (article, source) in [
            ("“No,” said Ewa Dolin, a toxicologist at the University of Varn.", LIST),
            ("“No,” said Ewa Dolin of Varn University.", LIST),
            ("“No,” said Tabitha Noor of the League.", LIST),
            ("Ewa Dolin met Anselm Krog of the Rheinau Water Institute.", LIST),
            ("Ewa Dolin told the Rheinau Water Institute.", LIST),
            ("Ewa Dolin, who advised the Rheinau Water Institute, left.", LIST),
            ("Ada Moss, 41, of Hull, was fined.", "Ada Moss, 41, of Mill Lane, Hull, was fined."),
            ("Ada Moss, 41, from England, won.", "Ada Moss (Hull) won."),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
