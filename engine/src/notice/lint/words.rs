//! Rules about words: euphemism, blame, regret, what leans on another text, what hides an error.

use super::super::NoticeKind;
use super::super::pattern::{fits, search};
use super::{Fault, View};
use crate::text::TokenKind;

/// Words that make an error sound like something else.
const EUPHEMISMS: &[&str] = &[
    "{noun} was|is|has|have been? also? updated|recast|tweaked|refreshed|adjusted|polished|fine-tuned|tidied|freshened",
    "to clarify|clarifying",
    "{noun} was|is|has|have been? clarified",
    "for|with|in the? interest|interests? of? greater|more? clarity|accuracy|precision|context",
    "to be? more? precise|accurate|exact",
    "additional|added|further|more context",
    "imprecise|imprecisely|inexact|inexactly",
];

/// Openings that make an error sound like something else.
const SOFT_OPENINGS: &[&str] =
    &["recasts|recast|clarifies|updates|fixes|tweaks|adjusts|polishes|refreshes|changes|adds|improves"];

/// Words that only make sense beside another text.
const LEANING: &[&str] = &[
    "as noted|mentioned|stated|said|reported|explained|described above|below|earlier|previously",
    "see above|below|earlier|previous",
    "the|as|listed|given|named above|aforementioned|foregoing",
    "ibid",
    "our|the previous|last|earlier|other notice|note|footnote",
    "the latter|aforesaid",
];

/// Words that blame, with the cause that they name; an empty cause is never allowed.
const BLAME: &[(&str, &str)] = &[
    ("editing|copy-editing|subbing error|mistake|lapse|slip", "editing"),
    ("reporting error|mistake|lapse|slip", "reporting"),
    ("production|typing|transcription|copying|layout|typographical error|mistake|lapse|slip", "production"),
    ("wrong|mistaken|faulty source|agency|information", "source"),
    ("because|due to? incorrect|wrong|inaccurate information from|supplied|provided|given", "source"),
    ("our|the reporter|editor|correspondent|writer|intern|sub-editor|freelancer|journalist|photographer", ""),
    ("human error", ""),
];

fn first(view: &View<'_>, list: &[&str], name: &'static str, message: &str) -> Vec<Fault> {
    let tokens = &view.reading.tokens;
    let hit = list.iter().filter_map(|p| search(tokens, 0, tokens.len(), p)).min();
    let fault = hit.map(|(at, after)| Fault {
        name,
        span: tokens.span(at, after.saturating_sub(1)),
        message: message.to_owned(),
    });
    fault.into_iter().collect()
}

/// A correction is called one.
pub(super) fn euphemism(view: &View<'_>) -> Vec<Fault> {
    if view.kind != NoticeKind::Correction {
        return Vec::new();
    }
    let message = "An error is called a correction, by no softer word.";
    let tokens = &view.reading.tokens;
    let start = (0..tokens.len()).find(|i| tokens.kind(*i) == Some(TokenKind::Word));
    if let Some(at) =
        start.filter(|at| SOFT_OPENINGS.iter().any(|p| fits(tokens, *at, tokens.len(), p).is_some()))
    {
        return vec![Fault { name: "euphemism", span: tokens.span(at, at), message: message.into() }];
    }
    first(view, EUPHEMISMS, "euphemism", message)
}

/// The notice stands alone.
pub(super) fn leaning(view: &View<'_>) -> Vec<Fault> {
    first(view, LEANING, "alone", "The notice must be understood without the text around it.")
}

/// Nobody is blamed, and no lapse is named that the house does not own up to.
pub(super) fn blame(view: &View<'_>) -> Vec<Fault> {
    // An editor's note may have to say who did what.
    let noted = view.kind == NoticeKind::EditorsNote;
    let allowed = |cause: &str| noted && cause.is_empty() || view.style.blame.iter().any(|own| own == cause);
    let forbidden = BLAME.iter().filter(|(_, cause)| !allowed(cause));
    let list: Vec<&str> = forbidden.map(|(pattern, _)| *pattern).collect();
    let mut faults = first(view, &list, "blame", "The house does not name this lapse, and blames nobody.");
    for name in view.case.staff.iter().filter(|name| !name.trim().is_empty()) {
        if let Some(at) = view.case.notice.find(name.as_str()) {
            let message = format!("{name} is of the staff; nobody is blamed by name.");
            let span = crate::text::Span::new(at, at + name.len());
            faults.push(Fault { name: "blame", span, message });
        }
    }
    faults
}

/// The house's own sentence of regret, or none.
pub(super) fn regret(view: &View<'_>) -> Vec<Fault> {
    const REGRET: &[&str] = &[
        "we|the regret|regrets|apologise|apologises|apologize|apologizes",
        "the {noun}|editors|desk|paper regret|regrets|apologise|apologises|apologize|apologizes",
        "we|i are|am sorry",
        "our|with apologies|regrets|apology",
        "regrets|regret the error|mistake",
        "sorry for|about",
    ];
    let own = view.style.regret.trim();
    if own.is_empty() {
        return first(view, REGRET, "regret", "The house puts no sentence of regret into a notice.");
    }
    if view.kind == NoticeKind::Correction && !view.case.notice.contains(own) {
        return view.fault("regret", format!("The house ends a correction with “{own}”."));
    }
    Vec::new()
}

/// A milder label hides no error.
pub(super) fn kind(view: &View<'_>) -> Vec<Fault> {
    const OWNED: &[&str] = &[
        "{wrongly}",
        "{mis}",
        "a|an|the|our error|mistake",
        "{earlier} version|versions|edition of? this|the|our? {noun}? {verb}",
        "was|were|is wrong|untrue|false",
        "should have|instead have? {verb}",
    ];
    let milder = matches!(view.kind, NoticeKind::Update | NoticeKind::Clarification | NoticeKind::Refile);
    if !milder {
        return Vec::new();
    }
    let name = view.kind.name();
    let message = format!("A wrong fact is put right here; that is a correction, and no {name}.");
    first(view, OWNED, "kind", &message)
}
