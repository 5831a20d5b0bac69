//! Accounts of small desks in memory.

use super::*;
use crate::desk::example::{claim, desk_of};
use crate::desk::{CheckOptions, CorrectionRequest, Decision, ReviewRequest};
use crate::store::Files;
use crate::store::Version;
use crate::store::memory::Memory;
use std::path::Path;

fn corrected(files: &Memory) -> Desk {
    let mut desk = desk_of(files, "ann");
    let (slug, wrong, right) = ("s".into(), "43".into(), "34".into());
    let cause = Some("source".to_owned());
    let request = CorrectionRequest { slug, wrong, right, cause, ..CorrectionRequest::default() };
    let draft = desk.prepare(&request).unwrap();
    desk.publish(&request, &draft).unwrap();
    desk
}

fn audit(desk: &Desk) -> Audit {
    desk.audit(&AuditFilter::default()).unwrap()
}

#[test]
fn an_empty_desk_has_an_empty_account() {
    let files = Memory::default();
    files.write(Path::new("corrections.toml"), b"[desk]\n").unwrap();
    let desk = desk_of(&files, "ann");
    let audit = audit(&desk);
    assert_eq!((audit.articles, audit.corrections.total, audit.open.len()), (0, 0, 0));
    assert!(audit.lists.iter().all(|list| list.bars.is_empty()));
    assert_eq!(audit.times, Times::default());
    assert!(crate::export::sheet_page(&desk.audit_sheet(&audit, &AuditFilter::default())).is_ok());
}

#[test]
fn times_count_from_the_first_version_with_the_wrong_words() {
    let files = Memory::default();
    let audit = audit(&corrected(&files));
    // Published on 29 June at 8, corrected on 1 July at 10: 50 hours.
    assert_eq!(
        audit.times.to_notice,
        Spread { count: 1, median_minutes: Some(3000), p90_minutes: Some(3000) }
    );
    assert_eq!(audit.corrections.by_section["none"], 1);
    assert_eq!(audit.failed_proofs, []);
}

#[test]
fn stored_answers_are_counted_and_stale_ones_are_said() {
    let files = Memory::default();
    let desk = corrected(&files);
    let first = audit(&desk);
    assert_eq!(first.checks, Checks { looked_at: 1, kept: 0, stale: 0 });
    assert_eq!(audit(&desk).checks, Checks { looked_at: 0, kept: 1, stale: 0 });
    let v2 = String::from_utf8(files.read(Path::new("articles/s/v2.md")).unwrap()).unwrap();
    let v3 = v2.replace("$974,896", "$794,896").replace("2017-07-01", "2017-07-02");
    files.write(Path::new("articles/s/v3.md"), v3.as_bytes()).unwrap();
    let desk = desk_of(&files, "ann");
    let stale = audit(&desk);
    assert_eq!(stale.checks, Checks { looked_at: 0, kept: 1, stale: 1 });
    assert_eq!(stale.open.len(), first.open.len(), "what is stored is counted");
    let again = desk.audit(&AuditFilter { recheck: true, ..AuditFilter::default() }).unwrap();
    assert_eq!(again.checks, Checks { looked_at: 1, kept: 0, stale: 0 });
    assert!(again.stealth_edits.len() > first.stealth_edits.len(), "{:?}", again.open);
    assert_eq!(audit(&desk).checks.stale, 0);
}

#[test]
fn a_cache_that_is_broken_or_of_another_form_is_made_anew() {
    let files = Memory::default();
    let desk = corrected(&files);
    let whole = audit(&desk);
    let path = Path::new(kept::FILE);
    let good = files.read(path).unwrap();
    let text = String::from_utf8(good.clone()).unwrap();
    let broken = [
        good[..good.len() / 2].to_vec(),
        Vec::new(),
        b"not json\n".to_vec(),
        text.replacen("\"form\":1", "\"form\":99", 1).into_bytes(),
        text.replace("supported", "unchecked").into_bytes(),
    ];
    for bytes in broken {
        files.write(path, &bytes).unwrap();
        let now = audit(&desk);
        assert_eq!(now.checks.looked_at, 1);
        assert_eq!((now.claims, now.open.len()), (whole.claims.clone(), whole.open.len()));
        assert_eq!(files.read(path).unwrap(), good);
    }
}

#[test]
fn a_read_only_desk_is_audited_and_nothing_is_written() {
    let files = Memory::default();
    let mut desk = corrected(&files);
    desk.store.read_only = true;
    let before = files.tree();
    assert_eq!(audit(&desk).checks.looked_at, 1);
    assert_eq!(audit(&desk).checks.looked_at, 1);
    assert_eq!(files.tree(), before);
}

#[test]
fn a_stealth_edit_between_old_versions_is_counted_with_its_time() {
    let files = Memory::default();
    drop(desk_of(&files, "ann"));
    for (n, jobs, more) in [(1, 230, ""), (2, 320, ""), (3, 320, "\nThe river is low.\n")] {
        let text = format!(
            "+++\npublished = '2017-06-0{n}T08:00:00Z'\nsection = 'mills'\n+++\nThe mill cut {jobs} jobs.\n{more}"
        );
        files.write(Path::new(&format!("articles/mill/v{n}.md")), text.as_bytes()).unwrap();
    }
    let desk = desk_of(&files, "ann");
    let found = audit(&desk).stealth_edits;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].version.as_deref(), found[0].at.as_deref()),
        (Some("v2"), Some("2017-06-02T08:00:00Z"))
    );
    let since = |day: &str| {
        let filter = AuditFilter { since: Some(day.parse().unwrap()), ..AuditFilter::default() };
        desk.audit(&filter).unwrap().stealth_edits.len()
    };
    assert_eq!((since("2017-06-02"), since("2017-06-03")), (1, 0));
    let section = |name: &str| {
        let filter = AuditFilter { section: Some(name.into()), ..AuditFilter::default() };
        desk.audit(&filter).unwrap().articles
    };
    assert_eq!((section("mills"), section("none")), (1, 1));
}

#[test]
fn a_claim_verified_on_a_source_that_was_wrong_counts_against_the_source() {
    let files = Memory::default();
    let mut desk = desk_of(&files, "ann");
    files.write(Path::new("sources/other.txt"), b"It employed 43 people.\n").unwrap();
    let checked = desk.check_version("s", Version::Number(1), &CheckOptions::default()).unwrap();
    let mut claim = checked.claims.into_iter().find(|claim| claim.text.contains("43")).unwrap();
    claim.evidence.truncate(1);
    claim.evidence[0].source = "other.txt".into();
    let (version, decision) = (Version::Number(1), Decision::Verified);
    desk.set_review(&ReviewRequest { slug: "s", version, claim: &claim, decision, note: None }).unwrap();
    drop(desk);
    let desk = corrected(&files);
    let audit = audit(&desk);
    let wrong: Vec<_> = audit.sources_wrong.iter().map(|bar| (bar.key.as_str(), bar.count)).collect();
    assert_eq!(wrong, [("other.txt", 1)]);
    assert_eq!(audit.sources_cited[0].key, "report.txt");
}

#[test]
fn decisions_are_counted_and_a_settled_claim_is_not_unchecked() {
    let files = Memory::default();
    drop(desk_of(&files, "ann"));
    let text = "+++\npublished = '2017-06-01T08:00:00Z'\n+++\nThe mill cut 230 jobs in 2016.\n";
    files.write(Path::new("articles/mill/v1.md"), text.as_bytes()).unwrap();
    let mut desk = desk_of(&files, "ann");
    let unchecked = |desk: &Desk| audit(desk).unchecked.iter().filter(|row| row.article == "mill").count();
    assert_eq!(unchecked(&desk), 1);
    let id = audit(&desk).unchecked.iter().find(|row| row.article == "mill").unwrap().claim.clone().unwrap();
    let (version, decision) = (Version::Number(1), Decision::Verified);
    let claim = claim(&id);
    desk.set_review(&ReviewRequest { slug: "mill", version, claim: &claim, decision, note: None }).unwrap();
    assert_eq!(unchecked(&desk), 0);
}
