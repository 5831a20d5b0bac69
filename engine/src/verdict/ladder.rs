//! Ranks that one climbs: a sergeant is no inspector, a lecturer no professor.
//!
//! Only the rank itself counts, not what stands before it (`detective`, `chief`, `acting`), which is often left out.

use crate::facts::name::spelled_out;

/// Each line is one service, from the bottom to the top.
#[rustfmt::skip]
const LADDERS: &[&[&str]] = &[
    &["constable", "sergeant", "inspector", "superintendent"],
    &["private", "corporal", "sergeant", "lieutenant", "captain", "major", "colonel", "brigadier", "general"],
    &["midshipman", "lieutenant", "commander", "commodore", "admiral"],
    &["lecturer", "reader", "professor"],
    &["curate", "vicar", "archdeacon", "bishop", "archbishop"],
    &["firefighter", "crew commander", "watch commander", "station commander", "group commander"],
];

/// True if the two roles are two ranks of one service.
#[must_use]
pub fn are_two_ranks(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    LADDERS.iter().any(|ladder| match (rank(&a, ladder), rank(&b, ladder)) {
        (Some(x), Some(y)) => x != y,
        _ => false,
    })
}

/// The one rank of a ladder that a role has: `lieutenant colonel` is read as two, and tells nothing.
fn rank<'l>(role: &str, ladder: &[&'l str]) -> Option<&'l str> {
    let stands =
        |rank: &&str| role.split(' ').any(|word| word == *rank) || rank.contains(' ') && role.contains(*rank);
    let mut all = ladder.iter().copied().filter(stands);
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

fn words(role: &str) -> String {
    role.split(' ').map(|word| spelled_out(word).to_lowercase()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::are_two_ranks;
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn ranks_of_one_service_exclude_each_other() {
        assert!(are_two_ranks("Detective Sergeant", "Detective Inspector"));
        assert!(are_two_ranks("lecturer in law", "professor of law"));
        assert!(!are_two_ranks("Inspector", "Chief Inspector"));
        assert!(!are_two_ranks("Lieutenant Colonel", "Colonel"));
        assert!(!are_two_ranks("inspector", "captain"));
    }

    #[test]
    fn another_rank_than_the_sources_is_found_unless_somebody_was_promoted() {
        let source = "Detective Inspector Ada Moss said: \"Please call us.\"";
        assert_eq!(rules("Detective Sergeant Ada Moss asked people to call.", source), [Rule::SourceRole]);
        for (article, source) in [
            ("Inspector Ada Moss asked people to call.", source),
            (
                "Inspector Ada Moss asked people to call.",
                "Sergeant Ada Moss, who is promoted to inspector in May, asked people to call.",
            ),
            (
                "Professor Ida Brook spoke.",
                "Ida Brook was a lecturer here. Ida Brook has been professor of law since 2019.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
