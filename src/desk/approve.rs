//! A draft kept for somebody else's eye, the approval, and the publication of what was approved.
//!
//! Draft and approval are bound to one hash over the old text, the change, the notice and the source: where any of
//! them is another later, the approval is void.

use super::correct::{CorrectionRequest, Draft, Published, sum};
use super::life::{Life, State};
use super::publish::{agree, proved};
use super::{Desk, Error, Kind, Result};
use crate::store::{Approver, Event};
use serde_json::{Value as Json, json};

impl Desk {
    /// Keeps a prepared correction as a draft in the history; its notice may have been edited since.
    ///
    /// # Errors
    /// Where the article has changed since, or nothing may be written.
    pub fn keep_draft(&mut self, request: &CorrectionRequest, draft: &Draft) -> Result<Life> {
        let request = CorrectionRequest { notice: draft.record.notice.clone(), ..request.clone() };
        let now = self.prepare_with(&request, Some(&draft.record.id))?;
        let record = &now.record;
        let mut data = to_data(&request);
        data["correction"] = record.id.as_str().into();
        data["source"] = json!(record.source);
        data["bound"] = bound(&now).into();
        let (slug, version) = (record.article.clone(), Some(now.from.to_string()));
        self.log_step("drafted", &slug, version.clone(), data)?;
        if now.proof.holds() {
            self.log_step("proved", &slug, version, json!({"correction": record.id, "bound": bound(&now)}))?;
        }
        self.life_in(&record.id, &[State::Drafted, State::Proved])
    }

    /// Approves the draft with this id, as it stands now.
    ///
    /// # Errors
    /// Where it is no draft; where text, notice or source have changed since it was drafted; where its proof fails and
    /// it gives no reason; where the desk wants somebody else than its author.
    pub fn approve(&mut self, id: &str) -> Result<Life> {
        let life = self.life_in(id, &[State::Drafted, State::Proved, State::Approved])?;
        let me = &self.identity.who;
        if self.config().approver == Approver::Other && life.author.as_ref() == Some(me) {
            let message = format!("{me} wrote the correction {id}; somebody else must approve it");
            return Err(Error::new(Kind::Refused, message).hint("approver = \"other\" in corrections.toml"));
        }
        let now = self.drafted(&life)?;
        proved(&now)?;
        let data = json!({"correction": id, "bound": bound(&now)});
        self.log_step("approved", &life.article, Some(now.from.to_string()), data)?;
        self.life_in(id, &[State::Approved])
    }

    /// Publishes the approved correction with this id.
    ///
    /// # Errors
    /// Where it is not approved; where the approval is void, since text, notice or source have changed.
    pub fn publish_approved(&mut self, id: &str) -> Result<Published> {
        let turn = self.store.begin(&self.identity.author())?;
        let life = self.life_in(id, &[State::Approved])?;
        if self.config().approver == Approver::Other && life.author.as_ref() == Some(&life.who) {
            let message = format!("{} approved the correction {id} and wrote it too", life.who);
            return Err(Error::new(Kind::Refused, message).hint("approver = \"other\" in corrections.toml"));
        }
        let mut now = self.drafted(&life)?;
        agree(&now, &now)?;
        now.record.approved_by = Some(life.who.clone());
        now.record.found_by = now.record.found_by.take().or_else(|| life.author.clone());
        self.put_out(turn, now, false)
    }

    /// Why a draft, and the approval that it may have, is void; `None` where it stands, or there is none.
    #[must_use]
    pub fn void(&self, life: &Life) -> Option<String> {
        let drafted = matches!(life.state, State::Drafted | State::Proved | State::Approved);
        if drafted { self.drafted(life).err().map(|error| error.message) } else { None }
    }

    /// The draft of a correction, prepared again; refused where it is not the one that was drafted.
    fn drafted(&self, life: &Life) -> Result<Draft> {
        let event = life.draft.as_ref().ok_or_else(|| {
            Error::new(Kind::Refused, format!("the correction {} has no draft", life.id))
                .hint("`copydesk correct ARTICLE … --draft`")
        })?;
        let now = self.prepare_with(&to_request(life, event), Some(&life.id));
        let same = now.as_ref().is_ok_and(|now| Some(bound(now)) == life.bound);
        if same {
            return now;
        }
        let message = format!(
            "text, notice or source of the correction {} have changed since it was drafted: an approval is void",
            life.id
        );
        let why = now.err().map(|error| format!("; {}", error.message)).unwrap_or_default();
        Err(Error::new(Kind::Conflict, format!("{message}{why}"))
            .hint(format!("draft it again with `copydesk correct {} … --draft`", life.article)))
    }
}

/// The hash that binds draft and approval. Times are not in it: they are those of the publication.
fn bound(draft: &Draft) -> String {
    let record = &draft.record;
    let all = json!([
        record.article,
        draft.from,
        sum(&draft.files.0),
        draft.place,
        draft.span.start,
        record.wrong,
        record.right,
        record.kind,
        record.notice,
        record.source.as_ref().map(|source| (&source.id, &source.sha256)),
        record.reason,
        record.late_reason,
        record.supersedes,
        record.also,
        record.derived,
        record.note,
        record.sensitive,
        record.cleared_by,
    ]);
    sum(&all.to_string())
}

fn to_data(request: &CorrectionRequest) -> Json {
    json!({
        "wrong": request.wrong, "right": request.right, "claim": request.claim, "kind": request.kind,
        "style": request.style, "cause": request.cause, "severity": request.severity,
        "learned": request.learned, "found_by": request.found_by, "notice": request.notice,
        "override": request.reason, "late_reason": request.late_reason, "supersedes": request.supersedes,
        "also": request.also, "derived": request.derived, "note": request.note,
        "sensitive": request.sensitive, "cleared_by": request.cleared_by,
    })
}

fn to_request(life: &Life, event: &Event) -> CorrectionRequest {
    let said = |key: &str| event.data_str(key).map(str::to_owned);
    let pairs = |key: &str| -> Vec<(String, String)> {
        let list = event.data.get(key).cloned().unwrap_or_default();
        serde_json::from_value(list).unwrap_or_default()
    };
    let source = event.data.get("source").and_then(|source| source.get("id")).and_then(Json::as_str);
    CorrectionRequest {
        slug: life.article.clone(),
        wrong: said("wrong").unwrap_or_default(),
        right: said("right").unwrap_or_default(),
        claim: said("claim"),
        source: source.map(str::to_owned),
        kind: said("kind"),
        style: said("style"),
        cause: said("cause"),
        severity: said("severity"),
        learned: said("learned"),
        found_by: said("found_by").or_else(|| life.author.clone()),
        notice: said("notice"),
        reason: said("override"),
        late_reason: said("late_reason"),
        report: None,
        supersedes: said("supersedes"),
        also: pairs("also"),
        derived: pairs("derived"),
        note: said("note"),
        sensitive: event.data.get("sensitive").and_then(Json::as_bool).unwrap_or_default(),
        cleared_by: said("cleared_by"),
        found: Some(life.found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::ReportRequest;
    use crate::desk::example::desk_of;
    use crate::store::Files;
    use crate::store::memory::Memory;
    use std::path::Path;

    fn request() -> CorrectionRequest {
        CorrectionRequest {
            slug: "s".into(),
            wrong: "43".into(),
            right: "34".into(),
            ..CorrectionRequest::default()
        }
    }

    fn strict() -> Memory {
        let files = Memory::default();
        drop(desk_of(&files, "ann"));
        let config = files.read(Path::new("corrections.toml")).unwrap();
        let config = String::from_utf8(config).unwrap().replace("[desk]\n", "[desk]\napprover = 'other'\n");
        files.write(Path::new("corrections.toml"), config.as_bytes()).unwrap();
        files
    }

    #[test]
    fn from_report_to_publication_with_two_people() {
        let files = strict();
        let mut ann = desk_of(&files, "ann");
        let report = ReportRequest { article: "s".into(), wrong: "43".into(), ..ReportRequest::default() };
        let id = ann.report_error(&report).unwrap().id;
        let request = CorrectionRequest { report: Some(id.clone()), ..request() };
        let draft = ann.prepare(&request).unwrap();
        assert_eq!(draft.record.id, id);
        assert_eq!(ann.publish(&request, &draft).unwrap_err().kind, Kind::Refused);
        assert_eq!(ann.keep_draft(&request, &draft).unwrap().state, State::Proved);
        assert!(ann.approve(&id).unwrap_err().message.contains("somebody else"));
        assert_eq!(ann.publish_approved(&id).unwrap_err().kind, Kind::Refused);

        let mut bob = desk_of(&files, "bob");
        assert_eq!(bob.approve(&id).unwrap().state, State::Approved);
        assert_eq!(bob.void(&bob.lives()[&id]), None);
        let published = bob.publish_approved(&id).unwrap();
        let record = published.record;
        assert_eq!((record.id.as_str(), record.approved_by.as_deref()), (id.as_str(), Some("bob")));
        assert_eq!(record.found_by.as_deref(), Some("ann"));
        assert_eq!(bob.lives()[&id].state, State::Published);
        assert!(bob.breaches().is_empty(), "{:?}", bob.breaches());
        let steps: Vec<String> = bob.events_of("s").into_iter().map(|event| event.event).collect();
        let expected = ["reported", "drafted", "proved", "approved", "published"];
        assert_eq!(steps, expected.map(|step| format!("correction.{step}")));
    }

    #[test]
    fn whatever_changes_voids_the_approval() {
        let story = "articles/s/v1.md";
        let report = "sources/report.txt";
        for (path, old, new) in [(story, "$974,896", "$974,897"), (report, "34 people", "34 people in all")] {
            let files = strict();
            let (mut ann, mut bob) = (desk_of(&files, "ann"), desk_of(&files, "bob"));
            let id = ann.keep_draft(&request(), &ann.prepare(&request()).unwrap()).unwrap().id;
            bob.refresh().unwrap();
            bob.approve(&id).unwrap();
            let text = String::from_utf8(files.read(Path::new(path)).unwrap()).unwrap();
            files.write(Path::new(path), text.replace(old, new).as_bytes()).unwrap();
            let error = bob.publish_approved(&id).unwrap_err();
            assert!(error.message.contains("void"), "{path}: {error}");
            assert!(
                bob.void(&bob.lives()[&id]).is_some_and(|why| why.contains("void")),
                "the screen says so"
            );
            assert!(bob.config().corrections.is_empty());
        }
    }

    #[test]
    fn a_new_draft_voids_the_approval_of_the_old_one() {
        let files = strict();
        let (mut ann, mut bob) = (desk_of(&files, "ann"), desk_of(&files, "bob"));
        let draft = ann.prepare(&request()).unwrap();
        let id = ann.keep_draft(&request(), &draft).unwrap().id;
        bob.refresh().unwrap();
        bob.approve(&id).unwrap();
        ann.refresh().unwrap();
        let mut again = draft.clone();
        again.record.notice =
            Some("A previous version of this article gave “43” where it should have said “34”.".into());
        ann.keep_draft(&request(), &again).unwrap();
        bob.refresh().unwrap();
        let error = bob.publish_approved(&id).unwrap_err();
        assert!(error.message.contains("not approved"), "{error}");
    }
}
