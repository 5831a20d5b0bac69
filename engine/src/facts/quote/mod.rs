//! Words inside quotation marks, with their speaker.

mod marks;
mod speaker;

use super::{Fact, NameType, Quote, Value};
use crate::text::{Sentence, Span, Tokens};
use marks::{Marked, quotations};
use speaker::Speakers;

/// Adds the facts of this kind to `found`, which holds the names already, in order. The span holds the marks.
pub(super) fn find(tokens: &Tokens<'_>, sentences: &[Sentence], names: &[Fact], found: &mut Vec<Fact>) {
    let quotes = quotations(tokens, sentences);
    if quotes.is_empty() {
        return;
    }
    let works: Vec<Span> = names.iter().filter(|f| is_work(f)).map(|f| f.span).collect();
    let speakers = Speakers::new(tokens, sentences, names, &quotes);
    let mut last: Option<String> = None;
    for (n, quote) in quotes.iter().enumerate() {
        let text = words(tokens, quote);
        let span = tokens.span(quote.open, quote.close);
        let titled = works.iter().any(|w| span.contains(*w) && w.len() + 12 >= span.len());
        if titled || !text.chars().any(char::is_alphanumeric) {
            continue;
        }
        last = speakers.of(n, last.as_deref());
        found.push(Fact::new(span, Value::Quote(Quote { text, speaker: last.clone() })));
    }
}

fn is_work(fact: &Fact) -> bool {
    matches!(&fact.value, Value::Name(name) if name.kind == NameType::Work)
}

/// The words between the marks; marks that reopen a paragraph are left out.
fn words(tokens: &Tokens<'_>, quote: &Marked) -> String {
    let mut text = String::new();
    let mut from = quote.open;
    for next in quote.reopened.iter().chain([&quote.close]) {
        let start = tokens.get(from).map_or(0, |t| t.span.end);
        let end = tokens.get(*next).map_or(0, |t| t.span.start);
        text.push_str(Span::new(start, end).of(tokens.text()));
        from = *next;
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Context, facts};
    use crate::settings::Settings;

    /// `words → speaker` of each quotation.
    fn quotes(text: &str) -> Vec<String> {
        let settings = Settings::default();
        let show = |fact: &Fact| match &fact.value {
            Value::Quote(q) => Some(format!("{} → {}", q.text, q.speaker.as_deref().unwrap_or("?"))),
            _ => None,
        };
        facts(text, &Context { published: None, settings: &settings }).iter().filter_map(show).collect()
    }

    #[test]
    fn the_speaker_stands_after_before_or_nearby() {
        for (text, expected) in [
            ("“We lost,” Aro Tamm said.", &["We lost, → Aro Tamm"][..]),
            ("“We lost,” said Aro Tamm, the mayor.", &["We lost, → Aro Tamm"]),
            ("“We lost,” said the mayor, Aro Tamm.", &["We lost, → Aro Tamm"]),
            ("“We lost,” the judge, Petra Holm, told him.", &["We lost, → Petra Holm"]),
            ("Aro Tamm told the board: “We lost.”", &["We lost. → Aro Tamm"]),
            (
                "“We lost,” wrote Petra Holm, the owner. “Twice.”",
                &["We lost, → Petra Holm", "Twice. → Petra Holm"],
            ),
            (
                "Aro Tamm, who ran the club that Ivo Lund built, said it was “a bad day”.",
                &["a bad day → Aro Tamm"],
            ),
            ("The crowd left. Aro Tamm was calm. “We lost,” he said.", &["We lost, → Aro Tamm"]),
            ("“We lost,” according to Petra Holm of the club.", &["We lost, → Petra Holm"]),
            (
                "Dr Petra Holm: \"We lost a point and a day.\"",
                &["We lost a point and a day. → Dr Petra Holm"],
            ),
            ("HOLM: “We lost a point.”", &["We lost a point. → HOLM"]),
            ("Petra Holm met Aro Tamm. “We lost,” he said.", &["We lost, → ?"]),
            ("Ms Holm sang. “We lost,” he said.", &["We lost, → ?"]),
            ("First in was Petra Holm, 80: “It was cold.”", &["It was cold. → Petra Holm"]),
            (
                "Petra Holm, Orchard Institute (no part in it):\n“It was cold.”",
                &["It was cold. → Petra Holm"],
            ),
            ("Petra Holm was born here. “We lost,” the 69-year-old said.", &["We lost, → Petra Holm"]),
            ("Petra Holm was born here. “We lost,” the mayor said.", &["We lost, → Petra Holm"]),
            ("It was late. “We lost,” the mayor said.", &["We lost, → ?"]),
            ("The sign said “no dogs”.", &["no dogs → ?"]),
        ] {
            assert_eq!(quotes(text), expected, "{text}");
        }
    }

    #[test]
    fn two_speakers_in_one_paragraph_are_kept_apart() {
        let text = "“We lost,” said Aro Tamm. “Never,” said Petra Holm. “It rained,” Tamm said.";
        assert_eq!(quotes(text), ["We lost, → Aro Tamm", "Never, → Petra Holm", "It rained, → Tamm"]);
    }

    #[test]
    fn a_quotation_over_paragraphs_is_one() {
        let text = "“We lost.\n\n“We will win,” said Aro Tamm.";
        assert_eq!(quotes(text), ["We lost.\n\nWe will win, → Aro Tamm"]);
    }

    #[test]
    fn titles_of_works_are_no_quotations() {
        assert_eq!(quotes("Her novel “The Long Tide” won."), [""; 0]);
    }

    #[test]
    fn any_text_gives_spans_on_boundaries_in_order() {
        let pieces = [
            "“",
            "”",
            "‘",
            "’",
            "\"",
            "'",
            "«",
            "»",
            "„",
            "said ",
            "Aro Tamm ",
            "he ",
            "é",
            ". ",
            "\n\n",
            ", ",
            "s",
            " ",
        ];
        let mut state = 5_usize;
        for _ in 0..2000 {
            let mut text = String::new();
            for _ in 0..16 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[(state >> 33) % pieces.len()]);
            }
            let settings = Settings::default();
            let all = facts(&text, &Context { published: None, settings: &settings });
            let spans: Vec<Span> =
                all.iter().filter(|f| matches!(f.value, Value::Quote(_))).map(|f| f.span).collect();
            assert!(spans.iter().all(|s| !s.of(&text).is_empty()), "{text:?}");
            assert!(spans.windows(2).all(|w| w[0].end <= w[1].start), "{text:?}");
        }
    }
}
