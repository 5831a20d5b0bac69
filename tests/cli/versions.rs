//! Versions from git, from saved pages, from a WARC file, and `watch`.

use crate::program::Scratch;
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

const FERRY: &str = "+++\ntitle = \"Ferry runs again\"\n+++\n\nThe ferry carried 9 horses in 2019.\n";

fn git(here: &Scratch, hour: u32, args: &[&str]) {
    let day = format!("2024-06-03T{hour:02}:00:00Z");
    let ran = Command::new("git")
        .args(["-c", "user.name=Ann Reed", "-c", "user.email=ann@desk.example", "-c", "commit.gpgsign=false"])
        .args(args)
        .current_dir(here.at("repo"))
        .envs([("GIT_AUTHOR_DATE", day.as_str()), ("GIT_COMMITTER_DATE", &day)])
        .envs([("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_CONFIG_GLOBAL", "/dev/null")])
        .output()
        .expect("git runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn the_commits_of_an_article_are_its_versions() {
    if crate::support::skips("versions-git", "git") {
        return;
    }
    let here = Scratch::desk();
    here.write("repo/drafts/f.md", FERRY);
    git(&here, 1, &["init", "-q", "-b", "main"]);
    git(&here, 1, &["add", "-A"]);
    git(&here, 1, &["commit", "-q", "-m", "one"]);
    git(&here, 2, &["mv", "drafts/f.md", "ferry.md"]);
    here.write("repo/ferry.md", FERRY.replace("9 horses", "11 horses"));
    git(&here, 2, &["commit", "-q", "-a", "-m", "two"]);
    here.write("repo/ferry.md", FERRY.replace("9 horses", "“11” horses"));
    git(&here, 3, &["commit", "-q", "-a", "-m", "three"]);

    let dry = here.run(&["versions", "ferry", "repo/ferry.md", "--dry-run"]);
    assert_eq!(dry.code, 0, "{}", dry.all());
    assert!(dry.out.ends_with("ferry: 3 versions to bring in\nNothing was written.\n"), "{}", dry.out);
    assert!(!here.at("articles/ferry").exists());
    let ran = here.run(&["versions", "ferry", "repo/ferry.md", "--format", "json"]).json();
    assert_eq!(ran["schema"], "copydesk/versions/1");
    assert_eq!(ran["versions"][0]["who"], "Ann Reed");
    let origin = ran["versions"][0]["origin"].as_str().unwrap().to_owned();
    assert!(origin.starts_with("git ") && origin.ends_with(" drafts/f.md"), "{origin}");
    let v1 = here.read("articles/ferry/v1.md");
    assert!(
        v1.contains("title = \"Ferry runs again\"") && v1.contains(&format!("origin = \"{origin}\"")),
        "{v1}"
    );
    assert!(v1.contains("published = \"2024-06-03T01:00:00Z\""), "{v1}");

    let diff = here.run(&["diff", "ferry", "v1..v2", "--format", "json"]).json();
    assert_eq!(diff["changes"][0]["before"]["text"], "9", "{diff}");
    let findings = here.run(&["check", "ferry@v2", "--format", "json"]).json();
    let rules: Vec<&str> = findings["articles"][0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    assert!(rules.contains(&"history/stealth-edit"), "{rules:?}");
    let history = here.run(&["history", "ferry"]);
    assert!(history.out.contains("said to be of 2024-06-03T01:00:00Z"), "{}", history.out);
    let again = here.run(&["versions", "ferry", "repo/ferry.md"]);
    assert!(again.out.contains("0 new versions, 3 there already"), "{}", again.out);
    let none = here.run(&["versions", "ferry", "repo/gone.md"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("no commit"), "{}", none.err);
}

#[test]
fn saved_pages_and_warc_files_are_versions_too() {
    let here = Scratch::desk();
    here.write("saved/2024-06-01.md", "The ferry carried 9 horses.\n");
    here.write("saved/2024-06-02.md", "The ferry carried 11 horses.\n");
    let ran = here.run(&["versions", "ferry", "saved"]);
    assert_eq!((ran.code, ran.out.lines().count()), (0, 3), "{}", ran.all());
    let record = |at: &str, url: &str, text: &str| {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n";
        format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {at}\r\n\
             Content-Length: {}\r\n\r\n{head}{text}\r\n\r\n",
            head.len() + text.len()
        )
    };
    let url = "https://courier.example/boat";
    let warc = [
        record("2024-06-01T00:00:00Z", url, "The boat cost $5 million.\n"),
        record("2024-06-01T06:00:00Z", "https://courier.example/other", "Other words.\n"),
        record("2024-06-02T00:00:00Z", url, "The boat cost $50 million.\n"),
    ];
    here.write("feed.warc", warc.concat());
    let ran = here.run(&["versions", "boat", "feed.warc", "--url", url, "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    assert_eq!(ran.json()["versions"][1]["published"], json!("2024-06-02T00:00:00Z"));
    assert!(here.read("articles/boat/v2.md").contains("$50 million"));
    let wrong = here.run(&["versions", "boat", "feed.warc", "--url", "https://courier.example/no"]);
    assert!(wrong.code == 2 && wrong.err.contains(url), "the addresses are named: {}", wrong.all());
    let page = |jobs: u32| {
        format!(
            "<!doctype html><html><head><title>Mill cuts {jobs} jobs</title></head><body><nav>Home News Sport</nav>\
             <article><h1>Mill cuts {jobs} jobs</h1><p>The mill at Ansel will cut {jobs} jobs by the end of May, \
             its owners told the workers in a letter on Monday morning.</p><p>The union said that it had not been \
             asked about the plan, and that it would call its members to a meeting.</p></article></body></html>"
        )
    };
    here.write("pages/20240601080000.html", page(230));
    here.write("pages/20240602080000.html", page(320));
    let ran = here.run(&["versions", "mill", "pages"]);
    assert_eq!(ran.code, 0, "{}", ran.all());
    let v1 = here.read("articles/mill/v1.md");
    assert!(v1.contains("title = \"Mill cuts 230 jobs\"") && !v1.contains("Sport"), "{v1}");
    let diff = here.run(&["diff", "mill", "v1..v2", "--format", "json"]).json();
    let places: Vec<&str> =
        diff["changes"].as_array().unwrap().iter().filter_map(|c| c["in"].as_str()).collect();
    assert_eq!(places, ["title"], "{diff}");
    let refused = here.run(&["--read-only", "versions", "new", "saved"]);
    assert!(refused.code == 2 && !here.at("articles/new").exists(), "{}", refused.all());
}

#[test]
fn watch_records_a_version_whenever_the_file_changes() {
    let here = Scratch::desk();
    here.write("site/ferry.md", "The ferry carried 9 horses.\n");
    let once = here.run(&["watch", "site/ferry.md", "--once"]);
    assert_eq!(
        (once.code, once.out.as_str()),
        (0, "ferry@v1  recorded 2024-06-10T08:00:00Z\n"),
        "{}",
        once.all()
    );
    assert_eq!(here.run(&["watch", "site/ferry.md", "--once"]).out, "");
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["watch", "site/ferry.md", "--format", "json"])
        .current_dir(here.path())
        .env("COPYDESK_USER", "Ann")
        .env("COPYDESK_SEED", "1")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    // The watch is on once a change before it is seen: this one it reads at its start.
    here.write("site/other.md", "x");
    std::thread::sleep(std::time::Duration::from_millis(700));
    here.write("site/ferry.md", "The ferry carried 11 horses.\n");
    let line = lines.next().unwrap().unwrap();
    let change: serde_json::Value = serde_json::from_str(&line).unwrap();
    // Saved as many editors do: another file takes the name.
    here.write("site/ferry.md.new", "The ferry carried 9 horses.\n");
    std::fs::rename(here.at("site/ferry.md.new"), here.at("site/ferry.md")).unwrap();
    let second: serde_json::Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!((&change["article"], &change["version"]), (&json!("ferry"), &json!("v2")), "{change}");
    assert_eq!(second["version"], "v3");
    assert!(here.read("articles/ferry/v3.md").contains("9 horses"));
}
