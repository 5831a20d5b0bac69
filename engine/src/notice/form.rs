//! The form by which a notice is known inside an article: a label, or an opening that speaks of the article itself.
//!
//! The blocks of a text, the notice parser and the rules share this one table.

use super::NoticeKind;
use super::pattern::{first_words, fits};
use crate::text::{Block, HashMap, Sentence, Span, TokenKind, Tokens};
use std::sync::LazyLock;

/// Labels, the longer first; a label counts only with its sign or date behind it.
const LABELS: &[(&str, NoticeKind)] = &[
    ("correction|corrections and|&|/ clarification|clarifications", NoticeKind::Correction),
    ("correction notice", NoticeKind::Correction),
    ("for the record", NoticeKind::Correction),
    ("correction|corrections appended?", NoticeKind::Correction),
    ("corrected|corrective|erratum|errata|amendment|corrigendum", NoticeKind::Correction),
    ("clarification|clarifications and|& correction|corrections", NoticeKind::Clarification),
    ("clarification|clarifications|clarified", NoticeKind::Clarification),
    ("editor ' s|s' note", NoticeKind::EditorsNote),
    ("editors ' note", NoticeKind::EditorsNote),
    ("editors|editor note", NoticeKind::EditorsNote),
    ("note to readers", NoticeKind::EditorsNote),
    ("update|updated|updates", NoticeKind::Update),
    ("refile|repeat", NoticeKind::Refile),
    ("retraction|retracted|withdrawn|withdrawal", NoticeKind::Retraction),
];

/// Openings of the first sentence of a notice without a label, or behind it.
const OPENINGS: &[(&str, NoticeKind)] = &[
    ("this {noun} was|is|has been? retracted|withdrawn", NoticeKind::Retraction),
    ("this {noun} was|is|has been? clarified", NoticeKind::Clarification),
    ("this {noun} was|is|has been? updated to clarify|make|explain", NoticeKind::Clarification),
    (
        "this {noun} was|is|has been? updated to correct|fix|remove|reflect|show|say|state",
        NoticeKind::Correction,
    ),
    ("this {noun} was|is|has been? updated with", NoticeKind::Update),
    ("this {noun} was|is|has been? updated", NoticeKind::Update),
    ("this|our {noun} was|is|has|have been? also? {amended}", NoticeKind::Correction),
    ("this was {amended}", NoticeKind::Correction),
    (
        "the number|figure|name|spelling|date|age|title|sum|total of|for|in * has|have been corrected",
        NoticeKind::Correction,
    ),
    (
        "this {noun} corrects|refiles the? spelling|name|headline|paragraph|first|second|third|figure|figures|date|age|title|\
      to|that|in",
        NoticeKind::Correction,
    ),
    ("this {noun} * was|has been? {amended} on|to|after|because", NoticeKind::Correction),
    ("the {noun} on|in|to|of|above|and this? {noun}? was|has been? {amended}", NoticeKind::Correction),
    ("in? an|a|the {earlier} version|versions|edition|draft of this|our|the {noun}", NoticeKind::Correction),
    ("in? {earlier} versions|editions of this|our|the|a {noun}", NoticeKind::Correction),
    ("in? an|a|the {earlier} {noun} about|on|published|said|stated|gave|misstated", NoticeKind::Correction),
    ("in? an|a {earlier} version|edition we|it|said|stated|gave|incorrectly", NoticeKind::Correction),
    ("an|a|our {earlier}? correction|footnote|notice of|to|on this|our {noun}", NoticeKind::Correction),
    (
        "in? an|a|the {earlier} headline|summary|caption of|on|with|to this|our|the {noun}",
        NoticeKind::Correction,
    ),
    (
        "in? a|the caption|summary|headline of|in|with|on an|the|a|this {earlier}? version? of? this? {noun}",
        NoticeKind::Correction,
    ),
    (
        "also? corrects|correcting {noun}|summary|quotation|attribution|earlier|error|errors",
        NoticeKind::Correction,
    ),
    ("because of|to an|a * error|errors", NoticeKind::Correction),
    ("due|owing to an|a * error|errors * {noun}", NoticeKind::Correction),
    (
        "due|owing|because to|of an|a error|mistake|misunderstanding * * this|our {noun}",
        NoticeKind::Correction,
    ),
    (
        "due|owing|because to|of an|a error|mistake|misunderstanding * * an|the {earlier} version",
        NoticeKind::Correction,
    ),
    (
        "due|owing to an|a editing|production|reporting|typing|typographical|transcription|translation error",
        NoticeKind::Correction,
    ),
    (
        "corrects|correcting headline|paragraph|para|first|second|third|to|name|spelling|in|date|figure|figures",
        NoticeKind::Correction,
    ),
    ("refiles|refiling to|with|paragraph", NoticeKind::Refile),
    ("clarifies headline|paragraph|para|that|to|:", NoticeKind::Clarification),
    ("recasts headline|paragraph|para|to|first|second|third", NoticeKind::Correction),
    (
        "a|an|the photo|picture|image? caption|headline|subheading|standfirst in|on|with|accompanying|for an|a|this {earlier}? \
      {noun}",
        NoticeKind::Correction,
    ),
    ("in a|an article|story|column|dispatch|obituary * on|about|published|dated|of", NoticeKind::Correction),
    ("we {wrongly} said|stated|reported|wrote|gave|named|described", NoticeKind::Correction),
    ("this|our {noun} * {wrongly}|{mis}", NoticeKind::Correction),
    ("the article|headline|caption|standfirst * {wrongly}|{mis}", NoticeKind::Correction),
    ("an|a article|story|column|obituary|caption|headline|recipe * {wrongly}|{mis}", NoticeKind::Correction),
    (
        "this {noun} originally|previously|initially {wrongly}? said|stated|reported|gave|named|described|misstated|\
      identified|listed|referred|included|contained",
        NoticeKind::Correction,
    ),
];

/// Openings that need an owned error later in the sentence, since running text can start the same way.
const NEED_ERROR: &[&str] = &["because of", "because to", "in a", "in an"];

/// Openings of a paragraph that goes on with the notice above it.
const CONTINUATIONS: &[&str] = &[
    "it|we also",
    "the {noun} also",
    "the|that {noun} has been? {amended}",
    "in fact",
    "in addition",
    "additionally",
    "we apologise|apologize|regret",
    "this|these|the error|errors|mistake|has|have|was",
    "both|all have|were|has been?",
];

/// What the sentence opens, if it is the first of a notice.
#[must_use]
pub fn opens(sentence: &str) -> Option<NoticeKind> {
    let tokens = Tokens::new(sentence);
    opening(&tokens, 0, tokens.len()).map(|(kind, _)| kind)
}

/// True if a paragraph begins as a notice does.
pub(crate) fn begins(paragraph: &str) -> bool {
    let head = || paragraph.char_indices().nth(HEAD).and_then(|(end, _)| paragraph.get(..end));
    may_open(paragraph) && opens(head().unwrap_or(paragraph)).is_some()
}

/// A quick look at the first word: false for most paragraphs that open no notice.
fn may_open(paragraph: &str) -> bool {
    let start = paragraph.trim_start_matches(|c: char| !c.is_alphabetic());
    let end = start.find(|c: char| !c.is_alphabetic()).unwrap_or(start.len());
    BY_FIRST.contains_key(start.get(..end).unwrap_or_default().to_ascii_lowercase().as_str())
}

type Pattern = (&'static str, NoticeKind);

/// The labels and openings that begin with a word, in their order.
static BY_FIRST: LazyLock<HashMap<&'static str, [Vec<Pattern>; 2]>> = LazyLock::new(|| {
    let mut by_first: HashMap<&'static str, [Vec<Pattern>; 2]> = HashMap::default();
    for (which, patterns) in [LABELS, OPENINGS].into_iter().enumerate() {
        for pattern in patterns {
            for word in first_words(pattern.0) {
                let known = by_first.entry(word).or_default();
                known.get_mut(which).into_iter().for_each(|known| known.push(*pattern));
            }
        }
    }
    by_first
});

/// The patterns of one of the two lists that may fit at a token.
fn patterns_at(tokens: &Tokens<'_>, at: usize, which: usize) -> &'static [Pattern] {
    BY_FIRST.get(tokens.lower(at)).and_then(|known| known.get(which)).map_or(&[], Vec::as_slice)
}

/// How many characters of a paragraph show what it is.
const HEAD: usize = 240;

/// True if a heading is nothing but a label: `CORRECTION`, `Editor’s note:`.
pub(crate) fn is_label(heading: &str) -> bool {
    let tokens = Tokens::new(heading);
    (0..tokens.len()).find(|&i| tokens.kind(i) == Some(TokenKind::Word)).is_some_and(|at| {
        let whole = |i: usize| (i..tokens.len()).all(|k| tokens.kind(k) != Some(TokenKind::Word));
        LABELS.iter().any(|(pattern, _)| fits(&tokens, at, tokens.len(), pattern).is_some_and(whole))
    })
}

/// Kind and the token after the label, for the notice that opens at token `from`.
pub(super) fn opening(tokens: &Tokens<'_>, from: usize, end: usize) -> Option<(NoticeKind, usize)> {
    let at = (from..end).find(|&i| tokens.kind(i) == Some(TokenKind::Word))?;
    if at - from > 4 {
        return None;
    }
    if let Some((kind, after)) = label(tokens, at, end) {
        return Some((kind, after));
    }
    patterns_at(tokens, at, 1)
        .iter()
        .find(|(pattern, _)| fits(tokens, at, end, pattern).is_some() && owned(tokens, at, end, pattern))
        .map(|&(_, kind)| (kind, at))
}

fn owned(tokens: &Tokens<'_>, at: usize, end: usize, pattern: &str) -> bool {
    if !NEED_ERROR.iter().any(|start| fits(tokens, at, end, start).is_some()) || pattern.starts_with("in? ") {
        return true;
    }
    super::pattern::search(tokens, at, end, "{wrongly}|{mis}").is_some()
        || super::pattern::search(tokens, at, end, "{earlier} version|versions|edition").is_some()
}

/// A label with a colon, a dash or a date behind it; `Corrections officers said` is none.
fn label(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(NoticeKind, usize)> {
    let (kind, mut i) = patterns_at(tokens, at, 0)
        .iter()
        .find_map(|(pattern, kind)| fits(tokens, at, end, pattern).map(|i| (*kind, i)))?;
    let first = i;
    while i < end && i - first < 14 {
        match tokens.word(i) {
            ":" => return Some((kind, i + 1)),
            "–" | "—" | "|" if i == first || tokens.gap(i).starts_with(' ') => {
                return Some((kind, i + 1));
            }
            "-" if tokens.gap(i.saturating_sub(1)).starts_with(' ') => return Some((kind, i + 1)),
            "," | "(" | ")" | "." | "*" | "/" | "]" => i += 1,
            _ if tokens.kind(i) == Some(TokenKind::Digits) || is_date_word(tokens.lower(i)) => i += 1,
            _ => break,
        }
    }
    if i == end {
        return Some((kind, i));
    }
    let shouted = tokens.word(at).len() > 5 && tokens.word(at).chars().all(char::is_uppercase);
    let dated = i > first + 1;
    (shouted && !dated || opening_behind(tokens, i, end)).then_some((kind, i))
}

fn opening_behind(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    patterns_at(tokens, at, 1).iter().any(|(pattern, _)| fits(tokens, at, end, pattern).is_some())
}

fn is_date_word(word: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const OTHERS: [&str; 24] = [
        "on", "at", "of", "am", "pm", "a", "m", "p", "st", "nd", "rd", "th", "gmt", "bst", "et", "est",
        "edt", "utc", "appended", "to", "this", "article", "story", "added",
    ];
    let is_month = word.len() >= 3
        && word.get(..3).is_some_and(|three| MONTHS.contains(&three))
        && (word.len() == 3 || word.ends_with(['y', 'h', 'l', 'e', 't', 'r']));
    is_month || OTHERS.contains(&word) || word.ends_with("day")
}

/// Marks the sentences of `text` that belong to a notice.
///
/// A notice runs from its first sentence to the end of the paragraph, and on through paragraphs that continue it; a
/// label alone on its line takes the next paragraph.
pub fn mark(tokens: &Tokens<'_>, sentences: &mut [Sentence]) {
    let range = |span: Span| tokens.within(span);
    let mut open: Option<(usize, bool)> = None;
    for sentence in sentences {
        let within = range(sentence.span);
        let belongs = match open {
            Some((paragraph, _)) if paragraph == sentence.paragraph => true,
            Some((_, true)) => true,
            Some((paragraph, false)) if sentence.paragraph <= paragraph + 2 => {
                continues(tokens, within.start, within.end)
            }
            _ => false,
        };
        let starts = || opening(tokens, within.start, within.end);
        if sentence.block == Block::Notice || belongs {
            sentence.block = Block::Notice;
            open = Some((sentence.paragraph, label_alone(tokens, within.start, within.end)));
        } else if let Some((_, after)) = starts() {
            sentence.block = Block::Notice;
            open = Some((sentence.paragraph, after >= within.end));
        } else {
            open = None;
        }
    }
}

fn label_alone(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    opening(tokens, from, end).is_some_and(|(_, after)| after >= end)
}

fn continues(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    CONTINUATIONS.iter().any(|pattern| fits(tokens, from, end, pattern).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentences;

    #[test]
    fn the_houses_forms_open_a_notice() {
        let open = [
            "Correction: The ferry has two decks.",
            "CORRECTION (16 Oct. 2025): The ferry has two decks.",
            "Corrections, 6 July 2023: An earlier version of this article said so.",
            "• This article was amended on 3 May 2019.",
            "An earlier version of this story misstated the height of the mast.",
            "A previous version of this article said that the ferry sank.",
            "Previous versions of this article gave the wrong name.",
            "This story has been corrected to show that the mast is 12 feet high, not 21.",
            "(Corrects paragraph 4 to say 12 ships, not 21)",
            "(This story has been corrected to fix the name in paragraph 2)",
            "In a story May 4 about the ferry, the agency erroneously reported that it sank.",
            "Because of an editing error, an earlier version of this article misspelled the captain's name.",
            "In an earlier version we said the mast was 21 feet high.",
            "An article on Tuesday about the ferry misidentified its captain.",
            "A caption in an earlier version of this article gave the wrong year.",
            "This article originally stated that the ferry sank.",
            "The headline on this article was changed on Friday.",
        ];
        for sentence in open {
            assert_eq!(opens(sentence), Some(NoticeKind::Correction), "{sentence}");
        }
        assert_eq!(opens("Clarification: The fee is paid once a year."), Some(NoticeKind::Clarification));
        assert_eq!(opens("Editor’s note: The photograph was removed."), Some(NoticeKind::EditorsNote));
        assert_eq!(opens("UPDATE: The road has reopened."), Some(NoticeKind::Update));
        assert_eq!(opens("REFILE – Adds byline"), Some(NoticeKind::Refile));
    }

    #[test]
    fn running_text_opens_none() {
        let closed = [
            "Corrections officers said the prison was full.",
            "An earlier version of this bill failed in March.",
            "Because of an error in the count, the vote was held again.",
            "The report incorrectly assumed that the mast was sound, the court said.",
            "Correction of the river's course will take years.",
            "In a report on the harbour, the auditors found no fault.",
            "This was the first ferry with two decks.",
            "Updated figures show a fall.",
            "We said that we would come back.",
            "“This story has been told before,” she said.",
            "Update the software, the company said: it is old.",
        ];
        for sentence in closed {
            assert_eq!(opens(sentence), None, "{sentence}");
        }
    }

    fn marked(text: &str) -> Vec<&str> {
        let mut list = sentences(text);
        mark(&Tokens::new(text), &mut list);
        list.iter().filter(|s| s.block == Block::Notice).map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn a_notice_runs_to_the_end_of_its_paragraph() {
        let text = "The ferry sank.\n\nAn earlier version of this article said it floats. It sank.\n\nThe sea is deep.";
        assert_eq!(marked(text), ["An earlier version of this article said it floats.", "It sank."]);
    }

    #[test]
    fn a_label_alone_takes_the_next_paragraph_and_a_continuation_goes_on() {
        let text = "The ferry sank.\n\nCorrection\n\nThe mast is 12 feet high.\n\nIt also has two decks.\n\nThe end.";
        assert_eq!(marked(text), ["Correction", "The mast is 12 feet high.", "It also has two decks."]);
    }

    #[test]
    fn notices_are_known_by_their_form() {
        for text in [
            "Correction: The bridge has six arches, not five.",
            "CORRECTION, May 3: The tower is older.",
            "Correction (4 June): An earlier version gave the wrong day.",
            "*Clarification:* The mayor spoke after the vote.",
            "Editor’s note: Two names were withheld.",
            "An earlier version of this story misspelled the name of the ferry.",
            "A previous version of this article said the pier was closed.",
            "Earlier versions of this report gave the wrong total.",
            "• This article was amended on 9 May 2023 to give the right year.",
            "This story has been corrected to show that the fee is yearly.",
            "(Corrects paragraph 3 to show the vote was on Monday)",
            "(This story corrects the spelling of the company's name)",
            "An article on Tuesday about a flood misstated the height of the dam.",
            "Because of an editing error, an article last week misidentified the pilot.",
            "In an earlier version of this article, the lake was called a pond.",
            "In an earlier version we said that the pier was closed.",
            "In a story May 3 about a ferry, the agency erroneously reported the fare.",
            "Corrections, 6 July 2021: An earlier version of this article was wrong.",
        ] {
            assert!(begins(text), "{text}");
        }
    }

    #[test]
    fn stories_about_corrections_are_no_notices() {
        for text in [
            "Correction of the river bed will take two years.",
            "The earlier version of the treaty was signed in Ghent.",
            "An article of the law was struck down on Monday.",
            "This report was written by three engineers.",
            "Corrections officers: who guards them?",
            "In March the council said no.",
            "Update to the plan was refused: nobody wanted it.",
            "The first edition of the book sold out.",
            "The report published on Monday says that fees rose.",
            "A report on Monday wrongly blamed the pilot, he said.",
        ] {
            assert!(!begins(text), "{text}");
        }
    }

    #[test]
    fn a_heading_may_be_a_label() {
        assert!(is_label("CORRECTION") && is_label("**Editor's note:**"));
        assert!(!is_label("Correction of course"));
    }
}
