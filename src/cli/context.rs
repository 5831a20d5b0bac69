//! What every command starts from: the desk, the user, the format, and how to write.

use super::args::{ColorWhen, Common};
use super::shown::shown;
use crate::desk::import::pdftotext;
use crate::desk::{Desk, Error, Kind, Readers, Result};
use crate::exit::Exit;
use crate::settings::{self, Identity, Settings, process_env};
use serde_json::{Value as Json, json};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// The start of every command.
pub struct Context {
    /// What goes for every command.
    pub common: Common,
    /// The user's settings.
    pub settings: Settings,
    /// The theme asked for.
    pub theme: Option<String>,
    /// Whether the dialogue of lines was asked for.
    pub plain: bool,
    /// Where answers go.
    out: Box<dyn Write>,
    /// Whether answers are coloured.
    pub color: bool,
}

impl Context {
    /// A context that writes to standard output.
    #[must_use]
    pub fn new(common: Common) -> Self {
        let settings = settings::load(&process_env);
        let when = common.color.unwrap_or(match settings.color.as_deref() {
            Some("always") => ColorWhen::Always,
            Some("never") => ColorWhen::Never,
            _ => ColorWhen::Auto,
        });
        let color = match when {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => {
                let dumb = process_env("TERM").is_none_or(|term| term == "dumb");
                io::stdout().is_terminal() && process_env("NO_COLOR").is_none() && !dumb
            }
        };
        Self {
            common,
            settings,
            theme: None,
            plain: false,
            out: Box::new(io::BufWriter::new(io::stdout())),
            color,
        }
    }

    /// Who is at work.
    ///
    /// # Errors
    /// Where the variables that fix it make no sense.
    pub fn identity(&self) -> Result<Identity> {
        Identity::new(&self.settings, &process_env).map_err(|message| Error::new(Kind::Usage, message))
    }

    /// The desk: `--desk`, else the nearest one at or above the current directory.
    ///
    /// # Errors
    /// Where there is none, or it cannot be read.
    pub fn desk(&self) -> Result<Desk> {
        let root = match &self.common.desk {
            Some(dir) => dir.clone(),
            None => Desk::find(Path::new("."))?,
        };
        self.desk_at(&root)
    }

    /// The desk in the folder `root`.
    ///
    /// # Errors
    /// Where it is no desk, or cannot be read.
    pub fn desk_at(&self, root: &Path) -> Result<Desk> {
        let mut desk = Desk::open_telling(&near(root), self.identity()?, self.common.read_only, told)?;
        let Readers { program, beside, .. } = self.readers();
        (desk.readers.program, desk.readers.beside) = (program, beside);
        Ok(desk)
    }

    /// How files of other formats are read: by children of this program, within the usual limits.
    #[must_use]
    pub fn readers(&self) -> Readers {
        let beside = pdftotext::find(std::env::var_os("PATH").as_deref());
        Readers { program: std::env::current_exe().ok(), beside, ..Readers::default() }
    }

    /// The format asked for, the first of `known` where none was.
    ///
    /// # Errors
    /// Where the command does not have it.
    pub fn format(&self, known: &[&'static str]) -> Result<&'static str> {
        let first = known.first().copied().unwrap_or("human");
        let Some(asked) = &self.common.format else { return Ok(first) };
        known.iter().copied().find(|format| format == asked).ok_or_else(|| {
            let message = format!("this command has no format {asked:?}");
            Error::new(Kind::Unsupported, message).hint(format!("there is {}", known.join(", ")))
        })
    }

    /// True where `--format json` was asked for, of a command that has only that beside the human one.
    ///
    /// # Errors
    /// Where another format was asked for.
    pub fn json(&self) -> Result<bool> {
        Ok(self.format(&["human", "json"])? == "json")
    }

    /// Writes one line of human text; whatever it quotes is shown, not obeyed.
    pub fn line(&mut self, text: &str) -> Result<()> {
        writeln!(self.out, "{}", shown(text)).map_err(unwritable)
    }

    /// Writes text that is already safe, as it is.
    pub fn raw(&mut self, text: &str) -> Result<()> {
        self.out.write_all(text.as_bytes()).map_err(unwritable)
    }

    /// Writes the one object of `--format json`.
    pub fn object(&mut self, command: &str, fields: Json) -> Result<()> {
        let mut object = json!({"schema": format!("copydesk/{command}/1")});
        if let (Json::Object(object), Json::Object(fields)) = (&mut object, fields) {
            object.extend(fields);
        }
        let text = serde_json::to_string_pretty(&object).unwrap_or_default();
        self.raw(&super::shown::json(&text))?;
        self.raw("\n")
    }

    /// The words with the marks of a colour, where colours are on.
    #[must_use]
    pub fn paint(&self, label: Label, words: &str) -> Painted {
        let code = match label {
            _ if !self.color => "",
            Label::Error => "\u{1b}[1;31m",
            Label::Warning => "\u{1b}[1;33m",
            Label::Good => "\u{1b}[32m",
            Label::Dim => "\u{1b}[2m",
            Label::Strong => "\u{1b}[1m",
        };
        Painted { code, words: shown(words) }
    }

    /// Writes a line of painted and plain parts.
    pub fn parts(&mut self, parts: &[Painted]) -> Result<()> {
        let mut line = String::new();
        for part in parts {
            line.push_str(part.code);
            line.push_str(&part.words);
            if !part.code.is_empty() {
                line.push_str("\u{1b}[0m");
            }
        }
        self.raw(line.trim_end())?;
        self.raw("\n")
    }

    /// Has everything written.
    ///
    /// # Errors
    /// Where standard output is gone.
    pub fn flush(&mut self) -> Result<()> {
        self.out.flush().map_err(unwritable)
    }

    /// Says on standard error what went wrong.
    pub fn report(&self, error: &Error) {
        report(error, self.common.format.as_deref() == Some("json"));
    }
}

/// What words mean, for their colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Wrong.
    Error,
    /// To be looked at.
    Warning,
    /// As it should be.
    Good,
    /// Less important.
    Dim,
    /// A heading.
    Strong,
}

/// Words with the mark of their colour.
pub struct Painted {
    code: &'static str,
    words: String,
}

impl Painted {
    /// Words without colour.
    #[must_use]
    pub fn plain(words: &str) -> Self {
        Self { code: "", words: shown(words) }
    }
}

/// Says on standard error what went wrong, in one line, or as one JSON object.
pub fn report(error: &Error, as_json: bool) {
    let text = if as_json {
        super::shown::json(&json!({"error": error}).to_string())
    } else {
        let hint = error.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
        format!("copydesk: {}", shown(&format!("{}{hint}", error.message)))
    };
    // Where standard error is gone there is nobody to tell.
    let _ = writeln!(io::stderr(), "{text}");
}

/// What a command that wrote ends with.
pub fn exit(failed: bool, unread: bool) -> Exit {
    match (unread, failed) {
        (true, _) => Exit::CouldNotRun,
        (false, true) => Exit::Failed,
        (false, false) => Exit::Done,
    }
}

/// A folder as short as it can be said from here.
fn near(root: &Path) -> std::path::PathBuf {
    let here = std::env::current_dir().ok().and_then(|here| here.canonicalize().ok());
    match here.as_deref().map(|here| root.strip_prefix(here)) {
        Some(Ok(below)) if below.as_os_str().is_empty() => ".".into(),
        Some(Ok(below)) => below.to_owned(),
        _ => root.to_owned(),
    }
}

fn unwritable(error: io::Error) -> Error {
    let kind = if error.kind() == io::ErrorKind::BrokenPipe { Kind::Closed } else { Kind::Io };
    Error::new(kind, format!("standard output: {error}"))
}

/// Says on a terminal how much of a long history has been read.
fn told(done: u64, of: u64) {
    if !io::stderr().is_terminal() || of == 0 {
        return;
    }
    let end = if done >= of { "\n" } else { "" };
    // Where standard error is gone there is nobody to tell.
    let _ = write!(io::stderr(), "\rReading the history: {} of {} MB.{end}", done >> 20, of >> 20);
}
