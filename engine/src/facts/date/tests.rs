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
fn reads(text: &str, expected: &[&str]) {
    assert_eq!(shown(text, now()), expected, "{text}");
}

#[test]
fn days_in_full() {
    reads("The vote of 30 June 2017 stands.", &["30 June 2017=2017-06-30"]);
    reads("On May 7, 2015, she resigned.", &["May 7, 2015=2015-05-07"]);
    reads("On Friday, 10 April 2026, it opens.", &["Friday, 10 April 2026=2026-04-10"]);
    reads("Signed on 30/6/2017 and 2017-07-02.", &["30/6/2017=2017-06-30", "2017-07-02=2017-07-02"]);
}

#[test]
fn years_and_what_only_looks_like_one() {
    reads("He left in 1984.", &["1984=1984"]);
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
