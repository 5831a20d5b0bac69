//! The desk's corrections as an Atom feed (RFC 4287), the newest first.

use super::escape::{address, xml};
use super::notice_html::notice_html;
use super::{Item, Publisher};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The feed.
#[must_use]
pub fn atom(publisher: &Publisher, items: &[Item]) -> String {
    let newest = newest_first(items);
    let updated = newest.first().and_then(|item| item.published.as_deref()).unwrap_or(&publisher.now);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n  \
         <id>{}</id>\n  <title>Corrections: {}</title>\n  <updated>{}</updated>\n  \
         <author><name>{1}</name></author>\n  <generator>copydesk</generator>\n",
        urn(&["feed", &publisher.name]),
        xml(&publisher.name),
        xml(updated),
    );
    for item in newest {
        entry(&mut out, publisher, item);
    }
    out.push_str("</feed>\n");
    out
}

fn entry(out: &mut String, publisher: &Publisher, item: &Item) {
    let at = item.published.as_deref().unwrap_or(&publisher.now);
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "  <entry>\n    <id>{}</id>\n    <title>{}: {}</title>\n    <published>{}</published>\n    \
         <updated>{3}</updated>\n    <category term=\"{}\" label=\"{1}\"/>\n",
        urn(&["correction", &publisher.name, &item.id]),
        item.label(),
        xml(&item.title),
        xml(at),
        xml(&item.kind),
    );
    let link = item.link().map(|link| address(&link)).filter(|link| !link.is_empty());
    if let Some(link) = link {
        let _ = writeln!(out, "    <link rel=\"alternate\" type=\"text/html\" href=\"{link}\"/>");
    }
    let _ = write!(
        out,
        "    <summary>{}</summary>\n    <content type=\"html\">{}</content>\n  </entry>\n",
        xml(&item.notice),
        xml(&notice_html(item)),
    );
}

/// The corrections by the time of their publication, the newest first.
pub(super) fn newest_first(items: &[Item]) -> Vec<&Item> {
    let moment = |item: &Item| item.published.as_deref().and_then(|at| at.parse::<jiff::Timestamp>().ok());
    let mut sorted: Vec<&Item> = items.iter().rev().collect();
    sorted.sort_by_key(|item| std::cmp::Reverse(moment(item)));
    sorted
}

/// An id that stays the same for ever: a UUID (version 8) made of the SHA-256 of its words.
fn urn(words: &[&str]) -> String {
    let mut bytes = Sha256::digest(words.join("\n").as_bytes()).to_vec();
    bytes.truncate(16);
    for (at, mask, bits) in [(6, 0x0f, 0x80), (8, 0x3f, 0x80)] {
        if let Some(byte) = bytes.get_mut(at) {
            *byte = (*byte & mask) | bits;
        }
    }
    let mut uuid = String::from("urn:uuid:");
    for (n, byte) in bytes.iter().enumerate() {
        if matches!(n, 4 | 6 | 8 | 10) {
            uuid.push('-');
        }
        let _ = write!(uuid, "{byte:02x}");
    }
    uuid
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{items, publisher};

    const NS: &str = "http://www.w3.org/2005/Atom";

    fn child<'a>(node: roxmltree::Node<'a, 'a>, name: &str) -> Option<&'a str> {
        node.children().find(|child| child.has_tag_name((NS, name)))?.text()
    }

    #[test]
    fn what_is_read_back_is_the_record() {
        let (publisher, items) = (publisher(), items());
        let text = atom(&publisher, &items);
        let document = roxmltree::Document::parse(&text).unwrap();
        let feed = document.root_element();
        assert!(feed.has_tag_name((NS, "feed")));
        assert_eq!(child(feed, "title"), Some("Corrections: Tom & Ann’s <Courier>"));
        assert_eq!(child(feed, "updated"), items[1].published.as_deref());
        assert!(child(feed, "id").unwrap().starts_with("urn:uuid:"));
        let entries: Vec<_> = feed.children().filter(|node| node.has_tag_name((NS, "entry"))).collect();
        assert_eq!(entries.len(), 2);
        for (entry, item) in entries.iter().zip(items.iter().rev()) {
            assert_eq!(child(*entry, "summary"), Some(item.notice.as_str()));
            assert_eq!(child(*entry, "published"), item.published.as_deref());
            assert_eq!(child(*entry, "content"), Some(notice_html(item).as_str()));
            assert_eq!(child(*entry, "title"), Some(format!("{}: {}", item.label(), item.title).as_str()));
            let attribute = |name: &str, key: &str| {
                let node = entry.children().find(|child| child.has_tag_name((NS, name)))?;
                node.attribute(key).map(str::to_owned)
            };
            assert_eq!(attribute("category", "term").as_deref(), Some(item.kind.as_str()));
            assert_eq!(attribute("link", "href"), item.link());
        }
        assert_ne!(child(entries[0], "id"), child(entries[1], "id"));
    }

    #[test]
    fn a_feed_without_corrections_is_a_feed() {
        let text = atom(&publisher(), &[]);
        let document = roxmltree::Document::parse(&text).unwrap();
        assert_eq!(child(document.root_element(), "updated"), Some("2024-09-01T00:00:00Z"));
    }

    #[test]
    fn the_ids_never_change() {
        assert_eq!(urn(&["feed", "x"]), urn(&["feed", "x"]));
        assert_eq!(urn(&["a"]).len(), "urn:uuid:".len() + 36);
        assert_eq!(urn(&["a"]).get(23..24), Some("8"));
    }
}
