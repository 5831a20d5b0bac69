//! What a notice is read as.

use super::*;
use crate::settings::Settings;
use crate::text::Place;

/// `subject / wrong / right` of each item.
fn parsed(text: &str) -> Vec<String> {
    let text = format!("The ferry sank.\n\n{text}");
    let reading = Reading::new(&text, Place::Body, None, &Settings::default());
    let words = |spans: &[Span]| spans.iter().map(|s| s.of(&text)).collect::<Vec<_>>().join(" + ");
    let all = notices(&reading);
    let items = all.iter().flat_map(|notice| &notice.items);
    items.map(|i| format!("{} / {} / {}", words(&i.subject), words(&i.wrong), words(&i.right))).collect()
}

#[test]
fn what_was_wrong_and_what_is_right() {
    let cases = [
        (
            "This story has been corrected to show that the mast is 12 feet high, not 21.",
            " / 21. / the mast is 12 feet high",
        ),
        ("(Corrects paragraph 4 to say 12 ships, not 21)", " / 21 / 12 ships"),
        (
            "An earlier version of this article misstated the height of the mast. It is 12 feet, not 21.",
            "the height of the mast / 21. / It is 12 feet",
        ),
        (
            "An earlier version of this story incorrectly said that it sank in May. It sank in June.",
            " / it sank in May. / It sank in June.",
        ),
        (
            "This article was amended on 3 May 2019. An earlier version said it sank in May; in fact it sank in June.",
            " / it sank in May / it sank in June.",
        ),
        (
            "In an earlier version we said it sank in May. In fact it sank in June.",
            " / it sank in May. / In fact it sank in June.",
        ),
        (
            "A previous version of this article said that it sank in May. It should have instead stated that it sank in June.",
            " / it sank in May. / it sank in June.",
        ),
        (
            "Because of an editing error, an earlier version of this article misspelled the captain’s name as Perry. It is Petty.",
            "the captain’s name / Perry. / It is Petty.",
        ),
        (
            "Correction, 16 October: An earlier version of this article gave the number of cars as 21. It is 12.",
            "the number of cars / 21. / It is 12.",
        ),
        ("Correction: The mast is 12 feet high, not 21.", " / 21. / The mast is 12 feet high"),
        (
            "Correction: The mill had 12 looms, not 21, in June 1950, not May 9, 1950, at Orm.",
            " / 21 + May 9, 1950 / The mill had 12 looms + in June 1950 + at Orm.",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(parsed(text), [expected], "{text}");
    }
}

#[test]
fn what_was_given_before_and_right_words_that_come_first() {
    for (text, expected) in [
        (
            "This article was amended on 3 May 2019. The length of the mast was given as 21 feet in an earlier version; it is 12 feet.",
            "The length of the mast / 21 feet / it is 12 feet.",
        ),
        (
            "Correction, 3 May 2019: in an earlier version the length of the mast was given as 21 feet. It is 12 feet.",
            "the length of the mast / 21 feet. / It is 12 feet.",
        ),
        (
            "Correction, 3 May 2019: This article said at first that the mast was cut in 1927. It was in 1921.",
            " / the mast was cut in 1927. / It was in 1921.",
        ),
        (
            "Correction, 3 May 2019: This article gave 4.49 feet as the depth of the hold. It is 4.64 feet.",
            "the depth of the hold. / 4.49 feet / It is 4.64 feet.",
        ),
        (
            "This article was amended on 3 May 2019. It gave the number of masts as 34, which was that of 2013. There are 43.",
            "the number of masts / 34, which was that of 2013. / There are 43.",
        ),
        (
            "This article was corrected on 3 May 2019. She sails on Thursday, not on Monday, as an earlier version had it.",
            " / on Monday / She sails on Thursday",
        ),
        (
            "Correction, 3 May: The owner of the ferry is Ann Petty. An earlier version of this article called her Ann Perry.",
            " / her Ann Perry. / The owner of the ferry is Ann Petty.",
        ),
        (
            "Correction, 3 May: In an earlier version of this article the mate, who sailed too, was called Jon Perry. He is Joren Petty.",
            "the mate, who sailed too, / Jon Perry. / He is Joren Petty.",
        ),
        (
            "This article was corrected on 3 May 2019. It had said that the mast was cut in 1927; it was cut in 1921.",
            " / the mast was cut in 1927 / was cut in 1921.",
        ),
        (
            "This obituary was corrected on 3 May 2019. It originally said that he sailed until 1984; he did so until 1986.",
            " / he sailed until 1984 / did so until 1986.",
        ),
    ] {
        assert_eq!(parsed(text), [expected], "{text}");
    }
}

#[test]
fn several_items_and_the_sentence_about_the_notice() {
    let text = "An earlier version of this article said that it sank in May. It sank in June. It also put the \
                cost at £46. It was £64. Both were changed on 20 May 2024.";
    assert_eq!(parsed(text), [" / it sank in May. / It sank in June.", "the cost / £46. / It was £64."]);
}

#[test]
fn kind_label_and_place() {
    let text =
        "It sank.\n\nClarification: A caption in an earlier version of this article said May. It was June.";
    let reading = Reading::new(text, Place::Body, None, &Settings::default());
    let all = notices(&reading);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].kind, NoticeKind::Clarification);
    assert_eq!(all[0].label.of(text), "Clarification:");
    assert_eq!(all[0].place.as_deref(), Some("caption"));
    assert!(notices(&Reading::new("It sank.", Place::Body, None, &Settings::default())).is_empty());
}

#[test]
fn every_common_wording_parts_wrong_from_right() {
    for (text, expected) in [
        (
            "Correction: The ferry carried 4,130 people last year, not 4,310 as stated in an earlier version of this article.",
            " / 4,310 / The ferry carried 4,130 people last year",
        ),
        ("Correction: The mast was 12 feet, not 1,210, high.", " / 1,210 / The mast was 12 feet + high."),
        (
            "An earlier version of this article gave the wrong name for the mate. He is Jon Petty, not Jan Perry.",
            "the wrong name for the mate / Jan Perry. / He is Jon Petty",
        ),
        (
            "Correction: An earlier version of this article gave the wrong number of masts, which was 12, not 21.",
            "the wrong number of masts / 21. / 12",
        ),
        (
            "Correction: The number of masts was changed from 21 to 12 on 3 May.",
            "The number of masts / 21 / 12",
        ),
        (
            "This article was amended to correct the name of the mate from Jon Perry to Jon Petty.",
            "the name of the mate / Jon Perry / Jon Petty.",
        ),
        (
            "Correction: The figure of 21 masts was wrong; there were 12.",
            " / The figure of 21 masts / there were 12.",
        ),
        ("Correction: The text said 21 masts; it should have said 12.", " / 21 masts / should have said 12."),
        (
            "This article has been corrected. The number of masts was 12; it had been given as 21.",
            " / 21. / The number of masts was 12",
        ),
        (
            "Correction: The mast was cut in 1921 and not, as stated earlier, in 1927.",
            " / in 1927. / The mast was cut in 1921",
        ),
        (
            "Correction: An earlier version of this article dated the mast to 1927. It was cut in 1921.",
            " / the mast to 1927. / It was cut in 1921.",
        ),
        (
            "Correction: The number of masts was originally reported as 21. It has been changed to 12.",
            "The number of masts / 21. / 12.",
        ),
        (
            "Correction: The number of masts was wrongly given as 21. It is 12.",
            "The number of masts / 21. / It is 12.",
        ),
        (
            "An earlier version said that it sank in May; it sank in June. That nobody drowned has been added.",
            " / it sank in May / sank in June.",
        ),
    ] {
        assert_eq!(parsed(text), [expected], "{text}");
    }
}

#[test]
fn dates_of_a_lease_are_not_what_it_was_changed_from() {
    let text = "This article was amended on 3 May to say that the lease runs from 1921 to 1927.";
    assert_eq!(parsed(text), [" /  / the lease runs from 1921 to 1927."]);
}
