//! `The unanimous vote` after `seven voted for it and four against`; `No driver was hurt` beside `One driver was hurt`: a
//! word that allows no exception, and the exception.

use super::super::{Finding, Rule};
use super::own;
use crate::facts::Value;
use crate::reading::Reading;
use crate::text::{Sentence, Span};
use rust_decimal::Decimal;

/// Those who vote.
const BODIES: &[&str] = &[
    "assembly",
    "board",
    "cabinet",
    "chamber",
    "commission",
    "committee",
    "congress",
    "council",
    "court",
    "delegates",
    "directors",
    "governors",
    "house",
    "judges",
    "jurors",
    "jury",
    "lords",
    "members",
    "panel",
    "parliament",
    "senate",
    "shareholders",
    "synod",
    "tribunal",
    "trustees",
];

/// What those do who are not of one mind.
const AGAINST: &[&str] = &["against", "abstained", "dissented", "opposed"];

/// Words of unanimity that was not, or was another time.
const DENIED: &[&str] = &[
    "almost", "earlier", "except", "last", "nearly", "never", "no", "not", "n’t", "n't", "other", "previous",
    "without",
];

/// Words of unanimity that is asked for.
const ASKED: &[&str] =
    &["if", "must", "need", "needed", "needs", "require", "required", "requires", "unless", "would"];

/// What makes a denial one of the whole time.
const WHOLE: &[&str] = &["whole", "all", "ever", "entire", "far"];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let sentences: Vec<&Sentence> = own(reading).collect();
    found.extend(unanimous(reading, &sentences));
    for (n, sentence) in sentences.iter().enumerate() {
        found.extend(nobody(reading, sentence, &sentences, n));
    }
}

/// The one word of unanimity of the story, against the one vote that it counts.
fn unanimous(reading: &Reading<'_>, sentences: &[&Sentence]) -> Option<Finding> {
    let tokens = &reading.tokens;
    let word = |s: &&Sentence| {
        tokens.within(s.span).find(|&i| matches!(tokens.lower(i), "unanimous" | "unanimously" | "unanimity"))
    };
    let mut words = sentences.iter().filter_map(|s| Some((s, word(s)?)));
    let ((home, at), None) = (words.next()?, words.next()) else { return None };
    let within = tokens.within(home.span);
    let asked = within.clone().any(|i| ASKED.contains(&tokens.lower(i)));
    let denied = (within.start..at).any(|i| DENIED.contains(&tokens.lower(i)));
    let mut votes = sentences.iter().filter(|s| is_divided(reading, s));
    let (vote, None) = (votes.next()?, votes.next()) else { return None };
    let bodies = |s: &Sentence| {
        let all = tokens.within(s.span).map(|i| tokens.lower(i)).filter(|word| BODIES.contains(word));
        all.collect::<Vec<_>>()
    };
    let (here, there) = (bodies(home), bodies(vote));
    let same = here.is_empty() || there.is_empty() || here.iter().any(|body| there.contains(body));
    let near = home.paragraph.abs_diff(vote.paragraph) <= 1;
    let dated = home.span != vote.span
        && reading.facts_in(home.span).any(|fact| matches!(fact.value, Value::Date(_)));
    if denied || asked || dated || !same || !near {
        return None;
    }
    let span = tokens.span(at, at);
    let message = format!(
        "“{}” does not fit the vote that the article counts: “{}”.",
        span.of(reading.text),
        vote.span.of(reading.text).trim()
    );
    Some(Finding::new(Rule::SelfContradiction, reading, span, message))
}

/// `seven voted for it, four were against`: somebody for and at least one not.
fn is_divided(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence.span);
    let counted = |i: usize| {
        let number = reading.facts_in(Span::new(
            tokens.span(i, i).start.saturating_sub(24).max(sentence.span.start),
            tokens.span(i, i).start,
        ));
        number.filter(|fact| matches!(&fact.value, Value::Number(a) if a.value >= Decimal::ONE && a.value.is_integer())).count() > 0
    };
    let against = range.clone().any(|i| AGAINST.contains(&tokens.lower(i)) && counted(i));
    let vote = range.clone().any(|i| matches!(tokens.lower(i), "voted" | "votes" | "vote"));
    let favour = range
        .clone()
        .any(|i| matches!(tokens.lower(i), "for" | "favour" | "favor" | "backed" | "supported" | "yes"));
    let open = range.clone().any(|i| matches!(tokens.lower(i), "if" | "would" | "may" | "could" | "will"));
    against && vote && favour && !open
}

/// `No driver was hurt in the whole of the year`, where another sentence has `One driver was hurt`.
fn nobody(reading: &Reading<'_>, sentence: &Sentence, sentences: &[&Sentence], n: usize) -> Option<Finding> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence.span);
    let start = range.start;
    let (noun, verb, what) = (start + 1, start + 2, start + 3);
    let said = tokens.lower(start) == "no"
        && matches!(tokens.lower(verb), "was" | "were")
        && tokens.lower(what).len() > 3;
    let rest: Vec<&str> = (what + 1..range.end).map(|i| tokens.lower(i)).take(6).collect();
    let whole = rest.iter().any(|word| WHOLE.contains(word)) || matches!(rest.as_slice(), [] | ["."]);
    if !said || !whole {
        return None;
    }
    let singular = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    let told = |s: &&&Sentence| {
        tokens.within(s.span).any(|i| {
            let named = singular(tokens.lower(i)) == singular(tokens.lower(noun))
                && tokens.lower(i + 2) == tokens.lower(what);
            let was = matches!(tokens.lower(i + 1), "was" | "were");
            let count = i.checked_sub(1).map(|k| tokens.span(k, k));
            let number = count.is_some_and(|span| {
                reading.facts_over(span).any(
                    |f| matches!(&f.value, Value::Number(a) if a.value >= Decimal::ONE && a.bound.is_none()),
                )
            });
            named && was && number
        })
    };
    let of_now = |s: &Sentence| {
        reading.facts_in(s.span).all(|fact| match (&fact.value, reading.published) {
            (Value::Date(date), Some(day)) => date.last.year() >= day.year(),
            (Value::Date(_), None) => false,
            _ => true,
        })
    };
    let other = sentences.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, s)| s).find(told)?;
    if !of_now(other) {
        return None;
    }
    let span = tokens.span(start, what);
    let message =
        format!("“{}” does not fit “{}”.", span.of(reading.text), other.span.of(reading.text).trim());
    Some(Finding::new(Rule::SelfContradiction, reading, span, message))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfContradiction;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn an_exception_to_a_word_that_allows_none() {
        finds(
            SelfContradiction,
            &[
                (
                    "The board was split: seven voted for the rise, four were against and one abstained. The unanimous vote, he \
                     said, bound him.",
                    "unanimous",
                ),
                (
                    "Assaults fell. One driver was hurt, when her bus slid.\n\nNo driver was hurt in the whole of the year.",
                    "No driver was hurt",
                ),
            ],
        );
    }

    #[test]
    fn other_votes_and_other_times() {
        silent(
            SelfContradiction,
            &[
                "The council voted by seven votes for it to four against. The committee had been unanimous.",
                "Seven voted for the rise and four against. The vote was not unanimous.",
                "The unanimous vote surprised him: all 12 voted for the rise and none against.",
                "Seven voted for the rise and four against.\n\nIn 2019 the vote was unanimous.",
                "No driver was hurt. In 2019 one driver was hurt when a bus slid.",
                "No driver was hurt in the first crash. Two drivers were hurt in the second.",
                "A unanimous vote is needed; on Friday seven voted for it and four against.",
            ],
        );
    }
}
