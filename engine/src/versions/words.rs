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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_is_gone() {
        assert_eq!(plain(" “It’s”\u{a0}a\u{ad}b – c\n"), "\"It's\" ab - c");
        assert_eq!(plain("Hora\u{301}c\u{30c}kova\u{301}"), "Horáčková");
    }
}
