//! Programs beside ours: the clipboard of the terminal, the editor, whatever opens an original.

use super::term::guard;
use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Puts text on the clipboard of the terminal, wherever that runs. The clipboard is never read.
///
/// # Errors
/// The terminal is gone.
pub fn copy(text: &str) -> io::Result<()> {
    let mut sequence = String::new();
    CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence).map_err(io::Error::other)?;
    guard::all(sequence.as_bytes())
}

/// False for a terminal that is known to have no clipboard.
#[must_use]
pub fn has_clipboard() -> bool {
    std::env::var("TERM").is_ok_and(|term| term != "linux")
}

/// Opens a file in the editor at a line and waits; says whether the file changed.
///
/// # Errors
/// Why there is no editor, or how it failed.
pub fn edit(settings: Option<&str>, path: &Path, line: usize) -> Result<String, String> {
    let given = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = given("VISUAL")
        .or_else(|| given("EDITOR"))
        .or_else(|| settings.map(str::to_owned))
        .ok_or("No editor is set: export EDITOR, or put editor into config.toml.")?;
    let before = std::fs::read(path).ok();
    // The shell splits the editor's arguments; file and line come as arguments of its own.
    let status = Command::new("sh")
        .arg("-c")
        .arg(format!("{editor} \"$@\""))
        .arg("copydesk")
        .args(at_line(&editor, path, line))
        .status()
        .map_err(|error| format!("The editor did not start: {error}."))?;
    let changed = std::fs::read(path).ok() != before;
    match (status.success(), changed) {
        (false, _) => Err(format!("The editor “{editor}” failed: {status}. Nothing was lost.")),
        (true, true) => Ok("The file changed and is checked again.".into()),
        (true, false) => Ok("The file is unchanged.".into()),
    }
}

/// File and line as editors want them: most take `+line`.
fn at_line(editor: &str, path: &Path, line: usize) -> Vec<String> {
    let file = path.to_string_lossy().into_owned();
    let program = editor.split_whitespace().next().unwrap_or_default();
    let name = Path::new(program).file_name().unwrap_or_default().to_string_lossy().into_owned();
    match name.as_str() {
        "code" | "codium" | "cursor" => vec!["--goto".into(), format!("{file}:{line}")],
        "hx" | "helix" | "zed" | "subl" => vec![format!("{file}:{line}")],
        "vi" | "vim" | "nvim" | "nano" | "emacs" | "emacsclient" | "kak" | "micro" | "joe" | "ne" => {
            vec![format!("+{line}"), file]
        }
        _ => vec![file],
    }
}

/// Viewers of PDF files that can be told a page: a part of the name that the system has them under, the program, and
/// what comes before the number.
const VIEWERS: &[(&str, &str, &str)] = &[
    ("evince", "evince", "--page-index="),
    ("papers", "papers", "--page-index="),
    ("okular", "okular", "--page="),
    ("zathura", "zathura", "--page="),
    ("atril", "atril", "--page-index="),
    ("xreader", "xreader", "--page-index="),
    ("qpdfview", "qpdfview", "#"),
    ("firefox", "firefox", "#page="),
    ("chromium", "chromium", "#page="),
    ("google-chrome", "google-chrome", "#page="),
];

/// Opens an original in the program that the system has for it, at the page where that program can be told one,
/// without waiting.
///
/// # Errors
/// Where the system has none.
pub fn open(path: &Path, page: Option<u32>) -> Result<String, String> {
    // Some viewers are told the file as an address, which is never relative.
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let is_pdf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let page = page.filter(|_| is_pdf);
    if let Some(page) = page
        && let Some((program, args)) = viewer().and_then(|name| at_page(&name, &whole, page))
        && start(&program, &args).is_ok()
    {
        return Ok(format!("Opened {} at page {page}.", path.display()));
    }
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let see = page.map(|page| format!(" The passage is on page {page}.")).unwrap_or_default();
    match start(program, &[path.to_string_lossy().into_owned()]) {
        Ok(()) => Ok(format!("Opened {}.{see}", path.display())),
        Err(_) => Err(format!("No program to open it with. It is at {}.{see}", path.display())),
    }
}

/// The viewer of PDF files that the desktop would take.
fn viewer() -> Option<String> {
    let mut ask = Command::new("xdg-mime");
    ask.args(["query", "default", "application/pdf"]).stdin(Stdio::null()).stderr(Stdio::null());
    let said = ask.output().ok()?;
    Some(String::from_utf8_lossy(&said.stdout).trim().to_lowercase())
}

/// The program and its arguments for a page; none where the viewer cannot be told one.
fn at_page(viewer: &str, path: &Path, page: u32) -> Option<(String, Vec<String>)> {
    let (_, program, before) = VIEWERS.iter().find(|(name, _, _)| viewer.contains(name))?;
    let file = path.to_string_lossy();
    let args = match *before {
        "#page=" => vec![format!("file://{file}#page={page}")],
        "#" => vec![format!("{file}#{page}")],
        flag => vec![format!("{flag}{page}"), file.into_owned()],
    };
    Some(((*program).to_owned(), args))
}

fn start(program: &str, args: &[String]) -> io::Result<()> {
    let null = || Stdio::null();
    let mut child = Command::new(program).args(args).stdin(null()).stdout(null()).stderr(null()).spawn()?;
    // Nobody waits for it, but it must not stay as a zombie.
    std::thread::spawn(move || child.wait());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_get_the_line_in_their_own_way() {
        let path = Path::new("a b.md");
        assert_eq!(at_line("nvim -u NONE", path, 7), ["+7", "a b.md"]);
        assert_eq!(at_line("code --wait", path, 7), ["--goto", "a b.md:7"]);
        assert_eq!(at_line("sed -i s/a/b/", path, 7), ["a b.md"]);
    }
    #[test]
    fn viewers_get_the_page_in_their_own_way() {
        let at = |viewer: &str| at_page(viewer, Path::new("/d/a b.pdf"), 3);
        assert_eq!(at("org.gnome.evince.desktop").unwrap().1, ["--page-index=3", "/d/a b.pdf"]);
        assert_eq!(at("firefox-esr.desktop").unwrap().1, ["file:///d/a b.pdf#page=3"]);
        assert_eq!((at(""), at("gimp.desktop")), (None, None));
    }
}
