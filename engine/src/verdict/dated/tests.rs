use crate::rules::Rule;
use crate::verdict::testing::rules;

#[test]
fn another_date_of_the_same_event() {
    for (article, source) in [
        (
            "Her plan for a folding canoe, the Heron, was published in 1988 and has been built in 12 countries.",
            "The plans of the Heron, her folding canoe, came out in 1983; we know of Herons in 12 countries.",
        ),
        (
            "It was her disc of northern ballads, made in 1993, that brought her a prize.",
            "She sang at the festival for the last time in 2001. The record of northern ballads made in 1996 won the Corley prize.",
        ),
        (
            "The highest swell, 4.12 metres, was measured on 2 February.",
            "Highest swell: 4.12 m, on Tuesday 2 January 2024. Lowest: 0.2 m.",
        ),
        (
            "The first of the bats was caught in April 2014 by Mira Quill, a ranger after whom the species is named.",
            "The first specimen was netted on 11 April 2016 by Ms Mira Quill, senior ranger, for whom the species is named.",
        ),
        // the article's date is there as that of something else
        (
            "The 63 had stopped work on 8 March 2024 in protest at trackers in their cabs.",
            "On 4 March 2024, 63 drivers refused to work because trackers had been fitted in their cabs. On 8 March all were dismissed.",
        ),
        // a negation elsewhere in the sentence
        (
            "On 2 December an intruder got into the mailing system and saw the names of 3,110 members, but no bills.",
            "On 6 November an intruder gained access to the mailing system and saw the names of 3,110 members. We told them on 2 December.",
        ),
        (
            "The state gave her its Heritage Medal in 1996.",
            "Heritage Medal of the state, 1998. Brandt received another medal in 1990.",
        ),
    ] {
        assert!(rules(article, source).contains(&Rule::SourceDate), "{article}");
    }
}

#[test]
fn the_date_of_another_event_is_none() {
    for (article, source) in [
        // what happened to one thing on two days
        (
            "The council approved the Tolland bridge in March 2021.",
            "The Tolland bridge was opened by the council on 4 May 2023.",
        ),
        (
            "Work on the Tolland bridge began in 2019.",
            "The Tolland bridge was finished in 2022, after three years of work.",
        ),
        // the sentence has the article's date too
        (
            "She left the Oakmoor band in 2023 and has a shop in Carrow.",
            "Started: 14 March 2022, on a proposal by a member of the Oakmoor band, who left in 2023, now of Carrow.",
        ),
        // the year of the book, not of its prize
        (
            "Her second book, Plumb, was shortlisted for the Garrick Prize in 1999.",
            "Plumb (1998), on the shortlist for the Garrick Prize.",
        ),
        // the older count in brackets
        ("There were 27 cases of measles in Corley in 2024.", "Cases of measles in Corley: 27 (2023: 64)."),
        // another time of several
        (
            "The Herons won the Lindholm Cup in 2019.",
            "The Herons won the Lindholm Cup in 2015. The Herons won the Lindholm Cup in 2021.",
        ),
        // a post that followed
        (
            "She began as a children's librarian in Fairhaven in 2009.",
            "Fairhaven library: children's librarian 2009, branch manager 2014, deputy director since 2019.",
        ),
        // since when it has been closed, and when it opens
        (
            "Oystermen may go back to the beds of Ballagh Bay in April.",
            "The oyster beds of Ballagh Bay, closed since 3 October 2022, are reopened on terms.",
        ),
        // the same month without its year
        ("The fair at Corley opens on 4 May.", "The fair at Corley opens on Sunday 4 May 2025."),
        // the day on which the source appeared
        (
            "Moss came home and signed with Kell Rovers of the Northern League on 23 January 2019.",
            "Four more for the Rovers\n\n23 January 2019\n\nKell Rovers welcome Ivo Moss.\n\nThe Northern League is the new league of \
             the country and is set to begin in April 2019.",
        ),
        // this year, whichever that is
        (
            "The teams of the college won the cup in 2019.",
            "The teams of the college took the cup this year, building on 2018, when the women won the cup. The dean met them. He \
             thanked the staff. Tea was served. The hall was cold. Nobody asked for the floor.",
        ),
        // a denial
        ("The Tolland bridge was not opened in 2019.", "The Tolland bridge was opened in 2021."),
    ] {
        assert!(!rules(article, source).contains(&Rule::SourceDate), "{article}");
    }
}

#[test]
fn the_articles_own_date_next_to_the_other_leaves_it_open() {
    for (article, source) in [
        // the source goes on with those who came first
        (
            "The footbridge at Corley opened to anglers on 3 May, ten days before walkers were let on.",
            "The footbridge at Corley opened on 13 May. Anglers had been allowed on it since 3 May.",
        ),
        (
            "Brandt was first elected to the council in 2011 and has been its chairman since 2018.",
            "Ada Brandt was elected chairman of the council in 2018. She came to the council in the 2011 election.",
        ),
        (
            "Ada Brandt, who had studied with Ivo Moss, won the Corley Medal in 1994.",
            "Ada Brandt studied with Ivo Moss, winner of the Corley Medal in 1971. Brandt won the Corley Medal in 1994.",
        ),
        // `-born` tells where
        (
            "The Corley-born baker Ada Brandt opened a shop in 1999.",
            "Ada Brandt was born in Corley in 1964. Her shop opened in 1999.",
        ),
    ] {
        assert_eq!(rules(article, source), [], "{article}");
    }
    // the neighbouring sentence is of somebody else
    let source = "Ivo Moss won the Corley Medal in 1971. Ada Brandt won the Corley Medal in 1994.";
    assert!(rules("Ivo Moss won the Corley Medal in 1994.", source).contains(&Rule::SourceDate));
}

#[test]
fn the_ends_of_a_run() {
    let source = "Have your say. The consultation runs from 6 May 2025 until 30 June 2025. Evening talks: 13 May and 13 June.";
    assert_eq!(rules("The consultation closes on 13 June.", source), [Rule::SourceDate]);
    assert_eq!(rules("The consultation opens on 13 May.", source), [Rule::SourceDate]);
    for article in [
        "The consultation closes on 30 June.",
        "The consultation opens on 6 May.",
        "The first talk begins on 13 May.",
    ] {
        assert_eq!(rules(article, source), [], "{article}");
    }
}

#[test]
fn one_verb_of_several_and_a_year_that_is_counted() {
    let hall = "Ivo Brandt, farmer. The college gave him its diploma in 1987. He was inducted into the Prairie Hall of Fame in 2002.";
    let prize = "Novels: The Salt Stair (1986), Cold Harbour (1991; Strachur Prize 1992), Marrow (1995).";
    for (article, source) in [
        ("Brandt was given a diploma in 1987 and entered the Prairie Hall of Fame five years later.", hall),
        (
            "She taught for 11 years before her second novel, Cold Harbour, won the Strachur Prize in 1994 and let her stop.",
            prize,
        ),
    ] {
        assert!(rules(article, source).contains(&Rule::SourceDate), "{article}");
    }
    for (article, source) in [
        ("Brandt was given a diploma in 1987 and entered the Prairie Hall of Fame 15 years later.", hall),
        (
            "She taught for 11 years before her second novel, Cold Harbour, won the Strachur Prize in 1992 and let her stop.",
            prize,
        ),
    ] {
        assert!(!rules(article, source).contains(&Rule::SourceDate), "{article}");
    }
}
