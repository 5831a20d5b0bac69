//! From runs of capitals to names: which first words of sentences belong to one, and what each name is.

use super::kind::{self, Reading};
use super::lexicon::{Sorts, is_place, sorts};
use super::link;
use super::run::{Run, Runs, Word, is_capital};
use crate::facts::NameType;
use crate::text::HashSet;
use crate::text::{Sentence, TokenKind, Tokens, ends_sentence, turn};
use std::ops::Range;

/// The names of a text.
pub(super) struct Mentions {
    words: Vec<Word>,
    pub readings: Vec<Reading>,
    /// The tokens of the sentence of each.
    pub sentences: Vec<Range<usize>>,
}

impl Mentions {
    pub(super) fn new(tokens: &Tokens<'_>, list: &[Sentence]) -> Self {
        let ranges: Vec<Range<usize>> = list.iter().map(|s| tokens.within(s.span)).collect();
        let Runs { words, runs } = Runs::new(tokens, &ranges);
        let look: Vec<Look> = list.iter().zip(&ranges).map(|(s, r)| Look::of(tokens, s, r)).collect();
        let known = Known::new(tokens, &words, &runs, &look, &ranges);
        let mut readings = Vec::with_capacity(runs.len());
        let mut homes = Vec::with_capacity(runs.len());
        for run in &runs {
            let (Some(look), Some(range)) = (look.get(run.sentence), ranges.get(run.sentence)) else {
                continue;
            };
            let Some(run) = known.trimmed(tokens, &words, run, look) else { continue };
            let Some(mut reading) = kind::read(tokens, &words, &run) else { continue };
            look_around(tokens, &words, &mut reading, look);
            readings.push(reading);
            homes.push(range.clone());
        }
        link::settle(tokens, &words, &mut readings);
        let heads = link::heads(tokens, &words, &readings);
        let mut keep =
            readings.iter().map(|r| !is_bare_head(tokens, &words, r, &heads)).collect::<Vec<_>>().into_iter();
        let mut keep_home = keep.clone();
        readings.retain(|_| keep.next().unwrap_or(true));
        homes.retain(|_| keep_home.next().unwrap_or(true));
        Self { words, readings, sentences: homes }
    }

    /// First and last token of a name.
    pub(super) fn ends(&self, reading: &Reading) -> Option<(usize, usize)> {
        let name = self.words.get(reading.name.clone())?;
        Some((name.first()?.first, name.last()?.last))
    }

    /// The tokens of titles and honorifics right before a name.
    pub(super) fn titles(&self, reading: &Reading) -> Option<Range<usize>> {
        let range = reading.role.clone()?;
        let role = self.words.get(range)?;
        Some(role.first()?.first..role.last()?.last + 1)
    }
}

/// How a sentence is written.
#[derive(Clone, Copy, Default)]
struct Look {
    /// All in capitals: no capital says anything.
    shouted: bool,
    /// A headline with a capital on every longer word.
    title_case: bool,
    /// Token after the label of a speaker turn; 0 for none.
    label_end: usize,
}

/// No headline is longer, in tokens.
const LONGEST_HEADLINE: usize = 24;

impl Look {
    fn of(tokens: &Tokens<'_>, sentence: &Sentence, range: &Range<usize>) -> Self {
        let text = sentence.span.of(tokens.text());
        let label = turn::speaker(text).map(|r| tokens.at(sentence.span.start + r.end));
        let (mut long, mut capital, mut lower) = (0_usize, 0_usize, false);
        for i in range.clone() {
            if tokens.kind(i) != Some(TokenKind::Word) {
                continue;
            }
            let word = tokens.word(i);
            lower |= !lower && word.chars().any(char::is_lowercase);
            // So long a sentence is no headline, and nothing else is asked of it.
            if lower && range.len() > LONGEST_HEADLINE {
                break;
            }
            if word.len() > 3 {
                long += 1;
                capital += usize::from(is_capital(word));
            }
        }
        Self {
            shouted: !lower && range.len() > 2,
            title_case: long >= 4
                && !ends_sentence(text)
                && !is_row(text)
                && capital * 4 >= long * 3
                && range.len() <= LONGEST_HEADLINE,
            label_end: label.unwrap_or(0),
        }
    }
}

/// A line of a list and no headline: it begins with a number, or has brackets, semicolons or bars.
fn is_row(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) || text.contains(['(', ';', '|'])
}

/// Words seen where a capital says something.
struct Known<'t> {
    words: HashSet<&'t str>,
    /// Those of them that stood alone.
    alone: HashSet<&'t str>,
    /// Words that open a sentence somewhere and are written small elsewhere.
    small: HashSet<&'t str>,
}

impl<'t> Known<'t> {
    fn new(
        tokens: &Tokens<'t>,
        words: &[Word],
        runs: &[Run],
        look: &[Look],
        ranges: &[Range<usize>],
    ) -> Self {
        let mut known = HashSet::default();
        let mut alone = HashSet::default();
        let mut openers: HashSet<String> = HashSet::default();
        for run in runs {
            let plain = look.get(run.sentence).is_some_and(|l| !l.shouted && !l.title_case);
            let last = run.words.len() - 1;
            for (n, word) in words.get(run.words.clone()).unwrap_or_default().iter().enumerate() {
                if n > 0 && n < last {
                    continue;
                }
                if plain && !word.small && !(run.initial && n == 0) {
                    if n == last && n == 0 {
                        alone.insert(tokens.span(word.first, word.last).of(tokens.text()));
                    }
                    known.insert(tokens.span(word.first, word.last).of(tokens.text()));
                } else if n == 0 && run.words.len() == 1 {
                    openers.insert(tokens.lower(word.first).to_owned());
                }
            }
        }
        let mut small = HashSet::default();
        if !openers.is_empty() {
            // Which lengths the openers have, by first byte: most words need no look into the set.
            let mut lengths = [0_u64; 256];
            let row = |word: &str| usize::from(word.as_bytes().first().copied().unwrap_or_default());
            for word in &openers {
                if let Some(mask) = lengths.get_mut(row(word)) {
                    *mask |= 1 << word.len().min(63);
                }
            }
            for i in ranges.iter().cloned().flatten() {
                let word = tokens.word(i);
                let known = lengths.get(row(word)).is_some_and(|mask| mask >> word.len().min(63) & 1 == 1);
                if known && word.starts_with(char::is_lowercase) && openers.contains(word) {
                    small.insert(word);
                }
            }
        }
        Self { words: known, alone, small }
    }

    /// The run without the first words that belong to no name; none where nothing is left, or nothing is sure.
    fn trimmed(&self, tokens: &Tokens<'_>, words: &[Word], run: &Run, look: &Look) -> Option<Run> {
        let all = words.get(run.words.clone())?;
        let first = all.first()?;
        let text = |word: &Word| tokens.span(word.first, word.last).of(tokens.text());
        if first.last < look.label_end {
            let label_end = all.iter().position(|w| w.first >= look.label_end).unwrap_or(all.len());
            return Some(Run { words: run.words.start..run.words.start + label_end, ..run.clone() });
        }
        if look.shouted {
            return None;
        }
        if look.title_case {
            let sure = all.iter().all(|w| w.small || self.words.contains(text(w)));
            return sure.then(|| run.clone());
        }
        let whole = tokens.span(first.first, all.last()?.last).of(tokens.lowered());
        if is_place(whole) && !first.sorts.is(Sorts::STARTER) || is_place(whole) && all.len() > 1 {
            return Some(run.clone());
        }
        let article = matches!(tokens.lower(first.first), "the" | "a");
        let opener = first.sorts.is(Sorts::STARTER) && first.first == first.last;
        let starter =
            opener && (article || all.len() == 1 || (run.initial && !self.words.contains(text(first))));
        if all.len() == 1 {
            let sure = if starter { false } else { !run.initial || self.is_sure(tokens, first, text(first)) };
            return sure.then(|| run.clone());
        }
        let given = first.sorts.is(Sorts::GIVEN) && !all.get(1).is_some_and(|w| w.sorts.is(Sorts::STARTER));
        let rest_known = all.get(1).is_some_and(|w| w.sorts.is(Sorts::HONORIFIC.or(Sorts::GIVEN)))
            && self.small.contains(tokens.lower(first.first))
            && run.initial;
        if (starter && !given) || (rest_known && !given && !first.sorts.is(Sorts::TITLE.or(Sorts::HONORIFIC)))
        {
            let skip = 1 + all.iter().skip(1).take_while(|w| w.small).count();
            let rest = Run { words: run.words.start + skip..run.words.end, initial: false, ..run.clone() };
            return (!rest.words.is_empty())
                .then_some(rest)
                .and_then(|rest| self.trimmed(tokens, words, &rest, look));
        }
        Some(run.clone())
    }

    /// A single word that opens a sentence is a name only if seen as one, or if its form or the word after it says so.
    fn is_sure(&self, tokens: &Tokens<'_>, word: &Word, text: &str) -> bool {
        let small = self.small.contains(tokens.lower(word.first));
        if self.alone.contains(text) || (self.words.contains(text) && !small) {
            return true;
        }
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        let coined = (letters >= 2 && capitals == letters)
            || (capitals >= 2 && word.first != word.last)
            || text.contains(|c: char| c.is_ascii_digit());
        let after = tokens.lower(word.last + 1);
        let spoken = sorts(after).is(Sorts::SAYING) && !small && !text.ends_with('s');
        let role = word.sorts.is(Sorts::ROLE.or(Sorts::TITLE).or(Sorts::ORGANISATION).or(Sorts::PLACE));
        let given = word.sorts.is(Sorts::GIVEN)
            && !small
            && (sorts(after).is(Sorts::SAYING) || matches!(after, "'" | "’" | ","));
        coined || given || (spoken && !role) || (!text.is_ascii() && !small && !role)
    }
}

/// Takes what stands right before and after a name for a sign of its kind.
fn look_around(tokens: &Tokens<'_>, words: &[Word], reading: &mut Reading, look: &Look) {
    let Some(name) = words.get(reading.name.clone()) else { return };
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return };
    if last.last < look.label_end && !reading.sure {
        let shouted = tokens.word(last.first).chars().all(char::is_uppercase);
        let quoted = matches!(tokens.word(look.label_end + 1), "“" | "\"" | "‘" | "«" | "„");
        if shouted || quoted || reading.role.is_some() {
            reading.kind = NameType::Person;
            return;
        }
    }
    if reading.kind != NameType::Other || reading.sure {
        return;
    }
    let before = first.first.checked_sub(1).map_or("", |k| tokens.lower(k));
    let after = tokens.lower(last.last + 1);
    let capitals = name.iter().filter(|w| !w.small).count();
    let age = tokens.is_sign(last.last + 1, ',')
        && tokens.kind(last.last + 2) == Some(TokenKind::Digits)
        && tokens.word(last.last + 2).len() <= 3
        && matches!(tokens.word(last.last + 3), "," | "." | ")");
    let says = (sorts(after).is(Sorts::SAYING) && after != "called" && after != "read")
        || sorts(before).is(Sorts::SAYING);
    let second = first.first.checked_sub(2).map_or("", |k| tokens.lower(k));
    let says = says || (before == "to" && second == "according");
    let who = tokens.is_sign(last.last + 1, ',') && tokens.lower(last.last + 2) == "who";
    if age || who || (says && (2..=4).contains(&capitals) && before != "the") {
        reading.kind = NameType::Person;
    } else if matches!(before, "in" | "near" | "at" | "around" | "outside" | "across" | "throughout")
        && capitals <= 3
    {
        reading.kind = NameType::Place;
    }
}

/// `Council`, `Court`: a head alone, and no longer name in the text that it is short for.
fn is_bare_head(tokens: &Tokens<'_>, words: &[Word], reading: &Reading, heads: &HashSet<&str>) -> bool {
    let Some([word]) = words.get(reading.name.clone()) else { return false };
    let cut = tokens.glued(word.last) && tokens.kind(word.last + 1) == Some(TokenKind::Digits);
    let letter = tokens.word(word.first).chars().count() == 1 && tokens.is_sign(word.first + 1, '-');
    if cut
        || (letter && tokens.word(word.last).starts_with(char::is_lowercase))
        || tokens.word(word.last).chars().count() == 1 && word.first == word.last
    {
        return true;
    }
    let head = word.sorts.is(Sorts::ORGANISATION.or(Sorts::PLACE).or(Sorts::NUMBERED).or(Sorts::WORK_NOUN));
    head && reading.kind != NameType::Person
        && word.first == word.last
        && !heads.contains(tokens.word(word.first))
}
