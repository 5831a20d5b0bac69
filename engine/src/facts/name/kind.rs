//! What a run of capitals names, once titles and roles are taken off.

use super::lexicon::{Sorts, is_nationality, is_place, sorts};
use super::run::{Run, Word, is_capital};
use crate::facts::NameType;
use crate::text::{TokenKind, Tokens};
use std::ops::Range;

/// A run read as a name: which of its words are the name, and which before them a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// Into the list of all words.
    pub name: Range<usize>,
    /// Words of office before it, without honorifics.
    pub role: Option<Range<usize>>,
    pub kind: NameType,
    /// What it is was said by its words, not guessed from those around it.
    pub sure: bool,
}

/// Reads a run; none where it names nothing: an office, a nationality.
pub(super) fn read(tokens: &Tokens<'_>, words: &[Word], run: &Run) -> Option<Reading> {
    let all = words.get(run.words.clone())?;
    if all.iter().all(|w| w.sorts.is(OFFICE) && !w.small) {
        return None;
    }
    let skipped = nationality_words(tokens, all);
    let rest = all.get(skipped..)?;
    let body = is_body(rest);
    let strip = if body { 0 } else { office_words(rest) };
    let name = rest.get(strip..)?;
    let from = run.words.start + skipped + strip;
    let titled = strip > 0;
    let role = titled.then(|| role_words(rest, strip)).flatten().map(|r| {
        let offset = run.words.start + skipped;
        (if skipped > 0 { run.words.start } else { offset + r.start })..offset + r.end
    });
    let (kind, sure) = if titled { (NameType::Person, true) } else { kind_of(tokens, name) };
    if name.is_empty() {
        return None;
    }
    let pair = name.iter().filter(|w| !w.small).count() >= 2 && !is_body(name);
    let keep_nation = !titled && skipped > 0 && !pair;
    let kind = if skipped > 0 && pair && kind == NameType::Other { NameType::Person } else { kind };
    let start = if keep_nation && kind != NameType::Person { run.words.start } else { from };
    let office = !titled && ends_in_office(all);
    let honours = name.len() > 1 && name.last().is_some_and(|w| HONOURS.contains(&tokens.word(w.last)));
    let end = run.words.end - usize::from(honours);
    (!office).then_some(Reading {
        name: start..end,
        role,
        kind: if honours { NameType::Person } else { kind },
        sure,
    })
}

/// Letters after a name.
const HONOURS: &[&str] =
    &["KC", "QC", "MP", "MEP", "MSP", "MBE", "OBE", "CBE", "KBE", "PhD", "MD", "SC", "CMG"];

const OFFICE: Sorts = Sorts::HONORIFIC.or(Sorts::TITLE).or(Sorts::RANK).or(Sorts::ROLE);
const BODY: Sorts = Sorts::ORGANISATION.or(Sorts::PLACE);

/// How many nationality words open the run: `German` in `German Chancellor Anna Weiss`.
fn nationality_words(tokens: &Tokens<'_>, words: &[Word]) -> usize {
    let Some(first) = words.first() else { return 0 };
    let two = words
        .get(1)
        .is_some_and(|second| is_nationality(tokens.span(first.first, second.last).of(tokens.lowered())));
    if two { 2 } else { usize::from(is_nationality(tokens.lower(first.last))) }
}

/// It has a head of an organisation or place that is no surname here.
fn is_body(words: &[Word]) -> bool {
    let given = words.first().is_some_and(|w| w.sorts.is(Sorts::GIVEN.or(Sorts::HONORIFIC).or(Sorts::TITLE)));
    let last = words.len().saturating_sub(1);
    words.iter().enumerate().any(|(i, w)| {
        let surname = w.sorts.is(Sorts::SURNAME_TOO) && i == last && given && words.len() <= 3;
        let head =
            i == last || words.get(i + 1).is_some_and(|next| next.small) || w.sorts.is(Sorts::ORGANISATION);
        let police = i < last
            && w.sorts.is(Sorts::ROLE_MODIFIER)
            && words.get(i + 1..).is_some_and(|r| r.iter().any(|n| n.sorts.is(Sorts::TITLE)));
        !w.small && head && w.sorts.is(BODY) && !surname && !police
    })
}

/// How many words before the name are offices and honorifics.
fn office_words(words: &[Word]) -> usize {
    let last = words.len().saturating_sub(1);
    let first = words.first().map(|w| w.sorts).unwrap_or_default();
    if first.is(Sorts::GIVEN) && !first.is(Sorts::TITLE.or(Sorts::HONORIFIC)) {
        return 0;
    }
    let found = (0..last).rev().find(|&k| {
        let Some(word) = words.get(k) else { return false };
        let title = word.sorts.is(Sorts::HONORIFIC.or(Sorts::TITLE))
            || (word.sorts.is(Sorts::ROLE) && !word.sorts.is(Sorts::GIVEN));
        let next = words.get(k + 1);
        let plain = word.sorts.is(Sorts::TITLE.or(Sorts::HONORIFIC));
        let known = Sorts::ROLE_MODIFIER.or(OFFICE);
        let led = plain || words.get(..k).is_some_and(|before| before.iter().all(|w| w.sorts.is(known)));
        let person = led
            && next.is_some_and(|n| {
                !n.small && (!n.sorts.is(OFFICE) || n.sorts.is(Sorts::GIVEN.or(Sorts::SURNAME_TOO)))
            });
        !word.small && title && person
    });
    found.map_or(0, |k| k + 1)
}

/// The words of office among the `strip` words before a name, honorifics left out.
fn role_words(words: &[Word], strip: usize) -> Option<Range<usize>> {
    let office = words.get(..strip)?;
    let from = office.iter().position(|w| !w.sorts.is(Sorts::HONORIFIC))?;
    let to = office.iter().rposition(|w| !w.sorts.is(Sorts::HONORIFIC) || w.sorts.is(Sorts::TITLE))? + 1;
    let only_saint = office.iter().all(|w| w.sorts.is(Sorts::PLACE_START) && !w.sorts.is(Sorts::TITLE));
    (from < to && !only_saint).then_some(from..to)
}

/// `Deputy Mayor`, `District Attorney`: an office without a name.
fn ends_in_office(words: &[Word]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let given = first.sorts.is(Sorts::GIVEN) && words.len() > 1;
    last.sorts.is(Sorts::TITLE.or(Sorts::ROLE))
        && !last.sorts.is(Sorts::SURNAME_TOO)
        && !given
        && !is_body(words)
}

/// The kind that the words themselves tell, and whether they are sure.
fn kind_of(tokens: &Tokens<'_>, words: &[Word]) -> (NameType, bool) {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return (NameType::Other, false) };
    let text = tokens.span(first.first, last.last).of(tokens.lowered());
    let known = |name: &str| is_place(name) || (!name.is_ascii() && is_place(&name.to_lowercase()));
    if known(text) || text.split_once(", ").is_some_and(|(town, _)| known(town)) {
        return (NameType::Place, true);
    }
    let capitals = words.iter().filter(|w| !w.small).count();
    if capitals == 1 {
        return single(tokens, *first);
    }
    let numbered = last.small && tokens.kind(last.last) == Some(TokenKind::Digits);
    if numbered || tokens.kind(first.first) == Some(TokenKind::Digits) {
        return (NameType::Other, true);
    }
    let given = first.sorts.is(Sorts::GIVEN);
    if given && last.sorts.is(Sorts::SURNAME_TOO) && capitals <= 3 {
        return (NameType::Person, true);
    }
    let head_before_small =
        words.windows(2).any(|w| matches!(w, [a, b] if b.small && a.sorts.is(Sorts::ORGANISATION)));
    let ampersand = words.iter().any(|w| w.small && tokens.is_sign(w.first, '&'));
    let organisation =
        words.iter().any(|w| !w.small && w.sorts.is(Sorts::ORGANISATION) && !w.sorts.is(Sorts::PLACE));
    if last.sorts.is(Sorts::PLACE)
        && !(organisation && last.sorts.is(Sorts::ORGANISATION))
        && !head_before_small
    {
        return (NameType::Place, true);
    }
    if organisation || head_before_small || ampersand || last.sorts.is(Sorts::ORGANISATION) {
        return (NameType::Organisation, true);
    }
    let place_of = words.windows(2).any(|w| matches!(w, [a, b] if b.small && a.sorts.is(Sorts::PLACE.or(Sorts::TAKES_OF)) && tokens.lower(b.first) == "of"));
    if place_of || (first.sorts.is(Sorts::PLACE_START) && !given) {
        return (NameType::Place, place_of);
    }
    let particle = words.iter().any(|w| w.small && sorts(tokens.lower(w.first)).is(Sorts::PARTICLE));
    let initial = words.iter().any(|w| is_initial(tokens, *w));
    let person = given || particle || initial;
    (if person { NameType::Person } else { NameType::Other }, person)
}

/// A name of one word: an acronym is likeliest an organisation.
fn single(tokens: &Tokens<'_>, word: Word) -> (NameType, bool) {
    let written = tokens.span(word.first, word.last).of(tokens.text());
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = written.chars().filter(|c| c.is_uppercase()).count();
    let digits = written.contains(|c: char| c.is_ascii_digit());
    if digits {
        return (NameType::Other, true);
    }
    if letters >= 2 && letters == capitals {
        return (NameType::Organisation, false);
    }
    (NameType::Other, false)
}

/// `J.`, `R`.
fn is_initial(tokens: &Tokens<'_>, word: Word) -> bool {
    let written = tokens.word(word.first);
    !word.small && written.chars().count() == 1 && is_capital(written) && word.last <= word.first + 1
}
