//! Waiting without polling: for bytes of the terminal, for a result of the worker, for a signal.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::stdio::stdin;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Why the wait ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Woken {
    /// The terminal sent bytes.
    pub input: bool,
    /// The terminal hung up, or we were told to end: the signal.
    pub end: Option<i32>,
    /// The size may have changed.
    pub resized: bool,
    /// We were told to stop until `fg`.
    pub stop: bool,
    /// The time was over.
    pub nothing: bool,
    /// We run again after a stop that we did not see.
    pub resumed: bool,
}

/// Wakes the main thread from another.
#[derive(Debug)]
pub struct Waker(UnixStream);

impl Waker {
    /// Ends the wait.
    pub fn wake(&self) {
        // A full pipe wakes as well as a byte more.
        let _ = (&self.0).write(&[1]);
    }
}

/// What the main thread waits for.
#[derive(Debug)]
pub struct Waiter {
    pipe: UnixStream,
    flags: Vec<(i32, Arc<AtomicBool>)>,
}

const SIGNALS: [i32; 6] = [SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGTSTP, SIGCONT];

impl Waiter {
    /// A waiter that hears the signals, and the waker for other threads.
    ///
    /// # Errors
    /// The system has no more files or refuses a handler.
    pub fn new() -> io::Result<(Self, Waker)> {
        let (pipe, write) = UnixStream::pair()?;
        pipe.set_nonblocking(true)?;
        write.set_nonblocking(true)?;
        let mut flags = Vec::new();
        for signal in SIGNALS {
            let flag = Arc::new(AtomicBool::new(false));
            signal_hook::flag::register(signal, Arc::clone(&flag))?;
            signal_hook::low_level::pipe::register(signal, write.try_clone()?)?;
            flags.push((signal, flag));
        }
        Ok((Self { pipe, flags }, Waker(write)))
    }

    /// Sleeps until something happens, or for so many milliseconds if a number is given.
    ///
    /// # Errors
    /// The system cannot wait.
    pub fn wait(&mut self, at_most: Option<i64>) -> io::Result<Woken> {
        let mut woken = Woken::default();
        let terminal = stdin();
        let mut files = [PollFd::new(&terminal, PollFlags::IN), PollFd::new(&self.pipe, PollFlags::IN)];
        let most =
            at_most.map(|millis| Timespec { tv_sec: millis / 1_000, tv_nsec: millis % 1_000 * 1_000_000 });
        match poll(&mut files, most.as_ref()) {
            Ok(0) => woken.nothing = true,
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let flags = files[0].revents();
        woken.input = flags.contains(PollFlags::IN);
        if flags.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            woken.end = Some(SIGHUP);
        }
        let mut bytes = [0; 256];
        while matches!(self.pipe.read(&mut bytes), Ok(n) if n > 0) {}
        for (signal, flag) in &self.flags {
            if flag.swap(false, Ordering::SeqCst) {
                match *signal {
                    SIGWINCH => woken.resized = true,
                    SIGTSTP => woken.stop = true,
                    SIGCONT => woken.resumed = true,
                    end => woken.end = Some(end),
                }
            }
        }
        Ok(woken)
    }
}

/// Stops the whole job, so that a program that started us stops with us; false where no shell waits that could
/// bring us back.
#[must_use]
pub fn stop() -> bool {
    use rustix::process::{Signal, getpid, getsid, kill_current_process_group};
    if getsid(None).is_ok_and(|session| session == getpid()) {
        return false;
    }
    kill_current_process_group(Signal::STOP).is_ok()
}
