//! What the sources say against a headline, in the light of what they say against the body.

use super::judge::Judged;
use crate::answer::Verdict;
use crate::reading::Story;
use crate::rules::{Finding, Level};
use std::collections::HashSet;

impl Judged {
    /// What the headline says in the body's own words is judged there, where more stands around it: a conflict of the
    /// headline holds only if the body's mention has one too.
    pub(super) fn clear_headline(&mut self, story: &Story<'_>) {
        let in_body: HashSet<String> =
            self.findings.iter().filter(|it| it.place.is_body()).map(|it| it.text.clone()).collect();
        let body = story.body.text;
        let mut cleared = Vec::new();
        self.findings.retain(|it| {
            let holds = it.place.is_body()
                || it.level == Level::Note
                || in_body.contains(&it.text)
                || !is_mentioned(body, &it.text);
            if !holds {
                cleared.extend(it.claim.clone());
            }
            holds
        });
        for claim in self.claims.iter_mut().filter(|claim| cleared.contains(&claim.id)) {
            let stands = |it: &Finding| it.claim.as_ref() == Some(&claim.id) && it.level > Level::Note;
            if claim.verdict == Verdict::Contradicted && !self.findings.iter().any(stands) {
                claim.verdict = Verdict::NotFound;
            }
        }
    }
}

/// True if `text` has `words` with no letter or digit right beside them.
fn is_mentioned(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + words.len()..).and_then(|t| t.chars().next());
        ![before, after].iter().flatten().any(|c| c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_mentioned_whole() {
        assert!(is_mentioned("The Orme hall reopened.", "Orme"));
        assert!(!is_mentioned("The Ormes reopened in 2130.", "Orme"));
        assert!(!is_mentioned("It cost 2130.", "13"));
    }
}
