//! Claims, evidence and sources by hand.

use super::super::model::{SourceText, address};
use super::super::msg::{Aside, Msg, Work};
use super::Worker;
use crate::desk::{CheckOptions, Checked, Error, Hand, Kind, Result, TypedSource};
use crate::store::Version;
use copydesk_engine::{Claim, ClaimId, Finding};

impl Worker {
    pub(super) fn by_hand(&mut self, slug: &str, version: &str, work: &Work) -> Result<Msg> {
        let (slug, version) = self.desk.version_target(&format!("{slug}@{version}"))?;
        let checked = self.desk.check_version(&slug, version, &CheckOptions::default())?;
        let claim = |id: &ClaimId| -> Result<&Claim> {
            let found = checked.claims.iter().find(|claim| claim.id == *id);
            found.ok_or_else(|| Error::new(Kind::NotFound, "the claim is not there any more"))
        };
        let (hand, said) = match work {
            Work::PutAside(aside, why) => return self.put_aside(&slug, version, &checked, aside, why),
            Work::Add(place, span) => (Hand::Added { place: *place, span: *span }, "A claim was added."),
            Work::Split(id, at) => (Hand::Split { claim: claim(id)?, at: *at }, "The claim is two now."),
            Work::Merge(ids) => {
                let claims: Vec<&Claim> = ids.iter().map(claim).collect::<Result<_>>()?;
                (Hand::Merged { claims }, "The claims are one now.")
            }
            Work::Evidence(id, source, span) => (
                Hand::Evidence { claim: claim(id)?, source, span: *span },
                "The passage is the evidence now.",
            ),
        };
        self.desk.by_hand(&slug, version, &hand)?;
        Ok(Msg::Told(format!("{said} u takes it back.")))
    }

    fn put_aside(
        &mut self,
        slug: &str,
        version: Version,
        checked: &Checked,
        aside: &Aside,
        why: &str,
    ) -> Result<Msg> {
        let it = |f: &&Finding| (f.rule, f.place, f.span) == (aside.rule, aside.place, aside.span);
        let finding = checked.findings.iter().find(it);
        let finding =
            finding.ok_or_else(|| Error::new(Kind::NotFound, "the finding is not there any more"))?;
        self.desk.dismiss(slug, version, finding, why)?;
        Ok(Msg::Told("The finding is put aside. u brings it back.".to_owned()))
    }

    pub(super) fn all_sources(&mut self) -> Result<Msg> {
        let mut sources = Vec::new();
        for id in self.desk.store.source_ids()? {
            // One that cannot be read has no passages to choose from; doctor names it.
            let Ok(read) = self.desk.store.read_source(&id) else { continue };
            let path = self.desk.original_of(&read);
            let referred = read.provenance.original.as_ref().and(read.provenance.sha256.clone());
            let shown = SourceText {
                title: read.provenance.title.clone().unwrap_or_else(|| id.clone()),
                text: read.text,
                link: address(read.provenance.url.as_deref(), Some(&path)),
                path: Some(path),
                referred,
                ..SourceText::default()
            };
            sources.push((id, shown));
        }
        Ok(Msg::Sources(sources))
    }

    pub(super) fn add_source(&mut self, slug: &str, version: &str, typed: &TypedSource) -> Result<Msg> {
        let (slug, version) = self.desk.version_target(&format!("{slug}@{version}"))?;
        let id = self.desk.add_source(&slug, version, typed)?;
        Ok(Msg::Added(format!(
            "Kept as {id}; the article is checked against it. x e chooses a passage by hand."
        )))
    }
}
