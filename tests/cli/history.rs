//! The history as anybody can check it, checkpoints, and the account in its forms.

use crate::program::Scratch;
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::Command;

const CORRECT: [&str; 6] = ["correct", "harbour", "--wrong", "43", "--right", "34"];

/// A desk with a reported and a published correction.
fn corrected() -> Scratch {
    let here = Scratch::desk();
    let reported = here.run(&["report", "harbour", "--wrong", "grade three"]);
    assert_eq!(reported.code, 0, "{}", reported.all());
    let ran = here.run(&[&CORRECT[..], &["--cause", "source", "--severity", "minor"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.all());
    here
}

/// The script that the manual gives, run over the history.
fn by_hand(here: &Scratch) -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/history.md");
    let page = fs::read_to_string(page).unwrap();
    let script = page.split("```sh\n").nth(1).unwrap().split("```").next().unwrap();
    let script = script.replace("history/ann-laptop.jsonl", "history/ann-seed-1.jsonl");
    let ran = Command::new("sh").arg("-c").arg(script).current_dir(here.path()).output().unwrap();
    String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap()
}

#[test]
fn the_history_can_be_checked_with_sha256sum_alone() {
    if crate::support::skips("history-by-hand", "sha256sum") {
        return;
    }
    let here = corrected();
    let log = here.read("history/ann-seed-1.jsonl");
    let lines = log.lines().count();
    assert_eq!(by_hand(&here), format!("{lines} lines read\n"));
    here.write("history/ann-seed-1.jsonl", log.replacen("grade three", "grade one", 1));
    assert!(by_hand(&here).starts_with("line 1 was changed\n"), "{}", by_hand(&here));
    let dropped: Vec<&str> = log.lines().enumerate().filter(|(n, _)| *n != 1).map(|(_, line)| line).collect();
    here.write("history/ann-seed-1.jsonl", format!("{}\n", dropped.join("\n")));
    assert!(by_hand(&here).starts_with("line 2 does not follow line 1\n"), "{}", by_hand(&here));
}

#[test]
fn what_verify_proves_is_said_and_an_unwitnessed_end_is_called_so() {
    let here = corrected();
    let ran = here.run(&["audit", "--verify"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(ran.out.contains("unwitnessed"), "{}", ran.out);
    assert!(ran.out.ends_with("has not been changed since; not that it was true.\n"), "{}", ran.out);
    let json = here.run(&["audit", "--verify", "--format", "json"]).json();
    let state = &json["history"]["writers"]["ann-seed-1"];
    assert!(state["unwitnessed"].as_u64().unwrap() < state["events"].as_u64().unwrap(), "{state}");

    let made = here.run(&["checkpoint", "--new-key", "--out", "kept.json"]);
    assert_eq!(made.code, 0, "{}", made.all());
    assert!(
        here.at("home/.config/copydesk/signing.key").is_file() && !here.at("history/signing.key").exists()
    );
    let json = here.run(&["audit", "--verify", "--checkpoint", "kept.json", "--format", "json"]).json();
    let checkpoints = json["history"]["checkpoints"].as_array().unwrap();
    assert_eq!((checkpoints.len(), &checkpoints[1]["signed"]), (2, &json!({"by": "you"})), "{json}");
    assert_eq!(json["history"]["writers"]["ann-seed-1"]["unwitnessed"], 1, "the checkpoint’s own event");

    let log = here.read("history/ann-seed-1.jsonl");
    let kept: Vec<&str> = log.lines().take(1).collect();
    here.write("history/ann-seed-1.jsonl", format!("{}\n", kept.join("\n")));
    fs::remove_file(here.at("history/ann-seed-1.checkpoints")).unwrap();
    let cut = here.run(&["audit", "--verify", "--checkpoint", "kept.json"]);
    assert_eq!(cut.code, 1, "{}", cut.all());
    assert!(cut.out.contains("history/broken-chain") && cut.out.contains("does not hold"), "{}", cut.out);
    assert_eq!(here.run(&["checkpoint", "--out", "kept.json"]).code, 2, "a file is never written over");
}

#[test]
fn a_version_that_was_saved_over_is_a_finding_and_a_breach() {
    let here = corrected();
    let v2 = here.read("articles/harbour/v2.md");
    here.write("articles/harbour/v2.md", v2.replace("grade three", "grade one"));
    let check = here.run(&["check", "harbour", "--format", "json"]).json();
    let rules: Vec<&str> = check["articles"][0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    assert!(rules.contains(&"history/record-changed"), "{rules:?}");
    assert_eq!(here.run(&["audit", "--verify"]).code, 1);
}

#[test]
fn the_account_as_csv_and_as_a_page() {
    let here = corrected();
    let csv = here.run(&["audit", "--format", "csv"]);
    assert_eq!(csv.code, 0, "{}", csv.all());
    assert!(csv.out.starts_with("list,bar,count,article,version,"), "{}", csv.out);
    assert!(csv.out.contains("\r\ncorrections_by_cause,source,1,harbour,v2,"), "{}", csv.out);
    let page = here.run(&["audit", "--format", "html", "--out", "audit.html"]);
    assert_eq!((page.code, page.out.as_str()), (0, "Wrote audit.html.\n"), "{}", page.all());
    let page = here.read("audit.html");
    assert!(page.contains("<svg role=\"img\"") && !page.contains("<script"), "{page}");
    let none = here.run(&["audit", "--format", "json", "--since", "2031-01-01"]).json();
    assert_eq!((&none["corrections"]["total"], &none["articles"]), (&json!(0), &json!(0)));
    let kind = here.run(&["audit", "--format", "json", "--kind", "update"]).json();
    assert_eq!(kind["corrections"]["total"], 0);
    assert_eq!(here.run(&["audit", "--rule", "no/such"]).code, 2);
    assert_eq!(here.run(&["audit", "--out", "x"]).code, 2);
}

#[test]
fn the_account_counts_what_is_stored_and_says_what_is_stale() {
    let here = corrected();
    let checks = |args: &[&str]| {
        let ran = here.run(&[&["audit", "--format", "json"], args].concat());
        let checks = ran.json()["checks"].clone();
        (
            checks["looked_at"].as_u64().unwrap(),
            checks["kept"].as_u64().unwrap(),
            checks["stale"].as_u64().unwrap(),
        )
    };
    assert_eq!(checks(&[]), (1, 0, 0));
    assert_eq!(checks(&[]), (0, 1, 0));
    let source = here.read("sources/agency.txt");
    here.write("sources/agency.txt", &source);
    assert_eq!(checks(&[]), (0, 1, 0), "written again and the same");
    here.write("sources/agency.txt", source.replace("34", "35"));
    assert_eq!(checks(&[]), (0, 1, 1));
    assert!(here.run(&["audit"]).out.contains("1 is stale (--recheck looks again)"));
    assert_eq!(checks(&["--recheck"]), (1, 0, 0));
    here.write(".copydesk/audit.jsonl", "broken");
    assert_eq!(checks(&[]), (1, 0, 0));
    fs::remove_dir_all(here.at(".copydesk")).unwrap();
    assert_eq!(checks(&["--read-only"]), (1, 0, 0));
    assert!(!here.at(".copydesk/audit.jsonl").exists());
}

#[test]
fn history_shows_each_wording_word_by_word() {
    let here = corrected();
    let ran = here.run(&["history", "harbour"]);
    assert!(ran.out.contains("The agency tested [-43-]{+34+} beaches"), "{}", ran.out);
    assert!(
        ran.out.contains("first in v1 of 2024-06-03") && ran.out.contains("published correction"),
        "{}",
        ran.out
    );
}

#[test]
fn the_page_in_a_browser() {
    let browser = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok_and(|ran| ran.status.success()));
    let Some(browser) = browser else {
        assert!(crate::support::skips("audit-page-browser", "chromium"));
        return;
    };
    let here = corrected();
    assert_eq!(here.run(&["audit", "--verify", "--format", "html", "--out", "audit.html"]).code, 0);
    let run = |more: &[&str]| {
        let profile = tempfile::tempdir().unwrap();
        Command::new(browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .args(["--window-size=900,1600", "--hide-scrollbars"])
            .args(more)
            .arg(format!("file://{}", here.at("audit.html").display()))
            .current_dir(here.path())
            .output()
            .unwrap()
    };
    let shot = run(&["--screenshot=light.png"]);
    let light = fs::read(here.at("light.png")).unwrap_or_else(|e| panic!("{e}: {shot:?}"));
    run(&["--screenshot=dark.png", "--blink-settings=preferredColorScheme=0"]);
    let dark = fs::read(here.at("dark.png")).unwrap();
    assert!(
        light.starts_with(b"\x89PNG") && light.len() > 20_000 && light != dark,
        "{} {}",
        light.len(),
        dark.len()
    );
    let read = String::from_utf8(run(&["--dump-dom"]).stdout).unwrap();
    // The browser has read every chart as a drawing, and each has a name for those who do not see it.
    assert!(read.matches("<svg").count() >= 5, "{read}");
    assert_eq!(read.matches("<svg").count(), read.matches("aria-labelledby=").count());
    run(&["--print-to-pdf=audit.pdf"]);
    assert!(fs::read(here.at("audit.pdf")).unwrap().starts_with(b"%PDF"));
    if let Some(keep) = std::env::var_os("COPYDESK_KEEP") {
        for name in ["light.png", "dark.png", "audit.html", "audit.pdf"] {
            fs::copy(here.at(name), Path::new(&keep).join(name)).unwrap();
        }
    }
}

#[test]
fn a_claim_that_only_its_own_figures_refute_is_wrong_in_its_history() {
    let here = Scratch::desk();
    here.write(
        "articles/fair/v1.md",
        "The fair took place on Monday 5 June 2024 in Orrin.\n\nThe sun shone on the meadow.\n",
    );
    let ran = here.run(&["history", "fair"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert!(ran.out.contains("wrong") && ran.out.contains("self/weekday: "), "{}", ran.out);
    let json = here.run(&["history", "fair", "--format", "json"]).json();
    let version = &json["claims"][0]["versions"][0];
    assert_eq!(version["faults"][0]["rule"], json!("self/weekday"), "{version}");
    assert_ne!(version["verdict"], json!("contradicted"), "the sources say nothing of it: {version}");
    let quiet = &json["claims"][1]["versions"][0];
    assert!(quiet.get("faults").is_none(), "{quiet}");
}
