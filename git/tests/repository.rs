//! Repositories made with git itself, read by this crate.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use copydesk_git::{Limits, Place, Trouble, Version, versions};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A repository, or none where git is not there: that is said, and recorded for `.ci/run`.
fn repository(suite: &str) -> Option<TempDir> {
    let folder = tempfile::tempdir().unwrap();
    if Command::new("git").arg("--version").output().is_err() {
        println!("SKIPPED {suite}: needs git");
        if let Some(file) = std::env::var_os("COPYDESK_SKIPPED") {
            use std::io::Write;
            let mut file = fs::OpenOptions::new().create(true).append(true).open(file).unwrap();
            file.write_all(format!("{suite}\tgit\n").as_bytes()).unwrap();
        }
        return None;
    }
    git(folder.path(), 0, &["init", "-q", "-b", "main"]);
    Some(folder)
}

fn git(at: &Path, hour: u32, args: &[&str]) {
    let day = format!("2024-06-03T{hour:02}:00:00Z");
    let ran = Command::new("git")
        .args(["-c", "user.name=Ann Reed", "-c", "user.email=ann@desk.example", "-c", "commit.gpgsign=false"])
        .args(args)
        .current_dir(at)
        .env("GIT_AUTHOR_DATE", &day)
        .env("GIT_COMMITTER_DATE", &day)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(ran.status.success(), "{args:?}: {}", String::from_utf8_lossy(&ran.stderr));
}

fn commit(at: &Path, hour: u32, path: &str, text: &str) {
    let file = at.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
    git(at, hour, &["add", "-A"]);
    git(at, hour, &["commit", "-q", "-m", &format!("{path} at {hour}\n\nMore words.")]);
}

fn read(at: &Path, path: &str) -> Vec<Version> {
    versions(&Place::find(&at.join(path)).unwrap(), Limits::default()).unwrap()
}

fn texts(found: &[Version]) -> Vec<String> {
    found.iter().map(|version| String::from_utf8(version.bytes.clone()).unwrap()).collect()
}

#[test]
fn each_commit_that_changed_the_file_is_a_version() {
    let Some(desk) = repository("git-versions") else { return };
    let at = desk.path();
    commit(at, 1, "news/ferry.md", "A\n");
    commit(at, 2, "news/other.md", "x\n");
    commit(at, 3, "news/ferry.md", "B\n");
    commit(at, 4, "news/ferry.md", "A\n");
    commit(at, 5, "news/ferry.md", "B\n");
    let found = read(at, "news/ferry.md");
    assert_eq!(texts(&found), ["A\n", "B\n", "A\n", "B\n"], "there and back are four versions");
    let first = &found[0];
    assert_eq!((first.author.as_str(), first.subject.as_str()), ("Ann Reed", "news/ferry.md at 1"));
    assert_eq!((first.at, first.commit.len()), (1_717_376_400, 40));
    git(at, 6, &["gc", "-q"]);
    assert_eq!(read(at, "news/ferry.md"), found, "packed or not, it is the same");
}

#[test]
fn a_renamed_file_is_followed_also_where_its_text_changed_with_it() {
    let Some(desk) = repository("git-renames") else { return };
    let at = desk.path();
    let story = "The ferry left at noon.\nIt carried nine horses to the island.\nThe sea was calm all day.\n";
    commit(at, 1, "drafts/one.md", story);
    commit(at, 1, "drafts/two.md", "Another story about something else entirely.\nWith two lines.\n");
    git(at, 2, &["mv", "drafts/one.md", "ferry.md"]);
    commit(at, 2, "note.txt", "n\n");
    git(at, 3, &["mv", "ferry.md", "ferry-story.md"]);
    commit(at, 3, "ferry-story.md", &story.replace("nine", "eleven"));
    let found = read(at, "ferry-story.md");
    let paths: Vec<&str> = found.iter().map(|version| version.path.as_str()).collect();
    assert_eq!(paths, ["drafts/one.md", "ferry.md", "ferry-story.md"]);
}

#[test]
fn what_was_deleted_is_found_and_what_came_back_goes_on() {
    let Some(desk) = repository("git-deleted") else { return };
    let at = desk.path();
    commit(at, 1, "a.md", "first\n");
    git(at, 2, &["rm", "-q", "a.md"]);
    commit(at, 2, "b.md", "other\n");
    assert_eq!(texts(&read(at, "a.md")), ["first\n"]);
    commit(at, 3, "a.md", "second\n");
    assert_eq!(texts(&read(at, "a.md")), ["first\n", "second\n"]);
}

#[test]
fn a_merge_follows_the_side_that_changed_the_file() {
    let Some(desk) = repository("git-merges") else { return };
    let at = desk.path();
    commit(at, 1, "a.md", "one\n");
    git(at, 2, &["checkout", "-q", "-b", "side"]);
    commit(at, 2, "a.md", "two\n");
    commit(at, 3, "a.md", "three\n");
    git(at, 4, &["checkout", "-q", "main"]);
    commit(at, 4, "b.md", "b\n");
    git(at, 5, &["merge", "-q", "--no-ff", "-m", "merge", "side"]);
    assert_eq!(texts(&read(at, "a.md")), ["one\n", "two\n", "three\n"]);
}

#[test]
fn linked_work_trees_and_bare_repositories_are_read() {
    let Some(desk) = repository("git-bare") else { return };
    let at = desk.path();
    commit(at, 1, "a.md", "one\n");
    git(at, 2, &["worktree", "add", "-q", "../linked", "-b", "linked"]);
    git(at, 2, &["clone", "-q", "--bare", ".", "../bare.git"]);
    let parent = at.parent().unwrap();
    let linked = read(&parent.join("linked"), "a.md");
    let bare = read(&parent.join("bare.git"), "a.md");
    let _ = fs::remove_dir_all(parent.join("linked"));
    let _ = fs::remove_dir_all(parent.join("bare.git"));
    assert_eq!((texts(&linked), texts(&bare)), (vec!["one\n".to_owned()], vec!["one\n".to_owned()]));
}

#[test]
fn what_cannot_be_read_says_why() {
    let nowhere = tempfile::tempdir().unwrap();
    let missing = Place::find(&nowhere.path().join("a.md"));
    assert!(missing.is_err() || !missing.unwrap().path.starts_with("a.md"));
    let Some(desk) = repository("git-refusals") else { return };
    let at = desk.path();
    let trouble = |path: &str, limits| versions(&Place::find(&at.join(path)).unwrap(), limits).unwrap_err();
    assert!(matches!(trouble("a.md", Limits::default()), Trouble::NoCommit(_)));
    commit(at, 1, "a.md", "one and more\n");
    assert!(matches!(trouble("b.md", Limits::default()), Trouble::NoFile(_)));
    assert!(matches!(trouble("a.md", Limits { file: 4, ..Limits::default() }), Trouble::TooLarge(_)));
    assert!(matches!(trouble("a.md", Limits { versions: 0, ..Limits::default() }), Trouble::TooLarge(_)));
    for entry in fs::read_dir(at.join(".git/objects")).unwrap().flatten() {
        for object in fs::read_dir(entry.path()).unwrap().flatten() {
            let mut file = object.path();
            let _ = fs::remove_file(&file);
            file.set_extension("");
            fs::write(&file, b"not an object").unwrap();
        }
    }
    assert!(matches!(trouble("a.md", Limits::default()), Trouble::Broken(_)));
}
