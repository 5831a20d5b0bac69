//! A relative by name: `his wife, Ida` where the sources have `his wife Nora, his sister Ida`.
//!
//! The word for the relative stands right before the name in both texts. Another name counts only if the sources have one name
//! for that relative, and no sentence of theirs has the word and the article's name.

use super::Other;
use crate::evidence::fold;
use crate::facts::name::{is_short_for, is_title, sounds_like};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::Span;

/// The words for relatives of whom somebody has one, or few, and what is the same.
#[rustfmt::skip]
const KIN: &[(&str, &str)] = &[
    ("wife", "wife"), ("widow", "wife"), ("husband", "husband"), ("widower", "husband"), ("father", "father"), ("mother", "mother"),
    ("son", "son"), ("daughter", "daughter"), ("brother", "brother"), ("sister", "sister"),
];

/// The relatives of the sources.
#[derive(Clone, Debug, Default)]
pub struct Relatives {
    all: Vec<(usize, Relative)>,
}

#[derive(Clone, Debug)]
struct Relative {
    kin: &'static str,
    /// The first name, folded.
    first: String,
    at: Span,
    /// From the word for the relative to the name: either may be the wrong one.
    whole: Span,
}

impl Relatives {
    /// Collects them.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        let all = sources.iter().enumerate().flat_map(|(source, reading)| {
            let told = reading.sentences.iter().flat_map(|it| relatives(reading, it.span));
            told.map(move |it| (source, it)).collect::<Vec<_>>()
        });
        Self { all: all.collect() }
    }

    /// The relatives of a claim whom the sources name otherwise.
    #[must_use]
    pub fn check(&self, sources: &[Reading<'_>], reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        let ours = relatives(reading, claim);
        // two sons in one sentence: which is which cannot be told
        let alone = |it: &&Relative| ours.iter().filter(|other| other.kin == it.kin).count() == 1;
        ours.iter().filter(alone).filter_map(|it| self.other(sources, reading, it)).collect()
    }

    fn other(&self, sources: &[Reading<'_>], reading: &Reading<'_>, ours: &Relative) -> Option<Other> {
        let mut theirs = self.all.iter().filter(|(_, it)| it.kin == ours.kin);
        let (source, first) = theirs.next()?;
        let one = theirs.all(|(_, it)| is_one(&it.first, &first.first));
        let told = sources.iter().any(|reading| {
            reading.sentences.iter().any(|sentence| {
                let words: Vec<String> = fold(sentence.span.of(reading.text))
                    .split(|c: char| !c.is_alphanumeric())
                    .map(str::to_owned)
                    .collect();
                let kin =
                    |word: &String| KIN.iter().any(|(it, same)| *same == ours.kin && word.starts_with(it));
                words.iter().any(kin) && is_told_as(&words, ours)
            })
        });
        let text = sources.get(*source)?.text;
        let right = first.at.of(text).to_owned();
        (one && !told && !is_one(&ours.first, &first.first)).then(|| Other {
            rule: Rule::SourceName,
            span: ours.whole,
            says: format!("has \"{right}\" as the {}", ours.kin),
            right: Some([Span::new(ours.whole.start, ours.at.start).of(reading.text), &right].concat()),
            place: (*source, first.at),
            least: 0.0,
        })
    }
}

/// The name stands right behind the word for the relative, or in a list behind it (`sons Otto and Max`).
fn is_told_as(words: &[String], ours: &Relative) -> bool {
    let is_kin = |word: &String| KIN.iter().any(|(it, _)| word == it || word.strip_suffix('s') == Some(*it));
    let mut last = None;
    words.iter().any(|word| {
        if is_kin(word) {
            last = KIN.iter().find(|(it, _)| word.starts_with(it)).map(|(_, same)| *same);
        }
        last == Some(ours.kin) && is_one(word, &ours.first)
    })
}

fn is_one(a: &str, b: &str) -> bool {
    a == b || is_short_for(a, b) || is_short_for(b, a) || sounds_like(a, b)
}

/// The relatives that a sentence names.
fn relatives(reading: &Reading<'_>, sentence: Span) -> Vec<Relative> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let mut found = Vec::new();
    for i in range.clone() {
        let Some((_, kin)) = KIN.iter().find(|(word, _)| *word == tokens.lower(i)) else { continue };
        let before = i.checked_sub(1).map_or("", |at| tokens.lower(at));
        let led =
            matches!(before, "his" | "her" | "their" | "a" | "one" | "the" | "and" | "," | "by" | "son" | "");
        let mut at = i + 1 + usize::from(tokens.is_sign(i + 1, ','));
        while is_title(tokens.lower(at)) {
            at += 1 + usize::from(tokens.is_sign(at + 1, '.'));
        }
        let name = at < range.end && tokens.is_capital(at) && tokens.word(at).chars().count() > 1;
        let owner = matches!(tokens.word(at + 1), "'" | "’") && tokens.lower(at + 2) == "s";
        if led && name && !owner && !tokens.is_capital(i) {
            let first = fold(tokens.word(at)).into_owned();
            found.push(Relative { kin, first, at: tokens.span(at, at), whole: tokens.span(i, at) });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn another_relative_s_name() {
        for (article, source) in [
            (
                "He is survived by his wife, Brigid, and two daughters.",
                "He leaves his wife Nuala (née Keane), his sister Brigid and two daughters.",
            ),
            (
                "She leaves a daughter, Kaisa Ranta, a son, Veikko, and five grandchildren.",
                "Their daughter, Kaisa Ranta, is a doctor; their son, Erkki, is a pilot. Her successor was Veikko Holm.",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceName], "{article}");
        }
    }

    #[test]
    fn the_same_one_or_one_of_several() {
        for (article, source) in [
            (
                "He is survived by his wife, Nuala.",
                "He leaves his wife Nuala (née Keane) and his sister Brigid.",
            ),
            ("He leaves a son, Max.", "He leaves his sons Otto and Max. His son Otto is a baker."),
            ("Her son, Tom, spoke.", "Her son Thomas spoke at the grave."),
            ("His wife, Ida, ran the shop.", "Her husband kept the books. Ida, his wife, ran the shop."),
            (
                "His father, Karl, was a miner.",
                "Karl Brod senior, a miner. The father of his wife was a baker.",
            ),
        ] {
            assert_eq!(rules(article, source), [] as [Rule; 0], "{article}");
        }
    }
}
