//! Where the wrong thing of a notice still stands in the article.

use super::derived;
use super::half;
use super::parse::Notice;
use super::point::{Point, Sort, context, direction, points};
use super::told::{Told, is_respelled, names, told};
use crate::facts::Kind;
use crate::reading::Reading;
use crate::text::{Block, Sentence, Span};
use crate::versions::unit::{same_name, units};
use std::collections::BTreeSet;

/// Why words are left from the wrong version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// The wrong value itself.
    Wrong,
    /// Words that were only true with the wrong value.
    Derived,
}

/// Words of the article that a notice should have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The words, in the reading that was searched.
    pub span: Span,
    /// Why.
    pub left: Left,
    /// What the notice says is right, in its words; empty where it cannot be told.
    pub right: String,
    /// What it says was wrong, in its words.
    pub wrong: String,
    /// What words that were derived must be now, as far as it can be worked out.
    pub fix: String,
}

/// What of the wrong things in `notices` (parsed from `home`) still stands in `text`. Notices themselves never count.
#[must_use]
pub fn standing(home: &Reading<'_>, notices: &[Notice], text: &Reading<'_>) -> Vec<Standing> {
    let told: Vec<Told> =
        notices.iter().flat_map(|notice| &notice.items).map(|item| told(home, item)).collect();
    let body: Vec<Point> = prose(home).flat_map(|sentence| points(home, sentence.span)).collect();
    left_with(home, &told, text, Some(&body))
}

/// The sentences of a text that are no notice.
fn prose<'r>(text: &'r Reading<'_>) -> impl Iterator<Item = &'r Sentence> {
    text.sentences.iter().filter(|it| it.block != Block::Notice)
}

/// The same for items in facts; `home` is the text that their words stand in.
pub(crate) fn left_of(home: &Reading<'_>, items: &[Told], text: &Reading<'_>) -> Vec<Standing> {
    left_with(home, items, text, None)
}

/// The same; `body` are the facts of the article that should have been changed, where it is the one that is searched.
fn left_with(
    home: &Reading<'_>,
    items: &[Told],
    text: &Reading<'_>,
    body: Option<&[Point]>,
) -> Vec<Standing> {
    let mut found: Vec<Standing> = Vec::new();
    if items.is_empty() {
        return found;
    }
    // A sentence is read once, however many notices there are.
    for (n, sentence) in text.sentences.iter().enumerate() {
        if sentence.block == Block::Notice || speaks_of_error(text, sentence) {
            continue;
        }
        let here = points(text, sentence.span);
        let all = keys(text, sentence.span);
        let moves = half::moves(&all);
        for told in items {
            wrong_in(home, told, text, (n, &here, body), &mut found);
            half::half(home, told, &moves, &mut found);
            derived::derived(home, told, text, (sentence, &here), &mut found);
        }
    }
    found.sort_by_key(|s| s.span);
    found.dedup_by(|b, a| a.span.overlaps(b.span));
    found
}

/// A sentence of running text that owns the error itself.
fn speaks_of_error(text: &Reading<'_>, sentence: &Sentence) -> bool {
    text.tokens.within(sentence.span).any(|i| {
        matches!(
            text.tokens.lower(i),
            "incorrectly" | "erroneously" | "mistakenly" | "wrongly" | "misstated" | "corrected"
        )
    })
}

fn wrong_in(
    home: &Reading<'_>,
    told: &Told,
    text: &Reading<'_>,
    (n, here, body): (usize, &[Point], Option<&[Point]>),
    found: &mut Vec<Standing>,
) {
    for point in here {
        let Some(wrong) = told.wrong.iter().find(|wrong| wrong.says(point)) else { continue };
        let right = told.right_for(wrong);
        if right.is_some_and(|right| right.says(point)) {
            continue;
        }
        // the article has the wrong value and the right one nowhere
        let unchanged = right.zip(body).is_some_and(|(right, body)| !body.iter().any(|it| right.says(it)))
            && (matches!(point.sort, Sort::Figure | Sort::Date)
                || point.sort == Sort::Name && point.keys.len() > 1 && wrong.keys.len() > 1);
        if !plays_same_part(told, wrong, right, point, (text, n, unchanged)) {
            continue;
        }
        found.push(Standing {
            span: point.span,
            left: Left::Wrong,
            right: right.map_or_else(String::new, |r| r.span.of(home.text).to_owned()),
            wrong: wrong.span.of(home.text).to_owned(),
            fix: String::new(),
        });
    }
}

/// The gates: the fact must be so particular that it cannot be chance, or stand with what the notice is about.
fn plays_same_part(
    told: &Told,
    wrong: &Point,
    right: Option<&Point>,
    here: &Point,
    (text, n, unchanged): (&Reading<'_>, usize, bool),
) -> bool {
    let Some(sentence) = text.sentences.get(n) else { return false };
    let spans = spans(text, n, sentence.span);
    let around = context(text, &spans, std::slice::from_ref(here));
    let own_names = names(text, &[sentence.span], std::slice::from_ref(here));
    let shared: BTreeSet<&String> = told.context.intersection(&around).collect();
    let other = told.is_about_other(&own_names);
    // what is counted tells counts apart; money and measures have their unit for that
    let measured =
        here.value.as_ref().is_some_and(|value| !matches!(value.kind(), Kind::Number | Kind::Ordinal));
    let apart = matches!((&wrong.noun, &here.noun), (Some(a), Some(b)) if a != b);
    if apart && !measured && !here.is_distinctive() {
        return false;
    }
    if unchanged && !other && (!shared.is_empty() || measured && is_once(text, here)) {
        return true;
    }
    if here.sort == Sort::Figure && !other && refers_to(told, here, text) {
        return true;
    }
    if anaphoric(&shared, text, sentence.span)
        && matches!(here.sort, Sort::Date | Sort::Rank | Sort::Figure)
        && !other
    {
        return true;
    }
    match here.sort {
        Sort::Name => right.is_some_and(|right| is_respelled(wrong, right)) || shared.len() >= 2,
        Sort::Figure if here.is_distinctive() => !other,
        Sort::Figure => match (&wrong.noun, &here.noun) {
            (Some(a), Some(b)) => a == b && shared.len() >= 2 && !other,
            _ => shared.len() >= 2 && !other,
        },
        Sort::Role => {
            shared.len() >= 2 && told.names.iter().any(|a| own_names.iter().any(|b| same_name(a, b)))
        }
        Sort::Date | Sort::Rank => shared.len() >= 2 && !other,
    }
}

/// The sentence, and the one before it where this one only points back.
fn spans(text: &Reading<'_>, n: usize, own: Span) -> Vec<Span> {
    let first = text.tokens.lower(text.tokens.within(own).start);
    let points_back = matches!(
        first,
        "it" | "he" | "she" | "they" | "this" | "that" | "these" | "its" | "his" | "her" | "their"
    );
    let before = n.checked_sub(1).filter(|_| points_back).and_then(|k| text.sentences.get(k));
    before.filter(|s| s.block != Block::Notice).map(|s| s.span).into_iter().chain([own]).collect()
}

/// Words of what was asked for or meant, whatever came of it.
const WANTED: &[&str] = &[
    "asked",
    "applied",
    "requested",
    "planned",
    "proposed",
    "wanted",
    "sought",
    "originally",
    "instead",
    "hoped",
    "intended",
    "initially",
];

/// The article has the value in one place only.
fn is_once(text: &Reading<'_>, here: &Point) -> bool {
    prose(text).flat_map(|it| points(text, it.span)).filter(|it| here.says(it)).count() == 1
}

/// `The 83 maps`: a count with the article and with the noun of the notice is the one that was told before.
fn refers_to(told: &Told, here: &Point, text: &Reading<'_>) -> bool {
    let first = text.tokens.at(here.span.start);
    let definite = first
        .checked_sub(1)
        .is_some_and(|i| matches!(text.tokens.lower(i), "the" | "these" | "those" | "all"));
    // `the 54 turbines that it had asked for`
    let sentence = text.sentence_at(here.span.start).map_or(here.span, |it| it.span);
    let wanted = text.tokens.within(sentence).any(|i| WANTED.contains(&text.tokens.lower(i)));
    let same = |noun: &String| {
        told.context.contains(noun) || !wanted && told.wrong.iter().any(|it| it.noun.as_ref() == Some(noun))
    };
    definite && here.noun.as_ref().is_some_and(same)
}

/// `the drop`, `its downgrade`: the event of the notice, named with an article.
fn anaphoric(shared: &BTreeSet<&String>, text: &Reading<'_>, sentence: Span) -> bool {
    let tokens = &text.tokens;
    tokens.within(sentence).skip(1).any(|i| {
        direction(tokens.lower(i)).is_some_and(|d| shared.iter().any(|s| *s == d))
            && matches!(tokens.lower(i - 1), "the" | "its" | "his" | "her" | "their" | "that" | "this")
    })
}

/// The units of a text's span, for the modules beside this one.
pub(super) fn keys(text: &Reading<'_>, span: Span) -> Vec<crate::versions::unit::Unit> {
    units(&text.tokens, text.tokens.within(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::notices;
    use crate::settings::{Scale, Settings};
    use crate::text::Place;

    fn left(text: &str) -> Vec<&str> {
        let scales = vec![Scale::new("marks", &["mark one", "mark two", "mark three", "mark four"])];
        let settings = Settings { scales, ..Settings::default() };
        let reading = Reading::new(text, Place::Body, Some(jiff::civil::date(2024, 3, 1)), &settings);
        standing(&reading, &notices(&reading), &reading).into_iter().map(|s| s.span.of(text)).collect()
    }

    #[track_caller]
    fn stands(text: &str, words: &[&str]) {
        assert_eq!(left(text), words, "{text}");
    }

    #[track_caller]
    fn clean(text: &str) {
        stands(text, &[]);
    }

    #[test]
    fn a_particular_figure_left_in_another_sentence() {
        stands(
            "The bridge carries 14,800 cars a day. The county asks the 18,400 drivers to wait.\n\n\
             Correction: An earlier version of this article gave the number of cars a day as 18,400. It is 14,800.",
            &["18,400"],
        );
        stands(
            "Divers brought up 36 of the bells. The 63 bells will be cleaned.\n\n\
             Correction: An earlier version of this article said that 63 of the lost bells had been brought up. It is 36.",
            &["63"],
        );
        stands(
            "The mill may build 42 turbines. Together the 54 turbines are to feed the town.\n\n\
             Correction: An earlier version of this article said that all 54 turbines had been approved. The number is 42.",
            &["54"],
        );
        clean(
            "The mill may build 42 turbines, and not the 54 turbines that it had asked for.\n\n\
             Correction: An earlier version of this article said that all 54 turbines had been approved. The number is 42.",
        );
        clean(
            "Divers brought up 36 of the bells. The 63 divers of the club are unpaid.\n\n\
             Correction: An earlier version of this article said that 63 of the lost bells had been brought up. It is 36.",
        );
        stands(
            "Some 14,800 cars cross. In June it was 18.4 thousand cars.\n\n\
             Correction: An earlier version of this article gave the number of cars as 18,400. It is 14,800.",
            &["18.4 thousand"],
        );
    }

    #[test]
    fn a_value_that_was_not_changed_at_all() {
        stands(
            "It lasts until March and costs £64,000, out of a reserve.\n\n\
             Correction: An earlier version of this article said that the trial would cost £64,000. It will cost £46,000.",
            &["£64,000"],
        );
        stands(
            "It will last until March and cost £64,000, taken from a reserve for culture.\n\n\
             Correction: An earlier version of this article said that the trial would cost £64,000. It will cost £46,000.",
            &["£64,000"],
        );
        stands(
            "After 40 hours of instruction they are sent out.\n\n\
             An earlier version of this article said that the responders are trained for 40 hours. They are trained for 60.",
            &["40 hours"],
        );
        stands(
            "The honour falls to Curlew, a locomotive built in 1927 by Hargreave.\n\n\
             This article was corrected on 9 April 2025. It had said that the locomotive Curlew was built in 1927; she was built in 1921.",
            &["1927"],
        );
        stands(
            "In company-run shops growth came to 6.4 per cent.\n\n\
             An earlier version of this article said that growth in company-run shops came to 6.4 per cent. It was 4.6 per cent; \
             6.4 per cent was the figure for franchise shops.",
            &["6.4 per cent"],
        );
        clean(
            "It lasts until March and costs £46,000, out of a reserve. The choir was given £64,000.\n\n\
             Correction: An earlier version of this article said that the trial would cost £64,000. It will cost £46,000.",
        );
    }

    #[test]
    fn a_year_and_a_level_left_with_their_event() {
        stands(
            "Orland dropped to mark three in 2019.\n\nThe drop to mark four cost Orland a contract.\n\n\
             Photo: the harbour in 2018, the year of the downgrade.\n\n\
             Correction: An earlier version of this article said that Orland dropped to mark four in 2018. It dropped to \
             mark three in 2019.",
            &["mark four", "2018"],
        );
    }

    #[test]
    fn a_name_left_in_its_old_spelling() {
        stands(
            "The surveyor Agnes Thorvald slept. Mrs Thorwald went home.\n\n\
             Because of an editing error, an earlier version of this article misspelled the surname of Agnes Thorvald as \
             Thorwald.",
            &["Thorwald"],
        );
        stands(
            "“They shine,” said Bryony Ketterick, who organised the count.\n\n\
             Correction, 9 August: The organiser of the count is Bryony Kitteridge. An earlier version of this article called her \
             Bryony Ketterick.",
            &["Bryony Ketterick"],
        );
    }

    #[test]
    fn a_role_left() {
        stands(
            "Lorna Haig, the secretary, wept. Later the chair, Lorna Haig, spoke.\n\n\
             An earlier version of this article misidentified Lorna Haig as the chair. She is the secretary.",
            &["chair"],
        );
    }

    #[test]
    fn the_same_figure_of_another_thing_is_left_alone() {
        clean(
            "The ferry carried 12 horses. It has 21 cabins and left at noon.\n\n\
             Correction: An earlier version of this article gave the number of horses as 21. It was 12.",
        );
        clean(
            "The mill was built in 1934. The church opposite dates from 1936.\n\n\
             An earlier version of this article said that the mill was built in 1936. It was built in 1934.",
        );
        clean(
            "Smith got 14,800 votes. Jones got 18,400 votes.\n\n\
             Correction: An earlier version of this article said that Smith got 18,400 votes. Smith got 14,800.",
        );
        clean(
            "The pool is run by the Orm Trust. The Friends of Orm gave benches.\n\n\
             An earlier version of this article said that the Friends of Orm run the pool. It is run by the Orm Trust.",
        );
        clean(
            "Mark one ports meet every limit, mark four ports none. Orland dropped to mark three in 2019. Cadder opened \
             in 2018.\n\n\
             Correction: An earlier version of this article said that Orland dropped to mark four in 2018. It dropped to \
             mark three in 2019.",
        );
        clean(
            "The league sorts ports in a three-band system. Orland dropped to band two in 2013.\n\n\
             A previous version of this article said that Orland dropped to band three in 2012. It dropped to band two in \
             2013.",
        );
        clean(
            "The fee is £40. The fine is £45 for adults.\n\n\
             This article was amended on 3 May 2023. An earlier version gave the fee as £45; it is £40.",
        );
    }

    /// Words that are left, and what they must be.
    fn fixes(text: &str) -> Vec<(String, String)> {
        let reading =
            Reading::new(text, Place::Body, Some(jiff::civil::date(2024, 3, 1)), &Settings::default());
        let left = standing(&reading, &notices(&reading), &reading);
        left.into_iter().map(|s| (s.span.of(text).to_owned(), s.fix)).collect()
    }

    #[test]
    fn what_was_derived_comes_with_its_fix() {
        for (text, words, fix) in [
            (
                "Orland dropped to mark three in 2013. It rose again in 2016, four years after the drop.\n\n\
                 Correction: An earlier version of this article said that Orland dropped in 2012. It dropped in 2013.",
                "four years after",
                "three years after",
            ),
            (
                "Of 50 pupils, 30 passed the test. In May 40 per cent of the 50 will go on.\n\n\
                 Correction: An earlier version of this article said that 20 pupils passed the test. In fact, 30 pupils passed.",
                "40 per cent",
                "60 per cent",
            ),
            (
                "The ferry carried 30 horses and 12 goats. That makes 32 in total.\n\n\
                 Correction: An earlier version of this article said that the ferry carried 20 horses. It carried 30 horses.",
                "32",
                "42",
            ),
            (
                "Holt won three titles at home. Saturday brought Holt the second title abroad.\n\n\
                 Correction: An earlier version of this article said that Holt won two titles. Holt won three titles.",
                "second",
                "third",
            ),
        ] {
            assert_eq!(fixes(text), [(words.to_owned(), fix.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_level_reached_twice_in_opposite_ways_was_only_half_put_right() {
        stands(
            "Orland had dropped to the mark two list in 2013 and was upgraded to the list in 2013.\n\n\
             A previous version of this article said that Orland had dropped to mark four in 2012. It should have instead \
             stated that Orland dropped to the mark two list in 2013.",
            &["upgraded to the list in 2013"],
        );
        clean(
            "Orland dropped to mark three in 2013 and was upgraded to mark two in 2016.\n\n\
             A previous version of this article said that Orland had dropped to mark four in 2012. It should have instead \
             stated that Orland dropped to mark three in 2013.",
        );
    }

    #[test]
    fn what_was_counted_from_the_wrong_value() {
        stands(
            "The bridge carries 14,800 cars a day. Traffic is half as heavy again as in 2019, when 12,300 cars a day were \
             counted.\n\n\
             Correction: An earlier version of this article gave the number of cars a day as 18,400. It is 14,800.",
            &["half as heavy again"],
        );
        stands(
            "Orland dropped to mark three in 2013. It rose again in 2016, four years after the drop.\n\n\
             Correction: An earlier version of this article said that Orland dropped in 2012. It dropped in 2013.",
            &["four years after"],
        );
        for (text, words) in [
            (
                "Orland dropped in 2013. It rose in 2013, and lost the cup the previous year, in the drop of 2013.",
                "",
            ),
            (
                "Orland dropped in 2013. In 2013 the mayor left; the drop of the previous year had cost him votes.",
                "the previous year",
            ),
        ] {
            let notice = "Correction: An earlier version of this article said that Orland dropped in 2012. It dropped in 2013.";
            let expected: Vec<&str> = if words.is_empty() { vec!["the previous year"] } else { vec![words] };
            stands(&format!("{text}\n\n{notice}"), &expected);
        }
        clean(
            "Orland dropped to mark three in 2013. It rose again in 2016, three years after the drop.\n\n\
             Correction: An earlier version of this article said that Orland dropped in 2012. It dropped in 2013.",
        );
        clean(
            "The bridge carries 14,800 cars a day, a fifth more than in 2019, when 12,300 cars a day were counted.\n\n\
             Correction: An earlier version of this article gave the number of cars a day as 18,400. It is 14,800.",
        );
    }
}
