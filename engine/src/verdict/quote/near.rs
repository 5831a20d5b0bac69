//! Whether the passage nearest to a quotation is its own, said otherwise.

use super::ENOUGH;
use super::align::Found;
use super::pieces::Piece;
use super::words::{Word, Words};
use crate::evidence::is_stop_word;

/// The fewest words of a quotation of which one may be another, and the fewest of one that must have a rare word beside
/// it no more.
const FRAGMENT: usize = 3;
const SENTENCE: usize = 6;

/// So often at most a word stands in a source that tells its passage from others.
const RARE: usize = 2;

/// Enough of the quotation's words stand there, among them enough that carry meaning; or one word stands for one in what is
/// otherwise there word by word.
pub(super) fn is_near(text: &str, pieces: &[Piece], found: &Found, source: &Words) -> bool {
    let words = || pieces.iter().flat_map(|piece| &piece.words);
    let count = words().count();
    let content = |word: &&Word| !is_stop_word(&word.key);
    let all = words().filter(content).count();
    let changed = found.changes.iter().flat_map(|change| &change.quoted).filter(content).count();
    let [only] = found.changes.as_slice() else { return is_much(found, count, all, changed) };
    let ([mine], [theirs]) = (only.quoted.as_slice(), only.source.as_slice()) else {
        return is_much(found, count, all, changed);
    };
    let rest = || words().filter(content).filter(|word| word.span != mine.span);
    let rare = || rest().any(|word| source.places(&word.key).len() <= RARE);
    // capitals throughout are a title, and another form of the word fits it into the article's sentence
    let title = || words().filter(content).all(|word| word.span.of(text).starts_with(char::is_uppercase));
    let plain = || content(&mine) && content(&theirs) && !is_form(&mine.key, &theirs.key) && !title();
    let opens = || count > ENOUGH && found.range.start.checked_sub(1).is_none_or(|i| closes(source, i));
    let own = || all > changed && rare() || is_sentence(found, source) || opens();
    let fragment = || count >= FRAGMENT && pieces.len() == 1 && plain() && own();
    is_much(found, count, all, changed) || count >= SENTENCE && all > changed || fragment()
}

/// `stolen` and `stole`.
fn is_form(a: &str, b: &str) -> bool {
    a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count() >= 4
}

/// The passage is a whole sentence of the source.
fn is_sentence(found: &Found, source: &Words) -> bool {
    let opens = found.range.start.checked_sub(1).is_none_or(|i| closes(source, i));
    opens && found.range.end.checked_sub(1).is_some_and(|i| closes(source, i))
}

/// A sentence or a line of the source ends with its word `i`.
fn closes(source: &Words, i: usize) -> bool {
    source.list.get(i).is_some_and(|word| word.closes)
}

fn is_much(found: &Found, count: usize, all: usize, changed: usize) -> bool {
    let least = if count < 8 { 70 } else { 60 };
    count >= ENOUGH && found.share >= least && all >= changed + 2
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn one_word_for_one_in_a_few() {
        for (article, source) in [
            (
                "“I never wanted to be right,” he says.",
                "I never wanted to be useful. A witness has to be right.",
            ),
            (
                "“Nobody heard us,” said Marta Lis.",
                "Marta Lis: “We pressed the button. Nobody answered us. We rang.”",
            ),
            (
                "The judge called the evidence “compelling and thin”.",
                "I find the evidence contradictory and thin. The documents are compelling.",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceQuote], "{article}");
        }
    }

    #[test]
    fn what_was_said_and_what_nobody_said_so() {
        for (article, source) in [
            ("The judge called it “thin at best”.", "I find the evidence contradictory and thin."),
            (
                "“We rang and rang,” said Marta Lis.",
                "Marta Lis: “Nobody answered. We rang and rang. It took hours.”",
            ),
            ("It was “stolen from the dying”, he said.", "He said: “They stole from the dying.”"),
            ("“The Salt Roads” is out of print.", "The Salt Road came out in 1994."),
            ("She spoke of “a very cold winter”.", "She said that the winter had been very cold and long."),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
