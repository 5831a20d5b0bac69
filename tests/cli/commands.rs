//! The commands as processes, on a small desk, with what they print.

use crate::program::Scratch;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

const CORRECT: [&str; 6] = ["correct", "harbour", "--wrong", "43", "--right", "34"];

fn keys(json: &Json) -> BTreeSet<&str> {
    json.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn the_overview_without_a_terminal() {
    let here = Scratch::desk();
    let ran = here.run(&[]);
    let expected = "The Test\n1 article, 1 source, 0 published corrections, 0 events\n\n\
                    harbour  v1     2024-06-03     Harbour water keeps its grade\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, expected, ""));
    assert_eq!(here.run(&["--format", "json"]).json()["schema"], "copydesk/overview/1");
    let deep = here.at("articles/harbour");
    assert_eq!(here.run(&[deep.to_str().unwrap()]).code, 2, "a folder inside is no desk by itself");
}

#[test]
fn check_answers_in_the_shape_of_the_manual() {
    let here = Scratch::desk();
    let ran = here.run(&["check", "harbour", "--format", "json", "--deny", "never"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let json = ran.json();
    assert_eq!(json["schema"], "copydesk/check/1");
    let article = &json["articles"][0];
    let expected = ["article", "claims", "coverage", "findings", "text", "title", "version"];
    assert_eq!(keys(article), BTreeSet::from(expected));
    assert_eq!((&article["article"], &article["version"]), (&json!("harbour"), &json!("v1")));
    let text = article["text"].as_str().unwrap();
    assert!(text.starts_with("\nThe harbour"));
    for claim in article["claims"].as_array().unwrap() {
        let at = |key: &str| usize::try_from(claim[key].as_u64().unwrap()).unwrap();
        if claim.get("in").is_none() {
            assert_eq!(&text[at("start")..at("end")], claim["text"].as_str().unwrap());
        }
    }
}

#[test]
fn check_takes_slugs_versions_and_paths() {
    let here = Scratch::desk();
    let article = |args: &[&str]| {
        let ran = here.run(&[args, &["--format", "json", "--deny", "never"]].concat());
        assert_eq!(ran.code, 0, "{}", ran.all());
        let json = ran.json();
        (json["articles"][0]["article"].clone(), json["articles"][0]["version"].clone())
    };
    for words in ["harbour", "harbour@v1", "articles/harbour/v1.md"] {
        assert_eq!(article(&["check", words]), (json!("harbour"), json!("v1")), "{words}");
    }
    here.write("articles/harbour/draft.md", "The agency tested 34 beaches.\n");
    assert_eq!(article(&["check", "harbour"]).1, json!("v1"));
    assert_eq!(article(&["check", "harbour@draft"]).1, json!("draft"));
    here.write("elsewhere.txt", "The agency tested 34 beaches in 2023.\n");
    assert_eq!(article(&["check", "elsewhere.txt"]), (json!("elsewhere.txt"), Json::Null));
}

#[test]
fn a_saved_page_is_cut_to_its_article() {
    let here = Scratch::desk();
    let page = include_str!("../../fixtures/pages/bathing-flags.txt");
    here.write("page.txt", page);
    let json = here.run(&["check", "page.txt", "--deny", "never", "--format", "json"]).json();
    let article = &json["articles"][0];
    let text = article["text"].as_str().unwrap();
    assert!(article["title"].is_string() && text.len() < page.len() && page.contains(text), "{article}");
}

#[test]
fn a_correction_from_first_look_to_proof() {
    let here = Scratch::desk();
    let dry = here.run(&[&CORRECT[..], &["--dry-run"]].concat());
    assert_eq!(dry.code, 0, "{}", dry.all());
    assert!(dry.out.contains("Nothing was written"), "{}", dry.all());
    assert!(!here.at("history").exists() && !here.at("articles/harbour/v2.md").exists());

    let before = here.read("corrections.toml");
    let ran = here.run(&[&CORRECT[..], &["--cause", "reporting", "--format", "json"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.all());
    let json = ran.json();
    let id = json["correction"]["id"].as_str().unwrap().to_owned();
    assert!(id.starts_with("2024-06-10-") && id.len() == 17, "{id}");
    assert_eq!((&json["version"], &json["correction"]["source"]["id"]), (&json!("v2"), &json!("agency.txt")));
    let log = here.read("corrections.toml");
    assert!(log.starts_with(&before), "every byte of the old text stays");
    assert!(log[before.len()..].contains(&format!("id = \"{id}\"")));
    let text = here.read("articles/harbour/v2.md");
    assert!(text.contains("\nThe agency tested 34 beaches") && !text.contains("\nThe agency tested 43"));
    assert!(here.read("articles/harbour/v1.md").contains("tested 43 beaches"), "a published version stays");

    let proof = here.run(&["prove", &id]);
    assert_eq!(proof.code, 0, "{}", proof.all());
    let notices = here.run(&["notice", "harbour", "--format", "json"]).json();
    assert_eq!(notices["notices"][0]["correction"], json!(id));
    assert_eq!(here.run(&["notice", &id]).out.trim(), json["notice"].as_str().unwrap());
    let diff = here.run(&["diff", "harbour", "v1..v2", "--format", "json"]).json();
    assert_eq!(diff["changes"][0]["covered_by"], json!(id), "{diff}");
    let audit = here.run(&["audit", "--verify", "--format", "json"]).json();
    assert_eq!(audit["corrections"]["by_cause"], json!({"reporting": 1}));
    assert_eq!(audit["history"]["breaches"], json!([]));
    let again = here.run(&CORRECT);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("does not say \"43\""), "{}", again.all());
}

#[test]
fn the_history_is_checkable_and_tampering_is_found() {
    let here = Scratch::desk();
    assert_eq!(here.run(&CORRECT).code, 0);
    let file = "history/ann-seed-1.jsonl";
    let lines = here.read(file);
    assert_eq!(lines.lines().count(), 2);
    for line in lines.lines() {
        let (bare, hash) = line.rsplit_once(",\"hash\":\"").unwrap();
        let sum = copydesk::store::hash::sha256(format!("{bare}}}").as_bytes());
        assert_eq!(hash, format!("{sum}\"}}"));
    }
    assert_eq!(here.run(&["audit", "--verify"]).code, 0);
    here.write(file, lines.replacen("Ann", "Bob", 1));
    let ran = here.run(&["audit", "--verify"]);
    assert_eq!(ran.code, 1, "{}", ran.all());
    assert!(ran.out.contains("history/broken-chain  history/ann-seed-1.jsonl:1: "), "{}", ran.all());
    here.write(file, lines.lines().next().unwrap().to_owned() + "\n");
    here.write("corrections.toml", here.read("corrections.toml").replace("34", "35"));
    assert!(here.run(&["history", "harbour"]).code == 0);
    here.write(file, &lines);
    let ran = here.run(&["audit", "--verify"]);
    assert!(ran.code == 1 && ran.out.contains("history/record-changed"), "{}", ran.all());
}

#[test]
fn a_torn_last_line_is_put_aside() {
    let here = Scratch::desk();
    let file = "history/ann-seed-1.jsonl";
    here.write(file, "{\"seq\":1,\"prev\":\"00");
    assert!(here.run(&["doctor"]).out.contains("cut off by a crash"));
    assert_eq!(here.run(&CORRECT).code, 0);
    assert_eq!(here.read("history/ann-seed-1.torn"), "{\"seq\":1,\"prev\":\"00\n");
    assert!(here.read(file).lines().next().unwrap().contains("\"history.torn\""));
    assert_eq!(here.run(&["audit", "--verify"]).code, 0);
}

#[test]
fn batch_answers_every_line_in_order() {
    let here = Scratch::empty();
    let input = b"{\"id\":1,\"article\":{\"text\":\"It rose in 2013.\"}}\n\nnot json\n{\"id\":\"b\",\"article\":{\"text\":null}}\n";
    let ran = here.run_with(&["batch", "--facts"], input, &[]);
    assert_eq!(ran.code, 2);
    let lines: Vec<Json> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(keys(&lines[0]), BTreeSet::from(["claims", "facts", "findings", "id"]));
    assert_eq!((&lines[1]["id"], &lines[2]["id"]), (&Json::Null, &json!("b")));
    assert!(lines[1]["error"].is_string() && lines[2]["error"].is_string());
}

#[test]
fn facts_from_standard_input_and_from_a_file() {
    let here = Scratch::desk();
    let ran = here.run_with(&["facts", "--format", "json"], "It opened on 3 June 2024.".as_bytes(), &[]);
    let facts = ran.json();
    assert_eq!(facts["schema"], "copydesk/facts/1");
    assert_eq!(facts["facts"][0]["value"], json!({"value": "2024-06-03"}), "{facts}");
    let ran = here.run(&["facts", "articles/harbour/v1.md"]);
    assert!(ran.out.contains("“grade three”") && ran.out.starts_with("7:"), "{}", ran.all());
}

#[test]
fn the_demo_desk_can_be_copied_and_walked() {
    let here = Scratch::empty();
    assert_eq!(here.run(&["init", "--example", "demo"]).code, 0);
    assert_eq!(here.run(&["init", "--example", "demo"]).code, 2);
    let ran = here.run(&["demo"]);
    assert!(ran.code == 0 && !ran.out.contains("read-only"), "{}", ran.all());
    let ran = here.run(&["--desk", "demo", "doctor"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert_eq!(here.run(&["init", "new"]).code, 0);
    assert_eq!(here.run(&["--desk", "new", "doctor"]).code, 0);
    assert_eq!(here.run(&["new"]).code, 0);
}

#[test]
fn help_completions_and_the_man_page_name_every_command() {
    let here = Scratch::empty();
    let help = here.run(&["--help"]).out;
    let man = here.run(&["man"]).out;
    let shell = here.run(&["completions", "bash"]).out;
    for command in [
        "check",
        "facts",
        "batch",
        "diff",
        "correct",
        "report",
        "reject",
        "approve",
        "publish",
        "notice",
        "export",
        "prove",
        "history",
        "audit",
        "init",
        "import",
        "doctor",
        "completions",
        "man",
    ] {
        assert!(help.contains(&format!("\n  {command} ")), "{command}: {help}");
        assert!(man.contains(&command.to_uppercase()) && shell.contains(command), "{command}");
    }
    assert!(!help.contains("read-one"), "what is not there is not in the help");
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let here = Scratch::desk();
    let program = env!("CARGO_BIN_EXE_copydesk");
    let line = format!("cd '{}' && '{program}' completions bash | head -c 1", here.path().display());
    let ran = std::process::Command::new("sh").args(["-c", &line]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&ran.stderr), "");
}

#[test]
fn two_who_publish_at_once_both_land() {
    let here = Scratch::desk();
    let correct = |who: &'static str, wrong: &'static str, right: &'static str| {
        let path = here.path().to_owned();
        std::thread::spawn(move || {
            let ran = std::process::Command::new(env!("CARGO_BIN_EXE_copydesk"))
                .args(["correct", "harbour", "--wrong", wrong, "--right", right, "--override", "a test"])
                .current_dir(path)
                .envs([
                    ("COPYDESK_USER", who),
                    ("COPYDESK_SEED", who),
                    ("COPYDESK_NOW", "2024-06-10T08:00:00Z"),
                ])
                .output()
                .unwrap();
            assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        })
    };
    let both = [correct("ann", "43", "34"), correct("bob", "grade three", "grade two")];
    both.into_iter().for_each(|one| one.join().unwrap());
    let newest = here.read("articles/harbour/v3.md");
    assert!(newest.contains("\nThe agency tested 34") && newest.contains("was graded grade two"), "{newest}");
    let audit = here.run(&["audit", "--verify", "--format", "json"]).json();
    assert_eq!((&audit["corrections"]["total"], &audit["history"]["breaches"]), (&json!(2), &json!([])));
}

#[test]
fn a_correction_goes_through_four_hands() {
    let here = Scratch::desk();
    let report =
        here.run(&["report", "harbour", "--wrong", "43", "--learned", "a letter", "--format", "json"]);
    assert_eq!(report.code, 0, "{}", report.all());
    let id = report.json()["corrections"][0]["id"].as_str().unwrap().to_owned();
    let draft = here.run(&[&CORRECT[..], &["--report", &id, "--draft"]].concat());
    assert_eq!(draft.code, 0, "{}", draft.all());
    assert!(!here.at("articles/harbour/v2.md").exists());
    assert_eq!(here.run(&["publish", &id]).code, 2, "not approved yet");
    assert_eq!(here.run(&["approve", &id, "--format", "json"]).json()["correction"]["state"], "approved");
    let published = here.run(&["publish", &id, "--format", "json"]);
    assert_eq!(published.json()["version"], "v2", "{}", published.all());
    assert_eq!(published.json()["correction"]["learned"], "a letter");
    assert_eq!(here.run(&["prove", &id]).code, 0);
    assert_eq!(here.run(&["report"]).out, "No correction is open.\n");
    let html = here.run(&["notice", "harbour", "--format", "html"]).out;
    assert!(html.contains(&format!("id=\"correction-{id}\"")) && html.contains("<time datetime="), "{html}");
    for format in ["atom", "html", "errata"] {
        let out = here.at("public");
        let ran = here.run(&["export", "--format", format, "--out", out.to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{}", ran.all());
    }
    let page = std::fs::read_to_string(here.at("public/corrections.html")).unwrap();
    assert!(page.contains(&format!("id=\"correction-{id}\"")));
    assert_eq!(here.run(&["export"]).code, 2, "a format must be named");
}

#[test]
fn findings_for_code_hosts() {
    let here = Scratch::desk();
    let json = here.run(&["check", "--format", "json", "--deny", "never"]).json();
    let count = json["articles"][0]["findings"].as_array().unwrap().len();
    let sarif = here.run(&["check", "--format", "sarif"]);
    assert_eq!((sarif.code, sarif.json()["runs"][0]["results"].as_array().unwrap().len()), (1, count));
    let uri =
        &sarif.json()["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "articles/harbour/v1.md");
    assert_eq!(here.run(&["check", "--format", "github"]).out.matches("::").count(), 2 * count);
}
