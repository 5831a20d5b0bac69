//! What is left of a wrong thing, and what only looks like it.

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
    let reading = Reading::new(text, Place::Body, Some(jiff::civil::date(2024, 3, 1)), &Settings::default());
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

#[test]
fn a_kind_of_thing_left_beside_whose_it_is() {
    let notice = "Correction: An earlier version of this article said that Ann Petty plays the flute; she plays the oboe.";
    stands(
        &format!(
            "Ann Petty won a prize on the oboe. Tom Reed, with Petty on the flute, will go on tour.\n\n{notice}"
        ),
        &["flute"],
    );
    clean(&format!(
        "Ann Petty won a prize on the oboe. Petty will go on tour with Tom Reed on the flute.\n\n{notice}"
    ));
}

#[test]
fn a_coarser_form_of_a_wrong_date() {
    let notice = "Correction: An earlier version of this article said that the tax would be due from 1 July. It is due from 1 \
                  September.";
    let lead = "Firms must pay the tax from 1 September.";
    stands(&format!("{lead} Ships will sail before the tax begins in July.\n\n{notice}"), &["July"]);
    clean(&format!("{lead} The mayor will sign the papers in July.\n\n{notice}"));
    clean(&format!("{lead} Ships will sail before the tax begins in September.\n\n{notice}"));
}

#[test]
fn a_figure_that_points_back_to_what_was_changed() {
    let notice = "Correction: An earlier version of this article gave the sum that Orm Mills has to pay as £2.9m. It is £1.9m.";
    let lead = "A court has left Orm Mills with £1.9m to pay.";
    stands(&format!("{lead} The £2.9m concerns five years.\n\n{notice}"), &["£2.9m"]);
    clean(&format!("{lead} A new wing cost £2.9m.\n\n{notice}").replace("£2.9m.\n", "about £2.8m.\n"));
}

#[test]
fn the_same_digits_of_another_thing() {
    let notice =
        "Correction: An earlier version of this article gave the number of books lent as 4,310. It is 4,130.";
    for other in ["The archive at Ulm holds 4,310 maps.", "The road to Ulm is 4,310 metres long."] {
        clean(&format!("The library lent 4,130 books. {other}\n\n{notice}"));
    }
    stands(
        &format!("The library lent 4,130 books. Of the 4,310 books many are lost.\n\n{notice}"),
        &["4,310"],
    );
    // two firms with one word in common
    clean(
        "The mill belongs to Ballard Foods. Orsted Foods runs the café.\n\n\
         Correction: The owner of the mill is Ballard Foods, not Orsted Foods.",
    );
}
