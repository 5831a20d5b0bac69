//! The published corrections as the exports take them.

use super::changes::recorded;
use super::check::to_engine;
use super::words::readings;
use super::{Desk, Error, Kind, Result};
use crate::export::{Item, Publisher};
use crate::store::{Correction, Version, time};

impl Desk {
    /// Who publishes.
    #[must_use]
    pub fn publisher(&self) -> Publisher {
        let name = self.config().publication.clone().unwrap_or_else(|| "Corrections".to_owned());
        Publisher { name, now: time::written(self.identity.now()) }
    }

    /// Every published correction, in the order of the log.
    #[must_use]
    pub fn published_corrections(&self) -> Vec<Item> {
        self.config()
            .corrections
            .iter()
            .filter_map(|record| self.item(record, record.notice.clone()?))
            .collect()
    }

    /// The corrections of an article, or the one with an id; their notices as published, or in another house style.
    ///
    /// # Errors
    /// As [`Desk::notices`]; where an article cannot be read.
    pub fn notice_items(&self, words: &str, style: Option<&str>) -> Result<Vec<Item>> {
        let notices = self.notices(words, style)?;
        let item = |notice: &super::Notice| {
            let record = self.config().correction(&notice.correction)?;
            self.item(record, notice.text.clone())
        };
        let read: Vec<Option<Item>> = notices.iter().map(item).collect();
        read.into_iter().collect::<Option<Vec<Item>>>().ok_or_else(|| {
            Error::new(Kind::NotFound, format!("{words}: the corrected article cannot be read"))
        })
    }

    /// The language of the desk's articles.
    fn language(&self) -> String {
        self.config().languages.first().cloned().unwrap_or_else(|| "en".to_owned())
    }

    /// The sentence of the old version that the record puts right; `None` where nothing was wrong in it.
    fn wrong_sentence(&self, record: &Correction) -> Option<String> {
        let from = record.from.as_deref().and_then(Version::parse)?;
        let old = self.store.read_version(&record.article, from).ok()?;
        let old = to_engine(&record.article, &old);
        let settings = self.engine_settings();
        let readings = readings(&old, &settings);
        let at = recorded(record, &readings).first()?.at;
        let reading = readings.iter().find(|reading| reading.place == at.place)?;
        let sentence = reading.sentence_at(at.span.start)?;
        Some(sentence.span.of(reading.text).trim().to_owned())
    }

    /// `None` where the article cannot be read any more.
    fn item(&self, record: &Correction, notice: String) -> Option<Item> {
        let parsed = record.to.as_deref().and_then(Version::parse);
        let article = self.store.article(&record.article)?;
        let version = parsed.filter(|version| article.versions.contains_key(version));
        let text = self.store.read_version(&record.article, version.or_else(|| article.usual())?).ok()?;
        let style = record.style.as_deref().and_then(|name| self.style(name).ok()).unwrap_or_default();
        let later =
            self.config().corrections.iter().find(|other| other.supersedes.as_ref() == Some(&record.id));
        Some(Item {
            id: record.id.clone(),
            article: record.article.clone(),
            title: text.front.title.clone().unwrap_or_else(|| record.article.clone()),
            body: text.body().to_owned(),
            language: self.language(),
            claim: self.wrong_sentence(record),
            further: record.further().map(|(w, r, _)| (w.to_owned(), r.to_owned())).collect(),
            url: text.front.url.clone(),
            article_published: text.front.written.clone().or_else(|| text.front.published.clone()),
            kind: record.kind.clone(),
            place: record.place.clone(),
            versions: (record.from.clone(), record.to.clone()),
            wrong: record.wrong.clone(),
            right: record.right.clone(),
            fact: record.fact.clone(),
            source: record.source.as_ref().map(|source| (source.id.clone(), source.locator.clone())),
            published: record.published.clone(),
            day: record.published.as_deref().and_then(time::day).map(|day| style.day(day)),
            notice,
            supersedes: record.supersedes.clone(),
            superseded_by: later.map(|other| other.id.clone()),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::desk::CorrectionRequest;
    use crate::desk::example::desk_of;
    use crate::store::memory::Memory;

    #[test]
    fn a_record_becomes_an_item_and_knows_what_took_its_place() {
        let mut desk = desk_of(&Memory::default(), "ann");
        let mut request = CorrectionRequest {
            slug: "s".into(),
            wrong: "43".into(),
            right: "34".into(),
            ..CorrectionRequest::default()
        };
        let first = desk.publish(&request, &desk.prepare(&request).unwrap()).unwrap().record;
        request = CorrectionRequest {
            wrong: "34".into(),
            right: "35".into(),
            supersedes: Some(first.id.clone()),
            reason: Some("the ministry corrected itself".into()),
            ..request
        };
        let second = desk.publish(&request, &desk.prepare(&request).unwrap()).unwrap().record;
        let items = desk.published_corrections();
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].superseded_by.as_ref(), Some(&second.id));
        assert_eq!(items[1].supersedes.as_ref(), Some(&first.id));
        assert_eq!((items[0].title.as_str(), items[0].wrong.as_str()), ("Grades", "43"));
        assert_eq!(items[0].day.as_deref(), Some("1 July 2017"));
        assert_eq!(items[0].article_published.as_deref(), Some("2017-06-29T08:00:00Z"));
        assert_eq!(desk.lives()[&first.id].state, crate::desk::State::Superseded);
        let guardian = desk.notice_items(&first.id, Some("guardian")).unwrap();
        assert!(guardian[0].notice.starts_with("This article was amended on 1 July 2017."), "{guardian:?}");
    }
}
