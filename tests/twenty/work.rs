//! 3 it never blocks, 4 undo and confirmation, 8 the editor, 17 state comes back.

use super::*;
use std::time::{Duration, Instant};

/// A text that takes a while to check.
fn long_text() -> String {
    (0..4_000)
        .map(|n| format!("The dock paid {} dollars for ropes in {}. ", 1_000 + n, 1950 + n % 70))
        .collect()
}

#[test]
fn p03_help_opens_while_something_long_is_done_and_esc_gives_it_up() {
    let desk = copy_of_the_desk();
    draft(desk.path(), "a-long-one", &long_text());
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    screen.wait("a-long-one");
    screen.keys("/a-long\r\r");
    screen.wait("Checking a-long-one");
    let asked = Instant::now();
    screen.keys("?");
    screen.wait("Keys · desk");
    // A tenth of a second is the aim; this machine may have much else to do.
    assert!(asked.elapsed() < Duration::from_secs(2), "{:?}", asked.elapsed());
    screen.keys("\x07");
    screen.wait_until("no help", |text| !text.contains("Keys · desk"));
    screen.keys("\x1b");
    screen.wait("Cancelled: Checking a-long-one");
    screen.keys("q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn p03_held_keys_never_queue_up() {
    let (_desk, mut screen) = at_harbour((100, 30), &[]);
    let held = Instant::now();
    screen.keys(&"jk".repeat(1_000));
    screen.keys("?");
    screen.wait("Keys · review");
    assert!(held.elapsed() < Duration::from_secs(5), "{:?}", held.elapsed());
}

#[test]
fn p04_the_last_decision_is_taken_back_by_name_across_a_restart() {
    let (desk, mut screen) = at_harbour((100, 30), &[]);
    screen.keys("v");
    screen.wait("Decided: verified");
    screen.keys("q");
    assert_eq!(screen.ended(), 0);
    let file = history(desk.path());
    let before = fs::read(&file).unwrap();
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    screen.wait("Claims");
    screen.keys("u");
    screen.wait("Undid: verified");
    screen.keys("\x12");
    screen.wait("Decided again: verified");
    screen.keys("q");
    screen.ended();
    let after = fs::read(&file).unwrap();
    assert!(after.starts_with(&before) && after.len() > before.len(), "the history only grew");
}

/// The history of the one at work.
fn history(desk: &Path) -> std::path::PathBuf {
    let files = fs::read_dir(desk.join("history")).unwrap().map(|file| file.unwrap().path());
    files.into_iter().find(|path| path.to_string_lossy().contains("ada-venn")).expect("a history")
}

#[test]
fn p04_publishing_asks_with_no_as_the_answer_and_read_only_says_why() {
    let (desk, mut screen) = at_harbour((100, 30), &[("COPYDESK_NOW", "2024-04-25T02:00:00Z")]);
    screen.keys("nw");
    screen.wait("new says right");
    screen.settle();
    if screen.text().contains("The proof fails") {
        screen.keys("\tthe desk has looked at it");
        screen.wait_until("no objection", |text| !text.contains("The proof fails"));
        screen.settle();
    }
    screen.keys("\x13");
    screen.wait("Sure?");
    assert!(screen.text().contains(HARBOUR) && screen.text().contains("cannot be taken back"));
    screen.keys("\r");
    screen.wait("Nothing was published.");
    assert!(!desk.path().join("fixtures/articles").join(HARBOUR).join("v2.md").exists());
    screen.kill();
    let locked = ["--read-only", "."];
    let mut screen = Screen::start(desk.path(), &locked, (100, 30), &[]);
    screen.wait("Proof");
    screen.keys("\x1b");
    screen.wait("Claims");
    for key in ["v", "u", "xm"] {
        screen.keys(key);
        screen.wait("read-only");
        screen.keys("\x0c");
    }
}

#[test]
fn p08_the_editor_gets_the_file_and_gives_the_screen_back() {
    let desk = copy_of_the_desk();
    draft(desk.path(), "a-draft", "The pier cost 12 dollars before.");
    let editor = [("EDITOR", "sed -i s/before/after/")];
    let mut screen = Screen::open(desk.path(), (100, 30), &editor);
    screen.wait("a-draft");
    screen.keys("/a-draft\r\r");
    screen.wait("12 dollars before");
    screen.keys("e");
    screen.wait("12 dollars after");
    assert!(screen.state().alternate && screen.state().paste);
    screen.kill();
    let mut screen = Screen::open(desk.path(), (100, 30), &[("EDITOR", "false")]);
    screen.wait("12 dollars after");
    screen.keys("e");
    screen.wait("failed");
    assert!(screen.state().alternate, "nothing was lost");
    screen.keys("q");
    assert_eq!(screen.ended(), 0);
    assert!(!screen.state().alternate);
}

#[test]
fn p17_a_killed_screen_comes_back_where_it_was() {
    let (desk, mut screen) = at_harbour((100, 30), &[]);
    screen.keys("foSjj\t");
    screen.settle();
    let before = screen.text();
    screen.kill();
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    // What was said last is not said again.
    let body = |text: &str| text.lines().take(28).map(str::to_owned).collect::<Vec<_>>();
    screen.wait_until("the same screen", |text| body(text) == body(&before));
    // What was typed and not kept comes back too.
    screen.keys("\x1b[Zw");
    screen.wait("The notice as it will print");
    screen.keys("\x15a heron");
    screen.wait("a heron");
    screen.settle();
    screen.kill();
    let screen = Screen::open(desk.path(), (100, 30), &[]);
    screen.wait("a heron");
    assert!(screen.line_with("Right").contains("a heron"), "{}", screen.text());
}

#[test]
fn p03_an_import_shows_its_count_and_can_be_cancelled() {
    let desk = copy_of_the_desk();
    let folder = desk.path().join("reports");
    fs::create_dir_all(&folder).unwrap();
    for n in 0..400 {
        fs::write(
            folder.join(format!("report-{n}.txt")),
            format!("The dock paid {n} dollars in 2019.\n").repeat(200),
        )
        .unwrap();
    }
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    screen.wait("Abebe wins");
    screen.settle();
    screen.keys("I");
    screen.wait("Bring files in as sources");
    screen.keys(&format!("{}\x13", folder.display()));
    screen.wait_until("a count, a rate and the time left", |text| {
        text.contains("Bringing files in ") && text.contains("/400") && text.contains(" left")
    });
    screen.keys("?");
    screen.wait("Keys · desk");
    screen.keys("\x07");
    screen.wait_until("no help", |text| !text.contains("Keys · desk"));
    screen.keys("\x1b");
    screen.wait("left out, as it was cancelled");
    screen.keys("\x1bq");
    assert_eq!(screen.ended(), 0);
}
