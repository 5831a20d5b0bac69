//! What somebody said is theirs: the article only repeats it, and is not held to it.

use crate::reading::Reading;
use crate::text::Span;

/// True if `span` lies inside quotation marks, known as a quote or not.
pub(super) fn quoted(reading: &Reading<'_>, span: Span) -> bool {
    reading.is_quoted(span) || in_marks(reading.text, span.start)
}

/// True if a double mark was opened in the paragraph before byte `at` and not closed.
fn in_marks(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let paragraph = before.rsplit('\n').next().unwrap_or_default();
    let mut open = false;
    for c in paragraph.chars() {
        match c {
            '“' | '„' | '«' => open = true,
            '”' | '»' => open = false,
            '"' => open = !open,
            _ => {}
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_reach_to_their_end_or_that_of_the_paragraph() {
        let inside = |text: &str| in_marks(text, text.find("12").unwrap());
        assert!(inside("“We lost 12 of them,” he said."));
        assert!(inside("He said: \"We lost 12.\""));
        assert!(!inside("“We lost them,” he said of the 12."));
        assert!(!inside("“We lost them\nall 12."));
        assert!(!inside("The \"12\" were 12.".trim_start_matches("The \"12\" ")));
    }
}
