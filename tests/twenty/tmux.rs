//! What only a shell and a terminal multiplexer can see: stopping and coming back, a clean line after all of it, the
//! clipboard of tmux, and its own answers.

use super::support::skips;
use super::*;
use std::time::{Duration, Instant};

/// A tmux server of its own, with a shell in it.
struct Tmux {
    socket: String,
}

impl Tmux {
    fn new(name: &str, desk: &Path) -> Option<Self> {
        if skips(&format!("tmux: {name}"), "tmux") {
            return None;
        }
        let tmux = Self { socket: format!("copydesk-{name}-{}", std::process::id()) };
        let home = desk.join("home");
        fs::create_dir_all(&home).unwrap();
        tmux.run(&[
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-s",
            "s",
            "-x",
            "100",
            "-y",
            "30",
            "bash --norc --noprofile",
        ]);
        tmux.run(&["set", "-s", "escape-time", "10"]);
        tmux.run(&["set", "-s", "set-clipboard", "on"]);
        for (name, value) in [
            ("COPYDESK_USER", "Ada Venn".to_owned()),
            ("XDG_STATE_HOME", desk.join(".copydesk/state").display().to_string()),
            ("XDG_CONFIG_HOME", home.display().to_string()),
            ("PS1", "ready> ".to_owned()),
        ] {
            tmux.line(&format!("export {name}='{value}'"));
        }
        tmux.line(&format!("cd '{}' && clear", desk.display()));
        tmux.wait("ready>");
        Some(tmux)
    }

    fn run(&self, arguments: &[&str]) -> String {
        let mut command = Command::new("tmux");
        command.args(["-L", &self.socket]).args(arguments).env("LC_ALL", "C.UTF-8").env_remove("TMUX");
        String::from_utf8_lossy(&command.output().expect("tmux runs").stdout).into_owned()
    }

    fn keys(&self, keys: &[&str]) {
        self.run(&[&["send-keys", "-t", "s"], keys].concat());
    }

    fn line(&self, text: &str) {
        self.run(&["send-keys", "-t", "s", "-l", text]);
        self.keys(&["Enter"]);
    }

    fn start(&self) {
        self.line(&format!("'{}'", env!("CARGO_BIN_EXE_copydesk")));
        self.wait("Articles");
    }

    fn screen(&self) -> String {
        self.run(&["capture-pane", "-p", "-t", "s"])
    }

    fn wait(&self, words: &str) {
        self.wait_until(words, |text| text.contains(words));
    }

    fn wait_until(&self, what: &str, test: impl Fn(&str) -> bool) {
        let deadline = Instant::now() + Duration::from_secs(30);
        while !test(&self.screen()) {
            assert!(Instant::now() < deadline, "no {what:?} on the screen:\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Alternate screen, cursor, mouse, and the program in front.
    fn flags(&self) -> String {
        let format =
            "alt=#{alternate_on} cursor=#{cursor_flag} mouse=#{mouse_any_flag} cmd=#{pane_current_command}";
        self.run(&["display", "-p", "-t", "s", format]).trim().to_owned()
    }

    fn wait_flags(&self, flags: &str) {
        let deadline = Instant::now() + Duration::from_secs(30);
        while self.flags() != flags {
            assert!(Instant::now() < deadline, "{} and not {flags}:\n{}", self.flags(), self.screen());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
fn p05_after_a_panic_the_shell_has_its_line_again() {
    let desk = copy_of_the_desk();
    let Some(tmux) = Tmux::new("panic", desk.path()) else { return };
    tmux.line("export COPYDESK_TEST_PANIC=1");
    tmux.start();
    tmux.keys(&["F12"]);
    tmux.wait_flags("alt=0 cursor=1 mouse=0 cmd=bash");
    tmux.line("echo \"code $?\"; stty -a | grep -c -e '-icanon' -e '-echo '");
    tmux.wait_until("a sane line", |text| {
        text.contains("code 101") && text.lines().any(|line| line.trim() == "0")
    });
}

#[test]
fn p05_when_the_terminal_goes_the_program_goes_too() {
    let desk = copy_of_the_desk();
    let Some(tmux) = Tmux::new("hangup", desk.path()) else { return };
    tmux.start();
    let shell = tmux.run(&["display", "-p", "-t", "s", "#{pane_pid}"]);
    let children = Command::new("ps").args(["-o", "pid=", "--ppid", shell.trim()]).output().unwrap();
    let process = String::from_utf8_lossy(&children.stdout).trim().to_owned();
    assert!(!process.is_empty());
    tmux.run(&["kill-pane", "-t", "s"]);
    let gone = || {
        let state = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        state.is_empty() || state.rsplit(')').next().unwrap_or_default().trim_start().starts_with('Z')
    };
    let deadline = Instant::now() + Duration::from_secs(5);
    while !gone() {
        assert!(Instant::now() < deadline, "{process} still runs");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn p06_a_copy_reaches_the_buffer_of_tmux() {
    let desk = copy_of_the_desk();
    draft(desk.path(), "a-khmer-one", "ទីក្រុងភ្នំពេញមានប្រជាជន 2 លាននាក់ក្នុងឆ្នាំ 2019។");
    let Some(tmux) = Tmux::new("copy", desk.path()) else { return };
    tmux.start();
    tmux.wait("a-khmer-one");
    tmux.keys(&["/"]);
    tmux.line("a-khmer");
    tmux.keys(&["Enter"]);
    tmux.wait("Claims");
    tmux.keys(&["G", "y"]);
    tmux.wait("via OSC 52");
    let buffer = tmux.run(&["show-buffer"]);
    assert_eq!(buffer.trim_end_matches('\n'), "ទីក្រុងភ្នំពេញមានប្រជាជន 2 លាននាក់ក្នុងឆ្នាំ 2019។");
}

#[test]
fn p07_stopping_gives_the_shell_and_fg_the_same_screen_twenty_times() {
    let desk = copy_of_the_desk();
    let Some(tmux) = Tmux::new("suspend", desk.path()) else { return };
    tmux.start();
    tmux.wait("Abebe wins");
    tmux.keys(&["j"]);
    tmux.wait("2/6");
    // Errors are counted only when all is checked.
    tmux.wait("with errors");
    let before = tmux.screen();
    for _ in 0..20 {
        tmux.keys(&["C-z"]);
        tmux.wait_flags("alt=0 cursor=1 mouse=0 cmd=bash");
        tmux.line("fg");
        tmux.wait_flags("alt=1 cursor=0 mouse=0 cmd=copydesk");
        tmux.wait_until("the same screen", |text| text == before);
    }
    tmux.keys(&["C-z"]);
    tmux.wait_flags("alt=0 cursor=1 mouse=0 cmd=bash");
    tmux.run(&["resize-window", "-t", "s", "-x", "80", "-y", "24"]);
    tmux.line("fg");
    tmux.wait_until("a frame of the new size", |text| {
        let width = |line: &str| line.trim_end().chars().count();
        let first = text.lines().nth(1).unwrap_or_default();
        first.contains("Articles") && first.ends_with('╮') && width(first) == 79 && text.contains("? help")
    });
    tmux.keys(&["q"]);
    tmux.wait_flags("alt=0 cursor=1 mouse=0 cmd=bash");
}

#[test]
fn p11_tmux_gets_the_sixteen_colours_and_no_ground() {
    let desk = copy_of_the_desk();
    let Some(tmux) = Tmux::new("colours", desk.path()) else { return };
    tmux.start();
    tmux.wait("Abebe wins");
    tmux.keys(&["/"]);
    tmux.line("harbour");
    for (keys, words) in [
        (&["Enter"][..], "Claims"),
        (&["w"], "Proof"),
        (&["C-g", "D"], "Versions"),
        (&["C-g", "A"], "Audit"),
        (&["C-g", "c"], "Correction log"),
        (&["C-g", "?"], "Keys"),
        (&["C-g", ":"], "All actions"),
    ] {
        tmux.keys(keys);
        tmux.wait(words);
        let coloured = tmux.run(&["capture-pane", "-p", "-e", "-t", "s"]);
        assert!(!coloured.contains("48;2;") && !coloured.contains("48;5;"), "{coloured:?}");
        assert!(!coloured.contains("38;2;"), "{coloured:?}");
    }
}

#[test]
fn p16_the_doctor_warns_of_a_slow_escape_key() {
    let desk = copy_of_the_desk();
    let Some(tmux) = Tmux::new("escape", desk.path()) else { return };
    tmux.run(&["set", "-s", "escape-time", "500"]);
    tmux.line(&format!("clear; '{}' doctor | grep escape", env!("CARGO_BIN_EXE_copydesk")));
    tmux.wait("escape-time 500");
}

#[test]
fn p19_a_paste_of_tmux_runs_nothing() {
    let desk = copy_of_the_desk();
    let Some(tmux) = Tmux::new("paste", desk.path()) else { return };
    tmux.start();
    let file = desk.path().join("paste.txt");
    fs::write(&file, "a\nq\nu\n").unwrap();
    tmux.run(&["load-buffer", &file.to_string_lossy()]);
    tmux.run(&["paste-buffer", "-p", "-t", "s"]);
    tmux.wait("Nothing here takes a paste.");
    tmux.wait_flags("alt=1 cursor=0 mouse=0 cmd=copydesk");
}
