//! Text from files as it may be shown on a terminal: control characters are seen, not obeyed.

use std::fmt::Write;

/// Control characters as signs: `ESC` as `␛`, others likewise; C1 and bidirectional controls by their number.
/// Line feeds and tabs stay.
#[must_use]
pub fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(c),
            '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7f}' => out.push('\u{2421}'),
            '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                let _ = write!(out, "<{:X}>", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out
}

/// On one line: white space of any kind is one space.
#[must_use]
pub fn one_line(text: &str) -> String {
    shown(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// One line of at most `width` characters, cut at the end.
#[must_use]
pub fn cut(text: &str, width: usize) -> String {
    let line = one_line(text);
    if line.chars().count() <= width {
        return line;
    }
    let kept: String = line.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// JSON with the control characters escaped that JSON itself allows as they are.
#[must_use]
pub fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_are_shown() {
        assert_eq!(shown("a\u{1b}[31mb\r\n\u{7f}\u{9b}2J\u{202e}\0"), "a␛[31mb␍\n␡<9B>2J<202E>␀");
        assert_eq!(shown("ភាសា\u{200b}ខ្មែរ é 👩‍🔬"), "ភាសា\u{200b}ខ្មែរ é 👩‍🔬");
    }

    #[test]
    fn lines_are_cut_by_characters() {
        assert_eq!(cut("a  b\nc", 9), "a b c");
        assert_eq!(cut("ééééé", 4), "ééé…");
    }

    #[test]
    fn json_stays_json() {
        let text = json(&serde_json::json!({"a": "x\u{9b}\u{1b}y\u{202e}"}).to_string());
        assert!(text.is_ascii(), "{text}");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["a"], "x\u{9b}\u{1b}y\u{202e}");
    }
}
