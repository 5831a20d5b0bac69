//! `source/name`: an office given to somebody with the surname of its holder and another first name: `Tomás Loyza, its head
//! of monitoring` where the sources have Kjartan Loyza in that office.

use super::judge::Bench;
use crate::answer::Claim;
use crate::facts::name::is_title;
use crate::facts::{Fact, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::Span;

impl Bench<'_, '_> {
    /// Says that the name is wrong and not the office, where the holder that a source has is a namesake; true if it did.
    pub(super) fn namesake(
        &mut self,
        reading: &Reading<'_>,
        claim: &Claim,
        (who, at): (&str, Span),
        (holder, place): (Option<&str>, (usize, Span)),
    ) -> bool {
        let Some(other) = holder.filter(|other| are_namesakes(who, other)) else { return false };
        let says = format!("has \"{other}\" in that office");
        self.otherwise(reading, claim, (Rule::SourceName, at), &says, (Some(other.to_owned()), place));
        true
    }
}

/// Where the sentence of `at` has the name.
pub(super) fn beside(reading: &Reading<'_>, at: Span, who: &str) -> Option<Span> {
    let sentence = reading.sentence_at(at.start)?.span;
    let named = |fact: &&Fact| matches!(&fact.value, Value::Name(name) if name.value == who);
    reading.facts_in(sentence).find(named).map(|fact| fact.span)
}

/// One surname, and two first names that are both written out.
fn are_namesakes(ours: &str, theirs: &str) -> bool {
    let parts = |name: &str| -> Option<(String, String)> {
        let mut words = name
            .split_whitespace()
            .skip_while(|word| is_title(word.trim_end_matches('.').to_lowercase().as_str()));
        let (first, last) = (words.next()?.to_owned(), words.last()?.to_owned());
        (first.chars().count() > 2).then_some((first, last))
    };
    matches!((parts(ours), parts(theirs)), (Some(a), Some(b)) if a.0 != b.0 && a.1 == b.1)
}

#[cfg(test)]
mod tests {
    use super::are_namesakes;

    #[test]
    fn one_surname_and_two_first_names_written_out() {
        for (ours, theirs, expected) in [
            ("Tomás Loyza", "Kjartan Loyza", true),
            ("Dr. Tomás Loyza", "Kjartan Loyza", true),
            ("Kjartan Loyza", "Kjartan Loyza", false),
            ("Tomás Loyza", "Kjartan Loyola", false),
            ("T. Loyza", "Kjartan Loyza", false),
            ("Loyza", "Kjartan Loyza", false),
        ] {
            assert_eq!(are_namesakes(ours, theirs), expected, "{ours} / {theirs}");
        }
    }
}
