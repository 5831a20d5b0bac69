//! Corrections: what a draft would give, keeping it, publishing it.

use super::super::model::{Decision, DiffLine, Draft, Preview, ProofStep};
use super::super::msg::Msg;
use super::{Worker, said};
use crate::desk::{CheckOptions, CorrectionRequest, Desk, Error, Kind, Result, ReviewRequest};
use similar::{ChangeTag, TextDiff};

/// The request of a draft.
fn request(draft: &Draft) -> CorrectionRequest {
    let given = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
    // A note or a retraction may call no words wrong.
    let noted = draft.right.trim().is_empty() && matches!(draft.kind.as_str(), "editors-note" | "retraction");
    CorrectionRequest {
        slug: draft.slug.clone(),
        wrong: if noted { String::new() } else { draft.wrong.clone() },
        right: draft.right.clone(),
        claim: draft.claim.as_ref().map(|claim| claim.0.clone()),
        source: given(&draft.source),
        kind: given(&draft.kind),
        style: given(&draft.style),
        reason: given(&draft.reason),
        severity: given(&draft.severity),
        cause: given(&draft.cause),
        learned: given(&draft.learned),
        found_by: given(&draft.found_by),
        note: given(&draft.note),
        ..CorrectionRequest::default()
    }
}

/// The request of a draft, and the correction that it gives. Where nothing fails but that it comes late, the reason is
/// why it does, and the notice says so; else the reason is why it is published all the same.
fn ready(desk: &Desk, draft: &Draft) -> Result<(CorrectionRequest, crate::desk::Draft)> {
    let request = request(draft);
    let ready = desk.prepare(&request)?;
    let mut failing = ready.proof.steps.iter().filter(|step| !step.holds);
    if request.reason.is_some() && is_late(&mut failing) {
        let late_reason = request.reason.clone();
        let late = CorrectionRequest { reason: None, late_reason, ..request.clone() };
        let said = desk.prepare(&late)?;
        if said.proof.holds() {
            return Ok((late, said));
        }
    }
    Ok((request, ready))
}

/// True where the days are all that fails.
fn is_late<'s>(failing: &mut impl Iterator<Item = &'s copydesk_engine::notice::Step>) -> bool {
    failing.next().is_some_and(|step| step.name == "dates") && failing.next().is_none()
}

/// Notice, change and proof of a draft; what is in the way is said in its place.
pub fn preview(desk: &Desk, draft: &Draft) -> Preview {
    if draft.right.trim().is_empty() && draft.note.trim().is_empty() {
        return Preview { blocked: Some("Say what is right.".into()), ..Preview::default() };
    }
    match ready(desk, draft) {
        Err(error) => Preview { blocked: Some(said(&error)), ..Preview::default() },
        Ok((_, ready)) => {
            let late = is_late(&mut ready.proof.steps.iter().filter(|step| !step.holds));
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
            let faults = ready.faults.iter().map(|fault| ProofStep {
                name: "notice-style".to_owned(),
                holds: false,
                message: fault.message.clone(),
            });
            let shown: Vec<ProofStep> = steps.iter().cloned().chain(faults).collect();
            let failed: Vec<&str> =
                steps.iter().filter(|step| !step.holds).map(|step| step.name.as_str()).collect();
            let blocked = (!failed.is_empty() && draft.reason.trim().is_empty()).then(|| {
                if late {
                    return "It comes late: say why in the field Reason; the notice gives it.".to_owned();
                }
                format!("The proof fails at: {}. Give a reason to publish all the same.", failed.join(", "))
            });
            let objection = ready.objection.as_ref().filter(|_| draft.reason.trim().is_empty());
            let blocked =
                objection.map(|objection| format!("{}: {}.", objection.rule, objection.message)).or(blocked);
            Preview {
                notice: ready.record.notice.clone().unwrap_or_default(),
                diff: diff(&ready.files.0, &ready.files.1),
                steps: shown,
                blocked,
            }
        }
    }
}

/// The article below its front matter.
fn body(file: &str) -> &str {
    let Some(rest) = file.trim_start_matches('\u{FEFF}').strip_prefix("+++") else { return file };
    rest.split_once("\n+++").map_or(file, |(_, body)| body.trim_start_matches(['\r', '\n']))
}

/// The changed lines of the article below its front matter; within them, the changed words.
fn diff(old: &str, new: &str) -> Vec<DiffLine> {
    let lines = TextDiff::from_lines(body(old), body(new));
    let mut shown = Vec::new();
    for op in lines.ops() {
        for change in lines.iter_inline_changes(op) {
            let parts: Vec<(bool, String)> = change
                .iter_strings_lossy()
                .map(|(changed, text)| (changed, text.trim_end_matches('\n').to_owned()))
                .filter(|(_, text)| !text.is_empty())
                .collect();
            match change.tag() {
                ChangeTag::Delete if !parts.is_empty() => shown.push(DiffLine::Before(near(parts))),
                ChangeTag::Insert if !parts.is_empty() => shown.push(DiffLine::After(near(parts))),
                _ => {}
            }
        }
    }
    shown
}

/// How many characters of what did not change are shown on each side of what did.
const AROUND: usize = 48;

/// A long paragraph is cut down to what changed and the words around it.
fn near(parts: Vec<(bool, String)>) -> Vec<(bool, String)> {
    let (last, whole) = (parts.len().saturating_sub(1), parts.iter().any(|(changed, _)| *changed));
    let cut = |(n, (changed, text)): (usize, (bool, String))| {
        if changed || !whole {
            return (changed, text);
        }
        let length = text.chars().count();
        let before: String = text.chars().skip(length.saturating_sub(AROUND)).collect();
        let after: String = text.chars().take(AROUND).collect();
        let text = match n {
            0 if length > AROUND => format!("…{}", from_word(&before)),
            n if n == last && length > AROUND => format!("{}…", to_word(&after)),
            n if n > 0 && n < last && length > 2 * AROUND => {
                format!("{} … {}", to_word(&after), from_word(&before))
            }
            _ => text,
        };
        (false, text)
    };
    parts.into_iter().enumerate().map(cut).collect()
}

fn from_word(text: &str) -> &str {
    text.split_once(' ').map_or(text, |(_, rest)| rest)
}

fn to_word(text: &str) -> &str {
    text.rsplit_once(' ').map_or(text, |(rest, _)| rest)
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
        let (request, ready) = ready(&self.desk, draft)?;
        let published = self.desk.publish(&request, &ready)?;
        self.open = Some((draft.slug.clone(), published.version));
        Ok(Msg::Published(format!(
            "Published: {} {}, correction {}.",
            draft.slug, published.version, published.record.id
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_change_is_shown_without_front_matter_and_with_few_words_around() {
        let long = "word ".repeat(40);
        let old = format!("+++\ntitle = \"a\"\n+++\n\n{long}in 2012, {long}\n");
        let new = old.replace("2012", "2013").replace("\"a\"", "\"b\"");
        let shown = diff(&old, &new);
        let [DiffLine::Before(before), DiffLine::After(after)] = shown.as_slice() else {
            panic!("{shown:?}")
        };
        let changed =
            |parts: &[(bool, String)]| parts.iter().filter(|p| p.0).map(|p| p.1.clone()).collect::<String>();
        assert_eq!((changed(before).as_str(), changed(after).as_str()), ("2012", "2013"));
        let all: String = before.iter().map(|part| part.1.as_str()).collect();
        assert!(all.starts_with("…word") && all.ends_with("word…") && all.len() < 130, "{all}");
    }

    #[test]
    fn a_new_paragraph_is_shown_whole() {
        let notice = "Correction: ".repeat(20);
        assert_eq!(
            diff("+++\n+++\na\n", &format!("+++\n+++\na\n{notice}\n")),
            [DiffLine::After(vec![(false, notice)])]
        );
    }

    #[test]
    fn a_late_correction_asks_why_and_the_notice_says_so() {
        let env = |name: &str| match name {
            "COPYDESK_USER" => Some("ann".to_owned()),
            "COPYDESK_NOW" => Some("2026-11-26T10:00:00Z".to_owned()),
            _ => None,
        };
        let (_folder, desk) = crate::desk::example::demo(&env);
        let mut draft = Draft {
            slug: "city-budget-2025".into(),
            wrong: "15 per cent".into(),
            right: "5 per cent".into(),
            kind: "correction".into(),
            ..Draft::default()
        };
        let asked = preview(&desk, &draft).blocked.unwrap();
        assert!(asked.contains("comes late"), "{asked}");
        draft.reason = "nobody had done the sum".into();
        let shown = preview(&desk, &draft);
        assert_eq!(shown.blocked, None);
        assert!(shown.notice.ends_with("nobody had done the sum."), "{}", shown.notice);
        let (request, _) = ready(&desk, &draft).unwrap();
        assert_eq!((request.reason, request.late_reason), (None, Some(draft.reason)));
    }
}
