//! How quick the screens are, measured on the real program in a pseudo-terminal:
//!
//! ```text
//! cargo build --release && cargo run --release --example latency > latency.md
//! ```
//!
//! The program is `target/release/copydesk`, or the one named as the first argument. Linux only: idleness and memory are
//! read from `/proc`.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

type Failure = Box<dyn std::error::Error>;

/// What ends a frame.
const END: &[u8] = b"\x1b[?2026l";
const SIZE: PtySize = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
const WORDS: usize = 10_000;
const CLAIMS: usize = 5_000;
const SOURCES: usize = 200;

/// The program, running.
struct Running {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    told: Receiver<(Instant, Vec<u8>)>,
    began: Instant,
    _master: Box<dyn MasterPty + Send>,
    /// What a terminal shows of all that came.
    screen: vt100::Parser,
}

impl Running {
    fn start(program: &Path, desk: &Path, home: &Path) -> Result<Self, Failure> {
        let (rows, columns) = (u16::try_into(SIZE.rows)?, u16::try_into(SIZE.cols)?);
        let pty = native_pty_system().openpty(SIZE)?;
        let mut command = CommandBuilder::new(program);
        command.arg(desk);
        command.cwd(if desk.is_file() { desk.parent().unwrap_or(desk) } else { desk });
        for (name, value) in [("TERM", "xterm-256color"), ("COPYDESK_USER", "Ada Venn")] {
            command.env(name, value);
        }
        for name in ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
            command.env(name, home);
        }
        command.env_remove("NO_COLOR");
        let mut reader = pty.master.try_clone_reader()?;
        let writer = pty.master.take_writer()?;
        let began = Instant::now();
        let child = pty.slave.spawn_command(command)?;
        drop(pty.slave);
        let (tell, told) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 65_536];
            while let Ok(n) = reader.read(&mut bytes) {
                if n == 0 || tell.send((Instant::now(), bytes[..n].to_vec())).is_err() {
                    return;
                }
            }
        });
        Ok(Self {
            child,
            writer,
            told,
            began,
            _master: pty.master,
            screen: vt100::Parser::new(rows, columns, 0),
        })
    }

    /// Waits until `words` were written; gives when, and how many bytes there were.
    fn until(&mut self, words: &[u8], patience: Duration) -> Result<(Instant, usize), Failure> {
        let deadline = Instant::now() + patience;
        let mut seen = Vec::new();
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.told.recv_timeout(left) {
                Ok((at, bytes)) => {
                    self.screen.process(&bytes);
                    seen.extend_from_slice(&bytes);
                    if seen.windows(words.len()).any(|window| window == words) {
                        return Ok((at, seen.len()));
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    return Err(format!("no {:?}", String::from_utf8_lossy(words)).into());
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Waits until the screen shows `words`: a frame sends only the cells that changed, so that they may never come in one
    /// piece.
    fn shown(&mut self, words: &str, patience: Duration) -> Result<Instant, Failure> {
        let deadline = Instant::now() + patience;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let (at, bytes) =
                self.told.recv_timeout(left).map_err(|_| format!("the screen never showed {words:?}"))?;
            self.screen.process(&bytes);
            if self.screen.screen().contents().contains(words) {
                return Ok(at);
            }
        }
    }

    /// Waits until nothing more comes.
    fn quiet(&mut self) {
        while let Ok((_, bytes)) = self.told.recv_timeout(Duration::from_millis(700)) {
            self.screen.process(&bytes);
        }
    }

    /// Types a key and waits for its frame; gives microseconds and bytes.
    fn key(&mut self, key: &[u8]) -> Result<(u128, usize), Failure> {
        let pressed = Instant::now();
        self.writer.write_all(key)?;
        self.writer.flush()?;
        let (at, bytes) = self.until(END, Duration::from_secs(5))?;
        Ok((at.duration_since(pressed).as_micros(), bytes))
    }

    fn quit(mut self) {
        let _ = self.writer.write_all(b"q");
        let _ = self.child.wait();
    }
}

/// Ten thousand words in five thousand claims, and two hundred sources.
fn big_desk(root: &Path) -> Result<(), Failure> {
    let sources: Vec<String> = (0..SOURCES).map(|n| format!("books/book-{n}.txt")).collect();
    let names: Vec<String> = sources.iter().map(|name| format!("\"{name}\"")).collect();
    let mut text = format!(
        "+++\ntitle = \"The books\"\npublished = 2025-06-30T08:00:00Z\nsources = [{}]\n+++\n\n",
        names.join(", ")
    );
    for n in 0..CLAIMS {
        write!(text, "Paid {}.{}", 1_000 + n, if n % 12 == 11 { "\n\n" } else { " " })?;
    }
    fs::create_dir_all(root.join("articles/the-books"))?;
    fs::create_dir_all(root.join("sources/books"))?;
    fs::write(root.join("corrections.toml"), "[desk]\npublication = \"The Measure\"\n")?;
    fs::write(root.join("articles/the-books/v1.md"), text)?;
    for (n, name) in sources.iter().enumerate() {
        let lines: String = (0..25).map(|line| format!("Paid {}.\n", 1_000 + n * 25 + line)).collect();
        fs::write(root.join("sources").join(name), lines)?;
    }
    Ok(())
}

/// The values at 50, 95 and 100 of a hundred, in tenths of a unit of a thousand.
fn spread(mut values: Vec<u128>) -> [String; 3] {
    values.sort_unstable();
    let at = |percent: usize| {
        let value = values.get((values.len() * percent / 100).min(values.len().saturating_sub(1)));
        let tenths = value.copied().unwrap_or(0) / 100;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    [at(50), at(95), at(100)]
}

fn ticks(process: u32) -> Result<u64, Failure> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let field = |n: usize| fields.get(n).and_then(|field| field.parse::<u64>().ok()).unwrap_or(0);
    Ok(field(11) + field(12))
}

/// Kilobytes of memory, as `VmRSS` or `VmHWM`.
fn memory(process: u32, name: &str) -> Result<u64, Failure> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    Ok(line.trim_matches([':', '\t', ' ']).split_whitespace().next().unwrap_or("0").parse()?)
}

fn row(what: &str, measured: &str, budget: &str, holds: bool) {
    println!("| {what} | {measured} | {budget} | {} |", if holds { "holds" } else { "**missed**" });
}

fn below(value: &str, budget: u32) -> bool {
    value.split('.').next().and_then(|whole| whole.parse::<u32>().ok()).is_some_and(|whole| whole < budget)
}

/// A thousand words in eighty claims with figures, the first of them `first`.
fn draft(first: usize) -> String {
    let claims = (0..80)
        .map(|n| format!("The harbour of Selwa counted {} boats on the quay in the year {n}. ", first + n));
    format!("# The boats\n\n{}\n", claims.collect::<String>())
}

/// From the save of a draft to the screen that shows it checked.
fn saves(program: &Path, folder: &Path, home: &Path) -> Result<(), Failure> {
    let path = folder.join("draft.md");
    fs::write(&path, draft(10_000))?;
    let mut running = Running::start(program, &path, home)?;
    running.shown("10000 boats", Duration::from_secs(30))?;
    running.quiet();
    let mut times = Vec::new();
    for n in 1..=20 {
        let first = 10_000 + n * 1_000;
        fs::write(&path, draft(first))?;
        let saved = Instant::now();
        let at = running.shown(&format!("{first} boats"), Duration::from_secs(10))?;
        times.push(at.saturating_duration_since(saved).as_micros());
        running.quiet();
    }
    running.quit();
    let [p50, p95, max] = spread(times);
    let told = format!("p50 {p50} ms, p95 {p95} ms, most {max} ms");
    row("save of a draft of 1,000 words to its check on the screen", &told, "100 ms", below(&p95, 100));
    Ok(())
}

fn measure(program: &Path, folder: &Path) -> Result<(), Failure> {
    let (demo, big, home) = (folder.join("demo"), folder.join("big"), folder.join("home"));
    fs::create_dir_all(&home)?;
    std::process::Command::new(program).args(["init", "--example"]).arg(&demo).output()?;
    big_desk(&big)?;
    println!("| what | measured | budget | |\n|---|---|---|---|");
    let mut first = Vec::new();
    for n in 0..21 {
        let mut running = Running::start(program, &demo, &home)?;
        let (at, _) = running.until(END, Duration::from_secs(10))?;
        // The first run reads the program from the disk.
        if n > 0 {
            first.push(at.duration_since(running.began).as_micros());
        }
        running.quit();
    }
    let [middle, _, most] = spread(first);
    row(
        "exec to first frame, demo desk",
        &format!("{middle} ms, most {most} ms"),
        "30 ms",
        below(&middle, 30),
    );

    saves(program, folder, &home)?;
    let mut running = Running::start(program, &big, &home)?;
    running.shown("the-books", Duration::from_secs(60))?;
    running.quiet();
    let opened = Instant::now();
    running.writer.write_all(b"\r")?;
    let at = running.shown("Claims", Duration::from_secs(300))?;
    let checked = at.duration_since(opened).as_millis();
    running.quiet();
    let (mut times, mut moves, mut frames) = (Vec::new(), Vec::new(), Vec::new());
    let keys: [&[u8]; 12] = [b"j", b"j", b"j", b"k", b"\t", b"\t", b"\t", b"\t", b"n", b"\x04", b"N", b"j"];
    for _ in 0..40 {
        for key in keys {
            let (time, bytes) = running.key(key)?;
            times.push(time);
            frames.push(bytes as u128);
            if matches!(key, b"j" | b"k") {
                moves.push(bytes as u128);
            }
        }
    }
    let [p50, p95, max] = spread(times);
    let what = format!("key to frame: {WORDS} words, {CLAIMS} claims, {SOURCES} sources");
    let holds = below(&p50, 8) && below(&p95, 16) && below(&max, 50);
    row(&what, &format!("p50 {p50} ms, p95 {p95} ms, most {max} ms"), "8, 16, 50 ms", holds);
    moves.sort_unstable();
    let most = moves.last().copied().unwrap_or(0);
    row("bytes of a cursor move", &format!("most {most}"), "2,000", most <= 2_000);
    let (_, bytes) = running.key(b"\x0c")?;
    row("bytes of a full redraw, 120×40", &bytes.to_string(), "20,000", bytes <= 20_000);
    let held = Instant::now();
    running.writer.write_all(&b"j".repeat(2_000))?;
    running.writer.write_all(b"?")?;
    let at = running.shown("Keys", Duration::from_secs(60))?;
    let drained = at.duration_since(held).as_millis();
    row("2,000 keys held down", &format!("{drained} ms"), "1,000 ms", drained < 1_000);
    running.writer.write_all(b"\x07")?;
    running.quiet();
    let process = running.child.process_id().ok_or("no process")?;
    let before = ticks(process)?;
    thread::sleep(Duration::from_secs(5));
    let idle = ticks(process)? - before;
    row("processor ticks in 5 idle seconds", &idle.to_string(), "0", idle == 0);
    let (now, most) = (memory(process, "VmRSS")? / 1024, memory(process, "VmHWM")? / 1024);
    row("memory with all of it open", &format!("{now} MB, at most {most} MB"), "60 MB", now <= 60);
    running.quit();
    println!(
        "\nThe check of those {CLAIMS} claims against {SOURCES} sources took {checked} ms; the keys went on meanwhile."
    );
    Ok(())
}

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = std::env::args().nth(1).map_or_else(|| root.join("target/release/copydesk"), PathBuf::from);
    let folder = match tempfile::tempdir() {
        Ok(folder) => folder,
        Err(error) => {
            eprintln!("latency: {error}");
            return ExitCode::from(2);
        }
    };
    match measure(&program, folder.path()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("latency: {}: {error}", program.display());
            ExitCode::from(2)
        }
    }
}
