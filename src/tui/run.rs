//! The loop: waits, takes what happened, asks the state what to do, draws once.

use super::app::App;
use super::look::Look;
use super::msg::{Effect, Msg};
use super::page::{PageData, Row};
use super::term::decode::{Decoder, Input};
use super::term::frame::{Frames, LINK, LINK_END};
use super::term::{guard, wait};
use super::theme::Label;
use super::update::update;
use super::view::{Link, view_linked};
use super::worker::{self, Opening, Watch};
use super::{Options, external, memory};
use crate::exit::Exit;
use crate::settings::terminal::Ground;
use crate::settings::{process_env, state_folder};
use crate::store::hash::sha256;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use std::io;
use std::num::NonZeroU16;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How long the first frame waits for the desk, so that a small one is there at once.
const PATIENCE: Duration = Duration::from_millis(15);

/// How long the end waits for what was decided last to be written.
const LAST_WISH: Duration = Duration::from_millis(900);

/// After so many milliseconds what is being done is named.
const NAMED_AFTER: i64 = 120;

/// How long the terminal may think about its ground.
const GRACE: Duration = Duration::from_millis(100);

/// How the loop ends.
enum End {
    /// The user left.
    Quit,
    /// Nothing could be shown.
    Fail(String),
    /// A signal said so.
    Signal(i32),
}

struct Loop {
    app: App,
    terminal: Terminal<CrosstermBackend<Frames>>,
    frames: Frames,
    decoder: Decoder,
    ask: Sender<Effect>,
    told: Receiver<Msg>,
    waiter: wait::Waiter,
    editor: Option<String>,
    links: bool,
    /// Tells the worker to give up what it does.
    stop: Arc<AtomicBool>,
    color: Option<String>,
    /// The theme of the command line, until another one is set.
    theme: Option<String>,
    /// The theme that the settings had when they were last read.
    set_theme: Option<String>,
    keeper: memory::Keeper,
    /// When the terminal was asked for its ground.
    asked: Option<Instant>,
    end: Option<End>,
}

/// Runs the screens on a desk until the user leaves.
pub fn run(opening: Opening, options: &Options) -> Exit {
    match start(opening, options) {
        Ok(End::Quit) => Exit::Done,
        Ok(End::Fail(why)) => {
            eprintln!("copydesk: {why}");
            Exit::CouldNotRun
        }
        Ok(End::Signal(signal)) => {
            // The shell sees that we ended by the signal.
            let _ = signal_hook::low_level::emulate_default_handler(signal);
            Exit::CouldNotRun
        }
        Err(error) => {
            eprintln!("copydesk: the terminal: {error}");
            Exit::CouldNotRun
        }
    }
}

fn start(opening: Opening, options: &Options) -> io::Result<End> {
    let (waiter, waker) = wait::Waiter::new()?;
    let (ask, asked) = mpsc::channel();
    let (tell, told) = mpsc::channel();
    let (done, finished) = mpsc::channel();
    let root = opening.root.clone();
    let watch = Watch::new(ask.clone());
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    thread::Builder::new().name("desk".into()).spawn(move || {
        worker::run(opening, (watch, stopped), &asked, &mut |msg| {
            // The screen may be gone already.
            let _ = tell.send(msg);
            waker.wake();
        });
        let _ = done.send(());
    })?;
    let size = crossterm::terminal::size().unwrap_or((80, 24));
    let mut app = App::new(size, options.look.clone());
    app.breakable = options.breakable;
    app.layout = options.layout.as_slice().into();
    app.problems.clone_from(&options.problems);
    let effects = app.start(options.article.clone(), memory::recall(&root));
    for effect in effects {
        let _ = ask.send(effect);
    }
    let mut early = Vec::new();
    if let Ok(msg) = told.recv_timeout(PATIENCE) {
        if let Msg::Fatal(why) = msg {
            return Ok(End::Fail(why));
        }
        early.push(msg);
    }
    let log = state_folder(&process_env).map(|folder| folder.join("panic.log"));
    let _guard = guard::Guard::new(&root, log)?;
    let frames = Frames::default();
    let terminal = Terminal::new(CrosstermBackend::new(frames.clone()))?;
    let decoder = Decoder::default();
    let editor = options.editor.clone();
    // Colours are left out by the theme where they are not wanted: crossterm would leave weights out too.
    crossterm::style::force_color_output(true);
    let keeper = memory::Keeper::new(root);
    let (links, color) = (options.links, options.color.clone());
    let mut running = Loop {
        app,
        terminal,
        frames,
        decoder,
        ask,
        told,
        waiter,
        editor,
        links,
        stop,
        color,
        theme: options.theme.clone(),
        set_theme: options.settings.theme.clone(),
        keeper,
        asked: None,
        end: None,
    };
    if options.mouse {
        running.app.mouse = true;
        guard::mouse(true)?;
    }
    for msg in early {
        running.take(msg)?;
    }
    let end = running.turn();
    running.keeper.finish();
    // The watch can still ask, so the end of asking is said.
    let _ = running.ask.send(Effect::Quit);
    // The worker ends when nobody can ask any more, once what was asked is written.
    drop(running);
    let _ = finished.recv_timeout(LAST_WISH);
    end
}

impl Loop {
    fn turn(&mut self) -> io::Result<End> {
        loop {
            while let Ok(msg) = self.told.try_recv() {
                self.take(msg)?;
            }
            if let Some(end) = self.end.take() {
                return Ok(end);
            }
            self.draw()?;
            if self.asked.is_none() {
                self.asked = Some(Instant::now());
                // The console of Linux would print such a question.
                if std::env::var("TERM").is_ok_and(|term| term != "linux") {
                    guard::ask(self.app.look.asks())?;
                }
            }
            // What is done at once is not named: a word that comes and goes is a flicker.
            let waits = self.app.busy.is_some() && !self.app.slow;
            let woken = self.waiter.wait(waits.then_some(NAMED_AFTER))?;
            if waits && woken.nothing {
                self.take(Msg::Slow)?;
            }
            if let Some(signal) = woken.end {
                return Ok(End::Signal(signal));
            }
            if woken.input {
                self.read()?;
            }
            if woken.stop {
                self.suspend()?;
            }
            if woken.resumed {
                guard::enter()?;
                self.afresh()?;
            }
            if woken.resized {
                self.resize()?;
            }
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        let (app, links) = (&self.app, self.links);
        let mut spot = None;
        self.terminal.draw(|frame| {
            let (seen, found) = view_linked(app, frame.buffer_mut());
            if links {
                decorate(frame.buffer_mut(), &found);
            }
            if seen.shown {
                frame.set_cursor_position(seen.at);
            }
            spot = Some(seen);
        })?;
        if let Some(spot) = spot.filter(|spot| !spot.shown) {
            use io::Write;
            let (x, y) = spot.at;
            write!(self.frames.clone(), "\x1b[{};{}H", y + 1, x + 1)?;
        }
        self.frames.commit()
    }

    /// Takes what the terminal has sent; a burst of keys is one frame.
    fn read(&mut self) -> io::Result<()> {
        let mut bytes = [0; 4096];
        let n = rustix::io::read(rustix::stdio::stdin(), &mut bytes)?;
        if n == 0 {
            self.end = Some(End::Signal(signal_hook::consts::SIGHUP));
            return Ok(());
        }
        for input in self.decoder.feed(&bytes[..n]) {
            let msg = match input {
                Input::Key(key) => Msg::Key(key),
                Input::Letter(key, base) => Msg::Letter(key, base),
                Input::Keyboard => {
                    guard::keyboard()?;
                    continue;
                }
                // A terminal that thinks long enough to be noticed keeps the colours that it has.
                Input::Ground(r, g, b) if self.asked.is_some_and(|asked| asked.elapsed() <= GRACE) => {
                    Msg::Ground(Ground::of_rgb(r, g, b))
                }
                Input::Ground(..) => continue,
                Input::Attributes => {
                    self.asked = self.asked.and_then(|asked| asked.checked_sub(GRACE)).or(self.asked);
                    continue;
                }
                Input::Paste(text) => Msg::Paste(text),
                Input::Mouse(click, x, y) => Msg::Mouse(click, x, y),
            };
            self.take(msg)?;
            if self.end.is_some() {
                break;
            }
        }
        Ok(())
    }

    fn take(&mut self, msg: Msg) -> io::Result<()> {
        if let Msg::Settings(settings) = &msg {
            if settings.theme != self.set_theme {
                // a theme that is set now is the later word
                self.theme = None;
                self.set_theme.clone_from(&settings.theme);
            }
            let now = Options::new(settings, self.color.as_deref(), self.theme.as_deref());
            let ground = self.app.look.ground.or(now.look.ground);
            (self.links, self.editor) = (now.links, now.editor);
            self.app.look = Look { ground, ..now.look };
            if let Some(problem) = now.problems.first() {
                self.app.fail(problem.clone());
            }
        }
        for effect in update(&mut self.app, msg) {
            self.perform(effect)?;
        }
        Ok(())
    }

    /// Does the effects that are the terminal's; the others are the worker's.
    fn perform(&mut self, effect: Effect) -> io::Result<()> {
        match effect {
            Effect::Quit => self.end = Some(End::Quit),
            Effect::Fail(why) => self.end = Some(End::Fail(why)),
            Effect::Suspend => self.suspend()?,
            Effect::Redraw => self.afresh()?,
            Effect::Mouse(on) => guard::mouse(on)?,
            Effect::Copy(text, what) => self.copy(&text, what)?,
            Effect::Remember(place) => self.keeper.keep(place),
            Effect::Cancel => self.stop.store(true, Ordering::SeqCst),
            Effect::Edit(path, line) => {
                guard::leave();
                let said = external::edit(self.editor.as_deref(), &path, line);
                guard::enter()?;
                self.afresh()?;
                match said {
                    Ok(said) => self.app.tell(said),
                    Err(why) => self.app.fail(why),
                }
                let _ = self.ask.send(Effect::Reload);
            }
            Effect::Original(path, page) => match external::open(&path, page) {
                Ok(said) => self.app.tell(said),
                Err(why) => self.app.fail(why),
            },
            Effect::Break => break_on_purpose(),
            effect => {
                let _ = self.ask.send(effect);
            }
        }
        Ok(())
    }

    /// To the clipboard; where the terminal has none, the text is shown.
    fn copy(&mut self, text: &str, what: &str) -> io::Result<()> {
        if external::has_clipboard() {
            external::copy(text)?;
            let length = text.chars().count();
            self.app.tell(format!("Copied {what}: {length} characters via OSC 52."));
            return Ok(());
        }
        let rows = text.lines().map(|line| Row::new(line, Label::Text)).collect();
        self.take(Msg::Shown(PageData {
            title: format!("To copy by hand: {what}"),
            rows,
            ..PageData::default()
        }))?;
        self.app.tell("This terminal has no clipboard: here is the text.");
        Ok(())
    }

    /// Gives the terminal to the shell until `fg`.
    fn suspend(&mut self) -> io::Result<()> {
        guard::leave();
        let stopped = wait::stop();
        guard::enter()?;
        if self.app.mouse {
            guard::mouse(true)?;
        }
        if !stopped {
            self.app.fail("No shell waits that could bring you back. q quits.");
        }
        self.resize()?;
        self.afresh()
    }

    fn resize(&mut self) -> io::Result<()> {
        let (width, height) = crossterm::terminal::size().unwrap_or(self.app.size);
        self.take(Msg::Resize(width, height))
    }

    /// Draws every cell again. Not by `clear`, which asks the terminal where its cursor is and waits for an answer.
    fn afresh(&mut self) -> io::Result<()> {
        let (width, height) = self.app.size;
        self.terminal.resize(Rect::new(0, 0, width, height))
    }
}

/// Makes the cells of links lead there: each is whole by itself, those of one link share an id.
fn decorate(buffer: &mut Buffer, links: &[Link]) {
    for link in links {
        let id = sha256(link.to.as_bytes());
        let id = id.get(..8).unwrap_or("0");
        let (mut x, y) = link.at;
        while x < link.end.min(buffer.area.right()) && y < buffer.area.bottom() {
            let Some(cell) = buffer.cell_mut((x, y)) else { break };
            let wide = match cell.diff_option {
                CellDiffOption::ForcedWidth(wide) => wide,
                _ => NonZeroU16::MIN,
            };
            let symbol = format!("{LINK}{id};{}\x1b\\{}{LINK_END}", link.to, cell.symbol());
            cell.set_symbol(&symbol).set_diff_option(CellDiffOption::ForcedWidth(wide));
            x += wide.get();
        }
    }
}

/// What F12 does where `COPYDESK_TEST_PANIC` is set.
#[allow(clippy::panic, reason = "the guard of the terminal can only be tried by a panic")]
fn break_on_purpose() {
    std::panic::panic_any("broken on purpose, to try the terminal's guard");
}
