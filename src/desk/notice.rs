//! `notice`: the notices of published corrections, as published or in another house style.

use super::changes::{fix, recorded};
use super::check::to_engine;
use super::wording::Ground;
use super::words::readings;
use super::{Desk, Error, Kind, Result};
use crate::store::{Correction, Version, time};
use copydesk_engine::notice::{NoticeKind, draft};
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
        let (old, new) = (read(&record.from).unwrap_or_default(), read(&record.to).unwrap_or_default());
        let articles = (to_engine(&record.article, &old), to_engine(&record.article, &new));
        let changes = recorded(record, &readings(&articles.0, &self.engine_settings()));
        // The new version may carry more notices and a tag in its headline: what was put right is worked out anew.
        let (fixed, spans) = fix(&articles.0, &changes);
        let day = |text: &Option<String>| text.as_deref().and_then(time::day);
        let moment = |text: &Option<String>| text.as_deref().and_then(time::moment);
        let wording = self.wording(&Ground {
            kind,
            articles: (&articles.0, &fixed),
            changes: &changes,
            spans: &spans,
            old: &old,
            fixed: moment(&record.fixed).or_else(|| moment(&record.published)),
            late: record.late_reason.clone().map(|reason| (day(&record.found), reason)),
            cause: record.cause.clone(),
            note: record.note.clone(),
            supersedes: record.supersedes.is_some(),
            sensitive: record.sensitive,
        });
        Ok(draft(&wording, &style))
    }
}
