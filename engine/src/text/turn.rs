//! Speaker turns: `[10:02] DUNMORE: …`, `DR KROG: …`, `Ewa Dolinska: "…"`.

use super::block::ends_sentence;

/// The name before the colon of a line that opens a speaker turn, as a byte range of the line.
///
/// In capitals, or a name of two to five capitalised words, or any short label before a quotation mark.
pub fn speaker(line: &str) -> Option<std::ops::Range<usize>> {
    let skipped = time_code(line);
    let rest = line.get(skipped..)?;
    let head = rest.get(..rest.len().min(90)).unwrap_or_else(|| boundary_before(rest, 90));
    let colon = head.find(':')?;
    let label = rest.get(..colon)?.trim_end();
    let after = rest.get(colon + 1..)?;
    if !(after.is_empty() || after.starts_with(char::is_whitespace)) || label.is_empty() {
        return None;
    }
    let quoted = after.trim_start().starts_with(['"', '“', '„', '«', '‘']);
    if let Some(name) = office_holder(label) {
        return Some(skipped + name.start..skipped + name.end);
    }
    let bare = label.split_once(" (").map_or(label, |(name, _)| name);
    let bare = bare.split_once(',').filter(|_| quoted).map_or(bare, |(name, _)| name);
    let speech = after.trim();
    let told =
        speech.len() >= 12 && ends_sentence(speech) && !speech.starts_with(|c: char| c.is_ascii_digit());
    if !is_label(bare, quoted, told || speech.is_empty()) {
        return None;
    }
    Some(skipped..skipped + bare.len())
}

/// The name of `The Leader of the House (Ann Bell)`; none of `THE CHAIR (Mr Kun)`, which is known by its capitals.
fn office_holder(label: &str) -> Option<std::ops::Range<usize>> {
    let (office, rest) = label.split_once(" (")?;
    let name = rest.strip_suffix(')')?;
    let is_office = office.starts_with("The ") || office.contains(" of ");
    let words = || name.split_whitespace();
    let capital =
        |word: &str| word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit());
    let named = (2..=5).contains(&words().count()) && words().all(capital) && !name.contains([',', ';', ':']);
    (is_office && named).then(|| office.len() + 2..office.len() + 2 + name.len())
}

/// Length of a time code in brackets, or with digits and colons, and the space after it.
fn time_code(line: &str) -> usize {
    let close = match line.as_bytes().first() {
        Some(b'[') => line.find(']'),
        Some(b'(') => line.find(')'),
        Some(b'0'..=b'9') => line.find(' ').map(|at| at - 1),
        _ => None,
    };
    let Some(close) = close.filter(|at| *at <= 14) else { return 0 };
    let code = line.get(..=close).unwrap_or_default();
    let timed = code.contains(':') && code.chars().all(|c| c.is_ascii_digit() || "[]():.,- ".contains(c));
    let rest = line.get(close + 1..).unwrap_or_default();
    if timed { close + 1 + (rest.len() - rest.trim_start().len()) } else { 0 }
}

/// In capitals; or, before something said, a name of several words; or any short label before a quotation mark.
fn is_label(label: &str, quoted: bool, told: bool) -> bool {
    let mut words = 0;
    let mut capitals = 0;
    let mut lower_start = false;
    for word in label.split_whitespace() {
        words += 1;
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else { return false };
        lower_start |= first.is_lowercase()
            && !matches!(word, "de" | "van" | "von" | "al" | "bin" | "der" | "di" | "da");
        if first.is_uppercase() && letters.all(char::is_uppercase) {
            capitals += 1;
        }
    }
    let tidy = !label
        .contains(|c: char| c.is_ascii_digit() || matches!(c, '"' | '“' | '$' | '£' | '€' | ';' | '?' | '!'));
    let shouted = capitals == words && label.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let first = label.split_whitespace().next().unwrap_or_default();
    let named = told && !lower_start && (2..=5).contains(&words) && !OPENERS.contains(&first);
    // `On the budget: “…”` is what it is about
    let about = words > 1 && ABOUT.contains(&first);
    tidy && words <= 6 && (shouted || named || (quoted && !lower_start && words >= 1 && !about))
}

/// Words that open what a quotation is about, or where and when it was said.
const ABOUT: &[&str] = &[
    "On",
    "In",
    "At",
    "About",
    "From",
    "After",
    "Before",
    "Of",
    "By",
    "To",
    "With",
    "For",
    "Asked",
    "Regarding",
];

/// Words in capitals that open a label which is no name.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "For", "The", "Of", "In", "On", "At", "To", "By", "From", "And", "All", "Other", "Key", "Total", "Main", "No", "Per", "Not",
    "With", "New", "Our", "My", "His", "Her", "Their", "This", "That", "These", "A", "An", "What", "Why", "How", "When", "Who",
];

fn boundary_before(text: &str, at: usize) -> &str {
    let mut end = at.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(line: &str) -> Option<&str> {
        speaker(line).and_then(|range| line.get(range))
    }

    #[test]
    fn turns_are_known_by_their_label() {
        assert_eq!(name("[09:41] HARROW: We saw nothing."), Some("HARROW"));
        assert_eq!(name("PROF. SZABO: Once a year."), Some("PROF. SZABO"));
        assert_eq!(name("Milena Szabo: Once a year."), Some("Milena Szabo"));
        assert_eq!(name("Szabo: \"Once a year.\""), Some("Szabo"));
        assert_eq!(name("On Barrow Hill: \"Once a year.\""), None);
        assert_eq!(name("Mr Bela Kun, warden: \"Once.\""), Some("Mr Bela Kun"));
        assert_eq!(name("THE CHAIR (Mr Kun): Order."), Some("THE CHAIR"));
        assert_eq!(name("The Leader of the House (Ann Bell-Kun): Order."), Some("Ann Bell-Kun"));
        assert_eq!(name("The fare (Orm to Ulm): it is two pounds."), None);
    }

    #[test]
    fn other_colons_open_no_turn() {
        for line in [
            "The result: nothing.",
            "Result: nothing came of it.",
            "12:30 is noon",
            "https://example.org is down",
            "Heron Bay: 412; 398",
            "For Munk: Sabine Ortega.",
            "Heron Bay: up a little",
            "He asked for two things: bread and time.",
            "2013: a dry year",
            "",
            ":",
            "[x] y: z",
            "Note: see below",
        ] {
            assert_eq!(name(line), None, "{line}");
        }
    }
}
