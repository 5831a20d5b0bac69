//! Corrections: what a draft would give, keeping it, publishing it.

use super::super::model::{Decision, DiffLine, Draft, Preview, ProofStep};
use super::super::msg::Msg;
use super::{Worker, said};
use crate::desk::{CheckOptions, CorrectionRequest, Desk, Error, Kind, Result, ReviewRequest};
use similar::{ChangeTag, TextDiff};

/// The request of a draft.
fn request(draft: &Draft) -> CorrectionRequest {
    let given = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
    CorrectionRequest {
        slug: draft.slug.clone(),
        wrong: draft.wrong.clone(),
        right: draft.right.clone(),
        claim: draft.claim.as_ref().map(|claim| claim.0.clone()),
        source: given(&draft.source),
        kind: given(&draft.kind),
        style: given(&draft.style),
        ..CorrectionRequest::default()
    }
}

/// Notice, change and proof of a draft; what is in the way is said in its place.
pub fn preview(desk: &Desk, draft: &Draft) -> Preview {
    if draft.right.trim().is_empty() {
        return Preview { blocked: Some("Say what is right.".into()), ..Preview::default() };
    }
    match desk.prepare(&request(draft)) {
        Err(error) => Preview { blocked: Some(said(&error)), ..Preview::default() },
        Ok(ready) => {
            let steps: Vec<ProofStep> = ready
                .proof
                .steps
                .iter()
                .map(|step| ProofStep {
                    name: step.name.to_owned(),
                    holds: step.holds,
                    message: step.message.clone(),
                })
                .collect();
            let failed: Vec<&str> =
                steps.iter().filter(|step| !step.holds).map(|step| step.name.as_str()).collect();
            let blocked = (!failed.is_empty()).then(|| format!("The proof fails at: {}.", failed.join(", ")));
            Preview {
                notice: ready.record.notice.clone().unwrap_or_default(),
                diff: diff(&ready.files.0, &ready.files.1),
                steps,
                blocked,
            }
        }
    }
}

/// Changed lines with a line around them; within a changed line, the changed words.
fn diff(old: &str, new: &str) -> Vec<DiffLine> {
    let lines = TextDiff::from_lines(old, new);
    let mut shown = Vec::new();
    for group in lines.grouped_ops(1) {
        for op in group {
            for change in lines.iter_inline_changes(&op) {
                let parts: Vec<(bool, String)> = change
                    .iter_strings_lossy()
                    .map(|(changed, text)| (changed, text.trim_end_matches('\n').to_owned()))
                    .collect();
                shown.push(match change.tag() {
                    ChangeTag::Equal => DiffLine::Same(parts.into_iter().map(|(_, text)| text).collect()),
                    ChangeTag::Delete => DiffLine::Before(parts),
                    ChangeTag::Insert => DiffLine::After(parts),
                });
            }
        }
    }
    shown
}

impl Worker {
    /// Marks the claim as wrong, with what is right beside it.
    pub(super) fn keep(&mut self, draft: &Draft) -> Result<Msg> {
        let (slug, version) = self.desk.version_target(&format!("{}@{}", draft.slug, draft.version))?;
        let checked = self.desk.check_version(&slug, version, &CheckOptions::default())?;
        let claim = checked.claims.iter().find(|claim| Some(&claim.id) == draft.claim.as_ref());
        let claim = claim.ok_or_else(|| Error::new(Kind::NotFound, "the claim is not there any more"))?;
        let note = Some(format!("{} → {}", draft.wrong, draft.right));
        self.desk.set_review(&ReviewRequest {
            slug: &slug,
            version,
            claim,
            decision: Decision::Wrong,
            note,
        })?;
        Ok(Msg::Told("Marked as wrong, with the draft kept. u takes it back.".into()))
    }

    /// Publishes, and opens the new version.
    pub(super) fn publish(&mut self, draft: &Draft) -> Result<Msg> {
        let request = request(draft);
        let ready = self.desk.prepare(&request)?;
        let published = self.desk.publish(&request, &ready)?;
        self.open = Some((draft.slug.clone(), published.version));
        Ok(Msg::Published(format!(
            "Published: {} {}, correction {}.",
            draft.slug, published.version, published.record.id
        )))
    }
}
