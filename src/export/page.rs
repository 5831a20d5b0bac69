//! The desk's page of corrections: static HTML, the newest first, without scripts or foreign files.

use super::atom::newest_first;
use super::escape::{address, xml};
use super::notice_html::time;
use super::{Item, Publisher};
use std::fmt::Write;

const CSS: &str = "body{font:1.1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;\
background:#fdfdfc}h1{font-size:1.8rem}article{border-top:1px solid #ccc;padding:1rem 0}h2{font-size:1.1rem;margin:0}\
.meta{font:.85rem/1.4 system-ui,sans-serif;color:#555;margin:.2rem 0}a{color:#0b4a8f}\
@media(prefers-color-scheme:dark){body{color:#eee;background:#181818}.meta{color:#aaa}a{color:#8fc1ff}}";

/// The page.
#[must_use]
pub fn page(publisher: &Publisher, items: &[Item]) -> String {
    let name = xml(&publisher.name);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"/>\n<title>Corrections: {name}</title>\n\
         <style>{CSS}</style>\n</head>\n<body>\n<main>\n<h1>Corrections: {name}</h1>\n"
    );
    if items.is_empty() {
        out.push_str("<p>No correction has been published.</p>\n");
    }
    for item in newest_first(items) {
        entry(&mut out, item);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn entry(out: &mut String, item: &Item) {
    let anchor = xml(&item.anchor());
    let title = xml(&item.title);
    let url = item.url.as_deref().map(address).filter(|url| !url.is_empty());
    let headline = url.map_or_else(|| title.clone(), |url| format!("<a href=\"{url}\">{title}</a>"));
    let time = time(item).map(|time| format!("{time} · ")).unwrap_or_default();
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<article id=\"{anchor}\">\n<h2>{headline}</h2>\n<p class=\"meta\">{} · {time}<a href=\"#{anchor}\">{}</a></p>\n\
         <p class=\"notice\">{}</p>\n",
        item.label(),
        xml(&item.id),
        xml(&item.notice),
    );
    let other = |id: &str| format!("<a href=\"#correction-{0}\">{0}</a>", xml(id));
    if let Some(id) = &item.supersedes {
        let _ = writeln!(out, "<p class=\"meta\">In place of {}.</p>", other(id));
    }
    if let Some(id) = &item.superseded_by {
        let _ = writeln!(out, "<p class=\"meta\">This was itself corrected: {}.</p>", other(id));
    }
    out.push_str("</article>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{items, publisher};

    #[test]
    fn what_is_read_back_is_the_record() {
        let items = items();
        let text = page(&publisher(), &items);
        assert!(!text.contains("<script"), "{text}");
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let document = roxmltree::Document::parse_with_options(&text, options).unwrap();
        let entries: Vec<_> = document.descendants().filter(|node| node.has_tag_name("article")).collect();
        assert_eq!(entries.len(), items.len());
        for (entry, item) in entries.iter().zip(items.iter().rev()) {
            assert_eq!(entry.attribute("id"), Some(item.anchor().as_str()));
            let all: String =
                entry.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).collect();
            assert!(all.contains(&item.notice) && all.contains(&item.title), "{all}");
            let notice = entry.descendants().find(|node| node.attribute("class") == Some("notice")).unwrap();
            assert_eq!(notice.text(), Some(item.notice.as_str()));
            let link = |href: &str| entry.descendants().any(|node| node.attribute("href") == Some(href));
            assert!(item.url.as_deref().is_none_or(link));
            let others = [&item.supersedes, &item.superseded_by];
            assert!(others.into_iter().flatten().all(|id| link(&format!("#correction-{id}"))));
        }
    }

    #[test]
    fn an_address_that_is_a_script_is_no_link() {
        let mut items = items();
        items[0].url = Some("javascript:alert(1)".into());
        assert!(!page(&publisher(), &items).contains("javascript:"));
    }
}
