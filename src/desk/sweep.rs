//! `correct --sweep`: the same wrong fact in other articles, each with a draft of its own.

use super::correct::{CorrectionRequest, Draft};
use super::life::{Life, OPEN};
use super::{CheckOptions, Desk, Error};
use crate::store::{Correction, Version};
use copydesk_engine::Place;
use serde::Serialize;
use std::collections::BTreeSet;

/// Another article with the same wrong fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Swept {
    /// The article.
    pub article: String,
    /// The wrong words, as they stand there.
    pub wrong: String,
    /// The draft of its correction; `None` where nothing was to be written, or it could not be drafted.
    pub correction: Option<Life>,
    /// Why it could not be drafted.
    pub error: Option<Error>,
}

impl Desk {
    /// Prepares a correction for every other article where the proof found the same wrong fact; with `keep`, keeps
    /// each as a draft that is proved and approved by itself. What stands in no published version is only named.
    pub fn sweep(&mut self, request: &CorrectionRequest, draft: &Draft, keep: bool) -> Vec<Swept> {
        let places = draft.proof.steps.iter().filter(|step| step.name == "elsewhere").flat_map(|s| &s.places);
        let mut swept = Vec::new();
        for place in places {
            let Some(slug) = place.document.strip_prefix("article:") else { continue };
            let claim = self.claim_at(slug, place.place, place.span.start);
            let own = CorrectionRequest {
                slug: slug.to_owned(),
                wrong: place.text.clone(),
                claim,
                source: draft.record.source.as_ref().map(|source| source.id.clone()),
                notice: None,
                reason: None,
                report: None,
                supersedes: None,
                also: Vec::new(),
                derived: Vec::new(),
                found: None,
                ..request.clone()
            };
            let made = self.prepare(&own).and_then(|ready| match keep {
                true => self.keep_draft(&own, &ready).map(Some),
                false => Ok(None),
            });
            let (correction, error) = match made {
                Ok(life) => (life, None),
                Err(error) => (None, Some(error)),
            };
            swept.push(Swept { article: slug.to_owned(), wrong: place.text.clone(), correction, error });
        }
        swept
    }

    /// The articles that a draft is about to put the same right words into: they are no longer left behind.
    pub(crate) fn being_corrected(&self, record: &Correction) -> BTreeSet<String> {
        let drafted =
            |life: &Life| OPEN.contains(&life.state) && life.draft.is_some() && life.right == record.right;
        self.lives().into_values().filter(drafted).map(|life| life.article).collect()
    }

    fn claim_at(&self, slug: &str, place: Place, at: usize) -> Option<String> {
        let newest = self.store.article(slug)?.newest()?;
        let checked = self.check_version(slug, Version::Number(newest), &CheckOptions::default()).ok()?;
        let holds = |claim: &&copydesk_engine::Claim| {
            claim.place == place && claim.span.start <= at && at < claim.span.end
        };
        checked.claims.iter().find(holds).map(|claim| claim.id.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Kind;
    use crate::desk::example::desk_of;
    use crate::store::Files;
    use crate::store::memory::Memory;
    use std::path::Path;

    #[test]
    fn the_same_wrong_figure_elsewhere_gets_a_draft_of_its_own() {
        let files = Memory::default();
        drop(desk_of(&files, "ann"));
        let wrong = "+++\ntitle = 'Money'\npublished = 2017-06-29T08:00:00Z\nsources = ['report.txt']\n+++\n\
                     The mission spent $947,896 in 2016.\n";
        for slug in ["s", "t"] {
            files.write(Path::new(&format!("articles/{slug}/v1.md")), wrong.as_bytes()).unwrap();
        }
        let mut desk = desk_of(&files, "ann");
        let request = CorrectionRequest {
            slug: "s".into(),
            wrong: "$947,896".into(),
            right: "$974,896".into(),
            ..CorrectionRequest::default()
        };
        let draft = desk.prepare(&request).unwrap();
        assert_eq!(
            desk.publish(&request, &draft).unwrap_err().kind,
            Kind::Refused,
            "it stands elsewhere too"
        );
        let shown = desk.sweep(&request, &draft, false);
        assert_eq!((shown.len(), shown[0].article.as_str(), &shown[0].correction), (1, "t", &None));
        assert!(desk.open_corrections(None).is_empty(), "looking writes nothing");

        let kept = desk.sweep(&request, &draft, true);
        let id = kept[0].correction.as_ref().unwrap().id.clone();
        desk.publish(&request, &desk.prepare(&request).unwrap()).unwrap();
        desk.approve(&id).unwrap();
        desk.publish_approved(&id).unwrap();
        let text = desk.store.read_version("t", Version::Number(2)).unwrap();
        assert!(text.body().starts_with("The mission spent $974,896 in 2016."), "{}", text.body());
        assert!(desk.prove("s").unwrap().iter().chain(&desk.prove("t").unwrap()).all(|proof| proof.holds()));
    }
}
