//! The words of a text without their typography.

use unicode_normalization::UnicodeNormalization;

/// `text` with composed letters, straight quotation marks, plain dashes and single spaces.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfc() {
        if c.is_whitespace() {
            gap = !plain.is_empty();
            continue;
        }
        let Some(c) = plain_char(c) else { continue };
        if gap {
            plain.push(' ');
            gap = false;
        }
        plain.push(c);
    }
    plain
}

/// One character without its typography; `None` for what takes no room (soft hyphen, zero-width marks).
fn plain_char(c: char) -> Option<char> {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' | '‹' | '›' => Some('\''),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => Some('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Some('-'),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        _ => Some(c),
    }
}

/// A word without its commonest English endings, so that `ships` and `ship`, `moved` and `moves` meet. Rough on
/// purpose: it serves likeness, never a value.
#[must_use]
pub fn stem(word: &str) -> &str {
    if !word.is_ascii() || word.len() < 4 || word.starts_with(|c: char| c.is_ascii_digit()) {
        return word;
    }
    for ending in ["ings", "ing", "ies", "ied", "ed", "es", "ers", "er", "ly", "s", "e", "y"] {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= 3
        {
            let bytes = rest.as_bytes();
            let doubled =
                bytes.len() > 3 && bytes.last() == bytes.get(bytes.len() - 2) && !rest.ends_with(['l', 's']);
            return if doubled { rest.get(..rest.len() - 1).unwrap_or(rest) } else { rest };
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_meet() {
        for (a, b) in [
            ("ships", "ship"),
            ("moved", "moves"),
            ("dropped", "drop"),
            ("built", "built"),
            ("parties", "party"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_eq!(stem("bus"), "bus");
        assert_eq!(stem("n1200"), "n1200");
    }

    #[test]
    fn typography_is_gone() {
        assert_eq!(plain(" “It’s”\u{a0}a\u{ad}b – c\n"), "\"It's\" ab - c");
        assert_eq!(plain("Hora\u{301}c\u{30c}kova\u{301}"), "Horáčková");
    }
}
