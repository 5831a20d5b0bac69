//! What there is on the desk.

use super::{Desk, Error, Result};
use crate::store::Version;
use serde::Serialize;
use std::path::PathBuf;

/// One article, in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleRow {
    /// Its slug.
    pub slug: String,
    /// Its headline, of the version that is shown.
    pub title: Option<String>,
    /// The version that is worked on when none is named.
    pub version: Version,
    /// All versions, the oldest first.
    pub versions: Vec<Version>,
    /// When that version was published.
    pub published: Option<String>,
    /// How many sources it names.
    pub sources: usize,
    /// How many published corrections it has.
    pub corrections: usize,
    /// Why it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Error>,
}

/// The desk at a glance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// The name of the publication.
    pub publication: Option<String>,
    /// The desk's folder.
    pub root: PathBuf,
    /// True where nothing may be written.
    pub read_only: bool,
    /// The articles, by slug.
    pub articles: Vec<ArticleRow>,
    /// How many sources there are.
    pub sources: usize,
    /// How many corrections were published.
    pub corrections: usize,
    /// How many events the histories hold.
    pub events: usize,
    /// How many keys and values of `corrections.toml` were skipped.
    pub skipped: usize,
}

impl Desk {
    /// The desk at a glance.
    ///
    /// # Errors
    /// Where the source folder cannot be listed.
    pub fn overview(&self) -> Result<Overview> {
        Ok(Overview {
            publication: self.config().publication.clone(),
            root: self.root().to_owned(),
            read_only: self.store.writable().is_err(),
            articles: self.articles(),
            sources: self.store.source_ids()?.len(),
            corrections: self.config().corrections.len(),
            events: self.store.event_count(),
            skipped: self.problems().len(),
        })
    }

    /// The articles, by slug. One that cannot be read is there with its error.
    #[must_use]
    pub fn articles(&self) -> Vec<ArticleRow> {
        let rows = self.store.articles.values().filter_map(|article| {
            let version = article.usual()?;
            let read = self.store.read_version(&article.slug, version);
            let (front, error) = match read {
                Ok(text) => (text.front, None),
                Err(error) => (Default::default(), Some(Error::from(error))),
            };
            let records = &self.config().corrections;
            Some(ArticleRow {
                slug: article.slug.clone(),
                title: front.title,
                version,
                versions: article.versions.keys().copied().collect(),
                published: front.published,
                sources: front.sources.len(),
                corrections: records.iter().filter(|record| record.article == article.slug).count(),
                error,
            })
        });
        rows.collect()
    }
}
