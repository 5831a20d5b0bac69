//! Text made harmless inside other formats.

/// Text for XML and HTML, between tags and in quoted attributes; signs that XML 1.0 cannot carry are left out.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}

/// An address for an attribute; empty where it is neither http nor https, so that no script gets in.
pub(super) fn address(url: &str) -> String {
    let lower = url.trim().to_ascii_lowercase();
    let web = lower.starts_with("https://") || lower.starts_with("http://");
    if web { xml(url.trim()) } else { String::new() }
}

/// JSON that may stand inside a `<script>` element.
pub(super) fn json(value: &serde_json::Value) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_place() {
        assert_eq!(xml("<a href=\"x\">&'\u{0}\u{1b}é"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;é");
        assert_eq!(address("javascript:alert(1)"), "");
        assert_eq!(address("https://a.example/?a=1&b"), "https://a.example/?a=1&amp;b");
        assert!(!json(&serde_json::json!("</script>")).contains('<'));
    }
}
