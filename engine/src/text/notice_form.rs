//! The form of a notice: a label, or a verb about the article itself. Never its subject.

/// True if a paragraph that starts with `text` is a correction, clarification, update or editor's note.
///
/// `edge` says that it stands at the head or foot, where `An article on Tuesday misstated …` is one too.
pub(super) fn is_notice(text: &str, edge: bool) -> bool {
    let start = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if !may_open(start) {
        return false;
    }
    let bracketed = text.trim_start().starts_with(['(', '[']);
    let mut head = start;
    if let Some((at, _)) = start.char_indices().nth(240) {
        head = start.get(..at).unwrap_or(start);
    }
    let head = head.to_lowercase().replace('’', "'");
    labelled(&head)
        || (bracketed && REFILED.iter().any(|w| head.starts_with(w)))
        || speaks_of_itself(&head, edge)
}

/// A quick look at the first word: false for most that open no notice.
fn may_open(start: &str) -> bool {
    let end = start.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(start.len()).min(FIRST_WORD);
    let mut word = [0; FIRST_WORD];
    for (slot, byte) in word.iter_mut().zip(start.bytes().take(end)) {
        *slot = byte.to_ascii_lowercase();
    }
    let word = word.get(..end).unwrap_or_default();
    // A longer or foreign word, or none, is left to the full look.
    let plain = end < FIRST_WORD && start.as_bytes().get(end).is_none_or(u8::is_ascii);
    let opens = |lists: &[&[&str]]| {
        lists.iter().flat_map(|list| list.iter()).map(|entry| entry.as_bytes()).any(|entry| {
            let rest = entry.strip_prefix(word).filter(|_| entry.first() == word.first());
            rest.is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_alphabetic))
        })
    };
    !plain || opens(&[LABELS, REFILED, OPENERS])
}

/// No first word of a notice is longer, in bytes.
const FIRST_WORD: usize = 16;

/// Words that open a notice which speaks of itself.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "because", "owing", "due", "in", "an", "a", "the", "our", "earlier", "previous", "prior", "this", "these",
];

/// True if a heading is nothing but a label: `CORRECTION`, `Editor's note:`.
pub(super) fn is_label(heading: &str) -> bool {
    let bare = heading.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'");
    LABELS.contains(&bare.as_str())
}

#[rustfmt::skip]
const LABELS: &[&str] = &[
    "correction", "corrections", "clarification", "clarifications", "corrections and clarifications",
    "correction and clarification", "correction/clarification", "corrected", "editor's note",
    "editors' note", "editor's notes", "editors' notes", "note to readers", "for the record", "retraction",
    "erratum", "errata", "amendment", "update", "refile", "correction notice", "correction appended",
];

#[rustfmt::skip]
const REFILED: &[&str] = &[
    "corrects", "corrected", "correcting", "correction", "refiles", "refiled", "clarifies",
    "this story corrects", "this story has been", "this article has been", "fixes ",
    "updates with correct",
];

#[rustfmt::skip]
const SELF: &[&str] = &[
    "article", "story", "report", "column", "review", "obituary", "page", "post", "piece", "item",
    "caption", "headline", "interview", "profile", "essay", "dispatch", "analysis", "feature", "graphic",
    "chart", "map", "brief", "editorial", "briefing", "newsletter", "file", "text",
];

#[rustfmt::skip]
const WRONGED: &[&str] = &[
    "misstated", "misidentified", "misspelled", "misquoted", "misattributed", "mistakenly", "erroneously",
    "incorrectly", "wrongly", "inaccurately", "imprecisely", "omitted", "incorrect ",
    "referred imprecisely", "in error", "transposed", "reversed the", "overstated", "understated",
    "mischaracterized", "mischaracterised",
];

/// `correction:`, `correction, 16 october:`, `correction (may 2) —`.
fn labelled(head: &str) -> bool {
    let Some(rest) = LABELS.iter().filter_map(|l| head.strip_prefix(l)).min_by_key(|rest| rest.len()) else {
        return false;
    };
    let Some((between, _)) = rest.split_once([':', '—', '–']) else { return rest.trim().is_empty() };
    let date_like = between.len() <= 40 && !between.contains(['.', '!', '?']);
    let dated = between.starts_with(' ') && between.contains(|c: char| c.is_ascii_digit());
    let apart = between.trim().is_empty() || between.starts_with([',', '(', '*', '_', ')']) || dated;
    let verbal = between.split_whitespace().any(|w| matches!(w, "of" | "to" | "is" | "was" | "has" | "for"));
    apart && date_like && !verbal
}

/// The first words are about the article itself, and say that it was wrong or has been changed.
fn speaks_of_itself(head: &str, edge: bool) -> bool {
    let mut words = [""; 7];
    let split = head.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|w| !w.is_empty());
    for (slot, word) in words.iter_mut().zip(split) {
        *slot = word;
    }
    let wronged = || edge && WRONGED.iter().any(|w| head.contains(w));
    match words.as_slice() {
        ["because" | "owing" | "due", _, "an" | "a", kind, noun, ..] => {
            words_of_error(kind, noun) && wronged()
        }
        ["in", "an" | "a" | "the" | "our", rest @ ..] => {
            about_version(rest) || (about_item(rest) && wronged())
        }
        ["an" | "a" | "the" | "our" | "in", rest @ ..] | rest @ ["earlier" | "previous" | "prior", ..] => {
            about_version(rest) || (about_item(rest) && wronged())
        }
        ["this" | "these", noun, verb, second, third, ..] => {
            SELF.contains(noun) && is_amended(verb, second, third)
        }
        _ => false,
    }
}

/// `editing error`, `error`.
fn words_of_error(kind: &str, noun: &str) -> bool {
    kind.starts_with("error") || noun.starts_with("error") || noun.starts_with("mistake")
}

/// `earlier version of this article`; `earlier version we said`.
fn about_version(words: &[&str]) -> bool {
    let [age, version, rest @ ..] = words else { return false };
    let old = matches!(*age, "earlier" | "previous" | "prior" | "original" | "initial" | "first" | "former");
    let version = matches!(*version, "version" | "versions" | "edition" | "editions");
    let of_this = match rest {
        ["of", "this" | "the" | "our", noun, ..] => SELF.iter().any(|word| noun.starts_with(word)),
        ["we", "said" | "stated" | "wrote" | "reported" | "gave", ..] => true,
        _ => false,
    };
    old && version && of_this
}

/// `article on Tuesday about …`, `picture caption last week`.
fn about_item(words: &[&str]) -> bool {
    let rest = match words {
        ["picture" | "photo" | "chart", "caption", rest @ ..] => rest,
        ["article" | "story" | "obituary" | "column" | "headline" | "caption", rest @ ..] => rest,
        _ => return false,
    };
    let day = |w: &str| w.ends_with("day") || WHEN.contains(&w);
    rest.first().is_some_and(|after| day(after))
}

#[rustfmt::skip]
const WHEN: &[&str] = &[
    "on", "in", "published", "about", "last", "yesterday", "with", "jan", "feb", "march", "april", "may",
    "june", "july", "aug", "sept", "oct", "nov", "dec", "january", "february", "august", "september",
    "october", "november", "december",
];

fn is_amended(verb: &str, second: &str, third: &str) -> bool {
    let participle = |word: &str| {
        matches!(
            word,
            "amended" | "corrected" | "updated" | "changed" | "revised" | "edited" | "clarified" | "refiled"
        )
    };
    match verb {
        "was" => participle(second) || (matches!(second, "later" | "subsequently") && participle(third)),
        "has" => second == "been" && participle(third),
        "corrects" | "refiles" => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert!(is_notice(text, true), "{text}");
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
            assert!(!is_notice(text, true), "{text}");
        }
    }

    #[test]
    fn a_heading_may_be_a_label() {
        assert!(is_label("CORRECTION") && is_label("**Editor's note:**"));
        assert!(!is_label("Correction of course"));
    }
}
