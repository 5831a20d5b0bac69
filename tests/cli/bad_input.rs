//! Whatever is wrong with what the program is given: a clear line, the right exit code, and nothing lost.

use crate::program::{Ran, Scratch};
use std::fs;

/// One line on standard error, exit 2.
fn refused(ran: &Ran) -> &str {
    assert_eq!(ran.code, 2, "{}", ran.all());
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.all());
    ran.err.trim_end()
}

#[test]
fn no_desk() {
    let here = Scratch::empty();
    let said = "copydesk: .: no desk here: there is no corrections.toml at or above it \
                (`copydesk init DIR` makes one, `copydesk init --example DIR` a copy of the demo desk)";
    assert_eq!(refused(&here.run(&[])), said);
    assert_eq!(refused(&here.run(&["check"])), said);
    assert!(refused(&here.run(&["--desk", "gone", "audit"])).starts_with("copydesk: gone: no desk here"));
    let json = here.run(&["check", "--format", "json"]);
    let error: serde_json::Value = serde_json::from_str(&json.err).unwrap();
    assert_eq!(
        (error["error"]["kind"].as_str(), error["error"]["path"].as_str()),
        (Some("not-found"), Some("."))
    );
    assert!(error["error"]["hint"].as_str().unwrap().contains("init"));
}

#[test]
fn a_file_that_is_not_there_is_named_where_there_is_no_desk() {
    let here = Scratch::empty();
    assert_eq!(refused(&here.run(&["check", "gone.md"])), "copydesk: gone.md: there is no such file");
    assert!(refused(&here.run(&["check", "."])).starts_with("copydesk: .: a folder, not an article"));
    assert!(refused(&here.run(&["check", "gone"])).contains("no desk here"));
}

#[test]
fn a_broken_corrections_toml_says_file_line_and_column() {
    let here = Scratch::desk();
    here.write("corrections.toml", "[desk]\npublication = \"The Test\nstyle = \"plain\"\n");
    let ran = here.run(&["check"]);
    assert!(refused(&ran).starts_with("copydesk: ./corrections.toml:2:"), "{}", ran.all());
}

#[test]
fn what_corrections_toml_has_too_much_is_skipped_and_counted() {
    let here = Scratch::desk();
    let text = format!("{}\n[desks]\n[rules]\n\"source/nme\" = \"off\"\n", here.read("corrections.toml"));
    here.write("corrections.toml", text);
    assert_ne!(here.run(&["check"]).code, 2);
    let ran = here.run(&["doctor"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("corrections.toml:12:2: `desks`: unknown key; skipped"), "{}", ran.all());
    assert!(ran.out.contains("2 complaints"), "{}", ran.all());
}

#[test]
fn an_article_that_is_not_utf8_is_named_and_the_others_are_checked() {
    let here = Scratch::desk();
    here.write("articles/latin/v1.md", b"It cost 4 caf\xe9s.\n");
    let ran = here.run(&["check"]);
    assert_eq!(
        refused(&ran),
        "copydesk: ./articles/latin/v1.md: not UTF-8 (byte 13) (save the file as UTF-8)"
    );
    assert!(ran.out.contains("harbour@v1"));
    assert!(here.run(&[]).out.contains("not UTF-8"));
}

#[test]
fn a_source_that_is_empty_or_gone_or_of_another_format_is_named() {
    let here = Scratch::desk();
    let story = here.read("articles/harbour/v1.md");
    here.write("articles/harbour/v1.md", story.replace("\"agency.txt\"", "\"agency.txt\", \"scan.pdf\""));
    here.write("sources/scan.pdf", "%PDF");
    let said = "copydesk: ./sources/scan.pdf: a source of the format \"pdf\" cannot be read yet \
                (`copydesk import` of this file makes its text)";
    assert_eq!(refused(&here.run(&["check", "harbour"])), said);
    here.write("sources/scan.pdf.txt", "The harbour.");
    assert_ne!(here.run(&["check", "harbour"]).code, 2);
    here.write("sources/agency.txt", "\n");
    assert_eq!(
        refused(&here.run(&["check", "harbour"])),
        "copydesk: ./sources/agency.txt: the source is empty"
    );
    fs::remove_file(here.at("sources/agency.txt")).unwrap();
    let ran = here.run(&["check", "harbour", "--format", "json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("\"not-found\"") && ran.err.contains("agency.txt: not found"), "{}", ran.all());
    assert_eq!(ran.json()["articles"][0]["article"], "harbour", "what could be checked is answered");
}

#[test]
fn names_that_do_not_exist() {
    let here = Scratch::desk();
    assert!(refused(&here.run(&["check", "harbor"])).ends_with("(did you mean harbour?)"));
    assert!(refused(&here.run(&["check", "harbour@v7"])).contains("no version \"v7\" (there is v1)"));
    assert!(
        refused(&here.run(&["check", "--format", "tea"]))
            .contains("no format \"tea\" (there is human, json, sarif, github)")
    );
    assert!(refused(&here.run(&["prove", "harbour"])).contains("no correction was published"));
    assert!(refused(&here.run(&["history", "harbour", "--claim", "c00"])).contains("no claim c00"));
    assert!(refused(&here.run(&["audit", "--rule", "x/y"])).contains("no rule \"x/y\""));
    assert_eq!(here.run(&["check", "--nonsense"]).code, 2);
    let json = here.run(&["check", "--nonsense", "--format", "json"]);
    let error: serde_json::Value = serde_json::from_str(&json.err).unwrap();
    assert_eq!(error["error"]["kind"], "usage");
}

#[test]
fn a_path_does_not_lead_out_of_the_desk() {
    let here = Scratch::desk();
    let story = here.read("articles/harbour/v1.md");
    here.write("articles/harbour/v1.md", story.replace("agency.txt", "../../etc/passwd"));
    let ran = here.run(&["check", "harbour"]);
    assert!(refused(&ran).contains("leads out of the source folder"), "{}", ran.all());
}

#[test]
fn control_characters_are_shown_and_not_obeyed() {
    let here = Scratch::desk();
    let story = "+++\ntitle = \"Bell \\u001b]0;owned\\u0007\"\nsources = [\"agency.txt\"]\n+++\n\
                 The agency tested 43 \u{1b}[31mbeaches\u{9b}2J along the coast in 2023.\r\n";
    here.write("articles/harbour/v1.md", story);
    for args in [
        &["check"][..],
        &[],
        &["facts", "articles/harbour/v1.md"],
        &["history", "harbour"],
        &["check", "--format", "json"],
    ] {
        let ran = here.run(args);
        let bad = |c: char| c.is_control() && c != '\n';
        assert!(!ran.out.contains(bad) && !ran.err.contains(bad), "{args:?}: {:?}", ran.out);
    }
    assert!(here.run(&[]).out.contains("Bell ␛]0;owned␇"));
}

#[test]
fn nothing_is_written_where_nothing_may_be_written() {
    let here = Scratch::desk();
    let correct = ["correct", "harbour", "--wrong", "43", "--right", "34"];
    let ran = here.run_with(&[&correct[..], &["--read-only"]].concat(), b"", &[]);
    assert!(refused(&ran).contains("it was opened read-only"), "{}", ran.all());
    here.write(
        "corrections.toml",
        here.read("corrections.toml").replace("[desk]", "[desk]\nread_only = true"),
    );
    let ran = here.run(&correct);
    assert!(refused(&ran).contains("the desk says read_only = true"), "{}", ran.all());
    assert!(!here.at("history").exists() && !here.at(".copydesk").exists());
    assert!(here.run(&["correct", "harbour", "--wrong", "43", "--right", "34", "--dry-run"]).code == 0);
    assert!(!here.at(".copydesk").exists());
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let here = Scratch::desk();
    fs::set_permissions(here.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let may_write_all_the_same = fs::write(here.at("probe"), "").is_ok();
    let ran = here.run(&["correct", "harbour", "--wrong", "43", "--right", "34"]);
    fs::set_permissions(here.path(), fs::Permissions::from_mode(0o755)).unwrap();
    // The superuser may write anywhere: then there is nothing to see here.
    if !may_write_all_the_same {
        assert!(refused(&ran).contains("cannot be written: permission denied"), "{}", ran.all());
        assert!(!here.at("articles/harbour/v2.md").exists());
    }
}
