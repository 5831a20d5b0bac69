//! A reading as JSON, for the pipe between the program and the child that reads a stranger's file.

use crate::{Aside, AsideKind, Document, Kind, Read, Refusal};
use copydesk_engine::{Locator, Span};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
enum Wire {
    #[serde(rename = "read")]
    Read { kind: String, documents: Vec<WireDocument> },
    #[serde(rename = "refused")]
    Refused { why: String, what: String },
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct WireDocument {
    text: String,
    places: Vec<WirePlace>,
    title: Option<String>,
    summary: Option<String>,
    byline: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    language: Option<String>,
    published: Option<String>,
    captions: Vec<String>,
    asides: Vec<(String, String, Option<usize>)>,
    warnings: Vec<String>,
    importer: String,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct WirePlace {
    s: usize,
    e: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
}

const KINDS: &[(AsideKind, &str)] = &[
    (AsideKind::Comment, "comment"),
    (AsideKind::Footnote, "footnote"),
    (AsideKind::Notice, "notice"),
    (AsideKind::Quoted, "quoted"),
    (AsideKind::Deleted, "deleted"),
    (AsideKind::Inserted, "inserted"),
];

impl AsideKind {
    /// Its name in files: `footnote`.
    #[must_use]
    pub fn name(self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or("comment", |(_, name)| name)
    }

    fn named(name: &str) -> Option<Self> {
        KINDS.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
    }
}

/// A reading, or why there is none, as one JSON text.
#[must_use]
pub fn to_json(read: Result<Read, Refusal>) -> Vec<u8> {
    let wire = match read {
        Ok(read) => Wire::Read {
            kind: read.kind.name().to_owned(),
            documents: read.documents.into_iter().map(to_wire).collect(),
        },
        Err(refusal) => {
            let (why, what) = named(refusal);
            Wire::Refused { why: why.to_owned(), what }
        }
    };
    serde_json::to_vec(&wire).unwrap_or_default()
}

/// The reading in a JSON text; nothing in it is taken on trust: spans that do not fit the text are dropped.
///
/// # Errors
/// The refusal that it holds, or that it is none of ours.
pub fn from_json(bytes: &[u8]) -> Result<Read, Refusal> {
    let torn = || Refusal::Broken("its reader stopped in the middle".to_owned());
    match serde_json::from_slice(bytes).map_err(|_| torn())? {
        Wire::Read { kind, documents } => {
            let kind = Kind::named(&kind).ok_or_else(torn)?;
            let documents: Vec<Document> = documents.into_iter().map(from_wire).collect();
            if documents.is_empty() && kind != Kind::Zip { Err(torn()) } else { Ok(Read { kind, documents }) }
        }
        Wire::Refused { why, what } => Err(refusal(&why, what)),
    }
}

fn named(refusal: Refusal) -> (&'static str, String) {
    match refusal {
        Refusal::Empty => ("empty", String::new()),
        Refusal::Encrypted => ("encrypted", String::new()),
        Refusal::TooLarge(what) => ("too-large", what),
        Refusal::Unknown(what) => ("unknown", what),
        Refusal::Broken(what) => ("broken", what),
        Refusal::NoText(what) => ("no-text", what),
    }
}

fn refusal(why: &str, what: String) -> Refusal {
    match why {
        "empty" => Refusal::Empty,
        "encrypted" => Refusal::Encrypted,
        "too-large" => Refusal::TooLarge(what),
        "unknown" => Refusal::Unknown(what),
        "no-text" => Refusal::NoText(what),
        _ => Refusal::Broken(what),
    }
}

fn to_wire(document: Document) -> WireDocument {
    let place = |(span, locator): (Span, Locator)| {
        let Locator { page, sheet, cell, line, time, heading } = locator;
        WirePlace { s: span.start, e: span.end, page, sheet, cell, line, time, heading }
    };
    WireDocument {
        text: document.text,
        places: document.locators.into_iter().map(place).collect(),
        title: document.title,
        summary: document.summary,
        byline: document.byline,
        publisher: document.publisher,
        url: document.url,
        language: document.language,
        published: document.published,
        captions: document.captions,
        asides: document.asides.into_iter().map(|a| (a.kind.name().to_owned(), a.text, a.at)).collect(),
        warnings: document.warnings,
        importer: document.importer,
    }
}

fn from_wire(wire: WireDocument) -> Document {
    let place = |place: WirePlace| {
        let WirePlace { s, e, page, sheet, cell, line, time, heading } = place;
        (Span::new(s, e), Locator { page, sheet, cell, line, time, heading })
    };
    let fits = |span: Span| !span.is_empty() && wire.text.get(span.start..span.end).is_some();
    let locators = wire.places.into_iter().map(place).filter(|(span, _)| fits(*span)).collect();
    let aside = |(kind, text, at): (String, String, Option<usize>)| {
        let at = at.filter(|at| wire.text.is_char_boundary(*at));
        Some(Aside { kind: AsideKind::named(&kind)?, text, at })
    };
    let asides = wire.asides.into_iter().filter_map(aside).collect();
    Document {
        locators,
        asides,
        text: wire.text,
        title: wire.title,
        summary: wire.summary,
        byline: wire.byline,
        publisher: wire.publisher,
        url: wire.url,
        language: wire.language,
        published: wire.published,
        captions: wire.captions,
        warnings: wire.warnings,
        importer: wire.importer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_comes_through_whole() {
        let document = Document {
            text: "Une crêpe | 4 €\n".to_owned(),
            locators: vec![
                (Span::new(0, 10), Locator { page: Some(2), sheet: Some("A".into()), ..Locator::default() }),
                (Span::new(13, 18), Locator { cell: Some("B1".into()), line: Some(1), ..Locator::default() }),
            ],
            title: Some("T".into()),
            captions: vec!["c".into()],
            asides: vec![Aside { kind: AsideKind::Footnote, text: "f".into(), at: Some(4) }],
            warnings: vec!["w".into()],
            importer: "csv 1".into(),
            ..Document::default()
        };
        let read = Read { kind: Kind::Csv, documents: vec![document] };
        assert_eq!(from_json(&to_json(Ok(read.clone()))), Ok(read));
        for refusal in
            [Refusal::Empty, Refusal::Encrypted, Refusal::TooLarge("x".into()), Refusal::NoText("y".into())]
        {
            assert_eq!(from_json(&to_json(Err(refusal.clone()))), Err(refusal));
        }
    }

    #[test]
    fn what_a_broken_child_says_is_not_believed() {
        for bytes in [
            &b""[..],
            b"{",
            b"{\"read\":{\"kind\":\"csv\",\"documents\":[]}}",
            b"{\"read\":{\"kind\":\"x\",\"documents\":[{}]}}",
        ] {
            assert!(matches!(from_json(bytes), Err(Refusal::Broken(_))), "{bytes:?}");
        }
        let json = b"{\"read\":{\"kind\":\"csv\",\"documents\":[{\"text\":\"\xc3\xa9\",\"places\":[{\"s\":0,\"e\":1},{\"s\":0,\"e\":2},{\"s\":5,\"e\":2}]}]}}";
        assert_eq!(from_json(json).unwrap().documents[0].locators.len(), 1);
    }
}
