//! Who won, where a score or a table of places says so: `Celtic 2 Porto 1`, `1. A. Pell 7.5; 2. B. Holm 7.0`.

use super::read::{At, Told, days, names};
use super::words::{BEAT, WIN};
use crate::evidence::{fold, stem};
use crate::reading::Reading;
use crate::text::{HashSet, Span, TokenKind};

/// The winners of a whole text.
pub(super) fn told(reading: &Reading<'_>, capitals: &HashSet<String>) -> Vec<Told> {
    let named = names(reading, Span::new(0, reading.text.len()), capitals);
    let mut found: Vec<Told> =
        named.windows(2).filter_map(|pair| score(reading, pair.first()?, pair.get(1)?)).collect();
    found.extend(named.iter().filter_map(|it| first(reading, it)));
    found
}

/// Two sides with their goals, one with more.
fn score(reading: &Reading<'_>, a: &At, b: &At) -> Option<Told> {
    let tokens = &reading.tokens;
    let goals =
        |i: usize| tokens.word(i).parse::<u32>().ok().filter(|_| tokens.kind(i) == Some(TokenKind::Digits));
    let closes = |i: usize| {
        tokens.kind(i) != Some(TokenKind::Digits)
            && tokens.word(i) != "%"
            && !(tokens.is_sign(i, '.') && tokens.glued(i))
    };
    let (x, y) = if b.first == a.end + 1 {
        (goals(a.end)?, goals(b.end)?)
    } else {
        let between = b.first == a.end + 3 && matches!(tokens.word(a.end + 1), "-" | "–");
        (goals(a.end).filter(|_| between)?, goals(a.end + 2)?)
    };
    let last = if b.first == a.end + 1 { b.end + 1 } else { b.end };
    if x == y || !closes(last) || x.max(y) > 200 {
        return None;
    }
    let (winner, loser) = if x > y { (a, b) } else { (b, a) };
    let sentence = reading.sentence_at(a.span.start)?.span;
    let words = loser.name.value.split(' ').map(|word| stem(&fold(word).to_lowercase()).into_owned());
    let by = vec![(winner.name.clone(), winner.span)];
    Some(Told {
        deed: BEAT,
        by,
        object: words.collect(),
        days: days(reading, sentence),
        words: winner.span,
        sentence,
        window: sentence,
        place: reading.place,
        by_office: false,
        by_pronoun: false,
    })
}

/// The first of a list of places that has a second.
fn first(reading: &Reading<'_>, it: &At) -> Option<Told> {
    let tokens = &reading.tokens;
    let place = |i: usize, digit: &str| tokens.word(i) == digit && matches!(tokens.word(i + 1), "." | ")");
    let at = it.first.checked_sub(2).filter(|at| place(*at, "1"))?;
    (it.end..it.end + 16).find(|i| place(*i, "2"))?;
    let table = (at.saturating_sub(8)..at).any(|i| {
        matches!(
            tokens.lower(i),
            "standings"
                | "result"
                | "results"
                | "placings"
                | "classification"
                | "ranking"
                | "finishers"
                | "table"
        )
    });
    let sentence = reading.sentence_at(it.span.start)?.span;
    let by = vec![(it.name.clone(), it.span)];
    table.then(|| Told {
        deed: WIN,
        by,
        object: Vec::new(),
        days: Vec::new(),
        words: it.span,
        sentence,
        window: sentence,
        place: reading.place,
        by_office: false,
        by_pronoun: false,
    })
}
