//! Court transcripts: numbers of lines in the margin, and the page that they count on.

use copydesk_engine::{Locator, Span};

/// Lines that must carry a number before a margin is believed.
const FEWEST: usize = 8;
/// The most lines that a page of a transcript has.
const LONGEST_PAGE: u32 = 60;

/// The text without its margin, and where each line stood; `None` where it has none.
#[must_use]
pub fn stripped(text: &str) -> Option<(String, Vec<(Span, Locator)>)> {
    let lines: Vec<&str> = text.lines().collect();
    let filled = lines.iter().filter(|line| !line.trim().is_empty()).count();
    let numbered: Vec<Option<(u32, &str)>> = lines.iter().map(|line| number(line)).collect();
    // They count up by one, and begin again at 1 on the next page.
    let (mut steps, mut last) = (0, 0);
    for (n, _) in numbered.iter().flatten() {
        steps += usize::from(*n == last + 1 || *n == 1);
        last = *n;
    }
    let count = numbered.iter().flatten().count();
    if steps < FEWEST || steps * 10 < count * 9 || count * 10 < filled * 7 {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut locators = Vec::new();
    let (mut page, mut before) = (0_u32, u32::MAX);
    for (line, numbered) in lines.iter().zip(&numbered) {
        let fed = line.contains('\u{c}');
        let Some((number, words)) = numbered else {
            // Heads and numbers of pages stand outside the margin; a form feed stays.
            if fed && !out.is_empty() {
                out.push_str("\u{c}\n");
            }
            continue;
        };
        if *number <= before {
            page += 1;
            if page > 1 && !out.ends_with("\u{c}\n") {
                out.push_str("\u{c}\n");
            }
        }
        before = *number;
        let words = words.trim();
        if words.is_empty() {
            continue;
        }
        // Each question and answer, and each named speaker, begins a block.
        let opens = words.starts_with("Q ")
            || words.starts_with("A ")
            || copydesk_engine::text::speaker(words).is_some();
        if opens && !out.is_empty() && !out.ends_with("\u{c}\n") {
            out.push('\n');
        }
        let start = out.len();
        out.push_str(words);
        out.push('\n');
        let locator = Locator { page: Some(page), line: Some(*number), ..Locator::default() };
        locators.push((Span::new(start, out.len()), locator));
    }
    Some((out, locators))
}

/// The number in a line's margin and the words after it.
fn number(line: &str) -> Option<(u32, &str)> {
    let rest = line.trim_start_matches([' ', '\u{c}', '\t']);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let number: u32 = rest.get(..end)?.parse().ok().filter(|n| (1..=LONGEST_PAGE).contains(n))?;
    let words = rest.get(end..)?;
    (words.is_empty() || words.starts_with("  ") || words.starts_with('\t')).then_some((number, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_margin_is_taken_out_and_kept_as_places() {
        let mut text = String::from("                 State v. Lund                  12\n\n");
        let said = [
            "Q   When did you see",
            "the ferry?",
            "A   On Monday, at about",
            "ten past four.",
            "Q   And who was",
            "on board?",
            "THE COURT: One moment.",
            "MR. TAMM: Thank you.",
            "",
            "A   Nobody.",
        ];
        for (n, words) in said.iter().enumerate() {
            text.push_str(&format!("{:>4}      {words}\n", n + 1));
        }
        text.push_str("\u{c}                 State v. Lund                  13\n");
        text.push_str("   1      Q   Nobody at all?\n   2      A   No.\n");
        let (plain, locators) = stripped(&text).expect("a margin");
        assert!(plain.starts_with("Q   When did you see\nthe ferry?\n\nA   On Monday"), "{plain}");
        assert!(!plain.contains("State v.") && plain.contains("\u{c}\nQ   Nobody at all?"), "{plain}");
        let last = locators.last().unwrap();
        assert_eq!((last.1.page, last.1.line), (Some(2), Some(2)));
        assert!(locators.iter().all(|(span, _)| !span.of(&plain).is_empty()));
    }

    #[test]
    fn lists_and_tables_have_no_margin() {
        assert_eq!(stripped("1. One\n2. Two\n3. Three\n4. Four\n5. F\n6. S\n7. S\n8. E\n9. N\n"), None);
        assert_eq!(stripped("12  43\n9  100\n3  7\n44  1\n8  8\n9  9\n2  2\n7  7\n5  5\n"), None);
        assert_eq!(stripped(""), None);
    }
}
