//! Pages of the web: the article in them, with headline, byline, times, captions and notices; what stands around it is
//! left out.

mod meta;
mod notice;
mod walk;

pub use meta::moment;

use crate::build::squeezed;
use crate::{Aside, AsideKind, Document, Limits, Refusal, encoding};
use dom_query::{Document as Dom, NodeRef};
use dom_smoothie::{Config, Readability};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A page of more elements is walked whole, without a look for the article in it.
const MOST_ELEMENTS: usize = 200_000;
/// An article with less text than this, in bytes, is believed only where the page has no more.
const SHORT: usize = 250;

/// Reads a page.
///
/// # Errors
/// Where it is no text.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let declared = encoding::declared(bytes);
    let decoded = encoding::decode(bytes, declared.as_deref())?;
    let mut document = page(&decoded.text, limits);
    document.warnings.splice(0..0, decoded.said);
    Ok(document)
}

/// The article in the markup of a page.
#[must_use]
pub fn page(html: &str, limits: &Limits) -> Document {
    let dom = Dom::from(html);
    let mut document = Document::default();
    let described = meta::read(&dom, &mut document);
    let whole = dom.body().map(|body| walk::walk(&body, limits)).unwrap_or_default();
    let grabbed = grabbed(html).map(|content| {
        let inner = Dom::fragment(content.as_str());
        walk::walk(&inner.root(), limits)
    });
    let enough = |found: &walk::Walked| found.text.len() >= SHORT.min(whole.text.len());
    let mut found = match grabbed {
        Some(found) if enough(&found) => found,
        _ => {
            if !whole.text.is_empty() {
                document
                    .warnings
                    .push("no article was found in the page: all of its text is given".to_owned());
            }
            whole
        }
    };
    if let Some(body) = described.body.filter(|body| body.len() > found.text.len() * 2) {
        document
            .warnings
            .push("the text is the one that the page gives to search engines: it shows less".to_owned());
        found = walk::Walked { text: body, captions: found.captions, ..walk::Walked::default() };
    }
    without_headline(&mut found, &document);
    add_tables(&mut found, &dom, limits);
    for (text, foot) in notice::outside(&dom, &found.text) {
        document.asides.push(Aside { kind: AsideKind::Notice, text, at: (!foot).then_some(0) });
    }
    document.asides.extend(notes(&dom, found.notes, limits));
    document.captions = found.captions;
    if document.summary.as_deref().is_some_and(|summary| squeezed(&found.text).contains(&squeezed(summary))) {
        document.summary = None;
    }
    document.text = found.text;
    document.locators = found.locators;
    document
}

/// Text of a piece of markup, as blocks.
#[must_use]
pub fn text_of(html: &str, limits: &Limits) -> String {
    walk::walk(&Dom::fragment(html).root(), limits).text
}

/// The markup of the article, as readers of pages find it by the weight of its paragraphs. A page that the library
/// fails on is read whole.
fn grabbed(html: &str) -> Option<String> {
    let grab = || {
        let config = Config { max_elements_to_parse: MOST_ELEMENTS, keep_classes: true, ..Config::default() };
        let dom = Dom::from(html);
        for node in dom.select("[class], [id]").nodes().iter().filter(|node| walk::is_around(node)) {
            node.remove_from_parent();
        }
        let mut readability = Readability::with_document(dom, None, Some(config)).ok()?;
        readability.parse().ok().map(|article| article.content.to_string())
    };
    catch_unwind(AssertUnwindSafe(grab)).ok().flatten()
}

/// The headline is no part of the body: neither as its first line nor as a heading of its own.
fn without_headline(found: &mut walk::Walked, document: &Document) {
    let Some(title) = &document.title else { return };
    let first = found.text.lines().next().unwrap_or_default();
    if squeezed(first.trim_start_matches("# ")) != *title {
        return;
    }
    let rest = found.text.get(first.len()..).unwrap_or_default();
    let cut = found.text.len() - rest.trim_start().len();
    found.text.drain(..cut);
    found.locators.retain(|(span, _)| span.start >= cut);
    for (span, locator) in &mut found.locators {
        *span = copydesk_engine::Span::new(span.start - cut, span.end - cut);
        if locator.heading.as_ref() == Some(title) {
            locator.heading = None;
        }
    }
    found.locators.retain(|(_, locator)| *locator != copydesk_engine::Locator::default());
}

/// Tables with heads that belong to the article and were dropped with its furniture.
fn add_tables(found: &mut walk::Walked, dom: &Dom, limits: &Limits) {
    for table in dom.select("article table, main table").nodes() {
        let heads = table.descendants_it().filter(|node| node.has_name("th")).count();
        let nested = table.ancestors_it(None).any(|node| node.has_name("table") || walk::is_furniture(&node));
        if heads < 2 || nested {
            continue;
        }
        let rows = walk::walk(table, limits);
        let first = rows.text.lines().nth(1).or(rows.text.lines().next()).unwrap_or_default();
        if !first.is_empty() && !found.text.contains(first) {
            let end = found.text.trim_end().len();
            found.text.truncate(end);
            found.text.push_str("\n\n");
            found.text.push_str(&rows.text);
        }
    }
}

/// The footnotes: those of the article, or where a reader of pages has dropped them, those of the page.
fn notes(dom: &Dom, found: Vec<String>, limits: &Limits) -> Vec<Aside> {
    let all = match (found.is_empty(), dom.body()) {
        (true, Some(body)) => walk::walk(&body, limits).notes,
        _ => found,
    };
    all.into_iter().map(|text| Aside { kind: AsideKind::Footnote, text, at: None }).collect()
}

/// The words of a node, white space squeezed, scripts and styles left out.
fn words(node: &NodeRef<'_>) -> String {
    let mut out = String::new();
    for inner in node.descendants_it() {
        if inner.has_name("br") {
            out.push(' ');
        }
        let hidden =
            || inner.parent().is_some_and(|parent| parent.has_name("script") || parent.has_name("style"));
        if inner.is_text() && !hidden() {
            out.push_str(&inner.text());
        }
    }
    squeezed(&out)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
