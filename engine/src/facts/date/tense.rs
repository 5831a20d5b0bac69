//! Words near a date that tell the past from the future, and where a phrase or a sentence ends.

use super::scan::Scan;

/// True if a word of the future stands before `i` in its sentence.
pub(super) fn future(scan: &Scan<'_>, i: usize) -> bool {
    (i.saturating_sub(16)..i).rev().take_while(|&k| !stop(scan, k)).any(|k| {
        matches!(
            scan.lower(k),
            "will"
                | "would"
                | "shall"
                | "must"
                | "should"
                | "ll"
                | "due"
                | "expected"
                | "scheduled"
                | "plans"
                | "planned"
                | "going"
                | "set"
                | "can"
        )
    })
}

/// True if a word of the past stands near `i` in its sentence.
pub(super) fn past(scan: &Scan<'_>, i: usize) -> bool {
    (i.saturating_sub(16)..i).rev().take_while(|&k| !stop(scan, k)).any(|k| {
        matches!(
            scan.lower(k),
            "was"
                | "were"
                | "had"
                | "been"
                | "did"
                | "died"
                | "said"
                | "told"
                | "took"
                | "began"
                | "won"
                | "held"
                | "came"
                | "went"
                | "left"
                | "met"
                | "made"
                | "gave"
                | "saw"
                | "fell"
                | "rose"
                | "became"
                | "ran"
                | "broke"
                | "spoke"
                | "wrote"
                | "bought"
                | "sold"
                | "lost"
                | "found"
                | "sent"
                | "brought"
        ) || scan.small(k)
            && scan.lower(k).len() > 4
            && scan.lower(k).ends_with("ed")
            && !scan.lower(k).ends_with("eed")
    })
}

/// True if token `k` ends a sentence or a line.
pub(super) fn stop(scan: &Scan<'_>, k: usize) -> bool {
    !scan.near(k)
        || (scan.sign(k, '.') || scan.sign(k, '!') || scan.sign(k, '?'))
            && !scan.tokens.glued(k)
            && !scan.small(k + 1)
            && !super::day::month_at(scan, k.wrapping_sub(1)).is_some_and(|(_, short, _)| short)
}

/// True if nothing that `before` or `after` could govern follows.
pub(super) fn ends_phrase(scan: &Scan<'_>, at: usize) -> bool {
    at >= scan.tokens.len()
        || !scan.near(at - 1)
        || [',', '.', ';', ')', '?', '!', '—', '”', '"', ':'].iter().any(|c| scan.sign(at, *c))
        || scan.is_any(at, &["and", "but", "when", "as", "while", "in", "at", "with"])
}
