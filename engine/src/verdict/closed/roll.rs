//! Rolls: lists that give names under labels, `Poetry: X; Translation: Y`, `Second prize: Z`.
//!
//! If the article gives the prize of one label to somebody whom the sources have under another, and names nobody of that
//! label in the sentence, it has the wrong prize or the wrong winner.

use super::{Other, names};
use crate::evidence::{fold, is_stop_word, stem};
use crate::facts::NameType;
use crate::facts::name::same_name;
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// The rows of the sources.
#[derive(Clone, Debug, Default)]
pub struct Rolls {
    rows: Vec<Row>,
    /// The sentences that tell of a prize, folded.
    told: Vec<String>,
}

#[derive(Clone, Debug)]
struct Row {
    /// The words of the label, stemmed.
    label: Vec<String>,
    /// The label as it is written.
    words: String,
    names: Vec<String>,
    /// What stands behind the label, folded.
    value: String,
    place: (usize, Span),
}

/// A list of fewer rows is none.
const ROWS: usize = 3;

/// The most words of a label.
const LABEL: usize = 10;

/// What is won or held.
const HEADS: &[&str] = &[
    "prize",
    "prizes",
    "award",
    "awards",
    "medal",
    "trophy",
    "cup",
    "title",
    "ministry",
    "portfolio",
    "one",
    "post",
];

/// Words that say nothing of which prize it is.
const GENERAL: &[&str] = &[
    "prize",
    "award",
    "medal",
    "trophy",
    "cup",
    "title",
    "ministry",
    "portfolio",
    "one",
    "post",
    "winner",
    "winning",
    "best",
    "special",
    "year",
    "minister",
    "pound",
    "euro",
    "dollar",
    "top",
    "main",
    "overall",
    "work",
    "book",
    "film",
    "new",
    "other",
    "same",
];

/// Verbs of winning and giving.
#[rustfmt::skip]
const WON: &[&str] = &[
    "won", "wins", "win", "took", "takes", "received", "receives", "awarded", "given", "went", "goes", "go", "gets", "got", "collected",
    "earned", "claimed", "picked", "landed", "shared",
];

impl Rolls {
    /// Collects them.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        let (mut all, mut told) = (Vec::new(), Vec::new());
        for (source, reading) in sources.iter().enumerate() {
            let prize =
                |span: &Span| reading.tokens.within(*span).any(|i| HEADS.contains(&reading.tokens.lower(i)));
            let spans = reading.sentences.iter().map(|sentence| sentence.span).filter(prize);
            told.extend(spans.map(|span| fold(span.of(reading.text)).into_owned()));
            let rows: Vec<Row> = reading
                .sentences
                .iter()
                .flat_map(|sentence| parts(reading, sentence.span))
                .filter_map(|part| row(reading, source, &part))
                .collect();
            if rows.len() >= ROWS {
                all.extend(rows);
            }
        }
        Self { rows: all, told }
    }

    /// The prizes of a claim that the sources have under another label.
    #[must_use]
    pub fn check(&self, reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        if self.rows.is_empty() {
            return Vec::new();
        }
        phrases(reading, claim).into_iter().filter_map(|phrase| self.other(reading, claim, &phrase)).collect()
    }

    fn other(&self, reading: &Reading<'_>, claim: Span, phrase: &Range<usize>) -> Option<Other> {
        let tokens = &reading.tokens;
        let words = label_words(reading, phrase.clone());
        if words.is_empty() || !is_won(reading, claim, phrase) {
            return None;
        }
        let shared = |row: &Row| words.iter().filter(|word| row.label.contains(word)).count();
        let most = self.rows.iter().map(shared).max().filter(|most| *most > 0 && 2 * *most >= words.len())?;
        let mut meant = self.rows.iter().filter(|row| shared(row) == most);
        let right = meant.next()?;
        // `first prize` of two contests
        if meant.any(|row| row.value != right.value) {
            return None;
        }
        let said = fold(claim.of(reading.text)).into_owned();
        let named: Vec<_> = names(reading, claim).collect();
        let is_there = |row: &Row, name: &str| row.names.iter().any(|it| same_name(it, name));
        let winner_told = right.names.iter().any(|it| said.contains(&fold(it).into_owned()))
            || named.iter().any(|(_, name)| {
                is_there(right, &name.value) || right.value.contains(&fold(&name.value).into_owned())
            });
        if winner_told {
            return None;
        }
        let others = |row: &&Row| !std::ptr::eq(*row, right);
        let (fact, name, theirs) = named
            .iter()
            .filter(|(_, name)| name.kind != NameType::Place)
            .filter_map(|(fact, name)| {
                let row = self.rows.iter().filter(others).find(|row| is_there(row, &name.value))?;
                Some((fact, name, row))
            })
            .next()?;
        // `The Petrel Prize for Fiction goes to X`, whatever lists stand further down
        let last = fold(name.value.rsplit(' ').next().unwrap_or(&name.value)).into_owned();
        let says = |text: &String| text.contains(&last) && words.iter().all(|word| text.contains(word));
        if self.told.iter().any(says) {
            return None;
        }
        let span = tokens.span(phrase.start, phrase.end - 1).join(fact.span);
        let winner = right.names.first()?;
        Some(Other {
            rule: Rule::SourceCategory,
            span,
            says: format!("gives it to {winner}, and has \"{}\" here", theirs.words),
            right: None,
            place: right.place,
            least: 0.0,
        })
    }
}

/// The parts of a sentence between semicolons and brackets.
fn parts(reading: &Reading<'_>, sentence: Span) -> Vec<Range<usize>> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let mut found = Vec::new();
    let mut from = range.start;
    for i in range.clone() {
        if matches!(tokens.word(i), ";" | "|") {
            found.push(from..i);
            from = i + 1;
        }
    }
    found.push(from..range.end);
    found.retain(|part| !part.is_empty());
    found
}

/// `LABEL: NAMES`.
fn row(reading: &Reading<'_>, source: usize, part: &Range<usize>) -> Option<Row> {
    let tokens = &reading.tokens;
    let colon = part.clone().find(|i| tokens.is_sign(*i, ':'))?;
    let opened = (part.start..colon)
        .rev()
        .find(|i| tokens.is_sign(*i, '('))
        .filter(|open| !(*open..colon).any(|i| tokens.is_sign(i, ')')));
    let from = opened.map_or(part.start, |open| open + 1);
    if colon <= from || colon - from > LABEL + 6 || colon + 1 >= part.end {
        return None;
    }
    let label = label_words(reading, from..colon);
    let span = tokens.span(colon + 1, part.end - 1);
    let named = names(reading, span).filter(|(_, name)| name.kind != NameType::Place);
    let mut names: Vec<String> = named.map(|(_, name)| name.value.clone()).collect();
    names.extend(opening(reading, colon + 1..part.end).filter(|name| !names.contains(name)));
    let people = names.iter().any(|name| name.contains(' '));
    let words = tokens.span(from, colon - 1);
    let quoted = matches!(tokens.word(colon + 1), "\"" | "“" | "‘" | "'");
    (!label.is_empty() && people && !quoted && label.len() <= LABEL).then(|| Row {
        label,
        words: words.of(reading.text).to_owned(),
        names,
        value: fold(span.of(reading.text)).into_owned(),
        place: (source, words.join(span)),
    })
}

/// The words with capitals that a value begins with, up to its first mark: a title may be no name elsewhere.
fn opening(reading: &Reading<'_>, value: Range<usize>) -> Option<String> {
    let tokens = &reading.tokens;
    let end = value
        .clone()
        .find(|i| tokens.kind(*i) == Some(TokenKind::Sign) && !matches!(tokens.word(*i), "-" | "’" | "'"));
    let end = end.unwrap_or(value.end);
    let capital = |i: usize| tokens.is_capital(i);
    let title = value.start < end && capital(value.start) && capital(end - 1) && end - value.start <= 6;
    title.then(|| tokens.span(value.start, end - 1).of(reading.text).to_owned())
}

/// The stems of words that say which prize it is; what stands in brackets is left out.
fn label_words(reading: &Reading<'_>, range: Range<usize>) -> Vec<String> {
    let tokens = &reading.tokens;
    let mut depth = 0_usize;
    let mut found = Vec::new();
    for i in range {
        match tokens.word(i) {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let lower = tokens.lower(i);
        let word =
            depth == 0 && tokens.kind(i) == Some(TokenKind::Word) && lower.len() > 1 && !is_stop_word(lower);
        let stemmed = || stem(lower).into_owned();
        if word && !GENERAL.contains(&lower) && !GENERAL.contains(&stemmed().as_str()) {
            found.push(stemmed());
        }
    }
    found
}

/// `the translation prize`, `the prize for a first novel`, `second prize`, `the one for crime`.
fn phrases(reading: &Reading<'_>, claim: Span) -> Vec<Range<usize>> {
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let mut found = Vec::new();
    let belongs = |i: usize| {
        tokens.kind(i) == Some(TokenKind::Word)
            && !is_stop_word(tokens.lower(i))
            && !WON.contains(&tokens.lower(i))
            || matches!(tokens.word(i), "-" | "’" | "'")
            || tokens.kind(i) == Some(TokenKind::Word)
                && matches!(tokens.lower(i), "first" | "second" | "third" | "s")
    };
    for head in range.clone().filter(|i| HEADS.contains(&tokens.lower(*i))) {
        let mut start = head;
        while start > range.start && head - start < 5 && belongs(start - 1) {
            start -= 1;
        }
        let mut end = head + 1;
        if matches!(tokens.lower(end), "for" | "of") && end + 1 < range.end {
            let mut at = end + 1;
            at += usize::from(matches!(tokens.lower(at), "the" | "a" | "an" | "best"));
            while at < range.end && at - head < 7 && belongs(at) && !tokens.is_capital(at) {
                at += 1;
            }
            end = at;
        }
        let bare = tokens.lower(head) == "one" && end == head + 1;
        if !bare && (start < head || end > head + 1) {
            found.push(start..end);
        }
    }
    found
}

/// A verb of winning right before the phrase, or behind it.
fn is_won(reading: &Reading<'_>, claim: Span, phrase: &Range<usize>) -> bool {
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let won = |i: usize| WON.contains(&tokens.lower(i));
    let before = (phrase.start.saturating_sub(4).max(range.start)..phrase.start).any(won);
    let behind = (phrase.end..(phrase.end + 4).min(range.end)).any(won);
    // `a prize for translation` is any, and what somebody had won is an older one
    let denied = range.clone().any(|i| matches!(tokens.lower(i), "not" | "never" | "nobody" | "had"));
    let any = matches!(
        tokens.lower(phrase.start.saturating_sub(1)),
        "a" | "an" | "another" | "any" | "his" | "her" | "their" | "no"
    );
    (before || behind) && !denied && !any
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const ROLL: &str = "Poetry: Frank Quill, Small Weather\nNovel: Dermot Hall, Low Sunday\nTranslation: Ann Toll, The Ninth Guest\nPrize of the critics: Small Weather";

    #[test]
    fn a_prize_under_another_label_is_found() {
        for (article, source) in [
            ("The translation prize went to Frank Quill for Small Weather.", ROLL),
            ("Ann Toll won the prize for poetry with The Ninth Guest.", ROLL),
            ("Dermot Hall was given the critics’ prize.", ROLL),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceCategory], "{article}");
        }
    }

    #[test]
    fn ones_own_prize_says_nothing() {
        for (article, source) in [
            ("The poetry prize went to Frank Quill for Small Weather.", ROLL),
            ("The translation prize went to Ann Toll, the poetry prize to Frank Quill.", ROLL),
            ("Frank Quill, who had won a prize for translation before, was there.", ROLL),
            ("Frank Quill did not win the translation prize.", ROLL),
            ("Frank Quill won a prize.", ROLL),
            ("Frank Quill won the prize of the town.", ROLL),
            ("Dermot Hall won the novel prize, which Frank Quill presented.", ROLL),
            ("“The translation prize went to Frank Quill,” he joked.", ROLL),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
