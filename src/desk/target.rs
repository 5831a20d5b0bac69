//! What a face is asked to work on: `slug`, `slug@v1`, `slug@draft`, or a path.

use super::{Desk, Error, Kind, Result};
use crate::store::Version;
use std::path::{Path, PathBuf};

/// A version of an article of the desk, or a file outside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A version of an article.
    Version {
        /// The slug.
        slug: String,
        /// Which one.
        version: Version,
    },
    /// A file that is no version of an article of the desk.
    File(PathBuf),
}

impl Desk {
    /// Finds what `words` name. A bare slug means its highest published version, else its draft.
    ///
    /// # Errors
    /// Where there is no such article, version or file.
    pub fn target(&self, words: &str) -> Result<Target> {
        let (slug, version) = match words.rsplit_once('@') {
            Some((slug, version)) => (slug, Some(version)),
            None => (words, None),
        };
        if let Some(article) = self.store.article(slug) {
            let wanted = match version {
                None => article.usual(),
                Some(name) => Version::parse(name).filter(|version| article.versions.contains_key(version)),
            };
            let there: Vec<String> = article.versions.keys().map(ToString::to_string).collect();
            let missing = || {
                let name = version.unwrap_or_default();
                Error::new(Kind::NotFound, format!("{slug}: there is no version {name:?}"))
                    .hint(format!("there is {}", there.join(", ")))
            };
            let version = wanted.ok_or_else(missing)?;
            return Ok(Target::Version { slug: slug.to_owned(), version });
        }
        let path = Path::new(words);
        if path.is_file() {
            return Ok(self.version_at(path).unwrap_or_else(|| Target::File(path.to_owned())));
        }
        let message = format!("{words}: there is no such article, and no such file");
        Err(Error::new(Kind::NotFound, message).hint(self.nearest(slug)))
    }

    /// A version of an article that `words` name; a file outside the desk is an error.
    ///
    /// # Errors
    /// As [`Desk::target`].
    pub fn version_target(&self, words: &str) -> Result<(String, Version)> {
        match self.target(words)? {
            Target::Version { slug, version } => Ok((slug, version)),
            Target::File(path) => {
                let message = format!("{}: this file is no article of the desk", path.display());
                Err(Error::new(Kind::NotFound, message).at(&path))
            }
        }
    }

    fn version_at(&self, path: &Path) -> Option<Target> {
        let root = self.root().canonicalize().ok()?;
        let below = path.canonicalize().ok()?.strip_prefix(root).ok()?.to_owned();
        self.store.articles.values().find_map(|article| {
            let (version, _) = article.versions.iter().find(|(_, file)| **file == below)?;
            Some(Target::Version { slug: article.slug.clone(), version: *version })
        })
    }

    /// A hint: the slug that is spelled most alike, or where the articles are.
    fn nearest(&self, slug: &str) -> String {
        let near = |known: &&String| similar::TextDiff::from_chars(slug, known.as_str()).ratio();
        let best = self.store.articles.keys().max_by(|a, b| near(a).total_cmp(&near(b)));
        match best {
            Some(known) if near(&known) > 0.6 => format!("did you mean {known}?"),
            _ => format!("articles stand in {}", self.root().join(&self.config().articles).display()),
        }
    }
}
