//! The one guard of the terminal: what was turned on is turned off again on every way out.

use rustix::io::write;
use rustix::stdio::stdout;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Alternate screen, bracketed paste, no cursor.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?25l";
/// Ends a frame that was cut short, then everything that may be on.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// Tells keys apart, and gives letters of other layouts with the key in their place.
const KEYBOARD_ON: &[u8] = b"\x1b[>5u";
const KEYBOARD_OFF: &[u8] = b"\x1b[<u";

static KEYBOARD: AtomicBool = AtomicBool::new(false);
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Leaves the terminal when dropped.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Takes the terminal, and sees to it that a panic gives it back before it prints.
    ///
    /// # Errors
    /// The terminal refused raw mode or is gone.
    pub fn new(root: &Path, log: Option<PathBuf>) -> io::Result<Self> {
        let root = root.to_owned();
        let main = thread::current().id();
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            // A panic of a helper thread is reported on the screen, which stays.
            if thread::current().id() == main {
                leave();
                before(panic);
                eprintln!("copydesk: this is a mistake of the program.");
                eprintln!("  every decision is safe in {}/history/", root.display());
                if let Some(log) = log.as_ref().filter(|log| noted(log, panic)) {
                    eprintln!("  what happened is in {}", log.display());
                }
            }
        }));
        enter()?;
        Ok(Self(()))
    }
}

/// Writes down where the program broke and on what way it came there; false where that cannot be written.
fn noted(log: &Path, panic: &std::panic::PanicHookInfo<'_>) -> bool {
    let way = std::backtrace::Backtrace::force_capture();
    let text = format!("copydesk {}\n{panic}\n{way}\n", env!("CARGO_PKG_VERSION"));
    log.parent().is_some_and(|folder| std::fs::create_dir_all(folder).is_ok())
        && std::fs::write(log, text).is_ok()
}

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

/// Takes the terminal (again, after the shell or an editor had it).
///
/// # Errors
/// The terminal refused raw mode or is gone.
pub fn enter() -> io::Result<()> {
    ENTERED.store(true, Ordering::SeqCst);
    crossterm::terminal::enable_raw_mode()?;
    all(ENTER)?;
    if KEYBOARD.load(Ordering::SeqCst) { all(KEYBOARD_ON) } else { Ok(()) }
}

/// What the terminal is asked once the first frame is out: its ground if that is wanted, whether it tells keys apart,
/// and what it is, which every terminal answers.
///
/// # Errors
/// The terminal is gone.
pub fn ask(ground: bool) -> io::Result<()> {
    let question = if ground { "\x1b]11;?\x1b\\" } else { "" };
    all(format!("{question}\x1b[?u\x1b[c").as_bytes())
}

/// Has keys told apart, now that the terminal said that it can; given back with the rest.
///
/// # Errors
/// The terminal is gone.
pub fn keyboard() -> io::Result<()> {
    if KEYBOARD.swap(true, Ordering::SeqCst) { Ok(()) } else { all(KEYBOARD_ON) }
}

/// Gives the terminal back. Does nothing if it was given back already; asks no lock, so that a panic or a
/// signal in the middle of a frame may call it.
pub fn leave() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        // Nothing can be done about a terminal that is gone.
        if KEYBOARD.load(Ordering::SeqCst) {
            let _ = all(KEYBOARD_OFF);
        }
        let _ = all(LEAVE);
        let _ = crossterm::terminal::disable_raw_mode();
    }
}

/// Turns the mouse on or off.
///
/// # Errors
/// The terminal is gone.
pub fn mouse(on: bool) -> io::Result<()> {
    all(if on { MOUSE_ON } else { MOUSE_OFF })
}

/// Writes all bytes to the terminal, past every buffer and lock.
///
/// # Errors
/// The terminal is gone.
pub fn all(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match write(stdout(), bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(n) => bytes = &bytes[n..],
            Err(rustix::io::Errno::INTR) => {}
            Err(rustix::io::Errno::AGAIN) => thread::yield_now(),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
