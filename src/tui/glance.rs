//! An article at a glance, for the list of articles: its counts, its worst claims with their reason, and what was done
//! last. Made by the check of the list, so that nothing is opened for it.

use super::model::{LogRow, Story, Tally};
use copydesk_engine::{Claim, Level, Verdict};

/// So many claims, and so many lines of the log, are kept of an article.
const CLAIMS: usize = 6;
const LINES: usize = 4;
/// Graver than this is worth a look before the article is opened.
const GRAVE: u8 = 3;

/// What the list of articles knows of one.
#[derive(Clone, Debug, Default)]
pub struct Glance {
    /// Its counts.
    pub tally: Tally,
    /// Its open claims that are worst, the gravest first.
    pub worst: Vec<Worst>,
    /// What was decided and corrected last, the newest first.
    pub log: Vec<LogRow>,
}

/// A claim that an editor has to look at.
#[derive(Clone, Debug)]
pub struct Worst {
    /// Its verdict.
    pub verdict: Verdict,
    /// The gravest level of its findings.
    pub level: Option<Level>,
    /// Its words, on one line.
    pub words: String,
    /// Why, in one sentence.
    pub reason: String,
}

impl Glance {
    /// A story at a glance.
    #[must_use]
    pub fn of(story: &Story) -> Self {
        let open = |claim: &&Claim| !story.reviews.contains_key(&claim.id) && story.gravity(claim) < GRAVE;
        let mut claims: Vec<&Claim> = story.claims.iter().filter(open).collect();
        claims.sort_by_key(|claim| story.gravity(claim));
        let worst = claims.into_iter().take(CLAIMS).map(|claim| Worst {
            verdict: claim.verdict,
            level: story.level(claim),
            words: on_one_line(&claim.text),
            reason: reason(story, claim),
        });
        let log = story.log.iter().take(LINES).map(|row| LogRow {
            // Without its article at hand a decision needs the words that it is about.
            detail: if row.detail.is_empty() { about(story, row) } else { row.detail.clone() },
            ..row.clone()
        });
        Self { tally: story.tally(), worst: worst.collect(), log: log.collect() }
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of the claim that a line of the log is about, where the claim is still there.
fn about(story: &Story, row: &LogRow) -> String {
    let claim = row.claim.as_ref().and_then(|id| story.claims.iter().find(|claim| claim.id == *id));
    claim.map(|claim| on_one_line(&claim.text)).unwrap_or_default()
}

/// The sentence of the gravest finding, else that of the verdict.
fn reason(story: &Story, claim: &Claim) -> String {
    let mut findings: Vec<_> = story.findings_of(claim).filter(|it| it.level > Level::Note).collect();
    // The first of those that are equally grave.
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    findings.first().map_or_else(|| because(claim.verdict).to_owned(), |finding| finding.message.clone())
}

/// A verdict as a sentence.
#[must_use]
pub const fn because(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "The source backs every fact that it speaks to.",
        Verdict::Contradicted => "The source says otherwise.",
        Verdict::NotFound => "No passage of a source settles this claim.",
        Verdict::Unchecked => "There is no source to check this claim against.",
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::story;
    use super::super::model::Decision;
    use super::*;

    #[test]
    fn the_gravest_open_claim_comes_first_with_its_reason_and_a_decided_one_is_left_out() {
        let mut story = story();
        let glance = Glance::of(&story);
        let words: Vec<&str> = glance.worst.iter().map(|worst| worst.words.as_str()).collect();
        assert_eq!(
            words,
            [
                "The bay of Orun fell to the red flag in 2019.",
                "“We had rain for nine weeks,” the warden said."
            ]
        );
        assert_eq!(glance.worst[0].reason, "The article says red flag; the source says review list.");
        assert_eq!(glance.worst[1].reason, "No passage of a source settles this claim.");
        assert_eq!(glance.tally, story.tally());
        let id = story.claims[1].id.clone();
        story.reviews.insert(id, Decision::Held);
        assert_eq!(Glance::of(&story).worst.len(), 1);
    }

    #[test]
    fn a_decision_is_told_with_the_words_that_it_is_about() {
        let glance = Glance::of(&story());
        let told: Vec<(&str, &str)> =
            glance.log.iter().map(|row| (row.what.as_str(), row.detail.as_str())).collect();
        assert!(told[0].0 == "verified" && told[0].1.starts_with("The coast guard of Selwa"), "{told:?}");
        assert!(told[1].1.starts_with("An earlier version"), "{told:?}");
    }
}
