//! What a source fact in the same part says of an article fact: one small story a gate, with the tempting one beside it.

use copydesk_engine::{Article, Level, Request, Source, check};

/// The rules that speak at warning or error, with the words they flag.
fn findings(article: &str, source: &str) -> Vec<String> {
    let day = |text: &str| text.parse().ok();
    let article = Article {
        slug: "story".into(),
        text: article.into(),
        published: day("2025-06-12"),
        ..Article::default()
    };
    let source = Source {
        id: "source".into(),
        text: source.into(),
        published: day("2025-06-11"),
        ..Source::default()
    };
    let answer = check(&Request { article, sources: vec![source], ..Request::default() });
    let loud = answer.findings.iter().filter(|f| f.level > Level::Note);
    loud.map(|f| format!("{} {}", f.rule.name(), f.text)).collect()
}

#[test]
fn the_figure_of_another_row_is_wrong() {
    let table = "Budget in pounds\nDepartment | 2024 | 2025\nLibraries | 410,000 | 395,000\nParks | 610,000 | 655,000\n";
    assert_eq!(findings("Libraries will get £655,000 in 2025.", table), ["source/money £655,000"]);
    assert!(findings("Libraries will get £395,000 in 2025.", table).is_empty());
}

#[test]
fn last_years_figure_is_wrong_for_this_year_and_right_for_the_last() {
    let table = "Visitors\nSite | 2024 | 2025\nCastle Hill | 41,200 | 38,900\nThe Mill | 12,700 | 13,300\n";
    assert_eq!(findings("Castle Hill has 41,200 visitors.", table), ["source/number 41,200"]);
    assert!(findings("Castle Hill had 41,200 visitors in 2024.", table).is_empty());
    assert!(findings("Castle Hill had 38,900 visitors, down from 41,200.", table).is_empty());
}

#[test]
fn the_place_of_another_event_is_wrong() {
    let source = "The hull was built in Lowmouth. The engines came from Carrick.";
    assert_eq!(findings("The hull was built in Carrick.", source), ["source/place Carrick"]);
    assert!(findings("The hull was built in Lowmouth.", source).is_empty());
}

#[test]
fn rounded_bounded_and_converted_figures_are_right() {
    let source =
        "The bridge is 1,043 metres long and cost 18.245 million euros. It carries 9,870 vehicles a day.";
    for article in [
        "The bridge cost €18.2 million.",
        "The bridge is more than 1,000 metres long.",
        "The bridge carries almost 10,000 vehicles a day.",
        "The bridge is 1,043 metres (3,420 feet) long.",
    ] {
        assert!(findings(article, source).is_empty(), "{article}: {:?}", findings(article, source));
    }
}

#[test]
fn digits_changed_about_are_found_and_a_worked_out_figure_is_not_flagged() {
    let source = "The survey counted 4,312 nests on the island, against 4,870 in 2019.";
    assert_eq!(findings("The survey counted 4,132 nests on the island.", source), ["source/number 4,132"]);
    assert!(findings("The survey counted 558 fewer nests on the island than in 2019.", source).is_empty());
}

#[test]
fn a_fall_told_as_a_rise_is_found() {
    let source =
        "Burglaries: 388 between January and March 2025, against 442 in the same months of last year.";
    assert_eq!(findings("Burglaries rose to 388 in the first quarter.", source), ["source/direction rose"]);
    assert!(findings("Burglaries fell to 388 in the first quarter.", source).is_empty());
}

#[test]
fn a_quotation_is_compared_word_by_word_and_with_its_speaker() {
    let source =
        "HALE: We never closed the footpath during the works.\nMOSS: The council was told in March.\n";
    let wrong = "“We always closed the footpath during the works,” Hale said.";
    assert_eq!(findings(wrong, source), ["source/quote always"]);
    let other = findings("“The council was told in March,” Hale said.", source);
    assert!(other.len() == 1 && other[0].starts_with("source/attribution"), "{other:?}");
    assert!(findings("“We never closed the footpath …”, Hale said.", source).is_empty());
}

#[test]
fn a_topic_before_a_quotation_is_no_speaker() {
    let source = "Interview with Hale on 3 May.\n\nPrices: “We closed the footpath in April for safety.”\n\nPlans: “None of us knows about the autumn.”";
    assert!(findings("“We closed the footpath in April for safety,” Hale said.", source).is_empty());
}

#[test]
fn a_bare_number_of_a_table_is_no_stretch_of_time() {
    let source = "Millions | 2025 | 2024\nDebt at the end of the period | 41.2 | 52.6";
    assert!(findings("Debt stood at £41.2m at the end of the half-year.", source).is_empty());
}

#[test]
fn a_step_from_another_row_is_found() {
    let source = "Million pounds | 2025 | 2024 | change\nBread | 120.6 | 110.4 | +9.2%\nRevenue, all | 214.7 | 203.7 | +5.4%";
    assert_eq!(
        findings("Sales increased by 9.2 per cent to £214.7m.", source),
        ["source/percent 9.2 per cent"]
    );
    assert!(findings("Sales increased by 5.4 per cent to £214.7m.", source).is_empty());
    assert!(findings("Sales increased by about 5 per cent to £214.7m.", source).is_empty());
}

#[test]
fn the_other_end_of_a_change_is_read_in_its_row() {
    let source = "Spending, £ thousand | 2025 | 2026\nHousing | 3,100 | 4,050\nParks | 2,300 | 2,350";
    let wrong = "The largest rise goes to the homeless, from £3.1 million to £4.5 million.";
    assert_eq!(findings(wrong, source), ["source/money £4.5 million"]);
    let right = "The largest rise goes to the homeless, from £3.1 million to £4.05 million.";
    assert!(findings(right, source).is_empty());
}

#[test]
fn figures_given_to_each_other_s_owners_are_found() {
    let source = "Places in the zone: Orme Bay, 4,870 people; Lower Kell, 3,260. All have left.";
    let wrong = "Some 4,870 people came from Lower Kell and 3,260 from Orme Bay.";
    assert_eq!(findings(wrong, source), ["source/number Some 4,870", "source/number 3,260"]);
    assert!(findings("Some 3,260 people came from Lower Kell and 4,870 from Orme Bay.", source).is_empty());
    let rows = "Highest today, °C\nOrme pier 42.8 (41.9, July 2007)\nKell harbour 41.3 (40.6, July 2007)";
    let wrong = "Orme reached 41.3C (106F) and Kell 42.8C (109F).";
    assert_eq!(findings(wrong, rows), ["source/quantity 41.3C", "source/quantity 42.8C"]);
    assert!(findings("Orme reached 42.8C (109F) and Kell 41.3C (106F).", rows).is_empty());
    let table = "£ million\nLanding fees: 3.1; 2.9\nParking: 3.4; 2.8";
    assert!(findings("Parking earns more than landing fees, £3.4m against £3.1m.", table).is_empty());
}

#[test]
fn one_letter_off_is_found_and_a_short_form_is_not() {
    let source = "Chair: Ingrid Solberg-Hansen. Secretary: Peter Quist.";
    assert_eq!(findings("Ingrid Solbert-Hansen was in the chair.", source), ["source/name Solbert"]);
    assert!(findings("Solberg-Hansen was in the chair.", source).is_empty());
}

#[test]
fn a_source_about_something_else_changes_nothing() {
    let source = "The tide tables list 14 harbours. The lighthouse was painted in May.";
    assert!(findings("The orchestra has 87 members and gave 31 concerts last year.", source).is_empty());
}
