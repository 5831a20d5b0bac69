//! `self/headline`: a place in a row of the headline that the body gives otherwise: `for third time` over `for the second
//! time`.

use super::headed::Headed;
use super::{is_new, stem};
use crate::reading::{Reading, Story};
use crate::rules::Finding;
use crate::text::Span;
use std::ops::Range;

const PLACES: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// What is counted as it happens; of anything else a story has many.
const COUNTED: &[&str] = &[
    "time", "year", "month", "week", "day", "night", "title", "win", "victory", "defeat", "term", "cup",
    "medal", "season", "strike",
];

pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let Some(page) = Headed::new(story) else { return };
    findings.extend(page.row().filter(|found| is_new(findings, found)));
}

impl Headed<'_, '_> {
    fn row(&self) -> Option<Finding> {
        let all = self.title.tokens.within(Span::new(0, self.title.text.len()));
        let (place, noun, at) = places(self.title, all).next()?;
        let mut told = self.sentences.iter().flat_map(|sentence| {
            places(self.body, self.body.tokens.within(sentence.span)).map(move |found| (sentence, found))
        });
        let mut same = told.by_ref().filter(|(_, (_, other, _))| *other == noun);
        let (sentence, (first, _, there)) = same.next()?;
        let alone = same.next().is_none();
        // the headline's place stands nowhere else, of whatever
        let word = PLACES.get(place)?;
        let tokens = &self.body.tokens;
        let stands = self.sentences.iter().any(|s| tokens.within(s.span).any(|i| tokens.lower(i) == *word));
        let span = tokens.span(there, there);
        let lead = self.sentences.iter().take(3).any(|s| s.span == sentence.span);
        (alone && lead && !stands && first != place && self.shared(sentence.span) >= 1)
            .then(|| self.report(self.title.tokens.span(at, at), span))
    }
}

/// The places in a row of a range: which, of what, and where.
fn places<'r>(
    reading: &'r Reading<'_>,
    range: Range<usize>,
) -> impl Iterator<Item = (usize, String, usize)> + 'r {
    let end = range.end;
    range.filter_map(move |i| {
        let word = reading.tokens.lower(i);
        let place = PLACES.iter().position(|place| *place == word)?;
        let noun =
            (i + 1..(i + 3).min(end)).map(|k| reading.tokens.lower(k)).find(|word| COUNTED.contains(word))?;
        Some((place, stem(noun), i))
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfHeadline;
    use crate::rules::testing::{flagged_in, story};

    #[test]
    fn places_in_a_row() {
        let title = "Orm rowers win regatta for third time";
        for (body, expected) in [
            (
                "The rowers of Orm have won the regatta for the second time. They first did so in 1988.",
                Some("second"),
            ),
            ("The rowers of Orm have won the regatta for the third time.", None),
            (
                "The rowers of Orm have won the regatta, for the second time in a row and the third in all.",
                None,
            ),
            ("The rowers of Orm have won the regatta. Ulm lost a man overboard for the second time.", None),
        ] {
            let found = flagged_in(SelfHeadline, &story(Some(title), body, &[]));
            assert_eq!(found.first().map(String::as_str), expected, "{body}");
        }
    }
}
