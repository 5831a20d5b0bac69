//! The article inside a scraped page: headline, captions and body, told from the furniture by structure alone.
//!
//! A page repeats its headline, and often a caption once more with its credit; it ends in lists of teasers under a
//! heading in capitals. No word of any page is looked for.

use super::block::{ends_sentence, item_marker};
use super::{Span, turn};
use crate::notice::form::begins;

/// The article found in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The headline.
    pub title: Option<String>,
    /// The captions, without the credit that a repeated one ends in.
    pub captions: Vec<String>,
    /// The body with its notices: one stretch of the page's text.
    pub body: Span,
}

/// Headlines and captions stand among that many lines.
const HEAD: usize = 24;
/// A headline is no longer, in characters.
const LONGEST_TITLE: usize = 160;
/// A paragraph of a story is at least that long, in bytes.
const SHORTEST_PARAGRAPH: usize = 60;

struct Line<'t> {
    span: Span,
    words: &'t str,
}

/// Cuts a page to its article. None where the text shows no furniture: then it is the article itself.
#[must_use]
pub fn cut(text: &str) -> Option<Page> {
    let lines = lines(text);
    let title = repeated_title(&lines);
    let from = title.map_or(0, |(_, last)| last + 1);
    let tail = teasers(&lines, from);
    if title.is_none() && tail.is_none() {
        return None;
    }
    let (captions, start) = head(&lines, title);
    let end = tail.unwrap_or(lines.len());
    let last = end.checked_sub(1).filter(|last| *last >= start).and_then(|last| lines.get(last))?;
    Some(Page {
        title: title.and_then(|(first, _)| lines.get(first)).map(|line| line.words.to_owned()),
        captions,
        body: lines.get(start)?.span.join(last.span),
    })
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() {
            let first = start + (line.len() - line.trim_start().len());
            found.push(Line { span: Span::new(first, first + words.len()), words });
        }
        start += line.len();
    }
    found
}

/// A short line without end punctuation that comes again at the head: its first and last index.
fn repeated_title(lines: &[Line<'_>]) -> Option<(usize, usize)> {
    let top = lines.get(..lines.len().min(HEAD))?;
    top.iter().enumerate().find_map(|(i, line)| {
        let fits = line.words.len() <= LONGEST_TITLE
            && line.words.split_whitespace().count() >= 3
            && !ends_sentence(line.words)
            && item_marker(line.words).is_none();
        let again = top.iter().rposition(|other| other.words == line.words).filter(|last| *last > i);
        again.filter(|_| fits).map(|last| (i, last))
    })
}

/// The captions, and the line that the body begins at.
fn head(lines: &[Line<'_>], title: Option<(usize, usize)>) -> (Vec<String>, usize) {
    let (first, last) = title.unwrap_or((0, 0));
    let mut captions: Vec<String> = Vec::new();
    let mut add = |words: &str| {
        if !captions.iter().any(|known| words.starts_with(known.as_str())) {
            captions.push(words.to_owned());
        }
    };
    if title.is_some() {
        let between = lines.get(first + 1..last).unwrap_or_default();
        between.iter().filter(|l| ends_sentence(l.words) && l.words.len() >= 30).for_each(|l| add(l.words));
    }
    let mut at = if title.is_some() { last + 1 } else { 0 };
    while let (Some(line), Some(next)) = (lines.get(at), lines.get(at + 1)) {
        let doubled = line.words.len() >= 30 && next.words.starts_with(line.words);
        if doubled {
            add(line.words);
            at += 2;
        } else if is_paragraph(line.words) || begins(line.words) || title.is_none() {
            break;
        } else {
            at += 1;
        }
    }
    (captions, at)
}

fn is_paragraph(words: &str) -> bool {
    words.len() >= SHORTEST_PARAGRAPH && ends_sentence(words)
}

/// The line of a heading in capitals with nothing but teasers below it: list items, short lines, texts cut short.
fn teasers(lines: &[Line<'_>], from: usize) -> Option<usize> {
    let heading = |at: &usize| {
        let Some(line) = lines.get(*at) else { return false };
        let letters = line.words.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = line.words.chars().all(|c| !c.is_lowercase());
        letters >= 3
            && capitals
            && line.words.split_whitespace().count() <= 5
            && !ends_sentence(line.words)
            && !line.words.contains(':')
    };
    let below = |at: usize| lines.get(at + 1..).unwrap_or_default();
    // From the end: how many of the lines below are items or heads of teasers.
    let mut found = None;
    let (mut teasing, mut all) = (0_usize, 0_usize);
    for at in (from.max(1)..lines.len()).rev() {
        if heading(&at)
            && teasing >= 2
            && teasing * 5 >= all * 2
            && turn::speaker(below(at).first()?.words).is_none()
        {
            found = Some(at);
        }
        let words = lines.get(at)?.words;
        all += 1;
        teasing += usize::from(item_marker(words).is_some() || (words.len() <= 90 && !ends_sentence(words)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "The Sound Herald logo The Sound Herald - Ferry board lifts its fares\n\nFerry board lifts its fares\n\n\
        The ferry Linnet leaves the old quay on Monday in the rain.\n\
        The ferry Linnet leaves the old quay on Monday in the rain. Aro Tamm\n\nFerry board lifts its fares\n\n\
        By Petra Holm\n\n\
        The ferry board will lift its fares in May, by a tenth for grown-ups and a fifth for bikes.\n\n\
        “Nobody is glad,” said the chair of the board, Ivo Lund.\n\nWith Rosa Vale\n\n\
        An earlier version of this article said that the fares rise in June. They rise in May.\n\n\
        MOST READ\n\n  • Mill to close after ninety years\n\n    The mill on Orme Street will close in autumn, its owners have\n\n  \
        • Bells ring again at St Olave’s\n\n    The bells that were silent for a decade were heard on\n";

    #[test]
    fn a_page_is_cut_to_its_article() {
        let page = cut(PAGE).expect("a page");
        assert_eq!(page.title.as_deref(), Some("Ferry board lifts its fares"));
        assert_eq!(page.captions, ["The ferry Linnet leaves the old quay on Monday in the rain."]);
        let body = page.body.of(PAGE);
        assert!(body.starts_with("The ferry board will lift"), "{body}");
        assert!(body.ends_with("They rise in May."), "{body}");
    }

    #[test]
    fn an_article_without_furniture_is_no_page() {
        for text in [
            "",
            "Ferry board lifts its fares\n\nThe ferry board will lift its fares in May.\n\nNobody is glad.",
            "HARBOUR NEWS\n\nThe ferry board will lift its fares in May, by a tenth for grown-ups.\n\nIt said so on Monday.",
            "Fares\n\n- Dogs travel free.\n- Bikes pay.\n\nThe board met.",
            "ITEM 4\n\nHOLM: We lost a point.\n\nTAMM: We did. And a day.\n\nHOLM: And a day.",
        ] {
            assert_eq!(cut(text), None, "{text}");
        }
    }

    #[test]
    fn teasers_alone_make_a_page() {
        let text = "The ferry board will lift its fares in May, by a tenth for grown-ups.\n\nMORE NEWS\n- Mill to close\n- Bells ring\n- Snow";
        let page = cut(text).expect("a page");
        assert_eq!(
            page.body.of(text),
            "The ferry board will lift its fares in May, by a tenth for grown-ups."
        );
        assert_eq!(page.title, None);
    }

    #[test]
    fn any_text_is_cut_on_boundaries() {
        let pieces = [
            "AB CD\n",
            "é word and more words\n",
            "• x\n",
            "\n",
            "Said it.\n",
            "A long line of words that ends with a full stop after sixty.\n",
        ];
        let mut state = 3_usize;
        for _ in 0..2000 {
            let mut text = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[(state >> 33) % pieces.len()]);
            }
            if let Some(page) = cut(&text) {
                assert!(!page.body.of(&text).is_empty(), "{text:?}");
            }
        }
    }
}
