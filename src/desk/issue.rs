//! `publish SLUG`: the draft of an article becomes its next version.

use super::correct::sum;
use super::publish::{Shape, new_file};
use super::{CheckOptions, Desk, Error, Kind, Result};
use crate::store::{NewEvent, Publication, Version};
use copydesk_engine::Level;
use copydesk_engine::notice::{NoticeKind, Style};
use serde::Serialize;
use serde_json::json;
use std::path::PathBuf;

/// A version that was published from a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Issued {
    /// The article.
    pub article: String,
    /// The new version.
    pub version: Version,
    /// Its file, below the desk.
    pub path: PathBuf,
    /// The hash of the event that published it.
    pub event: String,
}

impl Desk {
    /// Publishes the draft of an article as its next version; the draft's file is taken away with it.
    ///
    /// # Errors
    /// Where there is no draft; where it has an error and no reason is given; where nothing may be written.
    pub fn publish_draft(&mut self, slug: &str, reason: Option<&str>) -> Result<Issued> {
        let turn = self.store.begin(&self.identity.author())?;
        let slug = slug.strip_suffix("@draft").unwrap_or(slug);
        let article = self.store.article(slug).ok_or_else(|| {
            Error::new(
                Kind::NotFound,
                format!("{slug}: there is no such article, and no approved correction"),
            )
        })?;
        let Some(file) = article.versions.get(&Version::Draft).cloned() else {
            let message = format!("{slug}: there is no draft to publish");
            return Err(Error::new(Kind::NotFound, message)
                .hint("a published version is never rewritten: `copydesk correct` makes the next one"));
        };
        let checked = self.check_version(slug, Version::Draft, &CheckOptions::default())?;
        let errors: Vec<String> = checked
            .findings
            .iter()
            .filter(|finding| finding.level == Level::Error)
            .map(|finding| format!("{}: {}", finding.rule.name(), finding.message))
            .collect();
        if let (Some(first), None) = (errors.first(), reason) {
            let message = format!("{slug}@draft has {} error(s); {first}", errors.len());
            return Err(Error::new(Kind::Refused, message)
                .hint("put it right, or publish all the same with --override REASON, which is kept"));
        }
        let draft = self.store.read_version(slug, Version::Draft)?;
        let same = super::check::to_engine(slug, &draft);
        let shape = Shape { kind: NoticeKind::Update, style: &Style::default(), severity: None };
        let text = new_file(&draft, &same, "", &self.written(self.identity.now()), &shape);
        let version = self.next_version(slug);
        let path = self.store.path_of_version(slug, version);
        let mut data = json!({"draft_sha256": sum(&draft.whole), "sha256": sum(&text)});
        if let Some(reason) = reason {
            data["override"] = reason.into();
            data["errors"] = json!(errors);
        }
        let event = NewEvent {
            event: "article.published".to_owned(),
            article: Some(slug.to_owned()),
            version: Some(version.to_string()),
            data,
            ..NewEvent::default()
        };
        let publication = Publication {
            version: Some((path.clone(), text)),
            removed: Some((file, sum(&draft.whole))),
            events: vec![event],
            ..Publication::default()
        };
        let slug = slug.to_owned();
        let events = self.store.finish(turn, publication)?;
        let event = events.last().map(|event| event.hash.clone()).unwrap_or_default();
        Ok(Issued { article: slug, version, path, event })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::example::desk_of;
    use crate::store::Files;
    use crate::store::memory::Memory;
    use std::path::Path;

    const DRAFT: &str =
        "+++\ntitle = 'Grades, again'\nsources = ['report.txt']\n+++\nIt employed 34 people.\n";

    fn desk(draft: &str) -> (Memory, Desk) {
        let files = Memory::default();
        drop(desk_of(&files, "ann"));
        files.write(Path::new("articles/t/draft.md"), draft.as_bytes()).unwrap();
        let desk = desk_of(&files, "ann");
        (files, desk)
    }

    #[test]
    fn a_draft_becomes_the_next_version() {
        let (files, mut desk) = desk(DRAFT);
        let issued = desk.publish_draft("t", None).unwrap();
        assert_eq!(issued.version, Version::Number(1));
        assert!(files.read(Path::new("articles/t/draft.md")).is_err());
        let text = desk.store.read_version("t", Version::Number(1)).unwrap();
        assert_eq!(text.body(), "It employed 34 people.\n");
        assert_eq!(text.front.published.as_deref(), Some("2017-07-01T10:00:00Z"));
        assert_eq!(text.front.title.as_deref(), Some("Grades, again"));
        assert_eq!(desk.events_of("t").last().unwrap().event, "article.published");
        assert_eq!(desk.publish_draft("t", None).unwrap_err().kind, Kind::NotFound);
        assert_eq!(desk.publish_draft("nothing", None).unwrap_err().kind, Kind::NotFound);
    }

    #[test]
    fn a_draft_with_an_error_needs_a_reason() {
        let (files, mut desk) = desk(&DRAFT.replace("34", "43"));
        let before = files.tree();
        let error = desk.publish_draft("t", None).unwrap_err();
        assert!(error.kind == Kind::Refused && error.message.contains("source/"), "{error}");
        assert_eq!(files.tree(), before);
        desk.publish_draft("t", Some("the ministry says so")).unwrap();
        let event = desk.events_of("t").pop().unwrap();
        assert_eq!(event.data_str("override"), Some("the ministry says so"));
    }
}
