//! House styles: those that are compiled in, and the desk's own by file name.

use super::{Desk, Error, Kind, Result};
use crate::store::{Cause, Error as StoreError, article};
use copydesk_engine::notice::Style;
use std::path::Path;

impl Desk {
    /// The house style of that name: the desk's own before the one compiled in.
    ///
    /// # Errors
    /// Where there is none of that name, or its file cannot be read.
    pub fn style(&self, name: &str) -> Result<Style> {
        let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if plain && let Some(style) = self.own_style(name)? {
            return Ok(style);
        }
        compiled_in(name)?.ok_or_else(|| {
            let message = format!("there is no house style {name:?}");
            Error::new(Kind::NotFound, message).hint(format!("there is {}", self.style_names().join(", ")))
        })
    }

    /// The names of all house styles there are.
    #[must_use]
    pub fn style_names(&self) -> Vec<String> {
        let mut names: Vec<String> = COMPILED_IN.iter().map(|(name, _)| (*name).to_owned()).collect();
        let entries = self.store.files().list(Path::new(&self.config().styles)).unwrap_or_default();
        names.extend(entries.iter().filter_map(|entry| entry.name.strip_suffix(".toml").map(str::to_owned)));
        names.sort();
        names.dedup();
        names
    }

    fn own_style(&self, name: &str) -> Result<Option<Style>> {
        let path = Path::new(&self.config().styles).join(format!("{name}.toml"));
        let at = self.root().join(&path);
        let bytes = match self.store.files().read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoreError::io(&at, error).into()),
        };
        let text = article::text(&at, bytes)?;
        Ok(Some(read(&at, &text, name)?))
    }
}

/// The names of the styles that every desk has.
pub fn compiled_in_names() -> impl Iterator<Item = &'static str> {
    COMPILED_IN.iter().map(|(name, _)| *name)
}

/// The styles that every desk has, by name.
const COMPILED_IN: &[(&str, &str)] = &[
    ("ap", include_str!("../../styles/ap.toml")),
    ("bbc", include_str!("../../styles/bbc.toml")),
    ("guardian", include_str!("../../styles/guardian.toml")),
    ("nyt", include_str!("../../styles/nyt.toml")),
    ("plain", include_str!("../../styles/plain.toml")),
    ("reuters", include_str!("../../styles/reuters.toml")),
    ("washington-post", include_str!("../../styles/washington-post.toml")),
];

/// The house style of that name that every desk has; `None` where there is none.
///
/// # Errors
/// Where its file cannot be read.
pub fn compiled_in(name: &str) -> Result<Option<Style>> {
    let found = COMPILED_IN.iter().find(|(known, _)| *known == name);
    found.map(|(name, text)| read(Path::new(name), text, name)).transpose()
}

fn read(path: &Path, text: &str, name: &str) -> Result<Style> {
    let read: std::result::Result<Style, _> = toml::from_str(text);
    let mut style = read.map_err(|error| {
        let (line, column) = crate::store::fields::position(text, error.span().map_or(0, |span| span.start));
        let message = error.message().trim().replace('\n', ", ");
        StoreError::new(path, Cause::Syntax { line, column, message })
    })?;
    name.clone_into(&mut style.name);
    if let Some((at, what)) = style.faults().into_iter().next() {
        return Err(StoreError::new(path, Cause::Invalid(format!("{at}: {what}"))).into());
    }
    Ok(style)
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_engine::notice::{Draft as Wording, DraftFact, NoticeKind, draft};

    #[test]
    fn every_style_that_is_compiled_in_can_be_read() {
        for (name, _) in COMPILED_IN {
            assert_eq!(compiled_in(name).unwrap().unwrap().name, *name);
        }
        assert!(compiled_in("no-such-house").unwrap().is_none());
    }

    #[test]
    fn every_style_words_every_kind() {
        let words = |text: &str| text.to_owned();
        let fact = |fact: &str, wrong: &str, right: &str| DraftFact {
            wrong: words(wrong),
            right: words(right),
            old_sentence: format!("The mill at Orm shut in {wrong}."),
            new_sentence: format!("The mill at Orm shut in {right}."),
            subject: String::new(),
            fact: words(fact),
            ..DraftFact::default()
        };
        let mut all = String::new();
        for (name, _) in COMPILED_IN {
            let style = compiled_in(name).unwrap().unwrap();
            for kind in NoticeKind::ALL {
                let facts = match kind {
                    NoticeKind::EditorsNote | NoticeKind::Retraction | NoticeKind::Refile => Vec::new(),
                    _ => vec![fact("date", "2012", "2013"), fact("place", "Ansty", "Astley")],
                };
                let wording = Wording {
                    kind: Some(kind),
                    facts,
                    note: words("the photograph showed another mill"),
                    corrected: Some(jiff::civil::date(2024, 9, 3)),
                    ..Wording::default()
                };
                let text = draft(&wording, &style);
                assert!(
                    text.ends_with(['.', ')', '”']) && !text.contains(['{', '[']),
                    "{name} {}: {text}",
                    kind.name()
                );
                assert!(kind != NoticeKind::Correction || text.contains("2013"), "{name}: {text}");
                all.push_str(&format!("{name} {}: {text}\n", kind.name()));
            }
        }
        for expected in [
            "ap correction: This story has been corrected to show that the mill at Orm shut in 2013, not 2012.",
            "reuters correction: (Corrects to show that the mill at Orm shut in 2013, not 2012)",
            "nyt correction: Correction, Sept. 3, 2024: An earlier version of this article said incorrectly that the mill at Orm \
             shut in 2012. The mill at Orm shut in 2013.",
            "guardian correction: This article was amended on 3 September 2024. An earlier version said that the mill at Orm shut \
             in 2012; in fact the mill at Orm shut in 2013.",
            "bbc correction: Correction 3 September 2024: In an earlier version of this article we said that the mill at Orm shut \
             in 2012. In fact, the mill at Orm shut in 2013.",
        ] {
            assert!(all.contains(expected), "{expected}\n{all}");
        }
    }
}
