//! `prove`: whether a correction's notice holds, step by step.

use super::check::to_engine;
use super::correct::engine_record;
use super::words::readings;
use super::{Desk, Error, Kind, Result};
use crate::store::{Correction, Front, SourceText, Version, time};
use copydesk_engine::notice::{self, Case, Days, Proof};
use copydesk_engine::{Article, Place, Reading};

impl Desk {
    /// The proofs of one correction by its id, or of all of an article.
    ///
    /// # Errors
    /// Where there is neither, or a version cannot be read.
    pub fn prove(&self, words: &str) -> Result<Vec<Proof>> {
        let records = self.to_prove(words)?;
        let prove = |record: &Correction| {
            let (old, new) = versions_of(self, record)?;
            Ok(self.prove_record(record, &old, &new))
        };
        records.iter().map(prove).collect()
    }

    /// The record with this id; or those of an article, and what its notices without a record say.
    fn to_prove(&self, words: &str) -> Result<Vec<Correction>> {
        if self.config().correction(words).is_some() {
            return Ok(self.records(words)?.into_iter().cloned().collect());
        }
        let (slug, version) = self.version_target(words)?;
        let mut found = self.noticed(&slug, version)?;
        match self.records(&slug) {
            Ok(records) => found.extend(records.into_iter().cloned()),
            Err(error) if found.is_empty() => return Err(error),
            Err(_) => {}
        }
        Ok(found)
    }

    fn no_versions(&self, record: &Correction) -> Error {
        let message = format!("{}: the versions of {} are not known", record.id, record.article);
        Error::new(Kind::Invalid, message).hint("give `from` and `to` in its record")
    }

    /// The records that `words` name: an id, or an article.
    pub(crate) fn records(&self, words: &str) -> Result<Vec<&Correction>> {
        if let Some(record) = self.config().correction(words) {
            return Ok(vec![record]);
        }
        let (slug, _) = self.version_target(words)?;
        let records: Vec<_> = self.config().corrections.iter().filter(|r| r.article == slug).collect();
        if records.is_empty() {
            let message = format!("{slug}: no correction was published for it");
            return Err(Error::new(Kind::NotFound, message));
        }
        Ok(records)
    }

    /// Proves a record against two texts, and looks for the same error in every other article.
    pub(crate) fn prove_record(&self, record: &Correction, old: &Article, new: &Article) -> Proof {
        let mut others = self.others(&record.article);
        let drafted = self.being_corrected(record);
        others.retain(|other| !drafted.contains(&other.slug));
        self.prove_among(record, old, new, &others)
    }

    /// Proves a record against two texts alone.
    pub(crate) fn prove_alone(&self, record: &Correction, old: &Article, new: &Article) -> Proof {
        self.prove_among(record, old, new, &[])
    }

    fn prove_among(&self, record: &Correction, old: &Article, new: &Article, others: &[Article]) -> Proof {
        let settings = self.engine_settings();
        let front = self.front_matter_of(&new.slug);
        let front: Vec<(String, Reading<'_>)> = front
            .iter()
            .map(|(name, text)| {
                ((*name).to_owned(), Reading::new(text, Place::Body, new.published, &settings))
            })
            .collect();
        let (old, new) = (readings(old, &settings), readings(new, &settings));
        let sources = self.proof_sources(record);
        let sources: Vec<(String, Reading<'_>)> = sources
            .iter()
            .map(|source| {
                let day = source.provenance.published.as_deref().and_then(time::day);
                (source.id.clone(), Reading::new(&source.text, Place::Body, day, &settings))
            })
            .collect();
        let elsewhere: Vec<(String, Reading<'_>)> = others
            .iter()
            .map(|other| {
                let reading = Reading::new(&other.text, Place::Body, other.published, &settings);
                (other.slug.clone(), reading)
            })
            .collect();
        let day = |text: &Option<String>| text.as_deref().and_then(time::day);
        let from = record.from.as_deref().and_then(Version::parse);
        let first = from.and_then(|from| self.store.read_version(&record.article, from).ok());
        let case = Case {
            record: &engine_record(record),
            old: &old,
            new: &new,
            sources: &sources,
            front: &front,
            elsewhere: &elsewhere,
            days: Days {
                published: first.and_then(|text| text.front.day()),
                found: day(&record.found),
                fixed: day(&record.fixed),
                now: Some(self.day_of(self.identity.now())),
                // News and notes are not late.
                late_after: match record.kind.as_str() {
                    "correction" | "retraction" => {
                        i32::try_from(self.config().late_after_days).unwrap_or(i32::MAX)
                    }
                    _ => 0,
                },
                // How the desk heard of it tells why it comes late, where nothing else does.
                late_reason: record
                    .late_reason
                    .clone()
                    .or_else(|| record.learned.clone())
                    .unwrap_or_default(),
            },
        };
        notice::prove(&case)
    }

    /// The source that the record cites; else those of the article.
    fn proof_sources(&self, record: &Correction) -> Vec<SourceText> {
        if let Some(cited) = &record.source {
            return self.store.read_source(&cited.id).into_iter().collect();
        }
        let version = self.store.article(&record.article).and_then(|article| article.usual());
        let text = version.and_then(|version| self.store.read_version(&record.article, version).ok());
        text.map(|text| self.sources_of(&text).0).unwrap_or_default()
    }

    /// Slug, address and byline of an article as words; a correction changes none of them.
    fn front_matter_of(&self, slug: &str) -> Vec<(&'static str, String)> {
        let newest = self.store.article(slug).and_then(|article| article.usual());
        let text = newest.and_then(|version| self.store.read_version(slug, version).ok());
        front_matter(slug, &text.map(|text| text.front).unwrap_or_default())
    }

    /// The newest version of every other article that can be read.
    fn others(&self, slug: &str) -> Vec<Article> {
        let others = self.store.articles.values().filter(|article| article.slug != slug);
        let read = others.filter_map(|article| {
            let text = self.store.read_version(&article.slug, article.usual()?).ok()?;
            Some(to_engine(&article.slug, &text))
        });
        read.collect()
    }
}

/// The texts of the version that was wrong and of the one that is right.
///
/// # Errors
/// Where they are not known, or cannot be read.
pub(crate) fn versions_of(desk: &Desk, record: &Correction) -> Result<(Article, Article)> {
    let version = |name: &Option<String>| name.as_deref().and_then(Version::parse);
    let last = desk.store.article(&record.article).and_then(|article| article.usual());
    let to = version(&record.to).or(last);
    let from = version(&record.from)
        .or_else(|| desk.store.article(&record.article)?.before(to?))
        .ok_or_else(|| desk.no_versions(record))?;
    let to = to.ok_or_else(|| desk.no_versions(record))?;
    let read = |version| {
        Ok::<_, Error>(to_engine(&record.article, &desk.store.read_version(&record.article, version)?))
    };
    Ok((read(from)?, read(to)?))
}

/// Slug, address and byline as words.
fn front_matter(slug: &str, front: &Front) -> Vec<(&'static str, String)> {
    let words = |text: &str| text.replace(['-', '_', '/'], " ");
    let last = |url: &str| url.trim_end_matches('/').rsplit('/').next().map(words).unwrap_or_default();
    [
        ("slug", Some(words(slug))),
        ("address", front.url.as_deref().map(last)),
        ("byline", front.byline.clone()),
    ]
    .into_iter()
    .filter_map(|(name, text)| Some((name, text?)))
    .collect()
}
