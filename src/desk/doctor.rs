//! `doctor`: everything about a desk that was skipped or cannot be read.

use super::{Desk, Error};
use crate::store::{Problem, journal};
use serde::Serialize;
use std::path::PathBuf;

/// One thing that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Complaint {
    /// The file.
    pub path: PathBuf,
    /// From 1; 0 where it is about the whole file.
    pub line: usize,
    /// From 1; 0 where it is about the whole file.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl From<Problem> for Complaint {
    fn from(problem: Problem) -> Self {
        let Problem { path, line, column, message } = problem;
        Self { path, line, column, message }
    }
}

impl From<Error> for Complaint {
    fn from(error: Error) -> Self {
        Self { path: error.path.unwrap_or_default(), line: 0, column: 0, message: error.message }
    }
}

impl Desk {
    /// Everything that was skipped or cannot be read, by file.
    #[must_use]
    pub fn complaints(&self) -> Vec<Complaint> {
        let mut found: Vec<Complaint> = self.problems().iter().cloned().map(Complaint::from).collect();
        for article in self.store.articles.values() {
            for version in article.versions.keys() {
                match self.store.read_version(&article.slug, *version) {
                    Ok(text) => {
                        found.extend(text.problems.iter().cloned().map(Complaint::from));
                        found.extend(self.sources_of(&text).1.into_iter().map(Complaint::from));
                    }
                    Err(error) => found.push(Error::from(error).into()),
                }
            }
        }
        for id in self.store.source_ids().unwrap_or_default() {
            match self.store.read_source(&id) {
                Ok(source) => {
                    self.look_at_original(&source, &mut found);
                    found.extend(source.problems.into_iter().map(Complaint::from));
                }
                Err(error) => found.push(Error::from(error).into()),
            }
        }
        for record in &self.config().corrections {
            if self.store.article(&record.article).is_none() {
                let message = format!(
                    "the correction {} names an article that there is not: {}",
                    record.id, record.article
                );
                found.push(Complaint {
                    path: self.root().join("corrections.toml"),
                    line: 0,
                    column: 0,
                    message,
                });
            }
        }
        self.look_at_history(&mut found);
        found.sort();
        found.dedup();
        found
    }

    fn look_at_history(&self, found: &mut Vec<Complaint>) {
        let whole = |path: PathBuf, message: String| Complaint { path, line: 0, column: 0, message };
        for chain in self.store.log.chains.values() {
            let path = self.root().join(crate::store::log::file_of(&chain.writer));
            if let Some(torn) = &chain.torn {
                let bytes = torn.len();
                found.push(whole(path, format!("the last line was cut off by a crash ({bytes} bytes): it is put aside when this writer writes again")));
            }
        }
        for breach in self.breaches() {
            let (path, line) = (self.root().join(breach.path), breach.line.unwrap_or(0));
            found.push(Complaint { path, line, column: 0, message: breach.message });
        }
        if journal::is_pending(self.store.files()) {
            let path = self.root().join(journal::JOURNAL);
            found.push(whole(
                path,
                "a change was cut off by a crash: it is finished when the desk is next opened for writing"
                    .to_owned(),
            ));
        }
    }
}
