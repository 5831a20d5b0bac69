//! The notices of the table: the lint finds nothing in them, and the proof holds.

use super::table::{CORRECTED, PUBLISHED, rows, styles};
use copydesk_engine::notice::{Case, Days, Lint, NoticeKind, draft, lint, prove};
use copydesk_engine::{Place, Reading, Record, Settings, Span};

#[test]
fn the_lint_finds_nothing_in_any_house_style() {
    let rows = rows();
    assert!(rows.len() >= 120 && styles().len() == 7, "{}", rows.len());
    let mut faults = String::new();
    for row in &rows {
        for style in styles() {
            let notice = draft(&row.draft(), &style);
            let case = Lint {
                notice: &notice,
                kind: Some(row.notice_kind()),
                wrong: row.wrong(),
                right: row.right(),
                article: &row.new,
                published: Some(PUBLISHED),
                now: Some(CORRECTED),
                late: row.late.as_deref(),
                ..Lint::default()
            };
            for fault in lint(&case, &style) {
                faults
                    .push_str(&format!("{}: {}: {notice}\n    {}\n", style.name, fault.name, fault.message));
            }
            if row.notice_kind() == NoticeKind::Correction {
                for (_, right, _) in &row.changes {
                    let told = notice
                        .to_lowercase()
                        .contains(&right.of(&row.new).trim_end_matches("’s").to_lowercase());
                    if !told {
                        faults.push_str(&format!(
                            "{}: {:?} is not told: {notice}\n",
                            style.name,
                            right.of(&row.new)
                        ));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// Every notice of a style, to be read one by one.
#[test]
fn every_notice_as_it_prints() {
    for style in styles() {
        let mut all = String::new();
        for row in rows() {
            all.push_str(&format!("{}: {}\n", row.kind, draft(&row.draft(), &style)));
        }
        insta::assert_snapshot!(format!("notices_{}", style.name.replace('-', "_")), all);
    }
}

/// The notice is read by the same eyes as one written by hand: old text, new text, source and notice say one thing.
#[test]
fn every_correction_is_proved() {
    let settings = Settings::default();
    let mut failed = String::new();
    for row in rows().iter().filter(|row| row.notice_kind() == NoticeKind::Correction) {
        let pair = |(wrong, right, _): &(Span, Span, bool)| {
            (wrong.of(&row.old).to_owned(), right.of(&row.new).to_owned())
        };
        for style in styles() {
            let notice = draft(&row.draft(), &style);
            let record = Record {
                id: "2024-09-03-abcdef".into(),
                kind: "correction".into(),
                wrong: row.wrong().into(),
                right: row.right().into(),
                notice: notice.clone(),
                also: row.changes.iter().skip(1).map(pair).collect(),
                supersedes: row.kind == "supersedes",
            };
            let read = |text| Reading::new(text, Place::Body, Some(PUBLISHED), &settings);
            let whole = format!("{}\n\n*{notice}*\n", row.new);
            let (mut old, mut new) = (vec![read(&row.old)], vec![read(&whole)]);
            if row.place() != Place::Body {
                let part = |text| Reading::new(text, row.place(), Some(PUBLISHED), &settings);
                (old, new) = (vec![read(""), part(&row.old)], vec![read(""), part(&row.new)]);
            }
            let sources = [("s.txt".to_owned(), read(&row.new))];
            let days = Days {
                published: Some(PUBLISHED),
                fixed: Some(CORRECTED),
                late_after: 40,
                late_reason: row.late.clone().unwrap_or_default(),
                ..Days::default()
            };
            let case = Case {
                record: &record,
                old: &old,
                new: &new,
                sources: &sources,
                front: &[],
                elsewhere: &[],
                days,
            };
            for step in prove(&case).steps.iter().filter(|step| !step.holds) {
                failed.push_str(&format!("{} {}: {}\n    {notice}\n", style.name, step.name, step.message));
            }
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
}
