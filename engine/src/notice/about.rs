//! One changed fact as a notice tells it: its sentences, what it is about, who said it.

use super::antecedent::{sentence_alone, subject};
use super::draft::DraftFact;
use crate::facts::{Fact, Quote, Value};
use crate::reading::Reading;
use crate::text::{Place, Span};
use crate::versions::unit::{Class, units};

/// Telling words that must be new for a change to be an omission put right.
const ADDED: usize = 3;

/// What changed between two readings of the same part of an article: `wrong` in the old one became `right` in the new.
#[must_use]
pub fn fact_of(old: &Reading<'_>, wrong: Span, new: &Reading<'_>, right: Span) -> DraftFact {
    let (wrong_words, right_words) = (wrong.of(old.text).to_owned(), right.of(new.text).to_owned());
    // A headline, a caption or the words for a picture are often no sentence: they are given whole.
    let pictured =
        old.sentence_at(wrong.start).is_some_and(|s| s.span.of(old.text).trim_start().starts_with("!["));
    let whole = matches!(old.place, Place::Title | Place::Caption(_)) || pictured;
    let sentences = match whole {
        true => (String::new(), String::new()),
        false => (sentence_alone(old, wrong.start), sentence_alone(new, right.start)),
    };
    let mut fact = DraftFact {
        subject: subject(old, wrong, &right_words),
        fact: kind(old, wrong).unwrap_or_default(),
        old_sentence: sentences.0,
        new_sentence: sentences.1,
        wrong: wrong_words,
        right: right_words,
        ..DraftFact::default()
    };
    if whole {
        let line = |reading: &Reading<'_>, at: usize| {
            let words = reading.sentence_at(at).map_or("", |s| s.span.of(reading.text).trim());
            let alt = words.strip_prefix("![").and_then(|rest| rest.split_once("]("));
            alt.map_or(words, |(alt, _)| alt).to_owned()
        };
        (fact.old_quote, fact.quote) = (line(old, wrong.start), line(new, right.start));
        return fact;
    }
    let (was, is) = (quote_by(old, wrong), quote_by(new, right));
    if let (Some((was, inside)), Some((is, _))) = (&was, &is) {
        fact.old_quote = was.text.clone();
        fact.quote = is.text.clone();
        fact.old_speaker = was.speaker.clone().unwrap_or_default();
        fact.speaker = is.speaker.clone().unwrap_or_default();
        if *inside {
            fact.fact = "quote".to_owned();
        } else if names(&fact.old_speaker, &fact.wrong) && names(&fact.speaker, &fact.right) {
            fact.fact = "attribution".to_owned();
        }
    }
    if fact.fact != "quote" && leaves_out(&fact.wrong, &fact.right) {
        fact.fact = "omission".to_owned();
    }
    fact
}

/// The kind of the fact that the words hold: the one that shares most of their bytes.
fn kind(reading: &Reading<'_>, words: Span) -> Option<String> {
    let shared = |span: Span| span.end.min(words.end).saturating_sub(span.start.max(words.start));
    let facts = reading.facts.iter().filter(|fact| fact.span.overlaps(words));
    let best = facts.max_by_key(|fact| (shared(fact.span), std::cmp::Reverse(fact.span.len())));
    best.map(|fact| fact.kind().name().to_owned())
}

/// The quotation that holds the words, or stands in their sentence; and whether it holds them.
fn quote_by<'r>(reading: &'r Reading<'_>, words: Span) -> Option<(&'r Quote, bool)> {
    let quotes =
        |span: Span| reading.facts.iter().filter(move |fact| fact.span.overlaps(span)).filter_map(quote);
    if let Some((_, quote)) = quotes(words).find(|(span, _)| span.contains(words)) {
        return Some((quote, true));
    }
    let sentence = reading.sentence_at(words.start)?;
    quotes(sentence.span).next().map(|(_, quote)| (quote, false))
}

fn quote(fact: &Fact) -> Option<(Span, &Quote)> {
    match &fact.value {
        Value::Quote(quote) => Some((fact.span, quote)),
        _ => None,
    }
}

/// True if the words are a form of the name: `Petty` of `Ann Petty`.
fn names(name: &str, words: &str) -> bool {
    let last = |text: &str| text.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    !name.is_empty() && last(name) == last(words)
}

/// True if the right words are the wrong ones and a good deal more.
fn leaves_out(wrong: &str, right: &str) -> bool {
    let keys = |text: &str| -> Vec<(String, Class)> {
        let tokens = crate::text::Tokens::new(text);
        units(&tokens, 0..tokens.len()).into_iter().map(|unit| (unit.key, unit.class)).collect()
    };
    let (wrong, right) = (keys(wrong), keys(right));
    let holds = !wrong.is_empty() && right.windows(wrong.len()).any(|window| window == wrong.as_slice());
    let mut added: Vec<_> = right.iter().filter(|unit| !wrong.contains(unit)).collect();
    added.retain(|(_, class)| *class != Class::Small);
    holds && added.len() >= ADDED && !added.iter().any(|(_, class)| *class == Class::Negation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn told(old: &str, wrong: &str, right: &str) -> DraftFact {
        let new = old.replacen(wrong, right, 1);
        let settings = Settings::default();
        let (before, after) = (
            Reading::new(old, Place::Body, None, &settings),
            Reading::new(&new, Place::Body, None, &settings),
        );
        let at = old.find(wrong).unwrap();
        fact_of(&before, Span::new(at, at + wrong.len()), &after, Span::new(at, at + right.len()))
    }

    #[test]
    fn what_kind_of_fact_was_wrong() {
        for (old, wrong, right, kind) in [
            ("The mill at Orm shut in 2012.", "2012", "2013", "date"),
            ("“The mill is red,” said Ann Petty.", "red", "blue", "quote"),
            ("“The mill is red,” said Ann Petty.", "Ann Petty", "Tom Reed", "attribution"),
            (
                "The court fined the mill.",
                "fined the mill",
                "fined the mill and jailed its owner Ann Petty",
                "omission",
            ),
            ("The court fined the mill.", "fined", "acquitted", ""),
            ("The mill has 40 looms.", "40", "60", "number"),
        ] {
            assert_eq!(told(old, wrong, right).fact, kind, "{old}");
        }
    }

    #[test]
    fn the_words_for_a_picture_are_given_whole() {
        let fact = told("The mill shut.\n\n![The mill in 2012](mill.jpg)\n", "2012", "2013");
        assert_eq!((fact.old_quote.as_str(), fact.quote.as_str()), ("The mill in 2012", "The mill in 2013"));
        assert_eq!(fact.old_sentence, "");
    }

    #[test]
    fn quotation_and_speaker() {
        let fact = told("“The mill is red,” said Ann Petty.", "red", "blue");
        assert_eq!((fact.old_quote.as_str(), fact.quote.as_str()), ("The mill is red,", "The mill is blue,"));
        assert_eq!((fact.old_speaker.as_str(), fact.speaker.as_str()), ("Ann Petty", "Ann Petty"));
    }
}
