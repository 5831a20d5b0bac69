//! Documents as the text of one source: joined, with what is evidence beside the text put at its end.

use crate::{AsideKind, Document};

/// What is put at the end of a source, under which heading. Comments and deleted words are no evidence.
const ENDS: &[(AsideKind, &str)] = &[
    (AsideKind::Notice, "# Notices"),
    (AsideKind::Footnote, "# Footnotes"),
    (AsideKind::Quoted, "# Quoted from earlier messages"),
];

/// Several documents of one file as one, each under its title.
#[must_use]
pub fn joined(documents: Vec<Document>) -> Document {
    let mut documents = documents.into_iter();
    let Some(mut whole) = documents.next() else { return Document::default() };
    let rest: Vec<Document> = documents.collect();
    if rest.is_empty() {
        return whole;
    }
    let first = std::mem::take(&mut whole);
    let mut out = Document {
        importer: first.importer.clone(),
        publisher: first.publisher.clone(),
        language: first.language.clone(),
        ..whole
    };
    for document in std::iter::once(first).chain(rest) {
        add(&mut out, document);
    }
    out
}

fn add(out: &mut Document, document: Document) {
    if !out.text.is_empty() {
        end_block(&mut out.text);
    }
    if let Some(title) = document.title.as_deref().filter(|title| !document.text.contains(*title)) {
        out.text.push_str(&format!("# {title}\n\n"));
    }
    let about = [document.byline.as_deref(), document.published.as_deref()];
    let about: Vec<&str> = about.into_iter().flatten().collect();
    if !about.is_empty() {
        out.text.push_str(&format!("{}\n\n", about.join(", ")));
    }
    let shift = out.text.len();
    out.text.push_str(&document.text);
    out.locators.extend(document.locators.into_iter().map(|(span, locator)| (span.shifted(shift), locator)));
    out.captions.extend(document.captions);
    out.asides.extend(document.asides.into_iter().map(|mut aside| {
        aside.at = aside.at.map(|at| at + shift);
        aside
    }));
    for warning in document.warnings {
        if !out.warnings.contains(&warning) {
            out.warnings.push(warning);
        }
    }
}

fn end_block(text: &mut String) {
    let end = text.trim_end_matches(['\n', ' ']).len();
    text.truncate(end);
    text.push_str("\n\n");
}

/// The text of a source: what it says, then its notices, footnotes, quoted messages and captions.
#[must_use]
pub fn source_text(document: &Document) -> String {
    let mut text = document.text.clone();
    for (kind, heading) in ENDS {
        let asides = document.asides.iter().filter(|aside| aside.kind == *kind);
        let new: Vec<&str> =
            asides.map(|aside| aside.text.trim()).filter(|words| !text.contains(words)).collect();
        append(&mut text, heading, &new);
    }
    let captions = document.captions.iter().map(|caption| caption.trim());
    let captions: Vec<&str> = captions.filter(|words| !text.contains(words)).collect();
    append(&mut text, "# Captions", &captions);
    text
}

fn append(text: &mut String, heading: &str, blocks: &[&str]) {
    let blocks: Vec<&&str> = blocks.iter().filter(|block| !block.is_empty()).collect();
    if blocks.is_empty() {
        return;
    }
    end_block(text);
    text.push_str(heading);
    for block in blocks {
        text.push_str("\n\n");
        text.push_str(block);
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Aside;
    use copydesk_engine::{Locator, Span};

    fn aside(kind: AsideKind, text: &str, at: Option<usize>) -> Aside {
        Aside { kind, text: text.to_owned(), at }
    }

    #[test]
    fn stories_of_one_file_keep_their_heads_and_places() {
        let story = |title: &str, text: &str| Document {
            title: Some(title.into()),
            published: Some("2024-05-06".into()),
            text: text.into(),
            locators: vec![(Span::new(0, 3), Locator { line: Some(1), ..Locator::default() })],
            importer: "wxr 1".into(),
            ..Document::default()
        };
        let whole = joined(vec![story("One", "Aaa b.\n"), story("Two", "Ccc d.\n")]);
        assert_eq!(whole.text, "# One\n\n2024-05-06\n\nAaa b.\n\n# Two\n\n2024-05-06\n\nCcc d.\n");
        let placed: Vec<_> = whole.locators.iter().map(|(span, _)| span.of(&whole.text)).collect();
        assert_eq!(placed, ["Aaa", "Ccc"]);
        assert_eq!((whole.title, whole.importer.as_str()), (None, "wxr 1"));
        let one = story("One", "Aaa.\n");
        assert_eq!(joined(vec![one.clone()]), one);
    }

    #[test]
    fn evidence_beside_the_text_stands_at_its_end_and_comments_do_not() {
        let document = Document {
            text: "It rose.\n".into(),
            captions: vec!["A boat.".into(), "It rose.".into()],
            asides: vec![
                aside(AsideKind::Footnote, "By 4.", Some(3)),
                aside(AsideKind::Comment, "Really?", None),
                aside(AsideKind::Notice, "It rose.", None),
            ],
            ..Document::default()
        };
        assert_eq!(source_text(&document), "It rose.\n\n# Footnotes\n\nBy 4.\n\n# Captions\n\nA boat.\n");
    }
}
