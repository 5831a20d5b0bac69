//! Corrections from the command line: held and taken up, every format, and two who publish at once.

use crate::program::Scratch;
use serde_json::Value as Json;

const CORRECT: [&str; 6] = ["correct", "harbour", "--wrong", "43", "--right", "34"];

#[test]
fn a_report_is_taken_up_held_and_upheld() {
    let here = Scratch::desk();
    let report = [
        "report",
        "harbour",
        "--wrong",
        "43",
        "--severity",
        "serious",
        "--cause",
        "source",
        "--format",
        "json",
    ];
    let life = here.run(&report).json()["corrections"][0].clone();
    let id = life["id"].as_str().unwrap();
    assert_eq!((&life["severity"], &life["cause"]), (&Json::from("serious"), &Json::from("source")));
    let state = |args: &[&str]| {
        let ran = here.run(&[args, &["--format", "json"]].concat());
        assert_eq!(ran.code, 0, "{}", ran.all());
        ran.json()["correction"]["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(state(&["take", id]), "checking");
    assert_eq!(state(&["hold", id, "--reason", "the agency is shut"]), "held");
    assert!(here.run(&["report"]).out.contains("the agency is shut"));
    assert_eq!(here.run(&["hold", id, "--reason", "again"]).code, 2);
    assert_eq!(state(&["take", id]), "checking");
    assert_eq!(state(&["uphold", id, "--reason", "the table says 34"]), "upheld");
    let later = [("COPYDESK_NOW", "2024-06-12T08:00:00Z")];
    let done = here.run_with(&[&CORRECT[..], &["--report", id, "--format", "json"]].concat(), b"", &later);
    assert_eq!(done.code, 0, "{}", done.all());
    let record = &done.json()["correction"];
    assert_eq!(record["found"], "2024-06-10T08:00:00Z", "when it was reported");
    assert_eq!((&record["severity"], &record["cause"]), (&Json::from("serious"), &Json::from("source")));
    assert_eq!(here.run(&[&CORRECT[..], &["--severity", "huge"]].concat()).code, 2);
}

#[test]
fn notices_in_every_format() {
    let here = Scratch::desk();
    assert_eq!(here.run(&CORRECT).code, 0);
    let ninjs = here.run(&["notice", "harbour", "--format", "ninjs"]).json();
    assert_eq!((ninjs["pubStatus"].as_str(), ninjs["version"].as_str()), (Some("usable"), Some("2")));
    let newsml = here.run(&["notice", "harbour", "--format", "newsml-g2"]).out;
    let document = roxmltree::Document::parse(&newsml).unwrap();
    let signal = document.descendants().find(|node| node.tag_name().name() == "signal").unwrap();
    assert_eq!(signal.attribute("qcode"), Some("sig:correction"));
    let ld = here.run(&["notice", "harbour", "--format", "json-ld"]).json();
    assert_eq!(ld["review"][0]["@type"], "ClaimReview");
    assert_eq!(here.run(&["notice", "harbour", "--format", "pdf"]).code, 2);
}

#[test]
fn several_facts_a_note_and_a_retraction() {
    let here = Scratch::desk();
    let two = here.run(&[&CORRECT[..], &["--also", "grade three => grade two", "--format", "json"]].concat());
    assert_eq!(two.code, 0, "{}", two.all());
    assert_eq!(two.json()["correction"]["also"][0], "grade three → grade two");
    assert_eq!(here.run(&[&CORRECT[..], &["--also", "no arrow"]].concat()).code, 2);
    let note = ["correct", "harbour", "--kind", "editors-note"];
    assert_eq!(here.run(&note).code, 2, "a note needs its words");
    assert_eq!(here.run(&[&note[..], &["--note", "a chart was added"]].concat()).code, 0);
    let gone =
        here.run(&["correct", "harbour", "--kind", "retraction", "--note", "the agency withdrew its report"]);
    assert_eq!(gone.code, 0, "{}", gone.all());
    assert!(here.read("articles/harbour/v4.md").ends_with("The agency withdrew its report.*\n"));
    let hidden = ["correct", "harbour", "--wrong", "withdrawn", "--right", "kept", "--kind", "clarification"];
    assert_eq!(here.run(&hidden).code, 2, "nothing of the old text is left to be changed");
}

#[test]
fn a_file_outside_the_desk_is_held_against_the_style_of_the_desk() {
    let here = Scratch::desk();
    let story =
        "The fee is £40.\n\n*This article was updated to correct the fee, which is £40 and not £45.*\n";
    here.write("elsewhere.md", story);
    let checked = here.run(&["check", "elsewhere.md", "--format", "json", "--deny", "never"]).json();
    let findings = checked["articles"][0]["findings"].as_array().unwrap();
    let rules: Vec<&str> = findings.iter().filter_map(|finding| finding["rule"].as_str()).collect();
    assert!(rules.contains(&"notice/style"), "{rules:?}");
}

#[test]
fn of_two_who_correct_the_same_words_one_is_refused_with_the_reason() {
    let here = Scratch::desk();
    let correct = |who: &'static str| {
        let path = here.path().to_owned();
        std::thread::spawn(move || {
            std::process::Command::new(env!("CARGO_BIN_EXE_copydesk"))
                .args(CORRECT)
                .current_dir(path)
                .envs([
                    ("COPYDESK_USER", who),
                    ("COPYDESK_SEED", who),
                    ("COPYDESK_NOW", "2024-06-10T08:00:00Z"),
                ])
                .output()
                .unwrap()
        })
    };
    let both = [correct("ann"), correct("bob")].map(|one| one.join().unwrap());
    let done: Vec<bool> = both.iter().map(|ran| ran.status.success()).collect();
    assert!(done.contains(&true) && done.contains(&false), "{both:?}");
    let refused = both.iter().find(|ran| !ran.status.success()).unwrap();
    let why = String::from_utf8_lossy(&refused.stderr);
    assert!(why.contains("does not say \"43\""), "{why}");
    assert!(here.at("articles/harbour/v2.md").exists() && !here.at("articles/harbour/v3.md").exists());
    let audit = here.run(&["audit", "--verify", "--format", "json"]).json();
    assert_eq!(
        (&audit["corrections"]["total"], &audit["history"]["breaches"]),
        (&Json::from(1), &Json::from(Vec::<Json>::new()))
    );
}
