//! Levels on the scales that the desk declares.

mod label;

use super::{Context, Fact, RankValue, Value};
use crate::text::{TokenKind, Tokens};
use label::Labels;

/// Adds the facts of this kind to `found`: the longest label wins, in any spelling of it.
pub(super) fn find(tokens: &Tokens<'_>, context: &Context<'_>, found: &mut Vec<Fact>) {
    if context.settings.scales.is_empty() {
        return;
    }
    let labels = Labels::new(&context.settings.scales);
    let mut i = 0;
    while i < tokens.len() {
        match labels.longest(tokens, i) {
            Some((label, end)) if !label.common || is_used_as_level(tokens, i, end) => {
                let value = RankValue {
                    scale: label.scale.to_owned(),
                    level: label.level,
                    label: label.shown.to_owned(),
                };
                found.push(Fact::new(tokens.span(i, end - 1), Value::Rank(value)));
                i = end;
            }
            _ => i += 1,
        }
    }
}

/// Words after which a common word such as `good` can only be a level; articles and the like may stand between.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "rated", "rates", "rate", "graded", "grades", "grade", "classed", "classified", "ranked", "judged", "deemed", "labelled",
    "labeled", "called", "considered", "scored", "assessed", "marked", "rating", "status", "category", "level", "class",
    "is", "was", "were", "are", "be", "been", "remained", "remains", "stayed", "stays", "became", "become",
    "from", "to", "as", "than", "at", "below", "above", "between", "and", "or",
];

/// Words that may stand between such a word and the level.
const BETWEEN: &[&str] =
    &["a", "an", "the", "only", "now", "just", "still", "back", "again", "merely", "once", "either"];

/// Nouns that make a level of the word before them.
const NOUNS: &[&str] = &[
    "rating", "ratings", "status", "category", "grade", "level", "class", "band", "score", "mark",
    "standard", "tier",
];

/// Words that end the noun phrase, so that the level stands alone.
#[rustfmt::skip]
const AFTER: &[&str] = &[
    "a", "after", "again", "all", "and", "as", "at", "because", "before", "but", "by", "during", "each", "every", "following",
    "for", "from", "if", "in", "instead", "last", "next", "now", "on", "once", "or", "rather", "since", "so", "than",
    "that", "the", "then", "this", "though", "to", "too", "under", "until", "when", "where", "which", "while",
    "who", "with", "without", "yesterday", "today",
];

/// True if the common word at `first..end` stands where a level stands, and not before a noun of its own.
fn is_used_as_level(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    if NOUNS.contains(&tokens.lower(end)) {
        return true;
    }
    let stands_alone =
        tokens.kind(end).is_none_or(|kind| kind == TokenKind::Sign && !tokens.is_sign(end, '-'))
            || tokens.gap(end - 1).contains('\n')
            || AFTER.contains(&tokens.lower(end));
    let counted = tokens.kind(end) == Some(TokenKind::Digits);
    let Some(mut before) = first.checked_sub(1) else { return counted };
    if is_cell_edge(tokens, before) && (stands_alone || counted) {
        return true;
    }
    while BETWEEN.contains(&tokens.lower(before)) && before > 0 {
        before -= 1;
    }
    let word = tokens.lower(before);
    if matches!(word, "and" | "or") {
        return stands_alone && before > 0 && AFTER.contains(&tokens.lower(before - 1));
    }
    stands_alone && BEFORE.contains(&word)
}

/// A sign that parts the cells of a row, or a line end.
fn is_cell_edge(tokens: &Tokens<'_>, before: usize) -> bool {
    matches!(tokens.word(before), ";" | ":" | "|" | "“" | "\"" | "‘")
        || tokens.gap(before).contains(['\t', '\n'])
        || (tokens.is_sign(before, '.') && tokens.kind(before + 2) == Some(TokenKind::Digits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Scale, Settings};

    fn ranks(text: &str, scales: &[Scale]) -> Vec<String> {
        let settings = Settings { scales: scales.to_vec(), ..Settings::default() };
        let mut found = Vec::new();
        find(&Tokens::new(text), &Context { published: None, settings: &settings }, &mut found);
        let show = |fact: &Fact| match &fact.value {
            Value::Rank(rank) => format!("{}={}:{}", fact.span.of(text), rank.level, rank.label),
            _ => String::new(),
        };
        found.iter().map(show).collect()
    }

    fn stages() -> Vec<Scale> {
        vec![Scale::new(
            "stages",
            &["stage one", "stage two|amber stage", "stage two alert|the alert list", "stage three"],
        )]
    }

    fn water() -> Vec<Scale> {
        vec![Scale::new("water", &["excellent|top grade", "good", "fair", "poor|failed"])]
    }

    #[test]
    fn any_spelling_of_a_label_is_the_label() {
        for text in [
            "stage three",
            "Stage 3",
            "STAGE THREE",
            "stage-three",
            "Stage\u{a0}3",
            "stage III",
            "stage\nthree",
        ] {
            assert_eq!(ranks(text, &stages()), [format!("{text}=3:stage three")], "{text}");
        }
    }

    #[test]
    fn the_longest_label_wins() {
        assert_eq!(ranks("on the stage two alert", &stages()), ["stage two alert=2:stage two alert"]);
        assert_eq!(ranks("a Stage 2 area", &stages()), ["Stage 2=1:stage two"]);
        assert_eq!(ranks("on the alert list", &stages()), ["the alert list=2:stage two alert"]);
        assert_eq!(
            ranks("from stage two to stage one", &stages()),
            ["stage two=1:stage two", "stage one=0:stage one"]
        );
        assert_eq!(ranks("“stage two alert” list", &stages()), ["stage two alert=2:stage two alert"]);
    }

    #[test]
    fn other_numbers_and_words_are_no_level() {
        for text in [
            "a three-stage rocket",
            "stage 2.5 of the plan",
            "stage 30",
            "the third stage",
            "backstage two men waited",
            "on stage. Two men sang",
            "an alert list",
            "stage, two men",
            "stage four",
        ] {
            assert_eq!(ranks(text, &stages()), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_common_word_is_a_level_only_where_a_level_stands() {
        assert_eq!(ranks("It was rated fair after tests.", &water()), ["fair=2:fair"]);
        assert_eq!(ranks("It went from good to poor.", &water()), ["good=1:good", "poor=3:poor"]);
        assert_eq!(ranks("West Bay: good; fair", &water()), ["good=1:good", "fair=2:fair"]);
        assert_eq!(ranks("It kept its top grade.", &water()), ["top grade=0:excellent"]);
        assert_eq!(ranks("one of two that were poor a year ago", &water()), ["poor=3:poor"]);
        assert_eq!(ranks("a good rating", &water()), ["good=1:good"]);
        for text in [
            "good news for poor families",
            "That led to poor results.",
            "He went to a good school.",
            "A fair was held.",
            "the county fair",
            "She failed to see it.",
            "for good",
            "It was a good swim.",
            "to good friends",
            "poor people",
        ] {
            assert_eq!(ranks(text, &water()), [""; 0], "{text}");
        }
    }

    #[test]
    fn letters_and_signs_of_a_rating_are_kept() {
        let scale = [Scale::new("", &["AA+", "AA", "A", "B"])];
        assert_eq!(ranks("was cut from AA+ to AA.", &scale), ["AA+=0:AA+", "AA=1:AA"]);
        assert_eq!(ranks("was rated A by the agency", &scale), ["A=2:A"]);
        assert_eq!(ranks("A man was sent a letter", &scale), [""; 0]);
    }
}
