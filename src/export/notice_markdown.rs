//! A notice as Markdown.

use super::Item;

/// The notice as a paragraph of emphasis, its signs escaped, behind its permanent anchor.
#[must_use]
pub fn notice_markdown(item: &Item) -> String {
    let line = item.notice.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("<a id=\"{}\"></a>\n*{}*\n", item.anchor(), escaped(&line))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '|' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::items;

    /// The text of escaped Markdown.
    fn read(markdown: &str) -> String {
        let mut out = String::new();
        let mut chars = markdown.chars();
        while let Some(c) = chars.next() {
            out.extend(if c == '\\' { chars.next() } else { Some(c) });
        }
        out
    }

    #[test]
    fn what_is_read_back_is_the_notice() {
        for item in items() {
            let text = notice_markdown(&item);
            let (anchor, body) = text.split_once('\n').unwrap();
            assert_eq!(anchor, format!("<a id=\"correction-{}\"></a>", item.id));
            let body = body.trim_end().strip_prefix('*').unwrap().strip_suffix('*').unwrap();
            assert_eq!(read(body), item.notice);
            let bare = body.replace("\\*", "").replace("\\<", "");
            assert!(!bare.contains(['*', '<']), "{body}");
        }
    }
}
