//! What a book says of itself: title, author, chapters in order.

use std::collections::HashMap;

use crate::archive::Archive;
use crate::xml::{Step, Tag, Xml};
use crate::{Limits, Refusal};

/// A book before its chapters are read.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub title: Option<String>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    pub language: Option<String>,
    pub published: Option<String>,
    /// Names of parts.
    pub chapters: Vec<String>,
    pub warnings: Vec<String>,
}

/// A part that the book lists.
struct Item {
    id: String,
    part: String,
    is_text: bool,
    is_contents: bool,
}

/// Refuses a book whose chapters are encrypted; fonts may be, they are not read.
pub(super) fn check(archive: &mut Archive<'_>) -> Result<(), Refusal> {
    let listed = archive.read("META-INF/encryption.xml")?.unwrap_or_default();
    let listed = String::from_utf8_lossy(&listed).to_lowercase();
    let chapters = [".xhtml\"", ".html\"", ".htm\"", ".xml\"", ".opf\""];
    if archive.has("META-INF/rights.xml") || chapters.iter().any(|ending| listed.contains(ending)) {
        return Err(Refusal::Encrypted);
    }
    Ok(())
}

pub(super) fn book(archive: &mut Archive<'_>, limits: &Limits) -> Result<Book, Refusal> {
    let name = root(archive, limits)?;
    let Some(part) = archive.read(&name)? else {
        return Err(Refusal::Broken(format!("the list of its chapters is missing ({name})")));
    };
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut xml = Xml::new(part.as_slice(), limits);
    let mut book = Book::default();
    let (mut items, mut spine): (Vec<Item>, Vec<String>) = (Vec::new(), Vec::new());
    let mut inside = String::new();
    loop {
        match xml.step()? {
            Step::Open(tag) => {
                match tag.name.as_str() {
                    "item" => items.push(item(&tag, folder)),
                    "itemref" => spine.extend(tag.get("idref").map(str::to_owned)),
                    _ => {}
                }
                inside = tag.name;
            }
            Step::Close(_) => inside.clear(),
            Step::Text(words) => said(&mut book, &inside, &words),
            Step::End => break,
        }
    }
    book.warnings = xml.warnings("the list of chapters");
    let by_id: HashMap<&str, &Item> = items.iter().map(|item| (item.id.as_str(), item)).collect();
    let chapters =
        spine.iter().filter_map(|id| by_id.get(id.as_str())).filter(|item| item.is_text && !item.is_contents);
    book.chapters = chapters.map(|item| item.part.clone()).collect();
    if book.chapters.is_empty() {
        book.chapters =
            items.iter().filter(|item| item.is_text && !item.is_contents).map(|i| i.part.clone()).collect();
        if book.chapters.is_empty() {
            return Err(Refusal::Broken("it lists no chapters".into()));
        }
        book.warnings.push(
            "the book does not say in which order its chapters are read; they stand as they are listed"
                .into(),
        );
    }
    Ok(book)
}

/// The part that lists the chapters.
fn root(archive: &mut Archive<'_>, limits: &Limits) -> Result<String, Refusal> {
    let part = archive.read("META-INF/container.xml")?.unwrap_or_default();
    let mut xml = Xml::new(part.as_slice(), limits);
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name == "rootfile" => {
                return Ok(resolved("", tag.get("full-path").unwrap_or_default()));
            }
            Step::End => break,
            _ => {}
        }
    }
    let listed = archive.names().iter().find(|name| name.ends_with(".opf")).cloned();
    listed.ok_or_else(|| Refusal::Broken("the list of its chapters is missing".into()))
}

fn item(tag: &Tag, folder: &str) -> Item {
    let text = |name: &str| tag.get(name).unwrap_or_default();
    let kind = text("media-type");
    Item {
        id: text("id").to_owned(),
        part: resolved(folder, text("href")),
        is_text: kind.contains("html") || kind.contains("dtbook"),
        is_contents: text("properties").split_whitespace().any(|word| word == "nav"),
    }
}

fn said(book: &mut Book, element: &str, words: &str) {
    let words = words.trim();
    if words.is_empty() {
        return;
    }
    let slot = match element {
        "title" => &mut book.title,
        "creator" => &mut book.author,
        "publisher" => &mut book.publisher,
        "language" => &mut book.language,
        "date" => &mut book.published,
        _ => return,
    };
    match slot {
        Some(known) if element == "creator" => *known = format!("{known}, {words}"),
        Some(_) => {}
        None => *slot = Some(words.to_owned()),
    }
}

/// An address in the book as a name in the archive: no fragment, no `%20`, no way out through `..`.
fn resolved(folder: &str, address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let address = unescaped(address);
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in address.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn unescaped(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match code.filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_names_of_parts() {
        for (folder, address, name) in [
            ("OEBPS", "text/a%20b.xhtml#x", "OEBPS/text/a b.xhtml"),
            ("OEBPS/x", "../c.xhtml", "OEBPS/c.xhtml"),
            ("", "../../etc/hosts", "etc/hosts"),
            ("a", "b%2", "a/b%2"),
            ("", "%C3%A9.xhtml", "é.xhtml"),
        ] {
            assert_eq!(resolved(folder, address), name);
        }
    }
}
