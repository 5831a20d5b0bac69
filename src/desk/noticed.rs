//! Notices that stand in an article and have no record: what they say, as records to be proved.

use super::check::to_engine;
use super::{Desk, Result};
use crate::store::{Correction, Version};
use copydesk_engine::facts::Fact;
use copydesk_engine::notice::{Item, notices};
use copydesk_engine::versions::{self, Change, ChangeKind};
use copydesk_engine::{Article, Place, Reading};

impl Desk {
    /// A record for every fact that a notice in the version calls wrong, unless a published record has the notice.
    ///
    /// # Errors
    /// Where a version cannot be read.
    pub(crate) fn noticed(&self, slug: &str, version: Version) -> Result<Vec<Correction>> {
        let Some(before) = self.store.article(slug).and_then(|article| article.before(version)) else {
            return Ok(Vec::new());
        };
        let old = to_engine(slug, &self.store.read_version(slug, before)?);
        let text = self.store.read_version(slug, version)?;
        let published = text.front.published.clone();
        let new = to_engine(slug, &text);
        let settings = self.engine_settings();
        let read = |article| body(article, &settings);
        let (old, new) = (read(&old), read(&new));
        let changes = versions::diff(&old, &new);
        let mut found: Vec<Correction> = Vec::new();
        for notice in notices(&new) {
            let text = notice.span.of(new.text).trim_matches(['*', '_', ' ']);
            if self.config().corrections.iter().any(|r| r.article == slug && has(r, text)) {
                continue;
            }
            for (wrong, right) in notice.items.iter().flat_map(|item| pairs(item, &old, &new, &changes)) {
                found.push(Correction {
                    id: format!("{slug}@{version}#{}", found.len() + 1),
                    article: slug.to_owned(),
                    kind: notice.kind.name().to_owned(),
                    from: Some(before.to_string()),
                    to: Some(version.to_string()),
                    wrong,
                    right,
                    notice: Some(text.to_owned()),
                    fixed: published.clone(),
                    published: published.clone(),
                    ..Correction::default()
                });
            }
        }
        Ok(found)
    }
}

fn body<'a>(article: &'a Article, settings: &copydesk_engine::Settings) -> Reading<'a> {
    Reading::new(&article.text, Place::Body, article.published, settings)
}

/// True if the record's notice is this one.
fn has(record: &Correction, text: &str) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    record.notice.as_deref().is_some_and(|notice| words(text).contains(&words(notice)))
}

/// The facts that an item calls wrong, each with the right one: the one of its kind that the item gives, else what
/// took its place in the text. A fact without a right one is left out.
fn pairs(item: &Item, old: &Reading<'_>, new: &Reading<'_>, changes: &[Change]) -> Vec<(String, String)> {
    let facts = |spans: &[copydesk_engine::Span]| -> Vec<Fact> {
        spans.iter().flat_map(|span| new.facts_in(*span).cloned()).collect()
    };
    let (wrong, right) = (facts(&item.wrong), facts(&item.right));
    let says = |facts: &[Fact], fact: &Fact| facts.iter().any(|other| other.value == fact.value);
    let mut rights: Vec<&Fact> = right.iter().filter(|fact| !says(&wrong, fact)).collect();
    let mut found = Vec::new();
    for fact in wrong.iter().filter(|fact| !says(&right, fact)) {
        let words = fact.span.of(new.text);
        let given = rights.iter().position(|right| right.kind() == fact.kind());
        let right = match given {
            Some(n) => Some(rights.remove(n).span.of(new.text).to_owned()),
            None => taken(words, old, new, changes),
        };
        found.extend(right.map(|right| (words.to_owned(), right)));
    }
    found
}

/// What took the place of `words` in the text.
fn taken(words: &str, old: &Reading<'_>, new: &Reading<'_>, changes: &[Change]) -> Option<String> {
    let at = versions::search(words, old);
    let changed = changes.iter().find(|change| {
        change.kind == ChangeKind::Fact
            && change.before.is_some_and(|before| at.iter().any(|span| span.overlaps(before)))
    })?;
    changed.after.map(|after| after.of(new.text).to_owned())
}

#[cfg(test)]
mod tests {
    use crate::desk::example::desk_of;
    use crate::store::memory::Memory;
    use crate::store::{Files, Version};
    use std::path::Path;

    #[test]
    fn a_notice_without_a_record_is_read_as_one() {
        let files = Memory::default();
        drop(desk_of(&files, "ann"));
        let v1 = "The mission was graded tier three in 2012.\n";
        let v2 = "The mission was graded tier two in 2012.\n\n\
                  *A previous version of this article said that the mission was graded tier three.*\n";
        files.write(Path::new("articles/t/v1.md"), v1.as_bytes()).unwrap();
        files.write(Path::new("articles/t/v2.md"), v2.as_bytes()).unwrap();
        let desk = desk_of(&files, "ann");
        let found = desk.noticed("t", Version::Number(2)).unwrap();
        let pairs: Vec<_> = found.iter().map(|r| (r.wrong.as_str(), r.right.as_str())).collect();
        assert_eq!(pairs, [("tier three", "tier two")]);
        assert_eq!(desk.prove("t").unwrap().len(), 1);
    }
}
