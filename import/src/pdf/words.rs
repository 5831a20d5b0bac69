//! Signs put together to words, and words to lines.

use std::collections::{BTreeMap, HashSet};

use super::glyphs::Glyph;
use crate::flow::superscript;

/// A gap of this share of the size parts words.
const WORD_GAP: f64 = 0.17;

/// A word, upright, `y` growing downwards.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    pub left: f64,
    pub right: f64,
    /// Its base line.
    pub y: f64,
    pub size: f64,
    pub text: String,
}

impl Word {
    pub(super) fn top(&self) -> f64 {
        self.y - 0.75 * self.size
    }

    fn bottom(&self) -> f64 {
        self.y + 0.05 * self.size
    }
}

/// Words side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub words: Vec<Word>,
}

impl Line {
    pub(super) fn left(&self) -> f64 {
        self.words.first().map_or(0.0, |word| word.left)
    }

    pub(super) fn right(&self) -> f64 {
        self.words.iter().map(|word| word.right).fold(f64::MIN, f64::max)
    }

    /// The base line of its largest word.
    pub(super) fn y(&self) -> f64 {
        self.largest().map_or(0.0, |word| word.y)
    }

    /// The size of its largest word.
    pub(super) fn size(&self) -> f64 {
        self.largest().map_or(1.0, |word| word.size)
    }

    fn largest(&self) -> Option<&Word> {
        self.words.iter().max_by(|a, b| a.size.total_cmp(&b.size))
    }

    pub(super) fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The words of a page, in the order of the file.
pub(super) fn words(glyphs: &[Glyph]) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut open = false;
    let mut last: Option<&Glyph> = None;
    for glyph in glyphs {
        let text = expanded(&glyph.text);
        if text.trim().is_empty() {
            open = false;
            continue;
        }
        // Bold that is made by printing twice.
        if last.is_some_and(|last| is_same(last, glyph)) {
            continue;
        }
        let joined = open && found.last().is_some_and(|word| goes_on(word, glyph));
        if joined && let Some(word) = found.last_mut() {
            word.text.push_str(&text);
            word.right = word.right.max(glyph.x + glyph.width);
        } else {
            found.push(Word {
                left: glyph.x,
                right: glyph.x + glyph.width,
                y: glyph.y,
                size: glyph.size,
                text,
            });
        }
        open = true;
        last = Some(glyph);
    }
    // A word that is written twice at one place is one word.
    let mut seen: HashSet<(i64, i64, String)> = HashSet::new();
    found
        .retain(|word| seen.insert((hundredths(word.left) / 20, hundredths(word.y) / 20, word.text.clone())));
    found
}

fn is_same(last: &Glyph, glyph: &Glyph) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 0.12 * glyph.size;
    last.text == glyph.text && near(last.x, glyph.x) && near(last.y, glyph.y)
}

fn goes_on(word: &Word, glyph: &Glyph) -> bool {
    let gap = glyph.x - word.right;
    (glyph.y - word.y).abs() < 0.1 * word.size
        && (glyph.size - word.size).abs() < 0.12 * word.size
        && gap < WORD_GAP * word.size
        && gap > -0.4 * word.size
}

/// Ligatures are letters; a space that does not break is a space on paper.
fn expanded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            '\u{a0}' => out.push(' '),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

/// Words as lines from top to bottom. What is raised or lowered stays in its line.
pub(super) fn lines(mut words: Vec<Word>) -> Vec<Line> {
    words.sort_by(|a, b| b.size.total_cmp(&a.size).then(a.y.total_cmp(&b.y)));
    // Large words found a line, small ones join it. Founders by their place from the top, in hundredths of a point.
    let mut places: BTreeMap<i64, usize> = BTreeMap::new();
    let mut found: Vec<(Word, Line)> = Vec::new();
    for word in words {
        let place = hundredths(word.y);
        let above = places.range(..place).next_back();
        let near = [places.get(&place), above.map(|(_, n)| n), places.range(place..).next().map(|(_, n)| n)];
        let fits = |n: &usize| found.get(*n).is_some_and(|(founder, _)| overlap(founder, &word) > 0.5);
        let known = near.into_iter().flatten().copied().find(fits);
        match known {
            Some(n) => found.get_mut(n).into_iter().for_each(|(_, line)| line.words.push(word.clone())),
            None => {
                places.entry(place).or_insert(found.len());
                found.push((word.clone(), Line { words: vec![word] }));
            }
        }
    }
    found.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
    let mut lines: Vec<Line> = found.into_iter().map(|(_, line)| line).collect();
    for line in &mut lines {
        line.words.sort_by(|a, b| a.left.total_cmp(&b.left));
        glue(line);
    }
    lines.retain(|line| !line.words.is_empty());
    lines
}

#[expect(clippy::cast_possible_truncation, reason = "a place on paper, which is less than 1e6 points")]
fn hundredths(y: f64) -> i64 {
    (y * 100.0).round() as i64
}

/// The share of the smaller word's height that both have in common.
fn overlap(founder: &Word, word: &Word) -> f64 {
    let common = founder.bottom().min(word.bottom()) - founder.top().max(word.top());
    common / (0.8 * word.size.min(founder.size))
}

/// Pieces of one word that were written apart, and marks and powers that hang on it.
fn glue(line: &mut Line) {
    let size = line.size();
    let mut out: Vec<Word> = Vec::with_capacity(line.words.len());
    for word in line.words.drain(..) {
        let Some(before) = out.last_mut() else {
            if !(is_raised(&word, size, None) && is_mark(&word.text)) {
                out.push(word);
            }
            continue;
        };
        let gap = word.left - before.right;
        let touches = gap < WORD_GAP * word.size.max(before.size) && gap > -0.5 * word.size;
        if is_raised(&word, size, Some(before)) && gap < 0.5 * size {
            match raised(&before.text, &word.text) {
                Raised::Power(power) => {
                    before.text.push_str(&power);
                    before.right = word.right;
                }
                Raised::Mark => before.right = before.right.max(word.right),
                Raised::Words if touches => {
                    before.text.push_str(&word.text);
                    before.right = word.right;
                }
                Raised::Words => out.push(word),
            }
        } else if touches {
            before.text.push_str(&word.text);
            before.right = before.right.max(word.right);
            before.size = before.size.max(word.size);
        } else {
            out.push(word);
        }
    }
    line.words = out;
}

fn is_raised(word: &Word, size: f64, before: Option<&Word>) -> bool {
    let base = before.map_or(word.y + 0.3 * size, |before| before.y);
    word.size < 0.8 * size && base - word.y > 0.15 * size
}

enum Raised {
    Power(String),
    /// The number or sign of a note.
    Mark,
    Words,
}

/// Units that are squared or cubed.
const SQUARED: &[&str] = &["m", "km", "cm", "mm", "ft", "mi", "yd", "dm"];

fn is_mark(text: &str) -> bool {
    let number = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '–' | '-')) && text.len() <= 5;
    number
        || (text.chars().count() <= 2 && text.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶')))
        || (text.chars().count() == 1 && text.chars().all(|c| c.is_ascii_lowercase()))
}

fn raised(before: &str, text: &str) -> Raised {
    let digits = text.trim_start_matches(['-', '−']).chars().all(|c| c.is_ascii_digit()) && text.len() <= 4;
    let power = || {
        let sign = |c| if matches!(c, '-' | '−') { '⁻' } else { superscript(c) };
        Raised::Power(text.chars().map(sign).collect())
    };
    let unit = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let ten = before.strip_suffix("10").is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_digit()));
    if digits && ten || digits && matches!(text, "2" | "3") && SQUARED.contains(&unit) {
        return power();
    }
    if matches!(text, "st" | "nd" | "rd" | "th" | "e" | "er" | "o" | "a")
        && before.ends_with(|c: char| c.is_ascii_digit())
    {
        return Raised::Words;
    }
    if is_mark(text) { Raised::Mark } else { Raised::Words }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(x: f64, y: f64, size: f64, text: &str) -> Vec<Glyph> {
        let advance = 0.5 * size;
        let glyph = |(n, sign): (usize, char)| Glyph {
            x: x + advance * f64::from(u32::try_from(n).unwrap()),
            y,
            width: advance,
            size,
            text: sign.to_string(),
        };
        text.chars().enumerate().map(glyph).collect()
    }

    fn texts(glyphs: &[Glyph]) -> Vec<String> {
        lines(words(glyphs)).iter().map(Line::text).collect()
    }

    #[test]
    fn signs_become_words_and_lines() {
        let mut page = written(50.0, 112.0, 10.0, "second \u{fb01}ne");
        page.extend(written(50.0, 100.0, 10.0, "first line"));
        assert_eq!(texts(&page), ["first line", "second fine"]);
    }

    #[test]
    fn marks_of_notes_go_and_powers_stay() {
        let with = |before: &str, raised: &str, after: &str| {
            let mut page = written(50.0, 100.0, 10.0, before);
            let end = 50.0 + 5.0 * f64::from(u32::try_from(before.chars().count()).unwrap());
            page.extend(written(end, 96.5, 6.0, raised));
            let end = end + 3.0 * f64::from(u32::try_from(raised.chars().count()).unwrap()) + 3.0;
            page.extend(written(end, 100.0, 10.0, after));
            texts(&page).join(" ")
        };
        assert_eq!(with("It rose.", "12", "Then"), "It rose. Then");
        assert_eq!(with("3 × 10", "6", "tonnes"), "3 × 10⁶ tonnes");
        assert_eq!(with("40 km", "2", "of"), "40 km² of");
        assert_eq!(with("the 4", "th", "day"), "the 4th day");
        assert_eq!(with("in 2013", "4", "it"), "in 2013 it");
    }
}
