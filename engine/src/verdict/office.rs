//! An office with a rank lost or added: `head of the school` where the sources have `deputy head of the school`.
//!
//! Nobody need be named: the head of the office and what it is of tell which one is meant.

use super::role::ranks;
use crate::evidence::{fold, is_stop_word};
use crate::facts::name::{is_role, is_title};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};

/// The offices of the sources.
#[derive(Clone, Debug, Default)]
pub struct Offices {
    all: Vec<(Office, usize)>,
}

#[derive(Clone, Debug)]
struct Office {
    head: String,
    /// `deputy`, `vice`: sorted.
    ranks: Vec<String>,
    /// The first word of what it is of.
    of: String,
    span: Span,
    words: String,
}

/// An office that the sources have with other ranks.
#[derive(Clone, Debug)]
pub struct Misranked {
    /// The words of the article.
    pub span: Span,
    /// The source's words.
    pub right: String,
    /// The source, and where it stands.
    pub place: (usize, Span),
}

impl Offices {
    /// Collects them.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        let of = |(source, reading): (usize, &Reading<'_>)| {
            let all = offices(reading, Span::new(0, reading.text.len()));
            all.into_iter().map(move |office| (office, source)).collect::<Vec<_>>()
        };
        Self { all: sources.iter().enumerate().flat_map(of).collect() }
    }

    /// The offices of a claim that no source has so, and one has with more or fewer ranks.
    #[must_use]
    pub fn check(&self, reading: &Reading<'_>, claim: Span) -> Vec<Misranked> {
        let mut found = Vec::new();
        for ours in offices(reading, claim) {
            let same = |it: &&(Office, usize)| it.0.head == ours.head && it.0.of == ours.of;
            let theirs: Vec<&(Office, usize)> = self.all.iter().filter(same).collect();
            let Some((first, source)) = theirs.first().copied() else { continue };
            if theirs.iter().all(|(office, _)| office.ranks != ours.ranks) {
                let (right, place) = (first.words.clone(), (*source, first.span));
                found.push(Misranked { span: ours.span, right, place });
            }
        }
        found
    }
}

/// `deputy head of the school`: ranks, head, and the first word behind `of` or `at`; a bracket between is passed over.
fn offices(reading: &Reading<'_>, span: Span) -> Vec<Office> {
    let tokens = &reading.tokens;
    let range = tokens.within(span);
    let mut found = Vec::new();
    for head in range.clone().filter(|i| is_role(tokens.lower(*i)) || is_title(tokens.lower(*i))) {
        let mut at = head + 1;
        if tokens.is_sign(at, '(') {
            let close = (at..range.end.min(at + 10)).find(|i| tokens.is_sign(*i, ')'));
            at = close.map_or(at, |i| i + 1);
        }
        if !matches!(tokens.lower(at), "of" | "at") {
            continue;
        }
        let of = (at + 1..range.end.min(at + 4))
            .find(|i| tokens.kind(*i) == Some(TokenKind::Word) && !is_stop_word(tokens.lower(*i)));
        let Some(of) = of else { continue };
        let mut start = head;
        let mut before = Vec::new();
        while start > range.start && head - start < 6 {
            let word = tokens.lower(start - 1);
            let joint = matches!(word, "-" | "‑");
            if !joint && ranks(word).is_none() {
                break;
            }
            before.extend(ranks(word).map(str::to_owned));
            start -= 1;
        }
        before.sort();
        let span = tokens.span(start, head);
        found.push(Office {
            head: fold(tokens.lower(head)).into_owned(),
            ranks: before,
            of: fold(tokens.word(of)).into_owned(),
            span,
            words: span.of(reading.text).to_owned(),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn a_rank_lost_or_added_is_found() {
        let source = "Ms Holt has been deputy vice-chancellor (research) of Ardmouth University since 2018.";
        assert_eq!(
            rules("She is at present vice-chancellor of Ardmouth University.", source),
            [Rule::SourceRole]
        );
        let source = "The decision was taken by the head of Brimley School in May.";
        assert_eq!(
            rules("It was the deputy head of Brimley School who decided in May.", source),
            [Rule::SourceRole]
        );
    }

    #[test]
    fn the_same_rank_or_another_body_says_nothing() {
        let source = "Ms Holt, deputy vice-chancellor (research) of Ardmouth University, becomes vice-chancellor of Tarn.";
        for article in [
            "She is at present deputy vice-chancellor of Ardmouth University.",
            "She will be vice-chancellor of Tarn.",
            "The chancellor of the exchequer was asked.",
            "She is the head of a school.",
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
