use super::*;
use crate::notice::Restate;

fn names(notice: &str, style: &Style, sensitive: bool) -> Vec<&'static str> {
    let staff = ["Pat Quill".to_owned()];
    let case =
        Lint { notice, wrong: "tier three", right: "tier two", staff: &staff, sensitive, ..Lint::default() };
    lint(&case, style).into_iter().map(|fault| fault.name).collect()
}

#[test]
fn good_notices_have_no_fault() {
    for notice in [
        "A previous version of this article said that Orland was in tier three. In fact, Orland was in Tier 2.",
        "Correction: An earlier version of this article put Orland in tier three. It was in tier two.",
    ] {
        assert!(names(notice, &Style::default(), false).is_empty(), "{notice}");
    }
}

#[test]
fn a_fact_may_stand_in_another_sentence() {
    let notice = "A previous version of this article said that Ann Petty was 84. In fact, she was 83.";
    let case = Lint { notice, wrong: "She was 84", right: "She was 83", ..Lint::default() };
    assert_eq!(lint(&case, &Style::default()), []);
    let other = Lint { wrong: "She was 85", ..case };
    assert_eq!(lint(&other, &Style::default())[0].name, "wrong-missing");
}

#[test]
fn each_fault_is_found() {
    let plain = Style::default();
    let cases = [
        ("Orland was in tier two and not in tier three, we now know.", "label"),
        ("This article was updated to reflect that Orland was in tier two, not tier three.", "euphemism"),
        ("A previous version of this article said that Orland was in tier three.", "right-missing"),
        ("Correction: Orland was in tier two.", "wrong-missing"),
        (
            "Because of an editing error, a previous version of this article said tier three. It was tier two.",
            "blame",
        ),
        ("Correction: As noted above, Orland was in tier two, not tier three.", "alone"),
        ("Correction: Pat Quill wrote that Orland was in tier three. It was in tier two.", "blame"),
        ("  ", "empty"),
    ];
    for (notice, fault) in cases {
        assert_eq!(names(notice, &plain, false), [fault], "{notice}");
    }
    let notice = "Correction: Orland was in tier two, not tier three.";
    assert_eq!(names(notice, &plain, true), ["wrong-repeated"]);
    let never = Style { restate: Restate::Never, ..Style::default() };
    assert_eq!(names(notice, &never, false), ["wrong-repeated"]);
    let short = Style { longest: 20, ..Style::default() };
    assert_eq!(names(notice, &short, false), ["length"]);
}

#[test]
fn the_label_of_the_house_is_asked_for() {
    let mut style = Style::default();
    style.labels.insert(NoticeKind::Correction, "Correction: ".into());
    let notice = "A previous version of this article said that Orland was in tier three. It was in tier two.";
    assert_eq!(names(notice, &style, false), ["label"]);
}
