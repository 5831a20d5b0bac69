//! A pseudo-terminal with a screen that can be read.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long words may take to appear, on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the terminal was told.
#[derive(Debug)]
pub struct State {
    pub alternate: bool,
    pub paste: bool,
    pub cursor: bool,
    pub mouse: bool,
}

struct Shown {
    parser: vt100::Parser<Titles>,
    bytes: Vec<u8>,
    closed: bool,
}

#[derive(Default)]
struct Titles(String);

impl vt100::Callbacks for Titles {
    fn set_window_title(&mut self, _: &mut vt100::Screen, title: &[u8]) {
        self.0 = String::from_utf8_lossy(title).into_owned();
    }
}

/// The program, running.
pub struct Screen {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    shown: Arc<(Mutex<Shown>, Condvar)>,
    line: String,
    _home: TempDir,
}

/// The demo desk in a folder of its own, open for writing.
pub fn copy_of_the_desk() -> TempDir {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let desk = tempfile::tempdir().expect("a folder");
    for name in ["corrections.toml", "fixtures", "styles", "history", "names.toml"] {
        copy(&root.join(name), &desk.path().join(name));
    }
    let settings = desk.path().join("corrections.toml");
    let text = std::fs::read_to_string(&settings).expect("the desk's settings");
    std::fs::write(&settings, text.replace("read_only = true", "read_only = false")).expect("written");
    desk
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        std::fs::create_dir_all(to).expect("a folder");
        for entry in std::fs::read_dir(from).expect("listed") {
            let entry = entry.expect("an entry");
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else if from.is_file() {
        std::fs::copy(from, to).expect("copied");
    }
}

/// The state of a desk's screen lives with the desk's copy, so that a second run comes back to it.
fn state_of(desk: &Path) -> PathBuf {
    desk.join(".copydesk/state")
}

impl Screen {
    /// Starts the program on a desk.
    pub fn open(desk: &Path, size: (u16, u16), variables: &[(&str, &str)]) -> Self {
        Self::start(desk, &[&desk.to_string_lossy()], size, variables)
    }

    /// Starts the program in a folder with arguments.
    pub fn start(desk: &Path, arguments: &[&str], size: (u16, u16), variables: &[(&str, &str)]) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let pty = native_pty_system().openpty(pty_size(size)).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_copydesk"));
        command.args(arguments);
        command.cwd(desk);
        for name in [
            "NO_COLOR",
            "CLICOLOR_FORCE",
            "COLORTERM",
            "COLORFGBG",
            "COPYDESK_PLAIN",
            "EDITOR",
            "VISUAL",
            "TMUX",
        ] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command.env("HOME", home.path());
        command.env("XDG_STATE_HOME", state_of(desk));
        command.env("XDG_CONFIG_HOME", home.path());
        command.env("COPYDESK_USER", "Ada Venn");
        for (name, value) in variables {
            command.env(name, value);
        }
        let line = line_of(&*pty.master);
        let child = pty.slave.spawn_command(command).expect("the program starts");
        drop(pty.slave);
        let mut reader = pty.master.try_clone_reader().expect("a reader");
        let writer = pty.master.take_writer().expect("a writer");
        let parser = vt100::Parser::new_with_callbacks(sure(size.1), sure(size.0), 0, Titles::default());
        let shown =
            Arc::new((Mutex::new(Shown { parser, bytes: Vec::new(), closed: false }), Condvar::new()));
        let fed = Arc::clone(&shown);
        std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            loop {
                let n = reader.read(&mut bytes).unwrap_or(0);
                let mut shown = fed.0.lock().expect("not poisoned");
                shown.parser.process(&bytes[..n]);
                shown.bytes.extend_from_slice(&bytes[..n]);
                shown.closed = n == 0;
                fed.1.notify_all();
                if n == 0 {
                    return;
                }
            }
        });
        Self { child, master: Some(pty.master), writer: Some(writer), shown, line, _home: home }
    }

    /// Types.
    pub fn keys(&mut self, keys: &str) {
        let writer = self.writer.as_mut().expect("not hung up");
        writer.write_all(keys.as_bytes()).expect("typed");
        writer.flush().expect("typed");
    }

    /// Waits for words on the screen.
    pub fn wait(&self, words: &str) {
        self.wait_until(words, |text| text.contains(words));
    }

    /// Waits until the program has written these bytes.
    pub fn wait_bytes(&self, bytes: &[u8]) {
        let deadline = Instant::now() + PATIENCE;
        let mut shown = self.shown.0.lock().expect("not poisoned");
        while !shown.bytes.windows(bytes.len()).any(|window| window == bytes) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !shown.closed, "no {:?}", String::from_utf8_lossy(bytes));
            shown = self.shown.1.wait_timeout(shown, left).expect("not poisoned").0;
        }
    }

    /// Waits until the screen is as wanted.
    pub fn wait_until(&self, what: &str, test: impl Fn(&str) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut shown = self.shown.0.lock().expect("not poisoned");
        loop {
            let text = contents(&shown);
            if is_whole(&shown.bytes) && test(&text) {
                return;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !shown.closed, "no {what:?} on the screen:\n{text}");
            shown = self.shown.1.wait_timeout(shown, left).expect("not poisoned").0;
        }
    }

    /// Waits until nothing was written for a moment: what the worker still had to say is said.
    pub fn settle(&self) {
        let mut shown = self.shown.0.lock().expect("not poisoned");
        loop {
            let before = shown.bytes.len();
            let waited = self.shown.1.wait_timeout(shown, Duration::from_millis(400)).expect("not poisoned");
            shown = waited.0;
            if waited.1.timed_out() && shown.bytes.len() == before {
                return;
            }
        }
    }

    /// The screen.
    pub fn text(&self) -> String {
        contents(&self.shown.0.lock().expect("not poisoned"))
    }

    /// Where the terminal's cursor stands: row and column.
    pub fn cursor(&self) -> (u16, u16) {
        self.shown.0.lock().expect("not poisoned").parser.screen().cursor_position()
    }

    /// The signs in a column, from the top, where every cell is one wide or blank.
    pub fn column(&self, x: u16) -> Vec<String> {
        let shown = self.shown.0.lock().expect("not poisoned");
        let screen = shown.parser.screen();
        let sign = |y| screen.cell(y, x).map(|cell| cell.contents().to_owned()).unwrap_or_default();
        (0..screen.size().0.get()).map(sign).collect()
    }

    /// Whether the terminal's line is as it was before the program came: echo, line by line, signals.
    pub fn is_sane(&self) -> bool {
        self.master.as_deref().is_none_or(|master| line_of(master) == self.line)
    }

    /// The first line with the words.
    pub fn line_with(&self, words: &str) -> String {
        self.text().lines().find(|line| line.contains(words)).unwrap_or_default().to_owned()
    }

    /// Everything that was written to the terminal.
    pub fn bytes(&self) -> Vec<u8> {
        self.shown.0.lock().expect("not poisoned").bytes.clone()
    }

    /// The title of the window.
    pub fn title(&self) -> String {
        self.shown.0.lock().expect("not poisoned").parser.callbacks().0.clone()
    }

    /// What the terminal was told.
    pub fn state(&self) -> State {
        let shown = self.shown.0.lock().expect("not poisoned");
        let screen = shown.parser.screen();
        State {
            alternate: screen.alternate_screen(),
            paste: screen.bracketed_paste(),
            cursor: !screen.hide_cursor(),
            mouse: screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None,
        }
    }

    /// Another size.
    pub fn resize(&mut self, size: (u16, u16)) {
        self.shown.0.lock().expect("not poisoned").parser.screen_mut().set_size(sure(size.1), sure(size.0));
        self.master.as_ref().expect("not hung up").resize(pty_size(size)).expect("resized");
    }

    /// The process.
    pub fn process(&self) -> u32 {
        self.child.process_id().expect("it runs")
    }

    /// Sends a signal.
    pub fn signal(&self, name: &str) {
        let sent = std::process::Command::new("kill")
            .arg(format!("-{name}"))
            .arg(self.process().to_string())
            .status();
        assert!(sent.expect("kill runs").success());
    }

    /// Closes the terminal.
    pub fn hang_up(&mut self) {
        self.writer = None;
        self.master = None;
        // The reader thread holds the last handle until the program lets go; a hang-up is also a signal.
        self.signal("HUP");
    }

    /// Ends the program at once, as the system may.
    pub fn kill(&mut self) {
        self.signal("KILL");
        let _ = self.child.wait();
    }

    /// Waits for the end; gives the exit code.
    pub fn ended(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("waited") {
                // What it wrote last is on the screen when the terminal is closed.
                let mut shown = self.shown.0.lock().expect("not poisoned");
                while !shown.closed && Instant::now() < deadline {
                    shown =
                        self.shown.1.wait_timeout(shown, Duration::from_millis(50)).expect("not poisoned").0;
                }
                return status.exit_code();
            }
            assert!(Instant::now() < deadline, "it does not end:\n{}", self.text());
            std::thread::yield_now();
        }
    }
}

/// True unless a frame has begun and not ended: then the screen is half the one and half the other.
fn is_whole(bytes: &[u8]) -> bool {
    let last = bytes.windows(8).rev().find(|it| it.starts_with(b"\x1b[?2026"));
    last.is_none_or(|mark| mark.ends_with(b"l"))
}

/// The screen's lines, without blanks at their ends: whether a blank was written or never touched is nothing to see.
fn contents(shown: &Shown) -> String {
    let whole = shown.parser.screen().contents();
    whole.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

impl Drop for Screen {
    fn drop(&mut self) {
        // A test that failed leaves nothing running.
        let _ = self.child.kill();
    }
}

/// How the line of a terminal is set.
fn line_of(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

fn sure(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("a screen has cells")
}

const fn pty_size(size: (u16, u16)) -> PtySize {
    PtySize { rows: size.1, cols: size.0, pixel_width: 0, pixel_height: 0 }
}
