//! Articles: a folder with `v1.md`, `v2.md`, … and `draft.md`, or a single `<slug>.md`.

use super::error::{Cause, Error, Result};
use super::fields::{Document, Fields, Problem};
use super::files::Files;
use super::time;
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// How deep below the article folder articles are looked for.
const DEPTH: usize = 4;
const FENCE: &str = "+++";

/// One text of an article: numbers are compared as numbers, and the draft comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// `v1`, `v2`, …
    Number(u32),
    /// Not yet published.
    Draft,
}

impl Version {
    /// The version of that name: `v1` or `draft`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        if name == "draft" {
            return Some(Self::Draft);
        }
        let digits = name.strip_prefix('v')?;
        let plain = !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse().ok().filter(|_| plain).map(Self::Number)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => write!(f, "v{n}"),
            Self::Draft => write!(f, "draft"),
        }
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Where the versions of an article stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleFiles {
    /// The slug: its path below the article folder.
    pub slug: String,
    /// Its versions, the oldest first, with their files below the desk.
    pub versions: BTreeMap<Version, PathBuf>,
}

impl ArticleFiles {
    /// The highest version that has a number.
    #[must_use]
    pub fn newest(&self) -> Option<u32> {
        self.versions.keys().rev().find_map(|version| match version {
            Version::Number(n) => Some(*n),
            Version::Draft => None,
        })
    }

    /// The version that is worked on when none is named: the highest number, else the draft.
    #[must_use]
    pub fn usual(&self) -> Option<Version> {
        self.newest().map(Version::Number).or_else(|| self.versions.keys().next().copied())
    }

    /// The version before: of the draft, the highest number; of `v3`, the next lower one there is.
    #[must_use]
    pub fn before(&self, version: Version) -> Option<Version> {
        self.versions.range(..version).next_back().map(|(version, _)| *version)
    }
}

/// Every article below `folder`, by slug.
///
/// # Errors
/// Where the folder cannot be listed; that there is none is no error.
pub fn list(files: &dyn Files, folder: &Path) -> Result<BTreeMap<String, ArticleFiles>> {
    let mut found = BTreeMap::new();
    walk(files, folder, Path::new(""), DEPTH, &mut found)?;
    Ok(found)
}

fn walk(
    files: &dyn Files,
    top: &Path,
    below: &Path,
    depth: usize,
    found: &mut BTreeMap<String, ArticleFiles>,
) -> Result<()> {
    let folder = top.join(below);
    let entries = match files.list(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Error::io(&files.root().join(&folder), error)),
    };
    for entry in entries {
        if entry.name.starts_with('.') {
            continue;
        }
        let path = below.join(&entry.name);
        if entry.folder {
            if depth > 0 {
                walk(files, top, &path, depth - 1, found)?;
            }
            continue;
        }
        let Some(stem) = entry.name.strip_suffix(".md") else { continue };
        let here = (!below.as_os_str().is_empty()).then(|| Version::parse(stem)).flatten();
        let (slug, version) = match here {
            Some(version) => (below.to_owned(), version),
            None => (below.join(stem), Version::Number(1)),
        };
        let slug = slug.to_string_lossy().into_owned();
        let article =
            found.entry(slug.clone()).or_insert_with(|| ArticleFiles { slug, ..ArticleFiles::default() });
        // `<slug>.md` is v1 for ever, also where a folder of the same name has one.
        let file = top.join(&path);
        if here.is_some() {
            article.versions.entry(version).or_insert(file);
        } else {
            article.versions.insert(version, file);
        }
    }
    Ok(())
}

/// What the front matter of a version says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// The headline.
    pub title: Option<String>,
    /// When it was published; having it makes it published.
    pub published: Option<String>,
    /// When the story was written, where a later version was published much later: relative dates count from it.
    pub written: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The summary, or standfirst.
    pub summary: Option<String>,
    /// The part of the publication that it stands in: `news`, `sport`.
    pub section: Option<String>,
    /// The sources, as paths below the source folder.
    pub sources: Vec<String>,
    /// Where a version was brought in from.
    pub origin: Option<String>,
    /// Captions that stand outside the body.
    pub captions: Vec<String>,
}

impl Front {
    /// The day that its relative dates count from.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.written.as_deref().or(self.published.as_deref()).and_then(time::day)
    }
}

/// One version, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleText {
    /// The front matter.
    pub front: Front,
    /// The whole file, without a byte-order mark.
    pub whole: String,
    /// Where the body begins in `whole`.
    pub body_at: usize,
    /// What was skipped in the front matter.
    pub problems: Vec<Problem>,
    /// True where an importer found the article in a file of another format: its furniture is gone already.
    pub found: bool,
}

impl ArticleText {
    /// The body, after the front matter.
    #[must_use]
    pub fn body(&self) -> &str {
        self.whole.get(self.body_at..).unwrap_or_default()
    }

    /// How many lines of the file stand before the body.
    #[must_use]
    pub fn lines_before(&self) -> usize {
        self.whole.get(..self.body_at).unwrap_or_default().matches('\n').count()
    }

    /// Takes the bytes of an article apart; `path` is for messages.
    ///
    /// # Errors
    /// Where the bytes are not UTF-8, or the front matter is not closed or not TOML.
    pub fn read(path: &Path, bytes: Vec<u8>) -> Result<Self> {
        let mut whole = text(path, bytes)?;
        if whole.starts_with('\u{feff}') {
            whole.drain(..'\u{feff}'.len_utf8());
        }
        let Some((toml, body_at)) = fences(path, &whole)? else {
            return Ok(Self { whole, ..Self::default() });
        };
        let (front, problems) = read_front(path, &whole[toml])?;
        Ok(Self { front, whole, body_at, problems, found: false })
    }
}

/// The bytes of a file as text.
///
/// # Errors
/// Where they are not UTF-8.
pub fn text(path: &Path, bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|e| Error::new(path, Cause::NotUtf8(e.utf8_error().valid_up_to())))
}

/// Where the TOML between the fences stands, and where the body begins.
fn fences(path: &Path, whole: &str) -> Result<Option<(std::ops::Range<usize>, usize)>> {
    let mut at = 0;
    let mut from = None;
    for line in whole.split_inclusive('\n') {
        let fence = line.trim_end() == FENCE;
        match from {
            None if !fence => return Ok(None),
            None => from = Some(at + line.len()),
            Some(from) if fence => return Ok(Some((from..at, at + line.len()))),
            Some(_) => {}
        }
        at += line.len();
    }
    let message = "the front matter is not closed: expected a line +++".to_owned();
    let unclosed = Error::new(path, Cause::Syntax { line: 1, column: 1, message });
    from.map_or(Ok(None), |_| Err(unclosed))
}

fn read_front(path: &Path, toml: &str) -> Result<(Front, Vec<Problem>)> {
    let document = Document::new(path, toml, 1);
    let mut fields = Fields::new(&document, "", 0..0, document.table()?);
    let front = Front {
        title: fields.string("title"),
        published: fields.time("published"),
        written: fields.time("written"),
        byline: fields.string("byline"),
        url: fields.string("url"),
        summary: fields.string("summary"),
        section: fields.string("section"),
        sources: fields.strings("sources").unwrap_or_default(),
        origin: fields.string("origin"),
        captions: fields.strings("captions").unwrap_or_default(),
    };
    fields.done();
    Ok((front, document.problems()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::memory::Memory;

    #[test]
    fn versions_are_compared_as_numbers() {
        let files = Memory::default();
        for name in ["s/v2.md", "s/v10.md", "s/v1.md", "s/draft.md", "s/notes.md", "one.md", "one/v2.md"] {
            files.write(&Path::new("articles").join(name), b"x").unwrap();
        }
        let found = list(&files, Path::new("articles")).unwrap();
        let story = &found["s"];
        assert_eq!((story.newest(), story.usual()), (Some(10), Some(Version::Number(10))));
        assert_eq!(story.before(Version::Draft), Some(Version::Number(10)));
        assert_eq!(story.before(Version::Number(10)), Some(Version::Number(2)));
        assert_eq!(story.before(Version::Number(1)), None);
        let single = &found["one"].versions;
        assert_eq!(single[&Version::Number(1)], Path::new("articles/one.md"));
        assert_eq!(single.len(), 2);
    }

    #[test]
    fn only_plain_numbers_name_a_version() {
        assert_eq!(Version::parse("v12"), Some(Version::Number(12)));
        for name in ["v", "v01", "v0", "12", "v1a", "v+1", "Draft"] {
            assert_eq!(Version::parse(name), None, "{name}");
        }
    }

    #[test]
    fn the_body_begins_after_the_front_matter() {
        let bytes = "\u{feff}+++\r\ntitle = 'A'\r\npublished = 2017-06-30T10:00:00Z\r\n+++\r\nThe body.\r\n";
        let article = ArticleText::read(Path::new("v1.md"), bytes.into()).unwrap();
        assert_eq!(article.body(), "The body.\r\n");
        assert_eq!(article.front.title.as_deref(), Some("A"));
        assert_eq!(article.front.day().unwrap().to_string(), "2017-06-30");
        assert_eq!(article.problems, []);
    }

    #[test]
    fn broken_articles_say_where() {
        let error =
            |bytes: &[u8]| ArticleText::read(Path::new("v1.md"), bytes.to_vec()).unwrap_err().to_string();
        assert_eq!(error(b"abc\xff"), "v1.md: not UTF-8 (byte 3)");
        assert!(error(b"+++\ntitle = 'A'\n").contains("not closed"));
        assert!(error(b"+++\ntitle =\n+++\nx").starts_with("v1.md:2:8: "));
    }

    #[test]
    fn a_text_without_front_matter_is_all_body() {
        let article = ArticleText::read(Path::new("v1.md"), b"Body +++ here\n+++\n".to_vec()).unwrap();
        assert_eq!(article.body_at, 0);
    }
}
