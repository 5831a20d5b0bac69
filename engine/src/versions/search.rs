//! Finding words in a text in any spelling: `tier three` finds `Tier 3`, `18,400` finds `18.4 thousand`.

use super::unit::{Class, Unit, units};
use crate::reading::Reading;
use crate::text::{Block, Span};

/// The places of `text` that say `words`, notices left out.
#[must_use]
pub fn search(words: &str, text: &Reading<'_>) -> Vec<Span> {
    let tokens = crate::text::Tokens::new(words);
    let wanted = telling(units(&tokens, 0..tokens.len()));
    let mut found = Vec::new();
    for sentence in text.sentences.iter().filter(|s| s.block != Block::Notice) {
        let range = text.tokens.within(sentence.span);
        places(&wanted, &telling(units(&text.tokens, range)), &mut found);
    }
    found
}

/// The units without articles, which come and go.
fn telling(mut units: Vec<Unit>) -> Vec<Unit> {
    units.retain(|u| !(u.class == Class::Small && matches!(u.key.as_str(), "a" | "an" | "the")));
    units
}

fn places(wanted: &[Unit], units: &[Unit], found: &mut Vec<Span>) {
    if wanted.is_empty() {
        return;
    }
    for window in units.windows(wanted.len()) {
        if window.iter().zip(wanted).all(|(a, b)| a.key == b.key)
            && let (Some(first), Some(last)) = (window.first(), window.last())
        {
            found.push(first.span.join(last.span));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Place;

    fn found<'t>(words: &str, text: &'t str) -> Vec<&'t str> {
        let reading = Reading::new(text, Place::Body, None, &Settings::default());
        search(words, &reading).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn any_spelling_is_found_and_no_other_value() {
        assert_eq!(found("tier three", "It is on Tier 3, not tier 33."), ["Tier 3"]);
        assert_eq!(found("18,400", "Some 18.4 thousand cars, or 184 lorries."), ["18.4 thousand"]);
        assert_eq!(found("the 3 per cent", "Up 3% in a year"), ["3%"]);
        assert_eq!(found("Perry", "“Perry’s boat”, said Petty"), ["Perry"]);
    }

    #[test]
    fn notices_are_left_out() {
        assert!(
            found("2012", "It shut.\n\nCorrection: An earlier version of this article said 2012.").is_empty()
        );
    }
}
