//! An office in words: `deputy director of music`, `the trust's general secretary`.

use super::words::{
    COMING, ORDERED, OVER, RAISED, RAISING, RANKS, SOLE, UNITS, honour, is_office_word, one_rank,
    place_in_order,
};
use crate::evidence::{fold, is_stop_word};
use crate::facts::is_nationality;
use crate::facts::name::{head_of as org, head_of_role, is_role, is_role_word, is_title};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// An office where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Office {
    pub(super) head: String,
    /// `deputy`, `vice` and the like, sorted.
    pub(super) ranks: Vec<String>,
    /// What else stands before the head: `finance`, `harbour`.
    pub(super) fields: Vec<String>,
    /// Whose it is, or what of.
    pub(super) of: Vec<String>,
    /// First token, and the one behind the last.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Token behind the head.
    pub(super) behind: usize,
    /// `the`, `its`, `the trust's`.
    pub(super) definite: bool,
    /// `a`.
    pub(super) indefinite: bool,
    /// Held before.
    pub(super) over: bool,
    /// To be held.
    pub(super) coming: bool,
    /// One body has one of it.
    pub(super) sole: bool,
    /// `emeritus`, `laureate`.
    pub(super) honour: Option<&'static str>,
}

fn is_head(lower: &str) -> bool {
    is_role(lower) || is_office_word(lower)
}

fn small(lower: &str) -> bool {
    matches!(lower, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our" | "my" | "whose")
}

/// The offices of a sentence, in order.
pub(super) fn offices(reading: &Reading<'_>, sentence: Range<usize>) -> Vec<Office> {
    let tokens = &reading.tokens;
    let mut found = Vec::new();
    let mut free = sentence.start;
    for head in sentence.clone() {
        let lower = tokens.lower(head);
        if head < free || !is_head(lower) || is_head(tokens.lower(head + 1)) {
            continue;
        }
        // `deputy vice-chancellor`
        if RANKS.contains(&lower) && RANKS.contains(&tokens.lower(head + 1)) {
            continue;
        }
        // `Chief Moss`, `Head Street`: a title or a name
        if tokens.is_capital(head)
            && tokens.is_capital(head + 1)
            && !(is_title(tokens.lower(head + 1)))
            && head + 1 < sentence.end
            && !SOLE.contains(&lower)
        {
            continue;
        }
        // `directors said` is no office, nor `the chair-lift`
        if matches!(tokens.word(head + 1), "-" | "‑")
            && tokens.glued(head)
            && tokens.lower(head + 2) != "general"
        {
            continue;
        }
        let office = office(reading, &sentence, head);
        free = office.behind;
        found.push(office);
    }
    found
}

fn office(reading: &Reading<'_>, sentence: &Range<usize>, head: usize) -> Office {
    let tokens = &reading.tokens;
    let word = |i: usize| fold(tokens.word(i)).into_owned();
    let hyphen = |i: usize| matches!(tokens.word(i), "-" | "‑");
    let (start, determiner) = opening(reading, sentence, head);
    let mut it = Office {
        head: head_of_role(tokens.lower(head)).unwrap_or_else(|| word(head)),
        ranks: Vec::new(),
        fields: Vec::new(),
        of: Vec::new(),
        start,
        end: head + 1,
        behind: head + 1,
        definite: determiner.is_some_and(|d| !matches!(tokens.lower(d), "a" | "an")),
        indefinite: determiner.is_some_and(|d| matches!(tokens.lower(d), "a" | "an")),
        over: false,
        coming: false,
        sole: SOLE.contains(&tokens.lower(head)),
        honour: None,
    };
    for i in (start..head).filter(|i| !hyphen(*i)) {
        let lower = tokens.lower(i);
        if let Some(place) = place_in_order(lower).filter(|_| ORDERED.contains(&tokens.lower(head))) {
            it.ranks.push(place.to_owned());
            it.sole = true;
        } else if OVER.contains(&lower) {
            it.over = true;
        } else if COMING.contains(&lower) {
            it.coming = true;
        } else if RANKS.contains(&lower) {
            it.ranks.push(one_rank(lower).to_owned());
        } else if tokens.is_capital(i) && !is_role_word(lower) && !tokens.is_capital(head) {
            it.of.push(word(i));
        } else if !matches!(lower, "co" | "joint" | "honorary" | "own") && !is_nationality(lower) {
            it.fields.push(word(i));
        }
    }
    // `Herons coach Delia Moss`
    let owner = start
        .checked_sub(1)
        .filter(|i| determiner.is_none() && *i >= sentence.start && tokens.is_capital(*i));
    it.of.extend(owner.filter(|i| !is_stop_word(tokens.lower(*i))).map(word));
    it.ranks.sort();
    if matches!(tokens.lower(head), "ceo" | "officer")
        && (it.head == "ceo" || it.fields.iter().any(|f| f == "executive"))
        || tokens.lower(head) == "ceo"
    {
        it.head = "executive".into();
        it.fields = vec!["chief".into()];
        it.sole = true;
    }
    it.sole |=
        RAISED.contains(&tokens.lower(head)) && it.fields.iter().any(|f| RAISING.contains(&f.as_str()));
    // `the trust's`, `Aldermoor's`
    if let Some(d) = determiner.filter(|d| tokens.lower(*d) == "s") {
        it.of.extend(d.checked_sub(2).map(word));
    }
    loop {
        let behind = tokens.lower(it.end);
        match behind {
            "general" => it.fields.push("general".into()),
            "designate" | "elect" => it.coming = true,
            _ if honour(behind).is_some() => it.honour = honour(behind),
            _ => break,
        }
        it.end += 1;
    }
    it.behind = it.end;
    complement(reading, sentence, &mut it);
    it
}

/// The first token of an office, and its determiner: as far back as one, if nothing but words that may tell an office stands
/// between, and without one as far as words are known to.
fn opening(reading: &Reading<'_>, sentence: &Range<usize>, head: usize) -> (usize, Option<usize>) {
    let tokens = &reading.tokens;
    let hyphen = |i: usize| matches!(tokens.word(i), "-" | "‑");
    let mut open = head;
    let mut determiner = None;
    while open > sentence.start && head - open < 7 {
        let before = open - 1;
        let lower = tokens.lower(before);
        if small(lower) {
            determiner = Some(before);
            break;
        }
        if lower == "s" && before > sentence.start + 1 && matches!(tokens.word(before - 1), "'" | "’") {
            determiner = Some(before);
            break;
        }
        let fits = tokens.kind(before) == Some(TokenKind::Word) && !is_stop_word(lower)
            || hyphen(before)
            || RANKS.contains(&lower);
        if !fits || matches!(lower, "said" | "says" | "wrote" | "told" | "named" | "was" | "is") {
            break;
        }
        open = before;
    }
    let mut start = open;
    if determiner.is_none() && !is_label(reading, sentence, open, head) {
        start = head;
        while start > open {
            let lower = tokens.lower(start - 1);
            let known = is_role_word(lower)
                || is_title(lower)
                || RANKS.contains(&lower)
                || OVER.contains(&lower)
                || COMING.contains(&lower)
                || RAISING.contains(&lower)
                || place_in_order(lower).is_some() && ORDERED.contains(&tokens.lower(head));
            if !(known || hyphen(start - 1)) || matches!(lower, "elected" | "appointed" | "retired" | "elect")
            {
                break;
            }
            start -= 1;
        }
    }
    (start, determiner)
}

/// All words from `open` to the head are the office: `Chief investment officer: X`, `X (chief investment officer)`,
/// `X, chief investment officer,`.
fn is_label(reading: &Reading<'_>, sentence: &Range<usize>, open: usize, head: usize) -> bool {
    let tokens = &reading.tokens;
    let sign = |i: usize, signs: &[&str]| signs.contains(&tokens.word(i));
    let opens = open == sentence.start;
    let led = |signs: &[&str]| open.checked_sub(1).is_some_and(|i| sign(i, signs));
    let plain = |i: usize| !tokens.is_capital(i) || tokens.is_capital(head) || i == open && opens;
    let colon = sign(head + 1, &[":"]) && (opens || led(&[".", ";", "|", "(", "•", "-", "–"]));
    let apposed = led(&[",", "(", "|"])
        && (sign(head + 1, &[",", ")", ";", ".", "|"])
            || matches!(tokens.lower(head + 1), "of" | "at" | "for"));
    head - open <= 4 && (colon || apposed) && (open..head).all(plain)
}

/// `of the trust`, `for operations`.
fn complement(reading: &Reading<'_>, sentence: &Range<usize>, it: &mut Office) {
    let tokens = &reading.tokens;
    if !matches!(tokens.lower(it.end), "of" | "for" | "at") {
        return;
    }
    let mut end = it.end + 1;
    let joint = |i: usize| matches!(tokens.word(i), "-" | "‑" | "'" | "’" | "&") && tokens.glued(i);
    let ends = |i: usize| {
        let lower = tokens.lower(i);
        is_stop_word(lower) && !matches!(lower, "the" | "of" | "its" | "and" | "for" | "s")
            || lower == "and" && !(tokens.is_capital(i + 1) && tokens.is_capital(i - 1))
    };
    while end < sentence.end && end < it.end + 9 {
        if !(tokens.kind(end) == Some(TokenKind::Word) && !ends(end) || joint(end)) {
            break;
        }
        end += 1;
    }
    let words = (it.end + 1..end)
        .filter(|i| tokens.kind(*i) == Some(TokenKind::Word) && !is_stop_word(tokens.lower(*i)));
    it.of.extend(words.map(|i| fold(tokens.word(i)).into_owned()));
    it.over |= it.of.iter().any(|w| w == "time");
    it.end = end.max(it.end);
    // `head of planning`, `minister for health`, `keeper of coins`
    it.sole |= matches!(tokens.lower(it.start.max(it.behind - 1)), "head" | "chief" | "minister" | "keeper")
        && !it.special().is_empty();
}

impl Office {
    /// Its words, without what it is of.
    pub(super) fn span(&self, reading: &Reading<'_>) -> Span {
        reading.tokens.span(self.start, self.behind.saturating_sub(1))
    }

    /// Whether the two are told by one head and one rank.
    pub(super) fn ranks_with(&self, other: &Self) -> bool {
        self.head == other.head && self.ranks == other.ranks
    }

    /// One office, as far as the two say what of: the fields are the same, and neither is of another body.
    pub(super) fn is(&self, other: &Self) -> bool {
        let shares =
            self.of.is_empty() || other.of.is_empty() || self.of.iter().any(|w| other.of.contains(w));
        let mut ours = self.fields.clone();
        let mut theirs = other.fields.clone();
        ours.sort();
        theirs.sort();
        self.ranks_with(other) && shares && ours == theirs
    }

    /// What of, in words that tell one office of a body from another: `finance` and `planning`, and not whose it is.
    pub(super) fn special(&self) -> Vec<&str> {
        let all = self.fields.iter().chain(&self.of).map(String::as_str);
        all.filter(|word| org(word).is_none() && !matches!(*word, "chief" | "head")).collect()
    }

    /// Both say what of, and nothing of it is the same.
    pub(super) fn differs_in_field(&self, other: &Self) -> bool {
        let (a, b) = (self.special(), other.special());
        let alike = |x: &str, y: &str| x == y || x.get(..4).is_some_and(|start| y.starts_with(start));
        !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.iter().any(|y| alike(x, y)))
    }

    /// Each is of a part of a body, such as a department, and the two are of two.
    pub(super) fn differs_in_part(&self, other: &Self) -> bool {
        let part = |it: &Self| it.of.iter().find(|word| UNITS.contains(&word.as_str())).cloned();
        part(self).is_some_and(|part_of| part(other).is_some_and(|it| it == part_of)) && {
            let rest = |it: &Self| -> Vec<String> {
                it.of
                    .iter()
                    .filter(|word| !UNITS.contains(&word.as_str()) && org(word).is_none())
                    .cloned()
                    .collect()
            };
            let (a, b) = (rest(self), rest(other));
            !a.is_empty() && !b.is_empty() && !a.iter().any(|word| b.contains(word))
        }
    }

    /// May be one office: one of them says less.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let all = |it: &Self| it.fields.iter().chain(&it.of).cloned().collect::<Vec<_>>();
        let within = |x: &[String], y: &[String]| x.iter().all(|w| y.contains(w));
        let shares = || all(self).iter().any(|w| all(other).contains(w));
        let (a, b) = (&self.fields, &other.fields);
        self.ranks_with(other) && (within(a, b) || within(b, a) || shares())
    }
}
