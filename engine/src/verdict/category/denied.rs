//! Words of the tables that a sentence denies: `we do not sell wheat bread`, `wheat bread is not sold`. They are no value of
//! anything.

use crate::facts::negation::{CueKind, cues};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};

/// How far before its `not` a subject may end.
const REACH: usize = 4;

/// The denials of one sentence, and what it sets its matter off from.
#[derive(Debug)]
pub(super) struct Denials {
    /// The `not`, and what it reaches.
    all: Vec<(Span, Span)>,
}

impl Denials {
    /// Reads those of a sentence.
    pub fn new(reading: &Reading<'_>, sentence: Span) -> Self {
        let all = cues(&reading.tokens, sentence).into_iter();
        let all = all.filter(|cue| cue.kind == CueKind::Negation).map(|cue| (cue.span, cue.scope));
        let mut all: Vec<(Span, Span)> = all.collect();
        all.extend(contrasts(reading, sentence));
        Self { all }
    }

    /// True if the words at `at` stand under a denial.
    pub fn reach(&self, at: Span) -> bool {
        self.all.iter().any(|(_, scope)| scope.overlaps(at))
    }

    /// True if they stand under one, or are its subject: `wheat bread is not sold`.
    pub fn hold(&self, reading: &Reading<'_>, at: Span) -> bool {
        let tokens = &reading.tokens;
        let subject = |cue: &Span| {
            let (last, not) = (tokens.at(at.end.saturating_sub(1)), tokens.at(cue.start));
            let between = last + 1..not;
            at.end <= cue.start
                && between.len() <= REACH
                && matches!(tokens.lower(not), "not" | "never" | "no")
                && between.clone().all(|i| tokens.kind(i) != Some(TokenKind::Sign))
                && between.clone().any(|i| matches!(tokens.lower(i), "is" | "are" | "was" | "were" | "be"))
                && !between.clone().any(|i| matches!(tokens.lower(i), "and" | "or"))
        };
        self.reach(at) || self.all.iter().any(|(cue, _)| subject(cue))
    }
}

/// Words that set one thing off from another: what follows them is not what the sentence is about.
const UNLIKE: &[&[&str]] = &[
    &["unlike"],
    &["rather", "than"],
    &["instead", "of"],
    &["as", "opposed", "to"],
    &["as", "distinct", "from"],
    &["in", "contrast", "to"],
    &["in", "contrast", "with"],
    &["distinguished", "it", "from"],
    &["not", "to", "be", "confused", "with"],
];

/// How many words such a phrase reaches.
const SET_OFF: usize = 6;

/// What a sentence sets its matter off from: `unlike a nova`, `in a nova, by contrast, …`.
fn contrasts(reading: &Reading<'_>, sentence: Span) -> Vec<(Span, Span)> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let fits =
        |i: usize, words: &[&str]| words.iter().enumerate().all(|(n, word)| tokens.lower(i + n) == *word);
    let mut found = Vec::new();
    for i in range.clone() {
        if let Some(words) = UNLIKE.iter().find(|words| fits(i, words)) {
            let first = i + words.len();
            let end =
                (first..range.end.min(first + SET_OFF)).find(|k| tokens.kind(*k) == Some(TokenKind::Sign));
            let last = end.unwrap_or(range.end.min(first + SET_OFF)).saturating_sub(1).max(i);
            found.push((tokens.span(i, i), tokens.span(i, last)));
        } else if fits(i, &["by", "contrast"]) {
            let first = range.start + usize::from(tokens.is_sign(range.start, '('));
            let general = tokens.lower(first) == "in" && matches!(tokens.lower(first + 1), "a" | "an");
            if general && i > first {
                found.push((tokens.span(i, i), tokens.span(first, i)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn what_is_not_sold_is_no_value() {
        for (article, source) in [
            (
                "The bakery in Mill Row sells only rye bread and no cakes at all.",
                "The bakery in Mill Row bakes light rye, dark rye and rye with seeds. It does not sell cakes or wheat bread.",
            ),
            (
                "The shop sells rye bread.",
                "The shop bakes light rye and dark rye. Wheat bread is not sold at the shop.",
            ),
            (
                "The club in Orrin keeps owls for its shows.",
                "The club in Orrin keeps barn owls for its shows. Falcons are not kept for its shows.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
        let source = "The shop in Orrin sells wheat bread on Mondays.";
        assert_eq!(rules("The shop in Orrin sells rye bread on Mondays.", source), [Rule::SourceCategory]);
    }
}
