//! 3 it never blocks, 4 undo and confirmation, 8 the editor, 17 state comes back.

use super::*;

/// A text that takes a while to check.
fn long_text() -> String {
    (0..20_000)
        .map(|n| format!("The dock paid {} dollars for ropes in {}. ", 1_000 + n, 1950 + n % 70))
        .collect()
}

#[test]
fn p03_help_opens_while_something_long_is_done_and_esc_gives_it_up() {
    let desk = copy_of_the_desk();
    draft(desk.path(), "a-long-one", &long_text());
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    screen.wait("a-long-one");
    screen.keys("/a-long\r");
    screen.settle();
    let mut helped = Vec::new();
    let named = best(5, || {
        let asked = Instant::now();
        screen.keys("\r");
        screen.wait("Checking a-long-one");
        let named = asked.elapsed();
        let asked = Instant::now();
        screen.keys("?");
        screen.wait("Keys · desk");
        helped.push(asked.elapsed());
        screen.keys("\x07");
        screen.wait_until("no help", |text| !text.contains("Keys · desk"));
        screen.keys("\x1b");
        screen.wait("Cancelled: Checking a-long-one");
        named
    });
    assert!(named <= Duration::from_millis(200), "named after {named:?}");
    let helped = helped.into_iter().min().unwrap();
    assert!(helped <= Duration::from_millis(100), "help after {helped:?}");
    screen.keys("q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn p03_held_keys_never_queue_up() {
    let (_desk, mut screen) = at_harbour((100, 30), &[]);
    let drained = best(3, || {
        let held = Instant::now();
        screen.keys(&"jk".repeat(1_000));
        screen.keys("?");
        screen.wait("Keys · review");
        let drained = held.elapsed();
        screen.keys("\x07");
        screen.wait_until("no help", |text| !text.contains("Keys · review"));
        drained
    });
    assert!(drained < Duration::from_secs(1), "{drained:?}");
}

#[test]
fn p03_the_first_frame_is_there_at_once() {
    let desk = copy_of_the_desk();
    let first = best(8, || {
        let started = Instant::now();
        let mut screen = Screen::open(desk.path(), (100, 30), &[]);
        screen.wait("Articles");
        let shown = started.elapsed();
        screen.keys("q");
        screen.ended();
        shown
    });
    assert!(first <= Duration::from_millis(30), "{first:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn p03_nothing_is_done_while_nothing_happens() {
    let (_desk, screen) = at_harbour((100, 30), &[]);
    let ticks = |screen: &Screen| {
        let stat = fs::read_to_string(format!("/proc/{}/stat", screen.process())).unwrap();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
    };
    // The one place where time must pass: idleness has no words to wait for. What was still to be checked for the
    // list may take a while first.
    let idle = (0..12).any(|_| {
        let before = ticks(&screen);
        std::thread::sleep(Duration::from_secs(5));
        ticks(&screen) == before
    });
    assert!(idle, "it is never idle");
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
fn p04_publishing_asks_with_no_as_the_answer_and_is_never_taken_back() {
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
    let published = || desk.path().join("fixtures/articles").join(HARBOUR).join("v2.md").exists();
    screen.keys("\r");
    screen.wait("Nothing was published.");
    assert!(!published());
    screen.keys("\x13");
    screen.wait("Sure?");
    screen.keys("y");
    screen.wait("Published: harbour-marathon-2024 v2");
    assert!(published());
    // What is out is superseded and never taken back, and the key says so.
    screen.keys("u");
    screen.wait("never taken back");
    screen.keys("q");
    assert_eq!(screen.ended(), 0);
    assert!(published());
}

#[test]
fn p04_nothing_irreversible_has_a_key_of_its_own_and_read_only_blocks_every_write() {
    let desk = copy_of_the_desk();
    let out = run(desk.path(), &["keys", "--format", "json"], &[]);
    let json: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let rows = json["actions"].as_array().unwrap();
    let keys = |row: &serde_json::Value| -> Vec<String> {
        row["keys"].as_array().unwrap().iter().map(|key| key.as_str().unwrap().to_owned()).collect()
    };
    for row in rows.iter().filter(|row| row["danger"] == "final") {
        assert!(keys(row).iter().all(|key| key.starts_with("C-")), "{row}");
    }
    let before = files(desk.path());
    let mut screen = Screen::start(desk.path(), &["--read-only", "."], (100, 30), &[]);
    open_harbour(&mut screen);
    let on = |context: &str| {
        let writes = rows.iter().filter(move |row| row["danger"] != "none");
        let here = writes.filter(move |row| {
            row["contexts"].as_array().unwrap().iter().any(|one| one.as_str() == Some(context))
        });
        here.filter_map(|row| Some((row["name"].to_string(), keys(row).first()?.clone()))).collect::<Vec<_>>()
    };
    let typed = |key: &str| match key {
        "C-r" => "\x12".to_owned(),
        "C-s" => "\x13".to_owned(),
        "Enter" => "\r".to_owned(),
        key => key.replace(' ', ""),
    };
    let mut tried = 0;
    for (open, context, words) in
        [("", "review", "Claims"), ("w", "composer", "Proof"), ("c", "page", "Correction log")]
    {
        screen.keys(open);
        screen.wait(words);
        screen.settle();
        for (name, key) in on(context) {
            screen.keys(&typed(&key));
            screen.wait_until(&format!("a reason for {name}, {key}"), |text| {
                text.lines().rev().nth(1).is_some_and(|line| line.contains("read-only"))
            });
            // The reason goes with the next key, so that it is a new one each time.
            screen.keys("\x0c");
            screen.wait_until("no reason", |text| {
                text.lines().rev().nth(1).is_some_and(|line| !line.contains("read-only"))
            });
            tried += 1;
        }
        if context != "review" {
            screen.keys("\x07");
            screen.wait("Claims");
        }
    }
    assert!(tried > 20, "{tried}");
    screen.keys("q");
    assert_eq!(screen.ended(), 0);
    assert_eq!(files(desk.path()), before, "nothing was written");
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
fn p08_the_first_editor_that_is_set_gets_its_arguments_the_file_and_the_line() {
    let desk = copy_of_the_desk();
    draft(desk.path(), "a-draft", "The pier opened in 1911.\n\nThe pier cost 12 dollars.");
    fs::create_dir_all(desk.path().join("copydesk")).unwrap();
    let config = desk.path().to_string_lossy().into_owned();
    let said = desk.path().join("said.txt");
    let editor = |name: &str| {
        use std::os::unix::fs::PermissionsExt;
        let program = desk.path().join(name).join("vi");
        fs::create_dir_all(desk.path().join(name)).unwrap();
        fs::write(&program, format!("#!/bin/sh\necho \"{name} $*\" > '{}'\n", said.display())).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        format!("{} --wait", program.display())
    };
    fs::write(desk.path().join("copydesk/config.toml"), format!("editor = {:?}\n", editor("settings")))
        .unwrap();
    let (visual, plain) = (editor("visual"), editor("editor"));
    let both = [("VISUAL", &*visual), ("EDITOR", &*plain), ("XDG_CONFIG_HOME", &*config)];
    for (variables, name) in [(&both[..], "visual"), (&both[1..], "editor"), (&both[2..], "settings")] {
        let mut screen = Screen::open(desk.path(), (100, 30), variables);
        if name == "visual" {
            screen.wait("a-draft");
            screen.keys("/a-draft\r\r");
        }
        screen.wait("12 dollars");
        // The last claim stands in the third line of the body.
        screen.keys("Ge");
        screen.wait("The file is unchanged.");
        let given = fs::read_to_string(&said).unwrap();
        let (first, rest) = given.trim().split_once(' ').unwrap();
        let words: Vec<&str> = rest.split(' ').collect();
        assert_eq!((first, words[0]), (name, "--wait"), "{given}");
        let line: usize = words[1].strip_prefix('+').and_then(|line| line.parse().ok()).expect("a line");
        let file = fs::read_to_string(words[2]).unwrap();
        assert!(file.lines().nth(line - 1).unwrap_or_default().contains("12 dollars"), "{line} of:\n{file}");
        screen.keys("q");
        assert_eq!(screen.ended(), 0);
    }
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
fn p17_a_kill_loses_nothing_that_was_seen_and_the_desk_knows_nothing_of_where_one_was() {
    let desk = copy_of_the_desk();
    let before = files(desk.path());
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    open_harbour(&mut screen);
    screen.keys("gg");
    screen.wait(" 1/17");
    for n in 2..5 {
        screen.keys("j");
        screen.wait(&format!(" {n}/17"));
        screen.kill();
        screen = Screen::open(desk.path(), (100, 30), &[]);
        // The last key at most is lost.
        screen.wait_until("the claim", |text| {
            text.contains(&format!(" {n}/17")) || text.contains(&format!(" {}/17", n - 1))
        });
        screen.settle();
        if !screen.text().contains(&format!(" {n}/17")) {
            screen.keys("j");
            screen.wait(&format!(" {n}/17"));
        }
    }
    screen.kill();
    assert_eq!(files(desk.path()), before, "nothing of it lies on the desk");
    assert!(desk.path().join(".copydesk/state").is_dir(), "but where one's own state lies");
}

#[test]
fn p17_a_place_that_is_gone_opens_its_neighbour_without_a_word() {
    let desk = copy_of_the_desk();
    draft(desk.path(), "a-draft", "The pier opened in 1911.\n\nIt burned in 1934.\n\nIt cost 12 dollars.");
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    screen.wait("a-draft");
    screen.keys("/a-draft\r\r");
    screen.wait("12 dollars");
    screen.keys("G");
    screen.wait("3/3");
    screen.settle();
    screen.kill();
    draft(desk.path(), "a-draft", "The pier opened in 1911.\n\nIt burned in 1934.");
    let mut screen = Screen::open(desk.path(), (100, 30), &[]);
    screen.wait("/2");
    screen.settle();
    let line = screen.text().lines().rev().nth(1).unwrap_or_default().trim().to_owned();
    assert_eq!(line, "", "{}", screen.text());
    // Nor is an article that is gone a word worth: the list opens.
    screen.kill();
    fs::remove_dir_all(desk.path().join("fixtures/articles/a-draft")).unwrap();
    let screen = Screen::open(desk.path(), (100, 30), &[]);
    screen.wait("Articles");
    screen.settle();
    let line = screen.text().lines().rev().nth(1).unwrap_or_default().trim().to_owned();
    assert_eq!(line, "", "{}", screen.text());
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
