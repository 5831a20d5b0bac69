//! What no passage speaks to: notes on the smallest words of a claim that no source has, and on its figures that no
//! source gives in their part. Words that stand in another passage are not noted: nine times in ten they are right.

use super::support::{Role, Support, Told};
use crate::answer::Claim;
use crate::evidence::is_stop_word;
use crate::facts::{Fact, Kind};
use crate::reading::Reading;
use crate::rules::{Finding, Rule};
use crate::text::{Span, TokenKind};

/// A stretch of a claim that the sources do not bear out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Gap {
    span: Span,
    figure: bool,
}

/// The notes on a claim; `open` are its figures that no source has.
#[must_use]
pub fn notes(reading: &Reading<'_>, claim: &Claim, support: &Support, open: &[&Fact]) -> Vec<Finding> {
    let note = |span: Span, message: String| Finding {
        claim: Some(claim.id.clone()),
        ..Finding::new(Rule::SourceMissing, reading, span, message)
    };
    let gaps = gaps(reading, &support.told, open);
    gaps.into_iter().map(|gap| note(gap.span, message(gap, gap.span.of(reading.text)))).collect()
}

fn message(gap: Gap, words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if gap.figure {
        format!("No source gives \"{words}\" for this.")
    } else {
        format!("No source says \"{words}\".")
    }
}

/// The words and figures that are lacking, neighbours joined into one.
fn gaps(reading: &Reading<'_>, told: &[Told], open: &[&Fact]) -> Vec<Gap> {
    let figure = |fact: &&Fact| Gap { span: led(reading, fact), figure: true };
    let mut single: Vec<Gap> = open.iter().map(figure).collect();
    for it in told.iter().filter(|it| !it.anywhere && it.role != Role::Figure && !it.light) {
        single.push(Gap { span: it.span, figure: false });
    }
    single.extend(beside(reading, told, &single));
    single.sort_by_key(|gap| gap.span);
    let mut joined: Vec<Gap> = Vec::new();
    for gap in single {
        match joined.last_mut() {
            Some(last) if last.span.overlaps(gap.span) => last.span = last.span.join(gap.span),
            Some(last) if !last.figure && !gap.figure && touch(reading, last.span, gap.span) => {
                last.span = last.span.join(gap.span);
            }
            _ => joined.push(gap),
        }
    }
    for gap in &mut joined {
        gap.span = opened(reading, gap.span);
    }
    joined
}

/// With the article, the owner and the `and` before it: what is taken out of a sentence goes with them.
fn opened(reading: &Reading<'_>, span: Span) -> Span {
    const OPENERS: &[&str] = &["a", "an", "and", "her", "his", "its", "or", "the", "their"];
    let first = reading.tokens.at(span.start);
    let openers = (0..first).rev().take_while(|i| OPENERS.contains(&reading.tokens.lower(*i)));
    openers.last().map_or(span, |i| reading.tokens.span(i, i).join(span))
}

/// A date with the preposition before it: without them the sentence would stand.
fn led(reading: &Reading<'_>, fact: &Fact) -> Span {
    let first = reading.tokens.at(fact.span.start);
    let lead = first.checked_sub(1).filter(|_| fact.kind() == Kind::Date);
    let lead = lead.filter(|i| matches!(reading.tokens.lower(*i), "in" | "on" | "during" | "by"));
    lead.map_or(fact.span, |i| reading.tokens.span(i, i).join(fact.span))
}

/// Words that the best passages lack and others have, right beside one that no source has: they belong together.
fn beside(reading: &Reading<'_>, told: &[Told], single: &[Gap]) -> Vec<Gap> {
    let lacks = |it: &Told| !it.anywhere && it.role != Role::Figure && !it.light;
    let far = |it: &Told| !it.near && it.anywhere && it.role != Role::Figure && !it.light;
    let mut found = Vec::new();
    for pair in told.windows(2) {
        let [one, other] = pair else { continue };
        let next = reading.tokens.at(one.span.end) == reading.tokens.at(other.span.start);
        let next = next || reading.tokens.is_sign(reading.tokens.at(one.span.end), '-');
        if next && (lacks(one) && far(other) || far(one) && lacks(other)) {
            let span = if far(one) { one.span } else { other.span };
            if !single.iter().any(|gap| gap.span.overlaps(span)) {
                found.push(Gap { span, figure: false });
            }
        }
    }
    found
}

/// True if only small words stand between two stretches.
fn touch(reading: &Reading<'_>, first: Span, second: Span) -> bool {
    let between = Span::new(first.end, second.start.max(first.end));
    let one_line = !between.of(reading.text).contains('\n');
    one_line
        && reading.tokens.within(between).all(|i| match reading.tokens.kind(i) {
            Some(TokenKind::Sign) => matches!(reading.tokens.word(i), "-" | "'" | "’"),
            _ => is_stop_word(reading.tokens.lower(i)),
        })
}

#[cfg(test)]
mod tests {
    use crate::answer::Verdict;
    use crate::request::{Article, Request, Source};
    use crate::rules::{Level, Rule};

    const SOURCE: &str = "The ferry Corran sailed from Oban at noon with 212 passengers. A crew of nine was on board. \
        She reached Barra the same evening. The harbour master, Iain Munro, said the sea was calm.";

    fn noted(claim: &str) -> Vec<String> {
        let article = Article { text: claim.to_owned(), ..Article::default() };
        let source = Source { id: "source".to_owned(), text: SOURCE.to_owned(), ..Source::default() };
        let answer = crate::check(&Request { article, sources: vec![source], ..Request::default() });
        let missing = answer.findings.iter().filter(|f| f.rule == Rule::SourceMissing);
        assert!(missing.clone().all(|f| f.level == Level::Note && f.claim.is_some()));
        assert!(answer.claims.iter().all(|c| c.verdict != Verdict::Contradicted), "{claim}");
        missing.map(|f| f.text.clone()).collect()
    }

    #[test]
    fn the_words_that_no_passage_has_are_named() {
        let notes = noted("The ferry Corran sailed from Oban with 212 passengers and a stolen piano.");
        assert!(notes.iter().all(|words| words == "and a stolen piano"), "{notes:?}");
        assert_eq!(
            noted("The Corran sailed from Oban under a Dutch captain, Pieter Vos, in heavy fog.").len(),
            3
        );
    }

    #[test]
    fn what_is_supported_gets_no_note() {
        for claim in [
            "The ferry Corran sailed from Oban at noon.",
            "Iain Munro, the harbour master, said the sea was calm.",
        ] {
            assert_eq!(noted(claim), Vec::<String>::new(), "{claim}");
        }
    }

    #[test]
    fn words_that_say_little_are_not_noted() {
        assert_eq!(
            noted("The ferry Corran, which was later given a crew of nine, sailed from Oban."),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_message_is_one_line() {
        let article = Article {
            text: "The ferry Corran carried Pieter\nVos to Oban.".to_owned(),
            ..Article::default()
        };
        let source = Source { id: "source".to_owned(), text: SOURCE.to_owned(), ..Source::default() };
        let answer = crate::check(&Request { article, sources: vec![source], ..Request::default() });
        assert!(answer.findings.iter().all(|f| !f.message.contains('\n')), "{:?}", answer.findings);
    }

    #[test]
    fn a_figure_that_no_source_has_is_named() {
        let notes = noted("The harbour master, Iain Munro, said the ferry was built in 1987.");
        assert!(notes.iter().any(|words| words.contains("1987")), "{notes:?}");
    }

    #[test]
    fn what_a_source_contradicts_is_not_said_to_be_missing_as_well() {
        let article =
            Article { text: "The ferry Corran sailed with 215 passengers.".to_owned(), ..Article::default() };
        let source = Source { id: "source".to_owned(), text: SOURCE.to_owned(), ..Source::default() };
        let answer = crate::check(&Request { article, sources: vec![source], ..Request::default() });
        let at: Vec<_> = answer.findings.iter().filter(|f| f.text.contains("215")).map(|f| f.rule).collect();
        assert_eq!(at, [Rule::SourceNumber]);
    }
}
