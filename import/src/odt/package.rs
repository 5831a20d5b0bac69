//! The parts of an OpenDocument file.

use crate::archive::Archive;
use crate::xml::{Step, Xml};
use crate::{Limits, Refusal};

/// The part that holds the text or the sheets.
pub(crate) fn content(archive: &mut Archive<'_>) -> Result<Vec<u8>, Refusal> {
    check(archive)?;
    archive
        .read("content.xml")?
        .ok_or_else(|| Refusal::Broken("it has no text: the part content.xml is missing".into()))
}

/// Refuses what is encrypted: its parts are noise.
pub(crate) fn check(archive: &mut Archive<'_>) -> Result<(), Refusal> {
    let manifest = archive.read("META-INF/manifest.xml")?.unwrap_or_default();
    let mark = b"encryption-data";
    let encrypted = manifest.windows(mark.len()).any(|window| window == mark);
    if encrypted { Err(Refusal::Encrypted) } else { Ok(()) }
}

/// The title and the language that the file gives itself.
pub(crate) fn properties(
    archive: &mut Archive<'_>,
    limits: &Limits,
) -> Result<(Option<String>, Option<String>), Refusal> {
    let part = archive.read("meta.xml")?.unwrap_or_default();
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
