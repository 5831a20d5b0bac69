//! A stranger's file is read in a child of this same program, with a deadline and a memory limit, so that a crash, an
//! endless loop or a bomb of one file costs that file and nothing else.

use super::pdftotext;
use copydesk_import::{Kind, Limits, Read, Refusal, Tracked, wire};
use std::io::{BufRead, BufReader, Read as _, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// The hidden command that reads one file from standard input.
pub const COMMAND: &str = "read-one";
/// How long the end of a child is waited for that has said all.
const GRACE: Duration = Duration::from_secs(5);
/// As much of what a child writes on standard error as is looked at.
const COMPLAINT: u64 = 4096;

/// How strangers' files are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readers {
    /// The program that is started for each file; `None` reads in this process, for tests and other programs.
    pub program: Option<PathBuf>,
    /// How much of a file is read.
    pub limits: Limits,
    /// The largest file that is copied into the desk, in bytes; of a larger one it is kept where it lies.
    pub keep: u64,
    /// How long one file may take.
    pub seconds: u32,
    /// How much memory one file may take, in megabytes.
    pub memory: u32,
    /// Which text of a document with tracked changes is read.
    pub tracked: Tracked,
    /// Where `pdftotext` is, if it is installed.
    pub beside: Option<PathBuf>,
    /// Whether it is asked.
    pub pdftotext: bool,
}

impl Default for Readers {
    fn default() -> Self {
        Self {
            program: None,
            limits: Limits::default(),
            keep: 64 << 20,
            tracked: Tracked::Accepted,
            seconds: 60,
            memory: 1024,
            beside: None,
            pdftotext: true,
        }
    }
}

/// A file inside an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name there; a label and never a path.
    pub name: String,
    /// Its bytes, or why they cannot be had.
    pub bytes: Result<Vec<u8>, Refusal>,
}

impl Readers {
    /// Reads one file; `name` says what it is called, `kind` what it is, where that is not to be found out.
    ///
    /// # Errors
    /// Why no text could be had from it.
    pub fn read(&self, name: Option<&str>, kind: Option<Kind>, bytes: &[u8]) -> Result<Read, Refusal> {
        if bytes.is_empty() {
            return Err(Refusal::Empty);
        }
        let Some(program) = &self.program else {
            let read = || copydesk_import::read(name, kind, bytes, &self.limits, self.tracked);
            return catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(crashed()));
        };
        let mut args = self.args();
        args.extend(name.map(|name| format!("--name={name}")));
        args.extend(kind.map(|kind| format!("--kind={}", kind.name())));
        args.extend((self.tracked == Tracked::Original).then(|| "--original".to_owned()));
        let own = self.ask(program, &args, bytes).and_then(|answer| wire::from_json(&answer));
        match self.beside.as_deref().filter(|_| self.pdftotext) {
            Some(beside) => pdftotext::better(self, beside, bytes, own),
            None => own,
        }
    }

    /// What another program says of the bytes, in the confinement of our own reader.
    pub(super) fn through(&self, other: &Path, bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
        let Some(program) = &self.program else { return Err(crashed()) };
        let mut args = self.args();
        args.push(format!("--through={}", other.display()));
        self.ask(program, &args, bytes)
    }

    /// The files of an archive, one by one, as they are unpacked; `take` gets each and says whether to go on.
    ///
    /// # Errors
    /// Why the archive cannot be opened.
    pub fn unpack(&self, bytes: &[u8], take: &mut dyn FnMut(Entry) -> bool) -> Result<(), Refusal> {
        let Some(program) = &self.program else {
            return copydesk_import::zip::each(bytes, &self.limits, &mut |name, bytes| {
                take(Entry { name, bytes })
            });
        };
        let mut args = self.args();
        args.push("--entries".to_owned());
        let mut child = self.start(program, &args)?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(crashed());
        };
        let (send, frames) = sync_channel(0);
        let most = self.limits.unpacked;
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(frame) = read_frame(&mut output, most) {
                if send.send(frame).is_err() {
                    return;
                }
            }
        });
        thread::scope(|scope| {
            scope.spawn(move || feed(input, bytes));
            let ended = loop {
                match frames.recv_timeout(Duration::from_secs(u64::from(self.seconds))) {
                    Ok(Frame::Entry(entry)) => {
                        if !take(entry) {
                            break Ok(());
                        }
                    }
                    Ok(Frame::End(end)) => break end,
                    Err(RecvTimeoutError::Timeout) => break Err(self.too_slow()),
                    Err(RecvTimeoutError::Disconnected) => break Err(crashed()),
                }
            };
            // Whatever it still does is not wanted.
            let _ = child.kill();
            let _ = child.wait();
            ended
        })
    }

    /// The limits, as the child takes them.
    fn args(&self) -> Vec<String> {
        let Limits { file, unpacked, ratio, text, parts, rows, depth } = self.limits;
        let limits = format!("{file},{unpacked},{ratio},{text},{parts},{rows},{depth}");
        vec![
            COMMAND.to_owned(),
            format!("--limits={limits}"),
            format!("--seconds={}", self.seconds),
            format!("--memory={}", self.memory),
        ]
    }

    fn start(&self, program: &PathBuf, args: &[String]) -> Result<Child, Refusal> {
        // Nothing of the environment is needed, and what is not there cannot be told.
        let mut command = Command::new(program);
        command.args(args).env_clear();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().map_err(|error| Refusal::Broken(format!("its reader did not start: {error}")))
    }

    /// Gives the child the bytes and returns what it answers within the time.
    fn ask(&self, program: &PathBuf, args: &[String], bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
        let mut child = self.start(program, args)?;
        let (Some(input), Some(output), Some(complaint)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(crashed());
        };
        let most = (self.limits.text as u64).saturating_mul(8).saturating_add(64 << 20);
        let (send, answer) = sync_channel(1);
        thread::spawn(move || {
            let mut text = Vec::new();
            let read = output.take(most).read_to_end(&mut text);
            let _ = send.send(read.map(|_| text));
        });
        let (send, said) = sync_channel(1);
        thread::spawn(move || {
            let mut text = Vec::new();
            let _ = complaint.take(COMPLAINT).read_to_end(&mut text);
            let _ = send.send(text);
        });
        let until = Duration::from_secs(u64::from(self.seconds));
        let answered = thread::scope(|scope| {
            scope.spawn(move || feed(input, bytes));
            let answered = answer.recv_timeout(until);
            if answered.is_err() {
                // The feeding thread ends with the child.
                let _ = child.kill();
            }
            answered
        });
        let done = ended(&mut child);
        match answered {
            Ok(Ok(text)) if done => Ok(text),
            Err(RecvTimeoutError::Timeout) => Err(self.too_slow()),
            _ => {
                let said = said.recv_timeout(GRACE).unwrap_or_default();
                Err(self.failure(&String::from_utf8_lossy(&said)))
            }
        }
    }

    fn too_slow(&self) -> Refusal {
        Refusal::TooLarge(format!("reading it took longer than {} seconds", self.seconds))
    }

    /// What the end of a child means that gave no answer.
    fn failure(&self, said: &str) -> Refusal {
        if said.contains("memory allocation") {
            return Refusal::TooLarge(format!("reading it takes more than {} MB of memory", self.memory));
        }
        crashed()
    }
}

fn crashed() -> Refusal {
    Refusal::Broken("its reader stopped: please report this file".to_owned())
}

/// Writes the bytes; a child that has read enough closes its end.
fn feed(mut input: impl Write, bytes: &[u8]) {
    let _ = input.write_all(bytes);
}

/// Waits for a child that has closed its output; true where it ended well.
fn ended(child: &mut Child) -> bool {
    let begun = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if begun.elapsed() < GRACE => {
                thread::sleep(pause);
                pause = (pause * 2).min(Duration::from_millis(50));
            }
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

enum Frame {
    Entry(Entry),
    End(Result<(), Refusal>),
}

/// One frame: its length and its kind on a line, a name or a refusal in JSON on the next, then the bytes.
fn read_frame(from: &mut impl BufRead, most: u64) -> Option<Frame> {
    let mut line = String::new();
    from.by_ref().take(64).read_line(&mut line).ok()?;
    let (what, length) = line.trim().split_once(' ')?;
    let length: u64 = length.parse().ok().filter(|length| *length <= most)?;
    let mut name = String::new();
    from.by_ref().take(1 << 20).read_line(&mut name).ok()?;
    let name: String = serde_json::from_str(name.trim()).ok()?;
    let mut bytes = Vec::new();
    from.by_ref().take(length).read_to_end(&mut bytes).ok()?;
    let refusal = || match wire::from_json(&bytes) {
        Err(refusal) => refusal,
        Ok(_) => crashed(),
    };
    Some(match what {
        "entry" if bytes.len() as u64 == length => Frame::Entry(Entry { name, bytes: Ok(bytes) }),
        "refused" => Frame::Entry(Entry { name, bytes: Err(refusal()) }),
        "failed" => Frame::End(Err(refusal())),
        "end" => Frame::End(Ok(())),
        _ => return None,
    })
}

/// Writes a frame for [`Readers::unpack`] of the program that waits for it.
///
/// # Errors
/// Nobody reads it any more.
pub fn write_frame(to: &mut impl Write, what: &str, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    writeln!(to, "{what} {}\n{}", bytes.len(), serde_json::Value::from(name))?;
    to.write_all(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_through_and_broken_ones_end_it() {
        let mut pipe = Vec::new();
        write_frame(&mut pipe, "entry", "a\n\"b\"", b"bytes\n").unwrap();
        let refused = wire::to_json(Err(Refusal::Encrypted));
        write_frame(&mut pipe, "refused", "c", &refused).unwrap();
        write_frame(&mut pipe, "end", "", b"").unwrap();
        let mut from = &pipe[..];
        let mut names = Vec::new();
        while let Some(Frame::Entry(entry)) = read_frame(&mut from, 100) {
            names.push((entry.name, entry.bytes));
        }
        let expected =
            [("a\n\"b\"".to_owned(), Ok(b"bytes\n".to_vec())), ("c".to_owned(), Err(Refusal::Encrypted))];
        assert_eq!(names, expected);
        for torn in [&b""[..], b"entry", b"entry 5\n\"a\"\nxy", b"entry 999\n\"a\"\n", b"x 0\n\"a\"\n"] {
            assert!(read_frame(&mut &torn[..], 100).is_none(), "{torn:?}");
        }
    }

    #[test]
    fn a_program_that_is_none_of_ours_is_no_reading() {
        let readers =
            |program: &str| Readers { program: Some(program.into()), seconds: 1, ..Readers::default() };
        for program in ["/nowhere/at/all", "/bin/true", "/bin/false"] {
            let refused = readers(program).read(None, None, b"Words.");
            assert!(matches!(refused, Err(Refusal::Broken(_))), "{program}: {refused:?}");
        }
        let here = Readers::default().read(Some("a.txt"), None, b"Words.\n").unwrap();
        assert_eq!(here.documents[0].text, "Words.\n");
    }
}
