//! A notice as a piece of HTML, to be put into the page of its article.

use super::Item;
use super::escape::xml;

/// The notice with its anchor, its kind and the time of its publication.
#[must_use]
pub fn notice_html(item: &Item) -> String {
    let (anchor, kind) = (xml(&item.anchor()), xml(&item.kind));
    format!(
        "<aside class=\"correction\" id=\"{anchor}\" data-kind=\"{kind}\">\n<p>{}</p>\n<p>{}<a href=\"#{anchor}\" \
         rel=\"bookmark\">Permanent link</a></p>\n</aside>\n",
        xml(&item.notice),
        time(item).map(|time| format!("{time} · ")).unwrap_or_default(),
    )
}

/// The moment of publication, for people and programs.
pub(super) fn time(item: &Item) -> Option<String> {
    let at = item.published.as_ref()?;
    let shown = item.day.as_ref().unwrap_or(at);
    Some(format!("<time datetime=\"{}\">{}</time>", xml(at), xml(shown)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::items;

    #[test]
    fn what_is_read_back_is_the_record() {
        for item in items() {
            let text = notice_html(&item);
            let document = roxmltree::Document::parse(&text).unwrap();
            let root = document.root_element();
            assert_eq!(root.attribute("id"), Some(item.anchor().as_str()));
            assert_eq!(root.attribute("data-kind"), Some(item.kind.as_str()));
            let first = |name: &str| root.descendants().find(|node| node.has_tag_name(name)).unwrap();
            assert_eq!(first("p").text(), Some(item.notice.as_str()));
            assert_eq!(first("time").attribute("datetime"), item.published.as_deref());
            assert_eq!(first("time").text(), item.day.as_deref());
            assert_eq!(first("a").attribute("href"), Some(format!("#{}", item.anchor()).as_str()));
            assert!(!text.contains("<script>"));
        }
    }
}
