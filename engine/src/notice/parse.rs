//! A notice inside an article, or alone, as data: what it calls wrong and what it calls right.

use super::NoticeKind;
use super::form::opening;
use super::pattern::{fits, search};
use super::wording::{
    ABOUT, ADDED, AS_BEFORE, AS_WE, CHANGED, FALSE, GIVEN, GIVEN_ALONE, IN_EARLIER, NOW, RIGHT, SAYING, WRONG,
};
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
    // `This has been corrected to 12.`
    if let Some(after) = fits(tokens, range.start, range.end, NOW)
        && search(tokens, after, (after + 1).min(range.end), SAYING).is_none()
        && let Some(item) = items.last_mut().filter(|item| item.right.is_empty())
    {
        right(tokens, after..range.end, item);
        return;
    }
    if range.is_empty()
        || ABOUT.iter().any(|p| fits(tokens, range.start, range.end, p).is_some()) && !tells(tokens, &range)
        || search(tokens, range.start, range.end, ADDED).is_some_and(|(_, after)| after + 1 >= range.end)
    {
        return;
    }
    if let Some(end) = as_before(tokens, &range) {
        let mut item = Item::default();
        right(tokens, range.start..end, &mut item);
        items.push(item);
    } else if let Some(item) = from_to(tokens, &range) {
        items.push(item);
    } else if let Some((at, start)) = first_at(tokens, &range, WRONG) {
        let mut item = Item::default();
        // `The number of cars was wrongly given as 21`
        if matches!(tokens.lower(at), "was" | "were" | "is" | "has" | "have" | "had") {
            push(tokens, range.start..at, &mut item.subject);
        }
        wrong(tokens, start..range.end, &mut item);
        items.push(item);
    } else if let Some(item) = given(tokens, &range).or_else(|| called_wrong(tokens, &range)) {
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

/// `…, not on Monday, as an earlier version had it`, `and not 21 as we first reported`: where what only says so begins.
fn as_before(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<usize> {
    let named = search(tokens, range.start, range.end, AS_BEFORE);
    let stated = || {
        let (_, behind) = search(tokens, range.start, range.end, "not|instead|rather")?;
        let (at, after) = AS_WE.iter().find_map(|pattern| search(tokens, behind, range.end, pattern))?;
        // `not, as stated earlier, in 1978`
        (!(after..range.end).any(|i| ends_contrast(tokens, i))).then_some((at, after))
    };
    let (at, _) = named.or_else(stated)?;
    let end = if at > range.start && tokens.is_sign(at - 1, ',') { at - 1 } else { at };
    (end > range.start).then_some(end)
}

/// `was changed from 21 to 12`, `to correct the name of the mate from Perry to Petty`.
fn from_to(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<Item> {
    let (_, after) = search(tokens, range.start, range.end, CHANGED)?;
    let from = (after..range.end).find(|&i| tokens.lower(i) == "from")?;
    // the last one before it: `was amended to correct the name from …`
    let at = (range.start..from).rev().find(|&i| fits(tokens, i, from, CHANGED).is_some())?;
    let after = at + 1;
    let to = (from + 2..range.end).find(|&i| tokens.lower(i) == "to")?;
    if search(tokens, after, from, SAYING).is_some() || to + 1 >= range.end {
        return None;
    }
    let mut item = Item::default();
    let passive = matches!(tokens.lower(at.saturating_sub(1)), "been" | "was" | "were");
    let subject = if passive { range.start..at.saturating_sub(1) } else { after..from };
    push(tokens, subject, &mut item.subject);
    push(tokens, from + 1..to, &mut item.wrong);
    let end = (to + 1..range.end).find(|&i| tokens.lower(i) == "on" || ends_contrast(tokens, i));
    push(tokens, to + 1..end.unwrap_or(range.end), &mut item.right);
    Some(item)
}

/// `the cost was given as £21 in an earlier version; it is £12`, `in an earlier version the cost was put at £21`, `the cost
/// was wrongly given as £21`, `it is £12; it had been given as £21`.
fn given(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<Item> {
    let find = |patterns: &[&str]| {
        patterns.iter().find_map(|pattern| search(tokens, range.start, range.end, pattern))
    };
    let earlier = find(IN_EARLIER);
    let (at, after) = if earlier.is_some() { find(GIVEN) } else { find(GIVEN_ALONE) }?;
    let mut item = Item::default();
    match earlier {
        Some((from, to)) if from >= after => {
            push(tokens, range.start..at, &mut item.subject);
            push(tokens, after..from, &mut item.wrong);
            let rest = (to..range.end).find(|&i| !tokens.is_sign(i, ';') && !tokens.is_sign(i, ','));
            right(tokens, rest?..range.end, &mut item);
        }
        Some((_, to)) => {
            push(tokens, to.min(at)..at, &mut item.subject);
            wrong(tokens, after..range.end, &mut item);
        }
        None => {
            match (range.start..at).rev().find(|&i| tokens.is_sign(i, ';')) {
                Some(stop) => push(tokens, range.start..stop, &mut item.right),
                None => push(tokens, range.start..at, &mut item.subject),
            }
            wrong(tokens, after..range.end, &mut item);
        }
    }
    Some(item)
}

/// `The figure of 21 was wrong; it is 12`.
fn called_wrong(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<Item> {
    let (at, after) = search(tokens, range.start, range.end, FALSE)?;
    let closes = after >= range.end || matches!(tokens.word(after), "." | ";" | "," | ":");
    if !closes || at == range.start {
        return None;
    }
    let mut item = Item::default();
    push(tokens, range.start..at, &mut item.wrong);
    if after + 1 < range.end {
        right(tokens, after + 1..range.end, &mut item);
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
    first_at(tokens, range, patterns).map(|(_, after)| after)
}

/// The same, with where the pattern begins.
fn first_at(tokens: &Tokens<'_>, range: &Range<usize>, patterns: &[&str]) -> Option<(usize, usize)> {
    let hits = patterns.iter().filter_map(|pattern| search(tokens, range.start, range.end, pattern));
    hits.min_by_key(|&(at, after)| (at, std::cmp::Reverse(after)))
}

/// `the wrong number of cheques`, `misstated the height of the mast`: what is named here is what it is about; not `misspelled a
/// name: it is Petty, not Perry` and `misspelled the name of Petty as Perry`.
fn named(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    let mis = range.start.checked_sub(1).is_some_and(|i| fits(tokens, i, range.start, "{mis}").is_some());
    let states =
        mis && !matches!(tokens.lower(range.start - 1), "confused" | "mistook" | "transposed" | "misquoted");
    let called = "the|a|an? wrong|incorrect|inaccurate|mistaken|outdated";
    let goes_on = range.clone().any(|i| tokens.lower(i) == "as" || tokens.is_sign(i, ':'));
    !goes_on && (states || fits(tokens, range.start, range.end, called).is_some())
}

/// Splits wrong words from their subject and from the right words that follow in the same sentence.
fn wrong(tokens: &Tokens<'_>, range: Range<usize>, item: &mut Item) {
    if named(tokens, &range) {
        let ends = [", which|who is|was|are|were", "; it|he|she|they|there|this", ". ", "when it|he|she"];
        let turn = ends.iter().filter_map(|pattern| search(tokens, range.start, range.end, pattern)).min();
        let (at, after) = turn.unwrap_or((range.end, range.end));
        push(tokens, range.start..at, &mut item.subject);
        if after < range.end {
            right(tokens, after..range.end, item);
        }
        return;
    }
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
            let after = behind_aside(tokens, after..range.end);
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

/// `and not, as stated earlier, in 1978`: the token behind what is put in.
fn behind_aside(tokens: &Tokens<'_>, range: Range<usize>) -> usize {
    if !tokens.is_sign(range.start, ',') || tokens.lower(range.start + 1) != "as" {
        return range.start;
    }
    let end = (range.start + 1..range.end).find(|&i| tokens.is_sign(i, ','));
    end.filter(|&end| end + 1 < range.end).map_or(range.start, |end| end + 1)
}

/// A comma, semicolon or bracket behind the wrong words; not the comma of `June 9, 1954` and none inside a quotation.
fn ends_contrast(tokens: &Tokens<'_>, i: usize) -> bool {
    let year = || {
        let next = tokens.word(i + 1);
        next.len() == 4
            && next.bytes().all(|b| b.is_ascii_digit())
            && tokens.kind(i.saturating_sub(1)) == Some(TokenKind::Digits)
    };
    // the comma of `4,310`
    let inside = || {
        let digits = |at: usize| tokens.kind(at) == Some(TokenKind::Digits);
        digits(i.saturating_sub(1)) && digits(i + 1) && tokens.glued(i) && tokens.glued(i.saturating_sub(1))
    };
    tokens.is_sign(i, ';') || tokens.is_sign(i, ')') || tokens.is_sign(i, ',') && !year() && !inside()
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
mod tests;
