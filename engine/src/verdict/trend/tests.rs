use crate::rules::Rule;
use crate::verdict::testing::rules;

const REPORT: &str = "Harbour authority of Orrin, first half of 2025 (first half of 2024 in brackets)\n\nDry cargo: 6.82 million tonnes (7.41 million). Passengers: 412,300 (388,900). Fish landed: 14,210 tonnes (15,930). Staff at the end of June: 318 (332).\n";
const TABLE: &str = "Visits to the libraries of Orrin (2023; 2024)\nEast Gate: 188,400; 190,500\nLittle Ford: 8,120; 9,310\nMarket Street: 71,900; 64,200\n";
const PROSE: &str =
    "The average wait for a new hip is 11.4 months (2024: 9.8 months). The clinic has 27 beds.";

#[test]
fn the_other_way_round() {
    for (article, source) in [
        ("Dry cargo was up 8 per cent, at 6.82m tonnes.", REPORT),
        ("The port has a staff of 318, 14 more than a year ago.", REPORT),
        ("The number of passengers fell by 6 per cent, to 412,300.", REPORT),
        ("At Little Ford the number of visits dropped from 9,310 to 8,120.", TABLE),
        ("At Market Street visits rose slightly, to 64,200.", TABLE),
        ("A new hip now takes 9.8 months on average, down from 11.4 a year ago.", PROSE),
    ] {
        assert!(rules(article, source).contains(&Rule::SourceDirection), "{article}");
    }
}

const WEATHER: &str = "Orrin, harbour. Rain 141.3 mm; mean for July 1991–2020: 72.5 mm. Mean temperature 14.9 °C; mean for 1991–2020: 16.2 °C. Sunshine 148 hours; mean 197.";

#[test]
fn above_and_below_what_is_usual() {
    let wrong = "The average temperature of 14.9C was 1.3 degrees above the mean for 1991 to 2020.";
    assert!(rules(wrong, WEATHER).contains(&Rule::SourceDirection), "{wrong}");
    for article in [
        "The average temperature of 14.9C was 1.3 degrees below the mean for 1991 to 2020.",
        "The sun shone for 148 hours, 49 fewer than normal.",
        "It was hot on the hills above the mean streets of Orrin.",
    ] {
        assert!(!rules(article, WEATHER).contains(&Rule::SourceDirection), "{article}");
    }
}

#[test]
fn the_same_way_and_other_things() {
    for (article, source) in [
        ("Dry cargo was down 8 per cent, at 6.82m tonnes.", REPORT),
        ("The port has a staff of 318, 14 fewer than a year ago.", REPORT),
        ("The number of passengers rose by 6 per cent, to 412,300.", REPORT),
        ("At Little Ford the number of visits rose from 8,120 to 9,310.", TABLE),
        ("At Market Street visits fell by more than a tenth, to 64,200.", TABLE),
        ("A new hip now takes 11.4 months on average, up from 9.8 a year ago.", PROSE),
        ("The number of passengers did not fall by 6 per cent.", REPORT),
    ] {
        assert!(!rules(article, source).contains(&Rule::SourceDirection), "{article}");
    }
}
