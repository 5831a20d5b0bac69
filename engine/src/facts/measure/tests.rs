//! Whole sentences in, facts out.

use crate::facts::{Context, Fact, facts, with_text};
use crate::settings::{Locale, Settings};

fn all(text: &str, settings: &Settings) -> Vec<Fact> {
    facts(text, &Context { published: None, settings })
        .into_iter()
        .filter(|f| {
            use crate::facts::Kind::{Age, Duration, Money, Number, Ordinal, Percent, Quantity};
            matches!(f.kind(), Age | Duration | Money | Number | Ordinal | Percent | Quantity)
        })
        .collect()
}

/// Every fact as `words: kind value`.
fn read(text: &str) -> Vec<String> {
    shown(text, &Settings::default())
}

fn shown(text: &str, settings: &Settings) -> Vec<String> {
    let show = |fact: &Fact| {
        let json = with_text(fact, text);
        let value = &json["value"];
        let mut line = format!("{}: {}", json["text"].as_str().unwrap(), json["kind"].as_str().unwrap());
        for key in ["value", "from", "to", "currency", "unit", "points", "bound"] {
            match &value[key] {
                serde_json::Value::String(word) => line += &format!(" {word}"),
                serde_json::Value::Bool(true) => line += " points",
                _ => {}
            }
        }
        line
    };
    all(text, settings).iter().map(show).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (text, wanted) in cases {
        let got = read(text);
        if got != *wanted {
            wrong += &format!("\n{text}\n  wanted {wanted:?}\n  got    {got:?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn counts_and_bounds() {
    check(&[
        ("The ferry carried 1,043 passengers.", &["1,043: number 1043"]),
        ("At least 40 boats sank.", &["At least 40: number 40 at_least"]),
        ("It drew as many as two hundred visitors a day.", &["as many as two hundred: number 200 at_most"]),
        ("No fewer than 12 firms bid.", &["No fewer than 12: number 12 at_least"]),
        ("Well over 3 million homes lost power.", &["Well over 3 million: number 3000000 more_than"]),
        ("He owns 40 or more horses.", &["40 or more: number 40 at_least"]),
        (
            "Some 300 villagers fled, an estimated 20 on foot.",
            &["Some 300: number 300 about", "an estimated 20: number 20 about"],
        ),
        (
            "Forest: 92; 121\nRoad accidents: 286; 301\n",
            &["92: number 92", "121: number 121", "286: number 286", "301: number 301"],
        ),
        (
            "Sangavi 317, Dhulgaon 264, Kelshi 121.",
            &["317: number 317", "264: number 264", "121: number 121"],
        ),
        (
            "Seats: Civic Bloc 31, Liberal Reform 19, others 4.",
            &["31: number 31", "19: number 19", "4: number 4"],
        ),
        ("They flew on Apollo 11, Apollo 12 and Apollo 13.", &[]),
        ("It stands in Local 88, Hale says.", &[]),
        ("Full moon: 610 m\nNew moon: 290 m\n", &["610 m: quantity 610 m", "290 m: quantity 290 m"]),
        (
            "It fell from $48 million in 2010 to $36 million.",
            &["$48 million: money 48000000 USD", "$36 million: money 36000000 USD"],
        ),
        ("Two and a half million votes were counted.", &["Two and a half million: number 2500000"]),
        ("A crowd of half a million came.", &["half a million: number 500000"]),
        (
            "Nearly two-thirds of them voted.",
            &["Nearly two-thirds: number 0.6666666666666666666666666667 nearly"],
        ),
        ("The state owes 3.5 lakh crore.", &["3.5 lakh crore: number 3500000000000"]),
        ("Its index rose by a quarter.", &["a quarter: number 0.25"]),
    ]);
}

#[test]
fn money() {
    check(&[
        ("The bridge cost $18.2 billion.", &["$18.2 billion: money 18200000000 USD"]),
        ("It paid US$5m and A$1.2bn.", &["US$5m: money 5000000 USD", "A$1.2bn: money 1200000000 AUD"]),
        ("Rent is about £950 a month.", &["about £950: money 950 GBP about"]),
        ("The ticket is 4,000 riel.", &["4,000 riel: money 4000 KHR"]),
        ("A fine of five million yen followed.", &["five million yen: money 5000000 JPY"]),
        ("It lost €1.5bn.", &["€1.5bn: money 1500000000 EUR"]),
        ("Bread costs 85p a loaf.", &["85p: money 0.85 GBP"]),
        ("It costs 3 dollars and 20 cents.", &["3 dollars and 20 cents: money 3.2 USD"]),
        ("Shares fell 34 cents.", &["34 cents: money 0.34 USD"]),
        ("They raised between $5 and $7 million.", &["$5 and $7 million: money 5000000 7000000 USD"]),
        ("The plan needs $2-3 million.", &["$2-3 million: money 2000000 3000000 USD"]),
        ("The loss was -$5.5m.", &["-$5.5m: money -5500000 USD"]),
    ]);
}

#[test]
fn a_coin_is_an_amount_unless_it_is_none() {
    check(&[
        ("Beer went up by a penny a pint.", &["a penny: money 0.01 GBP"]),
        ("They never had a spare cent.", &[]),
        ("She was left without a penny.", &[]),
        ("Not a penny was paid.", &[]),
    ]);
}

#[test]
fn a_slash_behind_more_digits_than_a_number_has_room_for() {
    check(&[("5000000000/0", &[]), ("99999999999999999999/3 of it", &[])]);
}

#[test]
fn hours_of_the_day_are_no_counts() {
    check(&[
        ("It opened after three in the afternoon.", &[]),
        ("They came at ten at night.", &[]),
        ("It shut at three o’clock.", &[]),
        ("After three in the team had left.", &["three: number 3"]),
    ]);
}

#[test]
fn percentages_and_points() {
    check(&[
        ("Turnout was 61%.", &["61%: percent 61"]),
        ("Prices rose by 60.94 per cent.", &["60.94 per cent: percent 60.94"]),
        ("The rate fell 2 percentage points.", &["2 percentage points: percent 2 points"]),
        ("The bank cut it by 25 basis points.", &["25 basis points: percent 0.25 points"]),
        ("Between 50 and 80 per cent agree.", &["50 and 80 per cent: percent 50 80"]),
        ("It rose from 5 to 7 per cent.", &["5: percent 5", "7 per cent: percent 7"]),
        ("A two-percent levy is planned.", &["two-percent: percent 2"]),
    ]);
}

#[test]
fn quantities() {
    check(&[
        ("The farm covers 45 acres.", &["45 acres: quantity 45 acre"]),
        ("A 26-mile race was run.", &["26-mile: quantity 26 mi"]),
        ("It burned 4 sq km of forest.", &["4 sq km: quantity 4 km²"]),
        ("It was -5C at dawn and 30 °C by noon.", &["-5C: quantity -5 °C", "30 °C: quantity 30 °C"]),
        ("She is 5ft 10in.", &["5ft 10in: quantity 70 in"]),
        ("The 200lb bomb was found.", &["200lb: quantity 200 lb"]),
        ("Winds reached 120 kilometres per hour.", &["120 kilometres per hour: quantity 120 km/h"]),
        ("It makes 500 megawatts.", &["500 megawatts: quantity 500 MW"]),
        ("He ran half a mile.", &["half a mile: quantity 0.5 mi"]),
    ]);
}

#[test]
fn durations_and_ages() {
    check(&[
        ("He got 30 months in jail.", &["30 months: duration P30M"]),
        ("A three-year deal was signed.", &["three-year: duration P3Y"]),
        ("It took six weeks.", &["six weeks: duration P6W"]),
        ("It lasted 2 hours and 30 minutes.", &["2 hours and 30 minutes: duration PT150M"]),
        ("The leader lost 1 minute 50.", &["1 minute 50: duration PT110S"]),
        ("It took 2 hours 40, he said.", &["2 hours 40: duration PT160M"]),
        ("It took 1 minute 50 people watched.", &["1 minute: duration PT1M", "50: number 50"]),
        ("It lasted an hour and a half.", &["an hour and a half: duration PT1.5H"]),
        ("A 41-year-old man was held.", &["41-year-old: age 41 a"]),
        ("Darrell Munk, 41, was held.", &["41: age 41 a"]),
        ("She died aged 93.", &["aged 93: age 93 a"]),
        ("The child is 18 months old.", &["18 months old: age 18 mo"]),
        ("He grew up over three years.", &["three years: duration P3Y"]),
    ]);
}

#[test]
fn ordinals() {
    check(&[
        ("It was the third fire this week.", &["third: ordinal 3"]),
        ("She finished 21st.", &["21st: ordinal 21"]),
        ("It is the twenty-first case.", &["twenty-first: ordinal 21"]),
        ("At first, nobody came.", &[]),
        ("First National Bank closed.", &[]),
        ("The 14th Dalai Lama spoke.", &[]),
    ]);
}

#[test]
fn numbers_in_names_are_no_counts() {
    for text in [
        "They drove down Route 66 together.",
        "Cases of COVID-19 fell.",
        "A Boeing 737 landed.",
        "It breaks Article 5 of the treaty.",
        "The G7 met.",
        "He lives at 10 Downing Street.",
        "Call 555-123-4567 now.",
        "The talks start at 10:30 or 11 am.",
        "See https://example.org/a?b=30 for more.",
        "Version 10.0.12.1 is out.",
        "One of the best; no one came.",
        "It has a 4x4 and 5G.",
        "Shops open 24/7.",
    ] {
        assert_eq!(read(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn scores_are_pairs() {
    check(&[
        ("They won 3-1.", &["3: number 3", "1: number 1"]),
        ("The court ruled 4-5 against it.", &["4: number 4", "5: number 5"]),
        ("It takes 3-5 helpers.", &["3-5: number 3 5"]),
    ]);
}

#[test]
fn continental_marks() {
    let settings = Settings { locale: Locale::Continental, ..Settings::default() };
    assert_eq!(shown("Das kostet 1.234,50 €.", &settings), ["1.234,50 €: money 1234.5 EUR"]);
    assert_eq!(shown("1.234 Menschen", &settings), ["1.234: number 1234"]);
}

/// A small fixed sequence of pseudo-random numbers.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }
}

#[rustfmt::skip]
const PIECES: &[&str] = &[
    "1", "12", "300", "2015", "007", "99999999999999999999999999999", ",", ".", "-", "–", "/", ":", "%", "$", "€", "°", "½", "'", "(", ")",
    " ", " ", " ", " ", "\n", "\n\n", "\t", "\u{a0}", "\u{2009}", "\u{200b}", "é", "៣", "🙂", "Ω", "a", "an", "half", "one", "two",
    "twenty", "hundred", "thousand", "million", "trillion", "crore", "dozen", "and", "to", "between", "from", "of", "or", "more", "than",
    "third", "fifths", "quarters", "point", "minus", "per", "cent", "dollars", "cents", "pounds", "feet", "inches", "miles", "hours",
    "minutes", "years", "old", "aged", "e", "x10^", "bn", "m", "km", "Smith", "up", "at", "least", "US", "USD", "MEUR", "st", "th",
];

#[test]
fn any_text_gives_spans_inside_it_and_the_same_facts_twice() {
    let mut dice = Dice(7);
    for _ in 0..4_000 {
        let text: String = (0..dice.roll(24)).map(|_| PIECES[dice.roll(PIECES.len())]).collect();
        let settings =
            Settings { locale: [Locale::EnGb, Locale::Continental][dice.roll(2)], ..Settings::default() };
        let found = all(&text, &settings);
        for fact in &found {
            assert!(!fact.span.is_empty() && !fact.span.of(&text).is_empty(), "{text:?} {fact:?}");
        }
        for pair in found.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{text:?} {pair:?}");
        }
        assert_eq!(found, all(&text, &settings), "{text:?}");
    }
}

#[test]
fn endless_runs_end() {
    for piece in [
        "1,",
        "1-",
        "1 ",
        "one hundred and ",
        "a ",
        "half of a ",
        "$",
        "1/2 ",
        "- ",
        "thousand ",
        "5ft 3in ",
        "9",
    ] {
        let text = piece.repeat(5_000);
        let _ = all(&text, &Settings::default());
    }
}

#[test]
fn ranges_share_the_unit_at_their_end() {
    check(&[
        ("A crossing will take from 40 to 50 minutes.", &["40 to 50 minutes: duration PT40M PT50M"]),
        ("The walk takes from 55 to 70 minutes.", &["55 to 70 minutes: duration PT55M PT70M"]),
        ("It takes between 55 and 80 minutes.", &["55 and 80 minutes: duration PT55M PT80M"]),
        ("They walked from five to ten miles a day.", &["five to ten miles: quantity 5 10 mi"]),
        ("The siege lasted from five to six weeks.", &["five to six weeks: duration P5W P6W"]),
        ("Tickets cost from 5 to 7 dollars.", &["5 to 7 dollars: money 5 7 USD"]),
        ("The rate was 5 to 7 per cent.", &["5 to 7 per cent: percent 5 7"]),
        ("Prices climbed from 5 to 7 dollars.", &["5: money 5 USD", "7 dollars: money 7 USD"]),
        ("Pay was cut from 40 to 35 hours.", &["40: duration PT40H", "35 hours: duration PT35H"]),
    ]);
}

#[test]
fn shares_in_words_keep_their_bound() {
    check(&[
        ("Just under half of voters came.", &["Just under half: number 0.5 nearly"]),
        ("Half agreed with him.", &["Half: number 0.5"]),
        ("Half measures will not do.", &[]),
        ("More than half said no.", &["More than half: number 0.5 more_than"]),
        ("Nine out of ten pupils passed.", &["Nine out of ten: number 0.9"]),
        ("One in five shops is empty.", &["One in five: number 0.2"]),
        ("She has scored three in four games.", &["three: number 3", "four: number 4"]),
        ("Fastest journey: 2 h 11 min.", &["2 h 11 min: duration PT131M"]),
        ("Revenue edged up to $145 million.", &["$145 million: money 145000000 USD"]),
        ("They met three in 2019.", &["three: number 3"]),
        ("He scored 12 out of 15.", &["12: number 12", "15: number 15"]),
        ("The answer is 1 over 4.", &["1 over 4: number 0.25"]),
        ("It paid 200 over 3 years.", &["200: number 200", "3 years: duration P3Y"]),
        ("Her blood pressure was 120 over 80.", &["120: number 120", "over 80: number 80 more_than"]),
        ("It holds two and sixty-five hundredths.", &["two and sixty-five hundredths: number 2.65"]),
        (
            "Two hundred forty fifths is a sum.",
            &["Two hundred forty fifths: number 4.4444444444444444444444444444"],
        ),
    ]);
}

#[test]
fn feet_inches_and_vessels() {
    check(&[
        ("A pipe of 8\" burst.", &["8\": quantity 8 in"]),
        ("He is 6'2\" tall.", &["6'2\": quantity 74 in"]),
        ("It shows \"Hall 54\" again.", &[]),
        ("The dam holds 9,400 megalitres.", &["9,400 megalitres: quantity 9400 Ml"]),
        (
            "The dam holds 3 gigalitres and the vat 2 kilolitres.",
            &["3 gigalitres: quantity 3 Gl", "2 kilolitres: quantity 2 kl"],
        ),
        ("We drank a gallon of milk.", &["a gallon: quantity 1 gal"]),
        ("Fuel costs $4 a gallon of late.", &["$4: money 4 USD"]),
        ("It was 40° on the Celsius scale.", &["40°: quantity 40 °C"]),
    ]);
}

#[test]
fn rand_by_its_sign_where_the_figure_is_large() {
    check(&[
        ("The damage is R3.4 million.", &["R3.4 million: money 3400000 ZAR"]),
        ("Each was fined R1,500 on Monday.", &["R1,500: money 1500 ZAR"]),
        ("The R61 and the R2 are shut.", &[]),
    ]);
}
