//! Which parts of the archive are what.

use crate::archive::Archive;
use crate::xml::{Step, Xml};
use crate::{Limits, Refusal};

/// The names of the parts.
pub(super) struct Parts {
    pub main: String,
    pub styles: String,
    pub numbering: String,
    pub footnotes: String,
    pub endnotes: String,
    pub comments: String,
    pub core: String,
}

/// Follows the relations from the archive to its text, and from the text to its helpers; the usual names otherwise.
pub(super) fn parts(archive: &mut Archive<'_>, limits: &Limits) -> Result<Parts, Refusal> {
    let top = relations(archive.read("_rels/.rels")?, limits)?;
    let main = target(&top, "officeDocument", "").unwrap_or_else(|| "word/document.xml".into());
    let (folder, file) = main.rsplit_once('/').map_or(("", main.as_str()), |(folder, file)| (folder, file));
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let own = relations(archive.read(&format!("{prefix}_rels/{file}.rels"))?, limits)?;
    let part = |kind: &str| target(&own, kind, &prefix).unwrap_or_else(|| format!("{prefix}{kind}.xml"));
    Ok(Parts {
        styles: part("styles"),
        numbering: part("numbering"),
        footnotes: part("footnotes"),
        endnotes: part("endnotes"),
        comments: part("comments"),
        core: target(&top, "core-properties", "").unwrap_or_else(|| "docProps/core.xml".into()),
        main,
    })
}

/// A relation: the last word of its type, and what it points to.
type Relation = (String, String);

fn relations(part: Option<Vec<u8>>, limits: &Limits) -> Result<Vec<Relation>, Refusal> {
    let part = part.unwrap_or_default();
    let mut xml = Xml::new(part.as_slice(), limits);
    let mut found = Vec::new();
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name == "Relationship" && tag.get("TargetMode") != Some("External") => {
                let kind = tag.get("Type").and_then(|kind| kind.rsplit('/').next()).unwrap_or_default();
                found.push((kind.to_owned(), tag.get("Target").unwrap_or_default().to_owned()));
            }
            Step::End => return Ok(found),
            _ => {}
        }
    }
}

fn target(relations: &[Relation], kind: &str, prefix: &str) -> Option<String> {
    let (_, target) = relations.iter().find(|(known, _)| known == kind)?;
    Some(target.strip_prefix('/').map_or_else(|| format!("{prefix}{target}"), str::to_owned))
}

/// The title and the language that the document gives itself.
pub(super) fn properties(
    part: Option<Vec<u8>>,
    limits: &Limits,
) -> Result<(Option<String>, Option<String>), Refusal> {
    let part = part.unwrap_or_default();
    let mut xml = Xml::new(part.as_slice(), limits);
    let (mut title, mut language) = (String::new(), String::new());
    let mut inside = String::new();
    loop {
        match xml.step()? {
            Step::Open(tag) => inside = tag.name,
            Step::Close(_) => inside.clear(),
            Step::Text(words) if inside == "title" => title.push_str(&words),
            Step::Text(words) if inside == "language" => language.push_str(&words),
            Step::Text(_) => {}
            Step::End => break,
        }
    }
    let some = |words: String| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    Ok((some(title), some(language)))
}
