//! People as runs of words, whatever the rest of the engine takes them for.

use super::words::LETTERS;
use crate::evidence::fold;
use crate::facts::NameType;
use crate::facts::name::{head_of, is_title, sounds_like};
use crate::reading::Reading;
use crate::text::{HashMap, TokenKind};

/// Somebody, by the words of the name, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verdict) struct Person {
    given: Vec<String>,
    last: String,
    titled: bool,
    /// As it is written.
    pub(in crate::verdict) called: String,
    /// The first and the last token, titles included.
    pub(in crate::verdict) first: usize,
    pub(in crate::verdict) end: usize,
}

/// Words before a name that are no part of it, beside titles and honorifics.
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "very", "right", "most", "rev", "revd", "reverend", "venerable", "canon", "archdeacon", "cllr", "cr", "coun", "hon", "lady", "lord", "supt",
    "hhj", "mx", "brother", "sister", "dean",
];

/// Small words inside names.
const PARTICLES: &[&str] = &[
    "de", "del", "della", "van", "von", "der", "den", "bin", "bint", "al", "da", "dos", "du", "la", "le",
    "ap",
];

/// Words in capitals that open sentences and lists rather than names.
#[rustfmt::skip]
const NO_NAMES: &[&str] = &[
    "the", "a", "an", "in", "on", "at", "of", "for", "from", "by", "with", "and", "but", "when", "after", "before", "as", "if", "it",
    "its", "he", "she", "they", "his", "her", "their", "this", "that", "there", "then", "we", "our", "i", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "also", "both", "all", "no", "not", "new",
];

/// `KC`, `MP`, `OBE`: letters behind a name.
fn is_letters(word: &str) -> bool {
    let capitals =
        word.bytes().all(|b| b.is_ascii_uppercase()) || matches!(word, "PhD" | "MSc" | "Jr" | "Sr" | "Esq");
    capitals && word.len() <= 4 && LETTERS.contains(&word.to_ascii_lowercase().as_str())
}

/// Those who are named in full somewhere, by surname and by first name.
#[derive(Clone, Debug, Default)]
pub(in crate::verdict) struct Known(HashMap<String, Vec<Person>>);

impl Known {
    /// Takes somebody in, unless there already.
    pub(in crate::verdict) fn add(&mut self, who: &Person) {
        for name in who.given.first().into_iter().chain([&who.last]) {
            let all = self.0.entry(name.clone()).or_default();
            if all.len() < NAMESAKES && !all.iter().any(|it| it.is_same(who)) {
                all.push(who.clone());
            }
        }
    }
}

/// More people of one name than these tell no more than that there are several.
const NAMESAKES: usize = 12;

impl Person {
    /// The person whose name begins at token `at`, titles first, before token `end`.
    pub(in crate::verdict) fn from(reading: &Reading<'_>, at: usize, end: usize) -> Option<Self> {
        let tokens = &reading.tokens;
        let lead = |i: usize| {
            let word = tokens.lower(i);
            (is_title(word) || LEADS.contains(&word)) && (tokens.is_capital(i) || word == "the")
        };
        let mut i = at + usize::from(tokens.lower(at) == "the" && lead(at + 1));
        while i < end && lead(i) && (tokens.is_capital(i + 1) || tokens.is_sign(i + 1, '.')) {
            i += 1 + usize::from(tokens.is_sign(i + 1, '.'));
        }
        let titled = i > at;
        let start = i;
        let (mut words, mut next, mut glue) = (Vec::<String>::new(), i, false);
        while i < end {
            let lower = tokens.lower(i);
            if !words.is_empty() && is_letters(tokens.word(i)) {
                // `Tom Hale KC`
                next = i + 1;
            } else if tokens.is_capital(i) && !NO_NAMES.contains(&lower) {
                let word = fold(tokens.word(i)).into_owned();
                match words.last_mut().filter(|_| glue) {
                    Some(last) => *last = format!("{last}-{word}"),
                    None => words.push(word),
                }
                glue = false;
                next = i + 1;
            } else if matches!(tokens.word(i), "-" | "‑" | "'" | "’")
                && tokens.is_capital(i + 1)
                && tokens.glued(i)
            {
                glue = true;
            } else {
                let particle = PARTICLES.contains(&lower) && tokens.is_capital(i + 1) && !words.is_empty();
                let initial = tokens.is_sign(i, '.') && tokens.word(i.saturating_sub(1)).chars().count() == 1;
                if !particle && !initial {
                    break;
                }
            }
            i += 1;
        }
        let last = words.pop()?;
        let body = head_of(&last) == Some(NameType::Organisation);
        let fits = (titled || !words.is_empty()) && words.len() <= 3 && !body && last.chars().count() > 1;
        let called = tokens.span(start, next.saturating_sub(1)).of(reading.text).to_owned();
        fits.then_some(Self { given: words, last, titled, called, first: at, end: next })
    }

    /// The person whose name ends at token `last`, not before token `from`; a surname alone is enough.
    pub(in crate::verdict) fn until(reading: &Reading<'_>, from: usize, last: usize) -> Option<Self> {
        let tokens = &reading.tokens;
        if !tokens.is_capital(last) {
            return None;
        }
        let mut first = last;
        while first > from {
            let before = first - 1;
            let joint = matches!(tokens.word(before), "-" | "‑" | "'" | "’") && tokens.glued(before)
                || tokens.is_sign(before, '.') && tokens.word(before.saturating_sub(1)).chars().count() == 1;
            let particle = PARTICLES.contains(&tokens.lower(before)) && before > from;
            let word = tokens.is_capital(before) && !NO_NAMES.contains(&tokens.lower(before));
            if !(joint || particle || word) || tokens.kind(before) == Some(TokenKind::Digits) {
                break;
            }
            first = before;
        }
        while first < last && !tokens.is_capital(first) {
            first += 1;
        }
        let found = Self::from(reading, first, last + 1).filter(|it| it.end == last + 1);
        found.or_else(|| {
            let word = fold(tokens.word(last)).into_owned();
            let single = first == last && word.chars().count() > 2 && head_of(&word).is_none();
            let called = tokens.word(last).to_owned();
            single.then(|| Self {
                given: Vec::new(),
                last: word,
                titled: false,
                called,
                first,
                end: last + 1,
            })
        })
    }

    /// The two may be one: by surname, as far as first names are given, or by a first name alone.
    pub(in crate::verdict) fn is(&self, other: &Self) -> bool {
        let alike = |a: &String, b: &String| {
            a == b
                || a.chars().count() == 1 && b.starts_with(a.as_str())
                || b.chars().count() == 1 && a.starts_with(b.as_str())
        };
        let bare = |a: &Self, b: &Self| a.given.is_empty() && (b.given.first() == Some(&a.last));
        let known = self.given.is_empty() || other.given.is_empty();
        self.last == other.last
            && (known || self.given.iter().any(|a| other.given.iter().any(|b| alike(a, b))))
            || bare(self, other)
            || bare(other, self)
    }

    /// Certainly two people: no spelling of one name, and no first name in common.
    pub(in crate::verdict) fn is_not(&self, other: &Self) -> bool {
        let near = self.last == other.last || sounds_like(&self.last, &other.last);
        let both = self.is_full() && other.is_full();
        let shared = self.given.iter().any(|a| other.given.iter().any(|b| a == b || sounds_like(a, b)));
        !self.is(other) && !shared && (!near || both)
    }

    /// The one of `known` whom a surname or a first name alone means; none where it may be one of two, or is no name that
    /// is known, but for a name with a title.
    pub(in crate::verdict) fn among(self, known: &Known) -> Option<Self> {
        if self.is_full() {
            return Some(self);
        }
        let Some(all) = known.0.get(&self.last) else { return self.titled.then_some(self) };
        let first = all.first()?;
        let one = all.iter().all(|it| it.is(first));
        one.then(|| Self { given: first.given.clone(), last: first.last.clone(), ..self })
    }

    /// Written with the same words.
    fn is_same(&self, other: &Self) -> bool {
        self.given == other.given && self.last == other.last
    }

    /// More than a bare surname: a first name, or a title.
    pub(in crate::verdict) const fn is_told_apart(&self) -> bool {
        self.titled || self.is_full()
    }

    /// Two names or more are given.
    pub(in crate::verdict) const fn is_full(&self) -> bool {
        !self.given.is_empty()
    }

    /// True if a text has the surname, or the only name, as a word with a capital.
    pub(in crate::verdict) fn stands_in(&self, text: &str) -> bool {
        let tail = self.last.rsplit('-').next().unwrap_or_default();
        text.split(|c: char| !c.is_alphanumeric()).any(|word| {
            word.starts_with(char::is_uppercase)
                && (fold(word) == tail
                    || self.given.first().is_some_and(|first| fold(word) == first.as_str()))
        })
    }
}
