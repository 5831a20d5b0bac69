//! Compound wordings, weeks, ranges in figures and heads of tables, in whole texts; and what tempts them.

use super::tests::reads;

#[test]
fn weeks_named_by_a_day_or_a_number() {
    reads("Shut in the week of 5 May 2025.", &["the week of 5 May 2025=2025-W19"]);
    reads(
        "Sales for the week ending 4 May 2025 fell.",
        &["the week ending 4 May 2025=2025-04-28..2025-05-04"],
    );
    reads("Rota, w/c 9 June 2025", &["w/c 9 June 2025=2025-W24"]);
    reads("Delivered in week 23 of 2024.", &["week 23 of 2024=2024-W23"]);
    reads("See you on Thursday, week 25.", &["Thursday=2025-06-12", "week 25=2025-W25"]);
    reads("They lost in week 3 of the season, week 12 was worse.", &[]);
    reads("In the week of the strike, a week of rain, nobody came.", &[]);
}

#[test]
fn weekends_of_holidays() {
    reads("Traffic on Labor Day weekend 2024.", &["Labor Day weekend 2024=2024-08-31..2024-09-02"]);
    reads(
        "The weekend of Halloween 2024 was wet.",
        &["The weekend of Halloween 2024=2024-10-31..2024-11-03"],
    );
    reads("It was the weekend of the wedding.", &[]);
}

#[test]
fn what_comes_after_the_next() {
    reads("It will open the week after next.", &["the week after next=2025-W26"]);
    reads("They meet on Friday after next.", &["Friday after next=2025-06-20"]);
    reads("It shut the year before last.", &["the year before last=2023"]);
    reads("He left the week before last Christmas.", &["the week before last Christmas=2024-12-18"]);
}

#[test]
fn weekdays_counted_from_a_date() {
    reads(
        "Held on the second Sunday after Easter 2025.",
        &["the second Sunday after Easter 2025=2025-05-04"],
    );
    reads("It closes the Monday before 14 June 2025.", &["the Monday before 14 June 2025=2025-06-09"]);
    reads("He came two Sundays ago.", &["two Sundays ago=2025-06-01"]);
    reads("On Monday before the match they trained.", &["Monday=2025-06-09"]);
}

#[test]
fn counts_of_two_units() {
    reads("It ended two years and a month ago.", &["two years and a month ago=2023-05-12"]);
    reads(
        "On 1 March 2020 it shut. It opened a year and ten days later.",
        &["1 March 2020=2020-03-01", "a year and ten days later=2021-03-11"],
    );
    reads(
        "One year and two months after 5 May 2020 it fell.",
        &["One year and two months after 5 May 2020=2021-07-05"],
    );
    reads("He served two years and a month in jail.", &[]);
}

#[test]
fn runs_of_days_from_a_date() {
    reads("Shut for ten days from 5 May 2025.", &["for ten days from 5 May 2025=2025-05-05..2025-05-14"]);
    reads(
        "A visit of two weeks starting on 2 June 2025.",
        &["two weeks starting on 2 June 2025=2025-06-02..2025-06-15"],
    );
    reads("Open from 5 May 2025 for 10 days.", &["from 5 May 2025 for 10 days=2025-05-05..2025-05-14"]);
    reads("Two weeks from 5 May 2025 it will be ready.", &["Two weeks from 5 May 2025=2025-05-19"]);
}

#[test]
fn ranges_in_figures() {
    reads("Leave from 10/1/2024 to 10/7/2024.", &["from 10/1/2024 to 10/7/2024=2024-10-01..2024-10-07"]);
    reads("Away from 3/1-3/9/2024.", &["from 3/1-3/9/2024=2024-03-01..2024-03-09"]);
    reads("Open from 20/6 to 28/6.", &["from 20/6 to 28/6=2025-06-20..2025-06-28"]);
    reads("It rose from 1/4 to 3/4 of the vote, 7/8 to 9/10.", &[]);
    reads("Part 133-03-03-2020 was on sale 24/7, 4/5 of it by 9/10 buyers.", &[]);
    reads("From April 27 to the 3rd it rained.", &["From April 27 to the 3rd=2025-04-27..2025-05-03"]);
    reads("The lab shuts on 4-23 of next month.", &["4-23 of next month=2025-07-04..2025-07-23"]);
}

#[test]
fn ranges_that_end_today_or_hold_today() {
    reads("From 2015 to the present it grew.", &["From 2015 to the present=2015..2025-06-12"]);
    reads("Between 3 May and now nothing came.", &["Between 3 May and now=2025-05-03..2025-06-12"]);
    reads("It will run from May to September.", &["from May to September=2025-05..2025-09"]);
    reads("Now the present owner, now in 2015 as then.", &["2015=2015"]);
}

#[test]
fn orders_and_words_of_a_day() {
    reads("Filed 2024/23/Sep and Sep-2024-23.", &["2024/23/Sep=2024-09-23", "Sep-2024-23=2024-09-23"]);
    reads("On May twenty-nine, they left.", &["May twenty-nine=2025-05-29"]);
    reads("On fifteen August 1993 it fell.", &["fifteen August 1993=1993-08-15"]);
    reads("Signed on the fifteenth of May.", &["the fifteenth of May=2025-05-15"]);
    reads("In May twenty people and fifteen August visitors came.", &["May=2025-05"]);
    reads("A code of 12-2020-777 or 5-2024-23.", &[]);
}

#[test]
fn parts_of_a_period() {
    reads("Last year’s third quarter was weak.", &["Last year’s third quarter=2024-07-01..2024-09-30"]);
    reads("Closed for the rest of the week.", &["rest of the week=2025-06-12..2025-06-15"]);
    reads("Sales for the year to date rose.", &["year to date=2025-01-01..2025-06-12"]);
    reads("The third last day of May 2025 was dry.", &["The third last day of May 2025=2025-05-29"]);
    reads("By the end of March it was gone.", &["By the end of March=2025-03-21..2025-03-31 (at_most)"]);
    reads("Last year’s winner and this year’s second album.", &["Last year=2024", "this year=2025"]);
}

#[test]
fn a_bound_reaches_over_a_time_of_day() {
    reads("Normal service since 07:30 on Sunday.", &["since 07:30 on Sunday=2025-06-08 (at_least)"]);
    reads("Shut until 5pm on 20 June 2025.", &["until 5pm on 20 June 2025=2025-06-20 (at_most)"]);
    reads("It must end before noon on Friday.", &["before noon on Friday=2025-06-13 (at_most)"]);
    reads("Since page 77 on Sunday it dragged.", &["Sunday=2025-06-08"]);
}

#[test]
fn weekdays_told_with_their_week() {
    reads("They will meet next week Friday.", &["next week Friday=2025-06-20"]);
    reads("What was said last week - Monday?", &["last week - Monday=2025-06-02"]);
    reads("It opens Friday in two weeks.", &["Friday in two weeks=2025-06-27"]);
    reads("The vote is a week tomorrow.", &["a week tomorrow=2025-06-20"]);
    reads(
        "Open from Tuesday to Sunday next week.",
        &["from Tuesday to Sunday next week=2025-06-17..2025-06-22"],
    );
    reads(
        "Shut from 9am on Saturday until 5pm on Sunday.",
        &["from 9am on Saturday until 5pm on Sunday=2025-06-07..2025-06-08"],
    );
    reads("He spoke on Thursday, two years after the fire.", &["Thursday=2025-06-12"]);
    reads("He spent a week on Monday’s report.", &["Monday=2025-06-09"]);
}

#[test]
fn plans_and_what_took_so_long() {
    reads("She is back in five days.", &["in five days=2025-06-17"]);
    reads("The bill passed in two weeks.", &[]);
    reads("It came two years later than planned.", &[]);
    reads("Six months to date were weak.", &[]);
}

#[test]
fn days_by_their_number_alone() {
    reads("They meet on the fifteenth.", &["the fifteenth=2025-05-15"]);
    reads("They will meet on the 12.", &["the 12=2025-07-12"]);
    reads("The third Wed of Dec is free.", &["The third Wed of Dec=2024-12-18"]);
    reads("The rent falls due on the 21 of next month.", &["the 21 of next month=2025-07-21"]);
    reads("He sat on the 12 committee, on the third floor, on the second.", &[]);
    reads("By March first-time buyers were gone.", &["By March=2025-03 (at_most)"]);
    reads("Open May to September.", &["May to September=2025-05..2025-09"]);
}

#[test]
fn short_forms() {
    reads("Filed 5-Jun-18 and Jun-5-18.", &["5-Jun-18=2018-06-05", "Jun-5-18=2018-06-05"]);
    reads("Valid from 12/2020, see Law 12/2020.", &["12/2020=2020-12"]);
    reads("She won in ’18 and had an ’18 car; ‘in ’20’.", &["’18=2018"]);
    reads("See you on Wed or next thurs.", &["Wed=2025-06-11", "next thurs=2025-06-19"]);
    reads("Rent is due on the first of next month.", &["the first of next month=2025-07-01"]);
    reads(
        "Black Friday 2024 beat Father’s Day 2024.",
        &["Black Friday 2024=2024-11-29", "Father’s Day 2024=2024-06-16"],
    );
    reads("The black Friday suit; his father sat in the sun.", &[]);
}

#[test]
fn years_in_the_head_of_a_table() {
    reads("Beach: 2023; 2024", &["2023=2023", "2024=2024"]);
    reads("Name | 2023 | 2024\nPier | 12 | 14", &["2023=2023", "2024=2024"]);
    reads("| Site | 2023 | 2024 |", &["2023=2023", "2024=2024"]);
    reads("Site, 2023, 2024", &["2023=2023", "2024=2024"]);
    reads("Site\t2022\t2023\t2024\nPier\t5\t6\t7", &["2022=2022", "2023=2023", "2024=2024"]);
    reads("FY2023 and fiscal 2024, FY25", &["2023=2023", "2024=2024", "25=2025"]);
    reads("Q2 FY26; Q1 FY26", &["Q2 FY26=2026-04-01..2026-06-30", "Q1 FY26=2026-01-01..2026-03-31"]);
    reads("Spending in 2026-27 rises", &["2026-27=2026..2027"]);
}
