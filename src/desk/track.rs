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
        let mut renamed: BTreeMap<ClaimId, ClaimId> = BTreeMap::new();
        let mut places: Vec<Place> = checked.claims.iter().map(|claim| claim.place).collect();
        places.sort();
        places.dedup();
        for place in places {
            let readings: Vec<Reading<'_>> =
                articles.iter().filter_map(|article| reading(article, place, &settings)).collect();
            let Some(tracked) = track(slug, &readings.iter().collect::<Vec<_>>()).pop() else { continue };
            for claim in checked.claims.iter_mut().filter(|claim| claim.place == place) {
                let kept = tracked.iter().find(|sentence| sentence.span.overlaps(claim.span));
                if let Some(kept) = kept {
                    renamed.insert(std::mem::replace(&mut claim.id, kept.id.clone()), kept.id.clone());
                }
            }
        }
        for finding in &mut checked.findings {
            if let Some(kept) = finding.claim.as_ref().and_then(|id| renamed.get(id)) {
                finding.claim = Some(kept.clone());
            }
        }
    }
}

/// The text at a place of an article; none where it has nothing there.
fn reading<'a>(article: &'a Article, place: Place, settings: &Settings) -> Option<Reading<'a>> {
    let text = match place {
        Place::Body => Some(&article.text),
        Place::Title => article.title.as_ref(),
        Place::Summary => article.summary.as_ref(),
        Place::Caption(n) => article.captions.get(n.checked_sub(1)?),
    };
    text.map(|text| Reading::new(text, place, article.published, settings))
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
        assert_eq!(claims[1].versions[1].diff.len(), 4, "{:?}", claims[1].versions[1].diff);
    }

    #[test]
    fn a_headline_is_one_claim_through_its_versions() {
        let files = Memory::default();
        drop(desk_of(&files, "ann"));
        for (n, jobs) in [(1, 230), (2, 320)] {
            let text = format!("+++\ntitle = 'Mill cuts {jobs} jobs in 2016'\n+++\nThe mill shut.\n");
            files.write(Path::new(&format!("articles/t/v{n}.md")), text.as_bytes()).unwrap();
        }
        let desk = desk_of(&files, "ann");
        let claims = desk.history("t").unwrap();
        let title: Vec<_> =
            claims.iter().filter(|claim| claim.versions[0].text.contains("Mill cuts")).collect();
        assert_eq!((title.len(), title[0].versions.len()), (1, 2), "{claims:?}");
        let diff = desk.diff("t", None).unwrap();
        let title = diff.changes.iter().find(|change| change.place == copydesk_engine::Place::Title).unwrap();
        assert_eq!(title.before.as_ref().unwrap().text, "230", "{diff:?}");
    }
}
