//! Lines put together to paragraphs: hyphens at line ends, headings, items, notes at the foot.

use std::collections::HashSet;

use super::words::Line;

/// A paragraph of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    pub text: String,
    pub size: f64,
    /// Its first base line.
    pub y: f64,
    pub lines: usize,
}

/// The words of a file, to tell `well-known` from a word that is only parted at the line end.
#[derive(Debug, Default)]
pub(super) struct Lexicon(HashSet<String>);

impl Lexicon {
    pub(super) fn learn(&mut self, text: &str) {
        for word in text.split(|c: char| !(c.is_alphabetic() || c == '-')) {
            if word.len() > 3 && !word.ends_with('-') && !word.starts_with('-') {
                self.0.insert(word.to_lowercase());
            }
        }
    }

    fn knows(&self, word: &str) -> bool {
        self.0.contains(&word.to_lowercase())
    }
}

/// Dots that lead to the number of a page.
const LEADER: &str = ".....";

/// First parts that keep their hyphen.
const KEPT: &[&str] = &[
    "self", "ex", "half", "quasi", "all", "cross", "well", "vice", "so", "non", "anti", "post", "pre", "co",
];

/// Adds a line to a paragraph: a word that is parted at the line end becomes one word again.
pub(super) fn join(text: &mut String, line: &str, lexicon: &Lexicon) {
    if text.is_empty() {
        text.push_str(line);
        return;
    }
    let soft = text.ends_with('\u{ad}');
    let hyphen = soft || text.ends_with(['-', '\u{2010}']);
    let first: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
    let stem = text.trim_end_matches(['-', '\u{2010}', '\u{ad}']);
    let before: String =
        stem.chars().rev().take_while(|c| c.is_alphabetic()).collect::<Vec<_>>().into_iter().rev().collect();
    let parted = hyphen && !first.is_empty() && stem.ends_with(char::is_alphanumeric);
    if !parted {
        if !text.ends_with(char::is_whitespace) {
            text.push(' ');
        }
        text.push_str(line);
        return;
    }
    let lower = first.starts_with(char::is_lowercase);
    let (whole, apart) = (format!("{before}{first}"), format!("{before}-{first}"));
    let compound = lexicon.knows(&apart) && !lexicon.knows(&whole)
        || !lexicon.knows(&whole) && KEPT.contains(&before.to_lowercase().as_str());
    if soft || (lower && !before.is_empty() && !compound) {
        text.truncate(stem.len());
    }
    text.push_str(line);
}

/// The paragraphs of a region.
pub(super) fn paragraphs(lines: &[Line], lexicon: &Lexicon) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    let left = typical(lines.iter().map(Line::left));
    let right = lines.iter().map(Line::right).fold(f64::MIN, f64::max);
    let pitch = typical(lines.windows(2).filter_map(|pair| match pair {
        [a, b] => Some(b.y() - a.y()),
        _ => None,
    }));
    let mut before: Option<&Line> = None;
    for line in lines {
        let text = line.text();
        let fresh = before.is_none_or(|before| begins(before, line, &text, left, right, pitch));
        match found.last_mut().filter(|_| !fresh) {
            Some(paragraph) => {
                join(&mut paragraph.text, &text, lexicon);
                paragraph.lines += 1;
            }
            None => found.push(Paragraph { text, size: line.size(), y: line.y(), lines: 1 }),
        }
        before = Some(line);
    }
    found.iter_mut().filter(|paragraph| paragraph.text.contains(LEADER)).for_each(|paragraph| {
        paragraph.text = without_leaders(&paragraph.text);
    });
    found
}

/// `Utilities ....... 5`: the dots are no words.
fn without_leaders(text: &str) -> String {
    let bare = |word: &str| word.trim_end_matches('.').to_owned();
    let words = text.split(' ').map(|word| if word.contains(LEADER) { bare(word) } else { word.to_owned() });
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The middle one of some lengths.
fn typical(lengths: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<f64> = lengths.collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(0.0)
}

/// Whether a line begins a paragraph.
fn begins(before: &Line, line: &Line, text: &str, left: f64, right: f64, pitch: f64) -> bool {
    let size = line.size();
    let gap = line.y() - before.y();
    let other_size = (size - before.size()).abs() > 0.08 * size;
    let far = gap > 1.35 * pitch.max(size) || gap > 2.4 * size;
    if other_size || far || is_marked(text) || before.text().contains(LEADER) {
        return true;
    }
    let ended = before.text().trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?', ':', '…']);
    let short = before.right() < right - 0.18 * (right - left).max(1.0);
    let indented = line.left() - left > 0.8 * size && before.left() - left < 0.4 * size;
    let hanging =
        before.left() - left > 0.8 * size && line.left() - left < 0.4 * size && is_marked(&before.text());
    (indented && !hanging && (ended || short))
        || (short && ended && text.starts_with(|c: char| !c.is_lowercase()))
}

/// An item of a list, a question or answer, a speaker's turn.
fn is_marked(text: &str) -> bool {
    let Some((first, rest)) = text.split_once(' ') else { return false };
    if matches!(first, "•" | "‣" | "◦" | "▪" | "●" | "–" | "—" | "*" | "-" | "Q." | "A." | "Q" | "Q:" | "A:")
    {
        return first != "A" || rest.starts_with(char::is_uppercase);
    }
    let bare = first.trim_start_matches('(');
    let closed = bare.strip_suffix(['.', ')']);
    let number =
        closed.is_some_and(|n| !n.is_empty() && n.len() <= 2 && n.chars().all(|c| c.is_ascii_digit()));
    let letter =
        bare.strip_suffix(')').is_some_and(|n| n.len() == 1 && n.chars().all(|c| c.is_ascii_lowercase()));
    number || letter || is_turn(text)
}

/// An item of a list, which stands right below the one before.
pub(super) fn is_item(text: &str) -> bool {
    is_marked(text) && !is_turn(text) && !text.starts_with(['Q', 'A'])
}

/// `THE COURT: …`, `MR. LUND: …`
fn is_turn(text: &str) -> bool {
    let Some((label, _)) = text.split_once(": ") else { return false };
    let letters = label.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && label.len() <= 40
        && label.chars().all(|c| !c.is_lowercase())
        && !label.contains(|c: char| c.is_ascii_digit())
}

/// Whether a paragraph goes on in the next one: it has no end, and that one no beginning.
pub(super) fn goes_on(before: &str, after: &str) -> bool {
    let open = !before.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?', ':', '…', ';']);
    open && after.trim_start_matches(['"', '“', '(']).starts_with(char::is_lowercase)
        && !is_marked(after)
        && before.chars().count() > 30
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(before: &str, line: &str, known: &str) -> String {
        let mut lexicon = Lexicon::default();
        lexicon.learn(known);
        let mut text = before.to_owned();
        join(&mut text, line, &lexicon);
        text
    }

    #[test]
    fn words_parted_at_the_line_end_become_one() {
        for (before, line, known, whole) in [
            ("an alle-", "viating rain", "", "an alleviating rain"),
            ("a well-", "known man", "", "a well-known man"),
            ("a wind-", "swept isle", "the wind-swept isle", "a wind-swept isle"),
            ("the Anglo-", "Saxon king", "", "the Anglo-Saxon king"),
            ("in mid-", "2013 it", "", "in mid-2013 it"),
            ("a soft\u{ad}", "ware firm", "", "a software firm"),
            ("it rose –", "and fell", "", "it rose – and fell"),
            ("one", "two", "", "one two"),
            ("a non-", "sense rhyme", "nonsense", "a nonsense rhyme"),
        ] {
            assert_eq!(joined(before, line, known), whole);
        }
    }

    #[test]
    fn what_goes_on_behind_a_page_is_one_paragraph() {
        assert!(goes_on("The board of the ferry said on Monday that the", "fares will rise."));
        assert!(!goes_on("The board of the ferry said on Monday.", "fares will rise."));
        assert!(!goes_on("The board of the ferry said on Monday that the", "Fares will rise."));
    }

    #[test]
    fn items_and_turns_begin_paragraphs() {
        for text in ["• one", "3. three", "(a) first", "Q. Where?", "THE COURT: Go on.", "MR. LUND: No."] {
            assert!(is_marked(text), "{text}");
        }
        for text in ["2013 was dry", "A dog barked", "one: two", "Go on", "4.5 per cent"] {
            assert!(!is_marked(text), "{text}");
        }
    }
}
