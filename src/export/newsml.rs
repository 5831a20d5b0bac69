//! The corrected article as NewsML-G2: a new version of its item, with the signal of the standard for a correction.

use super::escape::xml;
use super::text::paragraphs;
use super::{Item, Publisher};
use std::fmt::Write;

const NAMESPACE: &str = "http://iptc.org/std/nar/2006-10-01/";
const CATALOG: &str = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml";

/// One `newsItem` for one article; for several, a `newsMessage` of them.
#[must_use]
pub fn newsml(publisher: &Publisher, items: &[Item]) -> String {
    let articles = super::by_article(items);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    if let [one] = articles.as_slice() {
        news_item(&mut out, publisher, one, &format!(" xmlns=\"{NAMESPACE}\""));
        return out;
    }
    let sent = xml(&publisher.now);
    // Writing to a string cannot fail.
    let _ =
        write!(out, "<newsMessage xmlns=\"{NAMESPACE}\">\n<header><sent>{sent}</sent></header>\n<itemSet>\n");
    for article in &articles {
        news_item(&mut out, publisher, article, "");
    }
    out.push_str("</itemSet>\n</newsMessage>\n");
    out
}

/// The signal of the standard (`http://cv.iptc.org/newscodes/signal/`) that a kind of notice sends.
fn signal(kind: &str) -> &'static str {
    match kind {
        "correction" | "retraction" | "refile" => "sig:correction",
        _ => "sig:update",
    }
}

fn news_item(out: &mut String, publisher: &Publisher, items: &[&Item], namespace: &str) {
    let Some(newest) = items.last() else { return };
    let (created, first) = (newest.moment(&publisher.now), newest.first_moment());
    let first =
        first.map(|at| format!("    <firstCreated>{}</firstCreated>\n", xml(&at))).unwrap_or_default();
    let language = xml(&newest.language);
    let _ = write!(
        out,
        "<newsItem{namespace} guid=\"{guid}\" version=\"{version}\" standard=\"NewsML-G2\" standardversion=\"2.34\" \
         conformance=\"power\" xml:lang=\"{language}\">\n  <catalogRef href=\"{CATALOG}\"/>\n  <catalog>\n    \
         <scheme alias=\"copydesk\" uri=\"urn:copydesk:record:\"/>\n  </catalog>\n  <itemMeta>\n    \
         <itemClass qcode=\"ninat:text\"/>\n    <provider literal=\"{name}\"><name>{name}</name></provider>\n    \
         <versionCreated>{created}</versionCreated>\n{first}    <pubStatus qcode=\"stat:{status}\"/>\n    \
         <generator versioninfo=\"{generator}\">copydesk</generator>\n    <title>{title}</title>\n    \
         <edNote>{label}: {notice}</edNote>\n    <signal qcode=\"{signal}\"/>\n",
        guid = xml(&newest.uri()),
        version = newest.version_number(),
        name = xml(&publisher.name),
        created = xml(&created),
        status = newest.pub_status(),
        generator = env!("CARGO_PKG_VERSION"),
        title = xml(&newest.title),
        label = newest.label(),
        notice = xml(&newest.notice),
        signal = signal(&newest.kind),
    );
    for item in items {
        properties(out, item);
    }
    let _ = write!(
        out,
        "  </itemMeta>\n  <contentMeta>\n    <contentModified>{}</contentModified>\n    \
         <language tag=\"{language}\"/>\n    <slugline>{}</slugline>\n    <headline>{}</headline>\n",
        xml(&created),
        xml(&newest.article),
        xml(&newest.title),
    );
    for item in items {
        let _ =
            writeln!(out, "    <description role=\"copydesk:notice\">{}</description>", xml(&item.notice));
    }
    out.push_str("  </contentMeta>\n  <contentSet>\n    <inlineXML contenttype=\"application/xhtml+xml\">\n");
    let title = xml(&newest.title);
    let _ = write!(
        out,
        "      <html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>{title}</title></head><body><h1>{title}</h1>"
    );
    for paragraph in paragraphs(&newest.body) {
        let _ = write!(out, "<p>{}</p>", xml(&paragraph));
    }
    out.push_str("</body></html>\n    </inlineXML>\n  </contentSet>\n</newsItem>\n");
}

/// The record, field by field, as properties of the item: `copydesk:<id>/<field>`.
fn properties(out: &mut String, item: &Item) {
    let source = item.source.as_ref();
    let fields = [
        ("kind", Some(item.kind.as_str())),
        ("wrong", Some(item.wrong.as_str())),
        ("right", Some(item.right.as_str())),
        ("fact", item.fact.as_deref()),
        ("where", item.place.as_deref()),
        ("from", item.versions.0.as_deref()),
        ("to", item.versions.1.as_deref()),
        ("source", source.map(|(id, _)| id.as_str())),
        ("locator", source.and_then(|(_, at)| at.as_deref())),
        ("published", item.published.as_deref()),
        ("supersedes", item.supersedes.as_deref()),
        ("superseded_by", item.superseded_by.as_deref()),
    ];
    for (field, value) in fields {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(
                out,
                "    <itemMetaExtProperty rel=\"copydesk:{}/{field}\" value=\"{}\"/>",
                xml(&item.id),
                xml(value)
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{items, publisher};
    use roxmltree::{Document, Node};

    fn all<'a>(node: Node<'a, 'a>, name: &str) -> Vec<Node<'a, 'a>> {
        node.descendants().filter(|child| child.has_tag_name((NAMESPACE, name))).collect()
    }

    fn qcode<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
        all(node, name).first()?.attribute("qcode")
    }

    /// The children of `itemMeta` and `contentMeta` in the order that the schema wants them.
    const ITEM_META: [&str; 10] = [
        "itemClass",
        "provider",
        "versionCreated",
        "firstCreated",
        "pubStatus",
        "generator",
        "title",
        "edNote",
        "signal",
        "itemMetaExtProperty",
    ];
    const CONTENT_META: [&str; 5] = ["contentModified", "language", "slugline", "headline", "description"];

    fn in_order(node: Node<'_, '_>, order: &[&str]) {
        let at = |child: Node<'_, '_>| {
            let name = child.tag_name().name();
            order
                .iter()
                .position(|known| *known == name)
                .unwrap_or_else(|| panic!("{name} is not expected there"))
        };
        let places: Vec<usize> = node.children().filter(Node::is_element).map(at).collect();
        assert!(places.is_sorted(), "{places:?}");
    }

    #[test]
    fn required_fields_types_and_codes_are_those_of_the_standard() {
        let items = &items()[..1];
        let text = newsml(&publisher(), items);
        let document = Document::parse(&text).unwrap();
        let root = document.root_element();
        assert!(root.has_tag_name((NAMESPACE, "newsItem")));
        for (name, value) in [
            ("guid", "https://courier.example/2024/budget?a=1&b=2"),
            ("version", "2"),
            ("standard", "NewsML-G2"),
            ("conformance", "power"),
        ] {
            assert_eq!(root.attribute(name), Some(value));
        }
        assert_eq!(qcode(root, "signal"), Some("sig:correction"), "and no other code");
        assert_eq!(qcode(root, "itemClass"), Some("ninat:text"));
        assert_eq!(qcode(root, "pubStatus"), Some("stat:usable"));
        for name in ["versionCreated", "firstCreated", "contentModified"] {
            let at = all(root, name)[0].text().unwrap();
            assert!(at.parse::<jiff::Timestamp>().is_ok(), "{name}: {at}");
        }
        assert!(
            all(root, "catalogRef")[0]
                .attribute("href")
                .unwrap()
                .starts_with("http://www.iptc.org/std/catalog/")
        );
        assert!(!all(root, "provider")[0].attribute("literal").unwrap().is_empty());
        in_order(all(root, "itemMeta")[0], &ITEM_META);
        in_order(all(root, "contentMeta")[0], &CONTENT_META);
        let parts: Vec<&str> =
            root.children().filter(Node::is_element).map(|child| child.tag_name().name()).collect();
        assert_eq!(parts, ["catalogRef", "catalog", "itemMeta", "contentMeta", "contentSet"]);
    }

    #[test]
    fn what_is_read_back_is_the_record() {
        let items = items();
        let text = newsml(&publisher(), &items);
        let document = Document::parse(&text).unwrap();
        let root = document.root_element();
        assert_eq!(qcode(root, "signal"), Some("sig:update"), "the newest notice clarifies");
        let notices: Vec<&str> =
            all(root, "description").into_iter().filter_map(|node| node.text()).collect();
        assert_eq!(notices, [items[0].notice.as_str(), items[1].notice.as_str()]);
        let value = |id: &str, field: &str| {
            let rel = format!("copydesk:{id}/{field}");
            let found =
                all(root, "itemMetaExtProperty").into_iter().find(|n| n.attribute("rel") == Some(&rel));
            found.and_then(|node| node.attribute("value")).map(str::to_owned)
        };
        for item in &items {
            assert_eq!(value(&item.id, "wrong").as_deref(), Some(item.wrong.as_str()));
            assert_eq!(value(&item.id, "right").as_deref(), Some(item.right.as_str()));
            assert_eq!(value(&item.id, "kind").as_deref(), Some(item.kind.as_str()));
            assert_eq!(value(&item.id, "source"), item.source.as_ref().map(|(id, _)| id.clone()));
            assert_eq!(value(&item.id, "published"), item.published);
            assert_eq!(value(&item.id, "supersedes"), item.supersedes);
        }
        assert!(text.contains("<p>The levy rose.</p>"), "{text}");
    }

    #[test]
    fn codes_by_kind_and_a_message_of_several() {
        let codes =
            ["correction", "retraction", "refile", "update", "clarification", "editors-note"].map(signal);
        assert_eq!(codes[..3], ["sig:correction"; 3]);
        assert_eq!(codes[3..], ["sig:update"; 3]);
        let mut items = items();
        items[0].kind = "retraction".into();
        items[1].article = "another".into();
        let text = newsml(&publisher(), &items);
        let document = Document::parse(&text).unwrap();
        assert!(document.root_element().has_tag_name((NAMESPACE, "newsMessage")));
        assert_eq!(all(document.root_element(), "newsItem").len(), 2);
        assert_eq!(qcode(document.root_element(), "pubStatus"), Some("stat:canceled"));
    }
}
