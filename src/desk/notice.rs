//! `notice`: the notices of published corrections, as published or in another house style.

use super::{Desk, Error, Kind, Result};
use crate::store::{Correction, Version, time};
use copydesk_engine::notice::{Draft, DraftFact, NoticeKind, draft, sentence_alone, subject};
use copydesk_engine::{Place, Reading, Span};
use serde::Serialize;

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// The id of its record.
    pub correction: String,
    /// The house style that it is worded in.
    pub style: String,
    /// `correction`, `clarification`, …
    pub kind: String,
    /// The notice.
    pub text: String,
}

impl Desk {
    /// The notices of one correction by its id, or of all of an article; as they were published, or worded in the
    /// house style asked for.
    ///
    /// # Errors
    /// Where there is no such correction, article or style.
    pub fn notices(&self, words: &str, style: Option<&str>) -> Result<Vec<Notice>> {
        self.records(words)?.into_iter().map(|record| self.notice(record, style)).collect()
    }

    fn notice(&self, record: &Correction, style: Option<&str>) -> Result<Notice> {
        let own = record.style.as_deref().unwrap_or(&self.config().style);
        let text = match (&record.notice, style) {
            (Some(notice), None) => notice.clone(),
            (Some(notice), Some(style)) if style == own => notice.clone(),
            (_, style) => self.worded(record, style.unwrap_or(own))?,
        };
        let style = style.unwrap_or(own).to_owned();
        Ok(Notice { correction: record.id.clone(), style, kind: record.kind.clone(), text })
    }

    fn worded(&self, record: &Correction, style: &str) -> Result<String> {
        let style = self.style(style)?;
        let kind = NoticeKind::from_name(&record.kind).ok_or_else(|| {
            Error::new(Kind::Invalid, format!("{}: there is no kind {:?}", record.id, record.kind))
        })?;
        let read = |name: &Option<String>| {
            let version = name.as_deref().and_then(Version::parse)?;
            self.store.read_version(&record.article, version).ok()
        };
        let (old, new) = (read(&record.from), read(&record.to));
        let body = |text: &Option<crate::store::ArticleText>| text.as_ref().map(|t| t.body().to_owned());
        let (old_body, new_body) = (body(&old), body(&new));
        let settings = self.engine_settings();
        let day = |text: &Option<String>| text.as_deref().and_then(time::day);
        let reading = |text: &Option<String>| {
            let text = text.clone().unwrap_or_default();
            (text.find(&record.wrong), text.find(&record.right), text)
        };
        let ((wrong_at, _, old_text), (_, right_at, new_text)) = (reading(&old_body), reading(&new_body));
        let (old_read, new_read) = (
            Reading::new(&old_text, Place::Body, None, &settings),
            Reading::new(&new_text, Place::Body, None, &settings),
        );
        let sentence = |reading: &Reading<'_>, at: Option<usize>| {
            at.map(|at| sentence_alone(reading, at)).unwrap_or_default()
        };
        let span = wrong_at.map(|at| Span::new(at, at + record.wrong.len()));
        let wording = Draft {
            kind: Some(kind),
            facts: vec![DraftFact {
                wrong: record.wrong.clone(),
                right: record.right.clone(),
                old_sentence: sentence(&old_read, wrong_at),
                new_sentence: sentence(&new_read, right_at),
                subject: span.map(|span| subject(&old_read, span, &record.right)).unwrap_or_default(),
                fact: record.fact.clone().unwrap_or_default(),
            }],
            place: record.place.clone(),
            corrected: day(&record.fixed).or_else(|| day(&record.published)),
            published: old.as_ref().and_then(|text| text.front.day()),
            supersedes: record.supersedes.is_some(),
            text: new_text.clone(),
            ..Draft::default()
        };
        Ok(draft(&wording, &style))
    }
}
