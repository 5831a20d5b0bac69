//! Rules about label, noun, length and signs.

use super::super::NoticeKind;
use super::super::form::opens;
use super::super::house::Quotes;
use super::super::pattern::search;
use super::{Fault, View};
use crate::text::{Span, TokenKind, Tokens};

/// The label of the house, or an opening that says what the notice is.
pub(super) fn label(view: &View<'_>) -> Vec<Fault> {
    let wanted = view.style.label(view.kind).split(['[', '{', ':']).next().unwrap_or_default().trim();
    let starts = view.case.notice.trim_start().to_lowercase().starts_with(&wanted.to_lowercase());
    if !wanted.is_empty() && !starts {
        return view.fault("label", format!("The house puts “{wanted}:” before a notice of this kind."));
    }
    let must = matches!(view.kind, NoticeKind::Correction | NoticeKind::Clarification);
    if must && opens(view.case.notice).is_none() {
        let message = "Nothing says that this is a notice: begin with a label, or with the article and what was changed.";
        return view.fault("label", message.into());
    }
    Vec::new()
}

/// What the house calls a text.
pub(super) fn noun(view: &View<'_>) -> Vec<Fault> {
    const NOUNS: [&str; 2] = ["article", "story"];
    let tokens = &view.reading.tokens;
    let other =
        NOUNS.into_iter().filter(|noun| *noun != view.style.noun && NOUNS.contains(&&*view.style.noun));
    let hits = other.filter_map(|noun| search(tokens, 0, tokens.len(), &format!("this|our {noun}")));
    let message = || format!("The house calls it {}.", super::super::house::a(&view.style.noun));
    hits.map(|(at, _)| Fault { name: "noun", span: tokens.span(at + 1, at + 1), message: message() })
        .collect()
}

/// Paragraphs are named only where the house names them.
pub(super) fn reference(view: &View<'_>) -> Vec<Fault> {
    if view.style.references {
        return Vec::new();
    }
    const ROWS: &str =
        "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final paragraph";
    let tokens = &view.reading.tokens;
    let hit = ["paragraph|para {number}", ROWS].iter().find_map(|p| search(tokens, 0, tokens.len(), p));
    let message = "The house names no paragraph: readers do not count them.";
    hit.map(|(at, after)| Fault {
        name: "reference",
        span: tokens.span(at, after - 1),
        message: message.into(),
    })
    .into_iter()
    .collect()
}

/// No longer than the house allows.
pub(super) fn length(view: &View<'_>) -> Vec<Fault> {
    let (length, longest) = (view.case.notice.chars().count(), view.style.longest);
    if longest == 0 || length <= longest {
        return Vec::new();
    }
    view.fault("length", format!("The notice has {length} characters; the house allows {longest}."))
}

/// The marks of the house, and the stop on its side of them.
pub(super) fn quotation_marks(view: &View<'_>) -> Vec<Fault> {
    let notice = view.case.notice;
    let signs: &[(&str, &str)] = match view.style.quotes {
        Quotes::Double => &[("\"", "The house writes “ and ”.")],
        Quotes::DoubleInside => &[
            ("\"", "The house writes “ and ”."),
            ("”.", "The house puts the full stop inside the marks."),
            ("”,", "The house puts the comma inside the marks."),
        ],
        Quotes::Single => &[("\"", "The house writes ‘ and ’."), ("“", "The house writes ‘ and ’.")],
    };
    let hit = signs.iter().filter_map(|(sign, message)| Some((notice.find(sign)?, sign, message))).min();
    hit.map(|(at, sign, message)| Fault {
        name: "quotation-marks",
        span: Span::new(at, at + sign.len()),
        message: (*message).to_owned(),
    })
    .into_iter()
    .collect()
}

/// Slips of the keyboard: doubled signs and spaces, a missing stop.
pub(super) fn typing(view: &View<'_>) -> Vec<Fault> {
    const SLIPS: [&str; 8] = ["..", ",,", " ,", " .", "  ", ".;", ",.", "( "];
    let notice = view.case.notice;
    let hit = SLIPS.iter().filter_map(|slip| Some((notice.find(slip)?, slip))).min();
    if let Some((at, slip)) = hit {
        let span = Span::new(at, at + slip.len());
        return vec![Fault { name: "typing", span, message: "A slip of the keyboard.".into() }];
    }
    if let Some(span) = doubled(&view.reading.tokens) {
        return vec![Fault { name: "typing", span, message: "The word stands twice.".into() }];
    }
    if !notice.trim_end().ends_with(['.', '!', ')', '”', '’', '"']) {
        return view.fault("typing", "The notice ends without a full stop.".into());
    }
    Vec::new()
}

/// A gap that somebody meant to fill in.
pub(super) fn unfilled(view: &View<'_>) -> Vec<Fault> {
    const GAPS: [&str; 9] = ["TK", "TKTK", "XX", "XXX", "XXXX", "TBC", "TBD", "RIGHT", "WRONG"];
    let tokens = &view.reading.tokens;
    let word = (0..tokens.len()).find(|i| GAPS.contains(&tokens.word(*i))).map(|i| tokens.span(i, i));
    let sign = view.case.notice.find(['{', '[', '<']).map(|at| Span::new(at, at + 1));
    let message = "Something is still to be filled in here.";
    let hit = word.into_iter().chain(sign).min();
    hit.map(|span| Fault { name: "unfilled", span, message: message.into() }).into_iter().collect()
}

/// A word that stands twice in a row, as few may.
fn doubled(tokens: &Tokens<'_>) -> Option<Span> {
    const MAY: [&str; 3] = ["had", "that", "who"];
    let same = |i: usize| {
        tokens.kind(i) == Some(TokenKind::Word)
            && tokens.lower(i) == tokens.lower(i + 1)
            && tokens.word(i + 1).starts_with(char::is_lowercase)
            && tokens.gap(i) == " "
            && !MAY.contains(&tokens.lower(i))
    };
    (0..tokens.len().saturating_sub(1)).find(|i| same(*i)).map(|i| tokens.span(i, i + 1))
}
