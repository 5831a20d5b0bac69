//! Whole texts, from words to days.

use crate::facts::{Context, Fact, Kind, Value, facts, with_text};
use crate::settings::Settings;
use jiff::civil::Date;

/// Thursday, 12 June 2025.
fn now() -> Option<Date> {
    Date::new(2025, 6, 12).ok()
}

fn dates(text: &str, published: Option<Date>) -> Vec<Fact> {
    let settings = Settings::default();
    let context = Context { published, settings: &settings };
    facts(text, &context).into_iter().filter(|fact| fact.kind() == Kind::Date).collect()
}

/// Each fact as `words=value`, with `from..to` for what has two ends and a bound in brackets.
fn shown(text: &str, published: Option<Date>) -> Vec<String> {
    let show = |fact: &Fact| {
        let json = with_text(fact, text);
        let value = &json["value"];
        let part = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let days = if value["value"].is_null() {
            format!("{}..{}", part("from"), part("to"))
        } else {
            part("value")
        };
        let bound = if value["bound"].is_null() { String::new() } else { format!(" ({})", part("bound")) };
        format!("{}={days}{bound}", json["text"].as_str().unwrap_or_default())
    };
    dates(text, published).iter().map(show).collect()
}

#[track_caller]
pub(super) fn reads(text: &str, expected: &[&str]) {
    assert_eq!(shown(text, now()), expected, "{text}");
}

#[test]
fn days_in_full() {
    reads("The vote of 30 June 2017 stands.", &["30 June 2017=2017-06-30"]);
    reads("On May 7, 2015, she resigned.", &["May 7, 2015=2015-05-07"]);
    reads("On Friday, 10 April 2026, it opens.", &["Friday, 10 April 2026=2026-04-10"]);
    // a rent of so much a year, not a year on from June
    reads("The rent is £350 a year from 1 June 2025.", &["1 June 2025=2025-06-01"]);
    reads("Signed on 30/6/2017 and 2017-07-02.", &["30/6/2017=2017-06-30", "2017-07-02=2017-07-02"]);
}

#[test]
fn years_and_what_only_looks_like_one() {
    reads("He left in 1984.", &["1984=1984"]);
    reads("Earlier in March Ida Roe left.", &["March=2025-03"]);
    reads("They won 2018 season tickets.", &["2018=2018"]);
    reads("The 1984 treaty (1991) holds.", &["1984=1984", "1991=1991"]);
    reads("Some 1984 people and 2,000 more came; it has 1,984 rooms and cost $1984.", &[]);
    reads("Room 1984 is on page 2001 of Route 1990.", &[]);
}

#[test]
fn what_leans_on_the_documents_date() {
    reads("She left last year and returned yesterday.", &["last year=2024", "yesterday=2025-06-11"]);
    reads("The council met on Tuesday.", &["Tuesday=2025-06-10"]);
    reads("The council will meet on Tuesday.", &["Tuesday=2025-06-17"]);
    reads("Sales fell last May.", &["last May=2025-05"]);
    reads("In 2013 it sold 12; the previous year it sold 9.", &["2013=2013", "previous year=2012"]);
}

#[test]
fn ranges_share_their_month_and_year() {
    reads("The fair ran 3-5 May 2015.", &["3-5 May 2015=2015-05-03..2015-05-05"]);
    reads("It was shut from 2010 to 2012.", &["from 2010 to 2012=2010..2012"]);
    reads("From May to July 2014 it rained.", &["From May to July 2014=2014-05..2014-07"]);
    reads("The 2015-16 season was short.", &["2015-16=2015..2016"]);
}

#[test]
fn facts_hold_their_readings() {
    let found = dates("The fair is on 7 May.", None);
    let Value::Date(value) = found[0].value else { panic!("a date") };
    assert!(value.year_inferred && !value.year_known());
    assert_eq!(shown("The fair is on 7 May.", None), ["7 May=--05-07"]);
}

#[test]
fn days_near_the_documents_date() {
    reads("They meet again next week on Friday.", &["next week on Friday=2025-06-20"]);
    reads("The bridge shut the day after tomorrow.", &["the day after tomorrow=2025-06-14"]);
    reads("Two weeks before Christmas it snowed.", &["Two weeks before Christmas=2024-12-11"]);
    reads("It closed three days after 5 May 2020.", &["three days after 5 May 2020=2020-05-08"]);
    reads("The company said on Thursday it would sell.", &["Thursday=2025-06-12"]);
}

#[test]
fn parts_and_bounds() {
    reads("It rained in early 2013.", &["early 2013=2013-01-01..2013-06-30"]);
    reads(
        "Open since May 2015, shut by the end of 2020.",
        &["since May 2015=2015-05 (at_least)", "by the end of 2020=2020-09-01..2020-12-31 (at_most)"],
    );
    reads("It must end no later than 3 May 2026.", &["no later than 3 May 2026=2026-05-03 (at_most)"]);
    reads("In the third quarter of 2024 it paid.", &["the third quarter of 2024=2024-07-01..2024-09-30"]);
}

#[test]
fn decades_and_centuries() {
    reads("In the 1930s and 40s it grew.", &["1930s=1930-01-01..1939-12-31", "40s=1940-01-01..1949-12-31"]);
    reads("A mill of the 19th century.", &["19th century=1800-01-01..1899-12-31"]);
    reads("She is in her 90s; it was a late-1980s hit.", &["late-1980s=1985-01-01..1989-12-31"]);
}

#[test]
fn words_that_only_look_like_dates() {
    for text in [
        "It may rain. Theresa May spoke. May I go?",
        "They march for peace; the march of time; a second time.",
        "The sun sat low and Jan ran. Mark Wed won.",
        "He bought 1984 widgets and 1200 chairs.",
        "It was 3-1 after a 10-5 lead; call 555-2013.",
        "Every Friday they dance; Black Friday is near.",
        "April Jones met August Wilson and June Carter.",
        "An august body in the autumn of life; the fall of Rome.",
        "He ran 1500 metres and lifted 1900kg.",
        "The score was 24/7 and 9/11 of it.",
        "Women march for bread; a March for Life passed; Ida March read it.",
        "a two-year deal of three years at seven per cent",
    ] {
        assert_eq!(shown(text, now()), Vec::<String>::new(), "{text}");
    }
}

/// Pieces that tempt.
const PIECES: &[&str] = &[
    "May",
    "may",
    " ",
    " ",
    " ",
    "5",
    "31",
    "2015",
    "’",
    "'",
    "–",
    "-",
    "/",
    ".",
    ",",
    "the",
    "last",
    "next",
    "week",
    "years",
    "ago",
    "before",
    "after",
    "two",
    "twenty",
    "first",
    "Friday",
    "Fri",
    "1990s",
    "s",
    "90",
    "of",
    "to",
    "and",
    "from",
    "\n",
    "é",
    "ភាសា",
    "\u{301}",
    "🙂",
    "99999999",
    "0000",
    "century",
    "quarter",
    "Q3",
    "early",
    "end",
    "since",
    "Christmas",
    "Easter",
    "00",
    "month",
    "day",
    "yesterday",
    "born",
    "decade",
    "thousand",
    "weekend",
    "starting",
    "now",
    "pm",
    "noon",
    "on",
    ":",
    "w",
    "c",
    "EOY",
    "Sundays",
    "rest",
    "date",
    "Labor",
    "Day",
    ";",
    "|",
];

/// Texts put together from the pieces, in an order that a simple generator decides.
#[test]
fn any_text_comes_back_with_spans_on_characters() {
    let mut seed: u64 = 0x9e37_79b9_7f4a_7c15;
    for round in 0..4_000 {
        let mut text = String::new();
        for _ in 0..(round % 24) {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(seed >> 33).unwrap_or_default() % PIECES.len();
            text.push_str(PIECES[at]);
            if seed & 1 == 0 {
                text.push(' ');
            }
        }
        let published = if round % 3 == 0 { None } else { now() };
        let mut last = 0;
        for fact in dates(&text, published) {
            let span = fact.span;
            assert!(
                text.get(span.start..span.end).is_some_and(|words| !words.is_empty()),
                "{text:?} {span:?}"
            );
            assert!(span.start >= last, "{text:?}: overlapping {span:?}");
            last = span.end;
        }
    }
}

#[test]
fn figures_go_by_the_locale_where_they_may_be_read_two_ways() {
    let settings = Settings { locale: crate::settings::Locale::EnUs, ..Settings::default() };
    let found = facts("Due on 5/6/2024.", &Context { published: None, settings: &settings });
    let date = found.iter().find(|f| f.kind() == Kind::Date).unwrap();
    assert_eq!(with_text(date, "Due on 5/6/2024.")["value"]["value"], "2024-05-06");
    assert_eq!(date.readings.len(), 2);
    reads("Due on 5/6/2024 or 13/6/2024.", &["5/6/2024=2024-06-05", "13/6/2024=2024-06-13"]);
    reads("File 20240613 of 10.30 on 31/31/2024.", &["20240613=2024-06-13"]);
}
