//! Claims keep their ids through the versions of an article.

use super::check::to_engine;
use super::{Checked, Desk};
use crate::store::Version;
use copydesk_engine::versions::track;
use copydesk_engine::{Article, ClaimId, Place, Reading, Settings};
use std::collections::BTreeMap;

impl Desk {
    /// Gives the claims of a version the ids that they have had since they first appeared.
    pub(crate) fn keep_ids(&self, slug: &str, version: Version, checked: &mut Checked) {
        let Some(files) = self.store.article(slug) else { return };
        let upto = files.versions.range(..=version).map(|(version, _)| *version);
        // A version that cannot be read breaks no chain: its neighbours are compared with each other.
        let articles: Vec<Article> = upto
            .filter_map(|version| self.store.read_version(slug, version).ok())
            .map(|text| to_engine(slug, &text))
            .collect();
        if articles.len() < 2 {
            return;
        }
        let settings = self.engine_settings();
        let read = |article| body(article, &settings);
        let readings: Vec<Reading<'_>> = articles.iter().map(read).collect();
        let Some(tracked) = track(slug, &readings.iter().collect::<Vec<_>>()).pop() else { return };
        let mut renamed: BTreeMap<ClaimId, ClaimId> = BTreeMap::new();
        for claim in checked.claims.iter_mut().filter(|claim| claim.place.is_body()) {
            let kept = tracked.iter().find(|sentence| sentence.span.overlaps(claim.span));
            if let Some(kept) = kept {
                renamed.insert(std::mem::replace(&mut claim.id, kept.id.clone()), kept.id.clone());
            }
        }
        for finding in &mut checked.findings {
            if let Some(kept) = finding.claim.as_ref().and_then(|id| renamed.get(id)) {
                finding.claim = Some(kept.clone());
            }
        }
    }
}

fn body<'a>(article: &'a Article, settings: &Settings) -> Reading<'a> {
    Reading::new(&article.text, Place::Body, article.published, settings)
}

#[cfg(test)]
mod tests {
    use crate::desk::example::desk_of;
    use crate::store::Files;
    use crate::store::memory::Memory;
    use std::path::Path;

    #[test]
    fn a_claim_keeps_its_id_when_its_number_is_corrected() {
        let files = Memory::default();
        drop(desk_of(&files, "ann"));
        let text =
            |n: u32| format!("The mission opened in 2011.\n\nIt employed {n} people in the year 2016.\n");
        files.write(Path::new("articles/t/v1.md"), text(43).as_bytes()).unwrap();
        files.write(Path::new("articles/t/v2.md"), text(34).as_bytes()).unwrap();
        let claims = desk_of(&files, "ann").history("t").unwrap();
        let versions: Vec<usize> = claims.iter().map(|claim| claim.versions.len()).collect();
        assert_eq!(versions, [2, 2], "{claims:?}");
        assert_ne!(claims[1].versions[0].text, claims[1].versions[1].text);
    }
}
