//! One article, from text to findings.

use crate::answer::Answer;
use crate::reading::Story;
use crate::request::Request;
use crate::rules;
use crate::verdict;

/// Checks one article: its claims against the sources, the article against itself, against its notices and
/// against the version before. `batch`, `check`, the screen and `prove` all come here.
#[must_use]
pub fn check(request: &Request) -> Answer {
    let story = Story::new(request);
    let judged = verdict::judge(&story);
    let mut findings = judged.findings;
    findings.extend(rules::find(&story));
    set_levels(request, &mut findings);
    findings.sort_by_key(|finding| (finding.place, finding.span, finding.rule));
    findings.dedup_by(|second, first| is_said_already(second, first));
    let coverage = verdict::coverage::of(&story, &judged.claims);
    Answer { coverage, claims: judged.claims, findings, facts: story.body.facts, explained: judged.explained }
}

/// One wrong word is one error, also where two rules see it (`Norway` as the place, and as where somebody is from).
fn is_said_already(second: &rules::Finding, first: &rules::Finding) -> bool {
    let loud = |finding: &rules::Finding| {
        finding.level > rules::Level::Note && finding.rule.name().starts_with("source/")
    };
    (first.place, first.span) == (second.place, second.span) && loud(first) && loud(second)
}

/// Puts in force the levels that the desk sets, and drops the findings of rules that it turns off.
fn set_levels(request: &Request, findings: &mut Vec<rules::Finding>) {
    findings.retain_mut(|finding| match request.settings.levels.get(&finding.rule) {
        Some(Some(level)) => {
            finding.level = *level;
            true
        }
        Some(None) => false,
        None => true,
    });
}
