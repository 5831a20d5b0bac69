//! A notice inside an article, or alone, as data: what it calls wrong and what it calls right.

use super::NoticeKind;
use super::form::opening;
use super::pattern::{fits, search};
use crate::facts::Value;
use crate::reading::Reading;
use crate::text::{Block, Span, TokenKind, Tokens};
use jiff::civil::Date;
use std::ops::Range;

/// One thing that a notice puts right. Spans are those of the text that holds the notice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The words that say what it is about, where the notice parts them from the values.
    pub subject: Vec<Span>,
    /// The words that give the old, wrong state.
    pub wrong: Vec<Span>,
    /// The words that give the right one.
    pub right: Vec<Span>,
}

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Where it stands.
    pub span: Span,
    /// Its kind, by its label or opening.
    pub kind: NoticeKind,
    /// The words of its label and of the verb by which it is known; its first words where it has no label.
    pub label: Span,
    /// What it puts right, in order.
    pub items: Vec<Item>,
    /// The day it gives for itself.
    pub date: Option<Date>,
    /// The part of the article it names: `headline`, `caption`, `paragraph 4`.
    pub place: Option<String>,
}

/// Where the wrong words start: behind these.
const WRONG: &[&str] = &[
    "{wrongly} said|stated|reported|gave|identified|described|named|referred|listed|spelled|put|attributed|wrote|called|\
     suggested|claimed|quoted|implied|used|included|indicated|noted|cited that|to?",
    "was|were|is {wrongly} said|stated|reported|given|identified|described|named|listed|spelled|called|quoted that|as|to?",
    "{earlier} version|versions|edition of this|our|the|a {noun} {wrongly}? said|stated|reported|gave|put|described|identified|\
     named|referred|listed|called|spelled|attributed|claimed|had|included|contained|suggested|implied|indicated|quoted|used|\
     wrote that|to?",
    "{earlier} version|versions|edition|{noun} {wrongly}? said|stated|reported|gave|put|described|identified|named|referred|\
     listed|called|spelled|attributed|claimed|had|suggested|implied|indicated|quoted|used|wrote that|to?",
    "{earlier} version|edition we|it {wrongly}? said|stated|reported|gave|put|described|named|wrote that|to?",
    "originally|previously|initially {wrongly}? said|stated|reported|gave|put|described|identified|named|listed|called that|to?",
    "it|we|{noun} also {wrongly}? said|stated|reported|gave|put|described|identified|named|referred|listed|called|spelled|\
     wrote that|to?",
    "also? {mis}",
    "which|who was|were {wrongly}? given|put|stated|reported|named|described as|at",
    "this|our {noun} {wrongly}? at? first? {wrongly}? said|stated|reported|gave|put|called|named|described at? first? that|to?",
    "it|we at? first? gave|put|called|named|described",
    "it|we|they had {wrongly}? said|stated|reported|given|described|identified|named|referred|listed|called|put|written that|to?",
    "we {wrongly}? said|stated|reported|gave|wrote|named|described that|to?",
    "{earlier} version|versions of the headline|summary|caption on|of|with|to|in this|our|the {noun} {wrongly}? \
     said|gave|stated|read|put that|to?",
    "{earlier} headline|summary|caption of|on|with|to|in this|our|the {noun} {wrongly}? said|gave|stated|read that|to?",
    "summary|caption|headline in|with|of|on a|an|the {earlier} version of this|our|the {noun} {wrongly}? \
     said|gave|stated|read that|to?",
    "wrong|incorrect : it|we {wrongly}? said|gave that?",
    "wrong|incorrect and said|gave that?",
    "has|have|had|was|were been? {wrongly} said|stated|reported|given|identified|described|named|spelled that|as|to?",
];

/// What stands between the subject and the wrong words, where an earlier version is named in the sentence.
const GIVEN: &[&str] = &[
    "was|were {wrongly}? given|put|stated|reported|described|named|listed|spelled|identified|quoted as|at|to",
    "was|were {wrongly}? called|named",
];

/// What follows wrong words that are only named: `not on Monday, as an earlier version had it`.
const AS_BEFORE: &str = "as an|the|our|a {earlier} version|versions|edition|{noun} of? this? {noun}? had|has|said|stated|gave|reported|put";

/// That earlier version.
const IN_EARLIER: &[&str] = &[
    "in an|the|a {earlier} version|edition of this|the|our {noun} ,?",
    "in an|the|a {earlier} version|edition|{noun} ,?",
];

/// Where right words start: behind these.
const RIGHT: &[&str] = &[
    "{amended} * to show|say|reflect|state|note|indicate|clarify|give|read|make that|clear?",
    "to show|say|reflect|state|indicate|clarify that",
    "{amended} * that",
    "corrects|corrected headline|paragraph|para|first|second|third|fourth|fifth|lead * to that|show|say|reflect|state?",
    "should have {wrongly}? instead? said|stated|read|been|given|identified|described|named|referred that|as|to?",
    "should instead have said|stated|read|been that?",
    "should have instead stated|said that?",
    "corrects * to",
];

/// Sentences about the notice itself.
const ABOUT: &[&str] = &[
    "both|this|it|these|they|the have|has|were|was|is been? now? {amended}",
    "this|our {noun} was|has|is been? now? {amended}",
    "the {noun} has|have been? now? {amended}",
    "this|the error|mistake|errors|text|copy|figure|figures|story|article was|were|has|have been? now? {amended}",
    "we|the * apologise|apologises|apologize|apologizes|regret|regrets",
    "this|the error|mistake was introduced|made|due",
    "read our|more|the",
    "the {noun} is headlined",
    "(? the? error|mistake was? found on",
    "the|a headline|summary|caption of|on|with|to this|our|the {noun} was|has been? {amended}",
    "it|the headline? now reads",
    "sorry",
];

/// The notices of a text, in order. Never fails: what is not understood is in no item.
#[must_use]
pub fn notices(reading: &Reading<'_>) -> Vec<Notice> {
    let mut found: Vec<Notice> = Vec::new();
    let mut last_paragraph = None;
    for sentence in &reading.sentences {
        if sentence.block != Block::Notice {
            last_paragraph = None;
            continue;
        }
        let range = reading.tokens.within(sentence.span);
        let opened = opening(&reading.tokens, range.start, range.end);
        let new_paragraph = last_paragraph != Some(sentence.paragraph);
        let bare = found
            .last()
            .is_some_and(|notice: &Notice| notice.items.is_empty() && notice.label == notice.span);
        let starts = last_paragraph.is_none() || new_paragraph && opened.is_some() && !bare;
        let after = opened.map_or(range.start, |(_, after)| after);
        if starts {
            let kind = opened.map_or(NoticeKind::Correction, |(kind, _)| kind);
            let last = if after > range.start { after - 1 } else { range.start + 3 };
            let label = reading.tokens.span(range.start, last.min(range.end.saturating_sub(1)));
            found.push(Notice {
                span: sentence.span,
                kind,
                label,
                items: Vec::new(),
                date: None,
                place: None,
            });
        }
        last_paragraph = Some(sentence.paragraph);
        if let Some(notice) = found.last_mut() {
            notice.span = notice.span.join(sentence.span);
            notice.place = notice.place.take().or_else(|| place(&reading.tokens, &range));
            notice.date = notice.date.or_else(|| date(reading, sentence.span));
            read(&reading.tokens, after..range.end, &mut notice.items);
        }
    }
    found.iter_mut().for_each(|notice| join_halves(&mut notice.items));
    found
}

/// `The organiser is Ann Petty. An earlier version called her Ann Perry.`: what is right came first.
fn join_halves(items: &mut Vec<Item>) {
    let halves = |pair: &[Item]| match pair {
        [a, b] => {
            let right = a.wrong.is_empty() && a.subject.is_empty() && !a.right.is_empty();
            right && b.right.is_empty() && !b.wrong.is_empty()
        }
        _ => false,
    };
    while let Some(at) = items.windows(2).position(halves) {
        let first = items.remove(at);
        if let Some(item) = items.get_mut(at) {
            item.right = first.right;
        }
    }
}

/// A notice that stands alone: every sentence of `text` belongs to it, whatever its form.
#[must_use]
pub fn alone<'t>(text: &'t str, settings: &crate::settings::Settings) -> Reading<'t> {
    let mut reading = Reading::new(text, crate::text::Place::Body, None, settings);
    for sentence in &mut reading.sentences {
        sentence.block = Block::Notice;
    }
    reading
}

/// The notices of `new` that the version before did not carry yet.
#[must_use]
pub fn fresh(new: &Reading<'_>, old: &Reading<'_>) -> Vec<Notice> {
    let plain =
        |reading: &Reading<'_>, notice: &Notice| crate::versions::words::plain(notice.span.of(reading.text));
    let known: Vec<String> = notices(old).iter().map(|notice| plain(old, notice)).collect();
    let mut all = notices(new);
    all.retain(|notice| !known.contains(&plain(new, notice)));
    all
}

/// Adds what one sentence of a notice says.
fn read(tokens: &Tokens<'_>, range: Range<usize>, items: &mut Vec<Item>) {
    if range.is_empty()
        || ABOUT.iter().any(|p| fits(tokens, range.start, range.end, p).is_some()) && !tells(tokens, &range)
    {
        return;
    }
    if let Some((at, _)) = search(tokens, range.start, range.end, AS_BEFORE) {
        let end = if at > range.start && tokens.is_sign(at - 1, ',') { at - 1 } else { at };
        let mut item = Item::default();
        right(tokens, range.start..end, &mut item);
        items.push(item);
    } else if let Some(start) = first(tokens, &range, WRONG) {
        let mut item = Item::default();
        wrong(tokens, start..range.end, &mut item);
        items.push(item);
    } else if let Some(item) = given(tokens, &range) {
        items.push(item);
    } else if let Some(start) = first(tokens, &range, RIGHT) {
        // `should have …` belongs to the wrong words before it.
        let ahead = search(tokens, range.start, range.end, "should").is_some()
            && items.last().is_some_and(|i| i.right.is_empty());
        let mut item = if ahead { items.pop().unwrap_or_default() } else { Item::default() };
        right(tokens, start..range.end, &mut item);
        items.push(item);
    } else if search(tokens, range.start, range.end, "version|versions of this|our {noun}").is_none() {
        let mut item = items.pop().unwrap_or_default();
        right(tokens, range, &mut item);
        items.push(item);
    }
}

/// `the cost was given as £21 in an earlier version; it is £12`, `in an earlier version the cost was put at £21`.
fn given(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<Item> {
    let (from, to) = IN_EARLIER.iter().find_map(|pattern| search(tokens, range.start, range.end, pattern))?;
    let (at, after) = GIVEN.iter().find_map(|pattern| search(tokens, range.start, range.end, pattern))?;
    let mut item = Item::default();
    if from >= after {
        push(tokens, range.start..at, &mut item.subject);
        push(tokens, after..from, &mut item.wrong);
        let rest = (to..range.end).find(|&i| !tokens.is_sign(i, ';') && !tokens.is_sign(i, ','));
        right(tokens, rest?..range.end, &mut item);
    } else {
        push(tokens, to.min(at)..at, &mut item.subject);
        wrong(tokens, after..range.end, &mut item);
    }
    Some(item)
}

/// True if an opening about the notice itself goes on to say what was put right.
fn tells(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    search(
        tokens,
        range.start,
        range.end,
        "to show|say|reflect|state|correct|clarify|fix|indicate|note|make|give",
    )
    .is_some()
        || first(tokens, range, WRONG).is_some()
}

/// The first place that one of the patterns leads to.
fn first(tokens: &Tokens<'_>, range: &Range<usize>, patterns: &[&str]) -> Option<usize> {
    let hits = patterns.iter().filter_map(|pattern| search(tokens, range.start, range.end, pattern));
    hits.min_by_key(|&(at, after)| (at, std::cmp::Reverse(after))).map(|(_, after)| after)
}

/// Splits wrong words from their subject and from the right words that follow in the same sentence.
fn wrong(tokens: &Tokens<'_>, range: Range<usize>, item: &mut Item) {
    let turns = [
        "; in? fact?",
        "when|but|although|though in fact",
        "in fact",
        "; it|he|she|they|the",
        "rather than",
        "instead of",
        "when it|he|she|they|the * actually|is|was|were",
        ", not",
        "it|he|she|they should have",
        "should have",
        "the correct",
        "; in",
        "a name :",
    ];
    let turns = turns.iter().filter_map(|pattern| search(tokens, range.start, range.end, pattern));
    let turn = turns.min_by_key(|&(at, after)| (at, std::cmp::Reverse(after)));
    let (own, rest) = match turn {
        Some((at, after)) if at > range.start => (range.start..at, after..range.end),
        _ => (range.clone(), range.end..range.end),
    };
    // `gave the length as 3 miles`, `put the sum at £3`: the subject comes first.
    let parted = (own.start..own.end).rev().find(|&i| {
        i > own.start
            && (tokens.lower(i) == "as" || tokens.lower(i) == "at" && has_figure(tokens, i + 1, own.end))
    });
    match parted {
        Some(at) if at + 1 < own.end && at - own.start <= 30 => {
            // `gave 4.49 per cent as the rate for two years`
            let turned = has_figure(tokens, own.start, at) && tokens.lower(at + 1) == "the";
            let (subject, words) = (own.start..at, at + 1..own.end);
            let (subject, words) = if turned { (words, subject) } else { (subject, words) };
            push(tokens, subject, &mut item.subject);
            push(tokens, words, &mut item.wrong);
        }
        _ => push(tokens, own, &mut item.wrong),
    }
    if !rest.is_empty() {
        right(tokens, rest, item);
    }
}

fn has_figure(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    at < end && (at..end.min(at + 3)).any(|i| tokens.word(i).chars().all(|c| c.is_ascii_digit()))
}

/// Splits right words from the wrong ones that they are set against: `34 people, not 43, in 2016` goes on behind the
/// comma, and may say more.
fn right(tokens: &Tokens<'_>, range: Range<usize>, item: &mut Item) {
    let turns = [
        ", not",
        ", ”|\" not",
        ", and not",
        "– not",
        "— not",
        "and not",
        "rather than",
        "instead of",
        "as opposed to",
        "( not",
        "not|never as",
        "as|which {earlier}? stated|reported|said",
    ];
    let turns = turns.iter().filter_map(|pattern| search(tokens, range.start, range.end, pattern));
    let turn = turns.min_by_key(|&(at, after)| (at, std::cmp::Reverse(after)));
    match turn {
        Some((at, after)) if at > range.start && after < range.end => {
            push(tokens, range.start..at, &mut item.right);
            let end = (after..range.end).find(|&i| ends_contrast(tokens, i)).unwrap_or(range.end);
            push(tokens, after..end, &mut item.wrong);
            let about = fits(tokens, end + 1, range.end, "(? the? error|mistake was? found").is_some();
            if end + 1 < range.end && !tokens.is_sign(end, ';') && !about {
                right(tokens, end + 1..range.end, item);
            }
        }
        _ => push(tokens, range, &mut item.right),
    }
}

/// A comma, semicolon or bracket behind the wrong words; not the comma of `June 9, 1954` and none inside a quotation.
fn ends_contrast(tokens: &Tokens<'_>, i: usize) -> bool {
    let year = || {
        let next = tokens.word(i + 1);
        next.len() == 4
            && next.bytes().all(|b| b.is_ascii_digit())
            && tokens.kind(i.saturating_sub(1)) == Some(TokenKind::Digits)
    };
    tokens.is_sign(i, ';') || tokens.is_sign(i, ')') || tokens.is_sign(i, ',') && !year()
}

fn push(tokens: &Tokens<'_>, range: Range<usize>, into: &mut Vec<Span>) {
    if !range.is_empty() {
        into.push(tokens.span(range.start, range.end - 1));
    }
}

fn place(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<String> {
    for part in ["headline", "caption", "subheading", "standfirst", "graphic", "chart", "map", "table"] {
        if search(tokens, range.start, range.end.min(range.start + 14), part).is_some() {
            return Some(part.to_owned());
        }
    }
    let (_, after) = search(tokens, range.start, range.end, "paragraph|para {number}")?;
    Some(format!("paragraph {}", tokens.word(after - 1)))
}

/// The day behind `amended on`, `corrected on`, or in the label.
fn date(reading: &Reading<'_>, sentence: Span) -> Option<Date> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let near = search(tokens, range.start, range.end, "{amended} on|at").map(|(_, after)| after);
    let label = opening(tokens, range.start, range.end).map(|(_, after)| range.start..after);
    let day =
        |fact: &&crate::facts::Fact| matches!(&fact.value, Value::Date(date) if date.first == date.last);
    let mut facts = reading.facts_in(sentence).filter(day);
    let found = facts.find(|fact| {
        let at = tokens.at(fact.span.start);
        near.is_some_and(|near| at >= near && at <= near + 1)
            || label.as_ref().is_some_and(|l| l.contains(&at))
    })?;
    match &found.value {
        Value::Date(date) => Some(date.first),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Place;

    /// `subject / wrong / right` of each item.
    fn parsed(text: &str) -> Vec<String> {
        let text = format!("The ferry sank.\n\n{text}");
        let reading = Reading::new(&text, Place::Body, None, &Settings::default());
        let words = |spans: &[Span]| spans.iter().map(|s| s.of(&text)).collect::<Vec<_>>().join(" + ");
        let all = notices(&reading);
        let items = all.iter().flat_map(|notice| &notice.items);
        items.map(|i| format!("{} / {} / {}", words(&i.subject), words(&i.wrong), words(&i.right))).collect()
    }

    #[test]
    fn what_was_wrong_and_what_is_right() {
        let cases = [
            (
                "This story has been corrected to show that the mast is 12 feet high, not 21.",
                " / 21. / the mast is 12 feet high",
            ),
            ("(Corrects paragraph 4 to say 12 ships, not 21)", " / 21 / 12 ships"),
            (
                "An earlier version of this article misstated the height of the mast. It is 12 feet, not 21.",
                " / the height of the mast. + 21. / It is 12 feet",
            ),
            (
                "An earlier version of this story incorrectly said that it sank in May. It sank in June.",
                " / it sank in May. / It sank in June.",
            ),
            (
                "This article was amended on 3 May 2019. An earlier version said it sank in May; in fact it sank in June.",
                " / it sank in May / it sank in June.",
            ),
            (
                "In an earlier version we said it sank in May. In fact it sank in June.",
                " / it sank in May. / In fact it sank in June.",
            ),
            (
                "A previous version of this article said that it sank in May. It should have instead stated that it sank in June.",
                " / it sank in May. / it sank in June.",
            ),
            (
                "Because of an editing error, an earlier version of this article misspelled the captain’s name as Perry. It is Petty.",
                "the captain’s name / Perry. / It is Petty.",
            ),
            (
                "Correction, 16 October: An earlier version of this article gave the number of cars as 21. It is 12.",
                "the number of cars / 21. / It is 12.",
            ),
            ("Correction: The mast is 12 feet high, not 21.", " / 21. / The mast is 12 feet high"),
            (
                "Correction: The mill had 12 looms, not 21, in June 1950, not May 9, 1950, at Orm.",
                " / 21 + May 9, 1950 / The mill had 12 looms + in June 1950 + at Orm.",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(parsed(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_was_given_before_and_right_words_that_come_first() {
        for (text, expected) in [
            (
                "This article was amended on 3 May 2019. The length of the mast was given as 21 feet in an earlier version; it is 12 feet.",
                "The length of the mast / 21 feet / it is 12 feet.",
            ),
            (
                "Correction, 3 May 2019: in an earlier version the length of the mast was given as 21 feet. It is 12 feet.",
                "the length of the mast / 21 feet. / It is 12 feet.",
            ),
            (
                "Correction, 3 May 2019: This article said at first that the mast was cut in 1927. It was in 1921.",
                " / the mast was cut in 1927. / It was in 1921.",
            ),
            (
                "Correction, 3 May 2019: This article gave 4.49 feet as the depth of the hold. It is 4.64 feet.",
                "the depth of the hold. / 4.49 feet / It is 4.64 feet.",
            ),
            (
                "This article was amended on 3 May 2019. It gave the number of masts as 34, which was that of 2013. There are 43.",
                "the number of masts / 34, which was that of 2013. / There are 43.",
            ),
            (
                "This article was corrected on 3 May 2019. She sails on Thursday, not on Monday, as an earlier version had it.",
                " / on Monday / She sails on Thursday",
            ),
            (
                "Correction, 3 May: The owner of the ferry is Ann Petty. An earlier version of this article called her Ann Perry.",
                " / her Ann Perry. / The owner of the ferry is Ann Petty.",
            ),
            (
                "Correction, 3 May: In an earlier version of this article the mate, who sailed too, was called Jon Perry. He is Joren Petty.",
                "the mate, who sailed too, / Jon Perry. / He is Joren Petty.",
            ),
            (
                "This article was corrected on 3 May 2019. It had said that the mast was cut in 1927; it was cut in 1921.",
                " / the mast was cut in 1927 / was cut in 1921.",
            ),
            (
                "This obituary was corrected on 3 May 2019. It originally said that he sailed until 1984; he did so until 1986.",
                " / he sailed until 1984 / did so until 1986.",
            ),
        ] {
            assert_eq!(parsed(text), [expected], "{text}");
        }
    }

    #[test]
    fn several_items_and_the_sentence_about_the_notice() {
        let text = "An earlier version of this article said that it sank in May. It sank in June. It also put the \
                    cost at £46. It was £64. Both were changed on 20 May 2024.";
        assert_eq!(parsed(text), [" / it sank in May. / It sank in June.", "the cost / £46. / It was £64."]);
    }

    #[test]
    fn kind_label_and_place() {
        let text = "It sank.\n\nClarification: A caption in an earlier version of this article said May. It was June.";
        let reading = Reading::new(text, Place::Body, None, &Settings::default());
        let all = notices(&reading);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].kind, NoticeKind::Clarification);
        assert_eq!(all[0].label.of(text), "Clarification:");
        assert_eq!(all[0].place.as_deref(), Some("caption"));
        assert!(notices(&Reading::new("It sank.", Place::Body, None, &Settings::default())).is_empty());
    }
}
