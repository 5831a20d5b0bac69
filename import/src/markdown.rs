//! Markdown: the text as it stands, without its front matter.

use crate::{Document, Limits, Refusal, encoding, front, text};

/// Reads Markdown.
///
/// # Errors
/// Where it is no text.
pub fn read(bytes: &[u8], _: &Limits) -> Result<Document, Refusal> {
    let decoded = encoding::decode(bytes, None)?;
    let mut document = Document { warnings: decoded.said.into_iter().collect(), ..Document::default() };
    let from = front::take(&decoded.text, &mut document);
    let body = decoded.text.get(from..).unwrap_or_default();
    let skipped = decoded.text.get(..from).unwrap_or_default().matches('\n').count();
    document.locators = if skipped > 0 { text::lines(body, skipped) } else { Vec::new() };
    document.text = body.to_owned();
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_count_in_the_original() {
        let document = read("---\ntitle: A\n---\n# Head\n\nWords.\n".as_bytes(), &Limits::default()).unwrap();
        assert_eq!(document.text, "# Head\n\nWords.\n");
        let at: Vec<_> =
            document.locators.iter().map(|(s, l)| (s.of(&document.text).trim(), l.line)).collect();
        assert_eq!(at, [("# Head", Some(4)), ("Words.", Some(6))]);
    }

    #[test]
    fn a_text_without_front_matter_is_its_own() {
        let document = read("# Head\r\n\r\nWords.\r\n".as_bytes(), &Limits::default()).unwrap();
        assert_eq!((document.text.as_str(), document.locators.len()), ("# Head\r\n\r\nWords.\r\n", 0));
    }
}
